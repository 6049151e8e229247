"""JSON values: how the data write what the model holds.

In: values of the model.
Out: Json; the version of what the data hold.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

SCHEMA_VERSION = 2
"""Rises when a key goes or changes its meaning; further keys do not change it."""


def plain(value: Any) -> Json:
    """Return a value as JSON has it: a day as YYYY-MM-DD, null for what is not written.

    Of a field that may have several values it is the first.
    """
    if isinstance(value, tuple):
        return first(value)
    return value.isoformat() if isinstance(value, date) else value or None


def first(values: Sequence[object]) -> str | None:
    """Return the first of several values as text; null for none."""
    return str(values[0]) if values else None


def dumped(value: object) -> str:
    """Return a value on one line."""
    return json.dumps(value, ensure_ascii=False)
