"""Withdrawing: what may no longer be read is taken from every edition, and the log says why.

In: Run; Withdrawal: of which notice, which units or words of it, why.
Out: Publication; the site is built again, and what was kept of the last one is gone.

The words give way to white squares, the salts of their digests go: who has a digest cannot guess
what it was of. What git holds of them, git must forget.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette import arrange, read
from gazette.build import build_site
from gazette.build.locking import Order
from gazette.build.publishing import Publication, publish_issues
from gazette.language import numbers
from gazette.model import Act, message
from gazette.publication.covering import (
    with_body_covered,
    with_units_covered,
    with_words_covered,
)
from gazette.read.publication import published
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder import located

if TYPE_CHECKING:
    from datetime import date

    from gazette.build.context import Run, Tell
    from gazette.model import Card, Masthead, Notice


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is withdrawn: units of a notice by their ids, or words of it, or all that it says."""

    number: str
    day: date
    reason: str
    approved_by: str = ""
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def withdraw(run: Run, wanted: Withdrawal, tell: Tell) -> Publication:
    """Cover what is withdrawn, publish the issue so, and build the site without it.

    Raise Refused where it is not there; the content is then as it was.
    """
    masthead, problems = read.masthead(run.content)
    if masthead is None:
        return Publication(problems=problems)
    card, notice = _found(run, masthead, wanted.number)
    path = run.content / card.place.file
    before = path.read_bytes()
    target = f"{card.address}#{wanted.units[0]}" if len(wanted.units) == 1 else card.address
    order = Order(
        (card.issue,), Act.WITHDRAW, wanted.day, wanted.approved_by, wanted.reason, target=target
    )
    text = _covered(before.decode("utf-8"), notice, wanted)
    with spoken(run.content, failed=message("撤回没有做完"), option="--content"):
        write_whole(path, text.encode())
    done = Publication()
    try:
        done = publish_issues(run, order, tell)
    finally:
        if not done.entries:
            write_whole(path, before)
    if done.entries:
        result = build_site(run, tell)
        _forget(run)
        return Publication(done.entries, done.files, (*done.problems, *result.problems))
    return done


def _found(run: Run, masthead: Masthead, number: str) -> tuple[Card, Notice]:
    """Return the published notice that is meant; raise Refused where there is none."""
    said = numbers.read(number, masthead) or number
    for name in read.folders(run.content):
        found = read.issue(run.content / name, masthead)
        gazette = arrange.arrange(masthead, (found.issue,), drafts=True)
        if cards := arrange.held(gazette).get(said):
            if not published(run.content, name):
                mend = message("没有出版的，直接改稿")
                raise Refused(message("{issue} 还没有出版", issue=name), mend)
            card = cards[0]
            return card, next(one for one in found.notices if one.card.id == card.id)
    mend = message("写成文号，例如 示政发〔2026〕3号；没有文号的写 2026-01/tg-2026-1")
    raise Refused(message("没有“{number}”这一件", number=number), mend)


def _covered(source: str, notice: Notice, wanted: Withdrawal) -> str:
    """Return the Markdown of a notice without what is withdrawn."""
    known = {block.id for block in notice.blocks if block.line}
    for unit in wanted.units:
        if unit not in known:
            mend = message(
                "写成网页上那一段的编号，这一件有：{units:、}", units=tuple(sorted(known))
            )
            raise Refused(message("这一件没有 {unit} 这一段", unit=unit), mend)
    text = with_units_covered(source, notice.blocks, wanted.units)
    for words in wanted.words:
        if words not in text:
            mend = message("照稿子里的样子写；中间有标记或换行的，用 --unit 撤回整段")
            raise Refused(message("这一件里没有“{words}”", words=words), mend)
        text = with_words_covered(text, words)
    if not wanted.units and not wanted.words:
        text = with_body_covered(text)
        if notice.files:
            mend = message("先把附件改为略、删去文件和图片，再用 --unit 撤回各段")
            what = message("这一件有文件：{files:、}", files=notice.files)
            raise Refused(what, mend)
    return text


def _forget(run: Run) -> None:
    """Remove what is kept of the last site, and what was printed before."""
    site = located(run.output)
    for folder in (site.back, site.cache):
        shutil.rmtree(folder, ignore_errors=True)
