"""An annex that is not printed says on paper where it is.

In: the built specimen.
Out: tests.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import judges
import pikepdf
import pymupdf
import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

SAID = "（见网络版）"


def annexes(site: Path) -> dict[str, list[str]]:
    """Give for each issue the annexes that are files and no pictures."""
    data = json.loads((site / "data/gazette.json").read_text(encoding="utf-8"))
    names = {issue["id"]: site / issue["id"] / "files" for issue in data["issues"]}
    return {
        issue: sorted(path.name for path in folder.glob("*.pdf")) for issue, folder in names.items()
    }


def test_an_annex_that_is_a_file_is_named_with_its_code(specimen: Path) -> None:
    """Behind its name stands where it is, and a QR code leads to the very file, with its name."""
    held = annexes(specimen)
    assert any(held.values())
    for issue, names in held.items():
        pdf = specimen / issue / f"{issue}.pdf"
        pages = [page for page in pymupdf.open(pdf) if SAID in "".join(page.get_text().split())]
        assert "".join(judges.pdftotext(pdf)).count(SAID) == len(names)
        found = {
            code.text
            for page in pages
            for code in zxingcpp.read_barcodes(drawn(page))
            if "/files/" in code.text
        }
        assert {address.rpartition("/")[2] for address in found} == set(names)
        for address in found:
            assert address.endswith(f"/{issue}/files/{address.rpartition('/')[2]}")
        alts = [text for text in alternatives(pdf) if text.startswith("附件“")]
        assert len(alts) == len(names)
        assert all(text.endswith("”的网址二维码") for text in alts)


def drawn(page: pymupdf.Page) -> Image.Image:
    """Draw a page as a scanner sees it."""
    pixels = page.get_pixmap(dpi=200)
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def alternatives(pdf: Path) -> list[str]:
    """List what a screen reader says in the place of pictures."""
    with pikepdf.open(pdf) as opened:
        return [
            str(item["/Alt"])
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]


def test_the_specimens_own_annexes_can_be_read_by_everybody(specimen: Path) -> None:
    """They are what is asked of others: archivable, accessible, with a title."""
    files = [path for issue in annexes(specimen) for path in specimen.glob(f"{issue}/files/*.pdf")]
    assert files
    for path in files:
        assert judges.verapdf(path, "ua1") == []
        assert judges.verapdf(path, "2a") == []
