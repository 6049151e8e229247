"""Structure and name: what is printed beside the characters stays, and so does the gazette's name.

In: the quarter with a list and figures in it, published and built for real.
Out: facts about what a lock binds of levels, lists, tables, figures, bold, cover and masthead;
what is told of what is known otherwise since; locks of earlier presses.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from test_fields import PICTURE
from test_publishing import DAY, QUARTER, build, first, found, publish, run

from gazette import read
from gazette.build import inspect
from gazette.build.withdrawing import Withdrawal, withdraw
from gazette.model import Act
from gazette.model.publication import LogEntry, digest_of, head
from gazette.publication.lines import KNOWN, STRUCTURE, is_known
from gazette.publication.structure import structure
from gazette.read.publication import lines_of, lock_of
from gazette.verify import verify_archive
from gazette.verify.sources import Folder
from gazette.write import publication as writing

Change: TypeAlias = Callable[[Path], object]
MORE = """
一并做好下列工作：

- 登记
  - 纸质
  - 电子
- 移交

| 室 | 册 |
| --- | --- |
| 一室 | |

![档案馆位置](ditu.svg)

![档案馆外景](waijing.svg)
"""


def edit(old: str, new: str, file: str = "01-zf-2026-1.md") -> Change:
    """Return a change of a text in a file of the first issue."""

    def change(content: Path) -> None:
        path = content / "2026-01" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the quarter, whose first issue is published and built."""
    folder = tmp_path_factory.mktemp("rich")
    shutil.copytree(QUARTER, folder / "content")
    issue = folder / "content/2026-01"
    with first(folder / "content").open("a", encoding="utf-8") as file:
        file.write(MORE)
    for name in ("ditu.svg", "waijing.svg", "fengmian.svg"):
        (issue / name).write_text(PICTURE.replace("h9v9z", f"h{len(name)}v9z"), encoding="utf-8")
    with (issue / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write("cover:\n  file: fengmian.svg\n  text: 封面\n")
    later = folder / "content/2026-02/issue.yaml"
    text = later.read_text(encoding="utf-8").replace("state: draft", "state: published")
    later.write_text(text, encoding="utf-8")
    assert publish(folder, Act.PUBLISH, "2026-01").entries
    assert build(folder).published
    return folder


@pytest.fixture
def copy(rich: Path, tmp_path: Path) -> Path:
    """Copy it for this test alone."""
    return Path(shutil.copytree(rich, tmp_path / "copy", symlinks=True))


CHANGES: dict[str, tuple[Change, str]] = {
    "the level of a heading": (edit("## 第二章 保管", "### 第二章 保管"), "level=3"),
    "bold": (edit("**《中华人民共和国档案法》**", "《中华人民共和国档案法》"), "bold="),
    "the nesting of a list": (edit("  - 电子", "- 电子"), "(paragraph,(paragraph)"),
    "the alignment of a column": (edit("---: |", "--- |"), "columns=lr"),
    "a merged cell": (edit("| 一室 | |", "| 一室 | << |"), "merged=2,2,left"),
    "which figure shows which file": (
        lambda content: (
            edit("(ditu.svg)", "(x)")(content),
            edit("(waijing.svg)", "(ditu.svg)")(content),
            edit("(x)", "(waijing.svg)")(content),
        ),
        "picture=0,ditu.svg",
    ),
    "the cover picture": (
        lambda content: (content / "2026-01/fengmian.svg").write_text(PICTURE, encoding="utf-8"),
        "cover",
    ),
    "the gazette's name": (edit("year: 2026", "name: 别的公报\nyear: 2026", "issue.yaml"), "别的"),
    "the sponsor": (edit("year: 2026", "sponsor: 别的\nyear: 2026", "issue.yaml"), "别的"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_structure_is_told(name: str, copy: Path) -> None:
    """It is no change of a character, and a change of what was printed."""
    assert found(copy) == ()
    change, said = CHANGES[name]
    change(copy / "content")
    told = [one for one in found(copy) if one.rule == "published-changed"]
    assert any(said in str(one.what) for one in told), told


def test_a_structure_says_no_word_of_the_text(rich: Path) -> None:
    """What is withdrawn is not said there, and each row is a unit's."""
    lines = lines_of((rich / "content/2026-01/published.txt").read_bytes())
    said = {line.address: line.text for line in lines}
    rows = said[f"/2026-01/zf-2026-1/?{STRUCTURE}"].split("\n")
    assert rows[0] == "structure 1"
    units = [one.partition("#")[2] for one in said if one.startswith("/2026-01/zf-2026-1/#")]
    assert [row.split(" ")[0] for row in rows[1:]] == units
    assert not any("档案" in row for row in rows)
    masthead, _ = read.masthead(rich / "content")
    assert masthead
    notices = read.issue(rich / "content/2026-01", masthead).notices
    assert structure(notices[0]) == "\n".join(rows)


KNOWN_LATER = {
    "a topic": (edit("kind: 通知", "kind: 通知\ntopic: 档案"), "topic", None, "档案"),
    "a summary": (edit("kind: 通知", "kind: 通知\nsummary: 简介"), "summary", None, "简介"),
    "a relation that is gone": (
        lambda content: (
            edit("relations:\n", "")(content),
            edit("  - repeals: 示政发〔2019〕7号\n", "")(content),
            edit("    title: 示例县人民政府关于印发示例县档案管理暂行办法的通知\n", "")(content),
        ),
        "relations",
        "repeals 示政发〔2019〕7号 示例县人民政府关于印发示例县档案管理暂行办法的通知",
        None,
    ),
    "when an issue was online": (
        edit("year: 2026", "first_online: 2026-04-10 09:30\nyear: 2026", "issue.yaml"),
        "first_online",
        None,
        "2026-04-10 09:30",
    ),
}


@pytest.mark.parametrize("name", KNOWN_LATER)
def test_what_is_known_otherwise_is_told_to_readers(name: str, copy: Path) -> None:
    """It stops nothing; the issue's page and data say what it was when it was published."""
    change, key, was, now = KNOWN_LATER[name]
    change(copy / "content")
    assert "published-changed" not in {one.rule for one in found(copy)}
    if key == "relations":
        return  # that the text says it and no relation does stops the build by itself
    assert build(copy).published
    data = json.loads((copy / "output/2026-01/2026-01.json").read_bytes())
    changes = data["publication"]["changes"]
    assert {(one["field"], one["published"], one["now"]) for one in changes} >= {(key, was, now)}
    assert (now or was) in (copy / "output/2026-01/index.html").read_text(encoding="utf-8")
    assert verify_archive(Folder(copy / "output")).status == 0


def test_nothing_is_told_of_what_nobody_changed(rich: Path) -> None:
    """A page that tells of changes where there are none is not believed."""
    data = json.loads((rich / "output/2026-01/2026-01.json").read_bytes())
    assert data["publication"]["changes"] == []


def renamed(folder: Path) -> None:
    """Rename the county's gazette."""
    path = folder / "content/gazette.yaml"
    text = path.read_text(encoding="utf-8").replace("示例县人民政府公报", "示例市人民政府公报")
    path.write_text(text.replace("SHILI XIAN", "SHILI SHI"), encoding="utf-8")


def test_a_county_that_is_renamed_does_not_rename_its_old_issues(copy: Path) -> None:
    """Pages, citations and data of a published issue have the name under which it was."""
    before = (copy / "output/2026-01/2026-01.pdf").read_bytes()
    renamed(copy)
    assert found(copy) == ()
    assert build(copy).published
    old, new = copy / "output/2026-01", copy / "output/2026-02"
    data = json.loads((old / "2026-01.json").read_bytes())
    assert data["gazette"]["name"] == "示例县人民政府公报"
    page = (old / "zf-2026-1/index.html").read_text(encoding="utf-8")
    assert "示例县人民政府公报2026年第1期" in page
    assert "示例市人民政府公报2026" not in page
    assert (old / "2026-01.pdf").read_bytes() == before
    data = json.loads((new / "2026-02.json").read_bytes())
    assert data["gazette"]["name"] == "示例市人民政府公报"


def older(folder: Path) -> None:
    """Give the first issue the lock that an earlier press would have written."""
    issue = folder / "content/2026-01"
    gone = {STRUCTURE, "name", "pinyin", "sponsor"}
    lines = [
        line
        for line in lines_of((issue / "published.txt").read_bytes())
        if line.address.partition("?")[2] not in gone and not is_known(line.address)
    ]
    (issue / "published.txt").write_text(writing.published_text(lines), encoding="utf-8")
    lock = lock_of((issue / "published.lock").read_bytes())
    assert lock
    lock = replace(lock, lines=tuple((line.address, line.digest) for line in lines))
    (issue / "published.lock").write_text(writing.lock(lock), encoding="utf-8")
    digest = digest_of(writing.lock(lock).removesuffix("\n"))
    day = DAY.isoformat()
    entry = LogEntry(1, day, Act.PUBLISH, "2026-01", digest, before=head(()))
    (folder / "content/published.log").write_text(writing.log((entry,)), encoding="utf-8")
    shutil.rmtree(folder / "output")


def test_a_lock_of_an_earlier_press_stays_valid(copy: Path) -> None:
    """It lacks these lines, and nothing is told of what it does not bind."""
    older(copy)
    assert found(copy) == ()
    edit("kind: 通知", "kind: 通知\ntopic: 档案")(copy / "content")
    renamed(copy)
    assert found(copy) == ()
    assert build(copy).published
    data = json.loads((copy / "output/2026-01/2026-01.json").read_bytes())
    assert data["publication"]["changes"] == []
    edit("## 第二章 保管", "## 第二章 保管期")(copy / "content")
    assert "published-changed" in {one.rule for one in found(copy)}


def test_publishing_again_binds_what_an_earlier_press_did_not(copy: Path) -> None:
    """The new lock has all lines, and what was said already keeps its salt."""
    older(copy)
    before = lines_of((copy / "content/2026-01/published.txt").read_bytes())
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    after = lines_of((copy / "content/2026-01/published.txt").read_bytes())
    assert set(before) < set(after)
    assert any(line.address.endswith(f"?{STRUCTURE}") for line in after)
    assert found(copy) == ()


@pytest.mark.parametrize("press", ["this", "earlier"])
def test_words_can_be_withdrawn_whatever_is_known_since(press: str, copy: Path) -> None:
    """A topic that was added is no other change; a withdrawal is refused for none of it."""
    if press == "earlier":
        older(copy)
    edit("kind: 通知", "kind: 通知\ntopic: 档案")(copy / "content")
    wanted = Withdrawal("示政发〔2026〕1号", DAY, "涉密", words=("登记",))
    assert withdraw(run(copy), wanted, lambda *_: None).publication.entries
    assert found(copy) == ()
    text = (copy / "content/2026-01/published.txt").read_text(encoding="utf-8")
    assert f"?{KNOWN}topic" in text
    assert not {one.rule for one in inspect(run(copy), lambda *_: None)} & {"published-changed"}
