"""The command sign: published issues and the log get their signature.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette import read
from gazette.build.as_of import today
from gazette.build.signing import Wish, sign_issues
from gazette.cli.folders import folder_option
from gazette.cli.speech import lang_option
from gazette.model import message
from gazette.model.masthead import TIMEZONE

if TYPE_CHECKING:
    from gazette.cli.speech import Speech

_KEY = click.Path(path_type=Path)


@click.command()
@click.argument("issues", metavar="[期]...", nargs=-1)
@folder_option("content", "公报的内容")
@lang_option
@click.option("--key", metavar="文件", type=_KEY, required=True, help="签名的钥匙（Ed25519）")
@click.option("--add", "added", is_flag=True, help="content/signers 里还没有这把钥匙的，加上")
@click.pass_obj
def sign(say: Speech, /, issues: tuple[str, ...], content: Path, key: Path, *, added: bool) -> int:
    """用 SSH 钥匙签名：各期的锁定文件和出版记录；不写哪一期就是全部还没有签的。

    钥匙用 ssh-keygen -t ed25519 做，签名由 ssh-keygen 做成和核验；口令只问一次。
    """
    if not content.is_dir():
        raise say.wrong(
            "没有 {content} 这个文件夹；用 --content 指明公报的内容在哪里", content=content
        )
    say.follow(content)
    masthead, _ = read.masthead(content)
    day = today(masthead.timezone if masthead else TIMEZONE)
    key = key.expanduser()
    done = sign_issues(content, Wish(tuple(dict.fromkeys(issues)), key, day, added))
    if not done.files:
        click.echo(say(message("各期和出版记录都已经签名")))
        return 0
    template = "签名的钥匙 {key}；签了 {count} 期：{names:、}"
    if done.issues:
        what = message(template, key=done.fingerprint, count=len(done.issues), names=done.issues)
    else:
        what = message("签名的钥匙 {key}；签了出版记录", key=done.fingerprint)
    click.echo(say(what))
    template = "写了 {count} 个文件。下一步：git add {content}，git commit，再运行 python build.py"
    click.echo(say(message(template, count=len(done.files), content=content)))
    return 0
