"""The page of a consolidated text, and what a notice's own page and its data say of it.

In: the content of tests/sites/consolidation, read here.
Out: facts about its Pages.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazette import read
from gazette.arrange import arrange, relations
from gazette.pages import issue_pages, surroundings
from gazette.record import record
from gazette.record.quotations import quoted

if TYPE_CHECKING:
    from gazette.model import Page

CONTENT = Path(__file__).parent / "sites" / "consolidation" / "content"
AMENDED, UNSPECIFIED = "/2025-01/zf-2025-1/", "/2025-01/zf-2025-2/"
LATER = "示政发〔2026〕1号"


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """Return the pages of the first issue by their address."""
    return made_of(CONTENT)


def made_of(content: Path) -> dict[str, Page]:
    """Return those of a copy of the content."""
    masthead, _ = read.masthead(content)
    assert masthead
    found = [read.issue(path.parent, masthead) for path in sorted(content.glob("*/issue.yaml"))]
    made = [quoted(one.issue, one.notices) for one in found]
    gazette = arrange(masthead, [issue for issue, _ in made])
    around = surroundings(gazette, relations(gazette), record(gazette))
    issue, notices = made[0]
    return {page.address: page for page in issue_pages(around[issue.id], issue, notices)}


def test_what_is_amended_leads_to_its_text_with_the_changes(pages: dict[str, Page]) -> None:
    """Where a later amendment cannot be carried out, its own page says which, and why."""
    told = pages[AMENDED].shows["consolidated"]
    assert told["address"] == f"{AMENDED}consolidated/"
    assert told["failed"]["act"] == LATER
    assert [(one["text"], one["unit"], one["why"]) for one in told["failed"]["instructions"]] == [
        ("第二条中的“县工商局”修改为“县商务局”", "h-1", "该处没有这些字"),
        ("删去第一章", "h-1", "没有认出改什么"),
    ]
    assert told["failed"]["address"] == "/2026-01/zf-2026-1/"


def test_an_amendment_without_instructions_is_named_and_has_no_text(pages: dict[str, Page]) -> None:
    told = pages[UNSPECIFIED].shows["consolidated"]
    assert (told["address"], told["failed"]["act"]) == ("", LATER)
    assert told["failed"]["instructions"] == ()
    assert f"{UNSPECIFIED}consolidated/" not in pages


def test_each_change_stands_beside_the_printed_words(pages: dict[str, Page]) -> None:
    page = pages[f"{AMENDED}consolidated/"]
    assert page.layout == "consolidated.html"
    rows = page.shows["rows"]
    assert [row["said"].partition("：")[0] for row in rows] == [
        "第二条　修改",
        "第三条　增加",
        "第四条　增加",
        "第五条　修改",
    ]
    assert [(part.kind, part.text) for part in rows[0]["before"]] == [
        ("same", "第二条 集贸市场由县"),
        ("deleted", "工商"),
        ("same", "局管理。"),
    ]
    assert [(part.kind, part.text) for part in rows[0]["after"]] == [
        ("same", "第二条 集贸市场由县"),
        ("added", "市场监管"),
        ("same", "局管理。"),
    ]
    assert rows[1]["before"] == ()
    assert [part.text for part in rows[1]["after"]] == ["（三）平面图。"]
    assert [one["name"] for one in page.shows["applied"]] == ["示政发〔2025〕3号"]


def test_the_whole_text_is_there_once_with_its_changes_marked(pages: dict[str, Page]) -> None:
    segments = pages[f"{AMENDED}consolidated/"].shows["segments"]
    whole = "".join(str(one["body"]) for one in segments)
    assert whole.count("县市场监管局") == 1
    assert "县工商局" not in whole
    assert [bool(one["said"]) for one in segments] == [False, True, False, True, True, True]
    assert whole.index('id="art-4"') < whole.index('id="art-5"')


def test_the_data_hold_both_readings_and_what_was_not_carried_out(pages: dict[str, Page]) -> None:
    data = json.loads(pages["/2025-01/zf-2025-1.json"].shows["text"])["consolidated"]
    assert data["url"] == f"{AMENDED}consolidated/"
    assert data["official"] is False
    assert [(one["change"], one["unit"]) for one in data["changes"]] == [
        ("changed", "art-2"),
        ("added", "art-3-1-3"),
        ("added", "art-4"),
        ("changed", "art-4"),
    ]
    assert data["changes"][0]["before"] == "第二条 集贸市场由县工商局管理。"
    assert data["changes"][0]["after"] == "第二条 集贸市场由县市场监管局管理。"
    assert data["changes"][1]["before"] is None
    assert [one["reason"] for one in data["not_applied"]] == ["words_missing", "unread"]
    assert data["not_applied"][1] == {"text": "删去第一章", "unit": "h-1", "reason": "unread"}
    assert data["failed"]["number"] == LATER
    assert "第五条 本办法自公布之日起施行。" in data["text"]
    assert data["acts"][0]["on"] == "2025-05-20"


def test_a_notice_that_nothing_amends_says_nothing_of_it(pages: dict[str, Page]) -> None:
    data = json.loads(pages["/2025-01/zf-2025-2.json"].shows["text"])["consolidated"]
    assert data["url"] is None
    assert data["text"] is None


CORRECTION = """\
---
网址代号: gz-2026-1
标题: 示例县人民政府办公室更正
发文机关: 示例县人民政府办公室
文种: 更正
栏目: 县政府文件
成文日期: 2026-02-10
更正:
  - 文件: 示政发〔2025〕1号
    原文: 规范集贸
    改为: 规范农贸
  - 文件: 示政发〔2025〕1号
    原文: 县工商局
    改为: 县工商分局
---

本刊有误，现更正如下：
"""


def test_corrections_are_carried_where_no_amendment_was(tmp_path: Path) -> None:
    """As printed and as it should be, both; of the others the page says that they are not."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content/2026-01/02-gz-2026-1.md").write_text(CORRECTION, encoding="utf-8")
    page = made_of(tmp_path / "content")[f"{AMENDED}consolidated/"]
    assert page.shows["corrected"] == {
        "placed": 1,
        "unplaced": ("“县工商局”应为“县工商分局”。",),
    }
    whole = "".join(str(one["body"]) for one in page.shows["segments"])
    assert re.search(
        "<del[^>]*>规范集贸</del><ins[^>]*>规范农贸</ins>",
        re.sub("(?s)<small.*?</small>", "", whole),
    )
    assert "县工商分局" not in whole


def test_without_corrections_the_page_says_nothing_of_them(pages: dict[str, Page]) -> None:
    assert pages[f"{AMENDED}consolidated/"].shows["corrected"] is None
