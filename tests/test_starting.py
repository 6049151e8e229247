"""STARTING.md, followed word by word by somebody who has only what it says.

In: its blocks: what is typed, what is written into a file; the press as it is installed.
Out: a gazette of one's own, its first issue published, built and verified.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from test_wheel import installed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
__all__ = ["installed"]

_STEP = re.compile(r"`(content/[^`]+\.md)`|```(sh|markdown)\n(.*?)```", re.DOTALL)


def steps() -> Iterator[str]:
    """Yield what is typed, as commands of a shell; a text goes where its file's body stands."""
    path = ""
    for named, language, block in _STEP.findall((ROOT / "STARTING.md").read_text("utf-8")):
        if named:
            path = named
        elif language == "sh":
            yield block
        else:
            front = f"sed -i '2,$ {{ /^---$/q }}' {path}"
            yield f"{front}\ncat >>{path} <<'END'\n\n{block}END\n"


def test_an_office_comes_from_nothing_to_its_first_issue(installed: Path, tmp_path: Path) -> None:
    """Nothing is asked, nothing fails; the issue is published, printed, and proved."""
    who = {"GIT_AUTHOR_NAME": "张三", "GIT_AUTHOR_EMAIL": "a@gongbao.example"}
    who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    home = {"HOME": str(tmp_path), "PATH": f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(steps())],
        cwd=tmp_path,
        env={**os.environ, **home, **who},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "需要改正 0 处" in done.stdout
    site = tmp_path / "gongbao" / "output"
    page = (site / "2026-01" / "zf-2026-1" / "index.html").read_text(encoding="utf-8")
    assert "春季植树" in page
    assert "12000" in page
    assert (site / "2026-01" / "manifest.txt").is_file()
    assert (tmp_path / "gongbao" / "print" / "2026-01-proof.pdf").is_file()
    assert (tmp_path / "gongbao" / "print" / "2026-01-inner.pdf").is_file()
    assert list((tmp_path / "gongbao").rglob("*.docx"))


def test_what_is_installed_by_hand_is_what_make_installs() -> None:
    """The packages of Debian are those of the Makefile."""
    make = (ROOT / "Makefile").read_text("utf-8")
    press = re.search(r"^PRESS := ((?:.*\\\n)*.*)", make, re.MULTILINE)
    assert press
    wanted = set(press[1].replace("\\\n", " ").split())
    said = (ROOT / "STARTING.md").read_text("utf-8")
    assert wanted <= set(said.replace("\\\n", " ").split())
