"""Finds relations that a notice declares and its text does not say.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `relation-not-said`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import VERBS
from gazette.language.words import DEFAULT
from gazette.model import Grade, Problem, Rule, message
from gazette.publication.covering import COVER
from gazette.record.reconciliation import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "relation-not-said",
    Grade.MEND,
    "关联写了废止（作废、修改……）的文件，正文没有说。",
    (
        "文件有没有废止，以正文为准；多半是文号抄错了一位，或者贴错了文件。正文用附件、目录列出"
        "对方文件的，无从核对，不在此列。以前印过的各期只提示。"
    ),
    "对照正文改正文号或关联的名称；正文没有说的，删去这一项。",
)


def check_issue(masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]) -> Iterator[Problem]:
    """Find relations to numbered documents that the text of their notice does not say.

    Of a text of which words are withdrawn nobody can tell.
    """
    grade = Grade.LOOK if issue.printed_before else Grade.MEND
    whole = (notice for notice in notices if COVER not in notice.text or not issue.lock)
    for notice in whole if masthead.language == DEFAULT else ():
        for relation in unsaid(notice):
            target = relation.target
            verb = message(VERBS[relation.verb][0])
            what = message("正文没有说{verb} `{target}`", verb=verb, target=target)
            mend = message("对照正文改正文号；正文没有说的，删去这一项")
            place, width = relation.place or notice.card.place, len(str(target))
            yield RULE.problem(place, what, mend, grade, width=width)
