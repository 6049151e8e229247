"""Composes a notice: its fields and its body become one list of Blocks, in printed order.

In: a Notice without blocks, its title as marked, its Body.
Out: its Blocks, each with an anchor; the Breaks of an earlier print.

The order is that of GB/T 9704: title, number, addressees, letter, annexes, signature, day; then the
instrument that the letter promulgates, pictures of annexes, and cc.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gazette.lines import solid
from gazette.model import Block, Break
from gazette.read import kinds
from gazette.read.spans import file_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.model import Notice
    from gazette.read.markdown import Body


def compose(notice: Notice, marked: str, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put the Blocks in order; `marked` is the title, a line for each that it asks for."""
    cut = _cut(body)
    parts = (
        *_opening(notice, marked),
        *body[:cut],
        *_closing(notice),
        *body[cut:],
        *_after(notice),
    )
    return tuple(
        Block(f"n{at}", block.kind, block.html, block.text, block.level, block.line)
        for at, block in enumerate(parts, 1)
    )


def breaks(notice: Notice, body: Body) -> tuple[Break, ...]:
    """Say before which character of which Block of a composed Notice each page begins.

    What stands at the end of a Block of the body is said of what follows it in print; of a page
    that begins behind the last Block nothing is said.
    """
    before = sum(1 for _ in _opening(notice, notice.card.title))
    after = sum(1 for _ in _closing(notice))
    cut = _cut(body.blocks)
    found = []
    for at, offset, page in body.breaks:
        place = at + before + (after if cut <= at and cut < len(body.blocks) else 0)
        seen = offset
        while place < len(notice.blocks) and seen >= len(solid(notice.blocks[place].text)):
            place, seen = place + 1, 0
        if place < len(notice.blocks):
            found.append(Break(page.page, notice.card.id, notice.blocks[place].anchor, seen))
    return tuple(found)


def chinese_day(day: date) -> str:
    """Write a day as documents do: 2026年3月5日, Arabic, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed(file: str) -> bool:
    """Return whether an annex is a picture, which stands in the text of every edition."""
    return file.lower().endswith(kinds.suffixes(kinds.PICTURE))


def line(kind: str, text: str, html: str = "", tag: str = "p") -> Block:
    """Make a Block of one line, such as the signature."""
    return Block("", kind, f'<{tag} class="{kind}">{html or _shown(text)}</{tag}>', text)


def _cut(body: tuple[Block, ...]) -> int:
    return next((at for at, block in enumerate(body) if block.kind == "instrument"), len(body))


def _opening(notice: Notice, marked: str) -> Iterator[Block]:
    card = notice.card
    if card.title:
        senses = marked.split("\n")
        if len(senses) == 1 and card.issuer and marked.startswith(card.issuer):
            senses = [card.issuer, marked[len(card.issuer) :]]
        yield line("title", card.title, "<wbr>".join(_parted(card.title, senses)), "h1")
    if card.number:
        yield line("number", card.number)
    if notice.addressees:
        yield line("addressees", notice.addressees.rstrip("：:") + "：")


def _parted(title: str, lines: list[str]) -> Iterator[str]:
    """Part a title after each of its lines; the space that joins two words stays with the first."""
    for part in lines[:-1]:
        cut = len(part) + title.startswith(" ", len(part))
        yield _shown(title[:cut])
        title = title[cut:]
    if title:
        yield _shown(title)


def _closing(notice: Notice) -> Iterator[Block]:
    if notice.annexes:
        yield _annexes(notice)
    if notice.signed_by:
        yield line("signature", notice.signed_by)
    if notice.card.dated:
        yield line("dated", chinese_day(notice.card.dated))
    if notice.remark:
        yield line("remark", notice.remark)


def _annexes(notice: Notice) -> Block:
    """List the annexes; a name takes no punctuation after it, an omitted one says so."""
    single = len(notice.annexes) == 1
    html, text = [], []
    for at, annex in enumerate(notice.annexes, 1):
        head = ("附件：" if at == 1 else "") + ("" if single else f"{at}.")
        tail = "（略）" if annex.omitted else ""
        name = _shown(annex.name)
        if annex.file:
            name = f'<a href="{file_address(annex.file)}">{name}</a>'
        html.append(f"<p>{head}{name}{tail}</p>")
        text.append(f"{head}{annex.name}{tail}")
    return Block("", "annexes", f'<div class="annexes">{"".join(html)}</div>', "\n".join(text))


def _after(notice: Notice) -> Iterator[Block]:
    for at, annex in enumerate(notice.annexes, 1):
        if printed(annex.file):
            said = f"附件{at if len(notice.annexes) > 1 else ''}：{annex.name}"
            shown = f'<img src="{file_address(annex.file)}" alt="{escape(said)}">'
            html = f"<figure>{shown}<figcaption>{_shown(said)}</figcaption></figure>"
            yield Block("", "figure", html, said)
    if notice.cc:
        yield line("cc", f"抄送：{notice.cc}")


def _shown(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
