"""The terminal: how far the press is, what is wrong, what was made, as an editor reads it.

In: Problems, what a run came to.
Out: lines on the terminal.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from gazette.check import folded
from gazette.cli.table import cells
from gazette.model import Grade, Message, message
from gazette.print import ARCHIVE, BOOKLET, COVER, PRESS, PROOF

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rich.progress import Progress, TaskID

    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.build.editions import Written
    from gazette.model import Problem
    from gazette.print import EditionFile
    from gazette.site import Published

MOST = 20
"""A build shows so many Problems to look at; `check` shows all."""

EDITIONS = {
    PRESS: message("印刷厂版"),
    BOOKLET: message("骑马订小册子"),
    PROOF: message("校样"),
    ARCHIVE: message("存档版"),
}
"""What is made of an issue on demand, as an office calls it."""

_LONGEST = 1000  # characters of a message or a line: a long paragraph has fewer
_AROUND = 40  # characters before what is meant, in a line that is cut
_FIRST = 5  # further places are named of what is found often in one file
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\x7f": "\u2421"}
"""Unicode's pictures of control characters: ␀ ␉ ␛."""

_SHEETS = 2  # sides of a sheet
_NOTHING = message("")
_GRADES = {Grade.MEND: _NOTHING, Grade.LOOK: message("（可以再看）")}
Say = Callable[[Message], str]
"""Writes a Message out, in whatever language; `str` writes Chinese."""


class progress:  # noqa: N801 - used as a word: with progress() as tell
    """Show the steps on a terminal; say nothing in a pipe."""

    def __init__(self, say: Say) -> None:
        """Begin with nothing shown."""
        self._say = say
        self._shown: Progress | None = None

    def __enter__(self) -> Callable[[Message, int, int], None]:
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
        tasks: dict[Message, TaskID] = {}

        def tell(step: Message, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(self._say(step), total=total)
            shown.update(tasks[step], completed=done, total=total)

        return tell

    def __exit__(self, *_error: object) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            self._shown.stop()


def show(
    content: Path,
    problems: Iterable[Problem],
    say: Say = str,
    *,
    most: int | None = None,
    err: bool = False,
) -> None:
    """Show Problems, those to mend first; of those to look at a count, where there are `most`."""
    problems = folded(problems)
    mend = [problem for problem in problems if problem.grade is Grade.MEND]
    look = [problem for problem in problems if problem.grade is Grade.LOOK]
    for problem in mend:
        click.echo(told(content, problem, say), err=err)
    if most is None or len(look) <= most:
        for problem in look:
            click.echo(told(content, problem, say), err=err)
        return
    kinds = Counter(problem.rule for problem in look)
    counts = tuple(
        message("{rule} {count} 处", rule=rule, count=count) for rule, count in kinds.most_common()
    )
    template = "可以再看 {count} 处（{counts:，}）；用 check 命令列出全部。"
    click.echo(say(message(template, count=len(look), counts=counts)), err=err)


def told(content: Path, problem: Problem, say: Say = str) -> str:
    """Write a Problem for an editor: place, rule, what, the line, and how to mend it."""
    place = problem.place
    file = place.file if place.file.startswith("layouts/") else (content / place.file).as_posix()
    what = _cut(say(problem.what)) + say(_also(problem)) + say(_GRADES[problem.grade])
    lines = [f"{file}:{place.line}:{place.column}: [{problem.rule}] {what}"]
    if problem.excerpt:
        # A line without end fills no terminal: what is meant stands near its beginning then.
        start = max(0, place.column - _AROUND) if len(problem.excerpt) > _LONGEST else 0
        excerpt = _cut(problem.excerpt[start:])
        before = excerpt[: place.column - 1 - start]
        meant = excerpt[place.column - 1 - start :][: problem.width] or " "
        lines.append(f"{place.line:>4} | {excerpt}")
        lines.append(f"     | {' ' * cells(before)}{'^' * cells(meant)}")
    lines.append(f"  mend: {say(problem.mend)}")
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


def _also(problem: Problem) -> Message:
    """Say how often the same is found in the file, and where first."""
    lines = tuple(dict.fromkeys(str(place.line) for place in problem.also))
    if not lines:
        return _NOTHING
    template = (
        "；全文共{count}处，另见第{lines:、}行等"
        if len(lines) > _FIRST
        else "；全文共{count}处，另见第{lines:、}行"
    )
    return message(template, count=len(problem.also) + 1, lines=lines[:_FIRST])


def counted(mend: int, look: int, files: int, *, printed: bool) -> Message:
    """Say how many Problems a check has found, and what it has not looked at."""
    found = message("需要改正 {mend} 处，可以再看 {look} 处。", mend=mend, look=look)
    if files:
        unprinted = "{found}只看了所写的 {files} 处，印刷版没有排，排了才知道的问题不在其内。"
        return message(unprinted, found=found, files=files)
    if printed:
        return found
    return message("{found}印刷版没有排，排了才知道的问题不在其内。", found=found)


def _printed_in(plate: EditionFile) -> Message:
    """Say with which inks a file is printed, and where there is colour."""
    if not plate.coloured:
        return message("单色：全部只用黑墨（K）")
    if not plate.sheets:
        return message("油墨：{inks:、}", inks=plate.inks)
    return message(
        "油墨：{inks:、}；有彩色的页（按文件中的次序）：{pages:、}；折页（每折 4 页）：{sheets:、}",
        inks=plate.inks,
        pages=tuple(map(str, plate.coloured)),
        sheets=tuple(map(str, plate.sheets)),
    )


def summary(run: Run, result: Result, files: Published, say: Say, *, err: bool = False) -> None:
    """Say what a build has published."""
    issues = result.gazette.issues if result.gazette else ()
    held = message(
        "{output}：{issues} 期，{notices} 件，印刷 {pages} 页",
        output=run.output,
        issues=len(issues),
        notices=sum(len(issue.cards) for issue in issues),
        pages=result.printed,
    )
    changed = message(
        "文件：写入 {written}，未变 {left}，删除 {removed}",
        written=files.written,
        left=files.left,
        removed=files.removed,
    )
    steps = tuple(
        message("{step} {seconds}", step=step, seconds=f"{took:.1f}")
        for step, took in result.seconds.items()
    )
    for line in (held, changed, message("用时（秒）：{steps:，}", steps=steps)):
        click.echo(say(line), err=err)


def made(written: Written, say: Say) -> None:
    """Say which files were made on demand, and what was not made and why."""
    for path, plate in written.files:
        size = message("{pages} 页", pages=plate.pages)
        if path.stem.endswith(BOOKLET):
            template = "A3 纸 {sheets} 张（双面打印，沿短边翻转，对折后骑订）"
            size = message(template, sheets=plate.pages // _SHEETS)
        line = message("{path}：{size}", path=path, size=size)
        if plate.attached:
            template = "{path}：{size}，内附 {count} 个文件"
            line = message(template, path=path, size=size, count=plate.attached)
        elif path.stem.endswith(COVER):
            template = (
                "{path}：一张，外面封四、书脊、封一，里面封二、封三（空白），书脊 {spine} 毫米"
            )
            line = message(template, path=path, spine=f"{plate.spine:g}")
        elif plate.blanks:
            template = "{path}：{size}，其中空白 {blanks} 页"
            line = message(template, path=path, size=size, blanks=plate.blanks)
        click.echo(say(line))
        if plate.inks:
            click.echo(f"  {say(_printed_in(plate))}")
    for name, wanted in written.left:
        kinds = tuple(meaning for kind, meaning in EDITIONS.items() if kind in wanted)
        left = message("没有做 {name} 的{kinds:、}：先改正上面的问题。", name=name, kinds=kinds)
        click.echo(say(left), err=True)
    click.echo(say(message("网站没有改动。")))
