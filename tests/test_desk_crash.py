"""Unsaved work outlives the browser: killed, not closed; and no tab forgets what another one keeps.

In: the desk in a Chromium with a profile of its own.
Out: facts.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import judges
import pytest
from conftest import CHROMIUM_OPTIONS
from playwright.sync_api import Error
from test_desk_page import AtDesk, desk, field, stored
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["desk"]

READ = """new Promise((answer) => {
  indexedDB.open("press desk", 1).onsuccess = ({ target }) => {
    const all = target.result.transaction("work").objectStore("work").getAll();
    all.onsuccess = () => { target.result.close(); answer(all.result); };
  };
})"""


@contextmanager
def chromium(browser: Any, profile: Path) -> Iterator[tuple[Any, subprocess.Popen[bytes]]]:
    """Start a Chromium that keeps what its pages keep in a folder; its context, its process."""
    line = [judges.program("chromium"), *CHROMIUM_OPTIONS, "--headless=new"]
    line += ["--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    port = profile / "DevToolsActivePort"
    until(lambda: port.exists() and port.read_text().count("\n"))
    try:
        address = f"http://localhost:{port.read_text().split()[0]}"
        there = browser.browser_type.connect_over_cdp(address)
        yield there.contexts[0], process
        with suppress(Error):  # it was killed
            there.close()
    finally:
        kill(process)
        port.unlink(missing_ok=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a browser with all that it has started, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def on_disk(page: Any) -> str:
    """Return what IndexedDB has: what a later transaction reads there has been written through."""
    return json.dumps(page.evaluate(READ), ensure_ascii=False)


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
    profile = tmp_path / "profile"
    with chromium(browser, profile) as (context, process):
        page = desk.page(context)
        write(page, "没有保存的话。")
        until(lambda: "没有保存的话。" in on_disk(page))
        kill(process)  # seconds before localStorage would be on the disk
    with chromium(browser, profile) as (context, _):
        page = desk.page(context)
        page.click(".note:has-text('没保存的改动') button:has-text('恢复')")
        until(lambda: "没有保存的话。" in page.inner_text(".cm-content"))
        page.keyboard.press("Control+s")
        page.wait_for_selector("#state.saved")
        assert "没有保存的话。" in desk.text()
        page.reload()
        page.wait_for_selector(".cm-line")
        page.wait_for_timeout(300)
        assert page.locator(".note").count() == 0


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
