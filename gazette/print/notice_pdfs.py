"""Notice PDFs: each notice's own pages as a PDF, and what of an IssuePdf is as it was before.

In: an issue that is set, its page map; a Job that may have the IssuePdf before.
Out: by a notice's id its PDF; pictures of pages. What would be the same is not made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.print.archive import write_pdf
from gazette.print.numbered_lists import call_items, numbered_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model import Notice, PageMap
    from gazette.print import Job
    from gazette.print.cached_layout import LayoutCache, Part
    from gazette.print.page_cache import CachedPage
    from gazette.typeset.weasyprint.document import Document


class NoticePdfs:
    """The notices of an issue that is set, and what was printed of them before."""

    def __init__(self, job: Job, cache: LayoutCache, mapped: PageMap) -> None:
        """Take the map of the pages, and who knows which of them stand from before."""
        self.notices, self.former = job.notices, job.former
        self.cache, self.mapped = cache, mapped
        self.lists = numbered_lists(job.notices)

    def parts(self, pages: Sequence[CachedPage]) -> dict[str, Part]:
        """Return what each notice's PDF is made of besides its pages; `pages` are those of all."""
        return {
            notice.card.id: self._part(notice, pages)
            for notice in self.notices
            if notice.card.id in self.mapped.spans
        }

    def written(
        self, whole: Document, pages: Sequence[CachedPage], parts: Mapping[str, Part]
    ) -> dict[str, bytes]:
        """Return each notice's own pages, under its title and with their printed numbers."""
        known = self.former.parts if self.former else {}
        found = {}
        for notice in self.notices:
            name = notice.card.id
            if name not in parts:
                continue
            first, last = self.mapped.spans[name]
            own = pages[first - 1 : last]
            if name in known and self.cache.same_part(name, parts[name], own, whole.fonts):
                found[name] = known[name]
            else:
                part, label = whole.copy(own), {0: ("D", first)}
                found[name] = write_pdf(part, label, notice.card.title, whole.fonts, self.lists)
        return found

    def pictures(self, pages: Sequence[CachedPage]) -> dict[int, bytes]:
        """Return the pictures that are at hand, by the numbers of their pages from 0."""
        known = self.former.pages if self.former else ()
        return {
            at: known[at]
            for at, page in enumerate(pages[: len(known)])
            if self.cache.standing(page) is not None
        }

    def _part(self, notice: Notice, pages: Sequence[CachedPage]) -> Part:
        first, last = self.mapped.spans[notice.card.id]
        numbers: dict[int, int] = {}
        paths = [
            tuple(numbers.setdefault(one, len(numbers)) for one in path)
            for path in call_items(pages[first - 1 : last], self.lists)
        ]
        return notice.card.title, first, last, tuple(paths)
