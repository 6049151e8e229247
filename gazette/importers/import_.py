"""Brings a printed number into content/: recognised, accounted for, written in one step.

In: sources, the folder content/, perhaps rules that mend.
Out: Imported: the issue's folder and its Report, or Problems and nothing written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.recognise import recognise
from gazette.importers.review import gaps, names, proposals
from gazette.importers.review.account import account
from gazette.importers.review.compare import compare
from gazette.importers.review.fitness import unfit
from gazette.importers.review.ocr_errors import suspected
from gazette.importers.review.report import NAME, Report
from gazette.importers.sources.decode import refuse
from gazette.importers.sources.load import Loaded, load
from gazette.importers.sources.mend import rules
from gazette.importers.writing import files, install, register
from gazette.importers.writing.verify import moved
from gazette.model import Place, Problem, message
from gazette.model.issue_number import named, single
from gazette.rulebook.importing import IMPORT_EXISTS, IMPORT_NOT_EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.importers.recognise import Recognised
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.review.account import Account
    from gazette.importers.structure.masthead import Head
    from gazette.importers.writing.files import File
    from gazette.importers.writing.register import Register

RULES = "import-mend.yaml"
_MOST = 99  # issues of a year: their names have two figures


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: `folder` is None where Problems kept it from writing anything."""

    folder: Path | None
    report: Report | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """An import before it is written; `whole` says that the source has a masthead."""

    loaded: Loaded
    given: Recognised
    head: Head
    whole: bool
    account: Account
    register: Register
    comments: tuple[tuple[str, ...], ...]
    made: tuple[File, ...]


def import_issue(
    sources: Sequence[Path],
    content: Path,
    mend: Path | None = None,
    *,
    replace_issue: bool = False,
    allow_missing: bool = False,
) -> Imported:
    """Import one number. Nothing is written unless every character is accounted for.

    The issue's folder appears by one renaming. With `replace_issue` an existing folder is kept
    beside it as .2023-04.old-1, which no room reads; without it an existing folder is a Problem.
    With `allow_missing` pages without a text layer are left out; the notices beside them say so.
    """
    edits = rules(mend) if mend else ()
    if isinstance(edits, Problem):
        return Imported(None, None, (edits,))
    loaded = load(sources, edits)
    if not isinstance(loaded, Loaded):
        return Imported(None, None, loaded)
    given = recognise(loaded.given)
    problem = unfit(loaded, given) or (None if allow_missing else gaps.refused(loaded))
    if problem is None:
        job = _job(loaded, given, content)
        problem = _inexact(job) or _exists(job, content, replace_issue=replace_issue)
    if problem is not None:
        return Imported(None, None, (problem,))
    return _written(job, content)


def _job(loaded: Loaded, given: Recognised, content: Path) -> _Job:
    """Make everything that is to be written, without touching the disk."""
    head, whole = _named(given, content)
    found, filled = files.placed(given.found, head)
    cut = tuple(gaps.touched(loaded, found))
    doubts = (*loaded.doubts, *(doubt for _, doubt in cut), *given.doubts)
    given = replace(given, found=found, doubts=doubts)
    known = register.read(content, head, found, given.contents.sections)
    proposed = proposals.propose(found)
    comments = tuple(
        (
            *(doubt.done for index, doubt in cut if index == at),
            *(text for index, text in filled if index == at),
            *proposed[at],
        )
        for at in range(len(found))
    )
    made = files.notices(found, head, known.codes, comments)
    counted = account(loaded, given.assignments)
    return _Job(loaded, given, head, whole, counted, known, comments, made)


def _named(given: Recognised, content: Path) -> tuple[Head, bool]:
    """Return the masthead, and whether the source has one; without it take the next free number."""
    head = given.head
    if head.issue:
        return head, True
    days = [each.card.dated.year for each in given.found if each.card.dated]
    years = days or [each.number.year for each in given.found if each.number]
    year = head.year or max(years, default=1)
    held = (named(path.name) for path in content.glob(f"{year}-*")) if content.is_dir() else ()
    taken = [at[1] for at in held if at and not at[1].supplement]
    numbers = (single(number) for number in range(1, _MOST))
    free = (one for one in numbers if not any(one.overlaps(other) for other in taken))
    return replace(head, year=year, number=head.number or next(free, single(_MOST))), False


def _inexact(job: _Job) -> Problem | None:
    """Return the first place where a character is lost, or stands where it does not belong."""
    mend = "这是导入程序的缺陷，请连同来源报告；来源和 content/ 都没有改动"
    if not job.account.exact:
        position = job.account.at
        what = f"字数核算不符，没有写入：{position}，{job.account.fault}"
        place = Place(position.file, position.line) if position else Place("")
        return IMPORT_NOT_EXACT.problem(
            place, message("{text}", text=what), message("{text}", text=mend)
        )
    for each in job.given.found:
        wrong = moved(job.loaded.given.text, each)
        if wrong:
            what = f"《{each.card.title}》的{wrong}与来源的字不同，没有写入"
            place = Place(each.position.file, each.position.line)
            return IMPORT_NOT_EXACT.problem(
                place, message("{text}", text=what), message("{text}", text=mend)
            )
    return None


def _exists(job: _Job, content: Path, *, replace_issue: bool) -> Problem | None:
    name = job.head.issue
    if replace_issue or not (content / name).exists():
        return None
    file = job.loaded.given.lines[0].position.file
    mend = "要用新的导入代替它，加 --replace；原来的文件夹会保留在旁边"
    return refuse(file, IMPORT_EXISTS, f"`{name}` 已经存在，没有改动", mend)


def _written(job: _Job, content: Path) -> Imported:
    missing = _missing(job)
    report = _report(job, (*job.register.advice, *missing))
    texts = {each.name: each.text for each in job.made}
    texts["issue.yaml"] = files.issue(job.head, missing)
    texts[NAME] = report.html()
    if job.loaded.given.edits:
        texts[RULES] = files.rules(job.loaded.given.edits)
    done = install.install(content, job.head.issue, texts, job.made, job.register.text)
    if isinstance(done, Problem):
        return Imported(None, None, (done,))
    folder, kept = done
    told = replace(report, advice=(*report.advice, *kept))
    return Imported(folder, told)


def _missing(job: _Job) -> tuple[str, ...]:
    """Return in issue.yaml what the print does not say, for the editor to add."""
    rows = ["state: 逐处核对导入报告之后，改为 published 才会发布"]
    if not job.whole:
        rows.append("来源没有刊名页：年份、期号是暂定的，请核对")
    if not job.head.serial:
        rows.append("serial: 原刊没有总期号")
    if not job.head.published:
        rows.append("published: 原刊没有出版日期")
    return tuple(rows)


def _report(job: _Job, advice: tuple[str, ...]) -> Report:
    head, found = job.head, job.given.found
    pairs = tuple(zip(job.made, found, strict=True))
    starts = tuple(min(assignment.span[0] for assignment in each.assignments) for each in found)
    return Report(
        issue=head.issue,
        facts=(*job.loaded.facts, *_paged(found)),
        masthead=(
            ("刊名", head.name),
            ("拼音", head.pinyin),
            ("总期号", str(head.serial or "")),
            ("主管主办", head.sponsor),
            ("出版日期", str(head.published or "")),
            ("刊期", head.frequency),
            ("卷首", head.note),
        ),
        notices=tuple(_row(file.name, each) for file, each in pairs),
        advice=advice,
        differences=compare(job.given, starts),
        doubts=job.given.doubts,
        decisions=tuple(one for each in found for one in each.decisions),
        errors=(*names.doubted(job.loaded.given, job.given), *suspected(found)),
        proposals=tuple(
            (file.name, line)
            for file, lines in zip(job.made, job.comments, strict=True)
            for line in lines
        ),
        edits=job.loaded.given.edits,
        account=job.account,
    )


def _row(name: str, given: RecognisedNotice) -> tuple[str, ...]:
    """Return the row of a notice in the report's table of files."""
    card = given.card
    said = (given.number, card.title, card.dated, card.printed_page)
    return (name, *(str(each or "") for each in said))


def _paged(found: tuple[RecognisedNotice, ...]) -> tuple[str, ...]:
    """Return how many pages of the print are marked where they begin."""
    count = sum(len(each.pages) for each in found)
    return (f"标出了原刊 {count} 页的页首（如 {{p20}}），请抽查",) if count else ()
