"""The schema as JSON Schema, by which editors of text complete and check what is written.

In: the sections of a masthead, if it is known.
Out: a schema for gazette.yaml, issue.yaml and the front matter of a notice.

It is draft 7, which all of them know. What YAML takes for a number or a truth is text to the press,
where the field is text; a key may be written in English or in Chinese, a list of one without list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gazette.fields import GAZETTE, ISSUE, NESTED, NOTICE
from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.fields import Field

Schema = dict[str, Any]
Say = Callable[[Message], str]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_WHOLE: Schema = {"type": "integer", "minimum": 1, "maximum": 999_999}
_RANGE = "[1-9][0-9]*-[1-9][0-9]*"
_TYPES: dict[str, Schema] = {
    "text": _TEXT,
    "lines": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "names": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "moment": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$"},
    "commencement": {"type": "string"},
    "expiry": {"type": "string"},
    "whole": _WHOLE,
    "issue": {
        "anyOf": [
            _WHOLE,
            {"pattern": f"^({_RANGE}|[zZ][1-9][0-9]*|增刊 ?([1-9][0-9]*)?)$", "type": "string"},
            {"pattern": "^[Ss]upplement ?([1-9][0-9]*)?$", "type": "string"},
        ]
    },
    "serial": {"anyOf": [_WHOLE, {"pattern": f"^{_RANGE}$", "type": "string"}]},
    "flag": {"enum": [True, False, "是", "否", "略"]},
    "pairs": {"type": "object", "additionalProperties": _TEXT},
}
_NOTHING: Schema = {"type": "null"}
"""A key without a value counts as left out."""


def json_schemas(sections: Sequence[str] = (), say: Say = str) -> dict[str, Schema]:
    """Return the schemas by the names of their files; a notice's section is one of `sections`.

    `say` writes out what is said of a field.
    """
    files = {
        "gazette.schema.json": (message("报头（gazette.yaml）"), GAZETTE),
        "issue.schema.json": (message("一期（issue.yaml）"), ISSUE),
        "notice.schema.json": (message("一份文件的文件头"), NOTICE),
    }
    found = {
        name: {
            "$schema": _DRAFT,
            "title": say(title),
            **_object(rows, say),
        }
        for name, (title, rows) in files.items()
    }
    if sections:
        known = found["notice.schema.json"]["properties"]
        for key in ("section", "栏目"):
            known[key] = {**known[key], "enum": [*sections]}
    return found


def _object(schema: Sequence[Field], say: Say) -> Schema:
    """Return the schema of a mapping: these fields, under either name, and no others."""
    properties = {name: _field(field, say) for field in schema for name in (field.key, field.label)}
    needed = [
        {"anyOf": [{"required": [name]} for name in (field.key, field.label)]}
        for field in schema
        if field.required
    ]
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "allOf": needed} if needed else found


def _field(field: Field, say: Say) -> Schema:
    if field.type in NESTED:
        item = _object(NESTED[field.type], say)
        value: Schema = {"anyOf": [item, {"type": "array", "items": item}]}
    elif field.choices:
        words = [word for word in field.choices.values() if word]
        value = {"enum": [*field.choices, *words]}
    else:
        value = _TYPES[field.type]
    said = {
        "title": say(field.named),
        "description": say(field.meant),
    }
    return {**said, **value} if field.required else {**said, "anyOf": [value, _NOTHING]}
