"""Each type of field says what it accepts, and tells what else stands there, at its place.

In: front matter of one field, and the schema.
Out: facts about gazette.read.field_types and gazette.read.typed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gazette import fields
from gazette.model import IssueNumber, NumberRange, Place
from gazette.read import field_types, frontmatter
from gazette.read.sources import Source

if TYPE_CHECKING:
    from gazette.read.typed import Typed

KNOWN = {field.key: field for field in (*fields.GAZETTE, *fields.ISSUE, *fields.NOTICE)}
KNOWN["issue"] = next(field for field in fields.ISSUE if field.key == "number")


def read(text: str, *keys: str) -> Typed:
    """Type front matter that begins in line 2, by a schema of these fields alone."""
    source = Source("a.md", text, 2)
    return field_types.typed(source, frontmatter.entries(source)[0], [KNOWN[key] for key in keys])


def told(result: Typed) -> list[str]:
    """Return each Problem: line, column, width, rule, what."""
    return [
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}"
        for one in result.problems
    ]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("topic", "topic: 甲", "甲"),
        ("topic", "topic:", ""),
        ("title", "title: |\n  甲\n\n   乙", "甲\n乙"),
        ("title", "title: [甲, '', '乙']", "甲\n乙"),
        ("sections", "sections: 甲", ("甲",)),
        ("sections", "sections: [甲, '', 甲]", ("甲", "甲")),
        ("issuer", "issuer: 甲", ("甲",)),
        ("number", "number:", ()),
        ("dated", "dated: 2026-03-05", date(2026, 3, 5)),
        ("effective", "effective:", None),
        ("printed_page", "printed_page: 123456", 123456),
        ("printed_page", "printed_page: 007", 7),
        ("printed_page", "printed_page:", 0),
        ("serial", "serial:", None),
        ("serial", "serial: 027-028", NumberRange(27, 28)),
        ("serial", "serial: 123456", NumberRange(123456, 123456)),
        ("issue", "number: 3", IssueNumber(3, 3)),
        ("issue", "number: 03-04", IssueNumber(3, 4)),
        ("issue", "number: 增刊", IssueNumber(1, 1, supplement=True)),
        ("issue", "number: 增刊 2", IssueNumber(2, 2, supplement=True)),
        ("issue", "number: Supplement 3", IssueNumber(3, 3, supplement=True)),
        ("issue", "number: Z4", IssueNumber(4, 4, supplement=True)),
        ("qr_codes", "qr_codes: True", True),
        ("qr_codes", "qr_codes: 是", True),
        ("qr_codes", "qr_codes: 略", True),
        ("qr_codes", "qr_codes: FALSE", False),
        ("qr_codes", "qr_codes: 否", False),
        ("state", "state: draft", "draft"),
        ("state", "state: 已出版", "published"),
        ("openness", "openness:", ""),
        ("annexes", "annexes:", ()),
        ("annexes", "annexes: ['']", ()),
        ("colophon", "colophon:", ()),
        (
            "colophon",
            "colophon:\n  印数: 500册\n  甲:\n  乙: 丙",
            (("印数", "500册"), ("乙", "丙")),
        ),
    ],
)
def test_a_field_has_the_value_of_its_type(key: str, text: str, value: object) -> None:
    """What is left empty is empty, and no fault of its own."""
    result = read(text, key)
    assert (result.get(KNOWN[key].key), told(result)) == (value, [])


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        (
            "topic",
            "topic: [甲]",
            "2:1+5 value-unreadable `topic`（主题分类）应当是一个值，不是列表",
        ),
        ("title", "title: [甲, [乙]]", "2:1+5 value-unreadable `title`（标题）应当是一列文字"),
        (
            "issuer",
            "issuer: [甲, {乙: 丙}]",
            "2:1+6 value-unreadable `issuer`（发文机关）应当是一列文字",
        ),
        ("issuer", "issuer: [甲, 乙, 甲]", "2:16+1 value-unreadable `甲` 写了两次"),
        ("dated", "dated: 12026-01-02", "2:8+11 date-unreadable `dated: 12026-01-02` 不是有效日期"),
        (
            "dated",
            "dated: [2026-01-02]",
            "2:1+5 value-unreadable `dated`（成文日期）应当是一个值，不是列表",
        ),
        ("printed_page", "printed_page: 0", "2:15+1 value-unreadable `printed_page: 0` 不是正整数"),
        (
            "printed_page",
            "printed_page: 1234567",
            "2:15+7 value-unreadable `printed_page: 1234567` 不是正整数",
        ),
        (
            "printed_page",
            "printed_page: 甲",
            "2:15+1 value-unreadable `printed_page: 甲` 不是正整数",
        ),
        ("serial", "serial: 2-1", "2:9+3 value-unreadable `serial: 2-1` 前面的号比后面的大"),
        ("issue", "number: 2-2", "2:9+3 value-unreadable `number: 2-2` 两个号相同，只是一个号"),
        ("issue", "number: 0-0", "2:9+3 value-unreadable `number: 0-0` 不是期号"),
        ("serial", "serial: 甲", "2:9+1 value-unreadable `serial: 甲` 不是总期号"),
        ("issue", "number: 甲", "2:9+1 value-unreadable `number: 甲` 不是期号"),
        (
            "qr_codes",
            "qr_codes: maybe",
            "2:11+5 value-unreadable `qr_codes: maybe` 不是 true 或 false",
        ),
        (
            "qr_codes",
            "qr_codes: [是]",
            "2:1+8 value-unreadable `qr_codes`（二维码）应当是一个值，不是列表",
        ),
        (
            "language",
            "language: 法文",
            "2:11+2 value-unreadable `language: 法文` 不是 zh-Hans、zh-Hant 或 en",
        ),
        ("annexes", "annexes: 甲", "2:10+1 value-unreadable `annexes`（附件）的每一项应当写明字段"),
        (
            "annexes",
            "annexes: [[甲]]",
            "2:1+7 value-unreadable `annexes`（附件）的每一项应当写明字段",
        ),
        ("annexes", "annexes:\n  - file: a.pdf", "3:5+4 field-missing 缺少 `name`（名称）"),
        (
            "annexes",
            "annexes:\n  - name: 甲\n    omitted: x",
            "4:14+1 value-unreadable `omitted: x` 不是 true 或 false",
        ),
        (
            "colophon",
            "colophon: 甲",
            "2:1+8 value-unreadable `colophon`（版权页）应当一行一项，每项一个名称和一个值",
        ),
        (
            "colophon",
            "colophon:\n  甲: 乙\n  丙: [丁]",
            "4:3+1 value-unreadable `colophon`（版权页）应当一行一项，每项一个名称和一个值",
        ),
        ("topic", "topc: 甲", "2:1+4 key-unknown 没有 `topc` 这个字段"),
        ("topic", "topic: 甲\n主题分类: 乙", "3:1+4 key-twice 字段 `topic`（主题分类）写了两次"),
        ("kind", "", "1:1+1 field-missing 缺少 `kind`（文种）"),
        ("kind", "kind:", "2:6+1 field-missing 缺少 `kind`（文种）"),
    ],
)
def test_what_a_field_does_not_accept_is_told_once_at_its_place(
    key: str, text: str, problem: str
) -> None:
    """At the value, or at the key where the value is no single one."""
    assert told(read(text, key)) == [problem]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("title", "title: [甲, [乙]]", "甲"),
        ("issuer", "issuer: [甲, 乙, 甲]", ("甲", "乙")),
        ("dated", "dated: 2026年2月30日", None),
        ("printed_page", "printed_page: 0", 0),
        ("printed_page", "printed_page: 甲", 0),
        ("qr_codes", "qr_codes: maybe", False),
        ("qr_codes", "qr_codes: [是]", False),
        ("state", "state: 甲", ""),
        ("colophon", "colophon:\n  甲: [乙]\n  丙: 丁", (("丙", "丁"),)),
    ],
)
def test_what_can_be_read_of_a_faulty_value_is_kept(key: str, text: str, value: object) -> None:
    """The rest is as if it were empty."""
    assert read(text, key).get(key) == value


@pytest.mark.parametrize(
    ("key", "text", "mend"),
    [
        ("printed_page", "printed_page: 0", "用半角数字书写，例如 4"),
        ("printed_page", "printed_page: ００７", "用半角数字书写，写成 7"),
        ("printed_page", "printed_page: ０", "用半角数字书写，例如 4"),
        ("printed_page", "printed_page: １２３４５６７", "用半角数字书写，例如 4"),
        ("dated", "dated: 2026年2月30日", "写成 YYYY-MM-DD，例如 2026-02-28"),
        ("dated", "dated: 2026－2－3", "写成 YYYY-MM-DD，2026-02-03"),
        ("qr_codes", "qr_codes: 好", "写成 true 或 false"),
        ("state", "state: 甲", "写成 draft（草稿）或 published（已出版）"),
        ("issue", "number: 3、4", "写成 3-4"),
        ("issue", "number: 4-3", "写成 3-4"),
        ("issue", "number: 3-3", "写成 3"),
        ("issue", "number: 第03期", "写成 3"),
        ("issue", "number: 增刊第2期", "写成 增刊2"),
        ("issue", "number: 增刊1-2", "单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("issue", "number: 1-2-3", "单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("issue", "number: 增刊0", "单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("issue", "number: 0", "单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("serial", "serial: 增刊1", "单期写 27，合刊写 27-28"),
        ("serial", "serial: 第28、27期", "写成 27-28"),
        ("serial", "serial: 1234567", "单期写 27，合刊写 27-28"),
        (
            "annexes",
            "annexes: 甲",
            (
                "每项写成 `- 字段: 值`，字段有：name（名称）、file（文件）、omitted（略）、"
                "print（付印）"
            ),
        ),
        ("topic", "主题: 甲", "是不是 `主题分类`？可用的字段：topic（主题分类）"),
        ("topic", "甲: 乙", "可用的字段：topic（主题分类）"),
    ],
)
def test_the_mend_is_what_was_meant_or_how_it_is_written(key: str, text: str, mend: str) -> None:
    """Followed to the letter, it mends."""
    assert [str(one.mend) for one in read(text, key).problems] == [mend]


def test_a_field_knows_its_place_and_each_further_name_its_own() -> None:
    """The value's, the key's where the value is a list; the second name is `issuer.2`."""
    result = read("issuer: [甲, 甲, 乙]\n标题: [丙]\n落款: 甲", "issuer", "title", "signed_by")
    assert result.where() == {
        "issuer": Place("a.md", 2, 10),
        "issuer.2": Place("a.md", 2, 16),
        "title": Place("a.md", 3, 1),
        "signed_by": Place("a.md", 4, 5),
    }
    assert result.where("title", "dated") == {"title": Place("a.md", 3, 1)}
    assert [one.text for one in read("栏目: [甲, '']", "sections").items["sections"]] == ["甲"]


def test_a_value_that_is_told_is_not_told_as_missing_too() -> None:
    """One fault is one Problem; another field's fault hides nothing."""
    assert [one.rule for one in read("dated: 甲", "dated").problems] == ["date-unreadable"]
    rules = [one.rule for one in read("dated: 甲\nkind:", "dated", "kind").problems]
    assert rules == ["date-unreadable", "field-missing"]
