"""Tables of documents: their rows as the lines of a list, or as sentences that say an act.

In: the texts of a table's cells; the title of the notice that has it.
Out: lines of text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NUMBERS = re.compile("文号|字号")
_TITLES = re.compile("名称|标题|题名|文件$")
_VERDICTS = re.compile("(?:意见|结果|结论|方式)$")
_VERDICT = re.compile("(?:予以|宣布|宣告)?(?P<verb>废止|失效|作废|修改)")
_REVIEW = re.compile("废止|失效|作废|清理|修改")
"""What the title of a notice says whose tables may decide, row by row."""


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> Iterator[str]:
    """Yield the rows of a table that has a column of document numbers; nothing of another.

    In a notice on such a review a column may say what is done to each: then a row is a sentence,
    and one of which nothing is decided is left out.
    """
    number, name = _column(_NUMBERS, head), _column(_TITLES, head)
    verdict = _column(_VERDICTS, head) if _REVIEW.search(title) else None
    for at, row in enumerate(rows if number is not None else (), 1):
        named = _named(row[number or 0], row[name] if name is not None else "")
        if verdict is None:
            yield f"{at}.{named}"
        elif said := _VERDICT.fullmatch(row[verdict]):
            yield f"对{named}予以{said['verb']}。"


def _named(number: str, title: str) -> str:
    quoted = title if not title or title.startswith("《") else f"《{title}》"
    return f"{quoted}（{number}）" if quoted and number else quoted or number


def _column(pattern: re.Pattern[str], head: Sequence[str]) -> int | None:
    return next((at for at, text in enumerate(head) if pattern.search(text)), None)
