"""The command import: a printed number becomes an issue of content/.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.folders import folder_option
from gazette.cli.speech import lang_option
from gazette.cli.terminal import told
from gazette.importers.import_ import Choices, import_issue
from gazette.model import message

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command(name="import")
@click.argument(
    "sources", metavar="来源...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@folder_option("content", "公报的内容")
@click.option("--mend", type=click.Path(path_type=Path), help="改正规则（YAML：原文、改为、理由）")
@click.option("--replace", "anew", is_flag=True, help="已有这一期时重新导入，旧的留在旁边")
@click.option(
    "--allow-missing-pages", "gaps", is_flag=True, help="略过没有文字层的页，并在相邻文件里说明"
)
@lang_option
@click.pass_obj
def import_(
    say: Speech, /, sources: tuple[Path, ...], content: Path, mend: Path | None, **how: bool
) -> int:
    """把旧刊（文本、PDF、Word、Markdown）导入 content/，并核算每一个字。"""
    say.follow(content)
    for path in (*sources, *((mend,) if mend else ())):
        if not path.is_file():
            raise say.wrong("没有 {path} 这个文件", path=path)
    done = import_issue(sources, content, Choices(mend, how["anew"], how["gaps"], say.language))
    for problem in done.problems:
        click.echo(told(Path(), problem, say), err=True)
    if done.folder is None or done.report is None:
        click.echo(say(message("没有导入，没有写下任何文件。")), err=True)
        return 1
    for line in done.report.lines:
        click.echo(line)
    template = "已导入 {folder}；先看 {report}，再运行 check。"
    report = done.folder / "import-report.html"
    click.echo(say(message(template, folder=done.folder, report=report)))
    return 0
