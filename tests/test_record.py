"""The record: a notice's timeline, and what the archive cannot know.

In: tests/sample.py with days and acts added; tables of relations.
Out: tests of gazette/record and of read.relations.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import GAZETTE, MASTHEAD, NOTICES

from gazette.language.words import LANGUAGES
from gazette.model import (
    Event,
    EventKind,
    Gazette,
    History,
    Number,
    Relation,
    Status,
    StatusWord,
)
from gazette.model.issue_number import NumberRange
from gazette.pages.statuses import statuses
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.record import record, status_on, timeline
from gazette.record.quotations import quoted

if TYPE_CHECKING:
    from gazette.model import Issue

KINDS = {kind.value: kind for kind in EventKind}


def event(text: str) -> Event:
    """Read an event: `repealed 2026-05-01`, `suspended 2026-05-01..2026-06-30 第三条`."""
    kind, days, *part = text.split(" ")
    on, _, until = days.partition("..")
    last = date.fromisoformat(until) if until else None
    return Event(KINDS[kind], _day(on), "2026-01", None, part="".join(part), until=last)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text != "?" else None


def shown(spans: tuple[Status, ...]) -> list[str]:
    """Write a timeline, a span each."""
    return [f"{one.begin or '?'} {one.word} {one.end or ''}".strip() for one in spans]


MADE = "made 2026-03-05"


@pytest.mark.parametrize(
    ("events", "spans"),
    [
        ((MADE,), ["2026-03-05 in_force"]),
        ((), ["? in_force"]),
        (
            (MADE, "takes_effect 2026-04-01"),
            ["2026-03-05 not_yet 2026-03-31", "2026-04-01 in_force"],
        ),
        ((MADE, "takes_effect 2026-03-05"), ["2026-03-05 in_force"]),
        (
            (MADE, "expires 2026-12-31"),
            ["2026-03-05 in_force 2026-12-31", "2027-01-01 expired"],
        ),
        (
            (MADE, "expires 2026-12-31", "repealed 2026-06-01"),
            ["2026-03-05 in_force 2026-05-31", "2026-06-01 repealed"],
        ),
        (
            (MADE, "expires 2026-12-31", "extended 2026-06-01..2028-12-31"),
            ["2026-03-05 in_force 2028-12-31", "2029-01-01 expired"],
        ),
        (
            (MADE, "expires 2026-12-31", "extended 2027-02-01..2028-12-31"),
            [
                "2026-03-05 in_force 2026-12-31",
                "2027-01-01 expired 2027-01-31",
                "2027-02-01 in_force 2028-12-31",
                "2029-01-01 expired",
            ],
        ),
        (
            (MADE, "suspended 2026-05-01..2026-06-30"),
            [
                "2026-03-05 in_force 2026-04-30",
                "2026-05-01 suspended 2026-06-30",
                "2026-07-01 in_force",
            ],
        ),
        ((MADE, "amended 2026-05-01"), ["2026-03-05 in_force 2026-04-30", "2026-05-01 amended"]),
        (
            (MADE, "repealed 2026-05-01 第三条"),
            ["2026-03-05 in_force 2026-04-30", "2026-05-01 amended"],
        ),
        (
            (MADE, "repealed 2026-05-01 第三条", "voided 2026-07-01"),
            [
                "2026-03-05 in_force 2026-04-30",
                "2026-05-01 amended 2026-06-30",
                "2026-07-01 repealed",
            ],
        ),
        (
            (MADE, "expires 2026-12-31", "extended 2026-06-01..2028-12-31 第三条"),
            [
                "2026-03-05 in_force 2026-12-31",
                "2027-01-01 amended 2028-12-31",
                "2029-01-01 expired",
            ],
        ),
        (
            (MADE, "suspended 2026-05-01..2026-06-30 第三条"),
            [
                "2026-03-05 in_force 2026-04-30",
                "2026-05-01 amended 2026-06-30",
                "2026-07-01 in_force",
            ],
        ),
        ((MADE, "corrected 2026-05-01"), ["2026-03-05 in_force"]),
        ((MADE, "lapsed 2026-05-01"), ["2026-03-05 in_force 2026-04-30", "2026-05-01 lapsed"]),
        ((MADE, "closed 2026-05-01"), ["2026-03-05 in_force 2026-04-30", "2026-05-01 closed"]),
        ((MADE, "replaced ?"), ["2026-03-05 repealed"]),
    ],
)
def test_a_timeline_has_a_span_for_each_status(events: tuple[str, ...], spans: list[str]) -> None:
    """What ends goes before what is suspended, this before what is amended; a part ends nothing."""
    assert shown(timeline(tuple(map(event, events)))) == spans


def test_behind_a_gap_nothing_is_known() -> None:
    """An issue that is not held may have ended it; what is recorded as ended stays so."""
    made = event(MADE)
    assert shown(timeline((made,), date(2026, 7, 10))) == [
        "2026-03-05 in_force 2026-07-10",
        "2026-07-11 unknown",
    ]
    ended = timeline((made, event("repealed 2026-09-01")), date(2026, 7, 10))
    assert shown(ended) == [
        "2026-03-05 in_force 2026-07-10",
        "2026-07-11 unknown 2026-08-31",
        "2026-09-01 repealed",
    ]


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(EventKind),
        on=DAYS,
        known_since=st.just("2026-01"),
        known_on=st.none(),
        part=st.sampled_from(("", "第三条")),
        until=st.none() | DAYS,
    ),
    max_size=6,
).map(lambda rows: tuple(sorted(rows, key=lambda one: one.on or date.max)))


@given(events=EVENTS, known=st.none() | DAYS, day=DAYS)
def test_a_timeline_has_one_status_for_every_day(
    events: tuple[Event, ...], known: date | None, day: date
) -> None:
    """Its spans follow one another without a gap, no two alike, and the last has no end."""
    spans = timeline(events, known)
    for before, after in pairwise(spans):
        assert before.end is not None
        assert after.begin is not None
        assert (after.begin - before.end).days == 1
        assert (before.word, before.reason) != (after.word, after.reason)
    assert spans[-1].end is None
    found = status_on(spans, day)
    assert found.begin is None or found.begin <= day or found is spans[0]
    assert found.end is None or day <= found.end
    ends = [one for one in events if one.kind is EventKind.REPEALED and not one.part]
    if any(one.on and one.on <= day for one in ends):
        assert found.word in {StatusWord.REPEALED, StatusWord.LAPSED, StatusWord.CLOSED}


def acting(**days: date) -> Gazette:
    """Make the sample with a last notice that repeals 示政发〔2026〕1号."""
    *others, last = GAZETTE.issues
    relation = Relation("repeals", Number("示政发", 2026, 1))
    card = replace(last.cards[0], relations=(relation,), dated=date(2026, 6, 2), **days)
    return Gazette(MASTHEAD, (*others, replace(last, cards=(card, *last.cards[1:]))))


def first(gazette: Gazette) -> History:
    """Return the history of 示政发〔2026〕1号."""
    issue = gazette.issues[1]
    return record(gazette).history(issue.cards[0], issue)


def test_an_act_holds_from_the_day_on_which_it_takes_effect() -> None:
    """Else from its own day; and the archive knows it since the issue that printed it."""
    (repealed,) = [one for one in first(acting()).events if one.act]
    assert (repealed.on, repealed.known_since) == (date(2026, 6, 2), "2026-02")
    (repealed,) = [one for one in first(acting(effective=date(2026, 8, 1))).events if one.act]
    assert repealed.on == date(2026, 8, 1)
    assert first(acting()).as_of == date(2026, 7, 10)
    assert first(GAZETTE).as_of == date(2026, 4, 10)


def test_what_comes_later_is_hidden_until_its_day() -> None:
    """Without a script a page says what holds when its newest issue comes out, on any day true."""
    said = LANGUAGES["zh-Hans"]
    spans = statuses(said, first(acting(effective=date(2026, 8, 1))), plain=True)
    assert [(one["text"], one["hidden"]) for one in spans] == [
        ("现行有效至2026年7月31日，其后已废止", False),
        ("已废止", True),
    ]


def issues(*serials: int | None) -> Gazette:
    """Make a gazette of the sample's first issues with these running numbers."""
    made: list[Issue] = []
    for at, serial in enumerate(serials, 1):
        one = replace(
            GAZETTE.issues[1],
            number=replace(GAZETTE.issues[1].number, first=at, last=at),
            serial=NumberRange(serial, serial) if serial else None,
            published=date(2026, at, 28),
        )
        made.append(one)
    return Gazette(MASTHEAD, tuple(made))


def test_running_numbers_tell_where_an_issue_is_missing() -> None:
    """All issues before the gap are known up to the last before it; those behind it to the end."""
    known = record(issues(7, 8, 10, 11)).known_until
    assert known == {"2026-01": date(2026, 2, 28), "2026-02": date(2026, 2, 28)}
    assert record(issues(7, 8, 9)).known_until == {}
    assert record(issues(None, None)).known_until == {}
    assert record(GAZETTE).known_until == {"2023-04": date(2024, 1, 6)}


def test_a_page_depends_on_what_concerns_its_own_issue_alone() -> None:
    """An act on another issue's notice changes none of its pages."""
    whole = acting()
    known = record(whole)
    assert known.of(whole.issues[1]).caused.keys() == {"/2026-01/zf-2026-1/"}
    assert known.of(whole.issues[2]).caused == {}


TABLE = """---
title: 甲
issuer: 示例县人民政府
kind: 决定
section: 县政府文件
dated: 2026-05-14
number: 示政发〔2026〕10号
relations:
  - 宣布失效: {target}
---

**表1　宣布失效的文件**

| 序号 | 文件名称 | 文号 |
| --- | --- | --- |
| 1 | 《示例县人民政府关于春季造林的通知》 | 示政发〔2015〕31号 |
| 2 | 示例县人民政府关于夏粮收购的通告 |  |

| 项目 | 数量 |
| --- | --- |
| 救生衣 | 30 |
"""


def read(text: str) -> tuple[tuple[Relation, ...], list[str]]:
    """Read a notice's relations and the rules of its Problems."""
    source = Source("2026-01/01.md", text)
    notice, problems, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    return notice.card.relations, [problem.rule for problem in problems]


@pytest.mark.parametrize("target", ["表1", "表一", "表 1"])
def test_a_table_of_the_notice_names_each_document(target: str) -> None:
    """Its number, or its title where it has none; 《》 around a title are none of it."""
    relations, problems = read(TABLE.replace("{target}", target))
    assert problems == []
    assert [(one.verb, str(one.target), one.title) for one in relations] == [
        ("lapses", "示政发〔2015〕31号", "示例县人民政府关于春季造林的通知"),
        ("lapses", "示例县人民政府关于夏粮收购的通告", "示例县人民政府关于夏粮收购的通告"),
    ]


@pytest.mark.parametrize("target", ["表2", "表3"])
def test_a_table_without_numbers_is_told(target: str) -> None:
    """So is one that is not there; nothing is recorded."""
    relations, problems = read(TABLE.replace("{target}", target))
    assert relations == ()
    assert problems == ["value-unreadable"]


QUOTED = """---
title: 示例县人民政府关于废止部分文件的决定
issuer: 示例县人民政府
kind: 决定
section: 县政府文件
dated: 2026-05-14
number: 示政发〔2026〕10号
relations:
  - voids: 示政发〔2015〕31号
  - amends: 示政发〔2019〕8号
---

自本决定施行之日起，《示例县春季造林办法》（示政发〔2015〕31号）同时废止。

各单位要认真执行示政发〔2019〕8号文件。
"""


def test_a_relation_is_quoted_from_the_text() -> None:
    """What is declared in one word and said in another is the same act; else nothing is quoted."""
    source = Source("2026-01/01.md", QUOTED)
    made, _, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    issue, (notice,) = quoted(GAZETTE.issues[1], [made])
    assert issue.cards == (notice.card,)
    assert [(one.verb, one.unit, one.quotation) for one in notice.card.relations] == [
        ("voids", "para-1", "《示例县春季造林办法》（示政发〔2015〕31号）同时废止"),
        ("amends", "", ""),
    ]


def test_the_sample_is_what_these_tests_take_it_for() -> None:
    """示政发〔2026〕1号 is the first notice of the second issue."""
    assert str(NOTICES["2026-01"][0].card.numbers[0]) == "示政发〔2026〕1号"
