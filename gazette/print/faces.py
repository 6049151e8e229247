"""The faces of the print edition: the open ones, and those that the masthead names for a role.

In: the masthead, content/; fontconfig, which knows the machine's fonts and reads font files.
Out: Faces, and what is wrong with them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.fields.nested import FACES
from gazette.language.scripts import SCRIPTS
from gazette.model import Problem, message
from gazette.print.installed_fonts import asked, font_mark, installed_fonts
from gazette.rulebook.printing import PRINT_FACE
from gazette.system.libraries import can_print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Face, Masthead

FAMILIES = (
    "Noto Serif CJK SC",
    "Noto Serif CJK SC:bold",
    "Noto Serif CJK SC:black",
    "Noto Sans CJK SC",
    "Noto Sans CJK SC:bold",
    "LXGW WenKai",
    "LXGW WenKai:bold",
    "HanaMinA",
    "HanaMinB",
    *(script.family for script in SCRIPTS),
)
"""The open faces of the print layouts, as fontconfig names them.

A character that none of them has is set by whatever face the machine has: that face is in no
fingerprint, and each such character is a Problem of the rule print-face.
"""
OPEN_FAMILIES = tuple(dict.fromkeys(family.partition(":")[0] for family in FAMILIES))
"""The same without their weights."""

LABELS = {field.key: field.named for field in FACES}
_FORMAT = "%{file}\t%{family}\t%{postscriptname}\t%{weight}%{embolden}\t%{charset}"
_BOLD = 180
"""Fontconfig's weight of a demi-bold face."""
_SPECIAL = re.compile(r"[\\:,=-]")
_UNNAMED = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class OwnFace:
    """A face that sets a role: as the masthead names it, and as a style names it.

    `files` are the fonts; `address` is a font's path from content/, empty for an installed family.
    `strong`: it has a bold companion. `covers` is fontconfig's list of its characters.
    """

    role: str
    name: str
    family: str
    families: frozenset[str]
    files: tuple[Path, ...]
    address: str
    strong: bool
    covers: str

    @property
    def path(self) -> Path:
        """The font itself."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a run: the office's own that can be had, and the state of the machine's fonts.

    `machine` changes whenever a font is installed, removed or renewed; `marks` only with one that
    the layouts ask for.
    """

    own: tuple[OwnFace, ...] = ()
    machine: str = ""
    marks: tuple[bytes, ...] = ()

    def checksums(self) -> Iterator[bytes]:
        """Yield which fonts these are, wherever they lie: for the record, from all their bytes."""
        yield _open_checksums(self.machine)
        for face in self.own:
            sums = (_checksum(path) for path in face.files)
            yield "\0".join((face.role, face.name, face.address, *sums)).encode()


def find(masthead: Masthead, content: Path) -> tuple[Faces, tuple[Problem, ...]]:
    """Find the faces that the masthead names; one that cannot be had is a Problem at its line.

    Where nothing can be printed none is asked for.
    """
    if not can_print():
        return Faces((), ""), ()
    found = [
        _file(face, content / face.name) if face.is_file else _family(face)
        for face in masthead.faces
    ]
    fonts, own = installed_fonts(), tuple(face for face in found if isinstance(face, OwnFace))
    marks = (*fonts.marks(OPEN_FAMILIES), *(_own_mark(face) for face in own))
    return Faces(own, fonts.state, marks), tuple(one for one in found if isinstance(one, Problem))


def _own_mark(face: OwnFace) -> bytes:
    marks = map(font_mark, face.files)
    return "\0".join((face.role, face.name, face.address, *marks)).encode()


def _family(face: Face) -> OwnFace | Problem:
    escaped = _SPECIAL.sub(r"\\\g<0>", face.name)
    path, names, _, _, covers = _query("fc-match", escaped)
    families = frozenset(names.split(","))
    if _plain(face.name) not in map(_plain, families):
        what = message(
            "没有安装字体“{name}”（{role}）：fc-list 里没有这个名称",
            name=face.name,
            role=LABELS[face.role],
        )
        mend = message(
            "安装这款字体，或把字体文件放进 content/ 并写文件名，或删去这一行，改用开源字体"
        )
        return PRINT_FACE.problem(face.place, what, mend, width=len(face.name))
    bold, others, _, weight, _ = _query("fc-match", f"{escaped}:bold")
    # A weight that fontconfig would only make up, by thickening strokes, has a word behind it.
    strong = bool(families & set(others.split(","))) and weight.isdecimal() and int(weight) >= _BOLD
    files = tuple(dict.fromkeys((Path(path), Path(bold)) if strong else (Path(path),)))
    return OwnFace(face.role, face.name, face.name, families, files, "", strong, covers)


def _file(face: Face, path: Path) -> OwnFace | Problem:
    _, _, name, _, covers = _query("fc-query", str(path))
    if not covers:
        what = message(
            "`{name}`（{role}）读不出来，或者不是字体",
            name=face.name,
            role=LABELS[face.role],
        )
        mend = message("换一个完好的字体文件（TTF、OTF），或删去这一行，改用开源字体")
        return PRINT_FACE.problem(face.place, what, mend, width=len(face.name))
    # A name of its own for the role, so that no installed face of the same name is taken for it.
    family = f"{_UNNAMED.sub('', name)}.{face.role}"
    families = frozenset((family,))
    return OwnFace(
        face.role, face.name, family, families, (path,), face.name, strong=False, covers=covers
    )


def _plain(name: str) -> str:
    """Compare names as fontconfig does: without case and spaces."""
    return name.casefold().replace(" ", "")


def _query(program: str, target: str) -> tuple[str, str, str, str, str]:
    """Ask for file, families, name, weight and characters; all are empty where there is no font."""
    parts = asked(program, "--format", _FORMAT, target).split("\t")
    known = len(parts) == _FORMAT.count("\t") + 1
    file, families, name, weight, covers = parts if known else [""] * 5
    return file, families, name, weight, covers


@cache
def _open_checksums(_machine: str) -> bytes:
    """Return the checksums of the open faces; asked again only where the fonts changed."""
    files = ((family, Path(_query("fc-match", family)[0])) for family in FAMILIES)
    sums = (f"{name} {_checksum(path) if path.is_file() else 'missing'}" for name, path in files)
    return "\n".join(sums).encode()


def _checksum(path: Path) -> str:
    """Return the checksum of a file."""
    seen = path.stat()
    return _sum(path, seen.st_mtime_ns, seen.st_size)


@cache
def _sum(path: Path, *_seen: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
