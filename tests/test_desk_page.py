"""The desk in Chromium: a notice is written, saved, kept through a crash, committed.

In: `python build.py preview` of a draft in a git repository.
Out: what an editor sees, and what stands in the files.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as field_of
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import judges
import pytest
from PIL import Image
from playwright.sync_api import Error
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
FILE = "2026-01/01-zf-2026-1.md"
NARROW = 1000
"""Below so many pixels the files are in a drawer, and the page takes the place of the text."""
AUTHOR = ("-c", "user.name=李四", "-c", "user.email=li@office.example")


@dataclass(frozen=True)
class AtDesk:
    """A desk that is open: its content, its address; the pages that show it, and their errors."""

    content: Path
    root: str
    pages: list[Any] = field_of(default_factory=list)
    errors: list[str] = field_of(default_factory=list)

    @property
    def file(self) -> Path:
        """The file of the only notice."""
        return self.content / FILE

    def text(self) -> str:
        """Read what the file says by now."""
        return self.file.read_text(encoding="utf-8")

    def git(self, *arguments: str) -> str:
        """Run git in the repository of content/."""
        line = ["git", *AUTHOR, *arguments]
        done = subprocess.run(line, cwd=self.content, check=True, capture_output=True, text=True)
        return done.stdout

    def page(self, browser: Any, file: str = FILE, **given: Any) -> Any:
        """Open a file in a new page of a browser; what fails in a script fails the test."""
        page = browser.new_page(**given)
        # Nothing is raised where Playwright tells of it: its connection would not outlive that.
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.pages.append(page)
        page.goto(f"{self.root}/_press/desk#{file}")
        if file:
            page.wait_for_selector(".cm-line")
        return page

    def close(self) -> None:
        """Close the pages, which would go on to ask a server that is gone."""
        for page in self.pages:
            with suppress(Error):  # it was closed with its browser
                page.close()


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[AtDesk]:
    """Serve a draft that is committed; or, where a test asks for it, a gazette without an issue.

    It is printed where a test asks for that.
    """
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    issue = content / "2026-01" / "issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("published\n", "draft\n"))
    if getattr(request, "param", "") == "empty":
        shutil.rmtree(content / "2026-01")
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    found = AtDesk(content, f"http://localhost:{port}")
    found.git("init", "--quiet", "--initial-branch=main", "..")
    found.git("add", ".")
    found.git("commit", "--quiet", "-m", "begin")
    line = [sys.executable, ROOT / "build.py", "preview", "--port", str(port)]
    line += [] if getattr(request, "param", "") == "printed" else ["--no-print"]
    line += ["--content", content, "--output", tmp_path / "output"]
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until(lambda: served(found.root))
        yield found
        found.close()
    finally:
        process.terminate()
        process.wait()
    assert found.errors == []


def served(root: str) -> bool:
    """Tell whether something is served."""
    with suppress(URLError, ConnectionError), urlopen(f"{root}/_press/desk") as answer:  # noqa: S310 - ours
        return bool(answer.read())
    return False


def tab_to(page: Any, wanted: str) -> None:
    """Press Tab until what is wanted has the focus, as who has no mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"no way to {wanted}")


def field(key: str) -> str:
    """Name the first input of a field."""
    return f'[data-key="{key}"] :is(input, textarea, select)'


@pytest.mark.usefixtures("limited")
def test_a_notice_is_changed_by_mouse(desk: AtDesk, browser: Any) -> None:
    """Field and text are saved, each in its lines; the page beside says them before."""
    was = desk.text()
    page = desk.page(browser)
    page.fill(field("title"), "示例县人民政府关于另一件事的通知")
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.type("另见附件。")
    paper = page.frame_locator("#paper")
    paper.locator("text=另见附件。").wait_for()
    paper.locator("h1:has-text('另一件事')").first.wait_for()
    assert page.inner_text("#state") == "有没保存的改动"
    page.click("#save")
    page.wait_for_selector("#state.saved")
    assert desk.text() == was.replace("关于一件事的", "关于另一件事的").replace(
        "如下。", "如下。另见附件。"
    )


@pytest.mark.usefixtures("limited")
def test_a_notice_is_begun_and_written_by_keyboard_alone(desk: AtDesk, browser: Any) -> None:
    """From nothing to a saved and committed file, without a mouse."""
    page = desk.page(browser, "")
    page.wait_for_selector("#issues summary")
    tab_to(page, "#new-notice")
    page.keyboard.press("Enter")
    for asked, answer in (("写哪一种", "通告"), ("标题", "示例县人民政府关于试鸣警报的通告")):
        page.wait_for_selector(f"#dialog label:has-text('{asked}')")
        page.keyboard.type(answer)
        tab_to(page, "#dialog-acts .main")
        page.keyboard.press("Enter")
    until(lambda: page.is_visible(".cm-line") or page.is_visible("#dialog[open] select"))
    while page.is_visible("#dialog[open]"):
        tab_to(page, "#dialog-acts .main")
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
    page.wait_for_selector("#called:has-text('试鸣警报')")
    tab_to(page, field("remark") if page.is_visible(field("remark")) else field("signed_by"))
    tab_to(page, ".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("定于9月18日试鸣防空警报。")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    (made,) = set((desk.content / "2026-01").glob("*.md")) - {desk.file}
    assert "定于9月18日试鸣防空警报。" in made.read_text(encoding="utf-8")
    page.keyboard.press("Tab")
    tab_to(page, "#commit")
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog[open] textarea")
    for label, text in (("姓名", "张三"), ("电子邮箱", "zhang@office.example")):
        tab_to(page, f"#dialog input[id='{page.get_by_label(label).get_attribute('id')}']")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    tab_to(page, "#dialog-acts .main")
    page.keyboard.press("Enter")
    page.wait_for_selector(".note.done:has-text('已提交')")
    logged = desk.git("log", "-1", "--format=%an %s", "--name-only").split("\n")
    assert logged[0] == "张三 新增 示例县人民政府关于试鸣警报的通告"
    assert logged[2:] == [f"content/2026-01/{made.name}", ""]


def pressed(page: Any, how: str, wanted: str) -> None:
    """Press a button by the mouse, or by the keyboard alone."""
    if how == "mouse":
        page.click(wanted)
        return
    page.wait_for_selector(wanted)
    if not page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
        tab_to(page, wanted)
    page.keyboard.press("Enter")


def to_files(page: Any, how: str) -> None:
    """Open the drawer with the files, where the window is too small to show them always."""
    if page.is_visible("#drawer"):
        pressed(page, how, "#drawer")


def written(page: Any, how: str, name: str) -> None:
    """Begin a notice, answer what is asked, write its text and save it."""
    to_files(page, how)
    pressed(page, how, "#new-notice")
    for asked, answer in (("写哪一种", "通告"), ("标题", f"示例县人民政府关于{name}的通告")):
        page.wait_for_selector(f"#dialog label:has-text('{asked}')")
        page.keyboard.type(answer)
        pressed(page, how, "#dialog-acts .main")
    until(
        lambda: page.is_visible(f"#called:has-text('{name}')") or page.is_visible("#dialog select")
    )
    while not page.is_visible(f"#called:has-text('{name}')"):
        assert page.locator(".wrong-note").all_inner_texts() == []
        if page.is_visible("#dialog[open]"):
            pressed(page, how, "#dialog-acts .main")
        page.wait_for_timeout(200)
    if how == "mouse":
        page.click(".cm-content")
    else:
        tab_to(page, ".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type(f"现将{name}的有关事项通告如下。")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    page.keyboard.press("Escape")


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("desk", ["empty"], indirect=True)
@pytest.mark.parametrize(
    ("how", "scale"),
    [("mouse", 1), ("keyboard", 1), pytest.param("keyboard", 2, id="keyboard-200")],
)
def test_an_issue_comes_from_nothing_to_published(
    desk: AtDesk, browser: Any, how: str, scale: int
) -> None:
    """Four notices, checked, laid out and locked: by mouse, by keyboard, and so at 200 %."""
    size = {"width": 1280 // scale, "height": 900 // scale}
    page = desk.page(browser, "", viewport=size, device_scale_factor=scale)
    to_files(page, how)
    pressed(page, how, "#new-issue")
    page.wait_for_selector("#dialog input[type=date]")
    page.fill("#dialog input[type=date]", "2026-04-10")
    pressed(page, how, "#dialog-acts .main")
    page.wait_for_selector("#called:has-text('2026-01')")
    if scale > 1:  # the drawer, which had the focus, has closed
        assert page.evaluate("document.activeElement.id") == "called"
    for name in ("植树", "防汛", "防火", "试鸣警报"):
        written(page, how, name)
    pressed(page, how, "#publish")
    page.wait_for_selector("#dialog select")
    page.fill("#dialog input", "张三")
    pressed(page, how, "#dialog-acts .main")
    page.wait_for_selector(".note.done:has-text('已经锁定'), #dialog-body li")
    assert page.locator("#dialog-body li").all_inner_texts() == []
    issue = desk.content / "2026-01"
    assert len(list(issue.glob("*.md"))) == 4
    assert (issue / "published.lock").is_file()
    assert "张三" in (desk.content / "published.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("limited")
def test_an_issue_with_a_problem_is_not_published(desk: AtDesk, browser: Any) -> None:
    """What is to be mended is told with its mend; nothing is written."""
    desk.file.write_text(desk.text().replace("现将", "<b>现将</b>"), encoding="utf-8")
    page = desk.page(browser)
    page.click("#publish")
    page.wait_for_selector("#dialog select")
    assert judges.axe(page) == []
    page.click("#dialog-acts .main")
    page.wait_for_selector("#dialog-body li:has-text('HTML')")
    assert judges.axe(page) == []
    assert not (desk.content / "published.log").exists()


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 900, 1), (390, 844, 1), (640, 450, 2)]
)
def test_axe_finds_nothing(desk: AtDesk, browser: Any, width: int, height: int, scale: int) -> None:
    """On a screen, on a telephone, at 200 %: nothing needs scrolling sideways, nothing is found."""
    desk.file.write_text(desk.text().replace("现将", "<b>现将</b>"), encoding="utf-8")
    size = {"width": width, "height": height}
    page = desk.page(browser, viewport=size, device_scale_factor=scale)
    page.wait_for_selector("#problems li")
    assert judges.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#as-text")
    page.wait_for_selector("#as-text[aria-pressed=true]")
    assert judges.axe(page) == []
    for button in ("#commit", "#history"):
        page.click(button)
        page.wait_for_selector("#dialog[open]")
        assert judges.axe(page) == []
        page.keyboard.press("Escape")
    if width < NARROW:
        page.click("#drawer")
        page.wait_for_selector("#issues li")
        assert judges.axe(page) == []
        page.keyboard.press("Escape")
        page.click("#beside")
        page.frame_locator("#paper").locator("main").first.wait_for()
        assert judges.axe(page) == []


@pytest.mark.usefixtures("limited")
def test_unsaved_work_outlives_the_browser(desk: AtDesk, browser: Any) -> None:
    """What was typed is kept while the tab lives, and offered in the next one, unsaved."""
    was = desk.text()
    context = browser.new_context()
    page = desk.page(context)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.type("没有保存的话。")
    page.fill(field("title"), "没有保存的标题")
    until(lambda: "没有保存的标题" in json.dumps(stored(page), ensure_ascii=False))
    page.close()
    again = desk.page(context)
    again.wait_for_selector(".note:has-text('没保存的改动')")
    assert "没有保存的话" not in again.inner_text(".cm-content")
    again.click(".note button:has-text('恢复')")
    until(lambda: "没有保存的话。" in again.inner_text(".cm-content"))
    assert again.input_value(field("title")) == "没有保存的标题"
    assert desk.text() == was
    again.click("#save")
    again.wait_for_selector("#state.saved")
    assert "没有保存的话。" in desk.text()
    assert stored(again) == {}
    context.close()


def stored(page: Any) -> dict[str, Any]:
    """Read what a page keeps in the browser."""
    kept = page.evaluate("Object.entries(localStorage)")
    return {name: json.loads(value) for name, value in kept if name.endswith(".md")}


@pytest.mark.usefixtures("limited")
def test_a_file_that_changed_meanwhile_is_shown_in_both_versions(
    desk: AtDesk, browser: Any
) -> None:
    """Nothing is written until the editor has chosen; what is not chosen is still there."""
    page = desk.page(browser)
    page.fill(field("title"), "我的标题")
    theirs = desk.text().replace("现将", "别人把")
    desk.file.write_text(theirs, encoding="utf-8")
    page.click("#save")
    page.wait_for_selector("#dialog[open] .rows")
    assert "我的标题" in page.inner_text(".rows .plus")
    assert desk.text() == theirs
    page.click("#dialog-acts button:has-text('先不保存')")
    assert desk.text() == theirs
    assert page.input_value(field("title")) == "我的标题"
    page.click("#save")
    page.click("#dialog-acts .main")
    page.wait_for_selector("#state.saved")
    assert "我的标题" in desk.text()
    assert "别人把" in desk.text()
    page.fill(field("title"), "再改")
    desk.file.write_text(theirs, encoding="utf-8")
    page.click("#save")
    page.click("#dialog-acts button:has-text('用磁盘上的')")
    until(lambda: page.input_value(field("title")) != "再改")
    page.click(".note button:has-text('恢复')")
    until(lambda: page.input_value(field("title")) == "再改")


@pytest.mark.usefixtures("limited")
def test_problems_are_told_while_typing_and_lead_to_their_place(desk: AtDesk, browser: Any) -> None:
    """Of the text and of a field; what is mended is no longer told."""
    page = desk.page(browser)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.keyboard.type("<b>甲</b>")
    page.wait_for_selector("#problems li.mend")
    page.wait_for_selector(".cm-lint-marker-error")
    page.fill(field("title"), "")
    page.wait_for_selector('[data-key="title"], #problems li:has-text("title")')
    page.click("#problems li:has-text('html-tag') button")
    assert page.evaluate("document.activeElement.matches('.cm-content')")
    page.keyboard.press("End")
    for _ in "<b>甲</b>":
        page.keyboard.press("Backspace")
    page.wait_for_selector("#problems li:has-text('html-tag')", state="detached")


@pytest.mark.usefixtures("limited")
def test_what_is_pasted_is_a_table_of_ours(desk: AtDesk, browser: Any) -> None:
    """What could not be kept is told above the text."""
    page = desk.page(browser)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("Control+End")
    html = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table><p>x<i>y</i></p>"
    page.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const given = { clipboardData: data, bubbles: true, cancelable: true };
          const event = new ClipboardEvent("paste", given);
          document.querySelector(".cm-content").dispatchEvent(event);
        }""",
        html,
    )
    page.wait_for_selector(".note:has-text('斜体')")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert "\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\nxy\n" in desk.text()


@pytest.mark.usefixtures("limited")
def test_an_old_version_comes_back_as_a_new_change(desk: AtDesk, browser: Any) -> None:
    """The history shows how it differs; the file is it, to the byte."""
    was = desk.text()
    desk.file.write_text(was.replace("一件事", "两件事"), encoding="utf-8")
    desk.git("commit", "--quiet", "-am", "改为两件事")
    page = desk.page(browser)
    page.click("#history")
    page.click(".versions button:has-text('begin')")
    page.wait_for_selector(".rows .plus")
    page.click("#dialog-acts .main")
    page.wait_for_selector(".note.done")
    assert desk.text() == was
    assert "一件事" in page.input_value(field("title"))


@pytest.mark.usefixtures("limited")
def test_a_published_issue_is_read_only(desk: AtDesk, browser: Any) -> None:
    """It says so, and which ways there are."""
    (desk.content / "2026-01/published.lock").write_text("version 1\n")
    page = desk.page(browser)
    page.wait_for_selector(".note:has-text('已经出版')")
    assert page.is_disabled(field("title"))
    page.click(".cm-line:has-text('现将')")
    page.keyboard.type("甲")
    assert "甲" not in page.inner_text(".cm-content")
    assert page.is_disabled("#save")


def test_the_editor_is_made_of_what_its_licences_name() -> None:
    """Every package that is bundled has its name, its version and its licence in the list."""
    here = ROOT / "gazette" / "desk"
    lock = json.loads((here / "editor/package-lock.json").read_text(encoding="utf-8"))
    listed = (here / "page/codemirror.licences.txt").read_text(encoding="utf-8")
    bundled = {
        path.removeprefix("node_modules/"): one
        for path, one in lock["packages"].items()
        if path and not one.get("dev")
    }
    assert {one["license"] for one in bundled.values()} == {"MIT"}
    rows = {f"{name} {one['version']}" for name, one in bundled.items()}
    assert rows == set(re.findall(r"^\S+ \d[\w.]+$", listed, re.MULTILINE))
    asked = json.loads((here / "editor/package.json").read_text(encoding="utf-8"))
    assert set(asked["dependencies"]) <= set(bundled)


@pytest.mark.usefixtures("limited")
def test_a_picture_is_put_into_the_text(desk: AtDesk, browser: Any) -> None:
    """What it shows is asked for; it stands in the folder, and on the page beside."""
    made = BytesIO()
    Image.new("RGB", (40, 30)).save(made, "PNG")
    page = desk.page(browser)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    data = {"name": "现场.png", "mimeType": "image/png", "buffer": made.getvalue()}
    page.set_input_files("#picture-file", data)
    page.wait_for_selector("#dialog[open] input")
    page.keyboard.type("救援[现场]")
    page.click("#dialog-acts .main")
    page.frame_locator("#paper").locator("figure img, img[src$='tu.png']").first.wait_for()
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert "\n\n![救援\\[现场\\]](tu.png)\n\n" in desk.text()
    assert (desk.content / "2026-01/tu.png").read_bytes() == made.getvalue()


@pytest.mark.usefixtures("limited")
def test_a_notice_of_a_new_issue_is_shown_once_it_is_known(desk: AtDesk, browser: Any) -> None:
    """Until then nobody is told that the preview has stopped."""
    page = desk.page(browser, "")
    page.click("#new-issue")
    page.fill("#dialog input[type=date]", "2026-12-30")
    page.click("#dialog-acts .main")
    page.wait_for_selector("#called:has-text('2026-02')")
    assert (desk.content / "2026-02/issue.yaml").is_file()
    file = desk.content / "2026-02/01-zf-2026-2.md"
    file.write_text(desk.text().replace("1号", "2号"), encoding="utf-8")
    page.goto(f"{desk.root}/_press/desk#2026-02/01-zf-2026-2.md")
    page.reload()
    page.frame_locator("#paper").locator("text=现将").first.wait_for()
    assert page.locator(".wrong-note").count() == 0


@pytest.mark.usefixtures("limited")
def test_the_preview_of_a_notice_leads_to_the_desk(desk: AtDesk, browser: Any) -> None:
    """One step from the page to the file that says it."""
    page = browser.new_page()
    page.goto(f"{desk.root}/2026-01/zf-2026-1/")
    page.click("#press-bar a.edit")
    page.wait_for_selector(".cm-line:has-text('现将')")
    assert page.url.startswith(f"{desk.root}/_press/desk#")
