"""What is drawn together, or not at all, stays in the PDF what was written.

In: gazette.language.combining; notices built by the command line.
Out: facts about what readers of the PDF are told.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import judges
import pymupdf
import pypdfium2
import pytest
from conftest import built, shared

from gazette.language.combining import COMBINED

NOTES = Path(__file__).parent / "correct" / "notes"
SAID = (
    "分解的e\u0301在前，合成的\u00e9在后；x\u0301在前，x在后，中间有 空格。",
    "人名葛\ufe00城与葛城，\u845b\u200d与\u845b，电话\u260e\ufe0f。",
    "ma\u0304与m\u0101，nu\u0308\u0300与n\u01dc。",
)
RARE = "人名葛\U000e0101城与葛城。"
NOTICE = """---
number: 示政发〔2026〕1号
title: 示例县人民政府关于人名用字的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
signed_by: 示例县人民政府
dated: 2026-01-09
---

"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print a notice with combining characters; each stands where its glyph is first drawn."""
    place = shared(tmp_path_factory) / "combining"
    content = place / "content"
    if not content.exists():
        shutil.copytree(NOTES, content, ignore=shutil.ignore_patterns("*.md"))
        text = NOTICE + "\n\n".join((*SAID, RARE)) + "\n"
        (content / "2026-01/01-zf-2026-1.md").write_text(text, encoding="utf-8")
    return built(content, place) / "2026-01/2026-01.pdf"


def _lines(text: str) -> str:
    return text.replace("\r\n", "").replace("\n", "")


def test_three_readers_copy_what_was_written(pdf: Path) -> None:
    """Poppler, PyMuPDF and PDFium; what one glyph draws for both é stays the one that it was."""
    with pypdfium2.PdfDocument(pdf) as document:
        third = "".join(page.get_textpage().get_text_range() for page in document)
    with pymupdf.open(pdf) as document:
        second = "".join(page.get_text() for page in document)
    for text in ("".join(judges.pdftotext(pdf)), second, third):
        for said in SAID:
            assert said in _lines(text)


def test_a_form_chosen_by_a_selector_is_copied_with_it(pdf: Path) -> None:
    """PDFium leaves out the selectors beyond U+FFFF, and changes nothing else."""
    with pymupdf.open(pdf) as document:
        second = "".join(page.get_text() for page in document)
    for text in ("".join(judges.pdftotext(pdf)), second):
        assert RARE in _lines(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cafe\u0301", ["e\u0301"]),
        ("甲乙", []),
        ("葛\U000e0101葛", ["葛\U000e0101"]),
        ("u\u0308\u0300a\u0301b", ["u\u0308\u0300a\u0301"]),
        ("甲 \u200b乙", ["\u200b"]),
        ("\u00e9", []),
    ],
)
def test_what_is_drawn_together_is_found_with_what_it_stands_on(
    text: str, found: list[str]
) -> None:
    """A blank before it is left where it is."""
    assert COMBINED.findall(text) == found
