"""Terms: what a line of an official document says: numbers, days, kinds, organs, addressees.

In: a line's text.
Out: what it says, or None. Nothing here knows where the line stands.
"""

from __future__ import annotations

from datetime import date

from gazette.importers.lexicon.labels import Label, Match, labelled
from gazette.language import kinds
from gazette.language.numbers import WRITTEN, figure
from gazette.language.numerals import CHINESE, DIGITS, whole
from gazette.language.organs import OFFICES
from gazette.model import Number

_TAKEN = str.maketrans("lIOoＯ○〇", "1100000")
_WIDE = {0xFEE0 + code: code for code in range(0x30, 0x7B)}
_YEAR = r"[12１２](?:\s*\d){3}"
_SEQUENCE = r"\d(?:\s*\d){0,4}"

NUMBER = Label(
    "发文字号",
    rf"(?P<prefix>[一-鿿](?:\s*[一-鿿]){{0,13}})\s*{WRITTEN}",
    ("示政发〔2026〕3号", "江政办发[2024] 第03号", "江政函 【 2 0 2 4 】 1 2 号"),
)
"""A document number with whatever brackets and spaces a print or OCR gave it."""

ORDER = Label(
    "令号",
    rf"(?:第\s*(?P<n>{_SEQUENCE}|[{CHINESE}]{{1,6}})\s*号)",
    ("第12号", "第 3 号", "第十二号"),
)
"""第12号 alone: the number of an order (令), which has no year."""

DAY = Label(
    "日期",
    rf"(?P<year>{_YEAR}|[{DIGITS}○零ＯO]{{4}})\s*年\s*"
    rf"(?P<month>[01０１lIOo]?\s*[\dlIOo]|[{CHINESE}]{{1,2}})\s*月\s*"
    rf"(?P<day>[0-3０-３lIOo]?\s*[\dlIOo]|[{CHINESE}]{{1,3}})\s*日",
    ("2026年3月5日", "二〇二六年三月五日", "2013年10月l5日"),
)

KINDS = (*kinds.OFFICIAL, *kinds.INSTRUMENTS, *kinds.PRINTED)
"""Kinds of documents (文种); those of GB/T 9704 first, then what a gazette prints besides."""

_LONG_KINDS = "|".join(name for name in KINDS if len(name) > 1)
_TITLE_BEFORE = Label(
    "文号前的标题",
    rf".*(?:{_LONG_KINDS})(?=.{{2,6}}$)",
    ("关于某事的通知示政发", "公告示政函", "决定江政办发"),
)
OFFICIAL = frozenset(kinds.OFFICIAL)
INSTRUMENT = Label(
    "所附文本的名称",
    r"(?:办法|规定|细则|条例|方案|规划|计划|预案|意见|措施|制度|清单|规则|指南|标准|要点|章程|机制"
    r"|名单|目录|决定|纲要|规程|规范|指引|政策|任务|分工|安排|工作法|公约|守则|职责|行动)"
    r"(?:[（(][^（）()]{1,16}[)）])?$",
    ("管理办法", "实施方案（试行）", "三年行动计划"),
)

_ORGAN_END = (
    r"(?:人民政府|政府|办公室|办公厅|委员会|常务委员会|管委会|管理委员会|局|厅|部|院|办|委|署|行"
    r"|中心|公司|指挥部|领导小组|大队|支队|总队|站|所|会|法院|检察院|集团|学校|大学|社|组|处|科|团"
    r"|政协|人大|党委|县委|市委|省委|区委|州委|旗委|税务局|服务区|开发区|园区)"
)
ORGAN = Label(
    "机关",
    rf"[一-鿿（）()、·\s]{{2,40}}{_ORGAN_END}(?:[（(](?:代章|章|印章)[)）])?",
    ("示例县人民政府", "县 财 政 局", "示例县人民政府办公室（代章）"),
)
_NOT_ORGAN = Label(
    "不是机关", r"关于|的[一-鿿]{2}$", ("县政府关于某事", "全县的中心", "关于成立办公室")
)
PERSON = Label(
    "有职务的人",
    rf"(?P<office>[一-鿿]{{0,8}}(?:{OFFICES})[:：]?)\s*(?P<name>[一-鿿·]\s?[一-鿿·]{{1,5}})",
    ("县长王小川", "代理县长：李乙", "省长 张 三"),
)
_ADDRESSED = Label(
    "主送机关的末尾",
    r"(?:政府|办事处|单位|部门|[局委办厅部院校处所站会社团行署司乡镇县市区旗州盟省科队]|公司|企业|机关|机构"
    r"|管委会|中心|集团|街道|城镇办|开发区|园区|同志|学校|大学|组织|群众|公民|用户|业主|商户|居民)"
    r"(?:[（(][^（）()]*[)）])?\s*[:：]$",
    ("各乡镇人民政府：", "县直各单位:", "各有关企业（单位）："),
)
_NOT_ADDRESSED = Label(
    "不是主送机关",
    r"决定|任命|免去|如下|现将|根据|研究|批准|通知|公告|通告|公布|为了|按照|依据|经.{0,20}会议|是指|包括",
    ("现将有关事项通知如下：", "根据", "经县政府会议"),
)

_LETTER = Label(
    "日期里的字母",
    r"[lI]|[OoＯ](?=\s*\d)|\d\s*[OoＯ]",
    ("2013年10月l5日", "2O13年", "二〇一三年1O月"),
)
_COUNT = Label(
    "文种之后的序号、括注和空格",
    r"\s|[（(][^（）()]*[)）]$|(?:[12１２]\d{3}年)?第[^第]{1,6}号$",
    ("公告2020年第3号", "方案（试行）", "令第12号"),
)


def squeeze(text: str) -> str:
    """Leave out white space."""
    return "".join(text.split())


def fold(text: str) -> str:
    """Leave only letters, digits and Chinese characters, to compare two readings of one text.

    Full-width letters and digits become plain ones, one for one.
    """
    return "".join(character for character in text if character.isalnum()).translate(_WIDE)


def day(match: Match, year: int = 0) -> date | None:
    """Read the day that DAY found; None where there is no such day.

    `year` is that of a day that names none. l for 1 and O for 0 are read as the figures they are
    taken for.
    """
    given = match.groupdict()
    read = {key: whole(_figures(given.get(key) or "")) for key in ("year", "month", "day")}
    parts = [read["year"] or year, read["month"], read["day"]]
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None


def _figures(text: str) -> str:
    return text.translate(_TAKEN) if any(c.isdecimal() or c in "lI" for c in text) else text


def misread(text: str) -> bool:
    """Return whether a day has a letter where a figure belongs: 2013年10月l5日."""
    return bool(_LETTER.search(text))


def day_line(text: str) -> Match | None:
    """Return whether a line is a day and nothing else."""
    return DAY.fullmatch(text.strip())


def bracketed_day(text: str) -> Match | None:
    """Return whether a line is a day in brackets, as below the title of a speech."""
    bare = text.strip()
    return day_line(bare[1:-1]) if bare[:1] in ("（", "(") and bare[-1] in "）)" else None


def number(match: Match) -> Number:
    """Read the number that NUMBER found; a title that runs into it is cut off the prefix."""
    words = match["prefix"].split()
    apart = len(words) > 1 and len(words[-1]) > 1
    prefix = words[-1] if apart else "".join(words)
    prefix = _TITLE_BEFORE.sub("", prefix)
    return Number(prefix, figure(match["year"]), figure(match["sequence"]))


@labelled
def number_line(text: str) -> Number | None:
    """Read a line that is a document number and nothing else, in brackets or not."""
    bare = text.strip()
    if bare[:1] in "（(" and bare[-1:] in "）)":
        bare = bare[1:-1].strip()
    match = NUMBER.fullmatch(bare)
    return number(match) if match else None


@labelled
def kind(title: str) -> str:
    """Read the kind of document (文种) off the end of a title; empty where it ends otherwise."""
    bare = _COUNT.sub("", title).rstrip('》”"')
    return next((name for name in KINDS if bare.endswith(name)), "")


@labelled
def organ(text: str) -> bool:
    """Return whether a line is the name of an organ or of several, as in a signature."""
    bare = text.strip()
    return bool(ORGAN.fullmatch(bare)) and not _NOT_ORGAN.search(bare)


@labelled
def signer(text: str) -> bool:
    """Return whether a line can be a signature: an organ, or a person with his office."""
    return organ(text) or bool(PERSON.fullmatch(squeeze(text)))


@labelled
def addressees(text: str) -> bool:
    """Return whether a paragraph names those whom a document addresses: organs, and a colon."""
    bare = squeeze(text)
    return (
        bool(_ADDRESSED.search(bare))
        and not _NOT_ADDRESSED.search(bare)
        and not any(mark in bare for mark in "。；;！？“”")
    )
