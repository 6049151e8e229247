"""Ctrl-C: whenever it comes it is heard, and is not answered with a traceback.

In: the command line, interrupted by itself at chosen places.
Out: facts about its exit status and what it says.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import session, until

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
        time.sleep(float(sys.argv[1]))
    print("not heard")
except KeyboardInterrupt:
    print("heard")
"""
STEPS = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
import jobs
from gazette.print import Limits
from gazette.print.sandbox import print_in_sandbox
from gazette.cli.interrupt import heard
job = jobs.job(Path(sys.argv[3]), jobs.notice(1))
def bound(last):
    done = 0
    def step(frame, event, argument):
        nonlocal done
        done += event == "line"
        if done == last:
            sys.settrace(None)
            os.kill(os.getpid(), signal.SIGINT)
        return step
    with heard():
        sys.settrace(step)
        list(print_in_sandbox([job], Limits(seconds=600)))
        sys.settrace(None)
    return done
total = bound(-1)
for part in range(int(sys.argv[4])):
    child = os.fork()
    if not child:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        # A run has up to a twentieth more or fewer lines than another.
        bound(1 + total * part * 9 // (10 * int(sys.argv[4])))
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(child, status, flush=True)
"""
"""Interrupts itself at lines of Python all the way from the sandbox's opening to its end."""
WORKING = """
import os, signal, sys
sys.path.insert(0, os.getcwd())
from gazette.build.issue_tasks import IssueTasks
from gazette.cli import main
read = IssueTasks.read
def interrupted(tasks, order):
    os.killpg(0, signal.SIGINT)
    return read(tasks, order)
IssueTasks.read = interrupted
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


@pytest.mark.parametrize("rest", ["600", "0"], ids=["at work", "at the end"])
def test_an_interrupt_is_heard_where_python_drops_exceptions(rest: str) -> None:
    """In a finaliser it would be told and forgotten, and the build would go on, or end as done."""
    done = python(DROPPED, rest)
    assert (done.stdout, done.stderr) == ("heard\n", "")


@pytest.mark.slow
@pytest.mark.usefixtures("limited")
def test_an_interrupt_at_any_step_of_the_sandbox_ends_everyone(tmp_path: Path) -> None:
    """From before its server is started until after that is gone: it is heard, and nobody stays."""
    parts = 60 if os.environ.get("CI") else 10
    line = [sys.executable, "-c", STEPS, ROOT, ROOT / "tests", tmp_path, str(parts)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            ends = [tuple(map(int, said.split())) for said in process.stdout]
        finally:
            process.kill()
    assert [status for _, status in ends] == [-signal.SIGINT] * parts
    for child, _ in ends:
        until(lambda: not session(child))  # noqa: B023 - it is called at once


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
