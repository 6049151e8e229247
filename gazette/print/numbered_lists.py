"""Numbered lists: paragraphs that an editor numbers （一）（二） are lists for who hears a PDF.

In: Notices; the pages on which they stand; the structure of their PDF.
Out: the same structure, in which such paragraphs are items of lists (ISO 32000-1, 14.8.4.3.3).

Their text stays a paragraph's, with its number: only what it is called in the structure changes.
"""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from gazette.language.numbering import Level, label
from gazette.model.blocks import Paragraph
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.pdf import Array, Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.model import Block, Notice
    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.pdf import PDF

Path: TypeAlias = tuple[int, ...]
"""The lists that an item stands in, from the outermost."""

_PARAGRAPH, _ITEM = "p", "li"


def numbered_lists(notices: Iterable[Notice]) -> dict[str, Path]:
    """Map the element of each paragraph that is an item to the lists that it stands in.

    A list has two items at least, whose numbers follow one another; what stands below an item is a
    list within the list.
    """
    keys = count(1)
    found: dict[str, Path] = {}
    for notice in notices:
        for block, path in _numbered(notice.blocks, keys):
            found[f"{notice.card.id}.{block.id}"] = path
    items = Counter(path[-1] for path in found.values())
    return {
        name: tuple(key for key in path if items[key] > 1)
        for name, path in found.items()
        if items[path[-1]] > 1
    }


def _numbered(blocks: Iterable[Block], keys: Iterator[int]) -> Iterator[tuple[Block, Path]]:
    """Yield the paragraphs with a number, and the lists that they stand in if these are any."""
    within: list[tuple[Level, int, int]] = []
    for block in blocks:
        begins = label(block.text) if isinstance(block, Paragraph) else None
        if begins is None or begins.level < Level.ONE:
            within.clear()
            continue
        while within and within[-1][0] > begins.level:
            within.pop()
        key = 0
        if within and within[-1][0] == begins.level:
            _, last, known = within.pop()
            key = known if begins.number == last + 1 else 0
        within.append((begins.level, begins.number, key or next(keys)))
        yield block, tuple(key for *_, key in within)


def call_items(pages: Iterable[Page], lists: Mapping[str, Path]) -> list[Path]:
    """Call the boxes of such paragraphs items; return the lists of each, as they are tagged."""
    return [path for page in pages for path in _called(page_box(page), lists)]


def _called(box: Box, lists: Mapping[str, Path]) -> Iterator[Path]:
    name = (box.element.get("id") if box.element is not None else None) or ""
    if name in lists and box.element_tag in (_PARAGRAPH, _ITEM):
        box.element_tag = _ITEM
        yield lists[name]
        return
    for child in box.all_children():
        yield from _called(child, lists)


def gather_items(pdf: PDF, paths: Iterable[Path]) -> None:
    """Put items that stand side by side into their lists; WeasyPrint has tagged them alone."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    waiting = iter(paths)
    for child in root["K"]:
        _gather(pdf, _object(pdf, child), waiting)
    if next(waiting, None) is not None:
        raise AssertionError("WeasyPrint tags its boxes in another order than it did")


def _gather(pdf: PDF, element: Dictionary, waiting: Iterator[Path]) -> None:
    kept: list[object] = []
    within: list[tuple[int, Dictionary]] = []
    for kid in element["K"]:
        child = _object(pdf, kid) if isinstance(kid, bytes) else None
        if child is None or child.get("S") != "/LI" or element["S"] == "/L":
            within.clear()
            kept.append(kid)
        else:
            place = _list(pdf, element, kept, within, next(waiting))
            child["P"] = place.reference
            place["K"].append(kid)
        if child is not None and "S" in child and "K" in child:
            _gather(pdf, child, waiting)
    element["K"] = Array(kept)


def _list(
    pdf: PDF,
    parent: Dictionary,
    kept: list[object],
    within: list[tuple[int, Dictionary]],
    path: Path,
) -> Dictionary:
    """Return the innermost list of a path; those that are not open yet begin here."""
    same = 0
    while same < min(len(within), len(path)) and within[same][0] == path[same]:
        same += 1
    del within[same:]
    for key in path[same:]:
        outer = within[-1][1] if within else parent
        made = Dictionary({"Type": "/StructElem", "S": "/L", "K": Array(), "P": outer.reference})
        pdf.add_object(made)
        (within[-1][1]["K"] if within else kept).append(made.reference)
        within.append((key, made))
    return within[-1][1]


def _object(pdf: PDF, reference: bytes) -> Dictionary:
    """Return the object that a reference means."""
    found: Dictionary = pdf.objects[int(reference.split()[0])]
    return found
