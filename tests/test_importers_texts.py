"""Texts on their way into lines: encodings, spacing, Markdown, stated replacements, sources.

In: bytes and short texts.
Out: tests of gazette/importers/sources/{decode,spacing,text,markup,mend,load}.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_importers_sources import LETTER, SIGNED, document, saved

from gazette.importers.document import Category, Extraction, Gap, Hint, breadth, weave
from gazette.importers.sources import markup, mend, spacing, text
from gazette.importers.sources.decode import Decoded, decode
from gazette.importers.sources.load import Loaded, load
from gazette.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "示例县人民政府关于做好防汛工作的通知，请各单位认真做好。"


@pytest.mark.parametrize(
    ("said", "wide"), [("甲", 1), ("a", 0.5), ("甲a1", 2), ("，", 1), (",", 0.5), ("", 0)]
)
def test_a_latin_letter_is_half_as_wide_as_a_chinese_character(said: str, wide: float) -> None:
    """Figures and half-width marks too."""
    assert breadth(said) == wide


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (("open", "source"), "open source"),
        (("open", "2"), "open2"),
        (("2", "open"), "2open"),
        (("甲", "open"), "甲open"),
        (("open", "甲"), "open甲"),
        (("甲 ", " 乙"), "甲乙"),
        (("甲\t乙", "丙\xa0丁"), "甲 乙丙 丁"),
        (("open", " ", "source"), "opensource"),
        (("甲",), "甲"),
    ],
)
def test_pieces_are_joined_as_they_are_read(pieces: tuple[str, ...], joined: str) -> None:
    """A space stands between two Latin words, and nowhere else."""
    whole = "".join(pieces)
    ends = [sum(map(len, pieces[: at + 1])) for at in range(len(pieces))]
    assert weave(whole, tuple(zip([0, *ends], ends, strict=False))) == joined


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        (["示 例 县 人 民 政 府 公 报"], True),
        (["示 例 县 人 民 政 府"], False),
        (["示例县人民政府公报"], False),
        (["示 例 县 人 民 政 府 公 报", PROSE], True),
        (["示 例 县 人 民 政 府 公 报", PROSE, PROSE], False),
        (["示例 县人 民政 府公 报要"], False),
        (["示 例县 人 民政 府 公 报"], True),
        ([""], False),
    ],
)
def test_a_text_set_apart_is_closed_where_most_long_lines_are(
    lines: list[str], closed: bool
) -> None:
    """Half of the lines with eight characters or more, with six words for ten characters."""
    said = "\n".join(lines)
    made, told = spacing.close(said)
    assert told is closed
    assert made == (said.replace(" ", "") if closed else said)


def test_a_wide_gap_stays_in_a_text_that_is_closed_up() -> None:
    """It parts what the print parts; no line begins or ends elsewhere."""
    said = " 示 例 县 人 民  政 府\xa0公 报 "
    assert spacing.close(said) == (" 示例县人民  政府公报 ", True)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"%PDF-1.7 text", "import-binary"),
        (b"{\\rtf1 text", "import-binary"),
        (b"\xef\xbb\xbf \r\n", "import-empty"),
        (("甲" * 22).encode()[:-1], "import-truncated"),
        (("甲" * 21 + "a").encode()[:-1] + b"\xe7\x94", "import-truncated"),
        (("甲" * 20).encode() + b"\xe7\x94", "import-binary"),
        (("甲" * 30).encode() + b"\xe7\x94" + b"abcd", "import-binary"),
        (PROSE.encode("utf-16-le")[:-1] * 3, "import-binary"),
        (bytes(range(0x80, 0xFF)) * 4, "import-binary"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(data: bytes, rule: str) -> None:
    """An error in the last three bytes of more than 64 means that it was cut short."""
    found = decode(data, "a.txt")
    assert isinstance(found, Problem)
    assert found.rule == rule


@pytest.mark.parametrize(("others", "read"), [(23, True), (24, False)])
def test_prose_has_common_characters(others: int, *, read: bool) -> None:
    """Eight of a hundred at least: fewer have bytes that are no text in this encoding."""
    said = "\n".join("甲" * others) + "的的"
    assert isinstance(decode(said.encode("utf-16-le"), "a.txt"), Decoded) is read


@pytest.mark.parametrize(
    ("data", "said", "encoding", "invisible"),
    [
        ("甲\r\n乙\r丙\u2028丁".encode(), "甲\n乙\n丙\n丁", "UTF-8", 0),
        ("甲\u200b乙\x01".encode(), "甲乙", "UTF-8", 2),
        (PROSE.encode("gb18030"), PROSE, "GB18030", 0),
        (("\ufeff" + PROSE).encode("utf-16-be"), PROSE, "UTF-16", 0),
        ("甲".encode(), "甲", "UTF-8", 0),
    ],
)
def test_a_text_has_plain_line_ends_and_no_invisible_character(
    data: bytes, said: str, encoding: str, invisible: int
) -> None:
    """What is dropped is counted; white space is not."""
    found = decode(data, "a.txt")
    assert found == Decoded(said, encoding, invisible)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("甲\n乙", [("甲", 1, 0, Gap.BLANK, 0), ("乙", 2, 0, Gap.NONE, 0)]),
        ("甲\n\n\n乙", [("甲", 1, 0, Gap.BLANK, 0), ("乙", 4, 0, Gap.BLANK, 0)]),
        ("甲\f乙", [("甲\f乙", 1, 2, Gap.PAGE, 0)]),
        ("甲\n\f\n乙", [("甲", 1, 1, Gap.BLANK, 0), ("乙", 3, 2, Gap.PAGE, 0)]),
        ("甲\n\f\n\n乙", [("甲", 1, 1, Gap.BLANK, 0), ("乙", 4, 2, Gap.PAGE, 0)]),
        ("\f\f甲\n乙", [("甲", 1, 3, Gap.PAGE, 0), ("乙", 2, 3, Gap.NONE, 0)]),
        ("　　甲\n\t乙\n a", [
            ("甲", 1, 0, Gap.BLANK, 2), ("乙", 2, 0, Gap.NONE, 2), ("a", 3, 0, Gap.NONE, 0.5),
        ]),
    ],
)  # fmt: skip
def test_lines_of_a_text_have_their_place_their_gap_and_their_indent(
    said: str, lines: list[tuple[str, int, int, Gap, float]]
) -> None:
    """A form feed begins a page; without one a text has no pages."""
    found = text.lines(said, "a.txt")
    shown = [(one.text, one.position.line, one.position.page, one.gap, one.indent) for one in found]
    assert shown == lines


@pytest.mark.parametrize(
    ("line", "said", "hint", "level"),
    [
        ("# 总则", "总则", Hint.HEADING, 1),
        ("### 总则 ##", "总则", Hint.HEADING, 3),
        ("## 一、总则", "一、总则", Hint.NONE, 0),
        ("## 2026年3月5日", "2026年3月5日", Hint.NONE, 0),
        ("## 示政发〔2026〕3号", "示政发〔2026〕3号", Hint.NONE, 0),
        ("- 甲", "甲", Hint.ITEM, 0),
        ("  * 甲", "甲", Hint.ITEM, 1),
        ("          + 甲", "甲", Hint.ITEM, 3),
        ("- （一）甲", "（一）甲", Hint.NONE, 0),
        ("> 甲", "甲", Hint.NONE, 0),
        ("**甲**乙", "甲乙", Hint.NONE, 0),
        ("甲<br>乙", "甲 乙", Hint.NONE, 0),
        (r"1\.甲", "1.甲", Hint.NONE, 0),
        ("![图](a.png)甲", "图甲", Hint.NONE, 0),
        ("甲\\", "甲", Hint.NONE, 0),
        (r"| 甲\|乙 | 丙 |", "甲|乙\t丙", Hint.ROW, 2),
    ],
)
def test_a_line_of_markdown_loses_its_marks(line: str, said: str, hint: Hint, level: int) -> None:
    """What they mean is kept; a mark of its own says the level of a heading or an item."""
    found = markup.read(f"前\n\n{line}\n".encode(), "a.md")
    assert isinstance(found, Extraction)
    shown = found.lines[1]
    assert (shown.text, shown.hint, shown.level, shown.position.line) == (said, hint, level, 3)
    assert shown.gap is Gap.BLANK


def test_tables_of_markdown_are_told_apart() -> None:
    """Rows below each other are one, a line between them parts two; pictures are counted."""
    source = "|甲|\n|---|\n|乙|\n\n|丙|\n|---|\n文\n|丁|\n---\n![图](a.png)\n"
    found = markup.read(source.encode(), "a.md")
    assert isinstance(found, Extraction)
    rows = [(line.text, line.level) for line in found.lines if line.hint is Hint.ROW]
    assert [name for name, _ in rows] == ["甲", "乙", "丙", "丁"]
    assert [level for _, level in rows] == sorted(level for _, level in rows)
    assert len({level for _, level in rows}) == 3
    assert [line.gap for line in found.lines][:3] == [Gap.BLANK, Gap.NONE, Gap.BLANK]
    assert [str(note) for note in found.notes] == ["1 幅图片没有带入，请另行加入"]
    kept = sum(len(line.text.replace("\t", "")) for line in found.lines)
    assert found.dropped == ((Category.MARKUP, len("".join(source.split())) - kept),)


def rules(*rows: str, folder: Path) -> tuple[mend.Edit, ...] | Problem:
    """Read rules that mend."""
    (folder / "rules.yaml").write_text("\n".join(rows), encoding="utf-8")
    return mend.rules(folder / "rules.yaml")


@pytest.mark.parametrize(
    "row",
    [
        "- {pattern: 甲, replacement: 乙, reason: 误识}",
        "- {原文: 甲, 改为: 乙, 理由: 误识}",
        "rules:\n- {pattern: 甲, replacement: 乙, reason: 误识, count: 3}",
        '- {pattern: 甲, replacement: "", reason: 误识}',
    ],
)
def test_a_rule_says_what_it_replaces_and_why(row: str, tmp_path: Path) -> None:
    """In Chinese or English; the file that an import has written can be read again."""
    found = rules(row, folder=tmp_path)
    assert not isinstance(found, Problem)
    assert (found[0].pattern, found[0].reason, found[0].count) == ("甲", "误识", 0)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("- {pattern: 甲, replacement: 乙, reason: 丙}", "- {pattern: 甲}"), "第2条缺少"),
        (('- {pattern: "", replacement: 乙, reason: 丙}',), "第1条缺少"),
        (('- {pattern: 甲, replacement: 乙, reason: ""}',), "第1条缺少"),
        (('- {pattern: 甲, replacement: "乙\\n", reason: 丙}',), "换行"),
        (("- {pattern: 甲*, replacement: 乙, reason: 丙}",), "空文字"),
        (("a: 1", "b: 2"), "不是一列规则"),
        (("[]",), "不是一列规则"),
    ],
)
def test_a_rule_that_is_wrong_is_named(rows: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """Its place in the list, and what it lacks."""
    found = rules(*rows, folder=tmp_path)
    assert isinstance(found, Problem)
    assert said in str(found.what)


def test_rules_are_applied_to_each_line_in_their_order(tmp_path: Path) -> None:
    """The second sees what the first has made; characters are counted before and after."""
    found = rules(
        "- {pattern: 甲, replacement: 乙 丙, reason: 一}",
        "- {pattern: '(乙).', replacement: '\\1', reason: 二}",
        folder=tmp_path,
    )
    assert not isinstance(found, Problem)
    made, edits = mend.mend("甲丁\n甲", found)
    assert made == "乙丙丁\n乙丙"
    assert [(one.count, one.before, one.after) for one in edits] == [(2, 2, 4), (2, 2, 2)]
    assert mend.mend("甲", edits)[1][0].count == 3


def refused(path: Path) -> str:
    """Return the rule that refuses a source."""
    found = load([path], ())
    assert not isinstance(found, Loaded)
    return found[0].rule


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """Of rules and of sources alike."""
    found = mend.rules(tmp_path / "none.yaml")
    assert isinstance(found, Problem)
    assert "读不出" in str(found.what)
    assert refused(tmp_path / "none.txt") == "import-unreadable"


@pytest.mark.parametrize(
    ("name", "most"), [("a.txt", 20), ("a.md", 20), ("a.docx", 60), ("a.pdf", 150)]
)
def test_a_source_has_a_size_that_its_form_may_have(name: str, most: int, tmp_path: Path) -> None:
    """One byte more is refused unread."""
    for size, large in ((most * 1_000_000, False), (most * 1_000_000 + 1, True)):
        with (tmp_path / name).open("wb") as file:
            file.write(b"%PDF")
            file.truncate(size)
        assert (refused(tmp_path / name) == "import-too-large") is large


def test_a_form_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    """By its name; the case of its letters does not count."""
    (tmp_path / "a.wps").write_bytes(b"a")
    assert refused(tmp_path / "a.wps") == "import-format"
    (tmp_path / "a.TXT").write_text("甲", encoding="utf-8")
    assert isinstance(load([tmp_path / "a.TXT"], ()), Loaded)


def test_every_line_stands_where_its_span_says(tmp_path: Path) -> None:
    """Also one that a replacement moved, and a row with an empty first cell."""
    made = document(*LETTER)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "指标"
    for each in SIGNED:
        made.add_paragraph(each)
    (tmp_path / "a.docx").write_bytes(saved(made))
    edits = rules("- {pattern: ^江北, replacement: 　, reason: 误识}", folder=tmp_path)
    assert not isinstance(edits, Problem)
    loaded = load([tmp_path / "a.docx"], edits)
    assert isinstance(loaded, Loaded)
    said = [loaded.given.text[slice(*line.span)] for line in loaded.given.lines]
    assert said == [line.text for line in loaded.given.lines]
    assert said[0] == "市人民政府"
    assert "\t指标" in said


def test_the_report_says_what_each_source_was(tmp_path: Path) -> None:
    """Its form, what was noted of it, and whether its spaces were closed up."""
    (tmp_path / "a.txt").write_text("示 例 县 人 民 政 府 公 报\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("![图](a.png)\n", encoding="utf-8")
    loaded = load([tmp_path / "a.txt", tmp_path / "b.md"], ())
    assert isinstance(loaded, Loaded)
    assert [str(fact) for fact in loaded.facts] == [
        "a.txt：文本，UTF-8 编码",
        "b.md：Markdown，UTF-8 编码",
        "字与字之间的空格已合上",
        "b.md：1 幅图片没有带入，请另行加入",
    ]
