"""Forms of the words that readers see: how things are counted, called, and acted upon.

In: a count; an IssueNumber.
Out: Count, IssueForm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gazette.model import IssueNumber


class Count(NamedTuple):
    """How things are counted; a language that knows no plural has one form twice."""

    one: str
    more: str

    def of(self, n: int) -> str:
        """Return so many of them."""
        return (self.one if n == 1 else self.more).format(n=n)


class IssueForm(NamedTuple):
    """How an issue is called by its {number}, in its {year}."""

    one: str
    several: str
    """A double issue (合刊)."""
    supplement: str
    """增刊."""

    def of(self, number: IssueNumber) -> str:
        """Return the form for an issue with such a number."""
        if number.supplement:
            return self.supplement
        return self.several if number.several else self.one
