"""Inline HTML: what stands inside a block, with its tags.

In: Inlines.
Out: InlineWriter, which writes them; where an address leads.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from markdown_it.common.normalize_url import normalizeLink

from gazette.model.inlines import Image, LineBreak, Link, Strong, Text
from gazette.write.output import Output

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterable

    from gazette.model.inlines import Inlines
    from gazette.write.output import Mark
    from gazette.write.styling import Styling

FILES = "../files/"
"""Where the files of an issue lie, as its notices' pages and its printed edition name them."""

_INDENTED = '<br><span class="indent"></span>'
_SCHEME = re.compile(r"(https?|mailto|tel):")


def address(written: str) -> str:
    """Return where a link leads: a file of the issue, or what begins with a scheme."""
    return normalizeLink(written) if _SCHEME.match(written) else f"{FILES}{quote(written)}"


class InlineWriter(Output):
    """Writes what stands inside one block, as its styling has it."""

    def __init__(self, styling: Styling, marks: deque[Mark]) -> None:
        super().__init__(styling.variants, marks)
        self.styling = styling
        self.cell: tuple[int, bool] | None = None

    def runs(self, text: str) -> None:
        """Write a text, in spans of class whole what stays on one line."""
        done = 0
        for start, end in self._whole(text):
            self.text(text[done:start])
            self.spanned(text[start:end], ' class="whole"')
            done = end
        self.text(text[done:])

    def _whole(self, text: str) -> Iterable[tuple[int, int]]:
        """Return what stays on one line of a text in a cell."""
        if self.cell is None or self.styling.whole is None:
            return ()
        column, head = self.cell
        return self.styling.whole(text, column, head=head)

    def inlines(self, content: Inlines) -> None:
        """Write what stands inside a block."""
        for inline in content:
            match inline:
                case Text():
                    self.runs(inline.text)
                case Strong():
                    with self.phrase("strong"):
                        self.inlines(inline.content)
                case Link():
                    self.link(inline)
                case LineBreak():
                    self.parts.append(_INDENTED if self.styling.indent else "<br>")
                case Image():
                    self.inline_image(inline)
                case _:
                    assert_never(inline)

    def link(self, link: Link) -> None:
        """Write a link, and behind its words the address, for paper has nothing to click on."""
        with self.phrase("a", f' href="{escape(address(link.address))}"'):
            self.inlines(link.content)
        if not link.bare:
            self.parts.append(" ")
            self.spanned(link.address, ' class="address"')

    def inline_image(self, image: Image) -> None:
        """Write a picture inside a text, and behind it in words what it shows."""
        self.image(image)
        if image.words:
            self.spanned(image.words, ' class="described"')

    def image(self, image: Image) -> None:
        """Write a picture; it has no end."""
        said = escape(image.description)
        self.parts.append(f'<img src="{escape(address(image.source))}" alt="{said}">')
