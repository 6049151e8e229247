"""XML: elements, their attributes, and text between them.

In: names in English, values and texts of any characters that XML may hold.
Out: XML as text; a tag is made here and nowhere else in this street.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes with a space before each; what has no value is left out."""
    return "".join([f' {name}="{escape(value)}"' for name, value in values.items() if value])


def element(name: str, values: Mapping[str, str], *content: str) -> str:
    """Return an element on lines of its own; `content` is XML already."""
    begins = f"<{name}{attributes(values)}" if values else f"<{name}"
    return f"{begins}>\n{''.join(content)}</{name}>\n" if content else f"{begins}/>\n"


def held(name: str, content: str, values: Mapping[str, str] | None = None) -> str:
    """Return an element with its content on one line: no white space is added to a text."""
    return f"<{name}{attributes(values) if values else ''}>{content}</{name}>\n"


def text(said: str) -> str:
    """Return a text as XML writes it."""
    return escape(said, quote=False)
