"""The desk saves what was changed, and not a byte beside it.

In: gazette.desk.changes.
Out: facts about files with every trap that another program falls into.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazette import fields
from gazette.desk.changes import Edits, Unchangeable, changed, parts, raw_of
from gazette.fields import ISSUE
from gazette.read import field_types, frontmatter, sources

if TYPE_CHECKING:
    from gazette.desk.spans import Bare

TRAP = (
    "\ufeff---\r\n"
    "# 待核对：附件二\r\n"
    "title: '关于A: B的通知'   \r\n"
    "number: 示政发〔2026〕3号\r\n"
    "发文机关:\r\n"
    "  - 示例县人民政府 \r\n"
    "  # 会签\r\n"
    "  - 示例县公安局\r\n"
    "kind:   通知\r\n"
    "section:\r\n"
    "index_number: 010000\r\n"
    "\r\n"
    "dated: 2026-03-05\r\n"
    "annexes:\r\n"
    "- name: 甲表  \r\n"
    "  file: a.pdf\r\n"
    "- {name: 乙表, omitted: 略}  # 报送时补\r\n"
    "summary: |\r\n"
    "  第一段\r\n"
    "\r\n"
    "  第二段\r\n"
    "# 完\r\n"
    "---\r\n"
    "\r\n"
    "正文 \r\n"
    "e\u0301与é\r\n"
    "\r\n"
    "末段"
).encode()
"""BOM, CRLF, comments, blanks behind values, NFD beside NFC, two languages, no last line end."""


def lines(data: bytes, was: bytes = TRAP) -> list[str]:
    """Give the lines of a file that another one has not, and - for those that are gone."""
    new, old = data.decode().split("\r\n"), was.decode().split("\r\n")
    return [*(line for line in new if line not in old), *(f"-{x}" for x in old if x not in new)]


def read(data: bytes) -> dict[str, Bare]:
    """Read the values of a file by their keys, as the press does."""
    found = parts(raw_of(data)).entries
    keys = {name: one.key for one in fields.NOTICE for name in (one.key, one.label)}
    return {keys.get(name, name): one.span.value for name, one in found.items()}


def test_nothing_edited_is_nothing_changed() -> None:
    """Values that are the same as before are no edit, in whatever form they stand."""
    assert changed(TRAP, Edits()) == TRAP
    same = {key: value for key, value in read(TRAP).items() if key != "section"}
    assert changed(TRAP, Edits(same, "\n正文 \ne\u0301与é\n\n末段")) == TRAP
    assert changed(TRAP, Edits(text=TRAP.decode()[1:])) == TRAP


def test_three_edits_are_three_changed_lines() -> None:
    """A title in its quotes, an item of a list, a word of the body."""
    edits = {"title": "关于'A': C的通知", "issuer": ("示例县人民政府", "示例县林业局")}
    made = changed(TRAP, Edits(edits, "\n正文 \ne\u0301与é\n\n末段。"))
    assert lines(made) == [
        "title: '关于''A'': C的通知'   ",
        "  - 示例县林业局",
        "末段。",
        "-title: '关于A: B的通知'   ",
        "-  - 示例县公安局",
        "-末段",
    ]
    assert len(made.split(b"\r\n")) == len(TRAP.split(b"\r\n"))


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("kind", "通告", ["kind:   通告", "-kind:   通知"]),
        ("section", "县政府文件", ["section: 县政府文件", "-section:"]),
        ("index_number", "010001", ['index_number: "010001"', "-index_number: 010000"]),
        ("dated", "2026-03-06", ["dated: 2026-03-06", "-dated: 2026-03-05"]),
        ("kind", "on", ['kind:   "on"', "-kind:   通知"]),
        ("kind", "1.", ['kind:   "1."', "-kind:   通知"]),
        ("kind", "甲 # 乙", ['kind:   "甲 # 乙"', "-kind:   通知"]),
        ("kind", "甲: 乙", ['kind:   "甲: 乙"', "-kind:   通知"]),
        ("kind", None, ["-kind:   通知"]),
        ("issuer", ("示例县公安局",), ["-  - 示例县人民政府 "]),
        ("summary", "一\n二", ["  一", "  二", "-  第一段", "-  第二段"]),
        ("summary", "一", ["summary: 一", "-summary: |", "-  第一段", "-  第二段"]),
        ("topic", "林业", ["topic: 林业"]),
        ("cc", "县委", ["cc: 县委"]),
        (
            "annexes",
            ({"name": "甲表", "file": "b.pdf"}, {"name": "乙表", "omitted": "略"}),
            ["  file: b.pdf", "-  file: a.pdf"],
        ),
        (
            "annexes",
            ({"name": "甲表", "file": "a.pdf"}, {"name": "丙，表", "omitted": "略"}),
            [
                "- {name: 丙，表, omitted: 略}  # 报送时补",
                "-- {name: 乙表, omitted: 略}  # 报送时补",
            ],
        ),
        (
            "annexes",
            (
                {"name": "甲表", "file": "a.pdf"},
                {"name": "乙表", "omitted": "略"},
                {"name": "丙表", "file": "c.pdf"},
            ),
            ["- name: 丙表", "  file: c.pdf"],
        ),
        (
            "annexes",
            ({"name": "乙表", "omitted": "略"},),
            ["-- name: 甲表  ", "-  file: a.pdf"],
        ),
        (
            "annexes",
            ({"name": "甲表", "file": "a.pdf", "print": "true"}, {"name": "乙表", "omitted": "略"}),
            ["  print: true"],
        ),
    ],
)
def test_an_edit_changes_its_own_lines(key: str, value: Bare | None, told: list[str]) -> None:
    """The form in which a value stood is kept; what needs quotes has them."""
    made = changed(TRAP, Edits({key: value}))
    assert lines(made) == told
    assert read(made).get(key) == (value[0] if value == ("示例县公安局",) else value) or (
        read(made)[key] == value
    )


def test_a_new_field_stands_where_the_schema_has_it() -> None:
    """It is called as its file calls the others."""
    made = changed(TRAP, Edits({"topic": "林业", "id": "a-1"})).decode()
    assert "number: 示政发〔2026〕3号\r\nid: a-1\r\n发文机关:" in made
    assert "section:\r\ntopic: 林业\r\nindex_number" in made
    chinese = "---\n标题: 甲\n文种: 通知\n---\n"
    made = changed(
        chinese.encode(), Edits({"number": ("示政发〔2026〕3号",), "cc": "县委"})
    ).decode()
    assert made == "---\n文号: 示政发〔2026〕3号\n标题: 甲\n文种: 通知\n抄送: 县委\n---\n"


def test_issue_yaml_has_no_fences() -> None:
    """It is edited by the fields of an issue; a file that ends without a line end keeps so."""
    was = "# 第1期\n年份: 2026\n期号: 1\n状态: draft".encode()
    made = changed(was, Edits({"published": "2026-03-31", "state": "published"}), ISSUE)
    assert made.decode() == "# 第1期\n年份: 2026\n期号: 1\n出版日期: 2026-03-31\n状态: published"
    made = changed(was, Edits({"note": "说明"}), ISSUE)
    assert made.decode() == was.decode() + "\n卷首语: 说明"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("标题：甲".encode("gbk"), "GBK"),
        (b"---\ntitle: [\n---\n", "文件头"),
        ("---\ntitle: 甲\n标题: 乙\n---\n".encode(), "文件头"),
        ("标题: 甲\n".encode(), "没有文件头"),
    ],
)
def test_what_cannot_be_read_is_not_written(data: bytes, told: str) -> None:
    """It is told, in words; the whole text may still be edited, but for what is no text."""
    with pytest.raises(Unchangeable) as error:
        changed(data, Edits({"title": "乙"}))
    assert told in str(error.value.what)


@pytest.mark.parametrize("value", ["甲\x07乙", "甲\u202e乙", "甲\ud800"])
def test_what_no_reader_would_read_is_refused(value: str) -> None:
    """A character that the reader leaves out would be lost without a word."""
    with pytest.raises(Unchangeable):
        changed(TRAP, Edits({"title": value}))


def test_lone_line_ends_of_old_systems_never_melt() -> None:
    """Between CR and LF a line that goes would make one line end of two."""
    was = b"---\ntitle: a\n---\na\rb\n\nc\n"
    made = changed(was, Edits(body="a\n\nc\n"))
    assert sources.read(made, "")[0].text == "---\ntitle: a\n---\na\n\nc\n"


_CHARACTERS = st.sampled_from("甲乙丙é 0123.e#:：'\"[]{}|>&*!%@`-?,~=\\/“”《》𠮷") | st.characters(
    exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp", "Zs")
)
TEXTS = st.one_of(
    st.text(_CHARACTERS, min_size=1, max_size=12).filter(str.strip),
    st.sampled_from(
        ["010000", "on", "1.", "#", "甲: 乙", "~", "null", "2026-03-05", "- 甲", "---"]
    ),
)
_KEYS = ("number", "title", "issuer", "kind", "topic", "addressees", "signed_by", "remark", "cc")
_LISTED = {"number", "issuer", "signed_by"}
_ROWS = st.lists(
    st.dictionaries(st.sampled_from(["name", "file"]), TEXTS, min_size=1),
    min_size=1,
    max_size=3,
).map(tuple)
_BESIDE = st.sampled_from(["# 注", "", "#", "   "])


@dataclass(frozen=True)
class Made:
    """A notice that was made: its bytes, and the bytes of each of its entries."""

    data: bytes
    entries: dict[str, tuple[int, int]]
    body: int


def _entry(draw: st.DrawFn, key: str) -> list[str]:
    """Draw the lines of one field, in one of the forms that editors write."""
    field = next(one for one in fields.NOTICE if one.key == key)
    name = draw(st.sampled_from([key, field.label]))
    form = draw(st.integers(0, 4 if key in _LISTED else 2))
    blank = draw(st.sampled_from(["", "  ", "\t"]))
    if key == "annexes":
        rows = frontmatter.mapping({name: list(draw(_ROWS))})
        return [f"{row}{blank}" for row in rows]
    if form == 0:
        return [frontmatter.mapping({name: draw(TEXTS)})[0] + blank]
    if form == 1:
        return [f"{name}: '{draw(TEXTS).replace(chr(39), chr(39) * 2)}'{blank}"]
    if form == 2:
        text = draw(TEXTS).replace("\\", "\\\\").replace('"', '\\"')
        return [f'{name}:  "{text}"{blank}']
    if form == 3:
        return [f"{name}: [{draw(st.sampled_from(['甲', '甲, 乙', '甲, 丙']))}]{blank}  # 注"]
    values = draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
    rows = frontmatter.mapping({name: values})
    return [rows[0], "  # 注", *(f"{row}{blank}" for row in rows[1:])]


@st.composite
def notices(draw: st.DrawFn) -> Made:
    """Draw a notice with line ends of every kind, comments, blanks, a byte order mark."""
    end = st.sampled_from(draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]])))
    whole = draw(st.sampled_from(["", "\ufeff"])) + "---" + draw(end)
    entries = {}
    for key in draw(st.lists(st.sampled_from((*_KEYS, "annexes")), unique=True)):
        for line in draw(st.lists(_BESIDE, max_size=1)):
            whole += line + draw(end)
        start = len(whole.encode())
        for line in _entry(draw, key):
            whole += normalize(draw(st.sampled_from(["NFC", "NFD"])), line) + draw(end)
        entries[key] = (start, len(whole.encode()))
    whole += "---" + draw(end)
    body = len(whole.encode())
    text = draw(st.lists(st.text(_CHARACTERS, max_size=8), max_size=8))
    whole += "".join(line + draw(end) for line in text) + draw(st.sampled_from(["", "末段"]))
    return Made(whole.encode(), entries, body)


def _edit(draw: st.DrawFn, key: str) -> Bare | None:
    if key == "annexes":
        return draw(st.none() | _ROWS)
    if key in _LISTED:
        return draw(st.none() | st.lists(TEXTS, min_size=1, max_size=3, unique=True).map(tuple))
    return draw(st.none() | TEXTS)


def _meant(value: Bare | None) -> Bare | None:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


@pytest.mark.parametrize("value", [None, "示政发〔2026〕4号"])
def test_a_field_beside_one_with_a_forbidden_character_can_be_changed(value: str | None) -> None:
    """The reader leaves the character out, and tells of it: the other fields are no worse."""
    kept = "---\ntitle: 甲\ufffd乙\n"
    new = changed((kept + "number: 0\n---\n").encode(), Edits({"number": value})).decode()
    assert new.startswith(kept)
    assert read(new.encode()).get("number") == value


@settings(max_examples=10 * settings.default.max_examples)
@given(notices(), st.data())
def test_no_byte_beside_an_edit_changes(made: Made, data: st.DataObject) -> None:
    """Before and behind a field's own lines every byte stays; the reader reads what was set."""
    key = data.draw(st.sampled_from((*_KEYS, "annexes")))
    value = data.draw(st.composite(_edit)(key))
    new = changed(made.data, Edits({key: value}))
    if key in made.entries:
        start, end = made.entries[key]
        assert new.startswith(made.data[:start])
        assert new.endswith(made.data[end:])
    else:
        added = len(new) - len(made.data)
        assert any(new[:at] + new[at + added :] == made.data for at in range(len(made.data) + 1))
    was, now = read(made.data), read(new)
    assert {k: v for k, v in now.items() if k != key} == {k: v for k, v in was.items() if k != key}
    if key == "annexes" or value is None:
        assert now.get(key) == value
    else:
        assert _meant(now[key]) == _meant(value)


@given(notices(), st.data())
def test_edits_together_are_edits_one_by_one(made: Made, data: st.DataObject) -> None:
    """Where none changes another's lines, all at once is each by itself; taken back, all is old."""
    keys = data.draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=4))
    edits = {key: data.draw(st.composite(_edit)(key)) for key in keys}
    new = changed(made.data, Edits(edits))
    one_by_one = made.data
    for key in sorted(edits, key=[one.key for one in fields.NOTICE].index):
        one_by_one = changed(one_by_one, Edits({key: edits[key]}))
    assert new == one_by_one
    source, _ = sources.read(new, "a.md")
    head, _ = frontmatter.split(source)
    assert head
    typed = field_types.typed(head, frontmatter.entries(head)[0], fields.NOTICE)
    for key, value in edits.items():
        if value is not None:
            assert typed.get(key) == (tuple(dict.fromkeys(value)) if key in _LISTED else value)


_LINES = st.lists(
    st.sampled_from(["", "甲", "甲 ", "乙", "e\u0301", "\u3000丙", "| a |"]), max_size=8
)


@settings(max_examples=10 * settings.default.max_examples)
@given(notices(), _LINES, st.data())
@example(Made(b"---\n---\n", {}, 8), ["", ""], None)
def test_a_body_changes_line_by_line(
    made: Made, wanted: list[str], data: st.DataObject | None
) -> None:
    """The head stays to the byte, lines keep their ends, and the body is what was meant."""
    old = raw_of(made.data)
    body = "\n".join(wanted)
    if data and data.draw(st.booleans()):
        own = old.lines[parts(old).body :]
        at = data.draw(st.integers(0, len(own)))
        body = "\n".join((*own[:at], *wanted, *own[at + data.draw(st.integers(0, 2)) :]))
    new = changed(made.data, Edits(body=body))
    assert new.startswith(made.data[: made.body])
    text = new[made.body :].decode()
    assert text.replace("\r\n", "\n") == body
    if body == "\n".join(old.lines[parts(old).body :]):
        assert new == made.data
    ends = set(old.ends) - {""}
    assert set(raw_of(new).ends) - {""} <= ends
