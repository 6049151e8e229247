"""A page of a PDF from its characters to its lines, each step at the place where it turns.

In: Glyphs, Strokes and Pieces made here, in type of ten points.
Out: tests of gazette/importers/sources/{textlines,columns,tables,pdf}.py.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pymupdf
import pypdfium2
import pytest
from test_importers_sources import said_by

from gazette.importers.document import Extraction, Gap, Hint
from gazette.importers.sources import columns, pdf
from gazette.importers.sources.columns import Page, Piece
from gazette.importers.sources.tables import tables
from gazette.importers.sources.textlayer import Glyph, Stroke, rules
from gazette.importers.sources.textlines import pieces
from gazette.model import message

SIZE = 10.0


def glyph(text: str, left: float, base: float = 100, size: float = SIZE) -> Glyph:
    """Return a character: a Latin one is half as wide as it is high."""
    width = size / 2 if text.isascii() else size
    return Glyph(text, left, base - size, left + width, base, base, size)


def row(*said: tuple[str, float]) -> list[str]:
    """Return the lines of type that characters make, each so far behind the one before."""
    glyphs: list[Glyph] = []
    right = 60.0
    for text, gap in said:
        glyphs.append(glyph(text, right + gap))
        right = glyphs[-1].right
    return [piece.text for piece in pieces(glyphs)]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ((("甲", 0), ("乙", 7.9)), ["甲乙"]),
        ((("甲", 0), ("乙", 8)), ["甲", "乙"]),
        ((("甲", 0), ("乙", -4.9)), ["甲乙"]),
        ((("甲", 0), ("乙", -5)), ["甲", "乙"]),
        ((("a", 0), ("b", 1.5)), ["ab"]),
        ((("a", 0), ("b", 1.6)), ["a b"]),
        ((("甲", 0), ("b", 1.6)), ["甲b"]),
        ((("a", 0), ("甲", 1.6)), ["a 甲"]),
        ((("·", 0), ("甲", 1.6)), ["· 甲"]),
        (((" ", 0), (" ", 0)), []),
    ],
)
def test_characters_make_a_line_without_a_wide_gap(
    said: tuple[tuple[str, float], ...], wanted: list[str]
) -> None:
    """Eight tenths of the type's size part a line; behind a Latin letter a gap is a space."""
    assert row(*said) == wanted


@pytest.mark.parametrize(("base", "count"), [(107.9, 1), (108, 2), (92.1, 1), (92, 2)])
def test_a_line_keeps_its_level(base: float, count: int) -> None:
    """What stands eight tenths higher or lower is another line."""
    assert len(pieces([glyph("甲", 60), glyph("乙", 70, base)])) == count


@pytest.mark.parametrize(
    ("base", "size", "text"),
    [
        (96, 8.5, "²"),
        (96, 8.6, "2"),
        (99, 5, "²"),
        (99.1, 5, "2"),
        (101, 5, "₂"),
        (100.9, 5, "2"),
    ],
)
def test_a_small_character_off_the_line_is_raised_or_lowered(
    base: float, size: float, text: str
) -> None:
    """Smaller than 0.85 of the line's type, and off its level by a tenth."""
    found = pieces([glyph("面", 60), glyph("m", 70), glyph("2", 75, base, size)])
    assert [piece.text for piece in found] == [f"面m{text}"]
    assert found[0].doubts == ()


def test_the_level_of_a_line_is_that_of_most_characters() -> None:
    """A base that two of five have does not make the others lowered."""
    bases = (98.0, 98.0, 100.0, 100.0, 100.0)
    said = [glyph("面", 60 + 10 * at, base) for at, base in enumerate(bases)]
    (found,) = pieces([*said, glyph("2", 110, 97.5, 5)])
    assert found.text == "面面面面面²"


def test_a_raised_character_without_a_form_of_its_own_is_doubted() -> None:
    """It stays as it is, and the line says so."""
    (found,) = pieces([glyph("面", 60), glyph("甲", 70, 96, 5)])
    assert (found.text, len(found.doubts)) == ("面甲", 1)


def test_a_line_is_as_large_as_all_its_characters() -> None:
    """Its box and its size are those of the largest; white space counts for neither."""
    (found,) = pieces([glyph("甲", 60), glyph("乙", 70, 102, 12), glyph(" ", 82, 100, 30)])
    assert (found.left, found.top, found.right, found.bottom) == (60, 70, 97, 102)
    assert found.size == 12


def piece(text: str, left: float, top: float, right: float = 0) -> Piece:
    """Return a line of type; each character is ten points wide unless its right edge is given."""
    return Piece(left, top, right or left + SIZE * len(text), top + SIZE, SIZE, text)


def read(*given: Piece, height: float = 842) -> list[str]:
    """Return what the lines of a page say."""
    return [line.text for line in columns.lines(Page(1, height, given), "a.pdf")]


def column(side: str, left: float, count: int, wide: int = 20) -> list[Piece]:
    """Return the lines of a column, the first at 100 points."""
    return [piece(f"{side}{at}".ljust(wide, "文"), left, 100 + 20 * at) for at in range(count)]


def sides(found: list[str]) -> str:
    """Return which column each line is of."""
    return "".join(text[0] for text in found)


def test_a_page_without_anything_has_no_lines() -> None:
    """A white page is no error."""
    assert read() == []


@pytest.mark.parametrize(("right", "two"), [(3, True), (2, False)])
def test_a_column_has_a_fifth_of_the_lines(right: int, *, two: bool) -> None:
    """Fewer are no column: the page is read across."""
    found = sides(read(*column("左", 60, 10), *column("右", 320, right)))
    assert (found == "左" * 10 + "右" * right) is two


@pytest.mark.parametrize(("spanning", "two"), [(4, True), (5, False)])
def test_a_page_has_two_widewhere_few_lines_span_them(spanning: int, *, two: bool) -> None:
    """Less than three tenths of its lines: titles do."""
    across = [piece("题" * 46, 60, 400 + 20 * at) for at in range(spanning)]
    found = read(*column("左", 60, 5), *column("右", 320, 5), *across)
    assert (sides(found) == "左" * 5 + "右" * 5 + "题" * spanning) is two


def test_a_title_parts_the_wideabove_it_from_those_below() -> None:
    """Above it left and right are read, then the title, then left and right below."""
    below = [
        replace(one, top=one.top + 200, bottom=one.bottom + 200) for one in column("下", 60, 5)
    ]
    after = [
        replace(one, left=one.left + 260, right=one.right + 260, text="后" * 20) for one in below
    ]
    given = (*column("左", 60, 5), *column("右", 320, 5), piece("题" * 46, 60, 250), *below, *after)
    assert sides(read(*given)) == "左" * 5 + "右" * 5 + "题" + "下" * 5 + "后" * 5


@pytest.mark.parametrize(
    ("right", "order"), [(297, "左左左左左右右右右右"), (297.1, "左左右右左左左右右右")]
)
def test_hanging_punctuation_stays_in_its_column(right: float, order: str) -> None:
    """It passes the middle by seven tenths of a character at most."""
    left = column("左", 60, 5)
    left[2] = replace(left[2], right=right)
    assert sides(read(*left, *column("右", 320, 5))) == order


@pytest.mark.parametrize(("top", "first"), [(57, "眉"), (58, "左")])
def test_a_running_head_stands_in_the_margin(top: float, first: str) -> None:
    """In the upper eight hundredths of the page it belongs to no column."""
    head = piece("眉" * 5, 400, top)
    found = read(head, *column("左", 60, 5), *column("右", 320, 5))
    assert found[0][0] == first


@pytest.mark.parametrize(("top", "last"), [(775, "码"), (774, "右")])
def test_a_page_number_stands_in_the_lower_margin(top: float, last: str) -> None:
    """There it is read behind both columns, though it stands below the left one."""
    found = read(*column("左", 60, 5), *column("右", 320, 5), piece("码", 70, top))
    assert found[-1][0] == last


@pytest.mark.parametrize(
    ("left", "top", "said"),
    [
        (82.9, 100, ["甲甲乙乙"]),
        (83, 100, ["甲甲 乙乙"]),
        (100, 103.9, ["甲甲 乙乙"]),
        (100, 104, ["甲甲", "乙乙"]),
    ],
)
def test_pieces_of_one_line_are_joined(left: float, top: float, said: list[str]) -> None:
    """A gap of three tenths is a space; four tenths lower is another line."""
    above = piece("题" * 20, 60, 60)
    assert read(above, piece("甲甲", 60, 100), piece("乙乙", left, top))[1:] == said


def test_a_joined_line_is_as_wide_as_its_pieces() -> None:
    """And keeps what was doubted in each of them."""
    first = replace(piece("甲", 60, 100), doubts=(message("一"),))
    second = replace(piece("乙", 200, 101), size=12, doubts=(message("二"),))
    third = piece("丙" * 20, 60, 130)
    line, below = columns.lines(Page(1, 842, (second, first, third)), "a.pdf")
    assert (line.text, len(line.doubts)) == ("甲 乙", 2)
    assert (line.full, below.full) == (False, True)


@pytest.mark.parametrize(("top", "gap"), [(120, Gap.NONE), (120.1, Gap.BLANK)])
def test_a_gap_higher_than_the_type_is_a_blank_line(top: float, gap: Gap) -> None:
    """Measured from the bottom of one line to the top of the next."""
    found = columns.lines(Page(1, 842, (piece("甲", 60, 100), piece("乙", 60, top))), "a.pdf")
    assert [line.gap for line in found] == [Gap.PAGE, gap]


@pytest.mark.parametrize(
    ("left", "right", "indent", "full"),
    [(60, 244, 0.0, True), (60, 243.9, 0.0, False), (80, 260, 2.0, True), (74.4, 100, 1.4, False)],
)
def test_a_line_has_its_indent_and_its_fullness(
    left: float, right: float, indent: float, *, full: bool
) -> None:
    """In characters from the left edge of its column; full up to 1.6 before the right one."""
    given = (piece("甲" * 20, 60, 100), piece("乙", left, 120, right))
    line = columns.lines(Page(3, 842, given), "a.pdf")[1]
    assert (line.indent, line.full) == (indent, full)
    assert (line.position.page, line.position.line) == (3, 2)


def test_a_table_stands_where_it_is_among_the_lines() -> None:
    """Its rows have one place and one level, another table's have another."""
    table = replace(piece("", 60, 120, 260), rows=("甲\t乙", "丙\t丁"), doubts=(message("疑"),))
    other = replace(table, top=160, bottom=170, rows=("戊\t己",), doubts=())
    given = (piece("上", 60, 100), table, piece("中", 60, 140), other)
    found = columns.lines(Page(2, 842, given), "a.pdf")
    assert [line.text for line in found] == ["上", "甲\t乙", "丙\t丁", "中", "戊\t己"]
    assert [line.hint for line in found][1:3] == [Hint.ROW, Hint.ROW]
    assert found[1].level == found[2].level != found[4].level
    assert [len(line.doubts) for line in found] == [0, 1, 0, 0, 0]
    later = columns.lines(Page(3, 842, given), "a.pdf")
    assert {line.level for line in found} & {line.level for line in later} == {0}


def grid(xs: tuple[float, ...], ys: tuple[float, ...], *without: Stroke) -> list[Stroke]:
    """Return the sides of every cell of a grid, each drawn by its cell."""
    across = [Stroke(a, y, b, y) for y in ys for a, b in pairwise(xs)]
    down = [Stroke(x, a, x, b) for x in xs for a, b in pairwise(ys)]
    return [rule for rule in (*across, *down) if rule not in without]


def cells(rules: list[Stroke], *texts: tuple[str, float, float]) -> list[list[str]]:
    """Return what stands in the cells of the one table that rules draw; empty where none is."""
    found = tables(rules, [glyph(text, x - 5, y + 5) for text, x, y in texts])
    assert len(found) < 2
    return (
        [["".join(one.text for one in cell) for cell in line] for line in found[0].rows]
        if found
        else []
    )


FOUR = (("甲", 110, 115), ("乙", 210, 115), ("丙", 110, 145), ("丁", 210, 145))
XS, YS = (60.0, 160.0, 260.0), (100.0, 130.0, 160.0)


def test_a_grid_of_rules_is_a_table() -> None:
    """Each character is of the cell that its middle lies in; what lies outside is of none."""
    assert cells(grid(XS, YS), *FOUR, ("外", 300, 115)) == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize(
    ("gone", "wanted"),
    [
        (Stroke(160, 100, 160, 130), [["甲乙", ""], ["丙", "丁"]]),
        (Stroke(160, 130, 160, 160), [["甲", "乙"], ["丙丁", ""]]),
        (Stroke(60, 130, 160, 130), [["甲丙", "乙"], ["", "丁"]]),
        (Stroke(160, 130, 260, 130), [["甲", "乙丁"], ["丙", ""]]),
    ],
)
def test_cells_that_no_rule_parts_are_one(gone: Stroke, wanted: list[list[str]]) -> None:
    """The first holds what stands in both, and an empty one beside it keeps its place."""
    extra = [Stroke(60, 100, 260, 100)] * 2
    assert cells(grid(XS, YS, gone) + extra, *FOUR) == wanted


@pytest.mark.parametrize(
    ("xs", "ys", "made"),
    [
        (XS, (100.0, 130.0), False),
        ((60.0, 160.0), YS, False),
        ((60.0, 65.0, 160.0), YS, True),
        ((60.0, 64.9, 160.0), YS, False),
        (XS, (100.0, 104.9, 130.0), False),
        (XS, (100.0, 105.0, 130.0), True),
    ],
)
def test_a_table_has_two_rows_and_two_wideof_type(
    xs: tuple[float, ...], ys: tuple[float, ...], *, made: bool
) -> None:
    """No type stands in less than five points: such rules are a drawing."""
    twice = grid(xs, ys) * 2
    assert bool(cells(twice, ("甲", xs[-2] + 20, ys[-2] + 10))) is made


@pytest.mark.parametrize(("count", "made"), [(12, True), (11, False)])
def test_twelve_sides_are_a_table(count: int, *, made: bool) -> None:
    """With fewer, rules part a page."""
    assert bool(cells(grid(XS, YS)[:count], *FOUR)) is made


def test_a_rule_drawn_in_pieces_is_one() -> None:
    """Where two pieces of it meet no column and no row begins."""
    inside = [rule for rule in grid(XS, YS) if rule.top != 100 or rule.bottom != 100]
    inside = [rule for rule in inside if rule.left != 60 or rule.right != 60]
    pieces_ = [Stroke(60, 100, 130, 100), Stroke(130, 100, 260, 100)]
    pieces_ += [Stroke(60, 100, 60, 115), Stroke(60, 115, 60, 160)]
    assert cells(inside + pieces_, *FOUR) == [["甲", "乙"], ["丙", "丁"]]


def test_a_grid_without_a_character_is_no_table() -> None:
    """It is drawn for the eye."""
    assert cells(grid(XS, YS)) == []


@pytest.mark.parametrize(("apart", "count"), [(3.0, 1), (3.1, 2)])
def test_rules_that_touch_make_one_table(apart: float, count: int) -> None:
    """Two grids three points apart are one, a little further on two."""
    low = tuple(y + 60 + apart for y in YS)
    found = tables(
        grid(XS, YS) + grid(XS, low), [glyph("甲", 105, 120), glyph("乙", 105, 180 + apart)]
    )
    assert len(found) == count


@pytest.mark.parametrize(("off", "wide"), [(2.9, 2), (3.1, 3)])
def test_rules_that_lie_close_are_one(off: float, wide: int) -> None:
    """A double rule is drawn for one: it makes no column of its own."""
    xs = (60.0, 160.0, 160.0 + off, 260.0)
    rules = [rule for rule in grid(xs, YS) if rule.right - rule.left != off]
    rules += [Stroke(60, y, 260, y) for y in YS]
    found = tables(rules, [glyph("甲", 105, 120)])
    assert [len(table.rows[0]) for table in found] == ([wide] if wide == 2 else [])


def document(*texts: tuple[float, float, str, int]) -> bytes:
    """Make a page of texts, each at its place, turned by so many degrees."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        for x, y, said, turn in texts:
            page.insert_text((x, y), said, fontname="china-s", fontsize=10, rotate=turn)
        return bytes(made.tobytes())


def test_what_stands_askew_or_beside_the_page_is_no_text() -> None:
    """A stamp and what was cut off are counted, and the report says how many characters."""
    data = document(
        (60, 100, "正文", 0), (300, 300, "斜排", 90), (-40, 200, "左外", 0), (600, 200, "右", 0)
    )
    found = pdf.read(data, "a.pdf")
    assert isinstance(found, Extraction)
    assert [line.text for line in found.lines] == ["正文"]
    assert sum(count for _, count in found.dropped) == 5
    assert any("5 字" in str(note) for note in found.notes)


def test_a_character_that_reaches_onto_the_page_is_of_it() -> None:
    """By half a point at the left edge, or at the right one."""
    found = said_by(document((-9.5, 100, "左", 0), (594.5, 200, "右", 0)))
    assert found == ["左", "右"]


@pytest.mark.parametrize(("angle", "read_"), [(25, True), (26, False)])
def test_a_line_that_hardly_slants_is_upright(angle: int, *, read_: bool) -> None:
    """A scan lies a little askew; a stamp slants more."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        point = pymupdf.Point(200, 300)
        page.insert_text(point, "江", fontname="china-s", morph=(point, pymupdf.Matrix(angle)))
        page.insert_text((60, 100), "正文", fontname="china-s")
        found = pdf.read(bytes(made.tobytes()), "a.pdf")
    assert isinstance(found, Extraction)
    assert ("江" in "".join(line.text for line in found.lines)) is read_


@pytest.mark.parametrize(("slant", "count"), [(2.9, 1), (3.1, 0)])
def test_a_line_that_slants_is_no_rule(slant: float, count: int) -> None:
    """Three points at most from its one end to the other, across or down."""
    for end in ((200, 100 + slant), (60 + slant, 300)):
        with pymupdf.open() as made:
            made.new_page().draw_line((60, 100), end)
            with pypdfium2.PdfDocument(bytes(made.tobytes())) as document_:
                found = rules(document_[0])
        assert len(found) == count


def test_a_box_has_four_rules() -> None:
    """Its sides, from the upper left corner of what the reader sees."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        page.set_cropbox(pymupdf.Rect(10, 20, 500, 800))
        page.draw_rect((50, 80, 250, 180))
        with pypdfium2.PdfDocument(bytes(made.tobytes())) as document_:
            found = {
                tuple(round(at) for at in (one.left, one.top, one.right, one.bottom))
                for one in rules(document_[0])
            }
    assert {side for side in found if side[:2] != side[2:]} == {
        (50, 80, 250, 80),
        (50, 180, 250, 180),
        (50, 80, 50, 180),
        (250, 80, 250, 180),
    }


@pytest.mark.parametrize(
    ("between", "tables_"),
    [(("短" * 29,) * 4, 1), (("短" * 29,) * 5, 2), (("短" * 30,), 2), ((), 1)],
)
def test_a_table_goes_on_behind_the_lines_of_a_pages_edge(
    between: tuple[str, ...], tables_: int
) -> None:
    """Four short ones at most: number and running head of two pages."""
    low = tuple(y + 400 for y in YS)
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        for ys in (YS, low):
            for y in ys:
                page.draw_line((60, y), (260, y))
                for one, other in pairwise(XS):
                    page.draw_line((one, y), (other, y))
            for x in XS:
                for top, bottom in pairwise(ys):
                    page.draw_line((x, top), (x, bottom))
            for text, x, y in FOUR:
                said = text if y < 130 else f"{text}{ys[0]:.0f}"
                page.insert_text((x - 10, y + ys[0] - 100), said, fontname="china-s", fontsize=9)
        for at, said in enumerate(between):
            page.insert_text((60, 200 + 20 * at), said, fontname="china-s", fontsize=9)
        found = pdf.read(bytes(made.tobytes()), "a.pdf")
    assert isinstance(found, Extraction)
    rows = [line for line in found.lines if line.hint is Hint.ROW]
    assert len({line.level for line in rows}) == tables_
    assert len(rows) == 2 + tables_
    assert sum(count for _, count in found.dropped) == (2 if tables_ == 1 else 0)


@pytest.mark.parametrize(("behind", "whole"), [(2043, True), (2044, False)])
def test_a_pdf_ends_with_its_mark(behind: int, *, whole: bool) -> None:
    """Some programs write up to two thousand bytes behind it; a file that was cut has none."""
    data = document((60, 100, "正文", 0)).rstrip() + b" " * behind
    assert isinstance(pdf.read(data, "a.pdf"), Extraction) is whole


@pytest.mark.parametrize(("before", "whole"), [(1020, True), (1021, False)])
def test_a_pdf_begins_with_its_mark(before: int, *, whole: bool) -> None:
    """Within its first 1024 bytes."""
    found = pdf.read(b" " * before + document((60, 100, "正文", 0)), "a.pdf")
    assert (isinstance(found, Extraction) or found.rule != "import-binary") is whole


def test_a_page_of_a_pdf_without_text_is_named() -> None:
    """A white page is no missing page, but the report says that nothing stands on it."""
    with pymupdf.open(stream=document((60, 100, "正文", 0))) as made:
        made.new_page()
        found = pdf.read(bytes(made.tobytes()), "a.pdf")
    assert isinstance(found, Extraction)
    assert [str(note) for note in found.notes] == ["第 2 页没有文字"]
    assert found.missing == ()
    assert "2 页" in str(found.form)
