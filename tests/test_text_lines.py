"""Lines of text alone are made at once; they are what WeasyPrint makes of the same paragraphs.

In: paragraphs made here, laid out in both ways.
Out: tests of `gazette.typeset.weasyprint.text_lines`, and of the lines that are left to WeasyPrint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from gazette.typeset import chinese, text_boxes
from gazette.typeset.justify import SPACED
from gazette.typeset.options import Options
from gazette.typeset.weasyprint.boxes import is_line, is_text
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.boxes import Box

STYLE = """
@page { size: 300pt 160pt; margin: 20pt }
html { font: 10pt/15pt "Noto Serif CJK SC"; text-align: justify }
body { margin: 0 }
p { margin: 0; orphans: 2; widows: 2 }
b { font: 12pt/20pt "Noto Sans CJK SC" }
span { float: right; width: 5em; height: 2em }
"""
TEXTS = (
    "各乡镇人民政府，县直各有关单位",
    "（示政办发〔2026〕13号）",
    "《中华人民共和国政府信息公开条例》",
    " Microsoft Word 365 ",
    "www.示例.gov.cn/a/long/address/of/a/page.html",
    "——等等……",
    "“好。”",
    "    ",
    "3",
)
OTHERS = ("<b>一、加粗</b>", "<br>", "<span></span>", "<b></b>")
STYLES = (
    "text-indent: 2em",
    "text-indent: -2em; padding-left: 2em",
    "text-align: center",
    "text-align: right",
    "text-align-last: justify",
    "white-space: nowrap",
    "overflow-wrap: anywhere; width: 3em",
    "width: 10.33em; margin: 3.3pt 1.7pt",
    "width: 3em",
    "letter-spacing: 1.3pt",
    "line-height: 1.37",
    "direction: rtl",
)
PARAGRAPHS = st.tuples(
    st.lists(st.sampled_from(STYLES), max_size=3, unique=True).map("; ".join),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=12),
    st.lists(st.sampled_from(OTHERS), max_size=1),
).map(lambda drawn: f"<p style='{drawn[0]}'>{''.join(drawn[1] + drawn[2] + drawn[1])}</p>")


def lines(html: str, options: Options) -> list[Any]:
    """Return all that the lines of a document are, those of each page in order."""
    with chinese.chinese(options):
        pages = HTML(string=f"<html lang=zh-CN><style>{STYLE}</style>{html}").render().pages
    return [said(box) for page in pages for box in page_box(page).descendants() if is_line(box)]


def said(box: Box) -> tuple[Any, ...]:
    """Return all that a box of a line is: its kind, its values, its glyphs, the boxes in it."""
    own = {
        name: value
        for name, value in vars(box).items()
        if name != "style" and isinstance(value, (bool, float, int, str, set, dict))
    }
    drawn: tuple[Any, ...] = ()
    if is_text(box):
        layout = box.pango_layout
        spacing = [getattr(layout, name, None) for name in ("hidden", "before", "after")]
        drawn = (layout.text, *spacing, SPACED.of(box))
    return type(box).__name__, own, drawn, [said(child) for child in box.children]


def both_ways(html: str, options: Options) -> Iterator[list[Any]]:
    """Yield the lines of a document made at once, and made by WeasyPrint."""
    yield lines(html, options)
    with patch.object(chinese, "text_line", lambda *_: None):
        yield lines(html, options)


@given(
    html=st.lists(PARAGRAPHS, min_size=1, max_size=4).map("".join),
    options=st.builds(Options, autospace=st.booleans(), hanging=st.booleans()),
)
def test_a_line_of_text_is_what_weasyprint_makes_of_it(html: str, options: Options) -> None:
    at_once, upstream = both_ways(html, options)
    assert at_once == upstream


@pytest.mark.parametrize("style", ["", *STYLES[:10]])
def test_each_line_of_a_paragraph_of_text_alone_is_made_at_once(style: str) -> None:
    """WeasyPrint is asked for none of them."""
    html = (
        f"<p style='{style}'>{'各乡镇人民政府，县直各有关单位（示政办发〔2026〕13号）：' * 9}</p>"
    )
    made: list[object] = []

    def at_once(*line: Any) -> object:
        made.append(text_boxes.text_line(*line))
        return made[-1]

    with patch.object(chinese, "text_line", at_once):
        assert lines(html, Options())
    assert all(made)
