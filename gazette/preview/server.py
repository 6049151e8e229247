"""The server of the preview: the site's files, and what the press itself has to say below /_press/.

In: a folder, routes, what becomes of a page before it is sent.
Out: PreviewServer, on this machine only; Request, Answer, Route.

A page of another site that is open in the same browser may ask for anything here: it is refused by
what browsers say of it (Host, Origin, Sec-Fetch-Site), and whoever would change something must know
a token that only our own pages hold.
"""

from __future__ import annotations

import errno
import json
import secrets
import sys
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from gazette.model import message
from gazette.site.disk import Refused
from gazette.system import SHARES_PORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import Message

    Route = Callable[["Request"], "Answer"]
    """Answers a request below /_press/."""
    Draw = Callable[[str, bytes | None], tuple[HTTPStatus, bytes]]
    """Takes an address and the page that the site has there; returns what is sent instead."""

PRESS = "/_press/"
"""Below this address nothing of the site stands."""
TOKEN = "X-Press-Token"  # noqa: S105 - the name of a header
_NAMES = ("localhost", "127.0.0.1", "[::1]")
_OURS = {"same-origin", "none", None}
"""Sec-Fetch-Site of what our own pages ask for, of what is typed, and of what is no browser."""
_LARGEST = 64 * 1024 * 1024
"""Bytes that a request may bring: a picture of a camera has less."""
_PORTS = 20
"""So many ports are tried: who has more in use has something else in mind."""
_LAST = 65535
_OTHER = message("用 --port 换一个端口，例如 --port 8765")
_JSON = "application/json; charset=utf-8"
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for below /_press/: `path` without the query, header names in lower case."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """Return the object that the body is; none of its values where it is no such thing."""
        try:
            found = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: bytes of a type; or `events`, each as it comes, until there are no more."""

    status: HTTPStatus = HTTPStatus.OK
    type: str = _JSON
    data: bytes = b""
    events: Iterator[bytes] | None = None


def json_answer(value: object, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return an answer that is JSON."""
    return Answer(status, _JSON, json.dumps(value, ensure_ascii=False).encode())


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder and the routes of the press; `token` is asked of every POST."""

    allow_reuse_address = not SHARES_PORTS
    daemon_threads = True

    def __init__(self, output: Path, port: int) -> None:
        """Take a port of this machine. OSError where it cannot be had."""
        self.token = secrets.token_urlsafe(32)
        self.routes: Mapping[str, Route] = {}
        self.draw: Draw | None = None
        super().__init__(("localhost", port), partial(_Handler, directory=str(output)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone away; else what the library says."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for Problems."""

    def end_headers(self) -> None:
        """Let the browser ask again each time, and take no type for another."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer what our own pages ask for; send a page of the site as `draw` has it."""
        if not self._ours():
            return
        path = unquote(urlsplit(self.path).path)
        if path.startswith(PRESS):
            self._answered(path)
            return
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if path.endswith("/") else file
        if (file.is_dir() and page is file) or (page.is_file() and page.suffix != ".html"):
            super().do_GET()  # leads on to the folder; a file as it is
            return
        status, data = self._drawn(path, page)
        self._send(Answer(status, _HTML, data))

    def do_HEAD(self) -> None:
        """Answer as for GET, without what follows."""
        self.do_GET()

    def do_POST(self) -> None:
        """Answer who knows the token."""
        if not self._ours():
            return
        if not secrets.compare_digest(self.headers.get(TOKEN, ""), self.server.token):
            self._refuse()
            return
        self._answered(unquote(urlsplit(self.path).path))

    def _ours(self) -> bool:
        """Return whether our own page asks, or somebody at the address bar; refuse all others."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        name, _, port = host.rpartition(":")
        known = name in _NAMES and port == str(self.server.server_port)
        alike = origin in {None, f"http://{host}"} and _asked_by_us(self.headers)
        if not (known and alike):
            self._refuse()
        return known and alike

    def _refuse(self) -> None:
        self.close_connection = True
        data = b"403: asked by another site\n"
        self._send(Answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", data))

    def _answered(self, path: str) -> None:
        route = self.server.routes.get(path)
        length = self.headers.get("Content-Length") or "0"
        if route is None or not length.isdecimal() or int(length) > _LARGEST:
            self.close_connection = True
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if route else HTTPStatus.NOT_FOUND
            self._send(json_answer({}, status))
            return
        query = dict(parse_qsl(urlsplit(self.path).query))
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(length))
        self._send(route(Request(self.command, path, query, body, headers)))

    def _drawn(self, path: str, page: Path) -> tuple[HTTPStatus, bytes]:
        """Return what is sent at an address, and with which status."""
        try:
            data = page.read_bytes()
        except OSError:
            data = None
        if self.server.draw:
            return self.server.draw(path, data)
        return (HTTPStatus.NOT_FOUND, b"") if data is None else (HTTPStatus.OK, data)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        if answer.events is None:
            self.send_header("Content-Length", str(len(answer.data)))
        else:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)
            for event in answer.events or ():
                self.wfile.write(event)
                self.wfile.flush()


def _asked_by_us(headers: Message) -> bool:
    """Return whether our own page asks, or a person opens the address, by a link or by hand."""
    site, mode = headers.get("Sec-Fetch-Site"), headers.get("Sec-Fetch-Mode")
    return site in _OURS or mode == "navigate"


def listen(output: Path, port: int) -> PreviewServer:
    """Take this port of this machine, or the next that is free, to serve a folder.

    Whoever asks before there is a site waits for it. Refused where no port can be had.
    """
    for number in range(port, min(port + _PORTS, _LAST + 1)):
        try:
            return PreviewServer(output, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                what = message(
                    "不能使用端口 {number}：{reason}", number=number, reason=error.strerror
                )
                raise Refused(what, _OTHER) from error
    raise Refused(message("从 {port} 起的端口都已被占用", port=port), _OTHER)
