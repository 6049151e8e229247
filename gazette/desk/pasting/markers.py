"""Markers: the number or the dot that Word writes before a paragraph of a list.

In: the Node of a paragraph.
Out: its marker, and the paragraph without it; whether it is a dot.
"""

from __future__ import annotations

import re

from gazette.desk.pasting.tree import Node

_LEVEL = re.compile(r"level([1-9])")
_WINGS = ("wingdings", "symbol", "webdings")
"""Faces whose letters are signs: what is an l in Wingdings is a dot."""
_DOTS = frozenset("·•●○■□◆◇▪–-*§Øo")


def marker(node: Node) -> Node | None:
    """Return the marker of a paragraph; None where it is in no list of Word's."""
    for child in node.nodes():
        if child.style.get("mso-list") == "ignore":
            return child
        if found := marker(child):
            return found
    return None


def depth(node: Node) -> int:
    """Return how many lists of Word's a paragraph of one stands within: `l0 level2 lfo1` in one."""
    found = _LEVEL.search(node.style.get("mso-list", ""))
    return int(found[1]) - 1 if found else 0


def without(node: Node, mark: Node) -> Node:
    """Return an element without its marker."""
    children: list[Node | str] = [
        without(one, mark) if isinstance(one, Node) else one
        for one in node.children
        if one is not mark
    ]
    return Node(node.name, node.attributes, node.style, children)


def number(mark: Node) -> str:
    """Return the number of a marker; empty where it is a dot."""
    said = "".join(mark.text().split())
    return "" if said in _DOTS or any(name in _faces(mark) for name in _WINGS) else said


def _faces(node: Node) -> str:
    """Return the faces of an element and of what is in it, in one text."""
    own = node.style.get("font-family", "") + node.style.get("font", "")
    return own + "".join(map(_faces, node.nodes()))
