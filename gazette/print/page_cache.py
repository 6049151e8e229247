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
from gazette.typeset.weasyprint.styles import ReuseError

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.fonts import Font, FontMap
    from gazette.typeset.weasyprint.streams import Stream


@dataclass(frozen=True, slots=True)
class Painting:
    """What one page puts into a stream, and what it needs there.

    `new` are the glyphs of each font that no page before it had painted; None of a new font.
    """

    operators: bytes
    needs: Parts
    new: Mapping[Hashable, frozenset[int] | None]


class CachedPage(LaidOutPage):
    """A page of a document that keeps what it painted; or that was painted in another process."""

    def __init__(
        self, page: Page, painting: Painting | None = None, *, checked: bool = False
    ) -> None:
        """Take the page; what was painted before is held against a stream, if it is not checked."""
        super().__init__(page)
        self.painting = painting
        self._must_be_checked = painting is not None and not checked
        self._must_be_painted = False

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paint the page into a stream of a PDF, again where it was painted before.

        Raise ReuseError where what was painted in another process would now be another.
        """
        if self.painting is None and not self._must_be_painted:
            self.painting = self._painted(stream, scale)
            self._must_be_painted = self.painting is None
        if self.painting is None:
            with actual_text([self]):
                super().paint(stream, scale)
            return
        if self._must_be_checked and not _is_same(self.painting, parts(stream).fonts):
            raise ReuseError
        self._must_be_checked = False
        _repeat(self.painting, stream)

    def _painted(self, stream: Stream, scale: float) -> Painting | None:
        """Paint the page into a stream of its own; None where another could not hold the same."""
        shared = parts(stream)
        resources = Dictionary({name: Dictionary() for name in shared.resources})
        resources["ColorSpace"] = shared.resources["ColorSpace"]
        fonts = SubsetFonts(shared.fonts)
        needs = Parts(fonts, {}, {}, resources)
        own = clone(stream, needs)
        with actual_text([self]):
            super().paint(own, scale)
        numbered = [*resources["Pattern"], *resources["Shading"]]
        numbered += [name for name, it in resources["XObject"].items() if it is not None]
        numbered += [name for name in resources["ExtGState"] if name.startswith("s")]
        if numbered or any(font.missing for font in fonts.values()):
            return None
        new = {key: _new(font, shared.fonts.get(key)) for key, font in fonts.items()}
        return Painting(operators(own), needs, new)


def _new(font: Font, before: Font | None) -> frozenset[int] | None:
    """Return the glyphs of a font whose widths were not known before."""
    return None if before is None else frozenset(font.to_unicode.keys() - before.widths.keys())


def _is_same(painting: Painting, before: FontMap) -> bool:
    """Return whether a page would be painted so again.

    Glyphs stand by their widths as they are first known, rounded at the size that comes first. One
    that was new to this page may be known by now, with the same width; not the other way round.
    """
    for key, font in painting.needs.fonts.items():
        known, first = before.get(key), painting.new[key]
        new = _new(font, known)
        if first is not None and not first.issuperset(font.to_unicode if new is None else new):
            return False
        widths = known.widths if known else {}
        if any(widths.get(at, font.widths[at]) != font.widths[at] for at in font.to_unicode):
            return False
    return True


def _repeat(painting: Painting, stream: Stream) -> None:
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
