"""Server lists: data/moved.txt and data/moved.map, by which servers answer 301 and 410.

In: the Gazette, what the pages of each issue are made from.
Out: both files among the SiteFiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.pages.server_lists import server_lists
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.build.issue_tasks import PagesOrder
    from gazette.build.site_files import SiteFiles
    from gazette.model import Gazette


def add_server_lists(files: SiteFiles, gazette: Gazette, orders: Iterable[PagesOrder]) -> None:
    """Add both lists; where a notice was that its issue has no longer, its order tells."""
    removed = (one for order in orders for one in order.around.removed)
    lists = server_lists(gazette, removed)
    digests = {path: digest(data) for path, data in lists.items()}
    files.add("server lists", digests, lists.__getitem__)
