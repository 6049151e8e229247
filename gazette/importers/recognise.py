"""Recognises a print: masthead, contents, and each notice with its fields and paragraphs.

In: a Print.
Out: Recognised: every line of it is claimed once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category, Hint, Uncertainty, weave
from gazette.importers.lexicon import sections, terms, titles
from gazette.importers.paragraphs import join, levels
from gazette.importers.paragraphs.measure import measure
from gazette.importers.structure import (
    contents,
    front_and_back_matter,
    grammar,
    masthead,
    page_furniture,
    pagination,
    pairing,
    segment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.importers.document import Line, Position, Print, Span
    from gazette.importers.paragraphs.boundary import Decision
    from gazette.importers.paragraphs.levels import Levelled
    from gazette.importers.paragraphs.measure import Measure
    from gazette.importers.structure.contents_entries import Contents
    from gazette.importers.structure.masthead import Head as Masthead
    from gazette.importers.structure.pagination import PageStart
    from gazette.importers.structure.parts import Parts
    from gazette.importers.structure.title_lines import Head
    from gazette.model import Number


@dataclass(frozen=True, slots=True)
class Found:
    """A notice as the print has it; what it does not say is empty.

    `entry` is its place in the contents, -1 where they do not name it. `texts` are the letter and
    then each instrument: its title (none for the letter) and its paragraphs; `headed` are these
    titles' pieces, `decisions` what joined or parted its lines. `pages` are those of the print that
    begin inside.
    """

    position: Position
    title: str
    issuer: str
    number: Number | None
    order: str
    entry: int
    section: str
    page: int
    addressees: str
    signed_by: str
    dated: date | None
    annexes: tuple[tuple[str, bool], ...]
    remark: str
    topic: str
    cc: str
    texts: tuple[tuple[str, tuple[Levelled, ...]], ...]
    assignments: tuple[Assignment, ...]
    headed: tuple[tuple[Span, ...], ...]
    decisions: tuple[Decision, ...] = ()
    pages: tuple[PageStart, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that was recognised; `assignments` cover the print, `folios` are (index, page)."""

    head: Masthead
    contents: Contents
    found: tuple[Found, ...]
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
    given: Print, found: tuple[Found, ...], folios: pagination.Numbered
) -> tuple[Found, ...]:
    """Return of every notice which pages of the print begin inside it, and where."""
    wanted = ((min(c.span[0] for c in each.assignments), each.page) for each in found if each.page)
    starts = pagination.begins(given, pagination.read(folios, wanted))
    made = []
    for each in found:
        rows = [(at, -1, spans) for at, spans in enumerate(each.headed)]
        for at, (_, row) in enumerate(each.texts):
            rows += [(at, index, paragraph.spans) for index, paragraph in enumerate(row)]
        pages = pagination.inside(given.text, each.assignments, rows, starts)
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
) -> tuple[tuple[Found, ...], tuple[Uncertainty, ...], tuple[Line, ...]]:
    """Recognise every notice; the lines before the first are given back."""
    begins = segment.find(lines, listed.entries)
    measured = measure(lines)
    found: list[Found] = []
    doubts: list[Uncertainty] = []
    section = ""
    for at, head in enumerate(begins):
        end = begins[at + 1].start if at + 1 < len(begins) else len(lines)
        if head.entry >= 0:
            section = listed.entries[head.entry].section
        above = [name for start, name in named.items() if start < lines[head.start].start]
        notice, doubt = _notice(text, lines[head.start : end], head, measured)
        entry = listed.entries[head.entry] if head.entry >= 0 else None
        page = entry.page if entry else 0
        found.append(replace(notice, section=above[-1] if above else section, page=page))
        doubts += doubt
    return tuple(found), tuple(doubts), lines[: begins[0].start] if begins else lines


def _notice(
    text: str, lines: tuple[Line, ...], head: Head, measured: Measure
) -> tuple[Found, tuple[Uncertainty, ...]]:
    named = titles.title(text, head.title)
    loose = _loose(lines[: head.end - head.start], head)
    below = lines[head.end - head.start :]
    split = grammar.parse(below, named, titles.issuer(named, ""))
    split = replace(split, letter=loose + split.letter)
    doubts = [*split.doubts, *_misread(text, split, lines[0].position)]
    doubts += pairing.unpaired(below, named, split)
    joined = [join.join(split.letter, text, measured)]
    joined += [join.join(each.lines, text, measured) for each in split.instruments]
    doubts += (doubt for each in joined for doubt in each.doubts)
    named_texts = ("", *(titles.heading(text, each.title) for each in split.instruments))
    levelled = (levels.level(each.paragraphs) for each in joined)
    signed = " ".join(titles.signed(text[slice(*span)]) for span in split.signed)
    annexes = split.annexes.items if split.annexes else ()
    found = Found(
        position=lines[0].position,
        title=named,
        issuer=titles.issuer(named, signed),
        number=head.number,
        order=head.order,
        entry=head.entry,
        section="",
        page=0,
        addressees=weave(text, split.addressees).rstrip("：: "),
        signed_by=signed,
        dated=split.dated,
        annexes=tuple((weave(text, one.spans), one.omitted) for one in annexes),
        remark=weave(text, split.remark),
        topic=weave(text, split.topic.spans) if split.topic else "",
        cc=weave(text, split.copies.spans) if split.copies else "",
        texts=tuple(zip(named_texts, levelled, strict=True)),
        assignments=_assignments(head, split),
        headed=((), *(each.title for each in split.instruments)),
        decisions=tuple(one for each in joined for one in each.decisions),
    )
    return found, tuple(doubts)


def _misread(text: str, split: Parts, position: Position) -> Iterator[Uncertainty]:
    """Yield a doubt of a day in which a letter was read as a figure."""
    said = text[slice(*split.dated_span)] if split.dated_span else ""
    if terms.misread(said):
        yield Uncertainty(position, "成文日期里的字母", f"读作 {split.dated}", said.strip())


def _loose(lines: tuple[Line, ...], head: Head) -> tuple[Line, ...]:
    """Return the lines of a head that are neither title nor number: who approved it (签发人)."""
    own = [span[0] for span in (*head.title, head.number_span) if span]
    return tuple(
        replace(line, hint=Hint.WHOLE)
        for line in lines
        if not any(line.span[0] <= at < line.span[1] for at in own)
    )


def _assignments(head: Head, split: Parts) -> tuple[Assignment, ...]:
    """Return where the characters of a notice go."""
    number = (head.number_span,) if head.number_span else ()
    rows = ((Category.TITLE, head.title), (Category.NUMBER, number), *split.claims())
    return tuple(Assignment(span, category) for category, spans in rows for span in spans)
