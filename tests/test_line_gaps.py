"""Line gaps: how far the lines of whole issues are opened, those of Latin words and addresses too.

In: content/, the stress issue, the real number where it is; laid out.
Out: facts about the gaps that gazette.typeset.justify has opened, in ems.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import ROOT

from gazette import read
from gazette.print import Job, faces
from gazette.print.print_layout import PrintLayout
from gazette.typeset.paragraph import PLACE
from gazette.typeset.weasyprint.boxes import is_line, is_text, leaves
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.typeset.weasyprint.boxes import LineBox

NARROW = 8
"""A cell or a label of so many ems has little to share its slack out to."""
LATIN = re.compile(r"[A-Za-z]{2}")


class Line(NamedTuple):
    """A line: its text, and how far its widest gap and its widest space have opened, in ems."""

    text: str
    gap: float
    space: float


def opened(line: LineBox) -> Line | None:
    """Measure a line of ours; None of one that is narrow, or spread by letter-spacing."""
    boxes = [box for box in leaves(line) if is_text(box)]
    ours = [box for box in boxes if PLACE.of(box) and box.style["letter_spacing"] == "normal"]
    if not ours or line.width < (NARROW + 0.1) * ours[0].style["font_size"]:
        return None
    gaps = [
        (box.pango_layout.after[at] / box.style["font_size"], char)
        for box in ours
        for at, char in enumerate(box.text)
    ]
    return Line(
        "".join(box.text for box in boxes),
        max((gap for gap, char in gaps if char != " "), default=0.0),
        max((gap for gap, char in gaps if char == " "), default=0.0),
    )


def job(content: Path, name: str) -> Job:
    """Read an issue that is to be printed."""
    masthead, _ = read.masthead(content)
    assert masthead
    own, _ = faces.find(masthead, content)
    found = read.issue(content / name, masthead)
    folder, layouts = content / name, ROOT / "layouts"
    return Job(masthead, found.issue, found.notices, folder, layouts, faces=own)


def lines(job: Job) -> Iterator[Line]:
    """Yield the lines of an issue's pages."""
    for page in PrintLayout(job).body().pages:
        found = (opened(box) for box in page_box(page).descendants() if is_line(box))
        yield from filter(None, found)


@pytest.fixture(scope="module", params=["content", "tests/sites/page/content", "real"])
def measured(request: pytest.FixtureRequest) -> list[Line]:
    """Give the lines of a first issue, or of the real number."""
    if request.param == "real":
        return list(lines(job(request.getfixturevalue("seeds_content"), "2023-04")))
    return list(lines(job(ROOT / request.param, "2026-01")))


def test_no_line_gapes(measured: list[Line]) -> None:
    """Between two characters 0.2 em open at most, 0.3 in a line with Latin words or an address."""
    assert len(measured) > 200
    wide = [one for one in measured if one.gap > (0.3 if LATIN.search(one.text) else 0.2)]
    assert wide == []
    assert sum(one.gap > 0.1 for one in measured) < 0.01 * len(measured)


def test_a_space_opens_by_less_than_half_an_em(measured: list[Line]) -> None:
    """It takes more than a gap without one, and no line shows a hole at it."""
    assert max(one.space for one in measured) < 0.45
    latin = [one.space for one in measured if LATIN.search(one.text)]
    assert max(latin) < 0.35
