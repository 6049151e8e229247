"""The command withdraw: words that may no longer be read are taken from every edition.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today_of
from gazette.build.withdrawing import Withdrawal
from gazette.build.withdrawing import withdraw as taken_back
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import MOST, progress, show
from gazette.model import Act, Grade, message

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command()
@click.argument("notice", metavar="文号|代号|文件")
@folder_options
@click.option("--unit", "units", multiple=True, metavar="编号", help="只撤回这一段，可以写几次")
@click.option("--was", "words", multiple=True, metavar="文字", help="只撤回这些字，可以写几次")
@click.option("--reason", required=True, metavar="理由", help="为什么撤回，读者看得到")
@click.option("--approved-by", default="", metavar="姓名", help="谁签发的（三审三校）")
@click.pass_obj
def withdraw(say: Speech, /, notice: str, **given: Any) -> int:
    """依法撤回已出版的文字：身份证号码、秘密等。

    字换成同样多的 □，页码不动；网页、数据、检索、PDF、图片和上一次的网站里都不再有原来的字。
    版本库（git）里的旧稿要另行清除。
    """
    units, words = given.pop("units"), given.pop("words")
    reason, approved_by = given.pop("reason"), given.pop("approved_by")
    if not reason.strip():
        raise say.wrong('撤回要写明理由：--reason "…"')
    run = asked_run(say, given)
    day = today_of(run.content)
    wanted = Withdrawal(notice, day, reason, approved_by, units, words)
    with progress(say) as tell:
        taken = taken_back(run, wanted, tell)
    done = taken.publication
    show(run.content, done.problems, say, most=MOST, err=True)
    if not done.entries:
        count = sum(problem.grade is Grade.MEND for problem in done.problems)
        what = message("有 {count} 处需要改正，没有撤回；什么都没有改。", count=count)
        click.echo(say(what), err=True)
        return 1
    for entry in (one for one in done.entries if one.act is Act.WITHDRAW):
        template = "{target}：已撤回，出版记录第 {number} 条"
        click.echo(say(message(template, target=entry.target, number=entry.number)))
    if taken.elsewhere:
        template = "这些字别处还有，没有撤回：{files:、}"
        click.echo(say(message(template, files=taken.elsewhere)), err=True)
    if taken.shown:
        what = message("网站没有重新发布，还看得到原来的字：改正上面的问题，运行 build")
        click.echo(say(what), err=True)
        return 1
    what = message("网站里已经没有；再 git commit，并把旧稿从版本库里清除（git filter-repo）")
    click.echo(say(what))
    return 0
