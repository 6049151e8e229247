"""What a text says of when its own document comes into force (施行) and when it ends.

In: a text of the document; its title, by which a text may call it.
Out: Said: comes into force or ends, the Timing, and where the words stand.

Only what a document says of itself counts: its subject is 本办法, 上述政策, its own title in 《》,
or none. The term of a permit, of an office or of another document is none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.timing import (
    COMMENCEMENT,
    DAY,
    EXPIRY,
    FORCE,
    LAST,
    NUMERAL,
    Timing,
    commencement,
    expiry,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    r"(?:办法|规定|细则|规则|规程|规范|制度|方案|预案|规划|计划|措施|要点|章程|条例|标准|清单|目录|名单"
    r"|政策|决议|决定|命令|令|公报|公告|通告|意见|通知|通报|批复|函|文件|表|导则|指南|守则|准则|纪要)"
)
_SELF = (
    rf"(?:本[^，。；：、本县市区省乡镇]{{0,6}}?{_KINDS}"
    rf"|(?:上述|以上|前述)[^，。；：、]{{0,6}}?{_KINDS}|《■+》)"
)
_SUBJECT = re.compile(rf"{_SELF}(?:的|之)?$")
_SPEAKS = re.compile(
    rf"{_SELF}(?:的?(?:有效期|施行日期|解释权)|自|从|于|由|在|暂定|已|经|$)|现(?:予以?)?(?:公布|发布|印发|颁布|颁发)"
)
"""A clause whose subject is the document itself, or that promulgates it: what follows is of it."""

_OPENING = re.compile(
    r"^(?:第[^条]{1,6}条|[（(]?[一二三四五六七八九十0-9]{1,3}[）)、．.])?[\s\u3000]*"
)
_HINT = re.compile(r"施行|实施|[执试实]行|生效|有效|失效|效期|止")
"""What most paragraphs of an archive do not hold; nothing else of them is looked at."""
_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[，,：:]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of its own document, from `start` to `end`: that it `ends`, or begins."""

    ends: bool
    when: Timing
    start: int
    end: int


@cache
def _comes() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<when>{COMMENCEMENT}){FORCE}(?=$|[，,。；：（(\n”]|至|到|{NUMERAL}[年个日天]|[期并且和及])"
        rf"|(?:施行|生效|实施|执行|试行)(?:日期|时间|之日)(?:为|是|：|自)+(?P<day>{DAY})"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        rf"(?:有效期限?|试行期限?|执行期限?|实施期限?|试行|执行|施行|实施|有效)(?P<term>{EXPIRY})(?!以[上内])"
    )


@cache
def _until() -> re.Pattern[str]:
    return re.compile(
        rf"(?:至|到)(?P<last>{LAST})(?:零时|24时|二十四时)?"
        r"(?:(?:为?止)|(?:自行|自动|同时)?(?:失效|废止|终止))"
        rf"|(?:自|从)(?P<dead>{DAY})起(?:自行|自动)?(?:失效|废止)|(?P<open>长期有效)"
        r"|(?:至|到)(?P<awaits>[^，。；]{2,40}?)之?日(?:止|(?:自行|自动)?(?:失效|废止|终止))"
    )


def in_force(text: str, title: str = "") -> tuple[Said, ...]:
    """Return what a text says of when its own document, of this title, begins and ends."""
    if not _HINT.search(text):
        return ()
    plain = _masked(text, title)
    found: list[Said] = []
    speaks = False
    for sentence in _SENTENCE.finditer(plain):
        hinted = _HINT.search(sentence[0])
        said = tuple(_of_sentence(sentence[0], sentence.start(), speaks=speaks)) if hinted else ()
        speaks = bool(said)
        found += said
    return tuple(found)


def _masked(text: str, title: str) -> str:
    """Blank what is quoted and the titles of other documents; the own title is marked."""

    def blank(match: re.Match[str]) -> str:
        inner = match[0][1:-1]
        return match[0][0] + ("■" if inner and inner in title else "□") * len(inner) + match[0][-1]

    return re.sub(r"《(?:[^《》]|《[^《》]*》)*》|“[^“”]*”", blank, text)


def _of_sentence(text: str, offset: int, *, speaks: bool) -> Iterator[Said]:
    """Yield what one sentence says; `speaks` where the one before it spoke of the document."""
    rows: list[tuple[re.Match[str], bool, Timing]] = []
    for match in _comes().finditer(text):
        when = commencement(match["when"] or match["day"])
        if when:
            rows.append((match, False, when))
    begun = rows[0][2].day if rows else None
    for match in (*_ends().finditer(text), *_until().finditer(text)):
        ending = _ending(match, begun.year if begun else None)
        if ending and not any(match.start() < row[0].end() and row[1] for row in rows):
            rows.append((match, True, ending))
    own = speaks and _OPENING.sub("", text)[:1] in "自从有"
    for match, ends, when in sorted(rows, key=lambda row: row[0].start()):
        if own or _is_own(text[: match.start()]):
            own = True
            yield Said(ends, when, offset + match.start(), offset + match.end())


def _is_own(before: str) -> bool:
    """Return whether what stands before a phrase makes the document its subject."""
    *earlier, clause = _CLAUSE.split(_OPENING.sub("", before))
    if clause:
        return bool(_SUBJECT.search(clause))
    return not earlier or any(_SPEAKS.search(one) for one in earlier)


def _ending(match: re.Match[str], year: int | None) -> Timing | None:
    groups = match.groupdict()
    if groups.get("term"):
        return expiry(groups["term"], year)
    if groups["last"]:
        return expiry(groups["last"], year)
    if groups["dead"]:
        day = named(groups["dead"])
        return Timing(day, days=-1) if day else None
    return Timing(awaits=groups["awaits"] or "")
