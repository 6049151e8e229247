"""Blocks -> the flows of the printed body: what stands in two columns, what spans the page.

In: `book.shown`'s notices.
Out: Flows of Parts, in which every Block stands once, in order, under its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from gazette.book.hang import hung
from gazette.book.tables import classed, ruled, wide
from gazette.book.twins import apart
from gazette.model import Block
from gazette.read.compose import printed
from gazette.read.markdown import element
from gazette.typeset.cohesion import Cohesion
from gazette.typeset.marks import ems
from gazette.typeset.titles import marked, title_lines

if TYPE_CHECKING:
    from gazette.typeset.ruler import Ruler

TITLES = {"title": {False: 14.7, True: 31.0}, "instrument": {False: 15.8, True: 33.5}}
"""The characters of a title's size in a column and across the page; bold figures are wide."""
BESIDE = 15
"""The letters of a number that can stand in the middle of a column, beside a QR code."""
SPACED = ("number", "annexes", "cc", "figure", "instrument", "table")
"""The kinds of blocks that the block before has a class for, such as before-figure."""
_ELEMENT = re.compile(r"(<[^>]*>)(.*)(<[^>]*>)", re.DOTALL)
_CAPTION = re.compile(r"(附?[表图]|续表)[ \u3000]*[\d一二三四五六七八九十]|单位[：:]")
_FILE = re.compile(
    r"(<p[^>]*>[^<]*(?:<span[^>]*>[^<]*</span>)?)"
    r'<a href="\.\./files/([^"]+)">([^<]*)</a>([^<]*)</p>'
)
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百]+[编章]([ \u3000]|$)")
_LONGEST = 40
"""What names a table is shorter than this."""
_TEXT = ("paragraph", "annexes", "list")
_LINE = 22
"""A text wider than this, in ems, takes more than one line, however its marks are pressed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one notice: HTML of its blocks; `begins` when the notice's title is in it."""

    id: str
    title: str
    section: str
    begins: bool
    html: tuple[str, ...]


@dataclass(slots=True)
class Flow:
    """Parts that are set together, in two columns or across the page."""

    wide: bool
    parts: list[Part] = field(default_factory=list)


def flows(notices: list[dict[str, Any]], ruler: Ruler) -> list[Flow]:
    """Split the notices into flows: WeasyPrint sets spanning boxes wrongly inside columns.

    (Its issues 1914 and 2495.) A notice that a wide table parts has one Part before and one after.
    """
    result: list[Flow] = []
    section = ""
    cohesion = Cohesion("\n".join(text for notice in notices for *_, text, _ in notice["blocks"]))
    for notice in notices:
        new = notice["section"] if notice["section"] != section else ""
        section, begins = notice["section"], True
        for spans, html in _stretches(notice, cohesion, ruler):
            if not result or result[-1].wide != spans:
                result.append(Flow(spans))
            part = Part(notice["id"], notice["title"], new if begins else "", begins, tuple(html))
            result[-1].parts.append(part)
            begins = False
    return result


def _stretches(
    notice: dict[str, Any], cohesion: Cohesion, ruler: Ruler
) -> list[tuple[bool, list[str]]]:
    """Give the notice's blocks in stretches that span the page or do not."""
    blocks = hung([Block(*values) for values in notice["blocks"]])
    named = _named(blocks)
    spans = [block.kind == "table" and wide(block.html, ruler) for block in blocks]
    for index in range(len(blocks) - 1, 0, -1):
        # What names a table stands with it.
        leads = named[index - 1] or blocks[index - 1].kind in ("heading", "instrument")
        spans[index - 1] |= spans[index] and leads
    blocks = [_lined(*pair, cohesion) for pair in zip(blocks, spans, strict=True)]
    kinds = ["", *(block.kind for block in blocks), ""]
    result: list[tuple[bool, list[str]]] = []
    for index, block in enumerate(blocks):
        if not result or result[-1][0] != spans[index]:
            result.append((spans[index], []))
        before, after = kinds[index], kinds[index + 2]
        html = element(block, f"{notice['id']}.{block.anchor}")
        html = ruled(html, ruler, across=spans[index]) if block.kind == "table" else html
        html = classed(html, "caption") if named[index] else html
        html = _shaped(block, html, after)
        if notice["code"] and block.kind in {"title", "number"} and after != "number":
            html = _coded(html, block, notice["code"])
        html = apart(_signed(block.kind, before, after, html))
        if index and named[index - 1]:
            # One box: the grid gives whole lines to the table and its name together.
            result[-1][1][-1] = f'<div class="captioned">{result[-1][1][-1]}{html}</div>'
        else:
            result[-1][1].append(html)
    return result


def _named(blocks: list[Block]) -> list[bool]:
    """Tell which blocks name the table that follows: 表1, and below it perhaps 单位：万元."""
    named = [False] * (len(blocks) + 1)
    for at in range(len(blocks) - 2, -1, -1):
        block, table = blocks[at], blocks[at + 1].kind == "table"
        short = block.kind == "paragraph" and len(block.text) < _LONGEST
        named[at] = short and bool(_CAPTION.match(block.text)) and (table or named[at + 1])
    return named[:-1]


def _shaped(block: Block, html: str, after: str) -> str:
    """Give a block's element what its kind and the kind of the next block ask for."""
    if block.kind == "heading":
        html = _faced(html)
        html = classed(html, "chapter") if _CHAPTER.match(block.text) else html
    elif block.kind == "annexes":
        html = _FILE.sub(_on_web, html)
    elif block.kind == "paragraph":
        # Every line that the editor begins is indented.
        html = html.replace("<br>", '<br><span class="indent"></span>')
    if after in ("signature", "dated") and block.kind in _TEXT and ems(block.text) < _LINE:
        html = classed(html, "lonely")
    return classed(html, f"before-{after}") if after in SPACED else html


def _on_web(match: re.Match[str]) -> str:
    """Say of an annex that is not printed where it is, and set its QR code beside its name."""
    start, file, name, tail = match.groups()
    if printed(unquote(file)):
        return match[0]
    code = f'<img src="codes/files/{file}.svg" alt="附件“{escape(unescape(name))}”的网址二维码">'
    link = f'<a href="../files/{file}">{name}</a>'
    return f'{classed(start, "on-web")}{link}{tail}</p><div class="code">{code}</div>'


def _faced(html: str) -> str:
    """Set a heading's text in a span: in its own face, but on the lines of the body's."""
    match = _ELEMENT.fullmatch(html)
    return f"{match[1]}<span>{match[2]}</span>{match[3]}" if match else html


def _coded(html: str, block: Block, source: str) -> str:
    """Set a notice's QR code beside its number; below its title where it has none."""
    code = f'<img src="{source}" alt="本件网页的二维码">'
    if block.kind == "title":
        return f'{classed(html, "before-code")}<div class="code">{code}</div>'
    at, long = html.rindex("</"), len(block.text) > BESIDE
    return classed(html[:at] + code + html[at:], "code long" if long else "code")


def _signed(kind: str, before: str, after: str, html: str) -> str:
    """Set signature and day in one box, so that they stand together."""
    opens = kind == "signature" or (kind == "dated" and before != "signature")
    closes = kind == "dated" or (kind == "signature" and after != "dated")
    return (
        ('<div class="signed"><div>' if opens else "") + html + ("</div></div>" if closes else "")
    )


def _lined(block: Block, across: bool, cohesion: Cohesion) -> Block:  # noqa: FBT001
    """Break a title where its sense does."""
    match = _ELEMENT.fullmatch(block.html) if block.kind in TITLES else None
    title = marked(match[2]) if match else ""
    if not match or not title:
        return block
    lines = title_lines(title, TITLES[block.kind][across], cohesion)
    spans = (f"<span>{escape(line, quote=False)}</span>" for line in lines)
    return replace(block, html=f"{match[1]}{''.join(spans)}{match[3]}")
