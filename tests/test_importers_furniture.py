"""Page furniture: which lines are page numbers, running heads and dashes, and which are text.

In: lines that stand one below the other.
Out: tests of gazette/importers/structure/page_furniture.py.
"""

from __future__ import annotations

import pytest
from test_importers_rules import lines

from gazette.importers.document import Gap
from gazette.importers.structure import page_furniture

NAME = "示例县人民政府公报"
PROSE = "各单位要抓好落实，确保实效。"


@pytest.mark.parametrize(
    ("rows", "kept", "pages"),
    [
        (("正文", "— 5 —", "正文"), 2, [5]),
        (("正文", "第5页", "正文"), 2, [5]),
        (("正文", "iv", "正文"), 2, []),
        (("正文", "5", "正文"), 3, []),
        (("正文", "-", "正文"), 3, []),
    ],
)
def test_a_marked_number_alone_on_its_line_is_a_page(
    rows: tuple[str, ...], kept: int, pages: list[int]
) -> None:
    """Roman figures number the pages before the first; a bare figure may be anything."""
    found = page_furniture.clear(lines(*rows))
    assert len(found.lines) == kept
    assert [page for _, page in found.folios] == pages
    gaps = [Gap.NONE, Gap.PAGE if kept == 2 else Gap.NONE]
    assert [line.gap for line in found.lines][:2] == gaps


@pytest.mark.parametrize(
    ("figures", "gap", "pages"),
    [
        ((5, 6, 7), 3, [5, 6, 7]),
        ((5, 7, 8), 3, [5, 7, 8]),
        ((5, 8, 9), 3, []),
        ((5, 6), 3, [5, 6]),
        ((399,), 3, [399]),
        ((400,), 3, []),
        ((5, 6, 7), 2, []),
        ((5, 90, 6, 7), 3, [5, 6, 7]),
        ((5, 90, 6), 3, []),
    ],
)
def test_bare_figures_that_rise_through_the_text_are_pages(
    figures: tuple[int, ...], gap: int, pages: list[int]
) -> None:
    """By one or two, apart from one another; three of them, or all that there are."""
    rows = [row for figure in figures for row in (*[PROSE] * gap, str(figure))]
    found = page_furniture.clear(lines(*rows, PROSE), bare=True)
    assert [page for _, page in found.folios] == pages


@pytest.mark.parametrize(
    ("cell", "between", "pages"),
    [
        ("东山镇", 1, []),
        ("东山镇", 5, []),
        ("东山镇", 6, [1, 2]),
        ("东" * 9, 1, []),
        ("东" * 10, 1, [1, 2]),
        ("一、东山", 1, [1, 2]),
        ("示例县人民政府", 1, [1, 2]),
        ("东山镇。", 1, [1, 2]),
    ],
)
def test_figures_between_the_cells_of_a_table_are_its_counts(
    cell: str, between: int, pages: list[int]
) -> None:
    """Words of nine characters at most stand beside them, and the next comes soon."""
    row = [cell, "{}", *[cell] * (2 * between)]
    rows = [text.format(figure) for figure in (1, 2) for text in row]
    found = page_furniture.clear(lines(*rows), bare=True)
    assert [page for _, page in found.folios] == pages


@pytest.mark.parametrize(
    ("head", "runs"),
    [
        (NAME, True),
        (f"{NAME} 2026年第3期", True),
        (f"{NAME} 2026年第3期 县政府文件", True),
        (f"{NAME} 政府文件", True),
        (f"{NAME}刊登的文件", False),
        ("2026年第3期", True),
        ("2026年第3期的文件", False),
        ("县政府文件", True),
        ("县文件", False),
    ],
)
def test_a_running_head_names_the_gazette_its_issue_or_a_section(head: str, *, runs: bool) -> None:
    """And nothing besides; of two sections the longer one is meant."""
    found = page_furniture.clear(lines(PROSE, head, PROSE), NAME, ("政府文件", "县政府文件"))
    assert (len(found.lines) == 2) is runs


@pytest.mark.parametrize(
    ("head", "pages", "runs"),
    [
        ("政务之窗", 3, True),
        ("政务之窗", 2, False),
        ("政务之窗，", 3, False),
        ("示例县财政局", 3, False),
        ("一、总则", 3, False),
    ],
)
def test_what_stands_beside_three_pages_is_a_running_head(
    head: str, pages: int, *, runs: bool
) -> None:
    """Unless it is a sentence, an organ, a mark."""
    rows = [row for page in range(1, pages + 1) for row in (PROSE, f"— {page} —", head)]
    found = page_furniture.clear(lines(*rows, PROSE))
    assert (head not in [line.text for line in found.lines]) is runs


@pytest.mark.parametrize("above", [True, False])
def test_a_running_head_stands_above_a_page_number_or_below_it(*, above: bool) -> None:
    """At the foot of a page or at the head of the next."""
    rows = [
        row
        for page in range(1, 4)
        for row in (PROSE, *(("政务之窗", f"— {page} —") if above else (f"— {page} —", "政务之窗")))
    ]
    found = page_furniture.clear(lines(*rows, PROSE))
    assert [line.text for line in found.lines] == [PROSE] * 4


def test_the_words_of_a_running_head_in_the_text_are_text() -> None:
    """Only beside a page's number, or beside another head, they are layout."""
    rows = [row for page in range(1, 4) for row in (PROSE, f"— {page} —", "政务之窗")]
    found = page_furniture.clear(lines(*rows, PROSE, "政务之窗", PROSE))
    assert [line.text for line in found.lines].count("政务之窗") == 1


def test_the_cells_beside_a_figure_tell_of_it() -> None:
    """What stands further off may be prose."""
    rows = [row for figure in "12" for row in (PROSE, "东山镇", figure, "西山镇", PROSE)]
    assert len(page_furniture.clear(lines(*rows), bare=True).lines) == len(rows)


@pytest.mark.parametrize(
    ("figures", "pages"), [("123", []), ("234", [2, 3, 4]), ("134", [1, 3, 4]), ("124", [4])]
)
def test_the_counts_of_a_table_begin_with_one(figures: str, pages: list[int]) -> None:
    """And go on without a gap; what is not counted so may be a page."""
    rows = [row for figure in figures for row in (PROSE, "东山镇", figure, "西山镇", PROSE)]
    found = page_furniture.clear(lines(*rows), bare=True)
    assert [page for _, page in found.folios] == pages


def test_a_head_beside_few_of_many_pages_is_text() -> None:
    """Half of the pages at least have it."""
    rows = [
        row for page in range(1, 8) for row in (PROSE, f"— {page} —", "窗" if page < 4 else PROSE)
    ]
    assert [line.text for line in page_furniture.clear(lines(*rows)).lines].count("窗") == 3


@pytest.mark.parametrize(
    ("head", "below", "runs"),
    [
        ("示例县人民政府文件", ("示政发〔2026〕3号",), True),
        ("示例县人民政府文件", ("签发人：王小川", "示政发〔2026〕3号"), True),
        ("示例县人民政府文件", ("正文", "正文", "示政发〔2026〕3号"), False),
        ("甲县人民政府文件", ("甲政发〔2026〕3号",), True),
        ("县人民政府文件", ("甲政发〔2026〕3号",), False),
        ("示例县人民政府文件汇编", ("示政发〔2026〕3号",), False),
        ("示例县人民政府", ("示政发〔2026〕3号",), False),
    ],
)
def test_the_red_head_of_a_document_stands_above_its_number(
    head: str, below: tuple[str, ...], *, runs: bool
) -> None:
    """It names the issuer again, which no section of the contents does."""
    found = page_furniture.clear(lines(head, *below))
    assert ((0, len(head)) in [one.span for one in found.assignments]) is runs


@pytest.mark.parametrize(
    ("text", "kept"),
    [("- 甲事", "甲事"), ("•甲事", "甲事"), ("- （一）甲事", "（一）甲事"), ("-甲事", "-甲事")],
)
def test_the_dash_of_a_list_is_layout(text: str, kept: str) -> None:
    """What it stands before is text, at its own place."""
    (line,) = page_furniture.clear(lines(text)).lines
    assert (line.text, line.start) == (kept, len(text) - len(kept))
