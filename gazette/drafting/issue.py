"""A new issue: its folder, its issue.yaml, its numbers behind those of the last one.

In: a Gazette with its drafts; the name of a folder, or none; the day on which it comes out.
Out: a Draft, or Refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.drafting.draft import Draft, commented, named
from gazette.fields import ISSUE
from gazette.language.messages import written
from gazette.language.words import words
from gazette.model import NumberRange, State, message
from gazette.model.issue_number import named as named_issue
from gazette.model.issue_number import single
from gazette.read import issue_numbers
from gazette.read.frontmatter import mapping
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from datetime import date

    from gazette.model import Gazette, IssueNumber, Masthead

_TAKE_OUT = message("下面各项，用得着的删去行首的“# ”，不用的整行删去。")


def issue_draft(gazette: Gazette, name: str, day: date) -> Draft:
    """Return the draft of an issue; without a name it is the next one of the day's year."""
    year, number = _named(name) if name else (day.year, _next(gazette, day.year))
    for issue in gazette.issues:
        alike = issue.year == year and issue.number.supplement == number.supplement
        if alike and issue.number.overlaps(number):
            what = message("{name} 已经有了", name=issue.id)
            following = _next(gazette, year).issue_id(year)
            raise Refused(what, message("写下一期 {name}，或者不写期号", name=following))
    text = issue_text(gazette.masthead, (year, number), _serial(gazette, year, number), day)
    return Draft(f"{number.issue_id(year)}/{files.ISSUE}", text)


def issue_text(
    masthead: Masthead,
    of_year: tuple[int, IssueNumber],
    serial: NumberRange | None,
    day: date,
) -> str:
    """Return the text of the issue.yaml of a draft."""
    year, number = of_year
    said = words(masthead)
    fields = {
        "year": year,
        "number": said.drafting.supplement.format(number=number.first)
        if number.supplement
        else str(number),
        "serial": str(serial or ""),
        "published": day,
        "state": str(State.DRAFT),
    }
    more = {"first_online": f"{day} 09:30", "note": said.drafting.note}
    lines = [written(_TAKE_OUT, masthead.language), *commented(masthead, more, ISSUE)]
    made = mapping(named(masthead, fields, ISSUE))
    return "\n".join((*made, *(f"# {line}" for line in lines))) + "\n"


def _named(name: str) -> tuple[int, IssueNumber]:
    """Return the year and the number that a name says. Raise Refused where it says none."""
    found = named_issue(name)
    if found:
        return found
    _, right = issue_numbers.stray(name)
    mend = message("单期写 2026-04，合刊写 2026-03-04，增刊写 2026-z1")
    what = message("`{name}` 不是一期的名字", name=name)
    raise Refused(what, message("写成 {name}", name=right) if right else mend)


def _next(gazette: Gazette, year: int) -> IssueNumber:
    held = (one.number for one in gazette.issues if one.year == year)
    return single(max((one.last for one in held if not one.supplement), default=0) + 1)


def _serial(gazette: Gazette, year: int, number: IssueNumber) -> NumberRange | None:
    """Return the running number behind that of the issue before; None where none is counted."""
    if number.supplement:
        return None
    before = [
        one
        for one in gazette.issues
        if not one.number.supplement and (one.year, one.number.first) < (year, number.first)
    ]
    last = before[-1].serial if before else None
    if last is None:
        return None
    ranges = any(one.serial and one.serial.several for one in before)
    count = number.count if ranges else 1
    return NumberRange(last.last + 1, last.last + count)
