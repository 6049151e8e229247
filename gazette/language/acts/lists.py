"""Lists of acts: what an announcement (决定废止下列文件：, 作如下修改：) has below it or before it.

In: marked text, and a sentence of it.
Out: the verb that a sentence announces; where the documents of its list stand; the parts that the
instructions of an amendment change; what 上述文件 refers to.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.acts.grammar import ADVERBIAL, GAP, GROUP, PARTS, holds, parts_in
from gazette.language.acts.marked_text import NAMED, QUOTED
from gazette.language.acts.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_MARK = r"[\s\u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、．.\s]+)?"
_ITEM_LINE = re.compile(rf"{_MARK}原?[（(]?{NAMED}")
_FOLLOWING = r"(?:下列|以下|如下|所列|后列)"
_ANNOUNCED = re.compile("[下所后]列|[以如]下|文件")
_RECALLED = re.compile("上述|以上|前述|上列")
"""What sentences have that announce a list or recall one, and few others."""
_WITHIN = ("款", "项", "目")
_ANNOUNCES = re.compile(r"(?:如下|以下)[^。；]*[：:]?$")


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return each verb with how a sentence announces its list."""
    return {
        verb.name: re.compile(
            rf"(?:{_FOLLOWING}[^。；：]{{0,40}}?(?P<before>{verb.lists})"
            rf"|(?P<after>{verb.lists})[^。；：]{{0,40}}?{_FOLLOWING})[^。；：]*(?:[：:]|$)"
            rf"|^{_MARK}(?:附件[0-9]*[：:]?)?(?:决定|予以|拟)?(?P<head>{verb.lists})的[^，。；：]{{0,20}}?文件[^，。；：]{{0,20}}[：:]?$"
        )
        for verb in VERBS
        if verb.lists
    }


@cache
def _recalls() -> dict[str, re.Pattern[str]]:
    """Return each verb with how a sentence says it of a list before it."""
    return {
        verb.name: re.compile(
            r"(?:上述|以上|前述|上列)[^，。；：]{0,10}?(?:文件|规定|办法|通知|意见|决定|方案|制度)"
            rf"{GAP}{ADVERBIAL}(?:{verb.passive})(?!的)"
        )
        for verb in VERBS
        if verb.passive and verb.lists
    }


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<into>{PARTS})(?:中的?|内的?)?[^。；{QUOTED}]{{0,24}}?{QUOTED}?[^。；{QUOTED}]{{0,12}}?"
        r"(?:修改|调整|修订|更正|应改?|改)为"
        rf"|(?:删去|删除)(?P<cut>{PARTS})|(?P<at>{PARTS})(?:中|后|之后)?(?:增加|增设|删去|删除)"
        rf"|(?:增加|增设)[^，。；]{{1,6}}[，,]作为(?P<new>{PARTS})"
    )


def lead(sentence: str) -> str:
    """Return the verb of the list that a sentence announces; '' where it announces none."""
    if not _ANNOUNCED.search(sentence):
        return ""
    for verb, pattern in _leads().items():
        if match := pattern.search(sentence):
            at = max(match.start(name) for name in match.groupdict())
            if holds(sentence, at, verb):
                return verb
    return ""


def region(text: str, span: Span) -> Span:
    """Return where the list of an announcement stands: behind its colon, or on the lines below."""
    start, end = span
    colon = max(text.find("：", start, end), text.find(":", start, end))
    at = end if colon < 0 else colon + 1
    line = _line_end(text, at)
    if NAMED in text[at:line]:
        return at, line
    while (following := _line_end(text, line + 1)) > line and (
        _ITEM_LINE.match(text, line + 1, following) or not text[line + 1 : following].strip()
    ):
        line = following
    return at, line


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def listed(text: str, place: Span) -> Iterator[Span]:
    """Yield where the documents of a list stand: the first of each of its items."""
    for item in re.finditer(r"[^；;。\n]+", text[slice(*place)]):
        if group := re.search(GROUP, item[0]):
            start = place[0] + item.start()
            yield start + group.start("group"), start + group.end("group")


def recalled(text: str, span: Span) -> tuple[str, Span] | None:
    """Return the verb of 上述文件…废止, and where the documents stand that it refers to."""
    start, end = span
    if not _RECALLED.search(text, start, end):
        return None
    for verb, pattern in _recalls().items():
        match = pattern.search(text, start, end)
        if match and holds(text[start:end], match.start() - start, verb):
            return verb, (_items_before(text, start), start)
    return None


def _items_before(text: str, end: int) -> int:
    """Return where the list begins that stands before a place; else the sentence before it."""
    start = at = end
    while at > 0:
        line = text.rfind("\n", 0, at - 1) + 1
        if text[line:at].strip() and not _ITEM_LINE.match(text, line):
            break
        start = at = line
    if NAMED in text[start:end]:
        return start
    return max(text.rfind(sign, 0, max(0, end - 1)) for sign in "。\n") + 1


def instructions(text: str, rest: Span) -> Iterator[tuple[str, Span]]:
    """Yield the parts that the rest of a sentence and the list which it announces change."""
    start, end = rest
    stop = len(text) if _ANNOUNCES.search(text[start:end]) else end
    for found in _changed().finditer(text, start, stop):
        for part in parts_in(next(filter(None, found.groups()))):
            # 作为第二款 is within the article named before it.
            if not (found["new"] and part.endswith(_WITHIN)):
                yield part, found.span()
