"""Verifies an issue on the disk: what was written is read again, and says what the print says.

In: the folder, the Files that were written, the notices as found.
Out: the first file that differs, and where.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gazette.importers.document import Category
from gazette.importers.lexicon import terms
from gazette.lines import solid
from gazette.read import frontmatter
from gazette.read.body import read_body
from gazette.read.sources import Source
from gazette.read.values import Scalar

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.recognise import Found
    from gazette.importers.writing.files import File
    from gazette.read.values import Value


def differs(folder: Path, made: tuple[File, ...]) -> tuple[str, str] | None:
    """Read every notice again with the rooms of the press; None where all say what was meant."""
    for file in made:
        text = (folder / file.name).read_text(encoding="utf-8")
        head, body = frontmatter.split(Source(file.name, text))
        if head is None:
            return file.name, "没有文件头"
        entries, problems = frontmatter.entries(head)
        if problems:
            return file.name, problems[0].what
        wrong = _fields({key.text: value for key, value in entries.items()}, file.fields)
        if wrong:
            return file.name, wrong
        read = read_body(body)
        said = "\n".join(block.text for block in read.blocks)
        if solid(said) != solid(file.says):
            return file.name, _first(solid(said), solid(file.says))
        if tuple(page.page for _, _, page in read.breaks) != file.pages:
            return file.name, "原刊页码的标记读回来不同"
    return None


def _fields(entries: dict[str, Value], fields: dict[str, object]) -> str:
    for key, value in fields.items():
        if not value:
            continue
        given = entries.get(key)
        if isinstance(value, list):
            names = (
                [row.get(_key(row, "name")) for row in given if isinstance(row, dict)]
                if isinstance(given, tuple)
                else []
            )
            if [name.text for name in names if isinstance(name, Scalar)] != [
                row["name"] for row in value
            ]:
                return f"字段 {key} 读回来不同"
        elif not isinstance(given, Scalar) or given.text != str(value):
            return f"字段 {key} 读回来不同"
    return ""


def _key(row: dict[Scalar, Value], name: str) -> Scalar:
    return next((key for key in row if key.text == name), Scalar(name, 0, 0))


def _first(said: str, meant: str) -> str:
    at = next(
        (i for i, pair in enumerate(zip(said, meant, strict=False)) if pair[0] != pair[1]),
        min(len(said), len(meant)),
    )
    return f"应为“{meant[at : at + 12]}”，读回来是“{said[at : at + 12]}”"


def moved(text: str, found: Found) -> str:
    """Give the part of a notice that does not hold just the characters claimed for it."""
    claimed: dict[Category, Counter[str]] = {}
    for claim in found.claims:
        row = claimed.setdefault(claim.goes, Counter())
        row.update(solid(text[claim.piece[0] : claim.piece[1]]))
    body = Counter(
        solid("".join(title + "".join(p.text for p in row) for title, row in found.texts))
    )
    if body != claimed.get(Category.BODY, Counter()):
        return "正文"
    for goes, said in (
        (Category.TITLE, found.title),
        (Category.ADDRESSEES, found.addressees),
        (Category.SIGNED, found.signed_by),
    ):
        kept = Counter(terms.fold("".join(claimed.get(goes, Counter()).elements())))
        if Counter(terms.fold(said)) != kept:
            return str(goes)
    return ""
