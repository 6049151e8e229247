"""Preview: serves a site with its drafts, and makes it anew at every change.

In: a Run, a server.
Out: a web server on this machine, until it is interrupted.

What was saved is shown three times, each time more of it: the page of the notice alone, at once;
the whole site, with what is printed already; and with the print, laid out in the background.
The printed pages of the notice are set meanwhile, without the others.
Problems stop none of it: they stand in the page.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from gazette.build import build_site
from gazette.build.context import silent
from gazette.content import files
from gazette.model import Problem, message
from gazette.preview.background_print import BackgroundPrint
from gazette.preview.notice_pages import NoticePages, NoticeView
from gazette.preview.printed_pages import PrintedPages
from gazette.preview.routes import routes
from gazette.preview.server import listen
from gazette.print.notice_sandbox import open_notice_pages
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.preview.background_print import Found
    from gazette.preview.server import PreviewServer, Route
    from gazette.preview.state import PreviewState

    Told = Callable[[Result | Refused], None]
    """Is told what a build came to."""
    Event = set[Path] | Found | Exception
    """What the loop follows: files that changed, what was laid out, what stopped a thread."""

__all__ = ["Preview", "folder", "listen"]

_BEAT = 100
"""ms after which the watch says that nothing has changed; the first time, that it has begun."""
_STEP = 20
"""ms without a change after which what has changed is told: who saves writes a file at once."""
_DEBOUNCE = 200
"""ms after which it is told at the latest."""
_PAUSE = 0.3
"""Seconds that a browser has to load a page again, before a build takes the processor from it."""
_SWITCH = 0.001
"""Seconds after which a build lets who serves go on: a browser asks for a dozen files in a row."""
_UPDATING = message("正在更新整个网站")
_PRINTING = message("正在排印")


def folder(run: Run) -> Path:
    """Return the output that the preview has of its own, beside the published one."""
    return run.output.with_name(f".{run.output.name}.preview")


class Preview:
    """One gazette, watched and served."""

    def __init__(self, run: Run, state: PreviewState, told: Told) -> None:
        """Take what is wanted, what browsers are shown, and who is told of each build."""
        self._wants_print, self._told, self._state = run.printed, told, state
        run = replace(run, output=folder(run), drafts=True, lenient=True)
        # Only the first build is large; later ones are sooner done without further processes.
        self._first = replace(run, printed=False, searched=False)
        self._run = replace(run, printed=False, jobs=1)
        self._pages: NoticePages | None = None
        self._events: Queue[Event] = Queue()
        self._print = BackgroundPrint(replace(run, printed=True), self._events.put)
        self._printed: tuple[Problem, ...] | None = None
        self._printed_pages: PrintedPages | None = None
        self._saved: Queue[str] = Queue()

    def serve(self, server: PreviewServer, more: Mapping[str, Route]) -> None:
        """Build, serve, and build again at every change, until interrupted.

        A first build that is Refused ends it; a later one is told, and the site stays as it was.
        """
        sys.setswitchinterval(_SWITCH)
        server.draw = self._state.page
        Thread(target=self._watch, daemon=True).start()
        with server, ExitStack() as stack:
            try:
                self._events.get()  # the watch has begun: what changes from now on is heard
                if self._wants_print:
                    make = stack.enter_context(open_notice_pages())
                    self._printed_pages = PrintedPages(self._run, make)
                    Thread(target=self._print_saved, daemon=True).start()
                found = routes(self._state, self._run.output, self.view, self._printed_pages)
                server.routes = found | dict(more)
                self._show(build_site(self._first, silent), self._state.revision)
                Thread(target=server.serve_forever, daemon=True).start()
                self._complete()
                while True:
                    self._follow(self._events.get())
            finally:
                self._print.stop()

    def view(self, file: str, data: bytes | None = None) -> NoticeView | None:
        """Return a notice as its file would show it, or shows it by now; None where none can."""
        if data is None:
            found = files.load(self._run.content, file, files.LONGEST)
            data = found if isinstance(found, bytes) else None
        return self._pages.view(file, data) if self._pages and data is not None else None

    def _watch(self) -> None:
        """Show each notice that is saved, whatever goes on; tell what has changed.

        The first that is told is that the watch has begun.
        """
        places = (self._run.content, self._run.layouts, self._run.static)
        begun = False
        try:
            for changes in watch(
                *places,
                debounce=_DEBOUNCE,
                step=_STEP,
                rust_timeout=_BEAT,
                yield_on_timeout=True,
                raise_interrupt=False,
            ):
                paths = {Path(name) for _, name in changes}
                for file in sorted(filter(None, map(self._notice, paths))):
                    if view := self.view(file):
                        self._state.show(view)
                        self._saved.put(file)
                if paths or not begun:
                    self._events.put(paths)
                begun = True
        except Exception as error:  # noqa: BLE001 - a thread that ends in silence shows nothing new
            self._events.put(error)

    def _print_saved(self) -> None:
        """Set the pages of what is saved, the last of it next."""
        try:
            while True:
                file = self._saved.get()
                while not self._saved.empty():
                    file = self._saved.get()
                data = files.load(self._run.content, file, files.LONGEST)
                if self._printed_pages and isinstance(data, bytes):
                    pages = self._printed_pages.pages(file, data)
                    if pages and self._saved.empty():
                        self._state.show_printed(file, pages)
        except Exception as error:  # noqa: BLE001 - as in `_watch`
            self._events.put(error)

    def _follow(self, event: Event) -> None:
        """Show what has changed, or what was laid out."""
        if isinstance(event, Refused):
            self._refuse(event)
        elif isinstance(event, Exception):
            raise event
        elif isinstance(event, tuple):
            self._printed = event
            self._rebuild(self._run)
            self._state.tell(None)
        else:
            self._print.stop()
            self._printed = None
            self._state.tell(_UPDATING)
            time.sleep(_PAUSE)
            while not self._events.empty():  # one build shows all that was saved meanwhile
                more = self._events.get()
                if isinstance(more, Exception) and not isinstance(more, Refused):
                    raise more
            self._rebuild(replace(self._run, searched=False))
            self._complete()

    def _complete(self) -> None:
        """Begin what takes longer: the print, and behind it the search."""
        if not self._events.empty():
            return  # what is to come begins it again
        if self._wants_print:
            self._state.tell(_PRINTING)
            self._print.begin()
        else:
            self._rebuild(self._run)
            self._state.tell(None)

    def _rebuild(self, run: Run) -> None:
        begun = self._state.revision
        try:
            self._show(build_site(run, silent), begun)
        except Refused as refused:
            self._refuse(refused)

    def _show(self, result: Result, begun: int) -> None:
        """Show what a build came to; the Problems of the print are those of laying it out."""
        if result.published:
            self._pages = NoticePages(self._run, result, self._pages)
            if self._printed_pages:
                self._printed_pages.know(result)
        found = result.problems if self._printed is None else self._printed
        self._state.built(result, found, begun)
        self._told(replace(result, problems=found))

    def _refuse(self, refused: Refused) -> None:
        self._state.refused(refused.what)
        self._told(refused)

    def _notice(self, path: Path) -> str:
        """Return the name below content/ of a notice's file; empty where it is another file."""
        root = self._run.content.absolute()
        name = path.relative_to(root) if path.is_relative_to(root) else Path()
        is_notice = len(name.parts) == 2 and name.suffix == ".md"  # noqa: PLR2004 - issue/file
        return name.as_posix() if is_notice else ""
