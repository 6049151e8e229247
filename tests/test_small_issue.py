"""A small issue with something of everything: what its PDFs hold, as other programs read them.

In: an issue of two notices, printed once for readers, for the press, folded and as a proof.
Out: facts about the files.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pymupdf
import pytest
from jobs import figure, job, notice, paragraph, table
from PIL import Image, ImageChops, ImageStat

from gazette.language.lines import solid
from gazette.model import Picture, Place, Problem, message
from gazette.model.blocks import Instrument, Paragraph
from gazette.model.inlines import Link, Text
from gazette.print import BOOKLET, PRESS, PROOF, Edition, IssuePdf, Job
from gazette.print.editions import make_edition
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.measures import MeasureError, read_measures

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://gazette.example/2026-01/"
SHADED = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><linearGradient id="a">
<stop stop-color="{}"/><stop offset="1" stop-color="black"/></linearGradient>
<rect width="40" height="40" fill="url(#a)"/></svg>"""
WIDE = [["甲"] * 6, ["1"] * 6]


@dataclass(frozen=True)
class Small:
    """The issue, and all that is made of it."""

    job: Job
    issue: IssuePdf
    press: Edition
    proof: Edition


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Print it in every edition."""
    folder = tmp_path_factory.mktemp("content") / "2026-01"
    folder.mkdir()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(folder / "tu.png")
    Image.new("RGB", (300, 400), (30, 90, 30)).save(folder / "feng.png")
    for name, colour in (("a.svg", "red"), ("b.svg", "blue")):
        (folder / name).write_text(SHADED.format(colour), encoding="utf-8")
    link = Paragraph((Text("见"), Link("https://a.example/", (Text("网页"),))), id="n5", line=15)
    instrument = Instrument((Text("示例县办法"),), id="n6", line=16)
    one = notice(
        1,
        paragraph("n3", "甲乙<丙>。"),
        figure("n4", "tu.png"),
        link,
        instrument,
        figure("n7", "a.svg"),
    )
    two = notice(
        2,
        paragraph("n3", "正文。" * 700),
        figure("n5", "b.svg"),
        table("n4", WIDE),
        section="人事任免",
    )
    made = job(folder, one, two)
    cover = Picture("feng.png", "绿色的封面", Place("2026-01/issue.yaml"))
    made = replace(made, issue=replace(made.issue, cover=cover))
    noted = Problem(Place(one.card.place.file, 13), "x", message("有误"), message("改正"))
    press = make_edition(replace(made, wanted=frozenset({PRESS, BOOKLET})))
    proof = make_edition(replace(made, wanted=frozenset({PROOF}), noted=(noted,)))
    return Small(made, make_issue_pdf(made), press, proof)


def texts(pdf: bytes) -> list[str]:
    """Return what each page says."""
    return [solid(page.get_text()) for page in pymupdf.open(stream=pdf)]


def opened(pdf: bytes) -> Any:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(pdf))


def test_an_issue_is_printed_without_a_problem(small: Small) -> None:
    """In every edition; a picture of sixty pixels is too coarse for the press alone."""
    assert small.issue.problems == ()
    assert {one.rule for one in small.press.problems} == {"print-coarse"}
    assert {one.rule for one in small.proof.problems} <= {"x"}


def test_its_pages_are_numbered_as_they_are_printed(small: Small) -> None:
    """Cover and contents with small Roman numbers; page 1 is a right-hand page."""
    with opened(small.issue.pdf) as pdf:
        labels = [
            str(one) if not isinstance(one, pikepdf.Dictionary) else (str(one.S), int(one.St))
            for one in pdf.Root.PageLabels.Nums
        ]
        assert labels == ["0", ("/r", 1), "2", ("/D", 1)]
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert len(pdf.pages) == 4
    assert (small.issue.page_map.count, small.issue.page_map.front) == (2, 2)
    assert small.issue.page_map.spans == {"zf-2026-1": (1, 1), "zf-2026-2": (1, 2)}
    contents = texts(small.issue.pdf)[1]
    assert re.findall(r"第.件事的通知.*?（(\d)）", contents) == ["1", "1"]


def test_it_says_all_that_was_written_and_its_marks_are_no_markup(small: Small) -> None:
    """Section, title, text, the table across the next page."""
    said = texts(small.issue.pdf)
    assert "甲乙<丙>。" in said[2]
    assert "县政府文件" in said[1]
    assert "甲甲甲甲甲甲" in said[3]
    assert "卷首语。" in "".join(said[:2])


def test_it_is_kept_for_ever_and_read_aloud(small: Small) -> None:
    """Tagged from its first heading on, with a language, a title and the mark of both standards."""
    with opened(small.issue.pdf) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        xml = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in xml
        assert xml.count(b"</rdf:RDF>") == 1
        kinds = [
            str(one.S)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
        ]
        assert "/H1" in kinds
        assert kinds.count("/Figure") == 5
        alts = {
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        }
        assert {"图", "绿色的封面"} < alts
        assert str(pdf.docinfo["/Title"]).startswith("示例县人民政府公报")


def test_its_faces_are_cut_to_what_is_printed(small: Small) -> None:
    """Those of Noto by the numbers of their glyphs: some kilobytes of 25 megabytes."""
    with opened(small.issue.pdf) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        files = [one.FontFile3 for one in fonts if "/FontFile3" in one]
        assert files
        assert {str(one.Subtype) for one in files} == {"/CIDFontType0C"}
        descendants = [one for one in fonts if one.get("/Subtype") == "/CIDFontType0"]
        assert descendants
        assert not any("/CIDToGIDMap" in one for one in descendants)
    assert len(small.issue.pdf) < 200_000
    assert all(len(part) < 100_000 for part in small.issue.parts.values())


def test_each_notice_has_a_pdf_of_its_own_pages(small: Small) -> None:
    """Under its title, with their printed numbers; a link to what is not there is left out."""
    assert [*small.issue.parts] == ["zf-2026-1", "zf-2026-2"]
    for name, pages, first in (("zf-2026-1", 1, 1), ("zf-2026-2", 2, 1)):
        with opened(small.issue.parts[name]) as pdf:
            assert len(pdf.pages) == pages
            assert int(pdf.Root.PageLabels.Nums[1].St) == first
            assert str(pdf.docinfo["/Title"]).endswith(f"关于第{name[-1]}件事的通知")
    assert texts(small.issue.parts["zf-2026-2"]) == texts(small.issue.pdf)[2:]
    whole, part = (
        [page.get_pixmap(dpi=50).samples for page in pymupdf.open(stream=pdf)]
        for pdf in (small.issue.pdf, small.issue.parts["zf-2026-2"])
    )
    assert part == whole[2:]
    pixels = zip(whole[3][::3], whole[3][2::3], strict=True)
    assert any(red < 60 and blue > 150 for red, blue in pixels)


def test_what_it_leads_to_is_there(small: Small) -> None:
    """The contents lead to the notices, a link in the text to the web."""
    document: Any = pymupdf.open(stream=small.issue.pdf)
    leads = [[link.get("uri") or link["page"] for link in page.get_links()] for page in document]
    assert leads[1] == [2, 2, SITE]
    assert leads[2] == ["https://a.example/"]
    outline = [(level, title[-8:], page) for level, title, page in document.get_toc()]
    assert [row for row in outline if row[1].endswith("件事的通知")] == [
        (2, "于第1件事的通知", 3),
        (2, "于第2件事的通知", 3),
    ]


def test_its_cover_is_a_picture_of_the_first_page(small: Small) -> None:
    """Six hundred pixels wide, of no more colours than a palette holds."""
    picture = Image.open(io.BytesIO(small.issue.cover))
    assert (picture.size, picture.mode) == ((600, 849), "P")
    drawn = picture.convert("RGB")
    colours = {drawn.getpixel((x, y)) for x in range(0, 600, 9) for y in range(0, 849, 9)}
    assert any(abs(r - 30) < 9 and abs(g - 90) < 9 and abs(b - 30) < 9 for r, g, b in colours)


# --- the press ---


def test_the_press_has_cover_and_inner_pages_apart(small: Small) -> None:
    """The inner pages fill folded sheets, and page 1 is a right-hand one."""
    cover, inner, booklet = (small.press.files[name] for name in ("cover", "inner", "booklet"))
    assert [(one.pages, one.blanks) for one in (cover, inner, booklet)] == [(2, 1), (4, 1), (2, 0)]
    said = texts(inner.pdf)
    # Beside each sheet stands what it is; on the empty one there is nothing else.
    assert [len(one) > len(said[1]) for one in said] == [True, False, True, True]
    assert "inner.pdf" in said[1]
    assert "甲乙" in said[2]
    assert len(texts(booklet.pdf)) == 2


def test_a_sheet_of_the_booklet_has_two_pages_side_by_side(small: Small) -> None:
    """Of four pages the outside has the last and the first, the inside the two between."""
    document: Any = pymupdf.open(stream=small.press.files["booklet"].pdf)
    for sheet, (left, right) in zip(document, (("甲甲甲", "SHILI"), ("目录", "甲乙")), strict=True):
        width, height = sheet.rect.width, sheet.rect.height
        assert (round(width, 1), round(height, 1)) == (1190.6, 841.9)
        half = pymupdf.Rect(0, 0, width / 2, height)
        assert left in solid(sheet.get_text(clip=half))
        assert right in solid(sheet.get_text(clip=pymupdf.Rect(width / 2, 0, width, height)))


def test_what_is_printed_runs_beyond_the_edge(small: Small) -> None:
    """By three millimetres, with marks where it is cut; nothing can be clicked."""
    with opened(small.press.files["inner"].pdf) as pdf:
        for page in pdf.pages:
            trim, bleed = ([float(edge) for edge in box] for box in (page.TrimBox, page.BleedBox))
            more = 72 / 25.4 * 3
            assert [abs(a - b) for a, b in zip(trim, bleed, strict=True)] == pytest.approx(
                [more] * 4
            )
            assert bleed[0] < trim[0] < trim[2] < bleed[2]
            assert bleed[1] < trim[1] < trim[3] < bleed[3]
            page.contents_coalesce()
            assert b"q 0 0 0 1 K 0.25 w" in page.Contents.read_bytes()
            assert "/Annots" not in page
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"


def test_a_coarse_picture_is_told_with_what_it_needs(small: Small) -> None:
    """At 300 dots to the inch of its width on paper."""
    told = {str(one.what): str(one.mend) for one in small.press.problems}
    (picture,) = (what for what in told if "tu.png" in what)
    dpi = int(re.findall(r"只有(\d+)点", picture)[0])
    need = int(re.findall(r"至少(\d+)像素", told[picture])[0])
    assert need == pytest.approx(60 / dpi * 300, rel=0.02)


# --- the proof ---


def test_a_proof_has_each_page_smaller_with_its_notes_beside_it(small: Small) -> None:
    """Cover, contents and pages; the note stands on the page of its line."""
    said = texts(small.proof.files["proof"].pdf)
    assert small.proof.files["proof"].pages == len(said) == 4
    assert [
        name in page
        for name, page in zip(("封面", "目录第1页", "第1页", "第2页"), said, strict=True)
    ] == [True] * 4
    assert ["有误" in page for page in said] == [False, False, True, False]
    assert "须改正1处" in said[0]
    with opened(small.proof.files["proof"].pdf) as pdf:
        page = pdf.pages[2]
        drawn = b"".join(one.read_bytes() for one in page.Contents)
        ((scale, left, down),) = re.findall(rb"q (\S+) 0 0 \S+ (\S+) (\S+) cm /Placed", drawn)
        high = float(page.MediaBox[3])
        assert (float(scale), float(left)) == (0.8, 18)
        assert float(down) == pytest.approx(high - 62 - 0.8 * high, abs=0.01)


def test_a_measure_that_is_missing_is_a_problem_of_every_edition(
    small: Small, tmp_path: Path
) -> None:
    """And nothing is made."""
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "style.css").write_text(":root { --indent: 2em }", encoding="utf-8")
    with pytest.raises(MeasureError):
        read_measures(tmp_path / "print")
    lacking = replace(small.job, layouts=tmp_path)
    assert [one.rule for one in make_issue_pdf(lacking).problems] == ["layout-broken"]
    wanted = replace(lacking, wanted=frozenset({PRESS}))
    assert [one.rule for one in make_edition(wanted).problems] == ["layout-broken"]


def test_each_printed_page_has_a_picture_of_what_stands_on_it(small: Small) -> None:
    """It is nearer to that page, as another program draws it, than to any other."""
    with pymupdf.open(stream=small.issue.pdf) as pdf:
        drawn = [page.get_pixmap(dpi=72).pil_image().convert("L") for page in pdf]
    assert len(small.issue.pages) == small.issue.page_map.count
    for at, data in enumerate(small.issue.pages, small.issue.page_map.front):
        picture = Image.open(io.BytesIO(data))
        assert picture.size == (900, 1273)
        shown = picture.convert("RGB").convert("L").resize(drawn[at].size)
        far = [ImageStat.Stat(ImageChops.difference(shown, one)).mean[0] for one in drawn]
        assert min(far) == far[at]


def test_a_page_with_a_coloured_picture_keeps_its_colours_and_black_pages_are_small(
    small: Small,
) -> None:
    pages = [Image.open(io.BytesIO(data)).convert("RGB") for data in small.issue.pages]
    coloured = [any(r - g > 100 for _, (r, g, _) in one.getcolors(1 << 20)) for one in pages]
    assert any(coloured)
    assert all(
        len(data) < 100_000
        for data, has in zip(small.issue.pages, coloured, strict=True)
        if not has
    )
