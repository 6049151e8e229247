"""The lines that a lock binds: what an issue and its notices say, each thing by its address.

In: an Issue, its Notices, the map of its print.
Out: address -> text, in the order of the print.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.fields import ISSUE, NOTICE
from gazette.model import Annex, Picture
from gazette.model.correction import Correction
from gazette.publication.printed_text import printed_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.fields import Field
    from gazette.model import Issue, Notice, PageMap

Lines = dict[str, str]


def issue_lines(issue: Issue) -> Lines:
    """Return what is bound of an issue itself."""
    return {
        f"{issue.address}?{one.key}": text
        for one in _locked(ISSUE)
        if (text := _said(getattr(issue, one.key)))
    }


def notice_lines(notice: Notice) -> Lines:
    """Return what is bound of a notice: its fields, then its units in order."""
    address = notice.card.address
    fields = ((one.key, _said(notice.value(one.key))) for one in _locked(NOTICE) if one.key != "id")
    return {
        **{f"{address}?{key}": text for key, text in fields if text},
        **{f"{address}#{block.id}": block.text for block in notice.blocks if block.text},
    }


def page_lines(issue: Issue, notices: Sequence[Notice], page_map: PageMap) -> Lines:
    """Return what each printed page says; nothing of a re-setting, whose pages nobody cites."""
    if issue.printed_before:
        return {}
    found = printed_text(notices, page_map)
    return {f"{issue.address}p/{page}/": found.get(page, "") for page in _pages(page_map)}


def lines(issue: Issue, notices: Sequence[Notice], page_map: PageMap) -> Lines:
    """Return all that is bound of an issue, in order."""
    found = issue_lines(issue)
    for notice in notices:
        found |= notice_lines(notice)
    return found | page_lines(issue, notices, page_map)


def _pages(page_map: PageMap) -> range:
    return range(1, page_map.count + 1)


def _locked(schema: tuple[Field, ...]) -> Iterator[Field]:
    return (one for one in schema if one.locked)


def _said(value: object) -> str:
    """Return a value of a field as text, of several each on a line; '' of none."""
    if isinstance(value, tuple):
        return "\n".join(map(_said, value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Annex):
        state = value.file or ("omitted" if value.omitted else "")
        return " ".join(filter(None, (value.name, state, "printed" if value.printed else "")))
    if isinstance(value, Picture):
        return f"{value.file} {value.text}"
    if isinstance(value, Correction):
        where = (value.target, value.unit, *value.printed, value.nth)
        return " ".join(str(part) for part in (*where, value.was, value.now) if part)
    return str(value) if value else ""
