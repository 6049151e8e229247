"""Page resources: what a page draws with, and the inks that it is printed in.

In: a content stream of a PDF and its resources, which all pages share as WeasyPrint writes them.
Out: resources that list what is used and nothing else; the names of inks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Stream, parse_content_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object

BLACK = "K"
FOUR = ("C", "M", "Y", BLACK)
"""The inks of four-colour print, in their order in a PDF."""

_KINDS = {
    "Tf": "/Font",
    "gs": "/ExtGState",
    "Do": "/XObject",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "sh": "/Shading",
}
"""The operators that name a resource, and its kind (ISO 32000-1, table 51 and 7.8.3)."""
_GREYS = {"g", "G"}
_INKS = {"k", "K"}
_SPECIAL = {"scn", "SCN"}
"""What sets a colour of any space: four numbers are inks, as `device-cmyk()` writes them."""
_OPERATORS = " ".join([*_KINDS, *_GREYS, *_INKS])


def prune(drawn: Object) -> None:
    """Let a form list what it draws with, and what it draws do so, too."""
    shared = drawn.get("/Resources", Dictionary())
    own: dict[str, dict[str, Object]] = {}
    for operands, operator in _operations(drawn):
        kind = _KINDS.get(operator)
        name = str(operands[-1]) if kind == "/Pattern" else str(operands[0]) if kind else ""
        if kind and name in shared.get(kind, {}):
            own.setdefault(kind, {})[name] = shared[kind][name]
    drawn["/Resources"] = Dictionary({kind: Dictionary(used) for kind, used in own.items()})
    for kind in ("/XObject", "/Pattern"):
        for used in own.get(kind, {}).values():
            if isinstance(used, Stream) and "/Resources" in used:
                prune(used)


def inks(drawn: Object) -> frozenset[str]:
    """Return the inks that a form is printed in; of its resources those are asked that it uses."""
    found: set[str] = set()
    for operands, operator in _operations(drawn):
        if operator in _INKS or (operator in _SPECIAL and len(operands) == len(FOUR)):
            found.update(_inks_of([float(part) for part in operands]))
        elif operator in _GREYS and float(operands[0]) < 1:
            found.add(BLACK)
    resources = drawn.get("/Resources", Dictionary())
    for space in resources.get("/ColorSpace", Dictionary()).values():
        found.update(_space(space))
    for kind in ("/XObject", "/Pattern", "/Shading"):
        for used in resources.get(kind, Dictionary()).values():
            found |= _inks_drawn(used)
    return frozenset(found)


def _inks_drawn(used: Any) -> frozenset[str]:
    """Return the inks of a picture, a form, a pattern or a shading."""
    if "/Shading" in used:
        return _inks_drawn(used.Shading)
    if "/ShadingType" in used:
        return frozenset(ink for end in _ends(used.Function) for ink in _inks_of(end))
    if used.get("/Subtype") == "/Image":
        return frozenset(_space(used.get("/ColorSpace", Name.DeviceGray)))
    return inks(used)


def _ends(function: Any) -> Iterator[list[float]]:
    """Yield the colours between which a shading runs."""
    for part in function.get("/Functions", ()):
        yield from _ends(part)
    for key in ("/C0", "/C1"):
        if key in function:
            yield [float(one) for one in function[key]]


def _inks_of(parts: list[float]) -> Iterator[str]:
    return (ink for ink, part in zip(FOUR, parts, strict=True) if part > 0)


def _space(space: Object) -> tuple[str, ...]:
    """Return the inks of a colour space."""
    if isinstance(space, Array):
        return (str(space[1])[1:],) if space[0] == "/Separation" else FOUR
    return {"/DeviceGray": (BLACK,), "/DeviceCMYK": FOUR}.get(str(space), ())


def _operations(drawn: Object) -> Iterator[tuple[Any, str]]:
    for one in parse_content_stream(drawn, _OPERATORS):
        yield one.operands, str(one.operator)
