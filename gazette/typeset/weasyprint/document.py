"""Documents: WeasyPrint's laid-out pages, with types, and the call that lays them out.

In: HTML, a fetcher for what it names, fonts.
Out: Document and Page; what of WeasyPrint's own classes is extended elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self, TypeAlias

from weasyprint import HTML, document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from gazette.typeset.weasyprint.boxes import Element, is_line, is_margin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.fonts import FontMap
    from gazette.typeset.weasyprint.pdf import PDF
    from gazette.typeset.weasyprint.streams import Stream
    from gazette.typeset.weasyprint.styles import FontConfiguration

__all__ = [
    "Area",
    "Document",
    "FatalURLFetchingError",
    "LaidOutPage",
    "Link",
    "Metadata",
    "OwnFetcher",
    "Page",
    "Source",
    "SourceElement",
    "URLFetcherResponse",
    "is_seen",
    "lay_out",
    "lines_on",
    "page_box",
    "page_name",
    "parsed",
    "put_above",
    "response",
    "unseen_page",
]

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in CSS pixels from the page's upper left corner."""

Link: TypeAlias = "tuple[str, str, Area, Box]"
"""Kind (internal, external, attachment), target, place, and the box that is the link."""


class Page(Protocol):
    """A page: its links, the places of its anchors, its bookmarks (level, label, place, state)."""

    links: list[Link]
    anchors: dict[str, tuple[float, float]]
    _page_box: Box
    bookmarks: list[tuple[int, str, tuple[float, float], str]]


class LaidOutPage(document.Page):
    """A page that was laid out as another one."""

    links: list[Link]
    anchors: dict[str, tuple[float, float]]
    bookmarks: list[tuple[int, str, tuple[float, float], str]]
    _page_box: Box

    def __init__(self, page: Page) -> None:
        """Take the page that is laid out."""
        vars(self).update(vars(page))

    @classmethod
    def of(cls, state: Mapping[str, object]) -> Self:
        """Return a page whose attributes are known."""
        page = cls.__new__(cls)
        vars(page).update(state)
        return page

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paint the page into a content stream."""
        super().paint(stream, scale)


class _Nowhere:
    """The boxes of a page that nobody asks for."""

    def descendants(self) -> tuple[Box, ...]:
        """Return none."""
        return ()


def unseen_page() -> LaidOutPage:
    """Return what takes the place of a page that nobody will see: nothing is on it."""
    state = {"_page_box": _Nowhere(), "links": [], "anchors": {}, "bookmarks": []}
    return LaidOutPage.of(state)


def is_seen(page: Page) -> bool:
    """Return whether there is anything on a page."""
    return not isinstance(page._page_box, _Nowhere)


class Metadata(DocumentMetadata):
    """What a document says of itself."""

    title: str
    attachments: list[str]

    def generate_rdf_metadata(self, *arguments: str) -> bytes:
        """Return the metadata as XML (XMP)."""
        xml: bytes = super().generate_rdf_metadata(*arguments)
        return xml


class OwnFetcher(URLFetcher):
    """A fetcher that knows no protocol; whoever extends it says what there is."""

    def __init__(self) -> None:
        """Leave file, http, ftp and data out."""
        super().__init__(allowed_protocols=())


def response(url: str, data: bytes, kind: str) -> URLFetcherResponse:
    """Return a file as WeasyPrint wants it, with its media type."""
    return URLFetcherResponse(url, data, {"Content-Type": kind})


class Document(Protocol):
    """Pages that are laid out, and what is said of all of them."""

    pages: list[Page]
    metadata: Metadata
    fonts: FontMap

    def copy(self, pages: Sequence[Page]) -> Document:
        """Return a document of the same kind with other pages."""

    def write_pdf(
        self, *, finisher: Callable[[Document, PDF], None] | None = None, **options: str | bool
    ) -> bytes:
        """Return the PDF; `finisher` may change its objects before they are written."""


class SourceElement(Element, Protocol):
    """An element of HTML that is parsed: its name, attributes, elements, text within and behind."""

    tag: str
    attrib: dict[str, str]
    text: str | None
    tail: str | None

    def iter(self) -> Iterator[SourceElement]:
        """Return the element and all that are in it, in order."""

    def __iter__(self) -> Iterator[SourceElement]:
        """Return the elements in it."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, at: int, /) -> SourceElement:
        """Return one of them."""


class Source(Protocol):
    """HTML that is parsed."""

    etree_element: SourceElement

    def render(self, *, font_config: FontConfiguration) -> Document:
        """Lay it out."""


def parsed(html: str, base: str, fetcher: OwnFetcher) -> Source:
    """Parse HTML; `fetcher` gets what it names."""
    source: Source = HTML(string=html, base_url=base, url_fetcher=fetcher)
    return source


def lay_out(source: Source, fonts: FontConfiguration) -> Document:
    """Lay HTML out: the one place where WeasyPrint's layout is called."""
    return source.render(font_config=fonts)


def lines_on(page: Page) -> int:
    """Return how many lines stand on a page, but for its margins."""
    flow = (child for child in page._page_box.children if not is_margin(child))
    return sum(is_line(box) for child in flow for box in child.descendants())


def page_box(page: Page) -> Box:
    """Return the box of all that stands on a page."""
    return page._page_box


def elements(page: Page) -> list[Element]:
    """Return the elements of the HTML of which a page was laid out, in order."""
    root: Any = next(box for box in page._page_box.children if not is_margin(box))
    return list(root.element.iter())


def page_name(page: Page) -> str:
    """Return the name by which the style sheet calls a page; it may have none."""
    box: Any = page._page_box
    return box.page_type.name or ""


def put_above(pages: Sequence[Page], others: Sequence[Page]) -> None:
    """Let stand above each page what stands above the other of its place, instead of its own."""
    for page, other in zip(pages, others, strict=True):
        box = page._page_box
        own = [child for child in box.children if not _is_above(child)]
        box.children = (*own, *filter(_is_above, other._page_box.children))


def _is_above(box: Box) -> bool:
    return is_margin(box) and box.at_keyword.startswith("@top")
