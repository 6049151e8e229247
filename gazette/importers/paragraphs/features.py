"""Features: what a paragraph looks like as a whole: heading, item, row; what its neighbours say.

In: the text of a line or a paragraph; the lines around it.
Out: its shape; Siblings.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.importers.document import Line, breadth
from gazette.importers.lexicon import chronicle_labels, numbering, paragraph_labels
from gazette.importers.paragraphs.measure import Measure, full

CLOSING = tuple("，。、；：！？）》”’〕】,;!?)%％")
"""Marks that begin no line."""

COMMA = tuple("，、,（(《“〔—－-~～/")
"""Marks after which a sentence goes on."""

LISTING = tuple("：:；;")
"""Marks after which a list begins or goes on."""

ROW = 14
"""A row of a list is hardly broader than this."""

_HEADING = 45  # characters: a heading over two lines of a column of 22
_COMMAS = 3  # of a heading: 坚持统筹推进，落实责任，加强监管，确保实效
_PARTNERS = {
    "（": "）)", "(": "）)", "《": "》", "“": "”", "〔": "〕", "【": "】", "〈": "〉", "「": "」",
}  # fmt: skip
_HEADS = (2, 3, 4)  # 一、 （一） 1.: （1） begins items, 第X条 a paragraph
CITED = (4, 6)
"""Levels whose marks also stand inside sentences: 1.5, 第五条."""

_ITEMS = (3, 4, 5)  # （一） 1. （1）: what 一、 begins is never an item


def begins_paragraph(text: str) -> bool:
    """Return whether a line begins with what only a paragraph begins with."""
    return bool(
        numbering.marker(text)
        or numbering.LABEL.match(text)
        or numbering.ANNEX_LIST.match(text)
        or ((decimal := numbering.DECIMAL.match(text)) and decimal["below"])
        or text.startswith(("——", "特此", "此复"))
    )


def item(text: str) -> bool:
    """Return whether a paragraph is an item of a list: （一）…； 1.…；."""
    return numbering.marker(text) in _ITEMS and "。" not in text


def heading(text: str) -> bool:
    """Return whether a paragraph has a heading's form: a mark, few words, no sentence."""
    broad = breadth(text) > _HEADING
    if numbering.marker(text) not in _HEADS or broad or text[-1:] in CLOSING[:7]:
        return False
    if numbering.CHAPTER.match(text):
        return True
    inner = paragraph_labels.QUOTATION.sub("", text)
    sentence = paragraph_labels.SENTENCE_MARK.search(inner)
    return (
        not sentence
        and not text.endswith(COMMA)
        and sum(inner.count(mark) for mark in "，,") <= _COMMAS
    )


def row(text: str) -> bool:
    """Return whether a text is a row of a list or lost table: short, with gaps, no sentence."""
    brief = breadth(text) < 2 * ROW
    return brief and not paragraph_labels.CLAUSE_MARK.search(text) and len(text.split()) > 1


def member(text: str) -> bool:
    """Return whether this is a person with an office: 王小川（副县长）, 李乙　局长."""
    numbered = numbering.marker(text)  # 第四条 各部门 is no person of that name
    return bool(paragraph_labels.MEMBER.fullmatch(text.strip())) and not (
        numbered or paragraph_labels.FULL_MARK.search(text)
    )


def closes(left: str, text: str) -> bool:
    """Return whether a text holds the partner of an open bracket or quote."""
    return bool(left) and any(mark in text for mark in _PARTNERS[left])


@dataclass(frozen=True, slots=True)
class Siblings:
    """What the lines of a run say of each other.

    `cut` are the places of lines that look like headings where their neighbours are paragraphs;
    `mixed` the levels whose marks begin both; `remarked` says that numbered paragraphs end with
    （责任单位：…） in them; `daily` that days begin paragraphs, as in a chronicle.
    """

    cut: frozenset[int] = frozenset()
    mixed: frozenset[int] = frozenset()
    remarked: bool = False
    daily: bool = False


def siblings(lines: tuple[Line, ...], measured: Measure) -> Siblings:
    """Compare the lines of a run.

    59.各部门要结合实际，以绩效为 is the first line of a paragraph that a column cut, where 58. and
    60. are sentences.
    """
    seen: dict[int, list[tuple[int, bool]]] = {}
    for line in lines:
        level = numbering.marker(line.text)
        if level:
            shown = heading(line.text) and not (measured.ruled and full(line, measured, first=True))
            seen.setdefault(level, []).append((line.start, shown))
    cut: set[int] = set()
    for found in seen.values():
        for at, (start, _) in enumerate(found):
            near = [found[i][1] for i in (at - 1, at + 1) if 0 <= i < len(found)]
            if near and not any(near):
                cut.add(start)
    mixed = (level for level, found in seen.items() if len({shown for _, shown in found}) > 1)
    below = sum(bool(paragraph_labels.REMARK.match(line.text)) for line in lines)
    ends = sum(bool(paragraph_labels.REMARK_END.search(line.text)) for line in lines)
    inside = ends - below
    remarked = inside > 2 * below and inside > 1
    return Siblings(frozenset(cut), frozenset(mixed), remarked, _daily(lines))


def _daily(lines: tuple[Line, ...]) -> bool:
    """Return whether days begin two lines or more, behind a sentence or a month: a chronicle."""
    pairs = zip((None, *lines), lines, strict=False)
    days = sum(
        chronicle_labels.stamp(line.text)
        and (
            before is None
            or numbering.ends_sentence(before.text)
            or chronicle_labels.month(before.text)
        )
        for before, line in pairs
    )
    return days > 1
