"""Verbs of acts: in what words a document says what it does to another.

In: nothing of ours.
Out: VERBS: each verb with its words before and behind what it acts on, and further patterns.

A pattern is of marked text: {G} is what is acted on, one document or several with their parts;
{A} are adverbials (自本通知印发之日起, 同时, 予以), {I} is whoever issued it, {Q} a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass

_YEARS = r"(?:[0-9一二两三四五六七八九十]+年|至|到)"
_FORCE = "(?:有效|施行|执行|适用|试行|实施)"
_LONGER = "(?:延长|顺延|延期|延至|延续)"
_GO_ON = "继续(?:执行|施行|有效|实施)"
_PAUSE = "(?:暂停|中止|暂缓)(?:执行|实施|施行)"
_REPLACE = "代替|替代|取代"
_CHANGE = "(?:修改|修订|调整|改|变更)"
_RIGHT = "(?:更正|勘误)"
_CLOSE = "(?:摘牌销案|销案摘牌|解除挂牌督办|销案)(?!申请|条件|手续|标准|程序)"
_CARRY = "(?:贯彻|落实|执行|实施)"
_MEANWHILE = r"(?:(?!(?<![需重主必])要(?!求|点)|应当|负责)[^。；])*?"
_MADE = "特?制[定订](?!的)|(?<!本)(?<!的)决定(?!书|》)|提出(?:如下|以下)"
"""What a document does on the ground of another: what others are to make is none of it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: `active` words stand before what they act on, `passive` ones behind it.

    Every sentence that says it has `hint` in it. `lists` are the words by which it announces a
    list (决定废止下列文件：); `examples` are texts that say it of ◆, the first document in them.
    """

    name: str
    hint: str
    examples: tuple[str, ...]
    active: str = ""
    passive: str = ""
    lists: str = ""
    patterns: tuple[str, ...] = ()


VERBS = (
    Verb(
        "repeals",
        "废[止除]|停止|终止|不再",
        ("决定废止◆。", "◆同时废止。", "停止执行◆第三条。", "◆自本通知印发之日起不再执行。"),
        active="废止|废除|(?:停止|终止)(?:执行|施行|实施|使用)",
        passive="废止|废除|(?:停止|终止)(?:执行|施行|实施|使用)|不再(?:执行|有效)",
        lists="废止|废除|停止执行|不再执行",
    ),
    Verb(
        "lapses",
        "失效|终止有效",
        ("决定宣布失效◆。", "宣布◆失效。", "◆自行失效。", "下列文件宣布失效：\n1.◆"),
        active="宣[布告]失效",
        passive="(?:宣[布告])?失效|终止有效",
        lists="(?:宣[布告])?失效",
        patterns=(r"宣[布告]{G}{A}失效",),
    ),
    Verb(
        "voids",
        "作废",
        ("原◆予以作废。", "◆一并作废。", "下列文件予以作废：◆。"),
        active="作废",
        passive="作废",
        lists="作废",
    ),
    Verb(
        "amends",
        "修[改订]|调整|改为|变更|增[加设]|删",
        ("决定修改◆。", "对◆作如下修改：", "将◆第三条修改为：“略”", "删去◆第五条。", "◆增加一条。"),
        active="修改|修订",
        patterns=(
            (
                r"(?:对|就|将){G}(?:的?(?:部分|个别)(?:条款|内容|条文))?{A}(?:作出?|做出?|进行)?"
                rf"(?:如下|以下|部分|相应|适当|的)*{_CHANGE}(?=$|[，,。；：:如为])"
            ),
            rf"将{{G}}(?:中的?|内的?)?[^，。；：]{{0,30}}?{_CHANGE}为",
            rf"{{G}}(?:中的?|内的?)?{{Q}}[^。；：]{{0,12}}?{_CHANGE}为",
            rf"{{G}}{{A}}被?{_CHANGE}为",
            rf"{{G}}(?:根据|依照|按照)本[^，。；]{{1,8}}作?(?:如下|相应|部分)*{_CHANGE}",
            r"(?:在|对)?{G}中?(?:增加|增设)(?!值)",
            r"(?:删去|删除){G}",
            r"{G}{A}(?:删去|删除)(?=$|[，,。；])",
        ),
    ),
    Verb(
        "corrects",
        "更正|勘误|应为",
        ("更正◆。", "◆个别内容有误，现更正如下：", "◆第二条“三”应为“五”。"),
        active="更正|勘误",
        patterns=(
            rf"{{G}}[^。；]{{0,60}}?(?:现|特|予以|作出?|做出?|一并|如下)+[^。；，]{{0,6}}?{_RIGHT}",
            rf"(?:对|将|就){{G}}[^。；]{{0,30}}?{_RIGHT}",
            r"{G}(?:中的?|内的?)?[^，。；：]{0,20}?{Q}[^。；]{0,8}?(?:应为|更正为){Q}",
        ),
    ),
    Verb(
        "replaces",
        _REPLACE,
        ("自印发之日起施行，代替◆。", "◆附件1由本名单取代。"),
        active=_REPLACE,
        patterns=(
            rf"{{G}}(?:所[定列附][^，。；]{{1,8}}?)?{{A}}[由被]本[^，。；]{{1,12}}(?:{_REPLACE})",
        ),
    ),
    Verb(
        "implements",
        "制[定订]|决定|印发|出台|提出|现就|通知|关于",
        ("根据◆等规定，制定本办法。", "为贯彻落实◆，特制定本方案。", "关于贯彻落实◆的通知"),
        patterns=(
            rf"(?:[根依]据|[依按遵]照){{I}}{{G}}{_MEANWHILE}(?:{_MADE}|印发|出台)",
            (
                rf"为了?[^。；，]{{0,12}}?{_CARRY}{{I}}{{G}}{_MEANWHILE}"
                f"(?:{_MADE}|现就|特通知|通知如下)"
            ),
            (
                rf"关于(?:认真|切实|进一步|深入|全面)*{_CARRY}+{{G}}(?:精神)?的[^，。；]{{0,6}}"
                "(?:意见|方案|通知|细则|措施|办法)"
            ),
        ),
    ),
    Verb(
        "extends",
        "延|继续",
        ("◆有效期延长至2028年12月31日。", "◆有效期届满后继续执行两年。", "延长◆的有效期"),
        lists=rf"{_GO_ON}{_YEARS}|有效期[^。；]{{0,8}}延长",
        patterns=(
            rf"{{G}}[^。；]{{0,40}}?{_FORCE}期限?[^，。；]{{0,8}}?{_LONGER}",
            rf"{{G}}[^。；]{{0,40}}?将其{_FORCE}期限?[^，。；]{{0,8}}?{_LONGER}",
            rf"{_LONGER}{{G}}的?{_FORCE}?(?:期|时间)",
            rf"{{G}}[^。；]{{0,30}}?(?:届满|期满|到期)[^。；]{{0,12}}?{_GO_ON}{_YEARS}",
            rf"{{G}}[^。；]{{0,12}}?(?:届满|期满|到期)[^。；]{{0,20}}?{_GO_ON}[，,]有效期",
            rf"{{G}}{{A}}{_GO_ON}{_YEARS}",
            rf"{{G}}{{A}}{_LONGER}(?:执行|施行|实施)?{_YEARS}",
        ),
    ),
    Verb(
        "suspends",
        "暂[停缓]|中止",
        ("暂停执行◆第四条。", "◆从即日起中止执行。"),
        active=_PAUSE,
        passive=_PAUSE,
        lists=_PAUSE,
    ),
    Verb(
        "transmits",
        "批转|转发",
        ("办公室转发◆的通知", "现将◆转发给你们。", "县政府同意◆，现批转给你们。"),
        patterns=(
            r"(?:批转|转发)(?![的了至到])[^，。；：]{0,30}?{G}(?=的通知|给|$|\n|，|。)",
            r"将[^，。；]{0,16}?{G}(?:批转|转发)",
            r"{G}[^。；]{0,40}?(?:现|予以|特此)(?:批转|转发)",
        ),
    ),
    Verb(
        "closes",
        "销案|摘牌|挂牌|销号",
        ("对◆所列隐患予以摘牌销案。",),
        patterns=(rf"对{{G}}[^，。；]{{0,30}}?(?:予以|给予|决定|同意)*{_CLOSE}",),
    ),
)
