"""The printed issue as a value: what goes to the binder, what comes back, and what it is made of.

In: masthead, issue, notices, the folder of the issue's pictures, layouts/.
Out: Job, Book, Edition, Limits; `shown`, all that the print layouts are given; its `fingerprint`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields of a Book are
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazette.book.faces import Faces
from gazette.language.words import words
from gazette.model import PageMap, Problem
from gazette.model.blocks import images
from gazette.read import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Picture

_OPEN = Faces()
_CODE = ("book", "language", "typeset", "write")
_ENGINES = ("weasyprint", "pydyf", "fonttools", "jinja2", "pillow", "pypdfium2", "segno", "budoux")


PRESS, BOOKLET, PROOF = "press", "booklet", "proof"
"""What can be wanted of an issue besides its Book."""


@dataclass(frozen=True, slots=True)
class Job:
    """An issue to be printed: its notices in order, its content folder, the layouts, the faces.

    The files that the masthead names lie in the folder above `folder`.
    On demand (see `editions`): what is `wanted` of it, and the Problems to stand in its proof.
    """

    masthead: Masthead
    issue: Issue
    notices: tuple[Notice, ...]
    folder: Path
    layouts: Path
    wanted: frozenset[str] = frozenset()
    noted: tuple[Problem, ...] = ()
    faces: Faces = _OPEN

    @property
    def content(self) -> Path:
        """The folder in which the files lie that the masthead names."""
        return self.folder.parent

    @property
    def cover(self) -> tuple[Picture, str] | None:
        """The picture on the cover and its path below `content`: the issue's, or the masthead's."""
        if own := self.issue.cover:
            return own, f"{self.folder.name}/{own.file}"
        common = self.masthead.cover
        return (common, common.file) if common else None


@dataclass(frozen=True, slots=True)
class Book:
    """A printed issue: the PDF, its map, its cover as PNG (600 px wide), what is wrong with it.

    `parts` maps a notice's id to a PDF of its own pages.
    """

    pdf: bytes = b""
    page_map: PageMap = field(default_factory=PageMap)
    cover: bytes = b""
    problems: tuple[Problem, ...] = ()
    parts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plate:
    """A PDF that was made on demand: how many pages it has, and how many of them are blank."""

    pdf: bytes
    pages: int
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made of an issue on demand, and what was found while it was set.

    `plates` are cover, inner (`PRESS`), booklet and proof.
    """

    plates: Mapping[str, Plate] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one issue may take before its process is ended: megabytes of memory, seconds of work.

    The work is the processor's time, so that a busy machine binds what an idle one does; a
    process that does nothing for five times as many seconds is ended.
    """

    seconds: float = 120
    megabytes: int = 3072


def shown(job: Job) -> dict[str, Any]:
    """Give all that the print layouts are given; what is not here cannot be on the paper."""
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
            "year": issue.year,
            "number": issue.number,
            "serial": issue.serial,
            "day": issue.published.isoformat() if issue.published else "",
            "published": said.day(issue.published),
            "note": issue.note,
            "reset": issue.printed_before,
        },
        **_asked(job),
        "notices": [
            {
                "id": notice.card.id,
                "title": notice.card.title,
                "numbers": list(map(str, notice.card.numbers)),
                "section": notice.card.section,
                "printed_page": notice.card.printed_page,
                "code": f"codes/{notice.card.id}.svg" if masthead.qr_codes else "",
                "blocks": notice.blocks,
            }
            for notice in job.notices
        ],
    }


def _asked(job: Job) -> dict[str, Any]:
    """Give what the masthead and the issue ask of the print edition besides text."""
    masthead, issue = job.masthead, job.issue
    return {
        "colophon": dict(masthead.colophon) | dict(issue.colophon),
        "cover": {"file": job.cover[0].file, "text": job.cover[0].text} if job.cover else {},
        "faces": [
            {"role": face.role, "family": face.family, "file": face.address, "strong": face.strong}
            for face in job.faces.own
        ],
        "autospace": masthead.autospace,
    }


def fingerprint(job: Job) -> str:
    """Tell apart any two Books that could differ: everything shown, layouts, faces, engine, code.

    A Problem's place is not in it: of a Book that has Problems only the PDF is still true.
    """
    digest = hashlib.sha256()
    parts = (
        json.dumps(shown(job), ensure_ascii=False, sort_keys=True, default=repr).encode(),
        *_pictures(job),
        *_layouts(job.layouts / "print"),
        *job.faces.checksums(),
        _made_by(),
    )
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def loaded(job: Job, path: str) -> bytes:
    """Read a file below `content`; nothing where it cannot be read."""
    data = files.load(job.content, path)
    return b"" if isinstance(data, Problem) else data


def _pictures(job: Job) -> Iterator[bytes]:
    found = (images(block) for notice in job.notices for block in notice.blocks)
    for name in dict.fromkeys(image.source for image in chain.from_iterable(found)):
        yield name.encode()
        yield loaded(job, f"{job.folder.name}/{name}") or b"missing"
    if job.cover:
        yield loaded(job, job.cover[1])


def _layouts(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


@cache
def _made_by() -> bytes:
    """State the engine and the code of the binder."""
    here = Path(__file__).parent
    rooms = sorted(path for room in _CODE for path in (here.parent / room).rglob("*.py"))
    parts = [f"{engine} {version(engine)}" for engine in _ENGINES]
    parts += [hashlib.sha256(room.read_bytes()).hexdigest() for room in rooms]
    return "\n".join(parts).encode()
