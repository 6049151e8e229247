"""What is drawn in red, green and blue is printed in inks: black is black ink alone.

In: documents of one page, and pictures of a few pixels.
Out: facts about gazette.print.cmyk.
"""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from gazette.print.cmyk import convert
from gazette.print.inks import Inks, to_cmyk

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
    assert "/o00 gs 0 1 1 0 k" in ops
    assert "/o00 gs 0.5 0.5 0 0.6 k" in ops or "/o00 gs 0.5 0.5 0 0.6 K" in ops
    assert "/o00 gs 0 0 0 0.498 k" in ops
    assert not [op for op in ops if op.endswith((" rg", " RG"))]


def test_what_is_opaque_says_nothing_of_transparency() -> None:
    """No group, and no state of how far something covers: PDF 1.3 knows neither."""
    plain, pdf = printed("<p>甲")
    assert plain
    assert not any("/Group" in one for one in pdf.objects if isinstance(one, pikepdf.Stream))
    states = pdf.pages[0].Resources.ExtGState.values()
    assert {key for state in states for key in state.keys()} == {"/Type", "/op", "/OP", "/OPM"}  # noqa: SIM118 - of pikepdf


BLACK_LINE = "<p style='color: {}; border-bottom: 9px solid {}'>甲"


@pytest.mark.parametrize(
    ("filled", "drawn_in", "state"),
    [("#000", "#000", "o10"), ("#f00", "#f00", "o00"), ("#fff", "#fff", "o00")],
)
def test_black_overprints_and_nothing_else_does(filled: str, drawn_in: str, state: str) -> None:
    """Above a colour black leaves no white edge; white and colours knock out what is below."""
    _, pdf = printed(BLACK_LINE.format(filled, drawn_in))
    set_ = [op.split()[0][1:] for op in drawn(pdf) if op.startswith("/o")]
    assert set(set_) == {state}
    states = pdf.pages[0].Resources.ExtGState
    said = {name: (bool(states[f"/{name}"].op), bool(states[f"/{name}"].OP)) for name in set_}
    assert said == {state: (state == "o10", False)}
    assert states[f"/{state}"].OPM == 1


def test_what_is_filled_and_what_is_stroked_overprint_apart() -> None:
    """The one may be black and the other not; a state that is restored is the one before."""
    drawing = (
        "<rect width='4' height='4' fill='#000' stroke='#f00'/>"
        "<rect width='4' height='4' fill='#f00' stroke='#000'/>"
    )
    _, pdf = printed(SVG.format(drawing))
    found = [op for op in drawn(pdf) if op.startswith("/o")]
    assert "/o00 gs 0 1 1 0 K" in found or "/o10 gs 0 1 1 0 K" in found
    assert {op.split()[0] for op in found if op.endswith(" 0 0 0 1 k")} <= {"/o10", "/o11"}
    assert {op.split()[0] for op in found if op.endswith(" 0 0 0 1 K")} <= {"/o01", "/o11"}


HOUSE = Inks((181 / 255, 18 / 255, 27 / 255))


@pytest.mark.parametrize(
    ("colour", "inks", "black"),
    [
        ("b5121b", (0, 1, 1, 0), 1),
        ("da898d", (0, 0.5, 0.5, 0), 0.5),
        ("000000", (0, 0, 0, 1), 1),
        ("808080", (0, 0, 0, 0.498), 0.498),
        ("ffffff", (0, 0, 0, 0), 0),
        ("0000ff", (1, 1, 0, 0), 0.886),
    ],
)
def test_the_red_of_the_house_is_a_red(colour: str, inks: tuple[float, ...], black: float) -> None:
    """Magenta and yellow, and so are its tints; in one ink it is black, and others are as dark."""
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    assert HOUSE.cmyk(red, green, blue) == pytest.approx(inks, abs=0.003)
    one = replace(HOUSE, one=True).cmyk(red, green, blue)
    assert one == pytest.approx((0, 0, 0, black), abs=0.003)


def test_a_spot_colour_is_a_plate_of_its_own() -> None:
    """Its name, as it is, is in the file; what stands for it on a proof is magenta and yellow."""
    found: list[bool] = []
    html = "<!DOCTYPE html><html lang=zh><body><p style='color: #b5121b'>甲<p>乙"
    made = HTML(string=html).write_pdf(
        finisher=lambda _, pdf: found.append(convert(pdf, replace(HOUSE, spot="红 (1#)"))),
        pdf_version="1.4",
    )
    pdf = pikepdf.open(io.BytesIO(made))
    space = pdf.pages[0].Resources.ColorSpace.Spot
    assert (str(space[0]), str(space[1])) == ("/Separation", "/红 (1#)")
    assert [float(part) for part in space[3].C1] == [0, 1, 1, 0]
    assert "/o00 gs /Spot cs 1 scn" in drawn(pdf)


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
    groups = any("/Group" in one for one in pdf.objects if isinstance(one, pikepdf.Stream))
    assert not (groups and plain)


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
