"""Withdrawing: what may no longer be read is taken from every edition, and the log says why.

In: Run; Withdrawal: of which notice, which units or words of it, why.
Out: Publication; the site is built again, and what was kept of the last one is gone.

The words give way to white squares, the salts of their digests go: who has a digest cannot guess
what it was of. What git holds of them, git must forget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette import arrange, read
from gazette.build import build_site
from gazette.build.locking import Order
from gazette.build.publishing import Publication, published_alone
from gazette.build.target import target
from gazette.content import files
from gazette.model import Act, message
from gazette.print import shown_files
from gazette.publication.covering import (
    covered,
    with_body_covered,
    with_units_covered,
    with_words_covered,
)
from gazette.read.publication import published
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gazette.build.context import Run, Tell
    from gazette.model import Card, Masthead, Notice, PublishedLine


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is withdrawn: units of a notice by their ids, or words of it, or all that it says."""

    notice: str
    day: date
    reason: str
    approved_by: str = ""
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What came of it; whether the site still shows the words, and which files say them, too."""

    publication: Publication
    shown: bool = False
    elsewhere: tuple[str, ...] = ()


def withdraw(run: Run, wanted: Withdrawal, tell: Tell) -> Withdrawn:
    """Cover what is withdrawn, publish the issue so, and build the site without it.

    Raise Refused where it is not there; the content is then as it was.
    """
    with hold(run.content, run.wait):
        return _withdrawn(run, wanted, tell)


def _withdrawn(run: Run, wanted: Withdrawal, tell: Tell) -> Withdrawn:
    masthead, problems = read.masthead(run.content)
    if masthead is None:
        return Withdrawn(Publication(problems=problems))
    card, notice = _found(run, masthead, wanted.notice)
    path = run.content / card.place.file
    before = path.read_bytes()
    what = f"{card.address}#{wanted.units[0]}" if len(wanted.units) == 1 else card.address
    order = Order(
        (card.issue,), Act.WITHDRAW, wanted.day, wanted.approved_by, wanted.reason, target=what
    )
    text = _covered(run, before.decode("utf-8"), notice, wanted)
    done = Publication()
    with spoken(run.content, failed=message("撤回没有做完"), option="--content"):
        write_whole(path, text.encode())
        try:
            done = published_alone(run, order, tell)
        finally:
            if not done.entries:
                write_whole(path, before)
    if not done.entries:
        return Withdrawn(done)
    result = build_site(run, tell)
    problems = (*done.problems, *result.problems)
    done = Publication(done.entries, done.files, tuple(dict.fromkeys(problems)))
    return Withdrawn(done, shown=result.published is None, elsewhere=_elsewhere(run, wanted))


def _elsewhere(run: Run, wanted: Withdrawal) -> tuple[str, ...]:
    """Return the files of content/ that still say what was withdrawn here."""
    found = []
    for name in read.folders(run.content):
        for file in sorted(files.listed(run.content, name).files - {files.TEXT}):
            data = files.load(run.content, f"{name}/{file}")
            if isinstance(data, bytes) and any(one.encode() in data for one in wanted.words):
                found.append(f"{name}/{file}")
    return tuple(found)


def _found(run: Run, masthead: Masthead, written: str) -> tuple[Card, Notice]:
    """Return the published notice that is meant; raise Refused where there is none."""
    issues = [read.issue(run.content / name, masthead).issue for name in read.folders(run.content)]
    card = target(arrange.arrange(masthead, issues, drafts=True), written)
    if not published(run.content, card.issue):
        mend = message("没有出版的，直接改稿")
        raise Refused(message("{issue} 还没有出版", issue=card.issue), mend)
    notices = read.issue(run.content / card.issue, masthead).notices
    return card, next(one for one in notices if one.card.place == card.place)


def _covered(run: Run, source: str, notice: Notice, wanted: Withdrawal) -> str:
    """Return the Markdown of a notice without what is withdrawn."""
    known = {block.id: block for block in notice.blocks if block.line}
    for unit in wanted.units:
        if unit not in known:
            mend = message(
                "写成网页上那一段的编号，这一件有：{units:、}", units=tuple(sorted(known))
            )
            raise Refused(message("这一件没有 {unit} 这一段", unit=unit), mend)
    whole = not wanted.units and not wanted.words
    shown = (shown_files(block) for block in known.values() if whole or block.id in wanted.units)
    if names := tuple(name for some in shown for name in some) or (notice.files if whole else ()):
        mend = message("先把附件改为略、删去文件和图片，再用 --unit 撤回各段")
        raise Refused(message("这一件有文件：{files:、}", files=names), mend)
    text = with_units_covered(source, notice.blocks, wanted.units)
    said = [line.text for line in _lines(run, notice)]
    for words in wanted.words:
        _hold_words(words, (text, *said), wanted.reason)
        text = with_words_covered(text, words)
    return with_body_covered(text) if whole else text


def _hold_words(words: str, texts: Sequence[str], reason: str) -> None:
    """Raise Refused where words cannot be withdrawn, or their reason would tell them again."""
    if covered(words) == words:
        mend = message("写上要撤回的字；标点、空格不会换成 □")
        raise Refused(message("“{words}”里没有可以撤回的字", words=words), mend)
    if not any(words in text for text in texts):
        mend = message("照稿子里的样子写；中间有标记或换行的，用 --unit 撤回整段")
        raise Refused(message("这一件里没有“{words}”", words=words), mend)
    if words in reason:
        mend = message("理由登在网页上，不要重复撤回的字")
        raise Refused(message("理由里还有要撤回的字"), mend)


def _lines(run: Run, notice: Notice) -> tuple[PublishedLine, ...]:
    """Return what was published of a notice; an earlier try may have covered its Markdown."""
    found = published(run.content, notice.card.issue)
    lines = found.lines if found else ()
    return tuple(line for line in lines if line.address.startswith(notice.card.address))
