"""Sections: the lines of the contents, or of the body, that name one.

In: a line.
Out: the section's name, where its characters go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category
from gazette.importers.lexicon import numbering, terms
from gazette.importers.lexicon.labels import Label, labelled

if TYPE_CHECKING:
    from gazette.importers.document import Line

_SECTION_END = Label(
    "栏目名的末尾",
    r"(?:文件|任免|任职|解读|大事记|公告|通告|法规|规章|文献|文选|选登|要闻|动态|信息|政务|之窗|专栏|讲话|报告|其他"
    r"|公文|政策|数据|统计|栏目|精神|命令|决定|批复|事项|部署|^[省市县区州盟旗]?政府令)$",
    ("县政府文件", "政策解读", "市政府令"),
)
_WRAPPED = Label(
    "两边有记号的栏目",
    r"(?P<mark>[·•—－★☆◆◇■▲※-])+\s*(?P<name>[^\d·•—－★☆◆◇■▲※-]{2,20}?)\s*(?P=mark)+",
    ("· 人事任免 ·", "★特载★", "——政务之窗——"),
)
_SECTION_MARK = Label(
    "前面有记号的栏目",
    r"[◆■●★▲◇□▼※☆]\s*(?P<name>[^\d]{2,20})$",
    ("◆县政府文件", "■ 政策解读", "★大事记"),
)
_NOT_SECTION = Label(
    "不是栏目名", r"\d|关于|的|[（(《]", ("2026年文件", "关于某事的决定", "公告（二）")
)
_BRIEF = Label("两到六个汉字", r"[一-鿿]{2,6}", ("特载", "人事任免", "领导讲话"))
_NOT_BRIEF = Label("不是短栏目名", r"关于|的|政府", ("关于甲事", "县的工作", "县政府"))
_BARE = 14  # characters: the name of a section without brackets


@labelled
def section(text: str) -> str:
    """Return the name of a section that a line is: 【县政府文件】, ◆县政府文件, or bare."""
    bare = text.strip()
    match = (
        numbering.SQUARE.fullmatch(bare)
        or _WRAPPED.fullmatch(bare)
        or _SECTION_MARK.fullmatch(bare)
    )
    if match:
        return terms.squeeze(match["name"])
    name = terms.squeeze(bare)
    joint = name.endswith("文件") and terms.organ(name[: -len("文件")])
    plain = (
        (len(name) <= _BARE or joint)
        and _SECTION_END.search(name)
        and not _NOT_SECTION.search(name)
    )
    return name if plain else ""


@labelled
def brief(text: str) -> str:
    """Return a short name that could be a section's, though it ends like none: 特载."""
    name = terms.squeeze(text)
    plain = _BRIEF.fullmatch(name) and not _NOT_BRIEF.search(name)
    return name if plain and not terms.organ(name) and not terms.kind(name) else ""


def assignment(line: Line, name: str, *, repeated: bool) -> list[Assignment]:
    """Claim the name for the field, what stands around it and a repetition as layout."""
    if repeated:
        return [Assignment(line.span, Category.RUNNING)]
    inside = set(name)
    category = [
        Category.SECTION if character in inside else Category.LEADER for character in line.text
    ]
    return [Assignment(line.part(i, i + 1), each) for i, each in enumerate(category)]
