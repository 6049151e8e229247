"""Publishing: readers see the old site or the new one, whatever happens and whoever interferes."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publisher import manifest, version
from waiting import LIMIT

from gazette.site import Published, disk, publish
from gazette.site.disk import Busy, Refused
from gazette.site.folder import Site, open_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).parent
KILLS = 200 if os.environ.get("CI") else 40


def put(output: Path, files: dict[str, bytes], via: str = "bytes") -> Published:
    """Publish files whose content comes as bytes, from the draft, or from elsewhere."""
    with open_site(output) as site:
        return publish(site, manifest(files), source(site, files, via))


def source(site: Site, files: dict[str, bytes], via: str) -> Callable[[str], Any]:
    """Give the content of files in one of the three ways."""

    def content(path: str) -> Any:
        if via == "bytes":
            return files[path]
        folder = site.staging if via == "staging" else site.cache
        folder.mkdir(exist_ok=True)
        made = folder / path.replace("/", "+")
        made.write_bytes(files[path])
        return made

    return content


def held(output: Path) -> dict[str, bytes | None]:
    """Give all that a folder holds: path -> content, None for a folder."""
    return {
        path.relative_to(output).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(output.rglob("*"))
    }


def clean(files: dict[str, bytes]) -> dict[str, bytes | None]:
    """Give what a folder with just these files holds."""
    folders = {parent.as_posix(): None for path in files for parent in Path(path).parents}
    folders.pop(".", None)
    return dict(sorted({**folders, **files}.items()))


def looks(folder: Path) -> dict[str, tuple[int, ...]]:
    """Give what would betray a write: inode, size, mtime and ctime of everything below."""
    return {
        str(path): (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
        for path in [folder, *folder.rglob("*")]
        for seen in [path.lstat()]
    }


SMALL = {
    "index.html": b"first",
    "2026-01/index.html": b"issue",
    "2026-01/zf-2026-1/index.html": b"one",
    "2026-02/zf-2026-2/index.html": b"two",
    "data/gazette.json": b"{}",
}
EDITED = {**SMALL, "index.html": b"again", "2026-02/zf-2026-3/index.html": b"three"}
del EDITED["2026-01/zf-2026-1/index.html"]
THIRD = {**EDITED, "index.html": b"third", "2026-03/zf-2026-4/index.html": b"four"}
del THIRD["2026-02/zf-2026-2/index.html"]


def test_a_first_site_is_just_the_manifest(tmp_path: Path) -> None:
    """Where there was nothing, there are the manifest's files and no others."""
    assert put(tmp_path / "deep" / "output", SMALL) == Published(5, 0, 0)
    assert held(tmp_path / "deep" / "output") == clean(SMALL)


@pytest.mark.parametrize("via", ["bytes", "staging", "elsewhere"])
def test_an_edit_writes_what_changed_and_removes_what_is_gone(tmp_path: Path, via: str) -> None:
    """The numbers are those of what readers see; what is equal is the same file as before."""
    output = tmp_path / "output"
    put(output, SMALL, via)
    before = looks(output)
    assert put(output, EDITED, via) == Published(written=2, left=3, removed=1)
    assert held(output) == clean(EDITED)
    kept = str(output / "2026-01/index.html")
    assert looks(output)[kept][:3] == before[kept][:3]
    assert put(output, SMALL, via) == Published(written=2, left=3, removed=1)
    assert held(output) == clean(SMALL)


def test_a_second_publication_writes_nothing(tmp_path: Path) -> None:
    """Not a file, a folder or a record is touched where the site is as it should be."""
    output = tmp_path / "output"
    for files in (SMALL, EDITED):
        put(output, files)
        before = looks(tmp_path)
        assert put(output, files) == Published(0, len(files), 0)
        assert looks(tmp_path) == before


def test_a_site_without_its_record_is_recognised(tmp_path: Path) -> None:
    """A site that was copied here is read once, then known; nothing of it is written again."""
    put(tmp_path / "there", SMALL)
    shutil.copytree(tmp_path / "there", tmp_path / "output")
    before = looks(tmp_path / "output")
    assert put(tmp_path / "output", SMALL) == Published(0, 5, 0)
    assert looks(tmp_path / "output") == before
    before = looks(tmp_path)
    assert put(tmp_path / "output", SMALL) == Published(0, 5, 0)
    assert looks(tmp_path) == before


def test_a_symlink_stays_one(tmp_path: Path) -> None:
    """Where output is a link to a folder, that folder is exchanged and the link left alone."""
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to("www")
    put(tmp_path / "output", SMALL)
    put(tmp_path / "output", EDITED)
    assert (tmp_path / "output").is_symlink()
    assert held(tmp_path / "www") == clean(EDITED)


def test_an_open_file_is_read_to_its_end(tmp_path: Path) -> None:
    """A reader in the middle of an old file gets the old file, for no file is written in place."""
    output = tmp_path / "output"
    put(output, SMALL)
    with (output / "index.html").open("rb") as file:
        for files in (EDITED, SMALL, EDITED):
            put(output, files)
        assert file.read() == b"first"


# ----- any history


PATHS = [
    "index.html",
    "a",
    "a/b",
    "a/b/c",
    "2026-01/index.html",
    "2026-01/zf-1/index.html",
    "2026-01/zf-2/index.html",
    "2026-02/zf-1/index.html",
    "data/gazette.json",
    "文件/附件 1.txt",
]


def sane(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out a file that would have to be a folder too."""
    return {
        path: data
        for path, data in files.items()
        if not any(other.startswith(f"{path}/") for other in files)
    }


def change(output: Path, name: str) -> None:
    """Write other bytes of the same number into a file, in place: both trees may share it."""
    for path in (output / name,):
        if path.is_file():
            with path.open("r+b") as file:
                file.write(bytes(255 - byte for byte in path.read_bytes()))


def replace(output: Path, name: str) -> None:
    """Put another file in a file's place."""
    if (output / name).is_file():
        (output / "new").write_bytes(b"other")
        (output / "new").rename(output / name)


def add(output: Path, name: str) -> None:
    """Add a file, and an empty folder."""
    if output.is_dir():
        (output / "extra").mkdir(exist_ok=True)
        (output / f"extra-{len(name)}").write_bytes(b"extra")


def link(output: Path, name: str) -> None:
    """Put a link in a file's place."""
    if (output / name).is_file():
        (output / name).unlink()
        (output / name).symlink_to("/dev/null")


def delete(output: Path, name: str) -> None:
    """Delete a file or a folder."""
    if (output / name).is_dir():
        shutil.rmtree(output / name)
    elif (output / name).exists():
        (output / name).unlink()


def delete_all(output: Path, name: str) -> None:
    """Delete the whole site."""
    shutil.rmtree(output, ignore_errors=True)


def forget(output: Path, name: str) -> None:
    """Delete the records of the trees; the site is known by data/gazette.json only."""
    if (output / "data" / "gazette.json").is_file():
        for record in output.parent.glob(".output.press/tree.*"):
            record.unlink()


def garble(output: Path, name: str) -> None:
    """Damage the records."""
    if (output / "data" / "gazette.json").is_file():
        for record in output.parent.glob(".output.press/tree.*"):
            record.write_bytes(record.read_bytes()[:-1] + b"?")


def drop_back(output: Path, name: str) -> None:
    """Delete the hidden tree."""
    shutil.rmtree(output.parent / ".output.press" / "back", ignore_errors=True)


HANDS = [change, replace, add, link, delete, delete_all, forget, garble, drop_back]
SITES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([b"one", b"two", b""])).map(sane)
STEPS = st.lists(
    st.one_of(
        st.tuples(SITES, st.sampled_from(["bytes", "staging", "elsewhere"])),
        st.tuples(st.sampled_from(HANDS), st.sampled_from(PATHS)),
    ),
    max_size=12,
)


@given(steps=STEPS, last=SITES)
def test_any_history_ends_as_a_clean_publication(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, str]], last: dict[str, bytes]
) -> None:
    """After any sites and any meddling with output/ by hand, each site is just its manifest."""
    output = tmp_path_factory.mktemp("history") / "output"
    for step, how in [*steps, (last, "bytes"), (last, "bytes")]:
        if callable(step):
            step(output, how)
            continue
        put(output, step, how)
        assert held(output) == clean(step)
    shutil.rmtree(output.parent)


@pytest.mark.parametrize("fresh", [True, False])
@pytest.mark.parametrize("hand", [change, replace, add, link, delete])
def test_what_a_hand_changed_is_put_right_for_good(
    tmp_path: Path,
    hand: Callable[[Path, str], None],
    fresh: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file changed in output/ does not come back with the hidden tree that shared it.

    In a site that is no longer fresh its look alone must tell.
    """
    if not fresh:
        # The package's `survey` is the function; the module must be asked for by its name.
        monkeypatch.setattr(import_module("gazette.site.survey"), "RACY", -(10**15))
    output = tmp_path / "output"
    put(output, SMALL)
    put(output, EDITED)
    hand(output, "2026-01/index.html")
    assert held(output) != clean(EDITED)
    for files in (EDITED, SMALL, EDITED, SMALL):
        put(output, files)
        assert held(output) == clean(files)


def test_a_change_within_one_tick_of_the_clock_is_noticed(tmp_path: Path) -> None:
    """A fresh file, or a folder, that changed without a change of its look is put right."""
    output = tmp_path / "output"
    put(output, SMALL)
    for hand, looked in ((change, output / "index.html"), (add, output)):
        seen = looked.stat()
        hand(output, "index.html")
        os.utime(looked, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        put(output, SMALL)
        assert held(output) == clean(SMALL)


def test_an_unknown_site_with_something_in_it_is_put_right(tmp_path: Path) -> None:
    """An empty folder, or a link, in a site without a record is gone after the next build."""
    output = tmp_path / "output"
    for meddle in (lambda path: path.mkdir(), lambda path: path.symlink_to("index.html")):
        put(output, SMALL)
        forget(output, "")
        meddle(output / "extra")
        put(output, SMALL)
        assert held(output) == clean(SMALL)


# ----- any failure


class Killed(BaseException):
    """What stands for a kill: nothing in the press may catch it."""


class Saboteur:
    """Fails the n-th call that touches the disk below a folder."""

    def __init__(self) -> None:
        """Sleep until armed; a hook cannot be taken out again."""
        self.folder, self.left, self.error = "", 0, Killed

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Be told of every call of the process."""
        touched = event in {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
        if not self.folder or not touched:
            return
        if any(isinstance(arg, str) and arg.startswith(self.folder) for arg in args[:2]):
            self.left -= 1
            if self.left < 0:
                self.folder = self.folder if self.error is Killed else ""
                raise self.error

    @contextmanager
    def armed(self, folder: Path, at: int, error: Any) -> Iterator[None]:
        """Fail at the call with this number; a kill fails every call after it too."""
        self.folder, self.left, self.error = str(folder), at, error
        try:
            yield
        finally:
            self.folder = ""


@pytest.fixture(scope="session")
def saboteur() -> Saboteur:
    """Install the one saboteur of this process."""
    hook = Saboteur()
    sys.addaudithook(hook)
    return hook


@pytest.mark.parametrize("history", [[], [SMALL], [EDITED, SMALL], [SMALL, EDITED, SMALL]])
def test_a_kill_at_any_step_leaves_old_or_new(
    tmp_path: Path, saboteur: Saboteur, history: list[dict[str, bytes]]
) -> None:
    """Killed at each single call, the site is whole, and the next publications are right."""
    allowed = [clean(files) for files in (history[-1] if history else {}, THIRD)]
    for at in range(1000):
        output = tmp_path / str(at) / "output"
        for files in history:
            put(output, files)
        try:
            with saboteur.armed(tmp_path, at, Killed):
                put(output, THIRD)
        except Killed:
            assert held(output) in allowed
        else:
            break
        for files in (EDITED, SMALL, THIRD):
            put(output, files)
            assert held(output) == clean(files)
    assert at > 10
    assert held(output) == clean(THIRD)


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("history", [[], [SMALL], [SMALL, EDITED, SMALL]])
def test_a_full_disk_at_any_step_leaves_the_old_site(
    tmp_path: Path,
    saboteur: Saboteur,
    history: list[dict[str, bytes]],
    exchange: bool,
    request: pytest.FixtureRequest,
) -> None:
    """Where any single call finds no space, Refused says so and the old site is whole."""
    if not exchange:
        request.getfixturevalue("plain")
    for at in range(1000):
        output = tmp_path / str(at) / "output"
        for files in history:
            put(output, files)
        full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        refused = ""
        try:
            with saboteur.armed(tmp_path, at, full):
                put(output, THIRD)
        except Refused as error:
            refused = str(error.what)
        if saboteur.left >= 0:
            break
        # After the exchange nothing can fail any more: then the new site is shown.
        assert held(output) == clean(THIRD if not refused else history[-1] if history else {})
        assert "磁盘已满" in refused or not refused
        for files in (EDITED, THIRD):
            put(output, files)
            assert held(output) == clean(files)
    assert at > 10


def test_a_full_disk_leaves_the_old_site_and_gives_its_space_back(tmp_path: Path) -> None:
    """On a file system of a megabyte: refused, the old site whole; a smaller site fits again."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "gazette", tmp_path],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk needs mount: {mounted.stderr.decode().strip()}")
    try:
        output = tmp_path / "output"
        small = {f"2026-01/{n}/index.html": bytes([n]) * 20_000 for n in range(10)}
        large = {f"2026-02/{n}/index.html": bytes([n]) * 20_000 for n in range(60)}
        middle = {**small, **dict(list(large.items())[:10])}
        put(output, small)
        for via in ("bytes", "staging", "elsewhere"):
            free = shutil.disk_usage(tmp_path).free
            with pytest.raises(Refused, match="磁盘已满"):
                put(output, {**small, **large}, via)
            assert held(output) == clean(small)
            shutil.rmtree(tmp_path / ".output.press" / "cache", ignore_errors=True)
            assert shutil.disk_usage(tmp_path).free > free - 100_000
        put(output, middle)
        assert held(output) == clean(middle)
    finally:
        subprocess.run(["umount", "--lazy", tmp_path], check=True)


@pytest.mark.usefixtures("limited")
def test_no_kill_of_many_breaks_a_site_or_shows_a_gap(tmp_path: Path) -> None:
    """Publishers of A and B are killed at random moments; a reader sees A or B, whole, always."""
    output = tmp_path / "output"
    wholes = [clean(version(letter)) for letter in "AB"]
    put(output, version("A"))
    rng = random.Random(2026)
    with script("publish", output) as publisher, script("read", output) as reader:
        for _ in range(KILLS):
            print(file=publisher.stdin, flush=True)
            pid = int(publisher.stdout.readline())
            time.sleep(rng.uniform(0, 0.15))
            os.kill(pid, signal.SIGKILL)
            # It may be inside its exchange of names still: a kill waits for that call.
            assert int(publisher.stdout.readline()) == pid
            assert held(output) in wholes
            print(file=reader.stdin, flush=True)
            assert reader.stdout.readline() == "seen\n"
        seen = json.loads(reader.communicate()[0])
    assert (seen["broken"], seen["gap"]) == (0, 0)
    assert seen["A"] + seen["B"] >= KILLS
    put(output, SMALL)
    assert held(output) == clean(SMALL)


@contextmanager
def script(*arguments: str | Path) -> Iterator[Any]:
    """Run publisher.py until its input ends."""
    command = [sys.executable, TESTS / "publisher.py", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        if not process.stdin.closed:
            process.communicate()


# ----- others at work, and what is not ours


@pytest.mark.usefixtures("limited")
def test_a_second_build_says_who_holds_the_first(tmp_path: Path) -> None:
    """Busy names the process at work; without waiting, at once."""
    output = tmp_path / "output"
    with script("hold", output) as holder:
        pid = int(holder.stdout.readline())
        with pytest.raises(Busy, match=f"进程 {pid}"), open_site(output):
            pass


@pytest.mark.usefixtures("limited")
def test_a_second_build_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given time, it goes on as soon as the first is done, and has the last word."""
    output = tmp_path / "output"
    waits = []
    with script("hold", output) as holder:
        holder.stdout.readline()

        def sleep(seconds: float) -> None:
            if not waits:
                print(file=holder.stdin, flush=True)
            waits.append(seconds)
            time.sleep(seconds)

        clock = SimpleNamespace(monotonic=time.monotonic, sleep=sleep)
        monkeypatch.setattr(disk, "time", clock)
        with open_site(output, wait=LIMIT) as site:
            assert held(output) == clean(version("A"))
            publish(site, manifest(SMALL), SMALL.__getitem__)
    assert waits
    assert held(output) == clean(SMALL)


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """What we did not write is neither deleted nor built beside; the message says how to go on."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        put(tmp_path / "output", SMALL)
    assert "--output" in str(refused.value.mend)
    assert held(tmp_path) == {"output": None, "output/thesis.txt": b"mine"}


def test_a_repository_is_refused_even_in_a_site_of_ours(tmp_path: Path) -> None:
    """An exchange would throw its history away."""
    put(tmp_path / "output", SMALL)
    (tmp_path / "output" / ".git").mkdir()
    with pytest.raises(Refused, match="Git"):
        put(tmp_path / "output", EDITED)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """It is left as it is."""
    (tmp_path / "output").write_text("mine")
    with pytest.raises(Refused, match="却是文件"):
        put(tmp_path / "output", SMALL)
    assert held(tmp_path) == {"output": b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """Somebody made it for us."""
    (tmp_path / "output").mkdir()
    put(tmp_path / "output", SMALL)
    assert held(tmp_path / "output") == clean(SMALL)


def test_a_file_that_changes_while_it_is_published_is_refused(tmp_path: Path) -> None:
    """A file from elsewhere must have the digest of the manifest; the old site stays."""
    output, file = tmp_path / "output", tmp_path / "annex.pdf"
    put(output, SMALL)
    file.write_bytes(b"changed since")
    with pytest.raises(Refused, match=r"annex\.pdf"), open_site(output) as site:
        publish(site, manifest({**SMALL, "annex.pdf": b"read before"}), lambda _: file)
    assert held(output) == clean(SMALL)


@pytest.mark.parametrize("path", ["../out", "/etc/x", "a//b", "a/../b", "./a", ""])
def test_a_path_that_leaves_the_site_is_a_bug(tmp_path: Path, path: str) -> None:
    """Such a manifest raises ValueError and nothing is published."""
    with pytest.raises(ValueError, match="no path of a site"):
        put(tmp_path / "output", {path: b"x"})
    assert not (tmp_path / "output").exists()


# ----- a file system that knows no exchange


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the exchange of names away."""

    def call(*_: object) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(disk, "exchange_names", call)


def test_without_an_exchange_two_renames_do_and_are_reported(tmp_path: Path, plain: None) -> None:
    """The site comes out the same; Published says that there was a gap."""
    output = tmp_path / "output"
    put(output, SMALL)
    for files in (EDITED, SMALL, EDITED):
        assert not put(output, files).whole
        assert held(output) == clean(files)


def test_a_kill_between_renames_is_mended_by_the_next_build(
    tmp_path: Path, plain: None, saboteur: Saboteur
) -> None:
    """Killed at any call of an exchange by renames, the old or the new site comes back."""
    for at in range(1000):
        output = tmp_path / str(at) / "output"
        put(output, SMALL)
        put(output, EDITED)
        try:
            with saboteur.armed(tmp_path, at, Killed):
                put(output, SMALL)
        except Killed:
            with open_site(output):
                assert held(output) in (clean(SMALL), clean(EDITED))
        else:
            break
        for files in (EDITED, SMALL):
            put(output, files)
            assert held(output) == clean(files)
    assert at > 10


def test_without_hard_links_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without links takes more space and gives the same site."""

    def call(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", call)
    output = tmp_path / "output"
    for files in (SMALL, EDITED, SMALL):
        put(output, files)
        assert held(output) == clean(files)
    before = looks(tmp_path)
    put(output, SMALL)
    assert looks(tmp_path) == before
