"""Data: what machines read: an index of the whole gazette, and all that is known of a notice.

In: an Archive; a Notice in its Setting.
Out: Pages of JSON. Addresses start at the site's root; what is not known is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

from gazette.fields import GAZETTE, ISSUE, NOTICE, indexed
from gazette.language.words import words
from gazette.model import LISTS, IssueNumber, Page, State
from gazette.pages import consolidated, explanations
from gazette.pages.citations import rows
from gazette.pages.contents import Archive, pdf
from gazette.pages.json_values import SCHEMA_VERSION, dumped, first, plain
from gazette.pages.paging import extents
from gazette.pages.record_data import events, spans
from gazette.pages.reference import csl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazette.model import Annex, Break, Card, Issue, Link, Notice, NumberRange, PageMap
    from gazette.model.consolidation import Consolidation
    from gazette.pages.json_values import Json
    from gazette.pages.paging import Extent
    from gazette.pages.setting import Setting

_LISTED = tuple(key for key in indexed(NOTICE) if key != "printed_page")
"""The keys of a notice in the index; its pages stand there as first_page."""
_NUMBERED = ("number", "serial")
"""The fields of an issue that may be several numbers in a row."""


def index(archive: Archive) -> Page:
    """Return data/gazette.json: masthead, issues and notices, one notice a line."""
    masthead = archive.gazette.masthead
    head = {key: getattr(masthead, key) for key in indexed(GAZETTE)}
    issues = ",\n".join(_issue(issue, archive) for issue in archive.gazette.issues)
    text = (
        f'{{"schema_version": {SCHEMA_VERSION}, "gazette": {dumped(head)},\n'
        f'"issues": [\n{issues}\n]}}\n'
    )
    return Page("/data/gazette.json", "", {"text": text})


def notice(notice: Notice, setting: Setting, amended: Consolidation | None) -> Page:
    """Return all that is known of a notice, its fields as the schema has them."""
    card, issue, around = notice.card, setting.issue, setting.around
    links = around.links.get(card.address, ())
    said, history = words(around.masthead), around.record.history(card, issue)
    again = issue.printed_before
    ours = setting.breaks.get(card.id, ())
    shown: dict[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "issue": {
            "id": issue.id,
            "name": said.issue(issue),
            "url": issue.address,
        },
        **{field.key: plain(notice.value(field.key)) for field in NOTICE},
        "timings": dict(notice.timings),
        "numbers": [str(number) for number in card.numbers],
        "issuers": card.issuers,
        "signatures": notice.signed_by,
        "aliases": card.aliases,
        **_where(card, issue, setting.page_map, setting.extent),
        "page_breaks": _breaks(notice.breaks if again else ours),
        "status": spans(said, history),
        "events": events(history),
        "relations": _relations(card, links),
        "csl": csl(around.masthead, issue, card, setting.extent),
        **rows(around.citations_of(notice)),
        "annexes": [_annex(card, annex, around.files) for annex in notice.annexes],
        "explanations": explanations.rows(around.masthead, notice, links, around.files),
    }
    if amended:
        shown["consolidated"] = consolidated.data(notice, amended)
    if again:
        shown["reset_page_breaks"] = _breaks(ours)
    text = json.format(json.encode(shown), indent=1).decode()
    return Page(f"/{card.issue}/{card.id}.json", "", {"text": f"{text}\n"})


def _issue(issue: Issue, archive: Archive) -> str:
    page_map = archive.page_map(issue)
    head: dict[str, Json] = {"id": issue.id}
    for key in indexed(ISSUE):
        value = getattr(issue, key)
        head |= _numbered(key, value) if key in _NUMBERED else {key: plain(value)}
    head["url"] = issue.address
    ours = {"pdf": pdf(issue) if page_map.count else None, "pages": page_map.count or None}
    if issue.printed_before:
        head |= {"reset_pdf": ours["pdf"], "reset_pages": ours["pages"]}
    else:
        head |= ours
    if issue.state is State.DRAFT:
        head["state"] = issue.state.value
    paged = extents(issue, page_map)
    notices = ",\n".join(
        dumped(_listed(card, issue, archive, paged.get(card.id))) for card in issue.cards
    )
    return f'{dumped(head)[:-1]}, "notices": [\n{notices}\n]}}'


def _numbered(key: str, value: NumberRange | None) -> dict[str, Json]:
    """Return the number of an issue: the last of several is further, as is that of a supplement."""
    if value is None:
        return {key: None}
    if isinstance(value, IssueNumber) and value.supplement:
        return {key: None, "supplement": value.first}
    last: dict[str, Json] = {f"last_{key}": value.last} if value.several else {}
    return {key: value.first, **last}


def _listed(card: Card, issue: Issue, archive: Archive, extent: Extent | None) -> dict[str, Json]:
    links = archive.links.get(card.address, ())
    return {
        **{key: plain(getattr(card, LISTS.get(key, key))) for key in _LISTED},
        "numbers": [str(number) for number in card.numbers],
        "issuers": card.issuers,
        **_where(card, issue, archive.page_map(issue), extent),
        "status": spans(archive.words, archive.record.history(card, issue)),
        "relations": _relations(card, links),
    }


def _where(card: Card, issue: Issue, page_map: PageMap, extent: Extent | None) -> dict[str, Json]:
    """Return the addresses of a notice, and the pages by which it is cited and those of ours."""
    address = f"/{card.issue}/{card.id}"
    shown: dict[str, Json] = {
        "url": card.address,
        "text": f"{address}.txt",
        "json": f"{address}.json",
        "first_page": extent.first if extent else None,
        "last_page": extent.last if extent and extent.ended else None,
    }
    if issue.printed_before:
        first, last = page_map.spans.get(card.id, (None, None))
        shown |= {"reset_first_page": first, "reset_last_page": last}
    return shown


def _breaks(marks: Sequence[Break]) -> list[dict[str, Json]]:
    """Return for each page before which character of which element of the notice it begins."""
    return [{"page": m.page, "anchor": m.anchor, "offset": m.offset} for m in marks]


def _relations(card: Card, links: Iterable[Link]) -> list[dict[str, Json]]:
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
            }
        )
    return found


def _annex(card: Card, annex: Annex, files: Mapping[str, tuple[int, str]]) -> dict[str, Json]:
    size, digest = files.get(annex.file, (None, None))
    return {
        "name": annex.name,
        "omitted": annex.omitted,
        "url": f"/{card.issue}/files/{annex.file}" if annex.file else None,
        "size": size,
        "sha256": digest,
    }
