"""Rules of fixed width: every line of the text is a line of a column, so its fullness speaks.

In: a Boundary at which no common rule holds.
Out: RULES, in the order in which they are asked; the last always holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import SLACK, Gap, breadth
from gazette.importers.lexicon import paragraph_labels
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.boundary import (
    INDENTED,
    PRINTED,
    Rule,
    Verdict,
    between,
    narrower,
)

if TYPE_CHECKING:
    from gazette.importers.paragraphs.boundary import Boundary

JOIN, PART = Verdict.JOIN, Verdict.PART

_INDENT = 1.4
"""Characters: an indent of two, as it is measured where a print is set a little narrower."""

_FLUSH = 1
"""Characters: what stands in by less is flush, for half an indent is nobody's."""


def rest_of_heading(boundary: Boundary) -> bool:
    """Return whether the line is short, without a mark, and what follows stands apart from it."""
    line, after = boundary.line, boundary.after
    if breadth(line.text) >= features.ROW or paragraph_labels.ANY_MARK.search(line.text):
        return False
    if after is None or after.gap is not Gap.NONE or after.indent > _FLUSH:
        return True
    return features.begins_paragraph(after.text)


def clauses(boundary: Boundary) -> bool:
    """Return whether a long sentence, no item of a list, has had a full stop or semicolon."""
    inside = paragraph_labels.FULL_INSIDE.search(boundary.said)
    return bool(inside) and not features.item(boundary.said)


def _indented(boundary: Boundary) -> bool:
    return boundary.measured.indented


def _is_flush(boundary: Boundary) -> bool:
    return boundary.measured.indented and boundary.line.indent < _FLUSH


def _nearly_full(boundary: Boundary) -> bool:
    return not boundary.full and boundary.last.full is None and not narrower(boundary, 2 * SLACK)


_HEADING = (
    Rule(
        "标题没有排满一行",
        PART,
        lambda boundary: boundary.heading and not boundary.full,
        between("一、总体要求", "坚持统筹推进", PRINTED),
    ),
    Rule(
        "标题满行，下一行顶格",
        JOIN,
        lambda boundary: boundary.heading and _is_flush(boundary),
        between("一、坚持改革创新引领推动县域经济社会", "发展", INDENTED, indents=(2, 0)),
    ),
    Rule(
        "满行的标题之后是没有标点的短行",
        JOIN,
        lambda boundary: boundary.heading and rest_of_heading(boundary),
        between("一、坚持改革创新引领推动县域经济社会", "迈上新台阶", PRINTED),
        "已与标题连接",
    ),
    Rule(
        "标题恰好排满一行",
        PART,
        lambda boundary: boundary.heading,
        between("一、坚持改革创新引领推动县域经济社会", "坚持统筹推进，落实责任。", PRINTED),
        "没有连接",
    ),
)
_SENTENCE = (
    Rule(
        "句末之后顶格",
        JOIN,
        lambda boundary: (
            boundary.ended and _is_flush(boundary) and (boundary.full or boundary.close)
        ),
        between("要认真落实主体责任。", "建立工作台账。", INDENTED),
    ),
    Rule(
        "句末之后缩进",
        PART,
        lambda boundary: boundary.ended and _indented(boundary),
        between("要认真落实主体责任。", "建立工作台账。", INDENTED, indents=(0, 2)),
    ),
    Rule(
        "句末之后有空行",
        PART,
        lambda boundary: (
            boundary.ended and boundary.measured.blank and boundary.line.gap is Gap.BLANK
        ),
        between("要认真落实主体责任。", "建立工作台账。", PRINTED, gap=Gap.BLANK),
    ),
    Rule(
        "句末差一两个字排满一行",
        PART,
        lambda boundary: boundary.ended and _nearly_full(boundary),
        replace(between("要认真落实主体责任，加强日常监管。", "建立工作台账。", PRINTED), count=2),
        "没有连接",
    ),
    Rule(
        "句末没有排满一行",
        PART,
        lambda boundary: boundary.ended and not boundary.full,
        between("要认真落实主体责任。", "建立工作台账。", PRINTED),
    ),
    Rule(
        "一项的末尾排满一行",
        PART,
        lambda boundary: boundary.listing and not clauses(boundary),
        between("要认真落实主体责任，建立工作台账加强监管；", "要加强日常监管；", PRINTED),
    ),
    Rule(
        "句末恰好排满一行",
        JOIN,
        lambda boundary: boundary.ended,
        between("要认真落实主体责任，建立工作台账加强监管。", "要加强日常监管。", PRINTED),
        "已连接",
    ),
)
_WITHIN = (
    Rule(
        "句中排满一行",
        JOIN,
        lambda boundary: boundary.full,
        between("要认真落实主体责任，建立工作台账加强日常", "监管。", PRINTED),
    ),
    Rule(
        "上一行止于逗号",
        JOIN,
        lambda boundary: boundary.comma,
        between("要认真落实主体责任，", "建立工作台账。", PRINTED),
    ),
    Rule(
        "句中缩进",
        PART,
        lambda boundary: _indented(boundary) and boundary.line.indent >= _INDENT,
        between("示例县人民政府", "建立工作台账。", INDENTED, indents=(0, 2)),
    ),
    Rule(
        "上一行没有排满，也没有句末标点",
        PART,
        lambda _: True,
        between("示例县人民政府", "建立工作台账。", PRINTED),
        "没有连接",
    ),
)
RULES: tuple[Rule, ...] = (*_HEADING, *_SENTENCE, *_WITHIN)
