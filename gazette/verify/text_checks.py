"""Texts of a site, held against the lines that were published: pages, plain texts, data.

In: an Archive, one of its issues; a notice's page, its .txt, an issue's JSON.
Out: Findings, each with the unit and both readings.

These files change lawfully (a later repeal is told on them), so that nothing binds their bytes:
what binds is what they say of the text.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from gazette.model import message
from gazette.publication.readings import readings
from gazette.read.addresses import path
from gazette.verify.findings import Finding, Kind
from gazette.verify.web_page import said_at_once, solid, web_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.verify.archive import Archive, IssueProof

_BOM = "\ufeff"
_NO_WORD = re.compile(r"[\W_]+")


def check_texts(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold what a site says of an issue's notices against what was published."""
    several = 0
    own = issue.fields(f"/{issue.name}/")
    wrong: list[Finding] = []
    for notice, units in issue.notices.items():
        wrong += _notice_data(archive, issue, notice, units)
        for place in (path(notice), f"{notice.strip('/')}.txt"):
            data = archive.source.read(place)
            several += 1
            if data is None:
                wrong.append(_missing(place))
            elif place.endswith(".txt"):
                text = text_of(data)
                wrong += head_findings(place, text, units, own)
                wrong += plain_findings(place, text, units)
            else:
                wrong += html_findings(place, text_of(data), units)
    wrong += _data(archive, issue)
    yield from wrong
    if several and not wrong:
        what = message("{count} 个网页和文本，说的就是出版时的字", count=several)
        yield Finding(Kind.PROVED, issue.name, what)


def text_of(data: bytes) -> str:
    """Return a text, whatever its bytes are."""
    return data.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix(_BOM)


def html_findings(place: str, html: str, units: Mapping[str, str]) -> list[Finding]:
    """Hold a notice's page against its units."""
    if quick := said_at_once(html):
        text, ids = quick
        same = text == solid("".join(units.values()))
        if same and [one for one in ids if one in units] == list(units):
            return []
    page = web_page(html)
    if page is None:
        return [Finding(Kind.DIFFERS, place, message("不是一份文件的网页"))]
    found = [
        _differs(place, unit, text, page.units.get(unit, ""))
        for unit, text in units.items()
        if page.units.get(unit, "") != solid(text)
    ]
    if not found and page.text != solid("".join(units.values())):
        found.append(_more(place, units, page.text))
    return found


def _more(place: str, units: Mapping[str, str], text: str) -> Finding:
    """Tell of what a page says between or beside the units, or of units in another order."""
    left = text
    for said in map(solid, units.values()):
        if said not in left:
            return Finding(Kind.DIFFERS, place, message("各段的次序与出版时不同"))
        left = left.replace(said, "\n", 1)
    more = " ".join(left.split())
    return Finding(Kind.DIFFERS, place, readings("", more), found=more)


def head_findings(
    place: str, text: str, units: Mapping[str, str], issue: Mapping[str, str]
) -> list[Finding]:
    """Hold the lines above a plain text against title, issue and day, in whichever language."""
    head = text.partition("\n\n")[0]
    lines = [*head.split("\n"), "", "", ""]
    title = _NO_WORD.sub("", units.get("title", "")) in _NO_WORD.sub("", lines[0])
    wanted = _numbers(f"{issue.get('year', '')} {issue.get('number', '')}")
    day = _numbers(issue.get("published", ""))
    if title and wanted <= _numbers(lines[2]) and (not day or _numbers(lines[3]) <= day):
        return []
    return [Finding(Kind.DIFFERS, place, message("标题、期号或日期与出版时不同"), found=head)]


def _numbers(text: str) -> set[int]:
    return {int(part) for part in re.findall(r"\d+", text)}


def plain_findings(place: str, text: str, units: Mapping[str, str]) -> list[Finding]:
    """Hold a notice's plain text, below its lines of what it is, against its units, in order."""
    _, _, body = text.partition("\n\n")
    left = solid(body)
    if left == solid("".join(units.values())):
        return []
    found = []
    for unit, said in units.items():
        if not left.startswith(solid(said)):
            found.append(_differs(place, unit, said, _near(left, units, unit)))
            left = _after(left, units, unit)
        else:
            left = left.removeprefix(solid(said))
    if left and not found:
        found.append(Finding(Kind.DIFFERS, place, readings("", left), found=left))
    return found


def _following(left: str, units: Mapping[str, str], unit: str) -> int:
    """Return where in a text the unit begins that follows one; the text's end where none does."""
    names = list(units)
    rest = (solid(units[name]) for name in names[names.index(unit) + 1 :])
    return next((at for said in rest if said and (at := left.find(said)) >= 0), len(left))


def _near(left: str, units: Mapping[str, str], unit: str) -> str:
    return left[: _following(left, units, unit)]


def _after(left: str, units: Mapping[str, str], unit: str) -> str:
    return left[_following(left, units, unit) :]


def _notice_data(
    archive: Archive, issue: IssueProof, notice: str, units: Mapping[str, str]
) -> Iterator[Finding]:
    """Hold the data of one notice against its lines."""
    place = f"{notice.strip('/')}.json"
    data = archive.source.read(place)
    try:
        held = json.loads(data or b"")
        said = held["units"]
    except (ValueError, KeyError, TypeError, RecursionError):
        what = message("不是一份文件的数据")
        yield _missing(place) if data is None else Finding(Kind.DIFFERS, place, what)
        return
    yield from data_findings(place, said if isinstance(said, list) else (), units)
    yield from field_findings(place, held, issue.fields(notice), notice)


def _data(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold the data of an issue against its lines: units, and what each printed page says."""
    place = f"{issue.name}/{issue.name}.json"
    data = archive.source.read(place)
    if data is None:
        yield _missing(place)
        return
    try:
        held = json.loads(data)
        said = {one["url"]: (one, one["units"]) for one in held["notices"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Finding(Kind.DIFFERS, place, message("不是一期的数据"))
        return
    for notice, units in issue.notices.items():
        fields, there = said.get(notice, ({}, ()))
        yield from data_findings(place, there, units, notice)
        yield from field_findings(place, fields, issue.fields(notice), notice)


def field_findings(
    place: str, said: Any, fields: Mapping[str, str], notice: str
) -> Iterator[Finding]:
    """Hold the fields of a notice's data against those that were published, as far as texts go."""
    for key, text in fields.items():
        now = said.get(key) if isinstance(said, dict) else None
        if isinstance(now, str) and now != text and now != text.partition("\n")[0]:
            yield _differs(place, f"{notice}?{key}", text, now)


def data_findings(
    place: str, said: Any, units: Mapping[str, str], notice: str = ""
) -> Iterator[Finding]:
    """Hold the units of a notice's data against those that were published."""
    there = [(str(one.get("id")), str(one.get("text"))) for one in said if isinstance(one, dict)]
    if there == list(units.items()):
        return
    now = dict(there)
    for unit, text in units.items():
        if now.get(unit, "") != text:
            yield _differs(place, f"{notice}#{unit}" if notice else unit, text, now.get(unit, ""))
    for unit, text in there:
        if unit not in units and text:
            yield _differs(place, f"{notice}#{unit}" if notice else unit, "", text)


def _missing(place: str) -> Finding:
    return Finding(Kind.DIFFERS, place, message("这里没有这个文件"))


def _differs(place: str, unit: str, published: str, found: str) -> Finding:
    was, now = solid(published), solid(found)
    return Finding(Kind.DIFFERS, place, readings(was, now), unit, published, found)
