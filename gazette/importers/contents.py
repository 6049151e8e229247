"""The contents of a printed number: sections, and each entry's title, number and printed page.

In: the lines of the whole print.
Out: Entries in order, the lines before and after the contents, Claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.importers import marks, signs
from gazette.importers.entries import LEADER, PAGE, Entry, made, read_entry, refuses, trailing
from gazette.importers.prints import Claim, Goes, Line

HEAD = re.compile(r"(?:本\s*期\s*)?目\s*[录次](?:\s*CONTENTS)?|CONTENTS", re.IGNORECASE)
_SECTION_END = re.compile(
    r"(?:文件|任免|任职|解读|大事记|公告|通告|法规|规章|文献|文选|选登|要闻|动态|信息|政务|之窗|专栏|讲话|报告|其他"
    r"|公文|政策|数据|统计|栏目|精神|命令|决定|批复|事项|部署|^[省市县区州盟旗]?政府令)$"
)
_LEAST, _BARE = 2, 14
_SECTION_MARK = re.compile(r"[◆■●★▲◇□▼※☆]\s*(?P<name>[^\d]{2,20})$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents as read; `before` and `after` are the numbers of lines around them."""

    entries: tuple[Entry, ...] = ()
    sections: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    before: int = 0
    after: int = 0


def begin(lines: tuple[Line, ...]) -> int:
    """Find where the contents begin: at 目录, or at three entries with pages; -1 if nowhere."""
    at = next((i for i, line in enumerate(lines) if HEAD.fullmatch(line.text.strip())), -1)
    return at if at >= 0 else _unheaded(lines)


def read(lines: tuple[Line, ...]) -> Contents:
    """Find the contents and read them; empty where the print has none.

    They end where the next lines are no entry or repeat the title of the first.
    """
    at = begin(lines)
    if at < 0 or not HEAD.fullmatch(lines[at].text.strip()):
        return _entries(lines, at, at) if at >= 0 else Contents()
    found = _entries(lines, at, at + 1)
    return found if found.entries else _pageless(lines, at)


def _unheaded(lines: tuple[Line, ...]) -> int:
    """Find three entries in a row near the start, of which one at least has a leader."""
    for at in range(min(len(lines), 30)):
        if section(lines[at].text) or signs.kind(lines[at].text) or "关于" in lines[at].text:
            found = _entries(lines, at, at)
            led = sum(
                bool(re.search(LEADER + rf"\s*{PAGE}$", line.text))
                for line in lines[at : found.after]
            )
            if len(found.entries) > _LEAST and led:
                return at
    return -1


def _entries(lines: tuple[Line, ...], before: int, at: int) -> Contents:
    entries: list[Entry] = []
    claims = [Claim(line.piece, Goes.LEADER) for line in lines[before:at]]
    sections: list[str] = []
    while at < len(lines):
        if HEAD.fullmatch(lines[at].text.strip()):
            claims.append(Claim(lines[at].piece, Goes.LEADER))
            at += 1
            continue
        named = _section_at(lines, at)
        if named:
            claims += claim_section(lines[at], named, repeated=named in sections)
            sections += [named] if named not in sections else []
            at += 1
            continue
        found = read_entry(lines, at, sections[-1] if sections else "")
        if found is None or _repeats(found.entry, entries):
            break
        entries.append(found.entry)
        claims += found.claims
        at = found.next
    return Contents(tuple(entries), tuple(sections), tuple(claims), before, at)


def section(text: str) -> str:
    """Give the name of a section that a line is: 【县政府文件】, ◆县政府文件, or the bare name."""
    bare = text.strip()
    match = marks.SQUARE.fullmatch(bare) or _SECTION_MARK.fullmatch(bare)
    if match:
        return signs.squeeze(match["name"])
    name = signs.squeeze(bare)
    plain = (
        len(name) <= _BARE
        and _SECTION_END.search(name)
        and not re.search(r"\d|关于|的|[（(《]", name)
    )
    return name if plain else ""


def _section_at(lines: tuple[Line, ...], at: int) -> str:
    """Give the section that begins here: its own brackets say so, or an entry follows it."""
    name = section(lines[at].text)
    if not name or name != signs.squeeze(lines[at].text):
        return name
    after = at + 1
    follows = after < len(lines) and (
        section(lines[after].text) != "" or read_entry(lines, after, "") is not None
    )
    return name if follows else ""


def claim_section(line: Line, name: str, *, repeated: bool) -> list[Claim]:
    """Claim the name for the field, what stands around it and a repetition as layout."""
    if repeated:
        return [Claim(line.piece, Goes.RUNNING)]
    inside = set(name)
    goes = [Goes.SECTION if character in inside else Goes.LEADER for character in line.text]
    return [Claim(line.part(i, i + 1), each) for i, each in enumerate(goes)]


def _repeats(entry: Entry, entries: list[Entry]) -> bool:
    """Tell that the body has begun: a title comes again, on a page before the last one."""
    title = signs.fold(entry.title)
    again = any(title == signs.fold(seen.title) and entry.number == seen.number for seen in entries)
    return again and entry.page < max(seen.page for seen in entries)


def _pageless(lines: tuple[Line, ...], head: int) -> Contents:
    """Read contents that give no pages: an entry ends with its number or its kind of document."""
    entries: list[Entry] = []
    claims = [Claim(lines[head].piece, Goes.LEADER)]
    sections: list[str] = []
    said, first, waiting, at = "", head + 1, list[Claim](), head + 1
    done = at
    while at < len(lines) and not refuses(lines[at].text, said):
        line = lines[at]
        named = section(line.text) if not said else ""
        at += 1
        if named and marks.SQUARE.fullmatch(line.text.strip()):
            claims += claim_section(line, named, repeated=named in sections)
            sections += [named] if named not in sections else []
            done = first = at
            continue
        said += line.text + " "
        waiting.append(Claim(line.piece, Goes.CONTENTS))
        if signs.kind(said.strip()) or signs.NUMBER.search(said):
            follows = at < len(lines) and trailing(lines[at].text)
            entry = made(said, 0, sections[-1] if sections else "", lines[first])
            if follows and entry.number is None:
                continue
            if any(signs.fold(entry.title).endswith(signs.fold(seen.title)) for seen in entries):
                break
            entries.append(entry)
            claims += waiting
            said, waiting, first, done = "", [], at, at
    return Contents(tuple(entries), tuple(sections), tuple(claims), head, done)
