"""Archive: makes a document PDF/A-2a and PDF/UA-1 at once: to be kept for ever, and read aloud.

In: a document that WeasyPrint has laid out.
Out: the bytes of its PDF, tagged, its pages labelled as they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gazette.print.font_subset import SubsetFonts, address_by_cid
from gazette.print.numbered_lists import Path, call_items, gather_items
from gazette.print.table_headers import name_headers
from gazette.typeset.structure import structure
from gazette.typeset.weasyprint.document import Metadata
from gazette.typeset.weasyprint.pdf import Array, Dictionary, FinalObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.typeset.weasyprint.document import Area, Document, Link
    from gazette.typeset.weasyprint.fonts import FontMap
    from gazette.typeset.weasyprint.pdf import PDF

Label: TypeAlias = tuple[str, int]
"""How pages are numbered: D (1, 2, 3) or r (i, ii, iii), and the number of the first."""

_OPTIONS: dict[str, str | bool] = {
    "pdf_variant": "pdf/a-2a",
    "pdf_identifier": True,
}

_NO_LISTS: Mapping[str, Path] = {}
_BELOW = {f"/H{level}" for level in range(2, 7)}

# PDF/A lets XMP hold only what it knows or what is described beside it; PDF/UA's mark is described.
_PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
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
_RDF_END = b"</rdf:RDF>"


class _Metadata(Metadata):
    """A document's metadata, which also say that it is PDF/UA-1, inside their one rdf:RDF.

    WeasyPrint adds a stylesheet's own XMP behind it, where PDF/UA does not look.
    """

    def generate_rdf_metadata(self, *arguments: str) -> bytes:
        """Return the metadata as XML."""
        xml = super().generate_rdf_metadata(*arguments)
        if xml.count(_RDF_END) != 1:
            raise AssertionError("WeasyPrint writes its metadata otherwise than it did")
        return xml.replace(_RDF_END, _PDF_UA + _RDF_END)


def write_pdf(
    document: Document,
    labels: Mapping[int, Label],
    title: str = "",
    known: FontMap | None = None,
    lists: Mapping[str, Path] = _NO_LISTS,
) -> bytes:
    """Return the PDF of a document; `labels`: how pages are numbered from one on, counted from 0.

    Without a `title` it keeps its own. `known` are the faces of a document that has all its pages.
    Links that lead to pages which it has not are left out. `lists` says which elements are items of
    numbered lists.
    """
    document.fonts = SubsetFonts(known)
    metadata = _Metadata.__new__(_Metadata)
    metadata.__dict__.update(document.metadata.__dict__)
    metadata.title = title or metadata.title
    document.metadata = metadata
    anchors = {name for page in document.pages for name in page.anchors}
    for page in document.pages:
        page.links = _one_per_anchor(_with_targets(page.links, anchors))

    paths = call_items(document.pages, lists)

    def finish(_: object, pdf: PDF) -> None:
        name_headers(document.pages)
        gather_items(pdf, paths)
        _finish(pdf, labels)

    with structure():
        return document.write_pdf(finisher=finish, **_OPTIONS)


def _finish(pdf: PDF, labels: Mapping[int, Label]) -> None:
    """Label the pages as they are printed, and open with the bookmarks."""
    numbers = [
        one
        for page, (style, first) in labels.items()
        for one in (page, Dictionary({"S": f"/{style}", "St": first}))
    ]
    pdf.catalog["PageLabels"] = Dictionary({"Nums": Array(numbers)})
    pdf.catalog["PageMode"] = "/UseOutlines"
    _first_heading_is_h1(pdf)
    address_by_cid(pdf)
    pdf.objects[:] = [FinalObject(one) if one.free == "n" else one for one in pdf.objects]


def _first_heading_is_h1(pdf: PDF) -> None:
    """Let the first heading be an H1, as PDF/UA asks: what a part begins within has no title."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("Type") == "/StructElem":
            if element["S"] == "/H1":
                return
            if element["S"] in _BELOW:
                element["S"] = "/P"


def _with_targets(links: list[Link], anchors: set[str]) -> list[Link]:
    reaching = []
    for link in links:
        if link[0] == "internal" and link[1] not in anchors:
            link[3].link_annotation = None  # of an earlier writing
        else:
            reaching.append(link)
    return reaching


def _one_per_anchor(links: list[Link]) -> list[Link]:
    """Return one link for each <a> link, as large as all that it holds, and no lower than its type.

    WeasyPrint makes one of every box inside an <a>, and tags it as what that box is, not as a link.
    Of a box whose line-height is 0 it makes a line that nobody can hit.
    """
    whole: list[Link] = []
    for kind, target, area, box in links:
        high = _at_least(area, box.border_height())
        inside = (box.element_tag or "").split(":")[0] != "a"
        if inside and whole and whole[-1][:2] == (kind, target):
            *_, before, outer = whole.pop()
            whole.append((kind, target, _union(before, high), outer))
        else:
            whole.append((kind, target, high, box))
    return whole


def _at_least(area: Area, height: float) -> Area:
    left, top, right, bottom = area
    more = max(0.0, height - (bottom - top)) / 2
    return left, top - more, right, bottom + more


def _union(one: Area, two: Area) -> Area:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
