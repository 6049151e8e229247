"""Fitness: why a source is no number of a gazette, or not the whole of one.

In: what was loaded and recognised.
Out: a Problem, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.lexicon import numbering, paragraph_labels
from gazette.importers.sources.decode import refuse
from gazette.importers.structure import contents, masthead
from gazette.model import Message, message
from gazette.rulebook.importing import IMPORT_MANY_ISSUES, IMPORT_NOT_A_GAZETTE, IMPORT_TRUNCATED

if TYPE_CHECKING:
    from gazette.importers.recognise import Recognised
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.sources.load import Loaded
    from gazette.model import Problem


_PROSE = 20  # characters: a shorter end without a mark may be a row of a list


def unfit(loaded: Loaded, given: Recognised) -> Problem | None:
    """Return why a source is no number of a gazette, or not the whole of one."""
    file = loaded.given.lines[0].position.file if loaded.given.lines else "source"
    if not given.found:
        what = message(
            "`{file}` 里没有找到公报的文件：没有目录，也没有以文种结尾的标题和文号", file=file
        )
        return refuse(
            file, IMPORT_NOT_A_GAZETTE, what, message("来源应当是一期公报，或有标题、文号的文件")
        )
    issues = _issues(loaded)
    if len(issues) > 1:
        what = message("来源里有 {count} 期：{issues:、}", count=len(issues), issues=tuple(issues))
        return refuse(file, IMPORT_MANY_ISSUES, what, message("每次导入一期"))
    cut = _cut(given)
    if cut:
        what = message("`{file}` 在文件中间断了：{cut}", file=file, cut=cut)
        return refuse(file, IMPORT_TRUNCATED, what, message("重新取得完整的来源再导入"))
    return None


def _issues(loaded: Loaded) -> list[str]:
    """Name the issues whose mastheads the sources begin with."""
    lines = loaded.given.lines
    named: list[str] = []
    for first, end in zip(loaded.firsts, [*loaded.firsts[1:], len(lines)], strict=True):
        own = lines[first:end]
        at = contents.begin(own)
        head, _ = masthead.read(own[: max(at, 0)])
        if head.issue and head.issue not in named:
            named.append(head.issue)
    return named


def _cut(given: Recognised) -> Message | None:
    """Return where a print breaks off: last entries without a body, a sentence without an end."""
    reached = max((each.entry for each in given.found), default=-1)
    missing = given.contents.entries[reached + 1 :] if reached >= 0 else ()
    last = given.found[-1]
    unclosed = _unclosed(last)
    if missing and (len(missing) > 1 or unclosed):
        return message(
            "目录最后 {count} 个文件没有正文，第一个是《{title}》",
            count=len(missing),
            title=missing[0].title,
        )
    if unclosed:
        return message("《{title}》止于“{unclosed}”", title=last.card.title, unclosed=unclosed)
    return None


def _unclosed(last: RecognisedNotice) -> str:
    """Return the end of a notice that stops in mid-sentence; empty where it is closed."""
    groups, notice = last.groups, last.notice
    if not groups or (last.card.dated and len(last.texts) == 1) or notice.cc:
        return ""
    text = groups[-1].text.rstrip()
    listed = numbering.LABEL.match(text) or "\t" in text or notice.annexes
    prose = paragraph_labels.PROSE_MARK.search(text) and len(text) > _PROSE
    closed = numbering.ends_sentence(text) or text[-1:] in "；;：:）)》”"
    return "" if closed or listed or not prose else text[-16:]
