"""Draws the pictures of the README at the root: a page on the web and the same on paper.

In: output/, as `make` builds it.
Out: tests/pictures/notice.png and page.png.
"""

from __future__ import annotations

from pathlib import Path

import judges
import pymupdf
from conftest import CHROMIUM_OPTIONS, Server
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "pictures"
NOTICE = "2026-01/zf-2026-3/"


def draw() -> None:
    """Draw both, 700 pixels wide."""
    HERE.mkdir(exist_ok=True)
    with Server(ROOT / "output") as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=judges.program("chromium"), args=CHROMIUM_OPTIONS
        )
        page = chromium.new_page(viewport={"width": 900, "height": 1270})
        page.goto(server.address + NOTICE)
        page.screenshot(path=HERE / "notice.png", scale="css")
        chromium.close()
    with pymupdf.open(ROOT / "output" / "2026-01" / "2026-01.pdf") as pdf:
        sheet = next(leaf for leaf in pdf if leaf.get_label() == "4")
        sheet.get_pixmap(dpi=110).save(HERE / "page.png")


if __name__ == "__main__":
    draw()
