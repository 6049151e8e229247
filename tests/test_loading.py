"""What is loaded when a process of the press starts, and what is not: each command waits for it.

In: the modules of the press, each loaded in a Python of its own.
Out: which programs ran meanwhile, which libraries and modules are there afterwards.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LISTED = """
import pathlib, sys
for line in pathlib.Path('/proc/self/maps').read_text().splitlines():
    print(line.split()[-1])
"""
HEARD = """
import sys
started = ('subprocess.Popen', 'os.fork', 'os.exec', 'os.posix_spawn', 'os.system')
sys.addaudithook(lambda event, given: event in started and print(event, given))
"""
IN_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sonames and /proc")


def said(program: str) -> list[str]:
    """Run a program of Python in a process of its own; return the lines that it printed."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.splitlines()


def libraries(program: str) -> set[str]:
    """Return the libraries that are loaded after a program, those of Python and wheels aside."""
    files = {Path(line) for line in said(program + LISTED) if ".so" in line}
    return {file.name for file in files if not {"lib-dynload", "site-packages"} & {*file.parts}}


@IN_LINUX
def test_weasyprint_has_the_same_libraries_with_fewer_questions() -> None:
    """The sonames lead to what `find_library` finds."""
    ours = libraries("import gazette.typeset.weasyprint.document")
    assert ours == libraries("import weasyprint")
    assert "libpango-1.0.so.0" in {name[:17] for name in ours}


@IN_LINUX
@pytest.mark.parametrize("module", ["gazette.print.issue_pdf", "gazette.cli"])
def test_nothing_is_run_while_the_press_is_loaded(module: str) -> None:
    """Neither a compiler nor ldconfig, which would take longer than all that is loaded."""
    assert said(f"{HEARD}import {module}") == []


@IN_LINUX
def test_a_program_that_is_run_is_heard() -> None:
    """WeasyPrint runs some by itself; later the same question is answered as ever."""
    asked = "import ctypes.util; print(ctypes.util.find_library('c'))"
    assert said(f"{HEARD}import weasyprint") != []
    assert said(f"import gazette.typeset.weasyprint; {asked}") == said(asked)


def modules(program: str) -> set[str]:
    """Return the modules that are loaded after a program."""
    return set(said(f"{program}\nimport sys; print('\\n'.join(sys.modules))"))


def test_what_prints_has_no_reader() -> None:
    """The process that prints is given notices as blocks, and needs no parser of Markdown."""
    loaded = modules("import gazette.print.issue_pdf")
    unneeded = ("gazette.read", "gazette.rules", "gazette.language.messages", "markdown_it")
    assert [name for name in unneeded if name in loaded] == []


def test_the_press_is_loaded_without_the_engine() -> None:
    """What an issue is laid out with is loaded in the process that does it, once there is need."""
    loaded = modules("import gazette.cli")
    unneeded = ("weasyprint", "fontTools", "cffi", "pypdfium2", "PIL", "numpy")
    assert [name for name in unneeded if name in loaded] == []
