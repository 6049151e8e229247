"""Akoma Ntoso: what the XML of a notice and of an issue says of them.

In: a Notice in its Setting; an issue with its Cards and its PageMap.
Out: Pages of XML, /2026-01/zf-2026-3.akn.xml and /2026-01/2026-01.akn.xml.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from gazette.language.organs import is_person
from gazette.language.words import words
from gazette.model import Page
from gazette.pages import citations, reference
from gazette.pages.contents import xml_address
from gazette.pages.frame import absolute
from gazette.pages.paging import extents
from gazette.write.akoma_ntoso import documents, metadata
from gazette.write.akoma_ntoso.blocks import BlockXml
from gazette.write.akoma_ntoso.description import Description, Identity, Other, Publication
from gazette.write.akoma_ntoso.documents import Component
from gazette.write.akoma_ntoso.inline_xml import page_end
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.language.words import Words
    from gazette.model import Card, Issue, Link, Masthead, Notice, PageMap
    from gazette.pages.paging import Extent
    from gazette.pages.setting import Setting, Surroundings
    from gazette.write.output import Mark


_LANGUAGES = {"zh": "zho", "en": "eng"}
"""The first part of a language's tag -> its code of ISO 639-2, which FRBR asks for."""


def notice_page(notice: Notice, setting: Setting) -> Page:
    """Return the XML of one notice."""
    card, around = notice.card, setting.around
    description = _description(notice, setting)
    known, said = around.citations_of(notice), words(around.masthead)
    writer = BlockXml(
        Styling(said.tag, files=absolute(around.masthead, f"/{card.issue}/files/")),
        citations.references(said, notice, known, around.masthead.address) if known.cites else {},
        _marks(notice, setting),
        metadata.signatory_ids(description),
        card.dated,
    )
    text = documents.notice(notice, description, writer)
    return Page(xml_address(card.issue, card.id), "", {"text": text})


def issue_page(around: Surroundings, issue: Issue, page_map: PageMap) -> Page:
    """Return the XML of an issue that has notices."""
    masthead = around.masthead
    said, published = words(masthead), issue.published
    number = reference.issue_number(said, issue)
    name = reference.source(masthead, said.issue(issue))
    day = ("published", published) if published else _year(issue)
    identity = Identity(
        uri=_uri("officialGazette", masthead, day[1], issue.id),
        addresses=(absolute(masthead, issue.address),),
        language=_language(said),
        dated=day,
        published=day,
        online=issue.first_online,
        subtype="",
        numbers=(number,),
        title=name,
        authors=(masthead.sponsor,),
        publisher=masthead.sponsor,
    )
    cover = (masthead.name, said.issue(issue), said.running(issue), said.day(published))
    at = _publication(masthead, issue, None)
    paged = extents(issue, page_map)
    components = [_component(masthead, card, paged.get(card.id)) for card in issue.cards]
    text = documents.gazette(identity, at, cover, components)
    return Page(xml_address(issue.id), "", {"text": text})


def _component(masthead: Masthead, card: Card, extent: Extent | None) -> Component:
    said, file = words(masthead), absolute(masthead, xml_address(card.issue, card.id))
    page = said.page.format(page=extent.first) if extent else ""
    line = said.gap.join(filter(None, (card.title, page)))
    return Component(card.id, card.section, card.title, line, file)


def _description(notice: Notice, setting: Setting) -> Description:
    card, issue, around = notice.card, setting.issue, setting.around
    masthead, said = around.masthead, words(around.masthead)
    links = tuple(
        (link, _leads(said, masthead, link)) for link in around.links.get(card.address, ())
    )
    others = {
        where: Other(where, link.number or link.title, acts=link.back) for link, where in links
    }
    return Description(
        identity=_identity(notice, issue, masthead),
        publication=_publication(masthead, issue, setting.extent),
        history=around.histories[card.address],
        links=links,
        others=tuple(others.values()),
        signatories=notice.signed_by,
        persons=frozenset(filter(is_person, notice.signed_by)),
        named=_named(said),
    )


def _identity(notice: Notice, issue: Issue, masthead: Masthead) -> Identity:
    card, year = notice.card, _year(issue)
    published = ("published", issue.published) if issue.published else year
    dated = ("made", card.dated) if card.dated else published
    return Identity(
        uri=_uri("doc", masthead, dated[1], f"{card.issue}.{card.id}"),
        addresses=tuple(absolute(masthead, one) for one in (card.address, *card.aliases)),
        language=_language(words(masthead)),
        dated=dated,
        published=published,
        online=notice.value("first_online") or issue.first_online,
        subtype=card.kind,
        numbers=tuple(map(str, card.numbers)),
        title=card.title,
        authors=card.issuers or (masthead.sponsor,),
        publisher=masthead.sponsor,
    )


def _language(words: Words) -> str:
    return _LANGUAGES.get(words.tag.partition("-")[0], "und")


def _year(issue: Issue) -> tuple[str, date]:
    """Return what stands for a day that is not known, for FRBR asks for one: that of the year."""
    return "year", date(issue.year, 1, 1)


def _uri(kind: str, masthead: Masthead, day: date, name: str) -> str:
    """Name a work; what tells those of one gazette from all others is the gazette's host."""
    host = urlsplit(masthead.address).netloc
    return f"/akn/cn/{kind}/{host}/{day.isoformat()}/{quote(name)}"


def _publication(masthead: Masthead, issue: Issue, extent: Extent | None) -> Publication | None:
    if issue.published is None:
        return None
    said = words(masthead)
    place = reference.pages(said, said.issue(issue), extent)
    return Publication(
        masthead.name,
        issue.published,
        reference.issue_number(said, issue),
        reference.source(masthead, place),
    )


def _leads(words: Words, masthead: Masthead, link: Link) -> str:
    """Return a document's web address; of one that is not held where its number is asked for."""
    if link.address:
        return absolute(masthead, link.address)
    asked = "numbers" if link.number else "search"
    name = link.number or words.quoted(link.title)
    return f"{absolute(masthead, f'/{asked}/')}?q={quote(name, safe='')}"


def _marks(notice: Notice, setting: Setting) -> Mapping[str, Sequence[Mark]]:
    """Return where the printed pages begin by which the notice is cited, by block."""
    breaks = notice.breaks if setting.historical else setting.breaks.get(notice.card.id, ())
    found: dict[str, list[Mark]] = {}
    for one in sorted(breaks, key=lambda mark: (mark.anchor, mark.offset, mark.page)):
        found.setdefault(one.anchor, []).append((one.offset, page_end(one.page)))
    return found


def _named(words: Words) -> Mapping[str, str]:
    record = words.record
    return {
        **{f"event_{kind}": said for kind, said in record.events.items()},
        **{f"status_{word}": said for word, said in record.statuses.items()},
        **{f"relation_{verb}": act.does for verb, act in record.acts.items()},
    }
