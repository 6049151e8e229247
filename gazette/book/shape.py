"""Blocks -> the flows of the printed body: what stands in two columns, what spans the page.

In: `book.shown`'s notices.
Out: Flows of Parts, in which every Block stands once, in order, under its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from operator import truediv
from typing import Any

from gazette.book.twins import apart
from gazette.lines import wide
from gazette.model import Block
from gazette.read.markdown import element
from gazette.typeset.titles import title_lines

WIDEST_IN_COLUMN = 5
"""A table of more columns than this spans the page: a column is 22 characters wide …"""
CROWDED = 4, 44
"""… and so does one of so many columns whose longest cells come to so many characters."""

ROOM = {False: 25.6, True: 53.6}
"""The characters of a table's size that fit in a column, and across the page …"""
PADDING = 0.8
"""… and those that a cell's padding takes."""

TITLES = {"title": {False: 14.7, True: 31.0}, "instrument": {False: 15.8, True: 33.5}}
"""The characters of a title's size in a column and across the page; bold figures are wide."""
SPACED = ("number", "annexes", "cc", "figure", "instrument", "table")
"""The kinds of blocks that the block before has a class for, such as before-figure."""
HIGH, TALL = 20, 45
"""A table with a row of so many lines in a column spans the page; a row of more may be broken."""

_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_TR = {False: "<tr", True: '<tr class="tall"'}
_ELEMENT = re.compile(r"(<[^>]*>)(.*)(<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CAPTION = re.compile(r"(附?[表图]|续表)[ \u3000]*[\d一二三四五六七八九十]|单位[：:]")
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百]+[编章]([ \u3000]|$)")
_LONGEST = 40
"""What names a table is shorter than this."""


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


def flows(notices: list[dict[str, Any]]) -> list[Flow]:
    """Split the notices into flows: WeasyPrint sets spanning boxes wrongly inside columns.

    (Its issues 1914 and 2495.) A notice that a wide table parts has one Part before and one after.
    """
    result: list[Flow] = []
    section = ""
    for notice in notices:
        new = notice["section"] if notice["section"] != section else ""
        section, begins = notice["section"], True
        for spans, html in _stretches(notice):
            if not result or result[-1].wide != spans:
                result.append(Flow(spans))
            part = Part(notice["id"], notice["title"], new if begins else "", begins, tuple(html))
            result[-1].parts.append(part)
            begins = False
    return result


def _stretches(notice: dict[str, Any]) -> list[tuple[bool, list[str]]]:
    """Give the notice's blocks in stretches that span the page or do not."""
    blocks = [Block(*values) for values in notice["blocks"]]
    spans = [block.kind == "table" and _spans(_cells(block.html)) for block in blocks]
    for index in range(len(blocks) - 1, 0, -1):
        # What names a table stands with it.
        spans[index - 1] |= spans[index] and _leads(blocks[index - 1], blocks[index])
    kinds = ["", *(block.kind for block in blocks), ""]
    result: list[tuple[bool, list[str]]] = []
    for index, block in enumerate(blocks):
        if not result or result[-1][0] != spans[index]:
            result.append((spans[index], []))
        before, after = kinds[index], kinds[index + 2]
        html = element(block, f"{notice['id']}.{block.anchor}")
        html = _shaped(block, html, after, spans=spans[index])
        result[-1][1].append(apart(_signed(block.kind, before, after, html)))
    return result


def _shaped(block: Block, html: str, after: str, *, spans: bool) -> str:
    """Give a block's element what its kind and the kind of the next block ask for."""
    if block.kind == "table":
        html = _ruled(html, ROOM[spans])
    elif block.kind in TITLES:
        html = _lined(html, TITLES[block.kind][spans])
    elif after == "table" and _names(block):
        html = _classed(html, "caption")
    elif block.kind == "heading" and _CHAPTER.match(block.text):
        html = _classed(html, "chapter")
    return _classed(html, f"before-{after}") if after in SPACED else html


def _classed(html: str, name: str) -> str:
    """Give an element one class more."""
    tag = html[: html.index(">")]
    if 'class="' in tag:
        return html.replace('class="', f'class="{name} ', 1)
    return f'{tag} class="{name}"{html[len(tag) :]}'


def _leads(block: Block, after: Block) -> bool:
    """Tell whether a block belongs to the one after it: a heading, or what names a table."""
    return block.kind in ("heading", "instrument") or (after.kind == "table" and _names(block))


def _names(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) < _LONGEST
        and bool(_CAPTION.match(block.text))
    )


def _signed(kind: str, before: str, after: str, html: str) -> str:
    """Set signature and day in one box, so that they stand together."""
    opens = kind == "signature" or (kind == "dated" and before != "signature")
    closes = kind == "dated" or (kind == "signature" and after != "dated")
    return (
        ('<div class="signed"><div>' if opens else "") + html + ("</div></div>" if closes else "")
    )


def _lined(html: str, measure: float) -> str:
    """Break a title where its sense does; a wbr is a break that was asked for.

    The one that stands alone before 关于 is only offered: every title has it.
    """
    match = _ELEMENT.fullmatch(html)
    parts = match[2].split("<wbr>") if match else []
    if parts[1:] == [part for part in parts[1:] if part.startswith("关于")]:
        parts = ["".join(parts)]
    if not match or any("<" in part for part in parts):
        return html
    lines = title_lines("|".join(map(unescape, parts)), measure)
    spans = (f"<span>{escape(line, quote=False)}</span>" for line in lines)
    return f"{match[1]}{''.join(spans)}{match[3]}"


def _cells(html: str) -> list[list[float]]:
    """Measure a table: for each row how many characters each of its cells holds."""
    return [[_width(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(html)]


def _needs(rows: list[list[float]]) -> list[float]:
    """Give the longest cell of each column."""
    count = max(map(len, rows), default=0)
    return [max((row[i] for row in rows if i < len(row)), default=0.0) for i in range(count)]


def _spans(rows: list[list[float]]) -> bool:
    needs = _needs(rows)
    crowded = len(needs) >= CROWDED[0] and sum(needs) > CROWDED[1]
    return (
        len(needs) > WIDEST_IN_COLUMN or crowded or max(_lines(rows, ROOM[False]), default=0) > HIGH
    )


def _ruled(html: str, room: float) -> str:
    """Give a table the widths of its columns: by what stands in them, and never automatic.

    WeasyPrint's automatic widths are quadratic in a Chinese cell's length and leave the paper.
    """
    rows = _cells(html)
    shares = _shares(rows, room)
    cols = "".join(f'<col style="width:{100 * share:.2f}%">' for share in shares)
    html = _classed(html, "dense") if len(shares) > 2 * WIDEST_IN_COLUMN else html
    html = html.replace(">", f"><colgroup>{cols}</colgroup>", 1)
    lines = iter(_lines(rows, room))
    return _ROW.sub(lambda row: row[0].replace("<tr", _TR[next(lines) > TALL], 1), html)


def _lines(rows: list[list[float]], room: float) -> list[float]:
    """Estimate how many lines each row takes."""
    widths = [max(1, share * room - PADDING) for share in _shares(rows, room)]
    return [max(map(truediv, row, widths), default=0) for row in rows]


def _shares(rows: list[list[float]], room: float) -> list[float]:
    """Share a width: short columns get what they need, long ones the rest by what they hold.

    Longest cell and mean count alike, so that one long cell does not starve its neighbours.
    """
    needs = _needs(rows)
    means = [sum(row[i] for row in rows if i < len(row)) / len(rows) for i in range(len(needs))]
    widths = [0.0] * len(needs)
    order = sorted(range(len(needs)), key=needs.__getitem__)
    while order and needs[order[0]] + PADDING <= room / len(order):
        widths[order[0]] = needs[order[0]] + PADDING
        room -= widths[order.pop(0)]
    long = {i: (needs[i] * max(means[i], 1)) ** 0.5 for i in order}
    for i, share in long.items():
        widths[i] = max(room * share / sum(long.values()), 1 + PADDING)
    whole = sum(widths)
    return [width / whole for width in widths]


def _width(cell: str) -> float:
    """Measure a cell's text in characters, a Latin one about half as wide as a Chinese."""
    text = unescape(_TAG.sub("", cell.replace("<br>", " ")))
    return sum(1.0 if wide(character) else 0.55 for character in text)
