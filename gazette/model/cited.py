"""What a notice's text cites: the documents, and where the text names them.

In: nothing of ours but Number.
Out: Cited and Mention, as the text has them; Citation and Citations, as a page shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model.number import Number  # noqa: TC001 - the ledger reads what the fields are


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a notice's text names, by number, by title or by both.

    `kind` is document, decree, standard or court; of the last three `name` is how they are called,
    for they have no Number. `units` are the ids of the blocks that name it.
    """

    kind: str
    number: Number | None = None
    title: str = ""
    name: str = ""
    units: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Return its number, or what an order, a standard or a case is called; '' for neither."""
        return str(self.number) if self.number else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at which a notice's text names `cited[at]` of its card.

    It is the characters [start, end) of the block `unit`, white space not counted.
    """

    unit: str
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One end of a citation as a page shows it: the document cited, or the notice that cites it.

    `address` is empty where it is not held, `page` is 0 where none is known to begin it; `units`
    are those of the text that names the other.
    """

    kind: str
    number: str
    title: str
    address: str = ""
    page: int = 0
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citations:
    """What a notice cites, in the order of its card's `cited`, and what cites it."""

    cites: tuple[Citation, ...] = ()
    cited_by: tuple[Citation, ...] = ()
