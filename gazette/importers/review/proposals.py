"""Proposals: relations and validity that a text states, for the editor to confirm.

In: the notices as found.
Out: comment lines for each notice's front matter; nothing of them is asserted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.importers.lexicon import terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.importers.recognise import Found

_VERBS = (
    ("voids", r"作废"),
    ("lapses", r"宣布失效|失效"),
    ("repeals", r"废止"),
    ("amends", r"(?:作如下修改|予以修改|修改为|修订为|调整如下)"),
    ("corrects", r"更正"),
)
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_EFFECT = re.compile(
    rf"自(?:(?P<on>{terms.DAY.pattern})|(?:公布|发布|印发|颁布|颁发|下发|签发)之日)(?P<after>起?\s*(?P<days>\d+|[一二三四五六七八九十]+)\s*日?[日天]后)?"
    r"起?(?:正式)?(?:施行|实施|执行|生效|起施行)"
)
_VALID = re.compile(r"有效期(?:限)?(?:暂定|为|至|到)?[^，。；）)]{1,16}")
_CLOSED = re.compile(r"销案摘牌|摘牌销案|销案")
_OPENED = "挂牌督办"
_SHARED, _NEAR = 8, 4


def propose(found: tuple[Found, ...]) -> tuple[tuple[str, ...], ...]:
    """Give for each notice the comment lines that propose relations, effective and expires."""
    return tuple((*_relations(each, found), *_validity(each)) for each in found)


def _text(each: Found) -> str:
    return "\n".join(paragraph.text for _, row in each.texts for paragraph in row)


def _relations(each: Found, found: tuple[Found, ...]) -> list[str]:
    rows: list[tuple[str, str, str]] = []
    for sentence in _SENTENCE.findall(_text(each)):
        for verb, said in _VERBS:
            match = re.search(said, sentence)
            if match:
                rows += [
                    (verb, target, sentence.strip())
                    for target in _targets(sentence, match.start(), each)
                ]
                break
    rows += [("closes", number, each.title) for number in _closed(each, found)]
    lines: list[str] = []
    for verb, target, sentence in dict.fromkeys(rows):
        if not lines:
            lines.append("relations:")
        key = "title" if target.startswith("《") else ""
        lines.append(f"  - {verb}: {target.strip('《》') if key else target}")
        lines.append(f"    # 据正文：{sentence[:60]}")
    return lines


def _targets(sentence: str, at: int, each: Found) -> Iterator[str]:
    """Give the numbers that stand before the verb; where there is none, the titles."""
    before = sentence[:at] if at > _NEAR else sentence
    numbers = [terms.number(match) for match in terms.NUMBER.finditer(before)]
    given = [number for number in numbers if number != each.number]
    yield from (str(number) for number in given)
    if not given:
        yield from (f"《{name}》" for name in re.findall(r"《([^《》]{4,60})》", before))


def _closed(each: Found, found: tuple[Found, ...]) -> Iterator[str]:
    """Find the notice that put under supervision what this one closes, by their titles."""
    if not _CLOSED.search(each.title):
        return
    subject = _subject(each.title)
    for other in found:
        if (
            other.number
            and _OPENED in other.title
            and _common(subject, _subject(other.title)) >= _SHARED
        ):
            yield str(other.number)


def _subject(title: str) -> str:
    match = re.search(r"关于对?(.+?)(?:存在|重大|销案|摘牌|进行)", title)
    return terms.fold(match[1]) if match else ""


def _common(one: str, other: str) -> int:
    """Count the characters that two subjects share from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _validity(each: Found) -> list[str]:
    lines: list[str] = []
    text = _text(each)
    effect = _EFFECT.search(text)
    if effect:
        day = _effective(effect, each.dated)
        said = f"据正文：{terms.squeeze(effect[0])}"
        lines.append(f"effective: {day}（{said}）" if day else f"effective: 待定（{said}）")
    valid = _VALID.search(text)
    if valid and not valid[0].endswith("有效期"):
        lines.append(f"expires: 待定（据正文：{terms.squeeze(valid[0])}）")
    return lines


def _effective(effect: re.Match[str], dated: date | None) -> date | None:
    """Give the day that is stated, or that of the document where it takes effect on issue."""
    stated = terms.DAY.search(effect["on"]) if effect["on"] else None
    if stated:
        return terms.day(stated)
    return None if effect["after"] else dated
