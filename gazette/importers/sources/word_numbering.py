"""Numbers that Word makes: 一、 and 1. of automatic lists stand in no run of the text.

In: the numbering part of a document.
Out: the label of each numbered paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gazette.language.numerals import chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CIRCLED = 20  # ① to ⑳ (U+2460 to U+2473)
_LETTERS = 26  # of the alphabet: Word then writes aa, which no document counts to
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ]
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, from where, and its text (%1、)."""

    form: str
    start: int
    text: str


class Numbering:
    """The lists of one document and their counters."""

    def __init__(self, root: Any) -> None:
        self.lists: dict[str, dict[int, Level]] = {}
        self.counters: dict[tuple[str, int], int] = {}
        abstract: dict[str, dict[int, Level]] = {}
        self.families: dict[str, str] = {}
        for node in root.iter(f"{W}abstractNum") if root is not None else ():
            abstract[node.get(f"{W}abstractNumId")] = _levels(node)
        for node in root.iter(f"{W}num") if root is not None else ():
            base = node.find(f"{W}abstractNumId").get(f"{W}val")
            levels = dict(abstract.get(base, {}))
            restarted = False
            for change in node.iter(f"{W}lvlOverride"):
                at = int(change.get(f"{W}ilvl"))
                levels.update(_levels(change))
                begin = change.find(f"{W}startOverride")
                if begin is not None and at in levels:
                    restarted = True
                    levels[at] = Level(levels[at].form, int(begin.get(f"{W}val")), levels[at].text)
            name = node.get(f"{W}numId")
            self.lists[name] = levels
            # Lists of one family count on together, but for one that begins anew.
            self.families[name] = name if restarted else f"family-{base}"

    def label(self, name: str, depth: int) -> str | None:
        """Count a paragraph of a list and give its label; empty for a bullet, None for no list."""
        levels = self.lists.get(name)
        level = levels.get(depth) if levels else None
        if levels is None or level is None or level.form == "none":
            return None
        if level.form == "bullet":
            return ""
        family = self.families[name]
        key = (family, depth)
        self.counters[key] = self.counters.get(key, level.start - 1) + 1
        for other in [one for one in self.counters if one[0] == family and one[1] > depth]:
            del self.counters[other]

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = levels.get(at, level)
            return _figure(self.counters.get((family, at), own.start), own.form)

        return re.sub(r"%(\d)", figure, level.text)


def _levels(node: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in node.findall(f"{W}lvl"):
        values = {key: each.find(f"{W}{key}") for key in ("numFmt", "start", "lvlText")}
        said = {
            key: value.get(f"{W}val", "") if value is not None else ""
            for key, value in values.items()
        }
        found[int(each.get(f"{W}ilvl"))] = Level(
            said["numFmt"] or "decimal", int(said["start"] or 1), said["lvlText"]
        )
    return found


def _figure(value: int, form: str) -> str:
    if form in _CHINESE:
        return chinese(value)
    if form == "decimalEnclosedCircle" and 1 <= value <= _CIRCLED:
        return chr(0x2460 + value - 1)
    if form in ("lowerLetter", "upperLetter") and value <= _LETTERS:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    return str(value)


def _roman(value: int) -> str:
    made = ""
    for letters, worth in (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        while value >= worth:
            made, value = made + letters, value - worth
    return made
