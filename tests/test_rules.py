"""The rules: each has a fixture folder, and says what it says at the right place.

In: tests/rules/<rule>/content, laid over tests/rules/base/content.
Out: what `check` prints, held against expected.txt; --update writes it anew.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette import check, cli, press
from gazette.model import Grade, Place, Problem
from gazette.press.floor import Run
from gazette.rules import RULES

HERE = Path(__file__).parent / "rules"
ELSEWHERE = {rule for rule in RULES if rule.startswith(("print-", "layout-"))}
"""Rules whose Problems only printing and drawing find: test_book.py and test_render.py."""

TOO_LARGE = {"file-large"}
"""Rules whose fixture would be too large for a repository: test_files.py."""

CASES = sorted(path.name for path in HERE.iterdir() if path.name != "base")


def told(content: Path) -> str:
    """Give what `check` prints of a content folder, as if it were called content."""
    run = Run(content, content / "output", content, content)
    problems = check.folded(press.inspect(run, lambda *_: None))
    return "".join(f"{cli.told(Path('content'), problem)}\n" for problem in problems)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_says_what_is_wrong_and_how_to_mend_it(
    rule: str, tmp_path: Path, *, update: bool
) -> None:
    """The Problems of a fixture are just those of expected.txt, the rule's own among them."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "base" / "content", content)
    shutil.copytree(HERE / rule / "content", content, symlinks=True, dirs_exist_ok=True)
    found = told(content)
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
    assert set(CASES) == set(RULES) - ELSEWHERE - TOO_LARGE


def test_every_rule_explains_itself() -> None:
    """`check --explain` has a summary and a reason for each."""
    for rule in RULES:
        summary, _, reason = check.explain(rule).partition("\n\n")
        assert summary.endswith("。"), rule
        assert reason, rule
    assert check.explain("no-such-rule") == ""


def test_every_rule_stands_in_the_editors_readme() -> None:
    """An editor who searches for the name in brackets finds it."""
    readme = (Path(__file__).parents[1] / "content" / "README.md").read_text(encoding="utf-8")
    assert not [rule for rule in RULES if f"`{rule}`" not in readme]


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
    result = press.press(run, lambda *_: None)
    assert result.published
    assert {problem.grade for problem in result.problems} == {Grade.LOOK}
    assert not (tmp_path / "output" / "2026-02").exists()


def test_every_problem_that_printing_finds_has_its_rule() -> None:
    """No Problem names a rule that `check --explain` does not know."""
    house = Path(__file__).parents[1] / "gazette"
    sources = (path.read_text(encoding="utf-8") for path in house.rglob("*.py"))
    named = {name for text in sources for name in re.findall(r'"((?:print|layout)-[a-z]+)"', text)}
    assert named == ELSEWHERE


def test_what_is_to_look_at_is_told_once_a_file() -> None:
    """With a count and its first places; what is to mend, and what printing finds, each by each."""
    places = [Place("2026-01/a.md", line) for line in range(1, 9)]
    look = [Problem(at, "punctuation-halfwidth", "半角", "改", Grade.LOOK) for at in places]
    (one,) = check.folded(look)
    assert (one.place, one.also) == (places[0], tuple(places[1:]))
    assert "半角；全文共8处，另见第2、3、4、5、6行等（可以再看）" in cli.told(Path("content"), one)
    for rule, grade in (("value-unreadable", Grade.MEND), ("print-face", Grade.LOOK)):
        each = [Problem(at, rule, "甲", "改", grade) for at in places]
        assert check.folded(each) == tuple(each)


def test_check_counts_what_it_tells(tmp_path: Path) -> None:
    """The last line of `check` counts a fault that stands in three paragraphs once."""
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
    assert "可以再看 1 处" in done.stdout.decode()
