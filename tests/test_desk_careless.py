"""What careless editors do at the desk: nothing is lost, and they are told what to do.

In: the desk in Chromium; files that are deleted, locked, half known to git.
Out: facts.
"""

from __future__ import annotations

from typing import Any

import judges
import pytest
from test_desk_page import AtDesk, desk, field
from waiting import until

from gazette.desk.changes import Edits, Unchangeable
from gazette.desk.saving import opened, saved

__all__ = ["desk"]


def write(page: Any, text: str) -> None:
    """Write at the end of the notice's first paragraph."""
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.insert_text(text)


@pytest.mark.usefixtures("limited")
def test_a_file_that_is_deleted_meanwhile_is_put_back(desk: AtDesk, browser: Any) -> None:
    """With what it said and what was written; the page beside goes on."""
    was = desk.text()
    page = desk.page(browser)
    page.frame_locator("#paper").locator("h1").first.wait_for()
    desk.file.unlink()
    write(page, "另见附件。")
    page.fill(field("remark"), "（此件公开发布）")
    page.frame_locator("#paper").locator("text=另见附件。").wait_for()
    page.click("#save")
    page.wait_for_selector("#dialog[open]:has-text('文件不在了')")
    assert judges.axe(page) == []
    page.click("#dialog-acts button:has-text('先不保存')")
    assert not desk.file.exists()
    page.click("#save")
    page.click("#dialog-acts button:has-text('写回原处')")
    page.wait_for_selector("#state.saved")
    assert desk.text().splitlines() == [
        *was.splitlines()[:9],
        "remark: （此件公开发布）",
        *was.splitlines()[9:-1],
        "现将有关事项通知如下。另见附件。",
    ]
    write(page, "再改。")
    page.keyboard.press("Control+s")
    until(lambda: "再改。" in desk.text())


@pytest.mark.usefixtures("limited")
def test_an_answer_that_is_not_given_is_asked_for_at_its_place(desk: AtDesk, browser: Any) -> None:
    """The dialog stays, and says so in the browser's own way."""
    page = desk.page(browser)
    page.click("#new-issue")
    page.click("#dialog-acts .main")
    assert page.evaluate("document.querySelector('#dialog input').validity.valueMissing")
    assert page.is_visible("#dialog[open]")
    page.keyboard.press("Escape")
    page.click("#new-notice")
    page.wait_for_selector("#dialog[open] label:has-text('写哪一种')")
    page.click("#dialog-acts .main")
    assert page.is_visible("#dialog[open] label:has-text('写哪一种')")
    page.click("#dialog-acts button:has-text('取消')")
    page.wait_for_selector("#dialog[open]", state="detached")
    assert page.locator(".wrong-note").count() == 0


@pytest.mark.usefixtures("limited")
def test_who_is_on_no_branch_is_told_before_writing_why(desk: AtDesk, browser: Any) -> None:
    """What is committed there is lost with the next branch."""
    desk.git("switch", "--quiet", "--detach")
    page = desk.page(browser)
    write(page, "另见附件。")
    for button in ("#commit", "#send"):
        page.click(button)
        page.wait_for_selector(".wrong-note:has-text('换了分支就找不到')")
        page.click(".wrong-note button:has-text('关闭')")
    assert "另见附件。" in desk.text()


def test_what_cannot_be_saved_is_told_as_that(desk: AtDesk, monkeypatch: Any) -> None:
    """Of publishing and of the site it says nothing: the file is as it was."""
    name = desk.file.relative_to(desk.content).as_posix()
    one = opened(desk.content, name)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(desk.file))

    monkeypatch.setattr("gazette.desk.saving.write_whole", full)
    with pytest.raises(Unchangeable) as error:
        saved(desk.content, name, one.digest, Edits({"title": "甲"}))
    assert f"没有保存 {name}，磁盘上还是原来的样子" in str(error.value.what)
    assert "网站" not in str(error.value.what)
    assert opened(desk.content, name) == one
