"""What notices cite is known of their cards, linked in their text, listed both ways and outside.

In: notices of a few lines; tests/sites/citations.
Out: tests of read.mentions, arrange.citing, write's references, pages.citations and authorities.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import GAZETTE, MAPS, MASTHEAD, NOTICES
from test_write import BLOCKS, paragraph, plain

from gazette import read
from gazette.arrange import arrange
from gazette.arrange.citing import citations, outside
from gazette.language.lines import solid
from gazette.language.words.en import EN
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Block, Card, Citation, Citations, Cited, Gazette, Notice, Number, PageMap
from gazette.model.blocks import Item, ItemList, Table
from gazette.model.cells import Cell
from gazette.model.inlines import Image, LineBreak, Link, Strong, Text
from gazette.pages import citations as shown
from gazette.pages import gazette_pages, issue_pages, surroundings
from gazette.pages.paging import first_pages
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.write.html import write
from gazette.write.styling import Reference, Styling

SITE = Path(__file__).parent / "sites" / "citations"
HEAD = "文号: 示政发〔2026〕1号\n标题: {title}\n"


def noticed(body: str, title: str = "示例县人民政府关于停车的通知", more: str = "") -> Notice:
    """Read a notice of an issue that has no files."""
    text = f"---\n{HEAD.format(title=title)}{more}---\n\n{body}\n"
    return notice_file.notice(Source("2026-01/01.md", text), MASTHEAD, SITE, frozenset())[0]


def called(card: Card) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.called, one.title, one.units) for one in card.cited]


def test_a_document_is_cited_once_with_its_units() -> None:
    parts = (
        "按示政发〔2025〕7号。",
        "按《停车管理办法》（示政发[2025]7号）。",
        "按《停车管理办法》。",
    )
    card = noticed("\n\n".join(parts)).card
    assert called(card) == [("示政发〔2025〕7号", "停车管理办法", ("para-1", "para-2", "para-3"))]


NOTHING = [
    ("按示政发〔2026〕1号。", "示例县人民政府关于停车的通知"),
    ("《停车管理办法》已经同意。", "示例县人民政府关于印发《停车管理办法》的通知"),
    ("《停车管理办法》已经同意。", "示例县人民政府关于印发停车管理办法的通知"),
    ("《停车管理办法》如下。\n\n# 停车管理办法\n\n甲。", "示例县人民政府关于停车的通知"),
    ("本件以下简称《管理办法》。按《管理办法》。", "示例县人民政府关于停车的通知"),
    ("按《意见》。", "示例县人民政府关于停车的通知"),
    ("《示例县人民政府关于停车的通知》如下。", "示例县人民政府关于停车的通知"),
]


@pytest.mark.parametrize(("body", "title"), NOTHING)
def test_a_notice_does_not_cite_itself_nor_a_short_name(body: str, title: str) -> None:
    made = noticed(body, title)
    assert made.card.cited == ()
    assert made.mentions == ()


def test_what_a_decision_changes_it_cites() -> None:
    """Its title quotes another document's; only what a notice passes on is its own."""
    title = "示例县人民政府关于修改《停车管理办法》的决定"
    assert called(noticed("修改《停车管理办法》。", title).card) == [
        ("", "停车管理办法", ("para-1",))
    ]


def test_an_annex_is_no_citation() -> None:
    more = "附件:\n  - name: 停车收费标准\n    omitted: true\n"
    assert noticed("按《停车收费标准》。", more=more).card.cited == ()


def test_the_fields_of_a_notice_cite_nothing_but_its_remark_does() -> None:
    more = "主送机关: 示政发〔2025〕3号\n附注: 见示政发〔2025〕4号\n"
    assert called(noticed("甲。", more=more).card) == [("示政发〔2025〕4号", "", ("remark",))]


def test_a_mention_is_at_its_place_in_any_block() -> None:
    body = """
甲 **乙示政** 发〔2025〕1号。

- 丙，示政发〔2025〕2号
- 丁，示政发〔2025〕3号

| 文件 | 文号 |
| --- | --- |
| 《停车收费标准》 | 示政发〔2025〕4号 |
| 戊 | 示政发〔2025〕5号 |
"""
    made = noticed(body)
    blocks = {block.id: solid(block.text) for block in made.blocks}
    found = [blocks[one.unit][one.start : one.end] for one in made.mentions]
    assert found[1:] == [
        "示政发〔2025〕2号",
        "示政发〔2025〕3号",
        "《停车收费标准》示政发〔2025〕4号",
        "示政发〔2025〕5号",
    ]
    assert found[0].endswith("发〔2025〕1号")
    assert [one.at for one in made.mentions] == [0, 1, 2, 3, 4]


def issued(*notices: tuple[str, str, tuple[Cited, ...]]) -> Gazette:
    """Make a gazette of notices: number, title, what they cite."""
    old, *_ = (issue for issue in GAZETTE.issues if issue.id == "2026-01")
    cards = tuple(
        replace(
            old.cards[0],
            id=f"zf-2026-{at}",
            numbers=(Number("示政发", 2026, at),),
            title=title,
            cited=cited,
        )
        for at, (_, title, cited) in enumerate(notices, 1)
    )
    return Gazette(MASTHEAD, (replace(old, cards=cards),))


def cites(gazette: Gazette) -> list[str]:
    known = citations(gazette, {})
    last = gazette.issues[-1].cards[-1]
    return [one.address for one in known[last.address].cites]


LONG = "示例县人民政府关于印发《停车管理办法》的通知"
ONE = Cited("document", Number("示政发", 2026, 1), "别的名称", units=("para-1",))
TITLED = Cited("document", None, "停车管理办法", units=("art-3-2",))


def test_a_number_decides_whatever_title_stands_beside_it() -> None:
    assert cites(issued(("", LONG, ()), ("", "甲", (ONE,)))) == ["/2026-01/zf-2026-1/"]
    other = replace(ONE, number=Number("示政发", 2019, 1), title="停车管理办法")
    assert cites(issued(("", LONG, ()), ("", "甲", (other,)))) == [""]


@pytest.mark.parametrize(
    "title", ["停车管理办法", LONG, LONG.replace("《", "〈").replace("》", "〉")]
)
def test_a_title_stands_for_the_one_notice_that_bears_or_promulgates_it(title: str) -> None:
    one = replace(TITLED, title=title)
    assert cites(issued(("", LONG, ()), ("", "甲", (one,)))) == ["/2026-01/zf-2026-1/"]


def test_a_title_of_two_notices_stands_for_none() -> None:
    assert cites(issued(("", LONG, ()), ("", LONG, ()), ("", "甲", (TITLED,)))) == [""]


def test_an_order_that_is_called_like_a_notice_is_not_it() -> None:
    order = Cited("decree", None, "停车管理办法", "国务院令第1号", ("para-1",))
    assert cites(issued(("", LONG, ()), ("", "甲", (order,)))) == [""]


def test_what_cites_a_notice_is_known_once_with_all_its_units() -> None:
    gazette = issued(("", LONG, ()), ("", "甲", (ONE, TITLED)))
    (back,) = citations(gazette, {"/2026-01/zf-2026-2/": 5})["/2026-01/zf-2026-1/"].cited_by
    assert back == Citation(
        "document", "示政发〔2026〕2号", "甲", "/2026-01/zf-2026-2/", 5, ("para-1", "art-3-2")
    )


def test_only_what_is_not_held_is_outside() -> None:
    law = Cited("document", None, "中华人民共和国水法", units=("para-1",))
    gazette = issued(("", LONG, (law,)), ("", "甲", (ONE, law)))
    (pairs,) = outside(gazette).values()
    assert [card.id for card, _ in pairs] == ["zf-2026-1", "zf-2026-2"]


def test_a_citation_changes_only_the_surroundings_of_the_issues_that_it_joins() -> None:
    """A page is drawn again for what it shows, and for nothing else."""
    first, second, last = GAZETTE.issues
    target = second.cards[0].numbers[0]
    cited = (Cited("document", target, units=("para-1",)),)
    citing = replace(last, cards=(replace(last.cards[0], cited=cited), *last.cards[1:]))
    before = surroundings(GAZETTE, {}, cited=citations(GAZETTE, {}))
    changed = Gazette(MASTHEAD, (first, second, citing))
    after = surroundings(changed, {}, cited=citations(changed, {}))
    assert {name: around.citations for name, around in before.items()} == {
        name: {} for name in before
    }
    assert after[first.id].citations == {}
    assert list(after[second.id].citations) == [second.cards[0].address]
    assert list(after[last.id].citations) == [last.cards[0].address]


def marked(html: str) -> list[str]:
    """Return the texts of the links of class cited, those of one address joined."""
    found: dict[str, str] = {}
    for address, text in re.findall(r'<a class="cited" href="([^"]*)"[^>]*>(.*?)</a>', html):
        found[address] = found.get(address, "") + plain(text)
    return list(found.values())


def test_a_reference_is_a_link_with_a_note() -> None:
    styling = Styling(references=(Reference(1, 3, "../x/", '《甲》"乙"'),))
    assert write(paragraph("甲乙 丙丁"), styling) == (
        '<p>甲<a class="cited" href="../x/" title="《甲》&quot;乙&quot;">乙 丙</a>丁</p>'
    )


def test_a_reference_is_cut_where_bold_text_begins() -> None:
    """Elements never overlap."""
    styling = Styling(references=(Reference(1, 3, "x", "y"),))
    cut = write(paragraph("甲乙", Strong((Text("丙丁"),))), styling)
    link = '<a class="cited" href="x" title="y">'
    assert cut == f"<p>甲{link}乙</a><strong>{link}丙</a>丁</strong></p>"


def test_a_link_holds_no_other() -> None:
    styling = Styling(references=(Reference(0, 3, "x", "y"),))
    block = paragraph("甲", Link("b.pdf", (Text("乙丙"),), bare=True), "丁")
    assert write(block, styling) == (
        '<p><a class="cited" href="x" title="y">甲</a><a href="../files/b.pdf">乙丙</a>丁</p>'
    )


def test_a_page_that_begins_in_a_reference_is_marked_there() -> None:
    styling = Styling(references=(Reference(0, 3, "x", "y"),))
    html = write(paragraph("甲乙丙"), styling, [(1, EN_MARK)])
    assert html == '<p><a class="cited" href="x" title="y">甲<hr>乙丙</a></p>'


EN_MARK = type(write(paragraph("甲")))("<hr>")


def test_what_stays_on_one_line_of_a_cell_stays_within_a_reference() -> None:
    def whole(text: str, column: int, *, head: bool) -> list[tuple[int, int]]:
        return [(0, 2), (2, 4)]

    table = Table(((Cell((Text("甲乙丙丁"),)),),), ())
    styling = Styling(whole=whole, references=(Reference(1, 4, "x", "y"),))
    assert '甲<a class="cited" href="x" title="y">乙<span class="whole">丙丁</span></a>' in write(
        table, styling
    )


def test_a_reference_stops_at_a_picture() -> None:
    """Its description is no part of what is cited."""
    block = paragraph("甲", Image("a.png", "图"), "乙")
    html = write(block, Styling(references=(Reference(0, 6, "x", "y"),)))
    assert marked(html) == ["甲乙"]


@given(BLOCKS, st.data())
def test_references_change_no_character(block: Block, data: st.DataObject) -> None:
    """Whatever they span, the block says the same, and each says what it spans of plain text."""
    count = len(solid(block.text))
    cuts = sorted(data.draw(st.lists(st.integers(0, count), max_size=6)))
    pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    references = tuple(Reference(a, b, f"r{at}", "注") for at, (a, b) in enumerate(pairs))
    html = str(write(block, Styling(references=references)))
    assert plain(html) == solid(block.text)
    unlinked = re.sub(r'<a class="cited"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)
    assert unlinked == write(block)
    spans = [solid(block.text)[a:b] for a, b in pairs]
    assert all(any(within(text, span) for span in spans) for text in marked(html))


def within(text: str, span: str) -> bool:
    """Return whether a text is a span, but for what a picture in its midst shows."""
    rest = iter(span)
    return all(character in rest for character in text)


def test_a_list_and_a_table_are_counted_through() -> None:
    rows = ItemList(tuple(Item((paragraph(one),)) for one in ("甲乙", "丙丁")))
    styling = Styling(references=(Reference(2, 4, "x", "y"),))
    assert marked(write(rows, styling)) == ["丙丁"]
    lines = paragraph("甲", LineBreak(), "乙丙")
    assert marked(write(lines, Styling(references=(Reference(1, 2, "x", "y"),)))) == ["乙"]


def test_a_note_names_title_number_and_printed_page() -> None:
    one = Citation("document", "示政发〔2026〕1号", LONG, "/2026-01/zf-2026-1/", 5)
    quoted = "《示例县人民政府关于印发〈停车管理办法〉的通知》"
    assert shown.note(ZH_HANS, one) == f"{quoted}（示政发〔2026〕1号），2026年第1期第5页"
    bare = replace(one, number="", page=0)
    assert shown.note(ZH_HANS, bare) == f"{quoted}，2026年第1期"


def test_of_a_title_and_a_number_in_it_the_held_one_leads() -> None:
    made = noticed("按《关于废止示政发〔2025〕7号文件的决定》办理。")
    ends = [Citation("document", "", one.title) for one in made.card.cited]
    held = replace(ends[1], address="/2025-04/zf-2025-7/")
    (inner,) = shown.references(ZH_HANS, made, Citations((ends[0], held)))["para-1"]
    assert inner.end - inner.start == len("示政发〔2025〕7号")
    title = replace(ends[0], address="/2025-04/zf-2025-8/")
    (outer,) = shown.references(ZH_HANS, made, Citations((title, held)))["para-1"]
    assert outer.address == "../../2025-04/zf-2025-8/"
    assert shown.references(ZH_HANS, made, Citations(tuple(ends))) == {}


def test_articles_are_named_in_the_language_of_the_gazette() -> None:
    units = ("art-12-2", "art-12-3", "para-7", "instrument-2-art-3", "h-1")
    assert [place["name"] for place in shown.places(ZH_HANS, units)] == ["第十二条", "第三条"]
    assert shown.places(EN, units)[0] == {"name": "Article 12", "unit": "art-12-2"}


def test_a_page_lists_the_newest_of_many_that_cite_it() -> None:
    back = tuple(
        Citation("document", "", f"第{at}件", f"/2026-01/tg-2026-{at}/") for at in range(50)
    )
    lists = shown.listed(ZH_HANS, Citations((), back))
    assert (len(lists["cited_by"]), lists["cited_by_more"]) == (40, 10)
    assert lists["cited_by"][0]["title"] == "第49件"
    assert (
        len(
            shown.rows(Citations((), tuple(replace(b, units=("a", "b")) for b in back)))["cited_by"]
        )
        == 100
    )


def test_data_have_a_row_for_each_unit() -> None:
    row = Citation("standard", "GB 3095—2012", "", units=("para-1", "para-2"))
    assert shown.rows(Citations((row,)))["citations"] == [
        {"kind": "standard", "number": "GB 3095—2012", "title": None, "url": None, "unit": unit}
        for unit in ("para-1", "para-2")
    ]


def whole() -> Gazette:
    found = [read.issue(SITE / "content" / name, MASTHEAD) for name in ("2025-04", "2026-01")]
    return arrange(MASTHEAD, [one.issue for one in found])


def test_what_a_site_cites_is_linked_and_listed_both_ways() -> None:
    expected = SITE / "expected" / "2026-01" / "zf-2026-1"
    html = (expected / "index.html").read_text("utf-8")
    links = re.findall(r'<a class="cited" href="([^"]*)" title="([^"]*)">', html)
    assert {address for address, _ in links} == {"../../2025-04/zf-2025-7/"}
    assert len(links) == 4
    assert unescape(links[0][1]).endswith("（示政发〔2025〕7号），2025年第4期第1页")
    record = json.loads((SITE / "expected/2025-04/zf-2025-7.json").read_text("utf-8"))
    assert {row["url"] for row in record["cited_by"]} == {"/2026-01/zf-2026-1/"}
    assert {row["kind"] for row in record["citations"]} == {"document", "standard", "decree"}


def test_documents_from_elsewhere_have_pages_by_prefix_and_kind() -> None:
    gazette = whole()
    pages = {page.address: page for page in gazette_pages(gazette, {}, {})}
    addresses = [address for address in pages if address.startswith("/citations/")]
    assert addresses == [
        "/citations/",
        "/citations/晋政办发/",
        "/citations/示政发/",
        "/citations/orders/",
        "/citations/standards/",
        "/citations/cases/",
        "/citations/titles/",
    ]
    entries = pages["/citations/晋政办发/"].shows["entries"]
    assert [(one["number"], len(one["notices"])) for one in entries] == [
        ("晋政办发〔2024〕12号", 2),
        ("晋政办发〔2024〕15号", 1),
    ]
    assert entries[0]["title"] == "山西省人民政府办公厅关于加强停车设施建设的意见"
    assert entries[0]["notices"][0]["places"] == ({"name": "第一条", "unit": "art-1"},)
    said = pages["/citations/"].shows["items"]
    assert [item["count"] for item in said] == [2, 2, 1, 1, 1, 1]
    assert "/citations/" in [item["address"] for item in pages["/numbers/"].shows["items"]]


def test_a_gazette_that_holds_all_that_it_cites_has_no_such_pages() -> None:
    pages = [page.address for page in gazette_pages(GAZETTE, MAPS, {})]
    assert not any(address.startswith("/citations/") for address in pages)


def test_many_that_cite_one_law_are_parted_on_pages() -> None:
    law = (Cited("document", None, "中华人民共和国水法", units=("para-1",)),)
    gazette = issued(*(("", f"第{at}件", law) for at in range(170)))
    pages = [
        p for p in gazette_pages(gazette, {}, {}) if p.address.startswith("/citations/titles/")
    ]
    assert [len(p.shows["entries"][0]["notices"]) for p in pages] == [80, 80, 10]


def test_first_pages_are_those_of_the_print_that_is_cited() -> None:
    gazette = whole()
    assert first_pages(gazette, {"2026-01": PageMap(3, 1, {"zf-2026-1": (2, 2)}, ())}) == {
        "/2026-01/zf-2026-1/": 2
    }


def test_the_text_of_a_page_is_the_same_with_and_without_citations() -> None:
    gazette = whole()
    issue = gazette.issues[1]
    notices = read.issue(SITE / "content" / issue.id, MASTHEAD).notices
    bodies = []
    for known in ({}, citations(gazette, {})):
        around = surroundings(gazette, {}, cited=known)[issue.id]
        page = next(p for p in issue_pages(around, issue, notices) if p.layout == "notice.html")
        bodies.append(page.shows["body"])
    assert bodies[0] != bodies[1]
    assert plain(bodies[0]) == plain(bodies[1])


def test_sample_notices_cite_nothing() -> None:
    """So that every test that uses them says the same as before."""
    assert not any(notice.card.cited for notices in NOTICES.values() for notice in notices)
