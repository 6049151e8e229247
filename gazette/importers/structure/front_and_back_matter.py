"""Front and back matter: what stands before the first notice and behind the last.

In: the lines of a print, or of its body.
Out: the masthead's lines, the colophon's; an Uncertainty of text that no head claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Uncertainty
from gazette.importers.lexicon import masthead_labels, numbering, terms
from gazette.importers.structure import masthead
from gazette.model import message

if TYPE_CHECKING:
    from gazette.importers.document import Line


def unplaced(loose: tuple[Line, ...]) -> tuple[Uncertainty, ...]:
    """Return a doubt of text before the first notice, which goes into the issue's note."""
    prose = next((line for line in loose if numbering.ends_sentence(line.text)), None)
    if prose is None:
        return ()
    rule, done = message("第一个文件之前的正文"), message("没有认出标题，写进了卷首语")
    return (Uncertainty.at(prose, rule, done),)


def opening(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take the masthead off a print without contents: its first lines that are parts of one."""
    last = 0
    for at, line in enumerate(lines, 1):
        head, _ = masthead.read((line,))
        if head.note:
            break
        last = at
    named = any(masthead_labels.NAME.match(terms.squeeze(line.text)) for line in lines[:last])
    return lines[:last] if named else ()


def colophon(lines: tuple[Line, ...], name: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part the colophon from the end of the body: who edits and prints, and where."""
    at = len(lines)
    while at:
        text = lines[at - 1].text
        own = name and terms.fold(text).startswith(name)
        if not (masthead_labels.COLOPHON.match(text) or own):
            break
        at -= 1
    sure = any(masthead_labels.IMPRINT.match(line.text) for line in lines[at:])
    return (lines[:at], lines[at:]) if sure or len(lines) - at > 1 else (lines, ())
