"""Streams: what a page is painted into, and what the painting needs there.

In: the content streams of a PDF that WeasyPrint writes.
Out: Stream; the Parts that all streams of a PDF share; a stream with Parts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypedDict

import pydyf
from weasyprint.pdf.stream import Stream as PageStream

if TYPE_CHECKING:
    from collections.abc import Hashable

    from weasyprint.matrix import Matrix

    from gazette.typeset.weasyprint.fonts import FontMap
    from gazette.typeset.weasyprint.pdf import Dictionary

__all__ = ["Image", "PageStream", "Parts", "Stream", "clone", "operators", "parts"]


class Stream(Protocol):
    """A content stream, and the operators in it."""

    stream: list[bytes]
    _ctm_stack: list[Matrix]
    _fonts: FontMap
    _images: dict[str, Image]
    _resources: dict[str, Dictionary]
    _tags: dict[Hashable, Dictionary]

    def clone(
        self,
        *,
        fonts: FontMap,
        images: dict[str, Image],
        resources: dict[str, Dictionary],
        tags: dict[Hashable, Dictionary],
    ) -> Stream:
        """Return an empty stream of the same kind."""

    def begin_marked_content(self, tag: str, property_list: Dictionary) -> None:
        """Begin a stretch that says something of itself (ISO 32000-1, 14.6)."""

    def end_marked_content(self) -> None:
        """End such a stretch."""


class Image(TypedDict):
    """A picture of a PDF, and in which resolutions it is shown."""

    dpi_ratios: set[float]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the streams of a PDF share: fonts, pictures, tags of structure, resources by kind."""

    fonts: FontMap
    images: dict[str, Image]
    tags: dict[Hashable, Dictionary]
    resources: dict[str, Dictionary]


def parts(stream: Stream) -> Parts:
    """Return what a stream shares with the others of its PDF."""
    return Parts(stream._fonts, stream._images, stream._tags, stream._resources)


def clone(stream: Stream, own: Parts) -> Stream:
    """Return an empty stream in the same state, which has Parts of its own."""
    again = stream.clone(fonts=own.fonts, images=own.images, resources=own.resources, tags=own.tags)
    again._ctm_stack = list(stream._ctm_stack)
    return again


def operators(stream: Stream) -> bytes:
    """Return what was painted into a stream, as pydyf will write it."""
    return b"\n".join(map(pydyf._to_bytes, stream.stream))
