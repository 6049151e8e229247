"""The command verify: whether what somebody has is what was published.

In: the command line.
Out: an exit status: 0 proved, 1 something differs, 2 there is nothing to verify.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.cli.json_output import json_of
from gazette.cli.speech import lang_option
from gazette.content.files import MASTHEAD
from gazette.model import message
from gazette.verify import Finding, Kind, Report, read_archive, verify_archive, verify_one
from gazette.verify.findings import NOTHING
from gazette.verify.sources import SCHEMES
from gazette.verify.targets import Target, target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.cli.speech import Speech
    from gazette.model import Message

_ROOTS = click.Path(exists=True, dir_okay=False, path_type=Path)
_MOST = 40
"""Findings of a kind that are told; the rest is counted."""
_HEADS = {
    Kind.DIFFERS: message("与出版时不同："),
    Kind.WITHDRAWN: message("已经依法撤回："),
    Kind.PROVED: message("已经证明："),
    Kind.UNPROVED: message("没有证明："),
}


@click.command()
@click.argument("what", metavar="[网站|文件夹|文件|网址|编码]...", nargs=-1, required=True)
@lang_option
@click.option("--archive", default="", metavar="网站", help="用哪个网站或它的副本来核验")
@click.option("--known", default="", metavar="记录", help="你已有的出版记录，或其中一条的摘要")
@click.option(
    "--roots", metavar="文件", type=_ROOTS, help="电子签名的证书可以来自哪些根证书（PEM）"
)
@click.option("--json", "as_json", is_flag=True, help="写成 JSON")
@click.pass_obj
def verify(say: Speech, /, what: tuple[str, ...], *, as_json: bool, **given: Any) -> int:
    """核验：网站、一期、PDF、存下的网页、文本、页脚的编码，是不是出版时的样子。

    说出证明了什么、由哪把钥匙签名、哪里不同、什么证明不了。退出码：
    0 相符，1 有不同，2 没有可核验的。
    """
    known: str = given["known"]
    had: bytes | str = Path(known).read_bytes() if known and Path(known).is_file() else known
    roots = given["roots"].read_bytes() if given["roots"] else b""
    statuses, told = set(), []
    for word in what:
        report = _report(target(word, given["archive"]), had, roots)
        statuses.add(report.status)
        if as_json:
            told.append({"target": word, **_plain(say, report)})
        else:
            _tell(say, word, report)
    if as_json:
        click.echo(json_of("verify", targets=told))
    return next((one for one in (1, 2) if one in statuses), 0)


def _report(wanted: Target | None, known: bytes | str, roots: bytes) -> Report:
    """Verify what a word means; what means nothing has no Findings."""
    if wanted is None or wanted.source is None:
        return Report()
    if wanted.data is None:
        return verify_archive(wanted.source, wanted.issues, known, roots)
    archive = read_archive(wanted.source, roots=roots)
    return verify_one(archive, wanted.name, wanted.data, known) if archive else Report()


def _tell(say: Speech, word: str, report: Report) -> None:
    if report.status == NOTHING and not report.of(Kind.UNPROVED):
        click.echo(say(_nothing(word)), err=True)
        return
    click.echo(f"{word}")
    for kind, head in _HEADS.items():
        found = report.of(kind)
        if found:
            click.echo(f"{say(head)}")
        rows = tuple(_rows(say, found))
        for row in rows[:_MOST]:
            click.echo(f"  {row}")
        if len(rows) > _MOST:
            click.echo(f"  {say(message('另有 {count} 处', count=len(rows) - _MOST))}")


def _nothing(word: str) -> Message:
    """Return why there is nothing to verify."""
    if word.startswith(SCHEMES):
        template = "{word}：读不到，或者那里没有 published.log；看一看网址写得对不对，网通不通"
    elif (Path(word) / MASTHEAD).is_file():
        template = "{word} 是公报的内容，不是网站：用 check 查它，核验的是 build 做出来的文件夹"
    elif Path(word).exists():
        template = "{word}：没有可以核验的；网站的文件夹里要有 published.log"
    else:
        template = "没有 {word} 这个文件或文件夹，它也不是页脚的编码或网址"
    return message(template, word=word)


def _rows(say: Speech, found: tuple[Finding, ...]) -> Iterator[str]:
    """Yield a line for each Finding; places of which the same is proved share one."""
    same: dict[str, list[str]] = {}
    for at, one in enumerate(found):
        place = ":".join(filter(None, (one.place, one.unit)))
        own = "" if one.kind is Kind.PROVED else str(at)
        same.setdefault(f"{say(one.what)}\0{own}", []).append(place)
    for what, places in same.items():
        first = places[0]
        if len(places) > 1:
            several = message("{place} 等 {count} 处", place=first, count=len(places))
            first = say(several)
        yield f"{first}: {what.partition(chr(0))[0]}"


def _plain(say: Speech, report: Report) -> dict[str, Any]:
    """Return a report as JSON has it."""
    rows = {str(kind): [_row(say, one) for one in report.of(kind)] for kind in Kind}
    return {"status": ("proved", "differs", "nothing")[report.status], **rows}


def _row(say: Speech, one: Finding) -> dict[str, str]:
    row = {"place": one.place, "unit": one.unit, "what": say(one.what)}
    readings = {"published": one.published, "found": one.found}
    return {key: value for key, value in (row | readings).items() if value}
