"""The command list: issues, notices, numbers and gaps, aligned or as JSON.

In: the specimen; the gazette of tests/sites/correction, set and published.
Out: facts about gazette.build.holdings, cli.list_, cli.table and cli.json_output.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gazette import cli
from gazette.cli.table import cells, table

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/sites/correction/content"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Return what runs a command upon a folder: its exit status, output, errors."""

    def ran(content: Path, *given: str) -> tuple[int, str, str]:
        capfd.readouterr()
        folders = ["--content", str(content), "--output", str(tmp_path / "output")]
        status = cli.main([*given, *folders])
        return status, *capfd.readouterr()

    return ran


def test_issues_stand_in_columns(run: Callable[..., tuple[int, str, str]]) -> None:
    """Chinese characters are two cells wide; what is not known is a dash."""
    status, said, wrong = run(ROOT / "content", "list")
    assert (status, wrong) == (0, "")
    head, first, _, last = said.splitlines()
    assert head.split() == ["期", "总期号", "出版日期", "状态", "件数", "页数"]
    assert first.split() == ["2026-01", "25", "2026-04-10", "已出版，未锁定", "15", "—"]
    assert last.split() == ["2026-03", "27", "2026-10-10", "草稿", "3", "—"]
    ends = [cells(line[: line.index(word)]) for line, word in ((head, "件数"), (first, "15 "))]
    assert ends[0] == ends[1]


def test_numbers_tell_their_gaps(run: Callable[..., tuple[int, str, str]]) -> None:
    """One behind which an issue is missing may be there that the number stands."""
    _, said, _ = run(ROOT / "content", "list", "numbers")
    assert said.splitlines()[1].split() == ["示政发", "2026", "1-3、5-12、14", "4、13"]
    _, said, _ = run(ROOT / "content", "list", "numbers", "--lang", "en")
    assert said.splitlines()[0].split() == [
        "Series",
        "of",
        "numbers",
        "year",
        "printed",
        "not",
        "printed",
    ]


def test_notices_of_an_issue_are_listed_with_their_status(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    _, said, _ = run(ROOT / "content", "list", "notices", "--issue", "2026-01")
    lines = said.splitlines()
    assert len(lines) == 16
    assert lines[1].split()[:5] == [
        *("2026-01/01-zf-2026-1.md", "示政发〔2026〕1号", "2026-01-09", "—", "部分修改"),
    ]
    status, _, wrong = run(ROOT / "content", "list", "--issue", "2026-09")
    assert (status, "没有 2026-09 这一期；是不是 2026-0" in wrong) == (2, True)


def test_pages_are_those_of_the_last_print(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    """Of an issue that is not set anew nothing is said; of a locked one its lock says them."""
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))

    def pages() -> list[int]:
        status, said, _ = run(content, "list", "--json")
        assert status == 0
        return [one["pages"] for one in json.loads(said)["issues"]]

    assert pages() == [0, 0]
    run(content, "check")
    first = pages()
    assert all(first)
    path = next(content.glob("2026-02/*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    assert pages() == [first[0], 0]
    assert run(content, "publish", "2026-01")[0] == 0
    shutil.rmtree(tmp_path / ".output.press")
    assert pages() == [first[0], 0]
    _, said, _ = run(content, "list")
    assert said.splitlines()[1].split()[3] == "已出版"


def test_json_has_one_form(run: Callable[..., tuple[int, str, str]]) -> None:
    """Days, numbers and words as text; what is not known is null."""
    status, said, _ = run(ROOT / "content", "list", "--json", "--issue", "2026-03")
    assert status == 0
    made: dict[str, Any] = json.loads(said)
    assert [*made] == ["schema_version", "command", "day", "issues", "notices", "numbers"]
    assert made["command"] == "list"
    assert made["issues"] == [
        {
            "id": "2026-03",
            "serial": "27",
            "published": "2026-10-10",
            "state": "draft",
            "notices": 3,
            "pages": 0,
        }
    ]
    first = made["notices"][0]
    assert (first["address"], first["pages"]) == ("/2026-03/tg-2026-3/", None)
    assert made["numbers"][0]["gaps"][0] == {
        "first": "示政发〔2026〕4号",
        "last": "示政发〔2026〕4号",
        "known": True,
    }


def test_a_gazette_that_cannot_be_read_is_told(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    content = tmp_path / "content"
    status, _, wrong = run(content, "list")
    assert (status, "没有" in wrong) == (2, True)
    content.mkdir()
    status, said, wrong = run(content, "list")
    assert (status, said) == (1, "")
    assert "gazette.yaml 读不出来\n  mend: 运行 check" in wrong
    shutil.copy(SMALL / "gazette.yaml", content)
    assert run(content, "list")[:2] == (0, "期  总期号  出版日期  状态  件数  页数\n")


def test_columns_stand_below_one_another_where_a_dash_is_narrow() -> None:
    """On a terminal it is as wide as a letter, and what is set above a letter takes no room."""
    rows = [*table([("期", "总期号", "页"), ("1", "—", "“a”e\u0301"), ("长", "…", "b")])]
    assert rows == ["期  总期号  页", "1   —       “a”e\u0301", "长  …       b"]
    assert [cells(text) for text in ("—", "“”", "e\u0301", "期")] == [1, 2, 1, 2]


def test_a_table_ends_no_line_with_blanks() -> None:
    assert [*table([("文号", "b"), ("a", ""), ("", "长")])] == ["文号  b", "a", "      长"]
