"""Measures the press beside Hugo and Pelican on the same notices; writes the table of README.md.

In: .venv (the press), .venv/bench (the others), generate.py; --notices, --rounds, --folder.
Out: tests/bench/README.md between its markers. `make bench` runs it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OTHERS = ROOT / ".venv" / "bench"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"
PRINTED = 40
"""The size of archive whose print is measured: two issues."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One run: seconds of the clock and of the processors, and at most so many MB of memory.

    `tree` is the sum of all its processes (each shared page counted once), `largest` the largest
    one's (shared pages in full).
    """

    seconds: float
    busy: float
    tree: float
    largest: float


class Tool:
    """A program, the folder of its source, and the folder that it writes to."""

    def __init__(self, name: str, source: Path, command: Callable[[Path, Path], list[str]]) -> None:
        """Take the command as a function of source and output."""
        self.name, self.source, self.command = name, source, command
        self.output = Path()

    def run(self, *, watched: bool = False) -> Measure:
        """Run it; memory is watched only where asked for, because watching costs time."""
        command = self.command(self.source, self.output)
        return measure(command, self.output.parent, watched=watched)


def main() -> None:
    """Measure every size, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--notices", type=int, nargs="+", default=[40, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    parser.add_argument("--no-write", action="store_true", help="leave README.md alone")
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="gazette-bench-", dir=given.folder))
    try:
        table = "\n".join(report(work, given.notices, given.rounds))
    finally:
        shutil.rmtree(work)
    print(table)
    if not given.no_write:
        put(HERE / "README.md", table + "\n")


def report(work: Path, sizes: list[int], rounds: int) -> Iterator[str]:
    """Give the lines of the report."""
    found = {size: compare(work / str(size), size, rounds) for size in sizes}
    yield ", ".join(machine()) + f"; the median of {rounds} rounds."
    yield from ["", "Seconds of the clock:", "", *times(found, lambda made: made.seconds)]
    yield from ["", "Seconds of the processors, which a busy machine changes less:", ""]
    yield from times(found, lambda made: made.busy)
    yield from ["", "Memory at most in a cold run, in MB: all processes (the largest one).", ""]
    yield f"| notices | {' | '.join(NAMES)} |"
    yield "| ---: " * (1 + len(NAMES)) + "|"
    for size, runs in found.items():
        peaks = [runs[name, "memory"][0] for name in NAMES]
        cells = " | ".join(f"{peak.tree:.0f} ({peak.largest:.0f})" for peak in peaks)
        yield f"| {size:,} | {cells} |"
    yield from ["", *printing(work / "print")]


def times(
    found: dict[int, dict[tuple[str, str], list[Measure]]], value: Callable[[Measure], float]
) -> Iterator[str]:
    """Give the rows of a table of times."""
    yield f"| notices | run | {' | '.join(NAMES)} | press / Hugo | press / Pelican |"
    yield "| ---: | --- " + "| ---: " * (2 + len(NAMES)) + "|"
    for size, runs in found.items():
        for run in ("cold", "edit"):
            took = {name: median(map(value, runs[name, run])) for name in NAMES}
            cells = " | ".join(f"{took[name]:.2f}" for name in NAMES)
            hugo, pelican = (took["press"] / took[name] for name in ("Hugo", "Pelican"))
            yield f"| {size:,} | {run} | {cells} | {hugo:.2f} | {pelican:.2f} |"


NAMES = ("press", "press with search", "Hugo", "Pelican")


def tools(folder: Path, size: int) -> list[Tool]:
    """Write the archive in the three forms, and give the four ways to build it."""
    notices = list(generate.archive(size))
    generate.ours(folder / "ours", notices)
    shutil.copytree(folder / "ours", folder / "searched")
    generate.hugos(folder / "hugo", notices)
    generate.pelicans(folder / "pelican", notices)
    hugo = next(OTHERS.glob("lib/python3*/site-packages/hugo/binaries/hugo"))
    return [
        Tool("press", folder / "ours", lambda source, output: press(source, output, "--no-search")),
        Tool("press with search", folder / "searched", press),
        Tool(
            "Hugo",
            folder / "hugo",
            lambda source, output: [
                *(str(hugo), "--quiet", "--source", str(source)),
                *("--destination", str(output), "--cacheDir", f"{output}.cache"),
            ],
        ),
        Tool(
            "Pelican",
            folder / "pelican",
            lambda source, output: [
                *(str(OTHERS / "bin" / "pelican"), str(source / "content"), "--quiet"),
                *("--settings", str(source / "pelicanconf.py"), "--output", str(output)),
            ],
        ),
    ]


def press(source: Path, output: Path, *more: str) -> list[str]:
    """Give the command of the press without print."""
    folders = {"content": source, "output": output}
    folders |= {"layouts": ROOT / "layouts", "static": ROOT / "static"}
    options = [f"--{name}={folder}" for name, folder in folders.items()]
    return [sys.executable, str(ROOT / "build.py"), "build", *options, "--no-print", *more]


def compare(folder: Path, size: int, rounds: int) -> dict[tuple[str, str], list[Measure]]:
    """Run all tools in turn: cold in a new folder each time, then after an edit each time.

    Nothing is deleted meanwhile: a disk that discards what was deleted is slow for a while after.
    """
    found: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    all_tools = tools(folder, size)
    for round_ in range(rounds + 1):
        for tool in all_tools:
            tool.output = folder / f"{tool.name} {round_}".replace(" ", "-") / "output"
            tool.output.parent.mkdir()
            run = "cold" if round_ else "memory"
            found[tool.name, run].append(tool.run(watched=not round_))
            say(size, run, tool.name, found[tool.name, run][-1])
    for round_ in range(rounds):
        for tool in all_tools:
            generate.edit(tool.source, round_)
            found[tool.name, "edit"].append(tool.run())
            say(size, "edit", tool.name, found[tool.name, "edit"][-1])
    return found


def printing(folder: Path) -> Iterator[str]:
    """Measure the printed pages a second: a build with print, less one without."""
    generate.ours(folder / "ours", list(generate.archive(PRINTED)))
    without = press(folder / "ours", folder / "without" / "output", "--no-search")
    with_ = [part.replace("/without/", "/with/") for part in without if part != "--no-print"]
    seconds = measure(without, folder).seconds
    printed = measure(with_, folder)
    watched = [part.replace("/with/", "/watched/") for part in with_]
    peak = measure(watched, folder, watched=True)
    data = json.loads((folder / "with" / "output" / "data" / "gazette.json").read_bytes())
    pages = sum(issue["pages"] for issue in data["issues"])
    seconds = printed.seconds - seconds
    yield (
        f"Print: {pages} pages of {len(data['issues'])} issues in {seconds:.1f} s,"
        f" {pages / seconds:.1f} pages a second;"
        f" {peak.tree:.0f} MB, {peak.largest:.0f} in the largest process."
    )


def measure(command: list[str], folder: Path, *, watched: bool = False) -> Measure:
    """Run a command to its end; it must succeed."""
    tree = largest = 0.0
    with (folder / "said.txt").open("w") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment())
        while watched:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            now = [held(pid) for pid in family(process.pid)]
            tree, largest = max(tree, sum(now)), max(largest, *now)
            time.sleep(0.02)
        else:
            _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed:\n{(folder / 'said.txt').read_text()}")
    # The kernel's own figure sees between the looks, but not processes that nobody waited for.
    busy = used.ru_utime + used.ru_stime
    return Measure(seconds, busy, tree / 1024, max(largest, used.ru_maxrss) / 1024)


def environment() -> dict[str, str]:
    """Give our own environment, but that bytecode is kept, as on any machine that builds twice."""
    return {key: it for key, it in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def family(pid: int) -> list[int]:
    """Give a process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").glob("*/children"):
                found += map(int, task.read_text().split())
        except OSError:
            continue  # it has ended
    return found


def held(pid: int) -> float:
    """Give what a process holds in kB, its part of shared pages included; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))


def machine() -> Iterator[str]:
    """Say what was measured on what."""
    yield f"{os.cpu_count()} processors"
    yield f"Python {platform.python_version()}"
    yield f"WeasyPrint {version('weasyprint')}"
    yield f"Pagefind {version('pagefind')}"
    for name in ("hugo", "pelican"):
        info = next(OTHERS.glob(f"lib/python3*/site-packages/{name}-*.dist-info"))
        yield f"{name.capitalize()} {info.name.removesuffix('.dist-info').split('-')[1]}"


def say(size: int, run: str, name: str, made: Measure) -> None:
    """Show that something is going on."""
    print(f"{size:>6} {run:<6} {name:<18} {made.seconds:8.2f} s", file=sys.stderr, flush=True)


def put(readme: Path, table: str) -> None:
    """Put the table between its markers."""
    head, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    readme.write_text(head + BEGIN + "\n" + table + "\n" + END + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
