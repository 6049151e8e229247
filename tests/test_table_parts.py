"""A table that does not fit on a page or in a column goes on: in whole rows, below its head.

In: tables made here, printed.
Out: facts about the pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jobs import inside, job, notice, paragraph, same, table

from gazette.model.blocks import Table
from gazette.model.cells import ABOVE, Cell
from gazette.model.inlines import Text
from gazette.print.issue_pdf import make_issue_pdf

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gazette.model import Block

LEAST = 3
AGAIN = "（续表）"


def printed(folder: Path, *blocks: Block) -> list[str]:
    """Print a notice; give the text of each column of its pages, all of which is on the paper."""
    made = job(folder, notice(1, *blocks))
    book = make_issue_pdf(made)
    assert book.problems == ()
    (folder / "x.pdf").write_bytes(book.pdf)
    opened: Any = pymupdf.open(folder / "x.pdf")
    texts = []
    for page in list(opened)[book.page_map.front :]:
        middle = page.rect.width / 2
        for left, right in ((0, middle), (middle, page.rect.width)):
            words = (
                word for word in page.get_text("words") if left <= (word[0] + word[2]) / 2 < right
            )
            texts.append(" ".join(word[4] for word in words))
    return texts


def rows(count: int, columns: int = 2) -> list[list[str]]:
    """Make rows that can be told from one another: row7, and something beside it."""
    return [["名称", "内容"][:columns], *([f"row{at}", "甲乙"][:columns] for at in range(count))]


def parts(texts: list[str]) -> list[int]:
    """Give how many rows stand in each part of the table."""
    counts = [len(re.findall(r"row\d+", text)) for text in texts]
    return [count for count in counts if count]


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.integers(1, 70), st.integers(0, 45))
def test_three_rows_at_least_stand_before_a_break_and_behind_it(
    tmp_path_factory: pytest.TempPathFactory, count: int, above: int
) -> None:
    """A table of fewer than six is not parted; a head that goes on says so, the first does not."""
    folder = tmp_path_factory.mktemp("rows")
    before = [paragraph(f"n{10 + at}", "甲乙丙。") for at in range(above)]
    texts = printed(folder, *before, table("n60", rows(count)), paragraph("n70", "完。" * 400))
    found = parts(texts)
    assert sum(found) == count
    assert len(found) == 1 or min(found) >= LEAST
    assert "".join(texts).count(AGAIN) == len(found) - 1
    first = next(text for text in texts if "row0" in text)
    assert AGAIN not in first


def test_what_a_head_says_again_is_no_text_of_the_notice(tmp_path: Path) -> None:
    """It stands once above each further part, tagged as the head that it is."""
    made = job(tmp_path, notice(1, table("n3", rows(120)), paragraph("n9", "完。")))
    book = make_issue_pdf(made)
    assert book.problems == ()
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    text = "".join(judges.pdftotext(tmp_path / "x.pdf"))
    assert 1 <= text.count(AGAIN) == len(re.findall(r"名称\s*内容", text)) - 1
    assert judges.verapdf(tmp_path / "x.pdf", "ua1") == []
    assert judges.verapdf(tmp_path / "x.pdf", "2a") == []
    assert judges.outloud(tmp_path / "x.pdf") == []


def test_a_row_higher_than_a_column_parts_between_its_lines(tmp_path: Path) -> None:
    """Both of its cells go on, and nothing of either is lost."""
    high = [["名称", "内容"], ["东" * 2500, "西" * 2000], ["末", "末"]]
    texts = printed(tmp_path, table("n3", high), paragraph("n9", "完。"))
    both = [("东" in text, "西" in text) for text in texts]
    assert both.count((True, True)) > 1 or sum(one for one, _ in both) > 1
    text = "".join(texts)
    assert (text.count("东"), text.count("西")) == (2500, 2000)


def test_three_rows_that_fit_on_no_page_are_parted(tmp_path: Path) -> None:
    """What cannot be kept together is not lost."""
    high = [["名称", "内容"], *([f"row{at}", "东" * 700] for at in range(4))]
    texts = printed(tmp_path, paragraph("n3", "甲。"), table("n4", high), paragraph("n9", "完。"))
    assert "".join(texts).count("东") == 2800


def joined(count: int, each: int) -> Table:
    """Make a table in whose first column each cell is merged over some rows."""
    body = tuple(
        (
            Cell((), merged=ABOVE) if at % each else Cell((Text(f"group{at // each}"),)),
            Cell((Text(f"row{at}"),)),
        )
        for at in range(count)
    )
    return Table(((Cell((Text("组"),)), Cell((Text("行"),))),), body, id="n4")


def test_rows_that_a_merged_cell_joins_stay_together(tmp_path: Path) -> None:
    """In one part of the table, below the cell that they share."""
    texts = printed(tmp_path, paragraph("n3", "甲。" * 300), joined(60, 5), paragraph("n9", "完。"))
    for group in range(12):
        own = {f"row{5 * group + at}" for at in range(5)}
        (text,) = [one for one in texts if f"group{group} " in f"{one} "]
        assert own <= set(text.split())


def test_a_merged_cell_of_more_rows_than_a_page_has_is_parted(tmp_path: Path) -> None:
    """What it says stands once, and no row is lost."""
    texts = printed(tmp_path, joined(130, 130), paragraph("n9", "完。"))
    assert sum(parts(texts)) == 130
    assert " ".join(texts).count("group0") == 1
