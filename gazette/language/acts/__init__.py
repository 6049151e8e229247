"""Acts: what a text says that its own document does to others, and in which words.

In: text: a sentence, a paragraph, several lines of them.
Out: Acts in order of place: verb, target, part, quotation.

What others did, are to do, may do or shall not do is no act, nor is what is quoted or what a title
says: precision comes first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.acts.act import Act
from gazette.language.acts.closings import closings
from gazette.language.acts.grammar import HINTS, holds, on, patterns
from gazette.language.acts.lists import instructions, lead, listed, recalled, region
from gazette.language.acts.marked_text import NAMED, mark
from gazette.language.acts.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.language.acts.lists import Span
    from gazette.language.acts.marked_text import MarkedText

__all__ = ["Act", "acts"]

_SENTENCE = re.compile(r"[^。；;！\n]+[。；;！]?")
_RESTS = frozenset(("implements",))
"""Rests on all that its clauses name: 为贯彻◆，根据◆，制定."""

_CHANGES = frozenset(("amends", "corrects"))
"""May go on to say which parts are changed."""

_NAMES = re.compile("[《号]|销案|摘牌|挂牌|销号")
_HINT = re.compile("|".join(verb.hint for verb in VERBS))
"""What every act names, and says; most paragraphs of an archive have not both."""


def acts(text: str) -> tuple[Act, ...]:
    """Return what a text says that its document does, in order; what it says twice is one."""
    if not (_NAMES.search(text) and _HINT.search(text)):
        return ()
    marked = mark(text)
    return _once([*_said(marked), *closings(marked)])


def _said(marked: MarkedText) -> Iterator[Act]:
    """Yield the acts of each sentence, and of the list that it announces or comes back to."""
    text, done = marked.text, 0
    acted: set[object] = set()
    for sentence in _SENTENCE.finditer(text):
        span = sentence.span()
        if span[0] < done:
            continue
        found, done = _of_list(marked, span)
        found = found or [*_of_sentence(marked, span)]
        if recall := recalled(text, span):
            known = _all_of(marked, *recall, span)
            found += [act for act in known if act.target not in acted]
        acted |= {act.target for act in found}
        yield from found


def _of_list(marked: MarkedText, span: Span) -> tuple[list[Act], int]:
    """Return the acts of the list that a sentence announces, and where that ends."""
    verb = lead(marked.text[slice(*span)])
    place = region(marked.text, span) if verb else (0, 0)
    found = _all_of(marked, verb, place, span) if verb else []
    return found, place[1] if found else 0


def _all_of(marked: MarkedText, verb: str, place: Span, said: Span) -> list[Act]:
    """Return the acts on all documents of a list, which a sentence says."""
    return [act for group in listed(marked.text, place) for act in on(marked, verb, group, said)]


def _of_sentence(marked: MarkedText, span: Span) -> Iterator[Act]:
    sentence, start = marked.text[slice(*span)], span[0]
    for verb, hint in HINTS.items():
        told = patterns(verb, sentence) if NAMED in sentence and hint.search(sentence) else ()
        for match in (one for pattern in told for one in pattern.finditer(sentence)):
            if not holds(sentence, match.start(), verb):
                continue
            group = (start + match.start("group"), start + match.end("group"))
            said = (start + match.start(), start + match.end())
            if verb in _RESTS:
                group = (group[0], said[1])
            found = on(marked, verb, group, said)
            yield from _parted(marked, found, (group[1], span[1])) if verb in _CHANGES else found


def _parted(marked: MarkedText, found: Iterator[Act], rest: Span) -> Iterator[Act]:
    """Yield changes of a document by the parts that the rest of the text names, if it does."""
    parts = [(part, *marked.place(*place)) for part, place in instructions(marked.text, rest)]
    for act in found:
        if act.part or not parts:
            yield act
        else:
            yield from (replace(act, part=part, start=at, end=end) for part, at, end in parts)


def _once(found: Sequence[Act]) -> tuple[Act, ...]:
    """Keep the first of what is said twice, and of a document's parts and the whole the parts."""
    kept: dict[object, Act] = {}
    parted = {(act.verb, act.target) for act in found if act.part}
    for act in found:
        if act.part or (act.verb, act.target) not in parted:
            kept.setdefault((act.verb, act.target, act.part), act)
    return tuple(sorted(kept.values(), key=lambda act: act.start))
