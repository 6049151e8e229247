"""Changes: which files of the site are others than before, in one file beside it.

In: the files before and after, path -> digest.
Out: changes.txt: `added`, `changed` or `removed`, a tab and a path, one a line, sorted.

For offices that bring a site to its server file by file (FTP, a content management system). It is
written before the sites are exchanged and put in place after that, by the number of the folder that
is then shown: after a kill between the two the next publication puts it in place or throws it away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import message
from gazette.site.disk import Refused, write_whole
from gazette.system.names import sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.site.folder import Site

NAME = "changes.txt"
_WAITING = "changes."
"""The beginning of the name of a list in the room; the inode of its site follows."""


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return what is other in `new` than in `old`, a line each; nothing where all is the same."""
    said = {"added": new.keys() - old.keys(), "removed": old.keys() - new.keys()}
    said["changed"] = {path for path in new.keys() & old.keys() if new[path] != old[path]}
    return "".join(sorted(f"{what}\t{path}\n" for what, paths in said.items() for path in paths))


def prepare(site: Site, inode: int, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Write the list for the site that will be the folder `inode`; nothing where all is the same.

    Refused where a folder stands in its place. OSError as it comes.
    """
    if not (text := changes(old, new)):
        return
    if (path := site.output.parent / NAME).is_dir():
        raise Refused(
            message("{path} 应当是文件，却是文件夹，没有发布", path=path),
            message("移走这个文件夹，再运行一次"),
        )
    write_whole(site.room / f"{_WAITING}{inode}", text.encode("utf-8", "surrogateescape"))


def settle(site: Site) -> None:
    """Put the list of the site that is shown in its place, and throw any other away."""
    for waiting in sorted(site.room.glob(f"{_WAITING}*")):
        if site.output.exists() and waiting.name == f"{_WAITING}{site.output.stat().st_ino}":
            waiting.replace(site.output.parent / NAME)
            sync_folder(site.output.parent)
        else:
            waiting.unlink()
