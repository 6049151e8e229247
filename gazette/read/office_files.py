"""What an office has of its own: faces, and a picture for the cover.

In: the typed fields of gazette.yaml or issue.yaml, and the folder that it lies in.
Out: Faces, a Picture; a Problem for each file that is not there or of no use.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.fields.nested import FACES
from gazette.model import Face, Masthead, Picture, Place, message
from gazette.read import file_types
from gazette.rulebook.files import FILE_MISSING

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.read.typed import Typed
    from gazette.read.values import Scalar


def faces(given: Typed, content: Path) -> tuple[Face, ...]:
    """Return the faces that gazette.yaml names, in the order of the schema; file-missing."""
    found: list[Face] = []
    for row in given.get("faces", ()):
        for role in FACES:
            if not row.get(role.key):
                continue
            at = row.places[role.key]
            face = Face(role.key, at.text, Place(given.source.file, at.line, at.column))
            if not face.is_file or _there(given, at, content, file_types.FONT):
                found.append(face)
    return tuple(found)


def cover(given: Typed, folder: Path) -> Picture | None:
    """Return the picture that is to stand on the cover, its file looked for in `folder`."""
    for row in given.get("cover", ()):
        if row.get("file"):
            at = row.places["file"]
            if _there(given, at, folder, file_types.COVER):
                place = Place(given.source.file, at.line, at.column)
                return Picture(at.text, row.get("text"), place)
    return None


def files(masthead: Masthead) -> tuple[str, ...]:
    """List the files that the masthead names, as paths from content/."""
    fonts = [face.name for face in masthead.faces if face.is_file]
    return (*fonts, masthead.cover.file) if masthead.cover else tuple(fonts)


def _there(given: Typed, at: Scalar, folder: Path, use: str) -> bool:
    """Report a file named at a place that is not in the folder, or not of a kind that is of use."""
    below = given.source.file.rpartition("/")[0]
    root, path = (folder.parent, f"{below}/{at.text}") if below else (folder, at.text)
    wrong = file_types.judge(root, path, use)
    if wrong and wrong.rule == FILE_MISSING.id:
        what = message(
            "找不到 `{text}`：这个文件应当在 {folder}/ 里", text=at.text, folder=below or "content"
        )
        mend = message("把文件放进去，或改正文件名（大小写要一致），或删去这一行")
        wrong = replace(wrong, what=what, mend=mend)
    if wrong:
        given.problems.append(given.source.placed(wrong, (at.line, at.column), len(at.text)))
    return not wrong
