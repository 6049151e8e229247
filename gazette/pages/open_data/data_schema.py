"""Data schemas: what the files below data/ and beside each issue hold, as JSON Schema.

In: the masthead.
Out: Pages, /data/schema/notice.json and its like (draft 2020-12).

What comes from a field is as the field's type has it; what else a file may hold is written here
once. Further keys may be added later, so that no schema forbids them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

from gazette.fields import GAZETTE, ISSUE, NESTED, NOTICE, VERBS, indexed
from gazette.language.words import words
from gazette.model import EventKind, Page, StatusWord
from gazette.pages import published
from gazette.pages.frame import absolute
from gazette.pages.open_data.changes import KINDS
from gazette.pages.open_data.schema_parts import (
    COUNT,
    DAY,
    FLAG,
    MAYBE,
    TEXT,
    TYPES,
    VERSION,
    Schema,
    keyed,
    list_of,
    object_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.fields import Field
    from gazette.model import Masthead

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NAMED = object_of(keyed("number title url", MAYBE))
_ACT = object_of({**_NAMED["properties"], **keyed("quotation unit", MAYBE), "page": COUNT})
_EVENT = object_of(
    {
        "kind": {"enum": [kind.value for kind in EventKind]},
        "on": DAY,
        "act": {"anyOf": [_ACT, {"type": "null"}]},
        "known_since": TEXT,
    }
)
_WHOLE_EVENT = object_of({**_EVENT["properties"], "part": MAYBE, "until": DAY})
_STATUS = object_of(
    {
        "status": {"enum": [word.value for word in StatusWord]},
        "word": TEXT,
        **keyed("from until", DAY),
        "reason": {"anyOf": [_EVENT, {"type": "null"}]},
    }
)
_RELATION = object_of(
    {
        "kind": {"enum": list(VERBS)},
        "act": _NAMED,
        "target": _NAMED,
        "part": MAYBE,
        **keyed("from until", DAY),
        **keyed("quotation unit", MAYBE),
        "page": COUNT,
    }
)
_CORRECTION = keyed("unit was now column", MAYBE) | keyed("offset nth page line", COUNT)
_FILE = object_of({"url": TEXT, "size": COUNT, "sha256": MAYBE})
_BREAK = object_of({"page": COUNT, "anchor": TEXT, "offset": COUNT})
_CITED = object_of({**_NAMED["properties"], "unit": TEXT})
_FILES = {"size": COUNT, "sha256": MAYBE}
_WHERE = {
    **keyed("url text json akn", TEXT),
    **keyed("first_page last_page reset_first_page reset_last_page", COUNT),
}
_RESET = ("reset_first_page", "reset_last_page")
_OTHERS = {
    "numbers": list_of(TEXT),
    "issuers": list_of(TEXT),
    **_WHERE,
    "status": list_of(_STATUS),
    "relations": list_of(_RELATION),
}
"""What a notice has in the index, too, beside its fields."""


def data_schemas(masthead: Masthead) -> Iterator[Page]:
    """Yield the schema of each kind of file."""
    labels = words(masthead).labels
    notice = _notice(labels)
    inner = {key: one for key, one in notice["properties"].items() if key not in _ONCE}
    schemas = {
        "notice": notice,
        "issue": _issue(object_of(inner, *_OPTIONAL)),
        "index": _index(labels),
        "changes": object_of(
            {
                "kind": {"enum": list(KINDS)},
                "day": DAY,
                "issue": TEXT,
                "notice": _NAMED,
                "event": _WHOLE_EVENT,
                "target": TEXT,
                "reason": TEXT,
            },
            *("notice", "event", "target", "reason"),
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
        "timings": {"type": "object", "additionalProperties": TEXT},
        **_OTHERS,
        "signatures": list_of(TEXT),
        "aliases": list_of(TEXT),
        "page_breaks": list_of(_BREAK),
        "reset_page_breaks": list_of(_BREAK),
        "events": list_of(_WHOLE_EVENT),
        "corrections": list_of(object_of({**keyed("act target", _NAMED), **_CORRECTION})),
        "csl": {"type": "object"},
        "consolidated": {"type": "object"},
        "citations": list_of(object_of({"kind": TEXT, **_CITED["properties"]})),
        "cited_by": list_of(_CITED),
        "annexes": list_of(object_of({"name": TEXT, "omitted": FLAG, "url": MAYBE, **_FILES})),
        "web_errata": list_of(object_of({"day": DAY, "text": TEXT})),
        "explanations": list_of(object_of({"title": TEXT, "url": TEXT, **_FILES})),
        "files": list_of(_FILE),
        "units": list_of(object_of(keyed("id kind text", TEXT))),
        "printed_pages": list_of(object_of({"page": COUNT, "url": TEXT, "text": MAYBE})),
    }
    issue = object_of(keyed("id name url", TEXT))
    fields = _fields(NOTICE, labels)
    return object_of({"schema_version": VERSION, "issue": issue, **fields, **own}, *_OPTIONAL)


def _head() -> dict[str, Schema]:
    """Return what the index and its own file say of an issue."""
    fields = {field.key: TYPES.get(field.type, MAYBE) for field in ISSUE}
    return {
        "id": TEXT,
        **{key: fields[key] for key in indexed(ISSUE)},
        **keyed("last_number last_serial supplement pages reset_pages", COUNT),
        "url": TEXT,
        **keyed("pdf reset_pdf epub akn state", MAYBE),
    }


_RARE = tuple(
    keyed("last_number last_serial supplement pages reset_pages pdf reset_pdf state", MAYBE)
)


def _issue(notice: Schema) -> Schema:
    page = {"page": COUNT, "url": TEXT, "notices": list_of(TEXT), "text": MAYBE}
    return object_of(
        {
            "schema_version": VERSION,
            "gazette": _gazette(),
            **_head(),
            "name": TEXT,
            "note": MAYBE,
            "colophon": {"type": "object", "additionalProperties": TEXT},
            "publication": published.SCHEMA,
            "files": list_of(_FILE),
            "notices": list_of(notice),
            "printed_pages": list_of(object_of(page)),
        },
        *_RARE,
    )


def _index(labels: Mapping[str, str]) -> Schema:
    fields = _fields(NOTICE, labels)
    own = {key: fields[key] for key in indexed(NOTICE) if key != "printed_page"}
    notice = object_of({**own, **_OTHERS}, *_RESET)
    issue = object_of({**_head(), "json": TEXT, "notices": list_of(notice)}, *_RARE)
    lists = {"issues": list_of(issue), "years": list_of(object_of(keyed("url pdf", MAYBE)))}
    return object_of({"schema_version": VERSION, "gazette": _gazette(), **lists})


def _by_key() -> dict[str, Schema]:
    """Return the schemas of what maps addresses, numbers and identifiers to what is known."""
    pair = {"type": "array", "prefixItems": [TEXT, TEXT], "items": False}
    span = {"type": "array", "prefixItems": [TEXT, DAY, DAY], "items": False}
    as_of = {"day": DAY, "newest_issue": MAYBE, "published": DAY, "said": MAYBE}
    run = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}
    series = keyed("prefix code issuer form", TEXT)
    series |= {"years": {"type": "object", "additionalProperties": list_of(run)}}
    return {
        "status": _mapped("status", list_of(span)),
        "as-of": _mapped("status", _STATUS, **as_of),
        "cited": _mapped("cited", list_of(pair)),
        "identifiers": _mapped("identifiers", list_of(pair)),
        "numbers": object_of({"schema_version": VERSION, "series": list_of(object_of(series))}),
    }


def _mapped(key: str, value: Schema, **more: Schema) -> Schema:
    rows: Schema = {"type": "object", "additionalProperties": value}
    return object_of({"schema_version": VERSION, **more, key: rows})


def _gazette() -> Schema:
    fields = {field.key: TYPES.get(field.type, MAYBE) for field in GAZETTE}
    return object_of({key: fields[key] for key in indexed(GAZETTE)})


def _fields(rows: Iterable[Field], labels: Mapping[str, str]) -> dict[str, Schema]:
    """Return the schema of each plain field, called as readers call it."""
    found: dict[str, Schema] = {}
    for field in rows:
        if field.type in NESTED:
            continue
        kind = TYPES.get(field.type, MAYBE)
        named = {"title": labels[field.key]} if field.key in labels else {}
        found[field.key] = {**named, **kind}
    return found
