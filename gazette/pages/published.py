"""Published: what readers see of the lock of an issue, its log, the codes of its printed pages.

In: an Issue in its surroundings.
Out: values for layouts, data; a Page at the address of each code, which leads to its page.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.language.words import words
from gazette.model import Act, Page
from gazette.model.publication import code, is_page
from gazette.pages.frame import described, framed
from gazette.pages.open_data.schema_parts import COUNT, MAYBE, TEXT, keyed, list_of, object_of
from gazette.publication.published_files import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.words import Words
    from gazette.model import Issue, LogEntry
    from gazette.model.publication import KnownChange
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.setting import Surroundings

CODES = "/C/"
"""Where the codes are: in capitals throughout, as a QR code has them in the least room."""

_ACT = keyed("act day target", TEXT) | keyed("lock approved_by reason", MAYBE)
_PARTS = keyed("lock manifest text", TEXT)
_CHANGE = keyed("target field", TEXT) | keyed("published now", MAYBE)
_OWN = 2
"""The slashes of the address of an issue's own PDF."""
_LISTS = {
    "signed": list_of(TEXT),
    "acts": list_of(object_of(_ACT)),
    "changes": list_of(object_of(_CHANGE)),
}
SCHEMA = {**object_of({"version": COUNT, **_PARTS, **_LISTS}), "type": ["object", "null"]}
"""The JSON Schema of `data`."""


def publication(around: Surroundings, issue: Issue) -> Shows | None:
    """Return what the page of an issue shows of its publication; None of one that is not bound."""
    if not around.lock:
        return None
    said = words(around.masthead)
    return {
        "manifest": f"{issue.address}{MANIFEST}",
        "text": f"{issue.address}{files.TEXT}",
        "log": f"/{files.LOG}",
        "acts": tuple(_act(said, entry) for entry in around.acts if entry.reason),
        "signed": next((one for one in around.signed if one.count("/") == _OWN), ""),
        "changes": tuple(_change(said, issue, one) for one in around.changes),
    }


def _act(said: Words, entry: LogEntry) -> str:
    """Say what was done later to what was published, and why."""
    day = said.day(date.fromisoformat(entry.day))
    known = said.publication
    if entry.act is Act.WITHDRAW:
        return known.withdrawn.format(day=day, what=entry.target, reason=entry.reason)
    return known.again.format(day=day, reason=entry.reason)


def _change(said: Words, issue: Issue, change: KnownChange) -> str:
    """Say what is known about a document otherwise than when it was published."""
    known = said.publication
    titles = {card.address: card.title for card in issue.cards}
    was, now = (_readable(said, change.key, text) for text in (change.published, change.now))
    template = known.changed if was and now else known.changed_from if was else known.changed_to
    about = titles.get(change.address, said.issue(issue))
    return template.format(title=about, field=known.known[change.key], was=was, now=now)


def _readable(said: Words, key: str, text: str) -> str:
    """Return what was known as readers say it, several values in a row."""
    rows = text.split("\n") if text else []
    if key == "relations":
        acts = (row.partition(" ") for row in rows)
        rows = [f"{said.record.acts[verb].does} {rest}" for verb, _, rest in acts]
    return said.list_mark.join(rows)


def data(around: Surroundings, issue: Issue) -> Json:
    """Return the same for machines; null of an issue that is not bound."""
    if not around.lock:
        return None
    return {
        "version": around.lock.version,
        "lock": around.lock.digest,
        "manifest": f"{issue.address}{MANIFEST}",
        "text": f"{issue.address}{files.TEXT}",
        "acts": [
            {
                "act": entry.act.value,
                "day": entry.day,
                "target": entry.target,
                "lock": entry.lock or None,
                "approved_by": entry.approved_by or None,
                "reason": entry.reason or None,
            }
            for entry in around.acts
        ],
        "signed": list(around.signed),
        "changes": [
            {
                "target": one.address,
                "field": one.key,
                "published": one.published or None,
                "now": one.now or None,
            }
            for one in around.changes
        ],
    }


def codes(around: Surroundings, issue: Issue) -> Iterator[Page]:
    """Yield a page at the code of each printed page, which leads on to that page.

    Paper of a former publication bears other codes: these say so, and lead to the page too.
    """
    pages = around.lock.pages if around.lock and around.lock.coded else ()
    now = {code(digest): address for address, digest in pages}
    for written, address in now.items():
        yield _code(around, issue, written, address)
    held = set(now.values())
    for written, address in dict(around.former_codes).items():
        if written not in now:
            leads = address if address in held else issue.address
            yield _code(around, issue, written, leads, former=True)


def _code(
    around: Surroundings, issue: Issue, written: str, address: str, *, former: bool = False
) -> Page:
    masthead, said = around.masthead, words(around.masthead)
    heading = said.publication.code_of.format(code=written)
    name = said.issue(issue)
    number = address.rstrip("/").rpartition("/")[2]
    leads = said.on_page.format(issue=name, page=number) if is_page(address) else name
    shows = {
        **framed(masthead, around.site, address, f"{heading} - {masthead.name}"),
        "description": described(heading),
        "heading": heading,
        "page": leads,
        "address": address,
        "former": former,
    }
    return Page(f"{CODES}{written.replace(' ', '')}/", "code.html", shows)


def tombstones(around: Surroundings, issue: Issue) -> Iterator[Page]:
    """Yield a page where a notice was that its issue has no longer: what it was, when and why."""
    masthead, said = around.masthead, words(around.masthead)
    again = [entry for entry in around.acts if entry.act is Act.AGAIN]
    why = ""
    if again:
        day = said.day(date.fromisoformat(again[-1].day))
        why = said.publication.gone.format(day=day, reason=again[-1].reason)
    for one in around.removed:
        yield Page(
            one.address,
            "gone.html",
            {
                **framed(masthead, around.site, one.address, f"{one.title} - {masthead.name}"),
                "description": described(one.title),
                "noindex": True,
                "heading": one.title,
                "number": one.number,
                "why": why,
                "issue": {"name": said.issue(issue), "address": issue.address},
            },
        )
