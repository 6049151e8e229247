"""The bytes of a file become text, or the editor learns what they are and where to look.

In: bytes; a folder with files of its own.
Out: facts about gazette.read.sources.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gazette.model import Grade, Place, Problem, message
from gazette.read.sources import Source, quoted, read
from gazette.rulebook.files import FILE_UNUSED

if TYPE_CHECKING:
    from pathlib import Path

TOLD = message("甲"), message("乙")


def told(data: bytes) -> list[str]:
    """Return each Problem of a file's bytes: line, column, width, rule, what."""
    _, problems = read(data, "a.md")
    return [
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}" for one in problems
    ]


@pytest.mark.parametrize(
    "data",
    [
        "甲\n乙".encode(),
        b"\xef\xbb\xbf" + "甲\n乙".encode(),
        "甲\r\n乙".encode(),
        "甲\r乙".encode(),
    ],
)
def test_text_is_text_however_its_lines_end(data: bytes) -> None:
    """Windows, old Macs, a byte order mark: the source is the same."""
    assert read(data, "a.md") == (Source("a.md", "甲\n乙"), ())


@pytest.mark.parametrize(
    ("text", "line", "column", "told_"),
    [
        ("甲\n乙\x07丙", 2, 2, "U+0007 是控制字符，不是文字"),
        ("\ue000", 1, 1, "U+E000 是私用区字符，换一台机器就是另一个字"),
        ("\uf8ff", 1, 1, "U+F8FF 是私用区字符，换一台机器就是另一个字"),
        ("甲\U000f0000", 1, 2, "U+F0000 是私用区字符，换一台机器就是另一个字"),
        ("\U0010ffff", 1, 1, "U+10FFFF 是私用区字符，换一台机器就是另一个字"),
        ("\u202a", 1, 1, "U+202A 是改变文字方向的控制符，会使显示与原文不同"),
        ("\u2069", 1, 1, "U+2069 是改变文字方向的控制符，会使显示与原文不同"),
        ("甲\ufffd", 1, 2, "U+FFFD 是替代符，说明原来的字在转码时已经丢失"),
        ("co\xadop", 1, 3, "U+00AD 是软连字符，纸上印不出来；外文断词不用它"),
        ("甲\ufdd0", 1, 2, "U+FDD0 是控制字符，不是文字"),
    ],
)
def test_what_is_no_character_is_told_and_left_out(
    text: str, line: int, column: int, told_: str
) -> None:
    """A private glyph, a mark that turns the text round, a character lost in conversion."""
    assert told(text.encode()) == [f"{line}:{column}+1 character-forbidden {told_}"]
    assert not set(read(text.encode(), "a.md")[0].text) - set("甲乙丙\ncop")


def test_what_is_invisible_is_kept_and_looked_at() -> None:
    """A blank of no width has its name beside it; white space that can be seen has no word."""
    source, (problem,) = read("甲\n\u3000\xa0乙\u200b".encode(), "a.md")
    assert source.text == "甲\n\u3000\xa0乙\u200b"
    assert (problem.grade, problem.place) == (Grade.LOOK, Place("a.md", 2, 4))
    assert str(problem.what) == "看不见的字符 U+200B（ZERO WIDTH SPACE）"


LEFT = "两人改了同一处，合并没有完成"


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        ("甲\n<<<<<<< HEAD\n乙", f"2:1+12 merge-unfinished {LEFT}（第2行）"),
        ("甲\n乙\n>>>>>>> b", f"3:1+9 merge-unfinished {LEFT}（第3行）"),
        ("<<<<<<<\n=======\n>>>>>>>", f"1:1+7 merge-unfinished {LEFT}（第1、2、3行）"),
        (
            "<<<<<<< a\n||||||| b\n=======\n>>>>>>> c",
            f"1:1+9 merge-unfinished {LEFT}（第1、2、3行等处）",
        ),
        ("=======\n甲\n>>>>>>> b", f"1:1+7 merge-unfinished {LEFT}（第1、3行）"),
    ],
)
def test_what_git_left_unfinished_is_told_once_with_its_first_lines(text: str, told_: str) -> None:
    """Either half of the marks may be gone already."""
    assert told(text.encode()) == [told_]


@pytest.mark.parametrize("text", ["甲\n=======\n乙", "<<<<<<<<", "甲<<<<<<<", ">>>>>>>甲"])
def test_a_row_of_marks_in_a_text_is_text(text: str) -> None:
    """A line under a heading, a row of eight, marks beside a word."""
    assert told(text.encode()) == []


@pytest.mark.parametrize(
    ("data", "found", "line", "column"),
    [
        ("甲\n乙".encode("utf-16"), "UTF-16", 1, 1),
        (b"\xfe\xff" + "甲".encode("utf-16-be"), "UTF-16", 1, 1),
        ("a\nbc示例".encode("gbk"), "GBK（GB18030）", 2, 3),
        ("键a\nb键".encode("gbk"), "GBK（GB18030）", 1, 1),
        (b"a\n\xe7\x94\xb2\xff", "未知编码", 2, 1),
        (b"a\n\x80\xff", "未知编码", 2, 1),
    ],
)
def test_what_is_not_utf8_says_what_it_seems_to_be(
    data: bytes, found: str, line: int, column: int
) -> None:
    """The place is the first byte that is no ASCII, and nothing is read of such a file."""
    source, (problem,) = read(data, "a.md")
    assert (source.text, problem.rule) == ("", "encoding-unreadable")
    assert str(problem.what) == f"文件不是 UTF-8 编码，看来是 {found}"
    assert (problem.place.line, problem.place.column) == (line, column)


def test_a_problem_shows_the_line_that_it_is_about() -> None:
    """Lines count from the source's first; one that is not there shows nothing."""
    source = Source("a.md", "甲\n乙\r\n丙", 5)
    shown = [source.problem((line, 1), FILE_UNUSED, TOLD).excerpt for line in range(3, 10)]
    assert shown == ["", "", "甲", "乙", "丙", "", ""]
    problem = source.problem((6, 2), FILE_UNUSED, TOLD)
    assert (problem.place, problem.width) == (Place("a.md", 6, 2), 1)
    assert source.placed(problem, (5, 1), 0).width == 1
    assert source.placed(problem, (5, 1), 3).width == 3
    assert source.placed(problem, (5, 1)).width == 1


def test_a_problem_without_its_line_gets_it_from_the_file(tmp_path: Path) -> None:
    """Where it is text, is there, and is long enough; what has a line keeps it."""
    (tmp_path / "a.md").write_text("甲\n乙", encoding="utf-8")
    (tmp_path / "a.txt").write_text("甲\n乙", encoding="utf-8")

    def problem(file: str, line: int, excerpt: str = "") -> Problem:
        return replace(FILE_UNUSED.problem(Place(file, line), *TOLD), excerpt=excerpt)

    shown = [
        quoted(tmp_path, one).excerpt
        for one in (
            problem("a.md", 1),
            problem("a.md", 2),
            problem("a.md", 3),
            problem("a.md", 2, "丙"),
            problem("a.txt", 1),
            problem("b.md", 1),
        )
    ]
    assert shown == ["甲", "乙", "", "丙", "", ""]
