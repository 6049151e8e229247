"""The preview: drafts are served on this machine, and a change is seen at once.

In: the command line, a content folder with a draft.
Out: what a browser is given before and after an edit.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from waiting import until

from gazette import preview
from gazette.build.context import Run
from gazette.preview import listen
from gazette.site.disk import Refused

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"


def says(address: str, text: str) -> bool:
    """Tell whether a page is there and says `text`."""
    with suppress(URLError, ConnectionError), urlopen(address) as answer:  # noqa: S310 - ours
        return text in answer.read().decode()
    return False


@pytest.mark.usefixtures("limited")
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
    process = subprocess.Popen([*line, *folders], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = f"http://localhost:{port}/2026-01/zf-2026-1/"
        until(lambda: says(address, "现将有关事项通知如下"))
        text = notice.read_text(encoding="utf-8").replace("如下", "如下，已改")
        notice.write_text(text, encoding="utf-8")
        until(lambda: says(address, "如下，已改"))
        notice.write_text("没有文件头", encoding="utf-8")
        assert any(line.startswith("有需要改正的问题") for line in process.stdout)
        assert says(address, "如下，已改")
    finally:
        process.terminate()
        process.communicate()
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("limited")
def test_what_changes_during_a_run_makes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one, too: who saves a file while it takes its time sees the change."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    made: list[int] = []

    def slow(*_: object) -> None:
        made.append(len(made))
        (content / f"{len(made)}.md").write_text("改了", encoding="utf-8")

    def told(_: object) -> None:
        if len(made) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(preview, "build_site", slow)
    run = Run(content, tmp_path / "output", ROOT / "layouts", ROOT / "static")
    with pytest.raises(KeyboardInterrupt):
        preview.serve(run, listen(tmp_path, 8000), told)
    assert made == [0, 1, 2]


@pytest.mark.usefixtures("limited")
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
