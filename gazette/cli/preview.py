"""The command preview: the site on this machine, made anew at every change.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette import preview as previews
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import MOST, show
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.build import Result
    from gazette.cli.speech import Speech


@click.command(name="preview")
@folder_options
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True)
@click.option("--print/--no-print", "printed", default=False, help="也排印刷版（较慢）")
@click.pass_obj
def preview(say: Speech, /, port: int, printed: bool, **given: Any) -> int:
    """在本机预览，包括草稿；内容一改就重新生成。"""
    run = asked_run(say, given, drafts=True, printed=printed)
    server = previews.listen(previews.folder(run), port)
    address = f"http://localhost:{server.server_port}/"
    if server.server_port != port:
        other = message("端口 {port} 已被占用，改用 {other}。", port=port, other=server.server_port)
        click.echo(say(other))
    click.echo(say(message("正在生成，完成后请打开 {address}", address=address)))

    def drawn(result: Result | Refused) -> None:
        if isinstance(result, Refused):
            template = "页面没有更新：{what}\n  mend: {mend}"
            click.echo(say(message(template, what=result.what, mend=result.mend)), err=True)
            return
        show(run.content, result.problems, say, most=MOST)
        state = (
            message("有需要改正的问题，页面没有更新：{address}", address=address)
            if result.published is None
            else message("已更新：{address}", address=address)
        )
        click.echo(say(state))

    previews.serve(run, server, drawn)
    return 0
