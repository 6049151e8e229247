"""What a Word file says of a paragraph outside of its text: its list, its outline, its notes.

In: nodes of a document.
Out: lists, levels, notes, running heads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.importers.sources.word_numbering import W

if TYPE_CHECKING:
    from collections.abc import Iterator


def own(node: Any, parent: Any) -> bool:
    """Return whether the nearest table or row around a node is this one: tables stand in tables."""
    tags = (f"{W}tbl",) if parent.tag == f"{W}tbl" else (f"{W}tr",)
    return next((up for up in node.iterancestors() if up.tag in tags), None) is parent


def numbering(document: Any) -> Any:
    """Return the numbering part of a document; None where it has none."""
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return None


def notes(document: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield the footnotes and endnotes of a document by kind and id."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - half a second that a build need not wait

    for relation in document.part.rels.values():
        for kind in ("footnote", "endnote"):
            if relation.reltype.endswith(f"/{kind}s"):
                root = parse_xml(relation.target_part.blob)
                for node in root.iter(f"{W}{kind}"):
                    if node.get(f"{W}type") is None:
                        yield (kind, node.get(f"{W}id")), node


def listed(node: Any, document: Any) -> tuple[str, int]:
    """Return the list and the depth of a paragraph: its own, or its style's."""
    style = node.find(f"{W}pPr/{W}pStyle")
    sources = [node.find(f"{W}pPr/{W}numPr")]
    if style is not None:
        found = document.styles.element.xpath(f'w:style[@w:styleId="{style.get(f"{W}val")}"]')
        sources += [each.find(f"{W}pPr/{W}numPr") for each in found]
    for source in sources:
        if source is not None:
            name, depth = source.find(f"{W}numId"), source.find(f"{W}ilvl")
            value = name.get(f"{W}val") if name is not None else ""
            # List 0 takes a paragraph out of the list of its style (ECMA-376, numId).
            if value == "0":
                break
            return value, int(depth.get(f"{W}val")) if depth is not None else 0
    return "", 0


def outline(node: Any, document: Any) -> int:
    """Return the outline level of a heading's style, from 1; 0 where it is body text."""
    style = node.find(f"{W}pPr/{W}pStyle")
    if style is None:
        return 0
    found = document.styles.element.xpath(f'w:style[@w:styleId="{style.get(f"{W}val")}"]')
    for each in found:
        level = each.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and level.get(f"{W}val") != "9":
            return int(level.get(f"{W}val")) + 1
    return 0


def running(document: Any) -> Iterator[str]:
    """Yield the texts of the running heads and feet."""
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield from (paragraph.text for paragraph in part.paragraphs)
