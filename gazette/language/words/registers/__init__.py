"""The words of the registers: what is listed of all notices, one table a language.

In: nothing.
Out: RegisterWords; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.language.words.forms import Count


class RegisterWords(NamedTuple):
    """The words of one language.

    `titles` and `notes`, what a reader must know, go by the register, `columns` by the key of a
    column, `acts` by what is done to a person's post, `states` by what became of a case under
    supervision, `matched` by how its end was found. The script of the registers fills in what it
    `said`.
    """

    overview: str
    coverage: str
    empty: str
    described: str
    rows: Count
    days: Count
    csv: str
    json: str
    pdf: str
    whole: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    columns: Mapping[str, str]
    states: Mapping[str, str]
    matched: Mapping[str, str]
    acts: Mapping[str, str]
    probation: str
    not_understood: str
    others: str
    span: str
    missing_number: str
    missing_numbers: str
    missing_number_unknown: str
    missing_issues: str
    takes_effect: str
    ends: str
    said: Mapping[str, str]
