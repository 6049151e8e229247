"""The lines that a lock binds: what an issue and its notices say, each thing by its address.

In: an Issue, its Notices, the map of its print, the digest of its cover picture.
Out: address -> text, in the order of the print; comparable, two of these as far as both say.

What is known about a document (`?known:topic`) is a line, too, so that a later change can be told;
it may change. Locks of earlier presses have no such lines, no structure and no name of the gazette.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import ISSUE, NOTICE
from gazette.fields.issue import OF_MASTHEAD
from gazette.publication.printed_text import printed_text
from gazette.publication.structure import issue_structure, structure
from gazette.publication.values import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.fields import Field
    from gazette.model import Issue, Notice, PageMap

Lines = dict[str, str]
STRUCTURE = "structure"
"""What stands behind the ? of a line that says what is printed beside the characters."""
KNOWN = "known:"
"""How that begins of a line that says what is known about a document."""


def issue_lines(issue: Issue, cover: str = "") -> Lines:
    """Return what is bound of an issue itself."""
    values = {one.key: said(getattr(issue, one.key)) for one in ISSUE}
    found = {f"{issue.address}?{one.key}": values[one.key] for one in _locked(ISSUE)}
    found[f"{issue.address}?{STRUCTURE}"] = issue_structure(issue, cover)
    found[f"{issue.address}?{KNOWN}first_online"] = values["first_online"]
    return {address: text for address, text in found.items() if text}


def notice_lines(notice: Notice) -> Lines:
    """Return what is bound of a notice: fields, what is known, units in order, structure."""
    address = notice.card.address
    values = {one.key: said(notice.value(one.key)) for one in NOTICE}
    fields = {one.key: values[one.key] for one in _locked(NOTICE) if one.key != "id"}
    known = {f"{KNOWN}{one.key}": values[one.key] for one in NOTICE if not one.locked}
    return {
        **{f"{address}?{key}": text for key, text in (fields | known).items() if text},
        **{f"{address}#{block.id}": block.text for block in notice.blocks if block.text},
        f"{address}?{STRUCTURE}": structure(notice),
    }


def page_lines(issue: Issue, notices: Sequence[Notice], page_map: PageMap) -> Lines:
    """Return what each printed page says; nothing of a re-setting, whose pages nobody cites."""
    if issue.printed_before:
        return {}
    found = printed_text(notices, page_map)
    return {f"{issue.address}p/{page}/": found.get(page, "") for page in _pages(page_map)}


def lines(issue: Issue, notices: Sequence[Notice], page_map: PageMap, cover: str = "") -> Lines:
    """Return all that is bound of an issue, in order."""
    found = issue_lines(issue, cover)
    for notice in notices:
        found |= notice_lines(notice)
    return found | page_lines(issue, notices, page_map)


def comparable(was: Lines, now: Lines) -> tuple[Lines, Lines]:
    """Return two readings without what is known, and without what no lock of that form binds."""
    lacking = set[str]()
    if not any(address.endswith(f"?{STRUCTURE}") for address in was):
        lacking |= {STRUCTURE, *OF_MASTHEAD}

    def bound(lines: Lines) -> Lines:
        kept = ((address, text) for address, text in lines.items() if not is_known(address))
        return {one: text for one, text in kept if one.partition("?")[2] not in lacking}

    return bound(was), bound(now)


def is_known(address: str) -> bool:
    """Return whether a line says what is known about a document, which may change."""
    return address.partition("?")[2].startswith(KNOWN)


def _pages(page_map: PageMap) -> range:
    return range(1, page_map.count + 1)


def _locked(schema: tuple[Field, ...]) -> Iterator[Field]:
    return (one for one in schema if one.locked)
