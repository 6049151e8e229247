"""The command rename: numbers, ids, places and names of files, with what led to them before.

In: the specimen, its first two issues published and not locked, its third a draft.
Out: facts about gazette.drafting.renaming, moving, target and cli.rename.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazette import cli
from gazette.build import inspect
from gazette.build.context import Run
from gazette.model import Grade

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
Ran = tuple[int, str, str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the specimen."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def rename(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs the command: its exit status, what it said, what it complained of."""

    def run(*given: str) -> Ran:
        capfd.readouterr()
        folders = ["--content", str(content), "--output", str(content.parent / "output")]
        status = cli.main(["rename", *given, *folders])
        return status, *capfd.readouterr()

    return run


def wrong(content: Path) -> list[str]:
    """Return the rules of what is to be mended."""
    run = Run(content, content.parent / "output", ROOT / "layouts", ROOT / "static")
    found = inspect(run, lambda *_: None)
    return [one.rule for one in found if one.grade is Grade.MEND]


def files(content: Path) -> dict[str, bytes]:
    """Return every file of a gazette."""
    found = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[set[str], set[str]]:
    """Return the files that are gone or otherwise, and those that have come."""
    gone = {name for name, data in before.items() if after.get(name) != data}
    return gone, {name for name, data in after.items() if before.get(name) != data}


def test_a_published_number_leaves_its_addresses_behind(
    content: Path, rename: Callable[..., Ran]
) -> None:
    """Three lines of one file change, and its name; others that name the number are told."""
    before = files(content)
    status, said, told = rename("示政发〔2026〕1号", "--number", "示政发〔2026〕4号")
    assert status == 0
    assert "旧网址 /2026-01/zf-2026-1/ 转到新的网址\n" in said
    assert "2026-01/01-zf-2026-1.md → 2026-01/01-zf-2026-4.md\n" in said
    assert "2026-02/04-zf-2026-11.md" in told
    old, new = "2026-01/01-zf-2026-1.md", "2026-01/01-zf-2026-4.md"
    after = files(content)
    assert changed(before, after) == ({old}, {new})
    was, now = before[old].decode().split("\n"), after[new].decode().split("\n")
    assert [line for line in was if line not in now] == ["number: 示政发〔2026〕1号"]
    assert [line for line in now if line not in was] == [
        "number: 示政发〔2026〕4号",
        "aliases:",
        '  - "/2026-01/zf-2026-1/"',
        '  - "/numbers/zf/2026/1/"',
    ]
    assert wrong(content) == []
    status, said, _ = rename("2026-01/01-zf-2026-4.md", "--number", "1")
    assert status == 0
    text = (content / old).read_text(encoding="utf-8")
    assert 'aliases:\n  - "/2026-01/zf-2026-4/"\n  - "/numbers/zf/2026/4/"\n' in text
    assert wrong(content) == []


def test_a_draft_has_no_former_addresses(content: Path, rename: Callable[..., Ran]) -> None:
    """Nobody has seen them; its number may go where there was none, its id where there is one."""
    status, said, told = rename("tg-2026-3", "--id", "tg-2026-9")
    assert (status, told) == (0, "")
    assert said == (
        "2026-03/01-tg-2026-3.md: id: tg-2026-9\n"
        "2026-03/01-tg-2026-3.md → 2026-03/01-tg-2026-9.md\n"
    )
    assert rename("tg-2026-9", "--number", "示政发〔2026〕16号")[0] == 0
    text = (content / "2026-03/01-zf-2026-16.md").read_text(encoding="utf-8")
    assert text.startswith("---\nnumber: 示政发〔2026〕16号\ntitle: ")
    assert wrong(content) == []


def test_others_make_room(content: Path, rename: Callable[..., Ran]) -> None:
    """Only those in the way move, and their text stays as it is."""
    before = files(content)
    status, said, _ = rename("示政发〔2026〕14号", "--order", "1")
    assert (status, len(said.splitlines())) == (0, 3)
    gone, come = changed(before, files(content))
    assert gone == {
        f"2026-03/{name}" for name in ("01-tg-2026-3.md", "02-zbf-2026-27.md", "03-zf-2026-14.md")
    }
    assert come == {
        f"2026-03/{name}" for name in ("01-zf-2026-14.md", "02-tg-2026-3.md", "03-zbf-2026-27.md")
    }
    rename("01-zf-2026-14.md", "--order", "9")
    assert (content / "2026-03/09-zf-2026-14.md").is_file()
    assert (content / "2026-03/02-tg-2026-3.md").is_file()
    assert rename("tg-2026-3", "--file", "01-tg-2026-3.md")[0] == 0
    assert wrong(content) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("示政发〔2026〕1号",), "没有要改的\n  mend: 写上 --number"),
        (("示政发〔2026〕1号", "--number", "1"), "没有要改的"),
        (("示政发〔2026〕1号", "--number", "3"), "已经是 `2026-01/02-zf-2026-3.md` 的"),
        (("示政发〔2026〕1号", "--number", "示政发[2026]4号"), "写成 示政发〔2026〕4号"),
        (("示政发〔2026〕1号", "--number", "国发〔2026〕4号"), "现有：示政发、示政办发"),
        (("示政发〔2026〕1号", "--id", "tg-2026-7"), "mend: 改文号用 --number"),
        (("tg-2026-3", "--id", "TG"), "只用小写字母"),
        (("tg-2026-1", "--id", "gg-2026-1"), "`gg-2026-1` 已经是"),
        (("tg-2026-3", "--file", "02-zbf-2026-27.md"), "`2026-03/02-zbf-2026-27.md` 已经有了"),
        (("tg-2026-3", "--file", "../a.md"), "不能作文件名"),
        (("tg-2026-3", "--file", "a.txt"), "不能作文件名"),
        (("tg-2026-3", "--file", "README.md"), "不能作文件名"),
        (("示政发〔2026〕99号", "--number", "4"), "本库没有"),
        (("09-nothing.md", "--order", "4"), "本库没有"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(
    content: Path, rename: Callable[..., Ran], given: tuple[str, ...], said: str
) -> None:
    before = files(content)
    status, out, told = rename(*given)
    assert (status, out) == (1, "")
    assert said in told
    assert files(content) == before


def test_a_locked_issue_is_left_alone(content: Path, rename: Callable[..., Ran]) -> None:
    """The lawful way is told."""
    facts = ("gazette-lock 1", "issue 2026-01", "version 1", "log -", "key -", "codes -")
    lines = "".join(f"# {fact}\n" for fact in (*facts, "pages 0 0"))
    (content / "2026-01/published.lock").write_text(lines, encoding="utf-8")
    text = "# gazette-text 1\taddress\tsalt\ttext\n"
    (content / "2026-01/published.txt").write_text(text, encoding="utf-8")
    before = files(content)
    status, _, told = rename("示政发〔2026〕1号", "--number", "4")
    assert (status, "publish 2026-01 --again" in told) == (1, True)
    assert files(content) == before


def test_a_file_that_cannot_be_renamed_leaves_all_as_it_was(
    content: Path, rename: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number that was written already goes back, and so do files that made room."""
    before = files(content)
    usual = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "01-tg-2026-3.md":
            raise OSError(28, "No space left on device", str(self))
        return usual(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    status, _, told = rename("示政发〔2026〕14号", "--order", "1")
    assert (status, "磁盘已满" in told) == (1, True)
    assert files(content) == before
    status, _, told = rename("tg-2026-3", "--id", "tg-2026-8")
    assert (status, "没有改名，文件都还是原来的样子" in told) == (1, True)
    assert files(content) == before


def test_a_front_matter_with_faults_is_not_edited(
    content: Path, rename: Callable[..., Ran]
) -> None:
    path = content / "2026-03/01-tg-2026-3.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: 通告", "kind 通告"), encoding="utf-8")
    before = files(content)
    status, _, told = rename("tg-2026-3", "--id", "tg-2026-8", "--lang", "en")
    assert (status, "mend: " in told) == (1, True)
    assert files(content) == before
