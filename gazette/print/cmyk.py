"""CMYK: turns what was drawn in red, green and blue into the four inks of a press.

In: the objects of a PDF, before they are written.
Out: all colours and pictures in CMYK or grey, what is black in black ink alone; PDF/X-1a's mark.

A press prints black of three colours as a blurred brown, and its plates never fit to a hair. The
mark is set only where the file is what it says. PDF/X-4 would allow transparency but must hold
the profile of a press, which we have not; X-1a may name a registered condition instead.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageMath

from gazette.typeset.weasyprint.pdf import Array, Dictionary, Stream, String
from gazette.typeset.weasyprint.streams import PageStream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.pdf import PDF, Object

CONDITION = "FOGRA39"
"""The printing condition (offset, coated paper) in the registry of the ICC."""
_REGISTRY = "http://www.color.org"

_RGB = re.compile(rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)")
_OPERATORS = {b"rg": b"k", b"RG": b"K"}
_LAB = (b"/lab-", b"/--")
"""How a stream turns to a colour space that is no ink: of Lab, or of a profile of its own."""
_QUALITY = 95


def convert(pdf: PDF) -> bool:
    """Turn a PDF's colours into inks; True where nothing in it is transparent: it is X-1a then."""
    plain = all(map(_is_opaque, _graphics_states(pdf))) and not any(map(_uses_lab, _streams(pdf)))
    for entry in pdf.objects:
        if isinstance(entry, PageStream):
            entry.stream = [_converted(item) for item in entry.stream]
            _convert_group(entry.extra, plain=plain)
        elif isinstance(entry, Stream) and entry.extra.get("Subtype") == "/Image":
            _convert_image(pdf, entry)
        elif isinstance(entry, Dictionary) and entry.get("ColorSpace") == "/DeviceRGB":
            _convert_shading(entry)
        elif isinstance(entry, dict) and plain and "lab-d50" in entry:
            entry.clear()
    if plain:
        _declare_pdf_x(pdf)
    return plain


def to_cmyk(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Return the inks of a colour, from 0 to 1: what is grey in it is black ink alone."""
    colours = [min(1.0, max(0.0, colour)) for colour in (red, green, blue)]
    light = max(colours)
    cyan, magenta, yellow = ((light - colour) / light if light else 0.0 for colour in colours)
    return cyan, magenta, yellow, 1 - light


def _streams(pdf: PDF) -> Iterator[PageStream]:
    return (entry for entry in pdf.objects if isinstance(entry, PageStream))


def _graphics_states(pdf: PDF) -> Iterator[Dictionary]:
    """Yield all graphics states: those of each list of resources, the page's and the groups'."""
    for entry in pdf.objects:
        if isinstance(entry, dict):
            yield from entry.get("ExtGState", {}).values()


def _is_opaque(state: Dictionary) -> bool:
    blended = state.get("BM", "/Normal") != "/Normal" or "SMask" in state
    return not blended and {state.get("ca", 1), state.get("CA", 1)} == {1}


def _uses_lab(stream: PageStream) -> bool:
    return any(isinstance(item, bytes) and item.startswith(_LAB) for item in stream.stream)


def _converted(item: bytes | Object) -> bytes | Object:
    if not isinstance(item, bytes) or not item.endswith((b" rg", b" RG")):
        return item
    match = _RGB.fullmatch(item)
    if not match:
        raise AssertionError("WeasyPrint writes its colours otherwise than it did")
    operands = (
        f"{ink:.4f}".rstrip("0").rstrip(".") for ink in to_cmyk(*map(float, match.groups()[:3]))
    )
    return " ".join(operands).encode() + b" " + _OPERATORS[match[4]]


def _convert_group(extra: dict[str, Dictionary], *, plain: bool) -> None:
    """Mix a group's colours as inks; where all is opaque, none is needed, and X-1a knows none."""
    if plain:
        extra.pop("Group", None)
    elif "Group" in extra:
        extra["Group"]["CS"] = "/DeviceCMYK"


def _convert_shading(shading: Dictionary) -> None:
    shading["ColorSpace"] = "/DeviceCMYK"
    functions = [shading["Function"]]
    for function in functions:
        functions += function.get("Functions", ())
        for end in {"C0", "C1"} & function.keys():
            function[end] = Array(to_cmyk(*function[end]))


def _convert_image(pdf: PDF, image: Stream) -> None:
    """Turn a picture into grey where it is grey, else into inks; its clear parts become paper."""
    if image.extra["ColorSpace"] != "/DeviceRGB" and "SMask" not in image.extra:
        return
    picture = _read(image)
    if mask := image.extra.pop("SMask", None):
        paper = Image.new(picture.mode, picture.size, "white")
        alpha = _read(pdf.objects[int(mask.split()[0])])
        picture = Image.composite(picture, paper, alpha)
    if picture.mode == "RGB":
        picture = _image_to_cmyk(picture)
    _write(image, picture)


def _read(image: Stream) -> Image.Image:
    (data,) = (item if isinstance(item, bytes) else item.data for item in image.stream)
    if image.extra["Filter"] == "/FlateDecode":
        colour = 2 if image.extra["ColorSpace"] == "/DeviceRGB" else 0
        size = image.extra["Width"], image.extra["Height"]
        head = struct.pack(">IIBBBBB", *size, 8, colour, 0, 0, 0)
        parts = (b"IHDR", head), (b"IDAT", data), (b"IEND", b"")
        data = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)
    return Image.open(io.BytesIO(data))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _image_to_cmyk(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    if not any(ImageChops.difference(red, other).getbbox() for other in (green, blue)):
        return red
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)

    def ink(colour: Image.Image) -> Image.Image:
        # A division by nothing gives nothing.
        divided: Image.Image = ImageMath.lambda_eval(
            lambda bands: bands["convert"]((bands["l"] - bands["c"]) * 255 / bands["l"], "L"),
            l=light,
            c=colour,
        )
        return divided

    return Image.merge("CMYK", (ink(red), ink(green), ink(blue), ImageChops.invert(light)))


def _write(image: Stream, picture: Image.Image) -> None:
    photo = image.extra["Filter"] == "/DCTDecode" and picture.mode == "CMYK"
    image.extra.pop("DecodeParms", None)
    image.extra["ColorSpace"] = "/DeviceCMYK" if picture.mode == "CMYK" else "/DeviceGray"
    if photo:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=_QUALITY, subsampling=0)
        image.stream = [file.getvalue()]
        image.extra["Decode"] = Array((1, 0) * 4)  # as Adobe writes inks in a JPEG
    else:
        image.stream = [zlib.compress(picture.tobytes(), 9)]
        image.extra["Filter"] = "/FlateDecode"


def _declare_pdf_x(pdf: PDF) -> None:
    pdf.info["GTS_PDFXVersion"] = String("PDF/X-1a:2003")
    pdf.info["Trapped"] = "/False"
    condition = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": String(CONDITION),
        "RegistryName": String(_REGISTRY),
    }
    pdf.catalog["OutputIntents"] = Array([Dictionary(condition)])
