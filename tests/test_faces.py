"""What the masthead asks of the printed issue: faces, spaces, codes, a cover, lines of a colophon.

In: small issues made by hand, fonts cut from those of the machine, pictures drawn here.
Out: facts about the PDFs that `bind` makes, and about the Problems that every build tells.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jobs
import judges
import pymupdf
import pytest
import zxingcpp
from fontTools import subset
from fontTools.ttLib import TTFont
from jobs import heading, notice, paragraph
from PIL import Image, ImageDraw

from gazette import read
from gazette.build import Result, build_site, inspect
from gazette.build.context import Run
from gazette.language.lines import solid
from gazette.model import Face, Grade, Masthead, Picture, Place, Problem
from gazette.model.blocks import Paragraph
from gazette.model.inlines import Strong, Text
from gazette.print import PRESS, IssuePdf, Job, faces
from gazette.print.editions import make_edition
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.sandbox import print_in_sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
YAML = Place("gazette.yaml", 9, 5)
KAI = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")
RARE = "峰"
LEVELS = (
    heading("n3", "一、黑体的一行"),
    heading("n4", f"（一）楷体登{RARE}", 3),
    Paragraph((Text("正文里有"), Strong((Text("着重"),)), Text("的字。")), id="n5", line=15),
)
POINTS = 72 / 25.4
"""Points in a millimetre."""


def font(path: Path, without: str = "", keep: str = "") -> Path:
    """Cut a small font from the open Kai: the characters of `keep`, or of these tests."""
    text = keep or "".join(one.text for one in LEVELS) + "标题：〔〕（），。0123456789"
    options = subset.Options(notdef_outline=True, name_IDs=["*"])
    cut = TTFont(KAI)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(set(text) - set(without)))
    subsetter.subset(cut)
    path.parent.mkdir(parents=True, exist_ok=True)
    cut.save(path)
    return path


def picture(path: Path, width: int, height: int) -> Path:
    """Draw a picture with a circle in its middle."""
    drawn = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    middle, high, radius = width // 2, height // 2, min(width, height) // 4
    box = (middle - radius, high - radius, middle + radius, high + radius)
    ImageDraw.Draw(drawn).ellipse(box, fill=(200, 30, 30))
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(path)
    return path


def asking(made: Job, **more: Any) -> Job:
    """Let the masthead ask for more, and find its faces."""
    masthead = replace(made.masthead, **more)
    found, problems = faces.find(masthead, made.folder.parent)
    assert problems == ()
    return replace(made, masthead=masthead, faces=found)


def named(**roles: str) -> tuple[Face, ...]:
    """Name a face for each role."""
    return tuple(Face(role, name, YAML) for role, name in roles.items())


def fonts(pdf: bytes, *texts: str) -> list[str]:
    """Give the face in which each text is set first, behind cover and contents."""
    spans = [
        (solid(span["text"]), span["font"])
        for page in list(pymupdf.open(stream=pdf))[2:]
        for area in page.get_text("dict", flags=0)["blocks"]
        for line in area["lines"]
        for span in line["spans"]
    ]
    # Characters of one face stand in one span, but for those that a gap parts.
    return [next((name for said, name in spans if text in said), "") for text in texts]


@dataclass(frozen=True)
class Printed:
    """An issue, its IssuePdf, and the PDF as PyMuPDF opens it."""

    job: Job
    book: IssuePdf
    pdf: Any


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Bind an issue that asks for everything: own faces, codes, a photograph, more colophon."""
    folder = tmp_path_factory.mktemp("own") / "2026-01"
    folder.mkdir()
    font(folder.parent / "fonts/楷 体.ttf", without=RARE)
    picture(folder.parent / "cover.jpg", 900, 600)
    made = jobs.job(folder, notice(1, *LEVELS), unnumbered(notice(2, paragraph("n3", "短。"))))
    made = asking(
        made,
        faces=named(
            title="HanaMinA", body="霞鹜文楷", hei="LXGW WenKai Mono", kai="fonts/楷 体.ttf"
        ),
        qr_codes=True,
        cover=Picture("cover.jpg", "县城全景", YAML),
        colophon=(("印刷", "示例县印刷厂"), ("印数", "500册")),
    )
    issue = replace(made.issue, colophon=(("印数", "600册"),))
    made = replace(made, issue=issue)
    book = make_issue_pdf(made)
    return Printed(made, book, pymupdf.open(stream=book.pdf))


def unnumbered(one: Any) -> Any:
    """Take a notice's number away, as a 公告 has none."""
    card = replace(one.card, numbers=(), id="gg-2026-1")
    return replace(one, card=card, blocks=(one.blocks[0], *one.blocks[2:]))


# --- faces ---


def test_each_role_is_set_in_the_face_that_the_masthead_names(own: Printed) -> None:
    """Title, body, Hei and Kai, be it an installed family or a file in content/."""
    told = fonts(own.book.pdf, "关于第1件事", "黑体的一行", "楷体登", "正文里有")
    assert [name.partition("+")[2] or name for name in told] == [
        "HanaMinA-Medium",
        "LXGW-WenKai-Mono",
        "LXGWWenKai-Regular.kai",
        "LXGW-WenKai",
    ]


def test_a_heading_stands_on_the_line_of_the_body(own: Printed) -> None:
    """Whatever face sets it, and however high that one is, in the office's own and the open."""
    open_faces = make_issue_pdf(
        replace(own.job, faces=faces.Faces(), masthead=jobs.sample.MASTHEAD)
    )
    for pdf in (own.pdf, pymupdf.open(stream=open_faces.pdf)):
        bases = {
            text: line["spans"][0]["origin"][1]
            for area in pdf[2].get_text("dict", flags=0)["blocks"]
            for line in area["lines"]
            for text in ("黑体的一行", "楷体登", "正文里有")
            if text in "".join(span["text"] for span in line["spans"])
        }
        assert bases["楷体登"] - bases["黑体的一行"] == pytest.approx(16.8, abs=0.1)
        assert bases["正文里有"] - bases["楷体登"] == pytest.approx(16.8, abs=0.1)


def test_strong_type_is_hei_where_the_bodys_face_has_no_bold(tmp_path: Path) -> None:
    """No machine thickens the strokes of a 仿宋."""
    made = asking(jobs.job(tmp_path / "2026-01", notice(1, *LEVELS)), faces=named(body="HanaMinA"))
    book = make_issue_pdf(made)
    assert [name.partition("+")[2] or name for name in fonts(book.pdf, "着重", "正文里有")] == [
        "Noto-Sans-CJK-SC",
        "HanaMinA-Medium",
    ]


def test_the_open_faces_set_the_levels(tmp_path: Path) -> None:
    """Without a word of the masthead: bold Song, Hei, and the open Kai."""
    book = make_issue_pdf(jobs.job(tmp_path, notice(1, *LEVELS)))
    assert book.problems == ()
    told = fonts(book.pdf, "关于第1件事", "黑体的一行", "楷体登峰", "正文里有")
    assert [name.partition("+")[2] or name for name in told] == [
        "Noto-Serif-CJK-SC-Bold",
        "Noto-Sans-CJK-SC",
        "LXGW-WenKai",
        "Noto-Serif-CJK-SC",
    ]


def test_a_character_that_a_face_lacks_is_looked_at(own: Printed) -> None:
    """With its code point, the face that sets it instead, and the notice's line; never a box."""
    (problem,) = own.book.problems
    assert (problem.rule, problem.grade) == ("print-face", Grade.LOOK)
    assert problem.place == Place("2026-01/01-zf-2026-1.md", 14)
    for said in ("fonts/楷 体.ttf", "楷体", RARE, "U+5CF0", "LXGW WenKai 代印"):
        assert said in str(problem.what)
    assert fonts(own.book.pdf, RARE)[0].endswith("LXGW-WenKai")


def test_a_face_is_missing_where_the_masthead_names_what_cannot_be_had(tmp_path: Path) -> None:
    """A family that is not installed, though fontconfig would give another; a file that is none."""
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    wanted = (Face("title", "没有的:小标宋", YAML), Face("kai", "broken.ttf", YAML))
    masthead = Masthead("", "", "", "", (), (), faces=wanted)
    found, problems = faces.find(masthead, tmp_path)
    assert found.own == ()
    assert [(one.rule, one.place, one.grade) for one in problems] == [
        ("print-face", YAML, Grade.MEND)
    ] * 2
    assert "没有的:小标宋" in str(problems[0].what)
    assert "fc-list" in str(problems[0].what)
    assert "broken.ttf" in str(problems[1].what)


@pytest.mark.parametrize("name", ["lxgw wenkai", "霞鹜文楷", "LXGW WenKai Light"])
def test_a_family_is_found_by_each_of_its_names(name: str, tmp_path: Path) -> None:
    """Fontconfig minds neither case nor language, and knows a weight's own name."""
    masthead = Masthead("", "", "", "", (), (), faces=named(body=name))
    found, problems = faces.find(masthead, tmp_path)
    assert problems == ()
    assert found.own[0].path.name.startswith("LXGWWenKai-")


def test_a_face_of_a_thousand_characters_is_embedded_without_the_rest(tmp_path: Path) -> None:
    """HarfBuzz stumbles over the layout of such a face, which a PDF does not need."""
    said = "".join(path.read_text("utf-8") for path in (ROOT / "content/2026-01").glob("*.md"))
    characters = "".join(sorted({one for one in said if one.isprintable()} - set(" <>&")))
    assert len(characters) > 1000
    made = asking(
        jobs.job(tmp_path / "2026-01", notice(1, paragraph("n3", characters))),
        faces=named(body="LXGW WenKai"),
    )
    book = make_issue_pdf(made)
    assert {one.rule for one in book.problems} <= {"print-face"}
    assert len(book.pdf) < KAI.stat().st_size / 5


def test_an_installed_family_may_have_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese, with brackets: the PDF is whole, and sets the role in it."""
    name = "方正小标宋(简体)"
    installed = TTFont(font(tmp_path / "fonts/a.ttf", keep="示例县人民政府公报关于第1件事的通知"))
    for part, value in ((1, name), (4, name), (6, "FZXBS")):
        installed["name"].names = [one for one in installed["name"].names if one.nameID != part]
        installed["name"].setName(value, part, 3, 1, 0x804)
    installed.save(tmp_path / "fonts/a.ttf")
    config = tmp_path / "fonts.conf"
    config.write_text(
        "<fontconfig><include>/etc/fonts/fonts.conf</include>"
        f"<dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    made = asking(jobs.job(tmp_path / "2026-01", notice(1, *LEVELS)), faces=named(title=name))
    path = tmp_path / "issue.pdf"
    path.write_bytes(make_issue_pdf(made).pdf)
    assert judges.verapdf(path, "2a") == []
    (told,) = fonts(path.read_bytes(), "关于第1件事")
    assert told.encode("latin-1").decode().endswith(name)  # PyMuPDF gives a name's bytes


def test_a_font_is_left_nowhere(
    own: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine's copy of a font in content/ goes with the process that needed it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (book,) = print_in_sandbox([own.job])
    assert isinstance(book, IssuePdf)
    assert book.pdf == own.book.pdf
    assert list(tmp_path.iterdir()) == []


# --- spaces between Chinese and Latin ---


def gap(book: IssuePdf, pair: str) -> float:
    """Measure from the origin of one character to the next, in ems of the body."""
    for page in pymupdf.open(stream=book.pdf):
        for area in page.get_text("rawdict", flags=0)["blocks"]:
            for line in area["lines"]:
                chars = [one for span in line["spans"] for one in span["chars"]]
                at = "".join(one["c"] for one in chars).find(pair)
                if at >= 0:
                    return float(chars[at + 1]["origin"][0] - chars[at]["origin"][0]) / 10.5
    raise AssertionError(pair)


def test_a_quarter_of_an_em_stands_between_chinese_and_digits_where_it_is_asked_for(
    tmp_path: Path,
) -> None:
    """Not otherwise; and the day of a signature, which is as wide as its text, stays one line."""
    made = jobs.job(tmp_path, notice(1, paragraph("n3", "共有5件。")))
    spaced = make_issue_pdf(asking(made, autospace=True))
    assert gap(make_issue_pdf(made), "有5") == pytest.approx(1, abs=0.01)
    assert gap(spaced, "有5") == pytest.approx(1.25, abs=0.01)
    assert gap(spaced, "年3") == pytest.approx(1.25, abs=0.01)
    assert spaced.problems == ()
    lines = pymupdf.open(stream=spaced.pdf)[2].get_text().splitlines()
    assert "2026年3月5日" in [solid(line) for line in lines]
    assert "2026年第1期" in [solid(line) for line in lines]


# --- codes ---


def codes(page: Any) -> dict[str, tuple[float, float]]:
    """Read a page's QR codes by sight: address -> side in points, right edge in points."""
    seen = page.get_pixmap(dpi=200)
    picture = Image.frombytes("RGB", (seen.width, seen.height), seen.samples)
    return {
        code.text: (
            (code.position.bottom_right.x - code.position.top_left.x) * 72 / 200,
            code.position.bottom_right.x * 72 / 200,
        )
        for code in zxingcpp.read_barcodes(picture)
    }


def test_each_notice_has_a_code_that_leads_to_its_page(own: Printed) -> None:
    """At least 15 mm wide, flush with its column; of a notice without a number, too."""
    found = codes(own.pdf[2])
    assert set(found) == {
        "https://gazette.example/2026-01/zf-2026-1/",
        "https://gazette.example/2026-01/gg-2026-1/",
    }
    for side, right in found.values():
        assert side >= 15 * POINTS - 0.4
        assert min(abs(right - edge) for edge in (287.2, 539.2)) < 1


def test_the_colophon_has_a_code_that_leads_to_the_issue(tmp_path: Path, own: Printed) -> None:
    """22 mm wide, and there without being asked for."""
    plain = make_issue_pdf(jobs.job(tmp_path, notice(1, paragraph("n3", "短。"))))
    pages = list(pymupdf.open(stream=plain.pdf))
    assert [list(codes(page)) for page in pages[1:]] == [["https://gazette.example/2026-01/"], []]
    ((side, _),) = codes(own.pdf[1]).values()
    assert side >= 22 * POINTS - 0.4


def test_codes_move_neither_titles_nor_numbers(own: Printed) -> None:
    """Both stand in the middle of their column, as without codes, and lines keep to the grid."""
    without = make_issue_pdf(asking(own.job, qr_codes=False, faces=own.job.masthead.faces))
    for text in ("示例县人民政府", "示政发〔2026〕1号"):
        lefts = {round(place.x0, 1) for place in own.pdf[2].search_for(text)[:1]}
        before = pymupdf.open(stream=without.pdf)[2].search_for(text)[:1]
        assert lefts == {round(place.x0, 1) for place in before}
    body = [
        line["spans"][0]["origin"][1]
        for area in own.pdf[2].get_text("dict", flags=0)["blocks"]
        for line in area["lines"]
        if line["spans"][0]["font"].endswith("LXGW-WenKai") and 66 < line["bbox"][1] < 780
    ]
    assert len(body) > 4
    steps = {round((base - min(body) + 0.05) % 16.8, 1) for base in body}
    assert max(steps) - min(steps) <= 0.1


def test_codes_are_drawn_and_not_painted(own: Printed) -> None:
    """They are black vectors, so that they print sharp; no page of theirs holds an image."""
    assert [len(page.get_image_info()) for page in own.pdf] == [1, *([0] * (len(own.pdf) - 1))]
    colours = {one["color"] for one in own.pdf[2].get_drawings() if one["type"] == "s"}
    assert (0.0, 0.0, 0.0) in colours


# --- cover and colophon ---


@pytest.mark.parametrize("size", [(400, 300), (600, 900), (1600, 600)])
def test_a_cover_picture_fills_its_place_and_keeps_its_shape(
    size: tuple[int, int], tmp_path: Path
) -> None:
    """A circle in its middle stays one, in the middle, however the photograph is cut."""
    folder = tmp_path / "2026-01"
    picture(tmp_path / "cover.png", *size)
    made = asking(
        jobs.job(folder, notice(1, paragraph("n3", "短。"))),
        cover=Picture("cover.png", "县城全景", YAML),
    )
    book = make_issue_pdf(made)
    assert book.problems == ()
    page = pymupdf.open(stream=book.pdf)[0]
    seen = page.get_pixmap(dpi=72)
    red = [
        (x, y)
        for x in range(seen.width)
        for y in range(300, 740)
        if seen.pixel(x, y)[0] > 180 and seen.pixel(x, y)[1] < 60
    ]
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*red, strict=True))
    assert (right - left) == pytest.approx(bottom - top, abs=3)
    assert (left + right) / 2 == pytest.approx(297.6, abs=2)
    # It reaches both edges of the paper, and stands no higher than the drawing of the layout.
    for x in (1, 593):
        greys = [seen.pixel(x, y) for y in range(330, 700)]
        assert all(len(set(grey)) == 1 for grey in greys)
        assert seen.pixel(x, 500) != (255, 255, 255)
    with Image.open(io.BytesIO(book.cover)) as small:
        assert small.width == 600


def test_the_cover_and_the_codes_say_what_they_are(own: Printed) -> None:
    """Every picture has its alternative text in the tags."""
    objects = (own.pdf.xref_object(at) for at in range(1, own.pdf.xref_length()))
    figures = [one for one in objects if "/S /Figure" in one]
    said = [re.search(r"/Alt <([0-9a-fA-F]+)>", one) for one in figures]
    texts = [bytes.fromhex(one[1]).decode("utf-16") for one in said if one]
    assert len(texts) == len(figures)
    assert sorted(texts) == sorted(["县城全景", "本期网页的二维码", *["本件网页的二维码"] * 2])


def test_the_issues_own_lines_stand_in_the_colophon_in_place_of_the_mastheads(
    own: Printed,
) -> None:
    """印数 is the issue's, 印刷 the masthead's."""
    said = solid(own.pdf[1].get_text())
    assert "印刷：示例县印刷厂印数：600册" in said
    assert "500册" not in said


def test_a_broken_cover_is_a_problem_at_its_line(tmp_path: Path) -> None:
    """The issue's own picture stands in its folder, and goes before the masthead's."""
    folder = tmp_path / "2026-01"
    folder.mkdir()
    (folder / "cover.jpg").write_bytes(b"no picture")
    picture(tmp_path / "cover.png", 40, 30)
    made = asking(
        jobs.job(folder, notice(1, paragraph("n3", "短。"))), cover=Picture("cover.png", "好", YAML)
    )
    place = Place("2026-01/issue.yaml", 7, 9)
    made = replace(made, issue=replace(made.issue, cover=Picture("cover.jpg", "坏", place)))
    problems = make_issue_pdf(made).problems
    assert problems
    assert {(one.place, one.grade) for one in problems} == {(place, Grade.MEND)}


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_an_issue_that_asks_for_everything_can_be_archived(
    own: Printed, flavour: str, tmp_path: Path
) -> None:
    """Own faces, codes and a photograph are PDF/A-2a and PDF/UA-1 at once."""
    path = tmp_path / "issue.pdf"
    path.write_bytes(own.book.pdf)
    assert judges.verapdf(path, flavour) == []


def test_the_same_wishes_give_the_same_bytes_in_another_folder(
    own: Printed, tmp_path: Path
) -> None:
    """Neither a path nor the order of things is in them."""
    shutil.copytree(own.job.folder.parent, tmp_path / "else")
    there = replace(own.job, folder=tmp_path / "else/2026-01")
    there = asking(there)
    assert fingerprint(there) == fingerprint(own.job)
    assert make_issue_pdf(there).pdf == own.book.pdf


def test_the_press_edition_asks_for_no_less(own: Printed) -> None:
    """Its cover and inner pages have the same faces and codes; a coarse photograph is looked at."""
    edition = make_edition(replace(own.job, wanted=frozenset({PRESS})))
    inner = pymupdf.open(stream=edition.files["inner"].pdf)
    assert sorted(text for page in inner for text in codes(page)) == sorted(
        text for page in own.pdf for text in codes(page)
    )
    told = {one.rule: one.place for one in edition.problems}
    assert told == {"print-face": own.book.problems[0].place, "print-coarse": YAML}
    assert fonts(edition.files["inner"].pdf, "楷体登")[0].endswith("LXGWWenKai-Regular.kai")


def _wish(**more: Any) -> Callable[[Job], Job]:
    return lambda made: asking(made, **more)


def _font(made: Job) -> Job:
    font(made.folder.parent / "fonts/楷 体.ttf", without="楷")
    return asking(made)


def _photo(made: Job) -> Job:
    picture(made.folder.parent / "cover.jpg", 500, 600)
    return made


WISHES = {
    "no faces": _wish(faces=()),
    "another face": _wish(faces=named(title="HanaMinB")),
    "another font in the file": _font,
    "spaces": _wish(autospace=True),
    "hanging": _wish(hanging_punctuation=True),
    "no codes": _wish(qr_codes=False),
    "no cover": _wish(cover=None),
    "another photograph in the file": _photo,
    "what the cover shows": _wish(cover=Picture("cover.jpg", "另一处", YAML)),
    "colophon": _wish(colophon=()),
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_the_fingerprint_changes_with_each_wish(
    wish: Callable[[Job], Job], own: Printed, tmp_path: Path
) -> None:
    """And with the bytes of each file that the masthead names."""
    shutil.copytree(own.job.folder.parent, tmp_path / "else")
    made = asking(replace(own.job, folder=tmp_path / "else/2026-01"))
    assert fingerprint(made) == fingerprint(own.job)
    assert fingerprint(wish(made)) != fingerprint(own.job)


# --- reading, and every build ---


def content(tmp_path: Path, more: str, body: str = "现将有关事项通知如下。") -> Path:
    """Make a content folder whose masthead says `more`."""
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    head = (BASE / "gazette.yaml").read_text(encoding="utf-8")
    (folder / "gazette.yaml").write_text(head + more, encoding="utf-8")
    path = folder / "2026-01/01-zf-2026-1.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("现将有关事项通知如下。", body), encoding="utf-8")
    return folder


def ordered(folder: Path) -> Run:
    """Order the print edition, without the search."""
    output = folder.parent / "output"
    return Run(folder, output, ROOT / "layouts", ROOT / "static", searched=False, jobs=1)


def build(folder: Path) -> Result:
    """Build a content folder."""
    return build_site(ordered(folder), lambda *_: None)


def told(problems: Iterable[Problem]) -> list[tuple[str, int, int, str]]:
    """Give place and rule of Problems."""
    return [(one.place.file, one.place.line, one.place.column, one.rule) for one in problems]


def test_the_masthead_is_read_with_all_that_it_asks(tmp_path: Path) -> None:
    """By English and by Chinese names; files that it names are no strays in content/."""
    more = """字体:
  标题: 方正小标宋
  楷体: fonts/kai.ttf
中西文间距: 是
qr_codes: true
封面:
  文件: cover.jpg
  说明: 县城全景
版权页:
  准印证号: （示）001
  印数: 500
"""
    folder = content(tmp_path, more)
    font(folder / "fonts/kai.ttf")
    picture(folder / "cover.jpg", 40, 30)
    (issue := folder / "2026-01/issue.yaml").write_text(
        issue.read_text("utf-8") + "cover: {file: own.png, text: 春}\ncolophon: {印数: 600}\n",
        "utf-8",
    )
    picture(folder / "2026-01/own.png", 40, 30)
    masthead, problems = read.masthead(folder)
    assert problems == ()
    assert masthead
    assert masthead.faces == (
        Face("title", "方正小标宋", Place("gazette.yaml", 9, 7)),
        Face("kai", "fonts/kai.ttf", Place("gazette.yaml", 10, 7)),
    )
    assert (masthead.autospace, masthead.qr_codes) == (True, True)
    assert masthead.cover == Picture("cover.jpg", "县城全景", Place("gazette.yaml", 14, 7))
    assert masthead.colophon == (("准印证号", "（示）001"), ("印数", "500"))
    reading = read.issue(folder / "2026-01", masthead)
    assert reading.problems == ()
    assert reading.issue.cover == Picture("own.png", "春", Place("2026-01/issue.yaml", 6, 15))
    assert reading.issue.colophon == (("印数", "600"),)


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ("faces: {kai: fonts/no.ttf}\n", (8, 14, "file-missing")),
        ("faces: {kai: ../outside.ttf}\n", (8, 14, "file-missing")),
        ("faces: {kai: fonts.ttc}\n", (8, 14, "file-kind")),
        ("faces: {song: 宋体}\n", (8, 9, "key-unknown")),
        ("cover: {file: no.jpg, text: 春}\n", (8, 15, "file-missing")),
        ("cover: {file: a.tif, text: 春}\n", (8, 15, "file-kind")),
        ("cover: {text: 春}\n", (8, 9, "field-missing")),
        ("colophon: 500册\n", (8, 1, "value-unreadable")),
        ("colophon:\n  印数: [1, 2]\n", (9, 3, "value-unreadable")),
    ],
)
def test_a_wish_that_cannot_be_read_is_a_problem_at_its_line(
    more: str, where: tuple[int, int, str], tmp_path: Path
) -> None:
    """Line and column are those of the value, and every Problem says how to mend it."""
    (tmp_path / "outside.ttf").write_bytes(b"")
    _, problems = read.masthead(content(tmp_path, more))
    assert told(problems) == [("gazette.yaml", *where)]
    assert all(one.mend for one in problems)


def test_a_missing_face_stops_the_press_and_is_told_by_every_build(tmp_path: Path) -> None:
    """Once for all issues, at its line in gazette.yaml; mended, the issue is published."""
    folder = content(tmp_path, "faces:\n  kai: 没有的字体\n")
    for _ in range(2):
        result = build(folder)
        assert result.published is None
        assert told(result.problems) == [("gazette.yaml", 9, 8, "print-face")]
        assert result.problems[0].excerpt == "  kai: 没有的字体"
    assert inspect(ordered(folder), lambda *_: None) == result.problems
    result = build(content(tmp_path, "faces:\n  kai: LXGW WenKai\n"))
    assert result.problems == ()
    assert result.published


def test_what_is_to_look_at_is_told_by_every_build_where_it_stands_now(tmp_path: Path) -> None:
    """Also by a build that sets nothing, and at its new line after an edit above it."""
    folder = content(tmp_path, "", "老挝文\u0e81。")
    first, second = build(folder), build(folder)
    assert told(first.problems) == [("2026-01/01-zf-2026-1.md", 12, 1, "print-face")]
    assert second.problems == first.problems
    assert second.published
    assert second.published.written == 0
    path = folder / "2026-01/01-zf-2026-1.md"
    path.write_text(path.read_text("utf-8").replace("---\n\n", "---\n\n\n"), "utf-8")
    for _ in range(2):
        assert told(build(folder).problems) == [("2026-01/01-zf-2026-1.md", 13, 1, "print-face")]
