"""The press edition as a printing house judges it: inks, plates, boxes, standards.

In: an issue made by hand; Ghostscript and qpdf, which separate and check its files.
Out: facts about gazette.print.press_edition.
"""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from jobs import figure, job, notice, paragraph
from lxml import etree
from PIL import Image

from gazette.model import Press
from gazette.print import BOOKLET, PRESS, Edition, EditionFile
from gazette.print.booklet import impose
from gazette.print.cover_sheet import spine_size, spine_width, written_down
from gazette.print.editions import make_edition
from gazette.print.press_edition import _sheet

if TYPE_CHECKING:
    from gazette.print import Job

PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
TEXT = "".join(f"第{at}句正文一行又一行地排下去。" for at in range(1, 300))
SPOT = "PANTONE 485 C"
WANTED = frozenset({PRESS, BOOKLET})


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Make an issue with a coloured picture on its last page, and the profile of a press."""
    folder = tmp_path_factory.mktemp("content") / "2026-01"
    folder.mkdir()
    Image.new("RGB", (900, 600), "#2266aa").save(folder / "c.png")
    (folder.parent / "press.icc").write_bytes(PROFILE.read_bytes())
    text = paragraph("n3", TEXT)
    return job(folder, notice(1, text), notice(2, paragraph("n3", "甲。"), figure("n4", "c.png")))


def made(issue: Job, **asked: Any) -> Edition:
    """Make cover, inner pages and booklet as an office asks for them."""
    masthead = replace(issue.masthead, press=Press(**asked))
    edition = make_edition(replace(issue, masthead=masthead, wanted=WANTED))
    assert edition.files, edition.problems
    return edition


@pytest.fixture(scope="module")
def plain(issue: Job) -> Edition:
    """Make it without a wish."""
    return made(issue)


@pytest.fixture(scope="module")
def modern(issue: Job) -> Edition:
    """Make it as X-4, with a spot colour and colour where pictures are."""
    return made(issue, standard="X-4", profile="press.icc", red=SPOT, colour="pictures")


def opened(file: EditionFile) -> pikepdf.Pdf:
    """Open a file of an edition."""
    return pikepdf.open(io.BytesIO(file.pdf))


def test_inner_pages_are_printed_in_one_ink(plain: Edition, tmp_path: Path) -> None:
    """As Ghostscript separates them: no cyan, magenta or yellow; the report says the same."""
    found = judges.ink_coverage(saved(plain.files["inner"], tmp_path))
    assert [inks[:3] for inks in found] == [(0, 0, 0)] * len(found)
    assert all(inks[3] > 0 for inks in found)
    assert plain.files["inner"].inks == ("K",)
    assert plain.files["inner"].coloured == ()
    assert plain.files["cover"].inks == ("K", "M", "Y")
    cover, inside = judges.ink_coverage(saved(plain.files["cover"], tmp_path))
    assert inside[:3] == (0, 0, 0)
    assert cover[0] == 0
    assert cover[1] == cover[2] > 0.1


def saved(file: EditionFile, folder: Path) -> Path:
    """Write a file of an edition."""
    path = folder / "x.pdf"
    path.write_bytes(file.pdf)
    return path


def test_colour_is_where_the_office_wants_it(issue: Job, modern: Edition, tmp_path: Path) -> None:
    """On the pages with pictures, in the contents, or on all; the report names just those."""
    inner = modern.files["inner"]
    found = judges.ink_coverage(saved(inner, tmp_path))
    coloured = tuple(at for at, inks in enumerate(found, 1) if any(inks[:3]))
    assert inner.coloured == coloured
    assert len(coloured) == 1
    assert coloured[0] > 2
    assert inner.sheets == (1 + (coloured[0] - 1) // 4,)
    contents = made(issue, colour="contents", binding="saddle").files["inner"]
    assert (contents.coloured, contents.sheets, contents.inks) == ((1,), (1,), ("K", "M", "Y"))
    whole = made(issue, colour="all").files["inner"]
    assert whole.coloured == (1, *coloured)
    assert whole.inks == ("C", "K", "M", "Y")


@pytest.mark.parametrize(
    ("binding", "sheets"),
    [("saddle", [1, 1, 2, 2, 2, 2, 1, 1]), ("perfect", [1, 1, 1, 1, 2, 2, 2, 2])],
)
def test_folded_sheets_lie_in_one_another_or_on_one_another(
    binding: str, sheets: list[int]
) -> None:
    """As they are stapled or glued."""
    assert [_sheet(at, 8, binding) for at in range(8)] == sheets


def test_a_spot_colour_has_a_plate(modern: Edition, tmp_path: Path) -> None:
    """The cover is printed in two inks; Ghostscript makes the plate under its name."""
    assert modern.files["cover"].inks == ("K", SPOT)
    assert SPOT in judges.plates(saved(modern.files["cover"], tmp_path), tmp_path)


def test_qpdf_finds_no_fault(plain: Edition, modern: Edition, tmp_path: Path) -> None:
    """In the syntax of any file."""
    for edition in (plain, modern):
        for file in edition.files.values():
            assert judges.qpdf(saved(file, tmp_path)) == []


def test_boxes_begin_at_0_and_lie_in_one_another(plain: Edition) -> None:
    """The paper, what is printed, what is left when it is cut."""
    for file in plain.files.values():
        for page in opened(file).pages:
            boxes = [
                [float(edge) for edge in page.obj[f"/{name}Box"]]
                for name in ("Media", "Bleed", "Trim")
            ]
            assert boxes[0][:2] == [0, 0]
            for outer, inner in itertools.pairwise(boxes):
                assert outer[0] <= inner[0] < inner[2] <= outer[2]
                assert outer[1] <= inner[1] < inner[3] <= outer[3]


def test_a_page_lists_what_it_draws_with_and_nothing_else(plain: Edition) -> None:
    """Fonts, states, spaces and pictures: each is named by the stream that lists it."""
    for file in plain.files.values():
        pdf = opened(file)
        forms = [one for one in pdf.objects if "/Resources" in named(one)]
        assert forms
        for form in forms:
            text = drawn(form)
            listed = [name for kind in form.Resources.values() for name in kind.keys()]  # noqa: SIM118 - of pikepdf
            assert all(name.encode() + b" " in text for name in listed)


def drawn(entry: Any) -> bytes:
    """Return the stream of a form, the streams of a page."""
    contents = entry.get("/Contents", entry)
    several = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(one.read_bytes() for one in several)


def named(entry: Any) -> Any:
    """Return the keys of an object of a PDF that has any."""
    return entry.keys() if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream) else ()


def test_odd_numbers_stand_on_the_right(plain: Edition) -> None:
    """The contents begin with i on the first inner page, the text with 1 on an odd one."""
    pages = [page.get_text() for page in pymupdf.open(stream=plain.files["inner"].pdf)]
    assert "i" in pages[0].split()
    first = next(at for at, text in enumerate(pages, 1) if "— 1 —" in text)
    assert first % 2 == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("standard", "version", "said"),
    [
        ("X-1a:2001", "1.3", {"Version": "PDF/X-1:2001", "Conformance": "PDF/X-1a:2001"}),
        ("X-1a:2003", "1.4", {"Version": "PDF/X-1a:2003"}),
        ("X-4", "1.6", {}),
    ],
)  # fmt: skip
def test_a_file_says_which_standard_it_keeps(
    issue: Job, standard: str, version: str, said: dict[str, str]
) -> None:
    """Its version, its key, and faces that this version knows; the same bytes each time."""
    profile = "press.icc" if standard == "X-4" else ""
    edition = made(issue, standard=standard, profile=profile)
    assert edition == made(issue, standard=standard, profile=profile)
    for file in edition.files.values():
        pdf = opened(file)
        assert pdf.pdf_version == version
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert {
            key.removeprefix("/GTS_PDFX"): value for key, value in info.items() if "GTS" in key
        } == said
        assert info["/Trapped"] == "/False"
        assert info["/Title"].startswith("示例县人民政府公报")
        assert info["/CreationDate"] == info["/ModDate"] == "D:20260410000000Z"
        assert "/ID" in pdf.trailer
        programs = [one for one in pdf.objects if "/FontFile3" in named(one)]
        assert programs
        assert {str(one.FontFile3.Subtype) for one in programs} == {"/CIDFontType0C"}
        assert {one.FontFile3.read_bytes()[:2] for one in programs} == {b"\1\0"}


def test_x_4_says_so_in_its_metadata_and_holds_the_profile(modern: Edition) -> None:
    """The profile is the office's own, to the byte; each file has an identifier of its own."""
    identities = set()
    for file in modern.files.values():
        pdf = opened(file)
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.OutputConditionIdentifier == "FOGRA39"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
        assert "/Filter" not in pdf.Root.Metadata
        xmp = etree.fromstring(pdf.Root.Metadata.read_bytes())
        said = {
            etree.QName(one).localname: (one.text or "").strip() for one in xmp.iter(etree.Element)
        }
        assert said["GTS_PDFXVersion"] == "PDF/X-4"
        assert said["Trapped"] == "False"
        assert said["li"] == str(pdf.docinfo["/Title"])
        assert said["CreateDate"] == said["ModifyDate"] == "2026-04-10T00:00:00Z"
        assert said["RenditionClass"] == "default"
        identities.add(said["DocumentID"])
    assert len(identities) == 3


@pytest.mark.parametrize(
    ("condition", "name"),
    [
        ("coated", "FOGRA39"),
        ("uncoated", "FOGRA47"),
        ("japan-coated", "JC200103"),
        ("japan-uncoated", "JC200104"),
        ("custom", "Custom"),
    ],
)
def test_the_condition_is_called_as_in_the_registry(issue: Job, condition: str, name: str) -> None:
    """What no registry knows is said by its profile, in X-1a, too."""
    edition = made(issue, condition=condition, profile="press.icc")
    pdf = opened(edition.files["cover"])
    (intent,) = pdf.Root.OutputIntents
    assert intent.OutputConditionIdentifier == name
    assert ("/RegistryName" in intent) is (condition != "custom")
    assert ("/DestOutputProfile" in intent) is (condition == "custom")


# --- the sheet of the cover ---


def test_the_cover_is_one_sheet_with_its_spine(issue: Job) -> None:
    """封四, spine and 封一 outside; 封二 and 封三, empty, inside; folded at the spine's edges."""
    edition = made(issue, caliper=3000)
    cover, leaves = edition.files["cover"], edition.files["inner"].pages / 2
    assert cover.spine == pytest.approx(3 * leaves)
    assert (cover.pages, cover.blanks) == (2, 1)
    outside, inside = pymupdf.open(stream=cover.pdf)
    width = cover.spine * 72 / 25.4
    for side in (outside, inside):
        assert side.trimbox.width == pytest.approx(2 * 595.28 + width, abs=0.1)
        folds = {
            round(start.x - side.trimbox.x0, 1)
            for one in side.get_drawings()
            if "3 2" in (one["dashes"] or "")
            for kind, start, *_ in one["items"]
            if kind == "l"
        }
        assert folds == {595.3, round(595.28 + width, 1)}
    left, right = outside.trimbox.x0 + 595, outside.trimbox.x0 + 596 + width
    above = outside.trimbox.y1 - 5
    parts = [(0, left), (left, right), (right, outside.rect.width)]
    back, spine, front = (
        outside.get_text(clip=pymupdf.Rect(start, 0, end, above)).split() for start, end in parts
    )
    assert back == []
    assert "".join(spine) == "示例县人民政府公报二〇二六年第一期"
    assert "示例县人民政府公报" in front
    assert inside.get_text(clip=pymupdf.Rect(0, 0, inside.rect.width, above)).split() == []


@pytest.mark.parametrize(
    ("millimetres", "size"), [(4.9, 0), (5, 8.5), (10, 17.01), (30, 18), (0, 0)]
)
def test_a_spine_of_five_millimetres_has_a_text(millimetres: float, size: float) -> None:
    """As large as is becoming, and as many characters as find room."""
    assert spine_size(millimetres * 72 / 25.4, 17, 800) == pytest.approx(size, abs=0.01)
    assert spine_size(30 * 72 / 25.4, 99, 800) == 8


@pytest.mark.parametrize(
    ("pages", "press", "millimetres"),
    [
        (48, Press(), 2.4),
        (48, Press(grammage=60), 1.8),
        (200, Press(caliper=95), 9.5),
        (48, Press(binding="saddle"), 0),
    ],
)
def test_the_spine_is_as_wide_as_its_leaves(pages: int, press: Press, millimetres: float) -> None:
    """By the weight of the paper or its thickness; a stapled issue has none."""
    found = spine_width(pages, press.leaf, press.binding) * 25.4 / 72
    assert found == pytest.approx(millimetres)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("2026年第3期", "二〇二六年第三期"),
        ("2026年第11—12期（合刊）", "二〇二六年第十一—十二期（合刊）"),
        ("2026年增刊第1期", "二〇二六年增刊第一期"),
    ],
)
def test_a_vertical_line_counts_in_chinese(name: str, written: str) -> None:
    """A year by its figures, a number as it is said."""
    assert written_down(name) == written


def test_an_english_spine_runs_down(issue: Job) -> None:
    """Its line is turned to the right."""
    masthead = replace(
        issue.masthead, language="en", name="Gazette of Shili", press=Press(caliper=3000)
    )
    edition = make_edition(replace(issue, masthead=masthead, wanted=frozenset({PRESS})))
    page = pymupdf.open(stream=edition.files["cover"].pdf)[0]
    turned = [
        span["text"]
        for area in page.get_text("dict")["blocks"]
        for line in area.get("lines", ())
        if line["dir"] == pytest.approx((0, 1), abs=1e-6)
        for span in line["spans"]
    ]
    assert "".join(turned).startswith("Gazette of Shili")


def test_each_sheet_says_what_it_is(issue: Job, plain: Edition) -> None:
    """File, number, day and inks stand below the bleed, in black."""
    for name, inks in (("inner", "K"), ("cover", "KMY")):
        pdf = pymupdf.open(stream=plain.files[name].pdf)
        for at, page in enumerate(pdf, 1):
            below = page.rect.height - page.bleedbox.y0
            said = page.get_text(clip=pymupdf.Rect(0, below, 900, page.rect.height)).split()
            assert said[:3] == [f"2026-01-{name}.pdf", f"{at}/{len(pdf)}", "2026-04-10"]
            assert "".join(said[3:]) == (inks if at == 1 or name == "inner" else "K")


def test_pages_of_inner_sheets_stand_nearer_to_the_fold() -> None:
    """By the thickness of a leaf for each sheet around them; nothing crosses the fold."""
    source = pikepdf.Pdf.new()
    for _ in range(12):
        source.add_blank_page(page_size=(100, 200))
    sides = impose(source, 2).pages
    assert len(sides) == 6
    for side, page in enumerate(sides):
        creep = side // 2 * 2
        boxes = [[float(edge) for edge in one.BBox] for one in page.Resources.XObject.values()]
        assert boxes == [[0, 0, 100 - creep, 200], [creep, 0, 100, 200]]
        drawn_at = re.findall(rb"1 0 0 1 (\S+) \S+ cm", drawn(page.obj))
        assert sorted(map(float, drawn_at)) == [creep, 100 - creep]
