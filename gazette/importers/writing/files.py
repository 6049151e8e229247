"""The files of an issue as text: issue.yaml, gazette.yaml, one Markdown file a notice.

In: Recognised.
Out: names and texts, and for each notice what reading it again must give.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.lexicon import masthead_labels, terms
from gazette.importers.paragraphs.levels import Form, Levelled
from gazette.importers.structure import pagination
from gazette.importers.writing import codes
from gazette.language.numerals import whole
from gazette.read import frontmatter
from gazette.read.dialect import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.importers.document import Edit
    from gazette.importers.recognise import Found
    from gazette.importers.structure.masthead import Head
    from gazette.importers.structure.pagination import PageStart

ADDRESS = "https://gazette.example"


@dataclass(frozen=True, slots=True)
class File:
    """A notice's file: its fields as written, its text, and the text that its body must say.

    `pages` are the pages of the print that must be read to begin in it.
    """

    name: str
    fields: dict[str, object]
    text: str
    says: str
    pages: tuple[int, ...] = ()


def notices(
    found: tuple[Found, ...],
    year: int,
    known: dict[str, str],
    comments: tuple[tuple[str, ...], ...],
) -> tuple[File, ...]:
    """Write each notice; `known` are the codes of the series that gazette.yaml has."""
    prefixes = tuple(dict.fromkeys(each.number.prefix for each in found if each.number))
    series = codes.series(prefixes, known)
    seen: Counter[str] = Counter()
    made: list[File] = []
    for at, (each, comment) in enumerate(zip(found, comments, strict=True), 1):
        identity = _identity(each, series, year, seen)
        fields = _fields(each, identity)
        body, says = _body(each)
        text = frontmatter.write(fields, body, comment)
        pages = tuple(start.page for start in each.pages)
        made.append(File(f"{at:02}-{identity}.md", fields, text, says, pages))
    return tuple(made)


def _identity(each: Found, series: dict[str, str], year: int, seen: Counter[str]) -> str:
    if each.number:
        return f"{series[each.number.prefix]}-{each.number.year}-{each.number.sequence}"
    dated = each.dated.year if each.dated else year
    code = codes.initials(kind(each)) or "wj"
    if each.order and (order := whole(each.order.strip("第号"))):
        return f"{code}-{dated}-{order}"
    seen[code] += 1
    return f"{code}-{dated}-{seen[code]}"


def kind(each: Found) -> str:
    """Give the kind of document; where its title names none that of its section, else 文件."""
    section = terms.kind(each.section)
    return terms.kind(each.title) or ("" if section in terms.OFFICIAL else section) or "文件"


def _fields(each: Found, identity: str) -> dict[str, object]:
    annexes = [{"name": name, "omitted": omitted} for name, omitted in each.annexes]
    return {
        "number": str(each.number) if each.number else "",
        "id": "" if each.number else identity,
        "title": each.title,
        "issuer": each.issuer,
        "kind": kind(each),
        "section": each.section,
        "addressees": each.addressees,
        "signed_by": each.signed_by,
        "dated": each.dated,
        "annexes": annexes,
        "topic": each.topic,
        "remark": each.remark,
        "cc": each.cc,
        "printed_page": each.page,
    }


def _body(each: Found) -> tuple[str, str]:
    """Write the letter and the instruments as Markdown; give with it the text that it says."""
    parts: list[str] = []
    says: list[str] = []
    for at, (title, paragraphs) in enumerate(each.texts):
        pages = [start for start in each.pages if start.text == at]
        if title:
            parts.append(f"# {_marked(title, pages, -1)}")
            says.append(title)
        parts += _paragraphs(paragraphs, pages)
        says += [paragraph.text for paragraph in paragraphs]
    return "\n\n".join(parts), "\n".join(says)


def _marked(text: str, pages: Sequence[PageStart], paragraph: int) -> str:
    """Escape a paragraph, and mark in it where pages of the print begin."""
    own = [start for start in pages if start.paragraph == paragraph]
    return pagination.marked(escape(text), own)


def _paragraphs(paragraphs: tuple[Levelled, ...], pages: Sequence[PageStart]) -> list[str]:
    parts: list[str] = []
    last: Levelled | None = None
    for at, each in enumerate(paragraphs):
        same = last is not None and last.form is each.form
        if each.form is Form.ROW:
            row = _row(
                pagination.marked(_cells(each.text), [p for p in pages if p.paragraph == at])
            )
            if same and last and last.level == each.level:
                parts[-1] += "\n" + row
            else:
                parts.append(row + "\n|" + " --- |" * (each.text.count("\t") + 1))
        elif each.form is Form.ITEM:
            item = "  " * each.level + "- " + _marked(each.text, pages, at)
            parts[-1:] = [parts[-1] + "\n" + item] if same else [*parts[-1:], item]
        elif each.form is Form.HEADING:
            parts.append("#" * each.level + " " + _marked(each.text, pages, at))
        else:
            parts.append(_marked(each.text, pages, at))
        last = each
    return parts


def _cells(text: str) -> str:
    return "\t".join(escape(" ".join(cell.split())) for cell in text.split("\t"))


def _row(text: str) -> str:
    return "| " + " | ".join(text.split("\t")) + " |"


def issue(head: Head, comments: tuple[str, ...]) -> str:
    """Write issue.yaml, a draft until the editor says otherwise.

    What the print does not say is a comment for the editor.
    """
    fields: dict[str, object] = {
        "year": head.year,
        "number": head.number,
        "serial": head.serial,
        "published": head.published,
        "state": "draft",
        "note": head.note,
    }
    return "\n".join([*frontmatter.mapping(fields), *(f"# {line}" for line in comments)]) + "\n"


def gazette(head: Head, found: tuple[Found, ...], sections: tuple[str, ...]) -> str:
    """Write gazette.yaml from a first number: the masthead, the series found, the sections."""
    prefixes = tuple(dict.fromkeys(each.number.prefix for each in found if each.number))
    given = codes.series(prefixes, {})
    issuers: dict[str, Counter[str]] = {}
    for each in found:
        if each.number and each.issuer:
            issuers.setdefault(each.number.prefix, Counter())[each.issuer.split(" ")[0]] += 1
    fields: dict[str, object] = {
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
            dict.fromkeys([*sections, *(each.section for each in found if each.section)])
        ),
    }
    return "\n".join(frontmatter.mapping(fields)) + "\n"


def placed(
    found: tuple[Found, ...], head: Head
) -> tuple[tuple[Found, ...], tuple[tuple[int, str], ...]]:
    """Fill what the schema asks for and the print leaves to its form; each filling is stated.

    A notice without a section goes by its issuer; what the editors of the gazette wrote themselves
    (大事记, 解读) has their sponsor for its issuer, or whom the gazette is named after.
    """
    made: list[Found] = []
    said: list[tuple[int, str]] = []
    sponsor = head.sponsor or masthead_labels.ENDING.sub("", head.name)
    for at, each in enumerate(found):
        filled = each
        if not each.issuer and terms.kind(each.title) not in terms.OFFICIAL and sponsor:
            filled = replace(filled, issuer=sponsor)
            said.append((at, f"原刊没有发文机关，写作主办单位“{sponsor}”"))
        if not each.section:
            named = (
                "政府办公室文件"
                if filled.issuer.endswith(("办公室", "办公厅"))
                else "政府文件"
                if filled.issuer.endswith("政府")
                else "部门文件"
            )
            filled = replace(filled, section=named)
            said.append((at, f"原刊没有栏目，按发文机关归入“{named}”"))
        made.append(filled)
    return tuple(made), tuple(said)


def rules(edits: tuple[Edit, ...]) -> str:
    """Write the rules that mended the source, each with its count, to stay on record."""
    rows = [
        {"pattern": e.pattern, "replacement": e.replacement, "reason": e.reason, "count": e.count}
        for e in edits
    ]
    return "\n".join(frontmatter.mapping({"rules": rows})) + "\n"
