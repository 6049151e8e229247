"""A unit's id comes from the document's own numbering, and stands once in its notice.

In: blocks made by hand and by hypothesis.
Out: tests.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.blocks import (
    AnnexEntry,
    Annexes,
    Block,
    Copies,
    Day,
    Figure,
    Heading,
    Instrument,
    ItemList,
    Paragraph,
    Table,
    Title,
)
from gazette.model.inlines import Image, Text
from gazette.read.unit_ids import identify


def paragraph(text: str) -> Paragraph:
    """Make a paragraph."""
    return Paragraph((Text(text),))


def heading(text: str) -> Heading:
    """Make a heading."""
    return Heading((Text(text),), 2, 2)


def instrument(text: str) -> Instrument:
    """Make an instrument's title."""
    return Instrument((Text(text),))


def ids(*blocks: Block) -> list[str]:
    """Return the ids of blocks."""
    return [block.id for block in identify(blocks)]


def test_headings_go_by_their_numbers() -> None:
    """（二） below 一、 is h-1-2; the paragraphs between are counted."""
    given_ = (
        Title(("题",)),
        paragraph("前言。"),
        heading("一、目标"),
        paragraph("正文。"),
        heading("（一）近期"),
        heading("（二）远期"),
        paragraph("1.其一。"),
        heading("二、任务"),
        heading("附则"),
    )
    assert ids(*given_) == [
        "title",
        "para-1",
        "h-1",
        "para-2",
        "h-1-1",
        "h-1-2",
        "h-1-2-1",
        "h-2",
        "heading-1",
    ]


def test_articles_have_paragraphs_and_items() -> None:
    """条, 款 and 项, as they are cited."""
    given_ = (
        instrument("示例办法"),
        heading("第一章　总则"),
        paragraph("第一条　为了示例，制定本办法。"),
        paragraph("第二条　下列情形适用："),
        paragraph("（一）甲；"),
        paragraph("（二）乙。"),
        paragraph("前款所列情形另有规定的，从其规定。"),
        paragraph("（一）丙。"),
        paragraph("第二条之一　增加的一条。"),
        heading("第二章　附则"),
        heading("第一节　施行"),
        paragraph("第三条　本办法自公布之日起施行。"),
    )
    assert ids(*given_) == [
        "instrument-1",
        "ch-1",
        "art-1",
        "art-2",
        "art-2-1-1",
        "art-2-1-2",
        "art-2-2",
        "art-2-2-1",
        "art-2bis1",
        "ch-2",
        "ch-2-sec-1",
        "art-3",
    ]


def test_a_number_that_comes_again_has_its_instrument_before_it() -> None:
    """Two instruments may each have a first article."""
    given_ = (
        instrument("甲办法"),
        paragraph("第一条　甲。"),
        instrument("乙办法"),
        paragraph("第一条　乙。"),
    )
    assert ids(*given_) == ["instrument-1", "art-1", "instrument-2", "instrument-2-art-1"]


def test_tables_figures_and_annexes_go_by_their_names() -> None:
    """表3 is table-3, and an annex is where its text or its picture is, else in the list."""
    picture = Image("a.png", "图")
    given_ = (
        Annexes((AnnexEntry("附件：1.", "甲"), AnnexEntry("2.", "乙"), AnnexEntry("3.", "丙"))),
        instrument("附件2"),
        paragraph("表3　任务"),
        Table((), ()),
        Table((), ()),
        Figure(picture, "附件1：甲"),
        Figure(picture, "示意图"),
    )
    blocks = identify(given_)
    assert [block.id for block in blocks] == [
        "annexes",
        "annex-2",
        "para-1",
        "table-3",
        "table-1",
        "annex-1",
        "figure-1",
    ]
    assert isinstance(blocks[0], Annexes)
    assert [entry.id for entry in blocks[0].entries] == ["", "", "annex-3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("附件", "annex-1"),
        ("附件2", "annex-2"),
        ("附件 十二：办法", "annex-12"),
        ("附件:办法", "annex-1"),
        ("附件100", "instrument-1"),
        ("附件说明", "instrument-1"),
        ("甲附件", "instrument-1"),
    ],
)
def test_an_instrument_that_is_an_annex_is_called_so(text: str, found: str) -> None:
    """By its own number, in either kind of numerals; one alone is the first."""
    assert ids(instrument(text)) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("表3　任务", "table-3"),
        ("附表十二", "table-12"),
        ("图 2", "table-2"),
        ("表", "table-1"),
        ("如表3所示", "table-1"),
    ],
)
def test_a_table_has_the_number_of_the_line_above_it(text: str, found: str) -> None:
    """Of that line alone, and only where it begins with it."""
    assert ids(paragraph(text), Table((), ())) == ["para-1", found]
    assert ids(paragraph(text), paragraph("甲"), Table((), ()))[2] == "table-1"
    assert ids(heading(text), Table((), ()))[1] == found


def test_a_table_whose_number_is_none_is_counted() -> None:
    """百 alone is no numeral; and what named a table names no other."""
    assert ids(*[Table((), ())] * 3) == ["table-1", "table-2", "table-3"]
    assert ids(Table((), ()), paragraph("表百"), Table((), ()))[2] == "table-2"


def test_what_has_no_number_is_counted_by_its_kind() -> None:
    """From 1, all through the document."""
    picture = Figure(Image("a.png", "图"), "图")
    parts = (ItemList(()), paragraph("甲"), ItemList(()), picture, heading("乙"), picture)
    blocks = (*parts, paragraph("丙"), heading("丁"), Day("2026年3月5日"), Copies("抄送：甲"))
    assert ids(*blocks) == [
        *("list-1", "para-1", "list-2", "figure-1", "heading-1", "figure-2"),
        *("para-2", "heading-2", "day", "copies"),
    ]


def test_a_part_is_divided_as_it_is_numbered() -> None:
    """第一编, 章, 节, 条; a paragraph behind a heading without a number is no article's."""
    given_ = (
        heading("第一编　总则"),
        heading("第一章　甲"),
        heading("第一节　乙"),
        paragraph("第一条　丙。"),
        paragraph("1.丁；"),
        paragraph("（1）戊。"),
        heading("己"),
        paragraph("庚。"),
        heading("第二编　分则"),
        heading("第三章　辛"),
        heading("一、壬"),
        instrument("细则"),
        heading("第四节　癸"),
    )
    assert ids(*given_) == [
        *("part-1", "ch-1", "ch-1-sec-1", "art-1", "art-1-1-1", "art-1-1-1-1"),
        *("heading-1", "para-1", "part-2", "ch-3", "h-1", "instrument-1", "sec-4"),
    ]


def test_a_name_that_comes_again_is_told_from_the_first() -> None:
    """With its instrument's before it where that has not come, else with a count."""
    first = paragraph("第一条　甲。")
    assert ids(first, first, first) == ["art-1", "art-1_2", "art-1_3"]
    assert ids(first, instrument("乙"), first, first) == [
        *("art-1", "instrument-1", "instrument-1-art-1", "instrument-1-art-1_2")
    ]
    assert ids(instrument("乙"), first) == ["instrument-1", "art-1"]


@given(
    st.lists(
        st.builds(
            lambda make, text: make(text),
            st.sampled_from((paragraph, heading, instrument)),
            st.text("第一二三条章、（）1.2附件表甲", max_size=6),
        )
    )
)
def test_no_id_stands_twice(blocks: list[Block]) -> None:
    """Whatever a document counts, however often."""
    found = ids(*blocks)
    assert len(set(found)) == len(found)
    assert all(found)
