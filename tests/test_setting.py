"""The printed issue is set as a printing house would: measured on the PDFs of a built site.

In: the specimen, and the real number where it is.
Out: facts about lines, columns and breaks, for every issue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
import pytest
from conftest import build
from jobs import BOX
from test_typeset import EM, HALF, NEAR, NOT_FIRST, NOT_LAST, TORN, torn

from gazette import read
from gazette.language.lines import solid
from gazette.typeset.break_classes import is_full_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Block

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "tests" / "sites" / "page" / "content"
COLUMN = 22 * EM
LATIN = re.compile("[A-Za-z]")
LEFTS = (BOX[0], BOX[0] + COLUMN + 2 * EM)


class Line(NamedTuple):
    """A line on paper: its page, column, baseline, text, ends, and whether its block goes on.

    `gap` is what lies between its Chinese characters, in ems.
    """

    page: int
    column: int
    base: float
    text: str
    left: float
    right: float
    size: float
    goes_on: bool
    begins: bool
    gap: float

    @property
    def place(self) -> tuple[int, int]:
        """The column that the line stands in."""
        return self.page, self.column

    @property
    def short(self) -> float:
        """How far its end is from its column's; a last mark may count by half its width."""
        left = LEFTS[self.column] + COLUMN - self.right
        return left + HALF * (self.text[-1] in NOT_FIRST and abs(left + HALF) < abs(left))


class Set(NamedTuple):
    """A block as it is set: what it is, what follows it, and its lines."""

    kind: str
    after: str
    lines: list[Line]


@pytest.fixture(scope="session", params=["2026-01", "2026-02", "2023-04", "page"])
def blocks(
    request: pytest.FixtureRequest, specimen: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Set]:
    """Read the blocks of an issue from its PDF, where each stands in columns and is plain text.

    `page` is the site in which one of each thing stands that a page is made of.
    """
    site, content, name = specimen, ROOT / "content", request.param
    if name == "page":
        content, site, name = PAGE, tmp_path_factory.mktemp("page") / "output", "2026-01"
        assert build(content, site, "--no-search")[0] == 0
    elif name == "2023-04":
        content = request.getfixturevalue("seeds_content")
        site = request.getfixturevalue("seeds")
    masthead, _ = read.masthead(content)
    notices = read.issue(content / name, masthead).notices
    rows = list(body_lines(pymupdf.open(site / name / f"{name}.pdf")))
    return matched([block for notice in notices for block in notice.blocks], rows)


def body_lines(pdf: Any) -> list[tuple[int, list[Any]]]:
    """List the lines of the printed pages: page, and (character, left, right, baseline, size)."""
    front = next(page.number for page in pdf if page.get_label() == "1")
    found: list[tuple[int, list[Any]]] = []
    for page in list(pdf)[front:]:
        for block in page.get_text("rawdict", flags=0)["blocks"]:
            for line in block["lines"]:
                chars = [
                    (char["c"], char["origin"][0], char["bbox"][2], char["origin"][1], span["size"])
                    for span in line["spans"]
                    for char in span["chars"]
                    if not char["c"].isspace() and BOX[1] < char["origin"][1] < BOX[3]
                ]
                before = found[-1] if found else (-1, [])
                if chars and before[0] == page.number and goes_on(before[1][-1], chars[0]):
                    before[1].extend(chars)
                elif chars:
                    found.append((page.number, chars))
    return found


def goes_on(last: Any, first: Any) -> bool:
    """Tell whether a character follows another on one line."""
    return abs(last[3] - first[3]) < 0.5 and -EM < first[1] - last[2] < 4 * EM


def matched(blocks: list[Block], rows: list[tuple[int, list[Any]]]) -> list[Set]:
    """Find each block's lines: those that say, one after another, what it says."""
    sets, text = [], "".join(char[0] for _, row in rows for char in row)
    starts, at = [], 0
    for _, row in rows:
        starts.append(at)
        at += len(row)
    done = 0
    for block, after in zip(blocks, [*(one.kind for one in blocks[1:]), ""], strict=True):
        if block.kind in {"table", "figure"}:
            continue
        for said in block.text.splitlines():
            begin = text.find(solid(said), done)
            if begin < 0 or not solid(said):
                continue
            done = begin + len(solid(said))
            inside = [
                (number, start)
                for number, start in enumerate(starts)
                if begin <= start < done and start + len(rows[number][1]) <= done
            ]
            lines = [as_line(rows[number], start, (begin, done)) for number, start in inside]
            sets.append(Set(block.kind, after, [line for line in lines if line.size > 9.9]))
    return [one for one in sets if one.lines]


def as_line(row: tuple[int, list[Any]], start: int, span: tuple[int, int]) -> Line:
    """Make a Line of a row that begins at the character `start`, in a block that has `span`."""
    page, chars = row
    text = "".join(char[0] for char in chars)
    return Line(
        page=page,
        column=int(chars[0][1] > LEFTS[1] - EM),
        base=chars[0][3],
        text=text,
        left=chars[0][1],
        right=chars[-1][2],
        size=chars[0][4],
        goes_on=start + len(text) < span[1],
        begins=start == span[0],
        gap=gap(chars),
    )


def gap(chars: list[Any]) -> float:
    """Give the gap that most Chinese characters of a line have between them, in ems."""
    gaps = [
        (two[1] - one[1]) / one[4] - 1
        for one, two in pairwise(chars)
        if "\u4e00" <= one[0] <= "\u9fff" and "\u4e00" <= two[0] <= "\u9fff" and one[4] == two[4]
    ]
    return sorted(gaps)[len(gaps) // 2] if gaps else 0.0


def running(blocks: list[Set]) -> list[Line]:
    """Give the lines of paragraphs that stand in a column of 22 characters."""
    return [
        line
        for one in blocks
        if one.kind == "paragraph" and max(line.right - line.left for line in one.lines) < 23 * EM
        for line in one.lines
    ]


def test_the_lines_of_paragraphs_are_flush(blocks: list[Set]) -> None:
    """Every line after which its paragraph goes on ends where its column does.

    A piece of a web address has no place to open.
    """
    full = [line for line in running(blocks) if line.goes_on and any(map(is_full_width, line.text))]
    assert len(full) > 20
    assert [(line.text, line.short) for line in full if abs(line.short) > NEAR] == []


def test_no_line_gapes(blocks: list[Set]) -> None:
    """No gap is wider than 0.2 em, with Latin 0.3; one of a hundred lines opens by a tenth."""
    full = [line for line in running(blocks) if line.goes_on]
    wide = [line.text for line in full if line.gap > (0.3 if LATIN.search(line.text) else 0.2)]
    assert wide == []
    gaps = sorted(line.gap for line in running(blocks))
    assert gaps[int(len(gaps) * 0.99)] <= 0.1


def test_few_last_lines_are_one_character(blocks: list[Set]) -> None:
    """Of two hundred paragraphs at most one, its stop apart (one more where there are fewer)."""
    last = [one.lines[-1] for one in blocks if one.kind == "paragraph" and len(one.lines) > 1]
    lonely = [line.text for line in last if len(line.text.rstrip("".join(NOT_FIRST))) < 2]
    assert len(lonely) <= 1 + len(last) // 200, lonely


def test_units_break_at_seams_alone(blocks: list[Set]) -> None:
    """A day breaks after its year, a number before its year, and only one line in a hundred."""
    lines = [line for one in blocks if one.kind == "paragraph" for line in one.lines]
    whole = r"[\u4e00-\u9fff]{3}〔\d{4}〕\d+号|\d{4}年\d{1,2}月\d{1,2}日"
    seams = torn(lines, whole)  # type: ignore[arg-type]
    assert [piece for piece in seams if not re.search("\v〔|年\v", piece)] == []
    assert len(seams) < len(lines) / 100


def test_no_line_begins_or_ends_with_the_wrong_mark(blocks: list[Set]) -> None:
    """In paragraphs, headings, titles and lists alike."""
    lines = [line for one in blocks for line in one.lines]
    assert [line.text for line in lines if line.text[0] in NOT_FIRST and not line.begins] == []
    assert [line.text for line in lines if line.text[-1] in NOT_LAST] == []
    assert [line.text for line in lines if line.text[0] in "—…" and not line.begins] == []


@pytest.mark.parametrize("name", ["numbers", "days", "units", "names", "articles", "dashes"])
def test_nothing_that_belongs_together_is_torn(blocks: list[Set], name: str) -> None:
    """Document numbers, days, a number and its unit, names with 同志, articles, dashes."""
    lines = [line for one in blocks if one.kind == "paragraph" for line in one.lines]
    try:
        assert torn(lines, TORN[name]) == []  # type: ignore[arg-type]
    except AssertionError as error:
        if str(error).startswith(TORN[name]):
            pytest.skip("the issue says nothing of the kind")
        raise


def off_grid(bases: Iterable[float]) -> int:
    """Count the steps from baseline to baseline that are no whole lines, to a tenth of a point."""
    steps = [(two - one + 0.05) % 16.8 for one, two in pairwise(sorted(bases))]
    return sum(step > 0.1 for step in steps)


def test_the_lines_of_both_columns_stand_level(blocks: list[Set]) -> None:
    """Down a page the lines of both columns follow one grid, to a tenth of a point.

    A table that spans the page parts it; what stands below it has a grid of its own. A column
    that is opened at its headings, to be as long as the other, is on none: one of five at most.
    """
    columns = {(line.page, at): set[float]() for line in running(blocks) for at in (0, 1)}
    for line in running(blocks):
        columns[line.place].add(line.base)
    across = {
        page: min(1, off_grid(columns[page, 0]), off_grid(columns[page, 1])) for page, _ in columns
    }
    opened = {place for place, bases in columns.items() if off_grid(bases) > across[place[0]]}
    assert len(opened) <= len(columns) / 5
    both = [
        columns[page, 0] | columns[page, 1]
        for page, column in columns
        if column == 1 and columns.keys() >= {(page, 0)} and not opened & {(page, 0), (page, 1)}
    ]
    assert both
    assert all(off_grid(bases) <= 2 for bases in both)


def test_nothing_opens_between_lines_of_a_text(blocks: list[Set]) -> None:
    """Where a column is opened, the lines of each block stay a line apart."""
    for one in blocks:
        if one.kind == "paragraph":
            for two, three in pairwise(one.lines):
                if two.place == three.place:
                    # An address, which is set smaller, may stand between them.
                    assert off_grid((two.base, three.base)) == 0, two.text


def test_no_heading_ends_a_column(blocks: list[Set]) -> None:
    """After a heading, a title or a number text stands in the same column."""
    for one, after in pairwise(blocks):
        if one.kind in {"heading", "title", "number", "instrument"} and one.after == after.kind:
            assert after.lines[0].place == one.lines[-1].place, one.lines[-1].text


def test_two_lines_of_a_paragraph_stand_together(blocks: list[Set]) -> None:
    """At a break of a column or a page at least two lines stand on each side."""
    for one in blocks:
        if one.kind == "paragraph":
            by_place: dict[tuple[int, int], int] = defaultdict(int)
            for line in one.lines:
                by_place[line.place] += 1
            if len(by_place) > 1:
                counts = list(by_place.values())
                assert counts[0] > 1, one.lines[0].text
                assert counts[-1] > 1, one.lines[-1].text


def test_a_signature_has_company(blocks: list[Set]) -> None:
    """Signature and day stand in one column, with two lines of text before them."""
    found = 0
    for at, one in enumerate(blocks):
        if one.kind == "dated" and at > 1 and blocks[at - 1].kind == "signature":
            place = one.lines[0].place
            before = [line.place for text in blocks[:at] for line in text.lines]
            assert before[-3:] == [place] * 3, one.lines[0].text
            found += 1
    assert found > 5


def test_chapters_stand_in_the_middle(blocks: list[Set]) -> None:
    """A chapter's name is centred in its column."""
    for one in blocks:
        if one.kind == "heading" and one.lines[0].text[0] == "第" and "章" in one.lines[0].text[:4]:
            for line in one.lines:
                middle = LEFTS[line.column] + COLUMN / 2
                assert abs((line.left + line.right) / 2 - middle) < NEAR, line.text
