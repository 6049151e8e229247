"""File routes: the issues, the notices, a file as it is opened, written, saved, pasted into.

In: a Desk, requests.
Out: what is answered as JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette import read
from gazette.desk import form, listing, saving
from gazette.desk.answers import edits_of, filled, saved_or_not, shown_first, text_of
from gazette.desk.changes import changed, parts, raw_of
from gazette.desk.head_problems import head_problems
from gazette.desk.pasting import pasted
from gazette.desk.pictures import put_picture
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.desk.answers import Act, Desk
    from gazette.preview.server import Request

_BACK = 8
"""Issues from which the form suggests what was written before: two years of a quarterly."""
_ROW = ("file", "title", "number", "kind", "section")


def file_routes() -> dict[str, Act]:
    """Return what is done at each address."""
    return {
        "issues": _issues,
        "notices": _notices,
        "open": _open,
        "text": _text,
        "problems": _problems,
        "save": _save,
        "paste": _paste,
        "picture": _picture,
    }


def _issues(desk: Desk, _request: Request) -> object:
    return [
        {"name": row.name, "called": desk.say(row.called), "state": row.state, "locked": row.locked}
        for row in listing.issues(desk.content)
    ]


def _notices(desk: Desk, request: Request) -> object:
    rows = listing.notices(desk.content, request.query.get("issue", ""))
    return [{key: getattr(row, key) for key in _ROW} for row in rows]


def _open(desk: Desk, request: Request) -> object:
    """Return a file, and how its fields are asked for."""
    file = request.query.get("file", "")
    one = saving.opened(desk.content, file)
    head, _ = read.masthead(desk.content)
    before = listing.used_before(desk.content, _BACK)
    asked = form.described(saving.schema_of(file), head, before, desk.say)
    return {**filled(desk, one), "form": asked}


def _text(desk: Desk, request: Request) -> object:
    """Return the whole text as it would be saved, the lines of each field, which come first."""
    asked = request.json()
    file = text_of(asked, "file")
    schema = saving.schema_of(file)
    raw = raw_of(changed(_base(desk, file, asked), edits_of(asked), schema))
    try:
        there = parts(raw, schema)
    except Refused:
        return {"text": raw.text, "first": 1, "places": {}, "own": None}
    keys = {name: one.key for one in schema for name in (one.key, one.label)}
    places = {
        keys.get(name, name): (entry.first + 1, entry.last + 1)
        for name, entry in there.entries.items()
    }
    values = {name: entry.span.value for name, entry in there.entries.items()}
    own = shown_first(desk, schema, values)
    return {"text": raw.text, "first": there.body + 1, "places": places, "own": own}


def _base(desk: Desk, file: str, asked: Mapping[str, object]) -> bytes:
    """Return what is edited: the file, or what it said when opened where it is gone by now."""
    there = saving.there(desk.content, file)
    base = asked.get("base")
    if there is None and isinstance(base, str):
        return base.encode("utf-8", "surrogatepass")
    return saving.opened(desk.content, file).data


def _problems(desk: Desk, request: Request) -> object:
    """Return what reading gazette.yaml or an issue.yaml finds, as its text is to be."""
    asked = request.json()
    file, text = text_of(asked, "file"), text_of(asked, "text")
    saving.opened(desk.content, file)  # one that is edited here, and no other
    found = head_problems(desk.content, file, text.encode("utf-8", "surrogatepass"))
    return {"problems": [one.described(desk.say) for one in found]}


def _save(desk: Desk, request: Request) -> object:
    asked = request.json()
    file, digest = text_of(asked, "file"), text_of(asked, "digest")
    return saved_or_not(desk, saving.saved(desk.content, file, digest, edits_of(asked)))


def _paste(desk: Desk, request: Request) -> object:
    made = pasted(text_of(request.json(), "html"))
    return {"text": made.text, "inline": made.inline, "told": [desk.say(one) for one in made.told]}


def _picture(desk: Desk, request: Request) -> object:
    """Put a picture beside the notices; its bytes are all that is sent."""
    issue, name = request.query.get("issue", ""), request.query.get("name", "")
    made = put_picture(desk.content, issue, name, request.body)
    return {"name": made.name, "told": [desk.say(one) for one in made.told]}
