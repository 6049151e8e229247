"""Sheet: a laid-out page that is painted once, for the issue's PDF and for its notices'.

In: a page as WeasyPrint has laid it out; the streams of the PDFs that it comes into.
Out: the same marks in each stream.

Half of the time that it takes to write a PDF goes into painting. What is painted is the same in
every PDF, unless it needs more than faces and pictures (groups, patterns): those are numbered in
the order of a PDF's pages, and such a page is painted anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.document import Page

from gazette.book.embed import Faces
from gazette.typeset import actual_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def sheets(pages: Iterable[Any]) -> list[Any]:
    """Make Sheets of a document's pages."""
    return [Sheet(page) for page in pages]


@dataclass(slots=True)
class _Painting:
    """What one page puts into a stream, and what it needs there."""

    marks: bytes
    tags: dict[Any, Any]
    faces: Faces
    pictures: dict[str, Any]
    resources: dict[str, Any]


class Sheet(Page):
    """A page of a document that keeps what it painted."""

    def __init__(self, page: Page) -> None:
        self.__dict__.update(page.__dict__)
        self._painting: _Painting | None = None
        self._anew = False

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page into a stream of a PDF, again where it was painted before."""
        if self._painting is None and not self._anew:
            self._painting = self._painted(stream, scale)
            self._anew = self._painting is None
        if self._painting is None:
            upstream: Any = super()
            with actual_text():
                upstream.paint(stream, scale)
        else:
            _repeat(self._painting, stream)

    def _painted(self, stream: Any, scale: float) -> _Painting | None:
        """Paint the page into a stream of its own; None where another could not hold the same."""
        shared = stream._resources  # noqa: SLF001 - WeasyPrint's streams have no other door
        resources = pydyf.Dictionary({name: pydyf.Dictionary() for name in shared})
        resources["ColorSpace"] = shared["ColorSpace"]
        made = _Painting(b"", {}, Faces(stream._fonts), {}, resources)  # noqa: SLF001 - the same
        own = stream.clone(
            fonts=made.faces, resources=resources, images=made.pictures, tags=made.tags
        )
        own._ctm_stack = list(stream._ctm_stack)  # noqa: SLF001 - the same
        upstream: Any = super()
        with actual_text():
            upstream.paint(own, scale)
        numbered = [*resources["Pattern"], *resources["Shading"]]
        numbered += [name for name, it in resources["XObject"].items() if it is not None]
        numbered += [name for name in resources["ExtGState"] if name.startswith("s")]
        if numbered or any(font.missing for font in made.faces.values()):
            return None
        made.marks = b"\n".join(map(pydyf._to_bytes, own.stream))  # noqa: SLF001 - as it joins them
        return made


def _repeat(painting: _Painting, stream: Any) -> None:
    """Put into a stream what was painted, and into its document what that needs."""
    fonts, images = stream._fonts, stream._images  # noqa: SLF001 - the same
    stream.stream.append(painting.marks)
    stream._tags.update(painting.tags)  # noqa: SLF001 - the same
    fonts.join(painting.faces)
    for name in ("ExtGState", "XObject"):
        stream._resources[name].update(painting.resources[name])  # noqa: SLF001 - the same
    for name, picture in painting.pictures.items():
        known = images.setdefault(name, {**picture, "dpi_ratios": set()})
        known["dpi_ratios"] |= picture["dpi_ratios"]
