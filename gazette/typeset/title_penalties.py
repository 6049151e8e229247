"""Senses: how much of a title's sense a line's end tears, for each place where it may stand.

In: a title.
Out: the price of each boundary; inside a word it is TORN at least.

BudouX knows the words, the table below those of documents.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

import budoux

from gazette.language.kinds import INSTRUMENTS, OFFICIAL
from gazette.typeset.break_classes import NEVER, break_grades, ems, unbreakable

TORN = 11.0
"""The price from which on a boundary lies inside a word."""

_PART = 3.0  # the price of parting two words
_FAIR = 0.9  # the price from which on a boundary must be one of words, too
_NUMBER = 12.0  # ems: a number or a Latin word that is longer is broken rather than hung out
_ALONE = "的和与及暨、"
_KINDS = "|".join(OFFICIAL + INSTRUMENTS)
_WORDS = re.compile(
    "人民政府|办公室|办公厅|委员会|常务会议|领导小组|工作|管理|实施|试行|暂行|建设|发展|经济|社会|政府|信息|公开"
    "|行政|规范性|文件|单位|部门|企业|事业|有限公司|公司|予以|农作物|禁火期|责任|人员|干部|职务|任免|安全|生产|消防|火灾|隐患|重大|挂牌|督办"
    "|整治|攻坚|行动|污染|防治|大气|生态|环境|保护|高质量|推进|推动|促进|加强|进一步|全面|深化|改革|创新|开展|做好"
    "|落实|贯彻|印发|转发|批转|关于|专项|应急|预警|监督|检查|考核|评价|指标|体系|服务|能力|提升|乡村|振兴|医疗|卫生"
    "|健康|教育|学校|资金|财政|项目|投资|招商|用地|土地|规划|城市|城镇|农村|农业|林业|水利|交通|道路|同志|若干|调整"
    "|劳动|事项|激活|市场|存在|经销|数字|准入|民间|清单|许可|许可证|养老|基本|制度|联席|会议|食品|药品|空气|质量|优化"
    "|持续|回升|向好|稳增长|创新型|三年|五年|货运|源头|车辆|运输|小区|商务|酒店|燃气|矿山|开采|石料|销案|摘牌|水源"
    "|河道|耕地|森林|草原|防火|防汛|抗旱|地质|灾害|救援|救助|保障|社会保险|住房|物业|供水|供热|供电|电力|能源|节能"
    "|减排|双碳|统计|调查|普查|档案|保密|网络|政务|数据|平台|系统|机制|机构|编制|职责|权限|权责|目录|名单|任命|免去"
    "|聘任|主任|副主任|局长|县长|市长|省长|书记|书面|标准|规范|技术|科技|人才|就业|创业|产业|工业|商业|旅游|文化|体育"
    "|广播|电视|新闻|出版|审计|税收|金融|债务|风险|防范|化解|处置|预算|决算|绩效|采购|招标|投标|交易|国有|资产|资本"
    "|土壤|噪声|垃圾|分类|处理|拆迁|征收|补偿|安置|移民|扶贫|脱贫|帮扶|残疾|老年|妇女|儿童|青年|学生|教师|中小学"
    "|幼儿园|医院|医师|疫情|防控|疾病|预防|控制|中心|集团|街道|社区|村民|居民|群众|群体|组织|协会|行业|领域|重点"
    "|主要|目标|任务|分工|经营|运营|专营|责任制|成立|表彰|公布|废止|修改|清理|暂停|恢复|延长|有效期|综合|治理|年度|季度|(?:"
    + _KINDS
    + ")"
)
QUOTED = re.compile("“[^“”]*”")
ENCLOSED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|（[^（）]*）")
_LATIN = re.compile(r"[A-Za-z0-9]+(?:[-.+/&’'·]*[A-Za-z0-9]+)*\+?")
_PLACE = re.compile(r"\w{1,4}?[省市县区旗州盟镇乡]")
"""The place whose government a title begins with, which it often names again."""
_NAME = re.compile(r"(?<=关于)\w{2,3}(?:等.{0,3})?同志")
_SENSE = (
    # 发文机关之后；文件名之前、之后；介词与动词之前；并列与“的”之后
    (re.compile(r"(?<=..)(?=关于)"), 0.0),
    (re.compile("(?<=[印转批]发)(?=《)|(?<=批转)(?=《)|(?<=》)"), 0.2),
    (re.compile(rf"(?<=的)(?=(?:{_KINDS})(?:（[^（）]*）)?$)"), 1.2),
    (re.compile("(?<=[印转]发|批转|转发)|(?=《)"), 0.6),
    (
        re.compile(
            "(?=进一步|加强|开展|推进|推动|促进|做好|落实|实施|建立|印发|转发|调整|成立|公布|废止)"
        ),
        0.9,
    ),
    (re.compile("(?<=、)|(?=[和与及暨])|(?<=的)|(?<=[县市省区镇乡局委会院])"), 1.2),
)


def break_penalties(title: str, measure: float) -> dict[int, float]:
    """Price each boundary at which a line may end: how much of the title's sense it tears.

    What stands in 《》, “” or （） has none where it fits `measure`, and numbers never.
    """
    grades = break_grades(title, [True] * (len(title) + 1), 0)
    words = _words(title)
    found = {
        at: _PART if at in words else TORN for at in range(1, len(title)) if grades[at] != NEVER
    }
    for pattern, price in reversed(_SENSE):
        for match in pattern.finditer(title):
            if match.start() in found and (price < _FAIR or match.start() in words):
                found[match.start()] = price
    whole = [match.span() for match in (*_WORDS.finditer(title), *_NAME.finditer(title))]
    enclosed = [match.span() for each in (ENCLOSED, QUOTED) for match in each.finditer(title)]
    whole += [(one, two) for one, two in enclosed if ems(title[one:two]) <= measure]
    kept = [*unbreakable(title), *(match.span() for match in _LATIN.finditer(title))]
    whole += [(one, two) for one, two in kept if ems(title[one:two]) <= max(measure, _NUMBER)]
    place = _PLACE.match(title)
    whole += [match.span() for match in re.finditer(re.escape(place[0]), title)] if place else []
    for one, two in whole:
        for at in range(one + 1, two):
            found.pop(at, None)
    return found


def _words(title: str) -> set[int]:
    """Return the ends of words; two characters that are taken for a word each are rather one."""
    parts = _segmenter().parse(title) if title else []
    ends = accumulate(map(len, parts))
    pairs = zip(parts, [*parts[1:], ""][: len(parts)], ends, strict=True)
    return {end for one, two, end in pairs if len(one) > 1 or len(two) > 1 or one in _ALONE}


@lru_cache(maxsize=1)
def _segmenter() -> budoux.Parser:
    """Load the table of BudouX when the first title is broken: 10 ms, 2 MB."""
    return budoux.load_default_simplified_chinese_parser()
