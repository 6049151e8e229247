"""The commands: build, check, preview, import. All printing is here.

In: the command line.
Out: an exit status: 0 done, 1 something is to be mended, 2 the command was not understood.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from gazette import check as checks
from gazette import press, preview
from gazette.disk import Refused
from gazette.importers.bring import bring
from gazette.lines import wide
from gazette.model import Grade, Problem
from gazette.press.floor import Run
from gazette.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazette.publish import Published

MOST = 20
"""A build shows so many Problems to look at; `check` shows all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; without one, build."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("--help", "-h")):
        given.insert(0, "build")
    try:
        return int(commands.main(given, prog_name="build.py", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中止，已发布的网站没有改动。", err=True)
        return 130
    except Refused as error:
        click.echo(f"没有发布：{error.what}\n  mend: {error.mend}", err=True)
        return 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def commands() -> None:
    """把 content/ 里的 Markdown 变成政府公报：网站、印刷版（PDF）和全文检索。"""


def _folder(name: str, meaning: str) -> Callable[..., Any]:
    """Make an option for a folder; the usual one stands beside build.py, wherever we are called."""
    usual = os.path.relpath(Path(__file__).parents[1] / name)
    kind = click.Path(path_type=Path)
    return click.option(f"--{name}", default=usual, type=kind, show_default=True, help=meaning)


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the folders that all of them know."""
    jobs = "同时用几个进程；0 表示有几个处理器用几个"
    for option in (
        click.option("--jobs", default=0, type=click.IntRange(0), show_default=True, help=jobs),
        _folder("static", "照原样复制的文件"),
        _folder("layouts", "版式"),
        _folder("output", "网站写到哪里"),
        _folder("content", "公报的内容"),
    ):
        command = option(command)
    return command


@commands.command()
@_folders
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版（没有页码和 PDF）")
@click.option("--no-search", "unsearched", is_flag=True, help="不做全文检索")
def build(unprinted: bool, unsearched: bool, **given: Any) -> int:
    """检查并发布整个网站；有需要改正的问题时一概不发布。"""
    run = _run(given, printed=not unprinted, searched=not unsearched)
    with _progress() as tell:
        result = press.press(run, tell)
    _problems(run.content, result.problems, Console(stderr=True, highlight=False), most=MOST)
    if result.published is None:
        count = sum(problem.grade is Grade.MEND for problem in result.problems)
        click.echo(f"有 {count} 处需要改正，没有发布；已发布的网站没有改动。", err=True)
        return 1
    _summary(run, result, result.published)
    return 0


@commands.command()
@_folders
@click.option("--explain", metavar="规则", help="说明一条规则")
def check(explain: str | None, **given: Any) -> int:
    """检查内容并列出全部问题，不发布。"""
    if explain is not None:
        text = checks.explain(explain)
        if not text:
            raise click.UsageError(f"没有 {explain} 这条规则；现有：{'、'.join(RULES)}")
        click.echo(f"[{explain}] {text}")
        return 0
    run = _run(given)
    with _progress() as tell:
        problems = press.inspect(run, tell)
    _problems(run.content, problems, Console(highlight=False), most=None)
    count = Counter(problem.grade for problem in problems)
    click.echo(f"需要改正 {count[Grade.MEND]} 处，可以再看 {count[Grade.LOOK]} 处。")
    return 1 if count[Grade.MEND] else 0


@commands.command(name="preview")
@_folders
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True)
@click.option("--print/--no-print", "printed", default=False, help="也排印刷版（较慢）")
def preview_(port: int, printed: bool, **given: Any) -> int:
    """在本机预览，包括草稿；内容一改就重新生成。"""
    run = _run(given, drafts=True, printed=printed)
    console = Console(highlight=False)

    def told(result: press.Result) -> None:
        _problems(run.content, result.problems, console, most=MOST)
        state = "有需要改正的问题，页面没有更新" if result.published is None else "已更新"
        console.print(f"{state}：http://localhost:{port}/")

    preview.serve(run, port, told)
    return 0


@commands.command(name="import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@_folder("content", "公报的内容")
@click.option("--mend", type=click.Path(path_type=Path), help="改正规则（YAML：原文、改为、理由）")
@click.option("--replace", "anew", is_flag=True, help="已有这一期时重新导入，旧的留在旁边")
def import_(sources: tuple[Path, ...], content: Path, mend: Path | None, anew: bool) -> int:
    """把旧刊（文本、PDF、Word、Markdown）导入 content/，并核算每一个字。"""
    for path in (*sources, *((mend,) if mend else ())):
        if not path.is_file():
            raise click.UsageError(f"没有 {path} 这个文件")
    done = bring(sources, content, mend, replace_issue=anew)
    console = Console(stderr=True, highlight=False)
    for problem in done.problems:
        console.print(told(Path(), problem), markup=False, soft_wrap=True)
    if done.folder is None or done.report is None:
        click.echo("没有导入，没有写下任何文件。", err=True)
        return 1
    for line in done.report.lines:
        click.echo(line)
    click.echo(f"已导入 {done.folder}；先看 {done.folder / 'import-report.html'}，再运行 check。")
    return 0


def _run(given: dict[str, Any], **more: Any) -> Run:
    content = given["content"]
    if not content.is_dir():
        raise click.UsageError(f"没有 {content} 这个文件夹；用 --content 指明公报的内容在哪里")
    for name in ("layouts", "static"):
        if not given[name].is_dir():
            raise click.UsageError(f"没有 {given[name]} 这个文件夹；用 --{name} 指明")
    return Run(**given, **more)


class _progress:  # noqa: N801 - used as a word: with _progress() as tell
    """Show the steps on a terminal; say nothing in a pipe."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._shown: Progress | None = None

    def __enter__(self) -> Callable[[str, int, int], None]:
        if not self._console.is_terminal:
            return lambda _step, _done, _total: None
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
        )
        shown = self._shown = Progress(*columns, console=self._console, transient=True)
        shown.start()
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=total)
            shown.update(tasks[step], completed=done, total=total)

        return tell

    def __exit__(self, *_error: object) -> None:
        if self._shown:
            self._shown.stop()


def _problems(
    content: Path, problems: Iterable[Problem], console: Console, *, most: int | None
) -> None:
    mend = [problem for problem in problems if problem.grade is Grade.MEND]
    look = [problem for problem in problems if problem.grade is Grade.LOOK]
    for problem in mend:
        console.print(told(content, problem), markup=False, soft_wrap=True)
    if most is None or len(look) <= most:
        for problem in look:
            console.print(told(content, problem), markup=False, soft_wrap=True)
        return
    kinds = Counter(problem.rule for problem in look)
    listed = "，".join(f"{rule} {count} 处" for rule, count in kinds.most_common())
    text = f"可以再看 {len(look)} 处（{listed}）；python build.py check 列出全部。"
    console.print(text, markup=False, soft_wrap=True)


def told(content: Path, problem: Problem) -> str:
    """Tell a Problem to an editor: place, rule, what, the line, and how to mend it."""
    place = problem.place
    file = place.file if place.file.startswith("layouts/") else (content / place.file).as_posix()
    grade = "" if problem.grade is Grade.MEND else "（可以再看）"
    lines = [f"{file}:{place.line}:{place.column}: [{problem.rule}] {problem.what}{grade}"]
    if problem.excerpt:
        before = problem.excerpt[: place.column - 1]
        meant = problem.excerpt[place.column - 1 :][: problem.width] or " "
        lines.append(f"{place.line:>4} | {problem.excerpt}")
        lines.append(f"     | {' ' * _cells(before)}{'^' * _cells(meant)}")
    lines.append(f"  mend: {problem.mend}")
    return "\n".join(lines)


def _cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(2 if wide(character) else 1 for character in text)


def _summary(run: Run, result: press.Result, files: Published) -> None:
    issues = result.gazette.issues if result.gazette else ()
    notices = sum(len(issue.cards) for issue in issues)
    seconds = "，".join(f"{step} {took:.1f}" for step, took in result.seconds.items())
    click.echo(f"{run.output}：{len(issues)} 期，{notices} 件，印刷 {result.printed} 页")
    click.echo(f"文件：写入 {files.written}，未变 {files.left}，删除 {files.removed}")
    click.echo(f"用时（秒）：{seconds}")
