"""Verifies an issue on the disk: what was written is read again, and says what the print says.

In: the folder, the Files that were written, the notices as found.
Out: the first file that differs, and where.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.importers.document import Category
from gazette.importers.lexicon import terms
from gazette.language.lines import solid
from gazette.model import Masthead, Message, message
from gazette.read import notice_file
from gazette.read.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.writing.files import File
    from gazette.model import Notice


_NOBODY = Masthead("", "", "", "", (), ())
"""The masthead by which files are read again: it says the address alone, which is not compared."""

_CARD = ("numbers", "title", "kind", "section", "issuers", "dated", "printed_page", "page_breaks")
_FIELDS = ("addressees", "signed_by", "further", "annexes", "remark", "cc")


def differs(folder: Path, made: tuple[File, ...]) -> tuple[str, Message] | None:
    """Read every notice again as the press does; None where each is the document that was meant."""
    for file in made:
        text = (folder / file.name).read_text(encoding="utf-8")
        again, _, _ = notice_file.notice(Source(file.name, text), _NOBODY, folder, frozenset())
        wrong = _fields(again, file.notice) or _blocks(again, file.notice)
        if wrong:
            return file.name, wrong
    return None


def _fields(again: Notice, meant: Notice) -> Message | None:
    wrong = [key for key in _CARD if getattr(again.card, key) != getattr(meant.card, key)]
    wrong += [key for key in _FIELDS if getattr(again, key) != getattr(meant, key)]
    return message("字段 {key} 读回来不同", key=wrong[0]) if wrong else None


def _blocks(again: Notice, meant: Notice) -> Message | None:
    """Return where the blocks differ, or the beginnings of pages; None where they are equal."""
    for one, other in zip_longest(again.blocks, meant.blocks):
        if one != other:
            said, wanted = (block.text if block else "" for block in (one, other))
            same = message("“{text}”的层次或格式读回来不同", text=said[:12])
            return same if said == wanted else _first(said, wanted)
    places = [[(one.anchor, one.offset) for one in notice.breaks] for notice in (again, meant)]
    return message("原刊页码的标记读回来不同") if places[0] != places[1] else None


def _first(said: str, meant: str) -> Message:
    at = next(
        (i for i, pair in enumerate(zip(said, meant, strict=False)) if pair[0] != pair[1]),
        min(len(said), len(meant)),
    )
    return message(
        "应为“{meant}”，读回来是“{said}”", meant=meant[at : at + 12], said=said[at : at + 12]
    )


def moved(text: str, found: RecognisedNotice) -> Message | None:
    """Return the part of a notice that does not hold just the characters claimed for it."""
    claimed: dict[Category, Counter[str]] = {}
    for assignment in found.assignments:
        row = claimed.setdefault(assignment.category, Counter())
        row.update(solid(text[assignment.span[0] : assignment.span[1]]))
    body = Counter(solid("".join(each.block.text for each in found.blocks)))
    if body != claimed.get(Category.BODY, Counter()):
        return message("正文")
    for category, said in (
        (Category.TITLE, found.card.title),
        (Category.ADDRESSEES, found.notice.addressees),
        (Category.SIGNED, "".join(found.notice.signed_by)),
    ):
        kept = Counter(terms.fold("".join(claimed.get(category, Counter()).elements())))
        if Counter(terms.fold(said)) != kept:
            return message(category)
    return None
