"""What is known about documents otherwise than when they were published.

In: what is bound of an issue, the issue and its Notices as they are read now.
Out: KnownChanges: a topic, a summary, a relation that was added; readers are told, nothing stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model.publication import KnownChange
from gazette.publication.lines import KNOWN, STRUCTURE, is_known, issue_lines, notice_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Issue, Notice
    from gazette.publication.lines import Lines
    from gazette.read.publication import Published


def known_changes(
    published: Published, issue: Issue, notices: Sequence[Notice]
) -> tuple[KnownChange, ...]:
    """Return what is known otherwise, in order; nothing where the lock does not say what was."""
    was = {line.address: line.text for line in published.lines}
    found = list(_changes(was, issue.address, issue_lines(issue)))
    for notice in notices:
        if f"{notice.card.address}?{STRUCTURE}" in was:
            found += _changes(was, notice.card.address, notice_lines(notice))
    bound = any(address.endswith(f"?{STRUCTURE}") for address in was)
    return tuple(found) if bound else ()


def _changes(was: Lines, address: str, now: Lines) -> Iterator[KnownChange]:
    known = (one for one in (*was, *now) if one.startswith(f"{address}?") and is_known(one))
    for one in dict.fromkeys(known):
        before, after = was.get(one, ""), now.get(one, "")
        if before != after:
            yield KnownChange(address, one.partition(f"?{KNOWN}")[2], before, after)
