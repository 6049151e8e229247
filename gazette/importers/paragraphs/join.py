"""Joins the lines that a column, a page or OCR broke; where the evidence is weak, by a stated rule.

In: the lines of a letter or an instrument, the Measure of the print.
Out: Paragraphs, and an Uncertainty for each weak decision.

The rules, in the order in which they are asked; the first that knows decides:

1. The source knows its paragraphs (Word, Markdown): a line is one.
2. A line cannot begin with a closing mark, nor a paragraph stop inside 《》 or “”: joined.
3. A mark of a level, a label (责任单位：), an annex or a dash begins a paragraph; so do a day of a
   chronicle and each person in a list of names.
4. A heading ends with its line; a short piece without any mark after a full line belongs to it.
5. A line that ends in the middle of a sentence goes on; after a short line, in doubt, not.
6. After a sentence's end an indent, or a line before that is not full, begins a paragraph. Where
   neither can be seen, a blank line or a page does.

A footnote that cuts a sentence is set behind its paragraph, in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.document import Hint, Line, Piece, Position, Uncertainty, weave
from gazette.importers.paragraphs import breaks, features, fixed_width, footnotes, reflowed
from gazette.importers.paragraphs.breaks import Seam
from gazette.importers.paragraphs.measure import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.paragraphs.measure import Measure

_LOOKBACK = 400
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `heading` says that the mark and the form are a heading's."""

    pieces: tuple[Piece, ...]
    text: str
    mark: Position
    heading: bool = False
    hint: Hint = Hint.NONE
    level: int = 0


def join(
    lines: tuple[Line, ...], text: str, measured: Measure
) -> tuple[tuple[Paragraph, ...], tuple[Uncertainty, ...]]:
    """Join lines into paragraphs; `text` is the whole print that the pieces point into."""
    done: list[list[Line]] = []
    doubts: list[Uncertainty] = []
    said = ""
    measured = within(lines, measured)
    lines, notes = footnotes.take(lines)
    judge = fixed_width.judge if measured.ruled else reflowed.judge
    near = features.siblings(lines, measured)
    for at, line in enumerate(lines):
        joins = False
        if done:
            after = lines[at + 1] if at + 1 < len(lines) else None
            group = done[-1]
            seam = Seam(said, group[0], group[-1], len(group), line, after, measured, near)
            verdict = breaks.known(seam) or judge(seam)
            joins = verdict.join
            if verdict.rule:
                excerpt = f"{group[-1].text[-_SHOWN:]}｜{line.text[:_SHOWN]}"
                doubts.append(Uncertainty(line.mark, verdict.rule, verdict.done, excerpt))
        if joins:
            done[-1].append(line)
        else:
            done.append([line])
        said = ((said if joins else "") + line.text)[-_LOOKBACK:]
    doubts += _footed(done, notes)
    return tuple(_made(group, text) for group in done), tuple(doubts)


def _footed(done: list[list[Line]], notes: list[footnotes.Note]) -> Iterator[Uncertainty]:
    """Set each footnote behind the paragraph that it stands in the middle of."""
    for before, rows in notes:
        at = next(index for index, group in enumerate(done) if before in group)
        if before is not done[at][-1]:
            excerpt = f"{before.text[-_SHOWN:]}｜{rows[0].text[:_SHOWN]}"
            yield Uncertainty(rows[0].mark, "页末注释隔断了一段", "移到这一段之后", excerpt)
        done.insert(at + 1, rows)


def _made(group: list[Line], text: str) -> Paragraph:
    pieces = tuple(line.piece for line in group)
    first = group[0]
    said = first.text if first.hint is Hint.ROW else weave(text, pieces)
    return Paragraph(pieces, said, first.mark, features.heading(said), first.hint, first.level)
