"""Finds rows of totals that are not the sum of their columns.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `table-sum`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Rule, inlines, message
from gazette.model.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "table-sum",
    Grade.LOOK,
    "表格的合计不是上面各行之和。",
    (
        "多半是一个数抄错了，或者漏了一行。只查别的栏都加得起来的表；有小计、“其中”、合并的格、比率的，"
        "不在此列。"
    ),
    "对照原件核对这一栏；原件如此时不必改。",
)

_TOTAL = re.compile(r"(?:总|合)\s*计|总数")
_PART = re.compile(r"小计|其中|其他：|^[（(]|^\s")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_LEAST = 2
"""Columns of numbers: where one alone does not add up, nothing says that it should."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Add up the columns of each table whose last row is its total."""
    for notice in notices:
        for table in (block for block in notice.blocks if isinstance(block, Table)):
            if found := _wrong(table):
                head, said, total = found
                what = message(
                    "“{head}”合计写的是 {said}，各行之和是 {total}",
                    head=head,
                    said=said,
                    total=f"{total:,f}" if "," in said else f"{total:f}",
                )
                line = table.line + len(table.head) + len(table.rows)
                mend = message("对照原件核对这一栏；原件如此时不必改")
                yield RULE.problem(Place(notice.card.place.file, line), what, mend)


def _wrong(table: Table) -> tuple[str, str, Decimal] | None:
    """Return the head, the total and the sum of the only column that does not add up."""
    if any(cell.merged for row in (*table.head, *table.rows) for cell in row):
        return None
    rows = [[inlines.text(cell.content).strip() for cell in row] for row in table.rows]
    *body, last = rows or [[""]]
    labels = [row[0] for row in body]
    if not _TOTAL.fullmatch(last[0]) or any(map(_PART.search, labels)) or len(body) < _LEAST:
        return None
    heads = [inlines.text(cell.content) for cell in table.head[-1]]
    columns = [
        (head, column[-1], sum(map(_value, column[:-1]), Decimal()))
        for head, column in zip(heads, zip(*rows, strict=True), strict=True)
        if all(map(_NUMBER.fullmatch, column))
    ]
    wrong = [one for one in columns if _value(one[1]) != one[2]]
    return wrong[0] if len(wrong) == 1 and len(columns) >= _LEAST else None


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
