"""Forges: what a new gazette brings for GitHub, GitLab, Gitea and editors is sound and safe.

In: gazette/templates, .pre-commit-hooks.yaml, .github/workflows; check-jsonschema's own schemas.
Out: facts about workflows, hooks and tasks.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gazette.drafting.gazette import InitRequest, gazette_drafts
from gazette.model import Series
from gazette.rules import RULES

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "gazette" / "templates"
LANGUAGES = sorted(path for path in (TEMPLATES / "by-language").iterdir())
"""One folder a language: in each the same files."""
WORKFLOWS = [
    *(one / ".github/workflows/gazette.yml" for one in LANGUAGES),
    *(one / ".gitea/workflows/gazette.yml" for one in LANGUAGES),
    ROOT / ".github/workflows/press.yml",
]
PIPELINES = [one / ".gitlab-ci.yml" for one in LANGUAGES]
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")


def workflow(path: Path) -> Any:
    """Read a workflow; `on` is no truth value."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - only text


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("github-workflows", path) for path in WORKFLOWS),
        *(("gitlab-ci", path) for path in PIPELINES),
    ],
    ids=str,
)
def test_a_workflow_is_what_its_forge_reads(schema: str, path: Path) -> None:
    """By the schema that check-jsonschema brings, without the network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=str)
def test_a_strangers_change_is_built_without_rights(path: Path) -> None:
    """No secret, no token that writes, no code that may be exchanged under its name."""
    text, read = path.read_text(encoding="utf-8"), workflow(path)
    assert "pull_request" in read["on"]
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert "${{" not in text.replace("${{ matrix.system }}", "")
    assert read["permissions"] == {"contents": "read"}
    for name, job in read["jobs"].items():
        assert job["timeout-minutes"]
        if job.get("permissions"):
            assert (name, job["if"]) == ("publish", "github.event_name == 'push'")
        for step in job["steps"]:
            assert "uses" not in step or PINNED.fullmatch(step["uses"])
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", PIPELINES, ids=str)
def test_what_is_wrong_is_told_before_a_preview_fails(path: Path) -> None:
    """A stage that fails keeps the later ones from running, and nothing would be told."""
    read = workflow(path)
    stages = [read[name]["stage"] for name in ("check", "preview", "pages")]
    assert read["stages"] == stages


@pytest.mark.parametrize("one", LANGUAGES, ids=str)
def test_gitea_gets_an_artifact_that_it_takes(one: Path) -> None:
    """Version 4 of the action refuses every forge but GitHub (go-gitea/gitea#31256)."""
    text = (one / ".gitea/workflows/gazette.yml").read_text(encoding="utf-8")
    versions = re.findall(r"upload-artifact@\w+ # v(\d)", text)
    assert versions == ["3"]


def test_no_index_decides_which_press_is_run() -> None:
    """Nobody who registers its name anywhere gets into an office; what is published is main."""
    asked = InitRequest(
        "甲公报", "JIA", "甲", (Series("甲发", "jf", "甲"),), "zh-Hans", date(2026, 3, 31)
    )
    made = {one.path: one.text for one in gazette_drafts(asked)}
    lines = made["requirements.txt"].splitlines()
    assert all(line.startswith(("# ", "./press/")) for line in lines)
    branches = {
        branch for path in WORKFLOWS[:-1] for branch in workflow(path)["on"]["push"]["branches"]
    }
    assert branches == {"main"}
    assert "git init -b main" in made["README.md"]
    assert "--initial-branch=main" in (ROOT / "STARTING.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Return every `gazette …` that the templates call."""
    files = [path for path in TEMPLATES.rglob("*") if path.is_file() and "serving" not in str(path)]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return sorted(
        set(re.findall(r"(?<![\w-])gazette ((?:check|build|preview|schema)[^\n\"`>]*)", texts))
    )


@pytest.mark.parametrize("line", commands())
def test_what_they_call_is_there(line: str) -> None:
    """Each command with just the options that it has."""
    name, *rest = line.split()
    command = [sys.executable, ROOT / "build.py", name, "--help"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert all(f"{one} " in done.stdout for one in rest if one.startswith("--"))


def test_editors_of_text_find_the_schemas(tmp_path: Path) -> None:
    """The names are those that `schema` writes; the tasks are JSON."""
    vscode = TEMPLATES / ".vscode"
    for path in TEMPLATES.rglob(".vscode/*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))
    settings = json.loads((vscode / "settings.json").read_text(encoding="utf-8"))
    command = [sys.executable, ROOT / "build.py", "schema", tmp_path]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.name for path in tmp_path.iterdir()}
    assert {Path(schema).name for schema in settings["yaml.schemas"]} <= made


def test_the_hooks_check_the_whole_gazette() -> None:
    """What is published is held against its lock whichever file was changed."""
    brought = [
        yaml.safe_load((one / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]
        for one in LANGUAGES
    ]
    own = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in (*(hook for repository in brought for hook in repository["hooks"]), *own):
        assert hook["entry"].split()[:2] == ["gazette", "check"]
        assert hook["pass_filenames"] is False


def test_a_hook_of_its_own_guards_what_is_published() -> None:
    """Its rules are those that hold an issue against its lock; each list of hooks has it."""
    named = {"published-changed", "published-log", "published-moved", "lock-unreadable"}
    for text in (
        *((one / ".pre-commit-config.yaml").read_text(encoding="utf-8") for one in LANGUAGES),
        (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"),
    ):
        hook = text.partition("id: gazette-published")[2].partition("- id:")[0]
        assert set(re.findall(r"--rule (\S+)", hook)) == named
    assert named <= set(RULES)


def test_each_language_has_the_same_templates() -> None:
    """They say the same: what a program reads of them is alike."""
    names = [
        sorted(path.relative_to(one).as_posix() for path in one.rglob("*") if path.is_file())
        for one in LANGUAGES
    ]
    assert names[0]
    assert all(one == names[0] for one in names)
    for name in (one for one in names[0] if one.endswith((".yml", ".yaml"))):
        texts = [(one / name).read_text(encoding="utf-8") for one in LANGUAGES]
        bare = [re.sub(r"(?m)^#.*\n|(?<=name: ).*$", "", text) for text in texts]
        assert bare[0] == bare[1]
