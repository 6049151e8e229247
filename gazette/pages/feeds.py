"""Feeds: what machines follow: feed, sitemap, robots; the 404 page.

In: an Archive, the addresses of the site.
Out: Pages.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from gazette.model import Page
from gazette.pages.contents import ordered
from gazette.pages.frame import Shows, absolute, base
from gazette.pages.statuses import named, said, told
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazette.model import Card, Event, Issue, Link
    from gazette.pages.contents import Archive

_ENTRIES = 50
"""Two issues of some twenty notices: who asks once a quarter misses none."""
_MOST = 50_000
"""The most addresses of one sitemap (sitemaps.org)."""
_EPOCH = "1970-01-01"
"""For a draft, which has no day and is seen in the preview only: Atom wants one."""


def atom_feeds(archive: Archive) -> Iterator[Page]:
    """Yield the Atom feeds: all notices, those of each section, and what changed of any."""
    masthead = archive.gazette.masthead
    yield _feed(archive, ("/feed.xml", "/", masthead.name), _newest(archive))
    for name in ordered(_sections(archive), masthead.sections):
        page = f"/sections/{segment(name)}/"
        title = archive.words.with_name.format(name=masthead.name, other=name)
        yield _feed(archive, (f"{page}feed.xml", page, title), _newest(archive, name))
    changes = archive.words.reuse.status_changes
    title = archive.words.with_name.format(name=masthead.name, other=changes)
    yield _feed(archive, ("/feed/status.xml", "/", title), _changed(archive))


def _feed(archive: Archive, named: tuple[str, str, str], entries: Iterable[Shows]) -> Page:
    """Return a feed; it has an address, that of the page that lists the same, and a title."""
    masthead = archive.gazette.masthead
    address, page, title = named
    shown = tuple(islice(entries, _ENTRIES))
    shows = {
        "site": archive.site,
        "title": title,
        "home": absolute(masthead, page),
        "id": absolute(masthead, "/" if address == "/feed.xml" else address),
        "address": absolute(masthead, address),
        "updated": max((entry["updated"] for entry in shown), default=_moment(None)),
        "entries": shown,
    }
    return Page(address, "feed.xml", shows)


def _sections(archive: Archive) -> Iterator[str]:
    return (card.section for issue in archive.gazette.issues for card in issue.cards)


def _newest(archive: Archive, section: str = "") -> Iterator[Shows]:
    """Yield the newest notices, of all sections or of one, those of an issue in printed order."""
    for issue in reversed(archive.gazette.issues):
        for card in issue.cards:
            if section in {"", card.section}:
                yield _entry(archive, issue, card)


def _changed(archive: Archive) -> Iterator[Shows]:
    """Yield the notices that others repealed, amended, corrected …, as that became known."""
    rows = [
        (event, issue, card)
        for issue in archive.gazette.issues
        for card in issue.cards
        for event in archive.record.caused.get(card.address, ())
    ]
    newest = sorted(rows, key=lambda row: row[0].known_on or date.min, reverse=True)
    for event, issue, card in newest[:_ENTRIES]:
        if event.act:
            yield _change(archive, (issue, card), event, event.act)


def _change(archive: Archive, of: tuple[Issue, Card], event: Event, act: Link) -> Shows:
    words, record = archive.words, archive.words.record
    issue, card = of
    said = told(words, event) or record.events[event.kind]
    by = named(words, act)
    sentence = record.band_ended_on.format(day=words.day(event.on), said=said, by=by)
    if event.on is None:
        sentence = record.band_ended.format(said=said, by=by)
    entry = _entry(archive, issue, card)
    unit = "-".join(
        filter(None, (event.kind.value, *act.address.strip("/").split("/"), event.part))
    )
    return {
        **entry,
        "id": f"{entry['address']}#{quote(unit)}",
        "title": card.title + words.in_brackets.format(text=said),
        "updated": _moment(event.known_on),
        "summary": words.sentence_mark.join(
            filter(None, (words.listed(map(str, card.numbers)), sentence))
        ),
    }


def sitemaps(archive: Archive, addresses: Sequence[str]) -> Iterator[Page]:
    """Yield sitemap.xml, or where it would be too long its parts and the list of them."""
    masthead = archive.gazette.masthead
    days = {absolute(masthead, address): day for address, day in _changed_on(archive)}
    whole = [absolute(masthead, address) for address in addresses]
    parts = [whole[at : at + _MOST] for at in range(0, len(whole), _MOST)]
    if len(parts) <= 1:
        yield _sitemap("/sitemap.xml", whole, days)
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _sitemap(name, part, days)
    listed = tuple(absolute(masthead, name) for name in names)
    yield Page("/sitemap.xml", "sitemap.xml", {"addresses": (), "parts": listed, "days": {}})


def _sitemap(name: str, part: Sequence[str], days: Mapping[str, str]) -> Page:
    own = {address: days[address] for address in part if address in days}
    return Page(name, "sitemap.xml", {"addresses": tuple(part), "parts": (), "days": own})


def _changed_on(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield when a page last said something new: the day of the issue that told of it.

    Of the lists, which change with many issues, it is not said.
    """
    newest: list[date] = []
    for issue in archive.gazette.issues:
        known = [issue.published] if issue.published else []
        for card in issue.cards:
            if day := archive.histories[card.address].as_of:
                known.append(day)
                yield card.address, day.isoformat()
        if known:
            yield issue.address, max(known).isoformat()
        newest += known
    if newest:
        yield "/", max(newest).isoformat()


def robots(archive: Archive) -> Page:
    """Return robots.txt: all may be read but the files of persons; a search need not be."""
    root = base(archive.gazette.masthead)
    lines = (
        "User-agent: *",
        f"Disallow: {root}search/?",
        *(f"Disallow: {root}{place}/register." for place in ("*/appointments", "*/names")),
        f"Sitemap: {absolute(archive.gazette.masthead, '/sitemap.xml')}",
    )
    return Page("/robots.txt", "", {"text": "\n".join(lines) + "\n"})


def missing(archive: Archive) -> Page:
    """Return the 404 page; it is shown at any address, so its links start at the host's root."""
    shows = archive.framed("/404.html", archive.words.missing)
    shows |= {"root": base(archive.gazette.masthead), "canonical": ""}
    return Page("/404.html", "missing.html", shows)


def _entry(archive: Archive, issue: Issue, card: Card) -> Shows:
    masthead = archive.gazette.masthead
    return {
        "id": absolute(masthead, card.address),
        "title": card.title,
        "issuers": card.issuers,
        "section": card.section,
        "address": absolute(masthead, card.address),
        "updated": _moment(issue.published),
        "summary": _summary(archive, issue, card),
    }


def _summary(archive: Archive, issue: Issue, card: Card) -> str:
    """Say a notice's number, where it stands, and whether it is still in force."""
    words = archive.words
    status = said(words, archive.histories[card.address])
    name = issue.headed(archive.gazette.masthead).name
    source = words.with_issue.format(gazette=name, issue=words.issue(issue))
    ended = words.in_brackets.format(text=words.listed(status)) if status else ""
    return words.sentence_mark.join(
        filter(None, (words.listed(map(str, card.numbers)), source + ended))
    )


def _moment(value: date | None) -> str:
    """Return the first moment of a day in China as RFC 3339 has it."""
    return f"{value.isoformat() if value else _EPOCH}T00:00:00+08:00"
