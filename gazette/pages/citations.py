"""Citations: what a notice's page shows of what its text cites, and of what cites it.

In: a Notice, its Citations.
Out: the references of each block, for write; the lists of layouts/citations.html; rows of JSON.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gazette.arrange.citing import held_mentions
from gazette.language.numerals import chinese
from gazette.model.issue_number import named
from gazette.write.styling import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.language.words import Words
    from gazette.model import Citation, Citations, Notice
    from gazette.pages.frame import Shows

TO_ROOT = "../.."
"""From a notice's page, /2026-01/zf-2026-3/, to the root of the site."""
_ARTICLE = re.compile(r"(?:^|-)art-([1-9]\d{0,3})(?=$|-)")
MOST = 40
"""So many notices that cite one stand in its page, the newest; its data name all of them."""


def references(
    words: Words, notice: Notice, known: Citations, root: str = TO_ROOT
) -> Mapping[str, tuple[Reference, ...]]:
    """Map the id of a block to what in it leads to a notice that the gazette holds.

    `root` comes before its address.
    """
    found: dict[str, list[Reference]] = {}
    for mention in held_mentions(notice, [cited.address for cited in known.cites]):
        cited = known.cites[mention.at]
        address = f"{root}{cited.address}"
        reference = Reference(mention.start, mention.end, address, note(words, cited))
        found.setdefault(mention.unit, []).append(reference)
    return {unit: tuple(block) for unit, block in found.items()}


def note(words: Words, cited: Citation) -> str:
    """Return what a notice is: its title, number and printed place."""
    number = words.in_brackets.format(text=cited.number) if cited.number else ""
    return words.citation.format(
        title=words.quoted(cited.title) + number, source=_place(words, cited)
    )


def _place(words: Words, cited: Citation) -> str:
    """Return the issue that holds a notice and the page on which it begins, if that is known."""
    year, number = named(cited.address.split("/")[1]) or (0, None)
    issue = words.issue_named(year, number) if number else ""
    return words.on_page.format(issue=issue, page=cited.page) if cited.page else issue


def listed(words: Words, known: Citations) -> Shows:
    """Return the lists of a notice's page: what it cites, what cites it, the newest first."""
    newest = known.cited_by[::-1]
    return {
        "cites": tuple(_entry(words, one) for one in _once(known.cites)),
        "cited_by": tuple(_entry(words, one) for one in newest[:MOST]),
        "cited_by_more": max(0, len(newest) - MOST),
    }


def _once(cites: Iterable[Citation]) -> Iterable[Citation]:
    """Return what is cited, a notice that is held once, whatever it was called."""
    found: dict[object, Citation] = {}
    for one in cites:
        key = one.address or one
        known = found.setdefault(key, one)
        if known is not one:
            units = tuple(dict.fromkeys((*known.units, *one.units)))
            found[key] = replace(known, units=units)
    return found.values()


def _entry(words: Words, one: Citation) -> Shows:
    return {
        "title": one.title,
        "number": one.number,
        "address": one.address,
        "places": places(words, one.units),
    }


def places(words: Words, units: Iterable[str]) -> tuple[Shows, ...]:
    """Return the articles of a text in which something is named; none where it has no articles."""
    found: dict[str, str] = {}
    for unit in units:
        if article := _ARTICLE.search(unit):
            n = int(article[1])
            found.setdefault(words.citing.article.format(n=n if words.spaced else chinese(n)), unit)
    return tuple({"name": name, "unit": unit} for name, unit in found.items())


def rows(known: Citations) -> dict[str, list[dict[str, Any]]]:
    """Return both lists as data has them: a row for each unit that names the other document."""
    return {
        "citations": [
            {"kind": one.kind, **_row(one, unit)} for one in known.cites for unit in one.units
        ],
        "cited_by": [_row(one, unit) for one in known.cited_by for unit in one.units],
    }


def _row(one: Citation, unit: str) -> dict[str, str | None]:
    return {
        "number": one.number or None,
        "title": one.title or None,
        "url": one.address or None,
        "unit": unit,
    }
