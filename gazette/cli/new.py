"""The command new: an issue or a notice is begun, with its number, its name, its fields.

In: the command line; on a terminal the answers to what it leaves open.
Out: a file, its path on standard output, an exit status.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today
from gazette.build.checking import opened
from gazette.cli.asking import ask, asked_until
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run, refused
from gazette.cli.speech import lang_option
from gazette.cli.terminal import progress
from gazette.drafting import NoticeRequest, issue_draft, notice_draft, put, questions
from gazette.model import message
from gazette.site.disk import Refused
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from gazette.cli.speech import Speech
    from gazette.model import Gazette

_DAY = click.DateTime(["%Y-%m-%d"])
_ASKED = {
    "kind": message("写哪一种"),
    "title": message("标题"),
    "issuer": message("发文机关"),
    "series": message("文号系列"),
    "section": message("栏目"),
}
_PUBLISHED = message("出版日期")
_DAY_FORM = message("写成 YYYY-MM-DD，例如 2026-02-28")


@click.group()
@lang_option
def new() -> None:
    """新建一期，或者一份文件。"""


@new.command()
@click.argument("name", metavar="[期]", default="")
@click.option("--published", type=_DAY, metavar="YYYY-MM-DD", help="出版日期；不写就问")
@folder_options
@click.pass_obj
def issue(say: Speech, /, name: str, **given: Any) -> int:
    """新建一期的文件夹和 issue.yaml：期号、总期号接着上一期。

    不写哪一期，就是下一期。写 2026-04，合刊写 2026-03-04，增刊写 2026-z1。
    """
    day = given.pop("published")
    run = asked_run(say, given)
    if day is None:
        day = asked_until(say, "--published", _PUBLISHED, _is_day, _DAY_FORM)
    asked = day.date() if hasattr(day, "date") else date.fromisoformat(day)
    try:
        with hold(run.content), progress(say) as tell:
            with opened(run, tell) as (_, gazette, _):
                draft = issue_draft(gazette, name, asked)
            path = put(run.content, draft)
    except Refused as error:
        return refused(say, error)
    click.echo(path)
    click.echo(say(message("看一遍期号和日期；下一步：new notice")), err=True)
    return 0


@new.command()
@click.option("--kind", default="", metavar="文种", help="通知、任免、印发、废止决定、更正、通告等")
@click.option(
    "--title", default="", metavar="标题", help="完整标题；以“关于”开头的，前面加发文机关"
)
@click.option("--series", default="", metavar="代字", help="文号系列，例如 示政发 或 zf")
@click.option("--section", default="", metavar="栏目", help="gazette.yaml 里的一个栏目")
@click.option("--issuer", default="", metavar="机关", help="发文机关；不写就随标题和文号系列")
@click.option("--number", default=0, type=click.IntRange(0), help="序号；不写就是下一个")
@click.option("--id", "own", default="", metavar="代号", help="没有文号的，网址代号")
@click.option("--date", "day", type=_DAY, metavar="YYYY-MM-DD", help="成文日期；不写就是今天")
@click.option("--issue", "into", default="", metavar="期", help="放进哪一期；不写就是最新的草稿")
@folder_options
@click.pass_obj
def notice(say: Speech, /, **given: Any) -> int:
    """新建一份文件：下一个文号，次序排在同一栏目之后，文件头各项齐备。

    在终端里，没有写的就问；在管道里，说出缺哪一项。
    """
    keys = ("kind", "title", "series", "section", "issuer", "number")
    words = {key: given.pop(key) for key in keys}
    day, own, into = (given.pop(key) for key in ("day", "own", "into"))
    run = asked_run(say, given)
    try:
        with progress(say) as tell, opened(run, tell) as (_, gazette, _):
            on = day.date() if day else today(gazette.masthead.timezone)
            wanted = NoticeRequest(on, issue=into, id=own, **words)
        answered = _answered(say, gazette, wanted)
        # What is free is asked for again, for others may have taken it while somebody thought.
        with hold(run.content), progress(say) as tell:
            with opened(run, tell) as (_, gazette, _):
                draft = notice_draft(gazette, answered)
            path = put(run.content, draft)
    except Refused as error:
        return refused(say, error)
    click.echo(path)
    click.echo(say(message("还要写：{left:；}", left=draft.left)), err=True)
    return 0


def _answered(say: Speech, gazette: Gazette, wanted: NoticeRequest) -> NoticeRequest:
    """Return the request with all that an editor has still to say of it."""
    while left := questions(gazette, wanted):
        one = left[0]
        said: Any = ask(say, f"--{one.key}", _ASKED[one.key], one.choices)
        wanted = replace(wanted, **{one.key: said})
    return wanted


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
