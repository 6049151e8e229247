"""Issuer codes: where in a sentence the code of an issuer (机关代字) before 〔2026〕3号 begins.

In: a text, and where the year of a document number stands in it.
Out: the code and where it begins; '' where what stands there is no code: 8号楼（2026）5号车位.

Chinese parts no words, so a code runs into what is said before it: 县政府示政发, 参照国办发. What
is cut off are the words that lead up to a document, and the names of bodies; no code holds any.
"""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 12
"""So many characters has the longest code: 晋卫健基层妇幼函 has eight."""
_REACH = 48
"""Characters that are looked at before a year: a sentence's last words, spaced out by OCR."""

_WORDS = (
    "根据|依据|执行|落实|贯彻|印发|下发|转发|制发|颁发|发布|公布|颁布|批准|同意|备案|转来|收到|学习|传达|编号|文号|字号|文件|如下|通知|"
    "意见|批复|通告|公告|决定|废止|修改|修订|参阅|来文|收文|发文|登记|依次|核定|包括|涉及|附件|撤销|失效|作废|名称|标题|精神|要求|规定|"
    "明确|转报|确认|既有|又有|具有|还有|现有|列有|内装|分送|报请|查看|查询|查阅|核对|经查|比对|代拟|引用|作出|认定|收录|卷收|会同"
)
"""Words that lead up to a document."""
_BODIES = (
    "政府|国务院|委员会|办公厅|办公室|常委会|人大|法院|检察院|指挥部|领导小组|党委|党组|部门|中央"
    "|[县市省区]委"
    r"|[国省市县区旗州](?:[一-鿿](?![发函字办])){1,8}?[厅局院委]"
    r"|(?:国家|自治[区州县])[一-鿿]{2,8}?[厅局院委署]"
    r"|(?:财政|教育|公安|民政|司法|交通运输|水利|商务|自然资源|生态环境|农业农村|应急管理)部"
    r"|(?:住房和?城乡建设|文化和旅游|人力资源和?社会保障|工业和信息化|科学技术|国防)部"
)
"""Names of bodies that are written out before their code: 省财政厅晋财教〔2026〕3号."""
_SINGLE = (
    "[的了是与及按照依由见在于为把将被从因该其此以或各含列阅至号號如]"
    "|(?<!数)据|(?<![国所])有|和(?!信)"
)
"""Characters that no code holds; 数据, 国有 and 和信 are of some."""
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕甘青宁新"
"""The characters by which provinces are called, in codes and by courts."""
_OFFICES = "政府办党人财教农卫发自水住交文商民公司审统林应市医行环科工信体数国"
"""What an office's code has behind the character of its place: 示财, 晋卫."""
_UNFAMILIAR = 4
"""A run longer than this is a code with words before it: it is looked for a government's own."""
_NO_CODE = re.compile(
    r"(?:[楼乡镇村县市省区路街道号期届次页第年月日条款项目本册笔共约]|国用|集用|土?地?证|林证"
    r"|产权|房字|备|公告|令|^通告|[印下转制颁]发|[收发]文|宗地|地块|样品|提案|议案|建议|档案|户|账)$"
)
"""What a code does not end with: places, certificates, counts, announcements, orders."""
_FAMILIAR = re.compile(r"[发發函字办辦規规审審复復告]$")
"""What most codes end with; a year without brackets is believed behind these alone."""


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(f"{_WORDS}|{_BODIES}|{_SINGLE}")


@cache
def _leading() -> re.Pattern[str]:
    """Return what stands before a code and begins some codes, too: 原示政发, but 原政发, 并卫发."""
    return re.compile(rf"[原经并对同据就查](?![{_OFFICES}])(?=[{PROVINCES}]|[一-鿿][{_OFFICES}])")


@cache
def _government() -> re.Pattern[str]:
    return re.compile(
        r"(?![财行民邮农])[一-鿿][市县区州盟旗]?(?:政|府)(?:办|综)?(?:发|函|字|规|任|地|告|通|复)$"
    )


def before(text: str, year: int) -> tuple[str, int]:
    """Return the code that ends where a year begins, without blanks, and where it begins."""
    run, places = _run(text, year)
    ends = (found.end() for found in _boundary().finditer(run))
    cut = max((end for end in ends if end < len(run) - 1), default=0)
    if len(run) - cut > _UNFAMILIAR and (found := _government().search(run, cut)):
        cut = found.start()
    elif found := _leading().match(run, cut):
        cut = found.end()
    code = run[cut:]
    if not 1 < len(code) <= _LONGEST or _NO_CODE.search(code):
        return "", year
    return code, places[cut]


def is_familiar(code: str) -> bool:
    """Return whether a code ends as most do: 发, 函, 字."""
    return bool(_FAMILIAR.search(code))


def _run(text: str, year: int) -> tuple[str, list[int]]:
    """Return the Chinese characters before a place, and where each of them stands.

    A line's end parts nothing; a blank does, unless OCR has set each character apart.
    """
    places: list[int] = []
    at = year
    while at > max(0, year - _REACH):
        at -= 1
        if "一" <= text[at] <= "鿿":
            places.append(at)
        elif text[at].isspace():
            if text[at] != "\n" and len(places) > 1 and places[0] - places[-1] == len(places) - 1:
                break
        else:
            break
    places.reverse()
    return "".join(text[place] for place in places), places
