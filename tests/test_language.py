"""Numerals and the numbers of units are read as documents write them.

In: rows of text.
Out: tests.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.language.numbering import Label, Level, label
from gazette.language.numerals import chinese, whole


@given(st.integers(0, 9999))
def test_a_chinese_number_is_read_as_it_is_written(value: int) -> None:
    """`whole` is the inverse of `chinese`."""
    assert whole(chinese(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("012", 12),
        ("１２", 12),
        ("十", 10),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("一百零三", 103),
        ("一千零一十", 1010),
        ("两百", 200),
        ("一百二", None),
        ("十百", None),
        ("百", None),
        ("", None),
        ("三甲", None),
    ],
)
def test_a_number_in_any_figures(text: str, value: int | None) -> None:
    """What is no number of a document is none."""
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一编　总则", Label(Level.PART, 1)),
        ("第三章　罚则", Label(Level.CHAPTER, 3)),
        ("第二节　程序", Label(Level.SECTION, 2)),
        ("第十二条　本办法自公布之日起施行。", Label(Level.ARTICLE, 12)),
        ("第十二条之一　增加的一条。", Label(Level.ARTICLE, 12, 1)),
        ("二、工作任务", Label(Level.ONE, 2)),
        ("（三）保障措施", Label(Level.TWO, 3)),
        ("4.检查", Label(Level.THREE, 4)),
        ("4．检查", Label(Level.THREE, 4)),
        ("（5）登记", Label(Level.FOUR, 5)),
        ("第五条的规定不再执行。", None),
        ("第五条、第六条作废。", None),
        ("一、二级医院应当登记。", None),
        ("（二）项所列的情形", None),
        ("3.5吨", None),
        ("2026年3月5日", None),
        ("本办法", None),
    ],
)
def test_the_number_that_a_paragraph_begins_with(text: str, found: Label | None) -> None:
    """A number that is cited, or that counts inside a sentence, is none."""
    assert label(text) == found
