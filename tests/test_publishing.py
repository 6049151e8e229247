"""Publishing: what is published stays as it is, and whatever is changed is told at its place.

In: tests/sites/quarter, published for real; every change that somebody may make to it.
Out: facts about the lock, the log, the PDFs that are kept, and what a build says of each change.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gazette.build import Result, build_site, editions, inspect, log_file, publishing
from gazette.build.context import Run
from gazette.build.locking import Order
from gazette.build.publishing import Publication, publish_issues
from gazette.model import Act, Break, Grade, IssueLock, LogEntry, PageMap, Problem
from gazette.model.pagemap import LineStart
from gazette.model.publication import LOG_FORM, code, digest_of, head
from gazette.read import publication as reading
from gazette.read.publication_log import entries_of
from gazette.site import folder_lock
from gazette.site.disk import Busy, Refused
from gazette.write import publication as writing

ROOT = Path(__file__).parents[1]
QUARTER = ROOT / "tests/sites/quarter/content"
DAY = date(2026, 4, 11)


def run(folder: Path, layouts: Path = ROOT / "layouts") -> Run:
    """Return the run of a copy of the quarter."""
    content, output = folder / "content", folder / "output"
    return Run(content, output, layouts, ROOT / "static", jobs=1, searched=False)


def publish(folder: Path, act: Act = Act.PUBLISH, *names: str, **more: str) -> Publication:
    """Publish issues of a folder."""
    order = Order(names, act, DAY, **more)  # type: ignore[arg-type]
    return publish_issues(run(folder), order, lambda *_: None)


def build(folder: Path, layouts: Path = ROOT / "layouts") -> Result:
    """Build a folder with its print edition."""
    return build_site(run(folder, layouts), lambda *_: None)


def found(folder: Path) -> tuple[Problem, ...]:
    """Return what `check` finds that is to be mended."""
    told = inspect(run(folder), lambda *_: None)
    return tuple(problem for problem in told if problem.grade is Grade.MEND)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the quarter, whose first issue is published and built."""
    folder = tmp_path_factory.mktemp("record")
    shutil.copytree(QUARTER, folder / "content")
    assert publish(folder, Act.PUBLISH, "2026-01", approved_by="张三").entries
    assert build(folder).published
    return folder


@pytest.fixture
def copy(record: Path, tmp_path: Path) -> Path:
    """Copy it for this test alone."""
    folder = tmp_path / "copy"
    shutil.copytree(record, folder, symlinks=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    there = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in there}


def test_what_is_published_has_no_problem(record: Path) -> None:
    """The lock, the text and the log are what reading makes of the issue."""
    assert found(record) == ()
    text = (record / "content/2026-01/issue.yaml").read_text(encoding="utf-8")
    assert "published" in text or "已出版" in text


def test_a_second_build_writes_nothing(copy: Path) -> None:
    """Nothing changed, nothing is written."""
    done = build(copy).published
    assert done
    assert (done.written, done.removed) == (0, 0)


def test_the_manifest_is_a_list_for_sha256sum(record: Path) -> None:
    """Whoever has the site proves its files with a tool that every system has."""
    site = record / "output"
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "2026-01/manifest.txt"],
        cwd=site,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    lock = reading.lock_of((site / "2026-01/manifest.txt").read_bytes())
    assert lock
    assert {f"2026-01/{path.name}" for path in (site / "2026-01").glob("*.pdf")} <= set(lock.files)


def test_every_line_of_the_text_has_its_digest_in_the_manifest(record: Path) -> None:
    """A shell is enough: the digests of the lines are those of the manifest, in its order."""
    site = record / "output/2026-01"
    rows = (site / "published.txt").read_text(encoding="utf-8").splitlines()[1:]
    said = [sha256(f"{row}\n".encode()).hexdigest() for row in rows]
    listed = re.findall(
        r"^# sha256:([0-9a-f]{64}) /", (site / "manifest.txt").read_text(), re.MULTILINE
    )
    assert said == listed
    assert len(said) > 50


def test_each_printed_page_bears_the_code_of_what_it_says(record: Path) -> None:
    """The code in the foot is the beginning of the digest of the page's line."""
    site = record / "output/2026-01"
    lock = reading.lock_of((site / "manifest.txt").read_bytes())
    assert lock
    pages = {
        line.address: line
        for line in reading.lines_of((site / "published.txt").read_bytes())
        if "/p/" in line.address
    }
    assert len(pages) == lock.page_map.count > 0
    for number in range(1, lock.page_map.count + 1):
        at = str(lock.page_map.front + number)
        shown = subprocess.run(
            ["pdftotext", "-f", at, "-l", at, site / "2026-01.pdf", "-"],
            capture_output=True,
            check=True,
        ).stdout.decode()
        assert code(pages[f"/2026-01/p/{number}/"].digest) in shown


def test_the_log_is_a_chain(copy: Path) -> None:
    """Each line names the digest of the line before it, with its line's end."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    rows = (copy / "content/published.log").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 3
    for before, row in pairwise(rows):
        assert row.split("\t")[-1] == digest_of(before)
    assert [row.split("\t")[2] for row in rows[1:]] == ["publish", "publish-again"]


Change: TypeAlias = Callable[[Path], object]


def write(path: str, old: str, new: str) -> Change:
    """Return a change of the first place of a text in a file."""

    def change(content: Path) -> None:
        file = content / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def first(content: Path) -> Path:
    """Return the first notice of the issue."""
    return min((content / "2026-01").glob("*.md"))


def last_line(content: Path, text: str) -> None:
    """Put a line behind a notice."""
    file = first(content)
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def without_line(content: Path, path: str, sign: str) -> None:
    """Take the first line out of a file that has this in it."""
    rows = (content / path).read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, row in enumerate(rows) if sign in row)
    (content / path).write_text("".join(rows[:at] + rows[at + 1 :]), encoding="utf-8")


def exchanged(content: Path, path: str) -> None:
    """Exchange the last two lines of a file."""
    rows = (content / path).read_text(encoding="utf-8").splitlines(keepends=True)
    rows[-2:] = reversed(rows[-2:])
    (content / path).write_text("".join(rows), encoding="utf-8")


def renumbered(content: Path) -> None:
    """Give the first notice another number."""
    text = first(content).read_text(encoding="utf-8")
    first(content).write_text(re.sub(r"〕\d+号", "〕99号", text, count=1), encoding="utf-8")


def retitled(content: Path) -> None:
    """Give the first notice another title."""
    text = first(content).read_text(encoding="utf-8")
    first(content).write_text(re.sub(r"(?m)^(title|标题): (.*)$", r"\1: \2甲", text), "utf-8")


def redated(content: Path) -> None:
    """Give the first notice another day."""
    text = first(content).read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^(dated|成文日期): \d{4}-\d\d-\d\d$", r"\1: 2026-01-02", text)
    assert changed != text
    first(content).write_text(changed, encoding="utf-8")


def reordered(content: Path) -> None:
    """Put the first notice behind all others."""
    first(content).rename(first(content).with_name("99-last.md"))


CHANGES: dict[str, tuple[str, Change]] = {
    "a word": ("published-changed", lambda c: last_line(c, "多了一段。")),
    "a title": ("published-changed", retitled),
    "a number": ("published-changed", renumbered),
    "a day": ("published-changed", redated),
    "the order": ("published-changed", reordered),
    "a notice that is gone": ("published-changed", lambda c: first(c).unlink()),
    "the issue's day": ("published-changed", write("2026-01/issue.yaml", "-04-10", "-04-11")),
    "the issue's state": ("published-log", write("2026-01/issue.yaml", "published\n", "draft\n")),
    "the folder": ("published-log", lambda c: shutil.rmtree(c / "2026-01")),
    "a series' code": ("published-changed", write("gazette.yaml", "code: zf", "code: zfx")),
    "the lock": ("published-log", lambda c: (c / "2026-01/published.lock").unlink()),
    "a line of the lock": (
        "lock-unreadable",
        lambda c: without_line(c, "2026-01/published.lock", "/#title"),
    ),
    "a digest": ("published-log", write("2026-01/published.lock", "sha256:", "sha256:0")),
    "the text": ("lock-unreadable", lambda c: (c / "2026-01/published.txt").unlink()),
    "a character of the text": ("lock-unreadable", write("2026-01/published.txt", "县", "省")),
    "a line of the text": (
        "published-log",
        lambda c: without_line(c, "2026-01/published.txt", "/#title"),
    ),
    "the order of the text": (
        "lock-unreadable",
        lambda c: exchanged(c, "2026-01/published.txt"),
    ),
    "where a page begins": (
        "published-log",
        write("2026-01/published.lock", "# on 1 ", "# on 2 "),
    ),
    "the log": ("published-log", lambda c: (c / "published.log").unlink()),
    "who approved it": ("published-log", write("published.log", "\tpublish\t", "\tadopt\t")),
    "a kept PDF": (
        "published-changed",
        lambda c: (c / "2026-01/published/2026-01.pdf").write_bytes(b"%PDF-1.7\n"),
    ),
}


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "who approved it"])
def test_a_change_is_told(name: str, copy: Path) -> None:
    """Whatever is changed in content/ stops the build, which says where."""
    rule, change = CHANGES[name]
    change(copy / "content")
    told = found(copy)
    assert rule in {problem.rule for problem in told}, told
    before = files(copy / "output")
    assert build(copy).published is None
    assert files(copy / "output") == before


def test_an_earlier_line_of_the_log_cannot_be_changed(copy: Path) -> None:
    """The line behind it names its digest; only the last line has none behind it."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    _, change = CHANGES["who approved it"]
    change(copy / "content")
    told = [(one.rule, one.place.file, one.place.line) for one in found(copy)]
    assert ("published-log", "published.log", 3) in told


def test_both_readings_are_told(copy: Path) -> None:
    """A Problem stands at the line and shows what was published and what is there now."""
    file = first(copy / "content")
    rows = file.read_text(encoding="utf-8").split("\n")
    at = max(number for number, row in enumerate(rows) if len(row) > 30)
    rows[at] = f"{rows[at][:10]}甲乙{rows[at][12:]}"
    file.write_text("\n".join(rows), encoding="utf-8")
    (told,) = found(copy)
    assert told.place.line == at + 1
    assert "甲乙" in str(told.what)
    assert rows[at][4:10] in str(told.what)


def test_marks_are_told_apart_from_words(copy: Path) -> None:
    """A comma for a stop is a lesser matter, and said to be."""
    file = first(copy / "content")
    text = file.read_text(encoding="utf-8")
    head, body = text.rsplit("---\n", 1)
    file.write_text(f"{head}---\n{body.replace('。', '；', 1)}", encoding="utf-8")
    (told,) = found(copy)
    assert "只差标点或空白" in str(told.what)


def test_what_is_known_about_a_document_may_change(copy: Path) -> None:
    """A subject, a former address, the day on which it went online are no part of the record."""
    file = first(copy / "content")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("---\n", "---\nsummary: 补写的摘要。\n", 1), encoding="utf-8")
    assert found(copy) == ()


def test_another_layout_moves_no_published_page(copy: Path, tmp_path: Path) -> None:
    """A new press or a new face sets no published issue again."""
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    style = layouts / "print/style.css"
    style.write_text(style.read_text().replace("--margin-top: 66pt", "--margin-top: 90pt"))
    before = {name: data for name, data in files(copy / "output").items() if "2026-01" in name}
    assert build(copy, layouts).published
    after = files(copy / "output")
    assert all(
        after[name] == data for name, data in before.items() if name.endswith((".pdf", ".png"))
    )


def test_a_pdf_that_is_not_kept_is_taken_from_the_site(copy: Path, tmp_path: Path) -> None:
    """Where an office keeps no large files in its repository, the last site has them."""
    shutil.rmtree(copy / "content/2026-01/published")
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    style = layouts / "print/style.css"
    style.write_text(style.read_text().replace("--margin-top: 66pt", "--margin-top: 90pt"))
    before = (copy / "output/2026-01/2026-01.pdf").read_bytes()
    assert build(copy, layouts).published
    assert (copy / "output/2026-01/2026-01.pdf").read_bytes() == before


def test_a_pdf_that_is_lost_is_set_again_only_if_it_is_the_same(copy: Path, tmp_path: Path) -> None:
    """The same press makes the same file; another one stops the build and says so."""
    shutil.rmtree(copy / "content/2026-01/published")
    before = (copy / "output/2026-01/2026-01.pdf").read_bytes()
    shutil.rmtree(copy / "output")
    shutil.rmtree(copy / ".output.press")
    assert build(copy).published
    assert (copy / "output/2026-01/2026-01.pdf").read_bytes() == before
    shutil.rmtree(copy / "output")
    shutil.rmtree(copy / ".output.press")
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    style = layouts / "print/style.css"
    style.write_text(style.read_text().replace("--margin-top: 66pt", "--margin-top: 90pt"))
    done = build(copy, layouts)
    assert done.published is None
    assert "published-lost" in {problem.rule for problem in done.problems}


def test_publishing_again_keeps_the_former_lock(copy: Path) -> None:
    """The reason stands in the log, the lock that was in force under its number."""
    before = (copy / "content/2026-01/published.lock").read_bytes()
    last_line(copy / "content", "补印的一段。")
    done = publish(copy, Act.AGAIN, "2026-01", reason="漏印一段")
    assert done.entries[0].reason == "漏印一段"
    assert (copy / "content/2026-01/published/1.lock").read_bytes() == before
    assert found(copy) == ()
    assert build(copy).published
    assert (copy / "output/2026-01/manifest-1.txt").read_bytes() == before


def test_what_says_the_same_keeps_its_salt(copy: Path) -> None:
    """Published again, a line that did not change has the digest that it had."""
    name = copy / "content/2026-01/published.txt"
    before = set(reading.lines_of(name.read_bytes()))
    last_line(copy / "content", "补印的一段。")
    publish(copy, Act.AGAIN, "2026-01", reason="漏印一段")
    after = set(reading.lines_of(name.read_bytes()))
    assert len(before & after) > len(before) * 3 / 4


def test_an_issue_is_published_once(copy: Path) -> None:
    """A second time needs a word for it, and the first time must not have it."""
    with pytest.raises(Refused, match="已经出版"):
        publish(copy, Act.PUBLISH, "2026-01")
    with pytest.raises(Refused, match="没有 2031-01"):
        publish(copy, Act.PUBLISH, "2031-01")


def test_a_problem_stops_publishing(tmp_path: Path) -> None:
    """Nothing is written then."""
    shutil.copytree(QUARTER, tmp_path / "content")
    text = first(tmp_path / "content").read_text(encoding="utf-8")
    first(tmp_path / "content").write_text(text.replace("dated:", "datd:"), encoding="utf-8")
    before = files(tmp_path / "content")
    done = publish(tmp_path, Act.PUBLISH, "2026-01")
    assert done.entries == ()
    assert done.problems
    assert files(tmp_path / "content") == before


def test_adopting_changes_no_page(tmp_path: Path) -> None:
    """What was published before stays as readers have it: no code is added to its pages."""
    shutil.copytree(QUARTER, tmp_path / "content")
    assert build(tmp_path).published
    before = (tmp_path / "output/2026-01/2026-01.pdf").read_bytes()
    assert [entry.act for entry in publish(tmp_path, Act.ADOPT).entries] == [Act.ADOPT]
    assert found(tmp_path) == ()
    assert build(tmp_path).published
    assert (tmp_path / "output/2026-01/2026-01.pdf").read_bytes() == before
    with pytest.raises(Refused, match="都已经锁定"):
        publish(tmp_path, Act.ADOPT)


def test_a_publication_that_was_cut_short_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is written last: until then nothing is published, whatever lies there."""
    shutil.copytree(QUARTER, tmp_path / "content")
    whole = log_file.write_whole

    def cut(path: Path, data: bytes) -> None:
        if path.name == "published.log":
            raise OSError(28, "full", str(path))
        whole(path, data)

    monkeypatch.setattr(log_file, "write_whole", cut)
    with pytest.raises(Refused):
        publish(tmp_path, Act.PUBLISH, "2026-01")
    assert "published-log" in {problem.rule for problem in found(tmp_path)}
    monkeypatch.setattr(log_file, "write_whole", whole)
    assert publish(tmp_path, Act.PUBLISH, "2026-01").entries
    assert found(tmp_path) == ()


def test_the_command_says_what_to_do_next(copy: Path) -> None:
    """It refuses what is unclear before anything is read."""
    command = [sys.executable, "build.py", "publish", "--content", str(copy / "content")]
    for more in ([], ["2026-01", "--again"], ["--again", "--adopt", "2026-01", "--reason", "x"]):
        done = subprocess.run(
            [*command, "--output", str(copy / "output"), *more],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2, done.stdout
        assert "错误：" in done.stderr.decode()


def test_a_code_leads_to_its_page(record: Path) -> None:
    """Whoever types the code from a sheet comes to that page, which shows the same code."""
    site = record / "output"
    lock = reading.lock_of((site / "2026-01/manifest.txt").read_bytes())
    assert lock
    for number, shown in enumerate(lock.codes, 1):
        page = (site / "C" / shown.replace(" ", "") / "index.html").read_text(encoding="utf-8")
        assert f"../../2026-01/p/{number}/" in page
        assert shown in (site / f"2026-01/p/{number}/index.html").read_text(encoding="utf-8")


def test_the_colophon_names_the_end_of_the_log_before_it(record: Path) -> None:
    """A later line of the log cannot be taken out without the paper telling."""
    site = record / "output/2026-01"
    lock = reading.lock_of((site / "manifest.txt").read_bytes())
    assert lock
    shown = subprocess.run(
        ["pdftotext", "-l", str(lock.page_map.front), site / "2026-01.pdf", "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert lock.log[: len("sha256:") + 32] in shown.replace("\n", "")


def test_data_and_page_tell_of_the_publication(copy: Path) -> None:
    """The reason for which an issue was published again is told to readers and machines."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="漏印一段").entries
    assert build(copy).published
    said = json.loads((copy / "output/2026-01/2026-01.json").read_text(encoding="utf-8"))
    assert said["publication"]["version"] == 2
    assert [act["act"] for act in said["publication"]["acts"]] == ["publish", "publish-again"]
    page = (copy / "output/2026-01/index.html").read_text(encoding="utf-8")
    assert "2026年4月11日重新出版：漏印一段" in page
    assert "manifest.txt" in page


def test_a_lock_reads_back(record: Path) -> None:
    """What is written of an issue is what is read: its pages, its printed lines, its digests."""
    data = (record / "content/2026-01/published.lock").read_bytes()
    lock = reading.lock_of(data)
    assert lock
    assert writing.lock(lock).encode() == data
    assert all(lock.line_map[name] for name in lock.page_map.spans)


def test_an_edition_on_demand_has_the_published_pages_or_is_refused(
    copy: Path, tmp_path: Path
) -> None:
    """What goes to the printing house is what was published, with its codes, or nothing."""
    order = editions.Order(("2026-01",), frozenset({"proof"}), tmp_path / "print")
    made = editions.write(run(copy), order, lambda *_: None)
    assert made.left == ()
    lock = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert lock
    done = subprocess.run(
        ["pdftotext", tmp_path / "print/2026-01-proof.pdf", "-"], capture_output=True, check=True
    )
    assert lock.codes[0] in done.stdout.decode()
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    style = layouts / "print/style.css"
    style.write_text(style.read_text().replace("--margin-top: 66pt", "--margin-top: 400pt"))
    made = editions.write(run(copy, layouts), order, lambda *_: None)
    assert "published-moved" in {problem.rule for problem in made.problems}
    assert made.left


@pytest.mark.slow
def test_an_address_never_dies(copy: Path) -> None:
    """Where a notice was, its number, title, day and reason stand, unless it has moved."""
    file = first(copy / "content")
    text = file.read_text(encoding="utf-8")
    before = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert before
    name = next(iter(before.page_map.spans))
    file.unlink()
    assert publish(copy, Act.AGAIN, "2026-01", reason="误登一件").entries
    assert found(copy) == ()
    assert build(copy).published
    page = (copy / f"output/2026-01/{name}/index.html").read_text(encoding="utf-8")
    assert "误登一件" in page
    assert "noindex" in page
    assert re.search("〔2026〕", page)
    moved = re.sub(r"〕\d+号", "〕98号", text, count=1)
    alias = f"---\naliases: [/2026-01/{name}/]\n"
    file.write_text(moved.replace("---\n", alias, 1), encoding="utf-8")
    assert publish(copy, Act.AGAIN, "2026-01", reason="文号印错").entries
    assert build(copy).published
    page = (copy / f"output/2026-01/{name}/index.html").read_text(encoding="utf-8")
    assert "误登一件" not in page
    assert "-98/" in page


def test_a_copy_of_the_whole_site_can_be_checked(record: Path) -> None:
    """Every file is listed but the list itself, and has the digest that it has there."""
    site = record / "output"
    done = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"],
        cwd=site,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    listed = {row[66:] for row in (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed | {"SHA256SUMS"} == set(files(site))


def test_a_lock_holds_all_of_a_page_map() -> None:
    """Whatever a map of pages may say, a lock says and reads back."""
    page_map = PageMap(
        count=3,
        front=2,
        spans={"zf-2026-1": (1, 2), "tg-2026-1": (2, 3)},
        breaks=(Break(1, "zf-2026-1", "title", 0), Break(2, "zf-2026-1", "art-3", 4, 90)),
        floats=(Break(3, "tg-2026-1", "figure-1", 0, 12),),
        turned=(3,),
    )
    nothing = PageMap()
    assert all(getattr(page_map, f.name) != getattr(nothing, f.name) for f in fields(PageMap))
    starts = {"zf-2026-1": (LineStart(0, 1, "left", 3), LineStart(21, 1, "", 5))}
    lock = IssueLock("2026-01", page_map=page_map, line_map=starts)
    read = reading.lock_of(writing.lock(lock).encode())
    assert read
    assert (read.page_map, read.line_map) == (page_map, starts)


def test_without_print_no_code_leads_nowhere(copy: Path) -> None:
    """A site without its printed pages has no addresses of their codes."""
    unprinted = replace(run(copy), printed=False)
    assert build_site(unprinted, lambda *_: None).published
    assert not (copy / "output/C").exists()


def rechained(content: Path, rows: list[str]) -> None:
    """Write lines of a log with the digests that they would have, as a forger would."""
    log = list[str]()
    for number, row in enumerate(rows, 1):
        parts = row.split("\t")
        head = log[-1] if log else LOG_FORM
        log.append("\t".join((str(number), *parts[1:-1], digest_of(head))))
    text = "".join(f"{row}\n" for row in (LOG_FORM, *log))
    (content / "published.log").write_text(text, encoding="utf-8")


def rules(folder: Path) -> set[str]:
    """Return the rules of what `check` finds that is to be mended."""
    return {problem.rule for problem in found(folder)}


def test_a_line_taken_out_of_the_log_is_missed_though_the_chain_is_made_anew(copy: Path) -> None:
    """A lock names the end of the log before it, and the locks before it are counted."""
    shutil.rmtree(copy / "output")
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    rows = (copy / "content/published.log").read_text(encoding="utf-8").splitlines()[1:]
    rechained(copy / "content", rows[1:])
    assert "published-log" in rules(copy)


def test_an_older_log_than_that_of_the_site_is_told(copy: Path) -> None:
    """Whoever builds from an old copy of content/ would take back what readers have seen."""
    older = copy.with_name("older")
    shutil.copytree(copy / "content", older)
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    assert build(copy).published
    shutil.rmtree(copy / "content")
    older.rename(copy / "content")
    (told,) = found(copy)
    assert (told.rule, told.place.line) == ("published-log", 3)
    assert build(copy).published is None


@pytest.mark.parametrize("kind", ["lock", "txt"])
def test_a_former_lock_and_its_text_are_bound(copy: Path, kind: str) -> None:
    """What was in force before stays what it was, to the character."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    assert found(copy) == ()
    file = copy / f"content/2026-01/published/1.{kind}"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("县", "省", 1).replace("# codes", "# codes ", 1), "utf-8")
    assert rules(copy) & {"published-log", "lock-unreadable"}
    file.unlink()
    assert kind == "txt" or "published-log" in rules(copy)


def test_what_no_lock_binds_makes_no_tombstone(copy: Path) -> None:
    """A made-up text of a former publication puts no page anywhere."""
    row = "/2026-01/zf-2026-99/?title\tsalt\t假的\n/../evil/?title\tsalt\t假的\n"
    there = copy / "content/2026-01/published/7.txt"
    there.write_text(f"# gazette-text 1\taddress\tsalt\ttext\n{row}", encoding="utf-8")
    assert build(copy).published
    assert not (copy / "output/2026-01/zf-2026-99").exists()


def test_publishing_again_that_was_cut_short_is_done_again(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was put aside is what is in force, whatever the new files say already."""
    last_line(copy / "content", "补印的一段。")
    whole = log_file.write_whole

    def cut(path: Path, data: bytes) -> None:
        if path.name == "published.log":
            raise OSError(28, "full", str(path))
        whole(path, data)

    monkeypatch.setattr(log_file, "write_whole", cut)
    with pytest.raises(Refused):
        publish(copy, Act.AGAIN, "2026-01", reason="漏印一段")
    assert found(copy)
    monkeypatch.setattr(log_file, "write_whole", whole)
    assert publish(copy, Act.AGAIN, "2026-01", reason="漏印一段").entries
    assert found(copy) == ()
    lock = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert lock
    assert lock.version == 2


def test_what_is_no_lock_is_told_and_ends_nothing(copy: Path) -> None:
    """Strange bytes, strange lines, strange numbers: a word, and no traceback."""
    lock = copy / "content/2026-01/published.lock"
    text = lock.read_bytes()
    for strange in (
        text + b"# sha256:00 /x\n",
        text.replace(b"# pages ", b"# pages 30000000"),
        text + b"\xff\n",
        b"",
    ):
        lock.write_bytes(strange)
        assert rules(copy) & {"published-log", "lock-unreadable"}


def test_an_alias_takes_no_tombstone_of_another_document(copy: Path) -> None:
    """Why a notice is gone stands where it was; only the same document leads on from there."""
    before = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert before
    name = next(iter(before.page_map.spans))
    first(copy / "content").unlink()
    assert publish(copy, Act.AGAIN, "2026-01", reason="误登一件").entries
    other = first(copy / "content")
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("---\n", f"---\naliases: [/2026-01/{name}/]\n", 1), "utf-8")
    (told,) = (one for one in found(copy) if one.rule == "alias-taken")
    assert told.place.line == 2
    assert build(copy).published is None


@pytest.mark.parametrize(
    "path",
    [
        "2026-01/manifest-9.txt",
        "2026-01/published-7.txt",
        "2026-01/files/new.pdf",
        "2026-01/zf-2026-99/index.html",
        "2031-02/manifest.txt",
        "C/ABCDEFGHIJKLMNOP/index.html",
        "published.log.sig",
    ],
)
def test_a_static_file_passes_for_nothing_published(path: str, copy: Path) -> None:
    """What proves an issue is written by publishing alone; elsewhere static/ is free."""
    static = copy / "static"
    shutil.copytree(ROOT / "static", static)
    asked = replace(run(copy), static=static)
    (static / "2025-scan.pdf").write_bytes(b"old")
    assert build_site(asked, lambda *_: None).published
    (static / path).parent.mkdir(parents=True, exist_ok=True)
    (static / path).write_text("forged", encoding="utf-8")
    result = build_site(asked, lambda *_: None)
    assert result.published is None
    (told,) = (one for one in result.problems if one.rule == "static-evidence")
    assert path in str(told.what)


@pytest.mark.parametrize("name", ["manifest", "published", "published-1"])
def test_no_notice_is_called_as_what_proves_its_issue(name: str, copy: Path) -> None:
    """Its plain text would lie where the manifest does."""
    there = copy / "content/2026-02/09-more.md"
    head = "title: 关于某事的通知\nsection: 县政府文件\nissuer: 示例县人民政府\ndated: 2026-06-01"
    there.write_text(f"---\nid: {name}\n{head}\n---\n\n正文。\n", encoding="utf-8")
    assert (f"2026-02/{there.name}", "value-unreadable") in {
        (one.place.file, one.rule) for one in inspect(run(copy), lambda *_: None)
    }


def test_one_act_at_a_time_is_written(copy: Path) -> None:
    """Two that publish to different folders would each lose the other's line of the log."""
    asked = replace(run(copy), wait=0, output=copy / "elsewhere")
    order = Order(("2026-02",), Act.PUBLISH, DAY)
    with folder_lock.hold(copy / "content"), pytest.raises(Busy):
        publish_issues(asked, order, lambda *_: None)
    assert publish_issues(asked, order, lambda *_: None).entries
    assert found(copy) == ()


def test_the_log_only_grows(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came into it while an act was prepared is not lost, wherever folders have no locks."""
    monkeypatch.setattr(folder_lock, "lock_folder", lambda _: True)
    log = copy / "content/published.log"
    before = publishing.lock_issues

    def meanwhile(*asked: Any) -> Any:
        entry = entries_of(log.read_bytes())
        assert entry
        more = LogEntry(2, "2026-04-11", Act.PUBLISH, "2026-03", entry[0].lock)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{replace(more, before=head(entry))}\n")
        return before(*asked)

    monkeypatch.setattr(publishing, "lock_issues", meanwhile)
    with pytest.raises(Refused, match="在这期间变了"):
        publish(copy, Act.PUBLISH, "2026-02")
    assert len(log.read_text(encoding="utf-8").splitlines()) == 3
