"""Records: what stands at the end of a document: its subject words, copies, who printed it when.

In: the lines of a notice after its head.
Out: Records, and the lines without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, numbering, terms

if TYPE_CHECKING:
    from gazette.importers.document import Line, Span
    from gazette.importers.lexicon.labels import Label

_LINES = 6  # of a list of those who are sent copies
_BROAD = 30  # characters: who printed a document, and when, stand on half a line of A4


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a document: those that are fields, with the pieces of their text.

    `printed` are the lines that say who printed it, and how many copies: no field holds them.
    """

    topic: tuple[Line, ...] = ()
    topic_spans: tuple[Span, ...] = ()
    cc: tuple[Line, ...] = ()
    cc_spans: tuple[Span, ...] = ()
    printed: tuple[Line, ...] = ()


def find(lines: tuple[Line, ...]) -> tuple[Records, tuple[Line, ...]]:
    """Take the records out of a notice's lines."""
    topic, topic_spans, lines = _labelled(lines, notice_labels.TOPIC)
    cc, cc_spans, lines = _labelled(lines, numbering.CC)
    at = len(lines)
    while at and printed(lines[at - 1].text):
        at -= 1
    return Records(topic, topic_spans, cc, cc_spans, lines[at:]), lines[:at]


def printed(text: str) -> bool:
    """Return whether a line says who printed a document and when, or how many copies."""
    return len(text) < 2 * _BROAD and bool(notice_labels.PRINTED.fullmatch(text.strip()))


def remark(text: str) -> bool:
    """Return whether this is a remark behind the day: （此件公开发布）, （联系人：…）."""
    return bool(notice_labels.REMARK.fullmatch(text.strip()))


def _labelled(
    lines: tuple[Line, ...], label: Label
) -> tuple[tuple[Line, ...], tuple[Span, ...], tuple[Line, ...]]:
    """Take a line such as 抄送：… and the lines that go on with it up to its full stop."""
    for at, line in enumerate(lines):
        match = label.match(line.text)
        if not match:
            continue
        end = at + 1 + _runs(lines[at:])
        taken = lines[at:end]
        spans = [line.part(match.end()), *(each.span for each in taken[1:])]
        begin, finish = spans[-1]
        spans[-1] = (begin, finish - taken[-1].text.endswith(("。", ".")))
        return taken, tuple(spans), lines[:at] + lines[end:]
    return (), (), lines


def _runs(lines: tuple[Line, ...]) -> int:
    """Count the lines that go on with the first: a list of organs, up to its full stop."""
    count = 0
    while count + 1 < min(len(lines), _LINES):
        if lines[count].text.rstrip().endswith("。") or lines[count].full is False:
            break
        after = lines[count + 1].text.rstrip()
        last = notice_labels.LISTED.split(after.rstrip("。"))[-1]
        ends = after.endswith("。") or terms.addressees(f"各{last}：") or count + 2 == len(lines)
        if not notice_labels.ORGANS.fullmatch(after) or not ends:
            break
        count += 1
    return count
