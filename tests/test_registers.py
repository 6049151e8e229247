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
from sample import GAZETTE, MAPS, many

from gazette.language.words import LANGUAGES
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
