"""成文日期晚于本期的出版日期，或失效早于施行。

公报不能刊登出版之后才成文的文件。核对日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice


def check_issue(
    _masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the days of every notice against each other and against the issue's."""
    for notice in notices:
        dated, file = notice.card.dated, notice.card.place.file
        if dated and issue.published and dated > issue.published:
            place = notice.places.get("dated", Place(file))
            what = f"成文日期 {dated} 晚于出版日期 {issue.published}"
            yield Problem(
                place, "date-order", what, "核对成文日期和 issue.yaml 的出版日期", Grade.LOOK
            )
        if notice.effective and notice.expires and notice.expires < notice.effective:
            place = notice.places.get("expires", Place(file))
            what = f"失效日期 {notice.expires} 早于施行日期 {notice.effective}"
            yield Problem(place, "date-order", what, "核对两个日期", Grade.LOOK)
