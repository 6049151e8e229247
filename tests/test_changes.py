"""Changes: the list beside the site says which files are others than before, whole or not at all.

In: gazette.site, the press.
Out: facts about changes.txt after builds, after kills, and where something stands in its way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazette.site import disk, publish
from gazette.site.changes import NAME, changes
from gazette.site.disk import Refused
from gazette.site.folder import open_site
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from pathlib import Path

FIRST = {"index.html": b"1", "2026-01/a.txt": b"a", "data/gazette.json": b"{}"}
SECOND = {"index.html": b"2", "2026-01/b.txt": b"a", "data/gazette.json": b"{}"}
FROM_FIRST_TO_SECOND = "added\t2026-01/b.txt\nchanged\tindex.html\nremoved\t2026-01/a.txt\n"


def put(folder: Path, files: dict[str, bytes], *, listed: bool = True) -> None:
    """Publish these files."""
    groups: dict[str, dict[str, str]] = {}
    for path, data in files.items():
        groups.setdefault(path.partition("/")[0], {})[path] = digest(data)
    with open_site(folder / "output") as site:
        publish(site, groups, files.__getitem__, listed=listed)


def said(folder: Path) -> str:
    """Return what the list says."""
    return (folder / NAME).read_text(encoding="utf-8")


def test_the_first_site_is_added_as_a_whole(tmp_path: Path) -> None:
    """Whoever has nothing on the server yet brings everything there."""
    put(tmp_path, FIRST)
    assert said(tmp_path) == "".join(sorted(f"added\t{path}\n" for path in FIRST))


def test_a_later_one_says_what_is_other(tmp_path: Path) -> None:
    """A line each: what came, what changed, what went."""
    put(tmp_path, FIRST)
    put(tmp_path, SECOND)
    assert said(tmp_path) == FROM_FIRST_TO_SECOND


def test_where_nothing_changed_it_stays(tmp_path: Path) -> None:
    """What has not been brought to the server yet is not forgotten by a build that does nothing."""
    put(tmp_path, FIRST)
    put(tmp_path, SECOND)
    before = (tmp_path / NAME).stat()
    put(tmp_path, SECOND)
    assert (tmp_path / NAME).stat() == before


def test_a_file_changed_by_hand_is_named(tmp_path: Path) -> None:
    """Who brings output/ to a server file by file has perhaps brought that, too."""
    put(tmp_path, FIRST)
    (tmp_path / "output" / "index.html").write_bytes(b"by hand")
    put(tmp_path, FIRST)
    assert said(tmp_path) == "changed\tindex.html\n"


def test_a_preview_lists_nothing(tmp_path: Path) -> None:
    """Its site is brought nowhere."""
    put(tmp_path, FIRST, listed=False)
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_leaves_it_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    """Killed before the exchange it says nothing; after that, the next build puts it right."""
    put(tmp_path, FIRST)
    before = said(tmp_path)

    class KilledError(BaseException):
        pass

    def killed(*sites: Path) -> bool:
        if after:
            disk.exchange(*sites)
        raise KilledError

    monkeypatch.setattr("gazette.site.exchange", killed)
    with pytest.raises(KilledError):
        put(tmp_path, SECOND)
    monkeypatch.undo()
    assert said(tmp_path) == before
    put(tmp_path, SECOND)
    assert said(tmp_path) == FROM_FIRST_TO_SECOND
    assert not list((tmp_path / ".output.press").glob("changes*"))


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    """Nothing is published, and the old site stays."""
    put(tmp_path, FIRST)
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(Refused) as told:
        put(tmp_path, SECOND)
    assert str(tmp_path / NAME) in str(told.value.what)
    assert (tmp_path / "output" / "index.html").read_bytes() == b"1"
    (tmp_path / NAME).rmdir()
    put(tmp_path, SECOND)
    assert said(tmp_path) == FROM_FIRST_TO_SECOND


def test_the_same_is_no_line() -> None:
    """Files that are equal are not named, whatever their group."""
    assert changes({"a": "1", "b": "2"}, {"b": "3", "a": "1", "甲 乙": "4"}) == (
        "added\t甲 乙\nchanged\tb\n"
    )
