"""Locking: an issue is set, and what it says is bound line by line.

In: a Context, the Gazette, the issues, by which act.
Out: for each a LockedIssue: its lock, its text, its PDFs, its line of the log; Problems.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from gazette import __version__
from gazette.arrange import citing
from gazette.build.former_files import former_files, only_covered, same_files
from gazette.build.issue_pdfs import issue_pdfs
from gazette.build.printing import BOOKS, STEP, cited_by, issue_job
from gazette.build.published_pdfs import pdfs_of
from gazette.build.year_indexes import index_of, listed
from gazette.content import files
from gazette.fields import STATES
from gazette.model import Act, IssueLock, LogEntry, PageMap, Problem, PublishedLine, State
from gazette.model.publication import LATER, digest_of, head
from gazette.print import IssuePdf, faces
from gazette.publication import chain
from gazette.publication.lines import lines
from gazette.publication.published_files import cover_digest, published_path, shown_files
from gazette.publication.signers import newest_key
from gazette.read.former_locks import in_force
from gazette.read.publication import published
from gazette.write import publication as written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from gazette.build.context import Context
    from gazette.model import Gazette, Issue
    from gazette.print import Job
    from gazette.print.faces import Faces
    from gazette.read.publication import Published

SALT = 16
"""Bytes of a salt: nobody guesses a text with one."""
DRAFT, PUBLISHED = State
_ENGINES = ("weasyprint", "pydyf", "fonttools")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published: issues by name (none: all that have no lock), and by which act.

    `day` is that of the act. `files` says whether the PDFs are kept with the issue. `target` is the
    address of what is withdrawn.
    """

    names: tuple[str, ...]
    act: Act
    day: date
    approved_by: str = ""
    reason: str = ""
    files: bool = True
    target: str = ""


@dataclass(frozen=True, slots=True)
class LockedIssue:
    """An issue that is bound, and the files that say so, by their paths below content/.

    `issue_file` is its issue.yaml with the state of a published one; `former` are the lock and the
    text that were in force before.
    """

    lock: IssueLock
    lines: tuple[PublishedLine, ...]
    entry: LogEntry
    issue_file: bytes
    pdfs: Mapping[str, bytes] = field(default_factory=dict)
    former: Mapping[str, bytes] = field(default_factory=dict)


def lock_issues(
    context: Context, gazette: Gazette, issues: Sequence[Issue], order: Order
) -> tuple[tuple[LockedIssue, ...], tuple[Problem, ...]]:
    """Set and bind issues one after the other: each names the log's end before its own line."""
    own, _ = faces.find(gazette.masthead, context.run.content)
    cited = citing.addresses(gazette)
    log, found = gazette.log, list[LockedIssue]()
    problems: list[Problem] = []
    maps: dict[str, PageMap] = {}
    together = {issue.id for issue in issues}

    def job_of(issue: Issue) -> Job:
        job = issue_job(context, gazette, issue, own, cited_by(issue, cited))
        if not issue.year_index:
            return job
        for one in listed(gazette, issue, together)[:-1]:
            if one.id not in maps:
                maps[one.id] = _page_map(context, one, job_of)
        return replace(job, index=index_of(gazette, issue, maps, together))

    for done, issue in enumerate(issues, 1):
        locked, more = _lock(context, job_of(issue), log, order)
        problems += more
        if locked:
            found.append(locked)
            maps[issue.id] = locked.lock.page_map
            log = (*log, locked.entry)
        context.tell(STEP, done, len(issues))
    return tuple(found), tuple(problems)


def _page_map(context: Context, issue: Issue, job_of: Callable[[Issue], Job]) -> PageMap:
    """Return where the pages of an issue begin: as its lock has it, or as it is set now."""
    if known := published(context.run.content, issue.id):
        return known.lock.page_map
    book, _ = _set(context, job_of(issue))
    return book.page_map if book else PageMap()


def _lock(
    context: Context, job: Job, log: tuple[LogEntry, ...], order: Order
) -> tuple[LockedIssue | None, tuple[Problem, ...]]:
    """Set an issue and bind it; where its pages bear codes it is set twice."""
    issue = job.issue
    shown = shown_files(context.run.content, issue.id, job.notices)
    before = _before(context, issue, log) if order.act in LATER else None
    lock = _begun(context, job, log, order.act, before)
    job = replace(job, lock=lock) if lock.coded else job
    book, problems = _set(context, job)
    if book is None:
        return None, problems
    said = lines(issue, job.notices, book.page_map, cover_digest(context.run.content, issue))
    if order.act is Act.WITHDRAW and before:
        only_covered(before, said, order.target)
        same_files(before, shown)
    bound = _salted(said, before)
    lock = replace(lock, lines=tuple((line.address, line.digest) for line in bound))
    if lock.coded:
        book, problems = _set(context, replace(job, codes=lock.codes))
        if book is None:
            return None, problems
    pdfs = pdfs_of(issue.id, book)
    digests = {path: sha256(data).hexdigest() for path, data in pdfs.items()}
    lock = replace(lock, page_map=book.page_map, line_map=book.lines)
    lock = replace(lock, files=digests | shown)
    lock = replace(lock, digest=digest_of(written.lock(lock).removesuffix("\n")))
    stored = {published_path(path): data for path, data in pdfs.items()}
    entry = _entry(lock, log, order)
    state = _published(context, issue)
    former = former_files(context.run.content, before, said, order.act) if before else {}
    return LockedIssue(lock, bound, entry, state, stored, former), problems


def _before(context: Context, issue: Issue, log: tuple[LogEntry, ...]) -> Published | None:
    """Return what is in force of an issue; what an act that was cut short has left is not."""
    now, entry = published(context.run.content, issue.id), chain.locked(log).get(issue.id)
    return in_force(context.run.content, issue.id, entry.lock, now) if entry else now


def _begun(
    context: Context, job: Job, log: tuple[LogEntry, ...], act: Act, before: Published | None
) -> IssueLock:
    """Return what a lock says before its issue is set."""
    data = files.load(context.run.content, files.SIGNERS)
    return IssueLock(
        job.issue.id,
        before.lock.version + 1 if before else 1,
        head(log),
        "" if isinstance(data, Problem) else newest_key(data.decode("utf-8", "replace")),
        coded=_coded(job, act, before),
        made_with=_made_with(job.faces),
    )


def _coded(job: Job, act: Act, before: Published | None) -> bool:
    """Return whether pages bear codes: what was adopted, or printed before, stays without."""
    if act is Act.WITHDRAW and before:
        return before.lock.coded
    return act is not Act.ADOPT and not job.issue.printed_before


def _set(context: Context, job: Job) -> tuple[IssuePdf | None, tuple[Problem, ...]]:
    """Set an issue, unless it is at hand."""
    ((_, _, book),) = issue_pdfs(context, BOOKS, [(job.issue.id, job)])
    return (book, book.problems) if isinstance(book, IssuePdf) else (None, book)


def _salted(said: Mapping[str, str], before: Published | None) -> tuple[PublishedLine, ...]:
    """Give each line a salt; what is said as it was before keeps its own."""
    known = {(line.address, line.text): line for line in before.lines} if before else {}
    return tuple(
        known.get((address, text)) or PublishedLine(address, secrets.token_hex(SALT), text)
        for address, text in said.items()
    )


def _entry(lock: IssueLock, log: tuple[LogEntry, ...], order: Order) -> LogEntry:
    day, why = order.day.isoformat(), (order.approved_by, order.reason)
    target = order.target or lock.issue
    return LogEntry(len(log) + 1, day, order.act, target, lock.digest, *why, lock.log)


def _made_with(own: Faces) -> tuple[tuple[str, str], ...]:
    fonts = sha256(b"".join(own.checksums())).hexdigest()
    engines = ((name, version(name)) for name in _ENGINES)
    return (("press", __version__), *engines, ("fonts", f"sha256:{fonts}"))


def _published(context: Context, issue: Issue) -> bytes:
    """Return issue.yaml with the state of a published issue; nothing else of it changes."""
    data = (context.run.content / issue.place.file).read_bytes()
    place = issue.at("state")
    rows = data.decode("utf-8").split("\n")
    row, at = rows[place.line - 1], place.column - 1
    written_as = dict(zip((DRAFT, STATES[DRAFT]), (PUBLISHED, STATES[PUBLISHED]), strict=True))
    for word, new in written_as.items():
        row = row[:at] + row[at:].replace(word, new, 1)
    rows[place.line - 1] = row
    return "\n".join(rows).encode()
