"""The contents: fitted to a page, or several filled evenly; read back from the PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pymupdf
import pytest
from jobs import job, notice, paragraph

from gazette.print.issue_pdf import make_issue_pdf

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = re.compile(r"关于第(\d+)件事的通知\s*示政发〔2026〕(\d+)号\D*（(\d+)）")
LINES_OF_A_PAGE = 28
"""The entries for which the first page of the contents has room."""


def contents(folder: Path, count: int) -> list[str]:
    """Print an issue of so many notices; give the text of each page of its contents."""
    sections = ("县政府文件", "县政府办公室文件")
    notices = [
        notice(at, paragraph("n3", "特此通知。"), section=sections[at > 3])
        for at in range(1, count + 1)
    ]
    book = make_issue_pdf(job(folder, *notices))
    assert book.problems == ()
    pages = list(pymupdf.open(stream=book.pdf))[1 : book.page_map.front]
    return [page.get_text(flags=0) for page in pages]


def entries(text: str) -> list[int]:
    """Give the notices that a page of the contents names, each with its number beside it."""
    found = ENTRY.findall(text)
    assert all(title == number for title, number, _ in found)
    return [int(number) for _, number, _ in found]


@pytest.mark.parametrize("count", [5, LINES_OF_A_PAGE])
def test_contents_that_have_room_take_one_page(tmp_path: Path, count: int) -> None:
    """Of title, number and page each entry has one line."""
    (page,) = contents(tmp_path, count)
    assert entries(page) == list(range(1, count + 1))


def test_contents_that_run_over_a_little_are_set_closer(tmp_path: Path) -> None:
    """Three entries are no page of their own."""
    (page,) = contents(tmp_path, LINES_OF_A_PAGE + 3)
    assert len(entries(page)) == LINES_OF_A_PAGE + 3


def test_contents_of_several_pages_fill_them_evenly(tmp_path: Path) -> None:
    """None is nearly empty; the head of a section that goes on is repeated."""
    first, second = contents(tmp_path, LINES_OF_A_PAGE + 12)
    assert entries(first) + entries(second) == list(range(1, LINES_OF_A_PAGE + 13))
    assert min(len(entries(first)), len(entries(second))) > 12
    assert "【县政府办公室文件】（续）" in second.replace(" ", "").replace("\n", "")
    assert "（续）" not in first
