"""Packing: a document as the bytes of a .docx file, the same each time.

In: a document of python-docx, what it is.
Out: bytes; no clock and no system shows in them.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime, time
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gazette.language.faces import FACES

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name."""
_SOME_DAY = date(1980, 1, 1)
"""That of a document without one."""
_UNIX, _READABLE = 3, 0o100644 << 16
_LEVEL = 6
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(document: Document, title: str, author: str, day: date | None) -> bytes:
    """Return the file of a document that is called so, by an issuer, on its day."""
    known: Any = document.core_properties
    on = datetime.combine(day or _SOME_DAY, time(), UTC)
    known.title, known.author, known.last_modified_by = title, author, ""
    known.created = known.modified = on.replace(tzinfo=None)
    known.comments, known.revision = "", 1
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = _font_table()  # noqa: SLF001 - python-docx keeps it as it is
    whole = BytesIO()
    document.save(whole)
    return _repacked(whole.getvalue())


def _font_table() -> bytes:
    """Return the faces that are used, each with the one that stands for it."""
    rows = "".join(
        f'<w:font w:name="{escape(face.name)}"><w:altName w:val="{escape(face.other)}"/></w:font>'
        for face in FACES
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<w:fonts xmlns:w="{_NAMESPACE}">{rows}</w:fonts>'.encode()


def _repacked(data: bytes) -> bytes:
    """Return a ZIP with the same files in order of their names, all on the first day."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED, _LEVEL)
    return whole.getvalue()
