"""Messages to editors follow the gazette's language, and say in each what they say in Chinese.

In: every template in gazette/, the cases of tests/rules.
Out: tests.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from test_importers_sources import NUMBER
from test_rules import CASES, HERE

from gazette import cli, fields
from gazette.cli.speech import Speech
from gazette.importers.document import Category
from gazette.importers.lexicon import review_labels
from gazette.importers.paragraphs import common_rules, fixed_width, reflowed
from gazette.importers.paragraphs.boundary import Verdict
from gazette.importers.sources import word_ambiguous
from gazette.language.messages import issue_named, written
from gazette.language.messages.en import ENGLISH
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import IssueNumber, message
from gazette.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

ROOT = Path(__file__).parents[1]
CHINESE = re.compile("[\u3000-\u3013\u3016-\u303f\u3400-\u9fff\uff00-\uff0e\uff10-\uffef]")
"""Characters and marks of Chinese; 〔〕 and the full-width solidus are what an editor must type."""

MAKERS = {"message", "say.wrong", "field.about", "one.about", "self.about"}
"""What takes a template: by these names a template is found."""


def templates(tree: ast.Module) -> Iterator[str]:
    """Yield the templates of a file: first arguments, and what names of them are set to."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for scope in (*functions, tree):
        named: dict[str, list[str]] = {}
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named.setdefault(node.targets[0].id, []).extend(texts(node.value))
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS and node.args:
                first = node.args[0]
                yield from named.get(first.id, ()) if isinstance(first, ast.Name) else texts(first)


def texts(tree: ast.AST) -> list[str]:
    """List the texts in an expression."""
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [text for text in found if isinstance(text, str)]


def helps(command: click.Command) -> Iterator[str]:
    """Yield what the help of a command says, and of its own commands."""
    yield cleandoc(command.help or "")
    for parameter in command.params:
        for text in (parameter.metavar, getattr(parameter, "help", None)):
            yield cleandoc(text or "")
    for inner in getattr(command, "commands", {}).values():
        yield from helps(inner)


def every_template() -> set[str]:
    """Collect all templates in which there is something Chinese."""
    found: set[str] = set()
    for path in (ROOT / "gazette").rglob("*.py"):
        if "messages/en" not in path.as_posix():
            found.update(templates(ast.parse(path.read_text(encoding="utf-8"))))
    for rule in RULES.values():
        found |= {rule.summary, rule.why, rule.mend}
    for table in (fields.GAZETTE, fields.ISSUE, fields.NOTICE, *fields.NESTED.values()):
        found |= {field.meaning for field in table}
    found |= {word for pair in fields.VERBS.values() for word in pair}
    found |= {"身份证号码", "手机号码", "邮箱", "银行卡号", "住址"}  # of language.personal
    found |= set(helps(cli.commands())) | set(imported())
    return {one for one in found if CHINESE.search(one)} | {"{label}", "{kind}“{text}”"}


def imported() -> Iterator[str]:
    """Yield what the report of an import names that has a name of its own."""
    yield from (str(one) for one in (*Category, *Verdict))
    for rule in (*common_rules.RULES, *fixed_width.RULES, *reflowed.RULES):
        yield from (rule.name, rule.done)
    for label in (review_labels.HALF_WIDTH, review_labels.FORMULA, review_labels.FOREIGN_WORD):
        yield label.name
    yield from word_ambiguous.KINDS


def names(template: str) -> set[str]:
    """Return the names that a template fills in; of a field, its key for its label."""
    found = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    return {"key" if name == "label" else name for name in found}


def test_every_template_has_its_english_and_no_other_has() -> None:
    """An entry that nothing uses is as much a fault as one that lacks."""
    assert every_template() - set(ENGLISH) == set()
    assert set(ENGLISH) - every_template() == set()


def test_english_fills_in_what_chinese_does() -> None:
    """The same names, in whatever order; where Chinese has a field's label, English has its key."""
    assert {zh for zh, en in ENGLISH.items() if names(zh) != names(en)} == set()


def test_english_is_english() -> None:
    """No character or mark of Chinese is left in it."""
    assert [english for english in ENGLISH.values() if CHINESE.search(english)] == []


@pytest.mark.parametrize("case", CASES)
def test_check_speaks_english(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Of Chinese it says only what the content says: excerpts, names, and what to write instead."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "base" / "content", content)
    shutil.copytree(HERE / case / "content", content, symlinks=True, dirs_exist_ok=True)
    static = HERE / case / "static"
    more = ["--static", str(static)] if static.is_dir() else []
    cli.main(["check", "--no-print", "--lang", "en", "--content", str(content), *more])
    told = capfd.readouterr().out
    assert f"[{case}]" in told
    names = (path.name for folder in (content, static) for path in folder.rglob("*"))
    held = "".join(names) + "号"
    for path in content.rglob("*"):
        if path.is_file() and path.stat().st_size < 100_000:
            held += path.read_bytes().decode("utf-8", "replace")
            held += path.read_bytes().decode("gb18030", "replace")
    said = [line for line in told.splitlines() if not re.match(r" *\d* \| ", line)]
    assert {one for one in CHINESE.findall("".join(said)) if one not in held} == set()
    assert "mend: " in told


def test_an_import_reports_in_english(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """On the screen, in its page and its comments, but for what the source says."""
    content = tmp_path / "content"
    (tmp_path / "a.txt").write_text(NUMBER, encoding="utf-8")
    asked = ["import", str(tmp_path / "a.txt"), "--content", str(content), "--lang", "en"]
    assert cli.main(asked) == 0
    told = capfd.readouterr().out
    assert "import-report.html first, then run check." in told
    (folder,) = content.glob("[0-9]*")
    said = [told, (folder / "import-report.html").read_text(encoding="utf-8")]
    for path in (*folder.glob("*.md"), folder / "issue.yaml"):
        rows = path.read_text(encoding="utf-8").splitlines()
        said += [row for row in rows if row.startswith("#")]
    assert "# state: check each place" in "".join(said)
    assert '<html lang="en">' in said[1]
    assert set(CHINESE.findall("".join(said))) - set(NUMBER) == set()
    assert cli.main(asked) == 1
    assert f"`{folder.name}` is already there" in capfd.readouterr().err


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_explained_in_english(rule: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Summary, reason and mend: what is wrong, why, what to write instead."""
    assert cli.main(["check", "--explain", rule, "--lang", "en"]) == 0
    told = capfd.readouterr().out
    assert told.startswith(f"[{rule}] ")
    assert "\n\nWhy: " in told
    assert "\nMend: " in told
    assert CHINESE.search(told) is None


@pytest.mark.parametrize("command", ["", "build", "check", "preview", "schema", "import"])
def test_help_is_chinese_unless_english_is_asked_for(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """`--lang en` is heard before and after the command, and before and after --help."""
    asked = [command, "--help"] if command else ["--help"]
    cli.main(asked)
    assert re.search("[\u3400-\u9fff]", capfd.readouterr().out)
    for given in ([*asked, "--lang", "en"], [*asked, "--lang=en"], ["--lang", "en", *asked]):
        assert cli.main(given) == 0
        told = capfd.readouterr().out
        assert CHINESE.search(told) is None
        assert "--lang [zh-Hans|en]" in told


def test_messages_follow_the_gazette(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """English in an English gazette, Chinese in others; --lang overrides both."""
    for language, asked, said in (
        ("en", (), "to mend: "),
        ("zh-Hant", (), "需要改正 "),
        ("zh-Hans", (), "需要改正 "),
        ("en", ("--lang", "zh-Hans"), "需要改正 "),
        ("zh-Hans", ("--lang", "en"), "to mend: "),
    ):
        content = tmp_path / f"{language}{len(asked)}" / "content"
        shutil.copytree(HERE / "base" / "content", content)
        with (content / "gazette.yaml").open("a", encoding="utf-8") as file:
            file.write(f"language: {language}\n")
        cli.main(["check", "--no-print", "--content", str(content), *asked])
        assert said in capfd.readouterr().out


def test_the_schema_speaks_english(tmp_path: Path) -> None:
    """Each field says in English what is to be written in it, under whichever of its names."""
    assert cli.main(["schema", str(tmp_path), "--content", str(tmp_path), "--lang", "en"]) == 0
    said: list[dict[str, object]] = []
    for path in tmp_path.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_hook=said.append)
    texts = [one[key] for one in said for key in ("title", "description") if key in one]
    told = [text for text in texts if isinstance(text, str)]
    assert len(told) > 100
    assert [text for text in told if CHINESE.search(text)] == []


def test_a_language_that_is_none_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    """As every wrong value of an option is."""
    assert cli.main(["check", "--lang", "fr"]) == 2
    assert "--lang" in capfd.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C", "en_US.UTF-8", "zh_TW.UTF-8", "de_DE.UTF-8"])
def test_no_locale_changes_what_is_told(locale: str, tmp_path: Path) -> None:
    """Who wants another language asks for it; help, messages and wrong options stay as they are."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "base" / "content", content)
    shutil.copytree(HERE / "key-unknown" / "content", content, dirs_exist_ok=True)
    seen = {}
    for name in (locale, None):
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))
        }
        own = kept | (dict.fromkeys(("LANG", "LC_ALL", "LANGUAGE"), name) if name else {})
        own |= {"PYTHONUTF8": "1"}
        for asked in (["check", "--no-print", "--content", str(content)], ["--help"], ["--no"]):
            command = [sys.executable, str(ROOT / "build.py"), *asked]
            done = subprocess.run(command, env=own, capture_output=True, check=False)
            seen.setdefault(tuple(asked), set()).add((done.returncode, done.stdout, done.stderr))
    assert {asked: len(told) for asked, told in seen.items()} == dict.fromkeys(seen, 1)


def test_a_row_and_a_count_agree_with_their_language() -> None:
    """Items are parted, and words counted, as the template of the language says."""
    said = message("有{count}个附件名称带着序号或标点，例如“{name}”", count=1, name="{甲}")
    assert str(said) == "有1个附件名称带着序号或标点，例如“{甲}”"
    assert written(said, "en").startswith("1 annex name has a number")
    several = message(
        "改成其中一个：{sections:、}", sections=("甲", message("{label}", key="a", label="乙"))
    )
    assert str(several) == "改成其中一个：甲、乙"
    assert written(several, "en") == "write one of these: 甲, a"
    assert written(several, "zh-Hant") == str(several)


def test_an_issue_is_named_to_editors_as_to_readers() -> None:
    """In Chinese by the same form; in English with its year before it."""
    for number, said in (
        (IssueNumber(3, 3), "2026 no. 3"),
        (IssueNumber(3, 4), "2026 nos. 3–4"),
        (IssueNumber(1, 1, supplement=True), "2026 supplement 1"),
    ):
        named = issue_named(2026, number)
        assert str(named) == ZH_HANS.issue_named(2026, number)
        assert written(named, "en") == said


def test_speech_is_chinese_until_it_knows_better(tmp_path: Path) -> None:
    """Where the masthead cannot be read, and before it is, Chinese is spoken."""
    say = Speech()
    say.follow(tmp_path / "none")
    assert say(message("网站没有改动。")) == "网站没有改动。"
    say.follow(tmp_path)  # no gazette.yaml is in it
    assert say(message("网站没有改动。")) == "网站没有改动。"
    (tmp_path / "gazette.yaml").write_text("language: en\n", encoding="utf-8")
    say.follow(tmp_path)
    assert say(message("网站没有改动。")) == "the website was not changed."


@pytest.mark.parametrize(
    "given",
    [["--help"], ["list", "--help"], ["check", "--nothing"], ["new", "notice"], ["chek"]],
    ids=" ".join,
)
def test_an_english_gazette_is_helped_in_english(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    """Help and errors of a command line come before any folder is opened, and speak as it does."""
    monkeypatch.setattr("gazette.cli.folders._usual", lambda name: tmp_path / name)
    for name in ("content", "layouts", "static"):
        (tmp_path / name).mkdir()
    (tmp_path / "content/gazette.yaml").write_text(
        "language: en\nname: A\nsponsor: B\nsections: [C]\n"
        "series: [{prefix: X, code: x, issuer: Y}]\naddress: https://a.example\n",
        encoding="utf-8",
    )
    cli.main(given if given[0] in ("--help", "chek") else [*given, f"--content={tmp_path}/content"])
    said, wrong = capfd.readouterr()
    assert said + wrong
    assert not CHINESE.search(said + wrong)


def test_a_new_gazette_is_spoken_of_in_its_language(
    tmp_path: Path, capfd: pytest.CaptureFixture
) -> None:
    """Who asks for an English gazette is told in English where it is."""
    asked = ["--language", "en", "--name", "A", "--sponsor", "B", "--series", "X=x=Y"]
    assert cli.main(["init", str(tmp_path / "a"), *asked]) == 0
    assert not CHINESE.search(capfd.readouterr().err)
