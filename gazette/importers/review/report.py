"""The report of an import: on the screen, and import-report.html beside the issue's files.

In: what was recognised, compared, suspected, proposed and accounted for.
Out: a Report: lines of text, and a page of HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from gazette.importers.document import FRONT, Category
from gazette.language.messages import written
from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from gazette.importers.document import Edit, Uncertainty
    from gazette.importers.paragraphs.boundary import Decision
    from gazette.importers.review.account import Account
    from gazette.importers.review.compare import Difference
    from gazette.importers.review.ocr_errors import SuspectedError

NAME = "import-report.html"
_STYLE = (
    "body{font:16px/1.7 serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.2em .5em;"
    "text-align:left;vertical-align:top}h1,h2{line-height:1.3}caption{text-align:left}"
)
_SHOWN = 8  # places of a kind on the screen: all of them stand in the file
_TAGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-CN"}
"""The language of the page (BCP 47), where it is not that of the gazette."""

Row = tuple[Message | str, ...]
"""Cells of a table."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that an import found, and the language in which it is said.

    A row is a tuple of Messages and of texts of the source itself.
    """

    issue: str
    language: str
    facts: tuple[Message, ...]
    masthead: tuple[tuple[Message, str], ...]
    notices: tuple[tuple[str, ...], ...]
    advice: tuple[Message, ...]
    differences: tuple[Difference, ...]
    doubts: tuple[Uncertainty, ...]
    decisions: tuple[Decision, ...]
    errors: tuple[SuspectedError, ...]
    proposals: tuple[tuple[str, Message], ...]
    edits: tuple[Edit, ...]
    account: Account

    @property
    def sum(self) -> Message:
        """The account in one line: in = out + moved + dropped."""
        made = self.account
        template = "正文 {out} + 移入字段 {front} + 略去的排版字符 {layout}"
        parts = message(template, out=made.out, front=made.front, layout=made.layout)
        if not self.edits:
            return message("来源 {counted} 字 = {parts}", counted=made.counted, parts=parts)
        return message(
            "来源 {counted} 字 − 改去 {before} + 改成 {after} = {parts}",
            counted=made.counted,
            before=made.before,
            after=made.after,
            parts=parts,
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The report for the screen: the counts, and the first places of each kind."""
        held = message("{issue}：{count} 个文件", issue=self.issue, count=len(self.notices))
        said = [held, *self.facts, self.sum]
        template = "  {pattern} → {replacement}：{count} 次（{reason}）"
        for edit in self.edits:
            row = {"pattern": edit.pattern, "replacement": edit.replacement, "count": edit.count}
            said.append(message(template, **row, reason=edit.reason))
        for name, rows in self._kinds():
            if rows:
                said.append(message("{name} {count} 处", name=name, count=len(rows)))
                said += [message("  {cells:　}", cells=row) for row in rows[:_SHOWN]]
            if len(rows) > _SHOWN:
                template_ = "  其余 {count} 处见 {report}"
                said.append(message(template_, count=len(rows) - _SHOWN, report=NAME))
        return tuple(self._say(one) for one in (*said, *self.advice))

    def _say(self, said: Message | str) -> str:
        return written(said, self.language) if isinstance(said, Message) else said

    def _kinds(self) -> tuple[tuple[Message, list[Row]], ...]:
        differ: list[Row] = []
        for one in self.differences:
            here = message("目录：{here}", here=one.here)
            there = message("正文：{there}", there=one.there)
            differ.append((one.position.told, one.what, here, there))
        errors: list[Row] = [
            (one.position.told, one.what, one.excerpt, _often(one.count)) for one in self.errors
        ]
        doubts: list[Row] = [
            (one.position.told, one.rule, one.done, one.excerpt) for one in self.doubts
        ]
        return (
            (message("目录与正文不同"), differ),
            (message("段落存疑"), doubts),
            (message("疑似识别或印刷错误"), errors),
        )

    def html(self) -> str:
        """Write the whole report as one page without links to anything outside."""
        title = escape(self._say(message("{issue} 导入报告", issue=self.issue)))
        heads = message("文件"), message("文号"), message("标题"), message("成文日期")
        parts = [
            "<!DOCTYPE html>",
            f'<html lang="{_TAGS.get(self.language, self.language)}"><head><meta charset="utf-8">',
            f"<title>{title}</title>",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">',
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>{title}</h1>",
            *(self._line(fact) for fact in (*self.facts, *self.advice)),
            self._head(message("字数核算")),
            self._line(self.sum),
            self._table((message("类别"), message("去处"), message("字数")), self._classes()),
            self._head(message("刊名页")),
            self._table((message("项目"), message("读到的内容")), self.masthead),
            self._head(message("文件")),
            self._table((*heads, message("原刊页码")), self.notices),
            *self._found(),
        ]
        return "\n".join([*parts, "</body></html>", ""])

    def _found(self) -> Iterator[str]:
        """Yield what is to be looked at, what was decided, proposed and corrected."""
        place, rule, done = message("位置"), message("规则"), message("处理")
        for name, rows in self._kinds():
            yield self._head(name, rows)
            heads = (place, rule, done, message("原文"))
            yield self._table(heads, rows) if rows else self._line(message("没有。"))
        yield self._head(message("段落的连接与分段"), self.decisions)
        yield self._line(message("相邻两行是不是一段，由哪一条规则决定；存疑的见上。"))
        yield self._table((rule, done, message("次数"), place), self._decided())
        yield self._head(message("待确认的关联与有效期"), self.proposals)
        yield self._line(message("已作为注释写在各文件头里；确认后删去行首的井号。"))
        yield self._table((message("文件"), message("建议")), self.proposals)
        if self.edits:
            yield self._head(message("按规则改正"))
            heads = (message("原文"), message("改为"), message("理由"), message("次数"))
            edits = [(e.pattern, e.replacement, e.reason, str(e.count)) for e in self.edits]
            yield self._table(heads, edits)

    def _decided(self) -> list[Row]:
        """Return for each rule that decided: its name, its verdict, how often, and where."""
        rows: dict[tuple[str, str], list[Message]] = {}
        for one in self.decisions:
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
            for category, count in self.account.classes
        ]

    def _line(self, said: Message) -> str:
        return f"<p>{escape(self._say(said))}</p>"

    def _head(self, said: Message, rows: Sized | None = None) -> str:
        if rows is not None:
            said = message("{name}（{count}）", name=said, count=len(rows))
        return f"<h2>{escape(self._say(said))}</h2>"

    def _table(self, heads: Iterable[Message], rows: Iterable[Row]) -> str:
        cells = [
            "<tr>" + "".join(f"<td>{escape(self._say(cell))}</td>" for cell in row) + "</tr>"
            for row in rows
        ]
        head = "".join(f'<th scope="col">{escape(self._say(name))}</th>' for name in heads)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table>"


def _often(count: int) -> Message | str:
    return message("{count} 处", count=count) if count > 1 else ""
