"""The command preview: the site on this machine, made anew at every change.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from gazette import preview as previews
from gazette.build import inspect
from gazette.build.as_of import today_of
from gazette.build.checking import opened
from gazette.build.context import silent
from gazette.build.locking import Order
from gazette.build.publishing import publish_issues
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import MOST, show
from gazette.desk.answers import Desk
from gazette.desk.routes import ROOT
from gazette.desk.routes import routes as desk_routes
from gazette.model import Act, message
from gazette.preview.state import PreviewState
from gazette.site.disk import Refused
from gazette.system.libraries import can_print

if TYPE_CHECKING:
    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.build.publishing import Publication
    from gazette.cli.speech import Speech
    from gazette.model import Gazette, Problem


@click.command(name="preview")
@folder_options
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True)
@click.option("--print/--no-print", "printed", default=True, help="也排印刷版，在后台排")
@click.option("--open/--no-open", "opened", default=None, help="打开浏览器；在终端里就打开")
@click.pass_obj
def preview(say: Speech, /, port: int, printed: bool, opened: bool | None, **given: Any) -> int:
    """在本机预览，包括草稿；内容一改就重新生成，问题标在网页里。"""
    run = asked_run(say, given, drafts=True, printed=printed and can_print())
    server = previews.listen(previews.folder(run), port)
    address = f"http://localhost:{server.server_port}/"
    if server.server_port != port:
        other = message("端口 {port} 已被占用，改用 {other}。", port=port, other=server.server_port)
        click.echo(say(other))
    click.echo(say(message("正在生成，完成后请打开 {address}", address=address)))
    click.echo(say(message("编辑台：{address}", address=f"{address}{ROOT.lstrip('/')}")))
    state = PreviewState(say, server.token, say.language)
    waiting = sys.stdout.isatty() if opened is None else opened
    last: list[tuple[Problem, ...]] = []

    def drawn(result: Result | Refused) -> None:
        nonlocal waiting
        if isinstance(result, Refused):
            template = "页面没有更新：{what}\n  mend: {mend}"
            click.echo(say(message(template, what=result.what, mend=result.mend)), err=True)
            return
        if [result.problems] != last:  # what the print adds is told once it is laid out
            show(run.content, result.problems, say, most=MOST)
            last[:] = [result.problems]
        click.echo(say(message("已更新：{address}", address=address)))
        if waiting:
            waiting = False
            webbrowser.open(address)

    publish = partial(_published, run) if can_print() else None
    found = partial(_found, run)
    desk = Desk(run.content, say, say.language, server.token, partial(_known, run), publish, found)
    previews.Preview(run, state, drawn).serve(server, desk_routes(desk))
    return 0


def _known(run: Run) -> Gazette:
    """Return the gazette as its files are by now, with its drafts."""
    with opened(run, silent) as (_, gazette, _):
        return gazette


def _found(run: Run) -> tuple[Problem, ...]:
    """Return what is wrong by now, by what the preview has read already."""
    return inspect(replace(run, output=previews.folder(run), unlocked=True), silent)


def _published(run: Run, issue: str, approved_by: str) -> Publication:
    """Publish an issue, and keep its PDFs with it."""
    day = today_of(run.content)
    order = Order((issue,), Act.PUBLISH, day, approved_by, files=True)
    return publish_issues(replace(run, printed=True), order, silent)
