"""A snapshot: what readers see of a gazette, as values that can be compared.

In: an Issue with its Notices; or the data of a published site, which say the same.
Out: Snapshots; IssueSnapshot, NoticeSnapshot.

Printed pages are no part of it: they follow from the text, and only printing knows them.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gazette.content.files import load
from gazette.fields import ISSUE, NESTED, NOTICE
from gazette.pages.open_data.json_values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from gazette.model import Issue, Link, Notice

_LISTS = {
    "number": "numbers",
    "issuer": "issuers",
    "signed_by": "signatures",
    "aliases": "aliases",
}
"""The fields of several values, and under which keys the data have them all."""
_PLAIN = tuple(
    one.key
    for one in NOTICE
    if one.type not in NESTED and one.key not in _LISTS and one.key != "id"
)
_OF_ISSUE = tuple(one.key for one in ISSUE if one.key in {"serial", "published", "first_online"})


@dataclass(frozen=True, slots=True)
class NoticeSnapshot:
    """A notice: `fields` by their keys as text, `units` of its text with their ids, `files`.

    `former` are the addresses that lead to its own; `files` map an address to a digest.
    """

    address: str
    number: str
    title: str
    fields: Mapping[str, str]
    units: tuple[tuple[str, str], ...]
    files: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueSnapshot:
    """An issue: its own fields as text, its notices in printed order."""

    id: str
    fields: Mapping[str, str]
    notices: tuple[NoticeSnapshot, ...]


Snapshot = dict[str, IssueSnapshot]
"""The issues of a gazette by their ids."""


def of_issue(
    content: Path, issue: Issue, notices: Iterable[Notice], links: Mapping[str, Sequence[Link]]
) -> IssueSnapshot:
    """Return the snapshot of an issue as its files have it now."""
    own = {key: getattr(issue, key) for key in _OF_ISSUE}
    shown = {**own, "note": issue.note}
    fields = {key: str(value) for key, value in shown.items() if value}
    fields |= _pairs(dict(issue.colophon))
    made = (_of_notice(content, one, links.get(one.card.address, ())) for one in notices)
    return IssueSnapshot(issue.id, fields, tuple(made))


def _pairs(colophon: Mapping[str, str]) -> dict[str, str]:
    text = "\n".join(f"{name}: {value}" for name, value in colophon.items())
    return {"colophon": text} if text else {}


def _of_notice(content: Path, notice: Notice, links: Iterable[Link]) -> NoticeSnapshot:
    card = notice.card
    several = {
        "number": map(str, card.numbers),
        "issuer": card.issuers,
        "signed_by": notice.signed_by,
        "aliases": card.aliases,
        "annexes": (_annex(one.name, omitted=one.omitted) for one in notice.annexes),
        "relations": (
            _relation(link.verb, link.number or link.title, (link.part, link.begins, link.until))
            for link in links
            if not link.back
        ),
        "web_errata": (f"{one.day} {one.text}" for one in notice.web_errata),
    }
    lines = {key: "\n".join(values) for key, values in several.items()}
    values = {key: _text(plain(notice.value(key))) for key in _PLAIN} | lines
    return NoticeSnapshot(
        address=card.address,
        number="、".join(map(str, card.numbers)),
        title=card.title,
        fields={key: text for key, text in values.items() if text},
        units=tuple((block.id, block.text) for block in notice.blocks if block.text),
        files=dict(_digests(content, card.issue, notice.files)),
        former=card.forwards,
    )


def _digests(content: Path, issue: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        data = load(content, f"{issue}/{name}")
        yield f"/{issue}/files/{name}", sha256(data).hexdigest() if isinstance(data, bytes) else ""


def of_data(data: Mapping[str, Any], forwards: Mapping[str, Sequence[str]]) -> IssueSnapshot:
    """Return the snapshot of an issue from its data on a site (2026-01.json).

    `forwards` map an address to those that lead there. Raise KeyError, TypeError or AttributeError
    for what is no such data.
    """
    own = {key: data.get(key) for key in (*_OF_ISSUE, "note")}
    if last := data.get("last_serial"):
        own["serial"] = f"{data['serial']}-{last}"
    fields = {key: str(value) for key, value in own.items() if value}
    fields |= _pairs(data.get("colophon") or {})
    rows = (_from_row(row, forwards) for row in data["notices"])
    return IssueSnapshot(data["id"], fields, tuple(rows))


def _from_row(row: Mapping[str, Any], forwards: Mapping[str, Sequence[str]]) -> NoticeSnapshot:
    address = row["url"]
    acts = (one for one in row["relations"] if one["act"]["url"] == address)
    several = {key: row[name] for key, name in _LISTS.items()} | {
        "annexes": (_annex(one["name"], omitted=one["omitted"]) for one in row["annexes"]),
        "relations": (
            _relation(
                one["kind"],
                one["target"]["number"] or one["target"]["title"],
                (one["part"], one["from"], one["until"]),
            )
            for one in acts
        ),
        "web_errata": (f"{one['day']} {one['text']}" for one in row.get("web_errata", ())),
    }
    lines = {key: "\n".join(values) for key, values in several.items()}
    values = {key: _text(row.get(key)) for key in _PLAIN} | lines
    return NoticeSnapshot(
        address=address,
        number="、".join(row["numbers"]),
        title=row["title"],
        fields={key: text for key, text in values.items() if text},
        units=tuple((one["id"], one["text"]) for one in row["units"]),
        files={one["url"]: one["sha256"] or "" for one in row["files"] if "/files/" in one["url"]},
        former=tuple(forwards.get(address, ())),
    )


def _annex(name: str, *, omitted: bool) -> str:
    return f"{name} (…)" if omitted else name


def _relation(verb: str, target: str, more: Iterable[object]) -> str:
    return " ".join((verb, target, *(str(one) for one in more if one)))


def _text(value: object) -> str:
    return "" if value is None else str(value)
