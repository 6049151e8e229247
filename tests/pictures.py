"""Draws the pictures of the READMEs: a page on the web and on paper, the preview, the desk.

In: output/, as `make` builds it; content/, of which a copy is previewed.
Out: the pictures in tests/pictures, each of few colours, so that it is small.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
from conftest import CHROMIUM_OPTIONS, Server
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "pictures"
NOTICE = "2026-01/zf-2026-3/"
EDITED = "2026-03/02-zbf-2026-27.md"
COLOURS = 96
"""So many a picture has: text and rules need few, and nobody sees the difference."""
WHITE = 250
"""A shade from here on is paper, which is white."""
PORT = 8765
AT_WORK = {"width": 1280, "height": 800}
"""An office's screen, the smallest of them."""
TALL = {"width": 1280, "height": 1240}
"""As high as shows the fields and the text below them at once."""


def draw() -> None:
    """Draw all of them."""
    HERE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=judges.program("chromium"), args=CHROMIUM_OPTIONS
        )
        with Server(ROOT / "output") as server:
            page = chromium.new_page(viewport={"width": 900, "height": 1270})
            page.goto(server.address + NOTICE)
            put("notice.png", page.screenshot(scale="css"))
        with previewed() as root:
            page = chromium.new_page(viewport=AT_WORK, locale="zh-CN")
            put("desk.png", desk(page, root))
            put("preview.png", preview(page, root))
        chromium.close()
    with pymupdf.open(ROOT / "output" / "2026-01" / "2026-01.pdf") as pdf:
        sheet = next(leaf for leaf in pdf if leaf.get_label() == "4")
        put("page.png", sheet.get_pixmap(dpi=110).tobytes("png"))


def put(name: str, data: bytes) -> None:
    """Write a picture with few colours."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    drawn = picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    shades = drawn.getpalette() or []
    drawn.putpalette([255 if shade >= WHITE else shade for shade in shades])
    drawn.save(HERE / name, optimize=True)


@contextmanager
def previewed() -> Iterator[str]:
    """Preview a copy of the specimen in which one notice has a mistake; give where it is served."""
    with TemporaryDirectory() as folder:
        content = Path(shutil.copytree(ROOT / "content", Path(folder) / "content"))
        line = [sys.executable, ROOT / "build.py", "preview", "--no-open", "--port", str(PORT)]
        line += ["--content", content, "--output", Path(folder) / "output"]
        process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            said = iter(process.stdout or ())
            for _ in range(2):  # the first site, then the one that has its print
                next(row for row in said if row.startswith("已更新"))
            yield f"http://localhost:{PORT}/"
        finally:
            process.terminate()
            process.wait()


def desk(page: Any, root: str) -> bytes:
    """Write at the desk what is not right, and look at it: form, text, page, Problem."""
    page.goto(f"{root}_press/desk#{EDITED}")
    page.wait_for_selector(".cm-line")
    page.frame_locator("#paper").locator("h1").first.wait_for()
    page.set_viewport_size(TALL)
    page.click(".cm-line:has-text('2026年7月13日')")
    page.keyboard.press("End")
    page.keyboard.insert_text("<b>限期整改</b>")
    page.wait_for_selector("#problems li")
    page.wait_for_timeout(500)
    return bytes(page.screenshot(scale="css"))


def preview(page: Any, root: str) -> bytes:
    """Save it, and look at the preview: the Problem at its place, the printed page beside."""
    page.click("#save")
    page.wait_for_selector("#state.saved")
    page.set_viewport_size(AT_WORK)
    page.goto(f"{root}2026-03/zbf-2026-27/")
    page.click("#press-bar .print")
    page.wait_for_selector("#press-bar .printed-page")
    page.wait_for_selector(".press-note")
    page.evaluate("document.querySelector('main h1').scrollIntoView()")
    page.wait_for_timeout(500)
    return bytes(page.screenshot(scale="css"))


if __name__ == "__main__":
    draw()
