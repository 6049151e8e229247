"""Pictures: what is dropped on the text becomes a file of its issue, no larger than print needs.

In: content/, an issue, the bytes of a picture and the name that it had.
Out: the name of its file, what was done to it; Refused for what no page can show.

A photograph says where and when it was taken, and by whom: none of that is published. What needs
another program to be read (HEIC, TIFF) is told how to become what browsers show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from gazette.content import file_types, files
from gazette.desk.changes import Unchangeable
from gazette.desk.listing import LOCKED, LOCKED_MEND, is_locked
from gazette.desk.saving import write
from gazette.model import issue_number, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.model import Message

LONGEST = 2480
"""Pixels of the longer side: as many as A4 is wide at 300 dpi, more than any page of ours shows."""
_QUALITY = 90
_LETTERS = re.compile(r"[a-z0-9]+")
_MOST = 100
"""Pictures of one name in an issue."""
_BROKEN = (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, SyntaxError)
_SCALED = message("图片缩小到印刷够用的大小")
_BARE = message("照片里的拍摄地点、时间等信息去掉了")


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture that is there: the name of its file, and what was done to it."""

    name: str
    told: tuple[Message, ...] = ()


def put_picture(content: Path, issue: str, name: str, data: bytes) -> Placed:
    """Put a picture into the folder of an issue. Raise Refused where it may not stand there."""
    if is_locked(content, issue):
        raise Unchangeable(LOCKED, LOCKED_MEND)
    if issue_number.named(issue) is None:
        what = message("没有 {folder} 这个文件夹", folder=issue)
        raise Unchangeable(what, message("先新建这一期"))
    if unfit := file_types.unfit(name, data, file_types.PICTURE):
        raise Unchangeable(*unfit)
    data, told = _fitted(name, data)
    there = files.listed(content, issue).files
    own = next(one for one in _names(name) if one not in there)
    write(content, f"{issue}/{own}", data)
    return Placed(own, told)


def _names(name: str) -> Iterator[str]:
    """Yield names for a picture: of letters that stand in every address."""
    stem, _, end = name.lower().rpartition(".")
    made = "-".join(_LETTERS.findall(stem)) or "tu"
    yield f"{made}.{end}"
    yield from (f"{made}-{at}.{end}" for at in range(2, _MOST))


def _fitted(name: str, data: bytes) -> tuple[bytes, tuple[Message, ...]]:
    """Return a picture without what it says of its making, and no larger than print needs."""
    if file_types.media(name) in {"image/svg+xml", "image/gif"}:
        return data, ()
    try:
        with Image.open(BytesIO(data)) as opened:
            kind, had = opened.format or "PNG", bool(opened.getexif())
            if getattr(opened, "n_frames", 1) > 1 or (not had and max(opened.size) <= LONGEST):
                return data, ()
            turned = ImageOps.exif_transpose(opened)
            scaled = max(turned.size) > LONGEST
            turned.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            profile = opened.info.get("icc_profile")
            turned.info.clear()
            made = BytesIO()
            turned.save(made, kind, quality=_QUALITY, icc_profile=profile, optimize=True)
    except _BROKEN as error:
        what = message("`{name}` 打不开，多半是坏的", name=name)
        raise Unchangeable(what, message("在看图软件里打开，另存为 JPEG 或 PNG")) from error
    return made.getvalue(), (*((_SCALED,) if scaled else ()), *((_BARE,) if had else ()))
