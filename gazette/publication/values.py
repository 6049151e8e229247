"""Values: what a field says, as the text of a line that a lock binds.

In: a value of a field, of whatever type.
Out: its text, of several each on a line; '' of none. These forms are for ever: what is bound by a
lock is compared with them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from gazette.model import Annex, Explanation, Picture, Relation, WebErratum
from gazette.model.correction import Correction

if TYPE_CHECKING:
    from collections.abc import Callable


def said(value: object) -> str:
    """Return a value of a field as text."""
    form = next((form for kind, form in _FORMS.items() if isinstance(value, kind)), None)
    if form:
        return form(value)
    return str(value) if value else ""


def _joined(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)


def _annex(annex: Annex) -> str:
    state = annex.file or ("omitted" if annex.omitted else "")
    return _joined(annex.name, state, "printed" if annex.printed else "")


def _correction(one: Correction) -> str:
    return _joined(one.target, one.unit, *one.printed, one.nth, one.was, one.now)


def _relation(one: Relation) -> str:
    days = (day and f"{word}={day.isoformat()}" for word, day in _days(one))
    return _joined(one.verb, one.target, one.title, one.part, *days)


def _days(one: Relation) -> tuple[tuple[str, date | None], ...]:
    return ("from", one.begins), ("until", one.until)


_FORMS: dict[type, Callable[[Any], str]] = {
    tuple: lambda values: "\n".join(map(said, values)),
    date: date.isoformat,
    Annex: _annex,
    Picture: lambda picture: f"{picture.file} {picture.text}",
    Correction: _correction,
    Relation: _relation,
    Explanation: lambda one: _joined(one.title, one.address, one.file),
    WebErratum: lambda one: f"{one.day.isoformat()} {one.text}",
}
