"""Writes at the desk in a Chromium that is killed once the work is on the disk, as by a power cut.

In: the address of the desk's page, the folder of the browser's profile, a text.
Out: the exit status 0; it has a driver of its own, which does not outlive such a browser.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import judges
from conftest import CHROMIUM_OPTIONS
from playwright.sync_api import sync_playwright
from waiting import LIMIT, descendants, until

READ = """new Promise((answer) => {
  indexedDB.open("press desk", 1).onsuccess = ({ target }) => {
    const all = target.result.transaction("work").objectStore("work").getAll();
    all.onsuccess = () => { target.result.close(); answer(all.result); };
  };
})"""


def on_disk(page: Any) -> str:
    """Return what IndexedDB has: what a later transaction reads there has been written through."""
    return json.dumps(page.evaluate(READ), ensure_ascii=False)


def main(address: str, profile: str, text: str) -> None:
    """Write the text at the end of the notice's first paragraph; kill the browser."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=judges.program("chromium"), args=CHROMIUM_OPTIONS
        )
        context.set_default_timeout(LIMIT * 1000)
        page = context.new_page()
        page.goto(address)
        page.click(".cm-line:has-text('现将')")
        page.keyboard.press("End")
        page.keyboard.type(text)
        until(lambda: text in on_disk(page))
        for process in descendants(os.getpid()):  # seconds before localStorage would be there
            os.kill(process, signal.SIGKILL)
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
