"""Order routes: a notice is printed before the one above it, or behind the one below.

In: a Desk, requests: a file, whether it goes up.
Out: the file's name by then, and all files that were renamed for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.desk.answers import text_of
from gazette.desk.listing import LOCKED, LOCKED_MEND, is_locked
from gazette.drafting.moving import carry_out
from gazette.drafting.numbering import order_of
from gazette.drafting.renaming import RenameRequest, renaming
from gazette.model import message
from gazette.site.disk import Refused
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from gazette.desk.answers import Act, Desk
    from gazette.drafting.renaming import Renaming
    from gazette.model import Gazette
    from gazette.preview.server import Request


def order_routes() -> dict[str, Act]:
    """Return what is done at each address."""
    return {"move": _move}


def _move(desk: Desk, request: Request) -> object:
    """Let a notice and its neighbour change places, as `rename --order` does."""
    asked = request.json()
    file, up = text_of(asked, "file"), asked.get("up") is True
    if is_locked(desk.content, file.partition("/")[0]):
        raise Refused(LOCKED, LOCKED_MEND)
    with hold(desk.content):
        done = _exchanged(desk.known(), file, up=up)
        carry_out(desk.content, done, lambda data, _fields: data)
    return {"file": dict(done.moves).get(file, file), "moves": done.moves}


def _exchanged(gazette: Gazette, file: str, *, up: bool) -> Renaming:
    """Return what is renamed. Raise Refused at the end of an issue, or where files have no order.

    What goes down is passed by the next, which goes up.
    """
    for issue in gazette.issues:
        for above, below in zip(issue.cards, issue.cards[1:], strict=False):
            if file == (below if up else above).place.file:
                if not order_of(above):
                    what = message("`{file}` 的文件名没有次序", file=above.place.file)
                    raise Refused(what, message("文件名以两位数的次序开头，例如 07-zbf-2026-31.md"))
                return renaming(gazette, below, RenameRequest(order=order_of(above)))
    what = message("`{file}` 前后没有文件可以交换", file=file)
    raise Refused(what, message("刷新这一页，再试一次"))
