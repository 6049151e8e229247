"""Answers: what all routes of the desk share: whose files, what was sent, what is sent back.

In: requests; files as they are opened and saved.
Out: Desk; texts and edits of a request; values that become JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any

from gazette import read
from gazette.desk import form, listing, saving
from gazette.desk.changes import Edits
from gazette.desk.own_fields import own_fields
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from gazette.build.publishing import Publication
    from gazette.desk.saving import Opened
    from gazette.fields import Field
    from gazette.model import Gazette, Message, Problem
    from gazette.preview.server import Request

    Act = Callable[["Desk", Request], object]
    """Does what is asked for, and returns what is answered as JSON."""

_NAME = 16
"""Hexadecimal digits of the name under which a browser keeps what is not saved."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One content/, edited at one desk: `say` writes a Message out in `language`.

    `known` reads the gazette, its drafts too, as its files are by now; `token` is the server's.
    `publish` takes an issue and who approved it; there is none where nothing can be printed.
    `inspect` returns all Problems of what is on the disk by now, but those of the print.
    Only one request at a time reads and writes: `turn` is held meanwhile.
    """

    content: Path
    say: Callable[[Message], str]
    language: str
    token: str
    known: Callable[[], Gazette]
    publish: Callable[[str, str], Publication] | None = None
    inspect: Callable[[], tuple[Problem, ...]] = tuple
    turn: Lock = field(default_factory=Lock)

    @property
    def name(self) -> str:
        """What a browser keeps unsaved work of this content/ under."""
        return sha256(str(self.content.resolve()).encode()).hexdigest()[:_NAME]


def text_of(asked: Mapping[str, Any], name: str) -> str:
    """Return a text that was sent. Raise Refused where there is none."""
    found = asked.get(name)
    if not isinstance(found, str):
        raise Refused(message("没有收到 `{name}`", name=name), message("重新打开这一页，再试一次"))
    return found


def texts_of(asked: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the texts of a list that was sent; none where there is no list."""
    found = asked.get(name)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def edits_of(asked: Mapping[str, Any]) -> Edits:
    """Return the edits that a page sent."""
    file, fields = text_of(asked, "file"), asked.get("fields")
    values = form.given(fields, saving.schema_of(file)) if isinstance(fields, dict) else {}
    body, text = asked.get("body"), asked.get("text")
    return Edits(
        values,
        body if isinstance(body, str) else None,
        text if isinstance(text, str) else None,
    )


def filled(desk: Desk, one: Opened) -> dict[str, Any]:
    """Return a file as it is: what it says, and the digest by which it is saved again."""
    locked = listing.is_locked(desk.content, one.file.rpartition("/")[0])
    told = (desk.say(listing.LOCKED), desk.say(listing.LOCKED_MEND)) if locked else ()
    schema = saving.schema_of(one.file)
    said = form.filled(one.data, schema, desk.say)
    own = shown_first(desk, schema, said["fields"] or {})
    return {"file": one.file, "digest": one.digest, "locked": told, "own": own, **said}


def shown_first(
    desk: Desk, schema: Sequence[Field], values: Mapping[str, object]
) -> dict[str, object]:
    """Return which fields the form shows first, and what a new relation is most likely to be."""
    head, _ = read.masthead(desk.content)
    own = own_fields(schema, values, head)
    return {"keys": own.keys, "verb": own.verb}


def saved_or_not(desk: Desk, done: Opened | saving.Conflict) -> object:
    """Return what was saved; or both versions, and how they differ."""
    if isinstance(done, saving.Conflict):
        theirs = {"theirs": filled(desk, done.theirs), "rows": done.rows}
        return {
            "conflict": {**theirs, "gone": saving.there(desk.content, done.theirs.file) is None}
        }
    return filled(desk, done)
