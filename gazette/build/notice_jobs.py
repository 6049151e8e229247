"""Notice jobs: the Job of one notice's printed pages, as its file is by now.

In: a Run, the Gazette as the last build knows it; a file, saved or not.
Out: the Job; what was laid out of an issue before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette import read
from gazette.build.cache import stored
from gazette.build.printing import BOOKS, cited_by
from gazette.print import IssuePdf, Job, faces
from gazette.read.single_notice import single_notice
from gazette.record.quotations import quoted
from gazette.site.folder import located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.build.context import Run
    from gazette.build.printing import Print
    from gazette.model import Gazette


def notice_job(
    run: Run,
    gazette: Gazette,
    cited: Mapping[str, tuple[str, ...]],
    file: str,
    data: bytes,
) -> Job:
    """Return the Job of the pages of a notice whose file would hold `data`.

    `cited` is what notices cite (`arrange.citing.addresses`). The other notices of the issue are
    as their files are by now.
    """
    folder = run.content / file.partition("/")[0]
    found = read.issue(folder, gazette.masthead)
    own, _ = single_notice(run.content, file, data, gazette.masthead, found.issue)
    others = [own if one.card.place.file == file else one for one in found.notices]
    issue, notices = quoted(found.issue, others)
    head = issue.headed(gazette.masthead)
    used, _ = faces.find(gazette.masthead, run.content)
    made = Job(head, issue, notices, folder, run.layouts, faces=used)
    return replace(made, cited=cited_by(issue, cited), pages_of=own.card.id)


def laid_out(run: Run, edition: Print) -> IssuePdf:
    """Return what is at hand of the layout of an issue's Print; nothing where that is nothing."""
    book = stored(located(run.output).cache, BOOKS, edition.book)
    return IssuePdf(layout=book.layout) if book else IssuePdf()
