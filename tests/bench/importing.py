"""Measures how long an old number takes to import, by its length; writes a table of README.md.

In: numbers made up by tests/old_numbers.py and printed by tests/old_press.py.
Out: tests/bench/README.md between the markers `imported`. `make bench` runs it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from old_numbers import Writer, _documents, _numbered, specimen  # noqa: E402 - found by the line above
from old_press import Press, Style  # noqa: E402 - the same

from gazette.importers.import_ import bring  # noqa: E402 - the same

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
            done = bring([source], Path(name) / "content")
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


if __name__ == "__main__":
    readme = HERE / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition("<!-- imported -->")
    _, _, after = rest.partition("<!-- /imported -->")
    made = f"<!-- imported -->\n{table()}\n<!-- /imported -->"
    readme.write_text(before + made + after, encoding="utf-8")
