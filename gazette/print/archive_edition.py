"""The archive edition: the reading edition with its sources inside (PDF/A-3a and PDF/UA-1).

In: a Job.
Out: an Edition: the PDF for readers, in it the Markdown of the notices, data, a manifest.

Whoever opens it in forty years has the text as it was written, as data, and the digest of each.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import json
from pikepdf import Array, Dictionary, Name, Pdf, String

from gazette.content.files import ISSUE, MASTHEAD
from gazette.print import Edition, EditionFile, read_file
from gazette.print.imposition import open_pdf, written
from gazette.print.issue_pdf import set_issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object

    from gazette.model import Notice, PageMap, Problem
    from gazette.print import Job

_PART_2 = b"<pdfaid:part>2</pdfaid:part>", b'pdfaid:part="2"'
_PART_3 = b"<pdfaid:part>3</pdfaid:part>", b'pdfaid:part="3"'
_VERSION = "1.7"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside: its name, its type of media, what it is to the document (ISO 19005-3, E)."""

    name: str
    media: str
    relationship: str
    data: bytes


def make_archive(job: Job, problems: list[Problem]) -> Edition:
    """Set the reading edition and put its sources, its data and a manifest of them inside."""
    issue = set_issue(job, problems)
    files = [*_sources(job), _data(job, issue.page_map)]
    files.append(_manifest(files))
    pdf = open_pdf(issue.pdf)
    _call_part_3(pdf)
    day = f"D:{job.issue.published:%Y%m%d}000000Z" if job.issue.published else ""
    for file in sorted(files, key=lambda file: file.name):  # as a tree of names asks
        _enclose(pdf, file, day)
    made = EditionFile(written(pdf, _VERSION), len(pdf.pages), attached=len(files))
    return Edition({"archive": made})


def _sources(job: Job) -> Iterator[Enclosed]:
    """Yield what the office wrote: the masthead, the issue, each notice."""
    for path in (MASTHEAD, f"{job.folder.name}/{ISSUE}"):
        name = path.rpartition("/")[2]
        yield Enclosed(name, "application/yaml", "Source", read_file(job, path))
    for notice in job.notices:
        path = notice.card.place.file
        name = path.rpartition("/")[2]
        yield Enclosed(name, "text/markdown", "Source", read_file(job, path))


def _data(job: Job, mapped: PageMap) -> Enclosed:
    """Return the issue as JSON: what it is, its notices, the text of each by its units."""
    issue = job.issue
    said = {
        "gazette": job.masthead.name,
        "issue": issue.id,
        "published": issue.published.isoformat() if issue.published else None,
        "notices": [_notice(notice, mapped) for notice in job.notices],
    }
    data = json.format(json.encode(said), indent=1)
    return Enclosed(f"{issue.id}.json", "application/json", "Data", data + b"\n")


def _notice(notice: Notice, mapped: PageMap) -> dict[str, object]:
    card = notice.card
    first, last = mapped.spans.get(card.id, (None, None))
    return {
        "id": card.id,
        "address": card.address,
        "title": card.title,
        "numbers": list(map(str, card.numbers)),
        "kind": card.kind,
        "section": card.section,
        "issuers": list(card.issuers),
        "dated": card.dated.isoformat() if card.dated else None,
        "first_page": first,
        "last_page": last,
        "units": [
            {"id": block.id, "kind": block.kind, "text": block.text} for block in notice.blocks
        ],
    }


def _manifest(files: list[Enclosed]) -> Enclosed:
    """Return the list of all other files inside, with the digest of each."""
    rows = [
        {
            "name": file.name,
            "media_type": file.media,
            "relationship": file.relationship,
            "bytes": len(file.data),
            "sha256": hashlib.sha256(file.data).hexdigest(),
        }
        for file in files
    ]
    data = json.format(json.encode({"files": rows}), indent=1)
    return Enclosed(MANIFEST, "application/json", "Supplement", data + b"\n")


def _call_part_3(pdf: Pdf) -> None:
    """Say in the metadata that it is part 3, which lets any file be inside."""
    xmp = pdf.Root.Metadata.read_bytes()
    found = [(two, three) for two, three in zip(_PART_2, _PART_3, strict=True) if two in xmp]
    if len(found) != 1:
        raise AssertionError("WeasyPrint writes its metadata otherwise than it did")
    pdf.Root.Metadata.write(xmp.replace(*found[0]))


def _enclose(pdf: Pdf, file: Enclosed, day: str) -> None:
    """Put a file inside a PDF, associated with the whole of it (ISO 19005-3, 6.8)."""
    stream = pdf.make_stream(file.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{file.media}")
    stream.Params = Dictionary(Size=len(file.data))
    if day:
        stream.Params.ModDate = String(day)
    embedded = pdf.make_indirect(stream)
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.name),
            AFRelationship=Name(f"/{file.relationship}"),
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    _associated(pdf).append(spec)
    _named(pdf).extend([String(file.name), spec])


def _associated(pdf: Pdf) -> Object:
    if "/AF" not in pdf.Root:
        pdf.Root.AF = Array()
    return pdf.Root.AF


def _named(pdf: Pdf) -> Object:
    """Return the list of the files by name, which readers show."""
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    if "/EmbeddedFiles" not in pdf.Root.Names:
        pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array())
    return pdf.Root.Names.EmbeddedFiles.Names
