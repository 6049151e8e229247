"""A unit's id comes from the document's own numbering, and stands once in its notice.

In: blocks made by hand and by hypothesis.
Out: tests.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazette.model.blocks import (
    AnnexEntry,
    Annexes,
    Block,
    Figure,
    Heading,
    Instrument,
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
