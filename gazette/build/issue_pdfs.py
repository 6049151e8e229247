"""Issue PDFs: what is printed, set where none with its fingerprint is at hand.

In: Jobs by name, the Kind under which their IssuePdfs are kept.
Out: IssuePdfs, or the Problems that left a Job without one.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem
from gazette.print.fingerprint import fingerprint
from gazette.print.sandbox import print_in_sandbox
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.build.cache import Kind
    from gazette.build.context import Context
    from gazette.print import IssuePdf, Job


def issue_pdfs(
    context: Context, kind: Kind[IssuePdf], jobs: Iterable[tuple[str, Job]]
) -> Iterator[tuple[str, str, IssuePdf | tuple[Problem, ...]]]:
    """Yield each Job's name, its fingerprint, and its IssuePdf or the Problems in its way.

    It is set where no IssuePdf with its fingerprint is kept. One that has Problems is set again all
    the same: their places may have moved.
    """
    waiting: deque[tuple[str, str]] = deque()
    ready: deque[tuple[str, str, IssuePdf]] = deque()

    def unset() -> Iterator[Job]:
        for name, job in jobs:
            mark = fingerprint(job)
            book = context.cache.last(kind, mark)
            if book and not book.problems:
                ready.append((name, mark, book))
            else:
                waiting.append((name, mark))
                yield job

    for book in print_in_sandbox(unset(), at_once=context.jobs, sandbox=context.sandbox):
        name, mark = waiting.popleft()
        problems = (book,) if isinstance(book, Problem) else book.problems
        if isinstance(book, Problem) or any(one.grade is Grade.MEND for one in problems):
            yield name, mark, problems
        else:
            context.cache.keep(kind, mark, "", book)
            yield name, mark, book
    yield from ready


def set_again(context: Context, kind: Kind[IssuePdf], mark: str, job: Job) -> IssuePdf:
    """Set what was at hand and is damaged, as only a look into it shows. Raise Refused."""
    (book,) = print_in_sandbox([job], sandbox=context.sandbox)
    if isinstance(book, Problem):
        raise Refused(book.what, book.mend)
    context.cache.keep(kind, mark, "", book)
    return book
