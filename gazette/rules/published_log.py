"""Holds the log of publications against the issues that are here, and each line against the last.

In: a Gazette with its log; the names of the static files.
Out: Problems of the rules `published-log`, `published-unlocked` and `static-evidence`.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Place, State, message
from gazette.publication.chain import broken, locked
from gazette.publication.published_files import is_evidence
from gazette.read.publication import restored
from gazette.rulebook.publication import PUBLISHED_LOG, PUBLISHED_UNLOCKED, STATIC_EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model import Gazette, Issue, LogEntry, Problem

_UNFINISHED = (
    "出版没有做完的，再运行一次 python build.py publish {name}；否则把 content/{log} 取回来"
)
_PROOFS = frozenset({"c", "sha256sums", files.LOG, files.LOG_SIGNATURE, files.SIGNERS})
"""The names at the root of the site, without capitals, where only proofs are."""
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
        mend = restored(files.LOG)
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
        yield PUBLISHED_LOG.problem(place, what, restored(place.file))
    elif entry and issue.state is State.DRAFT:
        what = message("{name} 已经出版，状态却改回了草稿", name=issue.id)
        mend = message("改回 state: published；已出版的期不能收回")
        yield PUBLISHED_LOG.problem(issue.at("state"), what, mend)
    elif entry:
        yield from _history(gazette, issue, entry)
    for address in issue.unheld:
        what = message("出版文本里少了 {address} 一行", address=address)
        path = f"{issue.id}/{files.TEXT}"
        yield PUBLISHED_LOG.problem(Place(path), what, restored(path))


def _history(gazette: Gazette, issue: Issue, entry: LogEntry) -> Iterator[Problem]:
    """Hold the locks that were in force before against the log, and what the lock says of it."""
    if issue.locked_after != entry.before:
        what = message("锁定文件接的不是出版记录里它前面的那一条")
        yield PUBLISHED_LOG.problem(_line(entry), what, restored(files.LOG))
    own = [one.lock for one in gazette.log if one.issue == issue.id and one.lock]
    for number, (was, now) in enumerate(zip_longest(own[:-1], issue.former_locks), 1):
        if was != now:
            path = f"{issue.id}/{files.PUBLISHED}/{number}.lock"
            what = message("第{number}次出版的锁定文件不是出版记录里的那一份", number=number)
            yield PUBLISHED_LOG.problem(Place(path), what, restored(path))


def _line(entry: LogEntry) -> Place:
    return Place(files.LOG, entry.number + _FIRST_LINE - 1)


def behind(log: tuple[LogEntry, ...], shown: tuple[LogEntry, ...]) -> tuple[Problem, ...]:
    """Return a Problem where the site shows acts that the log does not go on from."""
    if log[: len(shown)] == shown:
        return ()
    pairs = enumerate(zip_longest(log, shown), 1)
    number = next(at for at, (one, other) in pairs if one != other)
    what = message("网站上的出版记录第{number}条，这里没有或者不同", number=number)
    mend = message(
        "把较新的 content/ 取回来（git pull）；本地的网站不是这份公报的，换一个 --output"
    )
    return (PUBLISHED_LOG.problem(Place(files.LOG, number + _FIRST_LINE - 1), what, mend),)


def at_static(gazette: Gazette, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a Problem for each static file of these names that would pass for something published.

    At the address of a locked issue only what was published with it may lie.
    """
    locked = {issue.id for issue in gazette.issues if issue.lock}
    for name in sorted(names):
        path = name.casefold()
        if path.split("/")[0] in locked | _PROOFS or is_evidence(path):
            what = message("static/{name} 会在网站上冒充已出版的内容或它的凭据", name=name)
            mend = message("把 static/{name} 移到别的文件夹，或者删去", name=name)
            yield STATIC_EVIDENCE.problem(Place(files.LOG), what, mend)


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
