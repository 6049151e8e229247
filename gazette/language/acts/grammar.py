"""Grammar of acts: how a sentence names what it acts on, and what makes an act of it none.

In: marked text.
Out: the patterns of each verb; whether a sentence means the document's own act; the Acts on what a
stretch of text names; the parts of a document.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.acts.act import Act
from gazette.language.acts.marked_text import NAMED, QUOTED
from gazette.language.acts.verbs import VERBS
from gazette.language.kinds import OFFICIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.acts.marked_text import MarkedText

_COUNT = "[0-9０-９一二三四五六七八九十百零]+"
_UNIT = (
    rf"(?:第{_COUNT}(?:[编章节款项目行页段]|条(?:之{_COUNT})?|部分)"
    rf"|第?[（(]{_COUNT}[）)][项款]?|(?:附[件表]|表){_COUNT}|附[件表])"
)
_AND = "(?:、|和|及|以及|与)"
PARTS = rf"(?:正文)?(?=[第附表])(?:(?:{_AND}(?![（(]))?{_UNIT})+"
"""Parts of a document: 第三条第二款, 第二部分第（三）项, 附件2, several of them."""

_ATTACHED = "所附的?[^，。；、由自从起予同废作停不现替代取]{2,12}"
"""A part that has a name: 所附成员名单. It ends where the verb or its adverbials begin."""

_SHORT_NAME = rf"[，,（(；;]+以下[简统]?称[：:]?[{QUOTED}{NAMED}][）)]?"
_ITEM = (
    rf"[（(]?{NAMED}(?:(?:号?文件?)?(?:印发|公布|发布)[）)])?[）)]?"
    rf"(?:号?文件|号?文|{'|'.join(OFFICIAL)})?"
    rf"(?:{_SHORT_NAME}|[，,][^，。；{NAMED}]{{0,10}}[）)])?"
    rf"(?:(?:中|内|里)?(?:的|所附的?)?{PARTS}|{_ATTACHED})?"
)
_WORDING = "(?:有关|相关|全部)?(?:规定|内容|条款|文件)"
GROUP = (
    rf"(?P<group>原?{_ITEM}(?:(?:{_AND}|并)?原?{_ITEM})*+)(?:的?{_WORDING})?"
    rf"(?:{_COUNT}[个件份](?:[^，。；：的]{{0,10}}?文件)?)?"
    "(?:等[^，。；：的]{0,12}?(?:文件|[件份](?:[^，。；：的]{0,10}?文件)?))?"
)
"""One document or several, each with its parts."""

_SINCE = rf"(?:自|从|于|截至)[^，。；：{NAMED}]{{1,30}}?(?:起|之日|[0-9一二三四五六七八九十]日)"
ADVERBIAL = (
    "(?:[，,]|同时|一并|收回|即行|立即|即|予以|现予|现|均|全部|相应|自行|自动|随之|县?政府决定"
    f"|经研究|决定|也|特此|声明|公告|宣布|一律|统一|正式|即日起|{_SINCE})*"
)
GAP = rf"(?:[^，,。；：{NAMED}{QUOTED}]{{1,40}}(?<!的)[，,])?"
"""A clause that says why: ◆第七条与上位法不一致，自即日起废止."""

_ISSUED = "(?:印发|公布|发布|颁布|制定|下发|出台|实施|施行)的"
_BEFORE = rf"(?:[^，,。；：{NAMED}]{{0,24}}{_ISSUED})?"
_TERM = "[0-9一二两三四五六七八九十]+(?:年|个月|日)"
_CLOSED = rf"(?:执行)?(?=$|[，,。；;：:、！\n）)]|并|且|外|至|{_TERM})"
"""What stands behind a passive verb: 废止后, 废止的, 废止2件 speak of something else."""

_NO_TASK = rf"(?!的(?!{_WORDING}|{'|'.join(OFFICIAL)}))"
"""What does not stand behind what an active verb acts on: 修改◆的工作."""

_EXACT = {
    "{G}": GROUP,
    "{A}": ADVERBIAL,
    "{Q}": QUOTED,
    "{I}": rf"[^，。；：{NAMED}]{{0,30}}?",
    "{issued}": _BEFORE,
    "{no task}": _NO_TASK,
    "{gap}": GAP,
    "{closed}": _CLOSED,
}
_OPEN = {
    "{G}": f".{{0,2}}?{NAMED}.*?",
    "{Q}": QUOTED,
    **dict.fromkeys(("{A}", "{I}", "{issued}", "{gap}"), ".*?"),
    **dict.fromkeys(("{no task}", "{closed}"), ""),
}
"""What a form of a verb is filled with: exactly, and so that every sentence that says it passes."""
_NOT = re.compile(
    r"不(?!动产|断)|未|是否|能否|(?<![适响相反供对])应(?![急用对届])|须|(?<![重需主必紧])要(?!求|点|闻)"
    r"|(?<![许认])可(?![持靠])|拟|建议|提请|提出|申请|曾|已|负责|正在|及时|需(?!求)|如|若|待|会议"
    r"|学习|传达|被|征求|请|研究(?!决定|同意)|逐步|组织|有权|视情|适时"
)
"""What makes of an act what is planned, asked, denied, or done by another."""

_DRAFT = "征求"
"""What a sentence has that puts a draft out for comment."""

_SOURCE = re.compile("[根依]据|[依按遵参]照|落实|贯彻|违反|[见与]$")
_DECIDES = re.compile(".*(?:决定|现|特此|同意)")
_CONDITION = re.compile(
    r"^[一二三四五六七八九十0-9（）()、．.\s]*(?:如|若|待|一旦|凡)|[的时][，,]$"
)
_CLAUSE = re.compile("[，,：:]")


HINTS = {verb.name: re.compile(verb.hint) for verb in VERBS}
"""Each verb -> what every sentence that says it has."""


def patterns(verb: str, sentence: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may say a verb in a sentence; their group `group` is what it acts on.

    To compile all takes as long as a build that has nothing to do, and most sentences say a verb
    of nothing that is named: only of those that pass an outline the pattern is asked.
    """
    return (pattern(form) for form in forms(verb) if outline(form).search(sentence))


@cache
def forms(name: str) -> tuple[str, ...]:
    """Return the forms in which a verb is said, with {G} for what it acts on."""
    verb = next(one for one in VERBS if one.name == name)
    active = (f"(?:{verb.active}){{issued}}{{G}}{{no task}}",) if verb.active else ()
    passive = (f"{{G}}{{gap}}{{A}}(?:{verb.passive}){{closed}}",) if verb.passive else ()
    return (*verb.patterns, *active, *passive)


@cache
def pattern(form: str) -> re.Pattern[str]:
    """Return what says a form of a verb."""
    return re.compile(_filled(form, _EXACT))


@cache
def outline(form: str) -> re.Pattern[str]:
    """Return what every sentence has that says a form, and few others; it compiles at once."""
    return re.compile(_filled(form, _OPEN), re.DOTALL)


def _filled(form: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        form = form.replace(name, part)
    return form


def holds(sentence: str, start: int, verb: str) -> bool:
    """Return whether a sentence that says a verb from a place on means the document's own act."""
    *before, clause = _CLAUSE.split(sentence[:start])
    said = _DECIDES.sub("", clause)
    if verb != "implements" and _DRAFT in sentence:
        return False
    if _NOT.search(said) or (verb != "implements" and _SOURCE.search(said)):
        return False
    return not (before and _CONDITION.search(sentence[: start - len(clause)]))


def on(
    marked: MarkedText, verb: str, group: tuple[int, int], said: tuple[int, int]
) -> Iterator[Act]:
    """Yield the acts on what a stretch of marked text names, each document and part by itself."""
    start, end = marked.place(*said)
    for item in re.finditer(_ITEM, marked.text[slice(*group)]):
        at = group[0] + item.start() + item[0].index(NAMED)
        parts = parts_in(item[0].partition(NAMED)[2]) or ("",)
        for target in marked.named(at):
            for part in parts:
                yield Act(verb, target.name, part, target.title, start, end)


def parts_in(text: str) -> tuple[str, ...]:
    """Return the parts of a document that a text names, each by itself."""
    if attached := re.search(_ATTACHED, text):
        return (re.sub("^所附的?", "", attached[0]),)
    found = re.search(PARTS, text)
    return tuple(re.split(_AND, found[0])) if found else ()
