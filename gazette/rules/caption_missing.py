"""Finds texts that point to a table or a figure by a number that none in the notice has.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `caption-missing`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.captions import LABEL, label, labels
from gazette.model import Grade, Rule, message
from gazette.model.blocks import Table, images
from gazette.record.passages import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "caption-missing",
    Grade.LOOK,
    "正文说到一个表或者一幅图，文件里没有这个序号的。",
    (
        "读者照着“见表3”去找，找不到，也不知道它是不是漏了：多半是表没有粘贴过来，或者删改以后"
        "序号没有跟着改。别的文件的表、附件里的表不算。"
    ),
    "补上这个表或者这幅图，或者改正序号；说的是别的文件的，不必改。",
)

_GROUPS = (1, 4, 7)
_CLAUSE = re.compile(r"[。；，\n]")
_OF_ANOTHER = re.compile(
    r"[》附〔]|[该原](?:规划|方案|办法|标准|文件|通知|报告|表)|[A-Z]{2,}[/T ]*[0-9]"
)
"""What in the same clause says that the table is another document's, or an annex's."""

_CHANGES = ("更正", "修改", "修订", "勘误", "修正")


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[见見](?:下列|本文)?|(?<=[，。；：（])如|按照|依照|参照|对照|填写|填报|符合|[列纳]入){LABEL}"
        rf"(?![\d一二三四五六七八九十份人篇张幅次个件种名位项])(?:[、和及与至～~]{LABEL})?"
        rf"|(?:(?<![一-鿿])|[由如在将]){LABEL}(?:所[示列]|列[明示]|规定|给出)"
    )


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold what texts point to against the captions, once a notice.

    Where annexes are files the table may stand in one of these.
    """
    for notice in notices:
        card = notice.card
        if notice.annexes or card.corrections or any(one in card.title for one in _CHANGES):
            continue
        yield from _told(notice)


def _told(notice: Notice) -> Iterator[Problem]:
    found = [*matches(notice, _pointing())]
    held = labels(notice.blocks) if found else frozenset()
    for place, match in found:
        said = [label(match, group) for group in _GROUPS if match[group]]
        lacking = [one for one in said if not _stands(notice, held, one)]
        if lacking and not _is_of_another(match):
            what = message("正文说到{label}，文件里没有", label=lacking[0])
            mend = message("补上{label}，或者改正序号；别的文件的，不必改", label=lacking[0])
            if held:
                mend = message(
                    "补上{label}，或者改正序号（文件里有{held:、}）；别的文件的，不必改",
                    label=lacking[0],
                    held=tuple(sorted(held)),
                )
            yield RULE.problem(place, what, mend)
            return


def _stands(notice: Notice, held: frozenset[str], wanted: str) -> bool:
    """Return whether a table or a figure is there, by its number or, where none has one, its place.

    表2-1 stands where 表2 does, which it may be a part of.
    """
    kind, number = wanted[0], wanted[1:].partition("-")[0]
    if held & {wanted, kind + number}:
        return True
    if any(one[0] == kind for one in held):
        return False
    is_table = kind == "表"
    unnumbered = [
        one for one in notice.blocks if (isinstance(one, Table) if is_table else images(one))
    ]
    return number.isdecimal() and int(number) <= len(unnumbered)


def _is_of_another(match: re.Match[str]) -> bool:
    """Return whether the clause before names another document, or is quoted from one."""
    before = match.string[: match.start()]
    is_quoted = before.rfind("“") > before.rfind("”")
    return is_quoted or bool(_OF_ANOTHER.search(_CLAUSE.split(before)[-1]))
