"""What is kept of each issue from build to build, and by which key it is known to be still true.

In: the ledger beside output/; content/ as it is now.
Out: for each issue its Kept, if its files have not changed; the ledger again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette import ledger
from gazette.model import Issue, PageMap, Problem
from gazette.read.files import load, nfc

if TYPE_CHECKING:
    from pathlib import Path

_EMPTY = PageMap()

Made = tuple[str, dict[str, str]]
"""The key of what was made, and its files: path -> digest."""


def key(*parts: object) -> str:
    """Give the digest of values of model and of plain ones: the same values, the same key."""
    return ledger.digest(b"".join(map(ledger.plain, parts)))


@dataclass(frozen=True, slots=True)
class Kept:
    """An issue as the last build knew it.

    `looks` and `moment` are the ledger's; `digests` are those of its source files; `cards` is the
    key of its Issue with all Cards. `book` is the key of the print and the fingerprint that it
    came to, `remarks` the Problems to look at that printing found; `pages` is the key of the pages
    and their files.
    """

    looks: dict[str, ledger.Look]
    moment: int
    digests: dict[str, str]
    issue: Issue
    cards: str
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    book: tuple[str, str] = ("", "")
    printed: dict[str, str] = field(default_factory=dict)
    pdf_size: int = 0
    page_map: PageMap = _EMPTY
    remarks: tuple[Problem, ...] = ()
    pages: Made = ("", {})


class Shelf:
    """All that is kept: an entry an issue, and by name what belongs to the whole."""

    def __init__(self, path: Path, stamp: str) -> None:
        """Load the ledger; one that is damaged or of another program counts as empty."""
        self._path = path
        self._stamp = stamp
        self._sections: ledger.Sections = ledger.load(path, stamp, ledger.Sections) or {}
        self._whole = self._sections.pop("", {})
        self._asked: set[str] = set()
        self.issues: dict[str, Kept] = {}

    def fresh(
        self, folder: Path, looks: dict[str, ledger.Look], *, drafts: bool = False
    ) -> Kept | None:
        """Give what is kept of an issue whose files are still the same; None of any other.

        With `drafts` a draft's annexes must be known, too.
        """
        section = self._sections.get(folder.name, {})
        found: Kept | None = ledger.unpack(section.get("issue"), Kept)
        if found is None:
            return None
        if drafts and not {nfc(name) for name in found.files} <= found.digests.keys():
            return None
        for name in ledger.doubtful(looks, found.looks, found.moment):
            known = found.digests.get(nfc(name))
            if known is None and looks.get(name) == found.looks.get(name):
                continue  # what is made does not depend on its content
            data = load(folder.parent, f"{folder.name}/{name}") if known else None
            if not isinstance(data, bytes) or ledger.digest(data) != known:
                return None
        self.issues[folder.name] = found
        return found

    def keep(self, name: str, kept: Kept) -> Kept:
        """Put an issue's entry in the place of the one before."""
        self._sections[name] = {"issue": ledger.pack(kept)}
        self.issues[name] = kept
        return kept

    def change(self, name: str, **values: object) -> Kept:
        """Change values of an issue's entry."""
        return self.keep(name, replace(self.issues[name], **values))  # type: ignore[arg-type]

    def made(self, name: str) -> Made:
        """Give what was made of the whole under a name."""
        self._asked.add(name)
        return ledger.unpack(self._whole.get(name), Made) or ("", {})

    def keep_made(self, name: str, made: Made) -> None:
        """Put what was made of the whole in the place of what was made before."""
        self._whole[name] = ledger.pack(made)

    def save(self, *, whole: bool = True) -> None:
        """Write the ledger, whole or not at all, without what this run did not ask for.

        Without `whole` what was made of the whole is kept, asked for or not.
        """
        sections = {name: data for name, data in self._sections.items() if name in self.issues}
        made = self._asked if whole else self._whole.keys()
        sections[""] = {name: data for name, data in self._whole.items() if name in made}
        ledger.save(self._path, self._stamp, sections)
