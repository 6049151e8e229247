"""A notice's page, read as a reader's browser would: what it says, unit by unit.

In: the HTML of a page, from wherever it comes.
Out: WebPage: its own address, the texts of its units by their ids; solid, a text without blanks.

Only text counts, and all of it: what a style or a script makes of a page is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_ARTICLE = re.compile(r'<(article) class="notice"[^>]*>(.*?)</\1>', re.DOTALL)
_CORRECTION = re.compile(r'<(ins) data-said="[^>]*>.*?</\1>', re.DOTALL)
"""What a correction says in its place, beside what was published."""
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]*)"')
_ADDRESS = re.compile(r"/[\w.-]+/[\w.-]+/$")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A notice's page: the address that it gives itself, all that its text says, and its units."""

    address: str = ""
    text: str = ""
    units: dict[str, str] = field(default_factory=dict)


def solid(text: str) -> str:
    """Return a text without blanks, which no edition has in the same places."""
    return "".join(text.split())


def is_notice(html: str) -> bool:
    """Return whether a page shows itself as that of a notice."""
    return bool(_ARTICLE.search(html)) or web_page(html) is not None


def said_at_once(html: str) -> tuple[str, list[str]] | None:
    """Return a page's text without blanks and its ids in order, quickly; None of no such page."""
    found = _ARTICLE.findall(html)
    if len(found) != 1:
        return None
    text = _CORRECTION.sub("", found[0][1])
    return solid(unescape(_TAG.sub("", text))), _ID.findall(text)


def web_page(html: str) -> WebPage | None:
    """Read a notice's page; None of any other page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if not reader.articles:
        return None
    units = {name: solid("".join(parts)) for name, parts in reader.units.items()}
    return WebPage(reader.address, solid("".join(reader.said)), units)


def leading(html: str) -> list[str]:
    """Return where a page that forwards leads: its own address as it gives it, and the next."""
    reader = _Forward()
    reader.feed(html)
    reader.close()
    return reader.found


class _Forward(HTMLParser):
    """Reads where a page leads."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address that the page gives itself, and the one that it goes on to."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "canonical":
            self.found.append(unquote(urlsplit(given.get("href", "")).path))
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.found.append(given.get("content", "").rpartition("url=")[2])


class _Reader(HTMLParser):
    """Reads the text of the article, and of each element with an id in it."""

    def __init__(self) -> None:
        """Begin outside."""
        super().__init__(convert_charrefs=True)
        self.address, self.articles = "", 0
        self.said: list[str] = []
        self.units: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = []
        self._outside = 0
        """How many elements are open around the article; 0 outside it."""
        self._aside = 0
        """The same of what a correction says in its place."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "canonical":
            path = unquote(urlsplit(given.get("href", "")).path)
            self.address = match[0] if (match := _ADDRESS.search(path)) else ""
        if tag in _VOID:
            return
        name = given.get("id", "") if self._outside else ""
        if name:
            self.units.setdefault(name, [])
        self._open.append((tag, name))
        if tag == "ins" and "data-said" in given and not self._aside:
            self._aside = len(self._open)
        if tag == "article" and "notice" in given.get("class", "").split():
            self.articles += 1
            self._outside = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that ends where it begins; HTML knows none but the void ones."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever was left open in it."""
        if tag not in {name for name, _ in self._open}:
            return
        while self._open.pop()[0] != tag:
            pass
        if len(self._open) < self._outside:
            self._outside = 0
        if len(self._open) < self._aside:
            self._aside = 0

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._outside or self._aside:
            return
        self.said.append(data)
        for _, name in self._open[self._outside :]:
            if name:
                self.units[name].append(data)
