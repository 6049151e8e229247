"""Inlines: what stands inside one paragraph, heading or cell.

In: nothing of ours.
Out: Inline, a closed union of frozen values, and the text that a run of them says.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are published."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link. Its address is printed behind its words, for paper has nothing to click on.

    `bare` says that the words are the address already. `address` is as it was written: a file of
    the issue, or one that begins with a scheme.
    """

    address: str
    content: Inlines
    bare: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line that the editor asked for inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: a file of the issue, and what is to be seen in it.

    Inside a text every edition says that behind it in words, for text alone has no pictures.
    `in_place` says that print may not let the text behind it go before, `across` that it stands
    across the page, and not in a column.
    """

    source: str
    description: str
    in_place: bool = False
    across: bool = False

    @property
    def words(self) -> str:
        """Return what stands behind the picture; nothing where it is not described."""
        return f"（{self.description}）" if self.description else ""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """Where a text refers to a footnote (脚注); `occurrence` counts the places of one number."""

    number: int
    occurrence: int = field(default=1, compare=False)

    @property
    def mark(self) -> str:
        """Return what every edition says here."""
        return footnote_mark(self.number)

    @property
    def id(self) -> str:
        """Return the id of the place, to which its note leads back."""
        again = f"_{self.occurrence}" if self.occurrence > 1 else ""
        return f"fnref-{self.number}{again}"


@dataclass(frozen=True, slots=True)
class Ruby:
    """Chinese characters and how they are read (注音), which stands above them where it can."""

    base: str
    reading: str

    @property
    def words(self) -> str:
        """Return what every edition says here."""
        return f"{self.base}（{self.reading}）"


Inline: TypeAlias = Text | Strong | Link | LineBreak | Image | FootnoteReference | Ruby
Inlines: TypeAlias = tuple[Inline, ...]


def text(content: Inlines) -> str:
    """Return what a run of inlines says in every edition; a line break is a newline."""
    if len(content) == 1 and isinstance(first := content[0], Text):
        return first.text  # so are nearly all, and each is asked for some ten times
    return "".join(map(_said, content))


def running_text(content: Inlines) -> str:
    """Return the same as a sentence runs on: a name as it is sought, or listed.

    It lacks readings of characters, marks of footnotes, and addresses behind the words of links.
    """
    return text(tuple(map(_running, content)))


def _running(inline: Inline) -> Inline:
    match inline:
        case Ruby():
            return Text(inline.base)
        case FootnoteReference():
            return Text("")
        case Strong():
            return replace(inline, content=tuple(map(_running, inline.content)))
        case Link():
            return replace(inline, content=tuple(map(_running, inline.content)), bare=True)
        case _:
            return inline


def images(content: Inlines) -> tuple[Image, ...]:
    """Return the pictures of a run of inlines, in order."""
    found: list[Image] = []
    for inline in content:
        match inline:
            case Image():
                found.append(inline)
            case Strong() | Link():
                found += images(inline.content)
            case _:
                pass
    return tuple(found)


def footnote_mark(number: int) -> str:
    """Return how a footnote is numbered, where a text refers to it and before its own text."""
    return f"[{number}]"


def footnotes(content: Inlines) -> tuple[int, ...]:
    """Return the numbers of the footnotes that a run of inlines refers to, in order."""
    found: list[int] = []
    for inline in content:
        match inline:
            case FootnoteReference():
                found.append(inline.number)
            case Strong() | Link():
                found += footnotes(inline.content)
            case _:
                pass
    return tuple(found)


def _said(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Strong():
            return text(inline.content)
        case Link():
            return text(inline.content) + ("" if inline.bare else f" {inline.address}")
        case LineBreak():
            return "\n"
        case Image() | Ruby():
            return inline.words
        case FootnoteReference():
            return inline.mark
        case _:
            assert_never(inline)
