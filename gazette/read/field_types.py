"""Field types: what a field of each type accepts, and the typed value that it becomes.

In: entries as written, and the schema of fields.
Out: typed values by key, the place of each, and Problems in the editor's words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gazette.fields import NESTED, Field
from gazette.language.numbers import digits
from gazette.language.timing import commencement, expiry
from gazette.model import message
from gazette.read import days, issue_numbers
from gazette.read.field_names import guess, listed
from gazette.read.joined_values import report_joined, unjoined
from gazette.read.typed import Typed, one, refuse_readings, require
from gazette.read.values import Entries, Scalar, Value
from gazette.rulebook.front_matter import (
    COLON_FULLWIDTH,
    KEY_TWICE,
    KEY_UNKNOWN,
    VALUE_UNREADABLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazette.model import NumberRange
    from gazette.read.sources import Source

_FLAGS = {"true": True, "是": True, "略": True, "false": False, "否": False}


def typed(
    source: Source, entries: Entries, schema: Sequence[Field], within: Scalar | None = None
) -> Typed:
    """Type every entry by the schema; unknown keys, missing fields and bad values are Problems.

    `within` is the key of the list that the entries are an item of, if they are one.
    """
    result = Typed(source)
    names = {name: field for field in schema for name in (field.key, field.label)}
    for name, said in entries.items():
        key, value = _pair(result, name, said, names)
        field = names.get(key.text)
        if field is None:
            what = message("没有 `{key}` 这个字段", key=key.text)
            result.report(key, KEY_UNKNOWN, what, guess(key.text, names, schema))
        elif field.key in result.values:
            what = field.about("字段 `{key}`（{label}）写了两次")
            result.report(key, KEY_TWICE, what, message("英文名和中文名是同一个字段，只留一处"))
        else:
            result.places[field.key] = value if isinstance(value, Scalar) else key
            refuse_readings(result, value)
            result.values[field.key] = _form(field.type)(result, field, value, key)
    for field in schema:
        if field.required:
            require(result, field, within)
    return result


def _pair(
    result: Typed, key: Scalar, value: Value, names: Mapping[str, Field]
) -> tuple[Scalar, Value]:
    """Return a field and its value, which a colon or a comma of full width does not part."""
    name, colon, rest = (part.strip() for part in key.text.partition("："))
    if colon and name in names and value == Scalar("", key.line, key.column):
        what = message("`{key}` 后面是全角冒号", key=name)
        mend = message("改用半角冒号加一个空格：`{key}: {value}`", key=name, value=rest)
        result.report(key, COLON_FULLWIDTH, what, mend)
        key, value = replace(key, text=name), replace(key, text=rest)
    return key, unjoined(result, value, names)


def _text(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    scalar = one(result, field, value, key)
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
        what = field.about("`{key}`（{label}）应当是一列文字")
        result.report(key, VALUE_UNREADABLE, what, field.about("写成 `{label}: [甲, 乙]`"))
    result.items[field.key] = tuple(one for one in items if isinstance(one, Scalar) and one.text)
    return tuple(item.text for item in result.items[field.key])


def _names(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[str, ...]:
    """Type one name or a list of names, each once; the second has its place as `issuer.2`."""
    _texts(result, field, value, key)
    items = value if isinstance(value, tuple) else (value,)
    report_joined(result, field, items)
    found: dict[str, Scalar] = {}
    for item in items:
        if isinstance(item, Scalar) and item.text in found:
            what = message("`{text}` 写了两次", text=item.text)
            result.report(item, VALUE_UNREADABLE, what, message("同一个名称只写一次"))
        elif isinstance(item, Scalar) and item.text:
            found[item.text] = item
    for at, item in enumerate(found.values(), 1):
        result.places[field.key if at == 1 else f"{field.key}.{at}"] = item
    return tuple(found)


def _whole(result: Typed, field: Field, value: Value, key: Scalar) -> int:
    scalar = one(result, field, value, key)
    if scalar is None or not scalar.text:
        return 0
    if re.fullmatch(r"[0-9]{1,6}", scalar.text) and int(scalar.text) > 0:
        return int(scalar.text)
    what = message("`{key}: {value}` 不是正整数", key=key.text, value=scalar.text)
    meant = digits(scalar.text)
    mend = message("用半角数字书写，例如 4")
    if re.fullmatch("[0-9]{1,6}", meant) and int(meant):
        mend = message("用半角数字书写，写成 {meant}", meant=int(meant))
    result.report(scalar, VALUE_UNREADABLE, what, mend)
    return 0


def _numbers(result: Typed, field: Field, value: Value, key: Scalar) -> NumberRange | None:
    """Type the number of an issue, or its running number; either may be several in a row."""
    scalar = one(result, field, value, key)
    if scalar is None or not scalar.text:
        return None
    serial = field.type == "serial"
    found = (issue_numbers.serial if serial else issue_numbers.number)(scalar.text)
    if found is None:
        wrong, mend = issue_numbers.wrong(scalar.text, serial=serial)
        wrong = wrong or field.about("不是{label}")
        what = message("`{key}: {value}` {wrong}", key=key.text, value=scalar.text, wrong=wrong)
        result.report(scalar, VALUE_UNREADABLE, what, mend)
    return found


def _flag(result: Typed, field: Field, value: Value, key: Scalar) -> bool:
    scalar = one(result, field, value, key)
    text = scalar.text.lower() if scalar else "false"
    if text not in _FLAGS and scalar:
        what = message("`{key}: {value}` 不是 true 或 false", key=key.text, value=scalar.text)
        result.report(scalar, VALUE_UNREADABLE, what, message("写成 true 或 false"))
    return _FLAGS.get(text, False)


def _choice(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    scalar = one(result, field, value, key)
    text = scalar.text if scalar else ""
    words = {word: choice for choice, word in field.choices.items() if word}
    if scalar is None or not text or text in field.choices or text in words:
        return words.get(text, text)
    *others, last = field.choices
    template = "`{key}: {text}` 不是 {others:、} 或 {last}"
    what = message(template, key=key.text, text=text, others=tuple(others), last=last)
    result.report(scalar, VALUE_UNREADABLE, what, message("写成 {meaning}", meaning=field.meant))
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
            what = field.about("`{key}`（{label}）的每一项应当写明字段")
            mend = message("每项写成 `- 字段: 值`，字段有：{fields:、}", fields=listed(schema))
            result.report(at, VALUE_UNREADABLE, what, mend)
    return tuple(rows)


def _pairs(result: Typed, field: Field, value: Value, key: Scalar) -> tuple[tuple[str, str], ...]:
    """Type a mapping whose keys are the editor's own words; what is left empty is left out."""
    pairs = value if isinstance(value, dict) else {}
    wrong = [name for name, said in pairs.items() if not isinstance(said, Scalar)]
    if wrong or not (pairs or (isinstance(value, Scalar) and not value.text)):
        what = field.about("`{key}`（{label}）应当一行一项，每项一个名称和一个值")
        mend = field.about("写成 `{label}:`，下面每行缩进两格写 `名称: 内容`，例如 `印数: 500册`")
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
    "day": days.day,
    "moment": days.moment,
    "commencement": days.timing(commencement),
    "expiry": days.timing(expiry),
    "whole": _whole,
    "issue": _numbers,
    "serial": _numbers,
    "flag": _flag,
    "choice": _choice,
    "pairs": _pairs,
}
