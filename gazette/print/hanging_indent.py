"""Hanging indents: in lists of people and of annexes what is alike stands below one another.

In: a notice's Blocks.
Out: the Hanging of each line of such a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.lines import wide
from gazette.model.blocks import Annexes, Paragraph
from gazette.model.inlines import Text
from gazette.write.styling import Hanging, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block

_OF_NAME = r"[^\0-\u33ff\U00040000-\U0010ffff]"
r"""\u3400 to \U0003ffff; to say what it is not takes a fifth of the time to compile."""
_ENTRY = re.compile(
    r"(?:(?P<role>(?![ 　])[\u3400-\u9fff 　]{2,10}(?<![ 　]))(?P<colon>[：:][ 　]*))?"
    rf"(?:(?P<name>(?!第){_OF_NAME}{{2,4}}|{_OF_NAME}　{_OF_NAME})(?P<gap>[ 　]+))?(?P<post>\S.*)"
)
_ROLE_OF_MANY = re.compile("[员组位]$")
_ANNEX = re.compile(r"(?P<head>\D*)(?P<number>.*)")
_PARTS = ("role", "colon", "name", "gap")
_SPACES = re.compile(" +")
_FEWEST = 2  # entries of a list
_NARROW = {" ": 0.25, ".": 0.28, ":": 0.28}
"""The widths of narrow characters in Noto Serif CJK, in ems; a digit has 0.555."""
_SLIGHT = 0.01  # em: does not count

_Entry = dict[str, str | None]


def indents(blocks: Sequence[Block], indent: float) -> dict[int, tuple[Hanging, ...]]:
    """Return the indents of each list of people and of each list of annexes, by a block's place.

    A list of people begins with a role and a name, 组长：张三　县长 and below him his deputies; it
    goes on while a paragraph names a person or a role. GB/T 9704: an annex's name goes on below its
    own beginning. `indent` is that of a paragraph, in ems.
    """
    found: dict[int, tuple[Hanging, ...]] = {}
    run: list[tuple[int, _Entry]] = []
    for at, block in enumerate([*blocks, None]):
        if isinstance(block, Annexes):
            found[at] = tuple(_annexes(block, indent))
        entry = _entry(block) if isinstance(block, Paragraph) else None
        if entry and (run or (entry["role"] and entry["name"])):
            run.append((at, entry))
            continue
        if len(run) >= _FEWEST:
            found |= {where: (hanging,) for where, hanging in _people(run, indent)}
        run = []
    return found


def _entry(block: Paragraph) -> _Entry | None:
    """Read a paragraph as role, name and post; None where it is something else."""
    plain = all(isinstance(inline, Text) for inline in block.content)
    match = _ENTRY.fullmatch(block.text) if plain else None
    if match is None or not (match["name"] or _ROLE_OF_MANY.search(match["role"] or "")):
        return None
    return match.groupdict()


def _people(run: list[tuple[int, _Entry]], indent: float) -> Iterator[tuple[int, Hanging]]:
    widths = {part: max(_ems(one[part] or "") for _, one in run) for part in _PARTS}
    names = sum(widths[part] for part in ("name", "gap"))
    roles = sum(widths[part] for part in ("role", "colon"))
    for at, one in run:
        parts = [part for part in _PARTS if one[part]]
        left = roles + (names if "name" in parts else 0)
        back = sum(widths[part] for part in parts)
        pieces = tuple(_spread(one[part] or "", widths[part]) for part in parts)
        yield at, Hanging(indent + left, -back, pieces)


def _annexes(annexes: Annexes, indent: float) -> Iterator[Hanging]:
    found = [match for one in annexes.entries if (match := _ANNEX.fullmatch(one.label))]
    widest = max(_ems(match["number"]) for match in found)
    most = max(_ems(match["head"]) for match in found)
    for match in found:
        head, number = match["head"], match["number"]
        piece = Piece(number, space=widest - _ems(number) if number else 0.0)
        yield Hanging(indent + most + widest, -_ems(head) - widest, (Piece(head), piece))


def _spread(text: str, width: float) -> Piece:
    """Open a text evenly up to a width in ems; spaces would be more text."""
    lacks = width - _ems(text)
    return Piece(text, lacks / max(1, len(text) - 1) if lacks >= _SLIGHT else 0.0)


def _ems(text: str) -> float:
    """Measure a text; a run of spaces is as wide as one."""
    return sum(1.0 if wide(char) else _NARROW.get(char, 0.555) for char in _SPACES.sub(" ", text))
