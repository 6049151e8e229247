"""The command diff: what readers would see otherwise, before anything is published.

In: the command line.
Out: lines or JSON; an exit status: 0 no address dies, 1 one does.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from gazette.build import snapshot_sources as snapshots
from gazette.build.checking import opened
from gazette.build.site_changes import changes
from gazette.cli.changes_told import told_changes
from gazette.cli.folders import folder_options
from gazette.cli.json_output import json_of
from gazette.cli.runs import asked_run, refused, unknown_issue
from gazette.cli.terminal import progress
from gazette.model import State, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.build.context import Run, Tell
    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.site_changes import Changes
    from gazette.cli.speech import Speech
    from gazette.model import Gazette


@click.command()
@click.argument("issues", metavar="[期]...", nargs=-1)
@click.option("--since", default="", metavar="提交", help="与 git 里的一次提交比，例如 HEAD~1")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON")
@folder_options
@click.pass_obj
def diff(say: Speech, /, issues: tuple[str, ...], since: str, as_json: bool, **given: Any) -> int:
    """列出读者会看到的改动：与已发布的网站（--output）比，发布之前看一遍。

    草稿不算；写上是哪一期，就当它已经出版。不排印，页码不比。会失效的网址单独列出，退出码为 1。
    """
    run = asked_run(say, given)
    try:
        with progress(say) as tell:
            found, drafts = _compared(say, run, (frozenset(issues), since), tell)
    except Refused as error:
        return refused(say, error)
    if as_json:
        click.echo(json_of("diff", **asdict(found), drafts=drafts))
    else:
        if not since and not snapshots.is_published(run.output):
            click.echo(say(message("还没有发布过网站，全部是新增的。")), err=True)
        for line in told_changes(say, found):
            click.echo(line)
        if drafts:
            template = "草稿 {drafts:、} 没有比；要看它出版以后的样子，写 diff {first}"
            click.echo(say(message(template, drafts=drafts, first=drafts[0])), err=True)
    return 1 if found.dying else 0


def _compared(
    say: Speech, run: Run, wanted: tuple[frozenset[str], str], tell: Tell
) -> tuple[Changes, tuple[str, ...]]:
    """Return what changes, and the drafts that were left out."""
    names, since = wanted
    with opened(run, tell) as (context, gazette, read):
        known = tuple(issue.id for issue in gazette.issues)
        if strange := sorted(names - set(known)):
            raise unknown_issue(say, strange[0], known)
        drafts = _drafts(gazette, names)
        fresh = since or not snapshots.is_published(run.output)
        same = frozenset() if fresh else snapshots.unchanged(context.cache, read)
        if since:
            before = snapshots.of_commit(run.content, since)
        else:
            before = snapshots.of_site(run.output, same)
        shown = [one for one in known if one not in drafts and one not in same]
        after = snapshots.of_content(context, gazette, shown)
    return changes(before, after, _kept(read)), drafts


def _drafts(gazette: Gazette, names: frozenset[str]) -> tuple[str, ...]:
    """Return the drafts that are not asked for."""
    drafts = (one.id for one in gazette.issues if one.state is State.DRAFT)
    return tuple(name for name in drafts if name not in names)


def _kept(read: Mapping[str, CachedIssue]) -> frozenset[str]:
    """Return the addresses at which a page goes on to say what stood there."""
    return frozenset(gone.address for issue in read.values() for gone in issue.removed)
