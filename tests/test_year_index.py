"""Year index: the indexes of a year behind the notices of an issue that asks for them.

In: the sample gazette; a gazette of a year made by hand.
Out: facts about the indexes in the printed issue, its editions, its lock and its pages.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from jobs import LAYOUTS, inside, poppler, same
from sample import MAPS, NOTICES
from test_publishing import publish
from test_year_print import BASE, ROOT, WHOLE, build, issue, without_leaders

from gazette import read
from gazette.build import build_site
from gazette.build.context import Run
from gazette.build.editions import Order, write
from gazette.language.lines import solid
from gazette.model import Act
from gazette.pages.registers.year_print import year_index
from gazette.print import BOOKLET, PRESS, PROOF, IssuePdf, Job
from gazette.print.editions import make_edition
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf

if TYPE_CHECKING:
    from gazette.print.year import Line

ISSUES = tuple(one for one in WHOLE.issues if one.year == 2026)
LAST = ISSUES[-1]
BEFORE = {name: one for name, one in MAPS.items() if name != LAST.id}


def index_job(folder: Path, **more: Any) -> Job:
    """Make the Job of the last issue of 2026, with the indexes of the year."""
    year = year_index(WHOLE.masthead, ISSUES, BEFORE)
    place = folder / LAST.id
    return Job(WHOLE.masthead, LAST, NOTICES[LAST.id], place, LAYOUTS, index=year, **more)


@cache
def made() -> IssuePdf:
    """Print it once."""
    return make_issue_pdf(index_job(Path("content")))


def entries(job: Job) -> list[tuple[str, str]]:
    """Give the entries with their places."""
    assert job.index
    lines: list[Line] = [line for part in job.index.parts for line in part]
    return [(line.text, line.at) for line in lines if line.kind == "entry"]


# --- what stands in them ---


def test_its_own_pages_are_left_to_the_print(tmp_path: Path) -> None:
    """Those of the issues before are known."""
    found = dict(entries(index_job(tmp_path)))
    assert found["示政发〔2026〕3号"] == "第1期第2页"
    assert found["示政办发〔2026〕2号"] == "第2期第{page}页"


def test_readers_find_the_indexes_behind_the_notices(tmp_path: Path) -> None:
    """PyMuPDF and pdftotext read every line, with the printed page of the issue itself."""
    job, book = index_job(tmp_path), made()
    assert book.problems == ()
    assert (book.page_map.count, book.page_map.front) == (2, 2)
    assert book.page_map.spans == {"zbf-2026-2": (1, 1)}
    (tmp_path / "2026-02.pdf").write_bytes(book.pdf)
    year = job.index
    assert year
    paged = year.paged(book.page_map.spans)
    assert ("示政办发〔2026〕2号", "第2期第1页") in [
        (line.text, line.at) for part in paged.parts for line in part
    ]
    head = solid(f"{year.title}{year.note}")
    for pages in (inside(book.pdf, 3), poppler(tmp_path / "2026-02.pdf", 3)):
        text = "".join(without_leaders(pages))
        assert text.startswith(head)
        assert same([text.removeprefix(head)], paged.notices()) == ""


def test_contents_and_bookmarks_lead_to_them() -> None:
    """They stand in a section of their own, with the page they begin on, and the link hits it."""
    document = pymupdf.open(stream=made().pdf)
    contents = solid(document[1].get_text())
    assert re.search("【附录】2026年索引·+（2）", contents)
    assert [1, "2026年索引", 4] in document.get_toc()
    assert [2, "文号索引", 4] in document.get_toc()
    targets = [link["page"] for link in document[1].get_links() if "page" in link]
    assert targets == [2, 3]


def test_pages_go_on_from_the_notices(tmp_path: Path) -> None:
    """Number and side go on, and so do the codes of pages."""
    codes = ("K7QX 2M4A WWI2 IIII", "WXYZ 2345 67AB CDEF")
    document = pymupdf.open(stream=make_issue_pdf(index_job(tmp_path, codes=codes)).pdf)
    assert [page.get_label() for page in document] == ["i", "ii", "1", "2"]
    page = document[3]
    middle = page.rect.width / 2
    (number,), (code,) = page.search_for("— 2 —"), page.search_for(codes[1])
    assert number.x1 < middle < code.x0
    assert not page.search_for(codes[0])


def test_running_heads_name_gazette_and_issue_above_them(tmp_path: Path) -> None:
    """No section and no number stands on their pages."""
    job = index_job(tmp_path)
    asking = replace(job, masthead=replace(job.masthead, running_head="numbers"))
    page = pymupdf.open(stream=make_issue_pdf(asking).pdf)[3]
    top = solid(page.get_text(clip=(0, 0, page.rect.width, 60)))
    assert {"示例县人民政府公报", "2026年第2期"} <= set(
        re.findall("示例县人民政府公报|2026年第2期", top)
    )


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_it_is_pdf_a_and_pdf_ua(tmp_path: Path, flavour: str) -> None:
    """VeraPDF finds nothing, nor does who reads it out."""
    (tmp_path / "2026-02.pdf").write_bytes(made().pdf)
    assert judges.verapdf(tmp_path / "2026-02.pdf", flavour) == []
    assert judges.outloud(tmp_path / "2026-02.pdf") == []


def test_a_line_that_is_not_on_the_paper_is_a_problem(tmp_path: Path) -> None:
    """What a layout loses is told with the notice that the line is of."""
    shutil.copytree(LAYOUTS / "print", tmp_path / "layouts" / "print")
    layout = tmp_path / "layouts" / "print" / "year-parts.html"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("{{ line.at }}", ""), encoding="utf-8")
    book = make_issue_pdf(replace(index_job(tmp_path), layouts=tmp_path / "layouts"))
    assert {problem.rule for problem in book.problems} == {"print-lost"}
    assert "2026-01/zf-2026-1.md" in {problem.place.file for problem in book.problems}


def test_another_page_of_another_issue_is_another_print(tmp_path: Path) -> None:
    """The lines are in the fingerprint."""
    job = index_job(tmp_path)
    moved = replace(BEFORE["2026-01"], spans={"zf-2026-1": (9, 9), "zf-2026-3": (9, 9)})
    other = replace(job, index=year_index(WHOLE.masthead, ISSUES, {"2026-01": moved}))
    assert len({fingerprint(job), fingerprint(other), fingerprint(replace(job, index=None))}) == 3


def test_every_edition_has_them(tmp_path: Path) -> None:
    """Press edition, booklet and proof."""
    for wanted in (PRESS, BOOKLET, PROOF):
        edition = make_edition(index_job(tmp_path, wanted=frozenset({wanted})))
        name = {PRESS: "inner"}.get(wanted, wanted)
        document = pymupdf.open(stream=edition.files[name].pdf)
        assert any("文号索引" in solid(page.get_text()) for page in document), wanted


# --- in the build ---


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """Write a year of three issues, the second of which asks for the indexes."""
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(BASE / "gazette.yaml", content)
    for number in (1, 2, 3):
        issue(content, 2026, number)
    ask(content / "2026-02")
    return content


def ask(folder: Path) -> None:
    """Let an issue ask for the indexes."""
    head = folder / "issue.yaml"
    head.write_text(f"{head.read_text(encoding='utf-8')}year_index: true\n", encoding="utf-8")


def listed(pdf: bytes) -> list[tuple[str, str]]:
    """Give the numbers in the indexes, with their places."""
    text = "".join(without_leaders(solid(page.get_text()) for page in pymupdf.open(stream=pdf)))
    return re.findall(r"(示政发〔\d{4}〕\d号)(第\d期第\d页)", text)


def test_it_lists_the_year_up_to_its_own_issue(year: Path, tmp_path: Path) -> None:
    """A later issue is not in it, an earlier one is with the page that was printed."""
    output = tmp_path / "output"
    build(year, output)
    pdf = output / "2026-02/2026-02.pdf"
    assert listed(pdf.read_bytes()) == [
        ("示政发〔2026〕1号", "第1期第1页"),
        ("示政发〔2026〕2号", "第2期第1页"),
    ]
    page = (output / "2026-02/p/2/index.html").read_text(encoding="utf-8")
    assert "2026年索引" in page
    assert "years/2026/contents/" in page
    assert (output / "2026-02/p/2/2.png").is_file()
    before = pdf.read_bytes()
    issue(year, 2026, 4)
    build(year, output)
    assert pdf.read_bytes() == before


def test_two_issues_of_a_year_may_ask(year: Path, tmp_path: Path) -> None:
    """The later one lists the earlier one, whose notices begin where they are printed."""
    ask(year / "2026-03")
    build(year, tmp_path / "output")
    found = listed((tmp_path / "output/2026-03/2026-03.pdf").read_bytes())
    assert found[-1] == ("示政发〔2026〕3号", "第3期第1页")
    assert len(found) == 3


def test_a_lost_one_is_made_again(year: Path, tmp_path: Path) -> None:
    """The same bytes, with the pages of the others as they are known."""
    output = tmp_path / "output"
    build(year, output)
    pdf = output / "2026-02/2026-02.pdf"
    before = pdf.read_bytes()
    for book in tmp_path.glob(".output.press/**/books/*"):
        book.write_bytes(b"")
    pdf.unlink()
    build(year, output)
    assert pdf.read_bytes() == before


def test_a_draft_is_in_no_index_but_its_own(year: Path, tmp_path: Path) -> None:
    """What is not published cannot be cited, in a preview neither."""
    head = year / "2026-01" / "issue.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("state: published", "state: draft"),
        encoding="utf-8",
    )
    build(year, tmp_path / "output", drafts=True)
    found = listed((tmp_path / "output/2026-02/2026-02.pdf").read_bytes())
    assert found == [("示政发〔2026〕2号", "第2期第1页")]


def test_it_is_bound_and_never_set_again(year: Path, tmp_path: Path) -> None:
    """The lock has its pages; the field may not change any more."""
    assert publish(tmp_path, Act.PUBLISH, "2026-01", "2026-02").entries
    masthead, _ = read.masthead(year)
    assert masthead
    lock = read.issue(year / "2026-02", masthead).published
    assert lock
    assert lock.lock.page_map.count == 2
    assert len(lock.lock.codes) == 2
    output = tmp_path / "output"
    build(year, output)
    pdf = (output / "2026-02/2026-02.pdf").read_bytes()
    assert listed(pdf)[0] == ("示政发〔2026〕1号", "第1期第1页")
    assert pdf == (year / "2026-02/published/2026-02.pdf").read_bytes()
    shutil.rmtree(year / "2026-02/published")
    (output / "2026-02/2026-02.pdf").unlink()
    build(year, output)
    assert (output / "2026-02/2026-02.pdf").read_bytes() == pdf
    head = year / "2026-02" / "issue.yaml"
    text = head.read_text(encoding="utf-8").replace("year_index: true\n", "")
    head.write_text(text, encoding="utf-8")
    run = Run(year, output, ROOT / "layouts", ROOT / "static", jobs=1, searched=False)
    result = build_site(run, lambda *_: None)
    assert [one.rule for one in result.problems if one.place.file.startswith("2026-02")] == [
        "published-changed"
    ]


def test_a_proof_on_demand_has_the_pages_of_the_others(year: Path, tmp_path: Path) -> None:
    """Locked or set for it."""
    run = Run(year, tmp_path / "output", ROOT / "layouts", ROOT / "static", jobs=1)
    order = Order(("2026-02",), frozenset({PROOF}), tmp_path / "print")
    ((path, _),) = write(run, order, lambda *_: None).files
    assert ("示政发〔2026〕1号", "第1期第1页") in listed(path.read_bytes())
