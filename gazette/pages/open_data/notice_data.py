"""Notice data: all that is known of one notice, for machines.

In: a Notice in its Setting, its plain text.
Out: its Json, which its own file, that of its issue and the file of all notices hold.

Addresses start at the site's root; what is not known is null.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import json

from gazette.fields import NOTICE
from gazette.language.words import words
from gazette.model import Page
from gazette.pages import consolidated, corrections, explanations
from gazette.pages.citations import rows
from gazette.pages.contents import xml_address
from gazette.pages.open_data.json_values import SCHEMA_VERSION, first, plain
from gazette.pages.open_data.record_data import events, spans
from gazette.pages.reference import csl
from gazette.pages.units import units
from gazette.publication.printed_text import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazette.model import Annex, Break, Card, Issue, Link, Notice, PageMap
    from gazette.model.consolidation import Consolidation
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.paging import Extent
    from gazette.pages.setting import Setting


def notice(
    notice: Notice, setting: Setting, text: str, amended: Consolidation | None = None
) -> dict[str, Json]:
    """Return all that is known of a notice, its fields as the schema has them."""
    card, issue, around = notice.card, setting.issue, setting.around
    links = around.links.get(card.address, ())
    said, history = words(around.masthead), around.histories[card.address]
    again = setting.historical
    ours = setting.breaks.get(card.id, ())
    shown: dict[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "issue": {"id": issue.id, "name": said.issue(issue), "url": issue.address},
        **{field.key: plain(notice.value(field.key)) for field in NOTICE},
        "timings": dict(notice.timings),
        "numbers": [str(number) for number in card.numbers],
        "issuers": card.issuers,
        "signatures": notice.signed_by,
        "aliases": card.aliases,
        **where(card, issue, setting.page_map, setting.extent),
        "page_breaks": _breaks(notice.breaks if again else ours),
        "status": spans(said, history),
        "events": events(history),
        "relations": relations(card, links),
        "corrections": corrections.rows(notice, around, links),
        "csl": csl(around.masthead, issue, card, setting.extent),
        **rows(around.citations_of(notice)),
        "annexes": [_annex(card, annex, around.files) for annex in notice.annexes],
        "web_errata": [{"day": plain(one.day), "text": one.text} for one in notice.web_errata],
        "explanations": explanations.rows(around.masthead, notice, links, around.files),
        "files": list(_files(notice, setting, text)),
        "units": units(notice),
        "printed_pages": _printed(notice, setting),
    }
    if amended:
        shown["consolidated"] = consolidated.data(notice, amended)
    if again:
        shown["reset_page_breaks"] = _breaks(ours)
    return shown


def page(card: Card, line: bytes) -> Page:
    """Return a notice's own file, /2026-01/zf-2026-3.json, from its JSON on one line."""
    text = json.format(line, indent=1).decode()
    return Page(f"/{card.issue}/{card.id}.json", "", {"text": f"{text}\n"})


def where(card: Card, issue: Issue, page_map: PageMap, extent: Extent | None) -> dict[str, Json]:
    """Return the addresses of a notice, and the pages by which it is cited and those of ours."""
    address = f"/{card.issue}/{card.id}"
    shown: dict[str, Json] = {
        "url": card.address,
        "text": f"{address}.txt",
        "json": f"{address}.json",
        "akn": xml_address(card.issue, card.id),
        "first_page": extent.first if extent else None,
        "last_page": extent.last if extent and extent.ended else None,
    }
    if issue.printed_before:
        first, last = page_map.spans.get(card.id, (None, None))
        shown |= {"reset_first_page": first, "reset_last_page": last}
    return shown


def relations(card: Card, links: Iterable[Link]) -> list[dict[str, Json]]:
    """Return the relations in both directions: `act` is the document that acts, upon `target`."""
    own = {"number": first(card.numbers), "title": card.title, "url": card.address}
    found: list[dict[str, Json]] = []
    for link in links:
        other = {
            "number": link.number or None,
            "title": link.title or None,
            "url": link.address or None,
        }
        act, target = (other, own) if link.back else (own, other)
        found.append(
            {
                "kind": link.verb,
                "act": act,
                "target": target,
                "part": link.part or None,
                "from": plain(link.begins),
                "until": plain(link.until),
                "quotation": link.quotation or None,
                "unit": link.unit or None,
                "page": link.page or None,
            }
        )
    return found


def file(address: str, known: tuple[int, str] | tuple[None, None]) -> dict[str, Json]:
    """Return a file that can be fetched, with its size in bytes and its SHA-256."""
    size, digest = known
    return {"url": address, "size": size, "sha256": digest}


def _breaks(marks: Sequence[Break]) -> list[dict[str, Json]]:
    """Return for each page before which character of which element of the notice it begins."""
    return [{"page": m.page, "anchor": m.anchor, "offset": m.offset} for m in marks]


def _annex(card: Card, annex: Annex, files: Mapping[str, tuple[int, str]]) -> dict[str, Json]:
    known = files.get(annex.file, (None, None))
    address = f"/{card.issue}/files/{annex.file}" if annex.file else None
    return {
        "name": annex.name,
        "omitted": annex.omitted,
        **file(address or "", known),
        "url": address,
    }


def _files(notice: Notice, setting: Setting, text: str) -> Iterator[dict[str, Json]]:
    """Yield what of a notice can be fetched: its text, its own PDF, and the files that it names."""
    card, files = notice.card, setting.around.files
    data = text.encode()
    yield file(f"/{card.issue}/{card.id}.txt", (len(data), hashlib.sha256(data).hexdigest()))
    if known := files.get(own := f"{card.issue}/{card.id}/{card.id}.pdf"):
        yield file(f"/{own}", known)
    for name in notice.files:
        yield file(f"/{card.issue}/files/{name}", files.get(name, (None, None)))


def _printed(notice: Notice, setting: Setting) -> list[Json]:
    """Return each printed page by which a notice is cited, with what it holds of it.

    Of an earlier print not all beginnings may be known: the text of a page of which is not known
    where it ends is null.
    """
    extent, card = setting.extent, notice.card
    if not extent:
        return []
    ours = setting.breaks.get(card.id, ())
    marks = notice.breaks if setting.historical else ours
    loose = set(extent.loose)
    floats = () if setting.historical else setting.floats(card)
    return [
        {
            "page": number,
            "url": f"/{card.issue}/p/{number}/",
            "text": None if number in loose else text,
        }
        for number, text in page_texts(notice, extent.first, marks, floats)
    ]
