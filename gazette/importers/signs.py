"""Signs: what a line of an official document looks like: numbers, days, organs, marks of levels.

In: a line's text.
Out: what it says, or None. Nothing here knows where the line stands.
"""

from __future__ import annotations

import re
from datetime import date

from gazette.model import Number

_DIGITS = "〇一二三四五六七八九"
_VALUES = {**{c: i for i, c in enumerate(_DIGITS)}, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_CHINESE = "〇○零一二三四五六七八九十百"
_OPEN, _CLOSE = r"[〔\[［(（【﹝〈<{]", r"[〕\]］)）】﹞〉>}]"
_YEAR = r"[12](?:\s*\d){3}"
_SEQUENCE = r"\d(?:\s*\d){0,4}"

NUMBER = re.compile(
    rf"(?P<prefix>[一-鿿](?:\s*[一-鿿]){{0,13}})\s*{_OPEN}\s*(?P<year>{_YEAR})\s*年?\s*{_CLOSE}"
    rf"\s*第?\s*(?P<sequence>{_SEQUENCE})\s*号"
)
"""A document number with whatever brackets and spaces a print or OCR gave it."""

ORDER = re.compile(rf"(?:第\s*(?P<n>{_SEQUENCE}|[{_CHINESE}]{{1,6}})\s*号)")
"""第12号 alone: the number of an order (令), which has no year."""

DAY = re.compile(
    rf"(?P<year>{_YEAR}|[{_DIGITS}○零ＯO]{{4}})\s*年\s*"
    rf"(?P<month>[01]?\s*\d|[{_CHINESE}]{{1,2}})\s*月\s*"
    rf"(?P<day>[0-3]?\s*\d|[{_CHINESE}]{{1,3}})\s*日"
)

KINDS = (
    "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要 令 "
    "办法 规定 细则 条例 方案 规划 计划 预案 大事记 解读 说明 讲话 致辞 目录 名单 清单"
).split()
"""Kinds of documents (文种); those of GB/T 9704 first, then what a gazette prints besides."""

_TITLE_BEFORE = re.compile(r".*(?:%s)(?=.{2,6}$)" % "|".join(name for name in KINDS if len(name) > 1))
OFFICIAL = frozenset(KINDS[:16])
INSTRUMENT = re.compile(
    r"(?:办法|规定|细则|条例|方案|规划|计划|预案|意见|措施|制度|清单|规则|指南|标准|要点|章程|机制"
    r"|名单|目录|决定|纲要|规程|规范|指引|政策|任务|分工|安排|工作法|公约|守则|职责|行动)"
    r"(?:[（(][^（）()]{1,16}[)）])?$"
)

_ORGAN_END = (
    r"(?:人民政府|政府|办公室|办公厅|委员会|常务委员会|管委会|管理委员会|局|厅|部|院|办|委|署|行"
    r"|中心|公司|指挥部|领导小组|大队|支队|总队|站|所|会|法院|检察院|集团|学校|大学|社|组|处|科|团"
    r"|政协|人大|党委|县委|市委|省委|区委|州委|旗委|税务局|服务区|开发区|园区)"
)
ORGAN = re.compile(rf"[一-鿿（）()、·\s]{{2,40}}{_ORGAN_END}(?:[（(](?:代章|章|印章)[)）])?")
_TITLED = "省长|市长|县长|区长|州长|旗长|盟长|主席|主任|局长|书记|院长|检察长|会长|镇长|乡长|专员"
PERSON = re.compile(rf"(?:[一-鿿]{{0,8}})(?:{_TITLED})\s*[:：]?\s*[一-鿿·]\s?[一-鿿·]{{1,5}}")
_ADDRESSED = re.compile(
    r"(?:政府|办事处|单位|部门|[局委办厅部院校处所站会社团行署司乡镇县市区旗州盟省科队]|公司|企业|机关|机构"
    r"|管委会|中心|集团|街道|城镇办|开发区|园区|同志|学校|大学|组织|群众|公民|用户|业主|商户|居民)"
    r"(?:[（(][^（）()]*[)）])?\s*[:：]$"
)
_NOT_ADDRESSED = re.compile(
    r"决定|任命|免去|如下|现将|根据|研究|批准|通知|公告|通告|公布|为了|按照|依据|经.{0,20}会议|是指|包括"
)

ONE = re.compile(rf"(?P<n>[{_CHINESE}]{{1,4}})\s*[、．]")
_COUNTED = re.compile(rf"(?P<n>[{_CHINESE}]{{1,2}})[、产级类线]")
TWO = re.compile(rf"[（(]\s*[{_CHINESE}]{{1,4}}\s*[)）](?![项款目条])|[㈠-㈩]")
THREE = re.compile(r"\d{1,3}\s*[.．、](?![\d．.])")
FOUR = re.compile(r"[（(]\s*\d{1,3}\s*[)）](?![项款目条])|[①-⑳]")
ARTICLE = re.compile(
    rf"第\s*[{_CHINESE}\d]{{1,6}}\s*条(?:之[{_CHINESE}]{{1,3}})?(?![的之规和至第、，,）)及中所款与或])"
)
CHAPTER = re.compile(
    rf"第\s*[{_CHINESE}\d]{{1,4}}\s*(?P<of>[编章节])(?![的之规和至第、，,）)及中所与或])"
)
ANNEX_LIST = re.compile(r"附\s*件?\s*(?:\d{0,2}|[一二三四五六七八九十]?)\s*[:：]")
ANNEX_HEAD = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?|附\s*[表录]\s*\d{0,2}")
CC = re.compile(r"抄\s*[送报]\s*[:：]")
LABEL = re.compile(
    r"(?:[一-鿿]{0,6}(?:责任|牵头|配合|参加|参与|主管|协助|落实)(?:单位|部门|领导|人)|完成时[限间]|时[限间]要求"
    r"|(?:副\s*|总\s*|常务副\s*|第一\s*)*(?:组\s*长|主\s*任|召\s*集\s*人|指\s*挥\s*长?|总指挥|队\s*长)"
    r"|(?:决定)?(?:任命|免去|聘任|解聘)"
    r"|成\s*员(?:\s*单\s*位)?|顾\s*问|秘\s*书\s*长|联\s*系\s*人|联系电话|电\s*话|传\s*真|地\s*址|邮\s*箱|邮\s*编|网\s*址)"
    r"\s*[:：]"
)
DASH = re.compile(
    r"(?:[-*+–•▪]\s+(?!\d{2,}[^.．、])|•|[-–]\s*(?=[（(]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|附))(?=\S)"
)
FOLIO = re.compile(
    r"[-—－–―~·•.\s]*(?:第\s*)?(?P<page>\d{1,4}|[ivxIVX]{1,5})\s*(?:页)?(?:\s*[,，/]?\s*(?:共|of)?\s*\d{1,4}\s*页)?[-—－–―~·•.\s]*"
)
_SENTENCE = "。！？!?"
SQUARE = re.compile(r"[【〖［\[]\s*(?P<name>[^【】〖〗\[\]［］\d]{2,20}?)\s*[】〗］\]]")


def squeeze(text: str) -> str:
    """Leave out white space."""
    return "".join(text.split())


def fold(text: str) -> str:
    """Leave only letters, digits and Chinese characters, to compare two readings of one text."""
    return "".join(character for character in text if character.isalnum())


def whole(text: str) -> int | None:
    """Read a whole number in Arabic or Chinese figures: 12, 012, 十二, 二〇二三, 一百二十."""
    text = squeeze(text)
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _VALUES and c not in "十百" for c in text):
        return None
    if not any(c in "十百" for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, seen = 0, 0
    for character in text:
        if character in "十百":
            total += (seen or 1) * (10 if character == "十" else 100)
            seen = 0
        else:
            seen = _VALUES[character]
    return total + seen


def day(match: re.Match[str]) -> date | None:
    """Read the day that DAY found; None where there is no such day."""
    parts = [whole(match[key]) for key in ("year", "month", "day")]
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None


def day_line(text: str) -> re.Match[str] | None:
    """Tell whether a line is a day and nothing else."""
    return DAY.fullmatch(text.strip())


def number(match: re.Match[str]) -> Number:
    """Read the number that NUMBER found; a title that runs into it is cut off the prefix."""
    words = match["prefix"].split()
    apart = len(words) > 1 and len(words[-1]) > 1
    prefix = words[-1] if apart else "".join(words)
    prefix = _TITLE_BEFORE.sub("", prefix)
    return Number(prefix, int(squeeze(match["year"])), int(squeeze(match["sequence"])))


def number_line(text: str) -> Number | None:
    """Read a line that is a document number and nothing else, in brackets or not."""
    bare = text.strip()
    if bare[:1] in "（(" and bare[-1:] in "）)":
        bare = bare[1:-1].strip()
    match = NUMBER.fullmatch(bare)
    return number(match) if match else None


def kind(title: str) -> str:
    """Read the kind of document (文种) off the end of a title; empty where it ends otherwise."""
    bare = re.sub(r"\s|[（(][^（）()]*[)）]$|第[^第]{1,6}号$", "", title).rstrip('》”"')
    return next((name for name in KINDS if bare.endswith(name)), "")


def organ(text: str) -> bool:
    """Tell whether a line is the name of an organ or of several, as in a signature."""
    bare = text.strip()
    return bool(ORGAN.fullmatch(bare)) and not re.search(r"关于|的[一-鿿]{2}$", bare)


def signer(text: str) -> bool:
    """Tell whether a line can be a signature: an organ, or a person with his office."""
    return organ(text) or bool(PERSON.fullmatch(text.strip()))


def addressees(text: str) -> bool:
    """Tell whether a paragraph names those whom a document addresses: organs, and a colon."""
    bare = squeeze(text)
    return (
        bool(_ADDRESSED.search(bare))
        and not _NOT_ADDRESSED.search(bare)
        and not any(mark in bare for mark in "。；;！？“”")
    )


def marker(text: str) -> int:
    """Give the level that a line's first mark stands for: 一、 2, （一） 3, 1. 4, （1） 5, else 0.

    第X章 is 2, 第X节 is 3, 第X条 is 6: a paragraph that begins with its number.
    """
    chapter = CHAPTER.match(text)
    if chapter:
        return 3 if chapter["of"] == "节" else 2
    one = ONE.match(text)
    if one:
        # 一、二级医院 counts on in the middle of a sentence, 一、一级保护区 is a mark and a heading.
        more = _COUNTED.match(text, one.end())
        return 0 if more and (whole(more["n"]) or 0) == (whole(one["n"]) or 0) + 1 else 2
    for level, pattern in ((3, TWO), (4, THREE), (5, FOUR), (6, ARTICLE)):
        if pattern.match(text):
            return level
    return 0


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a sentence: 。！？, closing quotes and brackets after it too."""
    bare = text.rstrip()
    while bare and bare[-1] in '”’」』"':
        bare = bare[:-1]
    if bare[-1:] in ("）", ")"):
        return closed_remark(bare)
    return bare[-1:] in tuple(_SENTENCE) or bare.endswith("……")


def closed_remark(text: str) -> bool:
    """Tell whether the bracket that ends a text is a remark after a sentence, not a part of one.

    （责任单位：县财政局） after a full stop or alone in its paragraph ends a paragraph; 乡（镇） does not.
    """
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth == 0:
            inside = text[at + 1 : -1]
            before = text[:at].rstrip()
            remark = re.search(r"[:：。]|负责|牵头|配合|落实|略$", inside)
            return (
                bool(remark) or (not before and len(inside) > 6) or before[-1:] in tuple(_SENTENCE)
            )
    return False


def open_bracket(text: str) -> str:
    """Give the innermost bracket or quote that a text leaves open; empty where all are closed."""
    pairs = {
        "（": "）",
        "(": ")",
        "《": "》",
        "“": "”",
        "〔": "〕",
        "【": "】",
        "〈": "〉",
        "「": "」",
    }
    closing = {
        "）": "（(",
        ")": "（(",
        "》": "《",
        "”": "“",
        "〕": "〔",
        "】": "【",
        "〉": "〈",
        "」": "「",
    }
    stack: list[str] = []
    for character in text:
        if character in pairs:
            stack.append(character)
        elif character in closing and stack and stack[-1] in closing[character]:
            stack.pop()
    return stack[-1] if stack else ""
