"""The output folder and the hidden room beside it, held by one build at a time.

In: the path of the output folder.
Out: Site, located, open_site; Refused where the folder is not ours.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.site.disk import FORBIDDEN, FULL, Refused, lock, readable, spoken
from gazette.site.tree import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """An output folder and the room beside it; whoever has one holds the lock.

    `ledger` is the caller's file and `cache` the caller's folder; what lies below `staging` may be
    moved into the site, and is gone when the site is closed. The caller makes both folders. `back`
    is the site before the last, of which the next is made; `spare` a name between two renames.
    """

    output: Path
    room: Path
    ledger: Path
    cache: Path
    staging: Path
    back: Path
    spare: Path


def located(output: Path) -> Site:
    """Return where all that belongs to an output folder lies; nothing is made or held."""
    output = output.resolve()
    room = output.parent / f".{output.name}.press"
    parts = (room / part for part in ("ledger", "cache", "staging", "back", "old"))
    return Site(output, room, *parts)


@contextmanager
def open_site(output: Path, wait: float = 0) -> Iterator[Site]:
    """Hold an output folder for as long as the context lasts; readers are never locked out.

    `wait` is in seconds: so long another build may take before Busy. Refused where the folder holds
    what we did not write, where the system does not let us, and on a full disk within the context.
    What is written meanwhile may be read by everybody once it is in the site; `room` itself is
    opened to no more than umask says.
    """
    site = located(output)
    output, room = site.output, site.room
    with spoken(output):
        _own(site)
        with readable():
            output.parent.mkdir(parents=True, exist_ok=True)
        room.mkdir(exist_ok=True)
    with spoken(output, FULL | FORBIDDEN), lock(room / "lock", wait), readable():
        try:
            _recover(site)
            yield site
        finally:
            shutil.rmtree(site.staging, ignore_errors=True)


def _own(site: Site) -> None:
    try:
        names = {path.name for path in site.output.iterdir()}
    except FileNotFoundError:
        return
    if ".git" in names:
        raise Refused(
            message("{output} 里有一个 Git 仓库（.git），发布会把它换掉", output=site.output),
            message("用 --output 指定另一个文件夹，再从那里复制到仓库"),
        )
    known = record(site.room, site.output.stat().st_ino).exists()
    if names and not known and not (site.output / "data" / "gazette.json").is_file():
        raise Refused(
            message("{output} 里有不是本程序写的文件，发布会把它们删掉", output=site.output),
            message("用 --output 指定另一个文件夹，或先移走其中的文件"),
        )


def _recover(site: Site) -> None:
    shutil.rmtree(site.staging, ignore_errors=True)
    # A build was killed between the renames of an exchange that took several.
    if not site.spare.exists():
        return
    if not site.output.exists():
        site.spare.rename(site.output)
    elif not site.back.exists():
        site.spare.rename(site.back)
    else:
        shutil.rmtree(site.spare)
