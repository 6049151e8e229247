"""Data schemas: what the files below data/ and beside each issue hold, as JSON Schema.

In: the masthead.
Out: Pages, /data/schema/notice.json and its like (draft 2020-12).

What comes from a field is as the field's type has it; what else a file may hold is written here
once. Further keys may be added later, so that no schema forbids them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json

from gazette.fields import GAZETTE, ISSUE, NESTED, NOTICE, VERBS, indexed
from gazette.language.words import words
from gazette.model import EventKind, Page, StatusWord
from gazette.pages.frame import absolute
from gazette.pages.open_data.changes import KINDS
from gazette.pages.open_data.json_values import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.fields import Field
    from gazette.model import Masthead

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_VERSION: Schema = {"const": SCHEMA_VERSION}
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_TYPES = {
    **dict.fromkeys(("day", "commencement", "expiry"), _DAY),
    **dict.fromkeys(("whole", "issue", "serial"), _COUNT),
    "flag": _FLAG,
    "texts": {"type": "array", "items": _TEXT},
}
"""Fields of other types are text, null where nothing is written."""


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Mapping[str, Schema], *optional: str) -> Schema:
    """Return the schema of an object that has all these keys, but for the `optional`."""
    needed = [key for key in properties if key not in optional]
    return {"type": "object", "properties": dict(properties), "required": needed}


def _keyed(keys: str, value: Schema) -> dict[str, Schema]:
    return dict.fromkeys(keys.split(), value)


_NAMED = _object(_keyed("number title url", _MAYBE))
_ACT = _object({**_NAMED["properties"], **_keyed("quotation unit", _MAYBE), "page": _COUNT})
_EVENT = _object(
    {
        "kind": {"enum": [kind.value for kind in EventKind]},
        "on": _DAY,
        "act": {"anyOf": [_ACT, {"type": "null"}]},
        "known_since": _TEXT,
    }
)
_WHOLE_EVENT = _object({**_EVENT["properties"], "part": _MAYBE, "until": _DAY})
_STATUS = _object(
    {
        "status": {"enum": [word.value for word in StatusWord]},
        "word": _TEXT,
        **_keyed("from until", _DAY),
        "reason": {"anyOf": [_EVENT, {"type": "null"}]},
    }
)
_RELATION = _object(
    {
        "kind": {"enum": list(VERBS)},
        "act": _NAMED,
        "target": _NAMED,
        "part": _MAYBE,
        **_keyed("from until", _DAY),
        **_keyed("quotation unit", _MAYBE),
        "page": _COUNT,
    }
)
_CORRECTION = _keyed("unit was now column", _MAYBE) | _keyed("offset nth page line", _COUNT)
_FILE = _object({"url": _TEXT, "size": _COUNT, "sha256": _MAYBE})
_BREAK = _object({"page": _COUNT, "anchor": _TEXT, "offset": _COUNT})
_CITED = _object({**_NAMED["properties"], "unit": _TEXT})
_FILES = {"size": _COUNT, "sha256": _MAYBE}
_WHERE = {
    **_keyed("url text json akn", _TEXT),
    **_keyed("first_page last_page reset_first_page reset_last_page", _COUNT),
}
_RESET = ("reset_first_page", "reset_last_page")
_OTHERS = {
    "numbers": _list(_TEXT),
    "issuers": _list(_TEXT),
    **_WHERE,
    "status": _list(_STATUS),
    "relations": _list(_RELATION),
}
"""What a notice has in the index, too, beside its fields."""


def data_schemas(masthead: Masthead) -> Iterator[Page]:
    """Yield the schema of each kind of file."""
    labels = words(masthead).labels
    notice = _notice(labels)
    inner = {key: one for key, one in notice["properties"].items() if key not in _ONCE}
    schemas = {
        "notice": notice,
        "issue": _issue(_object(inner, *_OPTIONAL)),
        "index": _index(labels),
        "changes": _object(
            {
                "kind": {"enum": list(KINDS)},
                "day": _DAY,
                "issue": _TEXT,
                "notice": _NAMED,
                "event": _WHOLE_EVENT,
            },
            "event",
        ),
        **_by_key(),
    }
    for name, schema in schemas.items():
        address = f"/data/schema/{name}.json"
        head = {"$schema": _DRAFT, "$id": absolute(masthead, address)}
        text = json.format(json.encode({**head, **schema}), indent=1).decode()
        yield Page(address, "", {"text": f"{text}\n"})


_ONCE = ("schema_version", "issue", "printed_pages")
_OPTIONAL = (*_RESET, "reset_page_breaks", "consolidated")


def _notice(labels: Mapping[str, str]) -> Schema:
    own = {
        "timings": {"type": "object", "additionalProperties": _TEXT},
        **_OTHERS,
        "signatures": _list(_TEXT),
        "aliases": _list(_TEXT),
        "page_breaks": _list(_BREAK),
        "reset_page_breaks": _list(_BREAK),
        "events": _list(_WHOLE_EVENT),
        "corrections": _list(_object({**_keyed("act target", _NAMED), **_CORRECTION})),
        "csl": {"type": "object"},
        "consolidated": {"type": "object"},
        "citations": _list(_object({"kind": _TEXT, **_CITED["properties"]})),
        "cited_by": _list(_CITED),
        "annexes": _list(_object({"name": _TEXT, "omitted": _FLAG, "url": _MAYBE, **_FILES})),
        "explanations": _list(_object({"title": _TEXT, "url": _TEXT, **_FILES})),
        "files": _list(_FILE),
        "units": _list(_object(_keyed("id kind text", _TEXT))),
        "printed_pages": _list(_object({"page": _COUNT, "url": _TEXT, "text": _MAYBE})),
    }
    issue = _object(_keyed("id name url", _TEXT))
    fields = _fields(NOTICE, labels)
    return _object({"schema_version": _VERSION, "issue": issue, **fields, **own}, *_OPTIONAL)


def _head() -> dict[str, Schema]:
    """Return what the index and its own file say of an issue."""
    fields = {field.key: _TYPES.get(field.type, _MAYBE) for field in ISSUE}
    return {
        "id": _TEXT,
        **{key: fields[key] for key in indexed(ISSUE)},
        **_keyed("last_number last_serial supplement pages reset_pages", _COUNT),
        "url": _TEXT,
        **_keyed("pdf reset_pdf epub akn state", _MAYBE),
    }


_RARE = tuple(
    _keyed("last_number last_serial supplement pages reset_pages pdf reset_pdf state", _MAYBE)
)


def _issue(notice: Schema) -> Schema:
    page = {"page": _COUNT, "url": _TEXT, "notices": _list(_TEXT), "text": _MAYBE}
    return _object(
        {
            "schema_version": _VERSION,
            "gazette": _gazette(),
            **_head(),
            "name": _TEXT,
            "note": _MAYBE,
            "colophon": {"type": "object", "additionalProperties": _TEXT},
            "files": _list(_FILE),
            "notices": _list(notice),
            "printed_pages": _list(_object(page)),
        },
        *_RARE,
    )


def _index(labels: Mapping[str, str]) -> Schema:
    fields = _fields(NOTICE, labels)
    own = {key: fields[key] for key in indexed(NOTICE) if key != "printed_page"}
    notice = _object({**own, **_OTHERS}, *_RESET)
    issue = _object({**_head(), "json": _TEXT, "notices": _list(notice)}, *_RARE)
    lists = {"issues": _list(issue), "years": _list(_object(_keyed("url pdf", _MAYBE)))}
    return _object({"schema_version": _VERSION, "gazette": _gazette(), **lists})


def _by_key() -> dict[str, Schema]:
    """Return the schemas of what maps addresses, numbers and identifiers to what is known."""
    pair = {"type": "array", "prefixItems": [_TEXT, _TEXT], "items": False}
    span = {"type": "array", "prefixItems": [_TEXT, _DAY, _DAY], "items": False}
    as_of = {"day": _DAY, "newest_issue": _MAYBE, "published": _DAY, "said": _MAYBE}
    run = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}
    series = _keyed("prefix code issuer form", _TEXT)
    series |= {"years": {"type": "object", "additionalProperties": _list(run)}}
    return {
        "status": _mapped("status", _list(span)),
        "as-of": _mapped("status", _STATUS, **as_of),
        "cited": _mapped("cited", _list(pair)),
        "identifiers": _mapped("identifiers", _list(pair)),
        "numbers": _object({"schema_version": _VERSION, "series": _list(_object(series))}),
    }


def _mapped(key: str, value: Schema, **more: Schema) -> Schema:
    rows: Schema = {"type": "object", "additionalProperties": value}
    return _object({"schema_version": _VERSION, **more, key: rows})


def _gazette() -> Schema:
    fields = {field.key: _TYPES.get(field.type, _MAYBE) for field in GAZETTE}
    return _object({key: fields[key] for key in indexed(GAZETTE)})


def _fields(rows: Iterable[Field], labels: Mapping[str, str]) -> dict[str, Schema]:
    """Return the schema of each plain field, called as readers call it."""
    found: dict[str, Schema] = {}
    for field in rows:
        if field.type in NESTED:
            continue
        kind = _TYPES.get(field.type, _MAYBE)
        named = {"title": labels[field.key]} if field.key in labels else {}
        found[field.key] = {**named, **kind}
    return found
