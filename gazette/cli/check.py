"""The command check: every Problem that a build would find, and what a rule means.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette import check as checks
from gazette.build import examine, inspect
from gazette.cli.folders import folder_options
from gazette.cli.runs import asked_run
from gazette.cli.terminal import counted, progress, show
from gazette.model import Grade
from gazette.rules import RULES

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command()
@click.argument("only", metavar="[文件]...", nargs=-1, type=click.Path(path_type=Path))
@folder_options
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版，快得多")
@click.option("--explain", metavar="规则名", help="说明一条规则")
@click.pass_obj
def check(
    say: Speech, /, only: tuple[Path, ...], unprinted: bool, explain: str | None, **given: Any
) -> int:
    """检查内容并列出全部问题，不发布。

    印刷版也排一遍（留给下一次 build 用），build 会拒绝的这里都说。只查几个文件时不排。
    """
    if explain is not None:
        say.follow(given["content"])
        if explain not in RULES:
            known = "没有 {rule} 这条规则；现有：{rules:、}"
            raise say.wrong(known, rule=explain, rules=tuple(RULES))
        click.echo(f"[{explain}] {say(RULES[explain].explained)}")
        return 0
    run = asked_run(say, given, unlocked=True)
    wanted = _below(run.content, only, say)
    look = inspect if unprinted or wanted else examine
    with progress(say) as tell:
        found = look(run, tell)
    problems = checks.folded(one for one in found if not wanted or one.place.file in wanted)
    show(run.content, problems, say)
    count = Counter(problem.grade for problem in problems)
    left = counted(count[Grade.MEND], count[Grade.LOOK], len(wanted), printed=look is examine)
    click.echo(say(left))
    return 1 if count[Grade.MEND] else 0


def _below(content: Path, paths: tuple[Path, ...], say: Speech) -> frozenset[str]:
    """Return the files that are to be checked, by their paths below content/."""
    for path in paths:
        if not path.is_file() or not path.absolute().is_relative_to(content.absolute()):
            raise say.wrong("{content} 里没有 {path} 这个文件", content=content, path=path)
    root = content.absolute()
    return frozenset(path.absolute().relative_to(root).as_posix() for path in paths)
