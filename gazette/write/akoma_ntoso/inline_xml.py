"""Inline XML: what stands inside a block, in Akoma Ntoso.

In: Inlines, the marks of printed pages, what leads to other documents.
Out: InlineXml, which writes them one after the other and counts their characters meanwhile.
"""

from __future__ import annotations

from collections import deque
from html import escape
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from gazette.model.inlines import FootnoteReference, Image, LineBreak, Link, Ruby, Strong, Text
from gazette.write import inline_html
from gazette.write.akoma_ntoso.eids import unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.language.foreign import Foreign
    from gazette.model.inlines import Inlines
    from gazette.write.output import Mark
    from gazette.write.styling import Styling

_PAGE_END = Markup('<eop eId="page_{page}" number="{page}"/>')


class InlineXml(inline_html.InlineWriter):
    """Writes the texts of one block."""

    def __init__(self, styling: Styling, marks: Sequence[Mark] = ()) -> None:
        """Begin with nothing written."""
        super().__init__(styling, deque(marks))

    def taken(self) -> str:
        """Return what was written since this was asked last."""
        written = "".join(self.parts)
        self.parts.clear()
        return written

    def rest(self) -> str:
        """Return the same, and behind it the marks whose characters never came."""
        self.parts += (mark for _, mark in self.marks)
        self.marks.clear()
        return self.taken()

    def written(self, content: Inlines) -> str:
        """Return what stands inside a block, or a part of it, as XML."""
        self.inlines(content)
        return self.taken()

    def said(self, text: str) -> str:
        """Return the lines of a text as XML."""
        self.lines(text)
        return self.taken()

    def inlines(self, content: Inlines) -> None:
        """Write what stands inside a block."""
        for inline in content:
            match inline:
                case Text():
                    self.runs(inline.text)
                case Strong():
                    with self.phrase("b"):
                        self.inlines(inline.content)
                case Link():
                    self.link(inline)
                case LineBreak():
                    self.parts.append("<eol/>")
                case Image():
                    self.inline_image(inline)
                case FootnoteReference() | Ruby():
                    self.small(inline)
                case _:
                    assert_never(inline)

    def runs(self, text: str) -> None:
        """Write a text, and what leads to another document as a reference."""
        done = 0
        for start, end, reference in self.referring(text) if self.references else ():
            self.text(text[done:start])
            with self.phrase("ref", f' href="{escape(reference.address)}"'):
                self.text(text[start:end])
            done = end
        self.text(text[done:])

    def lines(self, text: str) -> None:
        """Write a text of several lines."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.parts.append("<eol/>")
            self.text(line)

    def link(self, link: Link) -> None:
        """Write a link, and behind its words the address, as every edition does."""
        with self.phrase("a", f' href="{escape(self.address(link.address))}"'):
            self.linking = True
            self.inlines(link.content)
            self.linking = False
        if not link.bare:
            self.text(f" {link.address}")

    def footnote_reference(self, reference: FootnoteReference) -> None:
        """Write the mark of a footnote, which refers to it."""
        with self.phrase("sup", f' eId="{unit(reference.id).eid}"'):
            if self.linking:
                self.text(reference.mark)
            else:
                with self.element("ref", f' href="#{unit(f"fn-{reference.number}").eid}"'):
                    self.text(reference.mark)

    def ruby(self, ruby: Ruby) -> None:
        """Write characters and their reading as text: there is no element for them."""
        self.text(ruby.words)

    def _foreign(self, run: Foreign) -> str:
        """Return the attribute that says what a run is written in."""
        return f' xml:lang="{run.tag}"'

    def inline_image(self, image: Image) -> None:
        """Write a picture inside a text, and behind it in words what it shows."""
        self.image(image)
        self.text(image.words)

    def image(self, image: Image) -> None:
        """Write a picture."""
        said = escape(image.description)
        self.parts.append(f'<img src="{escape(self.address(image.source))}" alt="{said}"/>')


def page_end(page: int) -> Markup:
    """Return the mark of the place where printed page `page` begins, and the one before it ends."""
    return _PAGE_END.format(page=page)
