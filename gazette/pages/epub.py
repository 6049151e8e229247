"""EPUB: the book of an issue: its documents, its contents, what it says of itself.

In: an Issue with its Notices, each in its Setting.
Out: a Book: Pages by their paths in the book, and the pictures that go with them.

It says what the printed issue says, and nothing that a later issue may change: no status, no link
to what is cited. So it is made once, and stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.content import file_types
from gazette.language.words import words
from gazette.model import Page, State
from gazette.model.blocks import images
from gazette.pages.breaks import Form
from gazette.pages.contents import COVER, epub_address, pdf, summary
from gazette.pages.frame import Shows, absolute
from gazette.pages.reference import source
from gazette.pages.setting import with_settings
from gazette.pages.texts import in_book
from gazette.write import elements
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model import Issue, Notice, PageMap
    from gazette.pages.setting import Setting, Surroundings

_SMALL = 2_000_000
"""The bytes of the largest picture that a book holds; one that is larger is a link."""
MIMETYPE = "application/epub+zip"
FOLDER = "EPUB"
"""Where in the book all of it lies but what says so."""
COVER_FILE = "cover.png"


Parts = dict[str, tuple[str, Shows]]
"""Path in the book -> layout, and what it shows."""


@dataclass(frozen=True, slots=True)
class Book:
    """The parts of an EPUB: Pages by their paths, in their order, and pictures.

    `pictures` maps the name of a file of the issue to its path below FOLDER; `covered` says whether
    there is a cover picture there.
    """

    parts: Mapping[str, Page]
    pictures: Mapping[str, str]
    covered: bool = False


def book(
    around: Surroundings,
    issue: Issue,
    notices: Sequence[Notice],
    page_map: PageMap,
    *,
    covered: bool = False,
) -> Book:
    """Return the book of an issue, with its cover picture where it was printed."""
    placed = tuple(with_settings(around, issue, notices, page_map))
    pictures = _pictures(around, placed)
    shown = _shown(around, issue, covered=covered)
    form = Form(
        styling=Styling(files=absolute(around.masthead, f"/{issue.id}/files/"), pictures=pictures),
        page_break=elements.book_page_break,
        book=True,
    )
    paged = _page_list(placed)
    marked = {one["href"] for one in paged}
    documents = [_document(notice, setting, form, marked) for notice, setting in placed]
    described = {**_described(around, issue, pictures, paged=bool(paged)), "documents": documents}
    parts: Parts = {
        "META-INF/container.xml": ("container.xml", {"package": f"{FOLDER}/package.opf"}),
        f"{FOLDER}/package.opf": ("package.opf", {**shown, **described}),
        f"{FOLDER}/nav.xhtml": (
            "nav.xhtml",
            {**shown, "sections": _sections(placed, documents), "pages": paged},
        ),
        f"{FOLDER}/front.xhtml": ("front.xhtml", shown),
        f"{FOLDER}/style.css": ("style.css", {}),
    }
    for one in documents:
        parts[f"{FOLDER}/{one['href']}"] = ("notice.xhtml", {**shown, **one})
    pages = {
        path: Page(f"{epub_address(issue)}/{path}", f"epub/{layout}", values)
        for path, (layout, values) in parts.items()
    }
    return Book(pages, pictures, covered)


def _shown(around: Surroundings, issue: Issue, *, covered: bool) -> Shows:
    """Return what every part of the book is given."""
    masthead = around.masthead
    said = words(masthead)
    return {
        "site": around.site,
        "issue": summary(said, issue),
        "title": source(masthead, said.issue(issue)),
        "address": absolute(masthead, issue.address),
        "note": issue.note,
        "draft": issue.state is State.DRAFT,
        "cover": {"href": COVER_FILE, **COVER} if covered else None,
        "reset": issue.printed_before,
    }


def _described(
    around: Surroundings, issue: Issue, pictures: Mapping[str, str], *, paged: bool
) -> Shows:
    """Return what the package says of the book: its day, how accessible it is, its pictures.

    The day of the last change is that of the issue: no clock is asked.
    """
    said = words(around.masthead)
    day = issue.published.isoformat() if issue.published else ""
    features = ["tableOfContents", "structuralNavigation", "readingOrder"]
    features += ["displayTransformability"]
    features += ["alternativeText"] if pictures else []
    features += ["printPageNumbers", "pageNavigation", "pageBreakMarkers"] if paged else []
    return {
        "published": day,
        "modified": f"{day or f'{issue.year}-01-01'}T00:00:00Z",
        "printed": _printed(around, issue) if paged else "",
        "modes": ("textual", "visual") if pictures else ("textual",),
        "features": tuple(features),
        "summary": said.epub.summary + (said.epub.summary_paged if paged else ""),
        "pictures": tuple(
            {"href": path, "media": file_types.media(name)} for name, path in pictures.items()
        ),
    }


def _printed(around: Surroundings, issue: Issue) -> str:
    """Return what the page numbers are taken from: our PDF, or the earlier print by its name."""
    masthead = around.masthead
    if issue.printed_before:
        return source(masthead, words(masthead).issue(issue))
    return absolute(masthead, pdf(issue))


def _document(notice: Notice, setting: Setting, form: Form, marked: set[str]) -> Shows:
    """Return what is shown of a notice; `marked` are the places to which the page list leads."""
    card = notice.card
    first = f"{card.id}.xhtml#p{setting.extent.first}" if setting.extent else ""
    annexes = tuple(annex for annex in notice.annexes if annex.file)
    return {
        "id": card.id,
        "href": f"{card.id}.xhtml",
        "heading": card.title,
        "section": card.section,
        "body": in_book(notice, setting, form, marked=first in marked),
        "web": absolute(setting.around.masthead, card.address) if annexes else "",
    }


def _sections(
    placed: Sequence[tuple[Notice, Setting]], documents: Sequence[Shows]
) -> tuple[Shows, ...]:
    """Return the contents: each section with its documents in printed order."""
    pairs = zip((notice.card.section for notice, _ in placed), documents, strict=True)
    return tuple(
        {"name": name, "documents": tuple(one for _, one in group)}
        for name, group in groupby(pairs, lambda pair: pair[0])
    )


def _page_list(placed: Sequence[tuple[Notice, Setting]]) -> tuple[Shows, ...]:
    """Return the printed pages by which the issue is cited, each where it begins in the book."""
    found: dict[int, str] = {}
    for notice, setting in placed:
        for page in setting.extent.begins if setting.extent else ():
            found.setdefault(page, f"{notice.card.id}.xhtml#p{page}")
    return tuple({"number": page, "href": found[page]} for page in sorted(found))


def _pictures(around: Surroundings, placed: Sequence[tuple[Notice, Setting]]) -> Mapping[str, str]:
    """Map the pictures that stand in the text to their paths in the book, if they are small."""
    found: dict[str, str] = {}
    for notice, _ in placed:
        for image in (one for block in notice.blocks for one in images(block)):
            size, _ = around.files.get(image.source, (0, ""))
            if 0 < size <= _SMALL and image.source not in found:
                end = image.source.rpartition(".")[2].lower()
                found[image.source] = f"pictures/{len(found) + 1}.{end}"
    return found
