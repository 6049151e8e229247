"""How wide a table is set and how its width is shared out, before anything is laid out.

In: tables whose characters are each one em wide, digits half of it.
Out: facts about gazette.print.tables.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jobs import LAYOUTS, table

from gazette.model.blocks import Table
from gazette.model.cells import ABOVE, LEFT, Cell
from gazette.model.inlines import Text
from gazette.print.measures import Room, read_measures
from gazette.print.table_breaks import joined
from gazette.print.tables import MeasuredTable, MeasuredTables
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASURES = read_measures(LAYOUTS / "print")


class Squares:
    """A ruler for which a character is one em wide, one of ASCII a half."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self.asked = 0

    def width(self, text: str) -> float:
        """Return the width of a text."""
        self.asked += 1
        return sum(0.5 if char.isascii() else 1.0 for char in text)


def measured(*rows: Sequence[str]) -> MeasuredTable:
    """Measure a table; its first row is its head."""
    return MeasuredTable(table("n1", rows), Squares(), MEASURES)  # type: ignore[arg-type]


def test_a_table_is_measured_once() -> None:
    """However often it is asked for."""
    ruler = Squares()
    tables = MeasuredTables(ruler, MEASURES)  # type: ignore[arg-type]
    one = table("n1", [["甲", "乙"], ["丙", "丁"]])
    first = tables[one]
    asked = ruler.asked
    assert tables[one] is first
    assert ruler.asked == asked
    assert tables[table("n2", [["甲"]])] is not first


def test_a_column_needs_its_longest_cell_and_must_have_its_longest_run() -> None:
    """A number is one run, and so is a word with a seam behind it; an address is none."""
    found = measured(["甲", "乙丙丁"], ["1234", "https://a.example/b"], ["12", "戊"])
    cells = found.cells
    assert cells.rows == [[1, 3], [2, 9.5], [1, 1]]
    assert cells.needs == [2, 9.5]
    assert cells.firm == [2, 1]
    assert cells.torn(0) == "1234"
    assert measured(["甲\n乙乙"], ["1 23456"]).cells.firm == [2.5]


def test_a_row_may_have_fewer_cells_than_the_head() -> None:
    """What is not there needs nothing."""
    found = measured(["甲", "乙"], ["丙丙"]).cells
    assert (found.needs, found.firm) == ([2, 1], [1, 1])


@pytest.mark.parametrize(
    ("rows", "wide", "size"),
    [
        ([["甲"] * 5, ["乙"] * 5], False, 9),
        ([["甲"] * 6, ["乙"] * 6], True, 9),
        ([["甲"] * 10, ["乙"] * 10], True, 9),
        ([["甲"] * 30, ["乙"] * 30], True, 9),
        ([["甲" * 11] * 4, ["乙"] * 4], False, 9),
        ([["甲" * 11] * 3 + ["甲" * 12], ["乙"] * 4], True, 9),
        ([["甲" * 20] * 3, ["乙"] * 3], False, 9),
        ([["1" * 22, "1" * 22], ["乙", "丙"]], False, 9),
        ([["1" * 24, "1" * 26], ["乙", "丙"]], True, 9),
        ([["1" * 52, "1" * 52], ["乙", "丙"]], True, 9),
        ([["1" * 53, "1" * 53], ["乙", "丙"]], True, 8.5),
        ([["1" * 56, "1" * 57], ["乙", "丙"]], True, 8),
        ([["1" * 60, "1" * 60], ["乙", "丙"]], True, 7.5),
        ([["1" * 64, "1" * 64], ["乙", "丙"]], True, 9),
    ],
)
def test_a_table_spans_the_page_where_a_column_has_no_room(
    rows: list[list[str]], wide: object, size: float
) -> None:
    """More than five columns, four that are crowded, a run too long; set smaller as it must be.

    What does not fit at the least size has a landscape page, and the usual size on it.
    """
    found = measured(*rows)
    assert (found.wide, found.across.size) == (wide, size)


def test_a_row_of_more_than_twenty_lines_spans_the_page() -> None:
    """In a column it would be a tower."""
    line = 231 / 9 / 2 - 0.75
    for lines, wide in ((20, False), (21, True)):
        long = "甲" * int(line * lines)
        assert measured(["甲" * 30, "乙" * 30], [long, long]).wide is wide
        assert max(measured(["甲"], ["乙"]).lines(Room(10, 1))) <= 1


def test_short_columns_get_what_they_need_and_long_ones_the_rest() -> None:
    """By the longest and the mean of their cells alike; edges are added to each."""
    room = Room(20, 1)
    assert measured(["甲甲", "乙乙"], ["1", "2"]).shares(room) == [0.5, 0.5]
    short, long = measured(["甲甲", "乙" * 40], ["1", "乙" * 40]).shares(room)
    assert (short, long) == (pytest.approx(3 / 20), pytest.approx(17 / 20))
    first, second = measured(["甲" * 40, "乙" * 90], ["甲" * 40, "乙" * 90]).shares(room)
    assert first / second == pytest.approx(40 / 90)
    one, two = measured(["甲" * 80, "乙" * 80], ["", "乙" * 80]).shares(Room(100, 0))
    assert one / two == pytest.approx((80 * 40) ** 0.5 / 80)


def test_no_column_gets_less_than_its_longest_run_where_all_can_have_it() -> None:
    """What is taken for it is taken from the others in their measure."""
    runs = measured(["1" * 16, "乙" * 90, "丙" * 90], ["x", "乙" * 90, "丙" * 90])
    shares = runs.shares(Room(30, 1))
    assert sum(shares) == pytest.approx(1)
    assert shares[0] * 30 >= 9
    assert shares[1] == pytest.approx(shares[2])
    assert shares[0] * 30 == pytest.approx(9)
    tight = measured(["1" * 16, "1" * 16, "丙" * 90], ["x", "x", "丙" * 90])
    assert [round(30 * share, 3) for share in tight.shares(Room(30, 1))] == [9, 9, 12]
    torn = measured(["1" * 40, "1" * 40], ["x", "y"])
    assert torn.shares(Room(10, 1)) == [0.5, 0.5]


def test_a_word_is_kept_on_one_line_where_there_is_room_for_it() -> None:
    """Four characters of each cell first, then what runs without a seam."""
    assert measured(["甲甲甲", "乙乙乙乙乙"]).fits(Room(7, 0))
    assert not measured(["甲甲甲", "乙乙乙乙乙"]).fits(Room(6.5, 0))
    assert measured(["甲甲甲", "乙乙乙乙乙"]).fits(Room(2, 0), 0)
    assert measured(["1234", "乙"]).fits(Room(5, 1))
    assert not measured(["1234", "乙"]).fits(Room(4.9, 1))


def test_lines_are_estimated_of_the_fullest_cell() -> None:
    """Each row by itself, in the widths that its columns have."""
    found = measured(["甲" * 8, "乙" * 8], ["甲" * 16, "乙"], ["", ""])
    widths = [share * 18 - 1 for share in found.shares(Room(18, 1))]
    assert found.lines(Room(18, 1)) == [
        pytest.approx(8 / min(widths)),
        pytest.approx(16 / widths[0]),
        0,
    ]


def test_a_figure_is_as_wide_as_what_stands_unseen_beside_it() -> None:
    """A column holds its longest whole part and its longest fraction."""
    cells = measured(["项", "数"], ["甲", "12,345"], ["乙", "1.25"], ["丙", "—"]).cells
    assert cells.needs == [1, 4.5]
    assert cells.firm == [1, 4.5]
    assert cells.torn(1) == "12,345"


def test_a_cell_that_spans_columns_is_not_the_first_one_s() -> None:
    """It asks for width only where its columns together have too little; they share it."""
    spanning = replace(
        table("n1", [["甲", "1" * 16, ""], ["乙", "1", "2"], ["丙", "3", "4"]]), rows=()
    )
    merged = (*spanning.head[0][:2], Cell((), merged=LEFT))
    rows = table("n1", [["甲"], ["乙", "1", "2"], ["丙", "3", "4"]]).rows
    cells = MeasuredTable(Table((merged,), rows), Squares(), MEASURES).cells  # type: ignore[arg-type]
    assert cells.firm == [1, 0.5, 0.5]
    assert cells.floors(1, 0) == [1, 3.5, 3.5]
    assert cells.floors(8, 0) == [1, 0.5, 0.5]


@pytest.mark.parametrize(
    ("count", "kept"),
    [
        (1, []),
        (2, [1]),
        (5, [1, 2, 3, 4]),
        (6, [1, 2, 4, 5]),
        (9, [1, 2, 7, 8]),
    ],
)
def test_three_rows_stand_before_a_break_and_behind_it(count: int, kept: list[int]) -> None:
    """Each stays with the one above, where they fit together."""
    rows = table("n1", [["甲"]] * (count + 1)).rows
    assert sorted(joined(rows, [1] * count, 10)) == kept
    assert sorted(joined(rows, [9] * count, 10)) == []
    assert sorted(joined(rows, [1] * count, 1.4 * min(3, count) - 0.1)) == []


def test_rows_that_a_cell_reaches_into_stay_with_it() -> None:
    """However many they are, where they fit; else they are parted as others are."""
    one, above = Cell((Text("甲"),)), Cell((), merged=ABOVE)
    rows = [(one,) if at not in {5, 6, 7} else (above,) for at in range(12)]
    assert sorted(joined(rows, [1] * 12, 10)) == [1, 2, 5, 6, 7, 10, 11]
    assert sorted(joined(rows, [0.1] * 12, 5)) == [1, 2, 10, 11]


def test_what_fits_nowhere_is_named_with_its_column() -> None:
    """The column that asks for most, by its head without breaks, and its run."""
    assert measured(["项\n目", "乙"], ["1" * 100, "2" * 20]).torn() is None
    assert measured(["项\n目", "乙"], ["1" * 200, "2" * 20]).torn() == ("项目", "1" * 200)


def test_a_table_is_styled_with_its_widths() -> None:
    """In per cent, never automatic; long rows may be parted; a dense one says so."""
    line = 231 / 9 - 0.75
    tall = "甲" * int(line * (MEASURES.tall + 1))
    found = measured(["甲"], ["乙"], [tall], ["丙"])
    plain = found.styled(Styling(classes=("a",)), across=False)
    assert (plain.columns, plain.classes, plain.tall) == ((100,), ("a",), {1})
    many = measured(["1234567"] * 13, ["乙"] * 13)
    dense = many.styled(Styling(), across=True)
    assert (dense.classes, dense.size) == (("dense",), 8.5)
    plain = many.styled(Styling(), across=False)
    assert (plain.classes, plain.size) == ((), 0)
    assert many.styled(Styling(), across=True).columns == pytest.approx((100 / 13,) * 13)


@pytest.mark.parametrize(
    ("text", "head", "kept"),
    [
        ("收入（万元）", True, [(2, 6)]),
        ("收入(万元)和（个）", True, [(2, 6), (7, 10)]),
        ("收入（万元）", False, []),
        ("收入（" + "万" * 30 + "）", True, []),
    ],
)
def test_a_unit_stays_on_one_line_in_a_table_s_head(
    text: str, head: object, kept: list[tuple[int, int]]
) -> None:
    """Where its column has room for it."""
    found = measured(["收入（万元）"], ["1"]).styled(Styling(), across=False)
    assert found.whole
    assert list(found.whole(text, 0, head=bool(head))) == kept
