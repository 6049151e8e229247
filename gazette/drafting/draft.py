"""A draft: a new file of content/, decided as a value first, then written, never over another.

In: its path, its text.
Out: Draft; put, which writes it whole or not at all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.content.files import load
from gazette.fields import NESTED, NOTICE
from gazette.language.words import words
from gazette.model import message
from gazette.read import frontmatter
from gazette.rulebook.files import FILE_MISSING
from gazette.site.disk import Refused, spoken, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from gazette.fields import Field
    from gazette.model import Masthead, Message

_OPTION = "--content"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is to be made: its path below content/, its text, what is still to be written."""

    path: str
    text: str
    left: tuple[Message, ...] = ()


def put(content: Path, draft: Draft) -> Path:
    """Write a draft; return its path. Raise Refused where it cannot be, and nothing is left."""
    path = content / draft.path
    there = load(content, draft.path)
    if isinstance(there, bytes) or there.rule != FILE_MISSING.id:
        raise Refused(
            message("`{file}` 已经有了", file=draft.path), message("先移开它，或者换一个名字")
        )
    failed = message("没有写 {file}，别的文件都没有改动", file=path)
    made = not path.parent.is_dir()
    with spoken(content, failed=failed, option=_OPTION):
        if made:
            path.parent.mkdir()
        try:
            write_whole(path, draft.text.encode())
        except OSError:
            if made:
                with suppress(OSError):
                    path.parent.rmdir()
            raise
    return path


def named(
    masthead: Masthead, fields: Mapping[str, object], table: Sequence[Field] = NOTICE
) -> dict[str, object]:
    """Return fields by what editors of a gazette's language call them.

    That are their keys where its words are spaced, and Chinese names elsewhere.
    """
    return dict(fields) if words(masthead).spaced else _labelled(fields, table)


def _labelled(fields: Mapping[str, object], table: Sequence[Field]) -> dict[str, object]:
    by_key = {field.key: field for field in table}
    made: dict[str, object] = {}
    for key, value in fields.items():
        field = by_key[key]
        if isinstance(value, list) and field.type in NESTED:
            made[field.label] = [_labelled(row, NESTED[field.type]) for row in value]
        else:
            made[field.label] = field.choices.get(str(value)) or value
    return made


def commented(
    masthead: Masthead, fields: Mapping[str, object], table: Sequence[Field]
) -> list[str]:
    """Return fields as lines that an editor may take out of their comment."""
    return frontmatter.mapping(named(masthead, fields, table))
