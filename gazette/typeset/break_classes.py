"""Break classes: where a line of Chinese may end, what is kept whole, which marks can be halved.

In: a paragraph's text, and the breaks that Unicode's rules allow in it.
Out: for every boundary between two characters how good a line's end it is; pairs of marks; gaps.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING = frozenset("（〔［｛《〈「『【〖“‘")
CLOSING = frozenset("）〕］｝》〉」』】〗”’，。、；：！？．")
HANGING = frozenset("，。、．")
"""What may stand beyond a line's end where that is asked for (CLREQ 6.3.2)."""
UNBROKEN = frozenset("—…─⸺")
"""Dashes and ellipses: a run of one of them is never split."""

QUARTER = 0.25
"""What stands between Chinese and Latin or digits where it is asked for, in ems."""

NEVER, TIGHT, SEAM, FREE = 0, 1, 2, 3
"""How good a line's end a boundary is.

SEAM (2026年|3月, www.|example) gives way where a line would gape without it, TIGHT (3|月) where
nothing else is left.
"""

_NOT_FIRST = CLOSING | frozenset("·・•‧～〜–%％‰℃°々ー〻　")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇〆々"
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_NUM = r"\d(?:(?:[\d,.．]|，(?=\d{3}(?!\d)))*\d)?"
_UNIT = (
    "个?(?:百分点|工作日|自然日|小时|分钟|星期|季度|周年|学年|年度|年末|年底|年初|月份|月底|月末|日内)"
    "|[千百十]?[万亿]+(?:余?元|人|亩|户|平方米|立方米|公里|吨|千瓦时?)?|美元|人民币"
    "|平方(?:公里|千米|厘米|米)|立方(?:厘米|米)|千瓦时?|兆瓦时?|千米|公里|公斤|千克|毫克|毫升|毫米"
    "|厘米|公顷|公分|周岁|摄氏度|人次|户次|号楼|车次|场次|年|月|日|号|条|款"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦"
    "马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧尹姚邵湛汪祁"
    "毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡"
    "田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄家封芮储靳"
    "焦牧谷车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲邰从索赖卓蔺屠蒙池乔能苍双闻"
    "党翟谭贡劳申扶堵冉宰雍桑桂牛寿通边燕浦尚农温别庄晏柴瞿阎连习艾容向古易慎戈廖终居衡步都耿满弘匡国文"
    "寇广禄东欧沃利蔚越师巩聂晁勾敖冷那简饶曾关蒯相查后荆红游竺权盖益桓公岳帅缑亢况郈琴商牟佘墨哈谯年佟"
)
_FOOTNOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")
"""The mark of a footnote stands with what it is about."""
_SEAM = re.compile(f"〔|(?:(?<=年)|(?<=年 ))(?=[\\d{_NUMERAL}])|(?<=[—–~～\\-至])(?![—–~～\\-至])")
_FINE = re.compile(f"{_SEAM.pattern}|(?<=〕)|(?:(?<=月)|(?<=月 ))(?=[\\d{_NUMERAL}])")
"""Seams, and those that serve only in a line that is narrower than a day."""

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_JOINT = re.compile(r"(?<=[/?&=#._@-])(?=\w)|(?<=://)")
"""Where an address may be parted: behind the mark that joins two words of it."""


@cache
def _han_char() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}]")


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}\u3000-\u303f\uff00-\uffef]")


@cache
def _units() -> re.Pattern[str]:
    return re.compile(
        # 文号：机关代字〔年〕序号
        rf"(?:(?![据照按经由以及和与在原对将的为])[{_HAN}]){{1,5}}〔\d{{4}}〕第?\d+号"
        # 日期
        r"|\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?)?|\d{1,2} ?月 ?\d{1,2} ?[日号]"
        rf"|[〇零一二三四五六七八九]{{4}}年(?:[{_NUMERAL}]{{1,2}}月(?:[{_NUMERAL}]{{1,3}}日)?)?"
        # 第 X 条、期、号 …
        rf"|第(?: ?\d+ ?|[{_NUMERAL}]+)[条章节款项目编期号页届次批季年类级部位]"
        rf"|(?:附件|附表|附图|[图表注])(?:{_NUM}|[{_NUMERAL}]{{1,2}})"
        # 数与单位、数与数
        rf"|[¥￥$]?{_NUM}(?:[—–~～\-至]+{_NUM})*[%％‰]?"
        rf"(?: ?(?:{_UNIT}|[{_HAN}]|[A-Za-zμ℃°]{{1,4}}(?:/[A-Za-z]{{1,3}}[23²³]?)?(?![A-Za-z])))?"
        # 人名与同志；两字人名中间的空
        rf"|[{_SURNAMES}]?[{_HAN}]{{2}}同志|同志|[{_HAN}]　[{_HAN}](?![{_HAN}　])"
    )


def has_han(text: str) -> bool:
    """Return whether there is a Chinese character in `text`, or a mark of its width."""
    return _chinese().search(text) is not None


def has_address(text: str) -> bool:
    """Return whether there is the address of a page or of a letter box in `text`."""
    return _ADDRESS.search(text) is not None


def break_grades(text: str, breaks: Sequence[bool], longest: float) -> bytearray:
    """Grade every boundary 0 … len(text): NEVER, TIGHT, SEAM or FREE to end a line.

    `breaks` is what Unicode's rules (UAX 14) say of each boundary; they know Latin words and
    spaces well, but take “ and ” for the same mark. Of a unit wider than `longest` ems only the
    parts between its seams are kept.
    """
    grades = bytearray(FREE if allowed else NEVER for allowed in breaks)
    for at in range(1, len(text)):
        known = _between(text[at - 1], text[at])
        if known is not None:
            grades[at] = known
    for mark in _FOOTNOTE.finditer(text):
        grades[mark.start()] = NEVER
    for at in _joints(text):
        grades[at] = max(grades[at], SEAM)
    for start, end in unbreakable(text):
        _keep_unit(grades, text, (start, end), longest)
    return grades


def _keep_unit(grades: bytearray, text: str, unit: tuple[int, int], longest: float) -> None:
    """Keep a unit whole, or what stands between its seams."""
    start, end = unit
    for seam, grade in ((None, SEAM), (_SEAM, TIGHT), (_FINE, TIGHT)):
        inner = (at for at in range(start + 1, end) if seam and seam.match(text, at))
        for one, two in pairwise([start, *inner, end]):
            if ems(text[one:two]) <= longest:
                _keep(grades, (one, two), grade)


def _joints(text: str) -> Iterator[int]:
    """Yield where an address in a text may be parted."""
    for address in _ADDRESS.finditer(text):
        for joint in _JOINT.finditer(text, address.start() + 1, address.end()):
            yield joint.start()


def parts_address(text: str, at: int) -> bool:
    """Return whether a boundary of a text lies within an address."""
    return any(one.start() < at < one.end() for one in _ADDRESS.finditer(text))


def _keep(grades: bytearray, unit: tuple[int, int], grade: int) -> None:
    for at in range(unit[0] + 1, unit[1]):
        grades[at] = min(grades[at], grade)


def unbreakable(text: str) -> Iterator[tuple[int, int]]:
    """Find what CLREQ keeps whole: document numbers, days, a number and its unit, names."""
    return (match.span() for match in _units().finditer(text))


def ems(text: str) -> float:
    """Estimate the width of `text` in ems: a Latin character or a digit counts as .55."""
    return sum(0.55 if char < "\u2000" else 1 for char in text)


def compressed_marks(text: str) -> Iterator[tuple[int, bool]]:
    """Find the marks that stand half as wide in a run of marks: (place, it loses its left half).

    Of ）、 or ”。 or ：“ the first loses its right half, of （“ the second its left half.
    """
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before in CLOSING and (after in OPENING or after in CLOSING):
            yield at - 1, False
        elif before in OPENING and after in OPENING:
            yield at, True


@lru_cache(maxsize=4096)
def expandable(before: str, after: str) -> bool:
    """Return whether a justified line may open between two characters."""
    if after == " " or _joins(after):
        return False
    if before == " ":
        return True
    if before in UNBROKEN and after in UNBROKEN:
        return False
    return is_full_width(before) or is_full_width(after)


def narrow(char: str) -> bool:
    """Return whether readers of a PDF see a space in a small gap after `char`: after a letter."""
    return "!" <= char < "\u0700" or "\u2000" <= char < "\u20d0"


@lru_cache(maxsize=4096)
def meets_latin(before: str, after: str) -> bool:
    """Return whether Chinese meets Latin or digits here, where a quarter of an em may stand."""
    return (_han(before) and _latin(after)) or (_latin(before) and _han(after))


def autospaces(text: str, ems: Sequence[float]) -> list[float]:
    """Return what stands after each character where Chinese meets Latin or digits."""
    met = (meets_latin(one, two) for one, two in pairwise(text))
    return [*(QUARTER * em * here for here, em in zip(met, ems, strict=False)), 0.0]


@lru_cache(maxsize=4096)
def is_full_width(char: str) -> bool:
    """Return whether `char` is set in the square of a Chinese character."""
    return char in OPENING or char in CLOSING or char in UNBROKEN or char >= "\u2e80"


@lru_cache(maxsize=8192)
def _between(before: str, after: str) -> int | None:
    """Grade a boundary by Chinese rules, or None where Unicode's rules serve."""
    if (
        " " in (before, after)
        or not (is_full_width(before) or is_full_width(after))
        or _joins(after)
    ):
        return None
    if before in OPENING or after in _NOT_FIRST or before == after in UNBROKEN:
        return NEVER
    if after in UNBROKEN:
        return TIGHT
    # An apostrophe is the same character as a closing mark.
    unlike = before == "’" and _latin(after)
    return FREE if _plain(before) and _plain(after) and not unlike else None


def _plain(char: str) -> bool:
    return is_full_width(char) or char.isalnum()


def _han(char: str) -> bool:
    return char >= "\u2e80" and _han_char().match(char) is not None


def _latin(char: str) -> bool:
    return char < "\u2000" and char.isalnum()


def _joins(char: str) -> bool:
    """Return whether a mark, a variation selector or a joiner stays with what it follows."""
    return category(char) in {"Mn", "Mc", "Me", "Cf"}
