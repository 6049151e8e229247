"""Instruments: what a notice promulgates or prints after its letter, each under a title of its own.

In: the title of a notice, its lines, a line of them.
Out: the names of what the notice promulgates; how many lines the title that stands there has.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from gazette.importers.document import breadth
from gazette.importers.lexicon import notice_labels, numbering, terms

if TYPE_CHECKING:
    from gazette.importers.document import Line

_TITLE_LINES = 6  # of a title in a narrow column, its issuers with it
_NAME = 3  # characters: 《章程》 alone would be found in every title
_SAME = 0.85  # alike: a long title in which one character of eight was misread
_SHORT = 40  # characters: a line that is broader is prose, where no mark ends it


def promulgated(title: str) -> tuple[str, ...]:
    """Return the folded names of what a title says that it promulgates: 印发《…》, 印发…的."""
    quoted = [match[1] for match in notice_labels.QUOTED_NAME.found_in(title)]
    match = notice_labels.PROMULGATED.search(terms.squeeze(title))
    found = [terms.fold(name) for name in quoted] if match or not quoted else []
    if match and not quoted:
        parts = notice_labels.SEVERAL.split(match["what"])
        several = all(terms.INSTRUMENT.search(part) for part in parts)
        found = [terms.fold(_own(part)) for part in (parts if several else [match["what"]])]
    return tuple(name for name in found if len(name) >= _NAME)


def _own(name: str) -> str:
    """Leave out whose text it is: 市财政局关于甲事的意见 is headed 关于甲事的意见."""
    whose, about, rest = name.partition("关于")
    return about + rest if about and terms.organ(whose) else name


def announced(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return what an order's first lines announce: 《…办法》已经……通过，现予公布."""
    said = "".join(line.text for line in lines[:_TITLE_LINES])
    match = notice_labels.ANNOUNCED.match(said)
    return (terms.fold(match[1]),) if match else ()


def title_at(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> int:
    """Count the lines from here that make the title of what is promulgated; 0 if none do."""
    best, count = 0.0, 0
    text = ""
    for last in range(at, min(at + _TITLE_LINES, len(lines))):
        if not _titleish(lines[last].text) or _quotes(lines[last].text, names):
            break
        text += terms.fold(lines[last].text)
        for name in names:
            ratio = SequenceMatcher(None, text, name, autojunk=False).ratio()
            if text.endswith(name) or (name.endswith(text) and len(text) > _NAME):
                ratio = max(ratio, _SAME)
            if ratio > best:
                best, count = ratio, last - at + 1
    if best < _SAME:
        return 0
    following = at + count
    if following < len(lines) and notice_labels.ASIDE.fullmatch(lines[following].text):
        count += 1
    return count


def _quotes(text: str, names: tuple[str, ...]) -> bool:
    """Return whether this is a line of prose that names the instrument: 2022年5月印发的《…》."""
    return any(
        terms.fold(inner[0]) in names and len(inner[0]) < len(text.strip())
        for inner in notice_labels.QUOTED.found_in(text)
    )


def _titleish(text: str) -> bool:
    return (
        not (text.startswith("《") and not text.endswith("》"))
        and text.rstrip()[-1:] not in tuple("。；：:;！？，,")
        and not numbering.marker(text)
        and not numbering.LABEL.match(text)
        and not terms.day_line(text)
    )


def title_lines(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> int:
    """Count the lines of the title that a text behind the letter begins with; 0 where none do."""
    first = lines[at].text
    begin = 1 if numbering.ANNEX_HEAD.fullmatch(first) else 0
    if not begin and numbering.annex_head(first):
        return 1
    count = title_at(lines, at + begin, names)
    if count:
        return begin + count
    own = lines[at + begin : at + begin + _TITLE_LINES]
    next_head = (i for i, line in enumerate(own) if i and numbering.annex_head(line.text))
    run = tuple(takewhile(lambda line: _titleish(line.text), own[: next(next_head, None)]))
    text = ""
    for count, line in enumerate(run, 1):
        text += line.text
        if terms.INSTRUMENT.search(text) or notice_labels.TABLE.search(text):
            after = lines[at + begin + count : at + begin + count + 1]
            aside = any(notice_labels.ASIDE.fullmatch(each.text) for each in after)
            return begin + count + aside
    return begin + bool(run and breadth(run[0].text) < _SHORT)
