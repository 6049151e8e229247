"""The account: every character of the sources goes to exactly one class, and the sum is exact.

In: a Print and its Claims; the files as they were written.
Out: an Account; the first place that is lost, claimed twice, or differs in a file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.prints import FRONT, Claim, Goes, Mark, Print

if TYPE_CHECKING:
    from gazette.importers.load import Loaded


@dataclass(frozen=True, slots=True)
class Account:
    """How many characters other than white space went where; `fault` is empty where it is exact.

    `before` and `after` are the characters that --mend replaced, and what it put in their place.
    """

    counted: int
    classes: tuple[tuple[Goes, int], ...]
    before: int
    after: int
    fault: str = ""
    at: Mark | None = None

    @property
    def out(self) -> int:
        """Characters in the bodies of the notices."""
        return sum(count for goes, count in self.classes if goes is Goes.BODY)

    @property
    def front(self) -> int:
        """Characters moved to front matter, issue.yaml and gazette.yaml."""
        return sum(count for goes, count in self.classes if goes in FRONT)

    @property
    def layout(self) -> int:
        """Characters of layout, dropped."""
        return sum(count for _, count in self.classes) - self.out - self.front

    @property
    def exact(self) -> bool:
        """Tell whether what went in came out, was moved or was dropped, to the character."""
        total = self.out + self.front + self.layout
        return not self.fault and self.counted - self.before + self.after == total


def account(loaded: Loaded, claims: tuple[Claim, ...]) -> Account:
    """Assign every character to its class; a character without a class or with two is a fault."""
    given = loaded.given
    owner: list[Goes | None] = [None] * len(given.text)
    fault, place = "", -1
    for claim in claims:
        for at in range(*claim.piece):
            if given.text[at].isspace():
                continue
            if owner[at] is not None and place < 0:
                fault, place = f"同一个字算作“{owner[at]}”又算作“{claim.goes}”", at
            owner[at] = claim.goes
    for at, goes in enumerate(owner):
        if goes is None and not given.text[at].isspace():
            fault, place = "这里的字没有去处", at
            break
    counts = Counter(goes for goes in owner if goes is not None)
    for goes, count in loaded.dropped:
        counts[goes] += count
    classes = tuple((goes, counts[goes]) for goes in Goes if counts[goes])
    before = sum(edit.before for edit in given.edits)
    after = sum(edit.after for edit in given.edits)
    if fault:
        fault = f"{fault}：“{given.text[place : place + 12].strip()}”"
    mark = _mark(given, place) if fault else None
    made = Account(loaded.counted, classes, before, after, fault, mark)
    if not fault and not made.exact:
        return Account(loaded.counted, classes, before, after, "总数不符", given.lines[0].mark)
    return made


def _mark(given: Print, at: int) -> Mark:
    """Give the place in the source of a character of the Print."""
    return next(
        (line.mark for line in reversed(given.lines) if line.start <= at), given.lines[0].mark
    )
