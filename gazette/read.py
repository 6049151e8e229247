"""Reads content/: the masthead, and an issue with its notices, whatever is wrong with them.

In: a folder.
Out: Masthead; for each issue a Reading: Issue with Cards, Notices, Problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette import fields, forms, frontmatter, markdown, sources
from gazette.compose import compose
from gazette.forms import Typed
from gazette.model import (
    Annex,
    Card,
    Grade,
    Issue,
    Masthead,
    Notice,
    Place,
    Problem,
    Relation,
    Series,
    Source,
    State,
)

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = re.compile(r"\d{4}-\d{2}")
_PREFIX = re.compile(r"(\d+)-")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue as it was read."""

    issue: Issue
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]


def masthead(content: Path) -> tuple[Masthead | None, tuple[Problem, ...]]:
    """Read gazette.yaml and say which things in content/ are not read at all."""
    problems = list(_strays(content))
    path = content / "gazette.yaml"
    if not path.is_file():
        what, mend = "没有 gazette.yaml", "建立这个文件，写上公报名称、文号系列和栏目"
        problems.append(Source("gazette.yaml", "").problem(1, 1, "file-missing", what, mend))
        return None, tuple(problems)
    source, found = sources.read(path.read_bytes(), "gazette.yaml")
    entries, more = frontmatter.entries(source)
    given = forms.typed(source, entries, fields.GAZETTE)
    problems += [*found, *more, *given.problems]
    series = tuple(Series(*(row.get(key) for key in ("prefix", "code", "issuer"))) for row in given.get("series", ()))
    keys = ("name", "pinyin", "sponsor", "address", "frequency", "contact", "site_name", "site_code")
    values = {key: given.get(key) for key in keys}
    values["address"] = values["address"].rstrip("/")
    return Masthead(series=series, sections=given.get("sections", ()), **values), tuple(problems)


def folders(content: Path) -> tuple[str, ...]:
    """Give the names of the issue folders, from the oldest to the newest."""
    found = (path.name for path in content.iterdir() if path.is_dir())
    return tuple(sorted(name for name in found if FOLDER.fullmatch(name)))


def issue(folder: Path, head: Masthead) -> Reading:
    """Read one issue's folder. Never fails: what cannot be read is a Problem."""
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    files = frozenset(name for name in names if (folder / name).is_file())
    texts = sorted((name for name in files if name.endswith(".md") and name != "README.md"), key=_order)
    given = _issue_fields(folder, files)
    problems = [*given.problems]
    notices: list[Notice] = []
    for name in texts:
        source, found = sources.read((folder / name).read_bytes(), f"{folder.name}/{name}")
        notice, more = _notice(source, head, folder.name, files)
        notices.append(notice)
        problems += [*found, *((p for p in more) if source.text or not found else ())]
    used = {"issue.yaml", "README.md", *texts, *(name for notice in notices for name in notice.files)}
    problems += [_unused(folder.name, name) for name in names if name not in used]
    made = _issue(folder.name, given, notices)
    return Reading(made, tuple(notices), tuple(problems))


def _order(name: str) -> tuple[int, str]:
    match = _PREFIX.match(name)
    return (int(match[1]) if match else 1_000_000, name)


def _strays(content: Path) -> list[Problem]:
    problems = []
    for path in sorted(content.iterdir()):
        name = path.name
        if name in ("gazette.yaml", "README.md") or name.startswith((".", "_")):
            continue
        if not (path.is_dir() and FOLDER.fullmatch(name)):
            what = f"`{name}` 不是一期公报的文件夹，不会发布"
            mend = "一期一个文件夹，名为 年份-期号，例如 2026-01；不用的文件移出 content/"
            problems.append(Source(name, "").problem(1, 1, "folder-unreadable", what, mend))
    return problems


def _issue_fields(folder: Path, files: frozenset[str]) -> Typed:
    file = f"{folder.name}/issue.yaml"
    if "issue.yaml" not in files:
        given = Typed(Source(file, ""))
        what, mend = "没有 issue.yaml", "建立这个文件，写上年份、期号、总期号、出版日期、状态"
        given.problems.append(given.source.problem(1, 1, "file-missing", what, mend))
        return given
    source, found = sources.read((folder / "issue.yaml").read_bytes(), file)
    entries, more = frontmatter.entries(source)
    given = forms.typed(source, entries, fields.ISSUE)
    given.problems[:0] = [*found, *more]
    year, number = given.get("year", 0), given.get("number", 0)
    if year and number and folder.name != f"{year}-{number:02}":
        what = f"文件夹 {folder.name} 与 {year}年第{number}期 不符"
        mend = f"把文件夹改名为 {year}-{number:02}，或改正年份和期号"
        given.report(given.places["number"], "issue-name", what, mend)
    return given


def _issue(name: str, given: Typed, notices: list[Notice]) -> Issue:
    year, number = (int(part) for part in name.split("-"))
    return Issue(
        id=name,
        year=year,
        number=number,
        serial=given.get("serial", 0),
        published=given.get("published", None),
        state=given.get("state", None) or State.DRAFT,
        note=given.get("note"),
        cards=tuple(notice.card for notice in notices),
        place=Place(given.source.file),
    )


def _unused(folder: str, name: str) -> Problem:
    what = f"`{name}` 没有被任何文件用到，不会发布"
    mend = "附件写进 annexes，图片写成 `![说明](文件名)`；通知的文件名以 .md 结尾；不用的文件删去"
    return Source(f"{folder}/{name}", "").problem(1, 1, "file-unused", what, mend, grade=Grade.LOOK)


def _notice(
    source: Source, head: Masthead, issue_id: str, files: frozenset[str]
) -> tuple[Notice, tuple[Problem, ...]]:
    front, rest = frontmatter.split(source)
    if front is None:
        what, mend = "没有文件头（两行 --- 之间的部分）", "文件第一行写 ---，文件头之后再写一行 ---"
        front, rest = Source(source.file, "", 2), source
        missing: tuple[Problem, ...] = (source.problem(1, 1, "front-matter-missing", what, mend),)
        given = Typed(front)
    else:
        entries, missing = frontmatter.entries(front)
        given = forms.typed(front, entries, fields.NOTICE)
    body = markdown.read(rest)
    annexes = tuple(
        Annex(row.get("name"), row.get("file"), row.get("omitted", False))
        for row in given.get("annexes", ())
    )
    wanted = [*body.files, *((row.get("file"), row.places["file"].line) for row in given.get("annexes", ()) if row.get("file"))]
    present = tuple(dict.fromkeys(name for name, _ in wanted if name in files))
    absent = tuple(_absent(source, name, line, files) for name, line in wanted if name not in files)
    card = _card(given, head, issue_id)
    plain = {key: given.get(key) for key in ("addressees", "signed_by", "topic", "cc")}
    days = {key: given.get(key, None) for key in ("effective", "expires")}
    places = {key: Place(source.file, at.line, at.column) for key, at in given.places.items()}
    notice = Notice(card, **plain, **days, annexes=annexes, files=present, places=places)
    blocks = compose(notice, given.get("title"), body.blocks)
    problems = (*missing, *given.problems, *body.problems, *absent)
    return Notice(card, **plain, **days, annexes=annexes, blocks=blocks, files=present, places=places), problems


def _card(given: Typed, head: Masthead, issue_id: str) -> Card:
    file = given.source.file
    at = given.places.get("number") or given.places.get("title")
    return Card(
        id=_identity(given, head),
        issue=issue_id,
        number=given.get("number"),
        title=given.get("title").replace("|", ""),
        kind=given.get("kind"),
        section=given.get("section"),
        issuer=given.get("issuer"),
        dated=given.get("dated", None),
        place=Place(file, at.line, at.column) if at else Place(file),
        printed_page=given.get("printed_page", 0),
        relations=tuple(_relations(given)),
    )


def _identity(given: Typed, head: Masthead) -> str:
    """Give the notice's identity from its number; from `id` where it has none."""
    codes = {series.prefix: series.code for series in head.series}
    fallback = re.sub(r"[^a-z0-9]+", "-", given.source.file.rsplit("/", 1)[-1][:-3].lower()).strip("-")
    text, slug = given.get("number"), given.get("id")
    if text:
        number = forms.number(text)
        if number is None:
            given.report(given.places["number"], "number-unreadable", f"文号 `{text}` 的写法不对", forms.number_mend(text))
        elif number.prefix not in codes:
            known = "、".join(codes)
            given.report(given.places["number"], "series-unknown", f"gazette.yaml 的文号系列里没有 `{number.prefix}`", f"改正代字，或在 series 里加上；现有：{known}")
        else:
            return f"{codes[number.prefix]}-{number.year}-{number.sequence}"
    elif slug and _SLUG.fullmatch(slug):
        return str(slug)
    elif slug:
        given.report(given.places["id"], "value-unreadable", f"`id: {slug}` 不能用在网址里", "只用小写字母、数字和连字符，例如 tg-2026-1")
    elif given.values:
        at = given.places.get("title") or frontmatter.Scalar("", 1, 1)
        given.report(at, "field-missing", "缺少 `number`（文号）", "加上 `文号: …`；没有文号的文件加上 `id: tg-2026-1`，作为网址中的代号")
    return fallback or "notice"


def _relations(given: Typed) -> list[Relation]:
    found = []
    for row in given.get("relations", ()):
        for verb in fields.VERBS:
            if row.get(verb):
                found.append(Relation(verb, row.get(verb), row.get("title")))
                if forms.number(row.get(verb)) is None and not row.get("title"):
                    given.report(row.places[verb], "number-unreadable", f"文号 `{row.get(verb)}` 的写法不对", forms.number_mend(row.get(verb)))
    return found


def _absent(source: Source, name: str, line: int, files: frozenset[str]) -> Problem:
    same = next((other for other in files if other.lower() == name.lower()), "")
    if "/" in name or "\\" in name:
        what, mend = f"`{name}` 不在本期的文件夹里", "把文件放进本期的文件夹，只写文件名；网址要以 https:// 开头"
    elif same:
        what, mend = f"找不到 `{name}`", f"文件夹里的是 `{same}`：大小写要一致"
    else:
        what, mend = f"找不到 `{name}`", "把文件放进本期的文件夹，或改正文件名"
    return source.problem(line, 1, "file-missing", what, mend)
