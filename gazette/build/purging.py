"""Purging: after words were withdrawn, nothing that is kept beside the site says them any more.

In: a Site that is published, the log.
Out: the last site and what was printed are gone, once for each withdrawal.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from gazette.model import Act
from gazette.site.disk import write_whole

if TYPE_CHECKING:
    from gazette.model import LogEntry
    from gazette.site.folder import Site

_MARK = "withdrawals"
"""The file that says how many withdrawals the site knows of."""


def purge(site: Site, log: tuple[LogEntry, ...]) -> None:
    """Remove what may still hold withdrawn words; what is needed of it is made again."""
    count = str(sum(entry.act is Act.WITHDRAW for entry in log)).encode()
    mark = site.room / _MARK
    known = mark.read_bytes() if mark.exists() else b"0"
    if known != count:
        for folder in (site.back, site.cache):
            shutil.rmtree(folder, ignore_errors=True)
        write_whole(mark, count)
