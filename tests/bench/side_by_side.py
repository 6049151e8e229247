"""Sets pages beside those of Typst, so that eyes may judge: ours on the left, Typst's on the right.

In: a folder to write to; a content folder and an issue in it (the specimen, if none is named).
Out: ten pictures of 200 dots to an inch, of pages from all over the issue.

`tests/bench/side_by_side.py FOLDER [CONTENT ISSUE]`, after `make bench`, which installs Typst.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
import typesetters
from bench import OTHERS
from PIL import Image
from printing import SPECIMEN, TYPST

from gazette.print.issue_pdf import make_issue_pdf

PAGES, DOTS, GAP = 10, 200, 40
TYPST_FRONT = 1
"""Its contents, on one page; it has no cover."""


def main(folder: Path, content: Path = SPECIMEN, name: str = "2026-01") -> None:
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    given = typesetters.job(content, name)
    made = make_issue_pdf(given)
    ours, front = pymupdf.open(stream=made.pdf), made.page_map.front
    with tempfile.TemporaryDirectory() as work:
        pdf = Path(work) / "typst.pdf"
        source = typesetters.typst(given, Path(work) / "typst")
        subprocess.run([OTHERS / "bin/python", "-c", TYPST, source, pdf], check=True)
        theirs = pymupdf.open(stream=pdf.read_bytes())
    count = min(len(ours) - front, len(theirs) - TYPST_FRONT)
    for at in sorted({round(part * (count - 1) / (PAGES - 1)) for part in range(PAGES)}):
        left, right = picture(ours, front + at), picture(theirs, TYPST_FRONT + at)
        both = Image.new("L", (left.width + GAP + right.width, left.height), 128)
        both.paste(left, (0, 0))
        both.paste(right, (left.width + GAP, 0))
        both.save(folder / f"{name}-{at + 1:02}.png", optimize=True)


def picture(document: pymupdf.Document, at: int) -> Image.Image:
    """Return a page as a picture in greys."""
    dots = document[at].get_pixmap(dpi=DOTS, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (dots.width, dots.height), dots.samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *([Path(sys.argv[2]), sys.argv[3]] if sys.argv[2:] else []))
