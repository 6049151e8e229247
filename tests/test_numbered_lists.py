"""Paragraphs numbered （一）（二） are lists for who hears the PDF.

In: issues made by hand; their PDFs.
Out: facts about gazette.print.numbered_lists.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from jobs import heading, job, notice, paragraph

from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.numbered_lists import numbered_lists

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.print import IssuePdf

LONG = "一项工作接着一项工作地往下写，写满一页再写一页。" * 30


def made(*texts: str) -> Any:
    """Make a notice of paragraphs: n3, n4 and so on."""
    return notice(1, *(paragraph(f"n{at}", text) for at, text in enumerate(texts, 3)))


@pytest.mark.parametrize(
    ("texts", "paths"),
    [
        (("（一）甲", "（二）乙"), {"n3": (1,), "n4": (1,)}),
        (("一、甲", "二、乙"), {"n3": (1,), "n4": (1,)}),
        (("（一）甲", "乙"), {}),
        (("（一）甲", "乙", "（二）丙"), {}),
        (("（一）甲", "（三）乙"), {}),
        (("第一条　甲", "第二条　乙"), {}),
        (
            ("（一）甲", "1. 乙", "2. 丙", "（二）丁"),
            {"n3": (1,), "n4": (1, 2), "n5": (1, 2), "n6": (1,)},
        ),
        (("（一）甲", "1. 乙", "2. 丙"), {"n4": (2,), "n5": (2,)}),
        (
            ("（一）甲", "（二）乙", "（一）丙", "（二）丁"),
            {"n3": (1,), "n4": (1,), "n5": (2,), "n6": (2,)},
        ),
    ],
)
def test_paragraphs_whose_numbers_follow_one_another_are_a_list(
    texts: tuple[str, ...], paths: dict[str, tuple[int, ...]]
) -> None:
    """Two of them at least; what is numbered below an item is a list within the list."""
    found = numbered_lists([made(*texts)])
    assert {name.removeprefix("zf-2026-1."): path for name, path in found.items()} == paths


def test_a_heading_is_no_item() -> None:
    """It is one already."""
    assert numbered_lists([notice(1, heading("n3", "一、甲"), heading("n4", "二、乙"))]) == {}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> IssuePdf:
    """Print an issue with a list in a list, an item of which runs over a page."""
    one = made("下列事项：", "（一）甲；", f"1. {LONG * 2}", "2. 乙。", "（二）丙。", "末段。")
    return make_issue_pdf(job(tmp_path_factory.mktemp("issue"), one, notice(2)))


def tree(pdf: bytes) -> list[Any]:
    """Return the lists of a PDF's structure: of each its items, and the lists within."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [found for found in walked(opened.Root.StructTreeRoot.K) if found]


def walked(kids: Any) -> list[Any]:
    """Walk the elements of a structure."""
    found: list[Any] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        below = walked(kid.K) if "/K" in kid else []
        if kid.S == "/L":
            assert all(one.P.objgen == kid.objgen for one in kid.K)
            found.append(below)
        elif kid.S == "/LI":
            assert [str(one.S) for one in kid.K] == ["/LBody"]
            found.append("LI")
        else:
            found += below
    return found


def test_items_stand_in_their_lists(tmp_path: Path) -> None:
    """In the issue and in the notice's own PDF, a list within the list behind its item."""
    one = made("下列事项：", "（一）甲；", "1. 乙；", "2. 丙。", "（二）丁。", "末段。")
    short = make_issue_pdf(job(tmp_path, one, notice(2)))
    for pdf in (short.pdf, short.parts["zf-2026-1"]):
        assert tree(pdf) == [["LI", ["LI", "LI"], "LI"]]


def test_an_item_that_runs_over_a_page_is_in_a_list_on_each(printed: IssuePdf) -> None:
    """A structure is tagged page by page, so that a list is parted where its page ends."""
    found = tree(printed.pdf)
    assert len(found) > 1
    assert str(found).count("LI") > 4
    assert str(tree(printed.parts["zf-2026-1"])) == str(found)


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_judges_find_no_fault_with_them(printed: IssuePdf, flavour: str, tmp_path: Path) -> None:
    """Nor with the order in which they are read."""
    for name, pdf in (("whole", printed.pdf), ("part", printed.parts["zf-2026-1"])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        assert judges.verapdf(path, flavour) == []
        assert judges.outloud(path) == []


def test_the_text_is_what_it_was(printed: IssuePdf) -> None:
    """With the numbers that the editor wrote."""
    said = "".join(page.get_text() for page in pymupdf.open(stream=printed.pdf))
    assert "（一）甲；" in said
    assert "（二）丙。" in said
