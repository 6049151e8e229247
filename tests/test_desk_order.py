"""The desk in Chromium: a notice gets another place in its issue, and the text is always seen.

In: an issue of three notices; screens of three sizes.
Out: the files under their new names; what an editor has typed; how many lines of a text are seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import judges
import pytest
from test_desk_page import FILE, AtDesk, desk, field, pressed, stored, tab_to, to_files
from test_desk_routes import Asked, asked
from waiting import until

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["asked", "desk"]

LINES = 10
"""Lines of a text that are to be seen below the fields."""


def three(desk: AtDesk) -> Path:
    """Add two notices to the issue; return its folder."""
    for at, name in ((2, "植树"), (3, "防汛")):
        text = desk.text().replace("1号", f"{at}号").replace("一件事", name)
        desk.file.with_name(f"0{at}-zf-2026-{at}.md").write_text(text, encoding="utf-8")
    return desk.file.parent


def names(folder: Path) -> list[str]:
    """List the notices of an issue in their order."""
    return sorted(path.name for path in folder.glob("*.md"))


def mover(file: str, *, up: bool) -> str:
    """Name the button that moves a notice."""
    return f'[data-file="{file}"] + .movers [data-up={str(up).lower()}]'


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(("how", "width"), [("mouse", 1280), ("keyboard", 1280), ("mouse", 390)])
def test_a_notice_changes_places_with_its_neighbours(
    desk: AtDesk, browser: Any, how: str, width: int
) -> None:
    """By mouse, by keyboard, from the drawer; what is not saved of any of them goes with it."""
    folder = three(desk)
    other = "2026-01/02-zf-2026-2.md"
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = desk.page(context, other)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.type("没有保存。")
    until(lambda: any(other in name for name in stored(page)))
    page.goto(f"{desk.root}/_press/desk#2026-01/03-zf-2026-3.md")
    page.reload()
    page.wait_for_selector("#called:has-text('防汛')")
    to_files(page, how)
    for at, was in ((3, 3), (2, 2)):
        file = f"2026-01/0{was}-zf-2026-3.md"
        if how == "mouse":
            page.click(mover(file, up=True))
        else:
            page.wait_for_selector(mover(file, up=True))
            if at == 3:
                tab_to(page, mover(file, up=True))
            page.keyboard.press("Enter")
        page.wait_for_selector(f'[data-file="2026-01/0{was - 1}-zf-2026-3.md"][aria-current]')
    assert names(folder) == ["01-zf-2026-3.md", "02-zf-2026-1.md", "03-zf-2026-2.md"]
    assert page.inner_text("#state") == "移到第1位"
    assert page.is_disabled(mover("2026-01/01-zf-2026-3.md", up=True))
    down = mover("2026-01/01-zf-2026-3.md", up=False)
    assert page.evaluate("wanted => document.activeElement.matches(wanted)", down)
    assert judges.axe(page) == []
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-file="2026-01/02-zf-2026-3.md"][aria-current]')
    assert names(folder) == ["01-zf-2026-1.md", "02-zf-2026-3.md", "03-zf-2026-2.md"]
    assert [*stored(page)] == [name for name in stored(page) if "03-zf-2026-2.md" in name]
    page.click('[data-file="2026-01/03-zf-2026-2.md"]')
    page.click(".note button:has-text('恢复')")
    until(lambda: "没有保存。" in page.inner_text(".cm-content"))
    context.close()


@pytest.mark.usefixtures("limited")
def test_what_is_typed_is_saved_under_the_new_name(desk: AtDesk, browser: Any) -> None:
    """The file that is open goes on to be edited where it is by then."""
    folder = three(desk)
    page = desk.page(browser)
    page.fill(field("title"), "示例县人民政府关于另一件事的通知")
    pressed(page, "mouse", mover(FILE, up=False))
    page.wait_for_selector('[data-file="2026-01/02-zf-2026-1.md"][aria-current]')
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert "另一件事" in (folder / "02-zf-2026-1.md").read_text(encoding="utf-8")
    assert names(folder) == ["01-zf-2026-2.md", "02-zf-2026-1.md", "03-zf-2026-3.md"]


def test_a_locked_issue_and_files_without_order_are_left_alone(asked: Asked) -> None:
    """Nothing is renamed, and it is said what can be done."""
    folder = asked.content / "2026-01"
    first, *_, last = names(folder)
    for file, up in ((first, True), (last, False), ("99-x.md", True)):
        status, told = asked.post("/move", {"file": f"2026-01/{file}", "up": up})
        assert (status, told["mend"]) == (422, "刷新这一页，再试一次")
    was = names(folder)
    (folder / "published.lock").write_text("version 1\n", encoding="utf-8")
    status, told = asked.post("/move", {"file": f"2026-01/{last}", "up": True})
    assert (status, told["what"]) == (422, "这一期已经出版，文字不再改")
    assert names(folder) == was
    assert asked.get("/move")[0] == 405


def test_a_file_whose_name_says_no_place_is_refused(asked: Asked) -> None:
    """A place of its own it gets by a name."""
    folder = asked.content / "2026-01"
    for path in [*folder.glob("*.md")][2:]:
        path.unlink()
    for path, name in zip(sorted(folder.glob("*.md")), ("jia.md", "yi.md"), strict=True):
        path.rename(folder / name)
    status, told = asked.post("/move", {"file": "2026-01/yi.md", "up": True})
    assert (status, told["what"]) == (422, "`2026-01/jia.md` 的文件名没有次序")
    assert names(folder) == ["jia.md", "yi.md"]


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("wrong", [False, True], ids=["sound", "wrong"])
def test_ten_lines_of_the_text_are_seen_below_the_fields(
    desk: AtDesk, browser: Any, width: int, height: int, *, wrong: bool
) -> None:
    """Though the form has more fields than the screen, and Problems stand below the text."""
    text = "\n\n".join(f"第{at}段。" for at in range(30))
    said = f"{desk.text()}\n{text}" + ("\n\n<b>甲</b>\n" if wrong else "\n")
    desk.file.write_text(said, encoding="utf-8")
    page = desk.page(browser, viewport={"width": width, "height": height})
    page.locator("#problems li" if wrong else ".cm-line >> nth=12").first.wait_for()
    seen = page.evaluate(
        """() => [...document.querySelectorAll(".cm-line")].filter((line) => {
          const { left, top, bottom } = line.getBoundingClientRect();
          const there = (y) => line.contains(document.elementFromPoint(left + 20, y));
          return there(top + 6) && there(bottom - 6);
        }).length"""
    )
    assert seen >= LINES
    assert judges.axe(page) == []
    if width > 1000:  # every field can still be reached
        page.fill(field("title"), "示例县人民政府关于另一件事的通知")
        assert page.evaluate("document.getElementById('form').scrollHeight") > 200
