"""Publish routes: an issue is published from the desk, as the command `publish` does.

In: a Desk, requests: which issue, who approved it.
Out: the files that were written; or the Problems that are to be mended before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette import check
from gazette.desk.answers import text_of
from gazette.model import Grade, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.desk.answers import Act, Desk
    from gazette.preview.server import Request


def publish_routes() -> dict[str, Act]:
    """Return what is done at each address."""
    return {"publish": _publish}


def _publish(desk: Desk, request: Request) -> object:
    """Publish an issue. Refused where nothing can be printed here."""
    asked = request.json()
    issue = text_of(asked, "issue")
    if desk.publish is None:
        what = message("这个系统上不能出版：出版要排印")
        mend = message("在 WSL、Linux 或 macOS 里运行 python build.py publish {issue}", issue=issue)
        raise Refused(what, mend)
    done = desk.publish(issue, str(asked.get("approved_by") or "").strip())
    mend_first = [one for one in check.folded(done.problems) if one.grade is Grade.MEND]
    return {
        "published": bool(done.entries),
        "files": done.files,
        "problems": [one.described(desk.say) for one in mend_first],
    }
