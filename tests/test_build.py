"""The press as a whole: any history gives what a clean build gives, and nothing is lost on the way.

In: gazette.build, the command line, the base of the rules' fixtures.
Out: facts about builds after builds, after edits, after kills, and elsewhere.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.msgpack import Decoder
from waiting import session, until

from gazette import read, search
from gazette.build import Result, build_site
from gazette.build.all_notices import ALL
from gazette.build.as_of import AS_OF
from gazette.build.binding import EPUBS
from gazette.build.cache import Entries, Kind, key, stamp
from gazette.build.checking import _MADE_BY
from gazette.build.context import Run
from gazette.build.issue_pages import PAGE_KEYS, PAGES
from gazette.build.printing import PRINTS
from gazette.build.reading import ISSUES
from gazette.build.site_evidence import SUMS
from gazette.build.site_pages import WHOLE
from gazette.build.site_search import CLIENT, INDEXES
from gazette.build.snapshot_sources import SHOWN
from gazette.build.year_printing import YEARS
from gazette.site import ledger

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
REPEALS = "示政发〔2026〕11号文件同时废止。"
PNG = b"\x89PNG\r\n\x1a\n"


def run(content: Path, output: Path, **more: Any) -> Result:
    """Build a folder without the print edition, in this process."""
    given = {"printed": False, "jobs": 1, **more}
    ordered = Run(content, output, ROOT / "layouts", ROOT / "static", **given)
    return build_site(ordered, lambda *_: None)


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Give the inode and the time of change of everything in a folder."""
    seen = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
    return {name: (stat.st_ino, stat.st_ctime_ns) for name, stat in seen.items()}


def issue(content: Path, number: int, state: str = "published") -> None:
    """Write issue.yaml of 2026's issue `number`."""
    folder = content / f"2026-{number:02}"
    folder.mkdir(exist_ok=True)
    text = (BASE / "2026-01" / "issue.yaml").read_text(encoding="utf-8")
    text = text.replace("number: 1", f"number: {number}").replace("25", str(24 + number))
    (folder / "issue.yaml").write_text(text.replace("published\n", f"{state}\n"), encoding="utf-8")


def notice(content: Path, number: int, sequence: int, body: str, **more: str) -> Path:
    """Write a notice of that issue."""
    text = (BASE / "2026-01" / "01-zf-2026-1.md").read_text(encoding="utf-8")
    head, _ = text.replace("2026〕1号", f"2026〕{sequence}号").split("\n---\n")
    extra = "".join(f"\n{key}: {value}" for key, value in more.items())
    path = content / f"2026-{number:02}" / f"{sequence:02}-zf-2026-{sequence}.md"
    path.write_text(f"{head}{extra}\n---\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make a gazette of two issues with three notices each."""
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder)
    for number in (1, 2):
        issue(folder, number)
        for sequence in range(number * 10, number * 10 + 3):
            notice(folder, number, sequence, f"第{sequence}件的正文。")
    return folder


def test_a_second_build_writes_nothing(content: Path, tmp_path: Path) -> None:
    """Neither the site nor what is kept beside it is touched."""
    output = tmp_path / "output"
    run(content, output)
    before = times(tmp_path)
    result = run(content, output)
    assert result.published
    assert (result.published.written, result.published.removed) == (0, 0)
    after = {name: seen for name, seen in times(tmp_path).items() if name != ".output.press"}
    assert after == {name: seen for name, seen in before.items() if name != ".output.press"}


def test_an_edit_writes_just_what_shows_it(content: Path, tmp_path: Path) -> None:
    """A change of the body alone writes the notice's page, text, data, and the year's search."""
    output = tmp_path / "output"
    run(content, output)
    before = tree(output)
    notice(content, 1, 10, "改了的正文。")
    run(content, output)
    after = tree(output)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    pages = {name for name in changed if not name.startswith("pagefind/2026/")}
    own = {f"2026-01/zf-2026-10{end}" for end in ("/index.html", ".txt", ".json", ".akn.xml")}
    issue = {f"2026-01/2026-01.{end}" for end in ("json", "ndjson.gz", "epub")}
    assert pages == {*own, *issue, "data/all.ndjson.gz", SUMS}


def test_a_problem_to_mend_leaves_the_site_as_it_is(content: Path, tmp_path: Path) -> None:
    """Nothing of a content with a fault is published, not even its sound parts."""
    output = tmp_path / "output"
    run(content, output)
    before = tree(output)
    notice(content, 1, 10, "改了的正文。")
    notice(content, 2, 20, "正文。", titel="甲", effective="2026-02-30")
    result = run(content, output)
    assert result.published is None
    assert [problem.rule for problem in result.problems] == ["key-unknown", "date-unreadable"]
    assert tree(output) == before


def test_a_neighbour_and_a_target_are_drawn_again(content: Path, tmp_path: Path) -> None:
    """A page shows titles of others: when they change it changes, in other issues too."""
    output = tmp_path / "output"
    path = notice(content, 2, 20, REPEALS, relations="\n  - repeals: 示政发〔2026〕11号")
    run(content, output)
    repealed = output / "2026-01" / "zf-2026-11" / "index.html"
    last = output / "2026-01" / "zf-2026-12" / "index.html"
    title = "关于另一件事的通知"
    assert title not in repealed.read_text(encoding="utf-8") + last.read_text(encoding="utf-8")
    text = path.read_text(encoding="utf-8").replace("关于一件事的通知", title)
    path.write_text(text, encoding="utf-8")
    run(content, output)
    for page in (repealed, last):
        assert title in page.read_text(encoding="utf-8").replace("<wbr>", "")


def test_a_repeal_rewrites_what_says_it_and_no_index_of_the_year(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new issue repeals a notice of another year: page, data and lists say so, not the search."""
    output, indexed = tmp_path / "output", []
    bundle = search.bundle
    monkeypatch.setattr(
        search, "bundle", lambda found, folder: (indexed.append(folder.name), bundle(found, folder))
    )
    run(content, output)
    before = tree(output)
    new = content / "2027-01"
    new.mkdir()
    text = (content / "2026-02" / "issue.yaml").read_text(encoding="utf-8")
    text = text.replace("2026", "2027").replace("number: 2", "number: 1").replace("26", "27")
    (new / "issue.yaml").write_text(text, encoding="utf-8")
    act = notice(content, 2, 20, REPEALS, relations="\n  - repeals: 示政发〔2026〕11号")
    text = act.read_text(encoding="utf-8").replace("〔2026〕20号", "〔2027〕1号")
    (new / "01-zf-2027-1.md").write_text(text.replace("dated: 2026", "dated: 2027"), "utf-8")
    notice(content, 2, 20, "第20件的正文。")
    result = run(content, output)
    assert result.published
    after = tree(output)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    repealed = {f"2026-01/zf-2026-11{end}" for end in ("/index.html", ".json", ".akn.xml")}
    own = {f"2026-01/2026-01.{end}" for end in ("json", "ndjson.gz")}
    issue = {"2026-01/index.html", *own}
    assert {name for name in changed if "2026-01/" in name} == repealed | issue
    assert {"data/gazette.json", "data/status.json", "years/2026/index.html"} <= changed
    status = json.loads(after["data/status.json"])["status"]
    assert status == {"/2026-01/zf-2026-11/": [["已废止", "2027-01-11", None]]}
    spans = json.loads(after["2026-01/zf-2026-11.json"])["status"]
    assert [(one["word"], one["until"]) for one in spans] == [
        ("现行有效", "2027-01-10"),
        ("已废止", None),
    ]
    assert indexed == ["pagefind-2026", "pagefind-2027"]
    run(content, tmp_path / "clean" / "output")
    assert after == tree(tmp_path / "clean" / "output")


def test_another_day_changes_the_one_file_that_names_it(content: Path, tmp_path: Path) -> None:
    """Pages carry the days from which a status holds, not the day on which they are made."""
    output = tmp_path / "output"
    notice(content, 2, 20, "正文。", effective="2026-05-01", expires="2026-12-31")
    run(content, output, as_of=date(2026, 12, 31))
    before = tree(output)
    result = run(content, output, as_of=date(2027, 1, 1))
    assert result.published
    assert result.published.written == 2
    after = tree(output)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {"data/as-of.json", SUMS}
    said = [json.loads(site["data/as-of.json"])["status"] for site in (before, after)]
    assert [list(one) for one in said] == [[], ["/2026-02/zf-2026-20/"]]
    assert said[1]["/2026-02/zf-2026-20/"]["status"] == "expired"


def test_a_changed_code_moves_every_address(content: Path, tmp_path: Path) -> None:
    """Pages, indexes, feed, data and search name the addresses that a clean build has."""
    output, masthead = tmp_path / "output", content / "gazette.yaml"
    notice(content, 2, 20, REPEALS, relations="\n  - repeals: 示政发〔2026〕11号")
    run(content, output)
    text = masthead.read_text(encoding="utf-8")
    masthead.write_text(text.replace("code: zf,", "code: xz,"), encoding="utf-8")
    run(content, output)
    run(content, tmp_path / "clean" / "output")
    after = tree(output)
    assert "2026-01/xz-2026-10/index.html" in after
    assert after == tree(tmp_path / "clean" / "output")
    assert not any(b"/zf-2026-" in data for data in after.values())


def test_a_file_destroyed_by_hand_comes_back(content: Path, tmp_path: Path) -> None:
    """What is published is what the content says, whatever somebody did to output/."""
    output = tmp_path / "output"
    run(content, output)
    before = tree(output)
    for name in ("2026-01/zf-2026-10/index.html", "index.html", "pagefind/pagefind.js"):
        (output / name).unlink()
    (output / "2026-02" / "zf-2026-20.txt").write_text("别的", encoding="utf-8")
    run(content, output)
    assert tree(output) == before


def kept(output: Path) -> Entries:
    """Read what a build has kept beside its site, without its seal."""
    data = (output.parent / f".{output.name}.press" / "ledger").read_bytes()
    found: Entries = Decoder(Entries).decode(data[32:])
    return found


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    """Every value has the type that reading it asks for; else each build would do all again."""
    output = tmp_path / "output"
    assert run(BASE, output, printed=True).published
    entries = kept(output)
    kinds: list[Kind[Any]] = [ISSUES, PRINTS, YEARS, PAGES, EPUBS, INDEXES, CLIENT]
    kinds += [WHOLE, AS_OF, ALL, SHOWN, PAGE_KEYS]
    assert entries.keys() == {kind.name for kind in kinds}
    whole_too = {PAGE_KEYS.name}  # what the pages of the whole show stands beside the issues'
    assert all(len(entries[kind.name]) == 1 + (kind.name in whole_too) for kind in kinds)
    for kind in kinds:
        assert all(ledger.unpack(data, kind.type) for _, data in entries[kind.name].values())
    (book,) = (tmp_path / ".output.press" / "cache" / "books").iterdir()
    site = tree(output)
    shutil.rmtree(output)
    book.write_bytes(book.read_bytes()[:-9])
    assert run(BASE, output, printed=True).published
    assert tree(output) == site


@pytest.mark.parametrize("seed", range(4))
def test_what_cannot_be_read_of_a_ledger_counts_as_absent(
    content: Path, tmp_path: Path, seed: int
) -> None:
    """The seal is right, but each value is another program's, cut, of another type, or noise."""
    output, dice = tmp_path / "output", random.Random(seed)
    run(content, output)
    site, path = tree(output), tmp_path / ".output.press" / "ledger"
    entries = kept(output)
    for values in entries.values():
        for name, (made_of, data) in values.items():
            other = dice.choice(
                [b"", data[:-3], pickle.dumps(data), ledger.pack((1, {})), dice.randbytes(40), data]
            )
            values[name] = (made_of, other)
    masthead, _ = read.masthead(content)
    ours = stamp(*map(version, _MADE_BY), key(masthead))
    ledger.save(path, ours, entries)
    (output / "index.html").unlink()
    assert run(content, output).published
    assert tree(output) == site


_EDITS = st.sampled_from(
    ["body", "title", "add", "delete", "rename", "draft", "publish", "masthead", "relate", "file"]
)


def edit(content: Path, kind: str, dice: random.Random) -> None:
    """Do to the content what an editor might do."""
    number = dice.choice((1, 2))
    sequence = number * 10 + dice.randrange(5)
    path = content / f"2026-{number:02}" / f"{sequence:02}-zf-2026-{sequence}.md"
    if kind in ("title", "rename") and path.exists():
        retouch(path, kind, dice)
    elif kind == "delete":
        path.unlink(missing_ok=True)
    elif kind in ("draft", "publish"):
        issue(content, number, "draft" if kind == "draft" else "published")
    elif kind == "masthead":
        masthead = content / "gazette.yaml"
        text = masthead.read_text(encoding="utf-8").split("contact")[0]
        masthead.write_text(f"{text}contact: 电话{dice.random()}\n", encoding="utf-8")
    else:
        write(content, kind, (number, sequence), dice)


def retouch(path: Path, kind: str, dice: random.Random) -> None:
    """Change a notice's title, or its file's name and so its place."""
    if kind == "title":
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("关于", f"关于{dice.randrange(9)}"), encoding="utf-8")
    else:
        path.rename(path.with_name(f"{dice.randrange(10, 99)}{path.name[2:]}"))


def write(content: Path, kind: str, at: tuple[int, int], dice: random.Random) -> None:
    """Write a notice anew, with a relation, or with a picture."""
    body, more = f"正文{dice.random()}。", {}
    if kind == "relate":
        body = f"示政发〔2026〕11号文件第{dice.randrange(9)}条修改。"
        more = {"relations": "\n  - amends: 示政发〔2026〕11号"}
    if kind == "file":
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" id="x{dice.random()}"/>'
        (content / f"2026-{at[0]:02}" / "图.svg").write_text(picture, encoding="utf-8")
        body = "![图](图.svg)"
    notice(content, *at, body, **more)


@pytest.mark.slow
@settings(max_examples=max(5, settings.default.max_examples // 4) if settings.default else 5)
@given(st.lists(st.tuples(_EDITS, st.integers(0, 10**6)), min_size=1, max_size=6))
def test_any_history_of_edits_gives_what_a_clean_build_gives(
    edits: list[tuple[str, int]],
) -> None:
    """After each edit the site equals one that is built from nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = folder / "content"
        shutil.copytree(BASE, content)
        for number in (1, 2):
            issue(content, number)
            notice(content, number, number * 10, "正文。")
        run(content, folder / "output")
        for kind, seed in edits:
            edit(content, kind, random.Random(seed))
            result = run(content, folder / "output")
            if result.published is None:  # two files with one number: rightly refused
                continue
            clean = Path(tempfile.mkdtemp(dir=folder))
            run(content, clean / "output")
            assert tree(folder / "output") == tree(clean / "output")


def command(*arguments: str | Path, **environment: str) -> list[Any]:
    """Give what starts the command line elsewhere, with another environment."""
    return [
        [sys.executable, ROOT / "build.py", *map(str, arguments)],
        {**os.environ, **environment},
    ]


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start the command line, in a session of its own."""
    given, environment = command(*arguments)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(given, env=environment, cwd=ROOT, start_new_session=True, **quiet)


@pytest.mark.slow
def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, hour, locale, hash seed and number of processes change no byte, PDFs too."""
    made = []
    for at, (zone, seed, locale, jobs) in enumerate(
        [("Asia/Shanghai", "1", "C", "1"), ("America/Lima", "2", "C.UTF-8", "2")]
    ):
        content = tmp_path / ("甲" * (at + 1)) / "content"
        shutil.copytree(ROOT / "content", content)
        output = content.parent / f"out{at}"
        arguments, environment = command(
            *("--content", content, "--output", output, "--jobs", jobs),
            TZ=zone,
            PYTHONHASHSEED=seed,
            LC_ALL=locale,
        )
        done = subprocess.run(
            arguments, env=environment, cwd=ROOT, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode()
        made.append(tree(output))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    needle = str(tmp_path).encode()
    assert [name for name, data in made[0].items() if needle in data] == []


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new(content: Path, tmp_path: Path) -> None:
    """The command line is killed at random moments of a build; readers see one whole site."""
    output = tmp_path / "output"
    run(content, output)
    whole = [tree(output)]
    notice(content, 1, 10, "改了的正文。")
    clean = tmp_path / "clean" / "output"
    run(content, clean)
    whole.append(tree(clean))
    dice = random.Random(1)
    arguments = ("--content", content, "--output", output, "--no-print", "--jobs", "2")
    for turn in range(200 if os.environ.get("CI") else 20):
        notice(content, 1, 10, "改了的正文。" if turn % 2 else "第10件的正文。")
        process = started(*arguments)
        time.sleep(dice.uniform(0.1, 1.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert tree(output) in whole
    notice(content, 1, 10, "改了的正文。")
    run(content, output)
    assert tree(output) == whole[1]


@pytest.mark.slow
@pytest.mark.usefixtures("limited")
def test_nobody_outlives_a_killed_press(content: Path, tmp_path: Path) -> None:
    """Workers and sandbox end with the press, so that the next build finds the door open."""
    for number in range(3, 7):
        issue(content, number)
        notice(content, number, number * 10, "正文。" * 2000)
    output = tmp_path / "output"
    arguments = ("--content", content, "--output", output, "--no-search", "--jobs", "2")
    for size in (1, 2, 4, 5, 6):  # us, the sandbox, the pool of two, what the sandbox has forked
        process = started(*arguments)
        until(lambda: process.poll() is not None or len(session(process.pid)) >= size)  # noqa: B023
        process.kill()
        process.wait()
        until(lambda: not session(process.pid))  # noqa: B023
    assert run(content, output, wait=1).published


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can be mounted by root alone")
def test_a_full_disk_leaves_the_old_site(content: Path, tmp_path: Path) -> None:
    """A build that finds no room says so, and what is published stays."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"mount: {mounted.stderr.decode().strip()}")
    try:
        output = disk / "output"
        run(content, output)
        before = tree(output)
        picture = content / "2026-01" / "图.png"
        picture.write_bytes(PNG + os.urandom(4_000_000))
        notice(content, 1, 10, "![图](图.png)")
        arguments, environment = command("--content", content, "--output", output, "--no-print")
        done = subprocess.run(
            arguments, env=environment, cwd=ROOT, check=False, capture_output=True, text=True
        )
        assert done.returncode == 1
        assert "磁盘已满" in done.stderr
        assert "Traceback" not in done.stderr
        assert tree(output) == before
        picture.write_bytes(PNG)
        run(content, output)
        assert "2026-01/files/图.png" in tree(output)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize(
    ("limit", "wanted"), [(5000, ["--no-print"]), (0, ["--no-search"]), (5000, ["--proof"])]
)
def test_a_file_that_may_not_grow_is_told_in_words(
    content: Path, tmp_path: Path, limit: int, wanted: list[str]
) -> None:
    """A limit of the size of files (EFBIG) meets every write: no traceback, and no half site."""
    arguments, environment = command(
        "build", *wanted, "--content", content, "--output", tmp_path / "output"
    )
    done = subprocess.run(
        ["prlimit", f"--fsize={limit}", *map(str, arguments)],
        env=environment,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "mend: 放宽限制" in done.stderr or "mend: 腾出空间" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_whoever_serves_the_site_can_read_it(content: Path, tmp_path: Path) -> None:
    """A builder whose files nobody else may read makes a site that anybody may; no more of it."""
    (content / "2026-01" / "图.png").write_bytes(PNG)
    notice(content, 1, 10, "![图](图.png)")
    (content / "2026-01" / "图.png").chmod(0o600)
    above = tmp_path / "srv"
    arguments, environment = command(
        "build", "--no-print", "--content", content, "--output", above / "output"
    )
    subprocess.run(arguments, env=environment, cwd=ROOT, check=True, umask=0o077)
    files = [above, above / "output", *(above / "output").rglob("*")]
    assert "图.png" in {path.name for path in files}
    assert {oct(path.stat().st_mode & 0o777) for path in files if path.is_dir()} == {"0o755"}
    assert {oct(path.stat().st_mode & 0o777) for path in files if path.is_file()} == {"0o644"}
    assert (above / ".output.press").stat().st_mode & 0o077 == 0


def test_the_command_line_tells_every_problem_in_one_run(content: Path, tmp_path: Path) -> None:
    """Exit status 1, place, rule and mend of each, no traceback, and no site."""
    notice(content, 2, 20, "正文。", titel="甲", effective="2026-02-30")
    (content / "2026-01" / "10-zf-2026-10.md").write_bytes("标题".encode("gbk"))
    output = tmp_path / "output"
    arguments, environment = command("--content", content, "--output", output)
    done = subprocess.run(
        arguments, env=environment, cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    for told in ("[key-unknown]", "[date-unreadable]", "[encoding-unreadable]", "mend: "):
        assert told in done.stderr
    assert f"{content}/2026-02/20-zf-2026-20.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--content", "/nowhere"], 2, "没有 /nowhere 这个文件夹"),
        (["bild"], 2, "bild"),
        (["check", "--explain", "date-unreadable"], 0, "YYYY-MM-DD"),
        (["check", "--explain", "no-such"], 2, "现有"),
        (["--help"], 0, "preview"),
    ],
)
def test_the_command_line_answers_in_words(arguments: list[str], status: int, told: str) -> None:
    """A wrong call is told what is right."""
    line, environment = command(*arguments)
    done = subprocess.run(
        line, env=environment, cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == status
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_gazette_is_published(tmp_path: Path) -> None:
    """A new office with a masthead and no issue gets a site that says so."""
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(BASE / "gazette.yaml", content)
    result = run(content, tmp_path / "output")
    assert result.published
    assert (tmp_path / "output" / "index.html").is_file()


def test_a_broken_layout_is_a_problem(content: Path, tmp_path: Path) -> None:
    """A designer's mistake is told with file and line; what is published stays."""
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    output = tmp_path / "output"
    run(content, output)
    before = tree(output)
    (layouts / "notice.html").write_text("{{ nothing }}\n", encoding="utf-8")
    ordered = Run(content, output, layouts, ROOT / "static", jobs=2, printed=False)
    result = build_site(ordered, lambda *_: None)
    assert result.published is None
    assert [problem.rule for problem in result.problems] == ["layout-broken"]
    assert result.problems[0].place.file == "layouts/notice.html"
    assert tree(output) == before


def test_a_pool_gives_what_one_process_gives(content: Path, tmp_path: Path) -> None:
    """Processes that share out the issues make the same site."""
    for number in range(3, 8):
        issue(content, number)
        notice(content, number, number * 10, "正文。")
    run(content, tmp_path / "one" / "output", jobs=1)
    run(content, tmp_path / "two" / "output", jobs=2)
    assert tree(tmp_path / "one" / "output") == tree(tmp_path / "two" / "output")


def test_the_command_line_works_from_nowhere(tmp_path: Path) -> None:
    """A working folder that somebody has removed is no reason for a traceback."""
    line, environment = command("check", "--no-print", "--content", BASE)
    gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = subprocess.run(
        ["sh", "-c", gone, "sh", *line],
        env=environment,
        cwd=tmp_path,
        check=False,
        text=True,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_line_works_from_anywhere(tmp_path: Path) -> None:
    """The usual folders are those beside build.py, not those of the terminal."""
    line, environment = command("check", "--content", BASE)
    done = subprocess.run(
        line, env=environment, cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
