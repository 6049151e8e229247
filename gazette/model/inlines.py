"""Inlines: what stands inside one paragraph, heading or cell.

In: nothing of ours.
Out: Inline, a closed union of frozen values, and the text that a run of them says.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    source: str
    description: str

    @property
    def words(self) -> str:
        """Return what stands behind the picture; nothing where it is not described."""
        return f"（{self.description}）" if self.description else ""


Inline: TypeAlias = Text | Strong | Link | LineBreak | Image
Inlines: TypeAlias = tuple[Inline, ...]


def text(content: Inlines) -> str:
    """Return what a run of inlines says in every edition; a line break is a newline."""
    if len(content) == 1 and isinstance(first := content[0], Text):
        return first.text  # so are nearly all, and each is asked for some ten times
    return "".join(map(_said, content))


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
        case Image():
            return inline.words
        case _:
            assert_never(inline)
