"""Titles: breaks a long title by sense into lines of a good shape.

In: a title, perhaps with its breaks marked, and how many characters a line holds.
Out: its lines; joined they are the title.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from gazette.typeset.cohesion import Cohesion
from gazette.typeset.marks import NEVER, boundaries, ems, units

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\n"
"""Where an editor asks for a break; no part of the title."""

_SHORTEST = 3  # characters: no line of one or two
_MOST = 5  # lines: what has more is no title, and would take long
_CANDIDATES = 24
_FIRM = 10.0  # the price of parting two characters that always stand together
_NOTHING = Cohesion()

_KINDS = (
    "通知|通告|公告|决定|意见|函|批复|通报|报告|请示|规定|规则|细则|办法|方案|计划|规划|决议|议案|命令|令|公报"
    "|纪要|措施|预案|要点|章程"
)
_WORDS = re.compile(
    "人民政府|办公室|办公厅|委员会|常务会议|领导小组|工作|管理|实施|试行|暂行|建设|发展|经济|社会|政府|信息|公开"
    "|行政|规范性|文件|单位|部门|企业|事业|公司|有限|责任|人员|干部|职务|任免|安全|生产|消防|火灾|隐患|重大|挂牌|督办"
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


def title_lines(title: str, measure: float, cohesion: Cohesion = _NOTHING) -> tuple[str, ...]:
    """Break a title into lines of at most `measure` characters; "".join(lines) is the title.

    `cohesion` says which characters stand together in the text that the title belongs to.

    A line break in it is kept. Without one the title parts where its sense does, never inside
    《…》 if that fits a line, into no line of one or two characters, in the shape of a trapezoid or
    a lozenge. GB/T 9704: 词意完整、排列对称、长短适宜、间距恰当，梯形或菱形.
    """
    return tuple(
        line
        for piece in title.split(MARK)
        if piece
        for line in _lines(piece, max(measure, 1.0), cohesion)
    )


def _lines(title: str, measure: float, cohesion: Cohesion) -> tuple[str, ...]:
    if ems(title) <= measure:
        return (title,)
    prices = {
        at: price + _FIRM * cohesion.of(title[at - 1], title[at])
        for at, price in _prices(title, measure).items()
    }
    ends = [*sorted(sorted(prices, key=lambda at: (prices[at], at))[:_CANDIDATES]), len(title)]
    fewest = ceil(ems(title) / measure)
    counts = (count for count in (fewest, fewest + 1) if count <= _MOST)
    widths = [0.0, *accumulate(map(ems, title))]
    cuts = (cut for count in counts for cut in _cuts(widths, ends, measure, count))
    shapes = [
        (
            _price([widths[two] - widths[one] for one, two in pairwise((0, *cut))])
            + sum(prices.get(at, 0.0) for at in cut),
            cut,
        )
        for cut in cuts
    ]
    if not shapes:
        return tuple(_filled(title, measure))
    return tuple(title[one:two] for one, two in pairwise((0, *min(shapes)[1])))


def _cuts(
    widths: list[float], ends: list[int], measure: float, count: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Give the ways to cut what follows `start` into `count` lines that fit."""
    if widths[-1] - widths[start] > count * measure:
        return
    if count == 1:
        yield (ends[-1],)
        return
    for at, end in enumerate(ends[:-1]):
        if end - start >= _SHORTEST and ends[-1] - end >= _SHORTEST:
            if widths[end] - widths[start] > measure:
                break
            for rest in _cuts(widths, ends[at + 1 :], measure, count - 1, end):
                yield (end, *rest)


def _prices(title: str, measure: float) -> dict[int, float]:
    """Price each boundary at which a line may end: how much of the title's sense it tears."""
    grades = boundaries(title, [True] * (len(title) + 1), 0)
    prices = {at: 3.0 for at in range(1, len(title)) if grades[at] != NEVER}
    for pattern, price in reversed(_SENSE):
        for match in pattern.finditer(title):
            if match.start() in prices:
                prices[match.start()] = price
    whole = [match.span() for match in (*_WORDS.finditer(title), *_NAME.finditer(title))]
    books = [match.span() for match in re.finditer("《[^《》]*(?:《[^《》]*》[^《》]*)*》", title)]
    whole += [(one, two) for one, two in books if ems(title[one:two]) <= measure]
    whole += [(one, two) for one, two in units(title) if ems(title[one:two]) <= measure]
    for one, two in whole:
        for at in range(one + 1, two):
            prices.pop(at, None)
    return prices


def _price(widths: list[float]) -> float:
    """Price the shape of some lines: best is a trapezoid or a lozenge of lines not too unlike."""
    longest = max(widths)
    price = sum(((longest - width) / longest) ** 2 for width in widths) * 3
    price += 4.0 * len(widths)
    sink = any(
        before > here + 0.5 and after > here + 0.5 for before, here, after in _triples(widths)
    )
    if sink:
        price += 6
    elif longest - min(widths) < 1:
        price += 1
    return price + sum(2.0 for width in widths if width < 0.4 * longest)


def _triples(widths: list[float]) -> Iterator[tuple[float, float, float]]:
    """Give for each inner line the widest above it, itself, the widest below it."""
    for at in range(1, len(widths) - 1):
        yield max(widths[:at]), widths[at], max(widths[at + 1 :])


def _filled(title: str, measure: float) -> Iterator[str]:
    """Fill line after line: for a title that no rule can break."""
    grades = boundaries(title, [True] * (len(title) + 1), 0)
    start = 0
    while ems(title[start:]) > measure:
        fits = [at for at in range(start + 1, len(title)) if ems(title[start:at]) <= measure]
        good = [at for at in fits if grades[at] != NEVER and len(title) - at >= _SHORTEST]
        end = (good or fits or [start + 1])[-1]
        yield title[start:end]
        start = end
    yield title[start:]
