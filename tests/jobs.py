"""Issues made by hand to be printed, and what a reader finds in a PDF.

In: blocks; the bytes of a PDF.
Out: job(), paragraph(), heading(), table(), figure(), layouts(); inside(), poppler(), same().
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf
import sample

from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Card, Issue, Notice, Number, Place, State, inlines
from gazette.model.blocks import (
    Day,
    Figure,
    Heading,
    NumberLine,
    Paragraph,
    Signature,
    Table,
    Title,
)
from gazette.model.cells import Cell
from gazette.model.inlines import Image, Text
from gazette.model.issue_number import NumberRange, single
from gazette.print import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Block, PageMap

LAYOUTS = Path(__file__).parents[1] / "layouts"
ISSUE = "2026-01"
_ENOUGH = 20
"""Characters before a caption by which the block is known that is printed before it."""
BOX = (56.1, 66.0, 539.2, 788.5)
"""The content box of a page of the body, in points: left, top, right, bottom."""


def placed(id_: str) -> dict[str, Any]:
    """Give a block its id, n1, and its line: 10 and more."""
    return {"id": id_, "line": 10 + int(id_[1:])}


def paragraph(id_: str, text: str) -> Paragraph:
    """Make a paragraph of text without marks."""
    return Paragraph((Text(text),), **placed(id_))


def heading(id_: str, text: str, level: int = 2) -> Heading:
    """Make a heading."""
    return Heading((Text(text),), level, level, **placed(id_))


def table(id_: str, rows: Sequence[Sequence[str]]) -> Table:
    """Make a table; its first row is its head."""
    head, *body = (tuple(Cell((Text(cell),)) for cell in row) for row in rows)
    return Table((head,), tuple(body), **placed(id_))


def figure(id_: str, name: str, text: str = "图") -> Figure:
    """Make a picture without a caption."""
    return Figure(Image(name, text), "", **placed(id_))


def layouts(folder: Path, *, html: str = "", css: str = "", notice: str = "zf-2026-1") -> Path:
    """Make layouts in `folder` that put some HTML before a notice's text, or have more style."""
    made = folder / "layouts"
    shutil.copytree(LAYOUTS / "print", made / "print")
    body, style = made / "print" / "body.html", made / "print" / "body.css"
    loop = "{% for html in part.html %}"
    raw = f"{{% if part.id == '{notice}' %}}{{% raw %}}{html}{{% endraw %}}{{% endif %}}"
    body.write_text(body.read_text(encoding="utf-8").replace(loop, raw + loop), encoding="utf-8")
    style.write_text(style.read_text(encoding="utf-8") + css, encoding="utf-8")
    return made


def notice(sequence: int, *blocks: Block, section: str = "县政府文件") -> Notice:
    """Make a notice of the blocks, under a title and a number."""
    title, number = f"{sample.COUNTY}关于第{sequence}件事的通知", Number("示政发", 2026, sequence)
    card = Card(
        id=f"zf-2026-{sequence}",
        issue=ISSUE,
        numbers=(number,),
        title=title,
        kind="通知",
        section=section,
        issuers=(sample.COUNTY,),
        dated=date(2026, 3, 5),
        place=Place(f"{ISSUE}/{sequence:02}-zf-2026-{sequence}.md", 2, 9),
    )
    opening = (
        Title((title,), **placed("n1")),
        NumberLine((str(number),), **placed("n2")),
    )
    closing = (
        Signature((sample.COUNTY,), **placed("n90")),
        Day("2026年3月5日", **placed("n91")),
    )
    return Notice(card, blocks=(*opening, *blocks, *closing))


def job(folder: Path, *notices: Notice, layouts: Path = LAYOUTS) -> Job:
    """Make the Job of an issue whose pictures lie in `folder`."""
    place = Place(f"{ISSUE}/issue.yaml")
    cards = tuple(one.card for one in notices)
    published = date(2026, 4, 10)
    issue = Issue(
        2026, single(1), NumberRange(25, 25), published, State.PUBLISHED, "卷首语。", cards, place
    )
    return Job(sample.MASTHEAD, issue, notices, folder, layouts)


def inside(pdf: bytes, front: int) -> list[str]:
    """Give the characters inside the content box of each printed page, as PyMuPDF reads them.

    The empty half of a mark may stand outside.
    """
    left, top, right, bottom = BOX
    pages = []
    for page in list(pymupdf.open(stream=pdf))[front:]:
        spans = (
            character
            for area in page.get_text("rawdict", flags=0)["blocks"]
            for line in area["lines"]
            for span in line["spans"]
            for character in span["chars"]
        )
        pages.append(
            solid(
                "".join(
                    one["c"]
                    for one in spans
                    if left - 6 <= one["bbox"][0]
                    and one["bbox"][2] <= right + 6
                    and top - 4 <= one["bbox"][1]
                    and one["bbox"][3] <= bottom + 4
                )
            )
        )
    return pages


def poppler(path: Path, front: int) -> list[str]:
    """Give the characters inside the content box of each printed page, as pdftotext reads them."""
    left, top, right, bottom = (round(edge) for edge in BOX)
    crop = ["-x", left - 6, "-y", top - 4, "-W", right - left + 12, "-H", bottom - top + 8]
    done = subprocess.run(
        ["pdftotext", "-raw", "-r", "72", "-f", str(front + 1), *map(str, crop), str(path), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [solid(page) for page in done.stdout.split("\f")[:-1]]


def same(pages: Sequence[str], notices: Sequence[Notice]) -> str:
    """Hold the pages against the notices; gives the first difference, or nothing.

    A table's head is printed again where the table goes on, below the words that say so.
    """
    text, at = "".join(pages), 0
    for one in notices:
        for part in one.blocks:
            head = _continued(part) if isinstance(part, Table) else ""
            for character in solid(part.text):
                if head and text[at : at + 1] != character and text.startswith(head, at):
                    at += len(head)
                if text[at : at + 1] != character:
                    return f"{one.card.id} {part.id}: {text[at : at + 20]!r}, not {character!r}"
                at += 1
    return f"more: {text[at:]!r}" if text[at:] else ""


def _continued(table: Table) -> str:
    """Give what is printed above a table where it goes on."""
    cells = (inlines.text(cell.content) for row in table.head for cell in row)
    return ZH_HANS.print_continued + solid("".join(cells))


def in_printed_order(page_map: PageMap, notices: Sequence[Notice]) -> list[Notice]:
    """Give the notices with each picture that has moved behind the block that its page began with.

    It stands there with its caption: within what else the page holds, behind a whole block.
    """
    moved = {(mark.notice, mark.anchor): mark for mark in page_map.floats}
    begins = {mark.page: mark for mark in page_map.breaks}
    ordered = []
    for one in notices:
        blocks = [part for part in one.blocks if (one.card.id, part.id) not in moved]
        for part in one.blocks:
            if mark := moved.get((one.card.id, part.id)):
                names = [block.id for block in blocks]
                at = names.index(begins[mark.page].anchor)
                blocks.insert(at + (begins[mark.page].offset > 0), part)
        ordered.append(replace(one, blocks=tuple(blocks)))
    return ordered


def in_columns(pages: Sequence[str], notices: Sequence[Notice]) -> list[Notice]:
    """Give the notices with each picture where its caption is printed, be it in the next column.

    The page map says only on which page it stands: within a page the text behind it may go before.
    """
    text, found = "".join(pages), []
    for one in notices:
        blocks = list(one.blocks)
        for part in [block for block in blocks if isinstance(block, Figure) and block.text]:
            at = blocks.index(part)
            rest = blocks[:at] + blocks[at + 1 :]
            behind = (solid(block.text)[-_ENOUGH:] + solid(part.text) for block in rest)
            places = [number for number, end in enumerate(behind, 1) if end in text]
            if places and at not in places:
                blocks = [*rest[: places[0]], part, *rest[places[0] :]]
        found.append(replace(one, blocks=tuple(blocks)))
    return found


def pages_of(page_map: PageMap, notices: Sequence[Notice]) -> list[str]:
    """Cut the notices' text where the page map says that pages begin."""
    text, starts, at = [], {}, 0
    for one in notices:
        for part in one.blocks:
            starts[one.card.id, part.id] = at
            text.append(solid(part.text))
            at += len(text[-1])
    cuts = [starts[mark.notice, mark.anchor] + mark.offset for mark in page_map.breaks] + [at]
    whole = "".join(text)
    return [whole[a:b] for a, b in itertools.pairwise(cuts)]
