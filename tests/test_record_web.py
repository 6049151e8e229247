"""The status of notices as readers see it on other days, in Chromium.

In: the site of content/.
Out: tests of static/status.js, and of what stands there without it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOTICE = "2026-02/zbf-2026-17/"
"""Takes effect on 1 July 2026, ends with 30 June 2028."""
EXPIRED = "2026-01/tg-2026-1/"
"""Ended with 10 May 2026, by its own words."""


@pytest.fixture(scope="module")
def base(specimen: Path, site_url: Callable[[Path], str]) -> str:
    """Serve the site."""
    return site_url(specimen)


@pytest.fixture
def shown(browser: Any, base: str) -> Iterator[Callable[..., list[str]]]:
    """Return what statuses a page shows to a reader whose calendar has a day."""
    contexts = []

    def look(address: str, day: str = "", place: str = "main") -> list[str]:
        context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="UTC")
        contexts.append(context)
        page = context.new_page()
        if day:
            page.clock.set_fixed_time(datetime.fromisoformat(f"{day}+00:00"))
        page.goto(base + address, wait_until="networkidle")
        return [text for text in page.locator(f"{place} .status:visible").all_inner_texts() if text]

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("2026-08-01T00:00", "有效期至2028年6月30日"),
        ("2028-06-30T12:00", "有效期至2028年6月30日"),
        ("2028-06-30T16:30", "有效期满"),
        ("2029-01-01T00:00", "有效期满"),
    ],
)
def test_a_page_made_in_july_says_in_later_years_what_holds_then(
    shown: Callable[..., list[str]], day: str, word: str
) -> None:
    """By the calendar of China, wherever the reader is: at 16:30 UTC the next day has come."""
    assert shown(NOTICE, day) == [word]


def test_lists_say_the_same(shown: Callable[..., list[str]]) -> None:
    """In the contents of an issue each notice has what holds on the day; 现行有效 is left out."""
    listed = "li:has(a[href$='zbf-2026-17/'])"
    assert shown("2026-02/", "2026-08-01T00:00", listed) == ["有效期至2028年6月30日"]
    assert shown("2026-02/", "2028-07-01T00:00", listed) == ["有效期满"]


def test_a_hit_of_the_search_has_the_status_of_the_day(browser: Any, base: str) -> None:
    """It is in no index, so that an act indexes no year again."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat("2026-08-01T00:00+00:00"))
    page.goto(f"{base}search/?q={quote('通告')}")
    hit = page.locator("main li", has=page.locator("a[href*='/tg-2026-1/']")).first
    hit.locator(".status").wait_for()
    assert hit.locator(".status").all_inner_texts() == ["有效期满"]
    context.close()


def test_without_a_script_a_page_says_what_held_when_its_newest_issue_came_out(
    browser: Any, base: str
) -> None:
    """And from which issues that is known."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + EXPIRED)
    assert page.locator("main .status:visible").all_inner_texts() == ["有效期至2026年5月10日"]
    assert page.locator(".as-of").inner_text() == "据截至2026年4月10日出版的各期"
    context.close()


def test_the_script_says_which_issues_the_archive_holds(browser: Any, base: str) -> None:
    """The newest of the archive, not the newest that tells of the notice."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + EXPIRED, wait_until="networkidle")
    assert page.locator(".as-of").inner_text() == "据截至2026年7月10日出版的各期"
    context.close()
