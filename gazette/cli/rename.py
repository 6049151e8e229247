"""The command rename: a notice gets another number, id, place or file.

In: the command line.
Out: files under their new names, told line by line; an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.build.checking import opened
from gazette.build.target import target
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run, refused
from gazette.cli.terminal import progress
from gazette.desk.changes import Edits, Unchangeable, changed
from gazette.drafting.moving import carry_out
from gazette.drafting.renaming import RenameRequest, renaming
from gazette.model import message
from gazette.site.disk import Refused
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.cli.speech import Speech
    from gazette.drafting.renaming import Renaming


@click.command()
@click.argument("notice", metavar="文号|代号|文件")
@click.option("--number", default="", metavar="文号", help="新的文号；同一系列的写序号就行")
@click.option("--id", "own", default="", metavar="代号", help="新的网址代号（没有文号的文件）")
@click.option("--order", default=0, type=click.IntRange(0), help="排在第几位，后面的让开")
@click.option("--file", default="", metavar="文件名", help="新的文件名，还在本期文件夹里")
@folder_options
@click.pass_obj
def rename(say: Speech, /, notice: str, **given: Any) -> int:
    """改一份文件的文号、代号、次序或文件名，文件名跟着改。

    已出版的，旧网址写进 aliases，读者还找得到；已经锁定的一期不改，说出合规的办法。
    """
    number, own, order, file = (given.pop(key) for key in ("number", "own", "order", "file"))
    asked = RenameRequest(number.strip(), own.strip(), order, file.strip())
    run = asked_run(say, given)
    try:
        with hold(run.content), progress(say) as tell:
            with opened(run, tell) as (_, gazette, _):
                done = renaming(gazette, target(gazette, notice), asked)
            carry_out(run.content, done, _edited)
    except Refused as error:
        return refused(say, error)
    _tell(say, done)
    return 0


def _edited(data: bytes, fields: Mapping[str, str | tuple[str, ...] | None]) -> bytes:
    """Return a file with such fields. Raise Refused where they cannot be written into it."""
    try:
        return changed(data, Edits(fields=dict(fields)))
    except Unchangeable as error:
        raise Refused(error.what, error.mend) from error


def _tell(say: Speech, done: Renaming) -> None:
    for key, value in done.fields.items():
        shown = "、".join(value) if isinstance(value, tuple) else value or "—"
        click.echo(f"{done.file}: {key}: {shown}")
    for old, new in done.moves:
        click.echo(f"{old} → {new}")
    for address in done.former:
        click.echo(say(message("旧网址 {address} 转到新的网址", address=address)))
    if done.naming:
        template = "还写着旧文号或旧代号，请核对：{files:、}"
        click.echo(say(message(template, files=done.naming)), err=True)
