"""Days: what fields accept of days, moments, and words that a day is counted from.

In: values as they are written.
Out: date, text, Timing; Problems in the editor's words.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gazette.language.numbers import digits
from gazette.language.timing import Timing
from gazette.model import message
from gazette.read.typed import one
from gazette.rulebook.front_matter import DATE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.fields import Field
    from gazette.read.typed import Typed
    from gazette.read.values import Scalar, Value

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE_DAY = re.compile(r"([0-9]{4})\s*[年./－—-]\s*([0-9]{1,2})\s*[月./－—-]\s*([0-9]{1,2})\s*日?")
_MOMENT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}) (?:[01][0-9]|2[0-3]):[0-5][0-9]")


def day(result: Typed, field: Field, value: Value, key: Scalar) -> date | None:
    """Type a day: 2026-02-28."""
    scalar = one(result, field, value, key)
    if scalar is None or not scalar.text:
        return None
    match = _DAY.fullmatch(scalar.text)
    found = _calendar_day(match)
    if found is None:
        meant = _calendar_day(_LOOSE_DAY.fullmatch(digits(scalar.text)))
        what = message("`{key}: {value}` 不是有效日期", key=key.text, value=scalar.text)
        mend = message("写成 YYYY-MM-DD，例如 2026-02-28")
        if meant:
            mend = message("写成 YYYY-MM-DD，{meant}", meant=meant)
        result.report(scalar, DATE_UNREADABLE, what, mend)
    return found


def moment(result: Typed, field: Field, value: Value, key: Scalar) -> str:
    """Type a day with hour and minute: 2026-04-10 09:30."""
    scalar = one(result, field, value, key)
    if scalar is None or not scalar.text:
        return ""
    match = _MOMENT.fullmatch(scalar.text)
    if match and _calendar_day(_DAY.fullmatch(match["day"])):
        return scalar.text
    what = message("`{key}: {value}` 不是有效的时间", key=key.text, value=scalar.text)
    mend = message("写成 YYYY-MM-DD HH:MM，例如 2026-04-10 09:30")
    result.report(scalar, DATE_UNREADABLE, what, mend)
    return ""


def timing(
    parse: Callable[[str], Timing | None],
) -> Callable[[Typed, Field, Value, Scalar], Timing | None]:
    """Return what types a day, or words that a day is counted from and that `parse` reads."""

    def typed(result: Typed, field: Field, value: Value, key: Scalar) -> Timing | None:
        scalar = one(result, field, value, key)
        text = digits(scalar.text) if scalar else ""
        if _DAY.fullmatch(text) or _LOOSE_DAY.fullmatch(text) or not parse(text):
            found = day(result, field, value, key)
            return Timing(found) if found else None
        return parse(text)

    return typed


def _calendar_day(match: re.Match[str] | None) -> date | None:
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None
