"""What an office has of its own: faces, a picture for the cover, the profile of its press.

In: the typed fields of gazette.yaml or issue.yaml, and the folder that it lies in.
Out: Faces, a Picture, what it asks of a Press; a Problem for each file that is not there or of
no use.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.content import file_types
from gazette.fields.nested import FACES, PRESS
from gazette.model import Face, Masthead, Picture, Place, Press, message
from gazette.rulebook.files import FILE_MISSING
from gazette.rulebook.front_matter import FIELD_MISSING

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.read.typed import Typed
    from gazette.read.values import Scalar


_CONDITIONS = next(field.choices for field in PRESS if field.key == "condition")


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


def press(given: Typed, content: Path) -> Press:
    """Return what gazette.yaml asks of the press edition, its profile looked for in `content`."""
    for row in given.get("press", ()):
        asked = Press(**{key: value for key, value in row.values.items() if value})
        if asked.profile:
            _there(given, row.places["profile"], content, file_types.PROFILE)
        else:
            _need_profile(given, row, asked)
        return asked
    return Press()


def _need_profile(given: Typed, row: Typed, asked: Press) -> None:
    """Report a profile that is left out where what is asked cannot be without one."""
    mend = message(
        "向印刷厂要“{condition}”的 CMYK 特性文件（.icc），放进 content/，"
        "加上 `色彩特性文件: 文件名`；没有的，写 `{instead}`",
        condition=_CONDITIONS[asked.condition],
        instead="标准: X-1a:2003" if asked.condition != "custom" else "印刷条件: 涂布纸",
    )
    for key, needing in (("condition", "custom"), ("standard", "X-4")):
        if getattr(asked, key) == needing:
            what = message(
                "`{text}` 要有印刷机的色彩特性文件（ICC），没有写", text=row.places[key].text
            )
            given.report(row.places[key], FIELD_MISSING, what, mend)
            return


def files(masthead: Masthead) -> tuple[str, ...]:
    """List the files that the masthead names, as paths from content/."""
    fonts = [face.name for face in masthead.faces if face.is_file]
    cover = [masthead.cover.file] if masthead.cover else []
    return (*fonts, *cover, *filter(None, [masthead.press.profile]))


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
