"""An annex that is a PDF and is to be printed (付印): its pages stand in the issue.

In: PDFs made here, issues made by hand and read from files.
Out: facts about gazette.print.annex_pages; PDFs read back by PyMuPDF, Poppler, pikepdf, veraPDF.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import jobs
import judges
import pymupdf
import pytest
from jobs import BOX, job, notice, paragraph
from PIL import Image
from test_annexes import alternatives

from gazette.content.annexes import has_pages, printed
from gazette.model import Annex, Grade, Place
from gazette.model.blocks import AnnexEntry, Annexes, AnnexPages, Copies
from gazette.print import PRESS, PROOF
from gazette.print.annex_pages import MOST, SAID, draw
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.press_edition import make_press_edition
from gazette.print.proof import make_proof
from gazette.print.sandbox import print_in_sandbox
from gazette.write import html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.model import Problem
    from gazette.print import IssuePdf, Job

NAME = "biao 1.pdf"
HIGH, WIDE = (595, 842), (842, 595)
ROOM = (480.0, 680.0)


def pdf(*sizes: tuple[float, float], text: str = "领表的人在这里签字", **saved: object) -> bytes:
    """Make a PDF of pages with a text and a black square in the upper left corner."""
    made = pymupdf.open()
    for at, (width, height) in enumerate(sizes, 1):
        page = made.new_page(width=width, height=height)
        page.draw_rect((20, 20, 80, 80), fill=(0, 0, 0))
        if text:
            page.insert_text((120, 200), f"{text}{at}", fontname="china-s", fontsize=14)
    return made.tobytes(**saved)


def asked(folder: Path, data: bytes) -> Job:
    """Make an issue: a notice whose only annex is to be printed, and another behind it."""
    folder = folder / jobs.ISSUE
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(data)
    entries = (AnnexEntry("附件：", "领用表", NAME, printed=True),)
    one = notice(1, paragraph("n3", "领用办法如下。"), Annexes(entries, id="annexes"))
    annex = AnnexPages("附件：领用表", NAME, id="annex-1")
    one = replace(
        one,
        blocks=(*one.blocks, annex, Copies("抄送：各乡镇", id="copies")),
        places={"annexes": Place(one.card.place.file, 9, 1)},
    )
    return job(folder, one, notice(2, paragraph("n3", "第二件事。")))


class Made(NamedTuple):
    """An issue with a high and a wide page of an annex, as it was printed, and where."""

    job: Job
    book: IssuePdf
    path: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Print that issue."""
    folder = tmp_path_factory.mktemp("annexes")
    asked_for = asked(folder, pdf(HIGH, WIDE))
    book = make_issue_pdf(asked_for)
    path = folder / "issue.pdf"
    path.write_bytes(book.pdf)
    return Made(asked_for, book, path)


def pictures(page: pymupdf.Page) -> list[pymupdf.Rect]:
    """Give where the pictures of a page stand; a QR code is none."""
    return [pymupdf.Rect(one["bbox"]) for one in page.get_image_info()]


def test_each_page_of_the_annex_is_a_page_of_the_issue(made: Made) -> None:
    """Alone on it but for its name on the first, inside the content box, below the running head."""
    book = made.book
    assert book.problems == ()
    assert (book.page_map.count, book.page_map.spans) == (
        4,
        {"zf-2026-1": (1, 4), "zf-2026-2": (4, 4)},
    )
    pages = list(pymupdf.open(made.path))[book.page_map.front :]
    assert [len(pictures(page)) for page in pages] == [0, 1, 1, 0]
    for page in pages[1:3]:
        (picture,) = pictures(page)
        left, top, right, bottom = BOX
        assert left <= picture.x0 < picture.x1 <= right
        assert top <= picture.y0 < picture.y1 <= bottom
        assert picture.height > 0.8 * (bottom - top)
    assert jobs.inside(book.pdf, book.page_map.front)[1:3] == ["附件：领用表", ""]
    said = judges.pdftotext(made.path)[book.page_map.front :]
    for number, text in enumerate(said, 1):
        assert "示例县人民政府公报" in text
        assert f"— {number} —" in text


def test_the_pages_have_a_frame(made: Made) -> None:
    """Four thin lines around each."""
    for page in list(pymupdf.open(made.path))[made.book.page_map.front :][1:3]:
        (picture,) = pictures(page)
        near = picture + pymupdf.Rect(-1, -1, 1, 1)
        drawn = pymupdf.Rect()
        for line in page.get_drawings():
            drawn |= line["rect"] if line["rect"].intersects(near) else drawn
        for got, wanted in zip(drawn, picture, strict=True):
            assert got == pytest.approx(wanted, abs=0.8)


def test_a_wide_page_is_turned_with_its_head_to_the_left(made: Made) -> None:
    """What was its upper left corner is the lower left one."""
    pages = list(pymupdf.open(made.path))[made.book.page_map.front :]
    for page, corner in ((pages[1], "upper"), (pages[2], "lower")):
        (picture,) = pictures(page)
        assert picture.width < picture.height
        pixels = page.get_pixmap(dpi=72)
        scale = picture.height / max(HIGH)
        across = picture.x0 + 50 * scale
        upper, lower = picture.y0 + 50 * scale, picture.y1 - 50 * scale
        black = {"upper": upper, "lower": lower}
        for name, down in black.items():
            assert (pixels.pixel(round(across), round(down))[0] < 60) is (name == corner)


def test_what_a_page_says_is_its_alternative_text(made: Made) -> None:
    """In the PDF of the issue and in the notice's own, which has these pages, too."""
    wanted = {"领表的人在这里签字1", "领表的人在这里签字2"}
    assert wanted <= set(alternatives(made.path))
    part = made.path.with_name("part.pdf")
    part.write_bytes(made.book.parts["zf-2026-1"])
    assert wanted <= set(alternatives(part))
    assert len(pymupdf.open(part)) == 4
    assert len(pymupdf.open(stream=made.book.parts["zf-2026-2"])) == 1


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_the_issue_stays_archivable_and_accessible(made: Made, flavour: str) -> None:
    """Whatever the annex was made of: its faces are not even embedded."""
    assert judges.verapdf(made.path, flavour) == []


def test_the_page_map_says_where_each_page_begins(made: Made) -> None:
    """With the name of the annex, then behind it."""
    found = [(one.page, one.anchor, one.offset) for one in made.book.page_map.breaks]
    assert found == [(1, "n1", 0), (2, "annex-1", 0), (3, "annex-1", 6), (4, "copies", 0)]


def test_the_same_annex_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    """In another folder, and in the sandbox; another annex has another fingerprint."""
    again = asked(tmp_path, (made.job.folder / NAME).read_bytes())
    (book,) = print_in_sandbox([again])
    assert book == made.book
    assert fingerprint(again) == fingerprint(made.job)
    (again.folder / NAME).write_bytes(pdf(HIGH))
    assert fingerprint(again) != fingerprint(made.job)


def test_a_picture_has_the_pixels_for_paper_and_is_grey_where_its_page_is() -> None:
    """300 dots an inch where it stands; a page is made smaller and never larger."""
    for size in (HIGH, WIDE, (200, 100), (3000, 2000)):
        (page,) = draws(pdf(size))
        picture = Image.open(io.BytesIO(page.picture))
        assert (picture.mode, picture.format, page.end) == ("L", "PNG", "png")
        assert picture.width / page.width * 72 >= 300
        assert page.width <= min(ROOM[0], *([min(size)] if size[0] > size[1] else [size[0]]))
        assert picture.height / 300 * 72 <= ROOM[1] + 1
    coloured = pymupdf.open(stream=pdf(HIGH))
    coloured[0].draw_rect((100, 300, 200, 400), fill=(1, 0, 0))
    (page,) = draws(coloured.tobytes())
    assert Image.open(io.BytesIO(page.picture)).mode == "RGB"


def test_a_scan_is_a_jpeg() -> None:
    """As PNG it would be several times as large."""
    file = io.BytesIO()
    Image.effect_noise((1240, 1754), 90).save(file, "PNG")
    scan = pymupdf.open()
    page = scan.new_page(width=HIGH[0], height=HIGH[1])
    page.insert_image(page.rect, stream=file.getvalue())
    (drawn,) = draws(scan.tobytes())
    assert (Image.open(io.BytesIO(drawn.picture)).format, drawn.end) == ("JPEG", "jpg")


def draws(data: bytes) -> list:
    """Draw a PDF that can be drawn."""
    drawn = draw(data, ROOM)
    assert isinstance(drawn, list)
    return drawn


def test_a_long_text_is_cut_and_control_characters_are_no_text() -> None:
    """What is read out is one line."""
    long = pymupdf.open()
    sheet = long.new_page(width=2000, height=3000)
    for line in range(100):
        sheet.insert_text(
            (20, 20 + 28 * line), "一二三四五六七八九十" * 6, fontname="china-s", fontsize=9
        )
    (page,) = draws(long.tobytes())
    assert len(page.text) == SAID
    assert page.text.isprintable()


PERMIT = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "a", "owner_pw": "b"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: pdf(HIGH, **PERMIT), "要密码才能打开"),
        (lambda: b"%PDF-1.7\nnothing", "打不开"),
        (lambda: pdf(*[(50, 50)] * (MOST + 1)), "有31页，付印的至多30页"),
    ],
)
def test_what_cannot_be_printed_is_to_mend(
    data: Callable[[], bytes], why: str, tmp_path: Path
) -> None:
    """With its place; nothing of the issue is lost."""
    wanted = asked(tmp_path, data())
    book = make_issue_pdf(wanted)
    (problem,) = book.problems
    assert (problem.rule, problem.grade, problem.place.line) == ("print-annex", Grade.MEND, 9)
    assert str(problem.what) == f"附件 {NAME} 不能付印：{why}"
    assert "附件：领用表" in "".join(jobs.inside(book.pdf, book.page_map.front))


def test_as_many_pages_as_may_be_are_printed() -> None:
    """Thirty."""
    assert len(draws(pdf(*[(50, 50)] * MOST))) == MOST


def test_a_page_without_text_is_looked_at(tmp_path: Path) -> None:
    """And is read out by its annex's name and its number."""
    book = make_issue_pdf(asked(tmp_path, pdf(HIGH, HIGH, text="")))
    (problem,) = book.problems
    assert (problem.rule, problem.grade) == ("print-annex", Grade.LOOK)
    assert "有2页没有文字（第1、2页）" in str(problem.what)
    path = tmp_path / "issue.pdf"
    path.write_bytes(book.pdf)
    assert {"附件：领用表：第1页", "附件：领用表：第2页"} <= set(alternatives(path))


def test_a_long_name_has_room(tmp_path: Path) -> None:
    """Two lines of it stand above the picture, on the same page."""
    wanted = asked(tmp_path, pdf(HIGH))
    one, two = wanted.notices
    name = "附件：" + "领用表和领用办法以及领用人名册" * 5
    blocks = [
        replace(each, caption=name) if isinstance(each, AnnexPages) else each for each in one.blocks
    ]
    book = make_issue_pdf(replace(wanted, notices=(replace(one, blocks=tuple(blocks)), two)))
    assert (book.problems, book.page_map.count) == ((), 3)


def test_a_small_page_stands_alone_too(tmp_path: Path) -> None:
    """However much room is left below it: what comes behind begins a page."""
    book = make_issue_pdf(asked(tmp_path, pdf((300, 200), (300, 200))))
    spans = {"zf-2026-1": (1, 4), "zf-2026-2": (4, 4)}
    assert (book.problems, book.page_map.spans) == ((), spans)


@pytest.mark.parametrize("wanted", [PROOF, PRESS])
def test_other_editions_tell_it_too(wanted: str, tmp_path: Path) -> None:
    """A proof and a press edition, for which no site need have been built."""
    given = replace(asked(tmp_path, pdf(HIGH, text="")), wanted=frozenset({wanted}))
    problems: list[Problem] = []
    (make_proof if wanted == PROOF else make_press_edition)(given, problems)
    assert [one.rule for one in problems] == ["print-annex"]


def test_only_a_pdf_that_asks_for_it_is_printed() -> None:
    """Or a picture, whose pages nobody asks for."""
    for annex, pages, there in (
        (Annex("甲", "a.PDF", printed=True), True, True),
        (Annex("甲", "a.pdf"), False, False),
        (Annex("甲", "a.png", printed=True), False, True),
        (Annex("甲", printed=True), False, False),
    ):
        assert (has_pages(annex), printed(annex)) == (pages, there)


def test_on_screens_it_is_a_link() -> None:
    """To the file, as in the list of annexes."""
    shown = html.write(AnnexPages("附件：领用表", NAME, id="annex-1"))
    link = '<a href="../files/biao%201.pdf">附件：领用表</a>'
    assert shown == f'<div class="annex-pages" id="annex-1"><p>{link}</p></div>'
