"""Examples: fields that a new notice may have, with values that hold in this gazette.

In: a Gazette, the new notice's Form, its day, what it is by.
Out: fields, which stand in its file as comments: taken out of them they are read without a Problem.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gazette.drafting.numbering import cards
from gazette.language import numbers
from gazette.language.words import words
from gazette.model import Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.drafting.forms import Form
    from gazette.model import Card, Gazette, Series

_YEARS = 5
"""How long a normative document mostly holds (有效期五年)."""


def examples(
    gazette: Gazette, form: Form, day: date, series: Series | None
) -> Mapping[str, object]:
    """Return the fields that may follow, in the order of the form."""
    said = words(gazette.masthead).drafting
    begins = day + timedelta(days=30)
    known: dict[str, object] = {
        "addressees": said.addressees,
        "effective": begins,
        "expires": _years_later(begins) - timedelta(days=1),
        "topic": _newest(gazette, "subject") or said.topic,
        "annexes": [{"name": said.annex, "omitted": True}],
        "remark": said.remark,
        "cc": said.copies,
        "relations": [_relation(gazette, form, day, series)] if form.verb else [],
        "corrections": [_correction(gazette)],
    }
    wanted = ("addressees", *form.examples) if form.addressed else form.examples
    return {key: known[key] for key in wanted if known[key] not in ([], [{}])}


def _newest(gazette: Gazette, name: str) -> str:
    """Return what the newest notice has under a name of its Card; empty where none has it."""
    found = [getattr(card, name) for card in cards(gazette) if getattr(card, name)]
    return str(found[-1]) if found else ""


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + _YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + _YEARS, day=day.day - 1)


def _relation(gazette: Gazette, form: Form, day: date, series: Series | None) -> dict[str, object]:
    """Return what a notice may do to an earlier one: a held one of its series, or a made-up one."""
    known = [card for card in cards(gazette) if card.numbers and card.dated and card.dated <= day]
    own = [card for card in known if series and card.numbers[0].prefix == series.prefix]
    if own or known:
        return {form.verb: str((own or known)[-1].numbers[0])}
    first = next(iter(gazette.masthead.series), None)
    if first is None:
        return {}
    written_as = first.form or numbers.form(gazette.masthead)
    number = Number(first.prefix, day.year - 1, 1, written_as)
    return {form.verb: str(number), "title": words(gazette.masthead).drafting.annex}


def _correction(gazette: Gazette) -> dict[str, object]:
    """Return the correction of a held title, which stands once in its document."""
    known = [card for card in cards(gazette) if _is_printed(gazette, card)]
    if not known:
        return {}
    said, newest = words(gazette.masthead).drafting, known[-1]
    target = str(newest.numbers[0]) if newest.numbers else f"{newest.issue}/{newest.id}"
    return {
        "target": target,
        "was": newest.title,
        "now": said.misprint.format(text=newest.title),
    }


def _is_printed(gazette: Gazette, card: Card) -> bool:
    lone = sum(other.title == card.title for other in cards(gazette)) == 1
    return bool(card.title) and lone
