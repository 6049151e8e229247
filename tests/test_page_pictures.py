"""Pictures of pages: few tones, small files, made quickly.

In: pages made here, in black and in colours.
Out: facts about the PNGs.
"""

from __future__ import annotations

import io
import random
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from weasyprint import HTML

from gazette.print.page_pictures import PAGE_WIDTH, cover, is_coloured, pages

STYLE = '@page { size: A4 } body { font: 10.5pt/17pt "Noto Serif CJK SC" }'
HAN = [chr(code) for code in range(0x4E00, 0x5E00)]
TEXT = "".join("<p>" + "".join(random.Random(at).choices(HAN, k=90)) + "。" for at in range(7))
SKY = "<div style='height: 6cm; background: linear-gradient(45deg, navy, gold, crimson)'></div>"


@cache
def pdf(*sheets: str) -> bytes:
    """Give a PDF of some pages, each as HTML."""
    made: bytes = HTML(
        string=f"<style>{STYLE}</style>" + "<p style='break-after: page'>".join(sheets)
    ).write_pdf()
    return made


def rendered(data: bytes, at: int) -> Image.Image:
    """Give a page as PDFium draws it, in all colours."""
    page = pypdfium2.PdfDocument(data)[at]
    picture: Image.Image = page.render(scale=PAGE_WIDTH / page.get_width()).to_pil()
    return picture


def opened(png: bytes) -> Image.Image:
    """Give a picture in all colours."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def smallest(png: bytes) -> int:
    """Give the size of a picture that zlib has tried its best at."""
    file = io.BytesIO()
    picture = Image.open(io.BytesIO(png))
    picture.save(file, "PNG", bits=4 if len(picture.getcolors() or ()) <= 16 else 8, optimize=True)
    return file.tell()


def off(one: Image.Image, other: Image.Image) -> float:
    """Give how far two pictures lie apart, as a root of mean squares, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).rms)


def test_a_page_of_text_is_in_eight_greys_and_small() -> None:
    """White and black are among them; each dot has the grey next to its own."""
    (made,) = pages(pdf(TEXT), 0, {})
    picture, step = opened(made), 255 / 7
    greys = {round(tone * step) for tone in range(8)}
    assert {colour for _, colour in picture.getcolors() or ()} == {(tone,) * 3 for tone in greys}
    apart = ImageChops.difference(picture.convert("L"), rendered(pdf(TEXT), 0).convert("L"))
    assert apart.getextrema()[1] <= step / 2 + 1
    assert len(made) <= 1.05 * smallest(made)


def test_a_page_in_colours_is_near_to_what_it_shows_and_small() -> None:
    """As near as colours that are gone through until none changes any more."""
    (made,) = pages(pdf(SKY + TEXT), 0, {})
    drawn = rendered(pdf(SKY + TEXT), 0)
    half = drawn.resize((drawn.width // 2, drawn.height // 2), Image.Resampling.NEAREST)
    settled = drawn.quantize(palette=half.quantize(64, kmeans=1), dither=Image.Dither.NONE)
    assert off(opened(made), drawn) <= 1.02 * off(settled.convert("RGB"), drawn)
    assert len(made) <= 1.03 * smallest(made)


def test_a_cover_is_small() -> None:
    """It is shown with each list of issues."""
    made = cover(pdf(SKY + TEXT), 64)
    assert len(opened(made).getcolors() or ()) <= 64
    assert len(made) <= 1.03 * smallest(made)


@pytest.mark.parametrize("apart", [0, 12, 13, 255])
@pytest.mark.parametrize("channel", [0, 1, 2])
def test_a_page_is_coloured_where_a_dot_is(channel: int, apart: int) -> None:
    """A little is what a page in black has, too, where its type is smoothed."""
    picture = Image.new("RGB", (90, 120), "black")
    dot = [0, 0, 0]
    dot[channel] = apart
    picture.putpixel((45, 60), tuple(dot))
    assert is_coloured(picture) is (apart > 12)


def test_pictures_that_are_at_hand_are_not_made_again() -> None:
    """They are known by the numbers of their pages behind the front."""
    data = pdf(SKY, TEXT, TEXT)
    _, made = pages(data, 1, {})
    assert list(pages(data, 1, {0: b"known"})) == [b"known", made]
