"""Compression: what lies packed beside the files of a site is the same text, and no more than that.

In: gazette.build, the base of the rules' fixtures.
Out: facts about sites with `--compress` and without.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest

from gazette.build import Result, build_site
from gazette.build.compression import LEAST, SUFFIXES, WAYS
from gazette.build.context import Run
from gazette.build.site_evidence import SUMS

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"


def build(folder: Path, **more: Any) -> Result:
    """Build the gazette of a folder without the print edition, packed."""
    given = {"printed": False, "jobs": 1, "compressed": True, **more}
    folders = (folder / "content", folder / "output", ROOT / "layouts", ROOT / "static")
    return build_site(Run(*folders, **given), lambda *_: None)


def files(folder: Path) -> dict[str, bytes]:
    """Give every file of the site."""
    found = (path for path in (folder / "output").rglob("*") if path.is_file())
    return {path.relative_to(folder / "output").as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a gazette of one issue and build its site, packed."""
    shutil.copytree(BASE, tmp_path / "content")
    build(tmp_path)
    return tmp_path


def test_what_is_packed_is_the_file_itself(place: Path) -> None:
    """Each is smaller, and unpacked it is the file beside it; what is large and text has both."""
    site = files(place)
    packed = {path: data for path, data in site.items() if path.endswith((".br", ".gz"))}
    own = {path for path in packed if path.endswith(".ndjson.gz")}
    for path, data in packed.items():
        if path in own:
            continue
        whole = brotli.decompress(data) if path.endswith(".br") else gzip.decompress(data)
        assert whole == site[path[:-3]]
        assert len(data) < len(whole)
        assert len(whole) >= LEAST
    large = {p for p, data in site.items() if p.endswith(SUFFIXES) and len(data) >= LEAST}
    assert {p[:-3] for p in packed if p.endswith(".br")} == large
    assert {p[:-3] for p in packed.keys() - own if p.endswith(".gz")} == large
    assert "index.html" in large


def test_the_list_of_all_files_has_them(place: Path) -> None:
    """A copy of a packed site can be checked like any other."""
    checked = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", SUMS], cwd=place / "output", check=False
    )
    assert checked.returncode == 0
    listed = {row[66:] for row in (place / "output" / SUMS).read_text("utf-8").splitlines()}
    assert listed | {SUMS} == set(files(place))


def test_a_second_build_packs_nothing(place: Path) -> None:
    """Where nothing has changed, nothing is packed and nothing is written."""
    published = build(place).published
    assert published
    assert (published.written, published.removed) == (0, 0)


def test_an_edit_packs_only_what_shows_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others keep what they have; the site is that of a clean build."""
    asked: list[str] = []
    compress = brotli.compress
    monkeypatch.setitem(WAYS, ".br", lambda data: asked.append(data.decode()) or compress(data))
    before = files(place)
    source = next((place / "content").rglob("01-*.md"))
    source.write_text(source.read_text("utf-8") + "\n又一段。\n", "utf-8")
    build(place)
    after = files(place)
    changed = {p for p, data in after.items() if before.get(p) != data}
    texts = {after[p].decode() for p in changed if p.endswith(SUFFIXES)}
    assert asked
    assert set(asked) <= texts
    shutil.rmtree(place / "output")
    shutil.rmtree(place / ".output.press")
    build(place)
    assert files(place) == after


def test_without_the_option_they_go_and_come_back(place: Path) -> None:
    """A site that is not packed has none of them; packed again it has the same bytes."""
    packed = files(place)
    build(place, compressed=False)
    assert files(place).keys() == {
        path for path in packed if not path.endswith((".br", ".gz")) or ".ndjson" in path
    } - {path for path in packed if path.endswith((".ndjson.br",))}
    build(place)
    assert files(place) == packed


def test_one_that_was_destroyed_by_hand_is_made_again(place: Path) -> None:
    """What somebody deleted or changed in the site is put right, packed or not."""
    before = files(place)
    for path in ("index.html.br", "2026-01/index.html.gz", "2026-01/index.html"):
        (place / "output" / path).unlink()
    (place / "output" / "index.html.gz").write_bytes(b"other")
    build(place)
    assert files(place) == before


def test_a_file_that_is_there_already_is_left(place: Path) -> None:
    """What an office packed itself has the better right to its name."""
    static = place / "static"
    shutil.copytree(ROOT / "static", static)
    (static / "own.txt").write_text("自己压缩的。" * 500, "utf-8")
    (static / "own.txt.gz").write_bytes(b"own")
    folders = (place / "content", place / "output", ROOT / "layouts", static)
    run = Run(*folders, printed=False, jobs=1, compressed=True)
    assert build_site(run, lambda *_: None).published
    site = files(place)
    assert site["own.txt.gz"] == b"own"
    assert brotli.decompress(site["own.txt.br"]) == site["own.txt"]
