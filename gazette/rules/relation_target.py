"""Finds targets that are not held though they must be, or that are two.

In: a Gazette.
Out: Problems of the rule `relation-target`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.arrange import acts, held
from gazette.model import Grade, Message, Number, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Gazette, Relation

RULE = Rule(
    "relation-target",
    Grade.MEND,
    "关联的对方文件找不到，或者不止一份。",
    (
        "网址代号（tg-2026-1）只能指本库里的文件。本单位的文号，如果那一年各期都已入库而没有"
        "刊登过它，多半是写错了。"
    ),
    (
        "几份文件的代号或标题相同时，写上期号：2026-01/tg-2026-1；确有这份文件、只是没有刊登"
        "的，写上它的标题。"
    ),
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find targets that are not held though they must be, or that are two."""
    names, whole = held(gazette), _whole(gazette)
    own = {series.prefix for series in gazette.masthead.series}
    for card, relation, there in acts(gazette):
        target = relation.target
        bearing = names.get(target, ())
        if len(bearing) > 1:
            places = tuple(f"{one.issue}/{one.id}" for one in bearing)
            what = message("本库有{count}份文件都叫 `{target}`", count=len(bearing), target=target)
            yield _problem(
                card, relation, (what, message("写成其中一份：{places:、}", places=places))
            )
        elif isinstance(target, str) and target.isascii() and not bearing:
            mend = message("改成对方文件的网址代号；本库没有收录的，写它的文号或完整标题")
            yield _problem(
                card,
                relation,
                (message("本库没有网址代号是 `{target}` 的文件", target=target), mend),
            )
        elif not there and len(named := names.get(relation.title, ())) == 1 and named[0].numbers:
            right = named[0].numbers[0]
            what = message(
                "标题是本库中 {right} 的标题，文号却写成 `{target}`", right=right, target=target
            )
            yield _problem(card, relation, (what, message("写成 {right}", right=right)), Grade.LOOK)
        elif (
            isinstance(target, Number)
            and not (there or relation.title)
            and target.prefix in own
            and target.year in whole
        ):
            what = message(
                "{year}年各期本库已经收齐，没有刊登过 `{target}`", year=target.year, target=target
            )
            mend = message("核对文号；确有这份文件、只是没有刊登的，加上 `title: …`（它的标题）")
            yield _problem(card, relation, (what, mend), Grade.LOOK)


def _whole(gazette: Gazette) -> set[int]:
    """Return the years of which every issue is held, and the first of the year after.

    Only running numbers (总期号) tell that none is missing.
    """
    found = set()
    for year in {issue.year for issue in gazette.issues}:
        within = [issue for issue in gazette.issues if issue.year in (year, year + 1)]
        counted = [issue for issue in within if issue.serial or not issue.number.supplement]
        serials = [issue.serial for issue in counted]
        ordered = all(
            one and other and other.first == one.last + 1 for one, other in pairwise(serials)
        )
        whole = bool(counted) and counted[0].year == year < counted[-1].year
        if ordered and whole and counted[0].number.first == 1:
            found.add(year)
    return found


def _problem(
    card: Card, relation: Relation, told: tuple[Message, Message], grade: Grade = Grade.MEND
) -> Problem:
    place, width = relation.place or card.place, len(str(relation.target))
    return RULE.problem(place, *told, grade, width=width)
