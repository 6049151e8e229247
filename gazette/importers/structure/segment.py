"""Segments a body: where each notice begins: its title over one or more lines, its number.

In: the lines of the body, the Entries of the contents.
Out: Heads in the order of the body.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Line, breadth
from gazette.importers.lexicon import chronicle_labels, terms, titles
from gazette.importers.structure import chronicles, orders
from gazette.importers.structure.title_lines import LINES, Head, Titled

if TYPE_CHECKING:
    from gazette.importers.structure.contents_entries import Entry

_ALIKE = 0.82  # a title of the page may differ so much from that of the contents
_NEAR = 0.4  # right above its own number it may differ more: only lines of titles stand there


class _Finder:
    """One body in which the heads are looked for."""

    def __init__(self, lines: tuple[Line, ...], entries: tuple[Entry, ...]) -> None:
        self.lines = lines
        self.entries = entries
        self.titled = Titled(lines)
        self.found: dict[int, Head] = {}
        self.taken: set[int] = set()

    def run(self) -> tuple[Head, ...]:
        self._orders()
        self._chronicles()
        self._exact()
        self._numbered()
        self._alike()
        return tuple(self.found[start] for start in sorted(self.found))

    def _taken(self, at: int) -> bool:
        return at in self.taken

    def _add(self, head: Head) -> None:
        """Keep a head; of two that overlap the one that the contents know stays."""
        for start, other in tuple(self.found.items()):
            if head.start < other.end and other.start < head.end:
                if other.entry >= 0 or head.entry < 0:
                    return
                del self.found[start]
                self.taken -= set(range(other.start, other.end))
        self.found[head.start] = head
        self.taken |= set(range(head.start, head.end))

    def _exact(self) -> None:
        """Find the titles of the contents letter by letter, with or without their issuer."""
        wanted: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self.entries):
            for text in titles.readings(entry.title):
                wanted[text].append(index)
        longest = max((len(text) for text in wanted), default=0)
        matches: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for first in range(len(self.lines)):
            for last, text in self.titled.runs(first, longest):
                bare = text[about:] if (about := self.titled.abouts[first]) else text
                for index in {i for said in (text, bare) for i in wanted.get(said, ())}:
                    matches[index].append((first, last))
        for index, places in sorted(matches.items()):
            self._choose(index, places)

    def _choose(self, index: int, places: list[tuple[int, int]]) -> None:
        """Of several places take the one beside the entry's number, else the first that is free."""
        entry = self.entries[index]
        for wanted in (True, False):
            for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
                head = self._built(first, last, index)
                numbered = entry.number is not None and head.number == entry.number
                if self._taken(first) or (wanted and not numbered):
                    continue
                other = head.number is not None and entry.number is not None and not numbered
                if other and any(e.number == head.number for e in self.entries):
                    continue
                self._add(head)
                return

    def _built(self, first: int, last: int, index: int) -> Head:
        """Make a head of title lines, the issuer's lines above and the number beside them."""
        while first > 0 and last - first < LINES and self._issuer_above(first):
            first -= 1
        spans = tuple(
            line.part(0, len(titles.bare(line.text))) for line in self.lines[first : last + 1]
        )
        head = Head(first, last + 1, spans, entry=index)
        inline = self.lines[last]
        cut = len(titles.bare(inline.text))
        if cut < len(inline.text):
            number = terms.number_line(inline.text[cut:])
            return replace(head, number=number, number_span=inline.part(cut))
        for at in (self.titled.beside(last, 1), self.titled.beside(first, -1)):
            if 0 <= at < len(self.lines) and self.titled.numbers[at] and not self._taken(at):
                line = self.lines[at]
                start, end = min(first, at), max(last, at) + 1
                return replace(
                    head,
                    start=start,
                    end=end,
                    number=self.titled.numbers[at],
                    number_span=line.span,
                )
        return head

    def _issuer_above(self, first: int) -> bool:
        """Return whether an issuer alone is above a title without one, or another issuer."""
        above, text = self.lines[first - 1].text, titles.bare(self.lines[first].text)
        alone = terms.organ(above) and not self._taken(first - 1) and breadth(above) < LINES * 4
        near = self.lines[first].gap is not Gap.PAGE and terms.fold(text) != terms.fold(above)
        other = terms.organ(text) and near
        return alone and (other or not terms.organ(text.partition("关于")[0] or ""))

    def _numbered(self) -> None:
        """Find the heads that a number alone on its line gives away, title above it or below."""
        known = {
            entry.number: i for i, entry in reversed(tuple(enumerate(self.entries))) if entry.number
        }
        used = {head.entry for head in self.found.values()}
        for at, number in enumerate(self.titled.numbers):
            if number is None or self._taken(at):
                continue
            index = known.get(number, -1)
            index = -1 if index in used else index
            place = self._title_above(at, index) or self._title_below(at)
            if place:
                self._add(
                    replace(
                        self._built(*place, index), number=number, number_span=self.lines[at].span
                    )
                )

    def _title_above(self, at: int, index: int) -> tuple[int, int] | None:
        """Take the lines above a number that make a title: the entry's, or up to its issuer."""
        last = at - 1
        firsts = [last - k for k in range(LINES) if last - k >= 0]
        run = []
        for first in firsts:
            if not self.titled.could[first] or self._taken(first):
                break
            run.append(first)
        if not run:
            return None
        if index >= 0:
            wanted = titles.readings(self.entries[index].title)
            ratios = {
                f: max(titles.alike("".join(self.titled.folds[f : last + 1]), w) for w in wanted)
                for f in run
            }
            first = max(run, key=lambda f: ratios[f])
            return (first, last) if ratios[first] > _NEAR else None
        for first in run:
            text = self.lines[first].text
            if terms.organ(text.partition("关于")[0]) or text.startswith("关于"):
                return first, last
        return (run[0], last) if terms.kind(titles.bare(self.lines[last].text)) else None

    def _title_below(self, at: int) -> tuple[int, int] | None:
        """Take the lines below a number up to the one that ends in a kind of document."""
        first = self.titled.beside(at, 1)
        for last in range(first, min(first + LINES, len(self.lines))):
            if not self.titled.could[last]:
                return None
            if terms.kind(titles.bare(self.lines[last].text)) in terms.OFFICIAL:
                return first, last
        return None

    def _orders(self) -> None:
        """Find orders: a line that ends in 令 and 第12号, below it or on the same line."""
        known = {terms.fold(entry.order): i for i, entry in enumerate(self.entries) if entry.order}
        for at in range(len(self.lines) - 1):
            order, end = orders.head(self.lines, at) if self.titled.could[at] else ("", at)
            if order and not self._taken(at):
                spans = tuple(each.span for each in self.lines[at:end])
                self._add(Head(at, end, spans, entry=known.get(terms.fold(order), -1), order=order))

    def _chronicles(self) -> None:
        """Find chronicles; a span of time alone heads one only after another."""
        used: set[int] = set()
        for at, line in enumerate(self.lines):
            count = 0 if self._taken(at) else chronicles.heading(self.lines, at)
            if not count or (chronicle_labels.period(line.text) and not used):
                continue
            spans = tuple(each.span for each in self.lines[at : at + count])
            said = "".join(each.text for each in self.lines[at : at + count])
            entry = chronicles.entry(said, self.entries, used)
            used.add(entry)
            self._add(Head(at, at + count, spans, entry=entry))

    def _alike(self) -> None:
        """Find the titles that differ a little from the contents, between their neighbours."""
        for index, entry in enumerate(self.entries):
            heads = {head.entry: head for head in self.found.values()}
            if index in heads:
                continue
            low = max((h.end for i, h in heads.items() if 0 <= i < index), default=0)
            high = min((h.start for i, h in heads.items() if i > index), default=len(self.lines))
            place = self._most_alike(low, high, entry)
            if place:
                own = (
                    h for h in self.found.values() if h.start <= place[1] < h.end and h.entry < 0
                )
                known = next(own, None)
                self._add(replace(known, entry=index) if known else self._built(*place, index))

    def _most_alike(self, low: int, high: int, entry: Entry) -> tuple[int, int] | None:
        best, place = _ALIKE, None
        for wanted in titles.readings(entry.title):
            letters = Counter(wanted)
            for first in range(low, high):
                # A text that is twice as long is hardly half as much alike.
                for last, run in self.titled.runs(first, 2 * len(wanted)):
                    if last >= high:
                        continue
                    text = run if len(run) <= len(wanted) else run[self.titled.abouts[first] :]
                    shared = (letters & Counter(text)).total() * 2 / (len(wanted) + len(text))
                    if shared > best and (ratio := titles.alike(text, wanted)) > best:
                        best, place = ratio, (first, last)
        return place


def find(lines: tuple[Line, ...], entries: tuple[Entry, ...]) -> tuple[Head, ...]:
    """Find the heads: by the contents' titles and numbers, and by numbers that no entry has."""
    heads = _Finder(lines, entries).run()
    return heads or _single(lines)


def _single(lines: tuple[Line, ...]) -> tuple[Head, ...]:
    """Take the first lines as the title of a lone notice that has neither number nor contents."""
    for last, line in enumerate(lines[:LINES]):
        if not titles.titleish(line.text):
            return ()
        if terms.kind(line.text) in terms.OFFICIAL:
            return (Head(0, last + 1, tuple(each.span for each in lines[: last + 1])),)
    return ()
