"""The report of an import: all that it found, and what of it is shown on the screen.

In: what was recognised, compared, suspected, proposed and accounted for.
Out: a Report, and its lines of text for the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.messages import written
from gazette.model import Message, message

if TYPE_CHECKING:
    from gazette.importers.document import Edit, Uncertainty
    from gazette.importers.paragraphs.boundary import Decision
    from gazette.importers.review.account import Account
    from gazette.importers.review.compare import Difference
    from gazette.importers.review.ocr_errors import SuspectedError

NAME = "import-report.html"
_SHOWN = 8  # places of a kind on the screen: all of them stand in the file

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
        for name, rows in self.kinds():
            if rows:
                said.append(message("{name} {count} 处", name=name, count=len(rows)))
                said += [message("  {cells:　}", cells=row) for row in rows[:_SHOWN]]
            if len(rows) > _SHOWN:
                template_ = "  其余 {count} 处见 {report}"
                said.append(message(template_, count=len(rows) - _SHOWN, report=NAME))
        return tuple(self.say(one) for one in (*said, *self.advice))

    def say(self, said: Message | str) -> str:
        """Write a message in the report's language; a text of the source stays as it is."""
        return written(said, self.language) if isinstance(said, Message) else said

    def kinds(self) -> tuple[tuple[Message, list[Row]], ...]:
        """Return the kinds of what is to be looked at, each with its rows."""
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


def _often(count: int) -> Message | str:
    return message("{count} 处", count=count) if count > 1 else ""
