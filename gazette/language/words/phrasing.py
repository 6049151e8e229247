"""Phrasing: how a language writes days, counts, lists, titles, and names an issue.

In: a day, a number, an issue.
Out: Phrasing, which Words are made of; a name in {braces} is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from gazette.language.words.forms import Count, IssueForm
    from gazette.model import Issue, IssueNumber, NumberRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """The forms of one language; `tag` names it in HTML and PDF (BCP 47)."""

    tag: str
    spaced: bool
    """Whether words are parted by spaces, and lines end there; names are then in Latin letters."""

    list_mark: str
    sentence_mark: str
    clause_mark: str
    colon: str
    gap: str
    wide_gap: str
    months: tuple[str, ...]
    day_form: str
    year: str
    years: str
    issue_form: IssueForm
    issue_short_form: IssueForm
    number_range: str
    serial: str
    serials: str
    page: str
    pages_from: str
    page_range: str
    on_page: str
    quotes: str
    """What stands around a title, and what then stands in it instead of the same: four marks."""
    documents: Count
    issues: Count
    pages: Count
    with_issue: str
    with_name: str
    citation: str
    titled: str
    in_brackets: str
    number_form: str

    def day(self, value: date | None) -> str:
        """Return a day as documents write it; nothing where it is not known."""
        if value is None:
            return ""
        month = self.months[value.month - 1] if self.months else value.month
        return self.day_form.format(year=value.year, month=month, day=value.day)

    def issue(self, issue: Issue) -> str:
        """Return an issue as it is cited."""
        return self.issue_named(issue.year, issue.number)

    def issue_named(self, year: int, number: IssueNumber) -> str:
        """Return an issue of such a number as it is cited."""
        return self.issue_form.of(number).format(year=year, number=self.figures(number))

    def issue_short(self, issue: Issue) -> str:
        """Return an issue as it is called within its year."""
        form = self.issue_short_form.of(issue.number)
        return form.format(number=self.figures(issue.number))

    def figures(self, numbers: NumberRange) -> str:
        """Return a number, or the first and the last of several."""
        if not numbers.several:
            return str(numbers.first)
        return self.number_range.format(first=numbers.first, last=numbers.last)

    def running(self, issue: Issue) -> str:
        """Return an issue's running number (总期号); nothing where it has none."""
        if issue.serial is None:
            return ""
        form = self.serials if issue.serial.several else self.serial
        return form.format(serial=self.figures(issue.serial))

    def quoted(self, title: str) -> str:
        """Return a title in quotes; such as stand in it become those of the second kind."""
        outer, inner = self.quotes[:2], self.quotes[2:]
        return outer[0] + title.translate(str.maketrans(outer, inner)) + outer[1]

    def listed(self, items: Iterable[str]) -> str:
        """Return things in a row."""
        return self.list_mark.join(items)
