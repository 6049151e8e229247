"""Site EPUBs: which EPUBs have to be made, and where those of the site come from.

In: a Context, the orders for the pages of all issues, what their EPUBs are made from.
Out: the orders with their Bindings; files of the site.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gazette.build.binding import EPUBS, Binding, Epub
from gazette.build.cache import key
from gazette.build.page_drawing import staged
from gazette.build.site_files import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gazette.build.context import Context
    from gazette.build.issue_tasks import IssueTasks, PagesOrder
    from gazette.build.site_files import SiteFiles

    Orders = Mapping[str, PagesOrder]
    Covers = Mapping[str, Callable[[], bytes]]

_NONE = Epub()


def with_bindings(
    context: Context, orders: Orders, made_of: Mapping[str, object], covers: Covers
) -> dict[str, PagesOrder]:
    """Return the orders, each with how its EPUB is to be made.

    `made_of` are by an issue's id what its EPUB is made from beside its order: its files, the
    layouts, the cover; `covers` give the bytes of those that were printed.
    """
    found: dict[str, PagesOrder] = {}
    for name, order in orders.items():
        made_from = key(made_of[name], order.page_map, order.around.masthead, order.issue.state)
        made = context.cache.known(EPUBS, name, made_from)
        cover = covers[name]() if made is None and name in covers else b""
        found[name] = replace(order, binding=Binding(made_from, made, cover))
    return found


def sizes(context: Context, orders: Orders) -> dict[str, int]:
    """Return the sizes of the EPUBs that the site has, in bytes."""
    return {name: (context.cache.last(EPUBS, name) or _NONE).size for name in orders}


def add_epubs(
    files: SiteFiles, context: Context, tasks: IssueTasks, orders: Orders, covers: Covers
) -> None:
    """Add the EPUBs; one that the site turns out to lack is made again."""
    place = partial(staged, context.site.staging)
    context.cache.retain(EPUBS, orders)
    for name, order in orders.items():
        made = context.cache.last(EPUBS, name)
        if made and made.size:
            again = partial(_again, tasks, order, covers.get(name))
            files.add(f"{name} epub", {made.path: made.digest}, lazily(place, again))


def _again(tasks: IssueTasks, order: PagesOrder, cover: Callable[[], bytes] | None) -> None:
    binding = replace(order.binding, made=None, cover=cover() if cover else b"")
    tasks.draw(replace(order, drawn=False, searched=False, binding=binding))
