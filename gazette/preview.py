"""Preview: serves a site with its drafts, and makes it anew at every change.

In: a Run, a port.
Out: a web server on this machine, until it is interrupted.
"""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from gazette.build import build_site
from gazette.model import Message, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.build import Result
    from gazette.build.context import Run


_PORTS = 20
"""So many ports are tried: who has more in use has something else in mind."""
_LAST = 65535
_BEAT = 100
"""ms after which the watch says that nothing has changed; the first time, that it has begun."""
_OTHER = message("用 --port 换一个端口，例如 --port 8765")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing: the terminal is for Problems."""

    def end_headers(self) -> None:
        """Let the browser ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def folder(run: Run) -> Path:
    """Return the output that the preview has of its own, beside the published one."""
    return run.output.with_name(f".{run.output.name}.preview")


def listen(output: Path, port: int) -> ThreadingHTTPServer:
    """Take this port of this machine, or the next that is free, to serve a folder.

    Whoever asks before there is a site waits for it. Refused where no port can be had.
    """
    handler = partial(_Quiet, directory=str(output))
    for number in range(port, min(port + _PORTS, _LAST + 1)):
        try:
            return ThreadingHTTPServer(("localhost", number), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Refused(
                    message(
                        "不能使用端口 {number}：{reason}", number=number, reason=error.strerror
                    ),
                    _OTHER,
                ) from error
    raise Refused(message("从 {port} 起的端口都已被占用", port=port), _OTHER)


def serve(run: Run, server: ThreadingHTTPServer, told: Callable[[Result | Refused], None]) -> None:
    """Press with drafts, serve the site, and press again at every change, until interrupted.

    A first run that is Refused ends it; a later one is told, and the site stays as it was. What
    changes while one runs makes another.
    """
    run = replace(run, output=folder(run), drafts=True)
    folders = (run.content, run.layouts, run.static)
    with server:
        # Who only begins to watch after the first run does not hear what changed meanwhile.
        changes = watch(*folders, rust_timeout=_BEAT, yield_on_timeout=True, raise_interrupt=False)
        if next(changes, None) is None:
            return
        told(build_site(run, _silent))
        Thread(target=server.serve_forever, daemon=True).start()
        for _ in filter(None, changes):
            try:
                told(build_site(run, _silent))
            except Refused as refused:
                told(refused)


def _silent(_step: Message, _done: int, _total: int) -> None:
    pass
