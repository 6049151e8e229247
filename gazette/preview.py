"""Preview: serves a site with its drafts, and makes it anew at every change.

In: a Run.
Out: a web server on this machine, until it is interrupted.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from gazette.press import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.press import Result
    from gazette.press.floor import Run


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing: the terminal is for Problems."""

    def end_headers(self) -> None:
        """Let the browser ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(run: Run, port: int, told: Callable[[Result], None]) -> None:
    """Serve the site on localhost and press again at every change, until interrupted.

    The preview has an output of its own beside the published one, which it never touches.
    """
    output = run.output.with_name(f".{run.output.name}.preview")
    run = replace(run, output=output, drafts=True)
    told(press(run, _silent))
    handler = partial(_Quiet, directory=str(output))
    with ThreadingHTTPServer(("localhost", port), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for _ in watch(run.content, run.layouts, run.static, raise_interrupt=False):
            told(press(run, _silent))


def _silent(_step: str, _done: int, _total: int) -> None:
    pass
