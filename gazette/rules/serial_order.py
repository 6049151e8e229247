"""Holds the running number of every issue against the one before.

In: a Gazette.
Out: Problems of the rule `serial-order`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Grade, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette

RULE = Rule(
    "serial-order",
    Grade.LOOK,
    "期号或总期号不连续。",
    "前后两期的总期号应当相差 1。",
    "核对总期号；缺的一期尚未入库时不必改。",
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the running number of every issue against the one before.

    A supplement need not have one.
    """
    counted = (one for one in gazette.issues if one.serial or not one.number.supplement)
    for before, after in pairwise(counted):
        if not before.serial or not after.serial:
            continue
        earlier, later = ZH_HANS.issue(before), ZH_HANS.issue(after)
        if after.serial.first <= before.serial.last:
            what = f"{later}的总期号 {after.serial} 不大于{earlier}的 {before.serial}"
            yield RULE.problem(after.at("serial"), what, "核对总期号")
        elif after.serial.first != before.serial.last + 1:
            what = f"总期号从 {before.serial}（{earlier}）跳到 {after.serial}（{later}）"
            yield RULE.problem(after.at("serial"), what, "核对总期号，或补上缺的一期")
    for issue in gazette.issues:
        if issue.serial and issue.serial.several and issue.serial.count != issue.number.count:
            what = f"期号 {issue.number} 有{issue.number.count}期，总期号 {issue.serial} 却有"
            what += f"{issue.serial.count}期"
            yield RULE.problem(issue.at("serial"), what, "核对期号和总期号")
