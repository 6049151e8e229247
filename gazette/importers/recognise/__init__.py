"""Recognises a print: masthead, contents, and each notice with its fields and paragraphs.

In: a Print.
Out: Recognised: every line of it is claimed once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.lexicon import sections, terms
from gazette.importers.paragraphs.measure import measure
from gazette.importers.recognise.notice import RecognisedNotice, recognise_notice
from gazette.importers.structure import (
    contents,
    front_and_back_matter,
    masthead,
    page_furniture,
    pagination,
    segment,
)
from gazette.model.blocks import Instrument

if TYPE_CHECKING:
    from gazette.importers.document import Assignment, Line, Print, Uncertainty
    from gazette.importers.structure.contents_entries import Contents
    from gazette.importers.structure.masthead import Head as Masthead


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that was recognised; `assignments` cover the print, `folios` are (index, page)."""

    head: Masthead
    contents: Contents
    found: tuple[RecognisedNotice, ...]
    assignments: tuple[Assignment, ...]
    doubts: tuple[Uncertainty, ...]
    folios: tuple[tuple[int, int], ...]


def recognise(given: Print) -> Recognised:
    """Recognise a print from its first line to its last."""
    lines = contents.parted(given.lines)
    begin = contents.begin(lines)
    top = lines[:begin] if begin >= 0 else front_and_back_matter.opening(lines)
    head, assignments = masthead.read(top)
    plain = page_furniture.clear(lines[len(top) :], head.name)
    listed = contents.read(plain.lines)
    cleared = page_furniture.clear(
        plain.lines[listed.after :], head.name, listed.sections, bare=True
    )
    body, tail = front_and_back_matter.colophon(cleared.lines, head.name)
    body, named, sectioned = _sections(body, listed)
    found, doubts, loose = _notices(given.text, body, listed, named)
    # Contents that nothing heads may show only when the running heads are gone.
    loose = plain.lines[: listed.before] + loose
    head, more = masthead.read(loose + tail, head)
    doubts += front_and_back_matter.unplaced(loose)
    every = (
        *assignments,
        *plain.assignments,
        *listed.assignments,
        *cleared.assignments,
        *sectioned,
        *more,
    )
    every += tuple(assignment for notice in found for assignment in notice.assignments)
    folios = plain.folios + cleared.folios
    return Recognised(head, listed, _paged(given, found, folios), every, doubts, folios)


def _paged(
    given: Print, found: tuple[RecognisedNotice, ...], folios: pagination.Numbered
) -> tuple[RecognisedNotice, ...]:
    """Return of every notice which pages of the print begin inside it, and where."""
    wanted = (
        (min(c.span[0] for c in each.assignments), page)
        for each in found
        if (page := each.card.printed_page)
    )
    starts = pagination.begins(given, pagination.read(folios, wanted))
    made = []
    for each in found:
        spans = [one.spans for one in each.blocks]
        titles_at = (i for i, one in enumerate(each.blocks) if isinstance(one.block, Instrument))
        letter = next(titles_at, len(spans))
        pages = pagination.inside(given.text, each.assignments, spans, letter, starts)
        made.append(replace(each, pages=pages))
    return tuple(made)


def _sections(
    lines: tuple[Line, ...], listed: Contents
) -> tuple[tuple[Line, ...], dict[int, str], tuple[Assignment, ...]]:
    """Take section lines out of the body of a print whose contents name none."""
    if listed.sections:
        return lines, {}, ()
    named: dict[int, str] = {}
    assignments: list[Assignment] = []
    kept: list[Line] = []
    for line in lines:
        name = sections.section(line.text)
        if name and name != terms.squeeze(line.text):
            assignments += sections.assignment(line, name, repeated=name in named.values())
            named[line.start] = name
        else:
            kept.append(line)
    return tuple(kept), named, tuple(assignments)


def _notices(
    text: str, lines: tuple[Line, ...], listed: Contents, named: dict[int, str]
) -> tuple[tuple[RecognisedNotice, ...], tuple[Uncertainty, ...], tuple[Line, ...]]:
    """Recognise every notice; the lines before the first are given back."""
    begins = segment.find(lines, listed.entries)
    measured = measure(lines)
    found: list[RecognisedNotice] = []
    doubts: list[Uncertainty] = []
    section = ""
    for at, head in enumerate(begins):
        end = begins[at + 1].start if at + 1 < len(begins) else len(lines)
        if head.entry >= 0:
            section = listed.entries[head.entry].section
        above = [name for start, name in named.items() if start < lines[head.start].start]
        notice, doubt = recognise_notice(text, lines[head.start : end], head, measured)
        entry = listed.entries[head.entry] if head.entry >= 0 else None
        page = entry.page if entry else 0
        named_section = above[-1] if above else section
        card = replace(notice.card, section=named_section, printed_page=page)
        found.append(notice.with_card(card))
        doubts += doubt
    return tuple(found), tuple(doubts), lines[: begins[0].start] if begins else lines
