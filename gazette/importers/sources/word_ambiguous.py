"""What in a Word file leaves open what its text is: changes, comments, hidden and struck-out text.

In: a document, the formats of its runs, its notes.
Out: a Problem with the first place of the first kind, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.importers.sources.word_numbering import W
from gazette.model import message
from gazette.read.sources import Source
from gazette.rulebook.importing import (
    IMPORT_COMMENTS,
    IMPORT_HIDDEN_TEXT,
    IMPORT_STRUCK_TEXT,
    IMPORT_TRACKED_CHANGES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.importers.sources.word_runs import Runs
    from gazette.model import Problem

    Notes = Mapping[tuple[str, str], Any]

_CHANGES = {
    f"{W}{name}": "修订" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
}
_CHANGES |= {f"{W}commentReference": "批注", f"{W}commentRangeStart": "批注"}
_ACCEPT = message("在 Word 的“审阅”里接受或拒绝全部修订，删去全部批注，保存后再导入")
KINDS = {
    "修订": (IMPORT_TRACKED_CHANGES, _ACCEPT),
    "批注": (IMPORT_COMMENTS, _ACCEPT),
    "隐藏文字": (
        IMPORT_HIDDEN_TEXT,
        message("属于正文的，选中后按 Ctrl+D 去掉“隐藏”；不属于正文的删去，保存后再导入"),
    ),
    "删除线": (
        IMPORT_STRUCK_TEXT,
        message("已作废的字删去，仍属正文的去掉删除线（Ctrl+D），保存后再导入"),
    ),
}
"""Kind -> the rule that refuses it, and how to mend it."""

_REFERENCES = {f"{W}{kind}Reference": kind for kind in ("footnote", "endnote")}
_SHOWN = 40  # characters of an excerpt: a line of the terminal has as many


def refused(body: Any, runs: Runs, notes: Notes, file: str) -> Problem | None:
    """Return the Problem of the first such place, with its paragraph and how many there are."""
    found, where, kind, excerpt = 0, 0, "", ""
    for number, node in _nodes(body, notes):
        said = _CHANGES.get(node.tag) or (_hidden(node, runs) if node.tag == f"{W}r" else "")
        found += bool(said)
        if said and not kind:
            kind, where, excerpt = said, number, _excerpt(node)
    if not kind:
        return None
    rule, mend = KINDS[kind]
    what = message(
        "第{where}段有{kind}（全文共 {found} 处修订、批注、隐藏文字和删除线），不知以什么文字为准",
        where=where,
        kind=message(kind),
        found=found,
    )
    return Source(file, excerpt, where).problem((where, 1), rule, (what, mend), width=len(excerpt))


def _nodes(body: Any, notes: Notes) -> Iterator[tuple[int, Any]]:
    """Yield each node with the number of its paragraph; a note's are where it is referred to."""
    number = 0
    for node in body.iter():
        number += node.tag == f"{W}p"
        yield number, node
        if kind := _REFERENCES.get(node.tag):
            note = notes.get((kind, node.get(f"{W}id")))
            yield from ((number, inner) for inner in (() if note is None else note.iter()))


def _hidden(run: Any, runs: Runs) -> str:
    """Return how a run of text is kept from readers; empty where it is not, or has no text."""
    kind = runs.unseen(run)
    said = "".join(node.text or "" for node in run.iter(f"{W}t")) if kind else ""
    return kind if said.strip() else ""


def _excerpt(node: Any) -> str:
    whole = next((up for up in node.iterancestors() if up.tag == f"{W}p"), node)
    own = "".join(each.text or "" for each in whole.iter(f"{W}t", f"{W}delText"))
    return own[:_SHOWN]
