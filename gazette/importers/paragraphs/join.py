"""Joins the lines that a column, a page or OCR broke; where the evidence is weak, by a stated rule.

In: the lines of a letter or an instrument, the Measure of the print.
Out: Joined: LineGroups, the Decision of each boundary, an Uncertainty for each weak one.

The rules stand in tables (`common_rules`, then `fixed_width` or `reflowed`), in the order in which
they are asked; the first that holds decides.

A footnote that cuts a sentence is set behind its paragraph, in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Hint, Line, Position, Span, Uncertainty, weave
from gazette.importers.paragraphs import common_rules, features, fixed_width, footnotes, reflowed
from gazette.importers.paragraphs.boundary import Boundary, Decision, Verdict
from gazette.importers.paragraphs.measure import within
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.paragraphs.boundary import Rule
    from gazette.importers.paragraphs.measure import Measure

_SHOWN = 16
"""Characters of either line that the report shows."""


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of the print that belong together, and what they say.

    `heading` says that the mark and the form are a heading's; `hint` and `level` are those of the
    source, until levels.py has decided them; `merged` is that of a table's row.
    """

    spans: tuple[Span, ...]
    text: str
    position: Position
    heading: bool = False
    hint: Hint = Hint.NONE
    level: int = 0
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The groups of a text, what decided each boundary between two lines, and what is weak."""

    groups: tuple[LineGroup, ...]
    decisions: tuple[Decision, ...]
    doubts: tuple[Uncertainty, ...]


def decide(boundary: Boundary) -> Rule:
    """Return the first rule that holds at a boundary."""
    own = fixed_width.RULES if boundary.measured.ruled else reflowed.RULES
    return next(rule for rule in (*common_rules.RULES, *own) if rule.holds(boundary))


def join(lines: tuple[Line, ...], text: str, measured: Measure) -> Joined:
    """Join lines into paragraphs; `text` is the whole print that the pieces point into."""
    done: list[list[Line]] = []
    decisions: list[Decision] = []
    doubts: list[Uncertainty] = []
    said = ""
    measured = within(lines, measured)
    lines, notes = footnotes.take(lines)
    near = features.siblings(lines, measured)
    for line, after in zip(lines, (*lines[1:], None), strict=False):
        joins = False
        if done:
            group = done[-1]
            rule = decide(
                Boundary(said, group[0], group[-1], len(group), line, after, measured, near)
            )
            joins = rule.verdict is Verdict.JOIN
            decisions.append(Decision(line.position, line.start, rule))
            if rule.done:
                told = (message(rule.name), message(rule.done))
                excerpt = f"{group[-1].text[-_SHOWN:]}｜{line.text[:_SHOWN]}"
                doubts.append(Uncertainty(line.position, *told, excerpt))
        if joins:
            done[-1].append(line)
        else:
            done.append([line])
        said = (said if joins else "") + line.text
    doubts += _footed(done, notes)
    return Joined(tuple(_made(group, text) for group in done), tuple(decisions), tuple(doubts))


def _footed(done: list[list[Line]], notes: list[footnotes.Note]) -> Iterator[Uncertainty]:
    """Set each footnote behind the paragraph that it stands in the middle of."""
    for before, rows in notes:
        at = next(index for index, group in enumerate(done) if before in group)
        if before is not done[at][-1]:
            excerpt = f"{before.text[-_SHOWN:]}｜{rows[0].text[:_SHOWN]}"
            yield Uncertainty(
                rows[0].position, message("页末注释隔断了一段"), message("移到这一段之后"), excerpt
            )
        done.insert(at + 1, rows)


def _made(group: list[Line], text: str) -> LineGroup:
    spans = tuple(line.span for line in group)
    first = group[0]
    said = first.text if first.hint is Hint.ROW else weave(text, spans)
    made = LineGroup(spans, said, first.position, features.heading(said), first.hint, first.level)
    return replace(made, merged=first.merged)
