"""The rules: each has a fixture folder, and says what it says at the right place.

In: tests/rules/<rule>/content, laid over tests/rules/base/content.
Out: what `check` prints, held against expected.txt; --update writes it anew.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette import check, cli, rulebook
from gazette.build import build_site, inspect
from gazette.build.context import Run
from gazette.model import Grade, Place, Problem, Rule, message
from gazette.rules import CHECKS, RULES

ROOT = Path(__file__).parents[1]
IMPORTERS = ROOT / "gazette/importers"
HERE = Path(__file__).parent / "rules"
ELSEWHERE = {rule for rule in RULES if rule.startswith(("print-", "layout-"))}
"""Rules whose Problems only printing and drawing find: test_issue_pdf.py and test_render.py."""

IMPORTS = {rule for rule in RULES if rule.startswith("import-")}
"""Rules whose Problems only importing finds: test_importers.py and those beside it."""

KEPT = {"published-lost", "published-moved"}
"""Rules of PDFs that are kept, which only printing looks for: test_publishing.py."""

SIGNED = {"signature-missing", "signature-wrong", "signers-changed"}
"""Rules of signatures, which need a key and ssh-keygen: test_signing.py."""

TOO_LARGE = {"file-large"}
"""Rules whose fixture would be too large for a repository: test_files.py."""

CASES = sorted(path.name for path in HERE.iterdir() if path.name != "base")


def told(content: Path, *, unlocked: bool = False) -> str:
    """Give what `check` prints of a content folder, as if it were called content.

    It is `unlocked` that asks for the word on issues that nothing binds, as the fixtures' are.
    """
    return printed(problems(content, unlocked=unlocked))


def problems(content: Path, *, unlocked: bool = False) -> tuple[Problem, ...]:
    """Give the Problems of a content folder, as `check` folds them."""
    static = content.parent / "static"
    run = Run(content, content / "output", content, static, unlocked=unlocked)
    return check.folded(inspect(run, lambda *_: None))


def printed(found: tuple[Problem, ...]) -> str:
    """Give what `check` prints of Problems of a folder that is called content."""
    return "".join(f"{cli.told(Path('content'), problem)}\n" for problem in found)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_says_what_is_wrong_and_how_to_mend_it(
    rule: str, tmp_path: Path, *, update: bool
) -> None:
    """The Problems of a fixture are just those of expected.txt, the rule's own among them."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "base" / "content", content)
    shutil.copytree(HERE / rule / "content", content, symlinks=True, dirs_exist_ok=True)
    if (HERE / rule / "static").is_dir():
        shutil.copytree(HERE / rule / "static", tmp_path / "static")
    found = told(content, unlocked=rule == "published-unlocked")
    expected = HERE / rule / "expected.txt"
    if update:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert f"[{rule}]" in found


def test_the_base_of_the_fixtures_has_no_problem() -> None:
    """What a fixture shows is its own fault."""
    assert told(HERE / "base" / "content") == ""


def test_every_rule_has_a_fixture() -> None:
    """A rule without a fixture is a promise without a proof."""
    assert set(CASES) == set(RULES) - ELSEWHERE - IMPORTS - TOO_LARGE - KEPT - SIGNED


def test_every_rule_explains_itself() -> None:
    """`check --explain` has a summary, the reason and the mend of each."""
    for rule in RULES.values():
        texts = (rule.summary, rule.why, rule.mend)
        assert all(text.endswith("。") for text in texts), rule.id
        summary, why, mend = map(str, map(message, texts))
        said = f"{summary}\n\n道理：{why}\n改法：{mend}"
        assert str(rule.explained) == said


def test_the_manual_lists_every_rule_and_no_other() -> None:
    """An editor who searches for the name in brackets finds it, with the summary of the rule."""
    manual = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
    table = manual.partition("## 问题一览")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", table, re.MULTILINE)
    assert rows == [(rule.id, rule.summary) for rule in RULES.values()]


def test_every_rule_is_registered_once() -> None:
    """A rule with a check is named as its file is; no id has two entries."""
    own = [rule.RULE for rule in CHECKS if hasattr(rule, "RULE")]
    assert len({rule.id for rule in (*rulebook.RULES, *own)}) == len(rulebook.RULES) + len(own)
    for module in CHECKS:
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        assert getattr(module, "RULE", RULES[name]) is RULES[name]
        assert RULES[name].id == name
    for name, entry in vars(rulebook.body).items():
        assert not isinstance(entry, Rule) or entry.id == name.lower().replace("_", "-")


def made(tree: ast.AST, name: str) -> bool:
    """Return whether a tree makes a value of a type, by its name."""
    return any(isinstance(n, ast.Call) and ast.unparse(n.func) == name for n in ast.walk(tree))


def test_only_a_rule_makes_a_problem() -> None:
    """So that no id is misspelt or unknown; and rules stand in the registry alone."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "gazette").rglob("*.py")}
    assert [path.name for path, tree in trees.items() if made(tree, "Problem")] == ["problem.py"]
    # What joins broken lines of a print has rules of its own.
    ours = {path: tree for path, tree in trees.items() if IMPORTERS not in path.parents}
    places = {path.parent.name for path, tree in ours.items() if made(tree, "Rule")}
    assert places == {"rulebook", "rules"}
    assert made(ast.parse("yield Problem(place)"), "Problem")


NEW_RULE = '''
"""Finds notices about snow."""

from gazette.model import Grade, Place, Rule, message

RULE = Rule("title-snow", Grade.LOOK, "标题说到雪。", "雪会融化。", "等到春天。")


def check(gazette):
    for issue in gazette.issues:
        for card in issue.cards:
            if "雪" in card.title:
                yield RULE.problem(card.place, message("说到雪"), message("等一等"))
'''


def test_a_new_rule_is_one_file(tmp_path: Path) -> None:
    """What it finds is told, and `--explain` knows it, with no other file touched."""
    shutil.copytree(ROOT / "gazette", tmp_path / "gazette")
    shutil.copytree(HERE / "base" / "content", tmp_path / "content")
    (tmp_path / "gazette" / "rules" / "title_snow.py").write_text(NEW_RULE, encoding="utf-8")
    path = tmp_path / "content" / "2026-01" / "01-zf-2026-1.md"
    text = re.sub("^(title: .*)通知$", r"\1除雪通知", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    folders = ["--layouts", str(ROOT / "layouts"), "--static", str(ROOT / "static")]
    start = "import sys; from gazette.cli import main; main(sys.argv[1:])"
    for asked, said in (
        (["--no-print", *folders], "[title-snow] 说到雪"),
        (["--explain", "title-snow"], "道理：雪会融化。\n改法：等到春天。"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", start, "check", *asked],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert said in done.stdout, done


def test_a_draft_does_not_stop_the_press(tmp_path: Path) -> None:
    """What is to mend in a draft is to look at until it is published."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "base" / "content", content)
    draft = content / "2026-02"
    draft.mkdir()
    issue = (content / "2026-01" / "issue.yaml").read_text(encoding="utf-8")
    issue = issue.replace("number: 1", "number: 2").replace("25", "26")
    (draft / "issue.yaml").write_text(issue.replace("published\n", "draft\n"), encoding="utf-8")
    (draft / "01-x.md").write_text("没有文件头\n", encoding="utf-8")
    run = Run(content, tmp_path / "output", Path("layouts"), Path("static"), printed=False)
    result = build_site(run, lambda *_: None)
    assert result.published
    assert {problem.grade for problem in result.problems} == {Grade.LOOK}
    assert not (tmp_path / "output" / "2026-02").exists()


def test_what_is_to_look_at_is_told_once_a_file() -> None:
    """With a count and its first places; what is to mend, and what printing finds, each by each."""
    places = [Place("2026-01/a.md", line) for line in range(1, 9)]
    look = [
        Problem(at, "punctuation-halfwidth", message("半角"), message("改"), Grade.LOOK)
        for at in places
    ]
    (one,) = check.folded(look)
    assert (one.place, one.also) == (places[0], tuple(places[1:]))
    assert "半角；全文共8处，另见第2、3、4、5、6行等（可以再看）" in cli.told(Path("content"), one)
    for rule, grade in (("value-unreadable", Grade.MEND), ("print-face", Grade.LOOK)):
        each = [Problem(at, rule, message("甲"), message("改"), grade) for at in places]
        assert check.folded(each) == tuple(each)


def test_check_counts_what_it_tells(tmp_path: Path) -> None:
    """The last line of `check` counts a fault that stands in three paragraphs once.

    The other is that nothing binds the published issue.
    """
    shutil.copytree(HERE / "base" / "content", tmp_path / "content")
    path = tmp_path / "content" / "2026-01" / "01-zf-2026-1.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n甲,乙。\n\n丙,丁。\n", encoding="utf-8")
    asked = ["check", "--no-print", "--content", str(tmp_path / "content")]
    done = subprocess.run(
        [sys.executable, "build.py", *asked],
        stdout=subprocess.PIPE,
        cwd=HERE.parents[1],
        check=False,
    )
    assert "可以再看 2 处" in done.stdout.decode()
