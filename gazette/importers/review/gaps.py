"""Gaps: pages of a source that have no text layer, and the notices that they may have cut.

In: what was loaded; the notices as found.
Out: a Problem that refuses the source; which notices touch which page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Uncertainty
from gazette.importers.sources.decode import refuse
from gazette.model import message
from gazette.rulebook.importing import IMPORT_MISSING_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.document import Position
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.sources.load import Loaded
    from gazette.model import Problem


def refused(loaded: Loaded) -> Problem | None:
    """Return why a source with pages that cannot be read is refused; None where it has none."""
    if not loaded.missing:
        return None
    file = loaded.missing[0].file
    pages = tuple(str(mark.page) for mark in loaded.missing if mark.file == file)
    what = message(
        "`{file}` 的第 {pages:、} 页没有文字层，前后的文件会连成一件", file=file, pages=pages
    )
    mend = message(
        "先对这几页作文字识别（OCR）再导入；确知这几页不要时加 --allow-missing-pages，"
        "与缺页相邻的文件会各写一条说明"
    )
    return refuse(file, IMPORT_MISSING_PAGES, what, mend)


def touched(
    loaded: Loaded, found: tuple[RecognisedNotice, ...]
) -> Iterator[tuple[int, Uncertainty]]:
    """Yield the index of each notice that ends, begins or goes on at a gap, and what is said."""
    for position in loaded.missing:
        place = _place(loaded, position)
        spans = [_span(each) for each in found]
        before = [at for at, span in enumerate(spans) if span[0] < place]
        after = [at for at, span in enumerate(spans) if span[1] > place]
        done = message(
            "第{page}页没有文字层，没有导入：这一件可能缺字，或与别的文件连在一起，请对照原件补上",
            page=position.page,
        )
        for at in sorted({*before[-1:], *after[:1]}):
            yield at, Uncertainty(position, message("缺页"), done, found[at].card.title)


def _place(loaded: Loaded, gap: Position) -> int:
    """Return where in the text the lines go on after a page that is missing."""
    lines = loaded.given.lines
    own = [line for line in lines if line.position.file == gap.file]
    later = [line.start for line in own if line.position.page > gap.page]
    return later[0] if later else own[-1].span[1]


def _span(each: RecognisedNotice) -> tuple[int, int]:
    """Return where a notice begins and ends in the text."""
    return min(c.span[0] for c in each.assignments), max(c.span[1] for c in each.assignments)
