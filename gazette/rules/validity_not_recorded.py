"""Finds notices whose text says when they end and whose front matter does not, or otherwise.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `validity-not-recorded`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.words import DEFAULT
from gazette.model import Grade, Place, Problem, Rule, message
from gazette.record.reconciliation import ends_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "validity-not-recorded",
    Grade.LOOK,
    "正文写了有效期，失效日期没有写，或者不是那一天。",
    (
        "有效期满的文件，读者要从网页上看得出来。有效期自施行之日起算，到期满前一天为止（民法典"
        "第二百零二条）；自印发、公布之日起算而文件头没有写施行日期的，算不出来，不在此列。"
    ),
    "按给出的一行写 `expires:`；正文说的不是本文件的有效期，就不必改。",
)


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find what a text says of its document's last day and its front matter does not."""
    for notice in notices if masthead.language == DEFAULT else ():
        found = ends_on(notice)
        if not found or notice.card.expires == found[0]:
            continue
        last, saying = found
        place = notice.place("expires")
        mend = message("在文件头写 `expires: {last}`；说的不是本文件的不必改", last=last)
        if written := notice.card.expires:
            what = message(
                "正文说“{said}”，就是到 {last}，失效日期却是 {written}",
                said=saying.quotation,
                last=last,
                written=written,
            )
        else:
            place = Place(place.file, saying.block.line or place.line)
            what = message("正文说“{said}”，失效日期没有写", said=saying.quotation)
        yield RULE.problem(place, what, mend)
