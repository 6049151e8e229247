r"""Page breaks: where a page of the earlier print begins, as the editor writes it: {p20}.

In: a body's Source.
Out: its text with one MARK a page break in the place of what was written; their pages; Problems.

A page break stands before the character with which the page begins, inside a line or on a line of
its own, and is structure: no edition shows it as text. \{p20} are the letters. Every line keeps
its number but those of a paragraph behind a page break on a line of its own in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.language.lines import PAGE_BREAK as CHARACTER
from gazette.model import Grade, Problem, message
from gazette.rulebook.body import PAGE_BREAK, PAGE_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.read.sources import Source

MARK = CHARACTER
_WRITTEN = re.compile(r"(?<!\\)((?:\\\\)*)\{p([1-9]\d{0,3})\}")
_LIKE = re.compile(r"(?<!\\)(?:\\\\)*[{｛]\s*[pPｐＰ]\s*[.．]?\s*[0-9０-９]+\s*[}｝]")
_LEADS = re.compile(
    rf"({MARK}+)[ \t]*([ \t\u3000]*(?:#{{1,6}}[ \t\u3000]+|-[ \t]+|\|)?[ \t\u3000]*)"
)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page of the earlier print, and the line of the file that says where it begins."""

    page: int
    line: int


@dataclass(slots=True)
class Marked:
    """A body whose page breaks are each one MARK in `text`, in the order of `pages`."""

    source: Source
    text: str
    pages: tuple[PageBreak, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def marked(source: Source) -> Marked:
    """Put a MARK in the place of each page break, where it touches the text that it is about."""
    found = Marked(source, source.text)
    if "{" not in source.text and "｛" not in source.text:
        return found
    lines = [
        _line(found, number, line)
        for number, line in enumerate(source.text.split("\n"), source.first)
    ]
    if found.pages:
        found.text = "\n".join(_moved(found, lines))
    return found


def astray(source: Source, pages: Iterable[PageBreak]) -> Iterator[Problem]:
    """Report the page breaks that stand nowhere in the text."""
    lines = source.text.split("\n")
    for page in pages:
        what = message("原刊第{page}页的标记不在文字之间，不知道这一页从哪里开始", page=page.page)
        mend = message("把标记写在新的一页的第一个字之前")
        width = len(lines[page.line - source.first])
        yield source.problem((page.line, 1), PAGE_BREAK, (what, mend), width=width)


def _line(found: Marked, number: int, line: str) -> str:
    """Mark the page breaks of one line; a page that does not follow the one before is left out."""

    def mark(match: re.Match[str]) -> str:
        page = int(match[2])
        last = found.pages[-1].page if found.pages else 0
        if page <= last:
            what = message("原刊第{page}页的开头标在第{last}页之后", page=page, last=last)
            mend = message("对照原刊改正页码：页码从前往后只能增大，每页只标一次")
            at = (number, match.start() + len(match[1]) + 1)
            width = len(match[0]) - len(match[1])
            found.problems.append(found.source.problem(at, PAGE_ORDER, (what, mend), width=width))
            return match[1]
        found.pages = (*found.pages, PageBreak(page, number))
        return match[1] + MARK

    made = _WRITTEN.sub(mark, line)
    for like in _LIKE.finditer(made):
        what = message("`{text}` 不是原刊页码的标记，会照原样印出", text=like[0])
        mend = message(
            r"标记写成 `{{p20}}`：半角括号，小写 p，页码不补零；确要印出这几个字符时写成 `\{{p20}}`"
        )
        at = (number, max(1, line.find(like[0]) + 1))
        problem = found.source.problem(
            at, PAGE_BREAK, (what, mend), width=len(like[0]), grade=Grade.LOOK
        )
        found.problems.append(problem)
    return made


def _moved(found: Marked, lines: list[str]) -> list[str]:
    """Move each MARK that begins a line or is one to the text beside it: it hides no other mark.

    Inside a paragraph it goes to the end of the line before, else behind what makes the next line
    a heading, an item or a row.
    """
    result: list[str] = []
    waiting, owed = "", 0
    for at, line in enumerate(lines):
        inside = bool(result and result[-1].strip())
        if not line.strip():
            result += [""] * (owed + 1)
            owed = 0
        elif line.strip(f"{MARK} \t\u3000"):
            led = waiting + line
            waiting = ""
            bare = led.lstrip(MARK)
            if inside and not _is_row(bare):
                result[-1] = _ended(result[-1], led[: -len(bare)])
                led = bare
            result.append(_LEADS.sub(r"\2\1", led, count=1) if led[0] == MARK else led)
        elif inside and at + 1 < len(lines) and lines[at + 1].strip():
            if _is_row(result[-1]):
                _refuse(found, at)
            else:
                result[-1] = _ended(result[-1], MARK * line.count(MARK))
            owed += 1
        else:
            waiting += MARK * line.count(MARK)
            result.append("")
    return [*result, *([""] * owed), *(["", waiting] if waiting else [])]


def _ended(line: str, marks: str) -> str:
    """Put MARKs at the end of a line, before what makes it a hard break."""
    kept = len(line.rstrip(" \t\\"))
    return line[:kept] + marks + line[kept:]


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _refuse(found: Marked, at: int) -> None:
    line = at + found.source.first
    what = message("表格里的页码标记不能独占一行")
    mend = message("写进新的一页开始的那一格，例如 `| {{p20}}甲 | 乙 |`")
    found.problems.append(found.source.problem((line, 1), PAGE_BREAK, (what, mend)))
    found.pages = tuple(page for page in found.pages if page.line != line)
