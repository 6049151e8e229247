"""Breaks of fixed width: every line of the text is a line of a column, so its fullness speaks.

In: a Seam that the common rules do not know.
Out: a Verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, breadth
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.breaks import Verdict, apart, joined
from gazette.importers.paragraphs.measure import SLACK

if TYPE_CHECKING:
    from gazette.importers.paragraphs.breaks import Seam

_INDENT = 1.4
_FLUSH = 1


def judge(seam: Seam) -> Verdict:
    """Decide by the edge of the column, the indent, the mark at the end of the line before."""
    if seam.heading:
        return _heading(seam)
    if seam.closed or seam.listing:
        return _sentence(seam)
    return _within(seam)


def rest_of_heading(seam: Seam) -> bool:
    """Tell the second line of a heading: short, no mark, and what follows stands apart from it."""
    line, after = seam.line, seam.after
    if breadth(line.text) >= features.ROW or re.search(r"[。；：，,;:]", line.text):
        return False
    if after is None or after.gap is not Gap.NONE or after.indent > _FLUSH:
        return True
    return features.begins_paragraph(after.text)


def _heading(seam: Seam) -> Verdict:
    """Rule 4: a heading that does not fill its line ends there."""
    if not seam.full:
        return apart()
    if seam.measured.indented:
        return Verdict(join=seam.line.indent < _FLUSH)
    if rest_of_heading(seam):
        return joined("满行的标题之后是没有标点的短行", "已与标题连接")
    if breadth(seam.said) > seam.measured.width * 1.5 or seam.said.endswith(features.COMMA):
        return joined()
    return apart("标题恰好排满一行")


def _sentence(seam: Seam) -> Verdict:
    """Rule 6: whether a line goes on after a sentence's end."""
    measured, line = seam.measured, seam.line
    if measured.indented:
        return Verdict(join=line.indent < _FLUSH and (seam.full or line.gap is Gap.NONE))
    if measured.blank and line.gap is Gap.BLANK:
        return apart()
    if not seam.full:
        near = seam.last.full is None and breadth(seam.last.text) >= measured.width - 2 * SLACK
        return apart("句末差一两个字排满一行") if near else apart()
    if seam.listing and not clauses(seam):
        return apart()
    return joined("句末恰好排满一行")


def _within(seam: Seam) -> Verdict:
    """Rule 5: whether a line goes on in the middle of a sentence."""
    measured, line = seam.measured, seam.line
    if seam.full or (seam.said.endswith(features.COMMA) and not seam.label_row):
        return joined()
    if measured.indented and line.indent >= _INDENT:
        return apart()
    if measured.indented and line.indent < _FLUSH and line.gap is Gap.NONE:
        return joined()
    return apart("上一行没有排满，也没有句末标点")


def clauses(seam: Seam) -> bool:
    """Tell a long sentence from an item of a list: it has had a full stop or a semicolon before."""
    return bool(re.search(r"[。；;].", seam.said)) and not features.item(seam.said)
