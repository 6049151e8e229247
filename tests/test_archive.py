"""The reading edition can be kept for ever and read aloud: independent judges find no fault.

In: the printed issues of the specimen, and of the real number where it is.
Out: tests of `gazette.print.archive`.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def issues(specimen: Path) -> list[Path]:
    """Find the printed issues of the specimen."""
    return sorted(specimen.glob("*/*.pdf"))


def objects(pdf: Any, wanted: str) -> list[str]:
    """Give the objects of a PDF that hold `wanted`."""
    written = (pdf.xref_object(at, compressed=True) for at in range(1, pdf.xref_length()))
    return [one for one in written if wanted in one]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_verapdf_finds_no_failure(issues: list[Path], flavour: str) -> None:
    """Every issue is PDF/A-2a and PDF/UA-1 at once."""
    assert issues
    assert {path.name: judges.verapdf(path, flavour) for path in issues} == {
        path.name: [] for path in issues
    }


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_a_notices_own_pdf_is_archived_too(specimen: Path, flavour: str) -> None:
    """So is a PDF of one notice; the longest one stands for all."""
    parts = sorted(parts_of(specimen), key=lambda path: path.stat().st_size)
    assert judges.verapdf(parts[-1], flavour) == []


def parts_of(folder: Path) -> list[Path]:
    """Find the PDFs of single notices below a folder."""
    return [path for path in folder.rglob("*.pdf") if is_part(path)]


def is_part(path: Path) -> bool:
    """Tell a notice's PDF from an issue's and from an annex."""
    return path.stem == path.parent.name and not (path.parent / "cover.png").exists()


def test_a_notices_own_pdf_has_its_pages_of_the_issue(specimen: Path) -> None:
    """The same pages to eye and letter, with the same numbers, under the notice's title."""
    for folder in sorted(specimen.glob("20*")):
        whole = pymupdf.open(folder / f"{folder.name}.pdf")
        pages = {page.get_label(): page for page in whole}
        found = {path.parent.name: pymupdf.open(path) for path in parts_of(folder)}
        assert set(found) == {path.stem for path in folder.glob("*.txt")}
        for name, part in found.items():
            for page in part:
                assert page.get_text() == pages[page.get_label()].get_text()
                pictures = drawn(page), drawn(pages[page.get_label()])
                assert ImageChops.difference(*pictures).getextrema()[1] < 8
            data = json.loads((folder / f"{name}.json").read_text("utf-8"))
            assert part.metadata["title"] == data["title"]


def drawn(page: Any) -> Image.Image:
    """Draw a page as MuPDF does, small."""
    picture = page.get_pixmap(dpi=50, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (picture.width, picture.height), picture.samples)


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_verapdf_finds_no_failure_in_the_real_number(seeds: Path, flavour: str) -> None:
    """So is an issue as a county really printed it."""
    (path,) = seeds.glob("*/*.pdf")
    assert judges.verapdf(path, flavour) == []


def test_a_screen_reader_stumbles_over_nothing(issues: list[Path]) -> None:
    """Outloud finds no error."""
    assert [judges.outloud(path) for path in issues] == [[]] * len(issues)


def test_each_link_is_one_annotation(issues: list[Path]) -> None:
    """An entry of the contents is one link as wide as the page's text, up to its page number."""
    page = pymupdf.open(issues[0])[1]
    areas = [link["from"] for link in page.get_links() if link["kind"] != pymupdf.LINK_URI]
    numbers = [word for word in page.get_text("words") if re.fullmatch(r".*（\d+）", word[4])]
    assert numbers
    for x0, y0, x1, y1, _, *_ in numbers:
        middle = pymupdf.Point((x0 + x1) / 2, (y0 + y1) / 2)
        assert sum(middle in area for area in areas) == 1


def test_readers_of_three_makes_draw_the_same(issues: list[Path], tmp_path: Path) -> None:
    """PDFium, MuPDF and Poppler find the same glyph under each number: pages agree as pictures."""
    path = issues[0]
    command = ["pdftoppm", "-r", "144", "-f", "2", "-l", "4", "-png", path, tmp_path / "page"]
    subprocess.run(command, check=True)
    by_poppler = [Image.open(file) for file in sorted(tmp_path.iterdir())]
    with pypdfium2.PdfDocument(path) as pdf:
        by_pdfium = [pdf[page].render(scale=2).to_pil() for page in (1, 2, 3)]
    drawn = [pymupdf.open(path)[page].get_pixmap(dpi=144) for page in (1, 2, 3)]
    by_mupdf = [Image.frombytes("RGB", (one.width, one.height), one.samples) for one in drawn]
    for pages in zip(by_poppler, by_pdfium, by_mupdf, strict=True):
        blurred = [blur(page) for page in pages]
        assert all(one.getextrema()[0] < 128 for one in blurred)
        for one, other in itertools.combinations(blurred, 2):
            assert ImageChops.difference(one, other).getextrema()[1] < 80


def blur(page: Image.Image) -> Image.Image:
    """Make a page so small that only what stands on it counts, not how its edges are smoothed."""
    small = page.convert("L").resize((400, 566), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(1))


def test_a_face_holds_what_is_printed_and_no_more(issues: list[Path], specimen: Path) -> None:
    """A face has 65,535 glyphs; a PDF has those that it says a character of, and some variants."""
    for path in (issues[0], *parts_of(specimen)):
        pdf = pymupdf.open(path)
        found = {at: kind for at, kind, *_ in pdf.get_page_fonts(0)}
        assert "cid" in found.values()
        for at in (at for at, kind in found.items() if kind == "cid"):
            cff = CFFFontSet()
            cff.decompile(io.BytesIO(pdf.extract_font(at)[-1]), None)
            told = int(pdf.xref_get_key(at, "ToUnicode")[1].split()[0])
            said = len(re.findall(rb"(?m)^<\w{4}> <", pdf.xref_stream(told)))
            assert said <= len(cff[0].charset) <= said + 20


def test_pictures_are_on_the_paper(specimen: Path) -> None:
    """Each picture of dots stands in the issue's PDF and in a notice's, with all its dots."""
    folder = specimen / "2026-01"
    meant = {pymupdf.Pixmap(path).irect[2:] for path in (folder / "files").glob("*.png")}
    assert meant
    assert dots(folder / "2026-01.pdf") == meant
    assert set().union(*map(dots, parts_of(folder))) == meant


def dots(path: Path) -> set[tuple[int, int]]:
    """Give the sizes of the pictures that a PDF draws."""
    found = [page.get_image_info() for page in pymupdf.open(path)]
    return {(one["width"], one["height"]) for page in found for one in page}


def test_text_is_text(issues: list[Path]) -> None:
    """All faces are embedded, and every one says which characters its glyphs are."""
    for path in issues:
        pdf = pymupdf.open(path)
        fonts = objects(pdf, "/Type/Font/")
        assert fonts
        assert all("/ToUnicode" in one for one in fonts if "/Type0" in one)
        assert all("/FontFile" in one for one in objects(pdf, "/Type/FontDescriptor"))
        assert "/Lang(zh-CN)" in pdf.xref_object(pdf.pdf_catalog(), compressed=True)
