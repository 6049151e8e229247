"""Finds notices whose text says when they begin or end, and whose front matter does not.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `validity-not-recorded`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.language.words import DEFAULT
from gazette.model import Grade, Message, Place, Problem, Rule, message
from gazette.record.reconciliation import days_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice
    from gazette.record.reconciliation import SaidDay

RULE = Rule(
    "validity-not-recorded",
    Grade.LOOK,
    "正文写了施行日期或有效期，文件头没有写，或者不是那一天。",
    (
        "尚未施行的、有效期满的文件，读者要从网页上看得出来。有效期自施行之日起算，到期满前一天为止"
        "（民法典第二百零二条）；自印发、公布之日起算而不知道是哪一天的，算不出来，不在此列。"
    ),
    "照给出的各行写在文件头里；正文说的不是本文件，就不必改。",
)

_MISSING = {
    "effective": message("施行日期没有写"),
    "expires": message("失效日期没有写"),
}


def check_issue(masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]) -> Iterator[Problem]:
    """Find what a text says of its document's first and last day and its front matter does not."""
    online = date.fromisoformat(issue.first_online[:10]) if issue.first_online else None
    for notice in notices if masthead.language == DEFAULT else ():
        written = {"effective": notice.card.effective, "expires": notice.card.expires}
        said = {
            key: found
            for key, found in days_said(notice, online).items()
            if written[key] != found[0]
        }
        if said:
            wrong = tuple(_wrong(key, found, written[key]) for key, found in said.items())
            acts = tuple(_act(key, day, written[key]) for key, (day, _) in said.items())
            mend = message("在文件头{acts:，}；说的不是本文件的不必改", acts=acts)
            yield RULE.problem(_place(notice, said), message("{wrong:；}", wrong=wrong), mend)


def _wrong(key: str, found: SaidDay, written: date | None) -> Message:
    day, saying = found
    said = saying.quotation
    if not written:
        return message("正文说“{said}”，{missing}", said=said, missing=_MISSING[key])
    template = "正文说“{said}”，就是 {day}，施行日期却是 {written}"
    if key == "expires":
        template = "正文说“{said}”，就是到 {day}，失效日期却是 {written}"
    return message(template, said=said, day=day, written=written)


def _act(key: str, day: date, written: date | None) -> Message:
    if key == "effective":
        template = "把施行日期改为 {day}" if written else "加上 `施行日期: {day}`"
    else:
        template = "把失效日期改为 {day}" if written else "加上 `失效日期: {day}`"
    return message(template, day=day)


def _place(notice: Notice, said: dict[str, SaidDay]) -> Place:
    """Return where a day stands that is another, or else the text that says one."""
    if other := next((notice.places[key] for key in said if key in notice.places), None):
        return other
    line = next(iter(said.values()))[1].block.line
    return Place(notice.card.place.file, line or notice.card.place.line)
