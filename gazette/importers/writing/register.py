"""The register of a gazette: gazette.yaml, as it is, or as a first import makes it.

In: the folder content/, what was recognised.
Out: Register: the codes of the series, a new gazette.yaml where there is none, advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette import read as reader
from gazette.importers.lexicon import terms
from gazette.importers.writing import codes, files
from gazette.model import Message, message

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.structure.masthead import Head
    from gazette.model import Masthead


@dataclass(frozen=True, slots=True)
class Register:
    """The codes by prefix; `text` is a new gazette.yaml, empty where there is one already."""

    codes: dict[str, str]
    text: str
    advice: tuple[Message, ...]


def read(
    content: Path, head: Head, found: tuple[RecognisedNotice, ...], sections: tuple[str, ...]
) -> Register:
    """Read gazette.yaml, which is never changed: what it lacks is advice, with the lines to add."""
    if not (content / "gazette.yaml").exists():
        text = files.gazette(head, found, sections)
        return Register(
            {}, text, (message("写了新的 gazette.yaml：请改正网址，核对文号系列和栏目"),)
        )
    known, _ = reader.masthead(content)
    if known is None:
        return Register({}, "", (message("gazette.yaml 读不出，请先改正"),))
    series = {row.prefix: row.code for row in known.series}
    prefixes = tuple(dict.fromkeys(each.number.prefix for each in found if each.number))
    made = codes.series(prefixes, series)
    return Register(made, "", (*_lacking(found, made, series), *_differing(known, head, found)))


def _lacking(
    found: tuple[RecognisedNotice, ...], made: dict[str, str], series: dict[str, str]
) -> tuple[Message, ...]:
    issuers = {each.number.prefix: each.issuer for each in reversed(found) if each.number}
    return tuple(
        message(
            "gazette.yaml 的 series 里要加：- {{prefix: {prefix}, code: {code}, issuer: {issuer}}}",
            prefix=prefix,
            code=code,
            issuer=issuers[prefix],
        )
        for prefix, code in made.items()
        if prefix not in series
    )


def _differing(
    known: Masthead, head: Head, found: tuple[RecognisedNotice, ...]
) -> tuple[Message, ...]:
    rows = []
    named = dict.fromkeys(each.card.section for each in found)
    lacking = [name for name in named if name not in known.sections]
    if lacking:
        rows.append(message("gazette.yaml 的 sections 里要加：{names:、}", names=tuple(lacking)))
    if known.name and head.name and terms.fold(known.name) != terms.fold(head.name):
        rows.append(
            message(
                "刊名不同：gazette.yaml 是“{name}”，来源是“{other}”",
                name=known.name,
                other=head.name,
            )
        )
    return tuple(rows)
