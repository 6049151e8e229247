"""Persons: the names before 同志任 and behind 任命, with what stands in brackets behind them.

In: a text that is to hold names and nothing else.
Out: each name, without the blanks that set one of two characters; None where it is none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DOTS = "·•‧・"
_NONE = re.compile(
    r"下列|以下|上述|有关|部门|单位|政府|人民|同志|人员|职务|办公|公司|委员|会议|研究|决定|中心|工作|任命|免去|原任|选派|推荐|给予|同意|接受|授予|任期|任职|负责|其他|[等其各][0-9一二三四五六七八九十名位]|[局厅院部组室队站县]$"
)
"""What no name has, and what none ends with."""
_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]\s*$")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+(?:[{_DOTS}][{HAN}]+)+")


@cache
def _long() -> re.Pattern[str]:
    """Return what a name from another language is without its dot: 乌云其其格."""
    return re.compile(rf"[{HAN}]{{5,8}}")


@cache
def _parted() -> re.Pattern[str]:
    """Return what parts names, outside brackets: 李和平 is one."""
    return re.compile(rf"[、，,](?![^（(]*[)）])|(?<=[{HAN}]{{2}})[和与及](?=[{HAN}]{{2}})")


class Person(NamedTuple):
    """A name, and what is said of it in brackets: 女, 挂职."""

    name: str
    remark: str = ""


def persons(text: str, *, bounded: bool) -> tuple[Person, ...] | None:
    """Return the persons that a text names; `bounded` where words on both sides end it.

    Names are parted by 、 or by blanks; a blank inside a name of two characters is none.
    """
    found: list[Person] = []
    for part in _parted().split(text.strip().strip("、，")):
        bare, remark = part.strip(), ""
        if match := _BRACKET.search(bare):
            bare, remark = bare[: match.start()].strip(), match[1].strip()
        names = _set_apart(bare.removesuffix("同志").split())
        if not names or not all(_is_name(name, bounded=bounded) for name in names):
            return None
        found += (Person(name) for name in names[:-1])
        found.append(Person(names[-1], remark))
    return tuple(found)


def _set_apart(tokens: list[str]) -> list[str] | None:
    """Join the single characters of names that blanks set apart; None where one is left over."""
    names: list[str] = []
    single = ""
    for token in tokens:
        if len(token) > 1 and single:
            return None
        if len(token) > 1:
            names.append(token)
        elif single:
            names.append(single + token)
            single = ""
        else:
            single = token
    return None if single else names


def _is_name(name: str, *, bounded: bool) -> bool:
    whole = _name().fullmatch(name) or (bounded and _long().fullmatch(name))
    return bool(whole) and not _NONE.search(name)
