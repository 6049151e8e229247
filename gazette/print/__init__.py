"""The printed issue as a value: what goes to the printer, and what comes back.

In: masthead, issue, notices, the folder of the issue's pictures, layouts/.
Out: Job, IssuePdf, Edition, EditionFile, Limits; the files that a Job's blocks show.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields of an IssuePdf are
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import PageMap, Problem
from gazette.model.blocks import AnnexPages, images
from gazette.model.pagemap import LineStart, PageArea  # noqa: TC001 - the same
from gazette.print.faces import Faces
from gazette.print.year import Year  # noqa: TC001 - what is pickled is typed by it

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Block, Issue, IssueLock, Masthead, Notice, Picture

_OPEN = Faces()


PRESS, BOOKLET, PROOF, ARCHIVE = "press", "booklet", "proof", "archive"
"""What can be wanted of an issue besides its PDF for readers."""
COVER, INNER = "cover", "inner"
"""What the press edition is made of."""


@dataclass(frozen=True, slots=True)
class Job:
    """An issue to be printed: its notices in order, its content folder, the layouts, the faces.

    The files that the masthead names lie in the folder above `folder`.
    On demand (see `editions`): what is `wanted` of it, and the Problems to stand in its proof, in
    which `language`.
    `cited` has, by a notice's id, the address of each document that its card cites, '' of one that
    is not held.
    With a `lock` the issue is published: its pages are those of the lock. `published` are its PDFs
    as they were published, by their paths on the site; with them nothing is set.
    With a `year` it is the contents of that year: its issue is the newest of it, and each notice is
    a line of it. An `index` of the year is printed behind the notices of an issue.
    `codes` has the code of each printed page from page 1 on: four groups of four characters of
    base32, parted by blanks; without them none is printed.
    `former` is what was printed of the issue before: what is the same in it is not set again.
    With `pages_of` only the pages of this notice, by its id, are wanted, and only as pictures.
    """

    masthead: Masthead
    issue: Issue
    notices: tuple[Notice, ...]
    folder: Path
    layouts: Path
    wanted: frozenset[str] = frozenset()
    noted: tuple[Problem, ...] = ()
    language: str = ""
    faces: Faces = _OPEN
    year: Year | None = None
    index: Year | None = None
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    lock: IssueLock | None = None
    published: Mapping[str, bytes] = field(default_factory=dict)
    former: IssuePdf | None = None
    pages_of: str = ""

    @property
    def address(self) -> str:
        """The address on the web beside which the PDF stands."""
        return self.year.address if self.year else self.issue.address

    @property
    def content(self) -> Path:
        """The folder in which the files lie that the masthead names."""
        return self.folder.parent

    @property
    def cover(self) -> tuple[Picture, str] | None:
        """The picture on the cover and its path below `content`: the issue's, or the masthead's.

        The contents of a year have none.
        """
        if self.year:
            return None
        if own := self.issue.cover:
            return own, f"{self.folder.name}/{own.file}"
        common = self.masthead.cover
        return (common, common.file) if common else None


@dataclass(frozen=True, slots=True)
class IssuePdf:
    """A printed issue: the PDF, its map, its cover as PNG (600 px wide), what is wrong with it.

    `parts` maps a notice's id to a PDF of its own pages; `pages` are its printed pages as PNG,
    from the first (900 px wide, a landscape page as high): none of a re-setting, whose pages nobody
    cites. `lines` are those of each notice, by its id, in the order of its text. `areas` are
    what each notice takes of its pages, by its id. `layout` is for the next IssuePdf of the issue
    (see `cached_layout`).
    """

    pdf: bytes = b""
    page_map: PageMap = field(default_factory=PageMap)
    cover: bytes = b""
    problems: tuple[Problem, ...] = ()
    parts: Mapping[str, bytes] = field(default_factory=dict)
    pages: tuple[bytes, ...] = ()
    lines: Mapping[str, tuple[LineStart, ...]] = field(default_factory=dict)
    areas: Mapping[str, tuple[PageArea, ...]] = field(default_factory=dict)
    # The same layout may come to other bytes: pickles tell which equal values are one.
    layout: bytes = field(default=b"", compare=False)


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A PDF that was made on demand: how many pages it has, and how many of them are blank.

    For a press: its `inks` by name; the `coloured` pages, printed in others than black, and the
    folded `sheets` that have any, counted from 1; how wide its `spine` is, in millimetres.
    `attached` files are inside it.
    """

    pdf: bytes
    pages: int
    blanks: int = 0
    inks: tuple[str, ...] = ()
    coloured: tuple[int, ...] = ()
    sheets: tuple[int, ...] = ()
    spine: float = 0.0
    attached: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made of an issue on demand, and what was found while it was set.

    `files` are cover, inner (`PRESS`), booklet, proof and archive.
    """

    files: Mapping[str, EditionFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one issue may take before its process is ended: megabytes of memory, seconds of work.

    The work is the processor's time, so that a busy machine binds what an idle one does; a
    process that does nothing for five times as many seconds is ended.
    """

    seconds: float = 120
    megabytes: int = 3072


def shown_files(block: Block) -> tuple[str, ...]:
    """Return the files of the issue that a block shows: its pictures, the annex that it prints."""
    annex = (block.file,) if isinstance(block, AnnexPages) else ()
    return (*(image.source for image in images(block)), *annex)


def read_file(job: Job, path: str) -> bytes:
    """Read a file below `content`; nothing where it cannot be read."""
    data = files.load(job.content, path)
    return b"" if isinstance(data, Problem) else data
