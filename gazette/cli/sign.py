"""The command sign: published issues and the log get their signature, or PDFs one by certificate.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today_of
from gazette.build.sealing import SealWish, seal_issues
from gazette.build.signing import Wish, sign_issues
from gazette.cli.asking import is_terminal
from gazette.cli.folders import folder_option
from gazette.cli.runs import has_content, refused
from gazette.cli.speech import lang_option
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.cli.speech import Speech

_KEY = click.Path(path_type=Path)
PASSWORD = "GAZETTE_PKCS12_PASSWORD"  # noqa: S105 - the name of the variable, not what it says


@click.command()
@click.argument("issues", metavar="[期]...", nargs=-1)
@folder_option("content", "公报的内容")
@lang_option
@click.option("--key", metavar="文件", type=_KEY, help="签名的钥匙（Ed25519）")
@click.option("--add", "added", is_flag=True, help="content/signers 里还没有这把钥匙的，加上")
@click.option("--pkcs12", metavar="文件", type=_KEY, help="用证书（.p12、.pfx）签出版的 PDF")
@click.option("--timestamp", default="", metavar="网址", help="证书签名时，时间戳服务的网址")
@click.pass_obj
def sign(say: Speech, /, issues: tuple[str, ...], content: Path, **given: Any) -> int:
    """用 SSH 钥匙签名：各期的锁定文件和出版记录；不写哪一期就是全部还没有签的。

    钥匙用 ssh-keygen -t ed25519 做，签名由 ssh-keygen 做成和核验；口令只问一次。

    --pkcs12 用证书给出版的 PDF 加上看不见的电子签名（PAdES），另存在旁边。

    证书的口令问一次，或者写在环境变量 GAZETTE_PKCS12_PASSWORD 里。
    """
    has_content(say, content)
    if bool(given["key"]) == bool(given["pkcs12"]):
        raise say.wrong("写 --key 或者 --pkcs12，两样写一样")
    if given["timestamp"] and not given["pkcs12"]:
        raise say.wrong("--timestamp 要与 --pkcs12 同用")
    if given["pkcs12"] and not given["pkcs12"].expanduser().is_file():
        raise say.wrong("没有 {path} 这个文件", path=given["pkcs12"])
    names = tuple(dict.fromkeys(issues))
    signing = _with_certificate if given["pkcs12"] else _with_key
    try:
        count = signing(say, content, names, given)
    except Refused as error:
        return refused(say, error)
    if count:
        template = (
            "写了 {count} 个文件。下一步：git add {content}，git commit，再运行 python build.py"
        )
        click.echo(say(message(template, count=count, content=content)))
    return 0


def _with_key(say: Speech, content: Path, names: tuple[str, ...], given: dict[str, Any]) -> int:
    """Sign locks and log with an SSH key; return how many files were written."""
    day = today_of(content)
    done = sign_issues(content, Wish(names, given["key"].expanduser(), day, given["added"]))
    if not done.files:
        click.echo(say(message("各期和出版记录都已经签名")))
        return 0
    template = "签名的钥匙 {key}；签了 {count} 期：{names:、}"
    if done.issues:
        what = message(template, key=done.fingerprint, count=len(done.issues), names=done.issues)
    else:
        what = message("签名的钥匙 {key}；签了出版记录", key=done.fingerprint)
    click.echo(say(what))
    return len(done.files)


def _with_certificate(
    say: Speech, content: Path, names: tuple[str, ...], given: dict[str, Any]
) -> int:
    """Sign published PDFs with a certificate; return how many files were written."""
    password = os.environ.get(PASSWORD)
    if password is None and not is_terminal():
        raise say.wrong("证书文件的口令：在终端里输入，或者写在环境变量 {name} 里", name=PASSWORD)
    if password is None:
        asked = say(message("证书文件的口令"))
        password = click.prompt(asked, hide_input=True, default="", show_default=False, err=True)
    wish = SealWish(names, given["pkcs12"].expanduser(), str(password), given["timestamp"])
    done = seal_issues(content, wish)
    if not done.files:
        click.echo(say(message("各期的 PDF 都已经有电子签名")))
        return 0
    template = "证书 {subject}；签了 {count} 期的 PDF：{names:、}"
    what = message(template, subject=done.subject, count=len(done.issues), names=done.issues)
    click.echo(say(what))
    return len(done.files)
