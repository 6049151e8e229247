"""The command export: a notice as a Word file, for those who review and sign on paper.

In: the command line.
Out: a file, its path on standard output; an exit status.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.build.checking import opened
from gazette.build.issue_tasks import IssueTasks
from gazette.build.target import target
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run, refused
from gazette.cli.terminal import progress
from gazette.content.files import load
from gazette.model import message
from gazette.site.disk import Refused, spoken, write_whole
from gazette.write.docx import write

if TYPE_CHECKING:
    from gazette.cli.speech import Speech
    from gazette.model import Notice

_DOCX = ".docx"


@click.command()
@click.argument("notice", metavar="文号|代号|文件", default="")
@click.option(
    "--docx",
    "file",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[文件]",
    help="写成 Word 文件；不写文件名就是 代号.docx",
)
@click.option("--replace", "anew", is_flag=True, help="文件已经有了也写，原来的不留")
@folder_options
@click.pass_obj
def export(say: Speech, /, notice: str, file: str | None, anew: bool, **given: Any) -> int:
    """把一份文件写成 Word 文件（--docx），版面照 GB/T 9704，供纸上审核、签发。

    只是样子：文字改在 content/ 里，改好了再导出一次。
    """
    if file is None:
        raise say.wrong("写上 --docx：写成 Word 文件")
    if not notice and not file.lower().endswith(_DOCX):  # --docx stands before the notice
        notice, file = file, ""
    if not notice:
        raise say.wrong("写上是哪一份：文号、网址代号或文件")
    run = asked_run(say, given)
    try:
        with progress(say) as tell, opened(run, tell) as (context, gazette, _):
            card = target(gazette, notice)
            path = Path(file or f"{card.id}{_DOCX}")
            _fits(say, run.content, path, anew=anew)
            ((_, notices),) = context.pool.each(IssueTasks.notices, [(card.issue, card.issue)])
        one = next(each for each in notices if each.card.id == card.id)
        unshown = _written(run.content, one, path)
    except Refused as error:
        return refused(say, error)
    click.echo(path)
    if unshown:
        template = "Word 文件放不下的图：{files:、}（图题还在）"
        click.echo(say(message(template, files=unshown)), err=True)
    return 0


def _fits(say: Speech, content: Path, path: Path, *, anew: bool) -> None:
    """Refuse a file that must not be written."""
    if path.suffix.lower() != _DOCX:
        raise say.wrong("文件名以 .docx 结尾：{path}", path=path)
    if path.resolve().is_relative_to(content.resolve()):
        raise say.wrong("{path} 在 content/ 里，会当成附件；写到别处", path=path)
    if path.exists() and not anew:
        what = message("`{file}` 已经有了", file=path)
        raise Refused(what, message("换一个文件名；不要原来的，加 --replace"))


def _written(content: Path, notice: Notice, path: Path) -> tuple[str, ...]:
    """Write the file of a notice; return the pictures that it cannot show."""

    def data(name: str) -> bytes | None:
        found = load(content, f"{notice.card.issue}/{name}")
        return found if isinstance(found, bytes) else None

    made, unshown = write(notice, data)
    with spoken(path.parent, failed=message("没有写 {file}", file=path), option="--docx"):
        write_whole(path, made)
    return unshown
