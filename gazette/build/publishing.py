"""Publishing: an issue is checked, set, bound by its lock and written into the log.

In: Run; Order: which issues, by which act, who approved it, why.
Out: Publication: what was written, or the Problems in the way; the website is not touched.

The log's new line is written last: until it is there, nothing is published, and the command can be
run again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette import read
from gazette.build import reading
from gazette.build.checking import begun, checked, stops, told
from gazette.build.locking import Order, lock_issues
from gazette.build.log_file import begun_log, log_text, write_log
from gazette.content import files
from gazette.model import Act, Gazette, LogEntry, Problem, State, message
from gazette.model.publication import LATER
from gazette.publication import chain
from gazette.publication.published_files import pdf_paths, signed_pdfs
from gazette.read.former_locks import in_force
from gazette.rulebook.publication import (
    LOCK_UNREADABLE,
    PUBLISHED_CHANGED,
    PUBLISHED_LOG,
    SIGNERS_CHANGED,
)
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder import open_site
from gazette.site.folder_lock import hold
from gazette.write import publication as written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.build.context import Run, Tell
    from gazette.build.locking import LockedIssue

_ALREADY = (
    '印错了的，登更正；确要重新出版，运行 python build.py publish {name} --again --reason "理由"'
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What an act came to: the new lines of the log, the files that were written, Problems."""

    entries: tuple[LogEntry, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def publish_issues(run: Run, order: Order, tell: Tell) -> Publication:
    """Check, set and bind what is ordered; nothing is written where a Problem is to be mended.

    Raise Refused where there is nothing to publish, Busy where another act is being written.
    """
    with hold(run.content, run.wait):
        return published_alone(run, order, tell)


def published_alone(run: Run, order: Order, tell: Tell) -> Publication:
    """Do the same for who holds content/ already."""
    run = replace(run, drafts=True)
    with open_site(run.output, wait=run.wait) as site:
        site.staging.mkdir(exist_ok=True)
        masthead, problems = read.masthead(run.content)
        if masthead is None:
            return Publication(problems=told(run, problems))
        with begun(run, site, masthead, tell) as context:
            issues = reading.read_issues(context)
            gazette, found = checked(context, masthead, issues)
            names = _chosen(order, gazette)
            problems += tuple(problem for one in issues.values() for problem in one.problems)
            cut = _cut_short(run.content, gazette, names)
            problems = _about((*problems, *found), names, cut)
            if stops(problems):
                return Publication(problems=told(run, problems))
            log = begun_log(run.content, gazette.log, order.day)
            keys = log[len(gazette.log) :]
            gazette = replace(gazette, log=log)
            chosen = tuple(one for one in gazette.issues if one.id in names)
            locked, found = lock_issues(context, gazette, chosen, order)
            context.cache.save()
        problems += found
        if stops(problems):
            return Publication(problems=told(run, problems))
        paths = _write(run.content, gazette.log, locked, with_files=order.files)
        entries = (*keys, *(one.entry for one in locked))
        return Publication(entries, paths, told(run, problems))


def _chosen(order: Order, gazette: Gazette) -> tuple[str, ...]:
    """Return the issues that are to be published; raise Refused where one cannot be."""
    held = {issue.id: issue for issue in gazette.issues}
    logged = chain.locked(gazette.log)
    if order.act is Act.ADOPT and not order.names:
        shown = (one for one in held.values() if one.state is State.PUBLISHED)
        names = tuple(one.id for one in shown if one.id not in logged)
        if not names:
            raise Refused(message("已出版的各期都已经锁定"), message("没有要做的"))
        return names
    for name in order.names:
        if name not in held:
            template = "写成那一期文件夹的名字，例如 {newest}"
            mend = message(template, newest=gazette.issues[-1].id if held else "2026-01")
            raise Refused(message("没有 {name} 这一期", name=name), mend)
        if name in logged and order.act not in LATER:
            raise Refused(message("{name} 已经出版", name=name), message(_ALREADY, name=name))
        if name not in logged and order.act in LATER:
            mend = message("第一次出版不用 --again：python build.py publish {name}", name=name)
            raise Refused(message("{name} 还没有出版过", name=name), mend)
    return order.names


def _cut_short(content: Path, gazette: Gazette, names: tuple[str, ...]) -> frozenset[str]:
    """Return the issues of which an act was cut short: the lock that is in force is put aside."""
    newest = chain.locked(gazette.log)
    return frozenset(
        name
        for name in names
        if name not in newest or in_force(content, name, newest[name].lock, None)
    )


def _about(
    problems: Sequence[Problem], names: tuple[str, ...], cut: frozenset[str]
) -> tuple[Problem, ...]:
    """Return the Problems that are about what is to be published, and not what the act is for.

    Of an issue whose publication was `cut` short, what that left is done again.
    """
    left = {PUBLISHED_LOG.id, LOCK_UNREADABLE.id}
    lawful = {SIGNERS_CHANGED.id}  # it is logged by the act
    grave = {PUBLISHED_LOG.id, PUBLISHED_CHANGED.id, LOCK_UNREADABLE.id}
    found = []
    for one in problems:
        home, inside, _ = one.place.file.partition("/")
        mine, whole = home in names, not inside or one.rule in grave
        meant = {PUBLISHED_CHANGED.id} | (left if home in cut else set())
        wanted = one.rule not in meant if mine else whole and one.rule not in lawful
        if wanted:
            found.append(one)
    return tuple(found)


def _write(
    content: Path, log: tuple[LogEntry, ...], locked: Sequence[LockedIssue], *, with_files: bool
) -> tuple[str, ...]:
    """Write what binds of the issues, the log last; return the paths below content/."""
    paths: list[str] = []

    def put(path: str, data: bytes) -> None:
        (content / path).parent.mkdir(exist_ok=True)
        write_whole(content / path, data)
        paths.append(path)

    entries = (*log, *(one.entry for one in locked))
    log_text(entries)  # what cannot be written is found before anything is
    with spoken(content, failed=message("出版没有做完"), option="--content"):
        for one in locked:
            name = one.lock.issue
            for path, data in one.former.items():
                put(path, data)
            put(f"{name}/{files.TEXT}", written.published_text(one.lines).encode())
            pdfs = one.pdfs if with_files else {}
            for path in pdf_paths(content, name) - pdfs.keys():
                (content / path).unlink()
            for path in signed_pdfs(content, name):
                (content / path).unlink()
            for path, data in pdfs.items():
                put(path, data)
            put(f"{name}/{files.LOCK}", written.lock(one.lock).encode())
            (content / name / files.SIGNATURE).unlink(missing_ok=True)
            put(f"{name}/{files.ISSUE}", one.issue_file)
        paths += write_log(content, entries)
    return tuple(paths)
