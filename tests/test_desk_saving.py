"""The desk opens and saves files below content/, and loses nothing of anybody's.

In: gazette.desk.listing, saving, form.
Out: facts.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gazette import read
from gazette.desk.changes import Edits, Unchangeable
from gazette.desk.form import described, filled, given
from gazette.desk.listing import issues, notices, used_before
from gazette.desk.saving import NEW, Conflict, Opened, digest, opened, restored, saved, schema_of
from gazette.fields import ISSUE, NOTICE

ROOT = Path(__file__).resolve().parent.parent
FILE = "2026-01/03-zf-2026-5.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the specimen."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def lock(content: Path) -> None:
    """Bind an issue, as far as the desk can see."""
    (content / "2026-01/published.lock").write_text("version 1\n")


def test_issues_and_notices_are_listed(content: Path) -> None:
    """The newest issue first, its notices in printed order."""
    lock(content)
    rows = issues(content)
    assert [(row.name, str(row.called), row.state, row.locked) for row in rows] == [
        ("2026-03", "2026年第3期", "draft", False),
        ("2026-02", "2026年第2期", "published", False),
        ("2026-01", "2026年第1期", "published", True),
    ]
    first, *_, last = notices(content, "2026-01")
    assert (first.file, first.number, first.kind, first.section) == (
        "2026-01/01-zf-2026-1.md",
        "示政发〔2026〕1号",
        "通知",
        "县政府文件",
    )
    assert last.file > first.file
    (content / "2026-01/00-x.md").write_bytes("标题：甲".encode("gbk"))
    assert notices(content, "2026-01")[0].title == ""


def test_what_is_saved_is_on_the_disk(content: Path) -> None:
    """The digest of what was saved is that of the next save."""
    one = opened(content, FILE)
    made = saved(content, FILE, one.digest, Edits({"title": "甲"}))
    assert isinstance(made, Opened)
    assert (content / FILE).read_bytes() == made.data
    assert "标题: 甲\n".encode() in made.data
    again = saved(content, FILE, made.digest, Edits({"title": "乙"}))
    assert isinstance(again, Opened)
    assert not list(content.rglob("*.new"))


def test_a_file_that_changed_meanwhile_is_not_written_over(content: Path) -> None:
    """Both versions are given; who has seen them may choose."""
    one = opened(content, FILE)
    theirs = one.data.replace("文种: 决定".encode(), "文种: 通知".encode())
    (content / FILE).write_bytes(theirs)
    found = saved(content, FILE, one.digest, Edits({"title": "甲"}))
    assert isinstance(found, Conflict)
    assert (content / FILE).read_bytes() == theirs == found.theirs.data
    assert "文种: 通知\n".encode() in found.mine
    assert [row for row in found.rows if row[0] in "+-"] == [
        "-标题: 示例县人民政府关于废止部分行政规范性文件的决定",
        "+标题: 甲",
    ]
    made = saved(content, FILE, found.theirs.digest, Edits({"title": "甲"}))
    assert isinstance(made, Opened)
    assert made.data == found.mine
    (content / FILE).unlink()
    gone = saved(content, FILE, made.digest, Edits(text="甲"))
    assert isinstance(gone, Conflict)
    assert (gone.theirs.data, gone.mine) == (b"", "甲".encode())
    (content / FILE).write_text("---\na: [\n---\n")
    broken = saved(content, FILE, made.digest, Edits({"title": "甲"}))
    assert isinstance(broken, Conflict)
    assert broken.mine == b""


def test_a_new_file_is_made_but_never_over_another(content: Path) -> None:
    """Who makes it thinks that it is not there."""
    made = saved(content, "2026-03/20-a.md", NEW, Edits(text="---\n标题: 甲\n---\n"))
    assert isinstance(made, Opened)
    assert isinstance(saved(content, "2026-03/20-a.md", NEW, Edits(text="乙")), Conflict)
    with pytest.raises(Unchangeable) as error:
        saved(content, "2026-09/01-a.md", NEW, Edits(text="乙"))
    assert "2026-09" in str(error.value.what)


def test_what_is_published_is_told_and_not_changed(content: Path) -> None:
    """The lawful ways are named; what only becomes known later may still be added."""
    lock(content)
    one = opened(content, FILE)
    for edits in (Edits({"title": "甲"}), Edits(body="甲"), Edits(text="甲")):
        with pytest.raises(Unchangeable) as error:
            saved(content, FILE, one.digest, edits)
        assert "已经出版" in str(error.value.what)
        assert "correct" in str(error.value.mend)
    with pytest.raises(Unchangeable):
        restored(content, FILE, one.digest, b"---\n---\n")
    row = {"日期": "2026-04-01", "内容": "“甲”误作“乙”"}
    assert isinstance(saved(content, FILE, one.digest, Edits({"web_errata": (row,)})), Opened)


def test_an_old_version_comes_back_as_it_was(content: Path) -> None:
    """To the byte, as a change of what is there."""
    one = opened(content, FILE)
    old = one.data.replace(b"\n", b"\r\n")
    made = restored(content, FILE, one.digest, old)
    assert isinstance(made, Opened)
    assert (content / FILE).read_bytes() == old
    assert isinstance(restored(content, FILE, one.digest, one.data), Conflict)


@pytest.mark.parametrize(
    "file",
    [
        "../a.md",
        "2026-01/../../a.md",
        "/etc/passwd",
        "2026-01",
        "2026-01/",
        "2026-01/a/b.md",
        "2026-01/README.md",
        "2026-01/published.lock",
        "2026-01/a.pdf",
        "2026-01/.a.md",
        "2026-01/a\\b.md",
        "2026-01/a\0.md",
        "2026-01/gazette.yaml",
        "README.md",
        "published.log",
        "_notes/a.md",
        ".git/a.md",
    ],
)
def test_no_other_file_is_read_or_written(content: Path, file: str) -> None:
    """A notice or the fields of an issue, in the folder of an issue; the masthead."""
    with pytest.raises(Unchangeable):
        opened(content, file)
    with pytest.raises(Unchangeable):
        saved(content, file, NEW, Edits(text="甲"))


def test_no_link_is_followed(content: Path, tmp_path: Path) -> None:
    """Neither a file that is one, nor a folder, nor the name under which a file is written."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("---\n标题: 甲\n---\n")
    (outside / "issue.yaml").write_text("年份: 2026\n")
    (content / "2026-01/90-a.md").symlink_to(outside / "a.md")
    (content / "2026-04").symlink_to(outside)
    kept = {path: path.read_bytes() for path in outside.iterdir()}
    for file in ("2026-01/90-a.md", "2026-04/a.md", "2026-04/b.md"):
        with pytest.raises(Unchangeable):
            saved(content, file, NEW, Edits(text="乙"))
        with pytest.raises(Unchangeable):
            opened(content, file)
    one = opened(content, FILE)
    (content / f"{FILE}.new").symlink_to(outside / "a.md")
    with pytest.raises(Unchangeable) as error:
        saved(content, FILE, one.digest, Edits({"title": "乙"}))
    assert "链接" in str(error.value.what)
    assert {path: path.read_bytes() for path in outside.iterdir()} == kept


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(content: Path) -> None:
    """In words."""
    (content / "2026-01").chmod(0o555)
    one = opened(content, FILE)
    with pytest.raises(Unchangeable) as error:
        saved(content, FILE, one.digest, Edits({"title": "乙"}))
    assert "没有权限" in str(error.value.what)


def test_a_file_of_another_encoding_is_never_rewritten(content: Path) -> None:
    """It is told which one it is."""
    data = "---\n标题: 甲\n---\n".encode("gbk")
    (content / FILE).write_bytes(data)
    one = opened(content, FILE)
    with pytest.raises(Unchangeable) as error:
        filled(one.data, NOTICE, str)
    assert "GBK" in str(error.value.what)
    for edits in (Edits({"title": "乙"}), Edits(text="乙")):
        with pytest.raises(Unchangeable):
            saved(content, FILE, digest(data), edits)
    assert (content / FILE).read_bytes() == data


def test_what_is_no_value_is_no_edit() -> None:
    """A number, a flag, a field that there is not: none takes a field away."""
    assert given({"title": 3, "cc": True, "x": "a", "kind": None}, NOTICE) == {"kind": None}


def test_what_the_form_shows_is_what_was_written(content: Path) -> None:
    """Sent back as it is, it changes nothing, in any file of the specimen."""
    for file in (*sorted(content.glob("2026-*/*.md")), *sorted(content.rglob("*.yaml"))):
        name = file.relative_to(content).as_posix()
        schema = schema_of(name)
        one = opened(content, name)
        told = filled(one.data, schema, str)
        assert (told["told"], told["others"]) == (None, [])
        edits = Edits(given(told["fields"], schema), told["body"])
        assert saved(content, name, one.digest, edits) == one


def test_the_form_asks_for_every_field_in_the_editors_words(content: Path) -> None:
    """What may be chosen is offered, and what was written before."""
    head, _ = read.masthead(content)
    asked = {one["key"]: one for one in described(NOTICE, head, used_before(content, 8), str)}
    assert list(asked) == [one.key for one in NOTICE]
    assert (asked["title"]["label"], asked["title"]["required"]) == ("标题", True)
    assert [one["value"] for one in asked["section"]["choices"]] == list(
        head.sections if head else ()
    )
    assert asked["dated"]["type"] == "day"
    assert asked["kind"]["suggestions"][0] == "通知"
    assert "各乡镇人民政府，县直各有关单位" in asked["addressees"]["suggestions"]
    assert [one["label"] for one in asked["annexes"]["fields"]] == ["名称", "文件", "略", "付印"]
    state = next(one for one in described(ISSUE, head, {}, str) if one["key"] == "state")
    assert state["choices"][0] == {"value": "draft", "label": "草稿"}


@pytest.mark.parametrize(
    ("text", "others", "told"),
    [
        (
            "---\n标题: 甲\n附件: 无\n主送机关: [甲, 乙]\n错字: 1\n---\n",
            ["annexes", "addressees", "错字"],
            "",
        ),
        ("---\n标题：甲\n---\n", None, "文件头有读不懂的行"),
        ("正文", None, "没有文件头"),
    ],
)
def test_what_no_form_can_show_is_left_to_the_whole_text(
    text: str, others: list[str] | None, told: str
) -> None:
    """It is named, and never guessed at."""
    found = filled(text.encode(), NOTICE, str)
    assert found.get("others") == others
    assert (found["told"] or {"what": ""})["what"].startswith(told)
    assert found["text"] == text
