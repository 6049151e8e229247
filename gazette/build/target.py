"""The target of an act: which notice an editor means by a number, id, title, address or file.

In: a Gazette with its drafts, what was written.
Out: a Card, or Refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import held
from gazette.language import numbers
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.model import Card, Gazette


def target(gazette: Gazette, written: str) -> Card:
    """Return the notice that is meant. Raise Refused for none, and for several."""
    name = written.strip()
    if name.endswith(".md"):
        return _of_file(gazette, name)
    if name.startswith("《") and name.endswith("》"):
        name = name[1:-1]
    elif "/" in name:
        name = name.removeprefix(gazette.masthead.address).partition("#")[0].strip("/")
    bearing = held(gazette).get(numbers.read(name, gazette.masthead) or name, ())
    if len(bearing) > 1:
        places = tuple(f"{one.issue}/{one.id}" for one in bearing)
        what = message("本库有{count}份文件都叫 `{target}`", count=len(places), target=name)
        raise Refused(what, message("写成其中一份：{places:、}", places=places))
    if not bearing:
        mend = message("核对文号；没有文号的，写网址代号（tg-2026-1）或完整标题")
        if numbers.is_loose(name):
            mend = numbers.mend(name, gazette.masthead)
        raise Refused(message("本库没有 `{target}`", target=name), mend)
    return bearing[0]


def _of_file(gazette: Gazette, name: str) -> Card:
    """Return the notice of a file, by its path from wherever, or by its name alone."""
    path = f"/{name}"
    cards = [card for issue in gazette.issues for card in issue.cards]
    found = [card for card in cards if path.endswith(f"/{card.place.file}")]
    alone = [card for card in cards if card.place.file.endswith(path)]
    if len(found or alone) != 1:
        what = message("本库没有 `{target}`", target=name)
        raise Refused(what, message("写成 2026-01/03-zf-2026-5.md 的样子"))
    return (found or alone)[0]
