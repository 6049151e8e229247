"""Spans: what stands inside one paragraph, heading or cell -> HTML and text.

In: Markdown of the dialect without blocks.
Out: HTML, text; the files that it names, all that was read of it, what looks wrong.
"""

from __future__ import annotations

import re
from html import escape as html_escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from markdown_it.common.normalize_url import normalizeLink

from gazette.lines import PAGE_BREAK, glue, join
from gazette.read import dialect, kinds

if TYPE_CHECKING:
    from markdown_it.token import Token

    from gazette.read.foreign_markup import Hit

_BROKEN = re.compile(r"[ \t]*\n[ \t\u3000]*")
_SOFT = "\0"
"""A line's end inside a paragraph while its marks are read; no source may hold it."""

_UNCLOSED = re.compile(r"(?<!\*)\*\*(?=[\w《“（【])")
"""Two asterisks before a word; those of a masked name (张**) or telephone stand behind one."""
_MOST = 2_000_000
"""Brackets in a paragraph times its characters: each is sought its end as far as that goes."""

_REMOTE = re.compile(r"(https?|mailto|tel):")


def file_address(name: str) -> str:
    """Give the address of a file of the issue as a notice's page and the printed issue name it."""
    return f"../files/{quote(name)}"


class Spans:
    """Reads the spans of one body; `read` is every piece of its source that was taken in."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._addresses: list[str] = []
        self._line = 0
        self.read: list[str] = []
        self.captions: list[str] = []
        self.files: list[tuple[str, int, str]] = []
        self.seen: dict[str, list[Hit]] = {}

    def inline(self, content: str, line: int) -> tuple[str, str]:
        """Give HTML and text of what begins in a line; where no mark stands in it, by no parser."""
        self._line = line
        many = content.count("[") * len(content) > _MOST
        if many or not _marked(content):
            text = join(content).strip()
            self.read.append(text)
            if many:
                self._see("text-lost")
            return html_escape(text, quote=False), text
        # A line's end stays between its marks until they are read: two that it parts are no pair.
        kept = _BROKEN.sub(lambda end: "\n" if "  \n" in end[0] else _SOFT, content)
        html: list[str] = []
        said: list[str] = []
        for token in dialect.spans(kept.strip(f"{_SOFT} \t\n\u3000")):
            shown, text = self._span(token)
            html.append(shown)
            said.append(text)
        shown, text = _joined("".join(html), "".join(said))
        if "**" in text and _UNCLOSED.search(text):
            self._see("bold-unclosed")
        return shown, text

    def _span(self, token: Token) -> tuple[str, str]:
        if token.type in ("text", "text_special"):
            self.read.append(token.content.replace(_SOFT, ""))
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
        return f'<a href="{html_escape(self._target(address, kinds.ANNEX))}">', ""

    def _image(self, token: Token) -> tuple[str, str]:
        """Give a picture, and behind it in words what it shows: every edition says the same."""
        self._titled(token)
        said = join("".join(child.content for child in token.children or ()).replace(_SOFT, "\n"))
        address = str(token.attrs["src"])
        self.captions.append(said)
        self.read += [said, address]
        if _REMOTE.match(address):
            self._see("picture-remote")
        target = self._target(address, kinds.PICTURE)
        shown = f'<img src="{html_escape(target)}" alt="{html_escape(said)}">'
        words = f"（{said}）" if said else ""
        described = f'<span class="described">{html_escape(words, quote=False)}</span>'
        return (shown + described if said else shown), words

    def _titled(self, token: Token) -> None:
        if token.attrs.get("title"):
            self._see("link-title")

    def _target(self, written: str, use: str) -> str:
        address = written.replace(PAGE_BREAK, "")
        if _REMOTE.match(address):
            return normalizeLink(address)
        self.files.append((address, self._line, use))
        return file_address(address)

    def _see(self, rule: str) -> None:
        self.seen.setdefault(rule, []).append((self._line, 1, 1))


def _joined(html: str, text: str) -> tuple[str, str]:
    """Join the lines of a paragraph in its HTML and its text alike."""
    if _SOFT not in text:
        return html, text
    parts, said = text.split(_SOFT), ""
    glues = [""]
    for at, part in enumerate(parts[1:], 1):
        said += parts[at - 1]
        glues.append(glue(said, part))
    whole = "".join(one + two for one, two in zip(glues, parts, strict=True))
    rest = iter(glues[1:])
    return re.sub(_SOFT, lambda _: next(rest, ""), html), whole


def _marked(content: str) -> bool:
    """Tell whether a mark may stand in a text; half of all paragraphs of an archive have none.

    Five searches for a character are ten times as fast as one regular expression over Chinese.
    """
    return (
        "\\" in content or "[" in content or "<" in content or "*" in content or "  \n" in content
    )
