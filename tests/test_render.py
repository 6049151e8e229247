"""A Page is drawn with its layout, and with nothing that it does not show.

In: Pages and layouts made here.
Out: tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazette.model import Page
from gazette.read.addresses import path
from gazette.render import LayoutError, Renderer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def layouts(tmp_path: Path) -> Path:
    """Give a folder of a few layouts."""
    (tmp_path / "link.html").write_text("{{ link(to) }}", encoding="utf-8")
    (tmp_path / "text.html").write_text(
        "<p>{{ text }}</p>\n{% if text %}\n!\n{% endif %}\n", encoding="utf-8"
    )
    (tmp_path / "broken.html").write_text("一行\n{% if %}", encoding="utf-8")
    (tmp_path / "lacking.html").write_text("一行\n{{ nobody }}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/2026-01/zf-2026-3/", "2026-01/zf-2026-3/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/sections/县政府文件/2026/", "sections/县政府文件/2026/index.html"),
    ],
)
def test_a_folder_is_its_index(address: str, file: str) -> None:
    """An address that ends in / is a file index.html."""
    assert path(address) == file


@pytest.mark.parametrize(
    ("here", "to", "link"),
    [
        ("/", "/", "./"),
        ("/", "/2026-01/", "./2026-01/"),
        ("/2026-01/", "/", "../"),
        ("/2026-01/zf-2026-3/", "/2026-01/zf-2026-1/", "../../2026-01/zf-2026-1/"),
        ("/404.html", "/style.css", "./style.css"),
        ("/", "/2026-01/files/表 1#%.pdf", "./2026-01/files/表%201%23%25.pdf"),
    ],
)
def test_links_are_relative_to_their_page(layouts: Path, here: str, to: str, link: str) -> None:
    """The site works in any folder of any host."""
    assert Renderer(layouts).render(Page(here, "link.html", {"to": to})) == link


def test_a_page_may_name_its_root(layouts: Path) -> None:
    """The 404 page is shown at any address, so its links begin at the host's root."""
    page = Page("/404.html", "link.html", {"to": "/years/", "root": "/gazette/"})
    assert Renderer(layouts).render(page) == "/gazette/years/"


def test_what_a_page_shows_is_escaped(layouts: Path) -> None:
    """Text stays text."""
    drawn = Renderer(layouts).render(Page("/", "text.html", {"text": "甲<乙&"}))
    assert drawn == "<p>甲&lt;乙&amp;</p>\n!\n"


def test_a_page_without_a_layout_is_its_text(layouts: Path) -> None:
    """A notice's plain text goes out as it is."""
    assert Renderer(layouts).render(Page("/a.txt", "", {"text": "甲<乙\n"})) == "甲<乙\n"


@pytest.mark.parametrize(
    ("layout", "line"), [("broken.html", 2), ("lacking.html", 2), ("none.html", 1)]
)
def test_a_layouts_mistake_is_a_problem_with_its_place(
    layouts: Path, layout: str, line: int
) -> None:
    """A designer learns which layout, which line, and on which page it showed."""
    with pytest.raises(LayoutError) as caught:
        Renderer(layouts).render(Page("/2026-01/", layout, {}))
    problem = caught.value.problem
    assert (problem.place.file, problem.place.line) == (f"layouts/{layout}", line)
    assert "/2026-01/" in str(problem.what)
    assert problem.mend


def test_the_fingerprint_changes_with_a_layout_and_with_nothing_else(layouts: Path) -> None:
    """What the print edition is drawn with, and what is said of it, is not of the website."""
    first = Renderer(layouts).fingerprint()
    (layouts / "print").mkdir()
    (layouts / "print" / "book.html").write_text("x", encoding="utf-8")
    (layouts / "README.md").write_text("x", encoding="utf-8")
    assert Renderer(layouts).fingerprint() == first
    (layouts / "link.html").write_text("{{ link(to) }} ", encoding="utf-8")
    assert Renderer(layouts).fingerprint() != first


def test_the_fingerprint_knows_a_files_name(layouts: Path) -> None:
    """A layout under another name is another layout."""
    first = Renderer(layouts).fingerprint()
    (layouts / "text.html").rename(layouts / "texts.html")
    assert Renderer(layouts).fingerprint() != first
