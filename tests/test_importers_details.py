"""Small facts of the importers, each at the very edge where it turns.

In: single functions of gazette/importers.
Out: tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazette.importers.lexicon import numbering
from gazette.importers.sources import mend, scripts
from gazette.importers.sources.decode import decode
from gazette.importers.writing.codes import initials, series
from gazette.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
LAST = "澳怖错堕贰咐过祸骏阔络穆诺沤瀑群弱所唾误迅孕座"
"""The first and the last character of each initial in GB 2312, level one."""


@pytest.mark.parametrize("characters", [FIRST, LAST])
def test_each_initial_reaches_from_its_first_to_its_last_character(characters: str) -> None:
    """No character of one initial is given to its neighbour."""
    assert initials(characters) == "abcdefghjklmnopqrstwxyz"


def test_what_is_no_common_character_has_no_initial() -> None:
    """The first character behind the common ones, a rare one, a letter."""
    assert initials("亍䶮A") == ""


def test_two_prefixes_that_would_share_a_code_have_two() -> None:
    """The later one keeps its place's initial; a third like it is counted."""
    assert series(("示政发", "江政发", "交政发"), {}) == {
        "示政发": "zf",
        "江政发": "jzf",
        "交政发": "jzf2",
    }


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、总体要求", 2),
        ("一、二级医院的设备", 0),
        ("一、一级保护区", 2),
        ("一、三级医院的设备", 2),
        ("（一）总体要求", 3),
        ("1.总体要求", 4),
        ("（1）总体要求", 5),
        ("第三条 本办法", 6),
        ("第一章 总则", 2),
        ("第二节 巡查", 3),
        ("总体要求", 0),
    ],
)
def test_a_mark_says_its_level_unless_it_counts_on(text: str, level: int) -> None:
    """一、二级医院 are hospitals of two grades; 一、一级保护区 is a heading."""
    assert numbering.marker(text) == level


@pytest.mark.parametrize(
    ("text", "raised", "shown"),
    [
        ("2", True, "²"),
        ("2", False, "₂"),
        ("①", True, "①"),
        ("⑳", True, "⑳"),
        ("㉑", True, None),
        ("²", True, "²"),
        (" 2", True, " ²"),
        ("甲", True, None),
    ],
)
def test_a_raised_character_becomes_its_own_or_is_doubted(
    text: str,
    raised: bool,
    shown: str | None,
) -> None:
    """What Unicode raises itself stays; what has no raised form is none."""
    assert scripts.shifted(text, raised=raised) == shown


@pytest.mark.parametrize("replacement", [r"\\2", r"\\g<甲>"])
def test_a_replacement_that_names_no_group_is_refused(replacement: str, tmp_path: Path) -> None:
    """It would fail at the first line that it fits."""
    path = tmp_path / "rules.yaml"
    path.write_text(
        f'- {{原文: "(误)识", 改为: "{replacement}", 理由: 识别错误}}\n', encoding="utf-8"
    )
    assert isinstance(mend.rules(path), Problem)


def test_utf_16_without_a_mark_is_chinese_in_one_order_alone() -> None:
    """White space alone is prose in neither, so that nothing is read out of it."""
    text = "示例县人民政府关于做好防汛工作的通知，请各单位认真做好。\n2026年第1期\n"
    for codec in ("utf-16-le", "utf-16-be"):
        found = decode((text * 4).encode(codec), "a.txt")
        assert not isinstance(found, Problem)
        assert found.text == text * 4
