"""A table that is too wide for any page stands on a landscape page, which is turned on paper.

In: tables by hand, measured and printed.
Out: facts about the pages of gazette.print, read by PyMuPDF, Poppler, pikepdf, qpdf and veraPDF.
"""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from conftest import ROOT, built, shared
from jobs import heading, inside, job, notice, paragraph, same, table
from PIL import Image
from test_flows import bare, flowing
from test_table_widths import MEASURES, measured

from gazette.model import Grade
from gazette.print import BOOKLET, PRESS, PROOF, IssuePdf, Job
from gazette.print.editions import make_edition
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.stretches import Stretch, stretch_of_each

if TYPE_CHECKING:
    from pathlib import Path

MONEY = "123,456,789.12"
TEXT = "各乡镇、各部门要认真贯彻执行，逐项落实。" * 12
PORTRAIT, LANDSCAPE = (595, 842), (842, 595)


def rows(quarters: int, count: int = 1) -> list[list[str]]:
    """Make the rows of a table of so many columns of figures, and its head."""
    head = ["单位", *(f"第{at}季度" for at in range(1, quarters + 1))]
    return [head, *([f"示例县第{at}医院", *[MONEY] * quarters] for at in range(1, count + 1))]


# --- which tables need it ---


@pytest.mark.parametrize(
    ("quarters", "turned", "torn"), [(7, False, False), (9, True, False), (14, False, True)]
)
def test_a_table_is_turned_where_that_is_what_it_needs(
    quarters: int, *, turned: bool, torn: bool
) -> None:
    """Not where it fits across a page at 7.5 pt, and not where it does not fit even then."""
    made = measured(*rows(quarters))
    assert (made.turned, made.torn() is not None) == (turned, torn)


def test_a_turned_table_has_the_largest_size_in_which_it_fits() -> None:
    """It is never smaller than 7.5 pt; its rows are as high as a landscape page lets them be."""
    assert measured(*rows(9)).across.size == 9
    assert 7.5 <= measured(*rows(11)).across.size < 9
    assert measured(*rows(9)).tall == MEASURES.turned.tall < MEASURES.tall


def test_what_names_a_table_is_turned_with_it() -> None:
    """Headings before it, and no other text; what follows stands in columns again."""
    wide = table("n6", rows(9))
    blocks = (paragraph("n3", "甲。"), heading("n4", "二、表"), wide, paragraph("n7", "乙。"))
    found = flowing(bare(*blocks))
    assert [(flow.wide, flow.turned, len(flow.parts[0].html)) for flow in found] == [
        (False, False, 1),
        (True, True, 2),
        (False, False, 1),
    ]


def test_a_table_across_the_page_stands_in_a_flow_of_its_own() -> None:
    """Beside a turned one."""
    blocks = table("n4", rows(9)), table("n5", rows(6)), table("n6", rows(9))
    assert [flow.turned for flow in flowing(bare(*blocks))] == [True, False, True]


def test_of_a_caption_and_a_long_title_the_wider_counts() -> None:
    """A title of a notice is never turned, but what names its table may stand between them."""
    blocks = (*notice(1).blocks[:2], table("n6", rows(9)))
    tables = {2: measured(*rows(9))}
    of = stretch_of_each(blocks, tables, ["", "caption", ""], {0})
    assert of == [Stretch.ACROSS, Stretch.TURNED, Stretch.TURNED]
    assert stretch_of_each(blocks, tables, ["", "", ""], {0}) == [
        Stretch.ACROSS,
        Stretch.ACROSS,
        Stretch.TURNED,
    ]


# --- on paper ---


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Make an issue with a turned table over two pages, text before and behind it."""
    first = (paragraph("n3", TEXT), heading("n4", "二、安排"), table("n5", rows(9, 40)))
    notices = notice(1, *first, paragraph("n6", TEXT)), notice(2, paragraph("n3", TEXT))
    return job(tmp_path_factory.mktemp("landscape"), *notices)


@pytest.fixture(scope="module")
def book(made: Job) -> IssuePdf:
    """Print it."""
    return make_issue_pdf(made)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Give the size of each page in whole points."""
    return [(round(p.rect.width), round(p.rect.height)) for p in pymupdf.open(stream=pdf)]


def test_its_pages_are_landscape_and_the_others_are_not(book: IssuePdf) -> None:
    """Text that follows begins an upright page."""
    assert book.problems == ()
    assert book.page_map.turned == (2, 3)
    assert sizes(book.pdf)[2:] == [PORTRAIT, LANDSCAPE, LANDSCAPE, PORTRAIT]
    assert book.page_map.spans == {"zf-2026-1": (1, 4), "zf-2026-2": (4, 4)}
    assert sizes(book.parts["zf-2026-1"]) == [PORTRAIT, LANDSCAPE, LANDSCAPE, PORTRAIT]


def test_all_of_it_is_on_the_paper_in_order(made: Job, book: IssuePdf, tmp_path: Path) -> None:
    """No figure is torn; the head is repeated with （续表）; running heads and numbers go on."""
    path = tmp_path / "issue.pdf"
    path.write_bytes(book.pdf)
    pages = judges.pdftotext(path)[2:]
    assert sum(page.count(MONEY) for page in pages) == 9 * 40
    assert ["（续表）" in page for page in pages] == [False, False, True, False]
    assert ["第9季度" in page for page in pages] == [False, True, True, False]
    assert ["二、安排" in page for page in pages] == [False, True, False, False]
    for at, page in enumerate(pages, 1):
        assert f"— {at} —" in page
        assert "2026年第1期" in page


def test_the_page_map_says_where_each_page_begins(made: Job, book: IssuePdf) -> None:
    """At the heading, in the table, and behind it."""
    marks = {mark.page: mark.anchor for mark in book.page_map.breaks}
    assert (marks[2], marks[3], marks[4]) == ("n4", "n5", "n6")


def spans(page: Any) -> list[Any]:
    """Give the stretches of text on a page, each in one face."""
    lines = (line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()))
    return [span for line in lines for span in line["spans"]]


def test_a_landscape_page_is_used_to_its_edges(book: IssuePdf) -> None:
    """Its table is as wide as the page between its margins; nothing is smaller than 7.5 pt."""
    page: Any = pymupdf.open(stream=book.pdf)[3]
    assert min(span["size"] for span in spans(page)) >= 7.49
    cells = [span["bbox"] for span in spans(page) if MONEY in span["text"]]
    assert max(right for _, _, right, _ in cells) == pytest.approx(842 - 56, abs=6)
    assert max(bottom for *_, bottom in cells) > 480


def test_pictures_of_landscape_pages_are_upright(book: IssuePdf) -> None:
    """As wide as others are high."""
    drawn = [Image.open(io.BytesIO(page)).size for page in book.pages]
    assert drawn == [(900, 1273), (1273, 900), (1273, 900), (900, 1273)]


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_judges_find_no_fault(flavour: str, book: IssuePdf, tmp_path: Path) -> None:
    """In the whole and in a notice's own PDF."""
    for name, pdf in (("whole", book.pdf), ("part", book.parts["zf-2026-1"])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        assert judges.verapdf(path, flavour) == []


def test_codes_and_running_heads_stand_on_landscape_pages(made: Job) -> None:
    """Where they stand on others: at the foot and above the text."""
    masthead = dataclasses.replace(made.masthead, running_head="numbers", qr_codes=True)
    codes = tuple(f"ABCD EFGH IJKL MN2{at}" for at in range(2, 6))
    found = make_issue_pdf(dataclasses.replace(made, masthead=masthead, codes=codes))
    assert found.page_map.turned == (2, 3)
    pages: Any = list(pymupdf.open(stream=found.pdf))[2:]
    for page, code in zip(pages, codes, strict=True):
        at = page.search_for(code)[0]
        assert at.y0 > page.rect.height - 53.4
    right = pages[2].search_for("示政发〔2026〕1号", clip=(0, 0, 842, 64))
    assert right[-1].x1 == pytest.approx(842 - 56.1, abs=1)


def turned_text(page: Any) -> list[tuple[float, float]]:
    """Give the directions in which the lines of a page run."""
    lines = (line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()))
    return [tuple(round(one, 3) for one in line["dir"]) for line in lines]


@pytest.mark.parametrize("colour", ["none", "all"])
def test_on_press_sheets_a_landscape_page_is_turned(colour: str, made: Job, tmp_path: Path) -> None:
    """Its head to the left, running head and all; every sheet is as large, and trimmed alike."""
    masthead = made.masthead
    asked = dataclasses.replace(masthead, press=dataclasses.replace(masthead.press, colour=colour))
    wanted = dataclasses.replace(made, wanted=frozenset({PRESS}), masthead=asked)
    pdf = make_edition(wanted).files["inner"].pdf
    assert len(set(sizes(pdf))) == 1
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        trims = {tuple(round(float(edge), 3) for edge in page.trimbox) for page in opened.pages}
        assert len(trims) == 1
    path = tmp_path / "inner.pdf"
    path.write_bytes(pdf)
    assert judges.qpdf(path) == []
    assert len(judges.ink_coverage(path)) == len(sizes(pdf))
    pages: Any = [page for page in pymupdf.open(stream=pdf) if MONEY in page.get_text()]
    assert len(pages) == 2
    for page in pages:
        assert turned_text(page).count((0.0, -1.0)) > 40
        trim = pymupdf.Rect(28.3, 28.3, page.rect.x1 - 28.3, page.rect.y1 - 28.3)
        head = page.search_for("2026年第1期", clip=trim)
        first = page.search_for("单位", clip=trim)
        assert head[0].x1 < first[0].x0
        assert all(trim.contains(place) for place in page.search_for(MONEY))


def test_in_a_booklet_a_landscape_page_is_turned(made: Job) -> None:
    """Each side has two pages upright beside one another."""
    files = make_edition(dataclasses.replace(made, wanted=frozenset({BOOKLET}))).files
    pdf = files["booklet"].pdf
    assert set(sizes(pdf)) == {(1191, 842)}
    text = "".join(page.get_text() for page in pymupdf.open(stream=pdf))
    assert text.count(MONEY) == 9 * 40


def test_in_a_proof_a_landscape_page_is_read_as_ever(made: Job) -> None:
    """It stands on a landscape page with numbered lines; 校样 lies across none of its text."""
    files = make_edition(dataclasses.replace(made, wanted=frozenset({PROOF}))).files
    pdf = files["proof"].pdf
    assert sizes(pdf)[2:] == [PORTRAIT, LANDSCAPE, LANDSCAPE, PORTRAIT]
    for page in list(pymupdf.open(stream=pdf))[3:5]:
        assert set(turned_text(page)) == {(1.0, 0.0)}
        stamp = next(one for one in spans(page) if one["size"] > 30)["bbox"]
        under = [place for place in spans(page) if place["bbox"][3] > stamp[1] + 6]
        assert {one["text"].strip() for one in under} <= {"校", "样", "校样", "校 样", ""}
        numbered = [word for word in page.get_text("words") if word[4] == "5" and word[0] < 70]
        assert len(numbered) == 1
        right = max(one.x1 for one in page.search_for(MONEY))
        assert right < 842 * 0.8 + 18


def test_a_problem_of_a_landscape_page_stands_beside_it(made: Job) -> None:
    """Its mark at its line, its note right of the page, on the paper."""
    from gazette.model import Place, Problem, message  # noqa: PLC0415

    place = Place(made.notices[0].card.place.file, 15, 1)
    problem = Problem(place, "table-wrong", message("图片"), message("图片"), Grade.LOOK)
    noted = dataclasses.replace(made, wanted=frozenset({PROOF}), noted=(problem,))
    page: Any = pymupdf.open(stream=make_edition(noted).files["proof"].pdf)[3]
    (note,) = page.search_for("图片", clip=(842 * 0.8 + 18, 0, 842, 595))[:1]
    assert note.x1 < 842


# --- on the web ---


@pytest.fixture(scope="module")
def stress(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the issue of all that a page has; its fourth notice has a turned table."""
    return built(ROOT / "tests/sites/page/content", shared(tmp_path_factory) / "landscape")


@pytest.mark.parametrize("width", [375, 1280])
def test_on_the_web_the_table_scrolls_in_itself(width: int, stress: Path, browser: Any) -> None:
    """The page does not; no figure is torn, and what names a row has room for five characters."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((stress / "2026-01/zf-2026-4/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(
        "[...document.querySelectorAll('.wide')].every(one => one.scrollWidth > one.clientWidth)"
    )
    lines = page.evaluate(
        """[...document.querySelectorAll('td')].map(cell => {
            const range = document.createRange()
            range.selectNodeContents(cell)
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size
        })"""
    )
    page.close()
    assert len(lines) == 24 * 10
    assert max(lines[::10]) <= 3
    assert {count for at, count in enumerate(lines) if at % 10} == {1}


def test_a_page_of_the_site_shows_its_picture_as_large_as_it_is(stress: Path) -> None:
    """The landscape one and one that is not."""
    for number, size in ((7, (900, 1273)), (8, (1273, 900))):
        folder = stress / f"2026-01/p/{number}"
        assert Image.open(io.BytesIO((folder / f"{number}.png").read_bytes())).size == size
        said = (folder / "index.html").read_text(encoding="utf-8")
        assert f'{number}.png" width="{size[0]}" height="{size[1]}"' in said


# --- what does not fit even then ---


def test_a_table_that_does_not_fit_even_so_is_a_problem(tmp_path: Path) -> None:
    """As before, across an upright page; all of it is on the paper."""
    one = job(tmp_path, notice(1, table("n3", rows(14))))
    printed = make_issue_pdf(one)
    (problem,) = printed.problems
    assert (problem.rule, problem.grade) == ("print-table", Grade.LOOK)
    assert printed.page_map.turned == ()
    assert same(inside(printed.pdf, printed.page_map.front), one.notices) == ""
