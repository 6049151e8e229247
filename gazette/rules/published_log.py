"""Holds the log of publications against the issues that are here, and each line against the last.

In: a Gazette with its log.
Out: Problems of the rules `published-log` and `published-unlocked`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Act, Place, State, message
from gazette.publication.chain import broken, lawful, locked
from gazette.read import files
from gazette.rulebook.publication import PUBLISHED_LOG, PUBLISHED_UNLOCKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette, Issue, LogEntry, Problem

_RESTORE = "用版本库里的那一份盖回来：git checkout -- content/{path}"
_UNFINISHED = (
    "出版没有做完的，再运行一次 python build.py publish {name}；否则把 content/{log} 取回来"
)
_FIRST_LINE = 2
"""The line of published.log that its first entry has."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the log against itself and against the issues."""
    yield from _chain(gazette.log)
    newest = locked(gazette.log)
    held = {issue.id: issue for issue in gazette.issues}
    for name, entry in newest.items():
        if name not in held:
            what = message("{name} 已经出版，现在没有这一期", name=name)
            mend = message(
                "把整个文件夹取回来：git checkout -- content/{name}；已出版的期不能删去",
                name=name,
            )
            yield PUBLISHED_LOG.problem(_line(entry), what, mend)
    for issue in gazette.issues:
        yield from _issue(gazette, issue, newest.get(issue.id))


def _chain(log: tuple[LogEntry, ...]) -> Iterator[Problem]:
    """Hold each entry against the one before it."""
    for number in broken(log):
        template = "第{number}条记录与上一条接不上：上一条被改过，或者少了一条"
        what = message(template, number=number)
        mend = message(_RESTORE, path=files.LOG)
        place = Place(files.LOG, number + _FIRST_LINE - 1)
        yield PUBLISHED_LOG.problem(place, what, mend)


def _issue(gazette: Gazette, issue: Issue, entry: LogEntry | None) -> Iterator[Problem]:
    place = Place(f"{issue.id}/{files.LOCK}")
    if issue.lock and not entry:
        what = message("{name} 有锁定文件，出版记录里却没有它", name=issue.id)
        mend = message(_UNFINISHED, name=issue.id, log=files.LOG)
        yield PUBLISHED_LOG.problem(place, what, mend)
    elif entry and issue.lock != entry.lock:
        what = message("{name} 的锁定文件不是出版记录里的那一份", name=issue.id)
        if not issue.lock:
            what = message("{name} 已经出版，锁定文件却没有了", name=issue.id)
        yield PUBLISHED_LOG.problem(place, what, message(_RESTORE, path=place.file))
    elif entry and issue.state is State.DRAFT:
        what = message("{name} 已经出版，状态却改回了草稿", name=issue.id)
        mend = message("改回 state: published；已出版的期不能收回")
        yield PUBLISHED_LOG.problem(issue.at("state"), what, mend)
    withdrawn = {one.target for one in gazette.log if one.act is Act.WITHDRAW}
    for address in issue.withdrawn:
        if not lawful(address, withdrawn):
            what = message("出版文本里少了 {address} 一行，出版记录里没有撤回它", address=address)
            path = f"{issue.id}/{files.TEXT}"
            yield PUBLISHED_LOG.problem(Place(path), what, message(_RESTORE, path=path))


def _line(entry: LogEntry) -> Place:
    return Place(files.LOG, entry.number + _FIRST_LINE - 1)


def unlocked(gazette: Gazette) -> Iterator[Problem]:
    """Yield one Problem where issues are published and nothing binds them."""
    logged = {entry.issue for entry in gazette.log}
    bare = [
        one
        for one in gazette.issues
        if one.state is State.PUBLISHED and not one.lock and one.id not in logged
    ]
    if bare:
        template = "有 {count} 期已出版而没有锁定：{names:、}"
        what = message(template, count=len(bare), names=tuple(one.id for one in bare))
        mend = message("核对无误后运行 python build.py publish --adopt，一次锁定全部")
        yield PUBLISHED_UNLOCKED.problem(bare[-1].at("state"), what, mend)
