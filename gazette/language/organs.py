"""Organs: the public bodies that a field or a title names, one by one, short names and long ones.

In: the text of an issuer, a signature, or the head of a title.
Out: the bodies; whether two names are of one body; whether a person signs; a title's own issuers.
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


def organs(text: str) -> tuple[str, ...]:
    """Return the bodies that a text names, without what stands in brackets (代章)."""
    parts = _BETWEEN.split(_ASIDE.sub("", text))
    return tuple(name for part in parts if (name := _AND_MORE.sub("", part)))


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
