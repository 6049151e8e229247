"""Field types: what a field of each type accepts, and the typed value that it becomes.

In: entries as written, and the schema of fields.
Out: typed values by key, the place of each, and Problems in the editor's words.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from gazette.fields import NESTED, Field
from gazette.language.numbers import digits
from gazette.read import issue_numbers
from gazette.read.typed import Typed
from gazette.read.values import Entries, Scalar, Value
from gazette.rulebook.front_matter import (
    DATE_UNREADABLE,
    FIELD_MISSING,
    KEY_TWICE,
    KEY_UNKNOWN,
    VALUE_UNREADABLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazette.model import NumberRange
    from gazette.read.sources import Source

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE_DAY = re.compile(r"([0-9]{4})\s*[年./－—-]\s*([0-9]{1,2})\s*[月./－—-]\s*([0-9]{1,2})\s*日?")
_FLAGS = {"true": True, "是": True, "略": True, "false": False, "否": False}


def typed(
    source: Source, entries: Entries, schema: Sequence[Field], within: Scalar | None = None
) -> Typed:
    """Type every entry by the schema; unknown keys, missing fields and bad values are Problems.

    `within` is the key of the list that the entries are an item of, if they are one.
    """
    result = Typed(source)
    names = {name: field for field in schema for name in (field.key, field.label)}
    for key, value in entries.items():
        field = names.get(key.text)
        if field is None:
            near = get_close_matches(key.text, names, 1, 0.5)
            guess = f"是不是 `{near[0]}`？" if near else ""
            allowed = "、".join(f"{field.key}（{field.label}）" for field in schema)
            result.report(
                key, KEY_UNKNOWN, f"没有 `{key.text}` 这个字段", f"{guess}可用的字段：{allowed}"
            )
        elif field.key in result.values:
            what = f"字段 `{field.key}`（{field.label}）写了两次"
            result.report(key, KEY_TWICE, what, "英文名和中文名是同一个字段，只留一处")
        else:
            result.places[field.key] = value if isinstance(value, Scalar) else key
            result.values[field.key] = _form(field.type)(result, field, value, key)
    for field in schema:
        if field.required:
            require(result, field, within)
    return result


def require(result: Typed, field: Field, within: Scalar | None = None) -> None:
    """Report a field that is missing, unless what stands there is reported already."""
    if not result.values.get(field.key) and not _reported(result, field.key):
        at = result.places.get(field.key, within or Scalar("", 1, 1))
        what = f"缺少 `{field.key}`（{field.label}）"
        result.report(at, FIELD_MISSING, what, f"加上 `{field.label}: …`：{field.meaning}")


def _reported(result: Typed, key: str) -> bool:
    at = result.places.get(key)
    return at is not None and any(
        (problem.place.line, problem.place.column) == (at.line, at.column)
        for problem in result.problems
    )


def _scalar(result: Typed, field: Field, value: Value, key: Scalar) -> Scalar | None:
    if isinstance(value, Scalar):
        return value
    what = f"`{field.key}`（{field.label}）应当是一个值，不是列表"
    result.report(key, VALUE_UNREADABLE, what, f"写成 `{field.label}: …`：{field.meaning}")
    return None


def _text(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    scalar = _scalar(result, field, value, key)
    return scalar.text if scalar else ""


def _lines(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    """Type a text that may be a list, an item for each of its lines."""
    if not isinstance(value, tuple):
        return "\n".join(_rows(_text(result, field, value, key)))
    return "\n".join(row for text in _texts(result, field, value, key) for row in _rows(text))


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.split("\n") if row.strip()]


def _texts(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[str, ...]:
    items = value if isinstance(value, tuple) else (value,)
    if any(not isinstance(item, Scalar) for item in items):
        what = f"`{field.key}`（{field.label}）应当是一列文字"
        result.report(key, VALUE_UNREADABLE, what, f"写成 `{field.label}: [甲, 乙]`")
    result.items[field.key] = tuple(one for one in items if isinstance(one, Scalar) and one.text)
    return tuple(item.text for item in result.items[field.key])


def _names(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[str, ...]:
    """Type one name or a list of names, each once; the second has its place as `issuer.2`."""
    _texts(result, field, value, key)
    items = value if isinstance(value, tuple) else (value,)
    found: dict[str, Scalar] = {}
    for item in items:
        if isinstance(item, Scalar) and item.text in found:
            mend = "同一个名称只写一次"
            result.report(item, VALUE_UNREADABLE, f"`{item.text}` 写了两次", mend)
        elif isinstance(item, Scalar) and item.text:
            found[item.text] = item
    for at, item in enumerate(found.values(), 1):
        result.places[field.key if at == 1 else f"{field.key}.{at}"] = item
    return tuple(found)


def _day(result: Typed, field: Field, value: Value, key: Scalar) -> date | None:
    scalar = _scalar(result, field, value, key)
    if scalar is None or not scalar.text:
        return None
    match = _DAY.fullmatch(scalar.text)
    day = _calendar_day(match)
    if day is None:
        meant = _calendar_day(_LOOSE_DAY.fullmatch(digits(scalar.text)))
        what = f"`{key.text}: {scalar.text}` 不是有效日期"
        mend = f"写成 YYYY-MM-DD，{meant or '例如 2026-02-28'}"
        result.report(scalar, DATE_UNREADABLE, what, mend)
    return day


def _calendar_day(match: re.Match[str] | None) -> date | None:
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _whole(result: Typed, field: Field, value: Value, key: Scalar) -> int:
    scalar = _scalar(result, field, value, key)
    if scalar is None or not scalar.text:
        return 0
    if re.fullmatch(r"[0-9]{1,6}", scalar.text) and int(scalar.text) > 0:
        return int(scalar.text)
    what = f"`{key.text}: {scalar.text}` 不是正整数"
    meant = digits(scalar.text)
    example = f"写成 {int(meant)}" if re.fullmatch("[0-9]{1,6}", meant) and int(meant) else "例如 4"
    result.report(scalar, VALUE_UNREADABLE, what, f"用半角数字书写，{example}")
    return 0


def _numbers(result: Typed, field: Field, value: Value, key: Scalar) -> NumberRange | None:
    """Type the number of an issue, or its running number; either may be several in a row."""
    scalar = _scalar(result, field, value, key)
    if scalar is None or not scalar.text:
        return None
    serial = field.type == "serial"
    found = (issue_numbers.serial if serial else issue_numbers.number)(scalar.text)
    if found is None:
        wrong, mend = issue_numbers.wrong(scalar.text, serial=serial)
        what = f"`{key.text}: {scalar.text}` {wrong or f'不是{field.label}'}"
        result.report(scalar, VALUE_UNREADABLE, what, mend)
    return found


def _flag(result: Typed, field: Field, value: Value, key: Scalar) -> bool:
    scalar = _scalar(result, field, value, key)
    text = scalar.text.lower() if scalar else "false"
    if text not in _FLAGS and scalar:
        what = f"`{key.text}: {scalar.text}` 不是 true 或 false"
        result.report(scalar, VALUE_UNREADABLE, what, "写成 true 或 false")
    return _FLAGS.get(text, False)


def _choice(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    scalar = _scalar(result, field, value, key)
    text = scalar.text if scalar else ""
    words = {word: choice for choice, word in field.choices.items() if word}
    if scalar is None or not text or text in field.choices or text in words:
        return words.get(text, text)
    *others, last = field.choices
    what = f"`{key.text}: {text}` 不是 {'、'.join(others)} 或 {last}"
    result.report(scalar, VALUE_UNREADABLE, what, f"写成 {field.meaning}")
    return ""


def _tables(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[Typed, ...]:
    """Type a list of mappings; each is a Typed of its own whose Problems are kept."""
    schema = NESTED[field.type]
    items = value if isinstance(value, tuple) else (value,)
    rows: list[Typed] = []
    for item in items:
        if isinstance(item, dict):
            row = typed(result.source, item, schema, next(iter(item), key))
            result.problems.extend(row.problems)
            rows.append(row)
        elif not (isinstance(item, Scalar) and not item.text):
            at = item if isinstance(item, Scalar) else key
            what = f"`{field.key}`（{field.label}）的每一项应当写明字段"
            example = "、".join(f"{part.key}（{part.label}）" for part in schema)
            result.report(at, VALUE_UNREADABLE, what, f"每项写成 `- 字段: 值`，字段有：{example}")
    return tuple(rows)


def _pairs(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[tuple[str, str], ...]:
    """Type a mapping whose keys are the editor's own words; what is left empty is left out."""
    pairs = value if isinstance(value, dict) else {}
    wrong = [name for name, said in pairs.items() if not isinstance(said, Scalar)]
    if wrong or not (pairs or (isinstance(value, Scalar) and not value.text)):
        what = f"`{field.key}`（{field.label}）应当一行一项，每项一个名称和一个值"
        mend = f"写成 `{field.label}:`，下面每行缩进两格写 `名称: 内容`，例如 `印数: 500册`"
        result.report(wrong[0] if wrong else key, VALUE_UNREADABLE, what, mend)
    found = ((name.text, said.text) for name, said in pairs.items() if isinstance(said, Scalar))
    return tuple((name, said) for name, said in found if said)


def _form(form: str) -> Callable[[Typed, Field, Value, Scalar], Any]:
    return _FORMS.get(form, _tables)


_FORMS: dict[str, Callable[[Typed, Field, Value, Scalar], Any]] = {
    "text": _text,
    "lines": _lines,
    "texts": _texts,
    "names": _names,
    "day": _day,
    "whole": _whole,
    "issue": _numbers,
    "serial": _numbers,
    "flag": _flag,
    "choice": _choice,
    "pairs": _pairs,
}
