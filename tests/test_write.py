"""HTML says just what a block says, and a mark stands before the very character that it is about.

In: blocks made by hand and by hypothesis.
Out: tests.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink
from markupsafe import Markup

from gazette.language.lines import solid
from gazette.model.blocks import (
    AnnexEntry,
    Annexes,
    Block,
    Copies,
    Figure,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Table,
    Title,
)
from gazette.model.cells import Cell
from gazette.model.inlines import Image, Inlines, LineBreak, Link, Strong, Text
from gazette.write.addresses import address
from gazette.write.html import write
from gazette.write.styling import Styling

MARK = Markup("\N{PILCROW SIGN}")


def paragraph(*content: object) -> Paragraph:
    """Make a paragraph of texts and inlines."""
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in content))


def plain(html: str) -> str:
    """Read HTML as text without white space."""
    return solid(unescape(re.sub(r'<(?:[^">]|"[^"]*")*>', "", html)))


@pytest.mark.parametrize(
    ("block", "offset", "html"),
    [
        (
            paragraph("甲", Link("x", (Strong((Text("乙"),)),), bare=True)),
            1,
            '<p>甲¶<a href="../files/x"><strong>乙</strong></a></p>',
        ),
        (paragraph("<𠮷&"), 1, "<p>&lt;¶𠮷&amp;</p>"),
        (paragraph("组\N{IDEOGRAPHIC SPACE}长 ："), 2, "<p>组\N{IDEOGRAPHIC SPACE}长 ¶：</p>"),
        (paragraph("甲\xa0乙"), 1, "<p>甲\xa0¶乙</p>"),
        (
            paragraph(Image("a.png", "a>b"), "甲"),
            5,
            (
                '<p><img src="../files/a.png" alt="a&gt;b"/>'
                '<span class="described">（a&gt;b）</span>¶甲</p>'
            ),
        ),
        (
            Table(((Cell((Text("甲"),)), Cell((Text("乙丙"),))),), ()),
            1,
            (
                '<table><thead><tr><th scope="col">甲</th>'
                '<th scope="col">¶乙丙</th></tr></thead></table>'
            ),
        ),
        (
            ItemList(tuple(Item((paragraph(one),)) for one in "甲乙")),
            1,
            "<ul><li>甲</li><li>¶乙</li></ul>",
        ),
        (
            Annexes((AnnexEntry("附件：", "表", "b.pdf"),)),
            3,
            '<div class="annexes"><p>附件：¶<a href="../files/b.pdf">表</a></p></div>',
        ),
        (Copies("甲\n乙"), 1, '<p class="cc">甲<br/>¶乙</p>'),
        (Title(("甲", "乙")), 1, '<h1 class="title"><span>甲</span>¶<span>乙</span></h1>'),
    ],
)
def test_a_mark_stands_before_its_character(block: Block, offset: int, html: str) -> None:
    """Neither a tag nor an entity is cut, and white space is not counted."""
    assert write(block, marks=[(offset, MARK)]) == html


def test_a_block_has_its_id_and_its_classes() -> None:
    """They stand in its first tag and nowhere else."""
    heading = Heading((Text("一、甲"),), 2, 3, id="h-1")
    styling = Styling(prefix="zf-2026-1.", classes=("chapter",), inner=True)
    html = '<h3 class="chapter level-2" id="zf-2026-1.h-1"><span>一、甲</span></h3>'
    assert write(heading, styling) == html


def test_characters_that_share_a_glyph_have_a_class() -> None:
    """Wherever they stand."""
    styling = Styling(variants=re.compile("(⼀+)"))
    html = '<p>甲<span class="variant">⼀</span><strong>乙</strong></p>'
    assert write(paragraph("甲⼀", Strong((Text("乙"),))), styling) == html


TEXTS = st.text("甲乙，𠮷<&> \N{IDEOGRAPHIC SPACE}A", min_size=1, max_size=6).map(Text)
INLINES = st.recursive(
    TEXTS | st.just(LineBreak()) | st.builds(Image, st.just("a b.png"), st.text("图>", max_size=3)),
    lambda inner: (
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple))
        | st.builds(
            Link,
            st.sampled_from(["https://a.example/甲", "b.pdf"]),
            st.lists(inner, max_size=3).map(tuple),
            st.booleans(),
        )
    ),
    max_leaves=6,
)
CONTENTS = st.lists(INLINES, max_size=5).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, CONTENTS),
    st.builds(lambda c: Heading(c, 3, 4), CONTENTS),
    st.builds(
        lambda cs: Table(((Cell(cs[0]),),), tuple((Cell(c),) for c in cs[1:])),
        st.lists(CONTENTS, min_size=1, max_size=4),
    ),
    st.builds(
        lambda cs, tight: ItemList(tuple(Item((Paragraph(c),), tight) for c in cs)),
        st.lists(CONTENTS, max_size=4),
        st.booleans(),
    ),
    st.builds(lambda said: Figure(Image("a.png", said), said), st.text("图<", max_size=4)),
)


@given(BLOCKS)
def test_html_says_what_the_block_says(block: Block) -> None:
    """No character is lost, added or changed."""
    assert plain(write(block)) == solid(block.text)


@given(BLOCKS, st.data())
def test_any_offset_finds_its_character(block: Block, data: st.DataObject) -> None:
    """Before a mark stand as many characters as its offset says, and nothing else is changed."""
    count = len(solid(block.text))
    offset = data.draw(st.integers(0, max(0, count - 1)))
    before, after = write(block, marks=[(offset, MARK)]).split(MARK)
    assert before + after == write(block)
    assert len(plain(before)) == (offset if count else 0)


def test_a_run_of_inlines_is_a_tuple() -> None:
    """So that a block can be compared and kept."""
    content: Inlines = (Text("甲"),)
    assert Paragraph(content) == Paragraph((Text("甲"),), line=7)


HOSTS = (
    *("gov.cn", "www.示例.gov.cn", "公．报｡政府。cn", "EXAMPLE.cn:8080", "a%20b.cn", "é.cn"),
    *("[2001:db8::1]:80", "u:p@x-y.cn", "用户@公报.cn", "a.b@公报.政府.cn"),
)
REST = st.text(st.sampled_from([*"aB09-_.~*'()/?:@&=+$,;#%[]{}|\\^`<>\" 公é\u0301\u3000😀"]))


@given(st.sampled_from(("http://", "https://", "mailto:")), st.sampled_from(HOSTS), REST)
def test_an_address_is_in_ascii_as_commonmark_has_it(scheme: str, host: str, rest: str) -> None:
    """A host in Punycode, all else percent-encoded, and nothing encoded twice."""
    host = host.replace("[2001:db8::1]", "b.cn") if scheme == "mailto:" else host
    for written in (f"{scheme}{host}", f"{scheme}{host}/{rest}%E5.", f"{scheme}{host}?{rest}#%2"):
        assert address(written, "") == normalizeLink(written)


def test_a_file_is_asked_for_beside_the_page() -> None:
    """Its name may have any character; a scheme that no link may have makes it none."""
    assert address("a #1 图.png", "../files/") == "../files/a%20%231%20%E5%9B%BE.png"
    assert address("javascript:x", "files/") == "files/javascript%3Ax"
    assert address("tel:010 1234", "files/") == "tel:010%201234"
