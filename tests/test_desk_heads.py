"""The desk edits gazette.yaml and issue.yaml: just what was edited, with Problems while typing.

In: the specimen; the desk in Chromium.
Out: facts.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import judges
import pytest
from test_desk_page import AtDesk, desk, field
from waiting import until

from gazette.desk.changes import Edits
from gazette.desk.head_problems import head_problems
from gazette.desk.saving import Opened, opened, saved
from gazette.read import masthead

__all__ = ["desk"]

ROOT = Path(__file__).parents[1]
HEAD = "gazette.yaml"
ISSUE = "2026-01/issue.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the specimen."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def test_an_edit_of_the_masthead_changes_its_own_line(content: Path) -> None:
    """A field, a section more, a series in its own form."""
    one = opened(content, HEAD)
    was = one.data.decode()
    head, _ = masthead(content)
    assert head
    series = tuple(
        {"prefix": row.prefix, "code": row.code, "issuer": row.issuer} for row in head.series
    )
    fields = {
        "frequency": "月刊",
        "sections": (*head.sections, "大事记"),
        "series": ({**series[0], "issuer": "示例市人民政府"}, *series[1:]),
        "unlisted": ("张三",),
    }
    done = saved(content, HEAD, one.digest, Edits(fields))
    assert isinstance(done, Opened)
    before, after = was.splitlines(), done.data.decode().splitlines()
    assert sorted(set(before) ^ set(after)) == sorted(
        [
            "frequency: 季刊",
            "frequency: 月刊",
            "sections: [县政府文件, 县政府办公室文件, 人事任免]",
            "sections: [县政府文件, 县政府办公室文件, 人事任免, 大事记]",
            "  - {prefix: 示政发, code: zf, issuer: 示例县人民政府}",
            "  - {prefix: 示政发, code: zf, issuer: 示例市人民政府}",
            "unlisted: 张三",
        ]
    )
    found, _ = masthead(content)
    assert found
    assert (found.frequency, found.sections[-1], found.unlisted) == ("月刊", "大事记", ("张三",))


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (HEAD, "address: https", "address: ftp", ("不是网址", 5)),
        (HEAD, "  - {prefix: 示政发, code: zf, issuer", "  - {prefix: 示政发, issuer", ("代号", 7)),
        (HEAD, "name: 示例县人民政府公报\n", "", ("name", 1)),
        (ISSUE, "number: 1", "number: 8", ("不符", 2)),
        (ISSUE, "2026", "二〇二六", ("year", 1)),
        (HEAD, "frequency", "frequence", ("frequence", 4)),
        (HEAD, "qq", "", None),
    ],
)
def test_what_is_wrong_with_a_head_is_told_before_it_is_saved(
    content: Path, file: str, before: str, after: str, told: tuple[str, int] | None
) -> None:
    """At its line; what the file on the disk says does not matter."""
    text = (content / file).read_text(encoding="utf-8").replace(before, after, 1)
    found = head_problems(content, file, text.encode())
    said = [(f"{one.what} {one.mend}", one.place.line) for one in found]
    if told is None:
        assert said == []
        return
    assert [line for said_, line in said if told[0] in said_ and line == told[1]], said


@pytest.mark.usefixtures("limited")
def test_the_masthead_is_edited_in_the_browser(desk: AtDesk, browser: Any) -> None:
    """The page of the site stands beside it, and says what was saved."""
    head = desk.content / HEAD
    was = head.read_text(encoding="utf-8")
    page = desk.page(browser, "")
    page.click("#whole button")
    page.wait_for_selector("#called:has-text('报头')")
    paper = page.frame_locator("#paper")
    paper.locator(".masthead").first.wait_for()
    page.fill(field("address"), "没有网址")
    page.wait_for_selector("#problems li.mend")
    assert judges.axe(page) == []
    page.fill(field("address"), "https://gazette.example")
    page.wait_for_selector("#problems", state="hidden")
    name = page.input_value(field("name"))
    page.fill(field("name"), "示例县公报")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert head.read_text(encoding="utf-8") == was.replace(f"name: {name}", "name: 示例县公报", 1)
    until(lambda: "示例县公报" in (paper.locator(".masthead").first.text_content() or ""))
    page.click("#as-text")
    page.wait_for_selector(".cm-line:has-text('示例县公报')")
    page.click("#issues button:has-text('本期的期号')")
    page.wait_for_selector('[data-key="year_index"] input[type=checkbox]')
    page.check('[data-key="year_index"] input')
    page.keyboard.press("Control+s")
    page.wait_for_selector("#state.saved")
    assert "true" in (desk.content / ISSUE).read_text(encoding="utf-8")
