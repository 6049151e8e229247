"""The faces of official documents by their names (GB/T 9704, 7.2 to 7.5), for programs of offices.

In: nothing of ours.
Out: Face: 小标宋, 仿宋, 黑体, 楷体 and 宋体, each with the one that stands for it; HEADING_FACES.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.language.numbering import Level


@dataclass(frozen=True, slots=True)
class Face:
    """A face by its name, and another one where that is not installed."""

    name: str
    other: str


XIAOBIAOSONG = Face("方正小标宋简体", "宋体")
FANGSONG = Face("仿宋_GB2312", "仿宋")
HEI = Face("黑体", "SimHei")
KAI = Face("楷体_GB2312", "楷体")
SONG = Face("宋体", "SimSun")
FACES = (XIAOBIAOSONG, FANGSONG, HEI, KAI, SONG)
"""All of them: titles, text, headings of the first and of the second level, page numbers."""
LATIN = "Times New Roman"
"""What letters and figures beside Chinese are set in."""
HEADING_FACES = {Level.ONE: ("黑体", "hei"), Level.TWO: ("楷体", "kai")}
"""What the name of a face says, in lower case, by the level whose headings are set in it."""
