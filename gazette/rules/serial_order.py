"""Holds the running number of every issue against the one before.

In: a Gazette.
Out: Problems of the rule `serial-order`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.messages import issue_name
from gazette.model import Grade, Problem, Rule, message

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

    A supplement need not have one; what lacks all of issue.yaml is told of that alone.
    """
    counted = (one for one in gazette.issues if one.serial or not one.number.supplement)
    for before, after in pairwise(counted):
        earlier, later = issue_name(before), issue_name(after)
        if before.serial and not after.serial and "number" in after.places:
            what = message(
                "{later}没有写总期号，{earlier}的是 {serial}",
                later=later,
                earlier=earlier,
                serial=before.serial,
            )
            mend = message(
                "加上 `serial: {serial}`；总期号不再编的，不必改", serial=before.serial.last + 1
            )
            yield RULE.problem(after.at("number"), what, mend)
        if not before.serial or not after.serial:
            continue
        if after.serial.first <= before.serial.last:
            what = message(
                "{later}的总期号 {serial} 不大于{earlier}的 {other}",
                later=later,
                serial=after.serial,
                earlier=earlier,
                other=before.serial,
            )
            yield RULE.problem(after.at("serial"), what, message("核对总期号"))
        elif after.serial.first != before.serial.last + 1:
            what = message(
                "总期号从 {serial}（{earlier}）跳到 {other}（{later}）",
                serial=before.serial,
                earlier=earlier,
                other=after.serial,
                later=later,
            )
            yield RULE.problem(after.at("serial"), what, message("核对总期号，或补上缺的一期"))
    yield from _combined(gazette)


def _combined(gazette: Gazette) -> Iterator[Problem]:
    """Find combined issues with more or fewer running numbers than numbers."""
    for issue in gazette.issues:
        if issue.serial and issue.serial.several and issue.serial.count != issue.number.count:
            what = message(
                "期号 {number} 有{issues}期，总期号 {serial} 却有{serials}期",
                number=issue.number,
                issues=issue.number.count,
                serial=issue.serial,
                serials=issue.serial.count,
            )
            yield RULE.problem(issue.at("serial"), what, message("核对期号和总期号"))
