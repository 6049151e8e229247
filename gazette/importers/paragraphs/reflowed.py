"""Rules of reflowed text: a line is mostly a whole paragraph, as OCR and word processors give it.

In: a Boundary at which no common rule holds.
Out: RULES, in the order in which they are asked; the last always holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, breadth
from gazette.importers.lexicon import numbering, paragraph_labels, terms
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.boundary import REFLOWED, Rule, Verdict, between, narrower
from gazette.importers.paragraphs.features import Siblings
from gazette.importers.paragraphs.fixed_width import rest_of_heading

if TYPE_CHECKING:
    from gazette.importers.paragraphs.boundary import Boundary

JOIN, PART = Verdict.JOIN, Verdict.PART

_ROOM = 4.5
"""Characters that a line has left where a title's next word would have stood on it."""

_LONG = 18
"""Characters: a heading that is longer may be the first line of a paragraph."""

_TWICE = 4
"""Characters that a piece has at least, before it is taken for one that was printed twice."""

_MIXED = Siblings(mixed=frozenset((2,)))
_NARROW = replace(REFLOWED, blank=False)


def _piece_of_heading(boundary: Boundary) -> bool:
    roomy = boundary.measured.width and narrower(boundary, _ROOM)
    return boundary.heading and rest_of_heading(boundary) and not roomy


def _unnumbered(boundary: Boundary) -> bool:
    numbered = numbering.marker(boundary.first.text) in features.CITED
    broad = breadth(boundary.line.text) > features.ROW
    return numbered and broad and not paragraph_labels.REMARK.match(boundary.line.text)


def _short(boundary: Boundary) -> bool:
    said = boundary.said
    latin = said[-1:].isascii() and boundary.line.text[:1].isascii()
    short = breadth(said) < features.ROW
    return boundary.count == 1 and short and not latin


def _repeats(boundary: Boundary) -> bool:
    """Return whether a piece was printed twice: the paragraph before already ends with it."""
    text = boundary.line.text
    again = len(text) > _TWICE and terms.fold(boundary.said).endswith(terms.fold(text))
    return not boundary.close and again


_HEADING = (
    Rule(
        "满行的标题之后是没有标点的短行",
        JOIN,
        _piece_of_heading,
        between("一、坚持改革创新引领推动县域经济", "迈上新台阶", _NARROW),
        "已与标题连接",
    ),
    Rule(
        "同一种序号有的是标题，有的是段落",
        PART,
        lambda boundary: (
            boundary.heading and numbering.marker(boundary.said) in boundary.siblings.mixed
        ),
        replace(between("一、总体要求", "坚持统筹推进。"), siblings=_MIXED),
        "作为标题，没有连接",
    ),
    Rule(
        "标题较长，也可能是被截断的段落",
        PART,
        lambda boundary: boundary.heading and breadth(boundary.said) >= _LONG,
        between("一、坚持改革创新引领推动县域经济社会发展", "坚持统筹推进。"),
        "作为标题，没有连接",
    ),
    Rule(
        "标题独行",
        PART,
        lambda boundary: boundary.heading,
        between("一、总体要求", "坚持统筹推进。"),
    ),
)
_SENTENCE = (
    Rule(
        "冒号或分号之后",
        PART,
        lambda boundary: boundary.listing,
        between("现将有关事项通知如下：", "各单位要加强监管。"),
    ),
    Rule(
        "一页或一栏止于句末",
        PART,
        lambda boundary: boundary.closed and boundary.line.gap is Gap.PAGE,
        between("要加强监管。", "各单位要落实责任。", gap=Gap.PAGE),
        "没有连接",
    ),
    Rule(
        "有序号的段落之后是没有序号的段落",
        PART,
        lambda boundary: boundary.closed and not boundary.close and _unnumbered(boundary),
        between("1.要加强监管。", "各乡镇、县直各单位要落实责任。", gap=Gap.BLANK),
        "没有连接",
    ),
    Rule(
        "各段之间有空行，这两行之间没有",
        PART,
        lambda boundary: boundary.closed and boundary.close and boundary.measured.blank,
        between("各单位要加强监管，落实责任。", "要加强监管。"),
        "没有连接",
    ),
    Rule(
        "句末",
        PART,
        lambda boundary: boundary.closed,
        between("要加强监管。", "各单位要落实责任。", _NARROW),
    ),
)
_WITHIN = (
    Rule(
        "上一行止于逗号",
        JOIN,
        lambda boundary: boundary.comma,
        between("要认真落实主体责任，", "建立工作台账。"),
    ),
    Rule("短行没有句末标点", PART, _short, between("示例县", "要建立工作台账。"), "没有连接"),
    Rule(
        "名单、表格一类的行没有句末标点",
        PART,
        lambda boundary: features.row(boundary.said) and features.row(boundary.line.text),
        between("东山镇第一村村民委员会主任 12户", "西山镇第二村民委员会 3户"),
        "没有连接",
    ),
    Rule(
        "这一行与上一段的末尾相同，疑为重复",
        PART,
        _repeats,
        between("各单位要建立工作台账并落实责任", "工作台账并落实责任", gap=Gap.PAGE),
        "没有连接",
    ),
    Rule(
        "句中",
        JOIN,
        lambda _: True,
        between("各单位要建立工作台账并落实好监管", "主体责任。"),
    ),
)
RULES: tuple[Rule, ...] = (*_HEADING, *_SENTENCE, *_WITHIN)
