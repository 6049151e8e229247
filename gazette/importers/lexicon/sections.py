"""Sections: the lines of the contents, or of the body, that name one.

In: a line.
Out: the section's name, where its characters go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category
from gazette.importers.lexicon import numbering, terms

if TYPE_CHECKING:
    from gazette.importers.document import Line

_SECTION_END = re.compile(
    r"(?:文件|任免|任职|解读|大事记|公告|通告|法规|规章|文献|文选|选登|要闻|动态|信息|政务|之窗|专栏|讲话|报告|其他"
    r"|公文|政策|数据|统计|栏目|精神|命令|决定|批复|事项|部署|^[省市县区州盟旗]?政府令)$"
)
_WRAPPED = re.compile(
    r"(?P<mark>[·•—－★☆◆◇■▲※-])+\s*(?P<name>[^\d·•—－★☆◆◇■▲※-]{2,20}?)\s*(?P=mark)+"
)
_BARE = 14  # characters: the name of a section without brackets
_JOINT = 36  # characters: 甲委员会、乙人民政府文件, the organs with it
_SECTION_MARK = re.compile(r"[◆■●★▲◇□▼※☆]\s*(?P<name>[^\d]{2,20})$")


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
    joint = name.endswith("文件") and len(name) <= _JOINT and terms.organ(name[: -len("文件")])
    plain = (
        (len(name) <= _BARE or joint)
        and _SECTION_END.search(name)
        and not re.search(r"\d|关于|的|[（(《]", name)
    )
    return name if plain else ""


def brief(text: str) -> str:
    """Return a short name that could be a section's, though it ends like none: 特载."""
    name = terms.squeeze(text)
    plain = re.fullmatch(r"[一-鿿]{2,6}", name) and not re.search(r"关于|的|政府", name)
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
