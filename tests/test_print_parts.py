"""The parts of the print edition, each by itself: what layouts are given, links, marks, sheets.

In: jobs, boxes and PDFs made by hand.
Out: facts about gazette.print.
"""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from jobs import LAYOUTS, figure, job, notice, paragraph
from sample import COUNTY, MASTHEAD, OFFICE

from gazette.model import Annex, Face, Grade, Picture, Place
from gazette.print import Job, Limits, archive, diagnostics, face_coverage, faces, press_sheets
from gazette.print.assets import collect_assets
from gazette.print.booklet import saddle_stitch
from gazette.print.faces import Faces, OwnFace
from gazette.print.fetch import Fetcher
from gazette.print.imposition import Box, as_form, open_pdf, place, trimmed, written
from gazette.print.layout_context import layout_context
from gazette.print.measures import Room, read_measures
from gazette.typeset.weasyprint.document import FatalURLFetchingError

if TYPE_CHECKING:
    from gazette.model import Problem

YAML = Place("gazette.yaml", 9, 7)
KAI = OwnFace("kai", "楷.ttf", "Kai.kai", frozenset(), (Path("楷.ttf"),), "楷.ttf", False, "")
PDF = b"%PDF-1.7"


@pytest.fixture
def made(tmp_path: Path) -> Job:
    """Make the job of two notices, the first with two annexes."""
    folder = tmp_path / "2026-01"
    folder.mkdir()
    annexes = (Annex("名单", "a b.pdf"), Annex("图", "a.png"), Annex("略", omitted=True))
    one = replace(notice(1, paragraph("n3", "甲。")), annexes=annexes)
    return job(folder, one, notice(2, section="人事任免"))


def asking(made: Job, **more: Any) -> Job:
    """Let the masthead ask for more."""
    return replace(made, masthead=replace(made.masthead, **more))


def said(problems: list[Problem]) -> list[str]:
    """Return each Problem: rule, file, line, what."""
    return [f"{one.rule} {one.place.file}:{one.place.line} {one.what}" for one in problems]


# --- what the layouts are given ---


def test_an_issue_has_two_minutes_and_three_gigabytes() -> None:
    """Of the processor's time; what needs more is no issue."""
    assert Limits() == Limits(seconds=120, megabytes=3072)


def test_the_layouts_are_given_just_this(made: Job) -> None:
    """Days, numbers and names as they are to be read; what is not there is empty."""
    found = layout_context(made)
    assert found["gazette"] == {
        "name": MASTHEAD.name,
        "pinyin": MASTHEAD.pinyin,
        "sponsor": OFFICE,
        "frequency": "季刊",
        "contact": "电话：0000-0000000",
        "address": "https://gazette.example",
    }
    assert found["issue"] == {
        "id": "2026-01",
        "name": "2026年第1期",
        "form": "{year}年第{number}期",
        "year": 2026,
        "number": "1",
        "serial": "总第25期",
        "day": "2026-04-10",
        "published": "2026年4月10日",
        "note": "卷首语。",
        "reset": False,
    }
    assert [one["id"] for one in found["notices"]] == ["zf-2026-1", "zf-2026-2"]
    assert found["notices"][0] == {
        "id": "zf-2026-1",
        "title": f"{COUNTY}关于第1件事的通知",
        "numbers": ["示政发〔2026〕1号"],
        "section": "县政府文件",
        "printed_page": 0,
        "code": "",
        "blocks": made.notices[0].blocks,
        "cited": (),
    }
    assert (found["cover"], found["faces"], found["autospace"]) == ({}, [], False)
    assert (found["colophon"], found["language"]) == ({}, "zh-Hans")
    undated = replace(made, issue=replace(made.issue, published=None))
    assert layout_context(undated)["issue"]["day"] == ""


def test_what_the_masthead_asks_for_is_given_too(made: Job) -> None:
    """A code a notice, a cover, faces, lines of the colophon; the issue's own come first."""
    cover = Picture("封 面.png", "县城", YAML)
    wanted = asking(
        made, qr_codes=True, cover=cover, autospace=True, colophon=(("甲", "1"), ("乙", "2"))
    )
    wanted = replace(
        wanted, issue=replace(wanted.issue, colophon=(("乙", "3"),)), faces=Faces((KAI,))
    )
    found = layout_context(wanted)
    assert [one["code"] for one in found["notices"]] == [
        "codes/zf-2026-1.svg",
        "codes/zf-2026-2.svg",
    ]
    assert found["cover"] == {"file": "封 面.png", "text": "县城"}
    assert found["colophon"] == {"甲": "1", "乙": "3"}
    assert found["faces"] == [
        {"role": "kai", "family": "Kai.kai", "file": "楷.ttf", "strong": False}
    ]
    assert found["autospace"] is True
    base = "https://gazette.example/2026-01/print/"
    files, assets = collect_assets(wanted, found, base)
    cover_src, face_src = "own/%E5%B0%81%20%E9%9D%A2.png", "own/%E6%A5%B7.ttf"
    assert assets["code"] == "codes/issue.svg"
    assert assets["cover"] == {"src": cover_src, "text": "县城"}
    (face,) = assets["faces"]
    assert (face["role"], face["src"], face["strong"]) == ("kai", face_src, False)
    assert sorted(name.removeprefix(base) for name in files) == [
        "codes/files/a%20b.pdf.svg",
        "codes/issue.svg",
        "codes/zf-2026-1.svg",
        "codes/zf-2026-2.svg",
        "own/%E5%B0%81%20%E9%9D%A2.png",
        "own/%E6%A5%B7.ttf",
    ]
    assert files[base + "own/%E6%A5%B7.ttf"] == (wanted.content, "楷.ttf")
    assert files[base + "own/%E5%B0%81%20%E9%9D%A2.png"] == (wanted.content, "封 面.png")
    drawn = [files[base + f"codes/{name}.svg"] for name in ("issue", "zf-2026-1", "zf-2026-2")]
    assert len(set(drawn)) == len(drawn)
    assert all(isinstance(one, bytes) and b'stroke-width="1.04"' in one for one in drawn)


def test_the_cover_is_the_issue_s_or_else_the_masthead_s(made: Job) -> None:
    """With its path below content/."""
    common, own = Picture("a.png", "甲", YAML), Picture("b.png", "乙", YAML)
    assert made.cover is None
    wanted = asking(made, cover=common)
    assert wanted.cover == (common, "a.png")
    assert replace(wanted, issue=replace(wanted.issue, cover=own)).cover == (own, "2026-01/b.png")


def test_only_files_of_the_issue_and_the_layouts_are_served(made: Job, tmp_path: Path) -> None:
    """Each under its address, whatever its question and fragment; all else ends the layout."""
    (made.folder / "a b.png").write_bytes(b"png")
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "A.CSS").write_bytes(b"css")
    (tmp_path / "b.css").write_bytes(b"other")
    base = "https://gazette.example/2026-01/"
    fetcher = Fetcher(
        (f"{base}files/", (made.content, "2026-01")),
        (f"{base}print/", layouts),
        {f"{base}print/codes/a.svg": b"<svg/>"},
    )

    def served(address: str) -> tuple[bytes, str]:
        found = fetcher.fetch(f"{base}{address}")
        return found.read(), found.content_type

    assert served("files/a%20b.png?x#y") == (b"png", "image/png")
    assert served("print/A.CSS") == (b"css", "text/css")
    assert served("print/codes/a.svg") == (b"<svg/>", "image/svg+xml")
    with pytest.raises(FileNotFoundError):
        served("files/c.png")
    for refused in ("files/../issue.yaml", "print/../b.css", "a.png", "files/a.exe", "files"):
        with pytest.raises(FatalURLFetchingError):
            served(refused)


def test_the_measures_are_those_of_a_page_of_22_characters_a_column() -> None:
    """GB/T 9704 asks for no columns; a column of 22 characters and 43 lines is the house's."""
    measures = read_measures(LAYOUTS / "print")
    assert (measures.across, measures.column) == (483, 231)
    assert measures.column / measures.text_size == 22
    assert measures.table_room() == Room(231 / 9, 0.75, 9)
    assert measures.table_room(across=True) == Room(483 / 9, 0.75, 9)
    assert measures.table_room(across=True, size=7.5) == Room(483 / 7.5, 0.5, 7.5)
    assert [room.size for room in measures.table_sizes()] == [9, 8.5, 8, 7.5]
    assert [room.size for room in replace(measures, dense_size=8.2).table_sizes()] == [9, 8.5, 8.2]
    assert measures.tall == 45
    assert measures.title_line(15, across=False) == pytest.approx(14.7, abs=0.05)
    assert measures.in_proof(0, 0) == (18, 62)
    assert measures.in_proof(100, 200) == (78, 182)
    assert measures.in_proof(1.234, 2.345) == (18.74, 63.41)
    assert (measures.width(across=True), measures.width(across=False)) == (483, 231)
    assert measures.notes_end == pytest.approx(811.89, abs=0.01)
    larger = replace(measures, cell_padding=3.2)
    assert larger.table_room().edges == 1


# --- links and headings of what is kept ---


def box(tag: str, height: float = 10) -> Any:
    """Make a box of an element."""
    return SimpleNamespace(
        element_tag=tag, border_height=lambda: height, link_annotation="an annotation"
    )


def test_a_link_that_leads_nowhere_is_left_out() -> None:
    """One that leads outside stays; one that is left out keeps nothing of an earlier writing."""
    rows = [("internal", "a"), ("internal", "b"), ("external", "b")]
    links: Any = [(kind, to, (0, 0, 1, 1), box("a")) for kind, to in rows]
    kept = archive._with_targets(links, {"a"})
    assert [link[:2] for link in kept] == [("internal", "a"), ("external", "b")]
    assert [link[3].link_annotation for link in links] == ["an annotation", None, "an annotation"]


def test_a_link_is_one_and_as_large_as_all_that_it_holds() -> None:
    """What follows another's link is a link of its own; an <a> without text is none of them."""
    links: Any = [
        ("internal", "a", (10, 10, 20, 20), box("span")),
        ("internal", "a", (5, 12, 15, 18), box("a")),
        ("internal", "a", (0, 5, 8, 30), box("span")),
        ("internal", "b", (1, 1, 2, 2), box("a::before", 5)),
        ("internal", "b", (3, 3, 4, 3), box("", 4)),
        ("external", "b", (3, 3, 4, 4), box("b", 0)),
    ]
    found = archive._one_per_anchor(links)
    assert [
        (link[:3], link[3] is links[at][3]) for link, at in zip(found, (0, 1, 3, 5), strict=True)
    ] == [
        (("internal", "a", (10, 10, 20, 20)), True),
        (("internal", "a", (0, 5, 15, 30)), True),
        (("internal", "b", (1, -1, 4, 5)), True),
        (("external", "b", (3, 3, 4, 4)), True),
    ]


def test_a_link_is_no_lower_than_its_type() -> None:
    """It grows above and below alike."""
    assert archive._at_least((1, 10, 2, 14), 10) == (1, 7, 2, 17)
    assert archive._at_least((1, 10, 2, 14), 3) == (1, 10, 2, 14)


def test_the_first_heading_of_a_document_is_its_title() -> None:
    """What stands before it is a paragraph; what comes after stays."""
    kinds = ["/P", "/H2", "/H6", "/H1", "/H3"]
    elements = [{"Type": "/StructElem", "S": kind} for kind in kinds]
    other: dict[str, str] = {"Type": "/Page", "S": "/H2"}
    archive._first_heading_is_h1(SimpleNamespace(objects=[None, other, *elements]))  # type: ignore[arg-type]
    assert [one["S"] for one in elements] == ["/P", "/P", "/P", "/H1", "/H3"]
    assert other["S"] == "/H2"


# --- sheets ---


def test_a_booklet_is_folded_from_its_middle() -> None:
    """The outer sheet first, its outside before its inside."""
    assert list(saddle_stitch(4)) == [(3, 0), (1, 2)]
    assert list(saddle_stitch(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    pages = [page for side in saddle_stitch(24) for page in side]
    assert sorted(pages) == list(range(24))
    assert {sum(side) for side in saddle_stitch(24)} == {23}


def test_crop_marks_stand_outside_of_what_is_printed() -> None:
    """From the bleed to the sheet's edge, two at each corner; dashed where it is folded."""
    marks = press_sheets._marks(Box(20, 20, 120, 220), 8, (70,))
    assert [mark.replace(".0000", "") for mark in marks] == [
        "q 0 0 0 1 K 0.25 w",
        "20 0 m 20 12 l",
        "20 228 m 20 240 l",
        "120 0 m 120 12 l",
        "120 228 m 120 240 l",
        "0 20 m 12 20 l",
        "128 20 m 140 20 l",
        "0 220 m 12 220 l",
        "128 220 m 140 220 l",
        "S",
        "[3 2] 0 d",
        "70 0 m 70 12 l",
        "70 228 m 70 240 l",
        "S",
        "Q",
    ]


def blank(*sizes: tuple[float, float, float, float]) -> bytes:
    """Make a PDF of pages with these trim boxes, on sheets of 300 by 400."""
    pdf = pikepdf.Pdf.new()
    for trim in sizes:
        page = pdf.add_blank_page(page_size=(300, 400))
        page.trimbox = pikepdf.Array(trim)
        page.Contents = pdf.make_stream(b"0 0 m 1 1 l S")
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def test_a_page_is_set_by_the_corner_of_its_trimmed_edge() -> None:
    """Made smaller or not, behind what stands there already; each under its own name."""
    source, target = (
        open_pdf(blank((10, 20, 210, 320), (10, 20, 210, 320))),
        open_pdf(blank((0, 0, 300, 400))),
    )
    assert trimmed(source.pages[0]) == (10, 20, 210, 320)
    for number, scale in enumerate((1, 0.5)):
        place(target.pages[0], as_form(target, source.pages[number]), (100, 50), scale)
    again = open_pdf(written(target))
    page = again.pages[0]
    assert sorted(page.Resources.XObject.keys()) == ["/Placed0", "/Placed1"]
    drawn = b"\n".join(one.read_bytes() for one in page.Contents).decode().split("\n")
    assert [line for line in drawn if line] == [
        "q 0.5 0 0 0.5 95.0000 40.0000 cm /Placed1 Do Q",
        "q 1 0 0 1 90.0000 30.0000 cm /Placed0 Do Q",
        "0 0 m 1 1 l S",
    ]
    assert written(target) == written(target)


# --- what the engine says ---


@pytest.fixture
def pictured(made: Job) -> Job:
    """Make a job whose second notice shows a picture, and whose cover is another."""
    (made.folder / "half.svg").write_text("<svg opacity='0.5'/>", encoding="utf-8")
    shown = replace(notice(2, figure("n3", "tu 1.png"), figure("n4", "half.svg")))
    made = replace(made, notices=(made.notices[0], shown))
    return asking(made, cover=Picture("cover.png", "县城", YAML))


def test_what_the_engine_says_is_told_at_its_block(pictured: Job) -> None:
    """A character without a glyph, a picture without words, anything else; and no more after."""
    log = logging.getLogger("weasyprint")
    before = (log.level, log.propagate, list(log.handlers))
    with diagnostics.collected(pictured) as problems:
        log.warning(".notdef glyph rendered for Unicode string unsupported by fonts: %r", "甲")
        log.warning(".notdef glyph rendered for Unicode string unsupported by fonts: %r", "庚")
        log.warning('Image "%s" has no required alt description', "x/files/tu%201.png")
        log.warning("Failed to load image at %r", "x/files/tu%201.png")
        log.warning("Failed to load image at %r", "x/print/own/cover.png")
        log.info("nothing")
        logging.getLogger("fontTools.subset").warning("something")
    log.propagate = False
    log.warning("later")
    log.propagate = before[1]
    second, warned = "2026-01/02-zf-2026-2.md", "排版程序警告：Failed to load image at"
    assert said(problems) == [
        "print-glyph 2026-01/01-zf-2026-1.md:13 字体中没有“甲”（U+7532），印出来会成为方框",
        "print-glyph 2026-01/issue.yaml:1 字体中没有“庚”（U+5E9A），印出来会成为方框",
        f"print-warning {second}:13 图片 tu 1.png 没有说明文字",
        f"print-warning {second}:13 {warned} 'x/files/tu%201.png'",
        f"print-warning gazette.yaml:9 {warned} 'x/print/own/cover.png'",
        "print-warning 2026-01/issue.yaml:1 排版程序警告：something",
    ]
    assert (log.level, log.propagate, list(log.handlers)) == before


def test_what_is_refused_is_told_at_the_block_that_asks_for_it(pictured: Job) -> None:
    """An address, a picture of too few pixels, a drawing that lets something through."""
    told = [
        diagnostics.fetch_refused(pictured, "https://gazette.example/tu%201.png"),
        diagnostics.low_resolution(pictured, "../files/tu%201.png", 72, 600),
        diagnostics.transparency(pictured),
        diagnostics.transparency(replace(pictured, notices=pictured.notices[:1])),
    ]
    second = "2026-01/02-zf-2026-2.md"
    refused = "排版时不读取本期文件夹以外的文件：https://gazette.example/tu%201.png"
    through = "图中有半透明的部分，印刷厂版不合 PDF/X-1a，没有这样标明"
    assert said(told) == [
        f"print-fetch {second}:13 {refused}",
        f"print-coarse {second}:13 图片 tu 1.png 印出来每英寸只有72点，印刷要300点",
        f"print-transparent {second}:14 {through}",
        f"print-transparent 2026-01/issue.yaml:1 {through}",
    ]
    assert str(told[1].mend) == "换一张至少600像素宽的图片，或者用 SVG"


def test_a_character_that_is_printed_as_another_is_told(made: Job) -> None:
    """Where no glyph stands for it, or one of a face that nobody has asked for."""
    faces_: Any = [
        SimpleNamespace(family="Noto Serif CJK SC", to_unicode={1: "示例县人民政府"}),
        SimpleNamespace(family="Strange", to_unicode={1: "甲"}),
    ]
    one = replace(made, notices=(replace(made.notices[0], blocks=(paragraph("n3", "甲乙"),)),))
    told = diagnostics.glyph_problems(one, faces_, [])
    first = "2026-01/01-zf-2026-1.md:13"
    assert said(told) == [
        f"print-glyph {first} 从印刷版复制“乙”（U+4E59）会得到另一个字：字体中二字同形",
        f"print-face {first} “甲”（U+7532）不在本刊的字体中，用了 Strange，换一台机器会不同",
    ]
    assert [problem.grade for problem in told] == [Grade.MEND, Grade.LOOK]


def test_a_face_s_characters_are_read_from_ranges() -> None:
    """As fontconfig lists them: from 20 to 7e, and a0."""
    assert face_coverage._characters("41-43 4e00") == set("ABC一")
    assert face_coverage._characters("") == set()


# --- faces ---


def found(content: Path, *named: Face) -> tuple[Faces, list[str]]:
    """Find the faces of a masthead."""
    there, problems = faces.find(replace(MASTHEAD, faces=named), content)
    return there, [
        f"{one.place.line}:{one.place.column}+{one.width} {one.what}" for one in problems
    ]


def test_an_installed_family_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    """Whatever its case and spaces; with its bold where it has one."""
    there, problems = found(
        tmp_path,
        Face("body", "noto serif cjksc", YAML),
        Face("hei", "Noto Sans CJK SC", YAML),
        Face("kai", "LXGW WenKai", YAML),
        Face("title", "HanaMinA", YAML),
    )
    assert problems == []
    assert [(one.role, one.family, one.address) for one in there.own] == [
        ("body", "noto serif cjksc", ""),
        ("hei", "Noto Sans CJK SC", ""),
        ("kai", "LXGW WenKai", ""),
        ("title", "HanaMinA", ""),
    ]
    assert [one.strong for one in there.own[:2]] == [True, True]
    assert there.own[3].strong is False
    assert [len(one.files) for one in there.own] == [1 + one.strong for one in there.own]
    assert all(one.path.is_file() and one.covers for one in there.own)
    assert len({*there.checksums()}) == 5


def test_a_face_that_cannot_be_had_is_told_at_its_name(tmp_path: Path) -> None:
    """A family that is not installed, a file that is no font."""
    (tmp_path / "a.ttf").write_bytes(b"x")
    there, problems = found(tmp_path, Face("body", "无此字体", YAML), Face("kai", "a.ttf", YAML))
    assert there.own == ()
    assert problems[0].startswith("9:7+4 没有安装字体“无此字体”（")
    assert problems[1].startswith("9:7+5 `a.ttf`（")
    assert len(there.machine) == 64
