"""Forms: how a document says what it changes, as patterns; a quotation in them is one character.

In: nothing of ours but numerals.
Out: the patterns of instructions, of the units that they name, of what tells of a change.
"""

from __future__ import annotations

import re
from functools import cache

from gazette.language.amending.quoted_text import QUOTATION
from gazette.language.numerals import CHINESE
from gazette.model.amendment import Change

COUNT = rf"[{CHINESE}\d]{{1,5}}"
_BELOW = rf"(?:第[（(]?{COUNT}[)）]?项)?(?:第[（(]?{COUNT}[)）]?目)?"
_UNIT = rf"(?=第)(?:第{COUNT}条(?:之{COUNT})?)?(?:第{COUNT}款)?{_BELOW}"
_UNITS = rf"(?P<units>{_UNIT}(?:[、和及与]{_UNIT})*)"
PIECES = re.compile(
    rf"(?=第)(?:第(?P<article>{COUNT})条(?:之(?P<insert>{COUNT}))?)?(?:第(?P<paragraph>{COUNT})款)?"
    rf"(?:第[（(]?(?P<item>{COUNT})[)）]?项)?(?:第[（(]?(?P<subitem>{COUNT})[)）]?目)?"
)
_TAKE = "(?:将|把|对)?"
_IN = "(?:中|里|里面)?(?:规定)?的?"
_BECOMES = "(?:统一|一并|均|都|一律|相应)?(?:修改|修订|改|调整|替换|变更)为[：:]?"
_NEW = rf"(?P<new>{QUOTATION}(?:\n{QUOTATION})*)"
_WORDS = rf"(?P<words>{QUOTATION}(?:[、和及]{QUOTATION})*)"
_TAIL = rf"(?:{COUNT}个?字|一词|一句|等?字样|的?(?:内容|规定|表述))?"
_GOES = "(?:予以)?(?:删去|删除|去掉)"
_TEXT = "(?P<all>全文|文中|文内|正文|条文)"

_FORMS = (
    (
        Change.REORDER,
        (
            r"(?:对)?(?:有关|相关|其他)?条(?:文|款)?(?:的)?(?:顺序|序号)"
            r"(?:(?:根据本决定)?(?:作|做|进行)?(?:了)?相应(?:的)?调整|依次(?:调整|顺延)|(?:作|做)相应的?(?:顺延|变动))"
        ),
    ),
    (
        Change.RENUMBER,
        rf"{_TAKE}{_UNITS}(?:相应|依次)?(?:改|调整|变更)为(?P<other>第{COUNT}条)(?!第)",
    ),
    (
        Change.SUBSTITUTE,
        rf"{_TAKE}(?:{_UNITS}|{_TEXT})?{_IN}{_WORDS}{_TAIL}(?:的)?{_BECOMES}(?P<new>{QUOTATION}){_TAIL}",
    ),
    (
        Change.REPLACE,
        rf"{_TAKE}{_UNITS}?(?:的)?(?:内容|规定)?{_BECOMES}[ \n]?{_NEW}",
    ),
    (
        Change.SUBSTITUTE,
        rf"(?:在)?{_UNITS}?{_IN}{_WORDS}{_TAIL}之?(?P<side>前|后)面?(?:增加|加上|增写|加){_NEW}{_TAIL}",
    ),
    (
        Change.SUBSTITUTE,
        rf"{_TAKE}(?:{_UNITS}|{_TEXT})?{_IN}{_WORDS}{_TAIL}{_GOES}",
    ),
    (
        Change.SUBSTITUTE,
        rf"{_GOES}(?:{_UNITS}|{_TEXT})?{_IN}{_WORDS}{_TAIL}",
    ),
    (
        Change.INSERT,
        (
            rf"(?:在|于)?(?P<where>{_UNIT})?(?:(?P<behind>之?后面?)|中)?(?:新)?增加(?:规定)?"
            rf"(?P<count>{COUNT})(?P<level>[条款项目])"
            rf"[，,]?(?:(?:分别|依次)?作为{_UNITS})?[：:]?[ \n]?{_NEW}"
        ),
    ),
    (Change.DELETE, rf"{_TAKE}{_UNITS}(?:的)?(?:内容|规定)?{_GOES}(?![^，。；\n])"),
    (Change.DELETE, rf"{_GOES}{_UNITS}(?![^，。；\n])"),
)
TELLS = re.compile(
    "(?:修改|修订|[改调][整]?|替换|变更)为|删去|删除|去掉"
    "|(?:增加|新增|增写)(?:[一二两三四五六七八九十]+|规定|以下)|作为第|个别文字"
)
"""What tells of a change, whether or not it is understood."""


@cache
def forms() -> tuple[tuple[Change, re.Pattern[str]], ...]:
    """Return what an instruction does, and how it is said; the first that fits is meant."""
    return tuple((change, re.compile(said)) for change, said in _FORMS)
