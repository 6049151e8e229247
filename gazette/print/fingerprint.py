"""Fingerprint: what the PDF of an issue is made of, as one digest.

In: a Job.
Out: its fingerprint; a PDF with the same one need not be made again.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.print import read_file, shown_files
from gazette.print.layout_context import layout_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.print import Job

CODE = ("language", "print", "typeset", "write")
"""The rooms whose code decides what is on the paper."""
_ENGINES = ("weasyprint", "pydyf", "fonttools", "jinja2", "pillow", "pypdfium2", "segno", "budoux")

_PICTURES = "pictures 2"
"""The form of the pictures that are made of a PDF that is kept."""


def fingerprint(job: Job) -> str:
    """Return what tells apart any two PDFs that could differ: text, layouts, faces, engine, code.

    A Problem's place is not in it: of an IssuePdf that has Problems only the PDF is still true.
    """
    if job.lock and job.published:
        # What is kept binds: no code, face or layout of today has a part in it.
        return hashlib.sha256(f"{_PICTURES}\n{job.lock.digest}".encode()).hexdigest()
    shown = json.dumps(layout_context(job), ensure_ascii=False, sort_keys=True, default=repr)
    return _digest(shown.encode(), *_surroundings(job))


def surroundings(job: Job, *more: str) -> str:
    """Return what tells apart any two layouts of the same HTML, from `more` besides."""
    return _digest(*(one.encode() for one in more), *_surroundings(job))


def _surroundings(job: Job) -> Iterator[bytes]:
    yield from _pictures(job)
    yield from _layouts(job.layouts / "print")
    yield from job.faces.marks
    yield _engine()


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _pictures(job: Job) -> Iterator[bytes]:
    found = (shown_files(block) for notice in job.notices for block in notice.blocks)
    for name in dict.fromkeys(chain.from_iterable(found)):
        yield name.encode()
        yield read_file(job, f"{job.folder.name}/{name}") or b"missing"
    if job.cover:
        yield read_file(job, job.cover[1])


def _layouts(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


@cache
def _engine() -> bytes:
    """Return the versions of the engine and the code that prints."""
    here = Path(__file__).parent
    rooms = sorted(path for room in CODE for path in (here.parent / room).rglob("*.py"))
    parts = [f"{engine} {version(engine)}" for engine in _ENGINES]
    parts += [hashlib.sha256(room.read_bytes()).hexdigest() for room in rooms]
    return "\n".join(parts).encode()
