"""Git routes: what has changed, commit, send, fetch, history, an old version again.

In: a Desk, requests.
Out: what is answered as JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette import check
from gazette.content import files
from gazette.desk import saving
from gazette.desk.answers import saved_or_not, text_of, texts_of
from gazette.desk.git.commit import Author, commit
from gazette.desk.git.history import history, version
from gazette.desk.git.process import repository
from gazette.desk.git.proposed import proposed
from gazette.desk.git.sending import fetch, send
from gazette.desk.git.status import committed, on_branch, status
from gazette.model import Grade
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.desk.answers import Act, Desk
    from gazette.desk.git.process import Repository
    from gazette.preview.server import Request


def git_routes() -> dict[str, Act]:
    """Return what is done at each address."""
    return {
        "status": _status,
        "examine": _examine,
        "propose": _propose,
        "commit": _commit,
        "send": _send,
        "fetch": _fetch,
        "history": _history,
        "version": _version,
        "restore": _restore,
    }


def _status(desk: Desk, _request: Request) -> object:
    repo = repository(desk.content)
    there = status(repo)
    on_branch(there)  # before anybody writes why
    return {
        "branch": there.branch,
        "ahead": there.ahead,
        "behind": there.behind,
        "author": there.author,
        "email": there.email,
        "changes": [
            {"file": file, "change": change, "rows": _rows(repo, file)}
            for file, change in sorted(there.changes.items())
        ],
    }


def _rows(repo: Repository, file: str) -> tuple[str, ...]:
    """Return the lines in which a file is not as it was committed; none of what is no text."""
    try:
        return saving.differences(committed(repo, file) or b"", _now(repo, file) or b"")
    except Refused:
        return ()


def _now(repo: Repository, file: str) -> bytes | None:
    data = files.load(repo.content, file, files.LONGEST)
    return data if isinstance(data, bytes) else None


def _examine(desk: Desk, request: Request) -> object:
    """Return what `check` tells of the files that may be committed; how many others are wrong."""
    named = frozenset(texts_of(request.json(), "files"))
    found = check.folded(desk.inspect())
    wrong = {one.place.file for one in found if one.grade is Grade.MEND} - named
    own = [one.described(desk.say) for one in found if one.place.file in named]
    return {"problems": own, "others": len(wrong)}


def _propose(desk: Desk, request: Request) -> object:
    repo = repository(desk.content)
    named = texts_of(request.json(), "files")
    lines = proposed([(one, committed(repo, one), _now(repo, one)) for one in named])
    return {"message": "\n".join(map(desk.say, lines))}


def _commit(desk: Desk, request: Request) -> object:
    asked = request.json()
    author = Author(text_of(asked, "author"), text_of(asked, "email"))
    named = texts_of(asked, "files")
    return {"commit": commit(repository(desk.content), named, author, text_of(asked, "message"))}


def _send(desk: Desk, request: Request) -> object:
    return {"to": send(repository(desk.content), str(request.json().get("branch") or ""))}


def _fetch(desk: Desk, _request: Request) -> object:
    return {"new": fetch(repository(desk.content))}


def _history(desk: Desk, request: Request) -> object:
    rows = history(repository(desk.content), request.query.get("file", ""))
    keys = ("commit", "author", "day", "summary", "file")
    return [{key: getattr(row, key) for key in keys} for row in rows]


def _old(desk: Desk, asked: Any) -> bytes:
    return version(repository(desk.content), text_of(asked, "commit"), text_of(asked, "path"))


def _version(desk: Desk, request: Request) -> object:
    """Return how an old version differs from the file as it is."""
    old = _old(desk, request.query)
    now = saving.opened(desk.content, request.query.get("file", ""))
    return {"rows": saving.differences(now.data, old)}


def _restore(desk: Desk, request: Request) -> object:
    """Put an old version in the place of the file, if that is as it was when it was opened."""
    asked = request.json()
    file, digest = text_of(asked, "file"), text_of(asked, "digest")
    done = saving.restored(desk.content, file, digest, _old(desk, asked))
    return saved_or_not(desk, done)
