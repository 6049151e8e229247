"""Routes: what the desk answers below /_press/desk.

In: a Desk.
Out: routes: for each address what answers it; what stood in the way, with its mend.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from gazette.desk.file_routes import file_routes
from gazette.desk.git_routes import git_routes
from gazette.desk.new_routes import new_routes
from gazette.desk.order_routes import order_routes
from gazette.desk.page_files import page_files
from gazette.desk.publish_routes import publish_routes
from gazette.preview.server import PRESS, json_answer
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.desk.answers import Act, Desk
    from gazette.preview.server import Answer, Request, Route

ROOT = f"{PRESS}desk"
OUTSIDE = frozenset({"send", "examine"})
"""What changes no file here and may take long: others need not wait for it."""
READING = frozenset({"issues", "notices", "open", "status", "history", "version"})
"""What is asked for without the token, and changes nothing."""


def routes(desk: Desk) -> dict[str, Route]:
    """Return what the desk answers at each address."""
    acts = {**file_routes(), **git_routes(), **new_routes(), **publish_routes(), **order_routes()}
    found: dict[str, Route] = {
        f"{ROOT}/{name}": partial(_answered, desk, act, name) for name, act in acts.items()
    }
    return {**page_files(desk, ROOT), **found}


def _answered(desk: Desk, act: Act, name: str, request: Request) -> Answer:
    """Answer what is asked for; what is refused says what to do about it."""
    if request.method != ("GET" if name in READING else "POST"):
        return json_answer({}, HTTPStatus.METHOD_NOT_ALLOWED)
    try:
        with nullcontext() if name in OUTSIDE else desk.turn:
            return json_answer(act(desk, request))
    except Refused as error:
        told = {"what": desk.say(error.what), "mend": desk.say(error.mend)}
        return json_answer(told, HTTPStatus.UNPROCESSABLE_ENTITY)
