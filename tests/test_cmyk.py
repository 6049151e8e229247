"""What is drawn in red, green and blue is printed in inks: black is black ink alone.

In: documents of one page, and pictures of a few pixels.
Out: facts about gazette.print.cmyk.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from gazette.print.cmyk import convert, to_cmyk

if TYPE_CHECKING:
    from collections.abc import Sequence

RED, BLACK, WHITE, GREY = (255, 0, 0), (0, 0, 0), (255, 255, 255), (102, 102, 102)


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ((0, 0, 0), (0, 0, 0, 1)),
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0.5, 0.5, 0.5), (0, 0, 0, 0.5)),
        ((1, 0, 0), (0, 1, 1, 0)),
        ((0, 0.5, 0), (1, 0, 1, 0.5)),
        ((0.2, 0.4, 0.8), (0.75, 0.5, 0, 0.2)),
        ((2, -1, 0), (0, 1, 1, 0)),
    ],
)
def test_what_is_grey_in_a_colour_is_black_ink(
    colour: Sequence[float], inks: Sequence[float]
) -> None:
    """What is left is of two other inks at most."""
    assert to_cmyk(*colour) == pytest.approx(inks)


def printed(body: str) -> tuple[bool, Any]:
    """Print a page in inks; return whether it is opaque, and the PDF."""
    found: list[bool] = []
    html = f"<!DOCTYPE html><html lang=zh><style>p {{ margin: 0 }}</style><body>{body}"
    pdf = HTML(string=html).write_pdf(
        finisher=lambda _, pdf: found.append(convert(pdf)), pdf_version="1.4"
    )
    return found[0], pikepdf.open(io.BytesIO(pdf))


def drawn(pdf: Any) -> list[str]:
    """Return the operations of the page and of all that it draws, without those of text."""
    streams = [pdf.pages[0].Contents, *(one for one in pdf.objects if is_form(one))]
    return [line.decode() for stream in streams for line in stream.read_bytes().split(b"\n")]


def is_form(entry: Any) -> bool:
    """Return whether an object of a PDF is drawn by others."""
    return isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Form"


def test_colours_of_text_and_lines_are_inks() -> None:
    """Filled and drawn; a number ends where it ends."""
    _, pdf = printed("<p style='color: #f00; border: 1px solid #336; background: #808080'>甲")
    ops = drawn(pdf)
    assert "0 1 1 0 k" in ops
    assert "0.5 0.5 0 0.6 k" in ops or "0.5 0.5 0 0.6 K" in ops
    assert "0 0 0 0.498 k" in ops
    assert not [op for op in ops if op.endswith((" rg", " RG"))]


def test_what_is_opaque_is_called_pdf_x() -> None:
    """With the condition by its name in the registry, and no group of transparency."""
    plain, pdf = printed("<p>甲")
    assert plain
    assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-1a:2003"
    assert pdf.docinfo["/Trapped"] == "/False"
    (intent,) = pdf.Root.OutputIntents
    assert {str(key): str(value) for key, value in intent.items()} == {
        "/Type": "/OutputIntent",
        "/S": "/GTS_PDFX",
        "/OutputConditionIdentifier": "FOGRA39",
        "/RegistryName": "http://www.color.org",
    }
    assert not any("/Group" in one for one in pdf.objects if isinstance(one, pikepdf.Stream))


SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>{}</svg>"
SHADE = (
    "<linearGradient id='a'><stop stop-color='#f00'/>{}<stop offset='1' stop-color='#000'/>"
    "</linearGradient><rect width='9' height='9' fill='url(#a)'/>"
)


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ("<p style='opacity: 0.5'>甲", False),
        ("<p style='color: rgba(255, 0, 0, 0.5)'>甲", False),
        ("<p style='border: 1px solid rgba(255, 0, 0, 0.5)'>甲", False),
        ("<p style='color: lab(50% 40 20)'>甲", False),
        (SVG.format("<mask id='m'><rect width='9' height='9' fill='#888'/></mask>"
                    "<rect width='9' height='9' mask='url(#m)'/>"), False),
        ("<p style='opacity: 1'>甲", True),
        (SVG.format("<rect width='9' height='9' fill='red'/>"), True),
        (SVG.format(SHADE.format("")), True),
    ],
)  # fmt: skip
def test_what_is_transparent_is_not_called_pdf_x(body: str, plain: object) -> None:
    """Text, lines, masks, and colours that are no inks."""
    found, pdf = printed(body)
    assert found is plain
    assert ("/OutputIntents" in pdf.Root) is plain
    assert ("/GTS_PDFXVersion" in pdf.docinfo) is plain


def test_a_group_that_is_transparent_is_mixed_of_inks() -> None:
    """Its colour space is that of the press."""
    _, pdf = printed("<p style='opacity: 0.5'>甲")
    groups = [one.Group for one in pdf.objects if is_form(one) and "/Group" in one]
    assert groups
    assert {str(group.CS) for group in groups} == {"/DeviceCMYK"}


@pytest.mark.parametrize("between", ["", "<stop offset='0.5' stop-color='#fff'/>"])
def test_a_colour_that_runs_into_another_runs_in_inks(between: str) -> None:
    """From end to end, whatever stands between."""
    _, pdf = printed(SVG.format(SHADE.format(between)))
    shadings = [
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ShadingType" in one
    ]
    assert shadings
    for shading in shadings:
        assert shading.ColorSpace == "/DeviceCMYK"
        function = shading.Function
        parts = list(function.get("/Functions", [function]))
        assert len(parts) == (2 if between else 1)
        ends = [[float(ink) for ink in end] for end in (parts[0].C0, parts[-1].C1)]
        assert ends == [[0, 1, 1, 0], [0, 0, 0, 1]]
        if between:
            assert [float(ink) for ink in parts[0].C1] == [0, 0, 0, 0]


def picture(mode: str, kind: str, *pixels: Any) -> str:
    """Make an element of a picture, one row of these pixels, each four wide and eight high."""
    made = Image.new(mode, (4 * len(pixels), 8))
    for at, pixel in enumerate(pixels):
        made.paste(pixel, (4 * at, 0, 4 * at + 4, 8))
    file = io.BytesIO()
    made.save(file, kind, **({"quality": 100, "subsampling": 0} if kind == "JPEG" else {}))
    data = base64.b64encode(file.getvalue()).decode()
    return f"<img src='data:image/{kind.lower()};base64,{data}'>"


def images(pdf: Any) -> list[Any]:
    """Return the pictures of a PDF that are drawn."""
    return list(pdf.pages[0].Resources.XObject.values())


@pytest.mark.parametrize(
    ("mode", "pixels", "space", "values"),
    [
        ("RGB", [RED, BLACK, WHITE], "/DeviceCMYK", [(0, 255, 255, 0), (0, 0, 0, 255), (0,) * 4]),
        ("RGB", [GREY, BLACK], "/DeviceGray", [102, 0]),
        ("L", [102, 255], "/DeviceGray", [102, 255]),
        ("RGBA", [(*RED, 0), (*RED, 255)], "/DeviceCMYK", [(0,) * 4, (0, 255, 255, 0)]),
        ("RGBA", [(*GREY, 0), (*GREY, 255)], "/DeviceGray", [255, 102]),
        ("LA", [(102, 0), (102, 255)], "/DeviceGray", [255, 102]),
    ],
)
def test_a_picture_is_grey_or_of_inks(
    mode: str, pixels: list[Any], space: str, values: list[Any]
) -> None:
    """What is clear in it is paper; nothing of it is transparent."""
    plain, pdf = printed(picture(mode, "PNG", *pixels))
    (image,) = images(pdf)
    assert plain
    assert "/SMask" not in image
    assert str(image.ColorSpace) == space
    data, size = image.read_bytes(), 4 if space == "/DeviceCMYK" else 1
    row = [tuple(data[at : at + size]) for at in range(0, 4 * len(pixels) * size, 4 * size)]
    assert row == [value if isinstance(value, tuple) else (value,) for value in values]
    assert len(data) == 8 * 4 * len(pixels) * size


def test_a_photo_stays_one() -> None:
    """In inks as Adobe writes them, the greatest first; a grey one is packed."""
    _, pdf = printed(picture("RGB", "JPEG", RED, BLACK))
    (image,) = images(pdf)
    assert (str(image.Filter), str(image.ColorSpace)) == ("/DCTDecode", "/DeviceCMYK")
    assert [int(one) for one in image.Decode] == [1, 0] * 4
    made = Image.open(io.BytesIO(image.read_raw_bytes()))
    assert made.mode == "CMYK"
    _, pdf = printed(picture("RGB", "JPEG", GREY, BLACK))
    (image,) = images(pdf)
    assert (str(image.Filter), str(image.ColorSpace)) == ("/FlateDecode", "/DeviceGray")
