"""Ctrl-C: whenever it comes it is heard, and is not answered with a traceback.

In: the command line, interrupted by itself at chosen places.
Out: facts about its exit status and what it says.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"

LOADING = """
import os, runpy, signal, sys
def interrupt(event, arguments):
    if event == "import" and arguments[0] == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(interrupt)
sys.path.insert(0, os.getcwd())
runpy.run_path("build.py", run_name="__main__")
"""
DROPPED = """
import os, signal, sys, time
sys.path.insert(0, os.getcwd())
from gazette.cli.interrupt import heard
class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(100):
            pass
try:
    with heard():
        last = Last()
        del last
        time.sleep(600)
        print("not heard")
except KeyboardInterrupt:
    print("heard")
"""
WORKING = """
import os, signal, sys
sys.path.insert(0, os.getcwd())
from gazette.press.desk import Desk
from gazette.cli import main
read = Desk.read
def interrupted(desk, name):
    os.killpg(0, signal.SIGINT)
    return read(desk, name)
Desk.read = interrupted
sys.exit(main(sys.argv[1:]))
"""


def python(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process group of its own, as a terminal does."""
    line = [sys.executable, "-c", script, *arguments]
    return subprocess.run(
        line, cwd=ROOT, check=False, capture_output=True, text=True, start_new_session=True
    )


@pytest.mark.parametrize("module", ["gazette.cli", "click", "jinja2", "gazette.rules"])
def test_an_interrupt_while_we_load_is_quiet(module: str) -> None:
    """The first quarter of a second is imports: the process ends, as by any program's Ctrl-C."""
    done = python(LOADING, module)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_an_interrupt_is_heard_where_python_drops_exceptions() -> None:
    """In a finaliser it would be told and forgotten, and the build would go on."""
    done = python(DROPPED)
    assert (done.stdout, done.stderr) == ("heard\n", "")


@pytest.mark.parametrize("issues", [1, 6])
def test_an_interrupt_at_work_is_told_in_one_line(tmp_path: Path, issues: int) -> None:
    """Here or in the processes that share out the issues, which get it from the terminal too."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    for number in range(2, issues + 1):
        shutil.copytree(content / "2026-01", content / f"2026-{number:02}")
    folders = ("--content", content, "--output", tmp_path / "output")
    done = python(WORKING, "build", "--no-print", "--jobs", "2", *folders)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.strip() == "已中止，已发布的网站没有改动。"
