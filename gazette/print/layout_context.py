"""Layout context: all that the print layouts are given; what is not here cannot be on the paper.

In: a Job.
Out: its LayoutContext, of which its fingerprint is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from gazette.language.lines import solid
from gazette.language.words import words
from gazette.typeset.break_classes import ems

if TYPE_CHECKING:
    from gazette.language.words import Words
    from gazette.model import Block, Masthead, Notice
    from gazette.print import Job
    from gazette.print.faces import OwnFace
    from gazette.print.year import Year

_DIGITS = 32
"""Digits of a digest on paper: 128 bits."""
_RUN = re.compile(r"[\x21-\x7e]+")


class IssueContext(TypedDict):
    """What is said of an issue; days are empty where none is known, as is `serial`.

    `form` is how it is called, with {year} and {number}: 2026年第3—4期（合刊）.
    """

    id: str
    name: str
    form: str
    year: int
    number: str
    serial: str
    day: str
    published: str
    note: str
    reset: bool


class NoticeContext(TypedDict):
    """A notice; `code` is the source of its QR code, empty where it has none.

    `cited` are the addresses of what its text cites, in order, empty ones of what is not held.
    """

    id: str
    title: str
    numbers: list[str]
    section: str
    printed_page: int | None
    code: str
    blocks: tuple[Block, ...]
    cited: tuple[str, ...]


class FaceContext(TypedDict):
    """A face of the office's own, and its file, empty for an installed one."""

    role: str
    family: str
    file: str
    strong: bool


class CoverContext(TypedDict, total=False):
    """A cover of the office's own; empty without one."""

    file: str
    text: str


class LineContext(TypedDict):
    """A line of the contents of a year; `id` is its element's."""

    id: str
    kind: str
    text: str
    at: str


class YearContext(TypedDict):
    """The contents of a year, or its indexes; each part begins with the line of its heading.

    `widest` is how wide the widest printed place of an entry is, in ems.
    """

    title: str
    section: str
    note: str
    widest: float
    parts: list[list[LineContext]]


class PageCodeContext(TypedDict):
    """The code of a printed page; `code` is the source of its QR code, empty where it has none.

    That leads to `address`.
    """

    text: str
    code: str
    address: str


class LayoutContext(TypedDict):
    """All of it."""

    language: str
    gazette: dict[str, str]
    issue: IssueContext
    colophon: dict[str, str]
    cover: CoverContext
    faces: list[FaceContext]
    autospace: bool
    hanging: bool
    running_head: str
    notices: list[NoticeContext]
    year: YearContext | None
    index: YearContext | None
    codes: list[PageCodeContext]


def layout_context(job: Job) -> LayoutContext:
    """Return all that the print layouts are given; what is not here cannot be on the paper."""
    masthead, issue, said = job.masthead, job.issue, words(job.masthead)
    return {
        "language": masthead.language,
        "gazette": {
            "name": masthead.name,
            "pinyin": masthead.pinyin,
            "sponsor": masthead.sponsor,
            "frequency": masthead.frequency,
            "contact": masthead.contact,
            "address": masthead.address.rstrip("/"),
        },
        "issue": {
            "id": issue.id,
            "name": said.issue(issue),
            "form": said.issue_form.of(issue.number),
            "year": issue.year,
            "number": said.figures(issue.number),
            "serial": said.running(issue),
            "day": issue.published.isoformat() if issue.published else "",
            "published": said.day(issue.published),
            "note": issue.note,
            "reset": issue.printed_before,
        },
        "colophon": dict(masthead.colophon) | dict(issue.colophon) | _evidence(job, said),
        "cover": _cover(job),
        "faces": [_face(face) for face in job.faces.own],
        "autospace": masthead.autospace,
        "hanging": masthead.hanging_punctuation,
        "running_head": masthead.running_head or "issue",
        "notices": _notices(job),
        "year": year_context(job.year, autospace=masthead.autospace) if job.year else None,
        "index": year_context(job.index, autospace=masthead.autospace) if job.index else None,
        "codes": [_page_code(masthead, code) for code in job.codes],
    }


def _evidence(job: Job, said: Words) -> dict[str, str]:
    """Return what the colophon of a published issue says: the log's end before it, its key."""
    if not job.lock or not job.lock.coded:
        return {}
    algorithm, _, digest = job.lock.log.partition(":")
    shown = {said.publication.log_end: f"{algorithm}:{digest[:_DIGITS]}"}
    return shown | ({said.publication.key: job.lock.key} if job.lock.key else {})


def _cover(job: Job) -> CoverContext:
    return {"file": job.cover[0].file, "text": job.cover[0].text} if job.cover else {}


def _face(face: OwnFace) -> FaceContext:
    return {
        "role": face.role,
        "family": face.family,
        "file": face.address,
        "strong": face.strong,
    }


def year_context(year: Year, *, autospace: bool) -> YearContext:
    """Return what the layouts are given of the contents of a year, or of its indexes."""
    parts: list[list[LineContext]] = [
        [{"id": id_, "kind": line.kind, "text": line.text, "at": line.at} for id_, line in part]
        for part in year.named()
    ]
    places = {line["at"] for part in parts for line in part}
    # What is not Chinese has a quarter of an em on either side where such spaces are set.
    widest = max((ems(at) + autospace * len(_RUN.findall(at)) / 2 for at in places), default=0)
    return {
        "title": year.title,
        "section": year.section,
        "note": year.note,
        "widest": widest,
        "parts": parts,
    }


def _page_code(masthead: Masthead, code: str) -> PageCodeContext:
    asked = masthead.qr_codes
    return {
        "text": code,
        "code": f"codes/pages/{solid(code)}.svg" if asked else "",
        "address": page_address(masthead.address, code) if asked else "",
    }


def page_address(site: str, code: str) -> str:
    """Return the address that a page's code has on a site, which is short in a QR code.

    Capitals take half the room there; a host has none of its own (RFC 3986, 6.2.2.1), a path may.
    """
    scheme, host, path, *_ = urlsplit(site.rstrip("/"))
    return f"{scheme}://{host}".upper() + f"{path}/C/{solid(code)}/"


def _notices(job: Job) -> list[NoticeContext]:
    """Return the notices of an issue; of a year its lines say all."""
    notices = () if job.year else job.notices
    return [_notice(job, notice) for notice in notices]


def _notice(job: Job, notice: Notice) -> NoticeContext:
    return {
        "id": notice.card.id,
        "title": notice.card.title,
        "numbers": list(map(str, notice.card.numbers)),
        "section": notice.card.section,
        "printed_page": notice.card.printed_page,
        "code": f"codes/{notice.card.id}.svg" if job.masthead.qr_codes else "",
        "blocks": notice.blocks,
        "cited": job.cited.get(notice.card.id, ()),
    }
