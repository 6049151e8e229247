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
from gazette.importers.review.report_page import page
from gazette.importers.sources.decode import refuse
from gazette.importers.sources.load import Loaded, load
from gazette.importers.sources.mend import rules
from gazette.importers.writing import files, install, register
from gazette.importers.writing.verify import moved
from gazette.language.messages import written
from gazette.language.words import DEFAULT
from gazette.model import Message, Place, Problem, message
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
    comments: tuple[tuple[Message, ...], ...]
    made: tuple[File, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Choices:
    """How an import is to be done. `mend` are rules that mend the source.

    With `replace_issue` an existing folder is kept beside the new one as .2023-04.old-1, which no
    room reads; without it an existing folder is a Problem. With `allow_missing` pages without a
    text layer are left out; the notices beside them say so. `language` is that of the report, and
    of what it writes for the editor into the files.
    """

    mend: Path | None = None
    replace_issue: bool = False
    allow_missing: bool = False
    language: str = DEFAULT


_AS_USUAL = Choices()


def import_issue(sources: Sequence[Path], content: Path, choices: Choices = _AS_USUAL) -> Imported:
    """Import one number. Nothing is written unless every character is accounted for.

    The issue's folder appears by one renaming.
    """
    edits = rules(choices.mend) if choices.mend else ()
    if isinstance(edits, Problem):
        return Imported(None, None, (edits,))
    loaded = load(sources, edits)
    if not isinstance(loaded, Loaded):
        return Imported(None, None, loaded)
    given = recognise(loaded.given)
    problem = unfit(loaded, given) or (None if choices.allow_missing else gaps.refused(loaded))
    if problem is None:
        job = _job(loaded, given, content, choices.language)
        problem = _inexact(job) or _exists(job, content, replace_issue=choices.replace_issue)
    if problem is not None:
        return Imported(None, None, (problem,))
    return _written(job, content)


def _job(loaded: Loaded, given: Recognised, content: Path, language: str) -> _Job:
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
    said = tuple(tuple(written(one, language) for one in rows) for rows in comments)
    made = files.notices(found, head, known.codes, said)
    counted = account(loaded, given.assignments)
    return _Job(loaded, given, head, whole, counted, known, comments, made, language)


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
    mend = message("这是导入程序的缺陷，请连同来源报告；来源和 content/ 都没有改动")
    if not job.account.exact:
        position = job.account.at
        what = message(
            "字数核算不符，没有写入：{position}，{fault}",
            position=position.told if position else "",
            fault=job.account.fault,
        )
        place = Place(position.file, position.line) if position else Place("")
        return IMPORT_NOT_EXACT.problem(place, what, mend)
    for each in job.given.found:
        wrong = moved(job.loaded.given.text, each)
        if wrong:
            what = message(
                "《{title}》的{wrong}与来源的字不同，没有写入", title=each.card.title, wrong=wrong
            )
            place = Place(each.position.file, each.position.line)
            return IMPORT_NOT_EXACT.problem(place, what, mend)
    return None


def _exists(job: _Job, content: Path, *, replace_issue: bool) -> Problem | None:
    name = job.head.issue
    if replace_issue or not (content / name).exists():
        return None
    file = job.loaded.given.lines[0].position.file
    mend = message("要用新的导入代替它，加 --replace；原来的文件夹会保留在旁边")
    return refuse(file, IMPORT_EXISTS, message("`{name}` 已经存在，没有改动", name=name), mend)


def _written(job: _Job, content: Path) -> Imported:
    missing = files.unsaid(job.head, whole=job.whole)
    report = _report(job, (*job.register.advice, *missing))
    texts = {each.name: each.text for each in job.made}
    texts["issue.yaml"] = files.issue(
        job.head, tuple(written(one, job.language) for one in missing)
    )
    texts[NAME] = page(report)
    if job.loaded.given.edits:
        texts[RULES] = files.rules(job.loaded.given.edits)
    done = install.install(content, job.head.issue, texts, job.made, job.register.text)
    if isinstance(done, Problem):
        return Imported(None, None, (done,))
    folder, kept = done
    told = replace(report, advice=(*report.advice, *kept))
    return Imported(folder, told)


def _report(job: _Job, advice: tuple[Message, ...]) -> Report:
    head, found = job.head, job.given.found
    pairs = tuple(zip(job.made, found, strict=True))
    starts = tuple(min(assignment.span[0] for assignment in each.assignments) for each in found)
    return Report(
        issue=head.issue,
        language=job.language,
        facts=(*job.loaded.facts, *_paged(found)),
        masthead=(
            (message("刊名"), head.name),
            (message("拼音"), head.pinyin),
            (message("总期号"), str(head.serial or "")),
            (message("主管主办"), head.sponsor),
            (message("出版日期"), str(head.published or "")),
            (message("刊期"), head.frequency),
            (message("卷首"), head.note),
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


def _paged(found: tuple[RecognisedNotice, ...]) -> tuple[Message, ...]:
    """Return how many pages of the print are marked where they begin."""
    count = sum(len(each.pages) for each in found)
    return (
        (message("标出了原刊 {count} 页的页首（如 {{p20}}），请抽查", count=count),)
        if count
        else ()
    )
