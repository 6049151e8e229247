"""Footnotes stand where they belong, lead to and fro, and are lost in no edition.

In: bodies of Markdown; tests/correct/notes, built by the command line.
Out: facts about notes on the web, on paper, in the EPUB, for machines and for the search.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from conftest import built, shared
from jobs import table
from lxml import etree, html
from test_conservation import searched, shown, told
from test_flows import NARROW, WIDE, looks, stretches
from test_markdown import read
from test_write_markdown import FRONT, same, taken

from gazette.language.lines import solid
from gazette.model.blocks import Footnote, Paragraph, Table
from gazette.model.cells import Cell
from gazette.model.inlines import FootnoteReference, Link, Strong, Text
from gazette.typeset.break_classes import FREE, NEVER, break_grades
from gazette.write.html import write

if TYPE_CHECKING:
    from gazette.model import Block

CONTENT = Path(__file__).parent / "correct" / "notes"
NOTICES = ("zf-2026-1", "zf-2026-2", "zf-2026-3")
TABLE = "| 甲[^{n}] | 乙 |\n| --- | --- |\n| 丙 | 丁[^{n}] |\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the notices with notes once a run."""
    return built(CONTENT, shared(tmp_path_factory) / "notes")


def order(text: str) -> str:
    """Say in which order the blocks of a body stand, the notes at its end behind a stroke."""
    body = read(text)
    one, two = ([block.text.split("\n")[0] for block in part] for part in (body.blocks, body.notes))
    return "; ".join(one) + " / " + "; ".join(two)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲[^1]。\n\n[^1]: 乙", "甲[1]。 / [1] 乙"),
        ("甲[^1]。\n[^1]：乙\n[^2]:丙", "甲[1]。 / [1] 乙; [2] 丙"),
        ("甲[^1]\n\n[^1]: 乙\n\n丙[^2]\n\n[^2]: 丁", "甲[1]; 丙[2] / [1] 乙; [2] 丁"),
        ("[^1]: 乙\n折行[^2]\n\n甲[^1]", "甲[1] / [1] 乙折行[2]"),
        (TABLE.format(n=1) + "\n甲\n\n[^1]: 乙", "甲[1]\t乙; [1] 乙; 甲 / "),
        (
            "[^1]: 乙\n\n" + TABLE.format(n=1) + "\n甲[^2]\n\n[^2]: 丙",
            "甲[1]\t乙; [1] 乙; 甲[2] / [2] 丙",
        ),
        ("甲[^1]\n\n" + TABLE.format(n=1) + "\n[^1]: 乙", "甲[1]; 甲[1]\t乙 / [1] 乙"),
        (r"甲\[^1]", "甲[^1] / "),
        (r"甲[\^1](乙)", "甲^1 乙 / "),
        (r"[^1]\: 乙", "[1]: 乙 / "),
        ("[^1]:", "[1]: / "),
        ("[^甲]: 乙[^1000]", "[^甲]: 乙[^1000] / "),
        ("甲**乙[^1]**[丙](丁)[^2]", "甲乙[1]丙 丁[2] / "),
    ],
)
def test_a_note_stands_below_its_table_or_at_the_end(text: str, said: str) -> None:
    """Wherever it was written; a note to which text and table refer belongs to what is first."""
    assert order(text) == said


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("甲{p5}乙[^1]\n\n[^1]: {p6}丙", [(5, "para-1", 1), (6, "fn-1", 3)]),
        ("甲[^1]\n\n{p5}[^1]: 丙{p6}丁", [(5, "fn-1", 0), (6, "fn-1", 4)]),
        ("甲[^1]\n\n[^1]: 乙{p5}丙\n\n丁", [(5, "para-2", 0)]),
        (TABLE.format(n=1) + "\n[^1]: 乙{p5}丙\n\n丁", [(5, "fn-1", 4)]),
        ("[^1]: 乙{p5}丙\n\n" + TABLE.format(n=1), [(5, "table-1", 0)]),
    ],
)
def test_a_page_that_begins_in_a_note_keeps_its_place(
    text: str, begins: list[tuple[int, str, int]]
) -> None:
    """One that begins in a note which has moved away begins with the text behind the note."""
    notice = taken(FRONT + text)
    assert [(one.page, one.anchor, one.offset) for one in notice.breaks] == begins
    same(notice)


def test_marks_and_notes_lead_to_each_other() -> None:
    """A second mark of one number has an id of its own; inside a link a mark leads nowhere."""
    blocks = read("甲[^1]乙[^1]\n\n[^1]: 戊").blocks
    again = FootnoteReference(1, 2)
    assert (again, again.id) == (FootnoteReference(1), "fnref-1_2")
    assert write(blocks[0]) == (
        '<p>甲<sup class="noteref" id="fnref-1"><a href="#fn-1" role="doc-noteref">[1]</a></sup>'
        '乙<sup class="noteref" id="fnref-1_2"><a href="#fn-1" role="doc-noteref">[1]</a></sup>'
        "</p>"
    )
    link = Paragraph((Link("a:丁", (FootnoteReference(2),), bare=True),))
    assert '<sup class="noteref" id="fnref-2">[2]</sup></a></p>' in write(link)
    note = Footnote(1, (Strong((Text("戊"),)),), id="fn-1")
    assert write(note) == (
        '<p class="footnote" id="fn-1" role="doc-footnote">'
        '<a href="#fnref-1" role="doc-backlink">[1]</a> <strong>戊</strong></p>'
    )


def noted(given: Table) -> Table:
    """Let a cell of a table refer to note 4."""
    (first, *more), *rows = given.rows
    cell = Cell((*first.content, FootnoteReference(4)))
    return replace(given, rows=((cell, *more), *rows))


def note(number: int) -> Footnote:
    """Make a note."""
    return Footnote(number, (Text("注"),), id=f"n{number}")


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([noted(WIDE), note(4), note(5)], "[n6 n4] n5"),
        ([noted(NARROW), note(4)], "n6 n4"),
        ([WIDE, note(4)], "[n6] n4"),
    ],
)
def test_notes_of_a_table_span_the_page_with_it(blocks: list[Block], said: str) -> None:
    """Those of the notice stand in columns."""
    assert stretches(*blocks) == said


def test_notes_are_one_box() -> None:
    """The baseline grid gives whole lines to all of them; a table has its own in its box."""
    first, *_, last = looks(noted(table("n6", [["甲"], ["乙"]])), note(4), note(5), note(6))
    assert first.startswith('<div class="noted"><table')
    assert first.count('<div class="notes">') == 1
    assert re.findall(r'id="zf-2026-1\.(n\d)"', first) == ["n6", "n4"]
    assert last.startswith('<div class="notes"><p')
    assert re.findall(r'id="zf-2026-1\.(n\d)"', last) == ["n5", "n6"]


def test_no_edition_loses_a_note(site: Path) -> None:
    """Page, plain text, search, data, EPUB and paper say the same, in one order."""
    known = searched(site)
    with zipfile.ZipFile(site / "2026-01/2026-01.epub") as book:
        books = {name: book.read(f"EPUB/{name}.xhtml") for name in NOTICES}
    for name in NOTICES:
        said = solid(told(site / f"2026-01/{name}.txt"))
        assert "[1]以下简称《办法》。" in said or "[1]点位的名称见" in said or "[1]含委托" in said
        assert shown(site / f"2026-01/{name}/index.html") == said
        assert known[f"/2026-01/{name}/"] == said
        facts = json.loads((site / f"2026-01/{name}.json").read_text(encoding="utf-8"))
        assert solid("".join(one["text"] for one in facts["units"])) == said
        assert {one["kind"] for one in facts["units"]} >= {"footnote"}
        tree = html.fromstring(books[name])
        assert said in solid("".join(tree.itertext()))
        paper = solid("".join(judges.pdftotext(site / f"2026-01/{name}/{name}.pdf")))
        assert all(solid(line) in paper for line in told(site / f"2026-01/{name}.txt").split("\n"))


def test_every_link_of_a_note_arrives(site: Path) -> None:
    """On the web, in the EPUB, in the PDF, both ways; the names say what each link is."""
    assert judges.links(site) == []
    page = html.parse(site / "2026-01/zf-2026-1/index.html")
    ids = {one.get("id") for one in page.iter() if one.get("id")}
    links = page.xpath("//a[starts-with(@role, 'doc-')]")
    assert len(links) == 7 + 6
    assert {one.get("href").lstrip("#") for one in links} <= ids
    names = {one.get("aria-label") for one in links if one.text == "[2]"}
    assert names == {"注释 [2]", "回到正文 [2]"}
    with pikepdf.open(site / "2026-01/2026-01.pdf") as pdf:
        wanted = [
            str(note.Dest)
            for leaf in pdf.pages
            for note in leaf.get("/Annots", ())
            if "/Dest" in note
        ]
    notes = [one for one in wanted if re.search(r"\.fn(ref)?-\d", one)]
    assert len(notes) == 7 + 6 + 2 * 2 + 2 * 3


def test_marks_are_raised_and_stand_with_their_word(site: Path) -> None:
    """On paper a mark is smaller than its word, higher, and no line begins with it."""
    marks = []
    for page in pymupdf.open(site / "2026-01/2026-01.pdf"):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", ()):
                before: dict[str, Any] | None = None
                for span in line["spans"]:
                    if re.fullmatch(r"\[\d\]", span["text"]) and span["size"] < 8:
                        assert before, line
                        assert before["origin"][1] - span["origin"][1] > 2
                        marks.append(span["text"])
                    before = span
    assert len(marks) == 7 + 2 + 3


@pytest.mark.slow
def test_judges_find_nothing(site: Path, tmp_path: Path, browser: Any) -> None:
    """Nu, axe, EPUBCheck, Ace and veraPDF have nothing to say."""
    assert judges.nu(site) == []
    book = site / "2026-01/2026-01.epub"
    assert judges.epubcheck(book) == []
    assert judges.ace(book, tmp_path / "ace") == []
    pdf = site / "2026-01/2026-01.pdf"
    assert judges.verapdf(pdf, "2a") == judges.verapdf(pdf, "ua1") == []
    for name in NOTICES:
        tab = browser.new_page(viewport={"width": 390, "height": 800})
        tab.goto((site / f"2026-01/{name}/index.html").as_uri())
        assert judges.axe(tab) == []
        tab.close()


def test_a_note_of_a_book_is_known_to_its_readers(site: Path) -> None:
    """By epub:type, as well as by its role."""
    with zipfile.ZipFile(site / "2026-01/2026-01.epub") as book:
        text = book.read("EPUB/zf-2026-2.xhtml").decode()
    kinds = re.findall(r'epub:type="([^"]*note[^"]*|backlink)"', text)
    assert kinds == ["noteref", "noteref", "footnote", "backlink", "footnote", "backlink"]


def test_a_note_says_to_which_place_it_belongs(site: Path) -> None:
    """In Akoma Ntoso it is an authorialNote where it is printed; what refers to it is a ref."""
    xml = etree.parse(site / "2026-01/zf-2026-1.akn.xml")
    names = {one.get("eId") for one in xml.iter() if one.get("eId")}
    notes = [one for one in xml.iter() if etree.QName(one).localname == "authorialNote"]
    assert [one.get("eId") for one in notes] == [f"fn_{n}" for n in (4, 5, 1, 2, 3, 6)]
    assert {one.get("placementBase", "").lstrip("#") for one in notes} <= names
    inside = [etree.QName(one).localname for one in notes[0].iterancestors()]
    assert "paragraph" in inside  # the table stands in an article, and so do its notes
    assert "conclusions" in [etree.QName(one).localname for one in notes[2].iterancestors()]
    xml = etree.parse(site / "2026-01/zf-2026-3.akn.xml")
    last = [one for one in xml.iter() if etree.QName(one).localname == "authorialNote"]
    places = [{etree.QName(up).localname for up in one.iterancestors()} for one in last]
    assert ["conclusions" in one for one in places] == [False, False, True]


def test_no_line_begins_with_a_mark() -> None:
    """Nor does one end within a mark."""
    grades = break_grades("甲[12]乙", [True] * 7, 20)
    assert list(grades[1:6]) == [NEVER, *grades[2:5], FREE]


def test_a_mark_before_a_colon_begins_no_note() -> None:
    """Written again it is escaped."""
    same(taken(FRONT + "[^1]\\: 乙\n\n[^1]：丙"))
