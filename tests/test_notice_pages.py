"""The printed pages of one notice, set without the others, are those of the whole issue.

In: issues made by hand, edited, with what was printed before and without.
Out: facts about pictures and areas.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import jobs
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from test_cached_layout import EDITS, edited, first_draft, made, pictures

from gazette.language.lines import solid
from gazette.print import IssuePdf
from gazette.print.cached_layout import LayoutCache
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.notice_pages import make_notice_pages
from gazette.print.notice_sandbox import open_notice_pages
from gazette.typeset import reused_pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.print import Job

__all__ = ["pictures"]


def seen(picture: bytes) -> tuple[tuple[int, int], bytes]:
    """Give what a picture shows: its size, its dots."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return image.size, image.tobytes()


def wanted(job: Job, at: int, former: IssuePdf | None = None) -> tuple[str, Job]:
    """Give the id of a notice and the Job of its pages."""
    name = job.notices[at % len(job.notices)].card.id
    return name, replace(job, pages_of=name, former=former)


def differing(found: IssuePdf, whole: IssuePdf, name: str) -> list[object]:
    """Give what of a notice's pages is not as in the whole issue."""
    if name not in whole.page_map.spans:  # it says nothing
        return [found.pages] if found.pages else []
    first, last = whole.page_map.spans[name]
    own = whole.pages[first - 1 : last]
    told: list[object] = (
        [found.page_map.spans] if found.page_map.spans != {name: (first, last)} else []
    )
    told += [found.areas[name]] if found.areas[name] != whole.areas[name] else []
    return told + [
        at
        for at, (one, other) in enumerate(zip(found.pages, own, strict=True), first)
        if seen(one) != seen(other)
    ]


def is_closer(book: IssuePdf) -> bool:
    """Tell whether an issue was set closer, so that its last page is saved."""
    return "compact=True" in LayoutCache(book.layout, "").former.key


@settings(
    max_examples=max(1, settings.default.max_examples // 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(EDITS, min_size=1, max_size=2), st.integers(0, 9))
def test_after_any_edits_they_are_those_of_the_whole_issue(
    pictures: Path, edits: list[tuple[str, int, int, int]], at: int
) -> None:
    """Dot by dot, whether pages before them stand or not; unless the last page is now saved."""
    drafts = first_draft()
    former = IssuePdf(layout=make_issue_pdf(made(pictures, drafts)).layout)
    for edit in edits:
        drafts = edited(drafts, edit)
    whole = make_issue_pdf(made(pictures, drafts))
    for before in (former, IssuePdf()):
        if is_closer(before) == is_closer(whole):
            name, job = wanted(made(pictures, drafts), at, before)
            assert differing(make_notice_pages(job), whole, name) == []


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the numbers of the pages that are laid out, from 0."""
    found: list[int] = []
    upstream = reused_pages.PageReuse.make

    def noted(self: reused_pages.PageReuse, *given: Sequence[object]) -> object:
        make, index, *rest = given

        def counted() -> object:
            found.append(index)  # type: ignore[arg-type]
            return make()  # type: ignore[operator]

        return upstream(self, counted, index, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reused_pages.PageReuse, "make", noted)
    return found


def test_no_page_is_laid_out_behind_the_notice_and_none_before_it_that_stands(
    pictures: Path, laid_out: list[int]
) -> None:
    """Not even one with a picture, which the whole issue would set again."""
    drafts = [*first_draft(), [("text", at) for at in range(9)] * 3, *first_draft()[:2]]
    whole = make_issue_pdf(made(pictures, drafts))
    name, job = wanted(made(pictures, drafts), 5)
    first, last = whole.page_map.spans[name]
    assert 2 < first < last < whole.page_map.count
    laid_out.clear()
    assert make_notice_pages(job).pages
    assert set(laid_out) == set(range(last)), "without anything before"
    drafts[5] = [*drafts[5][:-1], ("text", 40)]
    name, job = wanted(made(pictures, drafts), 5, IssuePdf(layout=whole.layout))
    laid_out.clear()
    assert make_notice_pages(job).pages
    assert set(laid_out) <= {last - 2, last - 1, last}, "the edit is on its last page"


def test_the_areas_of_a_notice_and_its_blocks_hold_their_text_and_no_other(pictures: Path) -> None:
    """Read back from the PDF by PyMuPDF; what spans the page parts the columns above and below."""
    job = made(pictures, first_draft())
    whole = make_issue_pdf(job)
    pdf = pymupdf.open(stream=whole.pdf)
    notice = job.notices[2]  # with a wide table
    found = make_notice_pages(replace(job, pages_of=notice.card.id))
    for block in notice.blocks:
        if not block.text:
            continue
        read = ""
        for area in found.areas[f"{notice.card.id}.{block.id}"]:
            page = pdf[whole.page_map.front + area.page - 1]
            width, height = page.rect.br
            box = area.left * width, area.top * height, area.right * width, area.bottom * height
            read += page.get_textbox(pymupdf.Rect(box) + pymupdf.Rect(-1, 2, 1, -2))
        assert sorted(solid(read)) == sorted(solid(block.text)), block.id
    for page in range(*whole.page_map.spans[notice.card.id]):
        own = [area for area in whole.areas[notice.card.id] if area.page == page]
        assert own
        for one in own:
            for other in own:
                beside = one.right <= other.left or other.right <= one.left
                apart = one.bottom <= other.top or other.bottom <= one.top
                assert one is other or beside or apart, (one, other)


def test_an_engine_that_is_loaded_once_sets_one_notice_after_another(pictures: Path) -> None:
    """What cannot be set is left out, and the next is set."""
    job = made(pictures, first_draft()[:2])
    names = [notice.card.id for notice in job.notices]
    with open_notice_pages() as set_pages:
        asked = (names[0], "zf-2026-999", names[1])
        found = [set_pages(replace(job, pages_of=name)) for name in asked]
    assert [bool(one.pages) for one in found] == [True, False, True]
    assert [list(one.page_map.spans) for one in found] == [[names[0]], [], [names[1]]]


def test_running_heads_that_say_what_is_on_a_page_stand_on_its_picture(tmp_path: Path) -> None:
    """They come last in the whole issue; here too."""
    notices = [
        jobs.notice(at, *(jobs.paragraph(f"p{n}", "正文。" * 150) for n in range(6)))
        for at in (1, 2)
    ]
    folder = tmp_path / jobs.ISSUE
    folder.mkdir()
    job = jobs.job(folder, *notices)
    job = replace(job, masthead=replace(job.masthead, running_head="numbers"))
    whole = make_issue_pdf(job)
    name, job = wanted(job, 0)
    assert differing(make_notice_pages(job), whole, name) == []
