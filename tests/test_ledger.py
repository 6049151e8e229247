"""The ledger: whole or absent, only our own values, and no source that changed is missed."""

from __future__ import annotations

import os
import pickle
import zlib
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.build import cache
from gazette.build.cache import Entries, key, stamp
from gazette.build.issue_tasks import CachedIssue
from gazette.build.printing import Print
from gazette.build.source_files import RACY, Look, Seen, doubtful, look
from gazette.model import (
    Break,
    Card,
    Grade,
    Issue,
    Number,
    PageMap,
    Place,
    Problem,
    Relation,
    State,
    message,
)
from gazette.model.issue_number import NumberRange, single
from gazette.print import IssuePdf
from gazette.site import ledger
from gazette.site.ledger import pack, save, unpack, write_whole
from gazette.site.tree import Group, Tree

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = {
    "issues": {"2026-01": ("key", b"\x00\xff" * 40), "2026-02": ("", b"")},
    "whole": {"": ("style", "样式".encode())},
    "空": {},
}
CARD = Card(
    id="zf-2026-3",
    issue="2026-01",
    numbers=(Number("示政发", 2026, 3),),
    title="题",
    kind="通知",
    section="县政府文件",
    issuers=("示例县人民政府",),
    dated=date(2026, 3, 5),
    place=Place("2026-01/03.md"),
    relations=(Relation("repeals", Number("示政发", 2020, 1)), Relation("voids", "tg-2020-1")),
)
_NOT_A_DAY = message("`{key}` 不是{days:或}，{n}", key="dated", days=(message("日期"), "2026"), n=3)
PROBLEM = Problem(
    Place("2026-01/01.md", 4, 12), "date-unreadable", _NOT_A_DAY, message("改"), Grade.LOOK
)
MAP = PageMap(3, 2, {"zf-2026-3": (1, 3)}, (Break(2, "zf-2026-3", "b4", 17),))
ISSUE = Issue(
    2026,
    single(1),
    NumberRange(25, 26),
    None,
    State.DRAFT,
    "",
    (CARD,),
    Place("2026-01/issue.yaml"),
)
SEEN = Seen(5, {"01.md": (1, 2, 3, 4)})
KEPT = CachedIssue(ISSUE, "c", (PROBLEM,), {"01.md": "ab"}, ("图.png",), SEEN)
PRINT = Print(
    "2026-01", "mark", {"2026-01/2026-01.pdf": "ab"}, MAP, 9, {"cover.png": (3, "cd")}, (PROBLEM,)
)
VALUES: list[tuple[Any, Any]] = [
    (KEPT, CachedIssue),
    (PRINT, Print),
    (IssuePdf(b"%PDF\xff", MAP, b"\x89PNG", (PROBLEM,), {"zf-2026-3": b"%PDF"}), IssuePdf),
    (Tree(1, 2, 3, {"2026-01": Group(b"a", b"b", b"c", b"d")}, {"": 4}), Tree),
    ({"index.html": "ab"}, dict[str, str]),
    (ENTRIES, Entries),
    (CARD, Card),
]


def load(path: Path, stamp: str) -> Any:
    """Read a sealed file of sections."""
    return ledger.load(path, stamp, Entries)


def test_a_saved_ledger_comes_back(tmp_path: Path) -> None:
    """Every section, name and byte, in the same order."""
    assert save(tmp_path / "ledger", "v1", ENTRIES)
    found = load(tmp_path / "ledger", "v1")
    assert found == ENTRIES
    assert list(found) == list(ENTRIES)
    assert list(tmp_path.iterdir()) == [tmp_path / "ledger"]


def test_a_ledger_that_says_the_same_is_not_written(tmp_path: Path) -> None:
    """Saving what was loaded touches nothing; saving something else of the same length does."""
    path = tmp_path / "ledger"
    save(path, "v1", ENTRIES)
    before = path.stat()
    found = load(path, "v1")
    assert found is not None
    assert not save(path, "v1", found)
    assert path.stat() == before
    assert save(path, "v1", {**ENTRIES, "whole": {"": ("style", "式样".encode())}})
    assert save(path, "v2", ENTRIES)


def test_a_ledger_of_another_program_counts_as_absent(tmp_path: Path) -> None:
    """Another stamp is another program; so is a file that was never a ledger, or none."""
    path = tmp_path / "ledger"
    assert load(path, "v1") is None
    save(path, "v1", ENTRIES)
    assert load(path, "v2") is None
    for data in (b"", b"{}", b"\x00" * 100, pickle.dumps(ENTRIES)):
        path.write_bytes(data)
        assert load(path, "v1") is None


@given(at=st.integers(0, 10**6), byte=st.integers(1, 255))
def test_a_damaged_ledger_counts_as_absent(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    """Any single byte changed, the file cut at any place, anything added at its end."""
    path = tmp_path_factory.mktemp("damage") / "ledger"
    save(path, "v1", ENTRIES)
    data = bytearray(path.read_bytes())
    at %= len(data)
    changed = data.copy()
    changed[at] ^= byte
    for damaged in (changed, data[:at], data + bytes([byte])):
        path.write_bytes(damaged)
        assert load(path, "v1") is None


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens before the new file is complete, the old one is untouched."""
    path = tmp_path / "ledger"
    write_whole(path, b"old")

    def fail(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError):  # noqa: PT011 - any
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(("value", "kind"), VALUES)
def test_values_come_back_equal(value: Any, kind: Any) -> None:
    """All that is kept: plain values, days, and the frozen values of the model."""
    assert unpack(pack(value), kind) == value
    assert type(unpack(pack(value), kind)) is type(value)


def row(value: Any, **other: Any) -> dict[str, Any]:
    """Give a value as its fields, some of them as another program has them."""
    return {field.name: getattr(value, field.name) for field in fields(value)} | other


def older(value: Any) -> dict[str, Any]:
    """Give a value as a program wrote it that did not know its first field."""
    return dict(list(row(value).items())[1:])


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"\x00",
        pickle.dumps(KEPT),
        pack(None),
        pack(ISSUE),
        pack((1, {})),
        pack(older(KEPT)),
        pack(row(KEPT, seen=row(SEEN, moment="5"))),
        pack(row(KEPT, files=[1.5])),
        pack(row(KEPT, issue=row(ISSUE, state="lost"))),
        pack(row(KEPT, issue=row(ISSUE, cards=[older(CARD)]))),
        pack(KEPT)[:-20],
        zlib.compress(ledger.plain(KEPT) + b"\x00"),
        zlib.compress(b"\x91" * 100_000),
        zlib.compress(b"\xa4\xff\xfe\xfd\xfc"),
        zlib.compress(b"\xdb\xff\xff\xff\xff"),
    ],
)
def test_what_is_nothing_of_the_kind_counts_as_absent(data: bytes | None) -> None:
    """Another program's value, an older one's, half a one, none: None, and no error."""
    assert unpack(data, CachedIssue) is None


@given(st.binary(), st.sampled_from([kind for _, kind in VALUES]))
def test_random_bytes_are_read_without_an_error(data: bytes, kind: Any) -> None:
    """Whatever stands in a file, reading it gives a value of the kind or None."""
    for given_ in (data, zlib.compress(data)):
        unpack(given_, kind)


@given(st.data())
def test_a_damaged_value_is_read_without_an_error(data: st.DataObject) -> None:
    """Any byte of what was packed may be another, or missing."""
    value, kind = data.draw(st.sampled_from(VALUES))
    packed = bytearray(ledger.plain(value))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at : at + 1] = data.draw(st.binary(max_size=3))
    unpack(zlib.compress(bytes(packed)), kind)


def test_a_name_that_is_no_utf_8_has_a_key_and_is_not_kept() -> None:
    """Such a file may lie in content/: it counts, and its issue is read again each time."""
    one, other = ({os.fsdecode(name): "ab"} for name in (b"\xff.png", b"\xfe.png"))
    assert key(one) != key(other)
    assert key(one) == key(dict(one))
    assert unpack(pack(replace(KEPT, digests=one)), CachedIssue) is None


def test_the_stamp_changes_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any edit of a source, a new room, another library: another stamp; else the same."""
    monkeypatch.setattr(cache, "_HOUSE", tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "one.py").write_text("1")
    stamps = [stamp(), stamp("weasyprint 70"), stamp("weasyprint 71")]
    assert stamp() == stamps[0]
    (tmp_path / "rules" / "one.py").write_text("2")
    stamps.append(stamp())
    (tmp_path / "two.py").write_text("")
    stamps.append(stamp())
    (tmp_path / "two.py").rename(tmp_path / "three.py")
    stamps.append(stamp())
    assert len(set(stamps)) == len(stamps)


def test_a_folder_is_seen_with_all_that_lies_below(tmp_path: Path) -> None:
    """Files in folders within too, in the order of their paths; no folder, no files."""
    for name in ("b.md", "a.md", "图/1.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "lost").symlink_to("nowhere")
    seen = look(tmp_path).looks
    assert list(seen) == ["a.md", "b.md", "lost", "图/1.png"]
    assert seen["a.md"][0] == 4
    assert look(tmp_path / "none").looks == {}


OLD = 1_000 * 10**9
MOMENT = OLD + 10 * RACY
FILE = (5, OLD, OLD, 77)


@pytest.mark.parametrize(
    ("now", "doubted"),
    [
        ({"a": FILE}, set()),
        ({"a": (6, OLD, OLD, 77)}, {"a"}),
        ({"a": (5, OLD + 1, OLD, 77)}, {"a"}),
        ({"a": (5, OLD, OLD + 1, 77)}, {"a"}),
        ({"a": (5, OLD, OLD, 78)}, {"a"}),
        ({}, {"a"}),
        ({"a": FILE, "b": FILE}, {"b"}),
    ],
)
def test_a_change_of_look_is_doubted(now: dict[str, Any], doubted: set[str]) -> None:
    """Size, mtime, ctime, inode, a file that came or went."""
    assert doubtful(now, Seen(MOMENT, {"a": FILE})) == doubted


@pytest.mark.parametrize(
    ("look", "doubted"),
    [
        ((5, MOMENT - RACY - 1, OLD, 77), False),
        ((5, MOMENT - RACY, OLD, 77), True),
        ((5, OLD, MOMENT - RACY - 1, 77), False),
        ((5, OLD, MOMENT - RACY, 77), True),
        ((5, MOMENT + RACY, OLD, 77), True),
    ],
)
def test_a_file_that_had_just_changed_is_doubted(look: Look, doubted: bool) -> None:
    """It may have changed again with the same look: two seconds, as in git's index."""
    assert doubtful({"a": look}, Seen(MOMENT, {"a": look})) == ({"a"} if doubted else set())
