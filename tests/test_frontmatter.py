"""Front matter: every scalar as written, with its place; and back again.

In: gazette.read.frontmatter, gazette.read.field_types.
Out: facts about what YAML would have made of the same lines.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazette import fields
from gazette.language import numbers
from gazette.language.lines import solid
from gazette.model import Number
from gazette.read import field_types, frontmatter
from gazette.read.sources import Source
from gazette.read.values import Scalar, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("  甲", "甲 2:5"),
        (" 甲\n  乙", "甲乙 2:4"),
        (" |\n  甲\n  乙", "甲\n乙 2:4"),
        (" '甲'", "甲 2:4"),
        ("", " 2:3"),
        (" [甲,\n  '乙']", "甲 2:5, 乙 3:3"),
        (" [ [甲, 乙], 丙 ]", "甲 2:7, 乙 2:10, 丙 2:14"),
        (" [\n  甲\n]", "甲 3:3"),
        (" {甲: 乙,\n    丙: 丁}", "甲 2:5, 乙 2:8, 丙 3:5, 丁 3:8"),
        (" {甲, 乙: }", "甲 2:5,  2:5, 乙 2:8,  2:11"),
        ("\n\n  # 注\n  甲\n  乙", "甲乙 5:3"),
        ("\n  '甲'", "甲 3:3"),
        ("\n  [甲, 乙]", "甲 3:4, 乙 3:7"),
        ("\n  - 甲\n  - '乙'", "甲 3:5, 乙 4:5"),
        ("\n  - [甲, 乙]", "甲 3:6, 乙 3:9"),
        ("\n  - 甲: 乙\n    丙: 丁", "甲 3:5, 乙 3:8, 丙 4:5, 丁 4:8"),
        ("\n- 甲: 乙\n- 丙", "甲 3:3, 乙 3:6, 丙 4:3"),
        ("\n  甲: 乙\n  丙:\n    - 丁", "甲 3:3, 乙 3:6, 丙 4:3, 丁 5:7"),
    ],
)
def test_the_place_of_a_value_is_known(value: str, places: str) -> None:
    """Line and column count from 1, in the file; behind an opening quote or bracket they go on."""
    found, problems = frontmatter.entries(Source("a.md", f"a:{value}", 2))
    assert [*found] == [Scalar("a", 2, 1)]
    said = (f"{one.text} {one.line}:{one.column}" for one in _all_scalars(*found.values()))
    assert (", ".join(said), problems) == (places, ())


@pytest.mark.parametrize("below", [0, 1])
@pytest.mark.parametrize(
    "nested",
    [
        lambda deep: " " + "[" * (deep - 1) + "甲" + "]" * (deep - 1),
        lambda deep: " " + "{a: " * (deep - 1) + "甲" + "}" * (deep - 1),
        lambda deep: "".join(f"\n{' ' * at}a:" for at in range(1, deep)) + " 甲",
        lambda deep: "".join(f"\n{'  ' * at}- a:" for at in range(1, deep)) + " 甲",
        lambda deep: "".join(f"\n{' ' * at}a:" for at in range(1, deep - 1)) + f"\n{' ' * deep}甲",
    ],
)
def test_values_nest_six_levels_deep(nested: Callable[[int], str], below: int) -> None:
    """What goes on without end must not exhaust the reader."""
    _, problems = entries("a:" + nested(6 + below))
    assert problems == ["front-matter-unreadable"] * below


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("title: 甲\ntitle: 乙", "key-twice", "3:1+5"),
        ("annexes:\n  - name: 甲\n    name: 乙", "key-twice", "4:5+4"),
        ("annexes:\n  - {name: 甲,\n     name: 乙}", "key-twice", "4:6+1"),
        ("title：甲", "colon-fullwidth", "2:6+1"),
        ("只有文字", "front-matter-unreadable", "2:1+4"),
        ("- 甲", "front-matter-unreadable", "2:1+3"),
        ("  title: 甲", "front-matter-unreadable", "2:1+10"),
        ("title: [甲", "front-matter-unreadable", "2:10+1"),
        ("title: [甲 [乙]", "front-matter-unreadable", "2:11+1"),
        ("title: ['甲' '乙']", "front-matter-unreadable", "2:13+1"),
        ("title: {甲", "front-matter-unreadable", "2:10+1"),
        ('title: "甲', "front-matter-unreadable", "2:8+1"),
        ("title:\n  - '甲", "front-matter-unreadable", "3:5+1"),
        ('title: "甲"乙', "front-matter-unreadable", "2:11+1"),
        ("title: '甲' # 乙", "front-matter-unreadable", "2:11+1"),
        ("title: [甲]# 乙", "front-matter-unreadable", "2:11+1"),
        ('title: "甲\\u202e"', "front-matter-unreadable", "2:8+1"),
        ("annexes:\n  - name: 甲\n   file: 乙", "front-matter-unreadable", "4:1+10"),
        ("annexes:\n  - name: 甲\n    乙", "front-matter-unreadable", "4:1+5"),
        ("annexes:\n  - name: 甲\n    file：乙", "colon-fullwidth", "4:9+1"),
        ("annexes:\n  - 甲\n  乙", "front-matter-unreadable", "4:1+3"),
        ("annexes: " + "[" * 100_000, "front-matter-unreadable", "2:16+1"),
    ],
)
def test_what_cannot_be_read_names_its_place(text: str, rule: str, place: str) -> None:
    """A Problem stands where the editor's eye must go: line, column, and how many characters."""
    _, (one,) = frontmatter.entries(Source("a.md", text, 2))
    assert (one.rule, f"{one.place.line}:{one.place.column}+{one.width}") == (rule, place)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: [甲", "[甲 2:4"),
        ("a:\n  - '甲\n    乙", "'甲 3:5"),
        ("a: {甲: 乙, 甲: 丙}", "{甲: 乙, 甲: 丙} 2:4"),
        ("a：甲", "甲 2:3"),
        ("a: 甲\na: 乙", "甲 2:4"),
        ("a:\n  b：甲", "b：甲 3:3"),
        ("a:\n  - b：甲", "b：甲 3:5"),
    ],
)
def test_what_cannot_be_read_is_kept_as_it_was_typed(text: str, kept: str) -> None:
    """The field is there, so that nobody is told that it is missing, too."""
    found, _ = frontmatter.entries(Source("a.md", text, 2))
    (one,) = (one for value in found.values() for one in _all_scalars(value))
    assert f"{one.text} {one.line}:{one.column}" == kept


def test_a_notice_parts_at_its_fences() -> None:
    """Front matter and body know the lines on which they begin; without fences all is body."""
    source = Source("a.md", "--- \ntitle: 甲\n\n---\t\n\n正文\n---\n")
    head, body = frontmatter.split(source)
    assert head == Source("a.md", "title: 甲\n", 2)
    assert body == Source("a.md", "\n正文\n---\n", 5)
    for text in ("title: 甲\n---\n", "---\ntitle: 甲\n", " ---\n---\n"):
        assert frontmatter.split(Source("a.md", text)) == (None, Source("a.md", text))


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
@example("", "", ":")
@example("", "", ": 乙")
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
    items = next((value for key, value in found.items() if key.text == "sections"), ())
    if any(isinstance(item, dict) for item in items):
        del written[9]  # `- 甲: 乙` is a mapping, and `forms` tells that it should be text
    for line, typed in written.items():
        if line not in at and not typed.strip().startswith(("'", '"', "[", "{")):
            assert solid(read.get(line, "")) == solid(typed)


def _all_scalars(*values: Value) -> Iterator[Scalar]:
    """Yield keys and values in the order of the text."""
    for value in values:
        if isinstance(value, Scalar):
            yield value
        else:
            yield from _all_scalars(*(chain(*value.items()) if isinstance(value, dict) else value))


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


def test_a_notice_is_written_in_one_form() -> None:
    """Fields in their order, comments below them, the body behind an empty line."""
    fields_ = {
        "title": "甲 # 乙",
        "number": "",
        "dated": date(2026, 3, 5),
        "printed_page": 5,
        "signed_by": ["甲", "- 乙"],
        "annexes": [{"name": "甲", "omitted": True}, {"file": "a.pdf"}],
        "sections": [],
        "serial": 0,
        "omitted": False,
    }
    assert frontmatter.write(fields_, "\n\n正文\n\n", ["注"]) == (
        '---\ntitle: "甲 # 乙"\ndated: 2026-03-05\nprinted_page: 5\n'
        'signed_by:\n  - 甲\n  - "- 乙"\n'
        "annexes:\n  - name: 甲\n    omitted: true\n  - file: a.pdf\n"
        "# 注\n---\n\n正文\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("甲:乙", "甲:乙"),
        ("甲: 乙", '"甲: 乙"'),
        ("甲:", '"甲:"'),
        ("甲#乙", "甲#乙"),
        ("甲\n乙", '"甲\\n乙"'),
        ("“甲”", "“甲”"),
        (" 甲", '" 甲"'),
        ('"甲\\', '"\\"甲\\\\"'),
        ("~", '"~"'),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value: str, written: str) -> None:
    """What an editor reads looks like what an editor would type."""
    assert frontmatter.mapping({"a": value}) == [f"a: {written}"]
