"""Reads content/: the masthead, and an issue with its notices, whatever is wrong with them.

In: a folder.
Out: Masthead; for each issue a Reading: Issue with Cards, Notices, Problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from gazette import fields
from gazette.content import files
from gazette.language.messages import issue_named
from gazette.language.words import DEFAULT, words
from gazette.model import (
    Issue,
    Masthead,
    Notice,
    Place,
    Problem,
    Series,
    State,
    issue_number,
    message,
)
from gazette.model.masthead import TIMEZONE
from gazette.read import (
    addresses,
    field_types,
    frontmatter,
    issue_numbers,
    notice_file,
    office_files,
    sources,
)
from gazette.read.former_locks import former_locks
from gazette.read.issue_head import issue_head
from gazette.read.named_files import misnamed, missing, unused_files
from gazette.read.publication import Published, published
from gazette.read.sources import Source
from gazette.read.term import first_day
from gazette.read.typed import Typed, require
from gazette.rulebook.files import (
    FOLDER_UNREADABLE,
    ISSUE_NAME,
)
from gazette.rulebook.front_matter import VALUE_UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.content.files import Folder

_AT_ROOT = {files.MASTHEAD, "README.md", files.LOG, files.LOG_SIGNATURE, files.SIGNERS}
_NAMED = ("name", "pinyin", "sponsor", "frequency", "contact", "licence")
_PLAIN = (*_NAMED, "site_name", "site_code", "running_head")
"""The fields of gazette.yaml that the masthead has as they are written."""
_PREFIX = re.compile(r"(\d+)-")


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue as it was read."""

    issue: Issue
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]
    published: Published | None = None


def masthead(
    content: Path, data: bytes | Problem | None = None
) -> tuple[Masthead | None, tuple[Problem, ...]]:
    """Read gazette.yaml, or `data` in its place; say which things in content/ are not read."""
    there = files.listed(content)
    problems: list[Problem] = [*there.problems]
    data = files.load(content, files.MASTHEAD, files.LONGEST) if data is None else data
    if isinstance(data, Problem):
        other = misnamed(there.files, files.MASTHEAD)
        return None, (*_strays(there, {other}), *problems, _unread(data, other))
    source, found = sources.read(data, files.MASTHEAD)
    entries, more = frontmatter.entries(source)
    given = field_types.typed(source, entries, fields.GAZETTE)
    problems += [*found, *more]
    addresses.check(given)
    series = tuple(
        Series(row.get("prefix"), row.get("code"), row.get("issuer"), row.get("form"))
        for row in given.get("series", ())
    )
    head = Masthead(
        **{key: given.get(key) for key in _PLAIN},
        address=given.get("address").rstrip("/"),
        series=series,
        sections=given.get("sections", ()),
        faces=office_files.faces(given, content),
        autospace=given.get("autospace", False),
        hanging_punctuation=given.get("hanging_punctuation", False),
        qr_codes=given.get("qr_codes", False),
        language=given.get("language") or DEFAULT,
        timezone=_timezone(given),
        unlisted=given.get("unlisted", ()),
        cover=office_files.cover(given, content),
        colophon=given.get("colophon", ()),
        press=office_files.press(given, content),
        places=given.where("contact", "colophon", "sections"),
    )
    if not words(head).spaced:
        require(given, next(field for field in fields.GAZETTE if field.key == "pinyin"))
    named = {name.split("/")[0] for name in office_files.files(head)}
    return head, (*_strays(there, named), *problems, *given.problems)


def _unread(problem: Problem, other: str) -> Problem:
    """Return why gazette.yaml is not read; `other` is what stands for it under a wrong name."""
    mend = message("换到公报的文件夹里运行；还没有公报的，用 python build.py init 文件夹 新建")
    return missing(problem, message("没有 gazette.yaml"), mend, other)


def _timezone(given: Typed) -> str:
    """Return the time zone of the gazette; report one that nobody knows."""
    name = str(given.get("timezone"))
    known = available_timezones()  # of this machine, which may have none
    if name and known and name not in known:
        what = message("没有 `{name}` 这个时区", name=name)
        mend = message("写成 大洲/城市，例如 Asia/Shanghai；不写就是 Asia/Shanghai")
        given.report(given.places["timezone"], VALUE_UNREADABLE, what, mend)
    return name or TIMEZONE


def folders(content: Path) -> tuple[str, ...]:
    """Return the names of the issue folders by year and number, a year's supplements last."""
    known = {name: at for name in files.listed(content).folders if (at := issue_number.named(name))}
    orders = {name: (year, n.supplement, n.first, n.last) for name, (year, n) in known.items()}
    return tuple(sorted(orders, key=orders.__getitem__))


def issue(folder: Path, head: Masthead) -> Reading:
    """Read one issue's folder. Never fails: what cannot be read is a Problem."""
    there = files.listed(folder.parent, folder.name)
    other = misnamed(there.files, files.ISSUE) if files.ISSUE not in there.files else ""
    given = issue_fields(folder)
    cover = office_files.cover(given, folder)
    problems = [*there.problems, *given.problems]
    notices: list[Notice] = []
    online = first_day(given)
    known = {*files.RESERVED, cover.file if cover else "", other}
    names = {name for name in there.files - known if name.endswith(".md")}
    for name in sorted(names, key=order):
        data = files.load(folder.parent, f"{folder.name}/{name}", files.LONGEST)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        source, found = sources.read(data, f"{folder.name}/{name}")
        notice, more, named = notice_file.notice(source, head, folder, there.files, online)
        notices.append(notice)
        known |= named
        problems += [*found, *(more if source.text or not found else ())]
    known = names | {files.nfc(name) for name in known}
    rest = sorted((*there.files, *there.folders))
    unnamed = [name for name in rest if files.nfc(name) not in known]
    problems += unused_files(folder.parent, folder.name, unnamed, problems)
    bound = published(folder.parent, folder.name)
    made = replace(_issue(folder.name, given, notices), cover=cover)
    if bound:
        former, found = former_locks(folder.parent, folder.name, bound.lock.version)
        made = replace(made, lock=bound.lock.digest, locked_after=bound.lock.log)
        made = replace(made, unheld=bound.unheld, former_locks=former)
        problems += (*bound.problems, *found)
    made = issue_head(made, given, head, bound)
    return Reading(made, tuple(notices), tuple(problems), bound)


def order(name: str) -> tuple[int, str]:
    """Return where a notice stands in its issue, by the name of its file."""
    match = _PREFIX.match(name)
    return (int(match[1]) if match else 1_000_000, name)


def _strays(there: Folder, named: set[str]) -> list[Problem]:
    """Report what is neither an issue nor `named` by the masthead, be it a file or its folder."""
    problems = []
    issues = {name for name in there.folders if issue_number.named(name)}
    for name in sorted((*there.files, *there.folders)):
        if name in issues or files.nfc(name) in _AT_ROOT | named or name.startswith("_"):
            continue
        what = message("`{name}` 不是一期公报的文件夹，不会发布", name=name)
        mend = message("一期一个文件夹，名为 年份-期号，例如 2026-01；不用的文件移出去")
        wrong, right = issue_numbers.stray(name) if name in there.folders else (None, "")
        if right and right not in issues:
            what = message("文件夹 `{name}` {wrong}，不会发布", name=name, wrong=wrong)
            mend = message("把文件夹改名为 {name}", name=right)
        problems.append(Source(name, "").problem((1, 1), FOLDER_UNREADABLE, (what, mend)))
    return problems


def issue_fields(folder: Path, data: bytes | Problem | None = None) -> Typed:
    """Read the issue.yaml of a folder, or `data` in its place."""
    file = f"{folder.name}/{files.ISSUE}"
    data = files.load(folder.parent, file, files.LONGEST) if data is None else data
    if isinstance(data, Problem):
        given = Typed(Source(file, ""))
        template = "建立这个文件，写上年份 {year}、期号 {number}，以及总期号、出版日期、状态"
        year, number = issue_number.named(folder.name) or ("", "")
        mend = message(template, year=year, number=number)
        other = misnamed(files.listed(folder.parent, folder.name).files, files.ISSUE)
        given.problems.append(missing(data, message("没有 issue.yaml"), mend, other))
        return given
    source, found = sources.read(data, file)
    entries, more = frontmatter.entries(source)
    given = field_types.typed(source, entries, fields.ISSUE)
    given.problems[:0] = [*found, *more]
    year, number = given.get("year", 0), given.get("number", None)
    if year and number and folder.name != (name := number.issue_id(year)):
        named = issue_named(year, number)
        what = message("文件夹 {name} 与 {issue} 不符", name=folder.name, issue=named)
        mend = message("把文件夹改名为 {name}，或改正年份和期号", name=name)
        given.report(given.places["number"], ISSUE_NAME, what, mend)
    return given


def _issue(name: str, given: Typed, notices: list[Notice]) -> Issue:
    year, number = issue_number.named(name) or (0, issue_number.single(0))
    return Issue(
        year=year,
        number=number,
        serial=given.get("serial", None),
        published=given.get("published", None),
        state=State(given.get("state") or State.DRAFT),
        note=given.get("note"),
        cards=tuple(notice.card for notice in notices),
        place=Place(given.source.file),
        colophon=given.get("colophon", ()),
        places=given.where(),
        first_online=given.get("first_online"),
        year_index=given.get("year_index", False),
    )
