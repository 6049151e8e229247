"""Page files: the desk's own page, its scripts and its style.

In: the language, the token of the server, the name under which a browser keeps unsaved work.
Out: routes.
"""

from __future__ import annotations

import json
import secrets
from functools import partial
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from gazette.desk.page_words import PHRASES, WORDS
from gazette.preview.server import Answer

if TYPE_CHECKING:
    from gazette.desk.answers import Desk
    from gazette.preview.server import Request, Route

_HERE = Path(__file__).parent / "page"
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
_TYPES = {".js": _SCRIPT, ".css": _STYLE}
_SCRIPTS = "desk", "form", "dialogs", "printed_pages", "unsaved", "codemirror"
_FILES = (*(f"{name}.js" for name in _SCRIPTS), "desk.css")


def page_files(desk: Desk, root: str) -> dict[str, Route]:
    """Return what answers with the page, at `root`, and with the files that it asks for."""
    found: dict[str, Route] = {f"{root}/{name}": partial(_file, name) for name in _FILES}
    return {root: partial(_page, desk), f"{root}/": partial(_page, desk), **found}


def _page(desk: Desk, _request: Request) -> Answer:
    """Send the page: no script but its own, no style but with a number that is never the same."""
    page = Template((_HERE / "desk.html").read_text(encoding="utf-8"))
    words = {key: desk.say(word) for key, word in WORDS.items()}
    phrases = {key: desk.say(word) for key, word in PHRASES.items()}
    data = json.dumps({**words, "phrases": phrases}, ensure_ascii=False).replace("<", "\\u003c")
    nonce = secrets.token_urlsafe(16)
    own = {"lang": desk.language, "token": desk.token, "name": desk.name, "nonce": nonce}
    own["printable"] = "" if desk.publish else " hidden"
    made = page.substitute({key: escape(word) for key, word in words.items()} | own, words=data)
    return Answer(type="text/html; charset=utf-8", data=made.encode())


def _file(name: str, _request: Request) -> Answer:
    path = _HERE / name
    return Answer(type=_TYPES[path.suffix], data=path.read_bytes())
