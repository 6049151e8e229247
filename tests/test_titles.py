"""Titles break where their words part, in print and on the web alike.

In: tests/titles/topics.txt: what notices are about, made up, the words parted by /.
Out: tests.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.blocks import Instrument, Title
from gazette.model.inlines import Strong, Text
from gazette.typeset.title_penalties import break_penalties
from gazette.typeset.titles import senses, title_lines, title_with_breaks

TOPICS = (Path(__file__).parent / "titles" / "topics.txt").read_text(encoding="utf-8").split()
ISSUERS = ("示例县/人民政府", "示例县/人民政府/办公室", "示例县/林业/和/草原局")
FORMS = ("关于/印发/{}/的/", "关于/做好/{}/有关/事项/的/", "关于/公布/{}/的/")
KINDS = ("通知", "决定", "公告")
MEASURES = (12, 14.7, 16, 20, 24, 31)


def titles() -> list[str]:
    """Make three titles of every topic, the words parted by /."""
    made = []
    for at, topic in enumerate(TOPICS):
        for n, kind in enumerate(KINDS):
            place = "" if topic.startswith("《") or n % 2 else "示例县/"
            form = FORMS[0] if topic.startswith("《") else FORMS[(at + n) % 3]
            made.append(f"{ISSUERS[(at + n) % 3]}/{form.format(place + topic)}{kind}")
    return made


def leaves(parts: tuple[Any, ...]) -> list[str]:
    """List the texts of which a title's senses are made."""
    return [text for part in parts for text in ([part] if isinstance(part, str) else leaves(part))]


def test_few_words_are_torn() -> None:
    """Of 1,500 settings of titles one in 25 tears a word; by collocation alone one in nine did."""
    torn = total = 0
    for parted in titles():
        ends = set(accumulate(map(len, parted.split("/"))))
        title = parted.replace("/", "")
        for measure in MEASURES:
            lines = title_lines(title, measure)
            assert "".join(lines) == title
            total += 1
            torn += any(
                at not in ends and title[at] not in "（《“"
                for at in list(accumulate(map(len, lines)))[:-1]
            )
    assert total > 1500
    assert torn / total < 0.045


def test_few_leaves_begin_inside_a_word() -> None:
    """On the web, where every leaf may begin a line, nine in ten boundaries are those of words."""
    right = wrong = 0
    for parted in titles():
        title = parted.replace("/", "")
        ends = set(accumulate(map(len, parted.split("/"))))
        found = list(accumulate(map(len, leaves(senses(title)))))
        right += len(ends.intersection(found))
        wrong += sum(at not in ends and title[at] not in "（《“" for at in found[:-1])
    assert wrong / (right + wrong) < 0.1


@pytest.mark.parametrize(
    "kept",
    [
        "“高效办成一件事”",
        "《示例县古树名木保护办法》",
        "（2026—2028年）",
        "COVID-19",
        "Wi-Fi",
        "“互联网+”",
        "“十四五”",
        "示政发〔2026〕14号",
    ],
)
def test_what_belongs_together_stands_on_one_line(kept: str) -> None:
    """Latin words, years, numbers and what is quoted are whole wherever they fit a line."""
    title = f"示例县人民政府办公室关于印发{kept}综合利用实施方案的通知"
    for measure in (14.7, 16, 20, 24, 31):
        assert any(kept in line for line in title_lines(title, measure)), measure


@pytest.mark.parametrize("word", ["COVID-19", "Wi-Fi", "（2026—2028年）", "Safety", "5G+"])
def test_a_leaf_holds_a_whole_number(word: str) -> None:
    """On the web a number or a Latin word is in one leaf."""
    assert any(word in leaf for leaf in leaves(senses(f"示例县人民政府关于{word}工作的通知")))


@given(st.text("示例县人民政府关于印发的通知《》“”（）—2026年a-b、|", max_size=60))
def test_the_leaves_are_the_title(title: str) -> None:
    """No character is lost or changed, whatever a title is."""
    assert "".join(leaves(senses(title))) == title
    assert all(0 < at < len(title) for at in break_penalties(title, 16))


def test_a_break_that_was_asked_for_is_a_part() -> None:
    """A unit's end parts a title; the one before 关于, which every title has, is only offered."""
    assert title_with_breaks(Title(("甲", "乙丙"))) == "甲\n乙丙"
    assert title_with_breaks(Title(("甲", "关于乙"))) == "甲关于乙"
    assert title_with_breaks(Instrument((Text("甲乙"),))) == "甲乙"
    assert title_with_breaks(Instrument((Text("甲"), Strong((Text("乙"),))))) == ""
