"""The command list: what the gazette holds: issues, notices, numbers and their gaps.

In: the command line.
Out: lines or JSON, an exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today
from gazette.build.checking import opened
from gazette.build.holdings import holdings
from gazette.cli.folders import folder_options
from gazette.cli.json_output import json_of
from gazette.cli.runs import asked_run, refused, unknown_issue
from gazette.cli.table import table
from gazette.cli.terminal import progress
from gazette.language.words import words
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.build.holdings import Holdings, IssueRow, NoticeRow, SeriesRow
    from gazette.cli.speech import Speech
    from gazette.model import Masthead

_STATES = {
    "draft": message("草稿"),
    "published": message("已出版，未锁定"),
    "locked": message("已出版"),
}
_ISSUES = (
    message("期"),
    message("总期号"),
    message("出版日期"),
    message("状态"),
    message("件数"),
    message("页数"),
)
_NOTICES = (
    message("文件"),
    message("文号或代号"),
    message("成文日期"),
    message("页"),
    message("有效性"),
    message("标题"),
)
_NUMBERS = (
    message("文号系列"),
    message("年份"),
    message("已刊登"),
    message("未刊登"),
)


@click.command(name="list")
@click.argument(
    "what",
    metavar="[issues|notices|numbers]",
    type=click.Choice(["issues", "notices", "numbers"]),
    default="issues",
)
@click.option("--issue", "only", multiple=True, metavar="期", help="只列这一期，可以写几次")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON，三样都有")
@folder_options
@click.pass_obj
def list_(say: Speech, /, what: str, only: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """列出各期（issues）、各件（notices）或文号和缺号（numbers），草稿也列。

    印刷页数是上一次排印的；改过还没有再排的，写“—”。
    """
    run = asked_run(say, given)
    try:
        with progress(say) as tell, opened(run, tell) as (context, gazette, issues):
            day = today(gazette.masthead.timezone)
            held = holdings(context, gazette, issues, day)
    except Refused as error:
        return refused(say, error)
    known = {one.id for one in held.issues}
    if strange := [one for one in only if one not in known]:
        raise unknown_issue(say, strange[0], known)
    if as_json:
        click.echo(json_of("list", day=day, **_chosen(held, only)))
        return 0
    for line in table(_rows(say, what, _chosen(held, only), gazette.masthead)):
        click.echo(line)
    return 0


def _chosen(held: Holdings, only: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    """Return the rows of the issues that are asked for; numbers are those of all."""
    return {
        "issues": tuple(one for one in held.issues if not only or one.id in only),
        "notices": tuple(one for one in held.notices if not only or one.issue in only),
        "numbers": held.numbers,
    }


def _rows(
    say: Speech, what: str, chosen: dict[str, tuple[Any, ...]], masthead: Masthead
) -> list[tuple[str, ...]]:
    heads = {"issues": _ISSUES, "notices": _NOTICES, "numbers": _NUMBERS}
    rows = {
        "issues": lambda one: _issue(say, one),
        "notices": lambda one: _notice(masthead, one),
        "numbers": lambda one: _series(say, one),
    }
    return [tuple(map(say, heads[what])), *map(rows[what], chosen[what])]


def _issue(say: Speech, one: IssueRow) -> tuple[str, ...]:
    return (
        one.id,
        str(one.serial or "—"),
        str(one.published or "—"),
        say(_STATES[one.state]),
        str(one.notices),
        str(one.pages or "—"),
    )


def _notice(masthead: Masthead, one: NoticeRow) -> tuple[str, ...]:
    pages = "—" if one.pages is None else _span(one.pages)
    status = words(masthead).record.statuses[one.status]
    dated = str(one.dated or "—")
    return (one.file, one.number or one.id, dated, pages, status, one.title)


def _series(say: Speech, one: SeriesRow) -> tuple[str, ...]:
    """Return the numbers that are held and those that are not; ? where an issue is missing."""
    gaps = [((gap.first.sequence, gap.last.sequence), gap.known) for gap in one.gaps]
    missing = [_span(gap) if known else f"{_span(gap)}?" for gap, known in gaps]
    runs = map(_span, one.runs)
    return (one.prefix, str(one.year), _listed(say, runs), _listed(say, missing) or "—")


def _listed(say: Speech, texts: Iterable[str]) -> str:
    return say(message("{texts:、}", texts=tuple(texts)))


def _span(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return str(first) if first == last else f"{first}-{last}"
