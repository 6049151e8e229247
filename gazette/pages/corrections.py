"""Corrections (更正): what the page, the text and the data of a notice tell of them.

In: a Notice in its Setting.
Out: the Revisions of each block, for write; what the page and the plain text say; rows of JSON;
the blocks as corrected, for the search.

The text stays as it was printed; what should stand there is beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gazette.language.words import words
from gazette.pages import statuses
from gazette.read.corrections import VERB, sentence
from gazette.record.corrections import spot
from gazette.write.styling import Revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.language.words import Words
    from gazette.model import Block, Link, Notice
    from gazette.model.correction import Corrected, Correction
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.setting import Setting, Surroundings
    from gazette.record.corrections import Spot

_SOLID = re.compile(r"\S")


class Placed(NamedTuple):
    """A correction of a notice: by which document, at which characters; None if none is certain."""

    correction: Correction
    by: Link
    spot: Spot | None


def placed(notice: Notice, around: Surroundings) -> tuple[Placed, ...]:
    """Return what others correct in a notice, the oldest first."""
    return found_in(notice, around.record.corrected.get(notice.card.address, ()))


def found_in(notice: Notice, known: Iterable[Corrected]) -> tuple[Placed, ...]:
    """Return what others correct in a notice, each at its place."""
    return tuple(
        Placed(one, corrected.act, spot(notice.blocks, one))
        for corrected in known
        for one in corrected.corrections
    )


def revisions(words: Words, found: Iterable[Placed]) -> dict[str, tuple[Revision, ...]]:
    """Return by its id where a block is corrected; of two at one place the newer."""
    made: dict[str, list[Revision]] = {}
    for one in found:
        if one.spot:
            unit, start, end = one.spot[:3]
            others = [o for o in made.get(unit, ()) if o.end <= start or end <= o.start]
            by = statuses.named(words, one.by)
            now = Revision(start, end, one.correction.now, words.correcting.should, by)
            made[unit] = sorted((*others, now), key=lambda revision: revision.start)
    return {unit: tuple(of) for unit, of in made.items()}


def as_corrected(block: Block, made: Sequence[Revision]) -> str:
    """Return the text of a block as corrected."""
    text = block.text
    places = [match.start() for match in _SOLID.finditer(text)]
    for one in reversed(made):
        text = text[: places[one.start]] + one.now + text[places[one.end - 1] + 1 :]
    return text


def told(words: Words, found: Sequence[Placed]) -> Shows | None:
    """Return what the page says beside who corrects: how many are marked, and which are not."""
    if not found:
        return None
    return {
        "placed": sum(bool(one.spot) for one in found),
        "unplaced": tuple(sentence(words, one.correction) for one in found if not one.spot),
    }


def head(notice: Notice, setting: Setting) -> Iterator[str]:
    """Yield the line of a plain text that tells of corrections, where there are any."""
    said = words(setting.around.masthead)
    if found := placed(notice, setting.around):
        acts = said.listed(dict.fromkeys(statuses.named(said, one.by) for one in found))
        yield said.correcting.told.format(count=len(found), acts=acts)


def rows(notice: Notice, around: Surroundings, links: Iterable[Link]) -> list[Json]:
    """Return the corrections in both directions: `act` is the document that corrects `target`.

    `unit` and `offset` are those of the text that is corrected; of a notice that corrects others
    they are as it says.
    """
    card = notice.card
    own = _document(str(card.numbers[0]) if card.numbers else "", card.title, card.address)
    targets = [link for link in links if link.verb == VERB and not link.back]
    found: list[Json] = []
    for one in card.corrections:
        target = next((link for link in targets if _names(link, one)), None)
        other = _linked(target) if target else _document(str(one.target), one.title, "")
        found.append(_row(one, own, other, (one.unit or None, None)))
    for each in placed(notice, around):
        place = (each.spot.unit, each.spot.start) if each.spot else (None, None)
        found.append(_row(each.correction, _linked(each.by), own, place))
    return found


def _names(link: Link, correction: Correction) -> bool:
    """Return whether a link leads to what is corrected."""
    written = str(correction.target)
    return written in {link.number, link.title} or link.address.strip("/").endswith(written)


def _row(
    one: Correction, act: Json, target: Json, place: tuple[str | None, int | None]
) -> dict[str, Json]:
    unit, offset = place
    return {
        "act": act,
        "target": target,
        "unit": unit,
        "offset": offset,
        "was": one.was,
        "now": one.now,
        "nth": one.nth or None,
        "page": one.printed.page or None,
        "column": one.printed.column or None,
        "line": one.printed.line or None,
    }


def _linked(link: Link) -> dict[str, Json]:
    return _document(link.number, link.title, link.address)


def _document(number: str, title: str, address: str) -> dict[str, Json]:
    return {"number": number or None, "title": title or None, "url": address or None}
