"""A printed page's mark stands before the very character with which the page begins.

In: sample Notices.
Out: tests.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from sample import MAPS, NOTICES

from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Break
from gazette.model.blocks import Table, Title
from gazette.model.cells import Cell
from gazette.model.inlines import Text
from gazette.pages.breaks import Paged, body

FIRST, SECOND, THIRD = NOTICES["2026-01"]
MAP = MAPS["2026-01"]


def shown(notice: object, breaks: tuple[Break, ...] = MAP.breaks) -> str:
    """Give the body of a notice of the sample, by its own breaks."""
    mine = [mark for mark in breaks if mark.notice == notice.card.id]
    return body(ZH_HANS, notice, Paged(MAP.spans[notice.card.id][0], mine))


def plain(html: str) -> str:
    """Read HTML as text without white space."""
    return solid(unescape(re.sub(r'<(?:[^">]|"[^"]*")*>', "", html)))


def test_every_block_has_its_anchor_as_id() -> None:
    """A place of a notice can be linked to."""
    assert [f'id="n{n}"' in shown(FIRST) for n in range(1, 5)] == [True] * 4


def test_a_page_begins_inside_a_list_item() -> None:
    """The mark stands in the item, before its character."""
    assert re.search(r"<li>子<page-break [^>]*data-page=\"2\"></page-break>丑</li>", shown(FIRST))


def test_a_page_that_begins_with_an_item_is_marked_in_it() -> None:
    """Between two items no mark may stand."""
    assert re.search(r"</li><li><page-break [^>]*id=\"p4\"[^>]*></page-break>寅卯", shown(SECOND))


def test_a_mark_says_its_page_to_a_screen_reader_and_is_no_text() -> None:
    """role, aria-label and id stand on it; nothing stands in it."""
    mark = re.search(r"<page-break[^>]*>.*?</page-break>", shown(SECOND))
    assert mark
    assert 'role="doc-pagebreak"' in mark[0]
    assert 'aria-label="第3页"' in mark[0]
    assert 'id="p3"' in mark[0]
    assert plain(mark[0]) == ""


def test_a_page_that_begins_with_a_block_is_marked_before_it() -> None:
    """A heading keeps its own name."""
    assert shown(THIRD).startswith('<page-break role="doc-pagebreak" id="p5"')


def test_a_notice_that_begins_inside_a_page_has_its_id_without_the_role() -> None:
    """No page begins there, but its citation finds the place."""
    assert shown(SECOND).startswith('<span id="p2"></span>')


@pytest.mark.parametrize("notice", [FIRST, SECOND, THIRD], ids=lambda n: n.card.id)
def test_every_printed_page_has_its_id_once(notice: object) -> None:
    """Whatever page a citation names, its place is found."""
    first, last = MAP.spans[notice.card.id]
    assert re.findall(r'id="p(\d+)"', shown(notice)) == [str(n) for n in range(first, last + 1)]


def test_without_print_there_is_no_mark() -> None:
    """A site built without print has neither marks nor ids of pages."""
    html = body(ZH_HANS, FIRST, Paged())
    assert "p1" not in html
    assert "page-break" not in html


def test_two_pages_may_begin_at_one_place() -> None:
    """A page of pictures only begins where the next one does."""
    html = shown(THIRD, (Break(5, "gg-2026-1", "n2", 1), Break(6, "gg-2026-1", "n2", 1)))
    assert re.search(r'第<page-break[^>]*id="p5"[^>]*></page-break><page-break[^>]*id="p6"', html)


def test_a_re_set_page_has_an_id_and_is_no_page_break() -> None:
    """Of an issue that was printed before, our own pages are places that nobody is told of."""
    printed = Paged(19, (Break(20, "zf-2026-3", "n2", 2),))
    html = body(ZH_HANS, SECOND, printed, Paged(2, MAP.breaks[2:4]))
    assert html.startswith('<span id="p19"></span>\n<span id="r2"></span>')
    assert re.search(
        r'第一<page-break[^>]*id="p20"[^>]*></page-break>段，<span id="r3"></span>甲', html
    )
    assert re.findall(r'data-page="(\d+)"', html) == ["20"]
    assert plain(html) == plain(body(ZH_HANS, SECOND, Paged()))


def test_a_title_keeps_its_text_and_wraps_its_senses_and_words() -> None:
    """Both stay on one line where they fit; no character is added."""
    title = "示例县人民政府关于印发《办法》的通知"
    block = Title((title[:7], title[7:]), id="n1")
    shown_ = body(ZH_HANS, replace(FIRST, blocks=(block,)), Paged())
    for part in ("<span>示例县</span><span>人民政府</span>", "《办法》", "<span>通知</span>"):
        assert part in shown_
    assert "<span>《办法》</span>" in shown_
    assert plain(shown_) == title


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    """What scrolls can have the focus, and says what it is."""
    block = Table(((Cell((Text("甲"),)),),), (), id="n1")
    html = body(ZH_HANS, replace(FIRST, blocks=(block,)), Paged())
    assert html.startswith(
        '<div class="wide" role="group" aria-label="表格" tabindex="0"><table id="n1">'
    )
