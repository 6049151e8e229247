"""Verifying: the page on which readers hold what they have against what was published.

In: an Archive.
Out: /verify/, and the same in one file that works when it is saved; nothing before an issue is
locked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.frame import absolute, column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette
    from gazette.pages.contents import Archive


def is_bound(gazette: Gazette) -> bool:
    """Return whether an issue is locked, so that there is something to verify."""
    return any(issue.lock for issue in gazette.issues)


def verify_pages(archive: Archive) -> Iterator[Page]:
    """Yield the page, and the one that is saved."""
    gazette, said = archive.gazette, archive.words.verifying
    if not is_bound(gazette):
        return
    locked = tuple(issue for issue in reversed(gazette.issues) if issue.lock)
    shows = {
        **archive.framed("/verify/", said.heading),
        "meta": column(gazette.masthead, said.heading, said.described),
        "description": said.described,
        "heading": said.heading,
        "issues": tuple((issue.id, archive.words.issue(issue)) for issue in locked),
        "site_address": absolute(gazette.masthead, "/"),
    }
    yield Page("/verify/", "verify.html", shows)
    yield Page("/verify/offline.html", "verify-offline.html", {**shows, "noindex": True})
