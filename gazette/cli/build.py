"""The command build: the whole website, or what is made of an issue on demand.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.build import build_site, editions
from gazette.check import folded
from gazette.cli.folders import folder_options
from gazette.cli.problem_formats import TEXT, format_option, formatted
from gazette.cli.runs import asked_run
from gazette.cli.terminal import EDITIONS, MOST, made, progress, show, summary
from gazette.model import Grade, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.build.context import Run
    from gazette.cli.speech import Command, Speech


_COMPRESS = "文字文件旁边各放压缩好的 .br 和 .gz，服务器照原样发送"


def _on_demand(command: Command) -> Command:
    """Add to a command the options for what is made of an issue on demand."""
    kind = click.Path(path_type=Path)
    which = "做哪一期（文件夹名），例如 2026-01，可以写几次；不写就做最新的一期，草稿也算"
    where = "写到哪里；不写就写到网站文件夹旁边的 print/"
    for option in (
        click.option("--to", "folder", type=kind, help=where),
        click.option("--issue", "issues", metavar="期", multiple=True, help=which),
        click.option("--archive", is_flag=True, help="做存档版：PDF/A-3a，内附原稿、数据和清单"),
        click.option("--proof", is_flag=True, help="做校样：有行号，问题写在旁边"),
        click.option("--booklet", is_flag=True, help="做骑马订小册子：A3 双面打印，对折"),
        click.option("--press", is_flag=True, help="做印刷厂版：出血、裁切线，黑字单黑"),
    ):
        command = option(command)
    return command


@click.command()
@folder_options
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版（没有页码和 PDF）")
@click.option("--no-search", "unsearched", is_flag=True, help="不做全文检索")
@click.option("--compress", "compressed", is_flag=True, help=_COMPRESS)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="data/as-of.json 说的是哪一天的有效性；不写就是今天",
)
@_on_demand
@format_option
@click.pass_obj
def build(say: Speech, /, unprinted: bool, unsearched: bool, **given: Any) -> int:
    """检查并发布整个网站；有需要改正的问题时一概不发布。

    用 --press、--booklet、--proof 或 --archive 时只做这些文件，网站不动。
    """
    wanted = frozenset(kind for kind in EDITIONS if given.pop(kind))
    names, folder, form = given.pop("issues"), given.pop("folder"), given.pop("form")
    if wanted:
        del given["as_of"]
        run = asked_run(say, given)
        return _editions(
            run, editions.Order(names, wanted, folder or _beside(run), say.language), say
        )
    if names or folder:
        raise say.wrong("--issue 和 --to 要与 --press、--booklet、--proof 或 --archive 同用")
    given["as_of"] = given["as_of"] and given["as_of"].date()
    more = {"printed": not unprinted, "searched": not unsearched, "unlocked": True}
    run = asked_run(say, given, **more)
    with progress(say) as tell:
        result = build_site(run, tell)
    if form == TEXT:
        show(run.content, result.problems, say, most=MOST, err=True)
    elif told := formatted(form, "build", run.content, folded(result.problems), say):
        click.echo(told)
    if result.published is None:
        count = sum(problem.grade is Grade.MEND for problem in result.problems)
        what = message("有 {count} 处需要改正，没有发布；已发布的网站没有改动。", count=count)
        click.echo(say(what), err=True)
        return 1
    summary(run, result, result.published, say, err=form != TEXT)
    return 0


def _beside(run: Run) -> Path:
    return run.output.parent / "print"


def _editions(run: Run, order: editions.Order, say: Speech) -> int:
    """Make what is wanted of some issues; the website is not touched."""
    for name in ("output", "content", "layouts", "static"):
        if order.folder.resolve().is_relative_to(getattr(run, name).resolve()):
            template = "--to 不能在 --{name} 的文件夹里：{folder}"
            raise say.wrong(template, name=name, folder=order.folder)
    try:
        with progress(say) as tell:
            written = editions.write(run, order, tell)
    except Refused as error:
        template = "没有做完：{what}，网站没有改动。\n  mend: {mend}"
        click.echo(say(message(template, what=error.what, mend=error.mend)), err=True)
        return 1
    show(run.content, written.problems, say, most=MOST, err=True)
    made(written, say)
    return 1 if written.left else 0
