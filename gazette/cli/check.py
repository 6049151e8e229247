"""The command check: every Problem that a build would find, and what a rule means.

In: the command line.
Out: an exit status.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette import check as checks
from gazette import read
from gazette.build import examine, inspect
from gazette.cli.folders import folder_options
from gazette.cli.problem_formats import TEXT, format_option, formatted
from gazette.cli.runs import asked_run, unknown_issue
from gazette.cli.terminal import counted, progress, show
from gazette.model import Grade
from gazette.rules import RULES
from gazette.system.libraries import can_print

if TYPE_CHECKING:
    from gazette.cli.speech import Speech
    from gazette.model import Problem

_ISSUE = re.compile(r"\d{4}")
"""How a name begins that is meant for an issue."""


@click.command()
@click.argument("only", metavar="[期|文件]...", nargs=-1, type=click.Path(path_type=Path))
@folder_options
@click.option("--no-print", "unprinted", is_flag=True, help="不排印刷版，快得多")
@click.option("--explain", metavar="规则名", help="说明一条规则")
@click.option("--rule", "rules", metavar="规则名", multiple=True, help="只说这一条，可以写几条")
@format_option
@click.option("--json", "as_json", is_flag=True, help="就是 --format json")
@click.pass_obj
def check(say: Speech, /, only: tuple[Path, ...], explain: str | None, **given: Any) -> int:
    """检查内容并列出全部问题，不发布。

    印刷版也排一遍（留给下一次 build 用），build 会拒绝的这里都说。只查一期、几个文件时不排。
    """
    rules = frozenset(given.pop("rules"))
    _known(say, rules | {explain} if explain is not None else rules)
    if explain is not None:
        say.follow(given["content"])
        click.echo(f"[{explain}] {say(RULES[explain].explained)}")
        return 0
    form, unprinted = given.pop("form"), given.pop("unprinted")
    form = "json" if given.pop("as_json") else form
    run = asked_run(say, given, unlocked=True)
    wanted = _below(run.content, only, say)
    look = inspect if unprinted or wanted or not can_print() else examine
    with progress(say) as tell:
        found = look(run, tell)
    asked = (one for one in found if not rules or one.rule in rules)
    problems = checks.folded(one for one in asked if not wanted or _is_of(one, wanted))
    if form == TEXT:
        show(run.content, problems, say)
    elif written := formatted(form, "check", run.content, problems, say):
        click.echo(written)
    count = Counter(problem.grade for problem in problems)
    left = counted(count[Grade.MEND], count[Grade.LOOK], len(wanted), printed=look is examine)
    click.echo(say(left), err=form != TEXT)
    return 1 if count[Grade.MEND] else 0


def _known(say: Speech, names: frozenset[str]) -> None:
    """Raise a usage error for what is no rule: with those that it comes near, or all."""
    for name in sorted(names - RULES.keys()):
        near = tuple(get_close_matches(name, RULES))
        template = "没有 {rule} 这条规则；现有：{rules:、}"
        if near:
            template = "没有 {rule} 这条规则；是不是 {rules:、}"
        raise say.wrong(template, rule=name, rules=near or tuple(RULES))


def _below(content: Path, paths: tuple[Path, ...], say: Speech) -> frozenset[str]:
    """Return the files and the issues that are to be checked, by their paths below content/.

    They are written as from here, or as from content/, as `list` writes them.
    """
    root = content.absolute()
    found = set()
    for path in paths:
        places = [Path(normpath(one)) for one in (path.absolute(), root / path)]
        own = next((one for one in places if _is_checked(root, one)), None)
        if own is None and _ISSUE.match(path.name) and path.suffix != ".md":
            raise unknown_issue(say, path.name, list(read.folders(content)))
        if own is None:
            raise say.wrong("{content} 里没有 {path} 这个文件", content=content, path=path)
        found.add(own.relative_to(root).as_posix())
    return frozenset(found)


def _is_checked(root: Path, place: Path) -> bool:
    """Return whether a place is a file of content/ or the folder of an issue."""
    is_issue = place.is_dir() and place.parent == root
    return place.is_relative_to(root) and (place.is_file() or is_issue)


def _is_of(problem: Problem, wanted: frozenset[str]) -> bool:
    """Return whether a Problem stands in one of these files, or in one of these issues."""
    file = problem.place.file
    return file in wanted or file.partition("/")[0] in wanted
