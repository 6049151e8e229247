"""New routes: an issue or a notice is begun, by what the command `new` asks, too.

In: a Desk, requests: what an editor has said so far.
Out: what is still to be said, or the file that was made.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.build.as_of import today
from gazette.desk.answers import text_of
from gazette.drafting import NoticeRequest, issue_draft, notice_draft, put, questions
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.desk.answers import Act, Desk
    from gazette.model import Gazette
    from gazette.preview.server import Request

_ASKED = ("kind", "title", "issue", "series", "section", "issuer")


def new_routes() -> dict[str, Act]:
    """Return what is done at each address."""
    return {"new-issue": _new_issue, "new-notice": _new_notice}


def _new_issue(desk: Desk, request: Request) -> object:
    """Make the folder of the next issue, or of the one that is named, and its issue.yaml."""
    asked = request.json()
    day = _day(text_of(asked, "published"))
    draft = issue_draft(desk.known(), str(asked.get("name") or "").strip(), day)
    put(desk.content, draft)
    return {"file": draft.path}


def _new_notice(desk: Desk, request: Request) -> object:
    """Make a notice, or return the first thing that is still to be said of it."""
    asked = request.json()
    gazette = desk.known()
    wanted = _wanted(gazette, asked)
    if left := questions(gazette, wanted):
        return {"asked": left[0].key, "choices": left[0].choices}
    draft = notice_draft(gazette, wanted)
    put(desk.content, draft)
    return {"file": draft.path, "left": [desk.say(one) for one in draft.left]}


def _wanted(gazette: Gazette, asked: Mapping[str, object]) -> NoticeRequest:
    kind, title, issue, series, section, issuer = (
        str(asked.get(key) or "").strip() for key in _ASKED
    )
    day = today(gazette.masthead.timezone)
    return NoticeRequest(day, kind, title, issue, series, section, issuer)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        what = message("`{text}` 不是日期", text=text)
        raise Refused(what, message("写成 YYYY-MM-DD，例如 2026-02-28")) from error
