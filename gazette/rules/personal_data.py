"""Finds personal data wherever text is: in bodies, fields, tables, names of annexes.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `personal-data`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gazette.language.personal import ADDRESS, PERSON, Found, find
from gazette.model import Grade, Message, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Gazette, Issue, Masthead, Notice

RULE = Rule(
    "personal-data",
    Grade.LOOK,
    "文件里有个人的身份证号码、手机号码、电子邮箱、银行卡号或住址。",
    (
        "公报一经发布就收不回来。身份证号码和银行卡号按校验码辨认；机关的值班、举报电话，机关的"
        "邮箱，单位的账户和统一社会信用代码不算。"
    ),
    "按惯例隐去中间几位，邮箱换成机关自己的，住址写到乡镇、街道；依法必须全文公开的，核对后不必改。",
)

_FIRST = 5


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find personal data in what gazette.yaml says of the office."""
    masthead = gazette.masthead
    said = [("contact", masthead.contact)]
    said += [("colophon", f"{name}：{value}") for name, value in masthead.colophon]
    if rows := [(masthead.at(key), one) for key, text in said for one in find(text)]:
        yield _problem(rows)


def check_issue(
    _masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find personal data wherever text is: in bodies, fields, tables, names of annexes, notes."""
    for notice in notices:
        if rows := sorted(_found(notice), key=lambda row: row[0]):
            yield _problem(rows)
    said = [("note", issue.note)]
    said += [("colophon", f"{name}：{value}") for name, value in issue.colophon]
    if rows := [(issue.at(key), one) for key, text in said for one in find(text)]:
        yield _problem(rows)


def _found(notice: Notice) -> Iterator[tuple[Place, Found]]:
    card = notice.card
    for block in notice.blocks:
        line = Place(card.place.file, block.line or card.place.line)
        place = line if block.line else notice.places.get(block.kind, line)
        for further, text, around in _texts(block):
            at = Place(place.file, place.line + further, place.column if not block.line else 1)
            yield from ((at, one) for one in find(text, around))
    texts = [(key, text) for key, text in notice.further.items() if isinstance(text, str)]
    texts += [(key, notice.value(key)) for key in ("index_number", "registration")]
    texts += [("relations", one.title) for one in card.relations]
    texts += [("explanations", one.title) for one in notice.explanations]
    for key, text in texts:
        yield from ((notice.places.get(key, card.place), one) for one in find(text))


def _texts(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield each text of a block, how many lines further it stands, and what says whose it is."""
    lines = block.text.split("\n")
    if block.kind != "table":
        yield from ((at if block.line else 0, text, "") for at, text in enumerate(lines))
        return
    head = lines[0].split("\t")
    person = "姓名" if PERSON.search(lines[0]) else ""
    for at, row in enumerate(lines):
        cells = row.split("\t")
        for column, (name, cell) in enumerate(zip(head, cells, strict=False)):
            others = " ".join((*cells[:column], *cells[column + 1 :]))
            # The row of dashes stands between the head and what follows.
            yield at + (at > 0), cell, f"{name} {person} {others}"


def _problem(rows: list[tuple[Place, Found]]) -> Problem:
    counts = Counter(one.kind for _, one in rows)
    lines = list(dict.fromkeys(str(place.line) for place, _ in rows))
    kinds = tuple(
        message("{kind}{count}处", kind=message(kind), count=count)
        for kind, count in counts.items()
    )
    masked = {one.kind: one for _, one in reversed(rows)}
    shown = tuple(_mend(masked[kind]) for kind in counts)
    first = tuple(lines[:_FIRST])
    what = (
        message("有个人信息：{kinds:、}（第{lines:、}行等）", kinds=kinds, lines=first)
        if len(lines) > _FIRST
        else message("有个人信息：{kinds:、}（第{lines:、}行）", kinds=kinds, lines=first)
    )
    mend = message("按惯例隐去一部分：{shown:，}；依法必须公开的不必改", shown=shown)
    return RULE.problem(rows[0][0], what, mend)


def _mend(found: Found) -> Message:
    if found.kind != ADDRESS:
        return message("{kind}写成 {masked}", kind=message(found.kind), masked=found.masked)
    if found.masked:
        return message("住址只写“{masked}”", masked=found.masked)
    return message("住址只写到乡镇、街道")
