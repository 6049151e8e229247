"""Former files: the locks and texts of an issue that were in force before, under their numbers.

In: content/, what was bound, what is said now, by which act.
Out: path below content/ -> bytes; of what is withdrawn no text has a line any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Act, Problem, message
from gazette.model.publication import is_page
from gazette.publication.covering import more_than_covered
from gazette.publication.lines import comparable
from gazette.read.former_locks import former
from gazette.read.publication import lines_of
from gazette.site.disk import Refused
from gazette.write import publication as written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gazette.read.publication import Published

_KINDS = {files.LOCK: "lock", files.TEXT: "txt", files.SIGNATURE: "lock.sig"}


def former_files(
    content: Path, before: Published, said: Mapping[str, str], act: Act
) -> dict[str, bytes]:
    """Return what was in force, under the number of its version."""
    name, number = before.lock.issue, before.lock.version
    folder = f"{name}/{files.PUBLISHED}"
    aside = former(content, name, number)
    there = {f"{folder}/{number}.{kind}": f"{name}/{file}" for file, kind in _KINDS.items()}
    if aside and aside.lock.digest == before.lock.digest:
        there = {}  # an act that was cut short has put it aside already
    if act is Act.WITHDRAW:
        texts = (one for one in files.listed(content, folder).files if one.endswith(".txt"))
        there |= {f"{folder}/{text}": f"{folder}/{text}" for text in texts}
    found = {path: files.load(content, source) for path, source in there.items()}
    kept = {path: data for path, data in found.items() if not isinstance(data, Problem)}
    if act is Act.WITHDRAW:
        gone = {line.address for line in before.lines if said.get(line.address) != line.text}
        for path, data in kept.items():
            if path.endswith(".txt"):
                lines = (line for line in lines_of(data) if line.address not in gone)
                kept[path] = written.published_text(lines).encode()
    return kept


def only_covered(before: Published, said: Mapping[str, str], target: str) -> None:
    """Raise Refused where an issue differs by more than covered words of the notice at `target`.

    Its address may go on with a unit.
    """
    notice = target.partition("#")[0]
    was, now = comparable(
        {line.address: line.text for line in before.lines if not is_page(line.address)},
        {address: text for address, text in said.items() if not is_page(address)},
    )
    more = more_than_covered(was, now)
    more += tuple(
        address
        for address, text in now.items()
        if was.get(address) != text and not address.startswith(notice)
    )
    if not more and list(was) != list(now):
        more = (f"/{before.lock.issue}/",)
    if more:
        raise _refused(more)


def same_files(before: Published, shown: Mapping[str, str]) -> None:
    """Raise Refused where a file that was published is another one now, or a new one is there."""
    was = before.lock.files
    other = tuple(path for path, digest in shown.items() if was.get(path) != digest)
    if other:
        raise _refused(other)


def _refused(places: tuple[str, ...]) -> Refused:
    what = message("这一期还有别处与出版时不同：{places:、}", places=places[:3])
    return Refused(what, message("撤回只能把字换成 □；别处先改回出版时的样子"))
