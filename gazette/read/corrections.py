"""Corrections (更正): what a notice says is misprinted in others, from its front matter.

In: its typed fields, the masthead; what its body says.
Out: Corrections, the Relations that follow from them, the sentences that its body lacks; Problems.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.language.numerals import chinese
from gazette.model import Number, Place, Relation, message
from gazette.model.correction import Correction, PrintedPlace
from gazette.model.parts import CorrectionLine
from gazette.read.relations import named
from gazette.rulebook.correcting import CORRECTION_TWICE
from gazette.rulebook.front_matter import VALUE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.language.words import Words
    from gazette.model import Block, Masthead
    from gazette.read.typed import Typed

VERB = "corrects"
_ARTICLE = re.compile(r"(?:.+-)?art-(\d+)(?:bis(\d+))?((?:-\d+){0,3})(?:_\d+)?")
_LISTED = re.compile(r"(?:.+-)?(table|annex)-(\d+)(?:_\d+)?")
_BELOW = ("paragraph", "item", "subitem")
_NEEDED = ("target", "was", "now")
_UNIT = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_QUOTED = r"[“\"「『]{}[”\"」』]"


def corrections(given: Typed, head: Masthead, body: Iterable[Block]) -> tuple[Correction, ...]:
    """Return what the entries of `corrections` say; report what cannot be so."""
    rows = (row for row in given.get("corrections", ()) if all(map(row.get, _NEEDED)))
    found = [_correction(given, row, head) for row in rows if _is_sound(given, row)]
    texts = [solid(block.text) for block in body] if found else []
    return tuple(replace(one, said=any(_says(text, one) for text in texts)) for one in found)


def with_derived(
    given: Typed, found: Iterable[Correction], written: Iterable[Relation]
) -> Iterator[Relation]:
    """Yield a notice's relations: those that are written, and one for each that it corrects.

    One that is written and says again what `corrections` say is reported, and not said twice.
    """
    targets = {one.target: one for one in reversed(tuple(found))}
    for relation in written:
        if relation.verb != VERB or relation.target not in targets:
            yield relation
            continue
        what = message("更正 `{target}` 写了两处，关联里也写了", target=relation.target)
        mend = message("删去关联里的这一项；它由更正自动得出")
        at = relation.place or Place(given.source.file)
        width = len(str(relation.target))
        given.problems.append(CORRECTION_TWICE.problem(at, what, mend, width=width))
    yield from (
        Relation(VERB, one.target, one.title, one.at) for one in reversed(tuple(targets.values()))
    )


def lines(
    words: Words, found: Iterable[Correction], body: Iterable[Block]
) -> Iterator[CorrectionLine]:
    """Yield the sentences that a notice's body lacks, one for each correction.

    A sentence names the document that is corrected unless the body does, or the one before it.
    """
    known = "".join(solid(block.text) for block in body)
    for one in found:
        if one.said:
            continue
        name = _name(words, one)
        again = solid(name) in known
        known += solid(name)
        line = one.place.line if one.place else 0
        yield CorrectionLine(sentence(words, one, "" if again else name), line=line)


def sentence(words: Words, one: Correction, name: str = "") -> str:
    """Return the sentence of a correction, such as 第5页左栏第12行“甲”应为“乙”。, behind a name."""
    said = words.correcting
    place = ""
    for part in filter(None, (name, *_place(words, one))):
        place = said.apart.format(before=place, after=part) if place else part
    form = said.placed if place else said.sentence
    return form.format(place=place[:1].upper() + place[1:], was=one.was, now=one.now)


def _place(words: Words, one: Correction) -> Iterator[str]:
    """Yield the parts of a place: page, column and line, else its unit as far as it has a name."""
    said, printed = words.correcting, one.printed
    if printed.page:
        yield words.page.format(page=printed.page)
        yield said.columns.get(printed.column, "")
    else:
        yield unit_name(words, one.unit)
    if printed.line:
        yield said.line.format(line=printed.line)
    elif one.nth:
        yield said.nth.format(nth=one.nth)


def unit_name(words: Words, unit: str) -> str:
    """Return what a unit is called by its number: 第十二条第二款; nothing for one without."""
    said = words.reference.said
    if match := _ARTICLE.fullmatch(unit):
        steps = [int(step) for step in match[3].split("-") if step]
        below = zip(_BELOW, steps, strict=False)
        return "".join(
            (
                _counted(words, said["art"], int(match[1])),
                _counted(words, said["bis"], int(match[2])) if match[2] else "",
                *(_counted(words, said[level], n) for level, n in below),
            )
        )
    listed = _LISTED.fullmatch(unit)
    return said[listed[1]].format(n=listed[2]) if listed else ""


def _counted(words: Words, form: str, n: int) -> str:
    return form.format(n=n if words.spaced else chinese(n))


def _says(text: str, one: Correction) -> bool:
    """Return whether a text says a correction: both readings in quotes, the printed one first."""
    was, now = (re.escape(solid(part)) for part in (one.was, one.now))
    return bool(re.search(f"{_QUOTED.format(was)}.{{0,20}}?{_QUOTED.format(now)}", text))


def _name(words: Words, one: Correction) -> str:
    """Return what a document is called that is corrected; an id is no name."""
    if isinstance(one.target, Number):
        return str(one.target)
    title = one.title or ("" if one.target.isascii() else one.target)
    return words.quoted(title) if title else ""


def _is_sound(given: Typed, row: Typed) -> bool:
    """Return whether an entry says what is to be read otherwise; report what is wrong with it."""
    if row.get("now") == row.get("was"):
        what = message("原文和改为都是 `{text}`，没有可更正的", text=row.get("was"))
        mend = message("原文照印错的写，改为写正确的；没有印错的，删去这一项")
        given.report(row.places["now"], VALUE_UNREADABLE, what, mend)
    if not row.get("page") and (key := next(filter(row.get, ("column", "line")), "")):
        what = message("写了第几栏、第几行，没有写第几页")
        mend = message("加上 `page: …`；不知道印在第几页的，栏和行也不写")
        given.report(row.places[key], VALUE_UNREADABLE, what, mend)
    if (unit := row.get("unit")) and not _UNIT.fullmatch(unit):
        what = message("`{unit}` 不是单元的代号", unit=unit)
        mend = message("写网址中 # 之后的代号，例如 art-12-2、para-7；不知道的，删去这一行")
        given.report(row.places["unit"], VALUE_UNREADABLE, what, mend)
    return bool(row.get("now") != row.get("was"))


def _correction(given: Typed, row: Typed, head: Masthead) -> Correction:
    target, title = named(given, row, "target", head)
    places = row.where("target", "was")
    return Correction(
        target,
        row.get("was"),
        row.get("now"),
        row.get("unit") if _UNIT.fullmatch(row.get("unit")) else "",
        row.get("nth", 0),
        PrintedPlace(row.get("page", 0), row.get("column"), row.get("line", 0)),
        title,
        places["was"],
        places["target"],
    )
