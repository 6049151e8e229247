"""Rules that hold in any print: what the source knows, what begins no line, what begins one.

In: a Boundary.
Out: RULES, in the order in which they are asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Hint, breadth
from gazette.importers.lexicon import chronicle_labels, numbering, paragraph_labels
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.boundary import INDENTED, Rule, Verdict, between
from gazette.importers.paragraphs.features import Siblings

if TYPE_CHECKING:
    from gazette.importers.paragraphs.boundary import Boundary

JOIN, PART = Verdict.JOIN, Verdict.PART

_SOON = 120
"""Characters within which an open bracket is closed: a remark at a paragraph's end has so many."""

_FAR = 0.75
"""Share of a column from which a line is no short one: a long word may be moved over."""

_FLUSH, _CENTRED = 0.6, 3
"""Characters: a line that stands in by less is flush, one by more than an indent is centred."""

_REMARKED = Siblings(remarked=True)
_DAILY = Siblings(daily=True)


def _known(boundary: Boundary) -> Boundary:
    """Return a boundary of a source that knows its paragraphs: a line is one."""
    last, line = (replace(each, hint=Hint.WHOLE) for each in (boundary.last, boundary.line))
    return replace(boundary, last=last, line=line)


def _inside(boundary: Boundary) -> bool:
    """Return whether a bracket or quote is open, and what closes it comes soon."""
    left = numbering.open_bracket(boundary.said)
    if not features.closes(left, boundary.line.text[:_SOON]):
        return False
    if left in "《〔":
        return True
    if boundary.begins and not features.closes(left, boundary.line.text[: _SOON // 2]):
        return False
    apart = boundary.line.gap is Gap.BLANK and not boundary.measured.ruled
    return not (apart and numbering.ends_sentence(boundary.said.rstrip("）)")))


def _lacks_remark(boundary: Boundary) -> bool:
    """Return whether a numbered paragraph lacks the remark that its neighbours end with."""
    numbered = numbering.marker(boundary.first.text) and boundary.siblings.remarked
    lacking = numbered and boundary.closed and not boundary.said.endswith(("）", ")"))
    brings = paragraph_labels.REMARK_END.search(boundary.line.text)
    return bool(lacking) and not boundary.begins and bool(brings)


def _flush(boundary: Boundary) -> bool:
    """Return whether a line is flush below a broad one that ends in no sentence."""
    measured = boundary.measured
    if not (measured.ruled and measured.indented) or features.heading(boundary.said):
        return False
    if numbering.LABEL.match(boundary.line.text):
        return False
    far = boundary.full or breadth(boundary.last.text) > _FAR * measured.width
    flush = boundary.line.indent < _FLUSH and boundary.last.indent < _CENTRED
    return flush and far and not boundary.ended


def _marked(boundary: Boundary) -> bool:
    """Return whether a mark begins the line that is not the rest of a sentence."""
    broken = paragraph_labels.BROKEN_OFF.search(boundary.said)
    return boundary.begins and not broken and not _runs_on(boundary)


def _runs_on(boundary: Boundary) -> bool:
    """Return whether what looks like a mark is the rest of a sentence: the line before is open."""
    if boundary.ended or features.heading(boundary.said):
        return False
    if boundary.said.endswith(features.COMMA):
        return not numbering.LABEL.match(boundary.line.text)
    cut = boundary.measured.ruled and boundary.full
    return cut and numbering.marker(boundary.line.text) in features.CITED


def _dated(boundary: Boundary) -> bool:
    text = boundary.line.text
    above = boundary.closed or chronicle_labels.month(boundary.said)
    return (
        boundary.siblings.daily
        and above
        and (chronicle_labels.stamp(text) or chronicle_labels.month(text))
    )


def _member(boundary: Boundary) -> bool:
    """Return whether the paragraph is a person of a list, and the line does not go on with it."""
    said = boundary.said
    listed = features.member(numbering.LABEL.sub("", said, count=1))
    near = breadth(boundary.last.text) > _FAR * boundary.measured.width and said[-1] not in "）)"
    return listed and (features.member(boundary.line.text) or not near)


RULES: tuple[Rule, ...] = (
    Rule(
        "来源自己分了段",
        PART,
        lambda boundary: bool(boundary.line.hint or boundary.last.hint),
        _known(between("第一段没有标点", "第二段。")),
    ),
    # No line begins with a closing mark (CLREQ 行首禁则): what does was torn off the line above.
    Rule(
        "行首是不能起行的标点",
        JOIN,
        lambda boundary: boundary.line.text.startswith(features.CLOSING),
        between("各乡镇、县直各单位", "，要认真落实。"),
    ),
    Rule("括号或引号没有闭合", JOIN, _inside, between("关于印发《示例县", "管理办法》的通知")),
    Rule(
        "同类各段都以（责任单位…）结尾，这一段没有",
        JOIN,
        _lacks_remark,
        replace(between("1.加强监管。", "落实责任。（责任单位：财政局）"), siblings=_REMARKED),
        "已连接",
    ),
    Rule(
        "顶格接在没有完的宽行之下",
        JOIN,
        _flush,
        between("各乡镇人民政府要加强对此项工作的领", "导，落实责任。", INDENTED),
    ),
    Rule("行首有序号、标签或附件", PART, _marked, between("现通知如下。", "一、总体要求")),
    Rule(
        "大事记的一日",
        PART,
        _dated,
        replace(between("县长调研工作。", "4月9日，召开全县大会。"), siblings=_DAILY),
    ),
    Rule("名单中的一人", PART, _member, between("王小川（副县长）", "李乙（财政局局长）")),
)
