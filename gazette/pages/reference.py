"""Reference: how a notice is cited, for people and for their programs.

In: the masthead, an Issue, a Card, the Extent of its pages.
Out: our own form; GB/T 7714—2015; CSL-JSON, of which static/notice.js makes BibTeX and RIS; tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gazette.language.words import words
from gazette.pages.frame import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.words import Words
    from gazette.model import Card, Issue, Masthead
    from gazette.pages.frame import Shows
    from gazette.pages.paging import Extent

_NAMED = 3
"""So many authors are named; of more the first three, and 等 (GB/T 7714—2015, 8.1.2)."""


class Parted(NamedTuple):
    """A citation, parted where the day stands on which somebody read the page."""

    before: str
    after: str


def shown(masthead: Masthead, issue: Issue, card: Card, extent: Extent | None) -> Shows:
    """Return how a notice is cited, and what its script cites a part of it by."""
    said = words(masthead)
    return {
        "own": said.citation.format(
            title=citation(masthead, issue, card, extent),
            source=absolute(masthead, card.address),
        ),
        "gbt7714": gbt7714(masthead, issue, card, extent),
        "document": named(said, card),
        "source": source(masthead, said.issue(issue)),
        "record": f"/{card.issue}/{card.id}.json",
        "loose": extent.loose if extent else (),
    }


def citation(masthead: Masthead, issue: Issue, card: Card, extent: Extent | None) -> str:
    """Write a notice as it is cited: 《题名》（文号），示例县人民政府公报2026年第1期第1—3页.

    Inside 《》 the title's own 《》 become 〈〉 (GB/T 15834). What is not known is left out.
    """
    said = words(masthead)
    place = pages(said, said.issue(issue), extent)
    return said.citation.format(title=named(said, card), source=source(masthead, place))


def named(words: Words, card: Card) -> str:
    """Name a document by its title and its numbers: 《题名》（文号）."""
    title = words.quoted(card.title)
    if not card.numbers:
        return title
    return words.with_name.format(name=title, other=words.listed(map(str, card.numbers)))


def source(masthead: Masthead, place: str) -> str:
    """Return a place in the gazette with the gazette's name before it."""
    return words(masthead).with_issue.format(gazette=masthead.name, issue=place)


def pages(words: Words, issue: str, extent: Extent | None) -> str:
    """Name the pages of a notice in its issue, as far as they are known."""
    if extent is None:
        return issue
    if not extent.ended:
        return words.pages_from.format(issue=issue, page=extent.first)
    if extent.last > extent.first:
        return words.page_range.format(issue=issue, first=extent.first, last=extent.last)
    return words.on_page.format(issue=issue, page=extent.first)


def gbt7714(masthead: Masthead, issue: Issue, card: Card, extent: Extent | None) -> Parted:
    """Write a notice as GB/T 7714—2015 cites what is printed in a serial (4.4.2), read online.

    A gazette is a serial that is cited by year, issue and page, so the mark is J/OL; the number is
    other information of the title (8.2.3), as a report's is. The issuer is always known.
    """
    said = words(masthead)
    authors = said.reference.mark.join(card.issuers[:_NAMED])
    more = said.reference.and_others if len(card.issuers) > _NAMED else ""
    title = said.reference.colon.join(
        filter(None, (card.title, said.listed(map(str, card.numbers))))
    )
    printed = _range(extent)
    at = said.reference.colon + printed if printed else ""
    where = f"{masthead.name}{said.reference.mark}{issue.year}({issue_number(said, issue)}){at}"
    return Parted(
        f"{authors}{more}. {title}[J/OL]. {where}", f". {absolute(masthead, card.address)}."
    )


def issue_number(words: Words, issue: Issue) -> str:
    """Write an issue's number: 1; of a double issue 3/4 (8.8.3); of a supplement 增刊1 (8.8.2)."""
    number = issue.number
    if number.supplement:
        return words.reference.supplement.format(number=number.first)
    return f"{number.first}/{number.last}" if number.several else str(number.first)


def csl(masthead: Masthead, issue: Issue, card: Card, extent: Extent | None) -> dict[str, Any]:
    """Return a notice as an item of CSL-JSON: an article of the serial; what is known of it."""
    day = issue.published
    item = {
        "id": f"{issue.id}-{card.id}",
        "type": "article-journal",
        "author": [{"literal": name} for name in card.issuers],
        "title": card.title,
        "number": words(masthead).listed(map(str, card.numbers)),
        "container-title": masthead.name,
        "issue": issue_number(words(masthead), issue),
        "page": _range(extent),
        "issued": {"date-parts": [[day.year, day.month, day.day] if day else [issue.year]]},
        "language": words(masthead).tag,
        "URL": absolute(masthead, card.address),
    }
    return {key: value for key, value in item.items() if value}


def tags(
    masthead: Masthead, issue: Issue, card: Card, extent: Extent | None
) -> Iterator[tuple[str, str]]:
    """Yield the meta tags by which programs that manage references know a document."""
    day = issue.published
    yield "citation_title", card.title
    yield from (("citation_author", name) for name in card.issuers)
    yield "citation_publication_date", f"{day:%Y/%m/%d}" if day else ""
    yield "citation_journal_title", masthead.name
    yield "citation_issue", issue_number(words(masthead), issue)
    yield "citation_firstpage", str(extent.first) if extent else ""
    yield "citation_lastpage", str(extent.last) if extent and extent.ended else ""
    yield "citation_language", words(masthead).tag


def _range(extent: Extent | None) -> str:
    """Return the first and the last page, or the first where its end is not known."""
    if extent is None:
        return ""
    several = extent.ended and extent.last > extent.first
    return f"{extent.first}-{extent.last}" if several else str(extent.first)
