"""CMYK: turns what was drawn in red, green and blue into the inks of a press.

In: the objects of a PDF, before they are written; the Inks that it is to be printed with.
Out: all colours and pictures in CMYK, grey or the spot colour; what is black overprints.

Black that overprints leaves no white edge where plates do not fit to a hair (ISO 32000-1, 8.6.7:
with OPM 1 an ink of which there is none leaves what is below).
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageMath

from gazette.print.inks import SPOT, Inks
from gazette.typeset.weasyprint.pdf import Array, Dictionary, Stream
from gazette.typeset.weasyprint.streams import PageStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.typeset.weasyprint.pdf import PDF, Object

_RGB = re.compile(rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)")
_LAB = (b"/lab-", b"/--")
"""How a stream turns to a colour space that is no ink: of Lab, or of a profile of its own."""
_SPACES = "lab-d50"
"""A colour space by which the list of them is known."""
_QUALITY = 95
_FOUR = Inks()
_OVERPRINTS = {(fill, stroke): f"o{fill:d}{stroke:d}" for fill in (0, 1) for stroke in (0, 1)}
"""The graphics states: whether what is filled and what is stroked overprints."""


def convert(pdf: PDF, inks: Inks = _FOUR) -> bool:
    """Turn a PDF's colours into inks; return whether nothing in it is transparent."""
    plain = all(map(_is_opaque, _graphics_states(pdf))) and not any(map(_uses_lab, _streams(pdf)))
    for entry in pdf.objects:
        if isinstance(entry, PageStream):
            entry.stream = list(_converted(entry.stream, inks))
            _convert_group(entry.extra, plain=plain)
        elif isinstance(entry, Stream) and entry.extra.get("Subtype") == "/Image":
            _convert_image(pdf, entry, one=inks.one)
        elif isinstance(entry, Dictionary) and entry.get("ColorSpace") == "/DeviceRGB":
            _convert_shading(entry, inks)
        elif isinstance(entry, Dictionary) and _SPACES in entry:
            _convert_spaces(entry, inks, plain=plain)
    _state_overprint(pdf, plain=plain)
    return plain


def _streams(pdf: PDF) -> Iterator[PageStream]:
    return (entry for entry in pdf.objects if isinstance(entry, PageStream))


def _graphics_states(pdf: PDF) -> Iterator[Dictionary]:
    """Yield all graphics states: those of each list of resources, the page's and the groups'."""
    for states in _state_lists(pdf):
        yield from states.values()


def _state_lists(pdf: PDF) -> Iterator[Dictionary]:
    for entry in pdf.objects:
        if isinstance(entry, dict) and "ExtGState" in entry:
            yield entry["ExtGState"]


def _is_opaque(state: Dictionary) -> bool:
    blended = state.get("BM", "/Normal") != "/Normal" or "SMask" in state
    return not blended and {state.get("ca", 1), state.get("CA", 1)} == {1}


def _uses_lab(stream: PageStream) -> bool:
    return any(isinstance(item, bytes) and item.startswith(_LAB) for item in stream.stream)


def _converted(stream: Iterable[bytes | Object], inks: Inks) -> Iterator[bytes | Object]:
    """Yield a stream in inks, with the state of overprinting before each colour."""
    black, outer = (0, 0), []
    for item in stream:
        if item == b"q":
            outer.append(black)
        elif item == b"Q" and outer:
            black = outer.pop()
        if not isinstance(item, bytes) or not item.endswith((b" rg", b" RG")):
            yield item
            continue
        match = _RGB.fullmatch(item)
        if not match:
            raise AssertionError("WeasyPrint writes its colours otherwise than it did")
        stroke = match[4] == b"RG"
        red, green, blue = map(float, match.groups()[:3])
        written, full = inks.operators((red, green, blue), stroke=stroke)
        black = (black[0], int(full)) if stroke else (int(full), black[1])
        yield f"/{_OVERPRINTS[black]} gs {written}".encode()


def _state_overprint(pdf: PDF, *, plain: bool) -> None:
    """Add the states of overprinting; where all is opaque, none has to say so (PDF 1.3)."""
    for states in _state_lists(pdf):
        for state in states.values():
            for key in ("ca", "CA", "AIS", "SMask", "BM") if plain else ():
                state.pop(key, None)
        for (fill, stroke), name in _OVERPRINTS.items():
            whether = {"op": fill, "OP": stroke}
            said = {key: "true" if value else "false" for key, value in whether.items()}
            states[name] = Dictionary({"Type": "/ExtGState", **said, "OPM": 1})


def _convert_spaces(spaces: Dictionary, inks: Inks, *, plain: bool) -> None:
    """Leave out the spaces that are no inks where none is used; add that of the spot colour."""
    if plain:
        spaces.clear()
    if inks.spot and not inks.one:
        function = {"FunctionType": 2, "Domain": Array([0, 1]), "N": 1}
        ends = {"C0": Array([0] * 4), "C1": Array([0, 1, 1, 0])}
        name = "/" + "".join(_in_name(byte) for byte in inks.spot.encode())
        alternate = "/DeviceCMYK", Dictionary({**function, **ends})
        spaces[SPOT] = Array(["/Separation", name, *alternate])


def _in_name(byte: int) -> str:
    """Write a byte of a name (ISO 32000-1, 7.3.5)."""
    character = chr(byte)
    return character if character.isascii() and character.isalnum() else f"#{byte:02X}"


def _convert_group(extra: dict[str, Dictionary], *, plain: bool) -> None:
    """Mix a group's colours as inks; where all is opaque, none is needed, and X-1a knows none."""
    if plain:
        extra.pop("Group", None)
    elif "Group" in extra:
        extra["Group"]["CS"] = "/DeviceCMYK"


def _convert_shading(shading: Dictionary, inks: Inks) -> None:
    shading["ColorSpace"] = "/DeviceCMYK"
    functions = [shading["Function"]]
    for function in functions:
        functions += function.get("Functions", ())
        for end in {"C0", "C1"} & function.keys():
            function[end] = Array(inks.cmyk(*function[end]))


def _convert_image(pdf: PDF, image: Stream, *, one: bool) -> None:
    """Turn a picture into grey where it is grey, else into inks; its clear parts become paper."""
    if image.extra["ColorSpace"] != "/DeviceRGB" and "SMask" not in image.extra:
        return
    picture = _read(image)
    if mask := image.extra.pop("SMask", None):
        paper = Image.new(picture.mode, picture.size, "white")
        alpha = _read(pdf.objects[int(mask.split()[0])])
        picture = Image.composite(picture, paper, alpha)
    if picture.mode == "RGB":
        picture = picture.convert("L") if one else _image_to_cmyk(picture)
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
