"""The reading edition can be kept for ever and read aloud: independent judges find no fault.

In: the printed issues of the specimen, and of the real number where it is.
Out: tests of `gazette.book.archive`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest

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


def test_text_is_text(issues: list[Path]) -> None:
    """All faces are embedded, and every one says which characters its glyphs are."""
    for path in issues:
        pdf = pymupdf.open(path)
        fonts = objects(pdf, "/Type/Font/")
        assert fonts
        assert all("/ToUnicode" in one for one in fonts if "/Type0" in one)
        assert all("/FontFile" in one for one in objects(pdf, "/Type/FontDescriptor"))
        assert "/Lang(zh-CN)" in pdf.xref_object(pdf.pdf_catalog(), compressed=True)
