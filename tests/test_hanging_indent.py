"""Lists of people and of annexes: what is alike stands below one another, on paper.

In: issues made by hand.
Out: facts about where characters stand in the PDF, and about the text that stays.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jobs import BOX, inside, job, notice, paragraph, same

from gazette.model.blocks import AnnexEntry, Annexes
from gazette.print.hanging_indent import indents
from gazette.print.issue_pdf import make_issue_pdf
from gazette.read.body import read_body
from gazette.read.sources import Source
from gazette.write.html import write
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Iterator

EM = 10.5
NEAR = 0.03  # ems
PEOPLE = (
    "组长：沈砚青　县委副书记、县长",
    "常务副组长：祁望舒　副县长",
    "柏　志　县政府办公室副主任",
    "苗采薇　县文化和旅游局局长、县旅游发展工作专班副召集人",
    "成　员：各乡镇人民政府、县政府各有关部门和各直属单位的主要负责人。",
)
ANNEXES = (
    AnnexEntry("附件：1.", "示例县乡村旅游奖补资金申请和审核拨付情况表"),
    AnnexEntry("2.", "示例县乡村旅游重点项目任务分解和责任落实表", ending="（略）"),
)


Row = tuple[str, float]
"""A line on paper: what it says, and where it begins, in ems from its column's edge."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Print a list of people and one of annexes; read its lines."""
    annexes = Annexes(ANNEXES, id="n9")
    people = (paragraph(f"n{at}", text) for at, text in enumerate(PEOPLE, 4))
    one = notice(1, paragraph("n3", "成员如下。"), *people, annexes)
    book = make_issue_pdf(job(tmp_path_factory.mktemp("issue"), one))
    assert book.problems == ()
    assert same(inside(book.pdf, book.page_map.front), [one]) == ""
    return list(lines_of(pymupdf.open(stream=book.pdf)[book.page_map.front]))


def lines_of(page: Any) -> Iterator[Row]:
    """Read the lines of a page's two columns."""
    chars = [
        char
        for part in page.get_text("rawdict", flags=0)["blocks"]
        for line in part["lines"]
        for span in line["spans"]
        for char in span["chars"]
        if not char["c"].isspace() and BOX[1] < char["origin"][1] < BOX[3]
    ]
    right = BOX[0] + 24 * EM
    for (second, _), line in groupby(
        chars, lambda c: (c["origin"][0] > right - EM, c["origin"][1])
    ):
        said = list(line)
        edge = right if second else BOX[0]
        yield "".join(char["c"] for char in said), (said[0]["origin"][0] - edge) / EM


def places(page_rows: list[Row], *begin: str) -> list[float]:
    """Give where the lines begin that begin so."""
    return [next(left for text, left in page_rows if text.startswith(said)) for said in begin]


def test_roles_names_and_posts_stand_below_one_another(rows: list[Row]) -> None:
    """Roles are opened to the width of the longest; a post goes on below its own beginning."""
    assert places(rows, "组长", "常务副", "成员：") == pytest.approx([2] * 3, abs=NEAR)
    assert places(rows, "柏志", "苗采薇") == pytest.approx([8] * 2, abs=NEAR)
    after = [rows[at + 1] for at, (text, _) in enumerate(rows) if text[:3] in ("苗采薇", "成员：")]
    assert [left for _, left in after] == pytest.approx([12, 8], abs=NEAR)


def test_annexes_stand_below_one_another(rows: list[Row]) -> None:
    """The second number stands below the first, and a name goes on below its own beginning."""
    assert places(rows, "附件：", "2.") == pytest.approx([2, 5], abs=NEAR)
    after = [rows[at + 1][1] for at, (text, _) in enumerate(rows) if text[:2] in ("附件", "2.")]
    assert after == pytest.approx([5.835] * 2, abs=NEAR)


def test_a_single_annex_has_no_number() -> None:
    """It goes on below its name's beginning."""
    one = Annexes((AnnexEntry("附件：", "表"),))
    ((hanging,),) = indents([one], 2).values()
    assert (hanging.left, hanging.indent) == (5, -3)


@pytest.mark.parametrize(
    "texts",
    [
        ("联系人：沈砚青　电话：0000",),
        ("第一条　本办法自印发之日起施行。", "第二条　本办法由县政府解释。"),
        ("示例县人民政府关于某事的通知如下：", "沈砚青　县长"),
        ("组长：**沈砚青**　县长", "祁望舒　副县长"),
    ],
)
def test_what_is_no_list_of_people_stays(texts: tuple[str, ...]) -> None:
    """One person alone, articles, a list without a role, a paragraph with marks."""
    assert indents(read_body(Source("a.md", "\n\n".join(texts))).blocks, 2) == {}


PARTS = st.sampled_from(
    ["组长", "副组长：", "沈砚青", "　", " ", "县长", ":", "&", "成　员", "第三条"]
)


@given(st.lists(st.lists(PARTS, max_size=6).map("".join), max_size=6))
def test_hanging_changes_no_text(texts: list[str]) -> None:
    """Whatever a list says, it says the same; its lines open with their own first characters."""
    blocks = [paragraph(f"n{at}", text) for at, text in enumerate(texts, 1)]
    for at, hanging in indents(blocks, 2).items():
        written = write(blocks[at], Styling(hanging=hanging))
        assert unescape(re.sub("<[^>]*>", "", written)) == blocks[at].text


def hung(*texts: str) -> list[str]:
    """Return of each line of a list its margin, its indent, and its pieces with gap and space."""
    found = indents([paragraph(f"n{at}", text) for at, text in enumerate(texts, 1)], 2)
    return [
        f"{at}: {one.left:g} {one.indent:g} "
        + " ".join(f"{piece.text}+{piece.gap:g}+{piece.space:g}" for piece in one.pieces)
        for at, (one,) in sorted(found.items())
    ]


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (
            ("组长：沈砚青　县长", "柏志　主任"),
            ["0: 9 -7 组长+0+0 ：+0+0 沈砚青+0+0 　+0+0", "1: 9 -4 柏志+1+0 　+0+0"],
        ),
        (
            ("组长：沈砚青　县长", "副组长：柏志　主任", "成员：各乡镇"),
            [
                "0: 10 -8 组长+1+0 ：+0+0 沈砚青+0+0 　+0+0",
                "1: 10 -8 副组长+0+0 ：+0+0 柏志+1+0 　+0+0",
                "2: 6 -4 成员+1+0 ：+0+0",
            ],
        ),
        (
            ("组长: 沈砚青  县长", "柏　志 主任"),
            ["0: 7.78 -5.78 组长+0+0 : +0+0 沈砚青+0+0   +0+0", "1: 7.78 -3.25 柏　志+0+0  +0+0"],
        ),
        (
            ("组长：沈砚青　县长", "柏志　主任", "以上。", "柏志　主任"),
            ["0: 9 -7 组长+0+0 ：+0+0 沈砚青+0+0 　+0+0", "1: 9 -4 柏志+1+0 　+0+0"],
        ),
        (("组长：沈砚青　县长", "以上。"), []),
        (("柏志　主任", "组长：沈砚青　县长"), []),
        (("组长：沈砚青　县长", "第一　主任", "电话：0000"), []),
    ],
)
def test_each_line_opens_to_the_widest_of_its_list(texts: tuple[str, ...], rows: list[str]) -> None:
    """Role, colon, name and gap each; the text goes on behind all of them."""
    assert hung(*texts) == rows


def test_the_numbers_of_annexes_stand_behind_the_widest_head() -> None:
    """A narrower number has a space behind it; the name goes on below its own beginning."""
    entries = [AnnexEntry("附件：1.", "甲"), *(AnnexEntry(f"{at}.", "乙") for at in range(2, 11))]
    (found,) = indents([paragraph("n1", "甲"), Annexes(tuple(entries))], 2).values()
    widest = 2 * 0.555 + 0.28
    assert [(one.left, one.indent) for one in found] == [
        (5 + widest, pytest.approx(-3 - widest)),
        *[(5 + widest, pytest.approx(-widest))] * 9,
    ]
    assert [one.pieces[1].space for one in found] == pytest.approx([0.555] * 9 + [0])
    assert [one.pieces[0].text for one in found] == ["附件：", *[""] * 9]
