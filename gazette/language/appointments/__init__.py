"""Appointments (任免): what a notice does to which persons' posts.

In: a notice's title and section; its lines, each with the id of its block.
Out: Appointments; none of a notice that is on something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.appointments.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model.appointment import Appointment

_TITLE = re.compile(
    r"任免|任职|免职|任命|免去|聘任|解聘|聘用|聘请|挂职|提名|辞去|不再担任|不再兼任|[^服劳业税]职务"
)
_OTHER = re.compile(
    r"(?:办法|规定|规则|条例|制度|细则|方案|意见|公示|大纲|标准|目录|培训|考试|资格|备案)"
    r"(?:》|的通知|的公告|$)|任职资格|任前公示|回避"
)
_SECTION = re.compile("任免|人事任")


def appointing(title: str, section: str) -> bool:
    """Return whether a notice is on appointments, by its title or by its section."""
    if _OTHER.search(title):
        return False
    return bool(_TITLE.search(title) or _SECTION.search(section))


def appointments(lines: Iterable[tuple[str, str]]) -> tuple[Appointment, ...]:
    """Return what lines, each with the id of its block, do to which posts."""
    reading = Reading()
    for unit, text in lines:
        reading.line(unit, text)
    return tuple(reading.found)
