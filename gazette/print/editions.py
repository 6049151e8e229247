"""Editions: what is made of an issue on demand, for a printing house or a proofreader.

In: a Job that says what is wanted.
Out: an Edition; in this process, so without limits (see `sandbox`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.print import PROOF, Edition
from gazette.print.diagnostics import collected, fetch_refused
from gazette.print.measures import MeasureError
from gazette.print.press_edition import make_press_edition
from gazette.print.proof import make_proof
from gazette.typeset.weasyprint.document import FatalURLFetchingError

if TYPE_CHECKING:
    from gazette.print import Job


def make_edition(job: Job) -> Edition:
    """Make what is wanted of an issue: its proof, or what else is made for paper."""
    with collected(job) as problems:
        try:
            edition = (make_proof if PROOF in job.wanted else make_press_edition)(job, problems)
        except FatalURLFetchingError as error:
            return Edition(problems=(*problems, fetch_refused(job, str(error))))
        except MeasureError as error:
            return Edition(problems=(error.problem,))
        return replace(edition, problems=tuple(dict.fromkeys(problems)))
