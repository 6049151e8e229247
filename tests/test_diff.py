"""The command diff: what readers would see otherwise, from the site or a commit to the files.

In: the gazette of tests/sites/correction, built or committed, then edited.
Out: facts about gazette.build.site_changes, snapshot, snapshot_sources and cli.diff.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gazette import cli
from gazette.build import snapshot_sources
from gazette.build.checking import opened
from gazette.build.context import Run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SITES = sorted(path.parent for path in (ROOT / "tests/sites").glob("*/content"))
FIRST = "2026-01/01-zf-2026-1.md"

Ran = tuple[int, str, str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the gazette and build its site, without print."""
    made = Path(shutil.copytree(ROOT / "tests/sites/correction/content", tmp_path / "content"))
    assert built(made) == 0
    return made


def built(content: Path) -> int:
    """Build a site beside its content; return the exit status."""
    folders = ["--content", str(content), "--output", str(content.parent / "output")]
    return cli.main(["build", "--no-print", "--no-search", *folders])


@pytest.fixture
def diff(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs the command: its exit status, what it said, what it complained of."""

    def run(*given: str, of: Path = content) -> Ran:
        capfd.readouterr()
        folders = ["--content", str(of), "--output", str(of.parent / "output")]
        status = cli.main(["diff", *given, *folders])
        return status, *capfd.readouterr()

    return run


def edit(path: Path, before: str, after: str) -> None:
    """Change a file in one place, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize("site", SITES, ids=lambda path: path.name)
def test_what_is_published_as_it_stands_differs_in_nothing(
    site: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The data of a site say of every field, unit, file and address what the files say."""
    made = Path(shutil.copytree(site / "content", tmp_path / "content", symlinks=True))
    built(made)
    folders = ["--content", str(made), "--output", str(tmp_path / "output")]
    for kept in (True, False):  # what the build has kept says it at once; without it all is read
        if not kept:
            shutil.rmtree(tmp_path / ".output.press")
        capfd.readouterr()
        assert cli.main(["diff", "--lang", "zh-Hans", *folders]) == 0
        assert capfd.readouterr().out == "读者看到的没有改动。\n"


def test_only_what_has_changed_since_is_read(content: Path) -> None:
    """The build keeps of which files the site shows each issue."""
    folders = (content.parent / "output", ROOT / "layouts", ROOT / "static")
    run = Run(content, *folders)

    def unchanged() -> set[str]:
        with opened(run, lambda *_: None) as (context, _, issues):
            return set(snapshot_sources.unchanged(context.cache, issues))

    assert unchanged() == {"2026-01", "2026-02"}
    edit(content / FIRST, "合法权宜", "合法权益")
    assert unchanged() == {"2026-02"}


def test_a_word_a_field_and_a_file_are_told_at_their_place(
    content: Path, diff: Callable[..., Ran]
) -> None:
    """With the words beside them, both readings, and the name of the field."""
    edit(content / FIRST, "合法权宜", "合法权益")
    edit(content / FIRST, "文种: 通知", "文种: 决定")
    edit(content / "2026-01/issue.yaml", "期号: 1\n", "期号: 1\n总期号: 7\n")
    status, said, _ = diff()
    assert status == 0
    lines = said.splitlines()
    assert lines[0] == "2026-01 的封面、目录有改动："
    assert lines[1] == "  总期号: {+7+}"
    assert "改动 1 件：" in lines
    assert "    文种: [-通知-] {+决定+}" in lines
    text = next(line for line in lines if "#art-" in line)
    assert "合法权[-宜-]{+益+}" in text
    made: dict[str, Any] = json.loads(diff("--json")[1])
    changed = made["changed"][0]
    assert changed["fields"] == [{"key": "kind", "before": "通知", "after": "决定"}]
    assert {"kind": "added", "text": "益"} in [
        dict(zip(("kind", "text"), part, strict=True)) for part in changed["texts"][0]["parts"]
    ]


def test_a_paragraph_that_is_put_in_leaves_the_others_alone(
    content: Path, diff: Callable[..., Ran]
) -> None:
    path = content / FIRST
    head, fence, body = path.read_text(encoding="utf-8").partition("---\n\n")
    path.write_text(f"{head}{fence}新的一段。\n\n{body}", encoding="utf-8")
    made = json.loads(diff("--json")[1])
    assert [one["parts"] for one in made["changed"][0]["texts"]] == [[["added", "新的一段。"]]]
    assert made["dying"] == []


def test_an_address_that_would_die_is_named(content: Path, diff: Callable[..., Ran]) -> None:
    """That of a number, of a unit, of a notice; the exit status is then 1, until it is an alias."""
    path = content / FIRST
    edit(path, "示政发〔2026〕1号", "示政发〔2026〕9号")
    status, said, _ = diff()
    assert status == 1
    told = said[said.index("会失效的网址 2 个") :]
    assert "  /2026-01/zf-2026-1/\n" in told
    assert "  /numbers/zf/2026/1/\n" in told
    assert "新增 1 件：\n  /2026-01/zf-2026-9/ 示政发〔2026〕9号 " in said
    aliases = "曾用网址: [/2026-01/zf-2026-1/, /numbers/zf/2026/1/]\n"
    edit(path, "文种: ", f"{aliases}文种: ")
    status, said, _ = diff()
    assert (status, "会失效" in said) == (0, False)
    (content / "2026-01/02-zf-2026-2.md").unlink()
    status, said, _ = diff()
    assert (status, "  /2026-01/zf-2026-2/\n" in said) == (1, True)
    assert "#" not in said[said.index("会失效") :]


def test_the_order_is_seen(content: Path, diff: Callable[..., Ran]) -> None:
    path = content / FIRST
    path.rename(path.with_name("08-zf-2026-1.md"))
    status, said, _ = diff()
    assert status == 0
    assert said.count("次序变了") == 1


def test_a_draft_is_compared_where_it_is_named(content: Path, diff: Callable[..., Ran]) -> None:
    """Before it is published its editor sees what readers will."""
    edit(content / "2026-02/issue.yaml", "已出版", "draft")
    built(content)
    status, said, wrong = diff()
    assert (status, said) == (0, "读者看到的没有改动。\n")
    assert "写 diff 2026-02" in wrong
    status, said, wrong = diff("2026-02")
    assert (status, wrong) == (0, "")
    assert said.startswith("新增一期：2026-02\n新增 ")
    assert diff("2026-09")[0] == 2


def git(folder: Path, *arguments: str) -> None:
    """Run git, as nobody in particular."""
    who = ("-c", "user.name=n", "-c", "user.email=n@gazette.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_a_commit_is_compared_too(content: Path, diff: Callable[..., Ran]) -> None:
    """Without any site; of what was not content then nothing is known."""
    shutil.rmtree(content.parent / "output")
    status, _, wrong = diff("--since", "HEAD")
    assert (status, "不在 git 版本库里" in wrong) == (1, True)
    git(content, "init", "-q")
    git(content, "add", ".")
    git(content, "commit", "-q", "-m", "a")
    edit(content / FIRST, "合法权宜", "合法权益")
    status, said, _ = diff("--since", "HEAD")
    assert (status, "[-宜-]{+益+}" in said) == (0, True)
    git(content, "commit", "-q", "-a", "-m", "b")
    assert diff("--since", "HEAD")[1] == "读者看到的没有改动。\n"
    assert "合法权" in diff("--since", "HEAD~1", "--lang", "en")[1]
    for name in ("nothing", "--output=x", "HEAD~9"):
        status, _, wrong = diff(f"--since={name}")
        assert (status, f"git 里没有 `{name}`" in wrong) == (1, True)


def test_before_the_first_site_everything_is_new(content: Path, diff: Callable[..., Ran]) -> None:
    """Even where the build has kept that its issues were shown; drafts are named, and left out."""
    shutil.rmtree(content.parent / "output")
    shutil.copytree(content / "2026-01", content / "2026-09")
    edit(content / "2026-09/issue.yaml", "期号: 1", "期号: 9")
    edit(content / "2026-09/issue.yaml", "已出版", "草稿")
    status, said, wrong = diff()
    assert (status, said.startswith("新增一期：2026-01\n")) == (0, True)
    assert "新增 " in said
    assert "2026-09" not in said
    assert "还没有发布过网站" in wrong
    assert "草稿 2026-09 没有比" in wrong
    assert json.loads(diff("--json")[1])["issues_added"][0] == "2026-01"


def test_without_a_site_or_git_the_way_out_is_told(
    content: Path, diff: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that is damaged is none."""
    index = content.parent / "output/data/gazette.json"
    index.write_text('{"issues": [{"ident": 1}]}', encoding="utf-8")
    status, _, wrong = diff()
    assert (status, "数据读不出来" in wrong, "先运行 build" in wrong) == (1, True, True)
    index.write_bytes(b"\xff")
    assert "没有已发布的网站" in diff()[2]
    monkeypatch.setenv("PATH", str(content))
    status, _, wrong = diff("--since", "HEAD")
    assert (status, "没有 git" in wrong) == (1, True)
