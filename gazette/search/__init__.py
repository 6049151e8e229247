"""Notices become a Pagefind bundle for each year, in which every string of the texts is found.

In: Records.
Out: the files of a year's bundle and of Pagefind's client.

Pagefind cuts Chinese into words one way when it indexes and another when it searches. So each
letter, digit and Chinese character is a word of its own here, punctuation is dropped, and a query
is one phrase of single characters; static/search.js asks so, and then looks at the text itself.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from gazette.search import engine
from gazette.search.records import Numbered, Passage, Record, records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Numbered", "Passage", "Record", "bundle", "client", "records"]

_LANGUAGE = "zxx"
"""No linguistic content: Pagefind neither cuts nor stems such words."""
_ALL = "all"
"""A word of every Record, so that a query of punctuation alone has candidates too."""
_GAP = " ¶ "
"""Takes a place and is no word: no phrase goes from one paragraph into the next."""
_NOBODY = "\U00020000"
"""A word that no query asks for; queries name characters outside the BMP by their code."""
_NUMBER = re.compile(
    r"(?=((?:19|20)[0-9]{2})年?[〕\])}】〗〙〛>〉》」』]?第?0*([1-9][0-9]*)[号號])"
)
"""Year and sequence of a document number in a folded text, in whatever brackets."""
_CHARACTERS = 65536
"""So many are folded once each: as many as the BMP has; an archive uses some thousands."""
_SIGNATURE = b"pagefind_dcd"
_HEAD = bytes.fromhex("1f8b08 00 00000000 02 ff")
"""The head of every fragment: no time, the smallest, of no system; Pythons differ in the last."""
_CLIENT = ("pagefind.js", "wasm.unknown.pagefind")


def bundle(of_year: Sequence[Record], folder: Path) -> None:
    """Index the Records of a year into `folder`, which is absent or empty before.

    The same Records give the same bytes. Nothing stands in `folder` until all is done. Raise
    EngineError, and then leaves nothing behind.
    """
    _make(of_year, folder, ())


def client(folder: Path) -> None:
    """Write Pagefind's script, its WebAssembly and an empty index, to which years are added."""
    _make((), folder, _CLIENT)


@lru_cache(maxsize=_CHARACTERS)
def _folded(character: str) -> str:
    """Fold a character's width, case and form, as static/search.js folds queries and texts.

    Keys only are folded, never what is shown. White space and marks that only modify go.
    """
    return "".join(
        part
        for part in normalize("NFKD", character).upper().lower()
        if not part.isspace() and category(part) not in {"Cf", "Mc", "Me", "Mn"}
    )


@lru_cache(maxsize=_CHARACTERS)
def _words(character: str) -> str:
    """Return the words that a character is indexed as, each with a space behind it.

    A character outside the BMP is named by its code, lest an older Unicode take it for no letter.
    """
    return "".join(
        f"{part} " if part < "\U00010000" else f"u{ord(part):x} "
        for part in _folded(character)
        if category(part)[0] in "LN" or "\U00020000" <= part < "\U00040000"
    )


def _content(record: Record) -> str:
    """Write what is indexed of a Record: its paragraphs, then the words that are not text.

    These are the word of all, those of the filters, one for each document number, which makes
    the search for a number move little (y2026n3 is 〔2026〕3号 in any brackets), and those that let
    the likeliest notices be read first: the own number (o2026n3), the words of the title (t9632).
    """
    passages = (*record.passages, *record.corrected)
    lines = [line for passage in passages for line in passage.text.splitlines()]
    keys = ("".join(map(_folded, line)) for line in lines)
    numbers = {f"y{year}n{sequence}" for key in keys for year, sequence in _NUMBER.findall(key)}
    return _GAP.join(
        (
            *("".join(map(_words, line)).rstrip() for line in lines),
            _ALL,
            _label("s", record.section),
            *(_label("i", issuer) for issuer in record.issuers),
            *sorted(numbers),
            *(f"o{number.year}n{number.sequence}" for number in record.numbers),
            " ".join(
                f"t{word}" if len(word) > 1 else f"t{ord(word):x}" for word in _title_words(record)
            ),
        )
    )


def _title_words(record: Record) -> list[str]:
    return "".join(map(_words, record.title)).split()


def _label(kind: str, name: str) -> str:
    """Make one word of a filter's value; Pagefind's own filters stand in no stable order."""
    return kind + "".join(f"x{ord(character):x}" for character in name)


def _shown(record: Record) -> str:
    """Write what the browser is told of a Record; until `_lighten` it is the Record's address."""
    meta = asdict(record)
    return json.dumps({"url": meta.pop("address"), "meta": meta}, ensure_ascii=False)


def _requests(of_year: Sequence[Record]) -> Iterator[engine.Request]:
    pairs = ((_shown(record), _content(record)) for record in of_year)
    for url, content in pairs if of_year else [("{}", _NOBODY)]:
        request = {"type": "AddRecord", "url": url, "content": content, "language": _LANGUAGE}
        yield {**request, "index_id": 0}


def _make(of_year: Sequence[Record], folder: Path, kept: Sequence[str]) -> None:
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        engine.run(_requests(of_year), partial)
        for file in (*partial.glob("*.js"), *partial.glob("*.css"), *partial.glob("wasm.*")):
            if file.name not in kept:
                file.unlink()
        for file in (partial / "fragment").iterdir():
            _lighten(file)
        partial.replace(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _lighten(file: Path) -> None:
    """Put the Record in the place of its words, which the index has: a hit then moves half."""
    fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
    light = {**fragment, "content": "", **json.loads(fragment["url"])}
    body = json.dumps(light, ensure_ascii=False, separators=(",", ":")).encode()
    packed = gzip.compress(_SIGNATURE + body, mtime=0)
    file.write_bytes(_HEAD + packed[len(_HEAD) :])
