"""Inline Markdown: what stands inside a block, escaped, with the pages that begin in it.

In: Inlines, and where pages of an earlier print begin.
Out: InlineWriter, which writes them.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, assert_never

from gazette.model import inlines
from gazette.model.inlines import FootnoteReference, Image, LineBreak, Link, Ruby, Strong, Text
from gazette.read.markdown_subset import escape
from gazette.read.picture_marks import ACROSS, IN_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model.inlines import Inlines

_PLAIN_ADDRESS = re.compile(r"[^\s()<>\x00-\x20\x7f]+")
_ADDRESS_MARKS = re.compile(r"[\\<>&]")


class InlineWriter:
    """Writes what stands inside one block; `seen` counts its characters other than white space.

    `begun` says behind how many of them each page begins, `bar` how that of a reading is written.
    """

    def __init__(self, begun: Iterable[tuple[int, int]]) -> None:
        """Begin with nothing written."""
        self.begun = deque(begun)
        self.seen = 0
        self.bar = "|"

    def text(self, text: str) -> str:
        """Return characters, escaped, each page before the character that it begins with."""
        parts, start = [], 0
        for at, character in enumerate(text):
            if character.isspace():
                continue
            if self.begun and self.begun[0][0] <= self.seen:
                parts += [escape(text[start:at], text[at:]), self.pages()]
                start = at
            self.seen += 1
        return "".join((*parts, escape(text[start:])))

    def pages(self) -> str:
        """Return the marks of the pages that begin here."""
        found = ""
        while self.begun and self.begun[0][0] <= self.seen:
            found += f"{{p{self.begun.popleft()[1]}}}"
        return found

    def inlines(self, content: Inlines) -> str:
        """Return what stands inside a block."""
        parts: list[str] = []
        for inline in content:
            match inline:
                case Text():
                    said = self.text(inline.text)
                    begins = bool(parts) and parts[-1].endswith("]") and said[:1] in ":："
                    parts.append(f"\\{said}" if said and begins else said)
                case Strong():
                    parts.append(f"{self.pages()}**{self.inlines(inline.content)}**")
                case Link():
                    parts.append(self.link(inline))
                case LineBreak():
                    parts.append("  \n")
                case Image():
                    parts.append(self.described(inline) if inline.words else _bare(inline))
                case FootnoteReference() | Ruby():
                    parts.append(self.small(inline))
                case _:
                    assert_never(inline)
        return "".join(parts)

    def small(self, inline: FootnoteReference | Ruby) -> str:
        """Return what is set smaller, above the line."""
        return self.ruby(inline) if isinstance(inline, Ruby) else self.footnote_reference(inline)

    def ruby(self, ruby: Ruby) -> str:
        """Return characters and their reading; the brackets around it count as text."""
        base = self.pages() + "{" + self.verbatim(ruby.base) + self.pages()
        self.seen += len("（")
        reading = self.verbatim(ruby.reading) + self.pages()
        self.seen += len("）")
        return f"{base}{self.bar}{reading}}}"

    def footnote_reference(self, reference: FootnoteReference) -> str:
        """Return the mark of a footnote; a colon behind it is escaped, lest it begin a note."""
        begin = self.pages()
        self.seen += len(reference.mark)
        return f"{begin}[^{reference.number}]"

    def link(self, link: Link) -> str:
        """Return a link; the address that a reader sees behind its words counts as text."""
        begin = self.pages()
        if link.bare:
            return f"{begin}<{self.verbatim(inlines.text(link.content))}>"
        words = self.inlines(link.content)
        words = f"\\{words}" if words.startswith("^") else words  # else it would be a footnote
        return f"{begin}[{words}]({self.address(link.address)})"

    def image(self, image: Image) -> str:
        """Return a picture."""
        return f"{self.pages()}![{self.text(image.description)}]({_destination(image)})"

    def described(self, image: Image) -> str:
        """Return a picture in a text, where brackets stand around its words."""
        begin = self.pages()
        self.seen += len("（")
        said = self.text(image.description) + self.pages()
        self.seen += len("）")
        return f"{begin}![{said}]({_destination(image)})"

    def address(self, address: str) -> str:
        """Return an address within which a page may begin."""
        if not (self.begun and self.begun[0][0] < self.seen + len(address)):
            self.seen += len("".join(address.split()))
            return _address(address)
        return f"<{self.verbatim(address)}>"

    def verbatim(self, text: str) -> str:
        """Return characters that nothing escapes."""
        parts = []
        for character in text:
            if not character.isspace():
                parts.append(self.pages())
                self.seen += 1
            parts.append(character)
        return "".join(parts)


def _bare(image: Image) -> str:
    return f"![]({_destination(image)})"


def _destination(image: Image) -> str:
    """Return where a picture is, and how it is printed."""
    marks = [*[ACROSS] * image.across, *[IN_PLACE] * image.in_place]
    return _address(image.source) + (f' "{" ".join(marks)}"' if marks else "")


def _address(address: str) -> str:
    """Return an address so that a link may hold it, in <> where it has a space or a bracket."""
    kept = _ADDRESS_MARKS.sub(r"\\\g<0>", address)
    return kept if _PLAIN_ADDRESS.fullmatch(kept) else f"<{kept}>"
