"""Problems in forms for other programs, and a command line that speaks the editor's language.

In: the fixtures of the rules; wrong command lines.
Out: facts about gazette.cli.problem_formats, help_texts and usage_errors.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from waiting import LIMIT

from gazette import __version__, cli
from gazette.model import Grade, Place, Rule, message
from gazette.preview.state import problem_row

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
RULES = ROOT / "tests/rules"
CASES = sorted(path.name for path in RULES.iterdir() if path.name != "base")
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")

Ran = tuple[int, str, str]


@pytest.fixture
def run(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Return what runs a command where content/ is: its exit status, output, errors."""
    monkeypatch.chdir(tmp_path)

    def ran(*given: str) -> Ran:
        capfd.readouterr()
        status = cli.main(list(given))
        return status, *capfd.readouterr()

    return ran


def laid(case: str, folder: Path) -> None:
    """Lay a rule's fixture over the base."""
    shutil.copytree(RULES / "base/content", folder / "content")
    shutil.copytree(RULES / case / "content", folder / "content", symlinks=True, dirs_exist_ok=True)


FOLDERS = ("--content", "content", "--output", "output")
PRESS = ("--layouts", str(ROOT / "layouts"), "--static", str(ROOT / "static"))
CHECK = ("check", "--no-print", *FOLDERS, *PRESS)


@pytest.mark.parametrize("case", CASES)
def test_each_form_tells_every_problem_at_its_place(
    case: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    """The same places, rules and grades, whatever the form; nothing else on standard output."""
    laid(case, tmp_path)
    status, said, wrong = run(*CHECK, "--json")
    made = json.loads(said)
    assert [*made] == ["schema_version", "command", "problems", "mend", "look"]
    assert status == int(made["mend"] > 0)
    assert len(wrong.splitlines()) == 1
    rows = made["problems"]
    unseen = case.startswith(("print-", "import-")) or (RULES / case / "static").is_dir()
    assert unseen or case in {one["rule"] for one in rows}
    places = [(one["file"], one["line"], one["rule"], one["grade"] == "mend") for one in rows]

    sarif = json.loads(run(*CHECK, "--format", "sarif")[1])
    assert places == [sarif_place(one) for one in sarif_run(sarif)["results"]]
    report = json.loads(run(*CHECK, "--format", "gitlab")[1])
    assert places == [
        (
            one["location"]["path"],
            one["location"]["lines"]["begin"],
            one["check_name"],
            one["severity"] == "major",
        )
        for one in report
    ]
    assert len({one["fingerprint"] for one in report}) == len(report)
    lines = run(*CHECK, "--format", "github")[1].splitlines()
    assert places == [github_place(line) for line in lines]


def sarif_run(log: dict[str, Any]) -> dict[str, Any]:
    """Return the only run of a log, which has the keys that SARIF 2.1.0 asks for (§3.13, 3.14)."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gazette", __version__)
    assert one["columnKind"] == "unicodeCodePoints"
    for result in one["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert set(result) == {
            *("ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"),
        }
    return dict(one)


def sarif_place(result: dict[str, Any]) -> tuple[str, int, str, bool]:
    """Return where a result is: a relative URI, a region from 1 whose end is behind its start."""
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    region, uri = physical["region"], physical["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not uri.startswith("/")
    assert 1 <= region["startColumn"] < region["endColumn"]
    assert "\nmend: " in result["message"]["text"]
    return unquote(uri), region["startLine"], result["ruleId"], result["level"] == "error"


def github_place(line: str) -> tuple[str, int, str, bool]:
    """Return where an annotation is, as GitHub's runner takes a workflow command apart."""
    match = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line)
    assert match
    at = dict(pair.split("=", 1) for pair in match[2].split(","))
    assert "%0Amend: " in match[3]
    file = at["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
    return file, int(at["line"]), at["title"], match[1] == "error"


def test_a_fingerprint_outlives_a_move(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """A line that is put in above a Problem makes no other one of it."""
    laid("date-unreadable", tmp_path)
    before = json.loads(run(*CHECK, "--format", "gitlab")[1])
    path = tmp_path / before[0]["location"]["path"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", "---\n# 给编辑看的\n", 1), encoding="utf-8")
    after = json.loads(run(*CHECK, "--format", "gitlab")[1])
    assert before[0]["location"]["lines"] != after[0]["location"]["lines"]
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_two_that_say_the_same_have_two_fingerprints(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    """Else one of them would be taken for the other."""
    shutil.copytree(RULES / "base/content", tmp_path / "content")
    path = next((tmp_path / "content/2026-01").glob("01-*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", "---\n不是字段\n不是字段\n", 1), encoding="utf-8")
    report = json.loads(run(*CHECK, "--format", "gitlab")[1])
    alike = [one for one in report if one["check_name"] == "front-matter-unreadable"]
    assert len(alike) == 2
    assert len({one["fingerprint"] for one in alike}) == 2


def test_nothing_wrong_is_told_as_nothing(tmp_path: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(RULES / "base/content", tmp_path / "content")
    issue = tmp_path / "content/2026-01/issue.yaml"
    text = issue.read_text(encoding="utf-8")
    issue.write_text(text.replace("published\n", "draft\n"), encoding="utf-8")
    assert run(*CHECK, "--format", "github")[:2] == (0, "")
    assert json.loads(run(*CHECK, "--format", "gitlab")[1]) == []
    assert json.loads(run(*CHECK, "--format", "sarif")[1])["runs"][0]["results"] == []


def test_an_issue_is_checked_by_its_name(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Or by its folder; what stands elsewhere is left out."""
    laid("date-unreadable", tmp_path)
    whole = json.loads(run(*CHECK, "--json")[1])["problems"]
    for name in ("2026-01", "content/2026-01"):
        assert json.loads(run(*CHECK, "--json", name)[1])["problems"] == whole
    status, _, wrong = run(*CHECK, "2026-07")
    assert (status, "没有 2026-07 这一期" in wrong) == (2, True)
    assert run(*CHECK, "content")[0] == 2


def test_a_check_tells_of_the_rules_that_are_named(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """What else is wrong is not told, and does not fail it."""
    laid("date-unreadable", tmp_path)
    status, said, _ = run(*CHECK, "--json", "--rule", "date-unreadable")
    assert (status, {one["rule"] for one in json.loads(said)["problems"]}) == (
        1,
        {"date-unreadable"},
    )
    assert run(*CHECK, "--rule", "published-changed", "--rule", "published-log")[0] == 0
    status, _, wrong = run(*CHECK, "--rule", "nothing")
    assert (status, "没有 nothing 这条规则" in wrong) == (2, True)


def test_a_problem_has_one_form_of_json(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """That of the commands, of the preview, of the desk, and of the README."""
    laid("date-unreadable", tmp_path)
    (row, *_) = json.loads(run(*CHECK, "--json")[1])["problems"]
    made = Rule("a", Grade.MEND, "", "", "").problem(Place("b", 2, 3), message("c"), message("d"))
    assert [*row] == [*made.described(str)]
    assert [*problem_row(made, str, None)] == [*row, "block"]
    assert made.described(str)["grade"] == "mend"
    documented = (ROOT / "gazette/README.md").read_text(encoding="utf-8")
    (line,) = re.findall(
        r"\| `check`, `build --format json` \| `problems` \((.+?)\), `mend`", documented
    )
    assert re.findall("`([a-z]+)`", line) == [*row]


def test_a_build_tells_in_the_same_forms(tmp_path: Path, run: Callable[..., Ran]) -> None:
    laid("date-unreadable", tmp_path)
    quick = ("--no-print", "--no-search")
    status, said, wrong = run("build", *FOLDERS, *PRESS, *quick, "--format", "json")
    made = json.loads(said)
    assert (status, made["command"], made["mend"]) == (1, "build", 3)
    assert "没有发布" in wrong


WRONG = [
    (("check", "--nprint"), "没有 --nprint 这个选项；是不是 --no-print", "there is no option"),
    (("chek",), "没有 chek 这个命令；是不是 check", "there is no command chek"),
    (("check", "--qqq"), "没有 --qqq 这个选项\n", "there is no option --qqq\n"),
    (("check", "--format", "x"), "--format 写成其中一个：text、github", "is one of text, github"),
    (("preview", "--port", "x"), "--port 是 1 到 65535 的整数", "from 1 to 65535"),
    (("build", "--jobs", "-1"), "--jobs 是不小于 0 的整数", "not below 0"),
    (
        ("new", "issue", "--published", "1"),
        "--published 写成 YYYY-MM-DD",
        "write --published as YYYY",
    ),
    (("correct",), "缺少 文号", "NUMBER|ID|FILE is missing"),
    (("correct", "a", "--now", "b"), "缺少 --was", "--was is missing"),
    (("correct", "a", "--was"), "--was 后面缺一个值", "--was lacks a value"),
    (("build", "--no-print=3"), "--no-print 后面缺一个值，或者不该有值", "or takes none"),
    (("schema", "a", "b", "c"), "多写了 b、c", "b, c is too much"),
]


@pytest.mark.parametrize(("given", "chinese", "english"), WRONG)
def test_a_wrong_command_line_is_told_in_the_editors_language(
    given: tuple[str, ...], chinese: str, english: str, run: Callable[..., Ran]
) -> None:
    """What is wrong, and how to write it; usage and help are named."""
    status, said, wrong = run(*given)
    assert (status, said) == (2, "")
    assert f"错误：{chinese}" in wrong
    assert not re.search(r"Usage|Error|Try|Invalid|Missing|No such|Did you", wrong)
    status, said, wrong = run("--lang", "en", *given)
    assert (status, said) == (2, "")
    assert english in wrong
    assert CHINESE.search(wrong) is None


@pytest.mark.parametrize("command", ["", *cli.COMMANDS])
def test_help_has_no_word_of_click(command: str, run: Callable[..., Ran]) -> None:
    """Heads, defaults, kinds of values: all of it is in the editor's language."""
    asked = (command, "--help") if command else ("--help",)
    status, said, _ = run(*asked)
    assert status == 0
    assert said.startswith("用法：")
    assert "\n选项:\n" in said
    assert not re.search(r"Usage|Options|Commands|default|required|OPTIONS|INTEGER|PATH", said)
    english = run(*asked, "--lang", "en")[1]
    assert english.startswith("Usage: ")
    assert CHINESE.search(english) is None


def test_a_shell_completes_commands_options_and_choices(tmp_path: Path) -> None:
    """As click's script of the shell asks for it; without a command there is no build."""
    for words, said in (
        ("gazette ", {"build", "check", "diff", "list", "new", "rename"}),
        ("gazette --", {"--lang", "--version"}),
        ("gazette new ", {"issue", "notice"}),
        ("gazette check --for", {"--format"}),
        ("gazette check --format s", {"sarif"}),
        ("gazette list ", {"issues", "notices", "numbers"}),
    ):
        asked = {
            "_GAZETTE_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        program = "import sys; sys.argv[0] = 'gazette'; from gazette.door import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | asked,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=LIMIT,
        )
        found = {line.partition(",")[2] for line in done.stdout.splitlines()}
        assert said <= found
        assert len(found - said) < 20
