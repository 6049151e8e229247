"""Measures the printed issue beside WeasyPrint's own command, Typst and Chromium, in turn.

In: content/, the real number where it is (as in tests/conftest.py); .venv, .venv/bench; --rounds.
Out: tests/bench/README.md between the markers `printed`. `make bench` runs it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pymupdf
import typesetters
from bench import HERE, OTHERS, ROOT, environment, family, machine

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIMEN = ROOT / "content"
REAL = Path(os.environ.get("GAZETTE_SEEDS") or ROOT.parent / "shared/seeds/content")
ISSUES = [("specimen", SPECIMEN, "2026-01"), ("real number", REAL, "2023-04")]
TWO = ("2026-01", "2026-02")
BEGIN, END = "<!-- printed -->\n", "<!-- /printed -->\n"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
SENTENCE = "各乡镇人民政府要加强组织领导，确保工作落到实处，取得实效。"
SIGCHLD = 1 << 16
TICKS = os.sysconf("SC_CLK_TCK")

PRESS, BINDER, WHOLE = "press: the whole build", "binder", "binder, no PDF of each notice"
PLAIN, BARE = "WeasyPrint, PDF/A-2a", "WeasyPrint, no variant"


@dataclass(frozen=True, slots=True)
class Took:
    """One run of a command: seconds of the clock, and of all its processes' processors."""

    clock: float
    busy: float


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-write", action="store_true", help="leave README.md alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as folder:
        text = "\n".join(report(Path(folder), given.rounds)) + "\n"
    print(text)
    if not given.no_write:
        readme = HERE / "README.md"
        head, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        readme.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


def report(work: Path, rounds: int) -> Iterator[str]:
    """Give the lines of the report."""
    yield ", ".join((*list(machine())[:3], f"Typst {typst_version()}", chromium_version()))
    yield f"The median of {rounds} rounds, in turn."
    for label, content, name in ISSUES:
        if content.is_dir():
            yield from one_issue(work / name, label, content, name, rounds)
        else:
            yield from ["", f"The {label} is not on this machine: skipped."]
    yield from ["", *two_issues(work / "two", rounds), "", *layout(rounds)]
    yield from ["", *edits(work / "edited", rounds)]


def one_issue(work: Path, label: str, content: Path, name: str, rounds: int) -> Iterator[str]:
    """Print one issue with every tool in turn; the rows of its table."""
    tools = commands(work, content, name)
    found: dict[str, list[Took]] = defaultdict(list)
    for round_ in range(rounds + 1):
        for tool, command in tools.items():
            took = run([part.replace("ROUND", str(round_)) for part in command], work)
            print(f"{label} {tool}: {took.clock:.2f} s, {took.busy:.2f} s", file=sys.stderr)
            if round_:  # the first fills caches: bytecode, files, faces
                found[tool].append(took)
    sizes = {path.stem.replace("PDF-", "PDF/"): path for path in work.glob("*.pdf")}
    sizes[PRESS] = next(work.glob(f"0/output/{name}/{name}.pdf"))
    yield from ["", f"{label.capitalize()}, one issue:", ""]
    yield "| | pages | kB | clock, s | processors, s | clock ratio | processors ratio |"
    yield "| --- " + "| ---: " * 6 + "|"
    plain = [median(getattr(one, key) for one in found[PLAIN]) for key in ("clock", "busy")]
    for tool, runs in found.items():
        path = sizes.get(tool)
        size = f"{len(pymupdf.open(path))} | {path.stat().st_size / 1000:.0f}" if path else " | "
        clock, busy = (median(getattr(one, key) for one in runs) for key in ("clock", "busy"))
        ratios = f"{clock / plain[0]:.2f} | {busy / plain[1]:.2f}"
        yield f"| {tool} | {size} | {clock:.2f} | {busy:.2f} | {ratios} |"


def commands(work: Path, content: Path, name: str) -> dict[str, list[str]]:
    """Write the issue for each tool; the command of each, with its PDF in `work` where it has one.

    PDF/A-2a is what our own files are, beside PDF/UA-1, which WeasyPrint does not write together
    with it.
    """
    only(content, work / "content", name)
    given = typesetters.job(work / "content", name)
    page = typesetters.html(given, work / "html")
    source = typesetters.typst(given, work / "typst")
    bind = [sys.executable, str(HERE / "typesetters.py")]
    plain = [sys.executable, "-m", "weasyprint", str(page)]
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
    chromium += ["--no-pdf-header-footer", f"--user-data-dir={work / 'chromium'}"]
    found = {
        PRESS: press(work / "content", work / "ROUND" / "output"),
        BINDER: [*bind, "bind", str(work / "content"), name],
        WHOLE: [*bind, "bind-whole", str(work / "content"), name],
        PLAIN: [*plain, str(work / f"{PLAIN}.pdf".replace("/", "-")), "--pdf-variant=pdf/a-2a"],
        BARE: [*plain, str(work / f"{BARE}.pdf")],
        "Typst": [str(OTHERS / "bin/python"), "-c", TYPST, str(source), str(work / "Typst.pdf")],
        "Chromium": [*chromium, f"--print-to-pdf={work / 'Chromium.pdf'}", page.as_uri()],
    }
    return {tool: command for tool, command in found.items() if shutil.which(command[0])}


def press(content: Path, output: Path, *more: str) -> list[str]:
    """Give the command of the whole build, without search."""
    folders = {"content": content, "output": output}
    folders |= {"layouts": ROOT / "layouts", "static": ROOT / "static"}
    options = [f"--{name}={folder}" for name, folder in folders.items()]
    return [sys.executable, str(ROOT / "build.py"), "build", *options, "--no-search", *more]


def only(content: Path, folder: Path, *names: str) -> None:
    """Make a content folder of some issues of another."""
    folder.mkdir(parents=True)
    shutil.copy(content / "gazette.yaml", folder)
    for name in names:
        shutil.copytree(content / name, folder / name)


def two_issues(work: Path, rounds: int) -> Iterator[str]:
    """Build two issues, one after another and both at once, in turn."""
    only(SPECIMEN, work / "content", *TWO)
    found: dict[str, list[Took]] = defaultdict(list)
    for round_ in range(rounds + 1):
        for jobs in ("1", "2"):
            output = work / f"{jobs}-{round_}" / "output"
            took = run(press(work / "content", output, f"--jobs={jobs}"), work)
            if round_:
                found[jobs].append(took)
    one, two = (median(took.clock for took in found[jobs]) for jobs in ("1", "2"))
    yield (
        f"Two issues, the whole build: {one:.2f} s one after another (--jobs 1),"
        f" {two:.2f} s both at once (--jobs 2): {one / two:.2f} times as fast."
    )


def layout(rounds: int) -> Iterator[str]:
    """Lay the body out with our room for Chinese and without, in turn."""
    rows = []
    for label, content, name in (issue for issue in ISSUES if issue[1].is_dir()):
        found: dict[str, list[float]] = defaultdict(list)
        for _ in range(rounds):
            for way in ("lay-out", "lay-out-upstream"):
                command = [sys.executable, str(HERE / "typesetters.py"), way, str(content), name]
                found[way].append(float(subprocess.check_output(command, env=environment())))
        ours, upstream = map(median, found.values())
        rows.append(f"{label} {ours:.2f} s and {upstream:.2f} s ({ours / upstream:.2f})")
    yield f"Layout of the body with `gazette.typeset` and without: {'; '.join(rows)}."


def edits(work: Path, rounds: int) -> Iterator[str]:
    """Build an issue, edit a notice in its last third, build it again, in turn."""
    rows = []
    for label, source, name in (issue for issue in ISSUES if issue[1].is_dir()):
        found: dict[str, list[float]] = defaultdict(list)
        for round_ in range(rounds):
            folder = work / name / str(round_)
            only(source, folder / "content", name)
            command = press(folder / "content", folder / "output")
            found["whole"].append(run(command, folder).busy)
            add_sentence(sorted((folder / "content" / name).glob("*.md")))
            found["edit"].append(run(command, folder).busy)
        whole, edit = median(found["whole"]), median(found["edit"])
        rows.append(f"{label} {whole:.2f} s and {edit:.2f} s ({edit / whole:.2f})")
    yield (
        "The whole build, and again after an edit in the last third, seconds of the processors:"
        f" {'; '.join(rows)}."
    )


def add_sentence(notices: list[Path]) -> None:
    """Add a sentence to a paragraph in the second half of a notice in the last third."""
    notice = notices[len(notices) * 5 // 6]
    paragraphs = notice.read_text(encoding="utf-8").split("\n\n")
    plain = [at for at, one in enumerate(paragraphs) if not one.startswith(("|", "#", "!", "---"))]
    at = max((at for at in plain if at >= len(paragraphs) // 2), key=lambda at: len(paragraphs[at]))
    paragraphs[at] += SENTENCE
    notice.write_text("\n\n".join(paragraphs), encoding="utf-8")


def run(command: list[str], folder: Path) -> Took:
    """Run a command to its end; it must succeed.

    The kernel adds up the time of processes that were waited for. Children of a process that
    ignores their end, as our binder does, are looked at while they live.
    """
    alone: dict[int, float] = {}
    with (folder / "said.txt").open("w") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment())
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            for child in family(process.pid)[1:]:
                look(child, alone)
            time.sleep(0.01)
        clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed:\n{(folder / 'said.txt').read_text()}")
    return Took(clock, used.ru_utime + used.ru_stime + sum(alone.values()))


def look(pid: int, alone: dict[int, float]) -> None:
    """Note the seconds that a process has worked, if nobody will wait for it."""
    try:
        rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        parent = Path(f"/proc/{rest[1]}/status").read_text()
    except OSError:
        return  # it has ended
    ignored = int(parent.partition("SigIgn:")[2].split()[0], 16)
    if ignored & SIGCHLD:
        alone[pid] = (int(rest[11]) + int(rest[12])) / TICKS


def typst_version() -> str:
    """Say which Typst was measured."""
    info = next(OTHERS.glob("lib/python3*/site-packages/typst-*.dist-info"))
    return info.name.removesuffix(".dist-info").split("-")[1]


def chromium_version() -> str:
    """Say which Chromium was measured."""
    if shutil.which("chromium") is None:
        return "no Chromium on this machine"
    said = subprocess.check_output(["chromium", "--version", "--no-sandbox"], text=True)
    return " ".join(said.split()[:2])


if __name__ == "__main__":
    main()
