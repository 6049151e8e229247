"""Supervision (挂牌督办): which units or sites a notice puts under supervision, or takes off it.

In: a notice's title; its text.
Out: Supervised; None for a notice that does neither.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language import timing
from gazette.language.numerals import whole
from gazette.model.supervised import CLOSES, OPENS, Supervised

if TYPE_CHECKING:
    from datetime import date

_CLOSES = re.compile("摘牌|销案|(?:解除|撤销|取消)(?:对.+)?挂牌")
_OPENS = re.compile("挂牌督办")
_OTHER = re.compile(
    r"办法|规定|规则|制度|细则|方案|意见|情况|机制|清单|台账|挂牌督办(?:工作|事项办理)"
)
_BEFORE = re.compile(
    r"关于(?:对|将|解除|撤销|取消|予以)*(?P<unit>.*?)(?:的)?"
    r"(?=存在|特别重大|重大|较大|一般|(?:火灾|消防|生产|安全|事故)*隐患|实行|实施|进行|予以|列为|挂牌|销案|摘牌)"
)
"""The unit in a title: between 关于对 and what is the matter with it."""
_HAZARD = re.compile(r"(?:特别重大|重大|较大|一般)[^，。、；《》对的]{0,14}?隐患|火灾隐患|安全隐患")
_SEVERAL = re.compile(r"等(?P<count>[0-9一二三四五六七八九十两]{1,3})[家处个户项座栋]")
_UNIT = r"[^、，。；：:\s]{2,40}?"
_UNTIL = r"(?=存在|各存在|的?(?:重大|较大|一般|火灾|安全)|实行|实施|进行|予以|等|[，。；])"


@cache
def _term() -> re.Pattern[str]:
    return re.compile(
        rf"(?:期限|时限)(?P<before>[^。；]{{0,24}}?)(?:至|到|截至|为)(?P<last>{timing.LAST})(?![0-9一二三四五六七八九十至到])"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<last>{timing.DAY})(?:之?前|以前)[^。；，]{{0,24}}?(?:整改|治理|验收|施工|销号|消除)"
    )


def supervised(title: str, text: str) -> Supervised | None:
    """Return what a notice of this title does; the text names units that the title counts."""
    closes = bool(_CLOSES.search(title))
    if not (closes or _OPENS.search(title)) or _OTHER.search(title):
        return None
    units, more = _units(title, text)
    hazard = _HAZARD.search(title)
    return Supervised(
        CLOSES if closes else OPENS,
        units,
        more,
        hazard[0] if hazard else "",
        None if closes else _due(text),
    )


def _units(title: str, text: str) -> tuple[tuple[str, ...], int]:
    """Return the units, and how many more are counted than named."""
    found = _BEFORE.search("".join(title.split()))
    unit = found["unit"] if found else ""
    several = _SEVERAL.search(unit)
    if not several:
        return (tuple(unit.split("、")) if unit else ()), 0
    first = unit[: several.start()].split("、")
    count = whole(several["count"]) or 0
    rows = re.finditer(rf"{re.escape(first[0])}(?:、{_UNIT})*{_UNTIL}", text)
    lists = [tuple(row[0].split("、")) for row in rows]
    named = next((row for row in lists if len(row) == count), tuple(first))
    return named, max(0, count - len(named))


def _due(text: str) -> date | None:
    """Return the day by which a hazard is to be gone: the end of a term, or the last day for it."""
    terms = [day for one in _term().finditer(text) if (day := _last(one["last"], one["before"]))]
    if terms:
        return terms[0]
    return max((day for one in _by().finditer(text) if (day := _last(one["last"]))), default=None)


def _last(last: str, before: str = "") -> date | None:
    start = timing.named(before)
    ends = timing.expiry(f"至{last}", start.year if start else None)
    return ends.day if ends else None
