"""The stress issue (tests/sites/page) holds one of each thing that a page is made of, as printed.

In: its site, built once.
Out: facts about its contents, and about its PDF as Poppler reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from conftest import ROOT, built, shared
from test_merged_cells import closed, structure

from gazette import read
from gazette.language.lines import solid
from gazette.model import inlines
from gazette.model.blocks import Figure, Footnote, ItemList, Table
from gazette.model.cells import spans

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Notice

PAGE = ROOT / "tests" / "sites" / "page" / "content"
ENTRY = re.compile(r"(\S+(?:〔\d{4}〕)?\S*?)·+第1期第(\d+)页")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, unless another worker has."""
    return built(PAGE, shared(tmp_path_factory) / "page")


@pytest.fixture(scope="module")
def notices() -> tuple[Notice, ...]:
    """Read its notices."""
    masthead, _ = read.masthead(PAGE)
    assert masthead
    assert masthead.running_head == "numbers"
    return tuple(read.issue(PAGE / "2026-01", masthead).notices)


def printed(site: Path) -> dict[str, str]:
    """Give what each page says, by the number that is printed on it, as Poppler reads it."""
    pdf = site / "2026-01" / "2026-01.pdf"
    labels = [page.get_label() for page in pymupdf.open(pdf)]
    return dict(zip(labels, judges.pdftotext(pdf), strict=False))


def test_the_index_names_the_pages_on_which_its_entries_stand(site: Path) -> None:
    """Numbers, subjects and persons: what an entry says stands on the page that it names."""
    pages = {label: solid(text) for label, text in printed(site).items()}
    last = [text for label, text in pages.items() if label.isdecimal()][-1]
    for heading in ("2026年索引", "文号索引", "主题索引", "人名索引"):
        assert heading in last
    numbers = re.findall(r"示[政财农]发〔2026〕\d+号", last)
    assert len(set(numbers)) == 9
    for number in set(numbers):
        found = re.search(rf"{re.escape(number)}·+第1期第(\d+)页", last)
        assert found, number
        assert number in pages[found[1]]
    for name in ("江澜", "欧阳青", "司空远"):
        found = re.search(rf"{name}[^第]*第1期第(\d+)页", last)
        assert found, name
        assert name in pages[found[1]].replace("\u3000", "")


def test_a_notice_behind_an_annex_begins_at_the_head_of_its_page(site: Path) -> None:
    """No space stands above its title, as none does on the first page."""
    heads = {}
    for page in pymupdf.open(site / "2026-01" / "2026-01.pdf"):
        sizes = [
            (span["size"], span["bbox"][1], span["text"])
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
        title = [top for size, top, text in sizes if round(size) == 15 and "示例县" in text]
        heads[page.get_label()] = min(title, default=0.0)
    behind = next(
        label
        for label, text in printed(site).items()
        if label.isdecimal() and "职务任免的通知" in solid(text)
    )
    assert heads[behind] == pytest.approx(heads["1"], abs=1)


def test_it_holds_one_of_each_thing(notices: tuple[Notice, ...]) -> None:
    """What a page is made of; what needs faces that not every machine has is in test_scripts."""
    blocks = [block for one in notices for block in one.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    figures = [block for block in blocks if isinstance(block, Figure)]
    text = "\n".join(block.text for block in blocks)
    cells = [inlines.text(c.content) for t in tables for row in t.rows for c in row]
    held = {
        "many rows and columns": any(len(t.rows) >= 40 and len(t.head[-1]) == 12 for t in tables),
        "merged cells": any(s.columns > 1 for t in tables for s in spans(t.head).values()),
        "a row higher than a page": max(map(len, cells)) > 2500,
        "a caption": "表1\u3000" in text,
        "a unit line": "单位：万元" in text,
        "a footnote and one of a table": sum(isinstance(one, Footnote) for one in blocks) >= 3,
        "raised and lowered characters": "PM₂.₅" in text and "10⁻³" in text,
        "fractions": "½" in text and "⅓" in text,
        "a formula as a picture": any("gongshi" in f.image.source for f in figures),
        "a picture in its place": any(f.image.in_place for f in figures),
        "a picture across the page": any(f.image.across for f in figures),
        "a reading": "䶮㼆（yǎn mèng）" in text,
        "English": "representatives" in text,
        "an address": "https://" in text and "shuiku@" in text,
        "a list": any(isinstance(one, ItemList) for one in blocks),
        "a joint issue": any(len(one.card.issuers) > 1 for one in notices),
        "a printed annex": any(annex.printed for one in notices for annex in one.annexes),
    }
    assert [name for name, there in held.items() if not there] == []


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_verapdf_finds_no_failure_in_it(site: Path, flavour: str) -> None:
    """Be there a merged head, readings, English or a table across three pages."""
    assert judges.verapdf(site / "2026-01" / "2026-01.pdf", flavour) == []


def test_a_screen_reader_stumbles_over_nothing_in_it(site: Path) -> None:
    """Outloud finds nothing but what is not so: its own mistake in the two parts of one table.

    The head 合计 is merged down the last column. Outloud 0.2.1 takes a row from what goes on before
    it counts what stands behind a row's last cell, so that the row in which 合计 ends is one short
    to it (TBL-004). By ISO 32000-1, 14.8.5.7, each row of each table has as many columns as all.
    """
    path = site / "2026-01" / "2026-01.pdf"
    found = [finding.split(": ", 1)[1] for finding in judges.outloud(path)]
    short = "rows occupy different numbers of columns (11 to 12); the grid does not close"
    assert found == [f"TBL-004: {short}"] * 2
    with pikepdf.open(path) as pdf:
        tables = structure(pdf.Root.StructTreeRoot, "/Table")
        last = [head for one in tables for head in structure(one, "/TR") if merged_last(head)]
        assert len(last) == 2
        assert all(len(closed(table)) == 1 for table in tables)


def merged_last(row: Any) -> bool:
    """Return whether the last cell of a row in a PDF's tags goes on in the next row."""
    return int(row["/K"][-1].get("/A", {}).get("/RowSpan", 1)) > 1
