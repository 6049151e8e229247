"""Front matter: every scalar as written, with its place; and back again.

In: gazette.read.frontmatter, gazette.read.forms.
Out: facts about what YAML would have made of the same lines.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import fields
from gazette.model import Number
from gazette.read import forms, frontmatter
from gazette.read.frontmatter import Scalar
from gazette.read.sources import Source


def entries(text: str) -> tuple[dict[str, object], list[str]]:
    """Give key -> value as plain text, and the rules of the Problems."""
    found, problems = frontmatter.entries(Source("a.md", text, 2))
    return {key.text: _bare(value) for key, value in found.items()}, [p.rule for p in problems]


def _bare(value: frontmatter.Value) -> object:
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
        ("title: [甲", "front-matter-unreadable", 2, 1),
        ('title: "甲', "front-matter-unreadable", 2, 8),
    ],
)
def test_what_cannot_be_read_names_its_place(text: str, rule: str, line: int, column: int) -> None:
    """A Problem stands where the editor's eye must go."""
    _, problems = frontmatter.entries(Source("a.md", text, 2))
    assert [(p.rule, p.place.line) for p in problems] == [(rule, line)]
    assert problems[0].place.column >= min(column, 1)


def test_all_problems_of_a_head_come_at_once() -> None:
    """One bad line hides no other."""
    source = Source("a.md", "title：甲\n乱\ndated: 2026-02-30\ntitel: 乙\nx: [1", 2)
    found, problems = frontmatter.entries(source)
    typed = forms.typed(source, found, fields.NOTICE)
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
    typed = forms.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert (typed.get("title"), typed.get("dated")) == ("甲", date(2026, 3, 5))
    source = Source("a.md", "标题: 甲\ntitle: 乙", 2)
    typed = forms.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    assert "key-twice" in {problem.rule for problem in typed.problems}


def test_a_misspelt_key_is_guessed() -> None:
    """The message proposes the nearest field."""
    source = Source("a.md", "titel: 甲", 2)
    typed = forms.typed(source, frontmatter.entries(source)[0], fields.NOTICE)
    (problem,) = (p for p in typed.problems if p.rule == "key-unknown")
    assert "是不是 `title`？" in problem.mend


@pytest.mark.parametrize(
    "loose",
    [
        "示政发[2026]3号",
        "示政发（2026）3号",
        "示政发〔2026〕第3号",
        "示政发〔2026〕03号",
        "示政发 2026 3",
    ],
)
def test_a_number_in_another_form_is_mended(loose: str) -> None:
    """Only the form of GB/T 9704 is a number; the others are told what it would be."""
    assert forms.number(loose) is None
    assert forms.number_mend(loose) == "写成 示政发〔2026〕3号"
    assert forms.number("示政发〔2026〕3号") == Number("示政发", 2026, 3)


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
