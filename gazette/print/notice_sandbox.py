"""Notice sandbox: sets the printed pages of one notice after another, the engine loaded once.

In: Jobs with `pages_of`.
Out: what `notice_pages` makes of each, in a process with limits.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gazette.print import IssuePdf, Limits
from gazette.print.sandbox import opened_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.print import Job

_MAKE = "from gazette.print.notice_pages import make_notice_pages as make"


@contextmanager
def open_notice_pages() -> Iterator[Callable[[Job], IssuePdf]]:
    """Open what sets the pages of notices until the context ends.

    Pages that cannot be set are left out in silence: whoever prints the issue is told why.
    """
    with opened_for(_MAKE) as results:

        def made(job: Job) -> IssuePdf:
            ((_, result),) = results([job], Limits(), 1)
            return result if isinstance(result, IssuePdf) else IssuePdf()

        yield made
