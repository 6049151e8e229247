"""Editions: what is made of an issue on demand: the press edition, the booklet, the proof.

In: Run; Order: the names of issues, what is wanted of them, a folder.
Out: Written: files in the folder and what they are, Problems; the website is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import cpu_count
from typing import TYPE_CHECKING

from gazette import read
from gazette.arrange import citing, in_order
from gazette.build import inspect
from gazette.build.year_indexes import index_of, listed
from gazette.model import Gazette, Grade, PageMap, Problem, message
from gazette.model.issue_number import named
from gazette.print import ARCHIVE, PROOF, EditionFile, Job, faces
from gazette.print.sandbox import make_in_sandbox, print_in_sandbox
from gazette.rulebook.publication import PUBLISHED_MOVED
from gazette.site.disk import Refused, spoken, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from gazette.build.context import Run
    from gazette.model import Masthead
    from gazette.print.faces import Faces
    from gazette.print.year import Year

STEP = message("排印")
_MASTHEAD = "gazette.yaml"


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of which issues (none: the newest), and the folder that it is written to.

    `language` is that of a proof's notes; without one, the gazette's.
    """

    names: tuple[str, ...]
    wanted: frozenset[str]
    folder: Path
    language: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: each file and what it is; Problems; `left`, the issues not printed for one.

    `left` pairs an issue's name with what was wanted of it.
    """

    files: tuple[tuple[Path, EditionFile], ...] = ()
    problems: tuple[Problem, ...] = ()
    left: tuple[tuple[str, frozenset[str]], ...] = ()


def write(run: Run, order: Order, tell: Callable[..., None]) -> Written:
    """Write what is wanted of the issues; without names, of the newest.

    A Problem to mend stops a press edition and a booklet, but not a proof, which tells of it.
    Refused where there is no such issue, or the folder cannot be written.
    """
    wanted = order.wanted
    masthead, _ = read.masthead(run.content)
    chosen = _chosen(run, masthead, tuple(dict.fromkeys(order.names)))
    known = tuple(one for one in inspect(run, tell) if _about(one, chosen))
    if masthead is None:
        return Written(problems=known, left=tuple((name, wanted) for name in chosen))
    own, _ = faces.find(masthead, run.content)  # what is missing is known
    tasks = [(name, kind) for name in chosen for kind in _apart(wanted)]
    ready = [(name, kind) for name, kind in tasks if kind == {PROOF} or not _stop(known, name)]
    spoken_in = order.language or masthead.language
    jobs = (replace(_job(run, masthead, task, known, own), language=spoken_in) for task in ready)
    written: list[tuple[Path, EditionFile]] = []
    problems, left = list(known), [task for task in tasks if task not in ready]
    made = make_in_sandbox(jobs, at_once=run.jobs or cpu_count() or 1)
    for done, ((name, kind), edition) in enumerate(zip(ready, made, strict=True), 1):
        tell(STEP, done, len(ready))
        found = (edition,) if isinstance(edition, Problem) else edition.problems
        problems += found
        moved = any(one.rule == PUBLISHED_MOVED.id for one in found)
        stopped = moved or (kind != {PROOF} and _stop(found, name))
        if isinstance(edition, Problem) or stopped:
            left.append((name, kind))
        else:
            written += _put(order.folder, name, edition.files.items())
    return Written(tuple(written), tuple(dict.fromkeys(problems)), tuple(left))


def _chosen(run: Run, masthead: Masthead | None, names: tuple[str, ...]) -> tuple[str, ...]:
    there = read.folders(run.content)
    if not there:
        raise Refused(
            message("{content} 里没有一期公报", content=run.content),
            message("一期一个文件夹，名为 年份-期号，例如 2026-01"),
        )
    for name in names:
        if name not in there:
            raise Refused(
                message("没有 {name} 这一期", name=name),
                message("写成那一期文件夹的名字，例如 {newest}", newest=there[-1]),
            )
    return names or (_newest(run, masthead, there),)


def _newest(run: Run, masthead: Masthead | None, there: tuple[str, ...]) -> str:
    """Return the newest issue; where a supplement stands among the others, only its day tells."""
    known = {name: at for name in there if (at := named(name))}
    year, last = known[there[-1]]
    if masthead is None or not last.supplement:
        return there[-1]
    latest = [name for name, at in known.items() if at[0] == year]
    issues = (read.issue(run.content / name, masthead).issue for name in latest)
    return in_order(issues)[-1].id


def _about(problem: Problem, names: tuple[str, ...]) -> bool:
    """Return whether a Problem is about one of the issues, or about the masthead of all."""
    return problem.place.file == _MASTHEAD or problem.place.file.split("/")[0] in names


def _stop(problems: Iterable[Problem], name: str) -> bool:
    return any(one.grade is Grade.MEND and _about(one, (name,)) for one in problems)


def _apart(wanted: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield what is set together: press edition and booklet are of the same pages."""
    alone = {ARCHIVE}, {PROOF}
    yield from (
        kind for kind in (wanted - {ARCHIVE, PROOF}, *(wanted & one for one in alone)) if kind
    )


def _job(
    run: Run,
    masthead: Masthead,
    task: tuple[str, frozenset[str]],
    known: Iterable[Problem],
    own: Faces,
) -> Job:
    name, kind = task
    folder = run.content / name
    found = read.issue(folder, masthead)
    noted = tuple(problem for problem in known if _about(problem, (name,)))
    alone = citing.addresses(Gazette(masthead, (found.issue,)))
    cited = {card.id: alone[card.address] for card in found.issue.cards if card.address in alone}
    head = found.issue.headed(masthead)
    job = Job(head, found.issue, found.notices, folder, run.layouts, kind, noted, faces=own)
    if found.issue.year_index:
        job = replace(job, index=_index(run, masthead, name, own))
    if found.published:
        lock = found.published.lock
        job = replace(job, lock=lock, codes=lock.codes)
    return replace(job, cited=cited)


def _index(run: Run, masthead: Masthead, name: str, own: Faces) -> Year | None:
    """Return the indexes that an issue asks for; what of its year has no lock is set for them."""
    known = {folder: at for folder in read.folders(run.content) if (at := named(folder))}
    year = [one for one, at in known.items() if at[0] == known[name][0]]
    readings = {one: read.issue(run.content / one, masthead) for one in year}
    gazette = Gazette(masthead, in_order(one.issue for one in readings.values()))
    maps = {}
    for one in listed(gazette, readings[name].issue)[:-1]:
        lock = readings[one.id].published
        maps[one.id] = lock.lock.page_map if lock else _page_map(run, masthead, one.id, own)
    return index_of(gazette, readings[name].issue, maps)


def _page_map(run: Run, masthead: Masthead, name: str, own: Faces) -> PageMap:
    """Return where the pages of an issue begin, which is set for that."""
    (book,) = print_in_sandbox([_job(run, masthead, (name, frozenset()), (), own)])
    return PageMap() if isinstance(book, Problem) else book.page_map


def _put(
    folder: Path, name: str, written: Iterable[tuple[str, EditionFile]]
) -> Iterator[tuple[Path, EditionFile]]:
    with spoken(folder, failed=message("没有写到 {folder}", folder=folder), option="--to"):
        folder.mkdir(parents=True, exist_ok=True)
        for kind, file in written:
            path = folder / f"{name}-{kind}.pdf"
            write_whole(path, file.pdf)
            yield path, file
