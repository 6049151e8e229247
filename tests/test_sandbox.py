"""The sandbox: hostile content ends in a Problem, in bounded time, and touches nothing else.

In: issues made by hand: what reads other files, what never ends, what eats memory.
Out: facts about the fetcher, the limits and the end of the processes.
"""

from __future__ import annotations

import logging
import signal
import socket
import struct
import subprocess
import sys
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jobs import figure, job, layouts, notice, paragraph
from PIL import Image
from waiting import descendants, running, until

from gazette.model import Grade, Place, Problem
from gazette.print import IssuePdf, Limits, sandbox
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.sandbox import print_in_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parents[1]
TIGHT = Limits(seconds=12, megabytes=3072)
SECOND = Place("2026-01/02-zf-2026-2.md", 2, 9)
"""Where the notice stands that is at fault in these tests."""


def doubled(depth: int) -> str:
    """Draw a square 2 ** depth times in some hundred bytes."""
    uses = "".join(
        f'<g id="a{at}"><use href="#a{at - 1}"/><use href="#a{at - 1}" x="1"/></g>'
        for at in range(1, depth)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        f'<defs><g id="a0"><rect width="1" height="1"/></g>{uses}</defs>'
        f'<use href="#a{depth - 1}"/></svg>'
    )


def nested(depth: int) -> str:
    """Nest flex boxes, whose layout doubles with every level."""
    return '<div style="display:flex">' * depth + "深" + "</div>" * depth


class Listener:
    """A web server that counts who asks."""

    def __init__(self) -> None:
        """Listen on a free port."""
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

        self.asked = asked
        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Listen for a test."""
    made = Listener()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an issue's folder with a picture, beside files that are nobody's business."""
    folder = tmp_path / "2026-01"
    folder.mkdir()
    Image.new("RGB", (30, 30), "red").save(folder / "tu.png")
    Image.new("RGB", (30, 30), "blue").save(tmp_path / "secret.png")
    (folder / "notes.txt").write_text("TOPSECRET", encoding="utf-8")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "secret.css").write_text("p { color: red }", encoding="utf-8")
    return folder


REFUSED = {
    "file": '<img src="file://{parent}/secret.png" alt="图">',
    "path": '<img src="{parent}/secret.png" alt="图">',
    "web": '<img src="{web}/a.png" alt="图">',
    "ftp": '<img src="ftp://127.0.0.1/a.png" alt="图">',
    "data": '<img src="data:image/png;base64,AAAA" alt="图">',
    "parent": '<img src="../files/../../../secret.png" alt="图">',
    "coded parent": '<img src="../files/%2e%2e/secret.png" alt="图">',
    "symlink": '<img src="../files/link.png" alt="图">',
    "another kind": '<img src="../files/notes.txt" alt="图">',
    "object": '<object data="file://{parent}/secret.png"></object>',
    "embed": '<embed src="file://{parent}/secret.png">',
    "style sheet": '<link rel="stylesheet" href="file://{parent}/secret.css">',
    "import": '<style>@import url("file://{parent}/secret.css");</style>',
    "web import": '<style>@import url("{web}/a.css");</style>',
    "background": '<p style="background:url(file://{parent}/secret.png)">甲</p>',
    "list mark": '<ul><li style="list-style-image:url(file://{parent}/secret.png)">甲</li></ul>',
    "attachment": '<link rel="attachment" href="file://{parent}/secret.css">',
    "own attachment": '<link rel="attachment" href="../files/tu.png">',
    "attached link": '<a rel="attachment" href="file://{parent}/secret.css">甲</a>',
    "own attached link": '<a rel="attachment" href="../files/tu.png">甲</a>',
    "inline svg": '<svg><image href="file://{parent}/secret.png" width="9" height="9"/></svg>',
    "svg": '<img src="../files/image.svg" alt="图">',
    "svg import": '<img src="../files/import.svg" alt="图">',
}
SILENT = {
    "content": '<p style="content:url(file://{parent}/secret.png)">甲</p>',
    "use": '<svg><use href="file://{parent}/a.svg#a"/></svg>',
    "svg style": '<svg><style>@import url("{web}/a.css");</style></svg>',
    "script": '<script src="{web}/a.js"></script>',
    "frame": '<iframe src="{web}/a.html"></iframe>',
    "video": '<video src="{web}/a.mp4"></video>',
    "link": '<a href="{web}/a.html">甲</a>',
}
"""What the engine does not follow at all."""


@pytest.mark.parametrize("html", [*REFUSED.values(), *SILENT.values()], ids=[*REFUSED, *SILENT])
def test_no_file_is_read_but_the_issues_own(html: str, folder: Path, listener: Listener) -> None:
    """Each way out that the engine would go ends in a Problem to mend; nobody is asked."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    image = f'<image href="file://{folder.parent}/secret.png" width="9" height="9"/>'
    (folder / "image.svg").write_text(svg.format(image), encoding="utf-8")
    style = f'<style>@import "{listener.address}/a.css";</style><rect width="9" height="9"/>'
    (folder / "import.svg").write_text(svg.format(style), encoding="utf-8")
    text = html.format(parent=folder.parent, web=listener.address)
    hostile = layouts(folder.parent, html=text, notice="zf-2026-2")
    book = make_issue_pdf(job(folder, notice(1), notice(2), layouts=hostile))
    refused = [
        problem
        for problem in book.problems
        if problem.grade is Grade.MEND
        and (problem.rule == "print-fetch" or "Failed to" in str(problem.what))
    ]
    assert refused or html in SILENT.values()
    assert b"TOPSECRET" not in book.pdf
    assert not listener.asked


def test_a_picture_of_the_issue_is_printed(folder: Path) -> None:
    """The fetcher that refuses all the others serves it."""
    image = figure("n3", "tu.png")
    assert make_issue_pdf(job(folder, notice(1, image))).problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.png", None),
        ("broken.png", b"\x89PNG\r\n\x1a\nnothing"),
        ("broken.svg", b"<svg"),
        ("text.png", "文字".encode()),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_problem(
    name: str, content: bytes | None, folder: Path
) -> None:
    """It names the notice and the line; the engine only logs it."""
    if content is not None:
        (folder / name).write_bytes(content)
    made = job(folder, notice(1), notice(2, figure("n3", name)))
    problem, *more = make_issue_pdf(made).problems
    assert problem.rule == "print-warning"
    assert problem.place == Place(SECOND.file, 13)
    assert name in str(problem.what)
    # What stands in its stead on the page, its alternative text, is not the notice's.
    assert all(one.place == problem.place for one in more)


def test_a_picture_without_words_is_a_problem(folder: Path) -> None:
    """Who cannot see it must be told what it shows; the message is for editors."""
    (problem,) = make_issue_pdf(job(folder, notice(1, figure("n3", "tu.png", "")))).problems
    assert problem.rule == "print-warning"
    assert problem.place == Place("2026-01/01-zf-2026-1.md", 13)
    assert str(problem.what) == "图片 tu.png 没有说明文字"


def test_a_small_file_that_is_a_huge_picture_is_a_problem(folder: Path) -> None:
    """A PNG of 20 kB that would take a gigabyte."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + kind + body
        data += struct.pack(">I", zlib.crc32(kind + body))
    (folder / "huge.png").write_bytes(data)
    image = figure("n3", "huge.png")
    problem, *_ = make_issue_pdf(job(folder, notice(1, image))).problems
    assert problem.rule == "print-warning"


def test_the_logs_are_left_as_they_were(folder: Path) -> None:
    """Listening to the engine leaves no handler and no level behind."""
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.level, logger.propagate)
    make_issue_pdf(job(folder, notice(1)))
    assert (logger.handlers, logger.level, logger.propagate) == before


ENDLESS = {
    "svg file": "../files/bomb.svg",
    "svg": doubled(40),
    "flex": nested(16),
    "paragraph": f"<p>{'长' * 1_000_000}</p>",
}


@pytest.mark.slow
@pytest.mark.parametrize("html", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_is_ended_and_named(html: str, folder: Path) -> None:
    """The limit is kept, the notice is named, and the issue beside it is bound."""
    (folder / "bomb.svg").write_text(doubled(40), encoding="utf-8")
    html = f'<img src="{html}" alt="">' if html.startswith("../") else html
    endless = layouts(folder.parent, html=html, notice="zf-2026-2")
    bad = job(folder, notice(1), notice(2), notice(3), layouts=endless)
    good = job(folder, notice(1), notice(2))
    first, second = print_in_sandbox([bad, good], TIGHT)
    assert isinstance(first, Problem)
    assert first.rule == "print-failed"
    assert first.place == SECOND
    assert first.grade is Grade.MEND
    assert isinstance(second, IssuePdf)
    assert second.problems == ()


@pytest.mark.usefixtures("limited")
def test_only_what_does_not_work_is_given_up(folder: Path) -> None:
    """A busy machine is slow by the clock: who has worked since is waited for again."""
    code = "import time\nwhile time.process_time() < 0.2: pass\nprint(flush=True)\nwhile True: pass"
    with (
        sandbox.open_sandbox() as server,
        socket.socket() as line,
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child,
    ):
        assert child.stdout is not None
        child.stdout.readline()
        run = sandbox._Run(job(folder), line, TIGHT, 0, received=bytearray(child.pid.to_bytes(8)))
        assert not sandbox._idle(server, run)
        assert run.ends > 0
        child.send_signal(signal.SIGSTOP)
        until(lambda: sandbox._idle(server, run))
        assert child.wait() == -signal.SIGKILL


def test_an_issue_that_needs_too_much_memory_is_a_problem(folder: Path) -> None:
    """The process ends, not the machine; the issue is named where no notice is at fault."""
    (result,) = print_in_sandbox([job(folder)], Limits(megabytes=120))
    assert isinstance(result, Problem)
    assert result.rule == "print-failed"
    assert result.place == Place("2026-01/issue.yaml")


def test_books_come_in_the_order_of_the_jobs_and_as_bind_makes_them(folder: Path) -> None:
    """A long issue first does not change the order; a process of its own changes no byte."""
    long = job(folder, notice(1, *(paragraph(f"n{at}", "正文。" * 99) for at in range(3, 60))))
    made = [long, job(folder, notice(1)), job(folder, notice(2)), job(folder, notice(3))]
    books = list(print_in_sandbox(iter(made), at_once=2))
    assert books[1:] == [make_issue_pdf(one) for one in made[1:]]
    assert isinstance(books[0], IssuePdf)
    assert books[0].page_map.count > 3


def test_binding_apart_does_not_load_the_engine(folder: Path) -> None:
    """A run with nothing to print starts at once."""
    code = "import sys, gazette.print.sandbox; sys.exit('weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT)
    assert done.returncode == 0


SCRIPT = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
import jobs, test_sandbox
from gazette.print.sandbox import print_in_sandbox
from gazette.print import Limits
from gazette.cli.interrupt import heard
folder = Path(sys.argv[3])
endless = jobs.layouts(folder, html=test_sandbox.doubled(40))
bad = jobs.job(folder, jobs.notice(1), layouts=endless)
with heard():
    list(print_in_sandbox([bad, bad], Limits(seconds=600)))
"""


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_us(how: signal.Signals, folder: Path) -> None:
    """Killed or interrupted, the server and both children end."""
    run = [sys.executable, "-c", SCRIPT, str(ROOT), str(ROOT / "tests"), str(folder)]
    process = subprocess.Popen(run, stderr=subprocess.DEVNULL)
    try:
        started = until(
            lambda: (
                process.poll() is not None
                or (len(found := descendants(process.pid)) == 3 and found)
            )
        )
        process.send_signal(how)
        assert process.wait() == -how
        until(lambda: not started & running().keys())
    finally:
        process.kill()
        process.wait()
