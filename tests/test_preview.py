"""The preview: drafts are served on this machine, and a change is seen at once.

In: the command line, a content folder with a draft.
Out: what a browser is given before and after an edit.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from gazette.disk import Refused
from gazette.preview import listen

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
PATIENCE = 60
"""Seconds until a page that does not come counts as never coming."""


def waited(address: str, text: str) -> bool:
    """Ask for a page until it says `text`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(URLError, ConnectionError), urlopen(address) as answer:  # noqa: S310 - ours
            if text in answer.read().decode():
                return True
        time.sleep(0.2)
    return False


def test_a_draft_is_served_and_an_edit_is_seen(tmp_path: Path) -> None:
    """The draft has its page, an edit of it comes up, and output/ is never touched."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    issue = content / "2026-01" / "issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("published\n", "draft\n"))
    notice = content / "2026-01" / "01-zf-2026-1.md"
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    line = [sys.executable, ROOT / "build.py", "preview", "--port", str(port)]
    folders = ["--content", content, "--output", tmp_path / "output"]
    process = subprocess.Popen([*line, *folders], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        address = f"http://localhost:{port}/2026-01/zf-2026-1/"
        assert waited(address, "现将有关事项通知如下")
        text = notice.read_text(encoding="utf-8").replace("如下", "如下，已改")
        notice.write_text(text, encoding="utf-8")
        assert waited(address, "如下，已改")
        notice.write_text("没有文件头", encoding="utf-8")
        time.sleep(1)
        assert waited(address, "如下，已改")
    finally:
        process.terminate()
        process.communicate()
    assert not (tmp_path / "output").exists()


def test_a_port_in_use_is_told_before_the_first_build(tmp_path: Path) -> None:
    """The next free port takes its place, and the first line of all says so."""
    with socket.socket() as used:
        used.bind(("localhost", 0))
        used.listen()
        port = used.getsockname()[1]
        line = [sys.executable, ROOT / "build.py", "preview", "--port", str(port)]
        folders = ["--content", BASE, "--output", tmp_path / "output"]
        process = subprocess.Popen([*line, *folders], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            said = list(islice(process.stdout, 3))
            address = said[1].split()[-1]
            with urlopen(address) as answer:  # noqa: S310 - ours
                assert "示例县" in answer.read().decode()
        finally:
            process.terminate()
            process.communicate()
    assert said[0].startswith(f"端口 {port} 已被占用，改用 {urlsplit(address).port}")
    assert address in said[2]


def test_no_port_at_all_is_refused(tmp_path: Path) -> None:
    """Not a traceback, and nothing is built for it."""
    with socket.socket() as used:
        used.bind(("localhost", 65535))
        used.listen()
        with pytest.raises(Refused, match="端口"):
            listen(tmp_path, 65535)
