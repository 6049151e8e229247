"""The tree of a clipboard's HTML, with as much of its styles as tells what a text is.

In: HTML, as Office programs and browsers write it.
Out: Node: its name, attributes, style, and what it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    }
)
SILENT = frozenset({"head", "script", "style", "title", "template", "noscript", "xml", "o:p"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
_CLOSED_BY = {
    "p": frozenset(
        {
            *("p", "div", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre"),
            *("blockquote", *_CELLS, *_ROWS),
        }
    ),
    "li": frozenset({"li"}),
    "td": _CELLS | _ROWS,
    "th": _CELLS | _ROWS,
    "tr": _ROWS,
}
"""What begins where HTML lets an end be left out."""
_WITHIN = {"li": ("ul", "ol"), "td": ("tr",), "th": ("tr",), "tr": ("table",)}
_DEEPEST = 200
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\w*\.([\w-]+)")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)


@dataclass(slots=True)
class Node:
    """An element: `style` is its own, of its classes too; nothing of what is around it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """Return all that it says."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)

    def nodes(self) -> list[Node]:
        """Return the elements in it."""
        return [one for one in self.children if isinstance(one, Node)]


def parsed(html: str) -> Node:
    """Return the tree of what was copied; a program marks it within what stands around it."""
    rules: dict[str, dict[str, str]] = {}
    sheets = _Sheets()
    sheets.feed(html)
    for sheet in sheets.found:
        for selectors, said in _RULE.findall(sheet):
            for name in _SELECTOR.findall(selectors):
                rules.setdefault(name, {}).update(declarations(said))
    fragment = _FRAGMENT.search(html)
    builder = _Builder(rules)
    builder.feed(fragment[1] if fragment else html)
    builder.close()
    return builder.root


def declarations(said: str) -> dict[str, str]:
    """Return the declarations of a style, in lower case."""
    pairs = (one.partition(":") for one in said.split(";") if ":" in one)
    return {name.strip().lower(): value.strip().strip("\"'").lower() for name, _, value in pairs}


class _Sheets(HTMLParser):
    """Finds the style sheets of a page, which stand before what was copied."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's names
        """See a sheet begin."""
        self.within = tag == "style"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the library's name
        """See a sheet end."""
        self.within = False

    def handle_data(self, data: str) -> None:
        """Keep what a sheet says."""
        if self.within:
            self.found.append(data)

    def unknown_decl(self, data: str) -> None:
        """Pass over what Word says to its own kind."""


class _Builder(HTMLParser):
    """Builds a tree; what is nested without end is flat from some depth on."""

    def __init__(self, rules: dict[str, dict[str, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.rules = rules
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element into the one that is open, once those are closed that it ends."""
        while len(self.open) > 1 and tag in _CLOSED_BY.get(self.open[-1].name, ()):
            self.open.pop()
        self._close_around(tag)
        attributes = {name: value or "" for name, value in attrs}
        style: dict[str, str] = {}
        for name in attributes.get("class", "").split():
            style |= self.rules.get(name, {})
        node = Node(tag, attributes, style | declarations(attributes.get("style", "")))
        self.open[-1].children.append(node)
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, if it is open."""
        names = [one.name for one in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Put text into what is open."""
        self.open[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        """Pass over what Word says to its own kind."""

    def _close_around(self, tag: str) -> None:
        """Close what HTML closes further out: a cell within which a row begins."""
        names = [one.name for one in self.open]
        for name, around in _WITHIN.items():
            if tag in _CLOSED_BY[name] and name in names:
                at = len(names) - 1 - names[::-1].index(name)
                if not set(names[at + 1 :]) & {*around, "table", "ul", "ol"}:
                    del self.open[at:]
                    names = [one.name for one in self.open]
