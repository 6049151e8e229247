"""Schema parts: the values of which the JSON Schemas of the data are made.

In: nothing of ours but the version.
Out: schemas of plain values, of the types of fields, of lists and objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.pages.open_data.json_values import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

VERSION: Schema = {"const": SCHEMA_VERSION}
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
FLAG: Schema = {"type": "boolean"}
TYPES = {
    **dict.fromkeys(("day", "commencement", "expiry"), DAY),
    **dict.fromkeys(("whole", "issue", "serial"), COUNT),
    "flag": FLAG,
    "texts": {"type": "array", "items": TEXT},
}
"""Fields of other types are text, null where nothing is written."""


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def object_of(properties: Mapping[str, Schema], *optional: str) -> Schema:
    """Return the schema of an object that has all these keys, but for the `optional`."""
    needed = [key for key in properties if key not in optional]
    return {"type": "object", "properties": dict(properties), "required": needed}


def keyed(keys: str, value: Schema) -> dict[str, Schema]:
    """Return the same schema for each of some keys."""
    return dict.fromkeys(keys.split(), value)
