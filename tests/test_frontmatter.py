"""Front matter: every scalar as written, with its place; and back again.

In: gazette.read.frontmatter, gazette.read.field_types.
Out: facts about what YAML would have made of the same lines.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import fields
from gazette.language import numbers
from gazette.language.lines import solid
from gazette.model import Number
from gazette.read import field_types, frontmatter
from gazette.read.sources import Source
from gazette.read.values import Scalar, Value

if TYPE_CHECKING:
    from collections.abc import Iterator


def entries(text: str) -> tuple[dict[str, object], list[str]]:
    """Give key -> value as plain text, and the rules of the Problems."""
    found, problems = frontmatter.entries(Source("a.md", text, 2))
    return {key.text: _bare(value) for key, value in found.items()}, [p.rule for p in problems]


def _bare(value: Value) -> object:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, dict):
        return {key.text: _bare(part) for key, part in value.items()}
    return [_bare(part) for part in value]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("number: 010000", "010000"),
        ("number: 12:30", "12:30"),
        ("number: NO", "NO"),
        ("number: 甲 # 乙", "甲 # 乙"),
        ("number: 2026-02-30", "2026-02-30"),
        ("number: 甲: 乙", "甲: 乙"),
        ("number: ~", "~"),
        ("number: 1e3", "1e3"),
        ("number: @甲", "@甲"),
        ("number: *甲", "*甲"),
        ("number: '甲 # 乙'", "甲 # 乙"),
        ('number: "甲\\n乙"', "甲\n乙"),
        ("number: 甲\n  乙", "甲乙"),
        ("number:", ""),
        ("number: [甲, 010000]", ["甲", "010000"]),
        ("number:\n  - 甲 # 乙\n  - NO", ["甲 # 乙", "NO"]),
        ("number:\n- name: 甲 # 乙\n  omitted: true", [{"name": "甲 # 乙", "omitted": "true"}]),
        ("number:\n  - {name: 甲, file: a.pdf}  # 注", [{"name": "甲", "file": "a.pdf"}]),
        ("number:\n  - name: &A 甲\n  - name: !!str 乙", [{"name": "&A 甲"}, {"name": "!!str 乙"}]),
        ("number:\n  - name: *甲\n  - {name: *乙}", [{"name": "*甲"}, {"name": "*乙"}]),
        ("number:\n  - name: 甲\n      乙", [{"name": "甲乙"}]),
        ("number:\n  - {name: 甲\n    乙, file: ~}", [{"name": "甲乙", "file": "~"}]),
        ("number:\n  - name: '甲\n      乙'", [{"name": "甲乙"}]),
        ("number:\n  - {name: 甲 # 乙, file: &A b}", [{"name": "甲 # 乙", "file": "&A b"}]),
        ("number:\n  # 注\n  - 甲\n  # 注\n  - 乙", ["甲", "乙"]),
        ("number:\n  甲: 乙 # 丙\n  丁: |\n    戊\n    己", {"甲": "乙 # 丙", "丁": "戊\n己"}),
        ("number: |\n  甲\n  乙", "甲\n乙"),
        ("number: >\n  甲\n  乙\n\n  丙", "甲乙\n丙"),
        ("number: |", "|"),
        ("number: > 60%", "> 60%"),
        ("number: A|B", "A|B"),
    ],
)
def test_a_scalar_is_kept_as_written(line: str, value: object) -> None:
    """No value becomes a number, a day, a flag or half of itself."""
    assert entries(line) == ({"number": value}, [])


def test_a_comment_line_is_no_field() -> None:
    """Whole lines after # are for editors."""
    assert entries("# 待核对\ntitle: 甲\n\n# 再核对") == ({"title": "甲"}, [])


def test_the_place_of_a_value_is_known() -> None:
    """Line and column count from 1, in the file."""
    found, _ = frontmatter.entries(Source("a.md", "title: 甲\nannexes:\n  - name: 乙", 2))
    title, annexes = found.values()
    assert title == Scalar("甲", 2, 8)
    assert isinstance(annexes, tuple)
    assert annexes == ({Scalar("name", 4, 5): Scalar("乙", 4, 11)},)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("title: 甲\ntitle: 乙", "key-twice", 3, 1),
        ("annexes:\n  - name: 甲\n    name: 乙", "key-twice", 4, 5),
        ("title：甲", "colon-fullwidth", 2, 6),
        ("只有文字", "front-matter-unreadable", 2, 1),
        ("title: [甲", "front-matter-unreadable", 2, 10),
        ('title: "甲', "front-matter-unreadable", 2, 8),
        ('title: "甲"乙', "front-matter-unreadable", 2, 11),
        ('title: "甲\\u202e"', "front-matter-unreadable", 2, 8),
        ("annexes:\n  - name: 甲\n   file: 乙", "front-matter-unreadable", 4, 1),
        ("annexes:\n  - name: 甲\n    乙", "front-matter-unreadable", 4, 1),
        ("annexes:\n  - name: 甲\n    file：乙", "colon-fullwidth", 4, 9),
        ("annexes: " + "[" * 100_000, "front-matter-unreadable", 2, 16),
    ],
)
def test_what_cannot_be_read_names_its_place(text: str, rule: str, line: int, column: int) -> None:
    """A Problem stands where the editor's eye must go."""
    _, problems = frontmatter.entries(Source("a.md", text, 2))
    assert [(p.rule, p.place.line) for p in problems] == [(rule, line)]
    assert problems[0].place.column == column


def test_all_problems_of_a_head_come_at_once() -> None:
    """One bad line hides no other."""
    source = Source("a.md", "title：甲\n乱\ndated: 2026-02-30\ntitel: 乙\nx: [1", 2)
    found, problems = frontmatter.entries(source)
    typed = field_types.typed(source, found, fields.NOTICE)
    rules = {problem.rule for problem in (*problems, *typed.problems)}
    assert rules == {
        "colon-fullwidth",
        "front-matter-unreadable",
        "date-unreadable",
        "key-unknown",
        "field-missing",
    }


def test_labels_are_keys() -> None:
    """标题 and title are the same field, and may not both be given."""
    source = Source("a.md", "标题: 甲\n成文日期: 2026-03-05", 2)
    typed = field_types.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert (typed.get("title"), typed.get("dated")) == ("甲", date(2026, 3, 5))
    source = Source("a.md", "标题: 甲\ntitle: 乙", 2)
    typed = field_types.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert "key-twice" in {problem.rule for problem in typed.problems}


def test_a_misspelt_key_is_guessed() -> None:
    """The message proposes the nearest field."""
    source = Source("a.md", "titel: 甲", 2)
    typed = field_types.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    (problem,) = (p for p in typed.problems if p.rule == "key-unknown")
    assert "是不是 `title`？" in str(problem.mend)


@pytest.mark.parametrize(
    "loose",
    [
        "示政发[2026]3号",
        "示政发（2026）3号",
        "示政发〔2026〕第3号",
        "示政发〔2026〕03号",
        "示政发 2026 3",
        "示政发〔２０２６〕３号",
        "示政发〔2026〕３号",
    ],
)
def test_a_number_in_another_form_is_mended(loose: str) -> None:
    """Only the form of GB/T 9704 is a number; the others are told what it would be."""
    assert numbers.read(loose) is None
    assert str(numbers.mend(loose)) == "写成 示政发〔2026〕3号"
    assert numbers.read("示政发〔2026〕3号") == Number("示政发", 2026, 3)


@pytest.mark.parametrize(
    ("line", "rule", "mend"),
    [
        ("成文日期: ２０２６-０３-０５", "date-unreadable", "2026-03-05"),
        ("成文日期: 2026年３月5日", "date-unreadable", "2026-03-05"),
        ("成文日期: 2026.3.5", "date-unreadable", "2026-03-05"),
        ("成文日期: 31-02-2026", "date-unreadable", "例如 2026-02-28"),
        ("原刊页码: １２", "value-unreadable", "写成 12"),
    ],
)
def test_a_day_or_number_in_another_form_is_mended(line: str, rule: str, mend: str) -> None:
    """Full-width digits are no digits of a field; the mend is the value as it should be."""
    source = Source("a.md", line, 2)
    typed = field_types.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert mend in next(str(p.mend) for p in typed.problems if p.rule == rule)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("关于A|B类企业的通知", "关于A|B类企业的通知"),
        ("\n  - 示例县人民政府\n  - 关于甲的通知", "示例县人民政府\n关于甲的通知"),
        ("[示例县人民政府, 关于甲的通知]", "示例县人民政府\n关于甲的通知"),
        ("|\n  示例县人民政府\n  关于甲的通知", "示例县人民政府\n关于甲的通知"),
        ("示例县人民政府\n  关于甲的通知", "示例县人民政府关于甲的通知"),
    ],
)
def test_a_title_parts_where_it_is_a_list(given: str, title: str) -> None:
    """An item a line; no letter of a title is a mark."""
    source = Source("a.md", f"title: {given}", 2)
    typed = field_types.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert typed.get("title") == title


_MARKS = st.sampled_from("甲乙，（〔０ａ \t\u3000\u00a0#:：'\"[]{}|>&*!%@`-?,~=012\\/<A")
_ANY = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
_TYPED = st.text(_MARKS | _ANY, max_size=12)


@given(_TYPED, _TYPED, _TYPED)
def test_what_is_typed_behind_a_key_is_kept_or_told(one: str, two: str, three: str) -> None:
    """At every level a value comes out with all its letters, or a Problem names its line."""
    text = (
        f"title: {one}\nannexes:\n  - name: {two}\n    file: {three}\n  - name: {one}\n"
        f"cover:\n  text: {two}\nsections:\n  - 甲{three}"
    )
    found, problems = frontmatter.entries(Source("a.md", text, 1))
    at = {problem.place.line for problem in problems}
    written = {1: one, 3: two, 4: three, 5: one, 7: two, 9: "甲" + three}
    read = dict(_scalars(found))
    if 9 not in read:
        del written[9]  # `- 甲: 乙` is a mapping, and `forms` tells that it should be text
    for line, typed in written.items():
        if line not in at and not typed.strip().startswith(("'", '"', "[", "{")):
            assert solid(read.get(line, "")) == solid(typed)


def _scalars(value: Value) -> Iterator[tuple[int, str]]:
    if isinstance(value, Scalar):
        yield value.line, value.text
    elif isinstance(value, dict):
        for part in value.values():
            yield from _scalars(part)
    else:
        for part in value:
            yield from _scalars(part)


_TEXT = st.text(
    st.sampled_from("甲乙丙 #:：'\"[]{}|>&*!%@`-?,~=012\\/“”《》𠮷"), min_size=1, max_size=20
).map(str.strip)


@given(
    st.dictionaries(st.sampled_from(["title", "number", "issuer"]), _TEXT.filter(bool)),
    st.lists(st.dictionaries(st.sampled_from(["name", "file"]), _TEXT.filter(bool), min_size=1)),
)
def test_what_is_written_reads_back(values: dict[str, str], rows: list[dict[str, str]]) -> None:
    """Fields go to text and come back the same, quotes and hashes and colons in them."""
    text = frontmatter.write({**values, "annexes": rows}, "正文")
    head, body = frontmatter.split(Source("a.md", text))
    assert head
    found, problems = frontmatter.entries(head)
    assert not problems
    expected: dict[str, object] = {**values, **({"annexes": rows} if rows else {})}
    assert {key.text: _bare(value) for key, value in found.items()} == expected
    assert body.text.strip() == "正文"
