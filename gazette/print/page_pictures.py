"""Page pictures: the cover and the printed pages as PNG, for who has no printed sheet at hand.

In: the bytes of an issue's PDF.
Out: the bytes of pictures, the same for the same PDF.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COVER_WIDTH = 600
"""The cover picture's width, in pixels."""
PAGE_WIDTH = 900
"""A page's shorter side, in pixels: on A4 109 to an inch, at which the smallest text is read."""
_GREYS = 8
"""Tones of a page in black: text stays smooth, and a page takes less than 100 kB."""
_COLOURS = 64
_TINT = 12
"""How far the colours of a dot may differ on a page that is said to be black, of 255."""
_TINTED = [tone > _TINT for tone in range(256)]
_FLICKERING = 300
"""Of a quarter of the dots of a page so many (a thousandth) may still change their colour, when the
colours are settled: no eye sees the rest, for which they would be gone through as often again."""
_THOROUGH = 8
"""zlib's level for colours: 1 % more than at its highest, in a third of the time."""


def cover(pdf: bytes, colours: int) -> bytes:
    """Return the cover, COVER_WIDTH wide, in so many colours."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=2 * COVER_WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    height = round(picture.height * COVER_WIDTH / picture.width)
    small = picture.resize((COVER_WIDTH, height), Image.Resampling.LANCZOS)
    return _png(_few_colours(small, colours, settled=1), optimize=True)


def pages(pdf: bytes, front: int, known: Mapping[int, bytes]) -> Iterator[bytes]:
    """Yield each page behind the front matter, PAGE_WIDTH wide; a landscape page so high.

    `known` are pictures that are at hand, by the numbers of their pages from 0.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(front, len(document)):
            if at - front in known:
                yield known[at - front]
                continue
            page = document[at]
            scale = PAGE_WIDTH / min(page.get_size())
            picture = page.render(scale=scale).to_pil().convert("RGB")
            yield _coloured(picture) if is_coloured(picture) else _few_greys(picture)
    finally:
        document.close()


def is_coloured(picture: Image.Image) -> bool:
    """Return whether a picture has other colours than greys."""
    red, green, blue = picture.split()
    found = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(one.point(_TINTED).getbbox() for one in found)


def _few_greys(picture: Image.Image) -> bytes:
    """Return a picture in a few even tones: white and black are among them.

    What repeats in a page of text is the dot before: to look for no more takes 1 % more bytes and
    half of the time.
    """
    step = 255 / (_GREYS - 1)
    palette = Image.new("P", picture.size)
    tones = picture.convert("L").point([round(value / step) for value in range(256)])
    palette.frombytes(tones.tobytes())
    palette.putpalette([round(tone * step) for tone in range(_GREYS) for _ in range(3)])
    return _png(palette, bits=4, compress_type=zlib.Z_RLE)


def _coloured(picture: Image.Image) -> bytes:
    """Return a page in colours; a cover, which is shown more often, takes twice as long."""
    return _png(_few_colours(picture, _COLOURS, _FLICKERING), compress_level=_THOROUGH)


def _few_colours(picture: Image.Image, colours: int, settled: int) -> Image.Image:
    """Return a picture with a palette, which makes a third of the file.

    With means for its colours black stays black. A quarter of the dots tells them as well, in a
    quarter of the time. They are `settled` where no more of these dots change their colour.
    """
    half = (picture.width // 2, picture.height // 2)
    palette = picture.resize(half, Image.Resampling.NEAREST).quantize(colours, kmeans=settled)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _png(picture: Image.Image, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", **options)
    return file.getvalue()
