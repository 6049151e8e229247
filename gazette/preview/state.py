"""The state of the preview: what browsers are shown, and when there is something new.

In: what builds come to, single notices as they are by now, what goes on.
Out: PreviewState: what is sent at an address; what the bar of a page says; waiting for a change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http import HTTPStatus
from pathlib import Path
from string import Template
from threading import Condition
from typing import TYPE_CHECKING
from urllib.parse import quote

from gazette.model import Grade, message
from gazette.preview.printed_pages import pages_of
from gazette.preview.server import PRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gazette.build import Result
    from gazette.model import Message, Problem
    from gazette.preview.notice_pages import NoticeView
    from gazette.preview.printed_pages import PrintedPage

    Look = Callable[[str], NoticeView | None]
    """Takes a file below content/ and returns the notice that it holds by now."""

_HEAD = b"</head>"
_DESK = f"{PRESS}desk#"
"""Where a file is edited, by its name behind the #."""
_DIGEST = 16
"""Hexadecimal digits of the digest of a page: enough to know whether it is another."""
_MOST = 200
"""So many Problems of other files are told in a page; `check` tells all."""
_HERE = Path(__file__).parent / "page"
_SCRIPT = Template((_HERE / "script.html").read_text(encoding="utf-8"))
"""What every page is given in its head."""
_EMPTY = Template((_HERE / "empty.html").read_text(encoding="utf-8"))
"""What stands where there is no page: the script of the preview lists the Problems in it."""
_LABELS = {
    "bar": message("预览"),
    "edit": message("编辑"),
    "own": message("这一件的问题"),
    "others": message("别的文件里的问题"),
    "printed": message("印刷页"),
    "page": message("第{page}页", page="{page}"),
    "problems": message("问题"),
    "unprinted": message("还没有排印：有须改正的问题时，这一期不排"),
    "stopped": message("预览已经停止；再运行 preview，这一页会自己接上"),
}
"""What the bar of a page is labelled with."""


@dataclass(slots=True)
class _Known:
    """What the last build said: `files` maps an address to the file that is shown there."""

    problems: tuple[Problem, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    printed: dict[str, tuple[PrintedPage, ...]] = field(default_factory=dict)


class PreviewState:
    """Is told by the loop that builds, and asked by the threads that serve."""

    def __init__(self, say: Callable[[Message], str], token: str, language: str) -> None:
        """Begin with nothing; `say` writes a Message out in the editors' language."""
        self.say, self._token, self._language = say, token, language
        self._known = _Known()
        self._views: dict[str, NoticeView] = {}
        self._shown: dict[str, int] = {}
        self._printed: dict[str, tuple[int, tuple[PrintedPage, ...]]] = {}
        self._busy: Message | None = None
        self._refused: Message | None = None
        self._changed = Condition()
        self.revision = 0

    def tell(self, busy: Message | None) -> None:
        """Say what goes on; nothing when all is done."""
        with self._changed:
            self._busy = busy
            self._next()

    def show(self, view: NoticeView) -> None:
        """Show a notice as it is by now, until a build has come to it."""
        with self._changed:
            self._views[view.file] = view
            self._known.files[view.address] = view.file
            self._next()
            self._shown[view.file] = self.revision

    def show_printed(self, file: str, pages: tuple[PrintedPage, ...]) -> None:
        """Show the printed pages of a notice as it is by now, until its issue is printed."""
        with self._changed:
            self._next()
            self._printed[file] = self.revision, pages

    def built(self, result: Result, problems: Iterable[Problem], begun: int) -> None:
        """Show what a build came to that was `begun` at a revision, and all Problems known.

        A notice that was saved since then stays as it is by now.
        """
        with self._changed:
            files = dict(self._known.files)  # an address that a file had leads to its Problems
            printed = {}
            for issue in result.gazette.issues if result.gazette else ():
                files[issue.address] = f"{issue.id}/issue.yaml"
                edition = result.prints.get(issue.id)
                for card in issue.cards:
                    files[card.address] = card.place.file
                    printed[card.address] = pages_of(edition, card.id) if edition else ()
                    if edition and self._printed.get(card.place.file, (begun + 1,))[0] <= begun:
                        del self._printed[card.place.file]
            self._known = _Known(tuple(problems), files, printed)
            for file in [one for one, shown in self._shown.items() if shown <= begun]:
                del self._views[file], self._shown[file]
            self._refused = None
            self._next()

    def refused(self, what: Message) -> None:
        """Say why there was no build."""
        with self._changed:
            self._refused = what
            self._next()

    def wait(self, revision: int, seconds: float) -> int:
        """Return the number of the newest revision, as soon as it is another, or after seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.revision != revision, seconds)
            return self.revision

    def page(self, address: str, data: bytes | None) -> tuple[HTTPStatus, bytes]:
        """Return what is sent at an address, with the script of the preview in it."""
        with self._changed:
            data = self._page(address, data)
        status = HTTPStatus.OK if data else HTTPStatus.NOT_FOUND
        if not data:
            title = self.say(message("这里没有网页：{address}", address=address))
            data = _EMPTY.substitute(lang=self._language, title=escape(title)).encode()
        added = _SCRIPT.substitute(digest=digest(data), token=self._token).encode()
        return status, data.replace(_HEAD, added + _HEAD, 1)

    def file(self, address: str) -> str:
        """Return the file that is shown at an address, or was; empty where there is none."""
        return self._known.files.get(address, "")

    def about(self, address: str, data: bytes | None, seen: Look) -> dict[str, object]:
        """Return what the bar of the page at an address says; `data` is what the site has there.

        `seen` gives a notice as it is by now, for the places of its Problems.
        """
        file = self.file(address)
        saved = seen(file) if file.endswith(".md") else None
        with self._changed:
            page = self._page(address, data)
            view = self._views.get(file) or saved
            problems = self._problems()
            own = [one for one in problems if file and one.place.file == file]
            others = [one for one in problems if one not in own]
            busy, refused = self._busy, self._refused
            _, printed = self._printed.get(file, (0, self._known.printed.get(address, ())))
        return {
            "revision": self.revision,
            "digest": digest(page) if page else "",
            "file": file,
            "edit": f"{_DESK}{quote(file, safe='')}" if file else "",
            "address": view.address if view else address,
            "printed": printed,
            "busy": self.say(busy) if busy else "",
            "refused": self.say(refused) if refused else "",
            "counted": self.say(_counted(problems)),
            "stops": any(one.grade is Grade.MEND for one in problems),
            "labels": {key: self.say(label) for key, label in _LABELS.items()},
            "problems": [problem_row(one, self.say, view) for one in own],
            "others": [problem_row(one, self.say, None) for one in others[:_MOST]],
        }

    def _page(self, address: str, data: bytes | None) -> bytes | None:
        """Return the page at an address: a notice as it is by now goes before the site."""
        file = self._known.files.get(address)
        view = self._views.get(file) if file else None
        return view.page if view and view.address == address else data

    def _problems(self) -> tuple[Problem, ...]:
        """Return all Problems; those of a notice that was saved since are those of its view."""
        last = (one for one in self._known.problems if one.place.file not in self._views)
        return (*(one for view in self._views.values() for one in view.problems), *last)

    def _next(self) -> None:
        self.revision += 1
        self._changed.notify_all()


def _counted(problems: tuple[Problem, ...]) -> Message:
    """Say how many Problems there are."""
    mend = sum(one.grade is Grade.MEND for one in problems)
    look = len(problems) - mend
    if not problems:
        return message("没有问题")
    if not mend:
        return message("可以再看 {look} 处", look=look)
    if not look:
        return message("须改正 {mend} 处", mend=mend)
    return message("须改正 {mend} 处，可以再看 {look} 处", mend=mend, look=look)


def digest(page: bytes) -> str:
    """Return a short digest of a page, by which it is known again."""
    return sha256(page).hexdigest()[:_DIGEST]


def problem_row(
    problem: Problem, say: Callable[[Message], str], view: NoticeView | None
) -> Mapping[str, object]:
    """Return a Problem for a page: `block` is the id of the block at which it stands."""
    return {**problem.described(say), "block": view.block(problem.place.line) if view else ""}
