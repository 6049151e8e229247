"""Print layout: fills the print layouts and lays them out.

In: a Job.
Out: the pages of its body and of its front matter, as WeasyPrint has them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gazette.language.words import words
from gazette.print.annex_pages import with_annex_pages
from gazette.print.assets import collect_assets
from gazette.print.cached_layout import LayoutCache
from gazette.print.fetch import Fetcher
from gazette.print.fingerprint import surroundings
from gazette.print.flows import NoticeLayouts
from gazette.print.layout_context import layout_context, year_context
from gazette.print.measures import read_measures
from gazette.print.notice_links import leads
from gazette.print.page_floats import filled
from gazette.print.running_heads import NUMBERS
from gazette.print.shared_glyphs import SHARED
from gazette.print.tables import MeasuredTables
from gazette.typeset.break_classes import ems
from gazette.typeset.chinese import chinese
from gazette.typeset.copyfitting import savable_lines
from gazette.typeset.options import Options
from gazette.typeset.ruler import Ruler
from gazette.typeset.weasyprint import document, styles
from gazette.write import elements

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.print import Job
    from gazette.print.year import Year
    from gazette.typeset.weasyprint.document import Document, Source


FEW_LINES = 18
"""The lines in all columns of a last page that is better saved."""

CELLS = {"body": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC"}
"""The roles that set the cells of tables and their heads, and the faces behind them (style.css)."""


_BODY = "body.html"


class PrintLayout:
    """The layouts, the files and the faces that both halves of an issue are made with.

    `edition` names what is set: read (the reading edition), press or booklet (`press_edition`).
    `problems` are those of the annexes whose pages are printed.
    """

    def __init__(self, job: Job, edition: str = "read") -> None:
        self.context = layout_context(job)
        self.edition = edition
        self.measures = read_measures(job.layouts / "print")
        self.job, sheets, self.problems = with_annex_pages(job, self.measures)
        # The web address of the issue: relative links of the notices hold on paper, too.
        issue = f"{self.context['gazette']['address']}{job.address}"
        self.base = f"{issue}print/"
        folder = job.layouts / "print"
        files, self.assets = collect_assets(job, self.context, self.base)
        files |= {self.base + source: picture for source, picture in sheets.items()}
        pictures = (job.content, job.folder.name)
        self.fetcher = Fetcher((f"{issue}files/", pictures), (self.base, folder), files)
        self.fonts = styles.new_fonts()
        # Running heads with numbers come last, when the pages are known.
        heads = self.context["running_head"] == NUMBERS
        stands = job.former and not heads and not _looks_around(folder)
        former = job.former.layout if job.former and stands else b""
        self.cache = LayoutCache(former, surroundings(job, self.base))
        own = [face.family for face in job.faces.own if face.role in CELLS]
        self.ruler = Ruler([[name] for name in (*own, *CELLS.values())], self.fonts)
        self.words = words(job.masthead)
        self.tables = MeasuredTables(self.ruler, self.measures, self.words.print_continued)
        self.layouts = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self.layouts.filters["fill"] = elements.filled
        self.layouts.filters["ems"] = ems
        self.layouts.filters["apart"] = partial(
            elements.text, language=self.words.tag, variants=SHARED
        )

    def lay_out(self, layout: str, edition: str = "", **more: object) -> Document:
        """Fill a layout and lay it out."""
        return self.laid_out(self.html(layout, edition, **more))

    def html(self, layout: str, edition: str = "", **more: object) -> str:
        """Fill a layout."""
        return self.layouts.get_template(layout).render(
            gazette=self.context["gazette"],
            issue=self.context["issue"],
            edition=edition or self.edition,
            words=self.words,
            **self.assets,
            **more,
        )

    def laid_out(self, html: str) -> Document:
        """Lay out a layout that is filled."""
        with chinese(self.options()):
            return document.lay_out(self.parsed(html), self.fonts)

    def parsed(self, html: str) -> Source:
        """Parse a layout that is filled."""
        return document.parsed(html, self.base, self.fetcher)

    def options(self, *, compact: bool = False) -> Options:
        """Return what is asked of the lines; `compact` ones are closer."""
        asked = {key: self.context[key] for key in ("autospace", "hanging")}
        return Options(**asked, level="article", compact=compact)

    def body(self) -> Document:
        """Lay the notices out, closer where that saves a last page of a few lines.

        Of a Job with `pages_of` they are as close as they were before: its last page is not seen.
        """
        codes = {notice["id"]: notice["code"] for notice in self.context["notices"]}
        layouts = NoticeLayouts(self.words, self.job.notices, leads(self.job, codes), self.tables)
        page_codes, head = self.context["codes"], self.context["running_head"]
        given = partial(self._lay_out_body, codes=page_codes, running_head=head)
        if self.job.pages_of:
            given = partial(given, compact=self.cache.is_former(self.options(compact=True)))
        body, moved = filled(lambda one: given(flows=layouts.flows(one)), layouts.floating())
        if self.job.pages_of:
            return body
        left = document.lines_on(body.pages[-1])
        few = len(body.pages) > 1 and left <= FEW_LINES
        if few and left <= savable_lines(map(document.page_box, body.pages)) // 2:
            shorter = given(flows=layouts.flows(moved), compact=True)
            body = shorter if len(shorter.pages) < len(body.pages) else body
        return body

    def _lay_out_body(self, *, compact: bool = False, **shown: object) -> Document:
        """Lay the notices out; of a Job with `pages_of` not more than that one."""
        options, source = self.options(compact=compact), self.parsed(self.html(_BODY, "", **shown))
        with chinese(options):
            return self.cache.lay_out(source, self.fonts, options, only=self.job.pages_of)

    def year(self) -> Document:
        """Lay the contents of a year out."""
        return self.lay_out("year.html", year=self.context["year"])

    def index(self, year: Year, first: int) -> Document:
        """Lay the indexes of a year out, from the printed page `first` on."""
        context = year_context(year, autospace=self.context["autospace"])
        codes, head = self.context["codes"][first - 1 :], self.context["running_head"]
        return self.lay_out("index.html", year=context, first=first, codes=codes, running_head=head)

    def required_text(self) -> list[str]:
        """Return what cover and contents must say in full."""
        issue, notices = self.context["issue"], self.context["notices"]
        texts = [*self.context["gazette"].values(), issue["note"], issue["published"]]
        texts += [
            self.words.titled.format(name=name, text=value)
            for name, value in self.context["colophon"].items()
        ]
        texts += [self.job.index.title] if self.job.index else []
        return texts + [text for one in notices for text in (one["title"], *one["numbers"])]


def _looks_around(folder: Path) -> bool:
    """Return whether an element's style may depend on what stands in it or behind it.

    No page then follows from where it begins and from what it comes to (Selectors 4, 4.5).
    """
    return any(":has(" in sheet.read_text(encoding="utf-8") for sheet in folder.glob("*.css"))
