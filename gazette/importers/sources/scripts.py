"""Raised and lowered characters: as Unicode has them, where it has them.

In: characters that a source sets above or below the line.
Out: the same characters as ⁴ and ₂, or nothing where there are none.
"""

from __future__ import annotations

from gazette.model import Message, message

_PLAIN = "0123456789+-−=()（）n"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₙ", strict=True))


def shifted(text: str, *, raised: bool) -> str | None:
    """Return a raised or lowered text in characters of its own, None where one has none.

    Circled numbers and marks that Unicode raises itself stay; so does white space.
    """
    table = _RAISED if raised else _LOWERED
    if any(character not in table and not _stays(character) for character in text):
        return None
    return "".join(table.get(character, character) for character in text)


def _stays(character: str) -> bool:
    own = set(_RAISED.values()) | set(_LOWERED.values())
    return character.isspace() or character in own or "①" <= character <= "⑳"


def told(text: str, *, raised: bool) -> Message:
    """Return what the report says of a text for which there are no such characters."""
    template = (
        "“{text}”在来源中是上标，照普通字写入，请核对"
        if raised
        else "“{text}”在来源中是下标，照普通字写入，请核对"
    )
    return message(template, text=text)
