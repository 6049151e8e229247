"""Styles of a Word file: its page, its grid, its faces, and a style for each look.

In: LOOKS.
Out: a document without text, in which each look is a style of its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from gazette.language.faces import FANGSONG, LATIN, SONG
from gazette.write.docx import measures
from gazette.write.docx.measures import LOOKS

if TYPE_CHECKING:
    from docx.document import Document

    from gazette.language.faces import Face
    from gazette.write.docx.measures import Look

_TWIPS = 20
"""Of a point: the unit of OOXML."""
_FINE = 4096
"""Of a point: the unit of a grid's characters."""
_PERCENT = 100
"""Of a character: the unit of indents that are counted in characters."""
_OUTLINES = {"heading-1": 0, "heading-2": 1, "heading-3": 2, "chapter": 0}
"""The levels at which a program lists headings."""


def blank() -> Document:
    """Return a document with page, grid and styles, and nothing in it."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _page(document)
    _normal(document.styles["Normal"])
    for name, look in LOOKS.items():
        style: Any = document.styles.add_style(named(name), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set(style, look)
        if name in _OUTLINES:
            level = element("w:outlineLvl", val=_OUTLINES[name])
            style.element.get_or_add_pPr().append(level)
    _footers(document)
    return document


def named(look: str) -> str:
    """Return the name of a look's style."""
    return f"gazette {look}"


def element(name: str, **values: object) -> Any:
    """Return an element of OOXML with its attributes."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _page(document: Document) -> None:
    """Set page and margins, and the grid of 22 lines of 28 characters."""
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, measures.PAGE)
    section.top_margin, section.bottom_margin = Mm(measures.TOP), Mm(measures.BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.LEFT), Mm(measures.RIGHT)
    section.footer_distance = Mm(measures.BOTTOM - 7 - 5)
    properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    closer = round((measures.CHARACTER - measures.BODY) * _FINE)
    pitch = int(measures.LINE * _TWIPS)
    grid = element("w:docGrid", type="linesAndChars", linePitch=pitch, charSpace=closer)
    properties.append(grid)


def _normal(style: Any) -> None:
    _faced(style, FANGSONG, measures.BODY)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(int(measures.LINE * _TWIPS) / _TWIPS)
    form.widow_control = False


def _set(style: Any, look: Look) -> None:
    _faced(style, look.face, look.size)
    style.font.bold = look.bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_pPr()
    if look.size < measures.BODY:
        style.paragraph_format.line_spacing = Pt(look.size * 1.5)
    style.paragraph_format.page_break_before = look.before or None
    if look.first or look.right:
        indents = {
            "firstLineChars": look.first * _PERCENT,
            "rightChars": look.right * _PERCENT,
            "firstLine": round(look.first * look.size * _TWIPS),
            "right": round(look.right * look.size * _TWIPS),
        }
        properties.append(element("w:ind", **{k: v for k, v in indents.items() if v}))
    properties.append(element("w:jc", val=look.align))


def _faced(style: Any, face: Face, size: float) -> None:
    """Set a face for Chinese, one for Latin, and a size."""
    style.font.size = Pt(size)
    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    fonts.set(qn("w:eastAsia"), face.name)


def _footers(document: Document) -> None:
    """Put the number of the page below it: — 1 —, on the outer side (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Normal"]
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - indents in characters
        properties.append(element("w:ind", **{f"{side}Chars": _PERCENT, side: 280}))
        properties.append(element("w:jc", val=side))
        for text in ("— ", "", " —"):
            run: Any = paragraph.add_run(text)
            run.font.size = Pt(measures.SMALL)
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - the Chinese face
            for script in ("ascii", "hAnsi", "eastAsia"):
                fonts.set(qn(f"w:{script}"), SONG.name)
            if not text:
                _page_field(run)


def _page_field(run: Any) -> None:
    run._r.append(element("w:fldChar", fldCharType="begin"))  # noqa: SLF001 - no fields in python-docx
    instruction = element("w:instrText")
    instruction.text = "PAGE"
    run._r.append(instruction)  # noqa: SLF001 - as above
    run._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001 - as above
