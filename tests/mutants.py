"""Breaks a room line by line and asks its tests: what a broken line does not break has no test.

In: rooms of gazette/, how many mutants of each, a seed.
Out: the table of tests/README.md, and every mutant that survived. `make mutants` runs it.

Each mutant is one change of one expression in a copy of the house: a comparison or an operator
turned round, a condition denied, a number one more, what is returned left out. Only the tests that
run its line are asked (coverage.py says which), the quickest first. A mutant is killed by a test
that fails, or by tests that take several times as long as without it.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage, CoverageData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "build": ["ledger", "build"],
    "content": ["files", "annex_pages"],
    "drafting": ["new", "rename", "init", "correct_command"],
    "importers": [
        *("importers_labels", "importers_details", "importers_grammar", "importers_rules"),
        *("importers_words", "importers_parts", "importers_contents", "importers_heads"),
        *("importers_furniture", "importers_pdf", "importers_word", "importers_texts"),
        *("importers_review", "importers_kinds", "importers_pages", "importers_real"),
        *("importers_writing", "importers_sources", "importers"),
    ],
    "pages": [
        *("pages", "paging", "breaks", "data", "joint", "relations", "sites", "consolidated_pages"),
        *("registers", "open_data", "linked_data", "feeds", "citing", "reference", "record_web"),
        *("record", "aliases", "akoma_ntoso", "explanations", "year_print", "captions"),
    ],
    "print": [
        *("hanging_indent", "table_widths", "flows", "placed_content", "proof_notes", "cmyk"),
        *("press", "notice_links", "numbered_lists", "archive_edition", "page_codes"),
        *("running_heads", "landscape"),
        *("print_parts", "sandbox_orders", "small_issue", "merged_cells"),
    ],
    "read": [
        *("sources", "frontmatter", "field_types", "addresses", "reading", "notices", "files"),
        *("markdown", "paragraphs", "pagebreaks", "unit_ids", "write_markdown"),
        "merged_cells",
    ],
    "rules": ["rule_places", "rules", "relations", "reconciliation", "personal", "correct"],
}
"""The tests that answer for a room; the slow ones, which kill processes, are left out."""

APART = {"build", "importers", "print"}
"""The rooms that work in processes of their own, of which coverage.py knows nothing."""

EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "gazette/build/checking.py",
        "with opened as sandbox, WorkerPool(make, jobs if len(stale) > _FEW else 1) as pool:",
        "(1 if len(stale) > _FEW else jobs)",
    ): "one process makes what several make; only the time is another",
    (
        "gazette/importers/sources/textlines.py",
        "return 1 if shift > 0 else -1",
        "(2)",
    ): "any number above 0 says that a character is raised",
    (
        "gazette/read/sources.py",
        'return text.isprintable() and "\\ufffd" not in text',
        "return None",
    ): "every character is looked at, which finds the same and takes seven times as long",
    (
        "gazette/read/field_names.py",
        "near = get_close_matches(text, names, 1, 0.5)",
        "(2)",
    ): "the nearest comes first, and no other is asked for",
    (
        "gazette/read/markdown_subset.py",
        'state.push("strong_close", "strong", -1).markup = "**"',
        "(2)",
    ): "markdown-it asks only whether a mark closes, which its sign says",
}
"""Mutants that change nothing that anybody can see: (file, line, after) -> the reason."""

START = 20
PATIENCE = 2
"""A mutant is given these seconds, and so many times as long as its tests take without it."""
TIMES = "times.json"
"""The seconds of each test of the room, written in the copy of the house."""

QUICK = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", "--hypothesis-seed=0"]
"""How pytest runs: until one fails, without what takes minutes, and the same each time."""
LOADED = ("hypothesis", "jsonschema", "playwright.sync_api", "PIL.Image", "pymupdf", "weasyprint")
"""What tests import that is slow to load: it is loaded once for all mutants."""
_LOOK = 0.02
"""Seconds between two looks whether the tests have ended."""

_TIMES: dict[str, float] = {}
_CONTEXTS = [""]
"""Under what lines are written down: a test, within it what it shares with others."""

_COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.GtE(),
    ast.GtE: ast.Lt(),
    ast.Gt: ast.LtE(),
    ast.LtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
}
_COMPUTED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.FloorDiv(),
    ast.BitOr: ast.BitAnd(),
    ast.BitAnd: ast.BitOr(),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: of the bytes from `start` to `end` of a file, in its line `line`.

    `lines` are those of its statement up to the change; `text` is the line as it stands.
    """

    file: str
    line: int
    lines: range
    text: str
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        """Say what is changed, and where."""
        return f"{self.file}:{self.line}: `{self.text}`: `{self.before}` -> `{self.after}`"

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in EQUIVALENT, wherever the line moves."""
        return self.file, self.text, self.after


def main() -> None:
    """Measure the rooms that are asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rooms", nargs="*", default=[*ROOMS])
    parser.add_argument("--sample", type=int, default=200, help="mutants a room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="try only the mutants that this log names")
    given = parser.parse_args()
    print("| room | mutants | sample | killed | equivalent | survived | score |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for room in given.rooms:
        every = [mutant for file in sources(room) for mutant in mutants(file)]
        chosen = random.Random(given.seed).sample(every, min(given.sample, len(every)))
        if given.again:
            log = wherever(given.again.read_text(encoding="utf-8"))
            chosen = [mutant for mutant in every if wherever(str(mutant)) in log]
        alive = list(survivors(room, chosen))
        same = [mutant for mutant in alive if mutant.key in EQUIVALENT]
        killed, judged = len(chosen) - len(alive), len(chosen) - len(same)
        left = len(alive) - len(same)
        figures = (len(every), len(chosen), killed, len(same), left, f"{killed / judged:.0%}")
        print(f"| `{room}` |", " | ".join(map(str, figures)), "|", flush=True)


def wherever(mutants: str) -> str:
    """Leave out the numbers of lines: they move while tests are written."""
    return re.sub(r"(?<=\.py):\d+:", ":", mutants)


def sources(room: str) -> list[Path]:
    """List the files of a room."""
    folder = ROOT / "gazette" / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file, in the order of its lines."""
    source = path.read_bytes()
    written = source.splitlines(keepends=True)
    offsets = [0]
    for line in written:
        offsets.append(offsets[-1] + len(line))
    tree = ast.parse(source)
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    for node, changed in changes(tree):
        start = offsets[node.lineno - 1] + node.col_offset
        last = node.end_lineno or node.lineno
        end = offsets[last - 1] + (node.end_col_offset or 0)
        around = (one.lineno for one in statements if one.lineno <= node.lineno <= ends(one))
        before, after = ast.unparse(node), ast.unparse(changed)
        if isinstance(node, ast.expr):
            after = f"({after})"
        name = path.relative_to(ROOT).as_posix()
        text = written[node.lineno - 1].decode().strip()
        lines = range(max(around), last + 1)
        yield Mutant(name, node.lineno, lines, text, start, end, before, after)


def ends(node: ast.stmt) -> int:
    """Return the last line of a statement."""
    return node.end_lineno or node.lineno


def changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield each expression or statement that runs, with what it is changed into."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or typing_only(child):
                continue
            if isinstance(child, ast.expr | ast.stmt) and not isinstance(node, ast.JoinedStr):
                yield from ((child, changed) for changed in changed_into(child))
            if not isinstance(child, ast.JoinedStr):
                yield from changes(child)


def typing_only(node: ast.AST) -> bool:
    """Tell whether a statement is for mypy alone."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def changed_into(node: ast.expr | ast.stmt) -> Iterator[ast.AST]:
    """Yield what one expression or statement may be changed into."""
    match node:
        case ast.Compare(left, [op], rights):
            yield ast.Compare(left, [_COMPARED[type(op)]], rights)
        case ast.BinOp(left, op, right) if type(op) in _COMPUTED:
            yield ast.BinOp(left, _COMPUTED[type(op)], right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Constant(int(value)):
            yield ast.Constant(not value if isinstance(value, bool) else value + 1)
        case ast.Return(value) if value and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))


def survivors(room: str, chosen: list[Mutant]) -> Iterator[Mutant]:
    """Yield the mutants that no test of the room kills, and print them with how many were tried."""
    with tempfile.TemporaryDirectory(prefix="gazette-mutants-") as name:
        copy = Path(name) / "house"
        left = shutil.ignore_patterns(".git", ".venv", "output", "node_modules", "__pycache__")
        shutil.copytree(ROOT, copy, symlinks=True, ignore=left)
        (copy / ".venv").symlink_to(ROOT / ".venv")
        (copy / "tests" / "node_modules").symlink_to(ROOT / "tests" / "node_modules")
        tests, seconds = tests_by_line(copy, room)
        for module in LOADED:
            import_module(module)
        whole = [min(some, key=seconds.__getitem__) for some in by_file(seconds).values()]
        if not passes(copy, whole, START + PATIENCE * sum(seconds.values())):
            sys.exit(f"the tests of {room} fail in a fork as they are")
        for tried, mutant in enumerate(chosen, 1):
            file = copy / mutant.file
            source = file.read_bytes()
            # What was compiled goes: by size and second, the mutant could be taken for it.
            Path(cache_from_source(str(file))).unlink(missing_ok=True)
            file.write_bytes(source[: mutant.start] + mutant.after.encode() + source[mutant.end :])
            asked = tests(mutant)
            limit = START + PATIENCE * sum(map(seconds.__getitem__, asked))
            if not asked or passes(copy, asked, limit):
                said = EQUIVALENT.get(mutant.key, "survived")
                print(f"{tried}: {mutant} ({said})", file=sys.stderr, flush=True)
                yield mutant
            file.write_bytes(source)


def tests_by_line(copy: Path, room: str) -> tuple[Callable[[Mutant], list[str]], dict[str, float]]:
    """Run all tests of a room once; return which are to be asked of a mutant, the quickest first.

    The second are the seconds that each took.

    A line that runs while its module is loaded is no single test's: all are asked. None is asked of
    a line that none runs, but all are where it may have run in a process of its own.
    """
    data = copy / ".coverage"
    settings = f"[run]\ndata_file = {data}\nsource = gazette\n"
    (copy / ".coveragerc").write_text(settings, encoding="utf-8")
    every = [f"tests/test_{name}.py" for name in ROOMS[room]]
    subprocess.run(
        [sys.executable, "-m", "coverage", "run", "-m", "pytest", *QUICK, "-p", "mutants", *every],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "tests")},
        stdout=sys.stderr,
        check=True,
    )
    known = CoverageData(str(data))
    known.read()
    runs = {
        Path(file).relative_to(copy).as_posix(): known.contexts_by_lineno(file)
        for file in known.measured_files()
    }
    seconds: dict[str, float] = json.loads((copy / TIMES).read_text(encoding="utf-8"))
    quickest = sorted(seconds, key=seconds.__getitem__)
    files = by_file(seconds)

    def asked(mutant: Mutant) -> list[str]:
        lines = runs.get(mutant.file, {})
        found = {test for line in mutant.lines for test in lines.get(line, ())}
        found |= {test for file in found & files.keys() for test in files[file]}
        everyone = "" in found or (not found and room in APART)
        return quickest if everyone else [*filter(found.__contains__, quickest)]

    return asked, seconds


def by_file(tests: Iterable[str]) -> dict[str, list[str]]:
    """Sort tests by their files."""
    files: dict[str, list[str]] = {}
    for test in tests:
        files.setdefault(test.partition("::")[0], []).append(test)
    return files


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Iterator[None]:
    """Write down the lines of what several tests share under their file, of all under none."""
    running = Coverage.current()
    if running and fixturedef.scope != "function":
        _CONTEXTS.append(request.node.nodeid)
        running.switch_context(_CONTEXTS[-1])
        result = yield
        _CONTEXTS.pop()
        running.switch_context(_CONTEXTS[-1])
        return result
    return (yield)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let coverage.py, where it runs, write down each line under the test that runs it."""
    if running := Coverage.current():
        _CONTEXTS[:] = [item.nodeid]
        running.switch_context(item.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up how long a test took, with what it needs."""
    _TIMES[report.nodeid] = _TIMES.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down how long each test took."""
    (session.config.rootpath / TIMES).write_text(json.dumps(_TIMES), encoding="utf-8")


def passes(copy: Path, tests: list[str], limit: float) -> bool:
    """Tell whether tests pass in a copy of the house, within `limit` seconds.

    They run in a fork of this process, which has loaded what they import and is not the house's.
    """
    process = os.fork()
    if not process:
        try:
            run_here(copy, tests)
        finally:
            os._exit(3)
    ended = time.monotonic() + limit
    while time.monotonic() < ended:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return status == 0
        time.sleep(_LOOK)
    # A mutant may fill a disk or wait for ever: it goes with all that it started.
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return False


def run_here(copy: Path, tests: list[str]) -> None:
    """Run tests in this process, which then ends: with 0 where they pass."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in range(3):
        os.dup2(nowhere, one)
    os.chdir(copy)
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy / "tests")}
    sys.path = [str(copy / "tests"), *(path for path in sys.path if not here(path))]
    # Of what is loaded already, pytest says that its assertions will not be explained.
    loaded = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    os._exit(int(pytest.main([*QUICK, *loaded, *tests])))


def here(path: str) -> bool:
    """Tell whether a path of imports leads into the house that is measured."""
    return Path(path).resolve().is_relative_to(ROOT) and ".venv" not in path


if __name__ == "__main__":
    main()
