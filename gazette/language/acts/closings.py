"""Closings: whose hazard a text takes off the list (摘牌销案), where it names no document.

In: marked text.
Out: Acts of the verb `closes`, whose target is the document that put the hazard under supervision,
where the text names it by number; else the firm, or the place of the hazard.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.acts.act import Act
from gazette.language.acts.marked_text import NAMED, QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.acts.marked_text import MarkedText
    from gazette.model import Number

_CLOSE = (
    "(?:摘牌销案|销案摘牌|解除(?:重大[^，。；]{0,10}隐患)?挂牌督办|撤销挂牌督办|销案|销号|摘牌)"
    "(?!申请|条件|手续|标准|程序|验收|的?请示|的?报告|的?建议|情况)"
)
_HINT = re.compile("挂牌督办|销案|销号|摘牌")
"""What every closing has, and few texts."""
_NAME = rf"[^，。；：、对{NAMED}{QUOTED}\n][^，。；：对{NAMED}{QUOTED}\n]{{1,60}}?"
_HAZARD = (
    "(?:等?[0-9一二三四五六七八九十两]+[处家个项][^，。；]{0,10}?)?(?:所?存在的?|的)?"
    "(?:重大|特大|较大|一般)[^，。；：、]{0,14}?隐患(?:单位|企业|场所)?"
)

_JOINT = re.compile("、|和(?!谐|平|顺|川)|及|以及|与")
_SENTENCE = re.compile(r"[^。；;！\n]+")
_CLAUSE = re.compile("[，,：:]")
_DECIDES = re.compile(".*(?:决定|同意)")
_NOT = re.compile("不|未|应当|要|可|申请|符合|认为|建议|请|待")
_NO_NAME = re.compile(
    "^(?:已|未|经|符合|整改|验收|复查|上述|该|其|各)|(?:合格|到位|完毕|完成|要求|的)$"
)
"""What describes hazards in general, and names none."""

_ASKS = re.compile("解除|摘牌|销案|请示|申请|报告")
_ETC = re.compile(r"等$|（[^）]*）$")


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(
        rf"(?:对|关于)(?P<object>{_NAME}){_HAZARD}(?:的|予以|给予|进行|实施|实行|决定|同意|依法)*{_CLOSE}"
        rf"|(?:^|(?<=[。；\n]))(?P<subject>{_NAME}){_HAZARD}"
        rf"[^。；]{{0,60}}?(?<!后)(?:予以|同意|决定|准予){_CLOSE}"
        rf"|(?:解除|撤销)对(?P<freed>{_NAME}){_HAZARD}的挂牌督办"
    )


@cache
def _bare() -> re.Pattern[str]:
    """Return how it is said where who is meant was said before: 现决定予以摘牌销案."""
    return re.compile(
        "(?:决定|同意|现|予以|准予|给予)+(?:对其|(?:该|上述|以上)[^，。；]{1,12}?|其)?(?:予以|进行)?"
        f"{_CLOSE}"
    )


@cache
def _before() -> re.Pattern[str]:
    """Return where it was said: a hazard under supervision, or mended, or an addressee."""
    return re.compile(
        rf"对(?P<supervised>{_NAME}){_HAZARD}[^。；]{{0,16}}?挂牌督办"
        rf"|(?:^|(?<=[，\n]))(?P<mended>{_NAME}){_HAZARD}"
        r"(?:均|全部|现)?已[^，。；]{0,8}?(?:消除|整改|治理)"
        r"|(?:^|(?<=\n))(?P<addressed>[^，。；：\n]{4,40})[：:]"
        r"(?=[^。]{0,60}你(?:公司|单位|厂|矿|企业|店|站))"
    )


def closings(marked: MarkedText) -> Iterator[Act]:
    """Yield what is closed: what the sentence names, else what was put under supervision before."""
    before: tuple[str, ...] = ()
    if not _HINT.search(marked.text):
        return
    for sentence in _SENTENCE.finditer(marked.text):
        for match in _before().finditer(sentence[0]):
            before = _names(_named(match))
        for match in (*_direct().finditer(sentence[0]), *_bare().finditer(sentence[0])):
            names = _names(_named(match)) if _named(match) else before
            if NAMED in match[0] or not _meant(sentence[0], match):
                continue
            said = marked.place(sentence.start() + match.start(), sentence.start() + match.end())
            for name in names:
                yield Act("closes", _order(marked, name) or name, "", name, *said)
            if names:
                break


def _named(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


def _meant(sentence: str, match: re.Match[str]) -> bool:
    """Return whether nothing denies a closing, or says that others ask for it."""
    clause = _DECIDES.sub("", _CLAUSE.split(sentence[: match.start()])[-1])
    inner = re.split(_CLOSE, match[0])[0]
    return not (_NOT.search(clause) or re.search("不[予得能]|未|申请", inner))


def _order(marked: MarkedText, name: str) -> Number | None:
    """Return the number of the document that put a hazard under supervision; None for none."""
    for target in (one for meant in marked.targets for one in meant):
        order = "挂牌督办" in target.title and not _ASKS.search(target.title)
        if order and name in target.title and not isinstance(target.name, str):
            return target.name
    return None


def _names(text: str) -> tuple[str, ...]:
    """Return each firm or place by itself; what it is the warden of comes behind 管理的."""
    found = (
        _ETC.sub("", "".join(one.split())) for one in _JOINT.split(text.rpartition("挂牌督办的")[2])
    )
    return tuple(
        one.rpartition("管理的")[2] for one in found if len(one) > 1 and not _NO_NAME.search(one)
    )
