"""The command correct: the draft of a notice that corrects a misprint in a published one.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import progress
from gazette.drafting.correction import Misprint, draft_correction
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command()
@click.argument("number", metavar="文号|代号|文件")
@click.option("--was", required=True, metavar="原文", help="印成了什么，一字不差")
@click.option("--now", required=True, metavar="改为", help="应当是什么")
@click.option("--unit", default="", metavar="单元", help="在哪一单元，例如 art-12-2")
@click.option("--nth", default=0, type=click.IntRange(0), help="同样的字有几处时，是第几处")
@folder_options
@click.pass_obj
def correct(say: Speech, /, **given: Any) -> int:
    """为已出版的文件写一份更正的草稿，放进最新的草稿期。

    没有文号的写网址代号或标题。同一份文件的更正已经在那里的，加上这一处；别的文件都不动。
    """
    number, was, now, unit = (given.pop(key).strip() for key in ("number", "was", "now", "unit"))
    asked = Misprint(number, was, now, unit, given.pop("nth"))
    run = asked_run(say, given)
    if not asked.was or asked.was == asked.now or not asked.now:
        raise say.wrong("--was 写印错的字，--now 写正确的字，两样都要写，而且不同")
    try:
        with progress(say) as tell:
            done = draft_correction(run, asked, tell)
    except Refused as error:
        template = "没有写更正：{what}\n  mend: {mend}"
        click.echo(say(message(template, what=error.what, mend=error.mend)), err=True)
        return 1
    template = "写了 {file}：" if done.new else "在 {file} 里加了一处："
    click.echo(say(message(template, file=run.content / done.file)))
    click.echo(done.text)
    if not done.placed:
        what = message("还不知道印在第几页：对照印刷本补上页、栏、行，或者先 build 一次")
        click.echo(say(what), err=True)
    click.echo(say(message("看一遍发文机关、日期、栏目和开头的话，再运行 check。")))
    return 0
