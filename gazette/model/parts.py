"""Parts of a notice that its fields say: title, number, addressees, annexes, signature, day.

In: nothing of ours.
Out: Blocks of their kinds; Placed, what every block has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What every block has: two that say the same are equal wherever they stand."""

    id: str = ""
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Title(Placed):
    """A notice's title (标题); a line may end between two of its `units`."""

    kind: ClassVar[str] = "title"
    units: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the title."""
        return "".join(self.units)


@dataclass(frozen=True, slots=True)
class FieldLine(Placed):
    """What one field of the front matter says, on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class CorrectionLine(FieldLine):
    """What a notice corrects in another one (更正): where, what is printed, what should be."""

    kind: ClassVar[str] = "correction"


@dataclass(frozen=True, slots=True)
class NameLines(Placed):
    """What a field of one or several values says, each on a line of its own."""

    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the names, one a line."""
        return "\n".join(self.names)


@dataclass(frozen=True, slots=True)
class NumberLine(NameLines):
    """A notice's document number (发文字号); a joint document may have several."""

    kind: ClassVar[str] = "number"


@dataclass(frozen=True, slots=True)
class Addressees(FieldLine):
    """Whom a notice is sent to (主送机关), with the colon behind them."""

    kind: ClassVar[str] = "addressees"


@dataclass(frozen=True, slots=True)
class Signature(NameLines):
    """Who signs (落款)."""

    kind: ClassVar[str] = "signature"


@dataclass(frozen=True, slots=True)
class Day(FieldLine):
    """The day below the signature (成文日期), written out."""

    kind: ClassVar[str] = "dated"


@dataclass(frozen=True, slots=True)
class Remark(FieldLine):
    """The remark below the day (附注)."""

    kind: ClassVar[str] = "remark"


@dataclass(frozen=True, slots=True)
class Copies(FieldLine):
    """Who is sent a copy (抄送)."""

    kind: ClassVar[str] = "cc"


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """A line of the list of annexes: 附件：1. before its name, （略） after one that is omitted.

    `file` is a file of the issue, or empty; `id` leads to the annex where no other block does.
    `printed` says that the pages of its PDF stand in the issue.
    """

    label: str
    name: str
    file: str = ""
    ending: str = ""
    id: str = ""
    printed: bool = False

    @property
    def text(self) -> str:
        """Return the line."""
        return f"{self.label}{self.name}{self.ending}"


@dataclass(frozen=True, slots=True)
class Annexes(Placed):
    """The list of annexes (附件) above the signature."""

    kind: ClassVar[str] = "annexes"
    entries: tuple[AnnexEntry, ...]

    @property
    def text(self) -> str:
        """Return the list, an annex a line."""
        return "\n".join(entry.text for entry in self.entries)


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """A page of an annex on paper: its picture, how wide that is in points, what it says."""

    source: str
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class AnnexPages(Placed):
    """An annex that is a PDF and whose pages are printed (付印); on screens it is a link to it.

    `file` is a file of the issue. Only the print edition has its `pages`.
    """

    kind: ClassVar[str] = "annex-pages"
    caption: str
    file: str
    pages: tuple[AnnexPage, ...] = ()

    @property
    def text(self) -> str:
        """Return the caption."""
        return self.caption
