"""The document of an import: a printed text, its lines, where each character goes.

In: Message.
Out: Position, Gap, Line, Print, Category, Assignment, Uncertainty and the text of joined pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from gazette.language.lines import wide
from gazette.model import Message, message


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where something stands in a source: page 0 where the source has no pages."""

    file: str
    line: int
    page: int = 0

    @property
    def within(self) -> Message:
        """Where in its file it is."""
        if not self.page:
            return message("第{line}行", line=self.line)
        return message("第{page}页第{line}行", page=self.page, line=self.line)

    @property
    def told(self) -> Message:
        """The place as the report shows it."""
        return message("{file} {within}", file=self.file, within=self.within)


class Gap(IntEnum):
    """What stands between a line and the one before it."""

    NONE = 0
    BLANK = 1
    PAGE = 2


class Hint(StrEnum):
    """What the source itself says of a line: Word and Markdown know it, printed text does not."""

    NONE = ""
    WHOLE = "whole"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


class Category(StrEnum):
    """Where a character of the source goes; the value is what the report calls it, in Chinese."""

    BODY = "正文"
    TITLE = "标题"
    NUMBER = "文号"
    ADDRESSEES = "主送机关"
    SIGNED = "落款"
    DATED = "成文日期"
    REMARK = "附注"
    ANNEXES = "附件目录"
    CC = "抄送"
    TOPIC = "主题词"
    SECTION = "栏目"
    PRINTED = "原刊页码"
    NAME = "刊名"
    PINYIN = "刊名拼音"
    ISSUE = "年份与期号"
    SERIAL = "总期号"
    SPONSOR = "主管主办"
    PUBLISHED = "出版日期与刊期"
    NOTE = "卷首与版权说明"
    CONTENTS = "目录中与正文重复的标题和文号"
    LEADER = "目录的引线和括号"
    FOLIO = "页码"
    RUNNING = "书眉与栏目重复"
    AGAIN = "刊名页重复"
    DASH = "列表短横"
    MARKUP = "排版记号"
    INVISIBLE = "看不见的字符"


FRONT = frozenset(
    (
        Category.TITLE,
        Category.NUMBER,
        Category.ADDRESSEES,
        Category.SIGNED,
        Category.DATED,
        Category.REMARK,
        Category.ANNEXES,
        Category.CC,
        Category.TOPIC,
        Category.SECTION,
        Category.PRINTED,
        Category.NAME,
        Category.PINYIN,
        Category.ISSUE,
        Category.SERIAL,
        Category.SPONSOR,
        Category.PUBLISHED,
        Category.NOTE,
    )
)
"""What is moved into fields; BODY is the text, the rest is layout that is dropped."""

_EXCERPT = 30  # characters of a line that the report shows

SLACK = 1.6
"""By how many characters a full line may fall short: punctuation and Latin words are moved over."""

Span = tuple[int, int]
"""From and to, as indexes into the text of a Print."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Says that the characters of a span go to one category; white space in it is not counted."""

    span: Span
    category: Category


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as an importer yields it, before mending; `indent` is in Chinese characters.

    A table's row is one line, its cells apart by tabs. `level` is that of a heading or of a list
    that the source itself names; of a row it tells its table from the next. `full` tells whether
    the line reaches the right edge of its column, None where that is not known. `doubts` say what
    of it could not be kept as it stands in the source, `merged` into what each cell of a row is.
    """

    text: str
    position: Position
    gap: Gap = Gap.NONE
    indent: float = 0
    hint: Hint = Hint.NONE
    level: int = 0
    full: bool | None = None
    doubts: tuple[Message, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(SourceLine):
    """A line with its place in the text of a Print, in which it begins at `start`."""

    start: int

    @property
    def span(self) -> Span:
        """Where the line stands in the text."""
        return (self.start, self.start + len(self.text))

    def part(self, begin: int, end: int | None = None) -> Span:
        """Return the span of some characters of the line."""
        return (self.start + begin, self.start + (len(self.text) if end is None else end))


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """A place where the evidence was weak: what was done, and by which rule."""

    position: Position
    rule: Message
    done: Message
    excerpt: str

    @classmethod
    def at(cls, line: SourceLine, rule: Message, done: Message) -> Uncertainty:
        """Return the doubt of a line, with its beginning for an excerpt."""
        return cls(line.position, rule, done, line.text[:_EXCERPT])


@dataclass(frozen=True, slots=True)
class Edit:
    """A stated replacement of --mend: how often it was made, characters before and after."""

    pattern: str
    replacement: str
    reason: str
    count: int = 0
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an importer yields of one source: its lines, and facts for the report.

    `dropped` counts what the source's own form consumed before the lines were made: marks of
    Markdown, invisible characters. `missing` are pages on which something is drawn and no text
    can be read.
    """

    lines: tuple[SourceLine, ...]
    form: Message
    dropped: tuple[tuple[Category, int], ...] = ()
    notes: tuple[Message, ...] = ()
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """The text of the sources, end to end, and its lines."""

    text: str
    lines: tuple[Line, ...]
    edits: tuple[Edit, ...] = ()


def breadth(text: str) -> float:
    """Measure a text in Chinese characters: a Latin letter or digit is half as wide."""
    return sum(1 if wide(character) else 0.5 for character in text)


def weave(text: str, spans: tuple[Span, ...]) -> str:
    """Join pieces: a space only between two Latin words, never beside a Chinese character."""
    parts: list[str] = []
    for begin, end in spans:
        part = " ".join(
            filter(None, text[begin:end].replace("\t", " ").replace("\xa0", " ").split(" "))
        ).strip()
        if parts and part and parts[-1]:
            before, after = parts[-1][-1], part[0]
            if before.isascii() and after.isascii() and before.isalpha() and after.isalpha():
                parts.append(" ")
        parts.append(part)
    return "".join(parts)


def solid_count(text: str) -> int:
    """Count the characters other than white space."""
    return sum(not character.isspace() for character in text)
