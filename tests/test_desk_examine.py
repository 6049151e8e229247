"""The desk says what `check` says of what is to be committed; the editor decides.

In: the routes of the desk; the desk in Chromium.
Out: facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import judges
import pytest
from test_desk_page import AtDesk, desk

from gazette.desk.answers import Desk
from gazette.desk.routes import routes
from gazette.model import Grade, Place, Rule, message
from gazette.preview.server import Request

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]


def test_problems_of_the_chosen_files_are_told_and_others_counted(tmp_path: Path) -> None:
    """What is to look at elsewhere is no reason to wait."""
    mend, look = (Rule("a", grade, "", "", "") for grade in Grade)
    found = (
        mend.problem(Place("2026-01/a.md", 2), message("甲"), message("乙")),
        look.problem(Place("2026-01/b.md", 3), message("丙"), message("丁")),
        mend.problem(Place("2026-02/c.md"), message("戊"), message("己")),
        look.problem(Place("2026-02/d.md"), message("庚"), message("辛")),
    )
    made = Desk(tmp_path, str, "zh-Hans", "", lambda: pytest.fail("not asked"), None, lambda: found)
    asked = Request("POST", "", body=b'{"files": ["2026-01/a.md", "2026-01/b.md"]}')
    answer = routes(made)["/_press/desk/examine"](asked)
    assert '"others": 1' in answer.data.decode()
    assert [word in answer.data.decode() for word in "甲丙戊庚"] == [True, True, False, False]


def typed(page: Any, text: str) -> None:
    """Write at the end of the notice's text, and save."""
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.type(text)
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")


@pytest.mark.usefixtures("limited")
def test_what_is_to_be_mended_is_told_before_it_is_committed(desk: AtDesk, browser: Any) -> None:
    """With its mend; the editor may go on, or first mend it."""
    page = desk.page(browser)
    typed(page, "<b>另见</b>附件。")
    page.click("#commit")
    page.wait_for_selector("#dialog .told li.mend:has-text('HTML')")
    assert judges.axe(page) == []
    assert page.inner_text("#dialog-acts .main") == "照样提交"
    page.uncheck("#dialog fieldset input")
    page.wait_for_selector("#dialog .told", state="detached")
    page.check("#dialog fieldset input")
    page.wait_for_selector("#dialog .told li.mend:has-text('HTML')")
    page.fill("#dialog input[type=email]", "li@office.example")
    page.get_by_label("姓名").fill("李四")
    page.click("#dialog-acts .main")
    page.wait_for_selector(".note.done:has-text('已提交')")
    assert desk.git("log", "--format=%an", "-1") == "李四\n"


@pytest.mark.usefixtures("limited")
def test_who_commits_before_the_check_is_done_is_asked_then(desk: AtDesk, browser: Any) -> None:
    """Nothing is committed meanwhile."""
    page = desk.page(browser)
    typed(page, "<b>另见</b>附件。")
    held: list[Any] = []
    page.route("**/_press/desk/examine", lambda route: held.append(route))  # noqa: PLW0108 - the library marks what it is given
    page.click("#commit")
    page.fill("#dialog input[type=email]", "li@office.example")
    page.get_by_label("姓名").fill("李四")
    page.click("#dialog-acts .main")
    page.wait_for_selector(".note:has-text('正在检查')")
    was = desk.git("rev-parse", "HEAD")
    held[0].continue_()
    page.wait_for_selector("#dialog[open] .told li.mend")
    page.click("#dialog-acts button:has-text('先改正')")
    page.wait_for_selector("#dialog[open]", state="detached")
    assert desk.git("rev-parse", "HEAD") == was
