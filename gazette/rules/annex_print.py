"""Finds the annexes whose pages are to be printed (付印) and that have none.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `annex-print`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content.annexes import has_pages
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "annex-print",
    Grade.LOOK,
    "写了付印，附件却不是 PDF。",
    "付印是把 PDF 的各页印进公报。图片本来就印在正文之后；没有文件的，无页可印。",
    "删去 `print`，或把文件换成 PDF。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find the annexes whose pages are to be printed and that have none."""
    for notice in notices:
        for at, annex in enumerate(notice.annexes, 1):
            if annex.printed and not has_pages(annex):
                what = message("附件“{name}”写了付印，却不是 PDF，无页可印", name=annex.name)
                mend = message("删去 `print: true`，或把文件换成 PDF")
                yield RULE.problem(notice.place(f"annex.{at}"), what, mend)
