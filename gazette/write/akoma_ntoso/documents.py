"""Documents: a notice as doc with what it encloses as attachments; an issue as officialGazette.

In: a Notice, its Description, how its blocks are written; an issue's head, where its notices are.
Out: XML, valid by the schema of Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018).

An issue refers to its notices, each a file of its own, and repeats none of them: what becomes known
of a notice is written there alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from gazette.model.blocks import (
    Addressees,
    Copies,
    Day,
    Footnote,
    Instrument,
    NumberLine,
    Remark,
    Signature,
    Title,
    notes_below,
)
from gazette.write.addresses import address
from gazette.write.akoma_ntoso import metadata
from gazette.write.akoma_ntoso.hierarchy import body
from gazette.write.akoma_ntoso.xml import element, held, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block, Notice
    from gazette.write.akoma_ntoso.blocks import BlockXml
    from gazette.write.akoma_ntoso.description import Description, Identity, Publication

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_TITLES = (Title, NumberLine, Instrument)
_CLOSING = (Signature, Day, Remark, Copies)


@dataclass(frozen=True, slots=True)
class Component:
    """A notice in its issue: its id there, section and title, line in the contents, its file."""

    id: str
    section: str
    title: str
    line: str
    file: str


def notice(notice: Notice, description: Description, writer: BlockXml) -> str:
    """Return the file of a notice."""
    meta = metadata.notice(description, frozenset(block.id for block in notice.blocks))
    letter, *enclosed = _parts(notice.blocks)
    attached = [
        _attachment(at, description.identity, part, writer) for at, part in enumerate(enclosed, 1)
    ]
    files = [annex for annex in notice.annexes if annex.file]
    attached += (
        _linked(at, address(annex.file, writer.styling.files), annex.name)
        for at, annex in enumerate(files, len(attached) + 1)
    )
    attachments = element("attachments", {}, *attached) if attached else ""
    return _file(_document("notice", meta, _content(letter, writer), attachments))


def gazette(
    identity: Identity,
    published: Publication | None,
    cover: Sequence[str],
    components: Sequence[Component],
) -> str:
    """Return the file of an issue: what its cover says, its contents, and where its notices are."""
    lines = "".join(held("p", text(one)) for one in cover if one)
    contents = element("toc", {"eId": "toc"}, *_contents(components))
    referred = (
        element("component", {"eId": _component(one)}, _referred(one.file, one.title))
        for one in components
    )
    content = (
        metadata.issue(identity, published),
        element("coverPage", {}, lines, contents),
        element("collectionBody", {}, *referred),
    )
    return _file(element("officialGazette", {"name": "officialGazette"}, *content))


def _component(component: Component) -> str:
    return f"cmp_{component.id}"


def _contents(components: Sequence[Component]) -> Iterator[str]:
    """Yield the lines of the contents: each section, and below it its notices."""
    section = ""
    for one in components:
        href = f"#{_component(one)}"
        if one.section != section:
            section = one.section
            yield held("tocItem", text(section), {"level": "1", "href": href})
        yield held("tocItem", text(one.line), {"level": "2", "href": href})


def _file(content: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<akomaNtoso xmlns="{NAMESPACE}">\n{content}</akomaNtoso>\n'
    )


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """Part the blocks: the letter as far as its signature, and each instrument behind it.

    What bears no signature is one letter as far as an instrument that follows a text.
    """
    closing = next((at for at, block in enumerate(blocks) if isinstance(block, _CLOSING)), 0)
    end = closing + len(list(takewhile(_closes, blocks[closing:])))
    if not closing:
        opening = len(list(takewhile(_opens, blocks)))
        end = _next_instrument(blocks, opening)
    parts = [blocks[:end]]
    while end < len(blocks):
        begin, end = end, _next_instrument(blocks, end + 1)
        parts.append(blocks[begin:end])
    return parts


def _next_instrument(blocks: Sequence[Block], start: int) -> int:
    """Return where the next instrument begins at or behind a place."""
    found = (at for at in range(start, len(blocks)) if isinstance(blocks[at], Instrument))
    return next(found, len(blocks))


def _opens(block: Block) -> bool:
    return isinstance(block, (*_TITLES, Addressees))


def _closes(block: Block) -> bool:
    return isinstance(block, (*_CLOSING, Footnote))


def _content(blocks: Sequence[Block], writer: BlockXml) -> str:
    """Return a document's preface, preamble, body and conclusions."""
    front = len(list(takewhile(lambda one: isinstance(one, _TITLES), blocks)))
    begin = front + len(list(takewhile(lambda one: isinstance(one, Addressees), blocks[front:])))
    end = len(blocks) - len(list(takewhile(_closes, reversed(blocks[begin:]))))
    if end:
        end += notes_below(blocks, end - 1)  # those of a table that stands last
    around = (("preface", blocks[:front]), ("preamble", blocks[front:begin]))
    before = (element(name, {}, *map(writer.write, part)) for name, part in around if part)
    closing = element("conclusions", {}, *map(writer.write, blocks[end:])) if blocks[end:] else ""
    main = element("mainBody", {}, body(blocks[begin:end], writer) or "<p/>\n")
    return f"{''.join(before)}{main}{closing}"


def _document(name: str, meta: str, content: str, attachments: str = "") -> str:
    return element("doc", {"name": name}, meta, content, attachments)


def _attachment(at: int, identity: Identity, part: Sequence[Block], writer: BlockXml) -> str:
    name = f"att_{at}"
    title = part[0].text if isinstance(part[0], Instrument) else identity.title
    own = replace(identity, title=title, subtype="", numbers=())
    meta = metadata.enclosed(own, f"!{name}")
    return element(
        "attachment",
        {"eId": name},
        _document("attachment", meta, _content(part, writer)),
    )


def _linked(at: int, where: str, name: str) -> str:
    """Return an annex that is a file of its own."""
    return element("attachment", {"eId": f"att_{at}"}, _referred(where, name))


def _referred(where: str, name: str) -> str:
    """Return what stands for a document that is a file of its own."""
    return element("documentRef", {"href": where, "showAs": name})
