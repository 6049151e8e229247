"""Organs: the public bodies that a field or a title names, one by one, short names and long ones.

In: the text of an issuer, a signature, or the head of a title.
Out: the bodies; those that a mark joins to one name; whether two names are of one body; whether a
person signs; a title's own issuers.
"""

from __future__ import annotations

import re

_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_BETWEEN = re.compile(r"[\s、，,]+")
_AND_MORE = re.compile(r"等(?:[\d一二两三四五六七八九十]*个?(?:部门|单位|机关))?$")
OFFICES = "[省市州盟县区旗镇乡部厅局院会]长|检察长|主席|主任|司令员|书记|专员"
"""Offices whose holders sign, as a part of a regular expression."""

PASSING_ON = "转发|批转|印发|颁发|翻印"
"""How a title says that a body hands on what another wrote, as a part of a regular expression."""

_PERSON = re.compile(f"(?:代|副)?(?:{OFFICES})")
_MEETING = re.compile(r"第[\d一二三四五六七八九十]+次(?:全体)?会议$")
_ABOUT = re.compile(f"关于|{PASSING_ON}")
_OFFICE = ("办公室", "办公厅")
_JOINT = re.compile(r"\s*[、，,；;]\s*(?![^（(]*[）)])")
_WHOLE = re.compile(
    r"\S+(?:政府|委|委员会|委員會|局|[厅廳]|(?<!干)部|法院|检察院|医院|[办辦](?:公[室厅廳])?|[处處]|中心"
    r"|银行|公司|总工会|协会|联合会|[总支大]队)"
)
"""What the name of a body ends with; 文化 of 文化、广播电视局 is none."""
_LONGEST = 1000
"""What is longer names no bodies, and would be looked through again from each of its marks."""

_SHARED = re.compile(r"联合|联席|共同|领导小组|专班|指挥部|协调")
_PARTY = re.compile(r"[党县市省区州盟旗镇乡]委$")
_OF_BOTH = re.compile(r"政府.")


def organs(text: str) -> tuple[str, ...]:
    """Return the bodies that a text names, without what stands in brackets (代章)."""
    parts = _BETWEEN.split(_ASIDE.sub("", text))
    return tuple(name for part in parts if (name := _AND_MORE.sub("", part)))


def joint(text: str) -> tuple[str, ...]:
    """Return the bodies that marks join to one name; none where the name is of one body.

    县委、县政府信访局 is of one, and so is 公安局、司法局联合调解中心.
    """
    if len(text) > _LONGEST:
        return ()
    parts = tuple(_JOINT.split(_AND_MORE.sub("", text)))
    *others, last = parts
    if not others or not all(_WHOLE.fullmatch(_ASIDE.sub("", part)) for part in parts):
        return ()
    shared = _PARTY.search(others[-1]) and _OF_BOTH.search(last)
    return () if shared or _SHARED.search(last) else parts


def same(one: str, other: str) -> bool:
    """Return whether two names are of one body: 东山镇人民政府 is 示例县东山镇人民政府."""
    return one.endswith(other) or other.endswith(one)


def is_person(text: str) -> bool:
    """Return whether a person signs by office and name, as an order or a bill is signed."""
    return bool(_PERSON.match(text))


def named_in(title: str) -> tuple[str, ...]:
    """Return the bodies that stand before 关于, 转发 … in a title; none where it has no such head.

    What a meeting resolves is entitled with the meeting, whose body the issuer is: it names none.
    """
    head, *about = _ABOUT.split(title, maxsplit=1)
    return () if not about or "《" in head or _MEETING.search(head) else organs(head)


def lacks_issuer(title: str) -> bool:
    """Return whether a title begins with what it is about (GB/T 9704: 发文机关、事由、文种)."""
    return title.startswith(("关于", "關於"))


def begins_with(title: str, organ: str) -> bool:
    """Return whether a title begins with a body's whole name, not with its office's."""
    return title.startswith(organ) and not title[len(organ) :].startswith(_OFFICE)
