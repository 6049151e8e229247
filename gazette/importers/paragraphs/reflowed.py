"""Breaks of reflowed text: a line is mostly a whole paragraph, as OCR and word processors give it.

In: a Seam that the common rules do not know.
Out: a Verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Gap, breadth
from gazette.importers.lexicon import numbering, terms
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.breaks import apart, joined
from gazette.importers.paragraphs.fixed_width import clauses, rest_of_heading
from gazette.importers.paragraphs.measure import SLACK

if TYPE_CHECKING:
    from gazette.importers.paragraphs.breaks import Seam, Verdict

_NUMBERED = (4, 6)
_ROOM, _LONG = 4.5, 18
_TWICE = 4


def judge(seam: Seam) -> Verdict:
    """Decide by the mark at the end of the line before and by what stands between the lines."""
    if seam.heading:
        return _heading(seam)
    if seam.closed or seam.listing:
        return _sentence(seam)
    return _within(seam)


def _heading(seam: Seam) -> Verdict:
    """Rule 4: a heading ends with its line, but for a short piece that belongs to it."""
    line, last, measured = seam.line, seam.last, seam.measured
    close = line.gap is Gap.NONE and measured.blank and breadth(last.text) >= features.ROW
    if close and not numbering.ends_sentence(line.text):
        return joined("标题的下一行紧接着，没有句末标点", "已与标题连接")
    roomy = measured.width and breadth(last.text) < measured.width - _ROOM
    if rest_of_heading(seam) and not roomy:
        return joined("满行的标题之后是没有标点的短行", "已与标题连接")
    if numbering.marker(seam.said) in seam.siblings.mixed:
        return apart("同一种序号有的是标题，有的是段落", "作为标题，没有连接")
    if breadth(seam.said) >= _LONG:
        return apart("标题较长，也可能是被截断的段落", "作为标题，没有连接")
    return apart()


def _sentence(seam: Seam) -> Verdict:
    """Rule 6: whether a line goes on after a sentence's end, or after a colon or semicolon."""
    line, last, measured = seam.line, seam.last, seam.measured
    if seam.listing:
        cut = seam.said[-1:] in "；;" and line.gap is not Gap.NONE and clauses(seam)
        rule = "分号之后换栏或换页，同一段里分号前已有整句"
        return joined(rule) if cut else apart()
    if line.gap is not Gap.NONE:
        return _apart(seam)
    edge = abs(breadth(last.text) + last.indent - measured.width) <= SLACK
    if measured.width and edge and measured.blank and line.indent < 1:
        return joined("句末恰好排满一行，下一行紧接着")
    return apart()


def _apart(seam: Seam) -> Verdict:
    """Part two paragraphs after a sentence; say so where a page's end may have cut just there."""
    if seam.line.gap is Gap.PAGE:
        return apart("一页或一栏止于句末")
    numbered = (
        numbering.marker(seam.first.text) in _NUMBERED and breadth(seam.line.text) > features.ROW
    )
    if numbered and not features.REMARK.match(seam.line.text):
        return apart("有序号的段落之后是没有序号的段落")
    return apart()


def _within(seam: Seam) -> Verdict:
    """Rule 5: whether a line goes on in the middle of a sentence."""
    line, said = seam.line, seam.said
    if said.endswith(features.COMMA) and not seam.label_row:
        return joined()
    latin = said[-1:].isascii() and line.text[:1].isascii()
    if seam.count == 1 and breadth(said[: 2 * features.ROW]) < features.ROW and not latin:
        return apart("短行没有句末标点")
    if features.row(said) and features.row(line.text):
        return apart("名单、表格一类的行没有句末标点")
    if line.gap is not Gap.NONE and _repeats(seam):
        return apart("这一行与上一段的末尾相同，疑为重复")
    if line.gap is Gap.BLANK and len(said) < 2 * features.ROW and numbering.LABEL.match(said):
        return joined("责任单位一类的行没有句末标点")
    return joined()


def _repeats(seam: Seam) -> bool:
    """Tell a piece that was printed twice: the paragraph before already ends with it."""
    text = seam.line.text
    return len(text) > _TWICE and terms.fold(seam.said).endswith(terms.fold(text))
