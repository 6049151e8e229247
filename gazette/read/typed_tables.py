"""Typed tables: lines whose cells are parted by blanks, tabs or commas, and are no table here.

In: the lines of a body.
Out: the rows of each such table, as indices of lines, and the rule that tells of them.

That lines are a table is certain where three or more have the same number of cells, and a column
behind the first holds numbers alone, or the first row names what tables have columns of. Lists of
names, whose cells are parted alike, have neither.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.rulebook.body import TABLE_TABS, TABLE_TYPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Rule

_PARTS = ((TABLE_TABS, "\t"), (TABLE_TYPED, "[ \u3000\xa0]+"), (TABLE_TYPED, "[,，]"))
"""What parts the cells of a row, by the rule that tells of it."""

_OTHERS = "|#-"
"""How rows, headings and items of a list begin."""
_ROW = re.compile(
    r"^(?![|#｜>-])[^。；]*[^\s。；][ \u3000\xa0\t,，]\s*[^\s。；][^。；]*[ \u3000\xa0\t,，]\s*\S"
)
_SENTENCE = re.compile("[。；：！？]")
_NUMBER = re.compile(r"[+-]?\d[\d,，]*(?:\.\d+)?[%‰]?|[-—–/]+")
_DIGIT = re.compile(r"\d")
_COLUMN = re.compile(
    "序号|编号|姓名|单位|名称|项目|数量|金额|面积|备注|职务|电话|地点|时间|乡镇|合计|责任人?|规格"
)
_LEAST_ROWS, _LEAST_CELLS = 3, 3
_LONGEST, _LONGEST_HEAD = 30, 10
"""Characters of a cell: what is longer is a clause of a sentence."""


def typed_tables(lines: Sequence[str]) -> Iterator[tuple[Rule, list[int]]]:
    """Yield the rows of each table that was typed with blanks, tabs or commas.

    Of two lines with tabs, one below the other, that is certain whatever they say.
    """
    told: set[int] = set()
    tabs = [at for at, line in enumerate(lines) if "\t" in line.strip() and line[0] not in _OTHERS]
    for found in _runs(tabs):
        if len(found) > 1:
            told.update(found)
            yield TABLE_TABS, found
    rows = [at for at, line in enumerate(lines) if _ROW.match(line) and not _SENTENCE.search(line)]
    solid = {at: n for n, at in enumerate(at for at, line in enumerate(lines) if line.strip())}
    for rule, part in _PARTS if len(rows) >= _LEAST_ROWS else ():
        cells = {at: re.split(part, lines[at].strip()) for at in rows if at not in told}
        for found in _alike(cells, solid):
            if _is_table([cells[at] for at in found]):
                told.update(found)
                yield rule, found


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers that follow each other."""
    for _, group in groupby(enumerate(numbers), key=lambda row: row[1] - row[0]):
        yield [number for _, number in group]


def _alike(cells: dict[int, list[str]], solid: dict[int, int]) -> list[list[int]]:
    """Return the lines that follow each other, but for empty ones, with as many cells."""
    keyed = ((solid[at] - n, len(row), at) for n, (at, row) in enumerate(cells.items()))
    return [[at for _, _, at in group] for _, group in groupby(keyed, key=lambda row: row[:2])]


def _is_table(rows: list[list[str]]) -> bool:
    """Return whether rows of as many cells each are certainly those of a table."""
    if len(rows) < _LEAST_ROWS or len(rows[0]) < _LEAST_CELLS:
        return False
    if max(len(cell) for row in rows for cell in row) > _LONGEST:
        return False
    head, *body = rows
    numbers = any(
        all(map(_NUMBER.fullmatch, column)) and _DIGIT.search("".join(column))
        for column in list(zip(*body, strict=True))[1:]
    )
    names = sum(bool(_COLUMN.search(cell)) for cell in head if len(cell) < _LONGEST_HEAD)
    return numbers or names > 1
