"""Measures how long an old number takes to import, and which rules join its lines how rightly.

In: numbers made up by tests/old_numbers.py and printed by tests/old_press.py; the real number.
Out: tests/bench/README.md between the markers `imported`; the rules on the screen. `make bench`
runs it; with `--rules` it prints the rules alone.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from old_numbers import Writer, _documents, _numbered, specimen  # noqa: E402 - found by the line above
from old_press import Press, Style  # noqa: E402 - the same

from gazette import read  # noqa: E402 - the same
from gazette.importers.document import Edit  # noqa: E402 - the same
from gazette.importers.import_ import import_issue  # noqa: E402 - the same
from gazette.importers.paragraphs.boundary import Verdict  # noqa: E402 - the same
from gazette.importers.recognise import recognise  # noqa: E402 - the same
from gazette.importers.sources.load import load  # noqa: E402 - the same
from gazette.language.lines import solid  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.model import Notice

KEY = Path(os.environ.get("GAZETTE_SEEDS") or HERE.parents[2] / "shared/seeds/content")
MISREAD = (Edit(r"PM_\{2\.5\}", "PM₂.₅", "the one misreading that the key has mended"),)
BODY = {"paragraph", "heading", "list", "table", "instrument"}

LENGTHS = (17_000, 67_000, 268_000)
ROUNDS = 3


def printed(length: int) -> str:
    """Print a number of about `length` characters in two columns of 22."""
    rng = random.Random(7)
    base = specimen(rng)
    writer = Writer(rng)
    documents = list(base.documents)
    text = ""
    while len(text) < length:
        documents += _documents(writer, "江北县", "县", base.year)
        made = _numbered(Writer(random.Random(1)), documents)
        how = Style(width=22, regime="ruled-indent")
        text = Press(replace(base, documents=tuple(made)), how, random.Random(2)).run()
    return text


def measured(text: str) -> float:
    """Give the processor's seconds of one import, the median of three."""
    taken = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            source = Path(name) / "number.txt"
            source.write_text(text, encoding="utf-8")
            start = time.process_time()
            done = import_issue([source], Path(name) / "content")
            taken.append(time.process_time() - start)
            if done.folder is None:
                print(*(problem.what for problem in done.problems), sep="\n")
    return median(taken)


def table() -> str:
    """Measure each length; a row each."""
    rows = [
        "| characters | seconds of the processor | seconds for 10,000 |",
        "| ---: | ---: | ---: |",
    ]
    for length in LENGTHS:
        text = printed(length)
        took = measured(text)
        rows.append(f"| {len(text):,} | {took:.2f} | {took / len(text) * 10_000:.3f} |")
    return "\n".join(rows)


def decided(source: Path, key: Path) -> str:
    """Return how often each rule decided on a real number, and how often rightly, a row each.

    `key` is the same number as its editor means it: content/ with one issue.
    """
    head, _ = read.masthead(key)
    loaded = load([source], MISREAD)
    if head is None or isinstance(loaded, tuple):
        return "The real number cannot be read."
    issue = read.issue(key / read.folders(key)[0], head)
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for found, notice in zip(recognise(loaded.given).found, issue.notices, strict=True):
        meant = set(_beginnings(notice))
        places = _places(loaded.given.text, found)
        for one in found.decisions:
            name = (one.rule.name, str(one.rule.verdict))
            fired[name] += 1
            right[name] += (places[one.start] in meant) is (one.rule.verdict is Verdict.PART)
    rows = ["| rule | verdict | fired | right |", "| --- | --- | ---: | ---: |"]
    rows += [
        f"| {name[0]} | {name[1]} | {count} | {right[name]} |"
        for name, count in fired.most_common()
    ]
    return "\n".join([*rows, f"| all | | {fired.total()} | {right.total()} |"])


def _beginnings(notice: Notice) -> Iterator[int]:
    """Yield where each paragraph of a body begins, in characters other than white space."""
    seen = 0
    for block in notice.blocks:
        if block.kind in BODY:
            yield seen
            seen += len(solid(block.text))


def _places(text: str, found: RecognisedNotice) -> dict[int, int]:
    """Return for each piece of the print in a notice's body how many characters stand before it."""
    places: dict[int, int] = {}
    seen = 0
    for begin, end in (span for each in found.blocks for span in each.spans):
        places[begin] = seen
        seen += len(solid(text[begin:end]))
    return places


if __name__ == "__main__":
    if KEY.is_dir():
        print(decided(KEY.parent / "2023-04.txt", KEY))
    if "--rules" in sys.argv:
        sys.exit()
    readme = HERE / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition("<!-- imported -->")
    _, _, after = rest.partition("<!-- /imported -->")
    made = f"<!-- imported -->\n{table()}\n<!-- /imported -->"
    readme.write_text(before + made + after, encoding="utf-8")
