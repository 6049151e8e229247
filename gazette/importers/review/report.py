"""The report of an import: on the screen, and import-report.html beside the issue's files.

In: what was recognised, compared, suspected, proposed and accounted for.
Out: a Report: lines of text, and a page of HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from gazette.importers.document import FRONT, Category

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Report:
    """All that an import found: each row is a tuple of texts for a table."""

    issue: str
    facts: tuple[str, ...]
    masthead: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, ...], ...]
    advice: tuple[str, ...]
    differences: tuple[Difference, ...]
    doubts: tuple[Uncertainty, ...]
    decisions: tuple[Decision, ...]
    errors: tuple[SuspectedError, ...]
    proposals: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]
    account: Account

    @property
    def sum(self) -> str:
        """The account in one line: in = out + moved + dropped."""
        made = self.account
        mended = f" − 改去 {made.before} + 改成 {made.after}" if self.edits else ""
        parts = f"正文 {made.out} + 移入字段 {made.front} + 略去的排版字符 {made.layout}"
        return f"来源 {made.counted} 字{mended} = {parts}"

    @property
    def lines(self) -> tuple[str, ...]:
        """The report for the screen: the counts, and the first places of each kind."""
        said = [f"{self.issue}：{len(self.notices)} 个文件", *self.facts, self.sum]
        said += [
            f"  {edit.pattern} → {edit.replacement}：{edit.count} 次（{edit.reason}）"
            for edit in self.edits
        ]
        for name, rows in self._kinds():
            if rows:
                said.append(f"{name} {len(rows)} 处")
                said += [f"  {'　'.join(row)}" for row in rows[:_SHOWN]]
                said += [f"  其余 {len(rows) - _SHOWN} 处见 {NAME}"] if len(rows) > _SHOWN else []
        said += self.advice
        return tuple(said)

    def _kinds(self) -> tuple[tuple[str, list[tuple[str, ...]]], ...]:
        return (
            (
                "目录与正文不同",
                [
                    (str(d.position), d.what, f"目录：{d.here}", f"正文：{d.there}")
                    for d in self.differences
                ],
            ),
            ("段落存疑", [(str(d.position), d.rule, d.done, d.excerpt) for d in self.doubts]),
            (
                "疑似识别或印刷错误",
                [
                    (str(s.position), s.what, s.excerpt, f"{s.count} 处" if s.count > 1 else "")
                    for s in self.errors
                ],
            ),
        )

    def html(self) -> str:
        """Write the whole report as one page without links to anything outside."""
        parts = [
            "<!DOCTYPE html>",
            '<html lang="zh-CN"><head><meta charset="utf-8">',
            f"<title>{escape(self.issue)} 导入报告</title>",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">',
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>{escape(self.issue)} 导入报告</h1>",
            *(f"<p>{escape(fact)}</p>" for fact in (*self.facts, *self.advice)),
            "<h2>字数核算</h2>",
            f"<p>{escape(self.sum)}</p>",
            _table(("类别", "去处", "字数"), self._classes()),
            "<h2>刊名页</h2>",
            _table(("项目", "读到的内容"), self.masthead),
            "<h2>文件</h2>",
            _table(("文件", "文号", "标题", "成文日期", "原刊页码"), self.notices),
        ]
        for name, rows in self._kinds():
            parts.append(f"<h2>{name}（{len(rows)}）</h2>")
            parts.append(
                _table(("位置", "规则", "处理", "原文"), rows) if rows else "<p>没有。</p>"
            )
        parts.append(f"<h2>段落的连接与分段（{len(self.decisions)}）</h2>")
        parts.append("<p>相邻两行是不是一段，由哪一条规则决定；存疑的见上。</p>")
        parts.append(_table(("规则", "处理", "次数", "位置"), self._decided()))
        parts.append(f"<h2>待确认的关联与有效期（{len(self.proposals)}）</h2>")
        parts.append("<p>已作为注释写在各文件头里；确认后删去行首的井号。</p>")
        parts.append(_table(("文件", "建议"), self.proposals))
        rows = [(e.pattern, e.replacement, e.reason, str(e.count)) for e in self.edits]
        parts += (
            ["<h2>按规则改正</h2>", _table(("原文", "改为", "理由", "次数"), rows)] if rows else []
        )
        return "\n".join([*parts, "</body></html>", ""])

    def _decided(self) -> list[tuple[str, str, str, str]]:
        """Return for each rule that decided: its name, its verdict, how often, and where."""
        rows: dict[tuple[str, str], list[str]] = {}
        for one in self.decisions:
            at = str(one.position).removeprefix(f"{one.position.file} ")
            rows.setdefault((one.rule.name, str(one.rule.verdict)), []).append(at)
        return [
            (name, verdict, str(len(places)), "、".join(places))
            for (name, verdict), places in sorted(rows.items())
        ]

    def _classes(self) -> list[tuple[str, str, str]]:
        def where(category: Category) -> str:
            return "正文" if category is Category.BODY else "字段" if category in FRONT else "略去"

        return [
            (str(category), where(category), str(count)) for category, count in self.account.classes
        ]


def _table(heads: tuple[str, ...], rows: object) -> str:
    cells = [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows  # type: ignore[attr-defined]
    ]
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table>"
