"""All notices in one file: data/all.ndjson.gz, the members of gzip of all issues in a row.

In: the SiteFiles with every issue's own file; the site as it is published.
Out: that file among the SiteFiles.

An issue's member is made with its pages. So a change of one issue compresses one member; the others
are copied from the site that is published, and never are two of them in memory at once.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from gazette.build.cache import Kind, key
from gazette.build.page_drawing import staged
from gazette.build.site_files import lazily
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.site_files import SiteFiles

ALL = Kind("all notices", dict[str, str])
_PATH = "data/all.ndjson.gz"


def add_all_notices(files: SiteFiles, context: Context, names: Iterable[str]) -> None:
    """Add the file of all notices; `names` are the issues in order, whose pages are added."""
    members = {path: files.manifest[name][path] for name, path in _members(names)}
    make = partial(_joined, files, context, members)
    made = context.cache.made(ALL, {"": key(list(members.items()))}, lambda _: [("", make())])
    files.add("all notices", made[""], lazily(partial(staged, context.site.staging), make))


def _members(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((name, f"{name}/{name}.ndjson.gz") for name in names)


def _joined(files: SiteFiles, context: Context, members: dict[str, str]) -> dict[str, str]:
    state = hashlib.sha256()
    with staged(context.site.staging, _PATH).open("wb") as whole:
        for path, wanted in members.items():
            data = _member(files, context.site.output, path, wanted)
            state.update(data)
            whole.write(data)
    return {_PATH: state.hexdigest()}


def _member(files: SiteFiles, output: Path, path: str, wanted: str) -> bytes:
    """Return the bytes of a member: those of the published site where they are the same."""
    try:
        data = (output / path).read_bytes()
    except OSError:
        data = b""
    if digest(data) == wanted:
        return data
    made = files.content(path)
    return made if isinstance(made, bytes) else made.read_bytes()
