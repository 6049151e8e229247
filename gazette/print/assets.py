"""Assets: what the print layouts show besides text: faces and a cover of the office's own, codes.

In: a Job, the context of its layouts, the address that the layouts are served under.
Out: the files behind these, by their addresses; the names that the layouts have for them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import quote, urljoin

import segno

from gazette.content.annexes import printed
from gazette.write import elements

if TYPE_CHECKING:
    from markupsafe import Markup

    from gazette.language.words import Words
    from gazette.model.blocks import AnnexEntry
    from gazette.print import Job
    from gazette.print.fetch import Below
    from gazette.print.layout_context import LayoutContext

QUIET_ZONE = 4
"""The modules around a QR code that stay white (ISO/IEC 18004)."""
MODULE = 0.4
"""How wide a module of a page's code is, in millimetres: 3 points of a picture of 200 dpi."""


class FaceAsset(TypedDict):
    """A face of the office's own, as `base.html` names it."""

    role: str
    family: str
    src: str
    strong: bool


class CoverAsset(TypedDict, total=False):
    """The office's own cover; empty without one."""

    src: str
    text: str


class Assets(TypedDict):
    """What the layouts are given; `code` is the QR code of the issue."""

    code: str
    cover: CoverAsset
    faces: list[FaceAsset]


def collect_assets(
    job: Job, context: LayoutContext, base: str
) -> tuple[dict[str, Below | bytes], Assets]:
    """Return the files by address, and values for the layouts: `faces`, `cover`, `code`."""
    issue = urljoin(base, "../")
    codes = {one["code"]: f"{issue}{one['id']}/" for one in context["notices"] if one["code"]}
    codes["codes/issue.svg"] = issue
    annexes = (annex for notice in job.notices for annex in notice.annexes)
    for file in (quote(one.file) for one in annexes if one.file and not printed(one)):
        codes[f"codes/files/{file}.svg"] = f"{issue}files/{file}"
    files: dict[str, Below | bytes] = {base + name: _qr_code(to) for name, to in codes.items()}
    for one in (one for one in context["codes"] if one["code"]):
        files[base + one["code"]] = _small_qr_code(one["address"])
    faces: list[FaceAsset] = [
        {
            "role": face.role,
            "family": elements.css_string(face.family),
            "src": f"own/{quote(face.address)}" if face.address else "",
            "strong": face.strong,
        }
        for face in job.faces.own
    ]
    for face, own in zip(job.faces.own, faces, strict=True):
        if own["src"]:
            files[base + own["src"]] = (job.content, face.address)
    cover: CoverAsset = {}
    if job.cover:
        picture, below = job.cover
        cover = {"src": f"own/{quote(picture.file)}", "text": picture.text}
        files[base + cover["src"]] = (job.content, below)
    return files, {"code": "codes/issue.svg", "cover": cover, "faces": faces}


def _qr_code(address: str) -> bytes:
    """Draw an address as a QR code in SVG: black, without a ground, its quiet zone around it."""
    return _drawn(segno.make(address, micro=False, error="m"), omitsize=True)


def _small_qr_code(address: str) -> bytes:
    """Draw an address as a QR code of as few modules as it takes, and say how wide it is.

    In capitals an address of 77 characters takes 29 modules (version 3), 14.8 mm with the quiet
    zone; where there is room for it, more of them may be unreadable.
    """
    code = segno.make(address, micro=False, error="l", boost_error=True)
    return _drawn(code, scale=MODULE, unit="mm")


def _drawn(code: segno.QRCode, **size: object) -> bytes:
    file = io.BytesIO()
    code.save(file, kind="svg", border=QUIET_ZONE, xmldecl=False, nl=False, **size)
    # Its rows are strokes: a little higher than a module, they leave no seams between them.
    drawn = b' fill="none" stroke="#000" stroke-width="1.04"'
    return file.getvalue().replace(b' stroke="#000"', drawn)


def code_of(words: Words, entry: AnnexEntry) -> Markup | None:
    """Return the QR code of an annex that is not printed, which says where it is."""
    if not entry.file or printed(entry):
        return None
    source = f"codes/files/{quote(entry.file)}.svg"
    said = words.code_of_annex.format(name=entry.name)
    return elements.division(elements.picture(source, said), "code")
