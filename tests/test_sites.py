"""Whole sites: content in, expected out; a missing file and one too many both fail.

In: tests/sites/<case>/content, built by the command line.
Out: every file held against tests/sites/<case>/expected; --update writes it anew.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import pymupdf
import pytest
from conftest import build

from gazette.build.site_evidence import SUMS

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests" / "sites"
AS_OF = "2026-07-15"
"""The day for which the data say what is in force; nothing else knows it."""
CASES = sorted(path.name for path in HERE.iterdir())


_MADE = re.compile(
    r'("url":\s?"[^"]+\.(?:pdf|png|epub)",\s*"size":\s?)\d+(,\s*"sha256":\s?")[0-9a-f]{64}'
)
"""The bytes of what is printed are another matter than what it says."""


def told(path: Path) -> str:
    """Give a file as text: a PDF by its pages and bookmarks, a picture by its size.

    Of an EPUB it is its files, its package and its contents; of lines of JSON, which the site has
    each in a file of its own, it is their addresses.
    """
    if reader := {".epub": book, ".pdf": printed}.get(path.suffix):
        return reader(path)
    if path.suffix == ".png":
        picture = pymupdf.Pixmap(path)
        return f"{picture.width} x {picture.height}\n"
    if path.parent.name == "schema":
        return ""  # the same everywhere; tests/test_open_data.py holds it against all data
    if path.suffix == ".gz":
        rows = gzip.decompress(path.read_bytes()).decode().splitlines()
        return "".join(f"{json.loads(row)['url']}\n" for row in rows)
    text = _MADE.sub(r"\g<1>0\2…", unhashed(path.read_text(encoding="utf-8")))
    own = unhashed(path.name)
    for origin in (ROOT / "static" / own, ROOT / "layouts" / own):
        if origin.is_file() and origin.read_text(encoding="utf-8") == text:
            return f"= {origin.relative_to(ROOT).as_posix()}\n"
    return text


def printed(path: Path) -> str:
    """Give a PDF as text."""
    with pymupdf.open(path) as pdf:
        head = [f"{key}: {pdf.metadata[key]}" for key in ("title", "author", "subject")]
        marks = [f"{'  ' * (level - 1)}{title} -> {page}" for level, title, page in pdf.get_toc()]
        pages = [f"[{page.get_label()}]\n{page.get_text()}" for page in pdf]
        return "\n".join((*head, *marks, *pages))


def book(path: Path) -> str:
    """Give an EPUB as text."""
    with zipfile.ZipFile(path) as held:
        shown = [held.read(f"EPUB/{name}").decode() for name in ("package.opf", "nav.xhtml")]
        return "\n".join((*held.namelist(), *shown))


def unhashed(text: str) -> str:
    """Leave out the digests of scripts and styles, which change with each of these."""
    return re.sub(r"\.[0-9a-f]{10}(?=\.(?:js|css)\b)", "", text)


def site(output: Path) -> dict[str, str]:
    """Give path -> text of a site; of the search's index, which is not text, only the folders."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = unhashed(path.relative_to(output).as_posix())
        # What lists the digests of PDFs differs where fonts do.
        if path.is_dir() or name == SUMS:
            continue
        if name.startswith("pagefind/"):
            name = re.sub(r"[^/]*$", "", name) + "…"
            found[name] = ""
        else:
            end = ".txt" if path.suffix in {".pdf", ".png", ".gz", ".epub"} else ""
            found[name + end] = told(path)
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_site_is_just_what_is_expected(case: str, tmp_path: Path, *, update: bool) -> None:
    """Every file of the site, and no other."""
    status, said = build(HERE / case / "content", tmp_path / "output", "--as-of", AS_OF)
    assert status == 0, said
    made = site(tmp_path / "output")
    expected = HERE / case / "expected"
    if update:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in made.items():
            target = expected / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    files = (path for path in sorted(expected.rglob("*")) if path.is_file())
    wanted = {
        os.fspath(path.relative_to(expected)): path.read_text(encoding="utf-8") for path in files
    }
    assert made.keys() == wanted.keys()
    for name, text in wanted.items():
        assert made[name] == text, name
