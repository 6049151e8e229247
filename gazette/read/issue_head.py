"""Issue head: what an issue has instead of the masthead: the gazette's name and sponsor then.

In: an Issue, the fields of issue.yaml, the masthead, what is bound of the issue.
Out: the Issue with its name, pinyin and sponsor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.fields.issue import OF_MASTHEAD

if TYPE_CHECKING:
    from gazette.model import Issue, Masthead
    from gazette.read.publication import Published
    from gazette.read.typed import Typed


def issue_head(issue: Issue, given: Typed, head: Masthead, bound: Published | None) -> Issue:
    """Return an issue with what it says; else what was published; else what the masthead says now.

    Of a lock that binds no name nothing more is known than of an issue without one.
    """
    lines = bound.lines if bound else ()
    said = {line.address.removeprefix(f"{issue.address}?"): line.text for line in lines}
    if "name" not in said:
        said = {key: getattr(head, key) for key in OF_MASTHEAD}
    name, pinyin, sponsor = (given.get(key) or said.get(key, "") for key in OF_MASTHEAD)
    if name != said["name"]:
        pinyin = given.get("pinyin")
    return replace(issue, name=name, pinyin=pinyin, sponsor=sponsor)
