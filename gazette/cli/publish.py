"""The command publish: an issue becomes a record, and stays as it is from then on.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today_of
from gazette.build.locking import Order
from gazette.build.publishing import publish_issues
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import MOST, progress, show
from gazette.model import Act, Grade, message

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command()
@click.argument("issues", metavar="[期]...", nargs=-1)
@folder_options
@click.option("--again", is_flag=True, help="已出版的一期重新出版；要写 --reason")
@click.option("--adopt", is_flag=True, help="锁定从前已经出版的各期，不写哪一期就是全部")
@click.option("--reason", default="", metavar="理由", help="为什么重新出版")
@click.option("--approved-by", default="", metavar="姓名", help="谁签发的（三审三校）")
@click.option("--no-files", "no_files", is_flag=True, help="不把 PDF 存进本期的 published/ 文件夹")
@click.pass_obj
def publish(say: Speech, /, issues: tuple[str, ...], **given: Any) -> int:
    """出版一期：检查、排印、锁定，记入 content/published.log。

    有需要改正的问题就不出版。出版以后，文字、文号、日期、次序、附件的改动，build 和 check 都会说。
    """
    again, adopt, no_files = (given.pop(name) for name in ("again", "adopt", "no_files"))
    reason, approved_by = given.pop("reason"), given.pop("approved_by")
    if again and adopt:
        raise say.wrong("--again 和 --adopt 不能同用")
    if again and not reason.strip():
        raise say.wrong('重新出版要写明理由：--reason "…"')
    if not issues and not adopt:
        raise say.wrong("写上出版哪一期，例如 python build.py publish 2026-01")
    run = asked_run(say, given)
    act = Act.AGAIN if again else Act.ADOPT if adopt else Act.PUBLISH
    day = today_of(run.content)
    order = Order(tuple(dict.fromkeys(issues)), act, day, approved_by, reason, files=not no_files)
    with progress(say) as tell:
        done = publish_issues(run, order, tell)
    show(run.content, done.problems, say, most=MOST, err=True)
    if not done.entries:
        count = sum(problem.grade is Grade.MEND for problem in done.problems)
        what = message("有 {count} 处需要改正，没有出版；什么都没有写。", count=count)
        click.echo(say(what), err=True)
        return 1
    for entry in done.entries:
        template = "{issue}：出版记录第 {number} 条，锁定文件 {digest}"
        what = message(template, issue=entry.target, number=entry.number, digest=entry.lock)
        if entry.act is Act.SIGNERS:
            template = "出版记录第 {number} 条：今后可以签名的钥匙 {keys}"
            what = message(template, number=entry.number, keys=entry.reason)
        click.echo(say(what))
    what = message(
        "写了 {count} 个文件。下一步：git add {content}，git commit，再运行 python build.py",
        count=len(done.files),
        content=run.content,
    )
    click.echo(say(what))
    return 0
