"""Year print: the contents of a year on paper say what its registers say, and change only with it.

In: the sample gazette; content/; a gazette of two years made by hand.
Out: facts about the PDF of a year's contents.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pytest
from jobs import LAYOUTS, inside, poppler, same
from sample import GAZETTE, MAPS

from gazette.build import build_site, issue_pages, issue_pdfs
from gazette.build.context import Run
from gazette.language.lines import solid
from gazette.model import Appointment, Problem
from gazette.pages import gazette_pages
from gazette.pages.registers.year_print import year_print
from gazette.print import IssuePdf, Job, Limits, sandbox
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.sandbox import print_in_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Card, Gazette, Message
    from gazette.print.year import Line

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
CONTENTS = "/years/2026/contents/"


def changed(**more: Any) -> Gazette:
    """Give the sample with its first notice of 2026 changed."""
    old, first, *others = GAZETTE.issues
    card: Card = replace(first.cards[0], **more)
    return replace(GAZETTE, issues=(old, replace(first, cards=(card, *first.cards[1:])), *others))


WHOLE = changed(
    subject="综合政务",
    appointments=(
        Appointment("appoints", "para-1", "欧阳䶮", "示例县司法局局长"),
        Appointment("removes", "para-1", "柳㛃", "示例县财政局局长"),
    ),
)


def year_job(folder: Path, gazette: Gazette = WHOLE, layouts: Path = LAYOUTS) -> Job:
    """Make the Job of the contents of 2026, whose content lies in `folder`."""
    issues = tuple(issue for issue in gazette.issues if issue.year == 2026)
    year = year_print(gazette.masthead, issues, MAPS)
    place = folder / issues[-1].id
    return Job(gazette.masthead, issues[-1], year.notices(), place, layouts, year=year)


@cache
def made() -> IssuePdf:
    """Print the contents of 2026 once."""
    return make_issue_pdf(year_job(Path("content")))


def lines(job: Job) -> list[Line]:
    """Give all lines."""
    assert job.year
    return [line for part in job.year.parts for line in part]


def without_leaders(pages: Iterable[str]) -> list[str]:
    """Take the leaders out."""
    return [re.sub("[·…]{2,}", "", page) for page in pages]


# --- what stands in it ---


def test_its_lines_are_the_rows_of_the_register() -> None:
    """The contents are those of the page, in its order, with the pages that it tells."""
    pages = {page.address: page for page in gazette_pages(WHOLE, MAPS, {})}
    rows = json.loads(pages[f"{CONTENTS}register.json"].shows["text"])["rows"]
    told = [
        (row["title"] + (f"（{row['number']}）" if row["number"] else ""), place(row["printed"]))
        for row in rows
    ]
    head, *found = lines(year_job(Path("content")))
    assert head.text == "目　录"
    listed = [(line.text, line.at) for line in found if line.kind == "entry"]
    assert listed[: len(told)] == told


def place(printed: dict[str, Any]) -> str:
    """Write an issue and a page as within a year."""
    name = f"第{int(printed['issue'].rpartition('-')[2])}期"
    return f"{name}第{printed['page']}页" if printed["page"] else name


def test_the_indexes_lead_to_issue_and_page() -> None:
    """By number (series in the order of the masthead), by subject, by person."""
    found = [(line.kind, line.text, line.at) for line in lines(year_job(Path("content")))]
    assert found[found.index(("part", "文号索引", "")) :] == [
        ("part", "文号索引", ""),
        ("group", "示政发", ""),
        ("entry", "示政发〔2026〕1号", "第1期第1页"),
        ("entry", "示政发〔2026〕3号", "第1期第2页"),
        ("group", "示政办发", ""),
        ("entry", "示政办发〔2026〕2号", "第2期"),
        ("part", "主题索引", ""),
        ("group", "综合政务", ""),
        ("entry", "示例县人民政府关于印发《办法》的通知", "第1期第1页"),
        ("part", "人名索引", ""),
        ("note", "只列任免文件所记的姓名；同名的不合并，可能不是同一人。", ""),
        ("entry", "柳㛃　免去　示例县财政局局长", "第1期第1页"),
        ("entry", "欧阳䶮　任命　示例县司法局局长", "第1期第1页"),
    ]


def test_a_name_that_is_unlisted_is_not_in_it() -> None:
    """As in every register."""
    masthead = replace(WHOLE.masthead, unlisted=("欧阳䶮",))
    texts = [line.text for line in lines(year_job(Path(), replace(WHOLE, masthead=masthead)))]
    assert not any("欧阳䶮" in text for text in texts)
    assert any("柳㛃" in text for text in texts)


def test_each_language_has_its_words() -> None:
    """An English one has no heading in Chinese."""
    for language, words in (
        ("en", ["Contents", "By number", "By subject", "By person"]),
        ("zh-Hant", ["目　錄", "文號索引", "主題索引", "人名索引"]),
    ):
        masthead = replace(WHOLE.masthead, language=language)
        found = lines(year_job(Path(), replace(WHOLE, masthead=masthead)))
        assert [line.text for line in found if line.kind == "part"] == words


# --- on paper ---


def test_two_readers_find_every_line_and_nothing_else(tmp_path: Path) -> None:
    """PyMuPDF and pdftotext read the lines from the pages, whole and in order."""
    job, book = year_job(tmp_path), made()
    assert book.problems == ()
    (tmp_path / "2026.pdf").write_bytes(book.pdf)
    assert job.year
    head = solid(f"{job.masthead.name}{job.year.title}{job.year.note}")
    for pages in (inside(book.pdf, 0), poppler(tmp_path / "2026.pdf", 0)):
        text = "".join(without_leaders(pages))
        assert text.startswith(head)
        assert same([text.removeprefix(head)], job.notices) == ""


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_it_is_pdf_a_and_pdf_ua(tmp_path: Path, flavour: str) -> None:
    """VeraPDF finds nothing, nor does who reads it out."""
    (tmp_path / "2026.pdf").write_bytes(made().pdf)
    assert judges.verapdf(tmp_path / "2026.pdf", flavour) == []
    assert judges.outloud(tmp_path / "2026.pdf") == []


def test_it_is_the_same_bytes_in_another_folder_and_process(tmp_path: Path) -> None:
    """No clock, no path and no process shows in it."""
    (again,) = print_in_sandbox([year_job(tmp_path / "elsewhere")])
    assert again == made()


def test_a_character_that_no_face_has_is_a_problem_at_its_notice(tmp_path: Path) -> None:
    """It would be a box on paper."""
    book = make_issue_pdf(year_job(tmp_path, changed(title="关于的通知")))
    assert {problem.place.file for problem in book.problems} == {"2026-01/zf-2026-1.md"}
    assert "print-glyph" in {problem.rule for problem in book.problems}


def test_a_line_that_is_not_on_the_paper_is_a_problem(tmp_path: Path) -> None:
    """What a layout loses is told with the notice that the line is of."""
    shutil.copytree(LAYOUTS / "print", tmp_path / "layouts" / "print")
    layout = tmp_path / "layouts" / "print" / "year-parts.html"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("{{ line.at }}", ""), encoding="utf-8")
    book = make_issue_pdf(year_job(tmp_path, layouts=tmp_path / "layouts"))
    assert {problem.rule for problem in book.problems} == {"print-lost"}
    assert "2026-01/zf-2026-1.md" in {problem.place.file for problem in book.problems}


def test_what_takes_too_long_is_a_problem_of_the_newest_issue(tmp_path: Path) -> None:
    """Its many lines are not tried one by one."""
    (result,) = print_in_sandbox([year_job(tmp_path)], Limits(megabytes=120))
    assert isinstance(result, Problem)
    assert (result.rule, result.place.file) == ("print-failed", "2026-02/issue.yaml")


# --- in the build ---


def issue(content: Path, year: int, number: int) -> None:
    """Write an issue of one notice."""
    folder = content / f"{year}-{number:02}"
    shutil.copytree(BASE / "2026-01", folder)
    head, notice = folder / "issue.yaml", folder / "01-zf-2026-1.md"
    text = head.read_text(encoding="utf-8").replace("number: 1", f"number: {number}")
    text = text.replace("2026", str(year)).replace("serial: 25\n", "")
    head.write_text(text, encoding="utf-8")
    text = notice.read_text(encoding="utf-8").replace("〕1号", f"〕{number}号")
    text = text.replace("2026", str(year))
    notice.rename(folder / f"01-zf-{year}-{number}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the years that are set, as they are set."""
    found: list[str] = []

    def noted(jobs: Iterable[Job], **more: Any) -> Any:
        of = list(jobs)
        found.extend(job.year.title for job in of if job.year)
        return print_in_sandbox(of, **more)

    monkeypatch.setattr(issue_pdfs, "print_in_sandbox", noted)
    return found


def build(content: Path, output: Path, **more: Any) -> None:
    """Build a gazette with its print edition."""
    given = {"jobs": 1, "searched": False, **more}
    result = build_site(
        Run(content, output, ROOT / "layouts", ROOT / "static", **given), lambda *_: None
    )
    assert result.published, result.problems


def test_a_year_is_set_where_one_of_its_issues_is_new(tmp_path: Path, printed: list[str]) -> None:
    """An unchanged build sets nothing, an issue more its own year alone; what is lost is remade."""
    content, output = tmp_path / "content", tmp_path / "output"
    content.mkdir()
    shutil.copy(BASE / "gazette.yaml", content)
    issue(content, 2025, 1)
    issue(content, 2026, 1)
    build(content, output)
    assert printed == ["2025年总目录", "2026年总目录"]
    old, new = (output / f"years/{year}/contents/{year}.pdf" for year in (2025, 2026))
    kept, first = old.stat().st_ino, new.read_bytes()
    build(content, output)
    assert len(printed) == 2
    issue(content, 2026, 2)
    build(content, output)
    assert printed[2:] == ["2026年总目录"]
    assert old.stat().st_ino == kept
    assert new.read_bytes() != first
    whole = json.loads((output / "data/gazette.json").read_text(encoding="utf-8"))
    assert whole["years"] == [
        {"year": y, "url": f"/years/{y}/contents/", "pdf": f"/years/{y}/contents/{y}.pdf"}
        for y in (2025, 2026)
    ]
    page = (output / "years/2026/contents/index.html").read_text(encoding="utf-8")
    size = -(-new.stat().st_size // 1000)
    assert f'/years/2026/contents/2026.pdf">下载PDF（{size} kB）</a>' in page


def test_a_lost_one_is_made_again(tmp_path: Path) -> None:
    """Where the site lacks it and what was kept is damaged, the same bytes are made once more."""
    output = tmp_path / "output"
    build(BASE, output)
    pdf = output / "years/2026/contents/2026.pdf"
    (book,) = tmp_path.glob(".output.press/**/years/*")
    before = pdf.read_bytes()
    pdf.unlink()
    book.write_bytes(b"")
    build(BASE, output)
    assert pdf.read_bytes() == before


def test_without_print_there_is_none(tmp_path: Path, printed: list[str]) -> None:
    """Nor is one linked."""
    build(BASE, tmp_path / "output", printed=False)
    assert printed == []
    found = (tmp_path / "output/years/2026/contents/index.html").read_text(encoding="utf-8")
    assert "2026.pdf" not in found
    whole = json.loads((tmp_path / "output/data/gazette.json").read_text(encoding="utf-8"))
    assert whole["years"][0]["pdf"] is None


@pytest.mark.parametrize(("jobs", "order"), [(1, ["year", "pages"]), (2, ["pages", "year"])])
def test_pages_are_drawn_while_a_year_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, order: list[str]
) -> None:
    """Where a second process may be at work; one that works alone does one after the other."""
    found: list[str] = []
    end = sandbox._end

    def noted(run: Any, result: object) -> None:
        found.extend(["year"] if run.job.year else [])
        end(run, result)

    def tell(step: Message, _done: int, _total: int) -> None:
        found.extend(["pages"] if step == issue_pages.STEP else [])

    monkeypatch.setattr(sandbox, "_end", noted)
    output = tmp_path / "output"
    run = Run(BASE, output, ROOT / "layouts", ROOT / "static", jobs=jobs, searched=False)
    assert build_site(run, tell).published
    assert found == order


def test_a_year_that_cannot_be_set_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages that were drawn meanwhile are not published."""

    def limited(jobs: Iterable[Job], **more: Any) -> Any:
        of = list(jobs)
        limits = Limits(megabytes=120) if of[0].year else None
        return print_in_sandbox(of, limits, **more)

    monkeypatch.setattr(issue_pdfs, "print_in_sandbox", limited)
    output = tmp_path / "output"
    run = Run(BASE, output, ROOT / "layouts", ROOT / "static", jobs=2, searched=False)
    result = build_site(run, lambda *_: None)
    assert [problem.rule for problem in result.problems] == ["print-failed"]
    assert not result.published
    assert not output.exists()
