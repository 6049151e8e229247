"""Records (版记): what stands at the end of a document: its subject words, copies, who printed it.

In: the lines of a notice, a line of them.
Out: the Record that begins there, and where the text goes on behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, numbering, terms

if TYPE_CHECKING:
    from gazette.importers.document import Line, Span
    from gazette.importers.lexicon.labels import Label


@dataclass(frozen=True, slots=True)
class Record:
    """A record such as 抄送：…: its lines, and the pieces of what it says."""

    lines: tuple[Line, ...]
    spans: tuple[Span, ...]


def read(lines: tuple[Line, ...], at: int, label: Label) -> Record | None:
    """Read the record with a label: subject words on a line, who is sent a copy on several."""
    match = label.match(lines[at].text)
    if not match:
        return None
    taken = lines[at : at + 1 + (_runs(lines[at:]) if label is numbering.CC else 0)]
    spans = [taken[0].part(match.end()), *(each.span for each in taken[1:])]
    begin, finish = spans[-1]
    spans[-1] = (begin, finish - taken[-1].text.endswith(("。", ".")))
    return Record(taken, tuple(spans))


def imprint(lines: tuple[Line, ...], at: int) -> int:
    """Count the lines from here that say who printed a notice; 0 where its text goes on behind."""
    count = 0
    while at + count < len(lines) and printed(lines[at + count].text):
        count += 1
    return count if behind(lines, at + count) == len(lines) else 0


def behind(lines: tuple[Line, ...], at: int) -> int:
    """Return the line at which the text goes on behind the records that stand here."""
    while at < len(lines):
        record = read(lines, at, notice_labels.TOPIC) or read(lines, at, numbering.CC)
        if record is None and not printed(lines[at].text):
            break
        at += len(record.lines) if record else 1
    return at


def printed(text: str) -> bool:
    """Return whether a line says who printed a document and when, or how many copies."""
    return bool(notice_labels.PRINTED.fullmatch(text.strip()))


def remark(text: str) -> bool:
    """Return whether this is a remark behind the day: （此件公开发布）, （联系人：…）."""
    return bool(notice_labels.REMARK.fullmatch(text.strip()))


def _runs(lines: tuple[Line, ...]) -> int:
    """Count the lines that go on with the first: a list of organs, up to its full stop."""
    count = 0
    while count + 1 < len(lines):
        if lines[count].text.rstrip().endswith("。") or lines[count].full is False:
            break
        after = lines[count + 1].text.rstrip()
        last = notice_labels.LISTED.split(after.rstrip("。"))[-1]
        ends = after.endswith("。") or terms.addressees(f"各{last}：") or count + 2 == len(lines)
        if not notice_labels.ORGANS.fullmatch(after) or not ends:
            break
        count += 1
    return count
