"""CachedPage: a laid-out page that is painted once, for the issue's PDF and for its notices'.

In: a page as WeasyPrint has laid it out; the streams of the PDFs that it comes into.
Out: the same marks in each stream.

Half of the time that it takes to write a PDF goes into painting. What is painted is the same in
every PDF, unless it needs more than faces and pictures (groups, patterns): those are numbered in
the order of a PDF's pages, and such a page is painted anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.print.font_subset import SubsetFonts, join
from gazette.typeset.actual_text import actual_text
from gazette.typeset.weasyprint.document import LaidOutPage
from gazette.typeset.weasyprint.pdf import Dictionary
from gazette.typeset.weasyprint.streams import Parts, clone, operators, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.streams import Stream


def cached(pages: Iterable[Page]) -> list[Page]:
    """Return CachedPages of a document's pages."""
    return [CachedPage(page) for page in pages]


@dataclass(frozen=True, slots=True)
class _Painting:
    """What one page puts into a stream, and what it needs there."""

    operators: bytes
    needs: Parts


class CachedPage(LaidOutPage):
    """A page of a document that keeps what it painted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._painting: _Painting | None = None
        self._must_be_painted = False

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paint the page into a stream of a PDF, again where it was painted before."""
        if self._painting is None and not self._must_be_painted:
            self._painting = self._painted(stream, scale)
            self._must_be_painted = self._painting is None
        if self._painting is None:
            with actual_text():
                super().paint(stream, scale)
        else:
            _repeat(self._painting, stream)

    def _painted(self, stream: Stream, scale: float) -> _Painting | None:
        """Paint the page into a stream of its own; None where another could not hold the same."""
        shared = parts(stream)
        resources = Dictionary({name: Dictionary() for name in shared.resources})
        resources["ColorSpace"] = shared.resources["ColorSpace"]
        fonts = SubsetFonts(shared.fonts)
        needs = Parts(fonts, {}, {}, resources)
        own = clone(stream, needs)
        with actual_text():
            super().paint(own, scale)
        numbered = [*resources["Pattern"], *resources["Shading"]]
        numbered += [name for name, it in resources["XObject"].items() if it is not None]
        numbered += [name for name in resources["ExtGState"] if name.startswith("s")]
        if numbered or any(font.missing for font in fonts.values()):
            return None
        return _Painting(operators(own), needs)


def _repeat(painting: _Painting, stream: Stream) -> None:
    """Put into a stream what was painted, and into its document what that needs."""
    shared, needs = parts(stream), painting.needs
    stream.stream.append(painting.operators)
    shared.tags.update(needs.tags)
    join(shared.fonts, needs.fonts)
    for name in ("ExtGState", "XObject"):
        shared.resources[name].update(needs.resources[name])
    for name, picture in needs.images.items():
        known = shared.images.setdefault(name, {**picture, "dpi_ratios": set()})
        known["dpi_ratios"] |= picture["dpi_ratios"]
