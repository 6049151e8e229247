"""A request for a new notice: what an editor says of it, and what follows from what is held.

In: a Gazette with its drafts, a NoticeRequest.
Out: what is still to be asked; the request with all that follows; Refused for what cannot be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - a request is read by its types
from typing import TYPE_CHECKING

from gazette.drafting.forms import FORMS, OTHER, Form, form_named
from gazette.drafting.numbering import cards
from gazette.language.kinds import INSTRUMENTS, OFFICIAL, PRINTED
from gazette.language.organs import begins_with, lacks_issuer
from gazette.language.words import words
from gazette.model import State, message
from gazette.model.issue_number import named
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Gazette, Issue, Series


@dataclass(frozen=True, slots=True)
class NoticeRequest:
    """What is asked for; empty and 0 where nothing is said and the press is to find it.

    `kind` is what editors call a form (印发), or any kind (文种); `series` a prefix or a code;
    `id` asks for a notice without a number.
    """

    day: date
    kind: str = ""
    title: str = ""
    issue: str = ""
    series: str = ""
    section: str = ""
    issuer: str = ""
    number: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What an editor has to say: a field of the request, and what it may be, if that is known."""

    key: str
    choices: tuple[str, ...] = ()


def questions(gazette: Gazette, asked: NoticeRequest) -> tuple[Question, ...]:
    """Return what must still be said before a notice can be drafted, in the order of asking."""
    head = gazette.masthead
    if not asked.kind:
        called = tuple(name for name, _ in words(head).drafting.forms.values())
        return (Question("kind", called),)
    form, _ = form_of(gazette, asked)
    if not asked.title:
        return (Question("title"),)
    known = followed(gazette, asked)
    open_questions = {
        "series": tuple(dict.fromkeys(series.prefix for series in head.series)),
        "issuer": tuple(dict.fromkeys(series.issuer for series in head.series)),
        "section": head.sections,
    }
    wanted = ("series" if form.numbered and not asked.id else "issuer", "section")
    return tuple(Question(key, open_questions[key]) for key in wanted if not getattr(known, key))


def followed(gazette: Gazette, asked: NoticeRequest) -> NoticeRequest:
    """Return a request with what follows from it: issuer, series, section, the whole title."""
    form, kind = form_of(gazette, asked)
    series = _series(gazette, asked)
    issuer = asked.issuer or (series.issuer if series else _issuer_in(gazette, asked.title))
    if not series and form.numbered and not asked.id:
        series = _usual_series(gazette, issuer, kind)
        issuer = issuer or (series.issuer if series else "")
    issuers = {one.issuer for one in gazette.masthead.series}
    issuer = issuer or (issuers.pop() if len(issuers) == 1 else "")
    title = asked.title.strip()
    if lacks_issuer(title) and issuer and not words(gazette.masthead).spaced:
        title = issuer + title
    made = replace(asked, issuer=issuer, title=title, series=series.prefix if series else "")
    return replace(made, section=_section(gazette, made))


def form_of(gazette: Gazette, asked: NoticeRequest) -> tuple[Form, str]:
    """Return the form and the kind of what is asked for. Raise Refused where none is meant."""
    said = words(gazette.masthead)
    if name := form_named(asked.kind, said):
        return FORMS[name], said.drafting.forms[name][1]
    if asked.kind in (*OFFICIAL, *INSTRUMENTS, *PRINTED):
        return OTHER, asked.kind
    known = tuple(called for called, _ in said.drafting.forms.values())
    raise Refused(
        message("没有 `{kind}` 这一种", kind=asked.kind), message("写 {known:、}", known=known)
    )


def series_of(gazette: Gazette, prefix: str) -> Series | None:
    """Return the series of a prefix or a code."""
    found = (one for one in gazette.masthead.series if prefix in (one.prefix, one.code))
    return next(found, None)


def issue_of(gazette: Gazette, name: str) -> Issue:
    """Return the issue of such a name, or the newest draft; one that is locked takes no more."""
    issues = [one for one in gazette.issues if one.id == name or (not name and _is_draft(one))]
    if not issues and name:
        drafts = tuple(one.id for one in gazette.issues if _is_draft(one))
        mend = message("先运行 python build.py new issue；草稿有 {drafts:、}", drafts=drafts)
        if not drafts:
            mend = message("先运行 python build.py new issue")
        if named(name):
            mend = message("先运行 python build.py new issue {name}", name=name)
        raise Refused(message("没有 {name} 这一期", name=name), mend)
    if not issues:
        mend = message("先运行 python build.py new issue")
        raise Refused(message("没有草稿状态的一期，新的文件没有地方放"), mend)
    issue = issues[-1]
    if issue.lock:
        mend = message("放进下一期；确要补登的，改好以后 publish {name} --again", name=issue.id)
        raise Refused(message("{name} 已经出版并锁定", name=issue.id), mend)
    return issue


def _is_draft(issue: Issue) -> bool:
    return issue.state is State.DRAFT


def _series(gazette: Gazette, asked: NoticeRequest) -> Series | None:
    if not asked.series:
        return None
    found = series_of(gazette, asked.series)
    if found is None:
        known = tuple(f"{one.prefix}（{one.code}）" for one in gazette.masthead.series)
        what = message("gazette.yaml 的文号系列里没有 `{prefix}`", prefix=asked.series)
        raise Refused(what, message("写 {known:、}", known=known))
    return found


def _issuer_in(gazette: Gazette, title: str) -> str:
    """Return the issuer that a title begins with; empty for none that has a series."""
    issuers = {one.issuer for one in gazette.masthead.series}
    found = (one for one in issuers if begins_with(title, one))
    return max(found, key=len, default="")


def _usual_series(gazette: Gazette, issuer: str, kind: str) -> Series | None:
    """Return the only series of an issuer, or the only one of its notices of this kind."""
    able = [one for one in gazette.masthead.series if not issuer or one.issuer == issuer]
    if len(able) == 1:
        return able[0]
    of_kind = (card for card in cards(gazette) if issuer in card.issuers and card.kind == kind)
    used = {card.numbers[0].prefix for card in of_kind if card.numbers}
    usual = [one for one in able if one.prefix in used]
    return usual[0] if len(usual) == 1 else None


def _section(gazette: Gazette, asked: NoticeRequest) -> str:
    """Return the section: the one that is asked for, or that of all others of the same sort."""
    sections = gazette.masthead.sections
    if asked.section and asked.section not in sections:
        what = message("gazette.yaml 里没有 `{section}` 这个栏目", section=asked.section)
        raise Refused(what, message("改成其中一个：{sections:、}", sections=sections))
    if asked.section or len(sections) == 1:
        return asked.section or sections[0]
    appoints = form_named(asked.kind, words(gazette.masthead)) == "appointment"
    alike = (card for card in cards(gazette) if bool(card.appointments) == appoints)
    return _only(card.section for card in alike if appoints or asked.issuer in card.issuers)


def _only(values: Iterable[str]) -> str:
    found = {one for one in values if one}
    return found.pop() if len(found) == 1 else ""
