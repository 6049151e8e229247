"""The form: the fields of a file, as a page shows them to an editor.

In: the schema, the masthead, what was written before, a file as it was opened.
Out: for each field its name, its help, how it is typed and what may be chosen; its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.desk.changes import Unchangeable, body_start, naming, parts, raw_of
from gazette.fields import NESTED, NOTICE
from gazette.language.kinds import OFFICIAL, PRINTED
from gazette.language.words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazette.desk.spans import Bare
    from gazette.fields import Field
    from gazette.model import Masthead, Message

    Say = Callable[[Message], str]

MOST = 12
"""Suggestions of a field: more are no help."""
_CHOSEN = {"section"}
"""The fields of which gazette.yaml has all that may be chosen."""
_LISTED = {"names", "texts"}


def described(
    schema: Sequence[Field], head: Masthead | None, before: Mapping[str, Sequence[str]], say: Say
) -> list[dict[str, Any]]:
    """Return how each field is asked for, in the order of the schema."""
    language = head.language if head else DEFAULT
    return [
        {
            "key": one.key,
            "label": say(one.named),
            "help": say(one.meant),
            "type": _typed(one),
            "required": one.required,
            "locked": one.locked,
            "choices": _choices(one, head, language),
            "suggestions": _suggestions(one, head, before),
            "fields": described(NESTED[one.type], head, {}, say) if one.type in NESTED else [],
        }
        for one in schema
    ]


def filled(data: bytes, schema: Sequence[Field], say: Say) -> dict[str, Any]:
    """Return what a file says: its text, and by fields and body where it can be read so.

    `names` are what the file calls a field, `own` what it would call one that is new. A value that
    stands in a shape of its own is among the `others`, which only the whole text shows.
    """
    raw = raw_of(data)
    told: dict[str, Any] = {"text": raw.text, "fields": None, "body": None, "told": None}
    try:
        there = parts(raw, schema)
    except Unchangeable as error:
        told["told"] = {"what": say(error.what), "mend": say(error.mend)}
        return told
    keys = {name: one for one in schema for name in (one.key, one.label)}
    named = naming(there, schema)
    values, others = {}, []
    for name, entry in there.entries.items():
        own = keys.get(name)
        shaped = _shaped(own, entry.span.value) if own else None
        if own is None or shaped is None:
            others.append(own.key if own else name)
        else:
            values[own.key] = shaped
    start = body_start(raw) if schema is NOTICE else len(raw.lines)
    return {
        **told,
        "fields": values,
        "others": others,
        "labelled": named.labelled,
        "body": "\n".join(raw.lines[start:]) if schema is NOTICE else None,
        "first": start + 1,
    }


def given(values: Mapping[str, Any], schema: Sequence[Field]) -> dict[str, Bare | None]:
    """Return the fields that a page sent, as values; what is no value of a field is left out."""
    known = {one.key for one in schema}
    return {
        key: _value(one)
        for key, one in values.items()
        if key in known and isinstance(one, str | list | tuple | dict | None)
    }


def _typed(one: Field) -> str:
    if one.key in _CHOSEN:
        return "choice"
    if one.type in NESTED:
        return "row" if one.type in {"picture", "faces", "press"} else "rows"
    return "names" if one.type in _LISTED else one.type


def _choices(one: Field, head: Masthead | None, language: str) -> list[dict[str, str]]:
    if one.key == "section":
        return [{"value": name, "label": name} for name in (head.sections if head else ())]
    chinese = language.startswith("zh")
    return [
        {"value": key, "label": word if word and chinese else key}
        for key, word in one.choices.items()
    ]


def _suggestions(
    one: Field, head: Masthead | None, before: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return what was written before, and what is usual."""
    usual: tuple[str, ...] = ()
    if one.key == "kind":
        usual = (*OFFICIAL, *PRINTED)
    if one.key in {"issuer", "signed_by"} and head:
        usual = tuple(series.issuer for series in head.series)
    if one.type not in {*_LISTED, "text"} or one.key in {"number", "id", "aliases", "summary"}:
        return []
    if one.key in {"index_number", "registration", "remark"}:
        return list(before.get(one.key, ()))[:1]
    return list(dict.fromkeys((*before.get(one.key, ())[:MOST], *usual)))


def _shaped(own: Field, value: Bare) -> Any:
    """Return a value as the form has it; None where it stands in another shape."""
    if own.type in NESTED or own.type == "pairs":
        rows = value if isinstance(value, tuple) else (value,)
        plain = all(
            isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values())
            for row in rows
        )
        single = isinstance(value, dict) == (_typed(own) in {"row", "pairs"})
        if value == "":
            return [] if _typed(own) == "rows" else {}
        return value if plain and single else None
    if own.type in _LISTED or own.type == "lines":
        rows = value if isinstance(value, tuple) else (value,)
        texts = [row for row in rows if isinstance(row, str)]
        shown = None if len(texts) != len(rows) else list(filter(None, texts))
        return "\n".join(shown) if shown is not None and own.type == "lines" else shown
    return value if isinstance(value, str) else None


def _value(one: Any) -> Bare | None:
    """Return a value of JSON as one of a file: texts, lists and mappings of texts."""
    if isinstance(one, str):
        return one
    if isinstance(one, list | tuple):
        return tuple(made for made in map(_value, one) if made is not None)
    if isinstance(one, dict):
        cells = ((str(name), _value(cell)) for name, cell in one.items())
        return {name: cell for name, cell in cells if isinstance(cell, str)}
    return None
