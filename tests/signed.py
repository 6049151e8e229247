"""A signed record: a content folder whose issues are published and signed, and its site.

In: a content folder, an empty folder.
Out: make: content/, output/, and the key that signed, `key`, in that folder; sign; skip.
"""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from gazette.build import build_site
from gazette.build.context import Run
from gazette.build.locking import Order
from gazette.build.publishing import publish_issues
from gazette.build.signing import Signing, Wish, sign_issues
from gazette.model import Act

ROOT = Path(__file__).parents[1]
QUARTER = ROOT / "tests/sites/quarter/content"
PUBLISHED, SIGNED = date(2026, 4, 11), date(2026, 4, 12)


def run(folder: Path) -> Run:
    """Return the run of a folder."""
    content, output = folder / "content", folder / "output"
    return Run(content, output, ROOT / "layouts", ROOT / "static", jobs=1, searched=False)


def sign(folder: Path, *names: str, key: str = "key", added: bool = False) -> Signing:
    """Sign with a key of a folder."""
    return sign_issues(folder / "content", Wish(names, folder / key, SIGNED, added))


def new_key(path: Path) -> str:
    """Make a key without a passphrase; return its public half. Skip where that cannot be."""
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not here")
    asked = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path]
    subprocess.run(asked, check=True)
    return path.with_suffix(".pub").read_text().strip()


def make(folder: Path, content: Path = QUARTER, only: str = "") -> Path:
    """Publish, sign and build a content folder, or `only` one of its issues."""
    shutil.copytree(content, folder / "content")
    new_key(folder / "key")
    names = tuple(sorted(path.name for path in content.iterdir() if path.is_dir()))
    names = (only,) if only else names
    done = publish_issues(run(folder), Order(names, Act.PUBLISH, PUBLISHED), lambda *_: None)
    assert done.entries, done.problems
    sign(folder, added=True)
    assert build_site(run(folder), lambda *_: None).published
    return folder
