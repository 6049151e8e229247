"""The files of an issue as text: issue.yaml, gazette.yaml, one Markdown file a notice.

In: Recognised.
Out: names and texts, and for each notice what reading it again must give.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.fields import GAZETTE, ISSUE, ordered
from gazette.importers.lexicon import masthead_labels, terms
from gazette.importers.writing import codes, document
from gazette.language.numerals import whole
from gazette.model import Message, message
from gazette.read import frontmatter
from gazette.write import markdown

if TYPE_CHECKING:
    from gazette.importers.document import Edit
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.structure.masthead import Head
    from gazette.model import Notice

ADDRESS = "https://gazette.example"


@dataclass(frozen=True, slots=True)
class File:
    """A notice's file: its name, its text, and the document that reading it must give."""

    name: str
    notice: Notice
    text: str


def notices(
    found: tuple[RecognisedNotice, ...],
    head: Head,
    known: dict[str, str],
    comments: tuple[tuple[str, ...], ...],
) -> tuple[File, ...]:
    """Write each notice; `known` are the codes of the series that gazette.yaml has."""
    prefixes = tuple(dict.fromkeys(each.number.prefix for each in found if each.number))
    series = codes.series(prefixes, known)
    seen: Counter[str] = Counter()
    made: list[File] = []
    for at, (each, comment) in enumerate(zip(found, comments, strict=True), 1):
        identity = _identity(each, series, head.year, seen)
        notice = document.notice(each, identity, head.issue, kind(each))
        made.append(File(f"{at:02}-{identity}.md", notice, markdown.write(notice, comment)))
    return tuple(made)


def _identity(each: RecognisedNotice, series: dict[str, str], year: int, seen: Counter[str]) -> str:
    if each.number:
        return f"{series[each.number.prefix]}-{each.number.year}-{each.number.sequence}"
    dated = each.card.dated.year if each.card.dated else year
    code = codes.initials(kind(each)) or "wj"
    if each.order and (order := whole(each.order.strip("第号"))):
        return f"{code}-{dated}-{order}"
    seen[code] += 1
    return f"{code}-{dated}-{seen[code]}"


def kind(each: RecognisedNotice) -> str:
    """Return the kind of document; where its title names none that of its section, else 文件."""
    section = terms.kind(each.card.section)
    return terms.kind(each.card.title) or ("" if section in terms.OFFICIAL else section) or "文件"


def unsaid(head: Head, *, whole: bool) -> tuple[Message, ...]:
    """Return what the print does not say of its issue, for the editor to add in issue.yaml.

    `whole` says that the source has a masthead.
    """
    rows = [message("state: 逐处核对导入报告之后，改为 published 才会发布")]
    if not whole:
        rows.append(message("来源没有刊名页：年份、期号是暂定的，请核对"))
    if not head.serial:
        rows.append(message("serial: 原刊没有总期号"))
    if not head.published:
        rows.append(message("published: 原刊没有出版日期"))
    return tuple(rows)


def issue(head: Head, comments: tuple[str, ...]) -> str:
    """Write issue.yaml, a draft until the editor says otherwise.

    What the print does not say is a comment for the editor.
    """
    number = head.number
    written = {
        "year": head.year,
        "number": f"增刊{number.first}" if number and number.supplement else number,
        "serial": head.serial,
        "published": head.published,
        "state": "draft",
        "note": head.note,
    }
    fields = frontmatter.mapping(ordered(written, ISSUE))
    return "\n".join([*fields, *(f"# {line}" for line in comments)]) + "\n"


def gazette(head: Head, found: tuple[RecognisedNotice, ...], sections: tuple[str, ...]) -> str:
    """Write gazette.yaml from a first number: the masthead, the series found, the sections."""
    prefixes = tuple(dict.fromkeys(each.number.prefix for each in found if each.number))
    given = codes.series(prefixes, {})
    issuers: dict[str, Counter[str]] = {}
    for each in found:
        if each.number and each.issuer:
            issuers.setdefault(each.number.prefix, Counter())[each.card.issuers[0]] += 1
    written = {
        "name": head.name,
        "pinyin": head.pinyin,
        "sponsor": head.sponsor,
        "frequency": head.frequency,
        "address": ADDRESS,
        "series": [
            {
                "prefix": prefix,
                "code": given[prefix],
                "issuer": issuers[prefix].most_common(1)[0][0]
                if prefix in issuers
                else head.sponsor,
            }
            for prefix in prefixes
        ],
        "sections": list(
            dict.fromkeys([*sections, *(each.card.section for each in found if each.card.section)])
        ),
    }
    return "\n".join(frontmatter.mapping(ordered(written, GAZETTE))) + "\n"


def placed(
    found: tuple[RecognisedNotice, ...], head: Head
) -> tuple[tuple[RecognisedNotice, ...], tuple[tuple[int, Message], ...]]:
    """Fill what the schema asks for and the print leaves to its form; each filling is stated.

    A notice without a section goes by its issuer; what the editors of the gazette wrote themselves
    (大事记, 解读) has their sponsor for its issuer, or whom the gazette is named after.
    """
    made: list[RecognisedNotice] = []
    said: list[tuple[int, Message]] = []
    sponsor = head.sponsor or masthead_labels.ENDING.sub("", head.name)
    for at, each in enumerate(found):
        filled = each
        if not each.issuer and terms.kind(each.card.title) not in terms.OFFICIAL and sponsor:
            filled = filled.with_card(replace(filled.card, issuers=(sponsor,)))
            said.append((at, message("原刊没有发文机关，写作主办单位“{sponsor}”", sponsor=sponsor)))
        if not each.card.section:
            named = (
                "政府办公室文件"
                if filled.issuer.endswith(("办公室", "办公厅"))
                else "政府文件"
                if filled.issuer.endswith("政府")
                else "部门文件"
            )
            filled = filled.with_card(replace(filled.card, section=named))
            said.append((at, message("原刊没有栏目，按发文机关归入“{named}”", named=named)))
        made.append(filled)
    return tuple(made), tuple(said)


def rules(edits: tuple[Edit, ...]) -> str:
    """Write the rules that mended the source, each with its count, to stay on record."""
    rows = [
        {"pattern": e.pattern, "replacement": e.replacement, "reason": e.reason, "count": e.count}
        for e in edits
    ]
    return "\n".join(frontmatter.mapping({"rules": rows})) + "\n"
