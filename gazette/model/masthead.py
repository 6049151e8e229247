"""The masthead: what is the same in every issue.

In: Place.
Out: Masthead, and what it holds: Series, Face, Picture, Press.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field

from gazette.model.problem import Place


@dataclass(frozen=True, slots=True)
class Series:
    """A series of document numbers (代字) with its Latin code for addresses.

    `form` is how its numbers are written, with {prefix}, {year} and {sequence}.
    """

    prefix: str
    code: str
    issuer: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A face of the office's own: `role` is a key of fields.FACES, `name` what is to set it.

    That is the name of an installed family, or (`is_file`) a font's path from content/.
    """

    role: str
    name: str
    place: Place

    @property
    def is_file(self) -> bool:
        """Whether it is a font file, by its name's end; else it is a family."""
        return self.name.lower().endswith((".ttf", ".otf", ".ttc", ".woff", ".woff2"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the office's own: its path from content/, and what is to be seen in it."""

    file: str
    text: str
    place: Place


BULK = 1.25
"""How thick offset paper is by its weight: thousandths of a millimetre to g/m²."""
POINTS_TO_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Press:
    """What an office asks of the press edition; each but the last four is a choice of fields.PRESS.

    `profile` is the path of an ICC profile from content/, `red` the name of a spot colour.
    `grammage` is that of the inner pages in g/m², `caliper` how thick a leaf of theirs is, in
    thousandths of a millimetre (0: by the grammage).
    """

    standard: str = "X-1a:2003"
    condition: str = "coated"
    colour: str = "none"
    binding: str = "perfect"
    profile: str = ""
    red: str = ""
    grammage: int = 80
    caliper: int = 0

    @property
    def leaf(self) -> float:
        """How thick a leaf is, in points."""
        return (self.caliper or BULK * self.grammage) / 1000 * POINTS_TO_MILLIMETRE


TIMEZONE = "Asia/Shanghai"
"""Whose calendar says what day it is, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """gazette.yaml: what is the same in every issue.

    `language` is a key of language.words.LANGUAGES, `timezone` a name of the IANA's database,
    `licence` the name or the address of the terms on which others may use all this, `unlisted` the
    persons that no register is to list, `running_head` a choice of its field or empty. From
    `faces` on it asks something of the printed issue; `colophon` is pairs of name and value.
    `places` are those of its fields.
    """

    name: str
    pinyin: str
    sponsor: str
    address: str
    series: tuple[Series, ...]
    sections: tuple[str, ...]
    frequency: str = ""
    contact: str = ""
    licence: str = ""
    site_name: str = ""
    site_code: str = ""
    language: str = "zh-Hans"
    timezone: str = TIMEZONE
    unlisted: tuple[str, ...] = ()
    faces: tuple[Face, ...] = ()
    autospace: bool = False
    hanging_punctuation: bool = False
    running_head: str = ""
    qr_codes: bool = False
    cover: Picture | None = None
    colophon: tuple[tuple[str, str], ...] = ()
    press: Press = Press()
    places: Mapping[str, Place] = field(default_factory=dict)

    def at(self, key: str) -> Place:
        """Return where a field stands; the file where that is not known."""
        return self.places.get(key, Place("gazette.yaml"))
