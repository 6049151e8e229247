"""Registers: what is listed of all notices, and that its rows are the same for all readers.

In: the sample gazette; the site of content/.
Out: tests; those of the script in Chromium, at two widths.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from sample import GAZETTE, MAPS, many, notice

from gazette.language.supervision import supervised as read_supervised
from gazette.language.words import LANGUAGES
from gazette.model import Appointment, Number, Relation, Supervised
from gazette.model.supervised import CLOSES, OPENS
from gazette.pages import gazette_pages
from gazette.pages.registers.register import Cell, Column, Register, Row
from gazette.pages.registers.sheets import comma_separated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gazette.model import Card, Gazette, Page

VALIDITY = "/registers/validity/"
WIDTHS = (390, 1280)


def pages(gazette: Gazette = GAZETTE) -> dict[str, Page]:
    """Give the pages of the whole by their address."""
    return {page.address: page for page in gazette_pages(gazette, MAPS, {})}


def rows(found: dict[str, Page], address: str) -> list[dict[str, Any]]:
    """Give the rows of a register as its JSON has them."""
    text = found[f"{address}register.json"].shows["text"]
    return list(json.loads(text)["rows"])


def with_card(**changed: Any) -> Gazette:
    """Give the sample with its first notice of 2026 changed."""
    issues = list(GAZETTE.issues)
    first: Card = replace(issues[1].cards[0], **changed)
    issues[1] = replace(issues[1], cards=(first, *issues[1].cards[1:]))
    return replace(GAZETTE, issues=tuple(issues))


def test_page_csv_and_json_have_the_same_rows() -> None:
    """Each row leads to its notice."""
    found = pages()
    text = found[f"{VALIDITY}register.csv"].shows["text"]
    assert text.startswith("\ufeff")
    listed = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    held = rows(found, VALIDITY)
    groups = found[VALIDITY].shows["groups"]
    shown = [row[0]["text"] for group in groups for row in group["rows"]]
    assert shown == [row["title"] for row in held] == [row["文件"] for row in listed]
    assert len(shown) == sum(len(issue.cards) for issue in GAZETTE.issues)
    assert [row["URL"] for row in listed] == [f"https://gazette.example{r['url']}" for r in held]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-号", "@甲", "\t=1", '=HYPERLINK("x")'])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    """A spreadsheet computes nothing of what a document says; its JSON is as it was."""
    register = Register(
        "/r/", "", "", (Column("title"),), (Row("/a/", 2026, {"title": Cell(text)}),)
    )
    made = comma_separated(LANGUAGES["zh-Hans"], register, register.rows, {"/a/": "/a/"})
    cell = list(csv.reader(StringIO(made.removeprefix("\ufeff"))))[1][0]
    assert cell == f"'{text}"


def test_a_register_says_of_which_issues_it_is_made() -> None:
    """Also in its JSON; an empty one exists all the same, for it says something."""
    found = pages()
    said = found[VALIDITY].shows["coverage"]
    assert said.startswith("由2023年第4期至2026年第2期所刊6件文件")
    assert "截至2026年7月10日" in said
    covered = json.loads(found[f"{VALIDITY}register.json"].shows["text"])["coverage"]
    assert (covered["first_issue"], covered["last_issue"]) == ("2023-04", "2026-02")
    assert covered["said"] == said
    whole = replace(GAZETTE, issues=GAZETTE.issues[1:])
    assert rows(pages(whole), "/registers/completeness/gaps/") == []


def test_a_site_without_issues_has_no_registers() -> None:
    """The overview alone stands, for every page leads there."""
    found = [address for address in pages(replace(GAZETTE, issues=())) if "/registers/" in address]
    assert found == ["/registers/"]


def test_a_long_register_goes_by_years() -> None:
    """Its address stays, with all rows beside it; a page has fifty rows."""
    found = pages(many(1000)[0])
    assert found[VALIDITY].layout == "registers.html"
    assert len(rows(found, VALIDITY)) == 1000
    years = [item["address"] for item in found[VALIDITY].shows["items"]]
    assert len(years) > 1
    assert sum(len(rows(found, address)) for address in years) == 1000
    listed = found[years[0]].shows["groups"]
    assert sum(len(group["rows"]) for group in listed) == 50
    assert f"{years[0]}part-2/" in found


def test_what_ends_has_its_last_day_and_what_ended_it() -> None:
    """By its own words, or by the document that repeals it."""
    found = {r["url"]: r for r in rows(pages(with_card(expires=date(2027, 5, 1))), VALIDITY)}
    assert found["/2026-01/zf-2026-1/"]["expires"] == "2027-05-01"
    assert found["/2026-01/zf-2026-1/"]["by"] is None
    assert [one["status"] for one in found["/2026-01/zf-2026-1/"]["status"]] == [
        "in_force",
        "expired",
    ]


def test_annexes_that_are_left_out_are_listed() -> None:
    """With the notice that lists them."""
    found = rows(pages(with_card(omitted=("名单", "图"))), "/registers/completeness/annexes/")
    assert [(row["annex"], row["url"]) for row in found] == [
        ("名单", "/2026-01/zf-2026-1/"),
        ("图", "/2026-01/zf-2026-1/"),
    ]


def test_an_issue_says_how_long_its_documents_waited() -> None:
    """From the day of each to that of the issue; one that is dated later is no waiting."""
    gazette = with_card(dated=date(2026, 4, 1))
    found = {row["issue"]: row for row in rows(pages(gazette), "/registers/completeness/delays/")}
    assert found["2026-01"]["shortest"] == 9
    late = with_card(dated=date(2026, 5, 1))
    again = {row["issue"]: row for row in rows(pages(late), "/registers/completeness/delays/")}
    assert again["2026-01"]["shortest"] > 9


def test_missing_issues_are_counted_by_running_numbers() -> None:
    """Between 总第12期 and 总第25期 twelve are not held."""
    found = rows(pages(), "/registers/completeness/gaps/")
    assert [(r["before"], r["after"], r["missing"]) for r in found] == [("2023-04", "2026-01", 12)]


def test_subjects_and_kinds_are_indexes() -> None:
    """What is written of none has no page."""
    found = pages(with_card(subject="农业、林业、水利"))
    entries = found["/subjects/农业、林业、水利/2026/"].shows["entries"]
    assert [entry["address"] for entry in entries] == ["/2026-01/zf-2026-1/"]
    assert "/kinds/通知/2026/" in found
    assert "/subjects/" not in pages()


def opened(unit: str, name: str, day: date, **more: Any) -> Card:
    """Give a notice that puts a unit under supervision."""
    card = notice("2026-01", name, f"县关于对{unit}重大隐患挂牌督办的通知").card
    return replace(
        card, dated=day, supervised=Supervised(OPENS, (unit,), hazard="重大隐患", **more)
    )


def closed(unit: str, name: str, day: date, target: str = "") -> Card:
    """Give a notice that takes a unit off it, with or without a relation."""
    card = notice("2026-02", name, f"县关于对{unit}重大隐患摘牌销案的通知").card
    relations = (Relation("closes", target),) if target else ()
    what = Supervised(CLOSES, (unit,))
    return replace(card, dated=day, supervised=what, relations=relations)


def supervised(*cards: Card) -> list[dict[str, Any]]:
    """Give the rows of the register of these notices, the oldest case first."""
    issues = tuple(
        replace(issue, cards=tuple(card for card in cards if card.issue == issue.id))
        for issue in GAZETTE.issues
    )
    return rows(pages(replace(GAZETTE, issues=issues)), "/registers/supervision/")[::-1]


def test_a_relation_closes_a_case_whatever_its_name() -> None:
    """With the days between; it is told how the end was found."""
    one = opened("甲公司", "tg-2026-1", date(2026, 1, 10), due=date(2026, 3, 1))
    other = closed("甲公司旧址", "tg-2026-9", date(2026, 4, 10), "tg-2026-1")
    (row,) = supervised(one, other)
    assert (row["state"], row["matched"], row["days"]) == ("closed", "relation", 90)
    assert (row["opened"], row["due"], row["closed"]) == ("2026-01-10", "2026-03-01", "2026-04-10")


def test_a_unit_closes_the_one_case_that_it_has_open() -> None:
    """Blanks in its name make no other unit of it."""
    one = opened("甲 公司", "tg-2026-1", date(2026, 1, 10))
    (row,) = supervised(one, closed("甲公司", "tg-2026-9", date(2026, 4, 10)))
    assert (row["state"], row["matched"]) == ("closed", "subject")


def test_of_two_open_cases_of_a_unit_none_is_closed_by_its_name() -> None:
    """The end is listed on its own; nobody guesses which it is of."""
    first = opened("甲公司", "tg-2026-1", date(2026, 1, 10))
    second = opened("甲公司", "tg-2026-2", date(2026, 2, 10))
    found = supervised(first, second, closed("甲公司", "tg-2026-9", date(2026, 4, 10)))
    assert [row["state"] for row in found] == ["open", "open", "opening_unknown"]
    assert [row["days"] for row in found] == [None, None, None]


def test_what_is_closed_before_it_is_opened_is_another_case() -> None:
    """An end belongs to no later beginning."""
    late = opened("甲公司", "tg-2026-1", date(2026, 5, 10))
    found = supervised(late, closed("甲公司", "tg-2026-9", date(2026, 4, 10)))
    assert [row["state"] for row in found] == ["opening_unknown", "open"]


@pytest.mark.parametrize(
    ("title", "text", "units", "more", "due"),
    [
        ("县关于对甲公司重大火灾隐患实行挂牌督办的通知", "", ("甲公司",), 0, None),
        (
            "县关于对甲公司等2家企业存在重大隐患进行挂牌督办的通知",
            "现对甲公司、乙石料厂存在的重大隐患进行挂牌督办，整改期限为2026年3月1日至2026年6月30日。",
            ("甲公司", "乙石料厂"),
            0,
            date(2026, 6, 30),
        ),
        (
            "县关于对甲公司等3家企业重大隐患挂牌督办的通知",
            "甲公司等企业要于2026年8月10日前完成设计，2026年10月31日前完成整改。",
            ("甲公司",),
            2,
            date(2026, 10, 31),
        ),
        ("县关于解除河口小区火灾隐患挂牌督办的通告", "", ("河口小区",), 0, None),
        ("县关于重大火灾隐患单位挂牌督办的通知", "", (), 0, None),
        ("县关于对甲公司、乙酒店火灾隐患摘牌销案的通告", "", ("甲公司", "乙酒店"), 0, None),
    ],
)
def test_a_notice_on_supervision_names_its_units(
    title: str, text: str, units: tuple[str, ...], more: int, due: date | None
) -> None:
    """Those that a title only counts are read from the text, if it names as many."""
    found = read_supervised(title, text)
    assert found
    assert (found.units, found.more, found.due) == (units, more, due)


def test_what_only_regulates_supervision_opens_no_case() -> None:
    """办法, 制度 and lists of what is supervised are none."""
    assert read_supervised("县关于印发重大隐患挂牌督办办法的通知", "") is None
    assert read_supervised("县关于加强安全生产的通知", "实行挂牌督办。") is None


def appointed(**more: Any) -> Gazette:
    """Give the sample with two appointments of equal names and one that was not understood."""
    posts = (
        Appointment("appoints", "para-2", "王丽", "县教育局副局长", "一年", remark="女"),
        Appointment("removes", "para-4", "王丽", "县水利局副局长"),
        Appointment("", "para-5", text="免去陶渊明县林业局局长职务"),
    )
    gazette = with_card(appointments=posts, dated=date(2026, 2, 28))
    return replace(gazette, masthead=replace(gazette.masthead, **more))


def test_appointments_lead_to_their_paragraph_and_nothing_is_lost() -> None:
    """The end of a probation is counted from the document's day: 28 February 2026 and a year."""
    found = rows(pages(appointed()), "/registers/appointments/")
    assert [(row["person"], row["act"]) for row in found] == [
        (None, None),
        ("王丽", "removes"),
        ("王丽", "appoints"),
    ]
    assert found[0]["post"] == "免去陶渊明县林业局局长职务"
    assert found[2]["url"] == "/2026-01/zf-2026-1/#para-2"
    assert found[2]["probation_ends"] == "2027-02-27"
    assert found[2]["remark"] == "试用期一年，女"


def test_equal_names_stand_together_and_are_not_said_to_be_one() -> None:
    """The page says so; what was not understood has no name to stand below."""
    found = pages(appointed())
    shows = found["/registers/appointments/names/"].shows
    assert [(group["name"], len(group["rows"])) for group in shows["groups"]] == [("王丽", 2)]
    assert "可能不是同一人" in shows["note"]


def test_registers_of_persons_are_kept_from_search_engines() -> None:
    """They are noindex, in no sitemap, and their files are not to be fetched."""
    found = pages(appointed())
    personal = [
        "/registers/appointments/",
        "/registers/appointments/names/",
        "/years/2026/names/",
    ]
    assert all(found[address].shows["noindex"] for address in personal)
    listed = found["/sitemap.xml"].shows["addresses"]
    assert not [one for one in listed if "/appointments/" in one or "/names/" in one]
    assert "https://gazette.example/registers/supervision/" in listed
    robots = found["/robots.txt"].shows["text"]
    assert "Disallow: /*/appointments/register." in robots
    assert "Disallow: /*/names/register." in robots


def test_a_name_that_is_unlisted_stands_in_no_register() -> None:
    """Nor in their data, nor where it was not understood; the notice is as it was."""
    made = pages(appointed(unlisted=("王丽", "陶渊明")))
    derived = [
        page for address, page in made.items() if "/registers/" in address or "/years/" in address
    ]
    assert derived
    assert not [page.address for page in derived if "王丽" in str(page.shows)]
    assert not [page.address for page in derived if "陶渊明" in str(page.shows)]


def test_the_contents_of_a_year_go_by_section_with_printed_pages() -> None:
    """In the order of the masthead; the indexes of the year stand beside."""
    shows = pages(appointed())["/years/2026/contents/"].shows
    assert [group["name"] for group in shows["groups"]] == ["县政府文件", "县政府办公室文件"]
    assert {one["address"] for one in shows["beside"]} >= {
        "/years/2026/names/",
        "/numbers/zf/2026/",
    }
    held = {row["title"]: row["printed"] for row in rows(pages(), "/years/2026/contents/")}
    assert held["示例县人民政府关于废止的决定"] == {"issue": "2026-01", "page": 2}


def test_the_front_page_says_what_is_to_come() -> None:
    """What takes effect within a year of the newest issue, and what ends; each until its day."""
    gazette = with_card(effective=date(2026, 8, 1), expires=date(2027, 1, 31))
    begins, ends = pages(gazette)["/"].shows["coming"]
    assert [(one["said"], one["until"]) for one in begins["entries"]] == [
        ("2026年8月1日起施行", "2026-07-31")
    ]
    assert [(one["said"], one["until"]) for one in ends["entries"]] == [
        ("有效期至2027年1月31日", "2027-01-31")
    ]
    assert pages(with_card(expires=date(2031, 1, 1)))["/"].shows["coming"] == ()


def numbered(*held: tuple[str, int]) -> dict[str, Page]:
    """Give the pages of a gazette whose issues hold these numbers of 示政发 in 2026."""
    issues = tuple(
        replace(
            issue,
            cards=tuple(
                replace(notice(name, f"zf-2026-{n}", "题").card, numbers=(number(n),))
                for name, n in held
                if name == issue.id
            ),
        )
        for issue in GAZETTE.issues
    )
    return pages(replace(GAZETTE, issues=issues))


def number(sequence: int) -> Number:
    """Give a number of 2026."""
    return Number("示政发", 2026, sequence)


def test_what_is_missing_among_numbers_stands_in_its_place() -> None:
    """Between two that are held; of what comes before the first or behind the last none is said."""
    found = numbered(("2026-01", 3), ("2026-01", 5), ("2026-02", 9))
    shows = found["/numbers/zf/2026/"].shows
    assert [entry.get("gap", entry.get("number")) for entry in shows["entries"]] == [
        "示政发〔2026〕3号",
        "示政发〔2026〕4号：未刊登",
        "示政发〔2026〕5号",
        "示政发〔2026〕6号至示政发〔2026〕8号：未刊登",
        "示政发〔2026〕9号",
    ]
    assert shows["count"] == 3
    assert "截至2026年7月10日" in shows["coverage"]
    listed = rows(found, "/numbers/zf/2026/")
    assert [row["number"] for row in listed if not row["title"]] == [
        ["示政发〔2026〕4号", "示政发〔2026〕4号"],
        ["示政发〔2026〕6号", "示政发〔2026〕8号"],
    ]


def test_what_a_missing_issue_may_hold_is_not_said_to_be_unprinted() -> None:
    """Between the issue of 2023 and those of 2026 twelve are not held."""
    shows = numbered(("2023-04", 3), ("2026-01", 5))["/numbers/zf/2026/"].shows
    (said,) = (entry["gap"] for entry in shows["entries"] if "gap" in entry)
    assert "本库未收录" in said
    assert "未刊登" not in said


def test_a_new_issue_leaves_what_is_of_earlier_years() -> None:
    """The contents of 2023 and the rows of its indexes say of 2023 what they said."""
    before = pages(replace(GAZETTE, issues=GAZETTE.issues[:2]))
    after = pages()
    of_2023 = [one for one in before if "/2023/" in one and "/citations/" not in one]
    assert "/years/2023/contents/register.json" in of_2023
    changed = [one for one in of_2023 if before[one].shows != after[one].shows]
    assert not [one for one in changed if "register." in one or "contents" in one]


@pytest.fixture(scope="module")
def base(specimen: Path, site_url: Callable[[Path], str]) -> str:
    """Serve the site."""
    return site_url(specimen)


@pytest.fixture(params=WIDTHS)
def register(browser: Any, base: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Open the register of validity at a width, in the summer of 2026."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat("2026-08-01T00:00+00:00"))
    page.goto(f"{base}registers/validity/", wait_until="networkidle")
    yield page
    context.close()


def shown(page: Any, column: int = 0) -> list[str]:
    """Give what the visible rows have in a column."""
    cells = page.locator(f"table.register tbody tr:visible > :nth-child({column + 1})")
    return [text.strip() for text in cells.all_inner_texts() if text.strip()]


def test_a_register_is_filtered_by_keyboard(register: Any) -> None:
    """Words in any order; how many rows are left is told."""
    register.get_by_role("searchbox", name="筛选").focus()
    register.keyboard.type("水库 办法")
    found = shown(register)
    assert found
    assert all("水库" in title and "办法" in title for title in found)
    assert register.locator(".tools [role=status]").inner_text().startswith(f"{len(found)} /")
    register.keyboard.press("Control+a")
    register.keyboard.type("没有这样的文件")
    assert register.locator(".tools [role=status]").inner_text() == "没有符合的记录"


def test_a_status_is_chosen_as_it_is_today(register: Any) -> None:
    """有效期至2028年6月30日 is 现行有效 in August 2026, and what has expired is not."""
    whole = len(shown(register))
    register.get_by_role("combobox", name="有效性").select_option("有效期满")
    ended = len(shown(register))
    register.get_by_role("combobox", name="有效性").select_option("现行有效")
    assert 0 < ended < len(shown(register)) < whole


def test_a_register_is_sorted_by_keyboard(register: Any) -> None:
    """By the heads of its columns, or in a narrow window by a list of them; none comes last."""
    before = shown(register)
    if register.viewport_size["width"] > 600:
        head = register.get_by_role("button", name="有效期至")
        head.focus()
        register.keyboard.press("Enter")
        assert head.locator("..").get_attribute("aria-sort") == "ascending"
    else:
        register.get_by_role("combobox", name="排序").select_option("有效期至")
    orders = register.locator("table.register tbody tr td:nth-child(5)").evaluate_all(
        "cells => cells.map((cell) => cell.dataset.order ?? '')"
    )
    days = [one for one in orders if one]
    assert days == sorted(days)
    assert orders == days + [""] * (len(orders) - len(days))
    assert shown(register) != before


def test_without_a_script_nothing_is_offered_that_does_nothing(browser: Any, base: str) -> None:
    """The table reads as it stands: no button, no field but those of every page."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}registers/validity/")
    assert page.locator("main :is(button, input, select)").count() == 0
    assert page.locator("main table tbody tr").count() == len(shown(page))
    context.close()
