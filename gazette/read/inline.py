"""Inline marks: what stands inside one paragraph, heading or cell -> Inlines.

In: Markdown of the subset without blocks.
Out: Inlines; the files that they name, where pages of an earlier print begin, what looks wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.content import file_types
from gazette.language.lines import join, solid
from gazette.model.inlines import (
    FootnoteReference,
    Image,
    LineBreak,
    Link,
    Ruby,
    Strong,
    Text,
    footnote_mark,
    text,
)
from gazette.read import markdown_subset
from gazette.read.joined_lines import SOFT, filled, joined, trimmed
from gazette.read.pagebreaks import MARK
from gazette.read.picture_marks import ACROSS, IN_PLACE, picture_marks
from gazette.rulebook.body import BOLD_UNCLOSED, LINK_TITLE, PICTURE_REMOTE, TEXT_LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from gazette.model import Rule
    from gazette.model.inlines import Inline, Inlines
    from gazette.read.foreign_markup import Hit

_UNCLOSED = re.compile(r"(?<!\*)\*\*(?=[\w《“（【])")
"""Two asterisks before a word; those of a masked name (张**) or telephone stand behind one."""
_BROKEN = re.compile(r"[ \t]*\n[ \t\u3000]*")
_MOST = 2_000_000
"""Brackets in a paragraph times its characters: each is sought its end as far as that goes."""
_PLAIN = {"text", "text_special", "softbreak"}
"""The tokens that a picture's description may have: no edition could show another."""
_REMOTE = re.compile(r"(https?|mailto|tel):")


class InlineReader:
    """Reads the inlines of one body; `read` is every piece of its source that was taken in.

    `references` are the numbers of footnotes that it refers to, each with its line.

    `count` is how many characters other than white space the block at hand has so far; `breaks`
    are the counts at which pages begin in it.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._line = 0
        self.count = 0
        self.breaks: list[int] = []
        self.read: list[str] = []
        self.files: list[tuple[str, int, str]] = []
        self.seen: dict[Rule, list[Hit]] = {}
        self.references: list[tuple[int, int]] = []

    def begin(self) -> None:
        """Begin a block: its characters and page breaks are counted from here."""
        self.count = 0
        self.breaks = []

    def inlines(self, content: str, line: int) -> Inlines:
        """Return what begins in a line; where no mark stands in it, it goes by no parser."""
        self._line = line
        many = content.count("[") * len(content) > _MOST
        if many:
            self._see(TEXT_LOST)
        if many or not _marked(content):
            said = self._text(join(content).strip()).text.strip()
            return (Text(said),) if said else ()
        # A line's end stays between its marks until they are read: two that it parts are no pair.
        kept = _BROKEN.sub(lambda end: "\n" if "  \n" in end[0] else SOFT, content)
        found = self._run(iter(markdown_subset.spans(kept.strip(f"{SOFT} \t\n\u3000"))))
        said = text(found)
        if SOFT in said:
            found = joined(found, said)
            said = text(found)
        if "**" in said and _UNCLOSED.search(said):
            self._see(BOLD_UNCLOSED)
        return trimmed(found)

    def misplaced(self, found: Inlines) -> None:
        """See whether print is told how a picture within a text stands, as a whole one can."""
        images = (inline for inline in found if isinstance(inline, Image))
        if any(image.in_place or image.across for image in images):
            self._see(LINK_TITLE)

    def _run(self, tokens: Iterator[Token], end: str = "") -> Inlines:
        """Read the tokens up to the one that closes the run."""
        found: list[Inline] = []
        for token in tokens:
            match token.type:
                case "hardbreak" | "softbreak":
                    found.append(LineBreak())
                case "image":
                    found.append(self._image(token))
                case "link_open":
                    found.append(self._link(token, tokens))
                case "strong_open":
                    found.append(Strong(self._run(tokens, "strong_close")))
                case "footnote_reference" | "ruby":
                    found.append(self._marked(token))
                case other if other == end:
                    break
                case _:
                    found.append(self._text(token.content))
        return filled(found)

    def footnote(self, before: str, mark: str, number: str) -> int:
        """Take in how a footnote begins: the pages before it, its mark as written; its number."""
        self._counted(before + footnote_mark(int(number)))
        self.read.append(mark)
        return int(number)

    def _marked(self, token: Token) -> FootnoteReference | Ruby:
        """Return what one token says alone."""
        if token.type == "ruby":
            self.read.append(token.content)
            return self._ruby(token.meta["base"], token.meta["reading"])
        return self._reference(token.content)

    def _reference(self, number: str) -> FootnoteReference:
        self.read.append(f"^{number}")
        self.references.append((int(number), self._line))
        occurrence = sum(one == int(number) for one, _ in self.references)
        reference = FootnoteReference(int(number), occurrence)
        self._counted(reference.mark)
        return reference

    def _ruby(self, base: str, reading: str) -> Ruby:
        self._counted(f"{base}（{reading}）")
        return Ruby(base.replace(MARK, ""), reading.replace(MARK, ""))

    def _text(self, content: str) -> Text:
        self.read.append(content.replace(SOFT, ""))
        return Text(self._counted(content))

    def _counted(self, content: str) -> str:
        """Count a text's characters and the pages that begin in it; return it without MARKs."""
        *before, last = content.split(MARK)
        for part in before:
            self.count += len(solid(part.replace(SOFT, "")))
            self.breaks.append(self.count)
        self.count += len(solid(last.replace(SOFT, "")))
        return "".join((*before, last))

    def _link(self, token: Token, tokens: Iterator[Token]) -> Link:
        written = str(token.attrs["href"]).replace(SOFT, "")
        address = written.replace(MARK, "")
        self._titled(token)
        self._named(address, file_types.ANNEX)
        bare = token.markup == "autolink"
        content = self._run(tokens, "link_close")
        if not bare:
            self.read.append(written)
            self._counted(written)
        return Link(address, content, bare)

    def _image(self, token: Token) -> Image:
        title = str(token.attrs.get("title") or "")
        marks = picture_marks(title)
        if not marks:
            self._titled(token)
        described = "".join(child.content for child in token.children or ())
        if any(child.type not in _PLAIN for child in token.children or ()):
            self._see(LINK_TITLE)
        described = join(described.replace(SOFT, "\n"))
        source = str(token.attrs["src"]).replace(SOFT, "")
        in_place, across = IN_PLACE in marks, ACROSS in marks
        image = Image(source.replace(MARK, ""), described.replace(MARK, ""), in_place, across)
        self._named(image.source, file_types.PICTURE)
        if _REMOTE.match(image.source):
            self._see(PICTURE_REMOTE)
        self.read += [described, source, f'"{title}"' if marks else ""]
        self._counted(image.words.replace(image.description, described) if described else "")
        return image

    def _titled(self, token: Token) -> None:
        if token.attrs.get("title"):
            self._see(LINK_TITLE)

    def _named(self, address: str, use: str) -> None:
        """Note a file of the issue, and what it is to be used for."""
        if not _REMOTE.match(address):
            self.files.append((address, self._line, use))

    def _see(self, rule: Rule) -> None:
        self.seen.setdefault(rule, []).append((self._line, 1, 1))


def _marked(content: str) -> bool:
    """Return whether a mark may stand in a text; half of all paragraphs of an archive have none.

    Six searches for a character are ten times as fast as one regular expression over Chinese.
    """
    return (
        "\\" in content
        or "[" in content
        or "<" in content
        or "*" in content
        or "{" in content
        or "  \n" in content
    )
