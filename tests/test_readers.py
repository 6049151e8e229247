"""Readers of the PDFs see the blanks of the text and no others: Poppler and PDFium.

In: the PDFs of the specimen's site, and of the real number's where it is.
Out: facts about every line that the two read, tables too.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import judges
import pypdfium2
import pytest
from conftest import built, shared

from gazette import read
from gazette.language.lines import solid

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path(__file__).parents[1] / "content"
PAGE = Path(__file__).parent / "sites" / "page" / "content"
ISSUES = ["2026-01", "2026-02", "2023-04", "page"]
"""The last is the stress issue, in which one of each thing stands."""
_LINE = re.compile(r"[\r\n\f]+")
_SPACED = re.compile(r"(?<!\S)\S \S \S(?!\S)")
_FURNITURE = re.compile(r"目\s录|— \d+ —")


class Text(NamedTuple):
    """What an issue says, without blanks; where they stood, and where its lines end."""

    solid: str
    blanks: frozenset[int]
    ends: frozenset[int]


@cache
def said(content: Path, issue: str) -> Text:
    """Read what an issue says."""
    masthead, _ = read.masthead(content)
    characters: list[str] = []
    blanks, ends = set(), set()
    for notice in read.issue(content / issue, masthead).notices:
        for block in notice.blocks:
            for character in block.text:
                if character in "\n\t":
                    ends.add(len(characters))
                elif character.isspace():
                    blanks.add(len(characters))
                else:
                    characters.append(character)
            ends.add(len(characters))
    return Text("".join(characters), frozenset(blanks), frozenset(ends))


def poppler(pdf: Path) -> str:
    """Read a PDF with Poppler, in the order of its content."""
    return judges.run(judges.program("pdftotext"), "-raw", pdf, "-").stdout


def pdfium(pdf: Path) -> str:
    """Read a PDF with PDFium, as browsers do."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def wrong(text: Text, line: str) -> bool:
    """Return whether a line has a blank that its text has not, or has it not where the text has.

    A line that is found more than once may be any of them. What is not found at all, such as a
    running head or a row of cells, has no three characters that stand alone.
    """
    line = line.strip()
    letters = solid(line)
    seen = {len(solid(line[:at])) for at, character in enumerate(line) if character.isspace()}
    found = list(places(text.solid, letters))
    for at in found:
        here = {cut + at for cut in seen}
        inside = range(at + 1, at + len(letters))
        known = {cut for cut in text.blanks - text.ends if cut in inside}
        if known <= here <= text.blanks | text.ends:
            return False
    return bool(found) or bool(_SPACED.search(line))


def places(text: str, part: str) -> Iterator[int]:
    """Yield where `part` stands in `text`."""
    at = text.find(part)
    while part and at >= 0:
        yield at
        at = text.find(part, at + 1)


def site_of(issue: str, request: pytest.FixtureRequest) -> tuple[Path, Path, str]:
    """Build the site of an issue, or find it; its content, and what it is called there."""
    if issue == "2023-04":
        return request.getfixturevalue("seeds"), request.getfixturevalue("seeds_content"), issue
    if issue != "page":
        return request.getfixturevalue("specimen"), CONTENT, issue
    factory = request.getfixturevalue("tmp_path_factory")
    return built(PAGE, shared(factory) / "page"), PAGE, "2026-01"


@pytest.mark.parametrize("reader", [poppler, pdfium])
@pytest.mark.parametrize("issue", ISSUES)
def test_readers_see_the_blanks_of_the_text(
    issue: str, reader: object, request: pytest.FixtureRequest
) -> None:
    """In every line of every PDF, spaced or pressed, and in every cell."""
    site, content, name = site_of(issue, request)
    text, lines = said(content, name), 0
    pdfs = sorted((site / name).rglob("*.pdf"))
    assert len(pdfs) > 5
    for pdf in pdfs:
        if "files" in pdf.parts:
            continue
        for line in _LINE.split(reader(pdf)):  # type: ignore[operator]
            lines += 1
            ours = _FURNITURE.fullmatch(line.strip())
            assert ours or not wrong(text, line), f"{pdf.name}: {line}"
    assert lines > 500
