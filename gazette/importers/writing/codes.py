"""Codes: the Latin letters that stand for a series of numbers or a kind of document in addresses.

In: Chinese text.
Out: its pinyin initials.
"""

from __future__ import annotations

_LEVEL_ONE = (
    ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2),
    ("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8),
    ("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6),
    ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1), ("", 0xD7FA),
)  # fmt: skip
"""GB 2312 orders its 3,755 common characters by pinyin: where each initial begins."""


def initials(text: str) -> str:
    """Return the pinyin initials of the common characters of a text: 政办发 is zbf."""
    found = []
    for character in text:
        code = int.from_bytes(character.encode("gb2312", "ignore"), "big")
        letter = ""
        for initial, begins in _LEVEL_ONE:
            if code >= begins:
                letter = initial
        found.append(letter)
    return "".join(found)


def series(prefixes: tuple[str, ...], known: dict[str, str]) -> dict[str, str]:
    """Return each prefix (代字) a code: the known one, else the initials without the place's name.

    Where two prefixes would share a code, the later one keeps its place's initial: 示政发 is zf,
    and 江政发 beside it jzf.
    """
    codes = dict(known)
    for prefix in prefixes:
        if prefix in codes:
            continue
        tries = [initials(prefix[1:]), initials(prefix)]
        tries += [f"{tries[-1] or 'x'}{n}" for n in range(2, 100)]
        codes[prefix] = next(code for code in tries if code and code not in codes.values())
    return codes
