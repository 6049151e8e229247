"""Relations: what a notice says in its front matter that it does to other documents.

In: its typed fields, the masthead, its blocks.
Out: Relations; of a table that it names one for each of its rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette import fields
from gazette.language import numbers
from gazette.language.numerals import CHINESE, whole
from gazette.model import Place, Relation, inlines, message
from gazette.model.blocks import Table
from gazette.model.cells import filled_down
from gazette.read import addresses
from gazette.rulebook.front_matter import FIELD_MISSING, NUMBER_UNREADABLE, VALUE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block, Masthead, Number
    from gazette.read.typed import Typed

_TABLE = re.compile(rf"(?:表|[Tt]able )\s*([0-9]{{1,2}}|[{CHINESE}]{{1,3}})")
_NUMBER_HEAD = re.compile(r"文[号號]|[Nn]umber|No\.")
_TITLE_HEAD = re.compile(r"名[称稱]|[标標]题|標題|[题題]名|文件|[Tt]itle")


def relations(given: Typed, head: Masthead, blocks: Sequence[Block]) -> Iterator[Relation]:
    """Yield what the entries of `relations` say; report what cannot be read."""
    for row in given.get("relations", ()):
        if not any(row.get(verb) for verb in fields.VERBS) and row.places:
            at, said = next(iter(row.places.values())), tuple(fields.VERBS)
            mend = message(
                "写明做了什么、对方是哪一份，例如 `repeals: 示政发〔2019〕8号`；可用：{said:、}",
                said=said,
            )
            given.report(at, FIELD_MISSING, message("这一项关联没有写对方文件"), mend)
        for verb in fields.VERBS:
            if row.get(verb):
                yield from _targets(given, row, verb, head, blocks)


def _targets(
    given: Typed, row: Typed, verb: str, head: Masthead, blocks: Sequence[Block]
) -> Iterator[Relation]:
    """Yield one Relation, or one for each document that a table lists."""
    written, at = row.get(verb), row.places[verb]
    rows = [(written, row.get("title"))]
    if match := _TABLE.fullmatch(written):
        rows = list(_listed(f"table-{whole(match[1])}", blocks))
        if not rows:
            what = message("本文件没有列出文号的{table}", table=written)
            mend = message("写表题里的序号；表头要有“文号”一栏；或者一份一项写明文号")
            given.report(at, VALUE_UNREADABLE, what, mend)
    for text, title in rows:
        target, called = named(given, row, verb, head, (text, title))
        yield Relation(
            verb,
            target,
            called,
            Place(given.source.file, at.line, at.column),
            part=row.get("part"),
            begins=row.get("from", None),
            until=row.get("until", None),
        )


def named(
    given: Typed, row: Typed, key: str, head: Masthead, written: tuple[str, str] | None = None
) -> tuple[Number | str, str]:
    """Return what names a document, and its title, from what is `written` of both.

    It stands in the field `key` of an entry, the title beside it, unless a table has them.
    """
    target, title = written or (row.get(key), row.get("title"))
    if target.startswith("《") and target.endswith("》") and target.count("《") == 1:
        target = target[1:-1]
    number = numbers.read(target, head)
    if number is None and not addresses.is_id(target):
        if not title and numbers.is_like(target):
            what = message("文号 `{target}` 的写法不对", target=target)
            right = numbers.mend(target, head)
            mend = message("{mend}；没有文号的文件写它的网址代号或完整标题", mend=right)
            given.report(row.places[key], NUMBER_UNREADABLE, what, mend)
        title = title or target
    return number or target, title


def _listed(table_id: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield number and title of each document that a table lists; of one without, its title."""
    for block in blocks:
        if not isinstance(block, Table) or block.id != table_id:
            continue
        heads = [inlines.text(cell.content) for cell in filled_down(block.head)[-1]]
        number = next((at for at, text in enumerate(heads) if _NUMBER_HEAD.search(text)), None)
        if number is None:
            return
        others = [at for at, text in enumerate(heads) if at != number and _TITLE_HEAD.search(text)]
        for row in block.rows:
            if row[number].merged:
                continue  # the row is about the document of the one above
            cells = [inlines.text(cell.content).strip() for cell in row]
            title = _bare(cells[others[0]]) if others else ""
            borne = cells[number]
            yield (borne, title) if re.search(r"\d", borne) else (title, title)


def _bare(title: str) -> str:
    """Return a title without the marks around it."""
    return title[1:-1] if re.fullmatch(r"《[^》]*》", title) else title
