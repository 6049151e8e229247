"""Notices: all that the page of a notice shows.

In: a Notice in its Issue, its PageMap, what surrounds the issue.
Out: values for layouts/notice.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.words import Words, words
from gazette.model import Card, History, Issue, Notice, State
from gazette.pages import citations, corrections, explanations, facts, reference, statuses, texts
from gazette.pages.contents import pdf, xml_address
from gazette.pages.frame import Meta, Shows, absolute, cover, described, framed, known
from gazette.pages.open_data.linked_data import legislation
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.pages.setting import Setting


_ENOUGH = 1000
"""Characters that are more than a description shows, white space and all."""


def shown(notice: Notice, setting: Setting, amended: Shows | None = None) -> Shows:
    """Return the values of layouts/notice.html; `amended` is what it says of others' changes."""
    card, issue = notice.card, setting.issue
    masthead = setting.around.masthead
    extent = setting.extent
    links = setting.around.links.get(card.address, ())
    said, name = words(masthead), words(masthead).issue(issue)
    source = said.with_issue.format(gazette=masthead.name, issue=name)
    frame = framed(masthead, setting.around.site, card.address, f"{card.title} - {source}")
    return {
        **frame,
        "draft": issue.state is State.DRAFT,
        "description": _description(said, notice),
        "meta": _meta(notice, setting, frame["canonical"]),
        "cover": cover(masthead, issue, setting.page_map),
        "legislation": legislation(notice, setting),
        "heading": card.title,
        "issue": {"name": name, "address": issue.address},
        "section": {"name": card.section, "address": f"/sections/{segment(card.section)}/"},
        "facts": facts.facts(said, notice, issue),
        **_record(said, notice, setting.around.histories[card.address]),
        "links": tuple(facts.link(said, link) for link in links if not explanations.told(link)),
        "consolidated": amended,
        "corrected": corrections.told(said, corrections.placed(notice, setting.around)),
        "summary": notice.value("summary"),
        "explanations": explanations.shown(masthead, notice, links),
        "body": texts.text(notice, setting),
        "annexes": _annexes(notice),
        **citations.listed(said, setting.around.citations_of(notice)),
        "pages": extent.begins if extent else (),
        "open": bool(extent and not extent.ended),
        "historical": setting.historical,
        **_print(card, setting),
        **_files(card),
        "cite": reference.shown(masthead, issue, card, extent),
        "previous": _neighbour(said, setting.previous, issue, setting.around.previous),
        "next": _neighbour(said, setting.next, issue, setting.around.next),
    }


def _record(said: Words, notice: Notice, history: History) -> Shows:
    """Return what a page shows of a notice's life."""
    last = statuses.expires(history)
    return {
        "status": statuses.statuses(said, history, plain=True),
        "as_of": said.record.as_of.format(day=said.day(history.as_of)) if history.as_of else "",
        "bands": statuses.bands(said, history),
        "expires": said.day(last),
        "events": (*statuses.events(said, history), *_errata(said, notice)),
    }


def _errata(said: Words, notice: Notice) -> Iterator[Shows]:
    """Yield what the web edition alone had wrong, as what happened to a notice is shown."""
    for one in notice.web_errata:
        shown = {"day": said.day(one.day), "said": said.correcting.web, "part": one.text}
        yield {**shown, "until": "", "act": None}


def plain(notice: Notice, setting: Setting) -> str:
    """Return a notice's plain text with a head of four lines: citation, address, page and day.

    One that was corrected has a fifth, which says so; the text is as it was printed.

    It begins with a byte order mark: a server names no charset for it, and without either it opens
    as nonsense.
    """
    card, issue, extent = notice.card, setting.issue, setting.extent
    masthead = setting.around.masthead
    said = words(masthead)
    head = (
        reference.citation(masthead, issue, card, extent),
        absolute(masthead, card.address),
        reference.pages(said, said.issue(issue), extent),
        said.published_on.format(day=said.day(issue.published))
        if issue.published
        else said.unpublished,
        *corrections.head(notice, setting),
    )
    return "".join(("\ufeff", *(f"{line}\n" for line in head), "\n", notice.text))


def _print(card: Card, setting: Setting) -> Shows:
    """Return what a page shows of our own print; `reset` are its pages where they are not cited."""
    first, last = setting.page_map.spans.get(card.id, (0, 0))
    again = bool(first) and setting.historical
    return {
        "pdf": pdf(setting.issue) if first else "",
        "sheet": setting.page_map.front + first,
        "part": f"{card.address}{card.id}.pdf" if first else "",
        "reset": tuple(range(first, last + 1)) if again else (),
    }


def _files(card: Card) -> Shows:
    """Return where the same document stands for programs."""
    return {"plain": f"/{card.issue}/{card.id}.txt", "xml": xml_address(card.issue, card.id)}


def _annexes(notice: Notice) -> tuple[Shows, ...]:
    """Return the annexes that can be downloaded."""
    return tuple(
        {"name": annex.name, "address": f"/{notice.card.issue}/files/{annex.file}"}
        for annex in notice.annexes
        if annex.file
    )


def _description(words: Words, notice: Notice) -> str:
    """Return number, day and the beginning of the text behind the addressees."""
    card = notice.card
    parts = (words.listed(map(str, card.numbers)), words.day(card.dated))
    head = words.sentence_mark.join(filter(None, parts))
    return described(words.colon.join(filter(None, (head or card.title, _beginning(notice)))))


def _beginning(notice: Notice) -> str:
    """Return at least as much of a notice's own text as any description shows of it."""
    found = ""
    for block in notice.blocks:
        if block.kind in {"paragraph", "list", "heading"}:
            found += block.text
            if len(found) > _ENOUGH:
                break
    return found


def _meta(notice: Notice, setting: Setting, canonical: str) -> Meta:
    """Return the meta tags of a government document page (国办发〔2017〕47号).

    PubDate is when a page went online (首次上网), of the notice or of its issue. Without that it is
    the issue's day, but not for an issue that was printed long before: a back-dated PubDate fails
    the site's inspection, so it has none.
    """
    card, issue = notice.card, setting.issue
    said, gazette = words(setting.around.masthead), setting.around.masthead.name
    source = said.with_issue.format(gazette=gazette, issue=said.issue(issue))
    online = notice.value("first_online") or issue.first_online
    if not online and issue.published and not setting.historical:
        online = f"{issue.published.isoformat()} 00:00"
    return known(
        (
            ("ArticleTitle", card.title),
            ("PubDate", online),
            ("ContentSource", source),
            ("Author", said.listed(card.issuers)),
            ("Keywords", facts.keywords(said, notice)),
            ("Url", canonical),
            ("ColumnName", card.section),
            ("ColumnType", said.column_policy),
            *reference.tags(setting.around.masthead, issue, card, setting.extent),
            ("citation_pdf_url", _own_pdf(setting, card)),
        )
    )


def _own_pdf(setting: Setting, card: Card) -> str:
    """Return the whole address of a notice's own PDF; empty where it was not printed."""
    if card.id not in setting.page_map.spans:
        return ""
    return absolute(setting.around.masthead, f"{card.address}{card.id}.pdf")


def _neighbour(words: Words, card: Card | None, issue: Issue, other: Issue | None) -> Shows | None:
    if card is None:
        return None
    elsewhere = words.issue(other) if other and card.issue != issue.id else ""
    return {"title": card.title, "address": card.address, "issue": elsewhere}
