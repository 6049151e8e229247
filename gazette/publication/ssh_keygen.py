"""Asks ssh-keygen, which every office machine has: it signs, and says whether a signature is good.

In: texts, a key's file; a text, its signature, the keys that may sign, the day.
Out: signatures; whether one is good. Nothing is written but into a folder that goes away.

Offices know its keys from their servers, git signs with the same ones, and a reader needs nothing
of ours to check what it made.
"""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gazette.publication.signers import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "ssh-keygen"
_LIMIT = 60
"""Seconds for what asks nobody."""
_ATONCE = 4


class KeygenError(Exception):
    """ssh-keygen did not do it; the text is the last line of what it said."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A text, what is to be its signature, and the day on which its key must have been valid."""

    text: bytes
    signature: bytes
    day: str


def available() -> bool:
    """Return whether there is an ssh-keygen here."""
    return shutil.which(PROGRAM) is not None


def public_half(key: Path) -> str:
    """Return the public half of a key, `ssh-ed25519 AAAA…`, from beside it or out of it.

    OSError, KeygenError where there is none. A passphrase may be asked for on the terminal.
    """
    beside = key.with_name(f"{key.name}.pub")
    text = (beside if beside.is_file() else key).read_text("utf-8", "replace")
    if text.startswith("-"):
        text = _run(["-y", "-f", str(key)]).decode()
    return " ".join(text.split()[:2])


def signatures(key: Path, texts: Sequence[bytes]) -> tuple[bytes, ...]:
    """Sign each text: all by one run, so that a passphrase is asked for once. KeygenError."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / str(number) for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text)
        _run(["-Y", "sign", "-n", IDENTITY, "-f", str(key), *map(str, paths)])
        return tuple(path.with_name(f"{path.name}.sig").read_bytes() for path in paths)


def good(signers: bytes, several: Sequence[Signed]) -> tuple[bool, ...]:
    """Return of each whether a key that might sign on its day has signed just this text."""
    if not several:
        return ()
    with TemporaryDirectory() as folder:
        allowed = Path(folder) / "signers"
        allowed.write_bytes(signers)
        paths = [Path(folder) / f"{number}.sig" for number in range(len(several))]
        with ThreadPoolExecutor(_ATONCE) as pool:
            return tuple(pool.map(lambda at, one: _good(allowed, at, one), paths, several))


def _good(allowed: Path, path: Path, one: Signed) -> bool:
    path.write_bytes(one.signature)
    day = f"-Overify-time={one.day.replace('-', '')}"
    who = ("-f", str(allowed), "-I", IDENTITY, "-n", IDENTITY, day, "-s", str(path))
    done = subprocess.run(  # noqa: S603 - no shell, and nothing of a page is an argument
        [PROGRAM, "-Y", "verify", *who],
        input=one.text,
        capture_output=True,
        check=False,
        timeout=_LIMIT,
    )
    return done.returncode == 0


def _run(arguments: list[str]) -> bytes:
    """Run it on the terminal that we have, so that it can ask for a passphrase."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise KeygenError(said[-1] if said else str(done.returncode))
    return done.stdout
