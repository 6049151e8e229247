"""What is made of an issue on demand: for a printing house, for a stapler, for a proofreader.

In: issues made by hand; the content of a small site.
Out: facts about the PDFs, and about the command that makes them.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from jobs import figure, job, notice, paragraph
from PIL import Image, ImageChops
from test_sandbox import doubled

from gazette.build.context import Run
from gazette.build.editions import Order, write
from gazette.cli import main
from gazette.language.lines import solid
from gazette.model import Grade, Place, Press, Problem, message
from gazette.model.blocks import Figure, Paragraph
from gazette.model.inlines import Link, Text
from gazette.print import BOOKLET, PRESS, PROOF, Edition, Limits
from gazette.print.booklet import saddle_stitch
from gazette.print.editions import make_edition
from gazette.print.inks import to_cmyk
from gazette.print.measures import read_measures
from gazette.print.sandbox import make_in_sandbox
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.print import Job

ROOT = Path(__file__).parents[1]
MEASURES = read_measures(ROOT / "layouts" / "print")
BLEED, SCALE = MEASURES.bleed, MEASURES.proof_scale
ACROSS, DOWN = MEASURES.proof_side, MEASURES.proof_top
SPINE = 4 * 0.1 * 72 / 25.4
"""How wide the spine of eight pages of 80 g/m² is, in points."""
QUARTER = ROOT / "tests/sites/quarter/content"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">{}</svg>'
DRAWN = (
    '<defs><linearGradient id="a"><stop offset="0" stop-color="#000"/>'
    '<stop offset="1" stop-color="#b5121b"/></linearGradient></defs>'
    '<rect width="30" height="60" fill="url(#a)"/>'
    '<path d="M40 0V60" stroke="black"/><text x="50" y="20" fill="#000">8</text>'
)
TEXT = "".join(f"第{at}句正文一行又一行地排下去。" for at in range(1, 450))
RING = Image.radial_gradient("L").resize((200, 100))
PHOTO = Image.merge("RGB", (RING, ImageChops.invert(RING), Image.new("L", RING.size, 40)))
COLOURS = re.compile(rb"(?:^|\s)(?:rg|RG|sc|SC|scn|SCN)(?:\s|$)")


def shown(*names: str) -> list[Figure]:
    """Make blocks that show a picture each."""
    return [replace(figure(f"n3{at}", name), line=13) for at, name in enumerate(names)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Make an issue of some pages with pictures of every kind, and a link."""
    folder = tmp_path_factory.mktemp("issue")
    PHOTO.save(folder / "c.png")
    PHOTO.save(folder / "c.jpg", quality=98, subsampling=0)
    PHOTO.convert("L").convert("RGB").save(folder / "g.png")
    clear = PHOTO.convert("RGBA")
    clear.putalpha(0)
    clear.save(folder / "t.png")
    (folder / "s.svg").write_text(SVG.format(DRAWN), encoding="utf-8")
    link = Paragraph((Text("见"), Link("https://a.example/", (Text("网页"),))), id="n5", line=15)
    text = paragraph("n4", TEXT)
    pictures = shown("c.png", "c.jpg", "g.png", "t.png", "s.svg")
    return job(folder, notice(1, *pictures, text, link), notice(2))


@pytest.fixture(scope="module")
def done(made: Job) -> Edition:
    """Make its press edition and its booklet."""
    return make_edition(replace(made, wanted=frozenset({PRESS, BOOKLET})))


def opened(pdf: bytes) -> Any:
    """Open a PDF."""
    return pymupdf.open(stream=pdf)


def plate(edition: Edition, name: str) -> Any:
    """Open one of the PDFs of an edition."""
    return opened(edition.files[name].pdf)


def proved(made: Job, *noted: Problem) -> Any:
    """Make the proof of an issue of which these Problems are known."""
    edition = make_edition(replace(made, wanted=frozenset({PROOF}), noted=noted))
    assert edition.files, edition.problems
    return plate(edition, "proof")


def objects(pdf: Any) -> list[tuple[int, str]]:
    """List the objects of a PDF, as text, with their numbers."""
    return [(at, pdf.xref_object(at, compressed=True)) for at in range(1, pdf.xref_length())]


def drawings(pdf: Any) -> bytes:
    """Join all that is drawn: by the pages, and by what they draw again."""
    streams = (at for at, text in objects(pdf) if pdf.xref_is_stream(at) and "/Length1" not in text)
    drawn = (at for at in streams if pdf.xref_get_key(at, "Subtype")[1] in {"null", "/Form"})
    plain = (at for at in drawn if pdf.xref_get_key(at, "CMapName")[0] == "null")
    return b"\n".join(pdf.xref_stream(at) for at in plain)


# --- the press edition ---


def test_inner_pages_fill_whole_sheets(done: Edition) -> None:
    """They are a multiple of four; the blank ones are counted; the cover stands alone."""
    inner = plate(done, "inner")
    assert len(inner) == done.files["inner"].pages
    assert len(inner) % 4 == 0
    empty = [not page.get_text(clip=page.trimbox).strip() for page in inner]
    assert sum(empty) == done.files["inner"].blanks > 0
    assert len(plate(done, "cover")) == done.files["cover"].pages == 2


def test_page_1_is_a_right_hand_page_of_the_bound_issue(done: Edition) -> None:
    """Odd numbers stand on odd pages of the file."""
    feet = [re.search(r"—\s*(\d+)\s*—", page.get_text()) for page in plate(done, "inner")]
    assert [int(foot[1]) % 2 == at % 2 for at, foot in enumerate(feet, 1) if foot].count(False) == 0
    assert sum(foot is not None for foot in feet) > 3


def test_pages_have_bleed_and_marks_outside_it(done: Edition) -> None:
    """3 mm are printed beyond it; eight marks stand where it is cut and do not enter the bleed."""
    for pdf in (plate(done, "cover"), plate(done, "inner")):
        for page in pdf:
            trim, bleed = page.trimbox, page.bleedbox
            width = 595.28 if pdf[0].rect.width < 1000 else 2 * 595.28 + SPINE
            assert (trim.width, trim.height) == pytest.approx((width, 841.89), abs=0.1)
            assert bleed.width - trim.width == pytest.approx(2 * BLEED, abs=0.1)
            assert page.mediabox.width - bleed.width > 2 * BLEED
            (marks,) = [one for one in page.get_drawings() if len(one["items"]) == 8]
            edge = (page.rect.width - bleed.width) / 2
            edge += 0.1
            inside = pymupdf.Rect(edge, edge, page.rect.width - edge, page.rect.height - edge)
            for _, start, end in marks["items"]:
                middle = (start + end) / 2
                assert not any(inside.contains(point) for point in (start, middle, end))


def test_the_cover_runs_into_the_bleed(done: Edition) -> None:
    """Its picture covers the strip that is cut off, and ends at the spine."""
    page = plate(done, "cover")[0]
    picture = page.get_pixmap(dpi=72, alpha=False)
    row = picture.height * 2 // 3
    red = [at for at in range(picture.width) if picture.pixel(at, row) != (255, 255, 255)]
    edge = (page.rect.width - page.bleedbox.width) / 2
    fold = edge + BLEED + 595.28 + SPINE
    assert (red[0], red[-1]) == pytest.approx((fold, picture.width - edge), abs=1.5)


def test_colours_are_inks(done: Edition) -> None:
    """No red, green and blue are left, in text, lines, drawings or pictures; black is K alone."""
    for name in done.files:
        pdf = plate(done, name)
        assert not COLOURS.search(
            drawings(pdf).replace(b"/Pattern cs", b"").replace(b"p0 scn", b"")
        )
        assert not [text for _, text in objects(pdf) if "RGB" in text]
        assert b"0 0 0 1 k" in drawings(pdf)
    assert b"0 0 0 1 K" in drawings(plate(done, "inner"))
    assert to_cmyk(0, 0, 0) == (0, 0, 0, 1)
    assert to_cmyk(0.6, 0.6, 0.6) == pytest.approx((0, 0, 0, 0.4))
    assert to_cmyk(1, 1, 1) == (0, 0, 0, 0)
    assert to_cmyk(0.7, 0.07, 0.1)[:3] == pytest.approx((0, 0.9, 0.857), abs=0.001)


def test_pictures_keep_their_look(made: Job) -> None:
    """Grey stays grey, colours become inks that show the same, what is clear becomes paper."""
    masthead = replace(made.masthead, press=Press(colour="all"))
    inner = plate(
        make_edition(replace(made, masthead=masthead, wanted=frozenset({PRESS}))), "inner"
    )
    images = {at: text for at, text in objects(inner) if "/Subtype/Image" in text}
    assert not any("/SMask" in text for text in images.values())
    maps = {at: pymupdf.Pixmap(inner, at) for at in images}
    coloured = [one for one in maps.values() if one.n == 4]
    assert len(coloured) == 2  # the same as PNG and as JPEG, which is a little less exact
    for one in coloured:
        for at in range(5, 100, 9):
            meant = to_cmyk(*(channel / 255 for channel in PHOTO.getpixel((at, at))))
            found = [ink / 255 for ink in one.pixel(at, at)]
            assert found == pytest.approx(meant, abs=0.06)
    grey = [one.samples for one in maps.values() if one.n == 1]
    assert PHOTO.convert("L").tobytes() in grey
    assert bytes([255]) * len(grey[0]) in grey


def test_the_press_edition_is_pdf_x(done: Edition, tmp_path: Path) -> None:
    """It has what X-1a asks for: boxes, condition, trapping, identity; no links, nothing clear."""
    for name in ("cover", "inner"):
        pdf = plate(done, name)
        (tmp_path / name).write_bytes(done.files[name].pdf)
        known = judges.run(judges.program("pdfinfo"), tmp_path / name).stdout
        assert re.search(r"PDF subtype: +PDF/X-1a:2003\n", known)
        told = re.search(r"/Info (\d+)", pdf.pdf_trailer(compressed=True))
        assert told
        info = pdf.xref_object(int(told[1]), compressed=True)
        assert "/GTS_PDFXVersion(PDF/X-1a:2003)" in info
        assert "/Trapped/False" in info
        assert {"/Title", "/CreationDate", "/ModDate"} <= set(re.findall(r"/\w+", info))
        (intent,) = re.findall(
            r"/OutputIntents\[(.*?)\]", pdf.xref_object(pdf.pdf_catalog(), compressed=True)
        )
        assert "/S/GTS_PDFX" in intent
        assert "/OutputConditionIdentifier(FOGRA39)" in intent
        assert pdf.metadata["format"] == "PDF 1.4"
        assert not pdf.is_encrypted
        assert pdf.get_toc() == []
        texts = "\n".join(text for _, text in objects(pdf))
        assert "/Annots" not in texts
        assert "/SMask" not in texts
        assert "/Transparency" not in texts
        for page in pdf:
            assert page.mediabox.contains(page.bleedbox & page.mediabox)
            assert page.bleedbox.contains(page.trimbox)


def test_what_is_transparent_is_not_called_pdf_x(tmp_path: Path) -> None:
    """A drawing that lets something through is told, and the file does not claim to be X-1a."""
    drawn = '<rect width="30" height="60" opacity="0.5"/>'
    (tmp_path / "s.svg").write_text(SVG.format(drawn), encoding="utf-8")
    (tmp_path / "o.svg").write_text(SVG.format(DRAWN), encoding="utf-8")
    one = job(tmp_path, notice(1, *shown("o.svg")), notice(2, *shown("s.svg")))
    edition = make_edition(replace(one, wanted=frozenset({PRESS})))
    (veiled,) = [one for one in edition.problems if one.rule == "print-transparent"]
    assert veiled.grade is Grade.LOOK
    assert veiled.place.file == one.notices[1].card.place.file
    assert b"GTS_PDFX" not in edition.files["inner"].pdf
    assert b"GTS_PDFX" in edition.files["cover"].pdf
    assert b"DeviceRGB" not in edition.files["inner"].pdf


def test_faces_are_embedded(done: Edition) -> None:
    """A printing house need not have them."""
    for name in done.files:
        for page in plate(done, name):
            assert all(kind != "n/a" for _, kind, *_ in page.get_fonts())


def test_a_picture_of_too_few_pixels_is_told(done: Edition, made: Job) -> None:
    """The Problem has its notice, line, dots to the inch and the pixels it needs; stops nothing."""
    coarse = [problem for problem in done.problems if problem.rule == "print-coarse"]
    assert len(coarse) == 4
    first = coarse[0]
    assert first.grade is Grade.LOOK
    assert first.place == Place(made.notices[0].card.place.file, 13)
    assert "c.png" in str(first.what)
    assert re.search(r"每英寸只有\d+点", str(first.what))
    assert re.search(r"至少\d{3,}像素宽", str(first.mend))


def test_the_booklet_has_each_page_once(done: Edition) -> None:
    """Two pages to a side of A3, the cover with the last page on the outside of the outer sheet."""
    assert list(saddle_stitch(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert sorted(at for pair in saddle_stitch(20) for at in pair) == list(range(20))
    booklet, inner, cover = (plate(done, name) for name in ("booklet", "inner", "cover"))
    assert len(booklet) == done.files["booklet"].pages
    assert len(booklet) % 2 == 0
    half = booklet[0].rect.width / 2
    assert (half, booklet[0].rect.height) == pytest.approx((595.28, 841.89), abs=0.1)
    right = booklet[0].get_text(clip=pymupdf.Rect(half, 0, 2 * half, 842))
    front = pymupdf.Rect(cover[0].rect.width / 2 + SPINE, 0, 2 * half + 60, 860)
    assert solid(right) == solid(cover[0].get_text(clip=front))
    numbers = re.findall(r"—\s*(\d+)\s*—", "".join(page.get_text() for page in booklet))
    printed = re.findall(r"—\s*(\d+)\s*—", "".join(page.get_text() for page in inner))
    assert sorted(numbers, key=int) == printed


def test_a_side_of_the_booklet_has_the_two_pages_that_belong_there(done: Edition) -> None:
    """Together their places make one more than all, and odd pages stand on the right."""
    booklet = plate(done, "booklet")
    half = booklet[0].rect.width / 2
    for sheet in booklet:
        for word in sheet.get_text("words"):
            if re.fullmatch(r"\d+", word[4]) and word[1] > 788:
                assert (word[0] > half) == (int(word[4]) % 2 == 1)


def test_the_press_edition_is_the_same_again(done: Edition, made: Job) -> None:
    """The same issue gives the same bytes."""
    assert make_edition(replace(made, wanted=frozenset({PRESS, BOOKLET}))) == done


# --- the proof ---


def noted(made: Job, line: int, what: str, *, grade: Grade = Grade.LOOK, **more: Any) -> Problem:
    """Make a Problem in the first notice."""
    place = Place(made.notices[0].card.place.file, line, more.pop("column", 1))
    return Problem(place, "x", message(what), message("改成全角"), grade, **more)


@pytest.fixture(scope="module")
def read(made: Job) -> Any:
    """Make the proof of the issue with Problems of every kind."""
    return proved(
        made,
        noted(made, 14, "段首的问题"),
        noted(made, 14, "段首的又一个问题"),
        noted(made, 14, "段中的问题", excerpt=TEXT, column=TEXT.index("第9句") + 1, width=3),
        noted(made, 15, "后面的问题"),
        noted(made, 3, "文件头的问题", grade=Grade.MEND),
        Problem(
            Place("2026-01/issue.yaml"),
            "x",
            message("本期的问题"),
            message("改期号"),
            Grade.MEND,
        ),
    )


def test_a_proof_says_so_on_every_page(read: Any) -> None:
    """校样 stands below the page, and above it the page, the gazette, who reads it and when."""
    assert len(read) > 5
    for page in read:
        stamp = [
            pymupdf.Rect(span["bbox"])
            for area in page.get_text("dict")["blocks"]
            for line in area.get("lines", ())
            for span in line["spans"]
            if span["text"].strip() == "校样" and span["size"] > 40
        ]
        assert len(stamp) == 1
        others = [word for word in page.get_text("words") if word[4] != "校样"]
        assert not [word for word in others if stamp[0].intersects(pymupdf.Rect(word[:4]))]
        assert stamp[0].y1 < page.rect.height
        head = solid(page.get_text(clip=pymupdf.Rect(0, 0, 595, 60)))
        assert "示例县人民政府公报2026年第1期" in head
        assert "校对：" in head
        assert "日期：" in head
    assert "第1页" in solid(read[2].get_text(clip=pymupdf.Rect(0, 0, 595, 60)))


def test_every_printed_line_has_its_number(read: Any) -> None:
    """Each column counts from 1, and a number stands level with its line."""
    words = read[3].get_text("words")
    middle = ACROSS + SCALE * 297.6
    numbers = [word for word in words if word[4].isdigit() and word[3] - word[1] < 9]
    lines = {round(w[3]) for w in words if "一行" in w[4]}
    for side in (False, True):
        here = [word for word in numbers if (word[0] > middle - 15) == side and word[1] > DOWN]
        assert [int(word[4]) for word in here] == list(range(1, len(here) + 1))
        assert len(here) > 40
        for word in here:
            assert min(abs(word[3] - line) for line in lines) < 5


def test_notes_stand_beside_their_lines(read: Any) -> None:
    """A note stands on the page of its line, level with it; what the mark is about is found."""
    said = [solid(page.get_text()) for page in read]
    assert ["段首的问题" in text for text in said] == [at == 2 for at in range(len(said))]
    assert "改法：改成全角" in said[2]
    assert ["后面的问题" in text for text in said].index(True) > 4
    words = read[2].get_text("words")
    marks = {word[4]: word[3] for word in words if word[0] < ACROSS + SCALE * 25}
    column = [word for word in words if word[0] < ACROSS + SCALE * 290 and "正文" in word[4]]
    first, ninth = (
        next(word[3] for word in column if said in word[4]) for said in ("第1句", "第9句")
    )
    assert marks["3–5"] == pytest.approx(first, abs=3)
    assert marks["6"] == pytest.approx(ninth, abs=3)
    assert ninth - first > 3 * 16.8 * SCALE


def test_a_problem_to_mend_is_marked(read: Any) -> None:
    """Of a front matter's it stands at the notice's head, of the issue's beside the cover."""
    said = [solid(page.get_text()) for page in read]
    assert "须改正2处，可以再看" in said[0]
    assert "须改正issue.yaml:1本期的问题" in said[0]
    assert "须改正01-zf-2026-1:3文件头的问题" in said[2]


@pytest.mark.slow
def test_notes_without_room_stand_on_the_last_sheet(made: Job) -> None:
    """It is one sheet, however many there are; each is told once, and none lies on another."""
    pages = len(proved(made))
    some = [noted(made, 14, f"第{at}个问题，说来话长" * 3) for at in range(1, 41)]
    pdf = proved(made, *some)
    heads = [solid(page.get_text(clip=pymupdf.Rect(0, 0, 300, 60))) for page in pdf]
    assert [at for at, head in enumerate(heads) if "续记" in head] == [pages]
    assert len(pdf) == pages + 1
    said = "".join(solid(page.get_text()) for page in pdf)
    assert all(said.count(f"第{at}个问题，说来话长" * 3) == 1 for at in range(1, 41))
    column = pymupdf.Rect(ACROSS + SCALE * 595.3 + 2, 0, 595, 842)
    tops = [word[1] for word in pdf[2].get_text("words", clip=column) if word[1] > DOWN]
    assert tops == sorted(tops)
    assert max(word[3] for word in pdf[2].get_text("words")) < 842
    many = [
        replace(noted(made, 14, f"第{at}个问题，说来话长" * 3), mend=message(f"改成{at}"))
        for at in range(1, 400)
    ]
    pdf = proved(made, *many)
    assert len(pdf) == pages + 1
    assert re.search(r"另有\d{3}条写不下", solid(pdf[pages].get_text()))


def test_a_proof_is_the_same_again(made: Job) -> None:
    """The same issue gives the same bytes."""
    one = replace(made, notices=made.notices[1:], wanted=frozenset({PROOF}))
    assert make_edition(one) == make_edition(one)


@pytest.mark.slow
def test_a_picture_that_never_ends_ends(tmp_path: Path) -> None:
    """A proof has the limits of an IssuePdf, and names the notice that could not be set."""
    (tmp_path / "s.svg").write_text(doubled(40), encoding="utf-8")
    hostile = job(tmp_path, notice(1), notice(2, *shown("s.svg")))
    jobs = [
        replace(hostile, wanted=frozenset({PROOF})),
        replace(job(tmp_path, notice(3)), wanted=frozenset({PROOF})),
    ]
    found, well = make_in_sandbox(jobs, Limits(seconds=6))
    assert isinstance(found, Problem)
    assert found.place.file == hostile.notices[1].card.place.file
    assert isinstance(well, Edition)
    assert list(well.files) == ["proof"]


# --- the command ---


def run_of(content: Path, folder: Path) -> Run:
    """Make the run of a content folder."""
    return Run(content, folder / "output", ROOT / "layouts", ROOT / "static")


def wrote(content: Path, folder: Path, *wanted: str, names: tuple[str, ...] = ()) -> Any:
    """Write what is wanted."""
    run = run_of(content, folder)
    order = Order(names, frozenset(wanted), folder / "to")
    return write(run, order, lambda *_: None)


def test_an_issue_with_something_to_mend_has_a_proof_and_no_press_edition(tmp_path: Path) -> None:
    """The proof tells what is to be mended; another issue is printed all the same."""
    content = tmp_path / "content"
    shutil.copytree(QUARTER, content)
    first = next((content / "2026-01").glob("01-*.md"))
    text = re.sub(
        r"(?m)^(dated|成文日期): .*", r"\1: 2026-13-01", first.read_text(encoding="utf-8")
    )
    first.write_text(text, encoding="utf-8")
    done = wrote(content, tmp_path, PRESS, PROOF, names=("2026-01", "2026-02"))
    names = {f"2026-02-{name}.pdf" for name in ("cover", "inner", "proof")} | {"2026-01-proof.pdf"}
    assert {path.name for path, _ in done.files} == names
    assert {path.name for path in (tmp_path / "to").iterdir()} == names
    assert done.left == (("2026-01", frozenset({PRESS})),)
    assert [p.rule for p in done.problems if p.grade is Grade.MEND] == ["date-unreadable"]
    said = solid(opened((tmp_path / "to/2026-01-proof.pdf").read_bytes())[2].get_text())
    assert "须改正" in said
    assert "2026-13-01" in said
    assert not (tmp_path / "output").exists()


def test_a_character_without_a_glyph_stops_the_press_edition(tmp_path: Path) -> None:
    """What is found only while the issue is set counts, too."""
    content = tmp_path / "content"
    shutil.copytree(QUARTER, content)
    first = next((content / "2026-02").glob("01-*.md"))
    first.write_text(first.read_text(encoding="utf-8") + "\n\U00031350字。\n", encoding="utf-8")
    done = wrote(content, tmp_path, PRESS)
    assert "print-glyph" in {problem.rule for problem in done.problems}
    assert done.files == ()
    assert done.left == (("2026-02", frozenset({PRESS})),)
    assert not (tmp_path / "to").exists()


def test_an_issue_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The name is said, and one that is there."""
    with pytest.raises(Refused, match="2031-07"):
        wrote(QUARTER, tmp_path, PROOF, names=("2031-07",))
    (tmp_path / "content").mkdir()
    shutil.copy(QUARTER / "gazette.yaml", tmp_path / "content")
    with pytest.raises(Refused, match="没有一期"):
        wrote(tmp_path / "content", tmp_path, PROOF)


def said_by(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Give a command; its exit status and what it said."""
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_command_makes_the_newest_issue_beside_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft, too; pages, blanks and sheets are said, and that the website is as it was."""
    content = tmp_path / "content"
    shutil.copytree(QUARTER, content)
    issue = content / "2026-02/issue.yaml"
    draft = issue.read_text(encoding="utf-8").replace("published\n", "draft\n")
    assert "draft" in draft
    issue.write_text(draft, encoding="utf-8")
    folders = ("--content", content, "--output", tmp_path / "output")
    status, out, err = said_by(capsys, "--press", "--booklet", *folders)
    assert status == 0, err
    assert re.search(r"2026-02-inner\.pdf：\d+ 页，其中空白 \d 页", out)
    assert re.search(r"2026-02-booklet\.pdf：A3 纸 \d 张", out)
    assert "网站没有改动" in out
    names = {f"2026-02-{name}.pdf" for name in ("cover", "inner", "booklet")}
    assert {path.name for path in (tmp_path / "print").iterdir()} == names
    assert {path.name for path in tmp_path.iterdir()} == {"content", "print"}


def test_what_stands_in_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder should be is named, with how to mend it, and the site is not."""
    (tmp_path / "to").write_text("", encoding="utf-8")
    folders = ("--content", QUARTER, "--output", tmp_path / "output", "--to", tmp_path / "to")
    status, _, err = said_by(capsys, "build", "--proof", "--issue", "2026-02", *folders)
    assert status == 1
    assert f"没有写到 {tmp_path / 'to'}" in err
    assert "--to" in err
    assert "Traceback" not in err
    (tmp_path / "to").unlink()
    (tmp_path / "to/2026-02-proof.pdf/x").mkdir(parents=True)
    status, _, err = said_by(capsys, "build", "--proof", "--issue", "2026-02", *folders)
    assert status == 1
    assert "2026-02-proof.pdf）" in err
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["2026-02-proof.pdf"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--issue", "2026-01"),
        ("--to", "x"),
        ("--proof", "--to", "output/x"),
        ("--proof", "--to", "content"),
    ],
)
def test_options_without_sense_are_not_understood(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`--issue` and `--to` go with an edition; none is written into the site or the content."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(QUARTER, "content")
    folders = ("--content", "content", "--output", "output")
    folders += ("--layouts", ROOT / "layouts", "--static", ROOT / "static")
    status, _, err = said_by(capsys, *arguments, *folders)
    assert status == 2
    assert "--to" in err
    assert {path.name for path in tmp_path.iterdir()} == {"content"}


def test_a_proof_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """Its head, its pages' names and its notes; without one, that of the gazette."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/sites/english/content", content)
    first = next((content / "2026-01").glob("01-*.md"))
    text = first.read_text(encoding="utf-8")
    first.write_text(f"{text}\nSee the [terms](terms.pdf).\n", encoding="utf-8")
    for language, words in (
        ("", ("page1", "proof", "tomend", "Readby:", "Mend:")),
        ("zh-Hans", ("第1页", "校样", "须改正", "校对：", "改法：")),
    ):
        order = Order((), frozenset({PROOF}), tmp_path / "to", language)
        done = write(run_of(content, tmp_path), order, lambda *_: None)
        ((path, _),) = done.files
        said = solid("".join(page.get_text() for page in opened(path.read_bytes())))
        assert [word for word in words if word not in said] == []
        assert bool(re.search("[\u3400-\u9fff]", said)) == bool(language)
