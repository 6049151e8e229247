"""A gazette in another language says no word of ours, in any edition.

In: the sites of tests/sites that are not in the default language, built by the command line.
Out: tests.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import judges
import pymupdf
import pytest
from conftest import build
from test_search import opened
from test_sites import HERE
from test_web import SCHEMES, WIDTHS, kinds
from test_words import forms

from gazette.language.words import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SIMPLIFIED = {
    character
    for language, sign in ((DEFAULT, 1), ("zh-Hant", -1))
    for _, form in forms(LANGUAGES[language])
    for character in HAN.findall(form)
    if sign > 0
} - set("".join(form for _, form in forms(LANGUAGES["zh-Hant"])))
"""The characters of our words that are written otherwise in traditional ones."""
FOLDERS = {"english": "norham", "traditional": "hant"}
"""Where the sites lie, as their addresses say."""
SCRIPTS = {"search.js", "large.js"}
"""They read numbers in every language, and say what the page tells them to."""


def said(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a site as the text that it holds, its name with it."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".pdf":
            with pymupdf.open(path) as pdf:
                marks = [title for _, title, _ in pdf.get_toc()]
                yield name, "\n".join((*map(str, pdf.metadata.values()), *marks))
                yield name, "\n".join(page.get_text() for page in pdf)
        elif path.suffix == ".pf_fragment":
            yield name, gzip.decompress(path.read_bytes()).decode("utf-8")
        elif path.suffix in {".html", ".xml", ".json", ".txt", ".css", ".svg"}:
            yield name, f"{name}\n{path.read_text(encoding='utf-8')}"


@pytest.fixture(scope="module", params=["english", "traditional"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of another language."""
    output = tmp_path_factory.mktemp(request.param) / request.param
    status, told = build(HERE / request.param / "content", output)
    assert status == 0, told
    return output


def test_no_word_of_another_language_is_said(site: Path) -> None:
    """English has no Chinese character; traditional Chinese none that is simplified only."""
    foreign = HAN.findall if site.name == "english" else SIMPLIFIED.intersection
    found = {name: set(foreign(text)) for name, text in said(site)}
    assert len(found) > 40
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_page_names_its_language(site: Path) -> None:
    """A screen reader reads each page, and the PDF, with the right voice."""
    tag = "en" if site.name == "english" else "zh-Hant"
    for path in site.rglob("*.html"):
        assert f'<html lang="{tag}">' in path.read_text(encoding="utf-8")
    with pymupdf.open(site / "2026-01/2026-01.pdf") as pdf:
        assert pdf.xref_get_key(pdf.pdf_catalog(), "Lang") == ("string", tag)


def test_numbers_are_written_as_their_series_says(site: Path) -> None:
    """A number in a form of its own is the identity of its notice, and stands in the data."""
    data = json.loads((site / "data/gazette.json").read_text(encoding="utf-8"))
    numbers = {one["id"]: one["number"] for one in data["issues"][0]["notices"]}
    if site.name == "english":
        assert numbers["gn-2026-1"] == "GN 2026/1"
        assert numbers["ln-2026-1"] == "Local Notice 1 of 2026"
    else:
        assert numbers["zf-2026-1"] == "示政發〔2026〕1號"


@pytest.fixture(scope="module")
def root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the site where its address says, in a folder of the root of a web server."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(site, root / FOLDERS[site.name])
    return root


def test_nu_and_lychee_find_no_error(root: Path) -> None:
    """HTML, CSS and SVG are what their standards say, and every link leads somewhere."""
    assert judges.nu(root) == []
    assert judges.links(root, "https://gazette.example") == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(
    root: Path, browser: Any, site_url: Callable[[Path], str], width: int, scheme: str
) -> None:
    """WCAG 2.2 AA on every kind of page, as of the specimen; none is wider than the window."""
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    (site,) = root.iterdir()
    page, base, findings = context.new_page(), f"{site_url(root)}{site.name}/", []
    for name in kinds(site):
        page.goto(base + quote(name))
        findings += judges.axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        findings += [f"{name}: {wide} px too wide"] if wide > 0 else []
    context.close()
    assert findings == []


TYPED = {
    "english": ("gn-2026-1", ("GN 2026/1", "GN 2026-1", "gn2026-1", "GN 2026/01", "gn 2026 1")),
    "traditional": ("zf-2026-1", ("示政發〔2026〕1號", "示政發2026-1", "示政發 2026/1")),
}


def test_a_number_is_found_however_it_is_typed(
    site: Path, root: Path, browser: Any, site_url: Callable[[Path], str]
) -> None:
    """GN 2026/1 by a hyphen, a space or in small letters; another number of its kind is none."""
    identity, ways = TYPED[site.name]
    page, base = browser.new_page(), f"{site_url(root)}{FOLDERS[site.name]}/"
    for way in ways:
        assert opened(page, base, way)[0] == f"2026-01/{identity}/", way
    assert f"2026-01/{identity}/" not in opened(page, base, ways[1].replace("1", "9"))
    page.close()
