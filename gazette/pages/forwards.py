"""Forwards: the further addresses of a notice, each of which leads on to its own for ever.

In: a notice's Card in its Setting; an Archive.
Out: a Page at each; data/redirects.csv, which says them all, for servers.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from gazette.language.words import words
from gazette.model import Page, State
from gazette.pages.frame import described, framed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card
    from gazette.pages.contents import Archive
    from gazette.pages.setting import Setting


def forwards(card: Card, setting: Setting) -> Iterator[Page]:
    """Yield a page at each further address.

    There is one for each number, wherever it is printed, one in the issue for each number of a
    joint document but the first, and one for each alias.
    """
    around = setting.around
    masthead = around.masthead
    said = words(masthead)
    shows = {
        **framed(masthead, around.site, card.address, f"{card.title} - {masthead.name}"),
        "draft": setting.issue.state is State.DRAFT,
        "description": described(card.title),
        "heading": card.title,
        "number": said.listed(map(str, card.numbers)),
        "address": card.address,
        "several": len(card.numbers) > 1,
    }
    for address in card.forwards:
        yield Page(address, "forward.html", {**shows, "former": address in card.aliases})


def redirects(archive: Archive) -> Page:
    """Return data/redirects.csv: an address that forwards, and where it leads, a row each."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("from", "to"))
    for issue in archive.gazette.issues:
        for card in issue.cards:
            rows.writerows((address, card.address) for address in card.forwards)
    return Page("/data/redirects.csv", "", {"text": text.getvalue()})
