"""Publishes two versions of a site in turn, to be killed; reads what is shown meanwhile.

In: `publish FOLDER`: a line on standard input asks for one more publisher. `read FOLDER`: a line
asks for one more whole look. `hold FOLDER`: a line lets it publish and end.
Out: the number of each publisher's process as it starts and when it is gone; a line for each look
that was asked for and, at the end of input, what the reader saw, as JSON; the number of the holder
once it holds the folder.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from itertools import cycle
from pathlib import Path

from gazette.site import publish
from gazette.site.folder import open_site
from gazette.site.ledger import digest


def version(letter: str) -> dict[str, bytes]:
    """Give one of the two versions: 60 files, most of them in both, each telling its version."""
    names = [f"{issue}/{notice}/index.html" for issue in range(5) for notice in range(9)]
    names += [f"{issue}/{notice}.txt" for issue in range(5) for notice in range(2)]
    names += ["index.html", "data/gazette.json", "same.css", f"only/{letter}", f"{letter}/only"]
    return {
        name: b"same" if name == "same.css" else f"{name} {letter}\n".encode() * 200
        for name in names
    }


def manifest(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """Group the digests of files by the first part of their paths."""
    groups: dict[str, dict[str, str]] = {}
    for path, data in files.items():
        groups.setdefault(path.partition("/")[0], {})[path] = digest(data)
    return groups


def publishing(output: Path) -> None:
    """Publish A and B in turn for ever, first the one that is not there."""
    for letter in cycle("BA" if (output / "only" / "A").exists() else "AB"):
        files = version(letter)
        with open_site(output, wait=10) as site:
            publish(site, manifest(files), files.__getitem__)
        # Two exchanges are more than a tick of the clock apart, so that a reader sees the change.
        time.sleep(0.01)


def nursery(output: Path) -> None:
    """Start a publisher for each line that comes in, say its number, and again when it is gone."""
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            publishing(output)
        print(child, flush=True)  # noqa: T201 - this is how it answers
        os.waitpid(child, 0)
        print(child, flush=True)  # noqa: T201 - as above


def holding(output: Path) -> None:
    """Hold the folder until a line comes in, then publish A."""
    with open_site(output) as site:
        print(os.getpid(), flush=True)  # noqa: T201 - as above
        sys.stdin.readline()
        files = version("A")
        publish(site, manifest(files), files.__getitem__)


def reading(output: Path) -> None:
    """Read the whole site again and again until the input ends; say how often it was what.

    Where a look is asked for, the first that begins afterwards and counts is told.
    """
    wholes = {letter: version(letter) for letter in "AB"}
    seen = {"A": 0, "B": 0, "broken": 0, "gap": 0, "changed": 0}
    asked, ended = threading.Event(), threading.Event()
    threading.Thread(target=lambda: ([asked.set() for _ in sys.stdin], ended.set())).start()
    while not ended.is_set():
        telling = asked.is_set()
        try:
            handle = os.open(output, os.O_RDONLY)
        except FileNotFoundError:
            seen["gap"] += 1
            continue
        began = os.fstat(handle)
        files = everything(handle)
        now = output.stat()
        os.close(handle)
        if (began.st_ino, began.st_ctime_ns) != (now.st_ino, now.st_ctime_ns):
            seen["changed"] += 1  # exchanged meanwhile: this look does not count
            continue
        states = [letter for letter, whole in wholes.items() if files == whole]
        seen[states[0] if states else "broken"] += 1
        if telling:
            asked.clear()
            print("seen", flush=True)  # noqa: T201 - as above
    print(json.dumps(seen))  # noqa: T201 - as above


def everything(handle: int) -> dict[str, bytes]:
    """Read every file below an open folder, whatever name the folder has by now."""
    files = {}
    for below, _, names, folder in os.fwalk(".", dir_fd=handle):
        for name in names:
            try:
                file = os.open(name, os.O_RDONLY, dir_fd=folder)
            except FileNotFoundError:  # the hidden tree is rewritten while we look at it
                continue
            with os.fdopen(file, "rb") as opened:
                files[f"{below}/{name}".removeprefix("./")] = opened.read()
    return files


if __name__ == "__main__":
    {"publish": nursery, "read": reading, "hold": holding}[sys.argv[1]](Path(sys.argv[2]))
