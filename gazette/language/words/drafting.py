"""The words of drafts: the kinds of a new notice, and the examples that stand in its file.

In: nothing.
Out: DraftingWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class DraftingWords(NamedTuple):
    """The words of one language.

    `forms` are what editors call a draft and the kind (文种) that it has, by the name of its form.
    `section` and
    `appointments` are sections of a new gazette, `first_title` and `first_text` its first notice.
    The others are examples for an editor.
    """

    forms: Mapping[str, tuple[str, str]]
    supplement: str
    note: str
    addressees: str
    annex: str
    topic: str
    remark: str
    copies: str
    misprint: str
    section: str
    appointments: str
    frequency: str
    contact: str
    first_title: str
    first_text: str


_NAMES = (
    *("notice", "appointment", "promulgation", "repeal", "supervision", "release", "correction"),
    *("announcement", "proclamation", "decision", "opinion", "reply", "letter", "circular"),
    "order",
)


def _forms(*words: str) -> Mapping[str, tuple[str, str]]:
    """Map the names of forms to their words, each written as `name` or as `name=kind`."""
    pairs = (word.partition("=") for word in words)
    return {
        name: (called, kind or called)
        for name, (called, _, kind) in zip(_NAMES, pairs, strict=True)
    }


ZH_HANS = DraftingWords(
    forms=_forms(
        *("通知", "任免=通知", "印发=通知", "废止决定=决定", "挂牌督办=通知", "销案摘牌=通知"),
        *("更正", "通告", "公告", "决定", "意见", "批复", "函", "通报", "令"),
    ),
    supplement="增刊{number}",
    note="本期文件以印刷本为准。",
    addressees="各乡镇人民政府，县直各有关单位",
    annex="任务分解表",
    topic="农业、林业、水利",
    remark="（此件公开发布）",
    copies="县委办公室，县人大常委会办公室",
    misprint="{text}（应为）",
    section="{issuer}文件",
    appointments="人事任免",
    frequency="季刊",
    contact="电话：0000-0000000",
    first_title="{issuer}关于编印《{name}》的通告",
    first_text="《{name}》由{sponsor}主管主办，刊登本机关印发的文件，以印刷本为准。\n\n特此通告。",
)
ZH_HANT = DraftingWords(
    forms=_forms(
        *("通知", "任免=通知", "印發=通知", "廢止決定=決定", "掛牌督辦=通知", "銷案摘牌=通知"),
        *("更正", "通告", "公告", "決定", "意見", "批覆", "函", "通報", "令"),
    ),
    supplement="增刊{number}",
    note="本期文件以印刷本為準。",
    addressees="各鄉鎮人民政府，縣直各有關單位",
    annex="任務分解表",
    topic="農業、林業、水利",
    remark="（此件公開發布）",
    copies="縣委辦公室，縣人大常委會辦公室",
    misprint="{text}（應為）",
    section="{issuer}文件",
    appointments="人事任免",
    frequency="季刊",
    contact="電話：0000-0000000",
    first_title="{issuer}關於編印《{name}》的通告",
    first_text="《{name}》由{sponsor}主管主辦，刊登本機關印發的文件，以印刷本為準。\n\n特此通告。",
)
EN = DraftingWords(
    forms=_forms(
        *("notice=Notice", "appointment=Notice", "promulgation=Notice", "repeal=Decision"),
        *("supervision=Notice", "release=Notice", "correction=Correction"),
        *("announcement=Announcement", "proclamation=Proclamation", "decision=Decision"),
        *("opinion=Opinion", "reply=Reply", "letter=Letter", "circular=Circular", "order=Order"),
    ),
    supplement="supplement {number}",
    note="The printed issue is authoritative.",
    addressees="All departments",
    annex="Table of fees",
    topic="Trade",
    remark="(for publication)",
    copies="County Archives",
    misprint="{text} (as it should be)",
    section="Notices of the {issuer}",
    appointments="Appointments",
    frequency="Quarterly",
    contact="1 Market Square",
    first_title="{issuer}: Announcement of the {name}",
    first_text="The {name} is published by the {sponsor}. The printed issue is authoritative.",
)
