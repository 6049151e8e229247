"""Numbers: a document's number (发文字号) in its right form, and what was meant as one.

In: text.
Out: a Number; whether a text was meant as one; how it is to be written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING

from gazette.language.numerals import CHINESE, whole
from gazette.language.words import words
from gazette.model import Message, Number, message
from gazette.model.number import NUMBER_FORM

if TYPE_CHECKING:
    from gazette.model import Masthead

_UNSPACED = r"[^\s\d〔〕]+"
"""A prefix where the form has no space; elsewhere it may be of several words."""
_HOLES = {
    "prefix": f"{_UNSPACED}(?: {_UNSPACED})*",
    "year": "[12][0-9]{3}",
    "sequence": "[1-9][0-9]{0,5}",
}
OPENING, CLOSING = r"[〔\[［(（【﹝〖〈<{]", r"[〕\]］)）】﹞〗〉>}]"
"""Brackets that a print, OCR or an editor gives the year, each a class of a regular expression."""

_FIGURE = rf"\dOoＯ{CHINESE[:3]}"
"""A figure as prints and OCR have it: of any width, the letter O for 0, 〇 in three ways."""
YEAR = rf"[12１２一二](?:\s*[{_FIGURE}一二三四五六七八九]){{3}}"
SEQUENCE = rf"(?:\d(?:\s*[{_FIGURE}]){{0,5}}|[{CHINESE}](?:\s*[{CHINESE}]){{0,6}})(?!\s*\d)"
"""The year and the sequence in all ways of writing them, parts of a regular expression."""
SIGN = "[号號]"
WRITTEN = (
    rf"{OPENING}\s*(?P<year>{YEAR})\s*年?\s*{CLOSING}\s*第?\s*(?P<sequence>{SEQUENCE})\s*{SIGN}"
)
"""What stands behind the prefix of a number: 〔2026〕3号, [2026] 第03号, （二〇二六）三号."""

_LOOSE = re.compile(
    rf"(?P<prefix>[^\d{OPENING[1:-1]}]+?)\s*{OPENING}?\s*(?P<year>[12]\d{{3}})\s*{CLOSING}?"
    r"\s*第?\s*0*(?P<sequence>[1-9]\d{0,5})\s*号?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_FIGURES = str.maketrans("OoＯ０１２３４５６７８９", "0000123456789")
_MIXED = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ENDING = re.compile(r"[12]\d{3}\D{1,3}\d+\s*号?$")
"""A year and a sequence at the end, whatever stands between them."""
_SHORTEST_TITLE = 8
"""So many characters has the shortest title that names an issuer and a kind: 示例县人民政府令."""


def read(text: str, head: Masthead | None = None) -> Number | None:
    """Read a document number in its right form: 示政发〔2026〕3号; None for any other.

    The form is that of its series in the masthead, else that of the gazette's language.
    """
    for series in head.series if head else ():
        found = _match(text, series.form or form(head))
        if found and found.prefix == series.prefix:
            return found
    return _match(text, form(head))


def form(head: Masthead | None) -> str:
    """Return the form of numbers whose series says none."""
    return words(head).number_form if head else NUMBER_FORM


def is_form(text: str) -> bool:
    """Return whether a text says how a number is written: it names each of its parts once."""
    try:
        parts = [tuple(part[1:]) for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return False
    return sorted(parts) == sorted((name, "", None) for name in _HOLES)


def _match(text: str, form: str) -> Number | None:
    match = _pattern(form).fullmatch(text)
    if match is None:
        return None
    return Number(match["prefix"], int(match["year"]), int(match["sequence"]), form)


@lru_cache
def _pattern(form: str) -> re.Pattern[str]:
    holes = _HOLES if " " in form else {**_HOLES, "prefix": _UNSPACED}
    parts = (
        re.escape(literal) + (f"(?P<{name}>{holes[name]})" if name else "")
        for literal, name, _, _ in Formatter().parse(form)
    )
    return re.compile("".join(parts))


def is_like(text: str) -> bool:
    """Return whether a text that is no number was meant as one, and not as a document's title."""
    return len(text) < _SHORTEST_TITLE or bool(_LOOSE.fullmatch(text) or _ENDING.search(text))


def is_loose(text: str) -> bool:
    """Return whether a text is a number in another form than its own, which can be told."""
    return bool(_LOOSE.fullmatch(digits(text.strip())))


def mend(text: str, head: Masthead | None = None) -> Message:
    """Say how a number that is not in its right form is to be written."""
    match = _LOOSE.fullmatch(digits(text.strip()))
    if match:
        prefix = match["prefix"].strip()
        forms = {series.prefix: series.form for series in (head.series if head else ())}
        right = forms.get(prefix) or form(head)
        return message(
            "写成 {number}",
            number=Number(prefix, int(match["year"]), int(match["sequence"]), right),
        )
    if head and form(head) != NUMBER_FORM:
        example = Number(head.series[0].prefix if head.series else "GN", 2026, 3, form(head))
        return message("写成 {example} 的样子；没有文号的文件改用 `id: tg-2026-1`", example=example)
    return message(
        "写成 机关代字〔年份〕序号{sign}，例如 {example}；没有文号的文件改用 `id: tg-2026-1`",
        sign="号",
        example=Number("示政发", 2026, 3),
    )


def digits(text: str) -> str:
    """Return a text with its full-width digits as those that are counted with."""
    return text.translate(_FULL_WIDTH)


def figure(text: str) -> int:
    """Return the whole number that YEAR or SEQUENCE matched: 2O26, ２０２６, 二〇二六, 八十九."""
    bare = text.translate(_FIGURES)
    value = whole(bare)
    return (whole(bare.translate(_MIXED)) or 0) if value is None else value
