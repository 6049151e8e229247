"""Finds notices whose text says when they begin or end, and whose front matter does not.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `validity-not-recorded`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.fields import NOTICE
from gazette.language.words import DEFAULT
from gazette.model import Grade, Message, Place, Problem, Rule, message
from gazette.record.reconciliation import days_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.fields import Field
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

_FIELDS = {field.key: field for field in NOTICE if field.key in ("effective", "expires")}


def check_issue(masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]) -> Iterator[Problem]:
    """Find what a text says of its document's first and last day and its front matter does not."""
    online = date.fromisoformat(issue.first_online[:10]) if issue.first_online else None
    for notice in notices if masthead.language == DEFAULT else ():
        written = {key: notice.value(key) for key in _FIELDS}
        said = {
            key: found
            for key, found in days_said(notice, online).items()
            if written[key] != found[0]
        }
        if said:
            wrong = tuple(_wrong(_FIELDS[key], one, written[key]) for key, one in said.items())
            acts = tuple(_act(_FIELDS[key], day, written[key]) for key, (day, _) in said.items())
            mend = message("在文件头{acts:，}；说的不是本文件的不必改", acts=acts)
            yield RULE.problem(_place(notice, said), message("{wrong:；}", wrong=wrong), mend)


def _wrong(field: Field, found: SaidDay, written: date | None) -> Message:
    day, saying = found
    said = saying.quotation
    if not written:
        return message("正文说“{said}”，{missing}", said=said, missing=field.about("{label}没有写"))
    template = "正文说“{said}”，{label}应当是 {day}，写的却是 {written}"
    return field.about(template, said=said, day=day, written=written)


def _act(field: Field, day: date, written: date | None) -> Message:
    template = "把{label}改为 {day}" if written else "加上 `{label}: {day}`"
    return field.about(template, day=day)


def _place(notice: Notice, said: dict[str, SaidDay]) -> Place:
    """Return where a day stands that is another, or else the text that says one."""
    if other := next((notice.places[key] for key in said if key in notice.places), None):
        return other
    line = next(iter(said.values()))[1].block.line
    return Place(notice.card.place.file, line or notice.card.place.line)
