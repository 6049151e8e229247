"""The commands: build, check, preview, schema, import. All printing is here.

In: the command line.
Out: an exit status: 0 done, 1 something is to be mended, 2 the command was not understood.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette import __version__, preview, read
from gazette import check as checks
from gazette.build import Result, build_site, editions, examine, inspect
from gazette.build.context import Run
from gazette.cli.folders import folder_option, folder_options
from gazette.cli.interrupt import heard
from gazette.cli.terminal import EDITIONS, MOST, made, progress, show, summary, told
from gazette.fields.json_schema import json_schemas
from gazette.importers.import_ import import_issue
from gazette.model import Grade
from gazette.rules import RULES
from gazette.site.disk import MACHINE, Refused, spoken, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OF_ALL = ("--help", "-h", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; without one, build."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in _OF_ALL):
        given.insert(0, "build")
    try:
        with heard(), spoken(Path(), MACHINE, "没有做完"):
            return int(commands.main(given, standalone_mode=False) or 0)
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
@click.version_option(__version__, message="gazette %(version)s", help="说明版本")
def commands() -> None:
    """把 content/ 里的 Markdown 变成政府公报：网站、印刷版（PDF）和全文检索。"""


def _on_demand(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add to a command the options for what is made of an issue on demand."""
    kind = click.Path(path_type=Path)
    which = "做哪一期（文件夹名），例如 2026-01，可以写几次；不写就做最新的一期，草稿也算"
    where = "写到哪里；不写就写到网站文件夹旁边的 print/"
    for option in (
        click.option("--to", "folder", type=kind, help=where),
        click.option("--issue", "issues", metavar="期", multiple=True, help=which),
        click.option("--proof", is_flag=True, help="做校样：有行号，问题写在旁边"),
        click.option("--booklet", is_flag=True, help="做骑马订小册子：A3 双面打印，对折"),
        click.option("--press", is_flag=True, help="做印刷厂版：出血、裁切线，黑字单黑"),
    ):
        command = option(command)
    return command


@commands.command()
@folder_options
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版（没有页码和 PDF）")
@click.option("--no-search", "unsearched", is_flag=True, help="不做全文检索")
@_on_demand
def build(unprinted: bool, unsearched: bool, **given: Any) -> int:
    """检查并发布整个网站；有需要改正的问题时一概不发布。

    用 --press、--booklet 或 --proof 时只做这些文件，网站不动。
    """
    wanted = frozenset(kind for kind in EDITIONS if given.pop(kind))
    names, folder = given.pop("issues"), given.pop("folder")
    if wanted:
        return _editions(_run(given), names, wanted, folder)
    if names or folder:
        raise click.UsageError("--issue 和 --to 要与 --press、--booklet 或 --proof 同用")
    run = _run(given, printed=not unprinted, searched=not unsearched)
    with progress() as tell:
        result = build_site(run, tell)
    show(run.content, result.problems, most=MOST, err=True)
    if result.published is None:
        count = sum(problem.grade is Grade.MEND for problem in result.problems)
        click.echo(f"有 {count} 处需要改正，没有发布；已发布的网站没有改动。", err=True)
        return 1
    summary(run, result, result.published)
    return 0


@commands.command()
@click.argument("only", metavar="[文件]...", nargs=-1, type=click.Path(path_type=Path))
@folder_options
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版，快得多")
@click.option("--explain", metavar="规则", help="说明一条规则")
def check(only: tuple[Path, ...], unprinted: bool, explain: str | None, **given: Any) -> int:
    """检查内容并列出全部问题，不发布。

    印刷版也排一遍（留给下一次 build 用），build 会拒绝的这里都说。只查几个文件时不排。
    """
    if explain is not None:
        text = checks.explain(explain)
        if not text:
            raise click.UsageError(f"没有 {explain} 这条规则；现有：{'、'.join(RULES)}")
        click.echo(f"[{explain}] {text}")
        return 0
    run = _run(given)
    wanted = _below(run.content, only)
    look = inspect if unprinted or wanted else examine
    with progress() as tell:
        found = look(run, tell)
    problems = checks.folded(one for one in found if not wanted or one.place.file in wanted)
    show(run.content, problems)
    count = Counter(problem.grade for problem in problems)
    left = f"只看了 {len(wanted)} 个文件，" if wanted else ""
    left += "印刷版没有排，排了才知道的问题不在其内。" if look is inspect else ""
    click.echo(f"需要改正 {count[Grade.MEND]} 处，可以再看 {count[Grade.LOOK]} 处。{left}")
    return 1 if count[Grade.MEND] else 0


def _below(content: Path, paths: tuple[Path, ...]) -> frozenset[str]:
    """Return the files that are to be checked, by their paths below content/."""
    for path in paths:
        if not path.is_file() or not path.absolute().is_relative_to(content.absolute()):
            raise click.UsageError(f"{content} 里没有 {path} 这个文件")
    root = content.absolute()
    return frozenset(path.absolute().relative_to(root).as_posix() for path in paths)


@commands.command(name="preview")
@folder_options
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True)
@click.option("--print/--no-print", "printed", default=False, help="也排印刷版（较慢）")
def preview_(port: int, printed: bool, **given: Any) -> int:
    """在本机预览，包括草稿；内容一改就重新生成。"""
    run = _run(given, drafts=True, printed=printed)
    server = preview.listen(preview.folder(run), port)
    address = f"http://localhost:{server.server_port}/"
    if server.server_port != port:
        click.echo(f"端口 {port} 已被占用，改用 {server.server_port}。")
    click.echo(f"正在生成，完成后请打开 {address}")

    def drawn(result: Result | Refused) -> None:
        if isinstance(result, Refused):
            click.echo(f"页面没有更新：{result.what}\n  mend: {result.mend}", err=True)
            return
        show(run.content, result.problems, most=MOST)
        state = "有需要改正的问题，页面没有更新" if result.published is None else "已更新"
        click.echo(f"{state}：{address}")

    preview.serve(run, server, drawn)
    return 0


@commands.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@folder_option("content", "公报的内容，栏目取自这里")
def schema(folder: Path, content: Path) -> int:
    """写出字段的 JSON Schema，文字编辑器用它提示和检查各字段。"""
    head, _ = read.masthead(content)
    folder.mkdir(parents=True, exist_ok=True)
    for name, found in json_schemas(head.sections if head else ()).items():
        text = json.dumps(found, ensure_ascii=False, indent=1)
        write_whole(folder / name, f"{text}\n".encode())
        click.echo(folder / name)
    return 0


@commands.command(name="import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@folder_option("content", "公报的内容")
@click.option("--mend", type=click.Path(path_type=Path), help="改正规则（YAML：原文、改为、理由）")
@click.option("--replace", "anew", is_flag=True, help="已有这一期时重新导入，旧的留在旁边")
@click.option(
    "--allow-missing-pages", "gaps", is_flag=True, help="略过没有文字层的页，并在相邻文件里说明"
)
def import_(
    sources: tuple[Path, ...], content: Path, mend: Path | None, anew: bool, gaps: bool
) -> int:
    """把旧刊（文本、PDF、Word、Markdown）导入 content/，并核算每一个字。"""
    for path in (*sources, *((mend,) if mend else ())):
        if not path.is_file():
            raise click.UsageError(f"没有 {path} 这个文件")
    done = import_issue(sources, content, mend, replace_issue=anew, allow_missing=gaps)
    for problem in done.problems:
        click.echo(told(Path(), problem), err=True)
    if done.folder is None or done.report is None:
        click.echo("没有导入，没有写下任何文件。", err=True)
        return 1
    for line in done.report.lines:
        click.echo(line)
    click.echo(f"已导入 {done.folder}；先看 {done.folder / 'import-report.html'}，再运行 check。")
    return 0


def _editions(run: Run, names: tuple[str, ...], wanted: frozenset[str], folder: Path | None) -> int:
    """Make what is wanted of some issues; the website is not touched."""
    folder = folder or run.output.parent / "print"
    for name in ("output", "content", "layouts", "static"):
        if folder.resolve().is_relative_to(getattr(run, name).resolve()):
            raise click.UsageError(f"--to 不能在 --{name} 的文件夹里：{folder}")
    try:
        with progress() as tell:
            written = editions.write(run, names, wanted, folder, tell)
    except Refused as error:
        click.echo(f"没有做完：{error.what}，网站没有改动。\n  mend: {error.mend}", err=True)
        return 1
    show(run.content, written.problems, most=MOST, err=True)
    made(written)
    return 1 if written.left else 0


def _run(given: dict[str, Any], **more: Any) -> Run:
    content = given["content"]
    if not content.is_dir():
        raise click.UsageError(f"没有 {content} 这个文件夹；用 --content 指明公报的内容在哪里")
    for name in ("layouts", "static"):
        if not given[name].is_dir():
            raise click.UsageError(f"没有 {given[name]} 这个文件夹；用 --{name} 指明")
    return Run(**given, **more)
