"""Columns: each laid out once, level at their feet, balanced where the text ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_typeset import COLUMN, GUTTER, LEFT, flow, lines, paragraphs, printed, rows

from gazette.typeset.weasyprint.column_boxes import Columns

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = 17
MIDDLE = LEFT + COLUMN + GUTTER / 2


def article(texts: list[str]) -> str:
    """Put paragraphs into an article, whose blocks take whole lines in columns."""
    return f"<article>{flow(texts)}</article>"


def feet(pdf: bytes) -> list[list[float]]:
    """Give the last baselines of each page's columns, left to right, in points."""
    found: dict[tuple[int, bool], float] = {}
    for page, line in lines(pdf):
        second = line[0].left > MIDDLE
        found[page, second] = max(found.get((page, second), 0), line[0].base)
    pages = sorted({page for page, _ in found})
    return [[found[at, side] for side in (False, True) if (at, side) in found] for at in pages]


@pytest.mark.parametrize("count", range(1, 30, 3))
def test_columns_in_which_a_text_ends_are_balanced(count: int) -> None:
    """The left one is not the shorter, and no more than what is kept together is longer."""
    texts = paragraphs(count, count)
    *_, last = feet(printed(article(texts), typeset={"level": "article"}))
    if len(last) > 1:
        assert 0 <= round((last[0] - last[1]) / LINE, 2) <= 4


def test_a_full_column_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What WeasyPrint lays out twice, to look whether it fits, is half of its time."""
    asked: list[tuple[int, float]] = []
    upstream: Callable[..., object] = Columns.lay_out

    def lay_out(self: Columns, at: int, height: float, *rest: object, **more: bool) -> object:
        asked.append((at, height))
        return upstream(self, at, height, *rest, **more)

    monkeypatch.setattr(Columns, "lay_out", lay_out)
    texts = paragraphs(1, 130)
    found = rows(printed(article(texts), typeset={"level": "article"}), texts)
    pages = found[-1].page
    whole = max(height for _, height in asked)
    assert pages > 5
    assert 2 * pages <= len([at for at, height in asked if height == whole]) <= 2 * pages + 4
