"""The Makefile: which Python it takes, and that the commands the manuals name are there.

In: make, asked only what it would do; stand-ins for the interpreters of a machine.
Out: facts about what it answers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = Path("/usr/bin/python3")
MANUALS = ("README.md", "content/README.md", "layouts/README.md", "tests/README.md")
NAMED = sorted(
    {
        command
        for name in MANUALS
        for found in re.findall(
            r"`(make[^`]*)`|^(make[^#\n]*)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        )
        if "…" not in (command := (found[0] or found[1]).strip())
    }
)


def python(folder: Path, version: tuple[int, int]) -> Path:
    """Write a stand-in for an interpreter of a version, which answers what make asks."""
    folder.mkdir(exist_ok=True)
    path = folder / "python3"
    asked = f"import sys; sys.version_info = {version!r}; exec(sys.argv[1])"
    path.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{asked}" "$2"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def said(command: str, first: Path) -> str:
    """Run a command line with a folder first on PATH, and give what it said."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHON"}
    surroundings["PATH"] = f"{first}{os.pathsep}{surroundings['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=surroundings, check=True, capture_output=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("version", "taken"), [((3, 11), True), ((3, 13), True), ((3, 10), False), ((2, 7), False)]
)
def test_the_systems_python_is_taken_where_it_will_do(
    version: tuple[int, int], taken: bool, tmp_path: Path
) -> None:
    """Another that stands first on PATH is taken only where the system's is older than 3.11."""
    system = python(tmp_path / "system", version)
    other = python(tmp_path / "other", (3, 12))
    answer = said(f"make help SYSTEM={system}", other.parent)
    assert answer.endswith(f"instead of {system if taken else 'python3'}\n")


def test_the_system_is_debians(tmp_path: Path) -> None:
    """What is taken without a word on this machine, and where there is no such interpreter."""
    other = python(tmp_path / "other", (3, 12))
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    good = SYSTEM.exists() and subprocess.run([SYSTEM, "-c", check], check=False).returncode == 0
    for command in ("make help", f"make -n test | grep -q '^made=.*{SYSTEM} -VV' && make help"):
        if good:
            assert said(command, other.parent).endswith(f"instead of {SYSTEM}\n")
    assert said(f"make help SYSTEM={tmp_path}/none", other.parent).endswith("instead of python3\n")


@pytest.mark.parametrize("command", NAMED)
def test_a_command_that_a_manual_names_is_there(command: str, tmp_path: Path) -> None:
    """What an editor copies from a manual is a target, and its arguments reach the press."""
    recipe = said(command.replace("make", "make -n", 1), tmp_path)
    given = re.search(r"""ARGS=(["']?)(.+)\1$""", command)
    assert "build.py" not in recipe or not given or given[2] in recipe.splitlines()[-1]
