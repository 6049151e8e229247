"""Footnotes: notes at the foot of a page that stand in the middle of a sentence of its text.

In: the lines of a letter or an instrument.
Out: the lines without them, and each note with the line that it stands behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Gap
from gazette.importers.lexicon import numbering, paragraph_labels
from gazette.importers.paragraphs import features

if TYPE_CHECKING:
    from gazette.importers.document import Line

_LINES = 6  # of a note at the foot of a page

Note = tuple["Line", list["Line"]]


def take(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Note]]:
    """Take out the notes behind which, on the next page, a sentence goes on."""
    kept: list[Line] = []
    notes: list[Note] = []
    at = 0
    while at < len(lines):
        count = _count(lines, at) if kept and _open(kept[-1].text) else 0
        if count:
            notes.append((kept[-1], list(lines[at : at + count])))
        else:
            kept.append(lines[at])
        at += count or 1
    return tuple(kept), notes


def _open(text: str) -> bool:
    return not (
        numbering.ends_sentence(text) or text.endswith(features.LISTING) or features.heading(text)
    )


def _count(lines: tuple[Line, ...], at: int) -> int:
    """Count the lines of a note that begins here and ends with its page; 0 if none does."""
    if not paragraph_labels.NOTE.match(lines[at].text):
        return 0
    for end in range(at + 1, min(at + 1 + _LINES, len(lines))):
        if lines[end].gap is Gap.PAGE:
            whole = numbering.ends_sentence(lines[end - 1].text)
            return end - at if whole and not features.begins_paragraph(lines[end].text) else 0
    return 0
