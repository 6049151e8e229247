"""Drafting: what an editor begins: an issue, a notice, the correction of a published one.

In: a Gazette with its drafts, what is asked for.
Out: Drafts, which are files as values; put, which writes one. The values come from the gazette
alone, so that the command line and an editor's form ask the same functions.
"""

from __future__ import annotations

from gazette.drafting.draft import Draft, put
from gazette.drafting.issue import issue_draft
from gazette.drafting.notice import notice_draft
from gazette.drafting.request import NoticeRequest, Question, followed, questions

__all__ = [
    "Draft",
    "NoticeRequest",
    "Question",
    "followed",
    "issue_draft",
    "notice_draft",
    "put",
    "questions",
]
