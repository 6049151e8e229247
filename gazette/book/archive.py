"""Archive: makes a document PDF/A-2a and PDF/UA-1 at once: to be kept for ever, and read aloud.

In: a document that WeasyPrint has laid out.
Out: the bytes of its PDF, tagged, its pages labelled as they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pydyf  # type: ignore[import-untyped]
from weasyprint.pdf.metadata import DocumentMetadata

from gazette.book.embed import Faces, call

if TYPE_CHECKING:
    from collections.abc import Mapping

Document: TypeAlias = Any
"""WeasyPrint's laid-out documents have no types."""

Label: TypeAlias = tuple[str, int]
"""How pages are numbered: D (1, 2, 3) or r (i, ii, iii), and the number of the first."""

_Area: TypeAlias = tuple[float, float, float, float]
_Link: TypeAlias = tuple[str, str, _Area, Any]

_OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True, "pdf_identifier": True}

_BELOW = {f"/H{level}" for level in range(2, 7)}

# PDF/A lets XMP hold only what it knows or what is described beside it; PDF/UA's mark is described.
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_END = b"</rdf:RDF>"


class _Metadata(DocumentMetadata):
    """A document's metadata, which also say that it is PDF/UA-1, inside their one rdf:RDF.

    WeasyPrint adds a stylesheet's own XMP behind it, where PDF/UA does not look.
    """

    def generate_rdf_metadata(self, *given: Any) -> bytes:
        """Write the metadata as XML."""
        untyped: Any = super()
        xml: bytes = untyped.generate_rdf_metadata(*given)
        if xml.count(_END) != 1:
            raise AssertionError("WeasyPrint writes its metadata otherwise than it did")
        return xml.replace(_END, _UA + _END)


def write(
    document: Document, labels: Mapping[int, Label], title: str = "", known: Faces | None = None
) -> bytes:
    """Write a document; `labels` say how pages are numbered from one on, counted from 0.

    Without a `title` it keeps its own. `known` are the faces of a document that has all its pages.
    Links that lead to pages which it has not are left out.
    """
    document.fonts = Faces(known)
    said = _Metadata.__new__(_Metadata)
    said.__dict__.update(document.metadata.__dict__)
    said.title = title or said.title
    document.metadata = said
    anchors = {name for page in document.pages for name in page.anchors}
    for page in document.pages:
        page.links = _whole(_reaching(page.links, anchors))
    pdf: bytes = document.write_pdf(finisher=lambda _, pdf: _label(pdf, labels), **_OPTIONS)
    return pdf


def _label(pdf: pydyf.PDF, labels: Mapping[int, Label]) -> None:
    """Label the pages as they are printed, and open with the bookmarks."""
    numbers = [
        one
        for page, (style, first) in labels.items()
        for one in (page, pydyf.Dictionary({"S": f"/{style}", "St": first}))
    ]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(numbers)})
    pdf.catalog["PageMode"] = "/UseOutlines"
    _head(pdf)
    call(pdf)
    pdf.objects[:] = [_Made(one) if one.free == "n" else one for one in pdf.objects]


class _Made(pydyf.Object):  # type: ignore[misc]
    """An object that is final: pydyf writes each twice, once for the file and once to name it."""

    data = b""
    compressible = False

    def __init__(self, plain: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation = plain.number, plain.generation
        self.data, self.compressible = plain.data, plain.compressible


def _head(pdf: pydyf.PDF) -> None:
    """Let the first heading be an H1, as PDF/UA asks: what a part begins within has no title."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("Type") == "/StructElem":
            if element["S"] == "/H1":
                return
            if element["S"] in _BELOW:
                element["S"] = "/P"


def _reaching(links: list[_Link], anchors: set[str]) -> list[_Link]:
    reaching = []
    for link in links:
        if link[0] == "internal" and link[1] not in anchors:
            link[3].link_annotation = None  # of an earlier writing
        else:
            reaching.append(link)
    return reaching


def _whole(links: list[_Link]) -> list[_Link]:
    """Give each <a> one link, as large as all that it holds, and no lower than its type.

    WeasyPrint makes one of every box inside an <a>, and tags it as what that box is, not as a link.
    Of a box whose line-height is 0 it makes a line that nobody can hit.
    """
    whole: list[_Link] = []
    for kind, target, area, box in links:
        high = _high(area, box.border_height())
        inside = box.element_tag.split(":")[0] != "a"
        if inside and whole and whole[-1][:2] == (kind, target):
            *_, before, outer = whole.pop()
            whole.append((kind, target, _union(before, high), outer))
        else:
            whole.append((kind, target, high, box))
    return whole


def _high(area: _Area, height: float) -> _Area:
    left, top, right, bottom = area
    more = max(0.0, height - (bottom - top)) / 2
    return left, top - more, right, bottom + more


def _union(one: _Area, two: _Area) -> _Area:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
