"""The binder: lays an issue out, joins front matter and body, writes the PDF.

In: a Job.
Out: a Book; in this process, so without limits (see `bindery`).
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import signal
import socket
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

import pypdfium2
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from PIL import Image
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from gazette import typeset
from gazette.book import Book, Job, shown
from gazette.book.archive import write
from gazette.book.complaints import faces, heard, refused
from gazette.book.fetch import Fetcher
from gazette.book.pagemap import front_matter, page_map
from gazette.book.shape import flows
from gazette.book.twins import apart

if TYPE_CHECKING:
    from gazette.model import PageMap, Problem

Document: TypeAlias = Any
Sheet: TypeAlias = Any
"""WeasyPrint's laid-out documents and pages have no types."""

COVER_WIDTH = 600
"""The cover picture's width, in pixels."""


def bind(job: Job) -> Book:
    """Print an issue: the body first, then the front matter with the body's page numbers."""
    with heard(job) as problems:
        try:
            return _bind(job, problems)
        except FatalURLFetchingError as error:
            return Book(problems=(*problems, refused(job, str(error))))


def _bind(job: Job, problems: list[Problem]) -> Book:
    press = _Press(job)
    body = press.lay_out("body.html", flows=flows(press.shown["notices"]))
    if _attached(body):
        # An attachment is dated by the clock, and nobody asked for it.
        raise FatalURLFetchingError("rel=attachment")
    mapped, lost = page_map(body.pages, job.notices)
    problems += lost
    front = press.front(mapped)
    problems += front_matter(front, _said(press.shown), job.issue.place)
    count = len(front)
    whole = body.copy(front + body.pages)
    pdf = write(whole, {0: ("r", 1), count: ("D", 1)})
    if not lost:
        # What is not on the paper has no glyph there, and is a Problem already.
        problems += faces(job, tuple(whole.fonts.values()))
    return Book(
        pdf,
        replace(mapped, front=count),
        _cover(pdf),
        tuple(dict.fromkeys(problems)),
        parts=_parts(body, mapped, job),
    )


def _parts(body: Document, mapped: PageMap, job: Job) -> dict[str, bytes]:
    """Write each notice's own pages, under its title and with their printed numbers."""
    parts = {}
    for notice in job.notices:
        if notice.card.id in mapped.spans:
            first, last = mapped.spans[notice.card.id]
            part = body.copy(body.pages[first - 1 : last])
            parts[notice.card.id] = write(part, {0: ("D", first)}, notice.card.title)
    return parts


class _Press:
    """The layouts, the files and the faces that both halves of a book are made with."""

    def __init__(self, job: Job) -> None:
        self.shown = shown(job)
        # The web address of the issue: relative links of the notices hold on paper, too.
        issue = f"{self.shown['gazette']['address']}/{self.shown['issue']['id']}/"
        self.base = f"{issue}print/"
        folder = job.layouts / "print"
        self.fetcher = Fetcher({f"{issue}files/": job.folder, self.base: folder})
        self.fonts = FontConfiguration()  # type: ignore[no-untyped-call]
        self.layouts = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )

        self.layouts.filters["apart"] = lambda text: Markup(apart(str(escape(text))))  # noqa: S704

    def lay_out(self, layout: str, **more: object) -> Document:
        """Lay a half out: the one place where WeasyPrint's layout is called."""
        html = self.layouts.get_template(layout).render(
            gazette=self.shown["gazette"], issue=self.shown["issue"], **more
        )
        source = HTML(string=html, base_url=self.base, url_fetcher=self.fetcher)  # type: ignore[no-untyped-call]
        with typeset.chinese(typeset.Options(level="article")):
            return source.render(font_config=self.fonts)  # type: ignore[no-untyped-call]

    def front(self, mapped: PageMap) -> list[Sheet]:
        """Lay out cover and contents on an even count of pages, so that page 1 is a right one."""
        sections = [
            {"name": name, "notices": [_entry(notice, mapped) for notice in notices]}
            for name, notices in groupby(self.shown["notices"], lambda notice: notice["section"])
        ]
        pages: list[Sheet] = self.lay_out("front.html", sections=sections).pages
        # The layout ends with an empty page.
        return pages[: len(pages) // 2 * 2]


def _attached(document: Document) -> bool:
    links = (kind for page in document.pages for kind, *_ in page.links)
    return bool(document.metadata.attachments) or "attachment" in links


def _said(shown: dict[str, Any]) -> list[str]:
    """List what cover and contents must say in full."""
    fields = [*shown["gazette"].values(), shown["issue"]["note"], shown["issue"]["published"]]
    return fields + [notice[key] for notice in shown["notices"] for key in ("title", "number")]


def _entry(notice: dict[str, Any], mapped: PageMap) -> dict[str, Any]:
    page = mapped.spans.get(notice["id"], (0, 0))[0]
    return {key: notice[key] for key in ("id", "title", "number")} | {"page": page}


def _cover(pdf: bytes) -> bytes:
    """Draw the cover as a PNG of COVER_WIDTH pixels, the same bytes for the same PDF."""
    document = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    try:
        page = document[0]
        picture = page.render(scale=2 * COVER_WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()  # type: ignore[no-untyped-call]
    height = round(picture.height * COVER_WIDTH / picture.width)
    small = picture.resize((COVER_WIDTH, height), Image.Resampling.LANCZOS)
    # The cover has few colours; a palette makes a third of the file.
    file = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def serve(fileno: int) -> None:
    """Fork a child for each order that comes over the socket, until nobody can send any more.

    An order is the limits (bytes, seconds of work) and the line over which the child gets its Job
    and gives its process id and then, pickled, its Book or the name of the error.
    """
    # The kernel reaps the children: this loop does nothing but wait for orders, so that it
    # notices at once when the sender is gone, be it by kill -9, and ends everyone.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=fileno) as orders:
        while True:
            order, lines, _, _ = socket.recv_fds(orders, 64, 1)
            if not order:
                os.killpg(0, signal.SIGKILL)
            if os.fork() == 0:
                orders.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _child(socket.socket(fileno=lines[0]), order)
                os._exit(0)
            os.close(lines[0])


def _child(line: socket.socket, order: bytes) -> None:
    """Do one order within its limits."""
    memory, time = (int(limit) for limit in order.split())
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (time, time + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def give(result: Book | str) -> None:
        line.sendall(pickle.dumps(result))
        line.close()

    def late(*_: object) -> None:
        # An exception would not do: WeasyPrint swallows any that is raised while an SVG is drawn.
        give(f"用时超过{time}秒")
        os._exit(1)

    signal.signal(signal.SIGXCPU, late)
    line.sendall(os.getpid().to_bytes(8))
    with line.makefile("rb") as given:
        job = pickle.load(given)  # noqa: S301 - from the process that started us
    try:
        give(bind(job))
    except Exception as error:  # noqa: BLE001 - whatever the engine stumbles over
        give(f"{type(error).__name__}: {error}"[:200])
