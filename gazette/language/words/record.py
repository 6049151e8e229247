"""The words of the record: what documents do to each other, and what they are on which day.

In: nothing.
Out: RecordWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Act(NamedTuple):
    """What one document does to another, as three places say it."""

    does: str
    """Before the other document, on the page of the one that acts."""
    done: str
    """Before the one that acts, on the other's page."""
    said: str | None
    """In the band on the other's page; None where it changes nothing there."""


class RecordWords(NamedTuple):
    """The words of one language.

    `acts` go by the verbs of the schema, `statuses` by StatusWord, `events` by EventKind.
    """

    acts: Mapping[str, Act]
    statuses: Mapping[str, str]
    in_force_until: str
    takes_effect_on: str
    status_then: str
    events: Mapping[str, str]
    history: str
    begins: str
    until: str
    as_of: str
    in_part: str
    band_ended: str
    band_ended_on: str
    band_expires: str


ZH_HANS = RecordWords(
    acts={
        "repeals": Act("废止", "被废止", "已废止"),
        "lapses": Act("宣布失效", "被宣布失效", "已宣布失效"),
        "voids": Act("作废", "被作废", "已作废"),
        "amends": Act("修改", "被修改", "已被修改"),
        "corrects": Act("更正", "被更正", "已更正"),
        "replaces": Act("代替", "被代替", "已被代替"),
        "implements": Act("依据", "为其依据", None),
        "extends": Act("延期", "被延期", "有效期已延长"),
        "suspends": Act("中止", "被中止", "已中止执行"),
        "transmits": Act("转发", "被转发", None),
        "closes": Act("销案摘牌", "已销案摘牌", "所挂牌督办的事项已销案摘牌"),
        "explains": Act("解读", "政策解读", None),
    },
    statuses={
        "in_force": "现行有效",
        "not_yet": "尚未施行",
        "amended": "部分修改",
        "repealed": "已废止",
        "lapsed": "已失效",
        "expired": "有效期满",
        "suspended": "已中止",
        "closed": "已销案摘牌",
        "unknown": "未记载",
    },
    in_force_until="有效期至{day}",
    takes_effect_on="{day}起施行",
    status_then="{word}至{day}，其后{following}",
    events={
        "made": "成文",
        "published": "出版",
        "takes_effect": "施行",
        "expires": "有效期满",
        "repealed": "废止",
        "lapsed": "宣布失效",
        "voided": "作废",
        "amended": "修改",
        "corrected": "更正",
        "replaced": "代替",
        "extended": "延期",
        "suspended": "中止",
        "closed": "销案摘牌",
    },
    history="沿革",
    begins="自{day}",
    until="至{day}",
    as_of="据截至{day}出版的各期",
    in_part="{part}{said}",
    band_ended="本文件{said}，见{by}。",
    band_ended_on="{day}起，本文件{said}，见{by}。",
    band_expires="本文件有效期至{day}。",
)

ZH_HANT = RecordWords(
    acts={
        "repeals": Act("廢止", "被廢止", "已廢止"),
        "lapses": Act("宣布失效", "被宣布失效", "已宣布失效"),
        "voids": Act("作廢", "被作廢", "已作廢"),
        "amends": Act("修改", "被修改", "已被修改"),
        "corrects": Act("更正", "被更正", "已更正"),
        "replaces": Act("代替", "被代替", "已被代替"),
        "implements": Act("依據", "為其依據", None),
        "extends": Act("延期", "被延期", "有效期已延長"),
        "suspends": Act("中止", "被中止", "已中止執行"),
        "transmits": Act("轉發", "被轉發", None),
        "closes": Act("銷案摘牌", "已銷案摘牌", "所掛牌督辦的事項已銷案摘牌"),
        "explains": Act("解讀", "政策解讀", None),
    },
    statuses={
        "in_force": "現行有效",
        "not_yet": "尚未施行",
        "amended": "部分修改",
        "repealed": "已廢止",
        "lapsed": "已失效",
        "expired": "有效期滿",
        "suspended": "已中止",
        "closed": "已銷案摘牌",
        "unknown": "未記載",
    },
    in_force_until="有效期至{day}",
    takes_effect_on="{day}起施行",
    status_then="{word}至{day}，其後{following}",
    events={
        "made": "成文",
        "published": "出版",
        "takes_effect": "施行",
        "expires": "有效期滿",
        "repealed": "廢止",
        "lapsed": "宣布失效",
        "voided": "作廢",
        "amended": "修改",
        "corrected": "更正",
        "replaced": "代替",
        "extended": "延期",
        "suspended": "中止",
        "closed": "銷案摘牌",
    },
    history="沿革",
    begins="自{day}",
    until="至{day}",
    as_of="據截至{day}出版的各期",
    in_part="{part}{said}",
    band_ended="本文件{said}，見{by}。",
    band_ended_on="{day}起，本文件{said}，見{by}。",
    band_expires="本文件有效期至{day}。",
)

EN = RecordWords(
    acts={
        "repeals": Act("Repeals", "Repealed by", "has been repealed"),
        "lapses": Act("Declares lapsed", "Declared lapsed by", "has been declared lapsed"),
        "voids": Act("Annuls", "Annulled by", "has been annulled"),
        "amends": Act("Amends", "Amended by", "has been amended"),
        "corrects": Act("Corrects", "Corrected by", "has been corrected"),
        "replaces": Act("Replaces", "Replaced by", "has been replaced"),
        "implements": Act("Carries out", "Carried out by", None),
        "extends": Act("Extends", "Extended by", "has been extended"),
        "suspends": Act("Suspends", "Suspended by", "has been suspended"),
        "transmits": Act("Transmits", "Transmitted by", None),
        "closes": Act("Closes", "Closed by", "is about a case that has been closed"),
        "explains": Act("Explains", "Explained by", None),
    },
    statuses={
        "in_force": "in force",
        "not_yet": "not yet in force",
        "amended": "amended",
        "repealed": "repealed",
        "lapsed": "lapsed",
        "expired": "expired",
        "suspended": "suspended",
        "closed": "closed",
        "unknown": "not recorded",
    },
    in_force_until="in force until {day}",
    takes_effect_on="takes effect on {day}",
    status_then="{word} until {day}, then {following}",
    events={
        "made": "Made",
        "published": "Published",
        "takes_effect": "Takes effect",
        "expires": "Expires",
        "repealed": "Repealed",
        "lapsed": "Declared lapsed",
        "voided": "Annulled",
        "amended": "Amended",
        "corrected": "Corrected",
        "replaced": "Replaced",
        "extended": "Extended",
        "suspended": "Suspended",
        "closed": "Closed",
    },
    history="History",
    begins="from {day}",
    until="until {day}",
    as_of="from the issues published up to {day}",
    in_part="{said} in part ({part})",
    band_ended="This document {said}; see {by}.",
    band_ended_on="From {day} on this document {said}; see {by}.",
    band_expires="This document is in force until {day}.",
)
