"""Numbers: a document's number (发文字号) in its right form, and what was meant as one.

In: text.
Out: a Number; whether a text was meant as one; how it is to be written.
"""

from __future__ import annotations

import re

from gazette.model import Number

_NUMBER = re.compile(
    r"(?P<prefix>[^\s\d〔〕]+)〔(?P<year>[12][0-9]{3})〕(?P<sequence>[1-9][0-9]{0,5})号"
)
_LOOSE = re.compile(
    r"(?P<prefix>[^\d\[(（［【〔]+?)\s*[\[(（［【〔]?\s*(?P<year>[12]\d{3})\s*[\])）］】〕]?"
    r"\s*第?\s*0*(?P<sequence>[1-9]\d{0,5})\s*号?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_ENDING = re.compile(r"[12]\d{3}\D{1,3}\d+\s*号?$")
"""A year and a sequence at the end, whatever stands between them."""
_SHORTEST_TITLE = 8
"""So many characters has the shortest title that names an issuer and a kind: 示例县人民政府令."""


def read(text: str) -> Number | None:
    """Read a document number in its right form: 示政发〔2026〕3号; None for any other."""
    match = _NUMBER.fullmatch(text)
    return Number(match["prefix"], int(match["year"]), int(match["sequence"])) if match else None


def is_like(text: str) -> bool:
    """Return whether a text that is no number was meant as one, and not as a document's title."""
    return len(text) < _SHORTEST_TITLE or bool(_LOOSE.fullmatch(text) or _ENDING.search(text))


def mend(text: str) -> str:
    """Say how a number that is not in its right form is to be written."""
    match = _LOOSE.fullmatch(digits(text.strip()))
    if match:
        right = Number(match["prefix"].strip(), int(match["year"]), int(match["sequence"]))
        return f"写成 {right}"
    return "写成 机关代字〔年份〕序号号，例如 示政发〔2026〕3号；没有文号的文件改用 `id: tg-2026-1`"


def digits(text: str) -> str:
    """Return a text with its full-width digits as those that are counted with."""
    return text.translate(_FULL_WIDTH)
