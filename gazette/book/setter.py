"""Setter: fills the print layouts and lays them out.

In: a Job.
Out: the pages of its body and of its front matter, as WeasyPrint has them.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from gazette import typeset
from gazette.book import shown
from gazette.book.fetch import Fetcher
from gazette.book.flows import flows
from gazette.book.shared_glyphs import SHARED
from gazette.book.supplies import supplies
from gazette.language.words import words
from gazette.typeset.marks import ems
from gazette.typeset.ruler import Ruler
from gazette.write import elements

if TYPE_CHECKING:
    from gazette.book import Job
    from gazette.model import PageMap

Document: TypeAlias = Any
Sheet: TypeAlias = Any
"""WeasyPrint's laid-out documents and pages have no types."""

CELLS = {"body": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC"}
"""The roles that set the cells of tables and their heads, and the faces behind them (style.css)."""


class Setter:
    """The layouts, the files and the faces that both halves of a book are made with.

    `edition` names what is set: read (the reading edition) or press (see `plates`).
    """

    def __init__(self, job: Job, edition: str = "read") -> None:
        self.job = job
        self.shown = shown(job)
        self.edition = edition
        # The web address of the issue: relative links of the notices hold on paper, too.
        issue = f"{self.shown['gazette']['address']}/{self.shown['issue']['id']}/"
        self.base = f"{issue}print/"
        folder = job.layouts / "print"
        files, self.supplies = supplies(job, self.shown, self.base)
        pictures = (job.content, job.folder.name)
        self.fetcher = Fetcher((f"{issue}files/", pictures), (self.base, folder), files)
        self.fonts = FontConfiguration()  # type: ignore[no-untyped-call]
        own = [face.family for face in job.faces.own if face.role in CELLS]
        self.ruler = Ruler([[name] for name in (*own, *CELLS.values())], self.fonts)
        self.layouts = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self.words = words(job.masthead)
        self.layouts.filters["fill"] = elements.filled
        self.layouts.filters["ems"] = ems
        self.layouts.filters["apart"] = partial(elements.text, variants=SHARED)

    def lay_out(self, layout: str, **more: object) -> Document:
        """Lay a half out: the one place where WeasyPrint's layout is called."""
        html = self.layouts.get_template(layout).render(
            gazette=self.shown["gazette"],
            issue=self.shown["issue"],
            edition=self.edition,
            words=self.words,
            **self.supplies,
            **more,
        )
        source = HTML(string=html, base_url=self.base, url_fetcher=self.fetcher)  # type: ignore[no-untyped-call]
        options = typeset.Options(autospace=self.shown["autospace"], level="article")
        with typeset.chinese(options):
            return source.render(font_config=self.fonts)  # type: ignore[no-untyped-call]

    def body(self) -> Document:
        """Lay the notices out."""
        codes = {notice["id"]: notice["code"] for notice in self.shown["notices"]}
        return self.lay_out(
            "body.html", flows=flows(self.words, self.job.notices, codes, self.ruler)
        )

    def front(self, mapped: PageMap) -> list[Sheet]:
        """Lay out cover and contents; the last page is empty."""
        sections = [
            {"name": name, "notices": [_entry(notice, mapped) for notice in notices]}
            for name, notices in groupby(self.shown["notices"], lambda notice: notice["section"])
        ]
        colophon = self.shown["colophon"]
        pages: list[Sheet] = self.lay_out("front.html", sections=sections, colophon=colophon).pages
        return pages

    def said(self) -> list[str]:
        """List what cover and contents must say in full."""
        issue, notices = self.shown["issue"], self.shown["notices"]
        said = [*self.shown["gazette"].values(), issue["note"], issue["published"]]
        said += [
            self.words.titled.format(name=name, text=value)
            for name, value in self.shown["colophon"].items()
        ]
        return said + [one for notice in notices for one in (notice["title"], *notice["numbers"])]


def _entry(notice: dict[str, Any], mapped: PageMap) -> dict[str, Any]:
    page = mapped.spans.get(notice["id"], (0, 0))[0]
    return {key: notice[key] for key in ("id", "title", "numbers", "printed_page")} | {"page": page}
