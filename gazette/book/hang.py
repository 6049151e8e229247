"""Hang: sets lists of people, and of annexes, so that what is alike stands below one another.

In: a notice's Blocks.
Out: the same Blocks; the HTML of such lists says where their lines begin.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from gazette.lines import wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block

_ENTRY = re.compile(
    r"(?:(?P<role>[\u3400-\u9fff][\u3400-\u9fff 　]{0,8}[\u3400-\u9fff])(?P<colon>[：:][ 　]*))?"
    r"(?:(?P<name>(?!第)[\u3400-\U0003ffff]{2,4}|[\u3400-\U0003ffff]　[\u3400-\U0003ffff])"
    r"(?P<gap>[ 　]+))?(?P<post>\S.*)"
)
_ROLE_OF_MANY = re.compile("[员组位]$")
_HEAD = "附件："
_ANNEX = re.compile(rf"<p>(?P<head>{_HEAD}|)(?P<number>(?:\d+\.)?)")
_PARTS = ("role", "colon", "name", "gap")
_PLAIN = re.compile(r"<p[^>]*>[^<]*</p>")
_SPACES = re.compile(" +")
_FEWEST = 2  # entries of a list
_NARROW = {" ": 0.25, ".": 0.28, ":": 0.28}
"""The widths of narrow characters in Noto Serif CJK, in ems; a digit has 0.555."""
_SLIGHT = 0.01  # em: does not count

_Entry = dict[str, str | None]


def hung(blocks: Sequence[Block]) -> list[Block]:
    """Hang each list of people, 组长：张三　县长 and below him his deputies, and each of annexes.

    A list of people begins with a role and a name; it goes on while a paragraph names a person or
    a role. GB/T 9704: an annex's name goes on below its own beginning.
    """
    result = [_annexes(block) if block.kind == "annexes" else block for block in blocks]
    run: list[tuple[int, _Entry]] = []
    for at, block in enumerate([*blocks, None]):
        entry = _entry(block) if block else None
        if entry and (run or (entry["role"] and entry["name"])):
            run.append((at, entry))
            continue
        if len(run) >= _FEWEST:
            for where, one in _set(run, blocks):
                result[where] = replace(blocks[where], html=one)
        run = []
    return result


def _entry(block: Block) -> _Entry | None:
    """Read a paragraph as role, name and post; None where it is something else."""
    match = _ENTRY.fullmatch(block.text) if _PLAIN.fullmatch(block.html) else None
    if match is None or not (match["name"] or _ROLE_OF_MANY.search(match["role"] or "")):
        return None
    return match.groupdict()


def _set(run: list[tuple[int, _Entry]], blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    widths = {part: max(_ems(one[part] or "") for _, one in run) for part in _PARTS}
    names = sum(widths[part] for part in ("name", "gap"))
    roles = sum(widths[part] for part in ("role", "colon"))
    for at, one in run:
        parts = [part for part in _PARTS if one[part]]
        left = roles + (names if "name" in parts else 0)
        back = sum(widths[part] for part in parts)
        text = "".join(_spread(one[part] or "", widths[part]) for part in parts)
        tag = blocks[at].html[: blocks[at].html.index(">")]
        style = f' class="person" style="margin-left:{2 + left:.4g}em;text-indent:{-back:.4g}em">'
        yield at, f"{tag}{style}{text}{escape(one['post'] or '', quote=False)}</p>"


def _annexes(block: Block) -> Block:
    found = list(_ANNEX.finditer(block.html))
    widest = max(_ems(match["number"]) for match in found)

    def line(match: re.Match[str]) -> str:
        head, number = match["head"], match["number"]
        left, back = 2 + len(_HEAD) + widest, _ems(head) + widest
        gap = f'<span style="margin-right:{widest - _ems(number):.4g}em">{number}</span>'
        style = f"margin-left:{left:.4g}em;text-indent:{-back:.4g}em"
        return f'<p style="{style}">{head}{gap if number else ""}'

    return replace(block, html=_ANNEX.sub(line, block.html))


def _spread(text: str, width: float) -> str:
    """Open a text evenly up to a width in ems; by letter spacing, for spaces would be more text."""
    lacks = width - _ems(text)
    if lacks < _SLIGHT:
        return text
    gap = f"{lacks / max(1, len(text) - 1):.4g}em"
    margin = f";margin-right:-{gap}" if len(text) > 1 else ""  # nothing opens after the last one
    return f'<span style="letter-spacing:{gap}{margin}">{text}</span>'


def _ems(text: str) -> float:
    """Measure a text; a run of spaces is as wide as one."""
    return sum(1.0 if wide(char) else _NARROW.get(char, 0.555) for char in _SPACES.sub(" ", text))
