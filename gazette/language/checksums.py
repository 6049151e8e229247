"""Checksums: whether a row of digits is an identity number or a bank card's.

In: digits, an X at the end.
Out: true or false.
"""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""2 ** (17 - place) modulo 11, as ISO 7064 (MOD 11-2) weighs the first 17 digits."""

_CHECKS = "10X98765432"
_REGIONS = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))
) | frozenset((*range(61, 66), 71, 81, 82, 83, 91))
"""The first two digits: provinces by GB/T 2260, then Taiwan, Hong Kong, Macau, and foreigners."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_NINE = 9


def is_identity(text: str) -> bool:
    """Return whether 17 digits and a check are a citizen's identity number (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    checked = _CHECKS[total % 11] == text[17].upper()
    return checked and int(text[:2]) in _REGIONS and _is_day(text[6:14])


def is_old_identity(text: str) -> bool:
    """Return whether 15 digits may be an identity number of before 1999; it has no checksum."""
    return int(text[:2]) in _REGIONS and _is_day("19" + text[6:12])


def is_card(text: str) -> bool:
    """Return whether the last digit checks the others (Luhn's formula, ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(text)):
        value = int(digit) * (1 + place % 2)
        total += value - _NINE if value > _NINE else value
    return total % 10 == 0


def _is_day(text: str) -> bool:
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return _FIRST_YEAR <= day.year <= _LAST_YEAR
