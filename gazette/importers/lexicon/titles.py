"""Titles: what a line of a title looks like; its lines become one, its issuer is read off it.

In: lines, the pieces of a title.
Out: the title, the issuer, the readings by which contents and page are compared.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from gazette.importers.document import Span, breadth
from gazette.importers.lexicon import numbering, terms
from gazette.importers.lexicon.labels import Label, Match, labelled
from gazette.language.lines import wide
from gazette.language.organs import OFFICES, PASSING_ON

_NOT_TITLE = Label(
    "不是标题的一行",
    r"[。；：:;！？!?]$|[（(]略[)）]$|^[，。、；：）》”]|^特此|^此件|^附\s*件?\s*\d*\s*[:：]|^注[:：]|^签\s*发\s*人|^公开(?:属性|方式|形式)",
    ("特此通知", "附件：1.甲", "签发人 王小川"),
)
_WIDEST = 100  # characters of a line of a title, on one line of the source as it may be
_BARE = 6  # characters behind the issuer: 关于甲事的通知
_PASSED = Label(
    "转发的机关",
    rf"(?P<by>.{{4,}}?)(?:{PASSING_ON})",
    ("示例县人民政府转发", "江北市政府办公室批转", "示例县财政局印发"),
)
_KIND = Label(
    "标题末尾的文种",
    r"(?:令|公告|通告|决定|决议|命令|公报)(?:[（(]?第?[^第（()）]{1,8}号[)）]?)?$",
    ("示例县人民政府令第12号", "江北市公告", "决定（第3号）"),
)
_OFFICE = Label("职务", rf"(?:{OFFICES})[:：]?$", ("县长", "代理市长：", "人民政府主席"))
_ALL_IN_BRACKETS = Label(
    "全在括号里", r"^[（(]([^（）()]+)[)）]$", ("（大事记）", "(公告)", "（2026年4月）")
)
_SPACE = Label("词间的空格", r"(?<=\S) (?=\S)", ("附件1 名单", "甲 乙", "A B"))
_BRACKETED_NUMBER = Label(
    "标题末尾括号里的文号",
    r"\s*[（(]([^（）()]*[〔\[［(（]\s*[12]\d{3}\s*[〕\]］)）][^（）()]*号)\s*[)）]\s*$",
    ("通知（示政发〔2026〕3号）", "公告 (示政函[2026]1号)", "决定（示政发［2026］第2号）"),
)


def title(text: str, spans: tuple[Span, ...]) -> str:
    """Join a title's lines; of its spaces only those between joint issuers and Latin words stay."""
    parts = [part for begin, end in spans for part in text[begin:end].split()]
    joint = _joint(parts)
    head, rest = parts[:joint], parts[joint:]
    if head:
        return " ".join([*head[:-1], "".join([*head[-1:], _close(rest)])])
    return _ALL_IN_BRACKETS.sub(r"\1", _close(rest))


def _joint(parts: list[str]) -> int:
    """Count the issuers that a title begins with, where there are two or more."""
    count = 0
    for part in parts:
        own, about, _ = part.partition("关于")
        if not terms.organ(own):
            break
        count += 1
        if about:
            break
    return count if count > 1 else 0


def _close(parts: list[str]) -> str:
    made = ""
    for part in parts:
        words = (
            made[-1:].isascii()
            and made[-1:].isalpha()
            and part[:1].isascii()
            and part[:1].isalpha()
        )
        made += (" " if words else "") + part
    return made


def heading(text: str, spans: tuple[Span, ...]) -> str:
    """Join the lines of an instrument's title: 附件1 stays apart, a broken line does not."""
    lines = [" ".join(text[begin:end].split()) for begin, end in spans]
    made = ""
    for at, line in enumerate(lines):
        apart = (
            at and numbering.ANNEX_HEAD.fullmatch(lines[at - 1]) and lines[at - 1][-1] not in "：:"
        )
        made += (" " if apart else "") + line
    return _SPACE.sub(_space, made)


def _space(match: Match) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    annex = numbering.ANNEX_HEAD.fullmatch(match.string[: match.start()])
    return "" if wide(before) and wide(after) and not annex else " "


def issuer(named: str, signed: str) -> str:
    """Return the issuer: what stands before 关于, or before 令 and the like; else who signed."""
    own, about, _ = named.partition("关于")
    passed = _PASSED.match(own)
    if passed and terms.organ(passed["by"]):
        return passed["by"].strip()
    if about and own:
        return own.strip()
    short = _KIND.sub("", named)
    if short != named and terms.organ(short):
        return short
    if terms.organ(signed):
        return signed
    person = terms.PERSON.fullmatch(terms.squeeze(signed))
    served = _OFFICE.sub("", person["office"]) if person else ""
    return served if terms.organ(served) else ""


def signed(text: str) -> str:
    """Close up a signer's spaced letters; a space stays between two organs, office and person."""
    words = text.split()
    if len(words) > 1 and all(len(word) > 1 and terms.organ(word) for word in words):
        return " ".join(words)
    person = terms.PERSON.fullmatch("".join(words))
    office = person["office"] if person else ""
    return f"{office} {person['name']}" if person and text != "".join(words) else "".join(words)


@labelled
def titleish(text: str) -> bool:
    """Return whether a line could be of a title: not long, no sentence, day, mark or label."""
    return (
        breadth(text) <= _WIDEST
        and not _NOT_TITLE.search(text)
        and not numbering.marker(text)
        and not terms.day_line(text)
        and not numbering.LABEL.match(text)
        and not numbering.ends_sentence(text)
        and bool(terms.fold(text))
    )


def bare(text: str) -> str:
    """Leave out a document number in brackets at the end of a title line."""
    match = _BRACKETED_NUMBER.search(text)
    return (
        text[: match.start()] if match and terms.number_line(match[1]) and match.start() else text
    )


def about(text: str) -> int:
    """Return where 关于 stands in a folded line that begins with an issuer; 0 where it does not."""
    issuer, about, _ = text.partition("关于")
    return len(terms.fold(issuer)) if about and terms.organ(issuer) else 0


def readings(title: str) -> tuple[str, ...]:
    """Return the title as it may stand on the page: whole, or without the issuer before 关于."""
    issuer, about, rest = title.partition("关于")
    bare = terms.fold(about + rest)
    return (
        (terms.fold(title), bare)
        if about and issuer and len(bare) > _BARE
        else (terms.fold(title),)
    )


def alike(one: str, other: str) -> float:
    """Return how alike two readings are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
