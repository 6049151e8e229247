"""Facts: what the schema wants seen of a notice at the head of its page; its relations.

In: a Notice in its Issue, a Link, the words of its language.
Out: labels and values for layouts/notice.html; keywords for its meta tag.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from gazette.fields import NOTICE, Shown
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from gazette.language.words import Words
    from gazette.model import Issue, Link, Notice
    from gazette.pages.frame import Shows


def facts(words: Words, notice: Notice, issue: Issue) -> tuple[Shows, ...]:
    """Return the metadata block: labels, their values and where these lead; what is known.

    The order is the schema's; the issue's day follows the document's.
    """
    labels = words.labels
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for entry in NOTICE:
        if Shown.FACTS in entry.shown:
            leads = f"/{entry.index}/{{}}/" if entry.index else ""
            said = _said(words, notice, entry.key)
            found.append(
                (
                    labels.get(entry.key, entry.label),
                    [(text, leads.format(segment(text))) for text in said],
                )
            )
        if entry.key == "dated" and issue.published:
            found.append((labels["published"], [(words.day(issue.published), "")]))
    return tuple(
        {"label": label, "values": tuple({"text": text, "address": to} for text, to in values)}
        for label, values in found
        if values
    )


def _said(words: Words, notice: Notice, key: str) -> tuple[str, ...]:
    """Return a field's values as readers see them; none where it is not written."""
    value = notice.value(key)
    values = value if isinstance(value, tuple) else (value,) if value else ()
    said = (words.day(one) if isinstance(one, date) else str(one) for one in values)
    if rule := notice.timings.get(key):
        counted = "".join(said)
        return (counted + words.in_brackets.format(text=rule) if counted else rule,)
    return tuple(said)


def keywords(words: Words, notice: Notice) -> str:
    """Return the keywords of a notice's page, in the order of the schema."""
    keys = (entry.key for entry in NOTICE if Shown.META in entry.shown)
    return ",".join(chain.from_iterable(_said(words, notice, key) for key in keys))


def link(words: Words, link: Link) -> Shows:
    """Return one end of a relation."""
    act = words.record.acts[link.verb]
    return {
        "label": act.done if link.back else act.does,
        "number": link.number,
        "title": link.title,
        "address": link.address,
        "part": link.part,
        "begins": words.day(link.begins),
        "until": words.day(link.until),
    }
