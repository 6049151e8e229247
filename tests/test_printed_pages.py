"""The printed pages of what is being written, beside it: in the preview and at the desk.

In: a gazette that is previewed, with its print; Chromium.
Out: facts.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import judges
import pytest
from PIL import Image
from test_desk_page import AtDesk, desk
from test_preview import NOTICE, ROOT, Previewed, draft, previewed
from waiting import until

from gazette.build import Result, build_site
from gazette.build.context import Run, silent
from gazette.build.notice_jobs import laid_out
from gazette.preview.printed_pages import PrintedPages, pages_of
from gazette.print.notice_pages import make_notice_pages

if TYPE_CHECKING:
    from gazette.build.printing import Print
    from gazette.print import IssuePdf, Job

__all__ = ["desk", "previewed"]

ADDRESS = "/2026-01/zf-2026-1/"
SOURCES = "[...document.querySelectorAll('.printed-page img')].map(one => one.src).join()"
DRAWN = "[...document.querySelectorAll('.printed-page img')].every(one => one.naturalWidth > 0)"


class Counted:
    """Sets pages in this process, and notes the Jobs."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def __call__(self, job: Job) -> IssuePdf:
        """Set the pages of a notice."""
        self.jobs.append(job)
        return make_notice_pages(job)


def seen(data: bytes) -> tuple[tuple[int, int], bytes]:
    """Give what a picture shows: its size, its dots."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.size, image.tobytes()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Result]:
    """Build a draft with its print, as the preview has it in the end."""
    folder = tmp_path_factory.mktemp("built")
    there = draft(folder / "content"), folder / "output", ROOT / "layouts", ROOT / "static"
    run = Run(*there, jobs=1, drafts=True, searched=False)
    return run, build_site(run, silent)


def test_the_pages_of_a_text_are_those_that_its_issue_would_have(
    built: tuple[Run, Result],
) -> None:
    """Dot by dot, with the same areas; what the last build laid out stands."""
    run, result = built
    made = Counted()
    printed = PrintedPages(run, made)
    printed.know(result)
    found = printed.pages(NOTICE, (run.content / NOTICE).read_bytes())
    whole = pages_of(result.prints["2026-01"], "zf-2026-1")
    assert [(one.number, one.areas) for one in found] == [(one.number, one.areas) for one in whole]
    for one, other in zip(found, whole, strict=True):
        picture = printed.picture(one.picture.rpartition("=")[2])
        assert picture
        assert seen(picture) == seen((run.output / other.picture.lstrip("/")).read_bytes())
    assert found[0].blocks["para-1"]
    assert [job.former == laid_out(run, result.prints["2026-01"]) for job in made.jobs] == [True]


def test_a_text_is_set_once_until_the_others_change(built: tuple[Run, Result]) -> None:
    """Who asks again is given the same pages; another text and another build are set."""
    run, result = built
    made = Counted()
    printed = PrintedPages(run, made)
    text = (run.content / NOTICE).read_bytes()
    assert printed.pages(NOTICE, text) == ()  # nothing is known of its issue
    printed.know(result)
    first = printed.pages(NOTICE, text)
    assert printed.pages(NOTICE, text) is first
    assert len(made.jobs) == 1
    longer = printed.pages(NOTICE, text + "\n\n又一段。\n".encode())
    assert longer[0].picture != first[0].picture
    printed.know(result)
    assert printed.pages(NOTICE, text)[0].picture == first[0].picture
    assert len(made.jobs) == 3


@pytest.mark.usefixtures("limited")
def test_a_build_waits_for_no_pages_and_reads_no_layout(
    built: tuple[Run, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken while pages are set; the layout of an issue is read when they are asked for."""
    run, result = built
    read: list[str] = []

    def noted(run: Run, edition: Print) -> IssuePdf:
        read.append(edition.book)
        return laid_out(run, edition)

    def meanwhile(job: Job) -> IssuePdf:
        printed.know(result)
        return make_notice_pages(job)

    monkeypatch.setattr("gazette.preview.printed_pages.laid_out", noted)
    printed = PrintedPages(run, meanwhile)
    printed.know(result)
    assert read == []
    text = (run.content / NOTICE).read_bytes()
    assert printed.pages(NOTICE, text)
    assert printed.pages(NOTICE, text + b"\n\n2\n")
    assert read == [result.prints["2026-01"].book]


def test_what_is_published_is_not_set_again(built: tuple[Run, Result]) -> None:
    """Its pages are those that were published, whatever its file says by now."""
    run, result = built
    order = result.orders["2026-01"]
    lock: Any = object()
    locked = replace(order, around=replace(order.around, lock=lock))
    printed = PrintedPages(run, Counted())
    printed.know(replace(result, orders={"2026-01": locked}))
    assert printed.pages(NOTICE, (run.content / NOTICE).read_bytes()) == ()


def test_the_newest_pictures_are_held(
    built: tuple[Run, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who writes for hours fills no memory."""
    run, result = built
    monkeypatch.setattr("gazette.preview.printed_pages._MOST", 2)
    printed = PrintedPages(run, Counted())
    printed.know(result)
    text = (run.content / NOTICE).read_bytes()
    more = ("", "一段。", "二段。")
    found = [printed.pages(NOTICE, text + f"\n\n{one}\n".encode()) for one in more]
    names = [pages[0].picture.rpartition("=")[2] for pages in found]
    assert [printed.picture(name) is not None for name in names] == [False, True, True]


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("previewed", ["printed"], indirect=True)
def test_the_preview_marks_on_its_pages_what_the_notice_takes(
    previewed: Previewed, browser: Any
) -> None:
    """Of the issue that is printed, and again of what is saved."""
    until(lambda: previewed.state()["printed"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(previewed.root + ADDRESS)
    page.wait_for_selector("#press-bar:not([hidden])", state="attached")
    page.click("#press-bar .print")
    page.wait_for_selector(".printed-page .own")
    page.wait_for_function(f"() => {shadowed(DRAWN)}")
    was = page.evaluate(shadowed(SOURCES))
    assert judges.axe(page) == []
    previewed.edit("如下", "如下，已改")
    page.wait_for_function(f"was => {shadowed(SOURCES)} && {shadowed(SOURCES)} !== was", arg=was)
    page.wait_for_selector(".printed-page .own")
    page.wait_for_function(f"() => {shadowed(DRAWN)}")
    page.close()


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("desk", ["printed"], indirect=True)
def test_the_desk_shows_the_printed_pages_of_what_is_not_saved_yet(
    desk: AtDesk, browser: Any
) -> None:
    """The paragraph in which the cursor is is marked; a wide and a narrow screen show it."""
    was = desk.text()
    page = desk.page(browser, viewport={"width": 1280, "height": 800})
    page.click("#on-paper")
    page.wait_for_selector(".printed-page .own")
    page.wait_for_function(f"() => {DRAWN}")
    before = page.evaluate(SOURCES)
    page.click(".cm-line:has-text('现将')")
    page.keyboard.press("End")
    page.wait_for_selector(".printed-page .here")
    page.keyboard.type("另见附件。")
    page.wait_for_function(f"was => {SOURCES} !== was", arg=before)
    page.wait_for_selector(".printed-page .here")
    assert desk.text() == was
    assert not page.is_visible("#paper")
    assert judges.axe(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert judges.axe(page) == []
    page.click("#on-web")
    page.frame_locator("#paper").locator("text=另见附件。").wait_for()
    assert not page.is_visible(".printed-page")


@pytest.mark.usefixtures("limited")
def test_the_desk_says_why_it_shows_no_printed_page(desk: AtDesk, browser: Any) -> None:
    """Where nothing is printed, it is told instead."""
    page = desk.page(browser)
    page.click("#on-paper")
    page.wait_for_selector("#printed p:has-text('这里没有印刷页')")


def shadowed(asked: str) -> str:
    """Ask of the shadow tree of the preview's bar what is asked of a document."""
    bar = "document.querySelector('#press-bar')?.shadowRoot"  # a page that is loaded again has none
    return asked.replace("document", f"({bar} ?? document.createDocumentFragment())")
