"""Bring output/ to a new site by one exchange of names; until then the old one stays whole.

In: a Site; for every path of the new site its digest, and the content of what is new.
Out: Published.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.site.changes import prepare, settle
from gazette.site.disk import Refused, exchange, spoken
from gazette.site.fill import Trees, fill, prune
from gazette.site.survey import Damage, check, survey
from gazette.site.tree import Tree, differing, load_tree, record, rows_of, save_tree
from gazette.system.names import sync_all, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gazette.site.fill import File, Manifest
    from gazette.site.folder import Site


@dataclass(frozen=True, slots=True)
class Published:
    """What readers see of a publication: files written, left as they were, removed.

    `whole` is false where the file system knows no exchange of names, so that for a moment,
    between two renames, there was no site.
    """

    written: int
    left: int
    removed: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Step:
    """From the site before to this one: path -> digest in both, of the groups that differ.

    A file that was changed by hand has none.
    """

    old: Mapping[str, str]
    new: Mapping[str, str]

    @classmethod
    def between(cls, front: Tree, want: Manifest, damage: Damage) -> _Step:
        names = differing(front, want, damage.torn)
        rows = rows_of(front, names)
        old = {path: "" if path in damage.torn else row.digest for path, row in rows.items()}
        return cls(old, {path: made for n in names for path, made in want.get(n, {}).items()})

    def counted(self, total: int) -> tuple[int, int, int]:
        """Count the files written, left as they were, removed; the site has `total`."""
        left = sum(self.old.get(path) == made for path, made in self.new.items())
        new = len(self.new)
        return new - left, total - new + left, len(self.old.keys() - self.new.keys())


def publish(
    site: Site,
    manifest: Mapping[str, Mapping[str, str]],
    content: Callable[[str], File],
    *,
    listed: bool = False,
) -> Published:
    """Make the site hold the paths of the manifest and no others, in one step for every reader.

    Where it is to be `listed`, changes.txt beside the site says which files are others than before.

    `content` is asked, group by group in the manifest's order, for each path that neither this site
    nor the one before holds with its digest. A Path below `site.staging` is moved in; any other is
    copied and must have the digest. Where the site is as the manifest says, nothing is written.
    What somebody changed in output/ by hand is put right. Every OSError becomes Refused.

    A reader that keeps the folder itself open (a working directory, a bind mount) keeps the old
    tree, which a later publication rewrites: give a server the path.
    """
    want = {group: dict(files) for group, files in manifest.items() if files}
    with spoken(site.output):
        settle(site)
        front, damage = _front(site, want)
        if not damage and not differing(front, want):
            return Published(0, sum(map(len, want.values())), 0)
        try:
            back = _back(site, front)
            back = fill(site, Trees(front, back, damage.torn), want, content)
            step = _Step.between(front, want, damage)
            if listed:
                prepare(site, back.inode, step.old, step.new)
            # A tree that somebody changed must not be believed once it is the hidden one.
            whole = _show(site, front, replace(back, beside=0 if damage else front.inode))
        except (OSError, Refused):
            with suppress(OSError):
                _forget(site, front)
                prune(site, front)
            raise
    return Published(*step.counted(sum(map(len, want.values()))), whole)


def _front(site: Site, want: Manifest) -> tuple[Tree, Damage]:
    front = load_tree(site.room, site.output)
    if front:
        return front, check(site.output, front)
    if not site.output.exists() or not any(site.output.iterdir()):
        return Tree(0), Damage(strange=True)
    home = {path: group for group, files in want.items() for path in files}
    front, strange = survey(site.output, home)
    if not strange:
        save_tree(site.room, front)
    return front, Damage(strange=strange)


def _back(site: Site, front: Tree) -> Tree:
    back = load_tree(site.room, site.back)
    # From here to save_tree nobody vouches for it: after a kill it is pruned.
    _forget(site, front)
    if back and front.beside == back.inode:
        return back
    site.back.mkdir(exist_ok=True)
    return prune(site, front)


def _forget(site: Site, front: Tree) -> None:
    for other in site.room.glob("tree.*"):
        if other != record(site.room, front.inode):
            other.unlink()
    sync_folder(site.room)


def _show(site: Site, front: Tree, back: Tree) -> bool:
    # What is left in staging goes first: what was never written out costs a disk nothing.
    shutil.rmtree(site.staging, ignore_errors=True)
    sync_all(site.back)
    save_tree(site.room, back)
    whole = True
    if front.inode:
        whole = exchange(site.back, site.output, site.spare)
    else:
        site.back.rename(site.output)
    with suppress(OSError):  # the new site is shown; a power cut may still bring the old one back
        sync_folder(site.output.parent)
    with suppress(OSError):  # the next publication says what is wrong
        settle(site)
    return whole
