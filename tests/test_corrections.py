"""Corrections (更正): read, said in print, held against text and print, shown where they are.

In: fields of a notice; the content of tests/sites/correction, read, built and printed here.
Out: facts about gazette.read.corrections, record.corrections, print.line_map, pages.corrections.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from conftest import build
from hypothesis import given
from hypothesis import strategies as st
from jobs import LAYOUTS, job, notice, paragraph, table
from markupsafe import Markup
from sample import MASTHEAD

from gazette.build import build_site, correcting, examine, site_search
from gazette.build.context import Run
from gazette.check import check_issue
from gazette.language.lines import solid
from gazette.language.words import LANGUAGES
from gazette.model import Issue, Number, Place, State, WebErratum
from gazette.model import Link as ModelLink
from gazette.model.blocks import AnnexEntry, Annexes, Footnote, Paragraph, Title
from gazette.model.correction import Corrected, Correction, PrintedPlace
from gazette.model.inlines import Link, Strong, Text
from gazette.model.issue_number import single
from gazette.model.pagemap import LineStart, line_at
from gazette.pages.corrections import Placed, as_corrected, revisions
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.line_map import line_map
from gazette.print.line_numbers import LEFT, RIGHT, line_numbers, printed_lines
from gazette.print.print_layout import PrintLayout
from gazette.read import notice_file
from gazette.read.corrections import sentence, unit_name
from gazette.read.sources import Source
from gazette.record import Record
from gazette.record.corrections import Spot, spot, spots
from gazette.search.records import _moved
from gazette.write import markdown
from gazette.write.html import write
from gazette.write.styling import PLAIN, Reference, Revision

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.model import Notice, Problem

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "tests/sites/correction/content"
HEAD = """\
---
number: 示政发〔2026〕9号
title: 示例县人民政府关于更正有关文件的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
dated: 2026-06-01
signed_by: 示例县人民政府
"""


def taken(entries: str, body: str = "更正如下：") -> tuple[Notice, tuple[Problem, ...]]:
    """Take in a notice with these fields and this body."""
    text = f"{HEAD}{entries}---\n\n{body}\n"
    source = Source("2026-02/01-zf-2026-9.md", text)
    made, problems, _ = notice_file.notice(source, MASTHEAD, Path("2026-02"), frozenset())
    return made, problems


ENTRY = "corrections:\n  - target: 示政发〔2026〕1号\n    was: 甲\n    now: 乙\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "“甲”应为“乙”。"),
        ({"printed": PrintedPlace(5, "left", 12)}, "第5页左栏第12行“甲”应为“乙”。"),
        ({"printed": PrintedPlace(5, "right", 1), "unit": "art-3"}, "第5页右栏第1行“甲”应为“乙”。"),
        ({"printed": PrintedPlace(5, "", 12)}, "第5页第12行“甲”应为“乙”。"),
        ({"printed": PrintedPlace(5)}, "第5页“甲”应为“乙”。"),
        ({"unit": "art-12-2-3"}, "第十二条第二款第（三）项“甲”应为“乙”。"),
        ({"unit": "art-5bis1", "nth": 2}, "第五条之一第2处“甲”应为“乙”。"),
        ({"unit": "instrument-2-table-1"}, "表1“甲”应为“乙”。"),
        ({"unit": "para-7"}, "“甲”应为“乙”。"),
        ({"unit": "h-2-3", "nth": 1}, "第1处“甲”应为“乙”。"),
    ],
)
def test_a_sentence_says_the_place_as_far_as_it_is_known(given: dict[str, Any], said: str) -> None:
    """Page, column and line; else the unit, if its id is a number that people count by."""
    one = Correction(Number("示政发", 2026, 1), "甲", "乙", **given)
    assert sentence(LANGUAGES["zh-Hans"], one) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant", "第5頁左欄第12行“甲”應為“乙”。"),
        ("en", "Page 5, left column, line 12: for “甲” read “乙”."),
    ],
)
def test_each_language_has_its_own_sentence(language: str, said: str) -> None:
    one = Correction("t", "甲", "乙", printed=PrintedPlace(5, "left", 12))
    assert sentence(LANGUAGES[language], one) == said


def test_an_english_sentence_names_units_and_needs_no_place() -> None:
    words = LANGUAGES["en"]
    assert unit_name(words, "art-12-2") == "Article 12, paragraph 2"
    assert sentence(words, Correction("t", "a", "b")) == "For “a” read “b”."


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("更正如下：", ["示政发〔2026〕1号“甲”应为“乙”。"]),
        ("示政发〔2026〕1号更正如下：", ["“甲”应为“乙”。"]),
        ("将“甲”更正为“乙”。", []),
        ("第二条“甲”应为“乙”。", []),
        ("将“乙”更正为“甲”。", ["示政发〔2026〕1号“甲”应为“乙”。"]),
        (
            "原有“甲”，以下各处都照原样，一个字也不改动，也不另行通知，后有“乙”。",
            ["示政发〔2026〕1号“甲”应为“乙”。"],
        ),
        ("将“甲”\n\n更正为“乙”。", ["示政发〔2026〕1号“甲”应为“乙”。"]),
    ],
)
def test_a_body_that_says_the_correction_is_left_alone(body: str, said: list[str]) -> None:
    """What it does not say stands at its end; whom it is of is named once."""
    made, problems = taken(ENTRY, body)
    assert not problems
    found = [block for block in made.blocks if block.kind == "correction"]
    assert [block.text for block in found] == said
    assert [one.said for one in made.card.corrections] == [not said]
    kinds = [block.kind for block in made.blocks]
    if said:
        assert kinds.index("correction") == kinds.index("signature") - 1
        assert found[0].id == "correction-1"


def test_a_sentence_stands_where_its_words_are_written() -> None:
    """So that a Problem, and a note of the proof, lead to them; no further body is needed."""
    made, problems = taken(ENTRY, "")
    assert not problems
    (line,) = (block.line for block in made.blocks if block.kind == "correction")
    assert line == made.card.corrections[0].place.line == 11  # type: ignore[union-attr]
    issue = Issue(2026, single(2), None, None, State.DRAFT, "", (made.card,), Place("x"))
    assert "body-empty" not in {one.rule for one in check_issue(MASTHEAD, issue, (made,))}


def test_a_correction_without_a_number_is_named_by_its_title() -> None:
    """An id is no name that a reader knows."""
    entries = "corrections:\n  - {target: tg-2026-1, was: 甲, now: 乙}\n"
    entries += "  - {target: 示例县人民政府关于禁渔的通告, was: 丙, now: 丁}\n"
    entries += "  - {target: 示例县人民政府关于禁渔的通告, was: 戊, now: 己}\n"
    made, _ = taken(entries)
    assert [block.text for block in made.blocks if block.kind == "correction"] == [
        "“甲”应为“乙”。",
        "《示例县人民政府关于禁渔的通告》“丙”应为“丁”。",
        "“戊”应为“己”。",
    ]


def test_the_relation_follows_from_the_correction() -> None:
    """It is of the document that is corrected, once, however often that is corrected."""
    more = "  - {target: 示政发〔2026〕1号, was: 丙, now: 丁}\n"
    made, problems = taken(ENTRY + more + "relations:\n  - repeals: 示政发〔2026〕2号\n")
    found = [(one.verb, str(one.target)) for one in made.card.relations]
    assert found == [("repeals", "示政发〔2026〕2号"), ("corrects", "示政发〔2026〕1号")]
    assert not problems


def test_writing_both_is_told_and_the_mend_mends() -> None:
    written = "relations:\n  - corrects: 示政发〔2026〕1号\n"
    made, (problem,) = taken(written + ENTRY)
    assert (problem.rule, problem.place.line, problem.place.column) == ("correction-twice", 10, 15)
    assert [one.verb for one in made.card.relations] == ["corrects"]
    assert not taken("relations:\n" + ENTRY)[1]
    other = "relations:\n  - corrects: 示政发〔2025〕1号\n"
    assert not taken(other + ENTRY)[1]


def test_what_is_written_reads_back_the_same() -> None:
    """A relation that follows from a correction is not written beside it."""
    entries = (
        "relations:\n  - corrects: 示政发〔2025〕1号\n"
        "corrections:\n  - target: 示政发〔2026〕1号\n    unit: art-2\n    page: 5\n"
        '    column: right\n    line: 7\n    was: "“甲”: 乙"\n    now: 丙\n    nth: 2\n'
        "  - target: 示例县人民政府关于旧事的通知\n    was: 丁\n    now: 戊\n"
        "web_errata:\n  - day: 2026-07-01\n    text: 网页误作“己”\n"
    )
    made, problems = taken(entries)
    assert not problems
    text = markdown.write(made)
    again, problems, _ = notice_file.notice(
        Source("2026-02/01-zf-2026-9.md", text), MASTHEAD, Path("2026-02"), frozenset()
    )
    assert not problems
    assert again.blocks == made.blocks
    assert again.web_errata == made.web_errata == (WebErratum(date(2026, 7, 1), "网页误作“己”"),)

    def bare(one: Correction) -> Correction:
        return replace(one, place=None, at=None)

    assert [*map(bare, again.card.corrections)] == [*map(bare, made.card.corrections)]
    assert [one.target for one in again.card.relations] == [
        one.target for one in made.card.relations
    ]


BLOCKS = notice(
    1,
    paragraph("n3", "共 十二 件，十二户。"),
    table("n4", [["甲", "十二"], ["十", "二"]]),
    paragraph("n5", "第一\n第二"),
).blocks


@pytest.mark.parametrize(
    ("was", "given", "found"),
    [
        ("十二", {}, [("n3", 1, 3), ("n3", 5, 7), ("n4", 1, 3)]),
        ("十二", {"unit": "n4"}, [("n4", 1, 3)]),
        ("十二 件", {}, [("n3", 1, 4)]),
        ("第一第二", {}, []),
        ("甲十", {}, []),
        ("甲 十", {}, []),
        ("第二", {}, [("n5", 2, 4)]),
        ("2026年3月", {}, [("n91", 0, 7)]),
    ],
)
def test_words_are_found_within_one_text(
    was: str, given: dict[str, Any], found: list[tuple[str, int, int]]
) -> None:
    """In whatever part of a notice; never from one cell or line into the next."""
    one = Correction("t", was, "x", **given)
    assert [each[:3] for each in spots(BLOCKS, one)] == found
    text = solid("".join(block.text for block in BLOCKS))
    for each in spots(BLOCKS, one):
        assert text[each.at : each.at + len(solid(was))] == solid(was)


@pytest.mark.parametrize(
    ("given", "start"),
    [({}, None), ({"nth": 2}, 5), ({"nth": 4}, None), ({"unit": "n4"}, 1), ({"unit": "n9"}, None)],
)
def test_a_place_that_is_not_certain_is_none(given: dict[str, Any], start: int | None) -> None:
    found = spot(BLOCKS, Correction("t", "十二", "x", **given))
    assert (found and found.start) == start


def test_a_unit_has_what_stands_below_it() -> None:
    blocks = notice(1, paragraph("n3", "甲"), replace(paragraph("n4", "乙"), id="n3-2")).blocks
    assert spot(blocks, Correction("t", "乙", "x", unit="n3"))
    assert not spot(blocks, Correction("t", "乙", "x", unit="n"))


def test_a_line_is_that_of_its_first_character() -> None:
    lines = (LineStart(0, 1, "left", 3), LineStart(9, 1, "right", 1))
    assert [line_at(lines, at) for at in (0, 8, 9, 99)] == [lines[0], lines[0], *[lines[1]] * 2]
    assert line_at((), 5) is None


def test_lines_are_numbered_as_beside_the_proof(tmp_path: Path) -> None:
    """What begins a line of the map begins the line of that number on that side of that page."""
    rows = [["单位", "任务"], *([f"第{n}乡", "一二三四五六七八九十" * 9] for n in range(9))]
    long = [paragraph(f"n{n}", f"第{n}段" + "春夏秋冬，" * 40) for n in range(3, 20)]
    made = job(
        tmp_path,
        notice(1, *long),
        notice(2, table("n3", rows), paragraph("n4", "以上。")),
        notice(3, table("n3", [["一二三四五六七八"] * 7, ["12,345,678.00"] * 7])),
        notice(4, Paragraph((Text("另行"), Strong((Text("通知"),)), Text("。")), id="n3", line=13)),
    )
    pages = PrintLayout(made).body().pages
    shown = [printed_lines(page, frozenset()) for page in pages]
    numbers = [line_numbers(found) for found in shown]
    counted = 0
    for one in made.notices:
        text = solid("".join(block.text for block in one.blocks))
        lines = line_map(pages, made.notices)[one.card.id]
        assert lines[0].at == 0
        for begin in lines:
            side = RIGHT if begin.column == "right" else LEFT
            base = {
                n.base for n in numbers[begin.page - 1] if (n.side, n.number) == (side, begin.line)
            }
            beside = [
                line.text
                for line in shown[begin.page - 1]
                if line.side == side and any(abs(line.base - one) <= 9 for one in base)
            ]
            assert any(line.startswith(text[begin.at : begin.at + 2]) for line in beside), begin
            counted += 1
    assert counted > 100
    found = line_map(pages, made.notices)
    whole = found["zf-2026-1"]
    assert {line.column for line in whole} == {"left", "right"}
    assert len({line[1:] for line in whole}) == len(whole)
    last = found["zf-2026-4"]
    assert len({line[1:] for line in last}) == len(last)
    title, number, wide, *_ = made.notices[2].blocks
    begin = len(solid(title.text + number.text))
    inside = range(begin, begin + len(solid(wide.text)))
    assert {line.column for line in found["zf-2026-3"] if line.at in inside} == {""}
    assert found["zf-2026-3"][-1].column
    assert make_issue_pdf(made).lines == line_map(pages, made.notices)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the gazette with corrections."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def told(content: Path) -> list[Problem]:
    """Return what `check` says of how corrections name what is printed."""
    run = Run(content, content.parent / "output", LAYOUTS, ROOT / "static", searched=False)
    return [one for one in examine(run, lambda *_: None) if one.rule == "print-correction"]


CORRECTING = "2026-02/01-gz-2026-1.md"


def test_a_place_that_is_not_said_is_told_and_the_mend_mends(content: Path) -> None:
    """Page, column and line as they are printed; what the body says itself needs none."""
    first, second = told(content)
    assert [str(one.mend) for one in (first, second)] == [
        "写成 `page: 1`、`column: right`、`line: 1`，一行一个",
        "写成 `page: 1`、`column: right`、`line: 5`，一行一个",
    ]
    path = content / CORRECTING
    lines = path.read_text(encoding="utf-8").split("\n")
    for one in (second, first):
        fields = re.findall(r"`([^`]*)`", str(one.mend))
        lines[one.place.line - 1 : one.place.line - 1] = [f"    {field}" for field in fields]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert told(content) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("    行: 12", "更正写的是第1页左栏第12行"),
        ("    行: 11\n", ""),
        ("", ""),
    ],
)
def test_a_wrong_place_is_told(content: Path, written: str, said: str) -> None:
    """One without a line says less, and nothing wrong."""
    path = content / CORRECTING
    text = path.read_text(encoding="utf-8").replace("    行: 11", written)
    path.write_text(text.replace("\n\n    原文", "\n    原文"), encoding="utf-8")
    first = [one for one in told(content) if "合法权宜" in str(one.what)]
    assert [str(one.what).endswith(said) for one in first] == [True] * bool(said)


def test_a_correction_in_a_draft_stops_nothing_else(content: Path) -> None:
    """Neither in its words nor in its place; `check` says both."""
    issue = content / "2026-02/issue.yaml"
    text = issue.read_text(encoding="utf-8")
    issue.write_text(text.replace("已出版", "draft"), encoding="utf-8")
    path = content / CORRECTING
    text = path.read_text(encoding="utf-8").replace("原文: 合法权宜", "原文: 合法权谊")
    path.write_text(text, encoding="utf-8")
    run = Run(content, content.parent / "output", LAYOUTS, ROOT / "static", searched=False)
    made = build_site(run, lambda *_: None)
    assert made.published
    assert {one.rule for one in made.problems} == {"correction-words", "correction-unheld"}
    page = content.parent / "output/2026-01/zf-2026-1/index.html"
    assert "<ins" not in page.read_text(encoding="utf-8")
    assert {one.rule for one in examine(run, lambda *_: None)} >= {"correction-words"}


def test_a_build_after_a_build_holds_nothing_again(content: Path) -> None:
    """What is said of corrections is kept, and said again, until one of both issues changes."""
    run = Run(content, content.parent / "output", LAYOUTS, ROOT / "static", searched=False)
    first, second = (build_site(run, lambda *_: None) for _ in range(2))
    assert second.published
    assert second.published.written == 0
    assert first.problems == second.problems
    path = content / "2026-01/01-zf-2026-1.md"
    text = path.read_text(encoding="utf-8").replace("合法权宜", "合法权益")
    path.write_text(text, encoding="utf-8")
    third = build_site(run, lambda *_: None)
    assert third.published is None
    assert "correction-words" in {one.rule for one in third.problems}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the gazette with corrections; the folder of the site."""
    output = tmp_path_factory.mktemp("corrections") / "output"
    status, said = build(CONTENT, output)
    assert status == 0, said
    return output


def test_the_text_stays_as_it_was_printed(site: Path) -> None:
    """Plain text and book say the printed words alone; one line of the text tells."""
    head, text = (site / "2026-01/zf-2026-1.txt").read_text(encoding="utf-8").split("\n\n", 1)
    assert head.split("\n")[4].startswith("更正：文中有3处印错，以下照原刊；见")
    assert "合法权宜" in text
    assert "合法权益" not in text
    other = (site / "2026-02/zf-2026-3.txt").read_text(encoding="utf-8")
    assert len(other.split("\n\n", 1)[0].split("\n")) == 4
    with zipfile.ZipFile(site / "2026-01/2026-01.epub") as book:
        shown = "".join(book.read(name).decode() for name in book.namelist() if "zf-2026-1" in name)
    assert "合法权宜" in shown
    assert "<ins" not in shown
    assert "<del" not in shown


def test_a_book_without_print_says_the_printed_words_too(tmp_path: Path) -> None:
    """Though nothing else tells it from the page."""
    assert build(CONTENT, tmp_path / "output", "--no-print")[0] == 0
    with zipfile.ZipFile(tmp_path / "output/2026-01/2026-01.epub") as book:
        shown = "".join(book.read(name).decode() for name in book.namelist() if "zf-2026-1" in name)
    assert "合法权宜" in shown
    assert "<ins" not in shown


def test_the_data_have_both_readings_at_their_place(site: Path) -> None:
    """Unit and offset are of the text that is corrected; both documents have the row."""
    record = json.loads((site / "2026-01/zf-2026-1.json").read_bytes())
    units = {one["id"]: solid(one["text"]) for one in record["units"]}
    for row in record["corrections"]:
        begin = row["offset"]
        assert units[row["unit"]][begin : begin + len(row["was"])] == row["was"]
        assert row["act"]["url"] == "/2026-02/gz-2026-1/"
        assert row["target"]["url"] == "/2026-01/zf-2026-1/"
    assert [row["unit"] for row in record["corrections"]] == ["art-1", "art-2-2", "table-1"]
    acting = json.loads((site / "2026-02/gz-2026-1.json").read_bytes())["corrections"]
    assert [row["now"] for row in acting] == ["合法权益", "每月", "210"]
    assert {row["target"]["url"] for row in acting} == {"/2026-01/zf-2026-1/"}
    last = json.loads((site / "2026-02/zf-2026-3.json").read_bytes())["corrections"][-1]
    assert last["target"] == {
        "number": "示政办发〔2019〕8号",
        "title": "示例县人民政府办公室关于公布渡口名录的通知",
        "url": None,
    }


@pytest.fixture(scope="module")
def base(site: Path, site_url: Callable[[Path], str]) -> str:
    """Serve the site."""
    return site_url(site)


ARTICLE = "article.notice #art-1"


def test_a_reader_switches_between_the_readings(browser: Any, base: str) -> None:
    """First both are shown; then the text as corrected, without marks; then both again."""
    page = browser.new_page()
    page.goto(f"{base}2026-01/zf-2026-1/", wait_until="networkidle")
    button = page.get_by_role("button", name="按更正后的文字读")
    printed, now = page.locator(f"{ARTICLE} del"), page.locator(f"{ARTICLE} ins")
    before = "e => getComputedStyle(e, '::before').content"
    assert (printed.inner_text(), now.inner_text()) == ("合法权宜", "合法权益")
    assert "应为" in now.evaluate(before)
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert not printed.is_visible()
    assert now.evaluate(before) == "none"
    assert "消费者的合法权益，根据" in page.locator(ARTICLE).inner_text()
    button.click()
    assert printed.is_visible()
    page.close()


def test_what_is_copied_is_what_was_printed(browser: Any, base: str) -> None:
    """What should stand there is copied only by who reads the corrected text."""
    page = browser.new_page()
    page.goto(f"{base}2026-01/zf-2026-1/", wait_until="networkidle")
    select = (
        "() => { getSelection().selectAllChildren(document.querySelector('#art-2-2'));"
        " return getSelection().toString(); }"
    )
    assert "每周清扫" in page.evaluate(select)
    page.get_by_role("button", name="按更正后的文字读").click()
    assert "每月清扫" in page.evaluate(select)
    page.close()


def test_without_script_both_readings_are_shown(browser: Any, base: str) -> None:
    """A switch that does nothing is not shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}2026-01/zf-2026-1/")
    assert page.locator(f"{ARTICLE} del").is_visible()
    assert page.locator(f"{ARTICLE} ins").is_visible()
    assert not page.locator("#as-corrected").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("query", "excerpt", "which"),
    [
        ("合法权宜", "合法权宜", "原刊的文字，后来有更正"),
        ("消费者的合法权益", "合法权益", "更正后的文字"),
        ("根据有关法律", "合法权宜", ""),
        ("经营者应当每月", "每月", "更正后的文字"),
        ("各市场的摊位", "摊位", ""),
    ],
)
def test_the_search_finds_both_readings_and_says_which(
    browser: Any, base: str, query: str, excerpt: str, which: str
) -> None:
    page = browser.new_page()
    page.goto(f"{base}search/?q={quote(query)}")
    hit = page.locator("#search-results li", has=page.locator("a[href*='/zf-2026-1/']")).first
    hit.wait_for()
    assert excerpt in hit.locator(".excerpt").inner_text()
    marks = hit.locator(".excerpt .status")
    assert marks.all_inner_texts() == [which] * bool(which)
    page.close()


@pytest.mark.parametrize(
    ("said", "right", "fits"),
    [
        ((1, "left", 3), (1, "left", 3), True),
        ((1, "left", 3), (2, "left", 3), False),
        ((1, "left", 3), (1, "right", 3), False),
        ((1, "", 3), (1, "left", 3), False),
        ((1, "left", 3), (1, "", 3), False),
        ((1, "", 0), (1, "left", 3), True),
        ((1, "left", 0), (1, "left", 3), True),
        ((1, "right", 0), (1, "left", 3), False),
        ((1, "left", 9), (1, "", 0), True),
        ((2, "left", 9), (1, "", 0), False),
    ],
)
def test_a_place_is_judged_as_far_as_it_is_known(
    said: tuple[int, str, int], right: tuple[int, str, int], *, fits: bool
) -> None:
    """Where only the page is known, of an issue kept as it was published, just that."""
    assert correcting._agrees(PrintedPlace(*said), PrintedPlace(*right)) is fits


def test_without_lines_the_page_is_known(tmp_path: Path) -> None:
    """As of an issue that is kept as it was published."""
    book = make_issue_pdf(job(tmp_path, notice(1, *[paragraph("n3", "春夏秋冬，" * 900)])))
    whole = [correcting.printed_at(book, "zf-2026-1", at) for at in (0, 4000)]
    bare = [correcting.printed_at(replace(book, lines={}), "zf-2026-1", at) for at in (0, 4000)]
    assert [place.page for place in bare] == [place.page for place in whole] == [1, 3]
    assert {place.line for place in bare} == {0}


@given(st.data())
def test_what_is_corrected_keeps_its_characters(data: st.DataObject) -> None:
    """Without what should stand there the text is as printed; without the printed, as corrected.

    In whatever blocks, and whatever pages begin, or documents are cited, among the characters.
    """
    blocks = data.draw(st.sampled_from(TEXTS))
    text = solid(blocks.text)
    cuts = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True))
    pairs = list(zip(*[iter(sorted(cuts))] * 2, strict=False))
    made = tuple(Revision(start, end, f"改{start}", "应为", "示") for start, end in pairs)
    at = data.draw(st.integers(0, len(text)))
    links = (Reference(at, min(at + 3, len(text)), "x", "y"),) if at < len(text) else ()
    styling = replace(PLAIN, revisions=made, references=links)
    shown = write(blocks, styling, [(at, Markup('<b id="p2"></b>'))])
    printed = re.sub(r"<ins.*?</ins>", "", shown)
    assert solid(bare(printed)) == text
    now = solid(bare(re.sub(r"<del>.*?</del>", "", shown)))
    assert now == solid(as_corrected(blocks, made))
    assert shown.count("<ins") == len(made)


def test_of_two_corrections_at_one_place_the_newer_is_marked() -> None:
    """As far as they touch; others stand beside it."""
    places = [(1, 3, "旧"), (5, 6, "别"), (2, 4, "新")]
    made = [
        Placed(
            Correction("t", "x", now), ModelLink("corrects", "示"), Spot("a", start, end, 0, "", "")
        )
        for start, end, now in places
    ]
    found = revisions(LANGUAGES["zh-Hans"], made)["a"]
    assert [(one.start, one.end, one.now) for one in found] == [(2, 4, "新"), (5, 6, "别")]


def test_pages_begin_in_a_corrected_passage_where_they_did() -> None:
    """Counted by its own characters: what is longer before moves them, what comes behind not."""
    made = (Revision(2, 4, "四个字。", "", ""), Revision(8, 9, "", "", ""))
    assert [_moved(at, made) for at in (1, 4, 8, 9)] == [1, 6, 10, 10]


def test_a_correction_makes_the_index_of_the_other_year_stale() -> None:
    """Its own issue may be of a later year."""

    def key(known: Record) -> str:
        around = SimpleNamespace(masthead=MASTHEAD, record=known)
        order: Any = SimpleNamespace(issue=SimpleNamespace(id="a"), page_map=(), around=around)
        return site_search._key([order], {"a": SimpleNamespace(digests={})})  # type: ignore[dict-item]

    one = Corrected(ModelLink("corrects", "示"), None, (Correction("t", "甲", "乙"),))
    assert key(Record()) != key(Record(corrected={"/a/b/": (one,)}))


def bare(html: str) -> str:
    """Return what some HTML says."""
    return unescape(re.sub(r"<[^>]*>", "", html))


TEXTS = (
    Paragraph(
        (Text("甲乙 丙丁&"), Strong((Text("戊己"), Link("https://a.example", (Text("庚辛"),))))),
        id="a",
    ),
    Title(("示例县人民政府", "关于一件事的通知"), id="title"),
    table("n4", [["甲乙", "丙，1.5"], ["丁", "PM₂.₅"]]),
    Annexes(
        (AnnexEntry("附件：1.", "名单甲"), AnnexEntry("2.", "名单乙", ending="（略）")), id="b"
    ),
    Footnote(1, (Text("甲乙丙丁"),), id="fn-1"),
)
