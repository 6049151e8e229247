"""What the masthead names becomes addresses: each name is one step, and no two are one.

In: names; the front matter of a gazette.yaml.
Out: facts about gazette.read.addresses.
"""

from __future__ import annotations

import pytest

from gazette import fields
from gazette.read import addresses, field_types, frontmatter
from gazette.read.sources import Source


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("县政府文件", "县政府文件"),
        ("甲/乙\\丙", "甲／乙＼丙"),
        (".甲", "．甲"),
        ("甲.", "甲."),
        ("", "—"),
        ("甲" * 60, "甲" * 60),
        ("甲" * 60 + "乙", "甲" * 60),
    ],
)
def test_a_name_is_one_step_of_an_address(name: str, step: str) -> None:
    """No slash, no hidden folder, none that is empty or longer than a file system takes."""
    assert addresses.segment(name) == step


@pytest.mark.parametrize(
    ("name", "taken"),
    [("index.html", True), ("PART-12", True), ("part-", False), ("甲part-1", False), ("甲", False)],
)
def test_an_index_has_pages_whose_names_are_taken(name: str, taken: object) -> None:
    """Its own, and the parts that follow it, in whatever case."""
    assert addresses.taken(name) is taken


@pytest.mark.parametrize(
    ("target", "known"),
    [
        ("tg-2026-1", True),
        ("2026-01/tg-2026-1", True),
        ("2026-z1/a", True),
        ("2026-1/a", False),
        ("/a", False),
        ("甲/a", False),
        ("2026-01/A", False),
        ("a--b", False),
        ("a" * 60, True),
        ("a" * 61, False),
        ("", False),
    ],
)
def test_an_id_stands_alone_or_behind_its_issue(target: str, known: object) -> None:
    """What is neither is a title."""
    assert addresses.is_id(target) is known


def test_each_name_that_would_have_anothers_address_is_told_once() -> None:
    """Where it stands, it, and with which name it clashes; case makes no other address."""
    names = ("甲/乙", "甲／乙", "丙", "丙", "", "甲／乙", "Part-1", "A", "a", "part-1")
    found = [
        (at, name, str(what))
        for at, name, what in addresses.shared((one, at) for at, one in enumerate(names))
    ]
    assert found == [
        (1, "甲／乙", "`甲／乙` 与 `甲/乙` 的网址相同"),
        (6, "Part-1", "`Part-1` 的网址已是目录页的"),
        (8, "a", "`a` 与 `A` 的网址相同"),
        (9, "part-1", "`part-1` 与 `Part-1` 的网址相同"),
    ]


def told(text: str) -> list[str]:
    """Return what is said of the addresses of a gazette.yaml: line, column, width, rule, what."""
    source = Source("gazette.yaml", text, 1)
    given = field_types.typed(source, frontmatter.entries(source)[0], fields.GAZETTE)
    given.problems.clear()
    addresses.check(given)
    return [
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}"
        for one in given.problems
    ]


@pytest.mark.parametrize(
    "address",
    ["https://gazette.example", "http://gazette.example:8080/a/b-c/", "https://甲.example", ""],
)
def test_the_address_of_a_site_is_one(address: str) -> None:
    """With or without a port, a path and a slash at its end."""
    assert told(f"address: {address}") == []


@pytest.mark.parametrize(
    "address",
    [
        "gazette.example",
        "ftp://gazette.example",
        "https://gazette.example/?a",
        "https://gazette.example/#a",
        "https://gazette.example/a b",
        "https://gazette.example:123456",
        "https://gazette.example/../a",
    ],
)
def test_what_is_no_address_of_a_site_is_told(address: str) -> None:
    """All other addresses begin with it."""
    told_ = f"1:10+{len(address)} value-unreadable `{address}` 不是网址"
    assert told(f"address: {address}") == [told_]


@pytest.mark.parametrize("key", ["name", "sponsor", "contact", "site_code"])
@pytest.mark.parametrize("inside", ["\\n", "\\t"])
def test_what_stands_in_one_line_is_one(key: str, inside: str) -> None:
    """A line's end or a tab would tear the line in which it is printed."""
    at = len(key) + 3
    assert told(f'{key}: "甲{inside}乙"') == [f"1:{at}+3 value-unreadable `{key}` 只能是一行"]
    assert told(f"{key}: 甲 乙") == []


SERIES = "series:\n  - {{prefix: 示政发, code: {code}, issuer: 示例县人民政府}}"


@pytest.mark.parametrize("code", ["zf", "ZF-2", "a" * 20])
def test_a_code_is_letters_digits_and_dashes(code: str) -> None:
    """It stands in addresses for ever."""
    assert told(SERIES.format(code=code)) == []


@pytest.mark.parametrize("code", ["政", "a b", "-a", "a--b", "a" * 21, "part-1"])
def test_another_code_is_told(code: str) -> None:
    """Longer than twenty characters, or a page of the index of numbers."""
    what = f"代号 `{code}` 不能用在网址里"
    assert told(SERIES.format(code=code)) == [f"2:25+{len(code)} value-unreadable {what}"]


def test_a_prefix_and_a_code_are_those_of_one_series() -> None:
    """Told at the second, with the line of the first; case makes no other code."""
    rows = (
        "示政发, code: zf",
        "示政发, code: ZF",
        "示政办发, code: zbf",
        "'', code: ''",
        "'', code: ''",
    )
    text = "series:" + "".join(f"\n  - {{prefix: {row}, issuer: 甲}}" for row in rows)
    assert told(text) == [
        "3:25+2 address-twice `ZF` 已经用在第2行的系列里",
        "3:14+3 address-twice `示政发` 已经用在第2行的系列里",
    ]


def test_sections_and_issuers_of_series_have_addresses_of_their_own() -> None:
    """The same issuer may have several series; one that is written otherwise may not."""
    text = "sections: [甲/乙, 甲／乙]\nseries:" + "".join(
        f"\n  - {{prefix: {at}, code: c{at}, issuer: {issuer}}}"
        for at, issuer in enumerate(("丙/丁", "丙/丁", "丙／丁"))
    )
    assert told(text) == [
        "1:17+3 address-twice `甲／乙` 与 `甲/乙` 的网址相同",
        "5:35+3 address-twice `丙／丁` 与 `丙/丁` 的网址相同",
    ]


def test_a_form_of_numbers_names_each_part() -> None:
    """Prefix, year and sequence, each once."""
    row = "series:\n  - {prefix: GN, code: gn, issuer: A, form: '%s'}"
    assert told(row % "{prefix} {year}/{sequence}") == []
    for form in ("{prefix} {year}", "{prefix} {year}/{sequence}/{year}"):
        assert told(row % form) == [f"2:45+{len(form)} value-unreadable `{form}` 不是文号的写法"]
