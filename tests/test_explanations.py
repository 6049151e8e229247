"""What explains a notice is shown apart from it, and is no part of the document anywhere.

In: a gazette of two issues, of which the second explains a notice of the first.
Out: facts about pages, texts, data; the Problems of what leads nowhere.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import judges
import pytest
from conftest import build
from sample import MASTHEAD

from gazette.read import notice_file
from gazette.read.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
TOLD = """\
summary: 一句话的甲摘要。
explanations:
  - title: 乙解读
    address: https://jiedu.example/a?b=1
  - title: 丙图解
    file: tujie.svg
  - title: 丁旧解读
    address: https://gazette.example/2026-01/
index_number: 11140000MB1A/2026-00012
registration: SLXD00-2026-0003
dated:"""
SECOND = """\
---
id: jd-2026-1
title: 示例县人民政府办公室关于一件事的通知的解读
issuer: 示例县人民政府办公室
kind: 解读
section: 县政府文件
dated: 2026-05-11
relations:
  - 解读: 示政发〔2026〕1号
---

通知是这样制定的。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of two issues, without print."""
    folder = tmp_path_factory.mktemp("explanations")
    for path in BASE.rglob("*.*"):
        target = folder / "content" / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    first = folder / "content" / "2026-01" / "01-zf-2026-1.md"
    text = first.read_text(encoding="utf-8").replace("dated:", TOLD, 1)
    first.write_text(text, encoding="utf-8")
    (first.parent / "tujie.svg").write_text(PICTURE, encoding="utf-8")
    second = folder / "content" / "2026-02"
    second.mkdir()
    (second / "01-jd-2026-1.md").write_text(SECOND, encoding="utf-8")
    issue = (first.parent / "issue.yaml").read_text(encoding="utf-8")
    issue = issue.replace("number: 1", "number: 2").replace("2026-04", "2026-07")
    (second / "issue.yaml").write_text(issue.replace("serial: 25", "serial: 26"), encoding="utf-8")
    status, said = build(folder / "content", folder / "output", "--no-print")
    assert status == 0, said
    return folder / "output"


def test_explanations_stand_apart_and_are_marked(
    site: Path, site_url: Callable[[Path], str], browser: object
) -> None:
    """A link of ours leads within the site; a notice that explains another is listed by itself."""
    tab = browser.new_page(viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    tab.goto(f"{site_url(site)}2026-01/zf-2026-1/")
    summary, explained = tab.query_selector_all(".apart")
    assert "不是本文件的组成部分" in summary.inner_text()
    assert "一句话的甲摘要。" in summary.inner_text()
    assert "不是本文件的组成部分" in explained.inner_text()
    links = [
        (link.inner_text(), link.get_attribute("href"))
        for link in explained.query_selector_all("a")
    ]
    assert links == [
        ("乙解读", "https://jiedu.example/a?b=1"),
        ("丙图解", "../../2026-01/files/tujie.svg"),
        ("丁旧解读", "../../2026-01/"),
        ("示例县人民政府办公室关于一件事的通知的解读", "../../2026-02/jd-2026-1/"),
    ]
    assert "解读" not in tab.inner_text("article.notice")
    assert judges.axe(tab) == []
    tab.emulate_media(media="print")
    assert not explained.is_visible()
    tab.close()
    assert (site / "2026-01/files/tujie.svg").read_text(encoding="utf-8") == PICTURE


def test_explanations_are_no_part_of_the_text_and_stand_in_the_data(site: Path) -> None:
    """A file has its size, an address elsewhere none; the relation is there in both directions."""
    text = (site / "2026-01/zf-2026-1.txt").read_text(encoding="utf-8")
    assert not {"摘要", "解读", "图解"} & {
        word for word in ("摘要", "解读", "图解") if word in text
    }
    data = json.loads((site / "2026-01/zf-2026-1.json").read_text(encoding="utf-8"))
    assert data["summary"] == "一句话的甲摘要。"
    told = [(one["title"], one["url"], one["size"]) for one in data["explanations"]]
    assert told == [
        ("乙解读", "https://jiedu.example/a?b=1", None),
        ("丙图解", "/2026-01/files/tujie.svg", len(PICTURE)),
        ("丁旧解读", "/2026-01/", None),
        ("示例县人民政府办公室关于一件事的通知的解读", "/2026-02/jd-2026-1/", None),
    ]
    assert [one["kind"] for one in data["relations"]] == ["explains"]
    page = (site / "2026-02/jd-2026-1/index.html").read_text(encoding="utf-8")
    assert "<b>解读</b>" in page


@pytest.mark.parametrize(
    "query",
    [
        "SLXD00-2026-0003",
        "ｓｌｘｄ00－2026－0003",
        "登记号SLXD00-2026-0003的文件",
        "11140000MB1A/2026-00012",
    ],
)
def test_other_identifiers_lead_to_their_notice(
    query: str, site: Path, site_url: Callable[[Path], str], browser: object
) -> None:
    """索引号 and 登记号, in any width and within a sentence."""
    tab = browser.new_page()  # type: ignore[attr-defined]
    tab.goto(f"{site_url(site)}numbers/?q={query}")
    tab.wait_for_selector("article.notice")
    assert tab.url.endswith("/2026-01/zf-2026-1/")
    tab.close()


def test_part_of_another_identifier_is_not_taken_for_it(
    site: Path, site_url: Callable[[Path], str], browser: object
) -> None:
    """One with a figure more is another."""
    tab = browser.new_page()  # type: ignore[attr-defined]
    tab.goto(f"{site_url(site)}numbers/?q=SLXD00-2026-00031")
    tab.wait_for_selector("#number-answer:not(:empty)")
    assert "看不出" in tab.inner_text("#number-answer")
    tab.close()


@pytest.mark.parametrize(
    ("entry", "rule", "said"),
    [
        ("title: 甲\n    address: www.example.com/a", "value-unreadable", "不是完整的网址"),
        ("title: 甲\n    address: https://a.example/b c", "value-unreadable", "不是完整的网址"),
        ("title: 甲\n    address: javascript:alert(1)", "value-unreadable", "不是完整的网址"),
        ("title: 甲", "field-missing", "没有写网址或文件"),
        ("title: 甲\n    address: https://a.example/\n    file: b.pdf", "value-unreadable", "同时"),
        ("title: 甲\n    file: b.pdf", "file-missing", "b.pdf"),
        ("address: https://a.example/", "field-missing", "title"),
    ],
)
def test_what_leads_nowhere_is_told(entry: str, rule: str, said: str) -> None:
    """With its line, and it is not shown."""
    text = (BASE / "2026-01/01-zf-2026-1.md").read_text(encoding="utf-8")
    text = text.replace("dated:", f"explanations:\n  - {entry}\ndated:", 1)
    source = Source("2026-01/01-zf-2026-1.md", text)
    made, problems, _ = notice_file.notice(source, MASTHEAD, BASE / "2026-01", frozenset())
    told = [(one.rule, one.place.line) for one in problems if said in str(one.what)]
    assert [name for name, _ in told] == [rule]
    assert told[0][1] >= 9
    assert all(one.file for one in made.explanations)
