"""The code in the foot of each printed page: there where a Job has codes, and nothing moves by it.

In: an issue of six pages made by hand, its pages' codes.
Out: facts about the foot of gazette.print's pages, read by Poppler, PDFium, zxing and veraPDF.
"""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pypdfium2
import pytest
import zxingcpp
from jobs import job, notice, paragraph, table
from PIL import Image

from gazette.print import BOOKLET, PRESS, PROOF
from gazette.print.editions import make_edition
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.layout_context import page_address

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.print import IssuePdf, Job

CODES = (
    "K7QX 2M4A WWI2 IIII",
    "WWWW WWWW WWWW WWWW",
    "IIII 2345 67AB CDEF",
    "GHIJ KLMN OPQR STUV",
    "WXYZ 2345 67AB CDEF",
    "7777 2222 QQQQ OOOO",
)
HTTPS = "HTTPS://GAZETTE.EXAMPLE/C/"
MILLIMETRE = 72 / 25.4
FOOT = 788.5
"""Where the text of a page ends, in points from its top."""


def issue(folder: Path) -> Job:
    """Make an issue of as many pages as there are codes, a table's among them."""
    rows = [["乡镇", "数量"], *([f"第{at}乡", str(at)] for at in range(150))]
    text = "各乡镇、各部门要认真贯彻执行，逐项落实。" * 12
    body = [paragraph(f"n{at}", text) for at in range(3, 30)]
    return job(folder, notice(1, *body, table("n30", rows)), notice(2, paragraph("n3", text)))


def asked(made: Job, *, qr: bool = False, address: str = "https://gazette.example") -> Job:
    """Give the pages of an issue their codes."""
    masthead = replace(made.masthead, qr_codes=qr, address=address)
    return replace(made, codes=CODES, masthead=masthead)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Make it once."""
    return issue(tmp_path_factory.mktemp("codes"))


@pytest.fixture(scope="module")
def books(bare: Job) -> dict[str, IssuePdf]:
    """Print it with codes and with QR codes of theirs, and each without any."""
    with_codes = {"codes": asked(bare), "qr": asked(bare, qr=True)}
    without = {f"no {name}": replace(one, codes=()) for name, one in with_codes.items()}
    return {name: make_issue_pdf(one) for name, one in (with_codes | without).items()}


def characters(pdf: bytes, *, foot: bool) -> list[list[tuple[str, float, float]]]:
    """Find where each character of each printed page stands: in the foot, or above it."""
    pages = []
    for page in list(pymupdf.open(stream=pdf))[2:]:
        spans = (
            (one["c"], round(one["origin"][0], 3), round(one["origin"][1], 3))
            for area in page.get_text("rawdict", flags=0)["blocks"]
            for line in area["lines"]
            for span in line["spans"]
            for one in span["chars"]
        )
        pages.append([one for one in spans if (one[2] > FOOT) is foot])
    return pages


def test_each_page_has_its_code_across_from_its_number(books: dict[str, IssuePdf]) -> None:
    """Odd pages left, even ones right, where Poppler and PDFium read it whole."""
    pdf = books["codes"].pdf
    assert books["codes"].problems == ()
    assert books["codes"].page_map.count == len(CODES)
    reader = pypdfium2.PdfDocument(pdf)
    for at, (code, found) in enumerate(zip(CODES, characters(pdf, foot=True), strict=True)):
        assert code in reader[2 + at].get_textpage().get_text_bounded()
        text = "".join(character for character, *_ in found)
        left, number = (found[text.index(one)][1] for one in (code, f"— {at + 1} —"))
        assert (left < number) is (at % 2 == 0)


def test_poppler_reads_the_codes(books: dict[str, IssuePdf], tmp_path: Path) -> None:
    """In the order of the pages, each once."""
    path = tmp_path / "issue.pdf"
    path.write_bytes(books["codes"].pdf)
    for code, page in zip(CODES, judges.pdftotext(path)[2:], strict=True):
        assert [one for one in CODES if one in page] == [code]


def test_every_code_is_as_wide(books: dict[str, IssuePdf]) -> None:
    """Each of its characters, W and I, takes half an em."""
    for code, page in zip(CODES, characters(books["codes"].pdf, foot=True), strict=True):
        text = "".join(character for character, *_ in page)
        first = text.index(code)
        places = [x for _, x, _ in page[first : first + len(code)]]
        steps = [b - a for a, b in pairwise(places)]
        assert steps == pytest.approx([6.5 / 2] * (len(code) - 1), abs=0.02)


@pytest.mark.parametrize("kind", ["codes", "qr"])
def test_nothing_of_the_page_moves(kind: str, books: dict[str, IssuePdf]) -> None:
    """Page map, texts of pages, and each character above the foot, and the page's number."""
    none, some = books[f"no {kind}"], books[kind]
    assert some.page_map == none.page_map
    assert characters(some.pdf, foot=False) == characters(none.pdf, foot=False)
    for before, after in zip(
        characters(none.pdf, foot=True), characters(some.pdf, foot=True), strict=True
    ):
        assert set(before) <= set(after)


def test_without_codes_a_foot_has_the_number_alone(books: dict[str, IssuePdf]) -> None:
    """As before."""
    feet = [
        "".join(one[0] for one in page) for page in characters(books["no codes"].pdf, foot=True)
    ]
    assert feet == [f"— {at} —" for at in range(1, len(CODES) + 1)]


def seen(pdf: bytes) -> list[dict[str, tuple[float, ...]]]:
    """Read the QR codes in the feet of the pages at 200 dpi: address -> its edges in points."""
    found = []
    for page in list(pymupdf.open(stream=pdf))[2:]:
        pixels = page.get_pixmap(dpi=200)
        drawn = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
        codes = zxingcpp.read_barcodes(drawn)
        corners = {one.text: (one.position.top_left, one.position.bottom_right) for one in codes}
        found.append(
            {
                text: tuple(side * 72 / 200 for side in (a.x, a.y, b.x, b.y))
                for text, (a, b) in corners.items()
                if a.y * 72 / 200 > FOOT
            }
        )
    return found


def test_a_qr_code_leads_to_the_page(books: dict[str, IssuePdf]) -> None:
    """In capitals, at most 15 mm wide, flush with the text, off the edge where a page is cut."""
    for at, (code, found) in enumerate(zip(CODES, seen(books["qr"].pdf), strict=True)):
        ((address, (left, top, right, bottom)),) = found.items()
        assert address == f"{HTTPS}{code.replace(' ', '')}/"
        assert 9 * MILLIMETRE < right - left < 15 * MILLIMETRE
        assert min(abs(left - 56.1), abs(right - 539.2)) < 1.5
        assert (left < 300) is (at % 2 == 0)
        assert top > FOOT + 3
        assert bottom < 297 * MILLIMETRE - 3 * MILLIMETRE


def test_a_long_address_is_read_too(bare: Job) -> None:
    """A host of 52 characters takes version 3; it is read at 200 dpi, and at most 15 mm wide."""
    host = "https://gazette.department-of-records.county.gov.example"
    for code, found in zip(
        CODES, seen(make_issue_pdf(asked(bare, qr=True, address=host)).pdf), strict=True
    ):
        ((address, (left, _, right, _)),) = found.items()
        assert address == f"{host.upper()}/C/{code.replace(' ', '')}/"
        assert right - left < 15 * MILLIMETRE


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("https://gazette.example", f"{HTTPS}K7QX2M4AWWI2IIII/"),
        ("https://gazette.example/", f"{HTTPS}K7QX2M4AWWI2IIII/"),
        ("http://a.example:8080", "HTTP://A.EXAMPLE:8080/C/K7QX2M4AWWI2IIII/"),
        ("https://a.example/Gongbao/", "HTTPS://A.EXAMPLE/Gongbao/C/K7QX2M4AWWI2IIII/"),
    ],
)
def test_a_host_is_written_in_capitals_and_a_path_as_it_is(site: str, address: str) -> None:
    """Servers tell /gongbao/ from /GONGBAO/."""
    assert page_address(site, CODES[0]) == address


def test_without_being_asked_there_is_no_qr_code(books: dict[str, IssuePdf]) -> None:
    """The code alone stands there."""
    assert not any(seen(books["codes"].pdf))


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_codes_are_no_part_of_the_tagged_text(
    flavour: str, books: dict[str, IssuePdf], tmp_path: Path
) -> None:
    """Judges pass the issue and a notice's own PDF; a screen reader is told no code."""
    for name, pdf in (("whole", books["qr"].pdf), ("part", books["qr"].parts["zf-2026-1"])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        assert judges.verapdf(path, flavour) == []
    with (
        pikepdf.open(io.BytesIO(books["qr"].pdf)) as one,
        pikepdf.open(io.BytesIO(books["no qr"].pdf)) as other,
    ):
        assert structure(one) == structure(other)


def structure(pdf: pikepdf.Pdf) -> list[str]:
    """List the elements of a PDF's structure in order."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        found.append(str(element.get("/S", "")))
        kids: Any = element.get("/K", [])
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return found


def test_a_notice_has_the_codes_of_its_pages(books: dict[str, IssuePdf]) -> None:
    """Its own PDF has the pages of the issue."""
    first, last = books["codes"].page_map.spans["zf-2026-2"]
    part = pymupdf.open(stream=books["codes"].parts["zf-2026-2"])
    assert [code for page in part for code in CODES if code in page.get_text()] == list(
        CODES[first - 1 : last]
    )


@pytest.mark.slow
@pytest.mark.parametrize("wanted", [PRESS, BOOKLET, PROOF])
def test_every_edition_prints_the_codes(wanted: str, bare: Job) -> None:
    """Each once."""
    made = replace(asked(bare, qr=True), wanted=frozenset({wanted}))
    files = make_edition(made).files
    text = "".join(
        page.get_text() for one in files.values() for page in pymupdf.open(stream=one.pdf)
    )
    assert [text.count(code) for code in CODES] == [1] * len(CODES)


def test_codes_tell_two_prints_apart(bare: Job) -> None:
    """And so does whether they have QR codes."""
    kinds = (asked(bare), replace(asked(bare), codes=CODES[::-1]))
    quick, bare = asked(bare, qr=True), replace(asked(bare), codes=())
    assert len({fingerprint(one) for one in (*kinds, quick, bare)}) == 4
