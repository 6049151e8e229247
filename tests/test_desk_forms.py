"""The desk's form asks by what a notice is: 通知, 任免, 废止决定, 更正, 挂牌督办.

In: kinds and titles; the desk in Chromium.
Out: which fields stand first, which behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from test_desk_page import AtDesk, desk, field
from waiting import until

from gazette.desk.own_fields import own_fields
from gazette.fields import GAZETTE, ISSUE, NOTICE
from gazette.language.title_forms import title_forms

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["desk"]


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("示例县人民政府关于做好防汛工作的通知", set()),
        ("示例县人民政府关于李某任职的通知", {"appointment"}),
        ("示例县人民政府关于印发《示例县公章管理办法》的通知", {"promulgation"}),
        ("示例縣人民政府關於印發實施方案的通知", {"promulgation"}),
        ("示例县人民政府关于废止部分规范性文件的决定", {"repeal"}),
        ("示例县人民政府关于宣布失效一批文件的决定", {"repeal"}),
        ("示例县人民政府关于执行《废止办法》的通知", set()),
        ("关于《示例县人民政府公报》2026年第1期的更正", {"correction"}),
        ("示例县人民政府关于对红星厂重大火灾隐患实行挂牌督办的通知", {"supervision"}),
        ("示例县人民政府关于红星厂重大火灾隐患销案摘牌的通知", {"release"}),
        ("Order repealing the Ferry Order 2020", {"repeal"}),
        ("Appointment of the Harbour Master", {"appointment"}),
    ],
)
def test_a_title_tells_what_a_notice_does(title: str, forms: AbstractSet[str]) -> None:
    """What it quotes says nothing of it."""
    assert set(title_forms(title)) == forms


@pytest.mark.parametrize(
    ("kind", "title", "first", "behind", "verb"),
    [
        ("通知", "关于防汛的通知", {"addressees", "expires", "cc"}, {"corrections", "id"}, ""),
        ("通知", "关于李某任职的通知", {"cc", "topic"}, {"relations", "summary"}, ""),
        ("决定", "关于废止一批文件的决定", {"relations"}, {"corrections", "id"}, "repeals"),
        ("更正", "更正", {"corrections", "id"}, {"annexes", "expires", "addressees"}, ""),
        ("通知", "关于某厂隐患销案摘牌的通知", {"relations"}, {"corrections"}, "closes"),
        ("公示", "关于拟录用人员的公示", {"annexes", "id"}, {"relations", "addressees"}, ""),
    ],
)
def test_a_notice_is_asked_for_the_fields_of_its_sort(
    kind: str, title: str, first: AbstractSet[str], behind: AbstractSet[str], verb: str
) -> None:
    """What every notice needs is always among them, in the order of the schema."""
    own = own_fields(NOTICE, {"文种": kind, "标题": (title,)}, None)
    assert {"title", "issuer", "kind", "section", "dated"} | first <= set(own.keys)
    assert not behind & set(own.keys)
    assert own.verb == verb
    assert own.keys == tuple(one.key for one in NOTICE if one.key in own.keys)


def test_an_issue_is_asked_for_everything_and_a_masthead_for_what_it_needs() -> None:
    """Neither has sorts."""
    assert own_fields(ISSUE, {}, None).keys == tuple(one.key for one in ISSUE)
    assert own_fields(GAZETTE, {}, None).keys == tuple(one.key for one in GAZETTE if one.required)


def is_first(page: Any, key: str) -> bool:
    """Tell whether a field stands before those that are put behind."""
    return bool(page.locator(f'#form > [data-key="{key}"]').count())


@pytest.mark.usefixtures("limited")
def test_the_form_follows_what_the_notice_becomes(desk: AtDesk, browser: Any) -> None:
    """A field that is being written stays; a new relation is what such a notice mostly does."""
    page = desk.page(browser)
    assert (is_first(page, "expires"), is_first(page, "relations")) == (True, False)
    page.fill(field("kind"), "决定")
    page.fill(field("title"), "示例县人民政府关于废止一件事的决定")
    until(lambda: is_first(page, "relations"))
    page.click('[data-key="relations"] button')
    assert page.evaluate("document.activeElement.closest('.cell').dataset.key") == "repeals"
    page.keyboard.type("示政发〔2025〕1号")
    page.fill(field("kind"), "公示")
    page.fill(field("title"), "示例县人民政府关于一件事的公示")
    until(lambda: is_first(page, "id"))
    assert is_first(page, "relations")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert (
        "废止: 示政发〔2025〕1号\n" in desk.text() or "repeals: 示政发〔2025〕1号\n" in desk.text()
    )


@pytest.mark.usefixtures("limited")
def test_the_fields_may_be_put_away_and_a_problem_opens_them(desk: AtDesk, browser: Any) -> None:
    """They stay so in the next file; the page beside begins at the notice."""
    page = desk.page(browser)
    page.frame_locator("#paper").locator("h1").first.wait_for()
    until(lambda: page.evaluate("paper.contentWindow.scrollY") > 0)
    page.click("#head > summary")
    assert not page.is_visible(field("title"))
    page.reload()
    page.wait_for_selector(".cm-line")
    assert not page.is_visible(field("title"))
    page.click("#as-text")
    page.wait_for_selector("#as-text[aria-pressed=true]")
    page.click("#as-form")
    desk.file.write_text(desk.text().replace("dated: 2026", "dated: 0226"), encoding="utf-8")
    page.reload()
    page.click("#problems li button")
    assert page.is_visible(field("dated"))
