"""Proposals: relations and validity that a text states, for the editor to confirm.

In: the notices as found.
Out: comment lines for each notice's front matter; nothing of them is asserted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, review_labels, terms
from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.importers.lexicon.labels import Match
    from gazette.importers.recognise.notice import RecognisedNotice

_OPENED = "挂牌督办"
_SHARED = 8  # characters at the beginning of two subjects: a place and a firm
_NEAR = 4  # characters: a verb that begins its sentence has its targets behind it


def propose(found: tuple[RecognisedNotice, ...]) -> tuple[tuple[Message, ...], ...]:
    """Return for each notice the comment lines that propose relations, effective and expires."""
    return tuple((*_relations(each, found), *_validity(each)) for each in found)


def _text(each: RecognisedNotice) -> str:
    return "\n".join(group.text for group in each.groups)


def _relations(each: RecognisedNotice, found: tuple[RecognisedNotice, ...]) -> list[Message]:
    rows: list[tuple[str, str, str]] = []
    for sentence in [match[0] for match in review_labels.SENTENCE.found_in(_text(each))]:
        for verb, said in review_labels.VERBS:
            match = said.search(sentence)
            if match:
                rows += [
                    (verb, target, sentence.strip())
                    for target in _targets(sentence, match.start(), each)
                ]
                break
    rows += [("closes", number, each.card.title) for number in _closed(each, found)]
    lines: list[Message] = []
    for verb, target, sentence in dict.fromkeys(rows):
        if not lines:
            lines.append(message("relations:"))
        key = "title" if target.startswith("《") else ""
        named = target.strip("《》") if key else target
        lines.append(message("  - {verb}: {target}", verb=verb, target=named))
        lines.append(message("    # {said}", said=message("据正文：{text}", text=sentence[:60])))
    return lines


def _targets(sentence: str, at: int, each: RecognisedNotice) -> Iterator[str]:
    """Yield the numbers that stand before the verb; where there is none, the titles."""
    before = sentence[:at] if at > _NEAR else sentence
    numbers = [terms.number(match) for match in terms.NUMBER.found_in(before)]
    given = [number for number in numbers if number != each.number]
    yield from (str(number) for number in given)
    if not given:
        yield from (match[0] for match in notice_labels.TARGETS.found_in(before))


def _closed(each: RecognisedNotice, found: tuple[RecognisedNotice, ...]) -> Iterator[str]:
    """Find the notice that put under supervision what this one closes, by their titles."""
    if not review_labels.CLOSED.search(each.card.title):
        return
    subject = _subject(each.card.title)
    for other in found:
        if (
            other.number
            and _OPENED in other.card.title
            and _common(subject, _subject(other.card.title)) >= _SHARED
        ):
            yield str(other.number)


def _subject(title: str) -> str:
    match = review_labels.HAZARD.search(title)
    return terms.fold(match[1]) if match else ""


def _common(one: str, other: str) -> int:
    """Count the characters that two subjects share from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _validity(each: RecognisedNotice) -> list[Message]:
    lines: list[Message] = []
    text = _text(each)
    effect = review_labels.EFFECT.search(text)
    if effect:
        day = _effective(effect, each.card.dated)
        said = message("据正文：{text}", text=terms.squeeze(effect[0]))
        named = message("{day}（{said}）", day=day, said=said) if day else _unsettled(said)
        lines.append(message("effective: {named}", named=named))
    valid = review_labels.VALID.search(text)
    if valid and not valid[0].endswith("有效期"):
        said = message("据正文：{text}", text=terms.squeeze(valid[0]))
        lines.append(message("expires: {named}", named=_unsettled(said)))
    return lines


def _unsettled(said: Message) -> Message:
    return message("待定（{said}）", said=said)


def _effective(effect: Match, dated: date | None) -> date | None:
    """Return the day that is stated, or that of the document where it takes effect on issue."""
    stated = terms.DAY.search(effect["on"]) if effect["on"] else None
    if stated:
        return terms.day(stated)
    return None if effect["after"] else dated
