"""Reads one notice: its file becomes a Notice, whatever is wrong with it.

In: a Source, the masthead, the names of the files beside it.
Out: a Notice, Problems.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette import fields
from gazette.language import numbers
from gazette.language.lines import join
from gazette.language.words import words
from gazette.model import LISTS, Annex, Card, Masthead, Notice, Place, Problem, WebErratum, message
from gazette.read import addresses, aliases, explanations, fences, field_types, frontmatter
from gazette.read.body import read_body
from gazette.read.compose import breaks, compose
from gazette.read.corrections import corrections, with_derived
from gazette.read.joined_values import report_joint
from gazette.read.mentions import with_mentions
from gazette.read.named_files import unusable_file, wanted_files
from gazette.read.registered import with_registered
from gazette.read.relations import relations
from gazette.read.sources import Source
from gazette.read.term import Term, term
from gazette.read.typed import Typed
from gazette.read.values import Scalar
from gazette.rulebook.body import PAGE_BREAK, PARAGRAPH_BREAK
from gazette.rulebook.front_matter import (
    FIELD_MISSING,
    FRONT_MATTER_MISSING,
    FRONT_MATTER_TWICE,
    NUMBER_UNREADABLE,
    SERIES_UNKNOWN,
    VALUE_UNREADABLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from gazette.model import Break, Number
    from gazette.read.body import Body


_OF_THE_HEAD = (FRONT_MATTER_TWICE.id, PARAGRAPH_BREAK.id)
"""What a body is told of that has swallowed the front matter, where that is not fenced."""


def notice(
    source: Source,
    head: Masthead,
    folder: Path,
    names: frozenset[str],
    online: date | None = None,
) -> tuple[Notice, tuple[Problem, ...], frozenset[str]]:
    """Take in a notice of the issue in `folder`, in which there are files of these names.

    `online` is the day on which the issue went online, if that is known. The third value is the
    files that the notice names, whether it may have them or not.
    """
    given, rest = _fields(source)
    body = read_body(rest)
    wanted = wanted_files(given, body)
    judged = {one: unusable_file(source, folder, one, names) for one in dict.fromkeys(wanted)}
    wrong = {one: problem for one, problem in judged.items() if problem}
    used = tuple(dict.fromkeys(one[0] for one in wanted if one not in wrong))
    made = _notice(given, head, folder.name, term(given, online), used)
    corrected = corrections(given, head, body.blocks)
    made = replace(made, card=replace(made.card, corrections=corrected))
    marked = given.get("title"), given.get("number", ())
    made = replace(made, blocks=compose(words(head), made, *marked, body))
    made = with_registered(with_mentions(made))
    found = breaks(made, body)
    acts = with_derived(given, corrected, relations(given, head, made.blocks))
    pages = tuple(mark.page for mark in found)
    card = replace(made.card, page_breaks=pages, relations=tuple(acts))
    made = replace(made, card=card, breaks=found)
    headless = any(one.rule == FRONT_MATTER_MISSING.id for one in given.problems)
    told = (one for one in body.problems if not headless or one.rule not in _OF_THE_HEAD)
    lost = (*told, *_unplaced(rest, body, found), *wrong.values())
    return made, (*given.problems, *lost), frozenset(name for name, *_ in wanted)


def _notice(
    given: Typed, head: Masthead, issue_id: str, terms: Term, used: tuple[str, ...]
) -> Notice:
    """Return what a notice's fields say; its blocks are still to come."""
    return Notice(
        card=_card(given, head, issue_id, terms),
        addressees=given.get("addressees"),
        signed_by=given.get("signed_by", ()),
        annexes=tuple(
            Annex(
                *(row.get(key) for key in ("name", "file")),
                *(row.get(key, False) for key in ("omitted", "print")),
            )
            for row in given.get("annexes", ())
        ),
        explanations=explanations.read(given),
        web_errata=tuple(
            WebErratum(row.get("day"), row.get("text"))
            for row in given.get("web_errata", ())
            if row.get("day") and row.get("text")
        ),
        remark=given.get("remark"),
        cc=given.get("cc"),
        files=used,
        places=given.where() | _annex_places(given),
        timings=terms.words,
        further=_further(given),
    )


def _annex_places(given: Typed) -> dict[str, Place]:
    """Return where each annex stands: its first field, under `annex.1` and so on."""
    file, rows = given.source.file, given.get("annexes", ())
    first = ((at, next(iter(row.places.values()), None)) for at, row in enumerate(rows, 1))
    return {f"annex.{at}": Place(file, one.line, one.column) for at, one in first if one}


def _further(given: Typed) -> dict[str, str | int | date]:
    """Return the values of the plain fields that neither a Card nor a Notice knows by name."""
    known = {*Card.__slots__, *Notice.__slots__, *LISTS, *fields.NESTED}
    keys = (field.key for field in fields.NOTICE if field.key not in known)
    return {key: given.values[key] for key in keys if given.get(key)}


def _fields(source: Source) -> tuple[Typed, Source]:
    front, rest = frontmatter.split(source)
    if front is None:
        given = Typed(Source(source.file, "", 2))
        line, told = fences.unfenced(source)
        given.problems.append(source.problem((line, 1), FRONT_MATTER_MISSING, told))
        return given, source
    entries, problems = frontmatter.entries(front)
    given = field_types.typed(front, entries, fields.NOTICE)
    given.problems[:0] = problems
    report_joint(given)
    return given, rest


def _card(given: Typed, head: Masthead, issue_id: str, terms: Term) -> Card:
    file = given.source.file
    at = given.places.get("number") or given.places.get("title")
    numbers = tuple(_numbers(given, head))
    own, *others = _identities(given, numbers, head)
    former = aliases.read(given)
    return Card(
        id=own,
        issue=issue_id,
        numbers=tuple(number for number, _ in numbers),
        title=join(given.get("title")),
        kind=given.get("kind"),
        section=given.get("section"),
        issuers=given.get("issuer", ()),
        dated=given.get("dated", None),
        place=Place(file, at.line, at.column) if at else Place(file),
        effective=terms.effective,
        expires=terms.expires,
        printed_page=given.get("printed_page", 0),
        places=given.where("section", "issuer") | former,
        other_ids=tuple(others),
        aliases=tuple(former),
        index_number=given.get("index_number"),
        registration=given.get("registration"),
        subject=given.get("topic"),
        omitted=tuple(row.get("name") for row in given.get("annexes", ()) if row.get("omitted")),
    )


def _numbers(given: Typed, head: Masthead) -> Iterator[tuple[Number, Scalar]]:
    """Yield the numbers that can be read, each with its place; report the others."""
    for at, text in enumerate(given.get("number", ()), 1):
        place = given.places["number" if at == 1 else f"number.{at}"]
        if number := numbers.read(text, head):
            yield number, place
        else:
            what, mend = message("文号 `{text}` 的写法不对", text=text), numbers.mend(text, head)
            several = tuple(re.split(r"(?<=号)\s*[、，,；;\s]\s*", text))
            if several[1:] and all(numbers.read(one, head) for one in several):
                mend = message("一项一个：写成 `文号: [{numbers:, }]`", numbers=several)
            given.report(place, NUMBER_UNREADABLE, what, mend)


def _identities(
    given: Typed, borne: tuple[tuple[Number, Scalar], ...], head: Masthead
) -> tuple[str, ...]:
    """Return the notice's identity from its first number, or from `id`, and those of the others."""
    written, slug = given.get("number", ()), given.get("id")
    if written and slug:
        what = message("有文号的文件，网址由文号得出，`{slug}` 用不上", slug=slug)
        given.report(given.places["id"], VALUE_UNREADABLE, what, message("删去网址代号这一行"))
    if written:
        return tuple(_coded(given, borne, head)) or (addresses.stem(given.source.file),)
    return (_slug(given) or addresses.stem(given.source.file),)


def _coded(given: Typed, borne: tuple[tuple[Number, Scalar], ...], head: Masthead) -> Iterator[str]:
    """Yield the identity of each number; report those of no series of gazette.yaml.

    Where that has none, its own Problem says so once.
    """
    codes = {series.prefix: series.code for series in head.series}
    for number, place in borne:
        if number.prefix in codes:
            yield f"{codes[number.prefix]}-{number.year}-{number.sequence}"
        elif codes:
            what = message("gazette.yaml 的文号系列里没有 `{prefix}`", prefix=number.prefix)
            mend = message("改正代字，或在 series 里加上；现有：{codes:、}", codes=tuple(codes))
            given.report(place, SERIES_UNKNOWN, what, mend)


def _slug(given: Typed) -> str:
    """Return the identity that a notice without a number has from `id`; empty where it has none."""
    slug = str(given.get("id"))
    if addresses.SLUG.fullmatch(slug) and not addresses.is_taken(slug):
        return slug
    if slug:
        what = message("`id: {slug}` 不能用在网址里", slug=slug)
        mend = message("只用小写字母、数字和连字符，例如 tg-2026-1")
        given.report(given.places["id"], VALUE_UNREADABLE, what, mend)
    elif given.values:
        at = given.places.get("title") or Scalar("", 1, 1)
        mend = message("加上 `文号: …`；没有文号的文件加上 `id: tg-2026-1`，作为网址中的代号")
        given.report(at, FIELD_MISSING, message("缺少 `number`（文号）"), mend)
    return ""


def _unplaced(rest: Source, body: Body, found: tuple[Break, ...]) -> Iterator[Problem]:
    """Report the page breaks behind which nothing of the notice stands."""
    placed = {mark.page for mark in found}
    for _, _, page in body.breaks:
        if page.page not in placed:
            what = message("原刊第{page}页的标记之后没有文字", page=page.page)
            mend = message(
                "删去这个标记；下一份文件从这一页开始时，在那一份的 printed_page 里写页码"
            )
            yield rest.problem((page.line, 1), PAGE_BREAK, (what, mend))
