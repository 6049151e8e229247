"""Inline HTML: what stands inside a block, with its tags.

In: Inlines.
Out: InlineWriter, which writes them.
"""

from __future__ import annotations

from collections import deque
from html import escape
from typing import TYPE_CHECKING, assert_never

from gazette.model.inlines import FootnoteReference, Image, LineBreak, Link, Ruby, Strong, Text
from gazette.write.addresses import address
from gazette.write.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model.inlines import Inlines
    from gazette.write.output import Mark
    from gazette.write.styling import Reference, Styling

_INDENTED = '<br/><span class="indent"></span>'


class InlineWriter(Output):
    """Writes what stands inside one block, as its styling has it."""

    def __init__(self, styling: Styling, marks: deque[Mark]) -> None:
        super().__init__(styling.language, styling.variants, marks, styling.revisions)
        self.styling = styling
        self.references = deque(styling.references)
        self.counted = self.counted or bool(self.references)
        self.cell: tuple[int, bool] | None = None
        self.linking = False

    def runs(self, text: str) -> None:
        """Write a text: what leads elsewhere as links, what stays on one line in class whole."""
        whole = tuple(self._whole(text))
        done = 0
        for start, end, reference in self.referring(text) if self.references else ():
            self._runs(text, whole, (done, start))
            note = f' href="{escape(reference.address)}" title="{escape(reference.note)}"'
            with self.phrase("a", f' class="cited"{note}'):
                self._runs(text, whole, (start, end))
            done = end
        self._runs(text, whole, (done, len(text)))

    def _runs(self, text: str, whole: Iterable[tuple[int, int]], part: tuple[int, int]) -> None:
        """Write a part of a text, in spans what of it stays on one line."""
        done, stop = part
        for start, end in whole:
            if done <= start and end <= stop:
                self.text(text[done:start])
                self.spanned(text[start:end], ' class="whole"')
                done = end
        self.text(text[done:stop])

    def referring(self, text: str) -> Iterator[tuple[int, int, Reference]]:
        """Yield where in a text that is written next each reference stands, or its part of one."""
        places = [at for at, character in enumerate(text) if not character.isspace()]
        first, last = self.seen, self.seen + len(places)
        while self.references and self.references[0].start < last:
            reference = self.references[0]
            start, end = max(reference.start, first), min(reference.end, last)
            if start < end and not self.linking:
                yield places[start - first], places[end - first - 1] + 1, reference
            if reference.end > last:
                break
            self.references.popleft()

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
                    self.parts.append(_INDENTED if self.styling.indent else "<br/>")
                case Image():
                    self.inline_image(inline)
                case FootnoteReference() | Ruby():
                    self.small(inline)
                case _:
                    assert_never(inline)

    def small(self, inline: FootnoteReference | Ruby) -> None:
        """Write what is set smaller, above the line."""
        if isinstance(inline, Ruby):
            self.ruby(inline)
        else:
            self.footnote_reference(inline)

    def ruby(self, ruby: Ruby) -> None:
        """Write characters and their reading; brackets stand around it where ruby is not known.

        In print the reading is told above how many characters it stands.
        """
        over = f' style="--over:{len(ruby.base)}"' if self.styling.variants else ""
        with self.phrase("ruby", ' class="next"' if self.parts[-1:] == ["</ruby>"] else ""):
            self.text(ruby.base)
            with self.element("rp"):
                self.text("（")
            with self.element("rt", over):
                self.text(ruby.reading)
            with self.element("rp"):
                self.text("）")

    def footnote_reference(self, reference: FootnoteReference) -> None:
        """Write the mark of a footnote, raised; it leads to the note, but not out of a link."""
        prefix = self.styling.prefix
        with self.phrase("sup", f' class="noteref" id="{prefix}{reference.id}"'):
            if self.linking:
                self.text(reference.mark)
            else:
                self.note_link(f"fn-{reference.number}", "noteref", reference.mark)

    def note_link(self, target: str, role: str, mark: str) -> None:
        """Write the mark of a footnote as a link to the note, or from it back to the text."""
        names = self.styling.notes
        said = f' role="doc-{role}"'
        if names:
            name = names.reference if role == "noteref" else names.back
            said += f' aria-label="{escape(name.format(mark=mark))}"'
            said += f' epub:type="{role}"' if names.book else ""
        with self.element("a", f' href="#{self.styling.prefix}{target}"{said}'):
            self.text(mark)

    def link(self, link: Link) -> None:
        """Write a link, and behind its words the address, for paper has nothing to click on."""
        with self.phrase("a", f' href="{escape(self.address(link.address))}"'):
            self.linking = True
            self.inlines(link.content)
            self.linking = False
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
        where = self.styling.pictures.get(image.source) or self.address(image.source)
        self.parts.append(f'<img src="{escape(where)}" alt="{said}"/>')

    def address(self, written: str) -> str:
        """Return where a link leads from this edition."""
        return address(written, self.styling.files)
