"""Facts: what the schema wants seen of a notice's fields at the head of its page.

In: a Notice in its Issue, its links.
Out: labels and values for layouts/notice.html; keywords for its meta tag.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from gazette.fields import NOTICE, Shown
from gazette.pages.frame import day
from gazette.pages.validity import validity
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from gazette.model import Issue, Link, Notice
    from gazette.pages.frame import Shows


def facts(notice: Notice, issue: Issue, links: tuple[Link, ...]) -> tuple[Shows, ...]:
    """Return the metadata block: labels, their values and where these lead; what is known.

    The order is the schema's; the issue's day follows the document's.
    """
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for entry in NOTICE:
        if Shown.FACTS in entry.shown:
            leads = f"/{entry.index}/{{}}/" if entry.index else ""
            values = [(text, leads.format(segment(text))) for text in _said(notice, entry.key)]
            found.append((entry.label, values))
        if entry.key == "dated" and issue.published:
            found.append(("出版日期", [(day(issue.published), "")]))
    if state := "、".join(validity(notice.card, links)):
        found.append(("有效性", [(state, "")]))
    return tuple(
        {"label": label, "values": tuple({"text": text, "address": to} for text, to in values)}
        for label, values in found
        if values
    )


def _said(notice: Notice, key: str) -> tuple[str, ...]:
    """Return a field's values as readers see them; none where it is not written."""
    value = notice.value(key)
    values = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(day(one) if isinstance(one, date) else str(one) for one in values)


def keywords(notice: Notice) -> str:
    """Return the keywords of a notice's page, in the order of the schema."""
    keys = (entry.key for entry in NOTICE if Shown.META in entry.shown)
    return ",".join(chain.from_iterable(_said(notice, key) for key in keys))
