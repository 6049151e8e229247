"""Loads sources: each by the importer of its form, mended, and set end to end as one Print.

In: paths.
Out: a Print and what the report says of its sources, or a Problem.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import (
    Category,
    Edit,
    Extraction,
    Gap,
    Hint,
    Line,
    Position,
    Print,
    Uncertainty,
    solid_count,
)
from gazette.importers.sources import markup, pdf, spacing, text, word
from gazette.importers.sources.decode import refuse
from gazette.importers.sources.mend import mend
from gazette.model import Message, Problem, message
from gazette.model.os_errors import reason
from gazette.rulebook.importing import (
    IMPORT_EMPTY,
    IMPORT_FORMAT,
    IMPORT_TOO_LARGE,
    IMPORT_UNREADABLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_FORMS: dict[str, tuple[Callable[[bytes, str], Extraction | Problem], int]] = {
    ".txt": (text.read, 20),
    ".md": (markup.read, 20),
    ".markdown": (markup.read, 20),
    ".docx": (word.read, 60),
    ".pdf": (pdf.read, 150),
}
"""Extension -> its importer, and the largest file that it takes, in megabytes."""

_MEGA = 1_000_000  # bytes of a megabyte, as file managers count
_RULE = message("上标和下标")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A Print with its facts: `counted` are the characters of the sources before any change.

    `firsts` are the numbers of the lines with which each source begins; `missing` are the pages
    without a text layer; `doubts` what could not be kept as it stands in the source.
    """

    given: Print
    facts: tuple[Message, ...]
    counted: int
    dropped: tuple[tuple[Category, int], ...]
    firsts: tuple[int, ...]
    missing: tuple[Position, ...] = ()
    doubts: tuple[Uncertainty, ...] = ()


def load(sources: Sequence[Path], edits: tuple[Edit, ...]) -> Loaded | tuple[Problem, ...]:
    """Load sources in the order given; every one that cannot be read is a Problem."""
    yields = [_one(path) for path in sources]
    problems = tuple(each for each in yields if isinstance(each, Problem))
    if problems:
        return problems
    return _assembled(sources, [each for each in yields if isinstance(each, Extraction)], edits)


def _one(path: Path) -> Extraction | Problem:
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        what = message("`{name}` 的格式不能导入", name=path.name)
        return refuse(
            path.name,
            IMPORT_FORMAT,
            what,
            message("可用 .txt、.md、.docx、.pdf；.doc 先另存为 .docx"),
        )
    read, most = form
    try:
        size = path.stat().st_size
        if size > most * _MEGA:
            what = message(
                "`{name}` 有 {size} MB，超过 {most} MB，不像一期公报",
                name=path.name,
                size=size // _MEGA,
                most=most,
            )
            mend_ = message("每次导入一期；扫描图片的 PDF 先作文字识别，或缩小图片")
            return refuse(path.name, IMPORT_TOO_LARGE, what, mend_)
        data = path.read_bytes()
    except OSError as error:
        what = message("`{name}` 读不出：{reason}", name=path.name, reason=reason(error))
        return refuse(
            path.name, IMPORT_UNREADABLE, what, message("核对路径和权限，来源是文件而不是文件夹")
        )
    if not data:
        return refuse(
            path.name,
            IMPORT_EMPTY,
            message("`{name}` 是空的", name=path.name),
            message("换一个有文字的来源"),
        )
    return read(data, path.name)


def _assembled(
    sources: Sequence[Path], yields: list[Extraction], edits: tuple[Edit, ...]
) -> Loaded:
    """Set the lines end to end; mending never changes their number, so that places stay true."""
    raws = [raw for each in yields for raw in each.lines]
    before = [raw.text for raw in raws]
    mended, done = mend("\n".join(before), edits)
    mended, closed = spacing.close(mended)
    lines: list[Line] = []
    starts = {sum(len(each.lines) for each in yields[:at]) for at in range(len(yields))}
    start = 0
    for at, (raw, shown) in enumerate(zip(raws, mended.split("\n"), strict=True)):
        # A row keeps its tabs: an empty first cell is a cell.
        text = shown if raw.hint is Hint.ROW else shown.strip()
        lead = 0 if raw.hint is Hint.ROW else len(shown) - len(shown.lstrip())
        gap = Gap.PAGE if at in starts and at else raw.gap
        if shown.strip():
            line = Line(text, raw.position, gap, raw.indent, raw.hint, start=start + lead)
            own = replace(line, level=raw.level, full=raw.full, doubts=raw.doubts)
            lines.append(replace(own, merged=raw.merged))
        start += len(shown) + 1
    named = [(path.name, each) for path, each in zip(sources, yields, strict=True)]
    dropped = tuple(pair for each in yields for pair in each.dropped)
    counted = sum(map(solid_count, before)) + sum(count for _, count in dropped)
    return Loaded(
        Print(mended, tuple(lines), done),
        _facts(named, closed=bool(closed)),
        counted,
        dropped,
        tuple(sorted(starts)),
        tuple(Position(name, 0, page) for name, each in named for page in each.missing),
        tuple(Uncertainty.at(r, _RULE, said) for r in raws for said in r.doubts),
    )


def _facts(named: Sequence[tuple[str, Extraction]], *, closed: bool) -> tuple[Message, ...]:
    """Return what the report says of each source: its form, then what was noted of it."""
    facts = [message("{name}：{form}", name=name, form=each.form) for name, each in named]
    facts += [message("字与字之间的空格已合上")] if closed else []
    return (
        *facts,
        *(
            message("{name}：{note}", name=name, note=note)
            for name, each in named
            for note in each.notes
        ),
    )
