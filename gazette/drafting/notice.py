"""A new notice: its number or id, its file's name, its fields, from what an editor asks for.

In: a Gazette with its drafts, a NoticeRequest that leaves no question.
Out: a Draft, or Refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.drafting.draft import Draft, commented, named
from gazette.drafting.examples import examples
from gazette.drafting.numbering import cards, next_id, next_order, next_sequence, taken
from gazette.drafting.request import followed, form_of, issue_of, questions, series_of
from gazette.fields import NOTICE
from gazette.language import numbers
from gazette.language.messages import written
from gazette.model import Number, message
from gazette.read import frontmatter
from gazette.read.addresses import SLUG, is_taken
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.drafting.request import NoticeRequest
    from gazette.model import Gazette, Message, Series

_TAKE_OUT = message("下面各项，用得着的删去行首的“# ”，不用的整行删去。")
_BODY = message("正文写在下一个 --- 之下，段与段之间空一行。")


def notice_draft(gazette: Gazette, asked: NoticeRequest) -> Draft:
    """Return the draft of a notice behind the others of its section, or of its issue."""
    if unanswered := questions(gazette, asked):
        raise AssertionError(unanswered)
    asked, (form, kind) = followed(gazette, asked), form_of(gazette, asked)
    issue, head = issue_of(gazette, asked.issue), gazette.masthead
    series = series_of(gazette, asked.series) if asked.series and not asked.id else None
    day = min(asked.day, issue.published) if issue.published else asked.day
    number = _number(gazette, series, day.year, asked.number) if series else None
    own = _id(gazette, asked.id or next_id(gazette, form.code, day.year))
    if series and number:
        own = f"{series.code}-{number.year}-{number.sequence}"
    order, beside = next_order(issue, asked.section)
    fields = {
        "number": str(number or ""),
        "id": "" if number else own,
        "title": asked.title,
        "issuer": asked.issuer,
        "kind": kind,
        "section": asked.section,
        "signed_by": asked.issuer,
        "dated": day,
    }
    more = examples(gazette, form, day, series)
    comments = [
        written(_TAKE_OUT, head.language),
        *commented(head, more, NOTICE),
        written(_BODY, head.language),
    ]
    text = frontmatter.write(named(head, fields), "", comments)
    left = [message("正文")] if beside else [message("正文"), _apart(asked.section)]
    return Draft(f"{issue.id}/{order:02}-{own}.md", f"{text.rstrip()}\n\n", tuple(left))


def _apart(section: str) -> Message:
    template = "次序：排在最后，与“{section}”的其他文件隔开了，用 rename --order 移"
    return message(template, section=section)


def _number(gazette: Gazette, series: Series, year: int, wanted: int) -> Number:
    """Return the number that is asked for, if it is free, or the next one."""
    free = next_sequence(gazette, series, year)
    number_as = series.form or numbers.form(gazette.masthead)
    made = Number(series.prefix, year, wanted or free, number_as)
    if there := taken(gazette, series, year).get(made.sequence):
        what = message("{number} 已经是 `{file}` 的", number=made, file=there.place.file)
        next_one = Number(series.prefix, year, free, number_as)
        raise Refused(what, message("下一个没有用过的是 {number}", number=next_one))
    return made


def _id(gazette: Gazette, wanted: str) -> str:
    """Return an id, if it can stand in an address and no other notice has it."""
    if not SLUG.fullmatch(wanted) or is_taken(wanted):
        what = message("`id: {slug}` 不能用在网址里", slug=wanted)
        raise Refused(what, message("只用小写字母、数字和连字符，例如 tg-2026-1"))
    there = next((card for card in cards(gazette) if wanted in (card.id, *card.other_ids)), None)
    if there:
        what = message("`{slug}` 已经是 `{file}` 的网址代号", slug=wanted, file=there.place.file)
        raise Refused(what, message("换一个代号"))
    return wanted
