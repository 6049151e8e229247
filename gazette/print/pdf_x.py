"""PDF/X: what a file for a press says of itself: its standard, its printing condition, its title.

In: a PDF whose colours are inks; what the office asks of the press edition.
Out: the bytes of the same as PDF/X-1a (ISO 15930-1 or -4) or PDF/X-4 (ISO 15930-7).

X-1a names a condition of the ICC's registry; X-4, which lets things be transparent, must hold the
profile of a press. WeasyPrint's own X-4 bears another random identifier each time.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from gazette.print.imposition import written

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

    from gazette.model import Press

VERSIONS = {"X-1a:2001": "1.3", "X-1a:2003": "1.4", "X-4": "1.6"}
"""The version of PDF that each standard is of."""
CONDITIONS = {
    "coated": "FOGRA39",
    "uncoated": "FOGRA47",
    "japan-coated": "JC200103",
    "japan-uncoated": "JC200104",
}
"""Printing conditions by their names in the registry of the ICC."""
_REGISTRY = "http://www.color.org"
_CUSTOM = "Custom"
_MIDNIGHT = "000000Z"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class PdfX:
    """How a file says what it is: by what the office asks, with the bytes of its profile.

    `address` is that of the issue, from which its identifier is made.
    """

    asked: Press
    profile: bytes
    address: str

    def written(self, pdf: Pdf, source: Pdf, kind: str, *, plain: bool) -> bytes:
        """Return the bytes of a PDF that was made of the pages of `source`.

        Where something in it is transparent, it is X-4 or nothing.
        """
        modern = self.asked.standard == "X-4"
        told = {key: str(value) for key, value in source.docinfo.items()}
        for key, value in told.items():
            day = key in ("/CreationDate", "/ModDate")
            pdf.docinfo[key] = String(value + _MIDNIGHT if day else value)
        if modern or plain:
            pdf.docinfo["/Trapped"] = Name("/False")
            pdf.Root.OutputIntents = Array([self._intent(pdf)])
            if modern:
                pdf.Root.Metadata = self._metadata(pdf, told, kind)
            else:
                _declare_x1a(pdf, self.asked.standard)
        return written(pdf, VERSIONS[self.asked.standard])

    def _intent(self, pdf: Pdf) -> Dictionary:
        """Return the condition for which the file is made (ISO 32000-1, 14.11.5)."""
        name = CONDITIONS.get(self.asked.condition)
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX)
        intent.OutputConditionIdentifier = String(name or _CUSTOM)
        if name:
            intent.RegistryName = String(_REGISTRY)
        if self.profile and (not name or self.asked.standard == "X-4"):
            intent.Info = String(self.asked.profile)
            intent.DestOutputProfile = pdf.make_indirect(self._embedded(pdf))
        return intent

    def _embedded(self, pdf: Pdf) -> Stream:
        profile = pdf.make_stream(self.profile)
        profile.N, profile.Alternate = 4, Name.DeviceCMYK
        return profile

    def _metadata(self, pdf: Pdf, told: dict[str, str], kind: str) -> Stream:
        day = told.get("/CreationDate", "")[2:10]
        identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{self.address}#{kind}")
        filled = _XMP.format(
            title=escape(told.get("/Title", "")),
            producer=escape(told.get("/Producer", "")),
            day=f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00Z",
            id=identity,
        )
        stream = pdf.make_stream(filled.encode())
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        return stream


def _declare_x1a(pdf: Pdf, standard: str) -> None:
    """Name the standard (ISO 15930-1 and -4, 6.2)."""
    if standard == "X-1a:2001":
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1:2001")
        pdf.docinfo["/GTS_PDFXConformance"] = String("PDF/X-1a:2001")
    else:
        pdf.docinfo["/GTS_PDFXVersion"] = String(f"PDF/{standard}")
