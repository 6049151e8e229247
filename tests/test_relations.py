"""Relations: what one document does to another is found by number, id or title.

In: tests/sample.py with relations added.
Out: tests of arrange.relations, and of what a page says.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import COUNTY, GAZETTE, MASTHEAD

from gazette.arrange import held, relations
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Card, Gazette, Number, Relation, issue_number
from gazette.pages.statuses import named
from gazette.read import issue_numbers, notice_file
from gazette.read.sources import Source
from gazette.rules import relation_target

ADDRESS = "/2026-02/zbf-2026-2/"


def acting(*acts: Relation, **more: object) -> Gazette:
    """Make a gazette whose last notice acts; `more` are fields of its 公告, which has no number."""
    *old, first, last = GAZETTE.issues
    bare = replace(first.cards[2], numbers=(), id="gg-2026-1", **more)  # type: ignore[arg-type]
    first = replace(first, cards=(*first.cards[:2], bare))
    last = replace(last, cards=(replace(last.cards[0], relations=acts),))
    return Gazette(MASTHEAD, (*old, first, last))


@pytest.mark.parametrize("name", ["gg-2026-1", "2026-01/gg-2026-1", f"{COUNTY}公告"])
def test_a_notice_without_a_number_is_found(name: str) -> None:
    """By its id, by issue and id, by its whole title; both pages say so, and it is never absent."""
    links = relations(acting(Relation("voids", name)))
    (link,) = links[ADDRESS]
    assert (link.verb, link.back, link.number, link.title) == ("voids", False, "", f"{COUNTY}公告")
    assert link.address == "/2026-01/gg-2026-1/"
    assert [(back.verb, back.back) for back in links[link.address]] == [("voids", True)]


def test_a_name_of_two_notices_names_neither() -> None:
    """Two notices called 公告 are told apart by their ids; a link to one would be a guess."""
    title = GAZETTE.issues[0].cards[0].title
    gazette = acting(Relation("voids", title, title), title=title)
    assert len(held(gazette)[title]) == 2
    (link,) = relations(gazette)[ADDRESS]
    assert (link.number, link.title, link.address) == ("", title, "")


def test_a_page_names_what_has_no_number_by_its_title() -> None:
    """The band of an ended notice would name nothing where the act has no number."""
    links = relations(acting(Relation("voids", "gg-2026-1"), title=f"{COUNTY}关于《办法》的公告"))
    assert named(ZH_HANS, links[ADDRESS][0]) == f"《{COUNTY}关于〈办法〉的公告》"
    assert named(ZH_HANS, links["/2026-01/gg-2026-1/"][0]) == "示政办发〔2026〕2号"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("示政发〔2026〕3号", 0),
        ("tg-2026-1", 0),
        ("2026-01/tg-2026-1", 0),
        ("示例县人民政府关于加强河道管理的意见", 0),
        ("示例县人民政府关于示政发〔2026〕3号文件有关问题的通知", 0),
        ("示政发[2026]3号", 1),
        ("示政发〔2026〕第03号", 1),
        ("示政发2026-3", 1),
        ("通知", 1),
    ],
)
def test_a_target_is_a_number_an_id_or_a_title(target: str, told: int) -> None:
    """A number written otherwise is told, and not taken for a title."""
    text = f"---\ntitle: 甲\nrelations:\n  - repeals: {target}\n---\n正文。\n"
    card, problems = read(text)
    assert [problem.rule for problem in problems].count("number-unreadable") == told
    assert [(one.verb, str(one.target)) for one in card.relations] == [("repeals", target)]


def read(text: str) -> tuple[Card, tuple[object, ...]]:
    """Read one notice."""
    source = Source("2026-01/a.md", text)
    notice, problems, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    return notice.card, problems


def test_a_relation_without_a_target_is_told() -> None:
    """A title alone says nothing of what was done, and would be lost without a word."""
    card, problems = read("---\ntitle: 甲\nrelations:\n  - title: 乙文件\n---\n正文。\n")
    assert card.relations == ()
    assert "这一项关联没有写对方文件" in [str(problem.what) for problem in problems]


def test_the_brackets_of_a_title_are_none_of_its_name() -> None:
    """《题名》 finds what 题名 is the title of."""
    card, _ = read("---\ntitle: 甲\nrelations:\n  - amends: 《示例县人民政府公告》\n---\n正文。\n")
    assert card.relations[0].target == "示例县人民政府公告"


@pytest.mark.parametrize(
    ("names", "serials", "told"),
    [
        (("2025-01", "2025-02", "2026-01"), "1 2 3", True),
        (("2025-01", "2025-02-03", "2025-z1", "2026-01"), "1 2-3 - 4", True),
        (("2025-01", "2025-02-03", "2026-01"), "1 2-3 5", False),
        (("2025-02", "2026-01"), "2 3", False),
        (("2025-01", "2025-02", "2026-01"), "1 3 4", False),
        (("2025-01", "2025-02", "2026-01"), "- - -", False),
        (("2025-01", "2025-02"), "1 2", False),
        (("2025-z1",), "-", False),
    ],
    ids=[
        "whole",
        "whole with a double issue and a supplement",
        "one is missing behind a double issue",
        "begins with the second",
        "one is missing",
        "no serials",
        "not yet over",
        "a supplement alone",
    ],
)
def test_a_number_is_missed_only_in_a_year_that_is_held_whole(
    names: tuple[str, ...], serials: str, told: bool
) -> None:
    """Elsewhere it is simply not held."""
    *_, last = GAZETTE.issues
    act = replace(last.cards[0], relations=(Relation("repeals", Number("示政发", 2025, 9)),))
    known = [at for name in names if (at := issue_number.named(name))]
    issues = tuple(
        replace(last, year=year, number=number, serial=issue_numbers.serial(serial), cards=())
        for (year, number), serial in zip(known, serials.split(), strict=True)
    )
    issues = (*issues[:-1], replace(issues[-1], cards=(act,)))
    assert bool(list(relation_target.check(Gazette(MASTHEAD, issues)))) is told
