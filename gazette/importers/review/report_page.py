"""The page of an import's report: import-report.html beside the issue's files.

In: a Report.
Out: one page of HTML, written of Blocks as a notice's is, without links to anything outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from gazette.importers.document import FRONT, Category
from gazette.model import message
from gazette.model.blocks import Heading, Paragraph, Table
from gazette.model.cells import Cell
from gazette.model.inlines import Text
from gazette.write import elements, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from gazette.importers.review.report import Report, Row
    from gazette.model import Block, Message
    from gazette.model.inlines import Inlines

_STYLE = (
    "body{font:16px/1.7 serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.2em .5em;"
    "text-align:left;vertical-align:top}h1,h2{line-height:1.3}"
)
_TAGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-CN"}
"""The language of the page (BCP 47), where it is not that of the gazette."""


def page(report: Report) -> str:
    """Write the whole report as one page."""
    title = report.say(message("{issue} 导入报告", issue=report.issue))
    content = Markup("\n").join(html.write(block) for block in _Page(report).blocks(title))
    return elements.page(title, _TAGS.get(report.language, report.language), _STYLE, content)


class _Page:
    """A report on its way into Blocks."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def blocks(self, title: str) -> Iterator[Block]:
        """Yield the blocks of the page in their order."""
        report = self.report
        heads = message("文件"), message("文号"), message("标题"), message("成文日期")
        yield Heading(self._inlines(title), 1, 1)
        yield from (self._line(fact) for fact in (*report.facts, *report.advice))
        yield self._head(message("字数核算"))
        yield self._line(report.sum)
        yield self._table((message("类别"), message("去处"), message("字数")), self._classes())
        yield self._head(message("刊名页"))
        yield self._table((message("项目"), message("读到的内容")), report.masthead)
        yield self._head(message("文件"))
        yield self._table((*heads, message("原刊页码")), report.notices)
        yield from self._found()

    def _found(self) -> Iterator[Block]:
        """Yield what is to be looked at, what was decided, proposed and corrected."""
        report = self.report
        place, rule, done = message("位置"), message("规则"), message("处理")
        for name, rows in report.kinds():
            yield self._head(name, rows)
            heads = (place, rule, done, message("原文"))
            yield self._table(heads, rows) if rows else self._line(message("没有。"))
        yield self._head(message("段落的连接与分段"), report.decisions)
        yield self._line(message("相邻两行是不是一段，由哪一条规则决定；存疑的见上。"))
        yield self._table((rule, done, message("次数"), place), self._decided())
        yield self._head(message("待确认的关联与有效期"), report.proposals)
        yield self._line(message("已作为注释写在各文件头里；确认后删去行首的井号。"))
        yield self._table((message("文件"), message("建议")), report.proposals)
        if report.edits:
            yield self._head(message("按规则改正"))
            heads = (message("原文"), message("改为"), message("理由"), message("次数"))
            edits = [(e.pattern, e.replacement, e.reason, str(e.count)) for e in report.edits]
            yield self._table(heads, edits)

    def _decided(self) -> list[Row]:
        """Return for each rule that decided: its name, its verdict, how often, and where."""
        rows: dict[tuple[str, str], list[Message]] = {}
        for one in self.report.decisions:
            at = one.position.within
            rows.setdefault((one.rule.name, str(one.rule.verdict)), []).append(at)
        return [
            (
                message(name),
                message(verdict),
                str(len(places)),
                message("{places:、}", places=tuple(places)),
            )
            for (name, verdict), places in sorted(rows.items())
        ]

    def _classes(self) -> list[Row]:
        def where(category: Category) -> Message:
            if category is Category.BODY:
                return message("正文")
            return message("字段") if category in FRONT else message("略去")

        return [
            (message(str(category)), where(category), str(count))
            for category, count in self.report.account.classes
        ]

    def _line(self, said: Message) -> Paragraph:
        return Paragraph(self._inlines(said))

    def _head(self, said: Message, rows: Sized | None = None) -> Heading:
        if rows is not None:
            said = message("{name}（{count}）", name=said, count=len(rows))
        return Heading(self._inlines(said), 2, 2)

    def _table(self, heads: Iterable[Message], rows: Iterable[Row]) -> Table:
        cells = (tuple(Cell(self._inlines(cell)) for cell in row) for row in rows)
        return Table((tuple(Cell(self._inlines(name)) for name in heads),), tuple(cells))

    def _inlines(self, said: Message | str) -> Inlines:
        return (Text(self.report.say(said)),)
