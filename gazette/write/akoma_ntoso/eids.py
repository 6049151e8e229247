"""eIds: how Akoma Ntoso names the units of a document (Naming Convention 1.0, 5).

In: the id of a Block, from the document's own numbering.
Out: its eId, the element that is such a unit, and how deep it stands.

| id | eId | what |
| --- | --- | --- |
| part-1, ch-3, ch-3-sec-1 | part_1, chp_3, chp_3__sec_1 | 编, 章, 节 |
| art-12, art-12-2 | art_12, art_12__para_2 | 条, 款 |
| art-12-2-3, art-12-2-3-1 | art_12__para_2__point_3, …__indent_1 | 项, 目 |
| h-2, h-2-3 | level_2, level_2__level_3 | 一、, and （三） below 二、 |
| para-7, table-1, annex-2, signature | para_7, table_1, annex_2, signature | what has no number |
| annex-1-art-2, art-5_2 | annex_1__art_2, art_5_2 | of another instrument; a second one |

No two ids have one eId. `art_12__para_1` is the first paragraph of an article, whose id is that of
the article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_BELOW = re.compile(r"(?P<above>(?:annex|instrument)-\d+(?:_\d+)?)-(?P<own>.+)")
_NUMBERED = re.compile(
    r"(?P<family>art|h)-(?P<first>[0-9]+(?:bis[0-9]+)?)(?P<more>(?:-[0-9]+)*)(?P<again>_\d+)?"
)
_DIVISION = re.compile(r"(?:(?P<name>part|ch)-\d+)?-?(?P<section>sec-\d+)?(?:_\d+)?")
_BELOW_ARTICLE = (("paragraph", "para"), ("point", "point"), ("indent", "indent"))
_LEVEL = ("level", "level")
_DEPTHS = {"part": 1, "chapter": 2, "section": 3, "article": 4}
LOWEST = 4
"""The depth of an article; what is numbered 一、 or （一） stands below it, if there is one."""


class Unit(NamedTuple):
    """A unit's eId; its element, empty for what is no part of a hierarchy; its depth there."""

    eid: str
    element: str = ""
    depth: int = 0


@lru_cache(maxsize=1 << 14)
def unit(name: str) -> Unit:
    """Return what the id of a Block names."""
    if below := _BELOW.fullmatch(name):
        own = unit(below["own"])
        return own._replace(eid=f"{unit(below['above']).eid}__{own.eid}")
    if numbered := _NUMBERED.fullmatch(name):
        return _numbered(numbered)
    if name and (division := _DIVISION.fullmatch(name)):
        element = "section" if division["section"] else {"ch": "chapter"}.get(division["name"], "")
        element = element or "part"
        eid = name.replace("ch-", "chp_", 1).replace("-sec-", "__sec_").replace("-", "_")
        return Unit(eid, element, _DEPTHS[element])
    if name.startswith("heading-"):
        return Unit(name.replace("-", "_"), "level", LOWEST + 1)
    return Unit(name.replace("-", "_"))


def _numbered(match: re.Match[str]) -> Unit:
    """Return an article or what stands below one; what is numbered without articles."""
    numbers = match["more"].split("-")[1:]
    names = [*_BELOW_ARTICLE, *[_LEVEL] * len(numbers)]
    if match["family"] == "h":
        names = [_LEVEL] * len(numbers)
        element, eid, depth = "level", f"level_{match['first']}", LOWEST + 1
    else:
        element, eid, depth = "article", f"art_{match['first']}", LOWEST
    for (below, short), number in zip(names, numbers, strict=False):
        element, eid, depth = below, f"{eid}__{short}_{number}", depth + 1
    return Unit(eid + (match["again"] or ""), element, depth)
