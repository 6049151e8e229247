"""Spans: what stands inside one paragraph, heading or cell -> HTML and text.

In: Markdown of the dialect without blocks.
Out: HTML, text; the files that it names, all that was read of it, Problems.
"""

from __future__ import annotations

import re
from html import escape as html_escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from markdown_it.common.normalize_url import normalizeLink

from gazette.lines import join
from gazette.model import Grade, Problem
from gazette.read import dialect

if TYPE_CHECKING:
    from markdown_it.token import Token

    from gazette.read.sources import Source


_PAIR = re.compile(r"(?<!\*)\*\*(?!\*)")
"""The mark of bold; a longer run of asterisks is text, such as what masks an identity number."""


def file_address(name: str) -> str:
    """Give the address of a file of the issue as a notice's page and the printed issue name it."""
    return f"../files/{quote(name)}"


class Spans:
    """Reads the spans of one body; `read` is every piece of its source that was taken in."""

    def __init__(self, source: Source) -> None:
        """Begin with nothing read."""
        self._source = source
        self._addresses: list[str] = []
        self._line = 0
        self.read: list[str] = []
        self.captions: list[str] = []
        self.files: list[tuple[str, int]] = []
        self.problems: list[Problem] = []

    def inline(self, content: str, line: int) -> tuple[str, str]:
        """Give HTML and text of what begins in a line; where no mark stands in it, by no parser."""
        if not _marked(content):
            text = join(content).strip()
            self.read.append(text)
            return html_escape(text, quote=False), text
        self._line = line
        kept = re.sub(r" {2,}\n[ \t\u3000]*", "\0", content)
        tokens = dialect.spans(join(kept).replace("\0", "\n").strip())
        html: list[str] = []
        said: list[str] = []
        for token in tokens:
            shown, text = self._span(token)
            html.append(shown)
            said.append(text)
        text = "".join(said)
        if "**" in text and _PAIR.search(text):
            what, mend = (
                "`**` 没有成对，会照原样印出",
                "粗体写成 `**文字**`；确要印出星号时写成 `\\*`",
            )
            self._found("bold-unclosed", what, mend)
        return "".join(html), text

    def _span(self, token: Token) -> tuple[str, str]:
        if token.type in ("text", "text_special"):
            self.read.append(token.content)
            return html_escape(token.content, quote=False), token.content
        if token.type in ("hardbreak", "softbreak"):
            return "<br>", "\n"
        if token.type == "image":
            return self._image(token)
        if token.type == "link_open":
            return self._link(token)
        if token.type == "link_close":
            address = self._addresses.pop()
            self.read.append(address)
            shown = html_escape(address, quote=False)
            return (
                (f'</a> <span class="address">{shown}</span>', f" {address}")
                if address
                else ("</a>", "")
            )
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>", ""

    def _link(self, token: Token) -> tuple[str, str]:
        address = str(token.attrs["href"])
        self._titled(token)
        # The address is printed behind the words, for paper has nothing to click on.
        self._addresses.append("" if token.markup == "autolink" else address)
        return f'<a href="{html_escape(self._target(address))}">', ""

    def _image(self, token: Token) -> tuple[str, str]:
        """Give a picture, and behind it in words what it shows: every edition says the same."""
        self._titled(token)
        said = "".join(child.content for child in token.children or ())
        address = str(token.attrs["src"])
        self.captions.append(said)
        self.read += [said, address]
        target = self._target(address)
        shown = f'<img src="{html_escape(target)}" alt="{html_escape(said)}">'
        words = f"（{said}）" if said else ""
        described = f'<span class="described">{html_escape(words, quote=False)}</span>'
        return (shown + described if said else shown), words

    def _titled(self, token: Token) -> None:
        if token.attrs.get("title"):
            what, mend = (
                "链接或图片带有印不出来的标题",
                "删去引号里的标题，或写进正文：`[文字](网址)`",
            )
            self._found("link-title", what, mend, grade=Grade.MEND)

    def _target(self, address: str) -> str:
        if re.match(r"(https?|mailto|tel):", address):
            return normalizeLink(address)
        self.files.append((address, self._line))
        return file_address(address)

    def _found(self, rule: str, what: str, mend: str, grade: Grade = Grade.LOOK) -> None:
        self.problems.append(self._source.problem((self._line, 1), rule, (what, mend), grade=grade))


def _marked(content: str) -> bool:
    """Tell whether a mark may stand in a text; half of all paragraphs of an archive have none.

    Five searches for a character are ten times as fast as one regular expression over Chinese.
    """
    return (
        "\\" in content or "[" in content or "<" in content or "*" in content or "  \n" in content
    )
