"""File types: those that an issue may hold, by their names' ends and by their first bytes.

In: content/, a path below it, what the file is to be used for.
Out: nothing where it may be; otherwise a Problem.

What is published stands on the government's own address: nothing that a browser would run. A kind
is known by its content; its name must not say another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.content import files, svg
from gazette.model import Message, Place, Problem, message
from gazette.rulebook.files import FILE_KIND, PICTURE_ACTIVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ANNEX, PICTURE, COVER, FONT, PROFILE = "annex", "picture", "cover", "font", "profile"
"""What a file may be used for: annex or behind a link, in the text, on the cover, to set, to print.
"""

PDF = "application/pdf"
"""The type of media of a PDF."""

_FIRST = 40
"""So many bytes tell every kind."""
_BLANK = b"\xef\xbb\xbf \t\r\n\0"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the ends of its names, its type of media, what it may be used for."""

    label: str
    ends: tuple[str, ...]
    media: str
    uses: frozenset[str]
    begins: Callable[[bytes], bool]


def _starting(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(signs)


def _webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _pdf(data: bytes) -> bool:
    return data.lstrip(_BLANK).startswith(b"%PDF-")


def _svg(data: bytes) -> bool:
    return data.lstrip(_BLANK)[:1] == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _icc(data: bytes) -> bool:
    """Return whether it is the profile of a press of four inks (ICC.1, 7.2)."""
    return data[12:20] == b"prtrCMYK" and data[36:40] == b"acsp"


_SHOWN = frozenset({ANNEX, PICTURE, COVER})
_SET = frozenset({FONT})
KINDS = (
    Kind("PDF", (".pdf",), PDF, frozenset({ANNEX}), _pdf),
    Kind("JPEG", (".jpg", ".jpeg"), "image/jpeg", _SHOWN, _starting(b"\xff\xd8\xff")),
    Kind("PNG", (".png",), "image/png", _SHOWN, _starting(b"\x89PNG\r\n\x1a\n")),
    Kind("GIF", (".gif",), "image/gif", _SHOWN - {COVER}, _starting(b"GIF87a", b"GIF89a")),
    Kind("WebP", (".webp",), "image/webp", _SHOWN, _webp),
    Kind("SVG", (".svg",), "image/svg+xml", _SHOWN, _svg),
    Kind("TTF", (".ttf",), "font/ttf", _SET, _starting(b"\0\1\0\0", b"true")),
    Kind("OTF", (".otf",), "font/otf", _SET, _starting(b"OTTO")),
    Kind("WOFF", (".woff",), "font/woff", _SET, _starting(b"wOFF")),
    Kind("WOFF2", (".woff2",), "font/woff2", _SET, _starting(b"wOF2")),
    Kind("CMYK ICC", (".icc", ".icm"), "application/vnd.iccprofile", frozenset({PROFILE}), _icc),
)
"""The one table: own faces and covers, annexes, pictures and the print edition all ask it."""

_JPEG = message("在看图软件里打开，另存为 JPEG 或 PNG")
_STRANGE = (
    (
        ("heic", "heif", "avif"),
        message("手机拍的 HEIC、AVIF 图片多数浏览器和印刷版都不能显示"),
        _JPEG,
    ),
    (("tif", "tiff", "bmp", "psd", "ico"), message("浏览器不能显示这种图片"), _JPEG),
    (
        ("doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "rtf", "odt", "ofd"),
        message("附件只能是 PDF 或图片，办公文件在读者的机器上打不开或样子不同"),
        message("打开它，另存为（输出为）PDF，把这里的文件名改成那个 PDF 的"),
    ),
    (
        ("zip", "rar", "7z", "gz", "tar"),
        message("附件只能是 PDF 或图片，不能是压缩包"),
        message("解开，每个文件写成一个附件"),
    ),
    (
        ("com", "cn", "net", "org"),
        message("像是网址，前面没有 https://"),
        message("网址写全：`[文字](https://…)`"),
    ),
    (
        ("md",),
        message("链接到 .md 会把它的源文件公布出去"),
        message("写对方那一件在网上的地址，例如 `[文字](https://…/2026-01/zf-2026-3/)`"),
    ),
)
_BY_CONTENT = (
    (b"ftypheic", "heic"),
    (b"ftypheix", "heic"),
    (b"ftypmif1", "heic"),
    (b"ftypavif", "avif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"BM", "bmp"),
    (b"PK\3\4", "docx"),
    (b"\xd0\xcf\x11\xe0", "doc"),
)


def suffixes(use: str) -> tuple[str, ...]:
    """Return the ends of names, in lower case, of all that may be used for something."""
    return tuple(end for kind in KINDS if use in kind.uses for end in kind.ends)


def media(name: str) -> str | None:
    """Return the type of media that a name's end stands for; None for no kind of ours."""
    kind = _named(name)
    return kind.media if kind else None


def judge(content: Path, path: str, use: str) -> Problem | None:
    """Return the Problem of a file that may not be used so; None where it may."""
    name = path.rpartition("/")[2]
    place = Place(path)
    if path in files.RESERVED or name in files.RESERVED:
        return FILE_KIND.problem(
            place, message("`{name}` 是留给公报自己的文件名", name=name), message("换一个文件名")
        )
    kind = _named(name)
    if kind is None or use not in kind.uses:
        what, mend = _strange(name.rpartition(".")[2].lower(), use)
        return FILE_KIND.problem(place, message("`{name}`：{what}", name=name, what=what), mend)
    # A drawing is read whole, for it may do more than it shows; all others by how they begin.
    most, first = (svg.LARGEST, 0) if kind is _SVG else (files.LARGEST, _FIRST)
    data = files.load(content, path, most, first)
    if isinstance(data, Problem):
        return data
    if not kind.begins(data):
        return FILE_KIND.problem(place, *_other(name, kind, data))
    why = svg.refused(data) if kind is _SVG else None
    if why is None:
        return None
    return PICTURE_ACTIVE.problem(place, message("`{name}` {what}", name=name, what=why[0]), why[1])


def unfit(name: str, data: bytes, use: str) -> tuple[Message, Message] | None:
    """Return what is wrong with bytes that are to be a file of this name; None where they may."""
    kind = _named(name)
    if kind is None or use not in kind.uses:
        what, mend = _strange(name.rpartition(".")[2].lower(), use)
        return message("`{name}`：{what}", name=name, what=what), mend
    if not kind.begins(data):
        return _other(name, kind, data)
    why = svg.refused(data) if kind is _SVG else None
    return (message("`{name}` {what}", name=name, what=why[0]), why[1]) if why else None


def _named(name: str) -> Kind | None:
    lower = name.lower()
    return next((kind for kind in KINDS if lower.endswith(kind.ends)), None)


def _strange(end: str, use: str) -> tuple[Message, Message]:
    default = (
        message("不是这里能用的文件"),
        message("换成以 {ends:、} 结尾的文件", ends=tuple(suffixes(use))),
    )
    return next(((what, mend) for ends, what, mend in _STRANGE if end in ends), default)


def _other(name: str, kind: Kind, data: bytes) -> tuple[Message, Message]:
    """Say what a file is that is not what its name says."""
    if not data:
        return message("`{name}` 是空的", name=name), message("多半是复制时出了错，换上完好的文件")
    actual = next((one for one in KINDS if one is not _SVG and one.begins(data)), None)
    if actual:
        mend = message(
            "把文件名的结尾改成 {end}，这里也改；或换上真正的 {kind}",
            end=actual.ends[0],
            kind=kind.label,
        )
        return message(
            "`{name}` 的内容不是 {kind}，是 {actual}",
            name=name,
            kind=kind.label,
            actual=actual.label,
        ), mend
    end = next((end for sign, end in _BY_CONTENT if sign in data[:12]), "")
    if end:
        what, mend = _strange(end, PICTURE)
        return message(
            "`{name}` 的内容不是 {kind}：{what}", name=name, kind=kind.label, what=what
        ), mend
    mend = message("换上完好的 {kind} 文件；改文件名不会改变内容", kind=kind.label)
    return message("`{name}` 的内容不是 {kind}", name=name, kind=kind.label), mend


_SVG = next(kind for kind in KINDS if kind.label == "SVG")
