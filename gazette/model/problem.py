"""Where something stands in content/, and what is wrong with it.

In: Message.
Out: Place, Grade, Rule, Problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable


class Grade(StrEnum):
    """How grave a Problem is: *to mend* stops publishing, *to look at* does not."""

    MEND = "to mend"
    LOOK = "to look at"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file below content/, its line and column, both from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: where, which rule, what, how to mend it; `width` characters of `excerpt`.

    Only a Rule makes one, so that `rule` is always the id of one.
    `also` are the further places of the same file where the same is to be looked at.
    """

    place: Place
    rule: str
    what: Message
    mend: Message
    grade: Grade = Grade.MEND
    excerpt: str = ""
    width: int = 1
    also: tuple[Place, ...] = ()

    def described(self, say: Callable[[Message], str]) -> dict[str, object]:
        """Return it as JSON has it, of commands and in the browser; `say` writes a Message out."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "width": self.width,
            "rule": self.rule,
            "grade": self.grade.name.lower(),
            "what": say(self.what),
            "mend": say(self.mend),
            "excerpt": self.excerpt,
            "also": [place.line for place in self.also],
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be wrong, in the editor's words: `why` it is a fault, and how to `mend` it.

    `grade` is what its Problems have where none is named. The texts are templates of Messages.
    """

    id: str
    grade: Grade
    summary: str
    why: str
    mend: str

    def problem(
        self,
        place: Place,
        what: Message,
        mend: Message,
        grade: Grade | None = None,
        *,
        width: int = 1,
    ) -> Problem:
        """Make a Problem of this rule: what is wrong at a place, and how to mend just that."""
        return Problem(place, self.id, what, mend, grade or self.grade, width=width)

    @property
    def explained(self) -> Message:
        """The rule as `check --explain` says it."""
        return message(
            "{summary}\n\n道理：{why}\n改法：{mend}",
            summary=message(self.summary),
            why=message(self.why),
            mend=message(self.mend),
        )
