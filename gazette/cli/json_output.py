"""JSON on standard output: one form for all commands that offer it.

In: what a command found: rows, Problems, values of the model.
Out: one object with `schema_version`, `command` and the command's own keys, as the README has it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from gazette.model import Message, Number, NumberRange

SCHEMA_VERSION = 1
"""Rises when a key goes or changes its meaning; further keys do not change it."""


def json_of(command: str, **values: Any) -> str:
    """Return the object of a command, indented, its keys in the order given."""
    whole = {"schema_version": SCHEMA_VERSION, "command": command, **values}
    return json.dumps(plain(whole), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: days as YYYY-MM-DD, numbers as they are written."""
    match value:
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case tuple() | list():
            return [plain(one) for one in value]
        case date() | Number() | NumberRange() | Message():
            return str(value)
        case Enum():
            return value.value
        case _ if is_dataclass(value):
            return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value
