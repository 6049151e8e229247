"""Columns: each laid out once, level at their feet, balanced where the text ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jobs import figure, in_printed_order, inside, job, notice, pages_of, paragraph, same
from test_typeset import (
    COLUMN,
    EM,
    GUTTER,
    LEFT,
    NEAR,
    flow,
    lines,
    opened,
    paragraphs,
    printed,
    rows,
    short,
)

from gazette.print.issue_pdf import make_issue_pdf
from gazette.typeset import columns as typeset_columns
from gazette.typeset import copyfitting, line_breaking, line_metrics
from gazette.typeset.weasyprint.column_boxes import Columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.print import IssuePdf, Job

LINE = 17
PROSE = (
    "认真贯彻执行",
    "县人民政府办公室",
    "根据工作需要",
    "加强组织领导",
    "落实工作责任",
    "各有关单位",
    "按照方案要求",
    "及时报告情况",
    "会同",
)
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


def whole(height: int) -> str:
    """Make a box of so many lines, which may not be parted."""
    return f'<div style="break-inside: avoid">{"文字。<br>" * (height - 1)}文字。</div>'


@pytest.mark.parametrize(
    ("heights", "longer"),
    [
        ([4, 4], [0]),
        ([5, 4], [1]),
        ([4, 3, 5], [2]),
        ([4, 6], [-2]),
        ([15, 4, 13], [-2]),
        ([2, 9], []),
        ([15, 6, 12], [9]),
        ([21, 15, 12], [-6]),
    ],
)
def test_a_left_column_is_rather_a_little_short_than_much_too_long(
    heights: list[int], longer: list[int]
) -> None:
    """Boxes of so many lines that may not be parted: ten beside none are no columns."""
    boxes = "".join(map(whole, heights))
    (ends,) = feet(printed(f"<article>{boxes}</article>", typeset={"level": "article"}))
    assert [round((one - other) / LINE) for one, other in pairwise(ends)] == longer


@pytest.mark.parametrize(("inside", "longer"), [((4, 4, 4), 0), ((4, 9), -1)])
def test_a_left_column_that_is_short_opens_at_its_headings(
    inside: tuple[int, ...], longer: int
) -> None:
    """Where a text ends, too; half a line each, so that one heading is not enough for a line."""
    heading = f"<h3 style='margin:0;font-size:{EM}pt;break-after:avoid'>标题</h3>"
    boxes = "".join(heading + whole(height) for height in inside) + whole(16)
    (ends,) = feet(printed(f"<article>{boxes}</article>", typeset={"level": "article"}))
    assert round((ends[0] - ends[1]) / LINE, 1) == longer


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


def full(pdf: bytes) -> float:
    """Give the share of columns that end at their page's foot, but for the last page."""
    *pages, _ = feet(pdf)
    ends = [end for page in pages for end in page]
    return sum(end > max(ends) - 1 for end in ends) / len(ends)


def test_columns_are_filled_by_paragraphs_a_line_longer_or_shorter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No line of them is torn or gapes; without, every fourth column is left short."""
    monkeypatch.setattr(typeset_columns, "SHORTER", 0)
    texts = paragraphs(3, 160, PROSE)
    pdf = printed(article(texts), typeset={"level": "article"})
    set_rows = rows(pdf, texts)
    assert full(pdf) > 0.9
    assert max(opened(row) for row in set_rows if row.goes_on) < 0.2 * EM
    assert [row.text for row in set_rows if row.goes_on and abs(short(row)) > NEAR] == []
    monkeypatch.setattr(copyfitting, "MOST", 0)
    assert full(printed(article(texts), typeset={"level": "article"})) < 0.8


def test_a_page_is_a_line_shorter_where_its_columns_are_then_level(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of the pages whose columns differ by a line or two hardly one is left."""
    monkeypatch.setattr(copyfitting, "MOST", 0)
    texts = paragraphs(3, 160, PROSE)
    counts = []
    for most in (0, 2):
        monkeypatch.setattr(typeset_columns, "SHORTER", most)
        pdf = printed(article(texts), typeset={"level": "article"})
        assert "".join(row.text for row in rows(pdf, texts)) == "".join(texts)
        *pages, _ = feet(pdf)
        counts.append(sum(abs(one - other) > 1 for one, other in pages))
    assert counts[0] >= 4
    assert counts[1] <= counts[0] / 2


def test_compact_text_is_shorter_and_as_even() -> None:
    """Every paragraph that can be a line shorter is, and no gap of it is wider for that."""
    texts = paragraphs(4, 60, PROSE)
    usual = rows(printed(article(texts), typeset={"level": "article"}), texts)
    compact = rows(printed(article(texts), typeset={"level": "article", "compact": True}), texts)
    assert len(compact) < len(usual)
    assert max(opened(row) for row in compact if row.goes_on) < 0.2 * EM


def test_a_column_opens_at_its_headings_alone() -> None:
    """Lines of text stay a line apart; above a heading there is half a line more at most."""
    texts = paragraphs(5, 120, PROSE[:1])
    parts = [
        f"<h3 style='margin:0;font-size:{EM}pt;break-after:avoid'>标题</h3>{flow([text])}"
        for text in texts
    ]
    pdf = printed(f"<article>{''.join(parts)}</article>", typeset={"level": "article"})
    steps: dict[bool, set[float]] = {True: set(), False: set()}
    for (page, above), (following, below) in pairwise(lines(pdf)):
        step = below[0].base - above[0].base
        if page == following and step > 0:
            heading = "".join(char.char for char in below) == "标题"
            steps[heading].add(round(step / LINE, 2))
    assert steps[False] == {1.0}
    assert len(steps[True]) > 1
    assert all(1.0 <= step <= 1.5 for step in steps[True])


@given(st.lists(st.integers(1, 3), min_size=20, max_size=200), st.sampled_from((-1, 1)))
def test_altered_lines_are_one_more_or_fewer_and_fit(widths: list[int], by: int) -> None:
    """They cover the paragraph; each fits its room; the last is more than one character."""
    count, room = len(widths), 20.0
    metrics = line_metrics.LineMetrics(
        offsets=line_metrics.prefix(widths),
        ink_ends=list(range(count + 1)),
        start_trims=[0.0] * count,
        end_drops=[0.0] * count,
        end_trims=[0.5] * count,
        compressible=line_metrics.prefix([0.25] * count),
        gaps=list(range(count + 1)),
        spaces=[0] * (count + 1),
        narrow=[0] * (count + 1),
        grades=b"\x03" * (count + 1),
        em=1.0,
        last_character=count - 1,
        justified=True,
    )
    natural = line_breaking.break_lines(metrics, 0, room - 2, room)
    assert natural is not None
    altered = line_breaking.altered_lines(metrics, natural, (room - 2, room)).get(by)
    if altered is None:
        return
    assert len(altered.ends) == len(natural.ends) + by
    assert altered.ends[-1] == count
    assert (0, *altered.ends)[-2] < count - 1
    for start, end in pairwise((0, *altered.ends)):
        give = metrics.end_trim(start, end) + metrics.compressible_width(start, end)
        assert metrics.natural_width(start, end) - give <= room - 2 * (start == 0) + 0.001


def floated(folder: Path, *, in_place: bool, end: str = "。") -> tuple[Job, IssuePdf]:
    """Print a notice in which a picture has no room at the foot of the first page's last column.

    The paragraph before it ends so.
    """
    png = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 300, 300), False).tobytes("png")
    (folder / "tu.png").write_bytes(png)
    picture = figure("n30", "tu.png", "空间布局图")
    image = replace(picture.image, in_place=in_place)
    picture = replace(picture, image=image, caption=picture.image.description)
    before = [paragraph(f"n{at}", "根据工作需要，经县政府研究决定。" * 9) for at in range(3, 14)]
    before[-1] = paragraph(
        "n13", "根据工作需要，经县政府研究决定。" * 8 + "根据工作需要，研究决定" + end
    )
    after = [paragraph(f"n{at}", "各有关单位要按照方案抓好落实。" * 6) for at in range(31, 37)]
    made = job(folder, notice(1, *before, picture, *after))
    return made, make_issue_pdf(made)


def test_text_goes_before_a_picture_that_has_no_room(tmp_path: Path) -> None:
    """The page map tells where the picture stands; all is read from the pages in that order."""
    made, book = floated(tmp_path, in_place=False)
    assert book.problems == ()
    (mark,) = book.page_map.floats
    assert (mark.anchor, mark.page) == ("n30", 2)
    pages = inside(book.pdf, book.page_map.front)
    assert "空间布局图" in pages[1]
    assert "各有关单位" in pages[0]
    ordered = in_printed_order(book.page_map, made.notices)
    assert same(pages, ordered) == ""
    assert pages_of(book.page_map, ordered) == pages


@pytest.mark.parametrize(("in_place", "end"), [(True, "。"), (False, "："), (False, ":")])
def test_an_editor_keeps_a_picture_in_place(tmp_path: Path, in_place: bool, end: str) -> None:
    """Then no text goes before it, and the column is left short; a colon keeps it as well."""
    made, book = floated(tmp_path, in_place=in_place, end=end)
    assert book.page_map.floats == ()
    pages = inside(book.pdf, book.page_map.front)
    assert "各有关单位" not in pages[0]
    assert same(pages, made.notices) == ""


def test_a_long_title_stands_across_the_page(tmp_path: Path) -> None:
    """One that would take more than four lines in a column does, and its number with it."""
    one = notice(1, paragraph("n3", "甲乙丙丁。" * 40))
    title = "示例县人民政府关于" + "印发《示例县优化营商环境若干措施》" * 5 + "的通知"
    blocks = (replace(one.blocks[0], units=(title,)), *one.blocks[1:])
    card = replace(one.card, title=title)
    made = job(tmp_path, replace(one, card=card, blocks=blocks))
    book = make_issue_pdf(made)
    page = pymupdf.open(stream=book.pdf)[book.page_map.front]
    words = page.get_text("dict")["blocks"]
    sizes = [
        (span["size"], span["bbox"])
        for block in words
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["size"] > 14
    ]
    assert max(right for _, (_, _, right, _) in sizes) - min(x for _, (x, *_) in sizes) > 300
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""


def test_two_lines_stand_before_a_title_across_the_page(tmp_path: Path) -> None:
    """As before any other; and a landscape table begins at its page's head all the same."""
    one, two = (
        notice(1, paragraph("n3", "甲乙丙丁。" * 40)),
        notice(2, paragraph("n3", "完。" * 40)),
    )
    title = "示例县人民政府关于" + "印发《示例县优化营商环境若干措施》" * 5 + "的通知"
    blocks = (replace(two.blocks[0], units=(title,)), *two.blocks[1:])
    two = replace(two, card=replace(two.card, title=title), blocks=blocks)
    book = make_issue_pdf(job(tmp_path, one, two))
    page = pymupdf.open(stream=book.pdf)[book.page_map.front]
    (day,) = page.search_for("2026年3月5日")[:1]
    spans = [
        span
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]
    head = min(s["origin"][1] for s in spans if s["size"] > 14 and s["origin"][1] > day.y1)
    assert head - day.y1 > 2.5 * 16.8
