"""Drawing: a Register becomes its pages, with its rows for machines beside them.

In: an Archive, a Register.
Out: Pages: one where it is short; else an overview of its years and pages for each.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.frame import absolute, column
from gazette.pages.open_data.json_values import plain
from gazette.pages.parts import parted
from gazette.pages.registers import sheets
from gazette.pages.registers.register import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.language.words import Words
    from gazette.model import Issue
    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.registers.register import Column, Register, Row

_PART = 50
"""The most rows of one page, which then stays below 60 kB."""
_SHORT = 200
"""So many rows need no years."""
_NOTHING = Cell()


def pages(archive: Archive, register: Register) -> Iterator[Page]:
    """Yield the pages of a register; the files beside its first have all of its rows."""
    years = sorted({row.year for row in register.rows}, reverse=True)
    if register.whole or len(register.rows) <= _SHORT or len(years) == 1:
        yield from _list(archive, register)
        return
    words = archive.words
    by_year = {year: [row for row in register.rows if row.year == year] for year in years}
    items = [
        {
            "name": words.year.format(year=year),
            "address": f"{register.address}{year}/",
            "count": len(rows),
            "note": "",
        }
        for year, rows in by_year.items()
    ]
    files = sheets.files(words, register.address)
    yield overview(archive, register, items, files)
    yield from row_files(archive, register)
    for year, rows in by_year.items():
        links = tuple(
            {"year": other, "address": f"{register.address}{other}/", "here": other == year}
            for other in years
        )
        part = replace(
            register,
            address=f"{register.address}{year}/",
            title=words.named_year.format(name=register.title, year=year),
            rows=tuple(rows),
            crumbs=(*register.crumbs, {"name": register.title, "address": register.address}),
        )
        yield from _list(archive, part, links)


def overview(
    archive: Archive,
    register: Register,
    items: Sequence[Shows],
    files: Sequence[Shows] = (),
) -> Page:
    """Return the overview of registers, or of the years of one."""
    said = archive.words.registers.described.format(name=register.title)
    return Page(
        register.address,
        "registers.html",
        {
            **archive.framed(register.address, register.title),
            "meta": column(archive.gazette.masthead, register.title, said),
            "noindex": register.personal,
            "heading": register.title,
            "crumbs": register.crumbs,
            "coverage": archive.coverage,
            "note": register.note,
            "items": items,
            "parts": (),
            "files": files,
        },
    )


def _list(archive: Archive, register: Register, years: tuple[Shows, ...] = ()) -> Iterator[Page]:
    """Yield the pages of a register's rows, and the files of all of them."""
    words, title = archive.words, register.title
    described = words.registers.described.format(name=title)
    shown: Shows = {
        "meta": column(archive.gazette.masthead, title, described),
        "noindex": register.personal,
        "heading": title,
        "crumbs": register.crumbs,
        "coverage": archive.covering(_covered(archive, register)),
        "note": register.note,
        "columns": tuple(_head(words, one) for one in register.columns),
        "count": len(register.rows),
        "years": years,
        "beside": register.beside,
        "files": (*register.editions, *sheets.files(words, register.address)),
    }
    for place, here, links in parted(register.address, register.rows, _PART):
        groups = tuple(
            {"name": name, "rows": tuple(_shown(register, row) for row in of)}
            for name, of in groupby(here, lambda row: row.group)
        )
        around = archive.framed(place, title)
        yield Page(place, "register.html", {**around, **shown, "groups": groups, "parts": links})
    yield from row_files(archive, register)


def _head(words: Words, one: Column) -> Shows:
    label = words.registers.columns[one.key]
    return {"label": label, "type": one.type, "choice": one.choice, "soon": one.soon}


def _shown(register: Register, row: Row) -> tuple[Shows, ...]:
    cells = (row.cells.get(one.key, _NOTHING) for one in register.columns)
    return tuple(
        {"text": one.text, "address": one.address, "order": one.order, "spans": one.spans}
        for one in cells
    )


def row_files(archive: Archive, register: Register) -> Iterator[Page]:
    """Yield the files of a register's rows, which stand beside its first page."""
    address, rows = register.address, register.rows
    words, masthead = archive.words, archive.gazette.masthead
    places = ((row.address, *row.address.partition("#")) for row in rows)
    urls = {at: absolute(masthead, path) + mark + unit for at, path, mark, unit in places}
    text = sheets.comma_separated(words, register, rows, urls)
    yield Page(f"{address}{sheets.CSV}", "", {"text": text})
    text = sheets.as_json(words, register, rows, _coverage(archive, register))
    yield Page(f"{address}{sheets.JSON}", "", {"text": text})


def _covered(archive: Archive, register: Register) -> Sequence[Issue]:
    """Return the issues that a register is made of."""
    issues = archive.gazette.issues
    years = {row.year for row in register.rows}
    return [one for one in issues if one.year in years] if register.yearly else issues


def _coverage(archive: Archive, register: Register) -> dict[str, Json]:
    issues = _covered(archive, register)
    return {
        "first_issue": issues[0].id if issues else None,
        "last_issue": issues[-1].id if issues else None,
        "published": plain(issues[-1].published) if issues else None,
        "documents": sum(len(issue.cards) for issue in issues),
        "said": archive.covering(issues),
    }
