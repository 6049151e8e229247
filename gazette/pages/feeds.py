"""Feeds: what machines follow: feed, sitemap, robots; the 404 page.

In: an Archive, the addresses of the site.
Out: Pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.frame import Shows, absolute, base
from gazette.pages.statuses import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from gazette.model import Card, Issue
    from gazette.pages.contents import Archive

_ENTRIES = 50
"""Two issues of some twenty notices: who asks once a quarter misses none."""
_MOST = 50_000
"""The most addresses of one sitemap (sitemaps.org)."""
_EPOCH = "1970-01-01"
"""For a draft, which has no day and is seen in the preview only: Atom wants one."""


def feed(archive: Archive) -> Page:
    """Return the Atom feed of the newest notices, those of one issue in printed order."""
    masthead = archive.gazette.masthead
    entries: list[Shows] = []
    for issue in reversed(archive.gazette.issues):
        room = _ENTRIES - len(entries)
        entries += (_entry(archive, issue, card) for card in issue.cards[:room])
        if len(entries) == _ENTRIES:
            break
    shows = {
        "site": archive.site,
        "home": absolute(masthead, "/"),
        "address": absolute(masthead, "/feed.xml"),
        "updated": max((entry["updated"] for entry in entries), default=_moment(None)),
        "entries": tuple(entries),
    }
    return Page("/feed.xml", "feed.xml", shows)


def sitemaps(archive: Archive, addresses: Sequence[str]) -> Iterator[Page]:
    """Yield sitemap.xml, or where it would be too long its parts and the list of them."""
    masthead = archive.gazette.masthead
    whole = [absolute(masthead, address) for address in addresses]
    parts = [whole[at : at + _MOST] for at in range(0, len(whole), _MOST)]
    if len(parts) <= 1:
        yield Page("/sitemap.xml", "sitemap.xml", {"addresses": tuple(whole), "parts": ()})
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, "sitemap.xml", {"addresses": tuple(part), "parts": ()})
    listed = tuple(absolute(masthead, name) for name in names)
    yield Page("/sitemap.xml", "sitemap.xml", {"addresses": (), "parts": listed})


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
    status = said(words, archive.record.history(card, issue))
    source = words.with_issue.format(
        gazette=archive.gazette.masthead.name, issue=words.issue(issue)
    )
    ended = words.in_brackets.format(text=words.listed(status)) if status else ""
    return words.sentence_mark.join(
        filter(None, (words.listed(map(str, card.numbers)), source + ended))
    )


def _moment(value: date | None) -> str:
    """Return the first moment of a day in China as RFC 3339 has it."""
    return f"{value.isoformat() if value else _EPOCH}T00:00:00+08:00"
