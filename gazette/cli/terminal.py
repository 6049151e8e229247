"""The terminal: how far the press is, what is wrong, what was made, as an editor reads it.

In: Problems, what a run came to.
Out: lines on the terminal.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from gazette.check import folded
from gazette.language.lines import wide
from gazette.model import Grade
from gazette.print import BOOKLET, PRESS, PROOF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from rich.progress import Progress

    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.build.editions import Written
    from gazette.model import Problem
    from gazette.site import Published

MOST = 20
"""A build shows so many Problems to look at; `check` shows all."""

EDITIONS = {PRESS: "印刷厂版", BOOKLET: "骑马订小册子", PROOF: "校样"}
"""What is made of an issue on demand, as an office calls it."""

_LONGEST = 1000  # characters of a message or a line: a long paragraph has fewer
_AROUND = 40  # characters before what is meant, in a line that is cut
_FIRST = 5  # further places are named of what is found often in one file
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\x7f": "\u2421"}
"""Unicode's pictures of control characters: ␀ ␉ ␛."""

_SHEETS = 2  # sides of a sheet


class progress:  # noqa: N801 - used as a word: with progress() as tell
    """Show the steps on a terminal; say nothing in a pipe."""

    def __init__(self) -> None:
        """Find out whether there is a terminal."""
        self._shown: Progress | None = None

    def __enter__(self) -> Callable[[str, int, int], None]:
        """Begin, and give what tells a step's name, how much is done, and how much there is."""
        if not sys.stderr.isatty():
            return lambda _step, _done, _total: None
        # To load what draws takes a tenth of a small build's time; mostly nobody looks.
        from rich import progress as bars  # noqa: PLC0415
        from rich.console import Console  # noqa: PLC0415

        columns = (
            bars.SpinnerColumn(),
            bars.TextColumn("{task.description}"),
            bars.BarColumn(),
            bars.MofNCompleteColumn(),
        )
        shown = self._shown = bars.Progress(*columns, console=Console(stderr=True), transient=True)
        shown.start()
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=total)
            shown.update(tasks[step], completed=done, total=total)

        return tell

    def __exit__(self, *_error: object) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            self._shown.stop()


def show(
    content: Path, problems: Iterable[Problem], *, most: int | None = None, err: bool = False
) -> None:
    """Show Problems, those to mend first; of those to look at a count, where there are `most`."""
    problems = folded(problems)
    mend = [problem for problem in problems if problem.grade is Grade.MEND]
    look = [problem for problem in problems if problem.grade is Grade.LOOK]
    for problem in mend:
        click.echo(told(content, problem), err=err)
    if most is None or len(look) <= most:
        for problem in look:
            click.echo(told(content, problem), err=err)
        return
    kinds = Counter(problem.rule for problem in look)
    listed = "，".join(f"{rule} {count} 处" for rule, count in kinds.most_common())
    text = f"可以再看 {len(look)} 处（{listed}）；用 check 命令列出全部。"
    click.echo(text, err=err)


def told(content: Path, problem: Problem) -> str:
    """Write a Problem for an editor: place, rule, what, the line, and how to mend it."""
    place = problem.place
    file = place.file if place.file.startswith("layouts/") else (content / place.file).as_posix()
    grade = "" if problem.grade is Grade.MEND else "（可以再看）"
    what = f"{_cut(problem.what)}{_also(problem)}{grade}"
    lines = [f"{file}:{place.line}:{place.column}: [{problem.rule}] {what}"]
    if problem.excerpt:
        # A line without end fills no terminal: what is meant stands near its beginning then.
        start = max(0, place.column - _AROUND) if len(problem.excerpt) > _LONGEST else 0
        excerpt = _cut(problem.excerpt[start:])
        before = excerpt[: place.column - 1 - start]
        meant = excerpt[place.column - 1 - start :][: problem.width] or " "
        lines.append(f"{place.line:>4} | {excerpt}")
        lines.append(f"     | {' ' * _cells(before)}{'^' * _cells(meant)}")
    lines.append(f"  mend: {problem.mend}")
    return "\n".join(map(_visible, lines))


def _cut(text: str) -> str:
    """Return a text as it is, or its beginning where nobody would read it to its end."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _visible(line: str) -> str:
    """Show what a terminal would obey, and what nobody would see, as signs as wide as one."""
    return "".join(
        one if one.isprintable() or one in "\u3000\xa0" else _PICTURES.get(one, "\ufffd")
        for one in line
    )


def _also(problem: Problem) -> str:
    """Say how often the same is found in the file, and where first."""
    lines = list(dict.fromkeys(str(place.line) for place in problem.also))
    if not lines:
        return ""
    more = "等" if len(lines) > _FIRST else ""
    return f"；全文共{len(problem.also) + 1}处，另见第{'、'.join(lines[:_FIRST])}行{more}"


def _cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(2 if wide(character) else 1 for character in text)


def summary(run: Run, result: Result, files: Published) -> None:
    """Say what a build has published."""
    issues = result.gazette.issues if result.gazette else ()
    notices = sum(len(issue.cards) for issue in issues)
    seconds = "，".join(f"{step} {took:.1f}" for step, took in result.seconds.items())
    click.echo(f"{run.output}：{len(issues)} 期，{notices} 件，印刷 {result.printed} 页")
    click.echo(f"文件：写入 {files.written}，未变 {files.left}，删除 {files.removed}")
    click.echo(f"用时（秒）：{seconds}")


def made(written: Written) -> None:
    """Say which files were made on demand, and what was not made and why."""
    for path, plate in written.files:
        pages = f"{plate.pages} 页"
        if path.stem.endswith(BOOKLET):
            sheets = plate.pages // _SHEETS
            pages = f"A3 纸 {sheets} 张（双面打印，沿短边翻转，对折后骑订）"
        blank = f"，其中空白 {plate.blanks} 页" if plate.blanks else ""
        click.echo(f"{path}：{pages}{blank}")
    for name, wanted in written.left:
        kinds = "、".join(meaning for kind, meaning in EDITIONS.items() if kind in wanted)
        click.echo(f"没有做 {name} 的{kinds}：先改正上面的问题。", err=True)
    click.echo("网站没有改动。")
