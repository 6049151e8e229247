"""Chronicles (大事记): where one begins, the time that it covers, the days that it tells of.

In: lines.
Out: what a line of a chronicle says; where chronicles begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.lexicon import chronicle_labels, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.importers.document import Line
    from gazette.importers.structure.contents_entries import Entry


def heading(lines: Sequence[Line], at: int) -> int:
    """Count the lines of a chronicle's heading that begins here; 0 where none does.

    大事记 is one where its time or its first day follows, a span of time where its first day does.
    """
    text = lines[at].text
    named = bool(chronicle_labels.HEADING.fullmatch(terms.squeeze(text)))
    if not named and not chronicle_labels.period(text):
        return 0
    count = (
        2 if named and at + 1 < len(lines) and chronicle_labels.period(lines[at + 1].text) else 1
    )
    after = lines[at + count].text if at + count < len(lines) else ""
    return (
        count
        if (named and count > 1) or chronicle_labels.month(after) or chronicle_labels.stamp(after)
        else 0
    )


def entry(text: str, entries: tuple[Entry, ...], used: set[int]) -> int:
    """Return the entry that a heading belongs to: of the same time, else the next; -1 if none."""
    own = [
        i
        for i, each in enumerate(entries)
        if i not in used
        and (chronicle_labels.NAME in each.title or chronicle_labels.period(each.title))
    ]
    same = (i for i in own if _time(entries[i].title) == _time(text))
    return next(same, own[0] if own else -1)


def _time(text: str) -> str:
    return terms.fold(text.replace(chronicle_labels.NAME, ""))
