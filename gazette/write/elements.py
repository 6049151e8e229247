"""Elements around and between blocks: boxes, pictures, the marks of printed pages.

In: Markup, and what an element says of itself.
Out: Markup.
"""

from __future__ import annotations

import re
from collections import deque

from markupsafe import Markup, escape

from gazette.write.output import Output

_DIVISION = Markup('<div class="{}">{}</div>')
_BARE = Markup("<div>{}</div>")
_SCROLLED = Markup('<div class="wide" role="group" aria-label="{}" tabindex="0">{}</div>')
_PICTURE = Markup('<img src="{}" alt="{}">')
_SHEET = Markup('<img src="{}" alt="{}" style="width:{:.2f}pt">')
_PLACE = Markup('<span id="{}"></span>')
_PAGE_BREAK = Markup(
    '<page-break role="doc-pagebreak" id="p{page}" aria-label="{label}" data-page="{page}">'
    "</page-break>"
)
_BOOK_PAGE_BREAK = Markup(
    '<span epub:type="pagebreak" role="doc-pagebreak" id="p{page}" aria-label="{label}"></span>'
)
_FLOATED = Markup(
    '<div class="floated" role="group" aria-label="{label}" data-page="{page}">{shown}</div>'
)
_WHOLE_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
    "<title>{title}</title>\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="robots" content="noindex">\n'
    "<style>{style}</style></head><body>\n{content}\n</body></html>\n"
)
_NEEDS_ESCAPE = re.compile(r"[^\w .-]")


def text(said: str, language: str, variants: re.Pattern[str]) -> Markup:
    """Return a text in a language with its `variants` (one group) in spans of class variant."""
    output = Output(language, variants, deque())
    output.text(said)
    return output.markup()


def filled(form: str, **parts: object) -> Markup:
    """Return a text with what stands in its {names}: texts, or elements as they are."""
    return escape(form).format(**parts)


def division(content: Markup, name: str = "") -> Markup:
    """Return a box around some content, of a class if it has one."""
    return _DIVISION.format(name, content) if name else _BARE.format(content)


def scrolled(table: Markup, label: str) -> Markup:
    """Return a table in a box that is scrolled where it is too wide, by the keyboard too."""
    return _SCROLLED.format(label, table)


def picture(source: str, text: str) -> Markup:
    """Return a picture, and what it is for those who do not see it."""
    return _PICTURE.format(source, text)


def sheet(source: str, text: str, width: float) -> Markup:
    """Return the picture of a page, so many points wide, and what the page says."""
    return _SHEET.format(source, text, width)


def page(title: str, language: str, style: str, content: Markup) -> Markup:
    """Return a page that stands alone, for an editor: no search engine lists it."""
    return _WHOLE_PAGE.format(language=language, title=title, style=style, content=content)


def css_string(text: str) -> Markup:
    """Return a text as a string of CSS (CSS Syntax 3, 2.1), for inside <style>."""
    escaped = _NEEDS_ESCAPE.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - inside <style> nothing else is escaped


def place(name: str) -> Markup:
    """Return a place that an address can lead to."""
    return _PLACE.format(name)


def floated(shown: Markup, page: int, label: str) -> Markup:
    """Return a picture that stands on another printed page than the text around it."""
    return _FLOATED.format(shown=shown, page=page, label=label)


def book_page_break(page: int, label: str) -> Markup:
    """Return the mark of a printed page in an EPUB, whose readers know what it is."""
    return _BOOK_PAGE_BREAK.format(page=page, label=label)


def page_break(page: int, label: str) -> Markup:
    """Return the mark of a printed page; its number is drawn by the style, so nobody copies it.

    An element of its own name: a span may have no label but by its role, and judges (axe-core 4)
    do not know the roles of books.
    """
    return _PAGE_BREAK.format(page=page, label=label)
