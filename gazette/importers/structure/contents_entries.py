"""One entry of the contents: its title over one or more lines, its number, its printed page.

In: the lines of the contents.
Out: an Entry, where its lines go, and the line behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Category, Label, Line
from gazette.importers.lexicon import numbering, terms

if TYPE_CHECKING:
    from gazette.model import Number

LEADER = r"(?:[.·•．‥⋯・﹒∙●。_\-—－―~～*]\s*){2,}|…[.·…\s]*|[-—－]{1,2}"
PAGE = (
    r"[（(\[［【〔]?\s*(?:第|P|p\.?)?\s*(?P<page>\d{1,3})(?:\s*[-—－~～]\s*\d{1,3})?"
    r"\s*(?:页)?\s*[)）\]］】〕]?"
)
_ENDS = (
    re.compile(rf"(?P<leader>(?:{LEADER})\s*){PAGE}$"),
    re.compile(r"(?P<leader>\s*)[（(\[［【〔]\s*(?P<page>\d{1,3})\s*[)）\]］】〕]$"),
    re.compile(rf"(?P<leader>[\s/／]+){PAGE}$"),
    re.compile(r"(?P<leader>)(?<=[知告定见函复令号录记读明单报要法案划）)])(?P<page>\d{1,3})$"),
    re.compile(rf"(?P<leader>){PAGE}$"),
)
_LED = re.compile(r"(?:[.·•．‥⋯・﹒…]\s*){3,}|…{2,}")
_BULLET = re.compile(r"^(?:[•·◇○●▪※-]\s*|\d{1,2}[.．、]\s*(?=\D))")
SPOKEN = re.compile(
    r"(讲话|致辞|发言|报告|摘要)\s+(?:[一-鿿]{2,16}\s+)?[一-鿿·]\s?[一-鿿·]{1,3}\s*$"
)
"""The name of who spoke, behind the title."""

LINES, _LONGEST = 8, 200


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents: `page` is 0 and `number` None where it does not say."""

    title: str
    number: Number | None
    page: int
    section: str
    line: Line
    order: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it was read, where its lines go, and the number of the line behind it."""

    entry: Entry
    claims: tuple[Label, ...]
    next: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents as read; `before` and `after` are the numbers of lines around them."""

    entries: tuple[Entry, ...] = ()
    sections: tuple[str, ...] = ()
    claims: tuple[Label, ...] = ()
    before: int = 0
    after: int = 0


def read_entry(lines: tuple[Line, ...], at: int, under: str) -> Reading | None:
    """Read an entry over one or more lines, up to its page; None where these lines are no entry."""
    claims: list[Label] = []
    said = ""
    for index, line in enumerate(lines[at : at + LINES], at):
        end = _end(line.text, said)
        if end:
            claims += _claim_end(line, end)
            entry = made(said + line.text[: end.start()], int(end["page"]), under, lines[at])
            fits = entry.title and len(entry.title) <= _LONGEST
            return _numbered(lines, index + 1, entry, claims) if fits else None
        if refuses(line.text, said):
            return None
        said += line.text + " "
        claims.append(Label(line.piece, Category.CONTENTS))
    return None


def _numbered(lines: tuple[Line, ...], after: int, entry: Entry, claims: list[Label]) -> Reading:
    """Add a number that stands on the line behind the page: in brackets, or it comes again."""
    if entry.number is None and after < len(lines) and _own(lines, after):
        claims.append(Label(lines[after].piece, Category.CONTENTS))
        entry = replace(entry, number=terms.number_line(lines[after].text))
        after += 1
    return Reading(entry, tuple(claims), after)


def _own(lines: tuple[Line, ...], at: int) -> bool:
    """Tell a number of the contents from that with which the body begins, which comes once."""
    number = terms.number_line(lines[at].text)
    if number is None or trailing(lines[at].text):
        return number is not None
    return any(terms.number_line(line.text) == number for line in lines[at + 1 :])


def _end(text: str, said: str) -> re.Match[str] | None:
    """Find the page that ends an entry; a lone number ends one only after a title."""
    for pattern in _ENDS[:-1]:
        match = pattern.search(text)
        if match and terms.fold(said + text[: match.start()]):
            return match
    return _ENDS[-1].fullmatch(text.strip()) if terms.fold(said) else None


def _claim_end(line: Line, end: re.Match[str]) -> list[Label]:
    figures = [Label(line.part(*end.span("page")), Category.PRINTED)]
    title = [Label(line.part(0, end.start()), Category.CONTENTS)]
    leader = [
        Label(line.part(end.start(), end.start("page")), Category.LEADER),
        Label(line.part(end.end("page")), Category.LEADER),
    ]
    return title + leader + figures


def refuses(text: str, said: str) -> bool:
    """Tell that a line cannot belong to an entry: a sentence, a day, addressees, too much text."""
    return (
        len(terms.squeeze(said + text)) > _LONGEST
        or text.rstrip()[-1:] in "。；：:;！？"
        or bool(terms.day_line(text))
        or bool(numbering.SQUARE.fullmatch(text.strip()))
    )


def trailing(text: str) -> bool:
    """Tell whether a line is a number in brackets, which follows the title that it belongs to."""
    return text.strip()[:1] in "（(" and terms.number_line(text) is not None


def made(said: str, page: int, under: str, line: Line) -> Entry:
    """Make an entry of the text before its page: its title, and the last number in it."""
    text = _BULLET.sub("", _LED.sub(" ", said).strip(), count=1)
    text = SPOKEN.sub(r"\1", text)
    order = re.search(r"令\s*[（(]?\s*(第\s*[\d一二三四五六七八九十百]{1,4}\s*号)", text)
    match = next(reversed(tuple(terms.NUMBER.finditer(text))), None)
    if match is None:
        return Entry(terms.squeeze(text), None, page, under, line, _order(order))
    number = terms.number(match)
    prefix = terms.squeeze(match["prefix"])
    kept = prefix[: len(prefix) - len(number.prefix)]
    title = terms.squeeze(text[: match.start()] + kept + " " + text[match.end() :])
    title = re.sub(r"[（(\[【〔]{1}[)）\]】〕]{1}$|^[（(\[][)）\]]", "", title)
    return Entry(title, number, page, under, line, _order(order))


def _order(match: re.Match[str] | None) -> str:
    return terms.squeeze(match[1]) if match else ""
