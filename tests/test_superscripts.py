"""Raised and lowered characters are drawn in the face of their text, and stay what they are.

In: gazette.language.superscripts; a notice built by the command line.
Out: facts about what is drawn on paper and what readers of the PDF are told.
"""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import judges
import pikepdf
import pymupdf
import pypdfium2
import pytest
from conftest import built, shared
from hypothesis import given
from hypothesis import strategies as st
from jobs import BOX

from gazette.language.lines import solid
from gazette.language.superscripts import RAISED_LOWERED, element, ordinary, raised_or_lowered
from gazette.print.shared_glyphs import SHARED
from gazette.write.elements import text

NOTES = Path(__file__).parent / "correct" / "notes"
SAID = (
    "细颗粒物（PM₂.₅）为35微克，CO₂、NOₓ、SO₄²⁻照旧，面积2.5km²，库容3×10⁶m³，浓度10⁻³，占⅓。",
    "PM₂.₅监测",
    "1.SO₂限值",
)
NOTICE = f"""---
number: 示政发〔2026〕1号
title: 示例县人民政府关于{SAID[1]}的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
signed_by: 示例县人民政府
dated: 2026-01-09
---

{SAID[0]}

{"厘米²" * 40}

## {SAID[2]}

| 指标 | 数 |
| --- | ---: |
| PM₂.₅ | 10⁻³ |
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a notice with figures."""
    place = shared(tmp_path_factory) / "superscripts"
    content = place / "content"
    if not content.exists():
        shutil.copytree(NOTES, content, ignore=shutil.ignore_patterns("*.md"))
        (content / "2026-01/01-zf-2026-1.md").write_text(NOTICE, encoding="utf-8")
    return built(content, place) / "2026-01/2026-01.pdf"


ALL = "".join(
    one
    for one in map(chr, range(0x2D00))
    if unicodedata.decomposition(one)[:5] in {"<sup>", "<supe", "<sub>"}
    and RAISED_LOWERED.fullmatch(one)
)


def test_every_figure_of_unicode_is_known() -> None:
    """0 to 9, signs and brackets, raised and lowered; each is drawn by one of its own."""
    assert {unicodedata.digit(one, None) for one in ALL} >= set(range(10))
    for sign in "+=()":
        assert sum(ordinary(one) == sign for one in ALL) == 2
    assert len(ALL) == 49


@given(st.text(ALL + ".,12甲", max_size=12))
def test_what_is_drawn_says_what_was_written(written: str) -> None:
    """One to one, whatever stands beside it."""
    said = ""
    for at, part in enumerate(RAISED_LOWERED.split(written)):
        name = element(part)[0] if at % 2 else ""
        said += raised_or_lowered(ordinary(part), name) if name in {"sup", "sub"} else part
        assert len(ordinary(part)) == len(part)
    assert said == written


def test_a_point_goes_with_the_figures_beside_it() -> None:
    """And nothing else does."""
    drawn = text("PM₂.₅。10⁻³.5m².₂⅓", "zh-CN", SHARED)
    assert drawn == (
        'PM<sub class="drawn">2.5</sub>。10<sup class="drawn">\u22123</sup>.5m'
        '<sup class="drawn">2</sup>.<sub class="drawn">2</sub><span class="fraction">⅓</span>'
    )


def test_readers_are_told_what_was_written(pdf: Path) -> None:
    """Poppler, PDFium and PyMuPDF; the bookmarks, too."""
    with pypdfium2.PdfDocument(pdf) as document:
        seen = "".join(page.get_textpage().get_text_range() for page in document)
    third = "".join(page.get_text() for page in pymupdf.open(pdf))
    for read in ("".join(judges.pdftotext(pdf)), seen, third):
        for said in SAID:
            assert said in solid(read)
    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        titles = [two.title for one in outline.root for two in (one, *below(one))]
    assert any(SAID[1] in title for title in titles)
    assert any(SAID[2] in title for title in titles)


def below(item: Any) -> list[Any]:
    """List what stands below an item of an outline, at any depth."""
    return [two for one in item.children for two in (one, *below(one))]


def test_figures_are_of_one_face_and_size(pdf: Path) -> None:
    """Those of the text; a heading has its own."""
    spans = [
        span
        for page in pymupdf.open(pdf)
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if 6 < span["size"] < 7
    ]
    faces = {span["text"]: span["font"] for span in reversed(spans)}
    assert (faces["₂.₅"], spans[-1]["font"]) == ("Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC")
    assert {round(span["size"], 1) for span in spans} == {6.5}
    assert [span["text"] for span in spans[:3]] == ["₂.₅", "₂", "ₓ"]


def test_no_line_begins_with_a_raised_figure(pdf: Path) -> None:
    """It stands with what it belongs to."""
    marks = [
        char["origin"][0]
        for page in pymupdf.open(pdf)
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
        if char["c"] == "²" and span["size"] < 7
    ]
    assert len(marks) > 40
    edges = (BOX[0], BOX[2] - 22 * 10.5)
    assert not [one for one in marks if any(-5 < one - edge < 8 for edge in edges)]


def test_judges_find_nothing_in_drawn_figures(pdf: Path) -> None:
    """PDF/A and PDF/UA know what a run stands for."""
    assert judges.verapdf(pdf, "2a") == judges.verapdf(pdf, "ua1") == []
