"""Mistakes that editors make: none is silent, and its mend, followed word by word, mends it.

In: tests/mistakes/<mistake>, laid over tests/mistakes/base, and the fixtures of tests/rules:
    wrong/    the files as the editor left them; gone.txt: what the mistake took away
    told.txt  what `check` prints; --update writes it anew
    mended/   the files after the mends that it prints; mended-gone.txt: what they take away.
              Neither: the mends give the base again.
    A rule's fixture has content/ and expected.txt instead of wrong/ and told.txt.
Out: tests; a mend that does not mend is wrong, and its message is to be changed.
"""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from test_rules import CASES, printed, problems, told
from test_rules import HERE as RULES

from gazette.build import build_site
from gazette.build.context import Run
from gazette.model import Grade, Problem

HERE = Path(__file__).parent / "mistakes"
BASE = HERE / "base"
MISTAKES = sorted(path.name for path in HERE.iterdir() if path.name != "base")
ENOUGH = 150

NO_ACT_ON_CONTENT = {
    "lock-unreadable": "the file is to come from the version control: test_publishing.py",
    "published-log": "the lock is to come from the version control: test_publishing.py",
    "published-unlocked": "a command locks the issue: test_publish.py",
    "static-evidence": "the files lie in static/, not in content/",
}
"""Rules whose mend is no edit of what stands in content/, and why.

The rules of signatures, of kept PDFs and of what is too large have no fixture here: test_rules.py.
"""

ELSEWHERE = {
    "annex-named-in-body-only": "the sentence is told of which the front matter says nothing",
    "date-year-wrong": "the number is told, which says another year than the day",
    "effective-forgotten": "the sentence is told of which the front matter says nothing",
    "expires-forgotten": "the sentence is told of which the front matter says nothing",
    "name-copy": "one of two is told, with the name of the other",
    "relation-forgotten": "the sentence is told of which the front matter says nothing",
    "term-forgotten": "the sentence is told of which the front matter says nothing",
}
"""Mistakes that are told at the other of two places that disagree."""


def lay(folder: Path, content: Path) -> None:
    """Lay a folder of files over the content, if there is one."""
    if folder.is_dir():
        shutil.copytree(folder, content, symlinks=True, dirs_exist_ok=True)


def remove(listed: Path, content: Path) -> None:
    """Remove what a list names, and the folders that are empty then."""
    for name in listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else ():
        path = content / name
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def files(content: Path) -> dict[str, bytes]:
    """Return what each file has."""
    found = {str(p.relative_to(content)): p.read_bytes() for p in content.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if not name.startswith("output/")}


def make_wrong(mistake: str, content: Path) -> Path:
    """Make the base, and the mistake in it."""
    lay(BASE, content)
    remove(HERE / mistake / "gone.txt", content)
    lay(HERE / mistake / "wrong", content)
    return content


def mend(folder: Path, content: Path) -> Path:
    """Do what the mends say."""
    remove(folder / "mended-gone.txt", content)
    lay(folder / "mended", content)
    return content


def make_mended(mistake: str, content: Path) -> Path:
    """Make the mistake and mend it."""
    folder = HERE / mistake
    if (folder / "mended").is_dir() or (folder / "mended-gone.txt").is_file():
        return mend(folder, make_wrong(mistake, content))
    lay(BASE, content)
    return content


def touched(before: dict[str, bytes], after: dict[str, bytes]) -> set[tuple[str, int]]:
    """Return the lines that a mend changes, and those beside them; of any file."""
    found = set()
    for name, data in before.items():
        old = data.decode(errors="replace").splitlines()
        new = after.get(name, b"").decode(errors="replace").splitlines()
        for tag, start, end, _, _ in difflib.SequenceMatcher(a=old, b=new).get_opcodes():
            if tag != "equal":
                found |= {(name, line) for line in range(start, end + 2)}
        if name not in after or not old:
            found.add((name, 1))
    return found | {(name, 1) for name in after.keys() - before.keys()}


def at_the_mistake(found: tuple[Problem, ...], lines: set[tuple[str, int]]) -> bool:
    """Return whether one of the Problems stands where the mend is made.

    A folder is told by its name alone.
    """
    folders = {(name.partition("/")[0], 1) for name, _ in lines}
    return any((p.place.file, p.place.line) in lines | folders for p in found)


def test_there_are_mistakes_enough() -> None:
    """A handful would show nothing."""
    assert len(MISTAKES) >= ENOUGH


def test_the_base_of_the_mistakes_has_no_problem() -> None:
    """What a mistake shows is its own fault."""
    assert told(BASE) == ""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_at_its_line(mistake: str, tmp_path: Path, *, update: bool) -> None:
    """It is not silent, and says what told.txt says, where the mend is to be made."""
    wrong = make_wrong(mistake, tmp_path / "wrong")
    found = problems(wrong)
    said = HERE / mistake / "told.txt"
    if update:
        said.write_text(printed(found), encoding="utf-8")
    assert printed(found) == said.read_text(encoding="utf-8") != ""
    lines = touched(files(wrong), files(make_mended(mistake, tmp_path / "mended")))
    assert at_the_mistake(found, lines) == (mistake not in ELSEWHERE)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_its_mend_mends_it(mistake: str, tmp_path: Path) -> None:
    """Once what it says is done, `check` has nothing more to say."""
    assert told(make_mended(mistake, tmp_path / "content")) == ""


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES)
def test_nothing_is_published_before_it_is_mended(mistake: str, tmp_path: Path) -> None:
    """Where it is to mend, the build writes no site."""
    content = make_wrong(mistake, tmp_path / "content")
    if all(problem.grade is Grade.LOOK for problem in problems(content)):
        return
    output = tmp_path / "output"
    run = Run(content, output, Path("layouts"), Path("static"), printed=False)
    assert build_site(run, lambda *_: None).published is None
    assert not (output / "index.html").exists()


@pytest.mark.parametrize("rule", [rule for rule in CASES if rule not in NO_ACT_ON_CONTENT])
def test_the_mend_of_a_rule_mends_its_fixture(rule: str, tmp_path: Path) -> None:
    """The messages of expected.txt, followed word by word, leave nothing to tell."""
    assert (RULES / rule / "mended").is_dir() or (RULES / rule / "mended-gone.txt").is_file()
    content = tmp_path / "content"
    lay(RULES / "base" / "content", content)
    lay(RULES / rule / "content", content)
    assert told(mend(RULES / rule, content)) == ""


def test_only_rules_are_excepted() -> None:
    """Whoever mends one of them by an edit takes it out."""
    assert set(CASES) > set(NO_ACT_ON_CONTENT)
    assert not [rule for rule in NO_ACT_ON_CONTENT if (RULES / rule / "mended").is_dir()]
