"""Unsaved work outlives the browser: killed, not closed; and no tab forgets what another one keeps.

In: the desk in a Chromium with a profile of its own.
Out: facts.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import judges
import pytest
from conftest import CHROMIUM_OPTIONS
from test_desk_page import FILE, AtDesk, desk, field, stored
from waiting import LIMIT, until

__all__ = ["desk"]

KILLED = Path(__file__).with_name("killed_browser.py")
"""Writes in a browser of its own, and kills that."""


def write(page: Any, text: str) -> None:
    """Write at the end of the notice's first paragraph."""
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.type(text)


@pytest.mark.usefixtures("limited")
def test_what_was_typed_a_second_ago_outlives_a_killed_browser(
    desk: AtDesk, browser: Any, tmp_path: Path
) -> None:
    """A browser writes localStorage to the disk seconds later: that alone is not enough."""
    profile, text = tmp_path / "profile", "没有保存的话。"
    line = [KILLED, f"{desk.root}/_press/desk#{FILE}", profile, text]
    subprocess.run([sys.executable, *line], check=True, timeout=LIMIT)
    assert text not in desk.text()
    (profile / "SingletonLock").unlink(missing_ok=True)  # as after a power cut the next one does
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=judges.program("chromium"), args=CHROMIUM_OPTIONS
    )
    context.set_default_timeout(LIMIT * 1000)
    page = desk.page(context)
    page.click(".note:has-text('没保存的改动') button:has-text('恢复')")
    until(lambda: text in page.inner_text(".cm-content"))
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert text in desk.text()
    page.reload()
    page.wait_for_selector(".cm-line")
    page.wait_for_timeout(300)
    assert page.locator(".note").count() == 0
    context.close()


@pytest.mark.usefixtures("limited")
def test_a_tab_leaves_alone_what_another_one_keeps(desk: AtDesk, browser: Any) -> None:
    """A second tab with the same file, opened and closed, loses nothing of the first."""
    context = browser.new_context()
    first = desk.page(context)
    write(first, "甲的话。")
    until(lambda: stored(first))
    second = desk.page(context)
    second.wait_for_selector(".note:has-text('没保存的改动')")
    second.click("#as-text")
    second.close(run_before_unload=True)
    first.close()
    third = desk.page(context)
    third.click(".note button:has-text('恢复')")
    until(lambda: "甲的话。" in third.inner_text(".cm-content"))
    assert third.input_value(field("title"))
    context.close()
