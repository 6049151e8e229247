"""Page drawing: what shows the same is not drawn again, whatever else is.

In: layouts written here; the sample content of the rules.
Out: facts about which pages are drawn, and about what then lies on the site.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from gazette.build import build_site
from gazette.build.context import Run
from gazette.build.page_drawing import UNDRAWN, DrawnPages, draw_pages, staged
from gazette.model import Page
from gazette.render import Renderer

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/rules/base/content"


class Noted(Renderer):
    """A Renderer that notes which addresses it draws."""

    def __init__(self, layouts: Path) -> None:
        """Begin with none."""
        super().__init__(layouts)
        self.addresses: list[str] = []

    def content(self, page: Page) -> bytes:
        """Draw a page."""
        self.addresses.append(page.address)
        return super().content(page)


@pytest.fixture
def renderer(tmp_path: Path) -> Noted:
    """Give a Renderer with one layout."""
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "page.html").write_text("<p>{{ text }}</p>", encoding="utf-8")
    return Noted(layouts)


def page(address: str, text: str) -> Page:
    """Make a page that shows a text."""
    return Page(address, "page.html", {"text": text})


def test_only_what_shows_something_else_is_drawn(renderer: Noted, tmp_path: Path) -> None:
    """The others are as the site has them."""
    first = draw_pages(renderer, tmp_path, [page("/a/", "甲"), page("/b/", "乙")])
    renderer.addresses.clear()
    again = [page("/a/", "甲"), page("/b/", "丙"), page("/c/", "丁")]
    second = draw_pages(renderer, tmp_path, again, first)
    assert renderer.addresses == ["/b/", "/c/"]
    assert second == draw_pages(renderer, tmp_path, again)


def test_what_the_site_does_not_have_is_drawn(renderer: Noted, tmp_path: Path) -> None:
    """That it was drawn once is not enough."""
    first = draw_pages(renderer, tmp_path, [page("/a/", "甲")])
    lost = DrawnPages({}, first.keys)
    file = staged(tmp_path, "a/index.html")
    file.unlink()
    assert draw_pages(renderer, tmp_path, [page("/a/", "甲")], lost) == first
    assert file.read_text(encoding="utf-8") == "<p>甲</p>"


def test_html_is_not_the_text_that_reads_the_same(renderer: Noted, tmp_path: Path) -> None:
    """What was text with a tag in it and is HTML now is drawn otherwise."""
    first = draw_pages(renderer, tmp_path, [page("/a/", "<b>甲</b>")])
    second = draw_pages(renderer, tmp_path, [page("/a/", Markup("<b>甲</b>"))], first)
    assert first.files != second.files
    assert staged(tmp_path, "a/index.html").read_text(encoding="utf-8") == "<p><b>甲</b></p>"


def test_what_comes_out_the_same_is_not_written(renderer: Noted, tmp_path: Path) -> None:
    """It has another digest than what lies there, or none at all."""
    first = draw_pages(renderer, tmp_path, [page("/a/", "甲")])
    file = staged(tmp_path, "a/index.html")
    file.unlink()
    draw_pages(renderer, tmp_path, [page("/a/", "甲")], DrawnPages(first.files, {}))
    assert not file.exists()
    draw_pages(renderer, tmp_path, [page("/a/", "甲")], UNDRAWN)
    assert file.exists()


def test_a_build_draws_what_shows_an_edit_and_all_with_another_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout that changes is a layout of every page: nothing that was drawn stands."""
    content, layouts, output = (tmp_path / name for name in ("content", "layouts", "output"))
    shutil.copytree(BASE, content)
    shutil.copytree(ROOT / "layouts", layouts)
    drawn: list[str] = []
    draw = Renderer.content

    def noted(self: Renderer, page: Page) -> Any:
        drawn.append(page.address)
        return draw(self, page)

    def build() -> set[str]:
        drawn.clear()
        ordered = Run(content, output, layouts, ROOT / "static", jobs=1, printed=False)
        assert build_site(ordered, lambda *_: None).published
        return set(drawn)

    monkeypatch.setattr(Renderer, "content", noted)
    every = build()
    (notice,) = content.rglob("01-zf-2026-1.md")
    notice.write_text(notice.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    edited = build()
    assert "/2026-01/zf-2026-1/" in edited
    assert len(edited) < len(every) / 4
    layout = layouts / "base.html"
    layout.write_text(layout.read_text(encoding="utf-8") + "<!-- 改 -->\n", encoding="utf-8")
    assert build() >= every - {"/data/as-of.json"}
    assert "<!-- 改 -->" in (output / "2026-01/zf-2026-1/index.html").read_text(encoding="utf-8")
