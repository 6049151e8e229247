"""Names: the place that a gazette is named after, held against its pinyin and against its issuers.

In: a Print and what was recognised in it.
Out: SuspectedErrors: a character that its syllable does not fit, a place that differs by one.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import normalize

from gazette.importers.document import Category
from gazette.importers.lexicon import review_labels
from gazette.importers.review.ocr_errors import SuspectedError
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.document import Position, Print
    from gazette.importers.recognise import Recognised

_ALIKE = 0.5  # letters that a syllable shares with a reading, before it counts as misspelt only
_FEW = 3  # notices that name one place, before another that is much like it is doubted

Syllables = tuple[str, ...]
Reading = tuple[int, Syllables]
"""How many characters do not fit, and the syllable of each character."""


def doubted(given: Print, found: Recognised) -> tuple[SuspectedError, ...]:
    """Return the errors of the name: against its pinyin, and against the notices' issuers."""
    name, pinyin = found.head.name, found.head.pinyin
    position = _mark(given, found)
    misfit = _misfit(name, pinyin) if pinyin and name else None
    said = []
    if misfit:
        what = message(
            "刊名的“{character}”没有“{syllable}”这个读音，请核对是哪个字",
            character=misfit[0],
            syllable=misfit[1],
        )
        said.append(SuspectedError(position, what, f"{name}　{pinyin}"))
    return (*said, *_places(found, position))


def _mark(given: Print, found: Recognised) -> Position:
    """Return where the name stands, in its first line."""
    at = next((c.span[0] for c in found.assignments if c.category is Category.NAME), 0)
    before = [line for line in given.lines if line.start <= at]
    return (before or given.lines[:1])[-1].position


def _misfit(name: str, pinyin: str) -> tuple[str, str] | None:
    """Return the one character that no reading of it explains, with the syllable found instead.

    Nothing is said where more do not fit: the letters then are no pinyin of the name; nor where the
    syllable is much like a reading: a letter was misread.
    """
    reading = _read(name, _letters(pinyin), {})
    if reading is None or reading[0] != 1:
        return None
    pairs = zip(name, reading[1], strict=True)
    character, said = next(pair for pair in pairs if pair[1] not in _readings(pair[0]))
    alike = max(SequenceMatcher(None, said, one).ratio() for one in _readings(character))
    return (character, said.upper()) if alike < _ALIKE else None


def _letters(text: str) -> str:
    """Return the plain letters of pinyin, ü as v, without tones, blanks and apostrophes."""
    plain = normalize("NFD", text.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def _readings(character: str) -> frozenset[str]:
    """Return every reading of a character; ü is also written u and yu."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - half a second that few imports need

    found = {_letters(one) for one in pinyin(character, style=Style.NORMAL, heteronym=True)[0]}
    found |= {one.replace("v", other) for one in found for other in ("u", "yu")}
    return frozenset(found)


def _read(name: str, letters: str, known: dict[tuple[str, str], Reading | None]) -> Reading | None:
    """Part letters into one syllable a character, with as few that do not fit as may be."""
    if not name or not letters:
        return (0, ()) if name == letters else None
    if (name, letters) not in known:
        best: Reading | None = None
        readings = _readings(name[0])
        for length in range(1, len(letters) + 1):
            syllable = letters[:length]
            wrong = syllable not in readings
            rest = None
            if not wrong or review_labels.SYLLABLE.fullmatch(syllable):
                rest = _read(name[1:], letters[length:], known)
            if rest and (best is None or rest[0] + wrong < best[0]):
                best = (rest[0] + wrong, (syllable, *rest[1]))
        known[name, letters] = best
    return known[name, letters]


def _places(found: Recognised, position: Position) -> Iterator[SuspectedError]:
    """Yield the places that differ by one character from the one that most notices name."""
    issuers = [(each.position, each.issuer) for each in found.found if " " not in each.issuer]
    named = [(position, found.head.name), (position, found.head.sponsor), *issuers]
    places = [
        (at, match["place"]) for at, text in named if (match := review_labels.PLACE.match(text))
    ]
    counts = Counter(place for _, place in places)
    most, count = counts.most_common(1)[0] if counts else ("", 0)
    seen: set[str] = set()
    for at, place in places:
        differ = sum(a != b for a, b in zip(place, most, strict=False))
        alike = len(place) == len(most) and differ == 1 and place[-1] == most[-1]
        if alike and counts[place] == 1 and count >= _FEW and place not in seen:
            seen.add(place)
            yield SuspectedError(
                at,
                message(
                    "地名“{place}”只在这里，别处都是“{most}”，请核对是哪个字",
                    place=place,
                    most=most,
                ),
                place,
            )
