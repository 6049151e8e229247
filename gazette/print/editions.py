"""Editions: what is made of an issue on demand, for a printing house or a proofreader.

In: a Job that says what is wanted.
Out: an Edition; in this process, so without limits (see `sandbox`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.print import ARCHIVE, PROOF, Edition
from gazette.print.archive_edition import make_archive
from gazette.print.diagnostics import collected, fetch_refused
from gazette.print.measures import MeasureError
from gazette.print.press_edition import make_press_edition
from gazette.print.proof import make_proof
from gazette.typeset.weasyprint.document import FatalURLFetchingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.model import Problem
    from gazette.print import Job


def _maker(job: Job) -> Callable[[Job, list[Problem]], Edition]:
    """Return what makes the one edition that is wanted; press edition and booklet are one."""
    if PROOF in job.wanted:
        return make_proof
    return make_archive if ARCHIVE in job.wanted else make_press_edition


def make_edition(job: Job) -> Edition:
    """Make what is wanted of an issue: its proof, its archive edition, or what a press needs."""
    with collected(job) as problems:
        try:
            edition = _maker(job)(job, problems)
        except FatalURLFetchingError as error:
            return Edition(problems=(*problems, fetch_refused(job, str(error))))
        except MeasureError as error:
            return Edition(problems=(error.problem,))
        return replace(edition, problems=tuple(dict.fromkeys(problems)))
