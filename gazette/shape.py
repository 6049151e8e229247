"""Blocks -> the flows of the printed body: what stands in two columns, what spans the page.

In: `book.shown`'s notices.
Out: Flows of Parts, in which every Block stands once, in order, under its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from gazette.markdown import element
from gazette.model import Block

WIDEST_IN_COLUMN = 5
"""A table of more columns than this spans the page: a column is 22 characters wide."""

_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CAPTION = re.compile(r"(附?[表图]|续表)[ \d一二三四五六七八九十]|单位[：:]")
_LEADS = 40


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
        for wide, html in _stretches(notice):
            if not result or result[-1].wide != wide:
                result.append(Flow(wide))
            part = Part(notice["id"], notice["title"], new if begins else "", begins, tuple(html))
            result[-1].parts.append(part)
            begins = False
    return result


def _stretches(notice: dict[str, Any]) -> list[tuple[bool, list[str]]]:
    blocks = [Block(*values) for values in notice["blocks"]]
    spans = [block.kind == "table" and _columns(block) > WIDEST_IN_COLUMN for block in blocks]
    for index in range(len(blocks) - 1, 0, -1):
        # What names a table stands with it.
        spans[index - 1] |= spans[index] and _leads(blocks[index - 1])
    result: list[tuple[bool, list[str]]] = []
    for index, block in enumerate(blocks):
        if not result or result[-1][0] != spans[index]:
            result.append((spans[index], []))
        html = element(block, f"{notice['id']}.{block.anchor}")
        if block.kind == "table":
            html = _ruled(html)
        before = blocks[index - 1].kind if index else ""
        after = blocks[index + 1].kind if index + 1 < len(blocks) else ""
        result[-1][1].append(_signed(block.kind, before, after, html))
    return result


def _leads(block: Block) -> bool:
    if block.kind in ("heading", "instrument"):
        return True
    named = _CAPTION.match(block.text) or block.text.endswith(("：", ":"))
    return block.kind == "paragraph" and len(block.text) < _LEADS and bool(named)


def _signed(kind: str, before: str, after: str, html: str) -> str:
    """Set signature and day in one box, so that they stand together."""
    if kind == "signature":
        return f'<div class="signed">{html}' + ("" if after == "dated" else "</div>")
    if kind == "dated":
        return ("" if before == "signature" else '<div class="signed">') + f"{html}</div>"
    return html


def _columns(block: Block) -> int:
    return max((len(_CELL.findall(row)) for row in _ROW.findall(block.html)), default=0)


def _ruled(html: str) -> str:
    """Give a table the widths of its columns: by what stands in them, and never automatic.

    WeasyPrint's automatic widths are quadratic in a Chinese cell's length and leave the paper.
    """
    rows = [[_width(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(html)]
    count = max(map(len, rows), default=0)
    if not count:
        return html
    needs = [max((row[i] for row in rows if i < len(row)), default=1.0) for i in range(count)]
    sums = [sum(row[i] for row in rows if i < len(row)) / len(rows) for i in range(count)]
    # A short column gets what its longest cell needs, the others share by what they hold.
    weights = [min(need, 4) + min(total, 40) * 0.5 for need, total in zip(needs, sums, strict=True)]
    whole = sum(weights)
    cols = "".join(f'<col style="width:{100 * weight / whole:.2f}%">' for weight in weights)
    size = " dense" if count > 2 * WIDEST_IN_COLUMN else ""
    opening = re.match(r"<table\b([^>]*)>", html)
    assert opening  # noqa: S101 - a Block of kind table is a table
    return (
        f'<table{opening[1]} class="columns-{min(count, 9)}{size}"><colgroup>{cols}</colgroup>'
        f"{html[opening.end() :]}"
    )


def _width(cell: str) -> float:
    """Measure a cell's text in characters, a Latin one half as wide as a Chinese."""
    text = _TAG.sub("", cell.replace("<br>", " "))
    return max(1.0, sum(0.55 if ord(character) < 0x2000 else 1.0 for character in text))  # noqa: PLR2004
