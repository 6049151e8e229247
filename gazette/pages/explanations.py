"""Explanations (政策解读): what explains a notice and is no part of it, shown apart.

In: a Notice, the Links of its relations, the masthead.
Out: titles and addresses for layouts/notice.html and for its JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.model import Link, Masthead, Notice
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json

EXPLAINS = "explains"
"""The verb of a notice of ours that explains another."""


def shown(masthead: Masthead, notice: Notice, links: Iterable[Link]) -> tuple[Shows, ...]:
    """Return the title and the address of each; `ours` where the address is of this site.

    The editor's own come first, then the notices that say of themselves that they explain this one.
    """
    return tuple(_all(masthead, notice, links))


def rows(
    masthead: Masthead,
    notice: Notice,
    links: Iterable[Link],
    files: Mapping[str, tuple[int, str]],
) -> list[Json]:
    """Return the same for machines; a file has its size in bytes and its SHA-256."""
    folder = f"/{notice.card.issue}/files/"
    found: list[Json] = []
    for one in _all(masthead, notice, links):
        size, digest = files.get(one["address"].removeprefix(folder), (None, None))
        found.append({"title": one["title"], "url": one["address"], "size": size, "sha256": digest})
    return found


def told(link: Link) -> bool:
    """Return whether a relation is shown among the explanations: another notice explains this."""
    return link.back and link.verb == EXPLAINS


def _all(masthead: Masthead, notice: Notice, links: Iterable[Link]) -> Iterator[Shows]:
    own = f"{masthead.address}/"
    for one in notice.explanations:
        address = one.address or f"/{notice.card.issue}/files/{one.file}"
        ours = not one.address or address.startswith(own)
        local = address.removeprefix(masthead.address) if ours else address
        yield {"title": one.title, "address": local, "ours": ours}
    for link in links:
        if told(link):
            yield {"title": link.title or link.number, "address": link.address, "ours": True}
