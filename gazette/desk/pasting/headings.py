"""Headings of the clipboard that have no style of one, only the face that GB/T 9704 gives them.

In: the Node of a paragraph; what it says.
Out: whether it is a heading: 一、 in Hei (黑体), （一） in Kai (楷体), alone in its paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.faces import HEADING_FACES
from gazette.language.numbering import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.desk.pasting.tree import Node

_ENDS = tuple("。；：，？！.;:,")
"""What no heading ends with: a paragraph that begins with a number does."""


def is_heading(node: Node, text: str) -> bool:
    """Return whether all of a paragraph is in the face of the headings of its level."""
    said = label(text)
    names = HEADING_FACES.get(said.level) if said else None
    if names is None or text.endswith(_ENDS):
        return False
    return all(any(name in face for name in names) for face in _faces(node, ""))


def _faces(node: Node, around: str) -> Iterator[str]:
    """Yield the face of each text of an element."""
    own = [node.style.get(key, "") for key in ("font-family", "mso-fareast-font-family")]
    face = " ".join(own).strip() or around
    for child in node.children:
        if not isinstance(child, str):
            yield from _faces(child, face)
        elif child.strip():
            yield face
