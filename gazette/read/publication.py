"""Reads what publishing wrote of an issue: its lock, its text as published.

In: content/, the name of an issue's folder.
Out: IssueLock, PublishedLines; a Problem for each line that was not written so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Break, IssueLock, Message, Place, Problem, PublishedLine, message
from gazette.model.pagemap import LineStart
from gazette.model.publication import LOCK_FORM, NOTHING, TEXT_FORM, digest_of
from gazette.rulebook.files import FILE_MISSING
from gazette.rulebook.publication import LOCK_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_LINE = re.compile(r"(sha256:[0-9a-f]{64}) (/[^/\s]+/\S*)")
_BREAK = re.compile(r"(\d+) (\S+) (\S+) (\d+) (\d+)")
_ESCAPE = re.compile(r"\\([\\nt])")
_ESCAPED = {"\\": "\\", "n": "\n", "t": "\t"}
_FACTS = frozenset(
    {
        *("issue", "version", "log", "key", "codes", "with"),
        *("pages", "on", "break", "float", "turned", "lines"),
    }
)
"""The words of a lock's facts."""
NOT_BOUND = message("这一行与锁定文件里的摘要不符")
"""What is wrong with a line of a text that is not the one whose digest is bound."""
_NOT_SO = message("这一行不是出版的命令写下的样子")
_MOST_PAGES = 100_000
_LARGEST = 16 * 1024 * 1024
"""Bytes of one of these files: an issue of 63,000 characters has some 400,000."""


class WrongLineError(Exception):
    """A line is not as publishing writes it."""


@dataclass(frozen=True, slots=True)
class Published:
    """What is bound of an issue: its lock, the lines of its text with their places."""

    lock: IssueLock
    lines: tuple[PublishedLine, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def unheld(self) -> tuple[str, ...]:
        """The addresses of what is bound, but is not in the text."""
        held = {line.address for line in self.lines}
        return tuple(address for address, _ in self.lock.lines if address not in held)


def published(content: Path, name: str) -> Published | None:
    """Read what is bound of an issue; None where it has no lock."""
    data = text_lines(content, f"{name}/{files.LOCK}")
    if data is None:
        return None
    if isinstance(data, Problem):
        return Published(IssueLock(name), problems=(data,))
    lock, problems = _lock(f"{name}/{files.LOCK}", data)
    if lock.issue != name and not problems:
        what = message("锁定的是 {other}，不是 {name}", other=lock.issue, name=name)
        problems.append(line_problem(f"{name}/{files.LOCK}", 2, what))
    text = text_lines(content, f"{name}/{files.TEXT}")
    if text is None:
        what = message("没有 {file}", file=files.TEXT)
        text = line_problem(f"{name}/{files.TEXT}", 1, what)
    if isinstance(text, Problem):
        return Published(replace(lock, issue=name), problems=(*problems, text))
    lines, found = _lines(f"{name}/{files.TEXT}", text)
    return Published(replace(lock, issue=name), tuple(lines), (*problems, *found))


def lock_of(data: bytes) -> IssueLock | None:
    """Return a lock from its file's bytes, wherever they come from; None where it is none."""
    try:
        lock, problems = _lock("", split_lines(data))
    except UnicodeDecodeError:
        return None
    return None if problems else lock


def lines_of(data: bytes) -> tuple[PublishedLine, ...]:
    """Return the lines of a published.txt, wherever it comes from, as far as they can be read."""
    try:
        return tuple(_lines("", split_lines(data))[0])
    except UnicodeDecodeError:
        return ()


def text_lines(content: Path, path: str) -> list[str] | Problem | None:
    """Read the lines of a file; None where there is none."""
    data = files.load(content, path, _LARGEST)
    if isinstance(data, Problem):
        return None if data.rule == FILE_MISSING.id else data
    try:
        return split_lines(data)
    except UnicodeDecodeError:
        return line_problem(path, 1)


def split_lines(data: bytes) -> list[str]:
    """Return lines as they are; git may have given them the line ends of its system."""
    return data.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")


def line_problem(path: str, line: int, what: Message = _NOT_SO) -> Problem:
    """Make a Problem of a line that publishing did not write so."""
    return LOCK_UNREADABLE.problem(Place(path, line), what, restored(path))


def restored(path: str) -> Message:
    """Say how a file that publishing wrote is brought back."""
    return message("用版本库里的那一份盖回来：git checkout -- content/{path}", path=path)


def _lock(path: str, lines: list[str]) -> tuple[IssueLock, list[Problem]]:
    """Read a lock line by line."""
    facts: dict[str, list[str]] = {}
    bound: list[tuple[str, str]] = []
    there: dict[str, str] = {}
    problems = [] if lines[0] == f"# {LOCK_FORM}" else [line_problem(path, 1)]
    for number, line in enumerate(lines[1:], 2):
        if file := _FILE.fullmatch(line):
            there[file[2]] = file[1]
        elif said := _LINE.fullmatch(line.removeprefix("# ")):
            bound.append((said[2], said[1]))
        elif line.startswith("# "):
            word, _, rest = line[2:].partition(" ")
            facts.setdefault(word, []).append(rest)
            if word not in _FACTS:
                problems.append(line_problem(path, number))
        else:
            problems.append(line_problem(path, number))
    try:
        lock = replace(_with(facts), lines=tuple(bound), files=there, digest=_digest(lines))
    except (WrongLineError, KeyError, ValueError):
        return IssueLock(""), [*problems, line_problem(path, 2)]
    return lock, problems


def _digest(lines: list[str]) -> str:
    """Return the digest of the whole file; its last line brings its own end."""
    return digest_of("\n".join(lines))


def _with(facts: dict[str, list[str]]) -> IssueLock:
    """Return a lock with the facts about it. KeyError, ValueError where one is not as written."""
    page_map = IssueLock("").page_map
    count, front = map(int, facts["pages"][0].split())
    if count > _MOST_PAGES:
        raise WrongLineError
    spans = {name: (int(one), int(last)) for one, last, name in _rows(facts, "on")}
    page_map = replace(
        page_map,
        count=count,
        front=front,
        spans=spans,
        breaks=tuple(_breaks(facts, "break")),
        floats=tuple(_breaks(facts, "float")),
        turned=tuple(map(int, facts.get("turned", ()))),
    )
    return IssueLock(
        facts["issue"][0],
        int(facts["version"][0]),
        known(facts["log"][0]),
        known(facts["key"][0]),
        facts["codes"][0] == "printed",
        tuple((name, version) for version, name in _rows(facts, "with", 2)),
        page_map,
        line_map=_line_map(facts),
    )


def _line_map(facts: dict[str, list[str]]) -> dict[str, tuple[LineStart, ...]]:
    """Return where the printed lines of each notice begin."""
    found: dict[str, list[LineStart]] = {}
    for row in facts.get("lines", ()):
        notice, page, column, number, *before = row.split(" ")
        at = enumerate(map(int, before), int(number))
        starts = (LineStart(count, int(page), known(column), line) for line, count in at)
        found.setdefault(notice, []).extend(starts)
    return {notice: tuple(starts) for notice, starts in found.items()}


def _rows(facts: dict[str, list[str]], word: str, parts: int = 3) -> Iterator[list[str]]:
    return (row.split(" ", parts - 1) for row in facts.get(word, ()))


def _breaks(facts: dict[str, list[str]], word: str) -> Iterator[Break]:
    for row in facts.get(word, ()):
        if not (found := _BREAK.fullmatch(row)):
            raise WrongLineError
        page, notice, anchor, offset, at = found.groups()
        yield Break(int(page), notice, anchor, int(offset), int(at))


def _lines(path: str, lines: list[str]) -> tuple[list[PublishedLine], list[Problem]]:
    found: list[PublishedLine] = []
    problems = [] if lines[0] == TEXT_FORM else [line_problem(path, 1)]
    for number, line in enumerate(lines[1:], 2):
        address, salt, *rest = (*line.split("\t"), "", "")
        text = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], rest[0])
        one = PublishedLine(address, salt, text)
        found.append(one)
        if str(one) != line:
            problems.append(line_problem(path, number))
    return found, problems


def known(word: str) -> str:
    """Return a word of a line; '' of what stands for nothing."""
    return "" if word == NOTHING else word
