"""What the preview itself answers, below /_press/.

In: the state of the preview, its site, how a notice would look.
Out: routes.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gazette.preview.server import PRESS, Answer, json_answer
from gazette.preview.state import problem_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.preview.notice_pages import NoticeView
    from gazette.preview.printed_pages import PrintedPages
    from gazette.preview.server import Request, Route
    from gazette.preview.state import PreviewState

    View = Callable[[str, bytes | None], NoticeView | None]

_HERE = Path(__file__).parent / "page"
_FILES = ("preview.js", "preview.css", "printed.js", "printed.css")
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_PULSE = 15
"""Seconds after which a line is sent without a change, so that who has left is noticed."""


def routes(
    state: PreviewState, output: Path, view: View, printed: PrintedPages | None = None
) -> dict[str, Route]:
    """Return what is answered at each address; `printed` is None where nothing is printed."""
    found: dict[str, Route] = {
        "state": partial(_state, state, output, view),
        "events": partial(_events, state),
        "view": partial(_view, state, view),
    }
    if printed:
        found["printed"] = partial(_printed, printed)
        found["printed-page"] = partial(_printed_page, printed)
    found |= {name: partial(_file, name) for name in _FILES}
    return {f"{PRESS}{name}": route for name, route in found.items()}


def page_file(output: Path, address: str) -> bytes | None:
    """Return what the site has at an address; None where that is no page of it."""
    path = (output / address.lstrip("/")).resolve()
    path = path / "index.html" if address.endswith("/") else path
    inside = path.is_relative_to(output.resolve()) and path.suffix == ".html"
    return path.read_bytes() if inside and path.is_file() else None


def _state(state: PreviewState, output: Path, view: View, request: Request) -> Answer:
    """Say what the bar of a page says."""
    address = unquote(request.query.get("address", "/"))
    data = page_file(output, address)
    return json_answer(state.about(address, data, lambda file: view(file, None)))


def _events(state: PreviewState, _request: Request) -> Answer:
    """Send the number of each revision as it comes (server-sent events)."""

    def events() -> Iterator[bytes]:
        revision = -1
        while True:
            found = state.wait(revision, _PULSE)
            yield b":\n\n" if found == revision else f"data: {found}\n\n".encode()
            revision = found

    return Answer(type="text/event-stream", events=events())


def _view(state: PreviewState, view: View, request: Request) -> Answer:
    """Say how a notice would look: its page, its Problems, the lines of its blocks."""
    asked = request.json()
    file, text = asked.get("file"), asked.get("text")
    if not isinstance(file, str) or not isinstance(text, str):
        return json_answer({}, HTTPStatus.BAD_REQUEST)
    found = view(file, text.encode("utf-8", "surrogatepass"))
    if found is None:
        return json_answer({}, HTTPStatus.NOT_FOUND)
    return json_answer(
        {
            "address": found.address,
            "html": found.page.decode(),
            "problems": [problem_row(one, state.say, found) for one in found.problems],
            "lines": found.lines(),
        }
    )


def _printed(printed: PrintedPages, request: Request) -> Answer:
    """Say which printed pages a notice would have: their numbers, pictures, its areas of them."""
    asked = request.json()
    file, text = asked.get("file"), asked.get("text")
    if not isinstance(file, str) or not isinstance(text, str):
        return json_answer({}, HTTPStatus.BAD_REQUEST)
    pages = printed.pages(file, text.encode("utf-8", "surrogatepass"))
    return json_answer({"pages": pages})


def _printed_page(printed: PrintedPages, request: Request) -> Answer:
    """Send the picture of a printed page."""
    data = printed.picture(request.query.get("name", ""))
    if data is None:
        return json_answer({}, HTTPStatus.NOT_FOUND)
    return Answer(type="image/png", data=data)


def _file(name: str, _request: Request) -> Answer:
    """Send a script or a style of the preview."""
    path = _HERE / name
    return Answer(type=_TYPES[path.suffix], data=path.read_bytes())
