"""Editions: what is made of an issue on demand, for a printing house or a proofreader.

In: a Job that says what is wanted.
Out: an Edition; in this process, so without limits (see `bindery`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from weasyprint.urls import FatalURLFetchingError

from gazette.book import PROOF, Edition
from gazette.book.complaints import heard, refused
from gazette.book.plates import plates
from gazette.book.proof import proof

if TYPE_CHECKING:
    from gazette.book import Job


def make(job: Job) -> Edition:
    """Make what is wanted of an issue: its proof, or what else is made for paper."""
    with heard(job) as problems:
        try:
            edition = (proof if PROOF in job.wanted else plates)(job, problems)
        except FatalURLFetchingError as error:
            return Edition(problems=(*problems, refused(job, str(error))))
        return replace(edition, problems=tuple(dict.fromkeys(problems)))
