"""Output: HTML as it grows, with marks between its characters.

In: text, names of elements, marks.
Out: Markup.
"""

from __future__ import annotations

from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from gazette.language import superscripts
from gazette.language.combining import COMBINED
from gazette.language.foreign import foreign
from gazette.language.lines import solid

if TYPE_CHECKING:
    import re
    from collections import deque
    from collections.abc import Iterator, Sequence

    from gazette.language.foreign import Foreign
    from gazette.write.styling import Revision

Mark: TypeAlias = tuple[int, Markup]
"""What is to stand before a character: how many that are no white space are before it, and what."""


class Output:
    """The HTML of one block; `seen` counts its characters other than white space, if `counted`.

    `language` is the tag of what it is written in: what is in another one is marked.

    `variants` has one group: in print, the characters that need a face of their own; there raised
    and lowered ones are drawn by ordinary ones, too.
    """

    def __init__(
        self,
        language: str,
        variants: re.Pattern[str] | None,
        marks: deque[Mark],
        revisions: Sequence[Revision] = (),
    ) -> None:
        """Begin with nothing written."""
        self.parts: list[str] = []
        self.language = language
        self.variants = variants
        self.marks = marks
        self.revisions = revisions
        self.counted = bool(marks or revisions)
        self.seen = 0

    def markup(self) -> Markup:
        """Return what was written, and behind it the marks whose characters never came."""
        self.parts += (mark for _, mark in self.marks)
        return Markup("".join(self.parts))  # noqa: S704 - all but the tags went through `text`

    def text(self, text: str) -> None:
        """Write characters, each mark before its own."""
        found, done = list(foreign(text, self.language)), 0
        while self.marks and (at := done + self._place(text[done:])) < len(text):
            self._escaped(text, (done, at), found)
            self.parts.append(self.marks.popleft()[1])
            done = at
        self._escaped(text, (done, len(text)), found)

    def lines(self, text: str) -> None:
        """Write a text of several lines."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.parts.append("<br/>")
            self.text(line)

    def _place(self, text: str) -> int:
        """Return where in a text the next mark's character stands; the text's length if behind."""
        left = self.marks[0][0] - self.seen
        for at, character in enumerate(text):
            if not character.isspace():
                if left <= 0:
                    return at
                left -= 1
        return len(text)

    def _escaped(self, text: str, part: tuple[int, int], found: list[Foreign]) -> None:
        """Write a part of a text, of which runs in other languages were found.

        Behind what of it is corrected stands what it should say.
        """
        done, stop = part
        for start, end, revision in self._revised(text, part) if self.revisions else ():
            self._plain(text, (done, start), found)
            with self.element("del"):
                self._plain(text, (start, end), found)
            if self.seen == revision.end:
                said, by = escape(revision.said), escape(revision.by)
                with self.element("ins", f' data-said="{said}" title="{by}"'):
                    self.parts.append(escape(revision.now, quote=False))
            done = end
        self._plain(text, (done, stop), found)

    def _revised(self, text: str, part: tuple[int, int]) -> Iterator[tuple[int, int, Revision]]:
        """Yield where in a part of a text each revision stands, or its part of one."""
        places = [at for at in range(*part) if not text[at].isspace()]
        first, last = self.seen, self.seen + len(places)
        for one in self.revisions:
            start, end = max(one.start, first), min(one.end, last)
            if start < end:
                yield places[start - first], places[end - first - 1] + 1, one

    def _plain(self, text: str, part: tuple[int, int], found: list[Foreign]) -> None:
        """Write a part of a text as it is, what is in another language in a span."""
        done, stop = part
        if self.counted:
            self.seen += len(solid(text[done:stop]))
        for run in found:
            start, end = max(run.start, done), min(run.end, stop)
            if start < end:
                self._chinese(text[done:start])
                shown = escape(text[start:end], quote=False)
                self.parts.append(f"<span{self._foreign(run)}>{shown}</span>")
                done = end
        self._chinese(text[done:stop])

    def _foreign(self, run: Foreign) -> str:
        """Return the attributes that say what a run is written in."""
        return f' lang="{run.tag}"' + (' dir="rtl"' if run.rtl else "")

    def _chinese(self, text: str) -> None:
        """Write what is no other script."""
        if self.variants is None:
            self.parts.append(escape(text, quote=False))
            return
        for at, part in enumerate(self.variants.split(text)):
            if at % 2:
                shown = escape(part, quote=False)
                self.parts.append(f'<span class="variant">{shown}</span>')
            else:
                self._combined(part)

    def _combined(self, text: str) -> None:
        """Write a text with what is drawn together apart, so that it alone says its characters."""
        for at, part in enumerate(COMBINED.split(text)):
            if at % 2:
                shown = escape(part, quote=False)
                self.parts.append(f'<span class="combined">{shown}</span>')
            else:
                self._drawn(part)

    def _drawn(self, text: str) -> None:
        """Write a text with its raised and lowered characters drawn by ordinary ones."""
        for at, part in enumerate(superscripts.RAISED_LOWERED.split(text)):
            shown = escape(superscripts.ordinary(part), quote=False)
            if at % 2:
                name, own = superscripts.element(part)
                shown = f'<{name} class="{own}">{shown}</{name}>'
            self.parts.append(shown)

    @contextmanager
    def element(self, name: str, attributes: str = "") -> Iterator[None]:
        """Write an element around what is written meanwhile."""
        self.parts.append(f"<{name}{attributes}>")
        yield
        self.parts.append(f"</{name}>")

    @contextmanager
    def phrase(self, name: str, attributes: str = "") -> Iterator[None]:
        """Write an element inside a text; the mark of its first character stands before it."""
        while self.marks and self.marks[0][0] <= self.seen:
            self.parts.append(self.marks.popleft()[1])
        with self.element(name, attributes):
            yield

    def spanned(self, text: str, attributes: str = "") -> None:
        """Write a text in a span of its own."""
        with self.phrase("span", attributes):
            self.text(text)
