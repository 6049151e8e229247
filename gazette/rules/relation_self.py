"""Finds a notice that acts on itself.

In: a Gazette.
Out: Problems of the rule `relation-self`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import acts
from gazette.fields import VERBS
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette

RULE = Rule(
    "relation-self",
    Grade.MEND,
    "文件废止（作废、修改……）的是它自己。",
    "关联写的是对方文件。多半是抄文号时抄成了本文件的文号。",
    "改成对方文件的文号，或删去这一项。",
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find a notice that acts on itself."""
    for card, relation, there in acts(gazette):
        if there is card:
            what = message(
                "`{target}` 就是本文件，不能{verb}自己",
                target=relation.target,
                verb=message(VERBS[relation.verb][0]),
            )
            mend = message("改成对方文件的文号、网址代号或完整标题；没有对方文件的，删去这一项")
            place, width = relation.place or card.place, len(str(relation.target))
            yield RULE.problem(place, what, mend, width=width)
