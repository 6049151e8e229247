"""The citable page is the page: of an earlier print where there was one, as far as it is known.

In: issues of cards.
Out: facts about the pages of each notice.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample import GAZETTE, MAPS, NOTICES

from gazette.model import Issue, PageMap
from gazette.pages.paging import Extent, extents


def issue(*pages: tuple[int, ...]) -> Issue:
    """Make an issue of notices a, b, c …, each with its first page and those that begin in it."""
    card = NOTICES["2023-04"][0].card
    cards = (
        replace(card, id=name, printed_page=first, page_breaks=tuple(within))
        for name, (first, *within) in zip("abcdef", pages, strict=False)
    )
    return replace(GAZETTE.issues[0], cards=tuple(cards))


def found(*pages: tuple[int, ...]) -> list[tuple[tuple[int, ...], int, bool]]:
    """Give the Extents of such an issue."""
    return [(e.begins, e.last, e.ended) for e in extents(issue(*pages), PageMap()).values()]


def test_our_own_first_print_is_known_throughout() -> None:
    """Every page of a notice has its beginning, and its end is known."""
    extent = extents(GAZETTE.issues[1], MAPS["2026-01"])["zf-2026-3"]
    assert extent == Extent((2, 3, 4), 4, ended=True)
    assert extent.loose == ()
    assert extents(GAZETTE.issues[2], PageMap()) == {}


@pytest.mark.parametrize(
    ("pages", "known"),
    [
        # The next begins on the same page: the notice ends there.
        ([(1,), (1,)], [((1,), 1, True), ((1,), 1, False)]),
        # The next begins a page later: whether this one reaches it is not known.
        ([(1,), (2,)], [((1,), 1, False), ((2,), 2, False)]),
        # Pages between are this notice's, though not where they begin.
        ([(1,), (5,)], [((1,), 4, False), ((5,), 5, False)]),
        # Every page is recorded: what is not recorded is not there.
        ([(1,), (2, 3), (3,)], [((1,), 1, True), ((2, 3), 3, True), ((3,), 3, True)]),
        # One page is recorded of many: only what it says is known.
        ([(1, 3), (7, 8), (8,)], [((1, 3), 6, False), ((7, 8), 8, True), ((8,), 8, False)]),
        # A notice without a page has none.
        ([(1,), (0,), (1,)], [((1,), 1, True), ((1,), 1, False)]),
    ],
)
def test_of_an_earlier_print_only_what_is_known_is_said(
    pages: list[tuple[int, ...]], known: list[tuple[tuple[int, ...], int, bool]]
) -> None:
    """First pages come from the front matter, further ones from page breaks in the text."""
    assert found(*pages) == known


def test_a_page_is_loose_where_its_end_is_not_known() -> None:
    """Between a beginning and one that is not of the next page, anything may stand."""
    assert Extent((1, 2, 4), 6, ended=False).loose == (2, 4)
    assert Extent((1, 2), 2, ended=True).loose == ()
    assert [Extent((1, 2, 4), 6, ended=False).beginning(page) for page in (1, 3, 6)] == [1, 2, 4]


def test_a_slip_in_a_page_number_makes_no_million_pages() -> None:
    """One notice is not taken to fill more than a book."""
    assert found((1,), (99999,))[0][1] == 501
