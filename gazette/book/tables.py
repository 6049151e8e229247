"""Tables: how wide a table is set, and how wide its columns.

In: a table's HTML.
Out: whether it spans the page; its HTML with the widths of its columns.
"""

from __future__ import annotations

import re
from html import unescape
from operator import truediv

from gazette import lines

WIDEST_IN_COLUMN = 5
"""A table of more columns than this spans the page: a column is 22 characters wide …"""
CROWDED = 4, 44
"""… and so does one of so many columns whose longest cells come to so many characters."""

ROOM = {False: 25.6, True: 53.6}
"""The characters of a table's size that fit in a column, and across the page …"""
PADDING = 0.8
"""… and those that a cell's padding takes."""
HIGH, TALL = 20, 45
"""A table with a row of so many lines in a column spans the page; a row of more may be broken."""

_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_HEAD = re.compile(r"<th\b.*?</th>", re.DOTALL)
_UNIT = re.compile("[（(][^（(）)<>]+[）)]")
_TR = {False: "<tr", True: '<tr class="tall"'}
_TAG = re.compile(r"<[^>]*>")


def classed(html: str, name: str) -> str:
    """Give an element one class more."""
    tag = html[: html.index(">")]
    if 'class="' in tag:
        return html.replace('class="', f'class="{name} ', 1)
    return f'{tag} class="{name}"{html[len(tag) :]}'


def _cells(html: str) -> list[list[float]]:
    """Measure a table: for each row how many characters each of its cells holds."""
    return [[_width(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(html)]


def _needs(rows: list[list[float]]) -> list[float]:
    """Give the longest cell of each column."""
    count = max(map(len, rows), default=0)
    return [max((row[i] for row in rows if i < len(row)), default=0.0) for i in range(count)]


def wide(html: str) -> bool:
    """Tell whether a table spans the page."""
    rows = _cells(html)
    needs = _needs(rows)
    crowded = len(needs) >= CROWDED[0] and sum(needs) > CROWDED[1]
    return (
        len(needs) > WIDEST_IN_COLUMN or crowded or max(_lines(rows, ROOM[False]), default=0) > HIGH
    )


def ruled(html: str, *, across: bool) -> str:
    """Give a table the widths of its columns: by what stands in them, and never automatic.

    WeasyPrint's automatic widths are quadratic in a Chinese cell's length and leave the paper.
    """
    rows, room = _cells(html), ROOM[across]
    shares = _shares(rows, room)
    cols = "".join(f'<col style="width:{100 * share:.2f}%">' for share in shares)
    html = classed(html, "dense") if len(shares) > 2 * WIDEST_IN_COLUMN else html
    html = html.replace(">", f"><colgroup>{cols}</colgroup>", 1)
    html = _whole_units(html, [share * room - PADDING for share in shares])
    heights = iter(_lines(rows, room))
    return _ROW.sub(lambda row: row[0].replace("<tr", _TR[next(heights) > TALL], 1), html)


def _whole_units(html: str, rooms: list[float]) -> str:
    """Keep a unit such as （万元） in the head of a table on one line, where it has room."""
    room = iter(rooms)

    def cell(head: re.Match[str]) -> str:
        most = next(room, 0.0)
        return _UNIT.sub(lambda unit: _kept(unit[0], most), head[0])

    return _HEAD.sub(cell, html)


def _kept(unit: str, room: float) -> str:
    return f'<span class="unit">{unit}</span>' if _width(unit) <= room else unit


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
    return sum(1.0 if lines.wide(character) else 0.55 for character in text)
