"""Runs Pagefind on what it is to index, in a process group that ends with ours.

In: requests of its service, an empty folder.
Out: Pagefind's files in the folder.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from gazette.model import Message, message
from gazette.system.processes import end_group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Request = dict[str, str | int | None]
"""What Pagefind's service is asked for: `type`, and what that needs."""

_ENVIRONMENT = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2000"}
"""The postings of one file of the index, for Pagefind's own 20,000 make a query move more."""
_PIECE = 1 << 20
"""Bytes of one read: no pipe of Linux holds more (64 KiB mostly)."""
_ENDED = (message("Pagefind 中途退出"), message("查看内存和磁盘是否够用，再运行一次"))

_REFUSED = message("用 --no-search 可以先发布；再把这句话告诉维护本程序的人")


class EngineError(Exception):
    """Pagefind is missing, failed or refused a request: `what` it was, and how to `mend` it."""

    def __init__(self, what: Message, mend: Message) -> None:
        """Keep both for the editor."""
        super().__init__(what, mend)
        self.what, self.mend = what, mend

    def __str__(self) -> str:
        """Say what it was, to those who maintain the press."""
        return str(self.what)


def run(requests: Iterable[Request], folder: Path) -> None:
    """Run Pagefind on the requests and write what it makes into `folder`.

    Its own WriteFiles answers before the last bytes are written, and a file may end up empty; so
    the files come over the line and are written here.
    It runs in a process group of its own, which ends with this call. If we are killed its input
    ends, and then it ends itself. It starts in `folder`, where no settings of its own lie about.
    """
    from pagefind.service import get_executable  # noqa: PLC0415 - it loads asyncio; we search seldom

    program = get_executable()
    if program is None:
        raise EngineError(message("没有找到 Pagefind"), message("运行 make，它会安装所需的程序"))
    start: Request = {"type": "NewIndex", "config": None}
    files: Request = {"type": "GetFiles", "index_id": 0}
    try:
        pagefind = subprocess.Popen(  # noqa: S603 - the program that we depend on
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_ENVIRONMENT,
            start_new_session=True,
        )
    except OSError as error:
        raise EngineError(
            message("Pagefind 不能启动：{reason}", reason=error.strerror), message("运行 make")
        ) from error
    try:
        if pagefind.stdin and pagefind.stdout:
            sent = _send(pagefind.stdin, chain([start], requests, [files]))
            _write(_hear(pagefind.stdout, sent)["files"], folder)
    finally:
        end_group(pagefind)
        pagefind.communicate()


def _message(number: int, payload: Request) -> bytes:
    said = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
    return base64.b64encode(said.encode()) + b","


def _send(stdin: IO[bytes], requests: Iterable[Request]) -> int:
    """Send all; Pagefind takes in all that it is asked, though nobody hears its answers yet."""
    number = 0
    try:
        for number, request in enumerate(requests, 1):
            stdin.write(_message(number, request))
        stdin.flush()
    except BrokenPipeError:
        raise EngineError(*_ENDED) from None
    return number


def _hear(stdout: IO[bytes], due: int) -> dict[str, Any]:
    """Hear `due` answers; return the last, which is JSON of any form."""
    payload: dict[str, Any] = {}
    for answer in islice(_answers(stdout), due):
        payload = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise EngineError(
                message("Pagefind 报告错误：{error}", error=payload["message"]), _REFUSED
            )
    return payload


def _answers(stdout: IO[bytes]) -> Iterator[bytes]:
    """Yield each answer when its comma has come; the last, with all files, comes in many pieces."""
    pieces: list[bytes] = []
    while heard := os.read(stdout.fileno(), _PIECE):
        *ends, rest = heard.split(b",")
        for end in ends:
            yield b"".join((*pieces, end))
            pieces = []
        pieces.append(rest)
    raise EngineError(*_ENDED)


def _write(files: Iterable[dict[str, str]], folder: Path) -> None:
    for file in files:
        path = folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(file["content"]))
