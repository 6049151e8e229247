"""Pages of an imported number: where each begins in a notice, and that nothing is made up.

In: gazette.importers, short invented numbers.
Out: facts about {p20} in the files that are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st

from gazette import read
from gazette.importers.import_ import import_issue
from gazette.language.lines import solid
from gazette.model import Grade
from gazette.read.body import read_body
from gazette.read.sources import Source
from gazette.write.inline_markdown import InlineWriter

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Notice

TOP = (
    "江北市人民政府公报\n2024年第1期（总第5期）\n主办：江北市人民政府办公室\n"
    "2024年3月31日出版\n目录\n【政府文件】\n"
    "江北市人民政府关于印发《江北市甲办法》的通知 江政发〔2024〕1号（1）\n"
    "江北市人民政府关于丙事的通知 江政发〔2024〕3号（3）\n"
)
PAGES = (
    (
        "江北市人民政府\n关于印发《江北市甲办法》的通知\n江政发〔2024〕1号\n各县（区）人民政府：\n"
        "    现将《江北市甲办法》印发给你们，请结合工作实际，认真组织学习，抓好贯\n"
    ),
    "彻落实。\n                江北市人民政府\n                2024年1月5日\n",
    (
        "江北市甲办法\n    第一条　为了甲事，制定本办法。\n    第二条　本办法自公布之日起施行。\n"
        "江北市人民政府\n关于丙事的通知\n江政发〔2024〕3号\n各县（区）人民政府：\n"
        "    为做好丙事，现通知如下。\n    一、第一件事要做好。\n"
    ),
    "    二、第二件事也要做好。\n                江北市人民政府\n                2024年3月5日\n",
)
"""Four pages: the second begins inside a word, the third with an instrument."""

WANTED = (
    ((1, (2, 3)), "抓好贯{p2}彻落实", "# {p3}江北市甲办法"),
    ((3, (4,)), "{p4}二、第二件事", ""),
)


def imported(source: str, folder: Path) -> tuple[list[Notice], list[str]]:
    """Import a text; give its notices as they are read, and their files."""
    (folder / "a.txt").write_text(source, encoding="utf-8")
    done = import_issue([folder / "a.txt"], folder / "content")
    assert done.folder is not None, done.problems
    head, _ = read.masthead(done.folder.parent)
    assert head is not None
    issue = read.issue(done.folder, head)
    assert [problem for problem in issue.problems if problem.grade is Grade.MEND] == []
    files = [path.read_text(encoding="utf-8") for path in sorted(done.folder.glob("*.md"))]
    return list(issue.notices), files


@pytest.mark.parametrize("feeds", [False, True])
@pytest.mark.parametrize("above", [False, True])
def test_a_page_begins_at_its_character(above: bool, feeds: bool, tmp_path: Path) -> None:
    """Numbers at the foot and at the head say it, with form feeds and without."""
    rows = []
    for number, text in enumerate(PAGES, 1):
        folio = f"— {number} —\n"
        rows.append(folio + text if above else text + folio)
    notices, files = imported(
        TOP + ("\f" if feeds else "") + ("\f" if feeds else "").join(rows), tmp_path
    )
    for notice, file, (pages, *marks) in zip(notices, files, WANTED, strict=True):
        assert (notice.card.printed_page, notice.card.page_breaks) == pages
        assert all(mark in file for mark in marks)


def test_a_page_whose_number_was_not_read_is_known_by_its_neighbours(tmp_path: Path) -> None:
    """Between 1 and 3 stands 2, where form feeds show that it is one page."""
    rows = [
        text + ("" if number == 2 else f"— {number} —\n") for number, text in enumerate(PAGES, 1)
    ]
    notices, _ = imported(TOP + "\f" + "\f".join(rows), tmp_path)
    assert [notice.card.page_breaks for notice in notices] == [(2, 3), (4,)]


@pytest.mark.parametrize(("last", "page"), [(True, 3), (False, 4)])
def test_contents_are_held_against_the_numbers_at_the_foot(
    last: bool, page: int, tmp_path: Path
) -> None:
    """A notice stands on the page whose number is below it, behind the last on the next page."""
    rows = [f"{text}— {number} —\n" for number, text in enumerate(PAGES, 1)]
    if not last:
        rows[2] = PAGES[2].replace("江北市人民政府\n关于丙事", "— 3 —\n江北市人民政府\n关于丙事")
        rows[3] = PAGES[3]
    top = TOP.replace("3号（3）", "3号（9）")
    (tmp_path / "a.txt").write_text(top + "".join(rows), encoding="utf-8")
    done = import_issue([tmp_path / "a.txt"], tmp_path / "content")
    assert done.report is not None, done.problems
    found = [(str(each.what), str(each.here), str(each.there)) for each in done.report.differences]
    assert found == [("原刊页码不同", "第9页", f"第{page}页（页脚或书眉）")]


def test_a_page_before_the_first_number_is_not_known(tmp_path: Path) -> None:
    """Between a page without a number and page 2 may stand any number of pages."""
    rows = (PAGES[0], PAGES[1], f"{PAGES[2]}— 2 —\n", f"{PAGES[3]}— 3 —\n")
    notices, _ = imported(TOP + "\f" + "\f".join(rows), tmp_path)
    assert [notice.card.page_breaks for notice in notices] == [(2,), (3,)]


def test_a_print_without_page_numbers_gets_none(tmp_path: Path) -> None:
    """Nobody knows where a page begins, and nothing is made up."""
    _, files = imported(TOP + "".join(PAGES), tmp_path)
    assert not any("{p" in file for file in files)


def test_numbers_that_the_contents_do_not_bear_out_mark_nothing(tmp_path: Path) -> None:
    """Whether they stand at the head or the foot is then not known: a false page is worse."""
    rows = [f"{text}— {number + 20} —\n" for number, text in enumerate(PAGES, 1)]
    _, files = imported(TOP + "".join(rows), tmp_path)
    assert not any("{p" in file for file in files)


def test_the_pages_of_a_pdf_are_marked(tmp_path: Path) -> None:
    """A PDF knows its pages; their printed numbers stand at the foot."""
    style = "@page{size:A5;@bottom-center{content:'— ' counter(page) ' —'}}pre{font:10pt serif}"
    parts = [f'<pre style="break-after:page">{page}</pre>' for page in PAGES]
    contents = f'<pre style="page:front;break-after:page">{TOP}</pre>'
    front = "@page front{counter-reset:page 0;@bottom-center{content:none}}"
    html = f"<style>{style}{front}</style>{contents}{''.join(parts)}"
    (tmp_path / "a.pdf").write_bytes(weasyprint.HTML(string=html).write_pdf())
    done = import_issue([tmp_path / "a.pdf"], tmp_path / "content")
    assert done.folder is not None, done.problems
    files = [path.read_text(encoding="utf-8") for path in sorted(done.folder.glob("*.md"))]
    for file, (_, *marks) in zip(files, WANTED, strict=True):
        assert all(mark in file for mark in marks)


def test_the_report_says_how_many_pages_were_marked(tmp_path: Path) -> None:
    """It stands among the facts, for the editor to try some."""
    rows = [f"{text}— {number} —\n" for number, text in enumerate(PAGES, 1)]
    (tmp_path / "a.txt").write_text(TOP + "".join(rows), encoding="utf-8")
    done = import_issue([tmp_path / "a.txt"], tmp_path / "content")
    assert done.report is not None
    assert any("3 页的页首" in str(fact) for fact in done.report.facts)


@given(st.text("甲乙 *[]\\{}p20#|-<!1.", min_size=1, max_size=30), st.data())
def test_a_mark_hides_no_character_and_stands_where_it_was_set(
    text: str, data: st.DataObject
) -> None:
    """Whatever a paragraph holds, it is read as it was, and the page at the same character."""
    text = "文" + " ".join(text.split()) + "字"
    count = len(solid(text))
    before = data.draw(st.integers(0, count - 1))
    second = data.draw(st.integers(before, count - 1))
    written = InlineWriter([(before, 20), (second, 21)]).text(text)
    body = read_body(Source("a.md", written, 1))
    assert [solid(block.text) for block in body.blocks] == [solid(text)]
    assert [(at, offset, page.page) for at, offset, page in body.breaks] == [
        (0, before, 20),
        (0, second, 21),
    ]
