"""Times the record: the statuses of an archive whose notices act on each other.

In: nothing; `python tests/bench/record.py 10000`.
Out: processor seconds for that many notices with twice as many relations, and how many times as
long that takes as half of them: where it is linear, twice.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gazette.arrange import relations
from gazette.model import Card, Gazette, Issue, Masthead, Number, Place, Relation, Series, State
from gazette.model.issue_number import NumberRange, named, single
from gazette.record import record

OF_ISSUE = 62
RELATIONS = 2
VERBS = ("repeals", "lapses", "voids", "amends", "corrects", "extends", "suspends", "implements")
HEAD = Masthead(
    "示例县人民政府公报", "", "", "", (Series("示政发", "zf", "示例县人民政府"),), ("文件",)
)


def archive(count: int) -> Gazette:
    """Return a gazette of so many notices, each of which acts on two that came before it."""
    rng = random.Random(count)
    issues: list[Issue] = []
    for first in range(0, count, OF_ISSUE):
        at = first // OF_ISSUE
        year, number = 1986 + at // 4, at % 4 + 1
        own, issue_number = named(f"{year}-{number:02}") or (year, single(number))
        cards = tuple(
            card(rng, f"{own}-{number:02}", sequence, year)
            for sequence in range(first, min(first + OF_ISSUE, count))
        )
        serial = NumberRange(at + 1, at + 1)
        published = date(year, 3 * number, 28)
        place = Place(f"{own}-{number:02}/issue.yaml")
        state = State.PUBLISHED
        issues.append(Issue(own, issue_number, serial, published, state, "", cards, place))
    return Gazette(HEAD, tuple(issues))


def card(rng: random.Random, issue: str, sequence: int, year: int) -> Card:
    """Return a notice that comes into force, ends, and acts on others."""
    dated = date(year, 1, 1) + timedelta(sequence % 360)
    targets = (rng.randrange(sequence) for _ in range(RELATIONS if sequence else 0))
    return Card(
        id=f"zf-{year}-{sequence + 1}",
        issue=issue,
        numbers=(Number("示政发", 2000, sequence + 1),),
        title=f"示例县人民政府关于第{sequence}件事的通知",
        kind="通知",
        section="文件",
        issuers=("示例县人民政府",),
        dated=dated,
        place=Place(f"{issue}/{sequence}.md"),
        effective=dated + timedelta(30),
        expires=dated + timedelta(1830),
        relations=tuple(
            Relation(rng.choice(VERBS), Number("示政发", 2000, target + 1)) for target in targets
        ),
    )


def seconds(gazette: Gazette) -> float:
    """Return what the links, the record and every notice's timeline take."""
    start = time.process_time()
    relations(gazette)
    known = record(gazette)
    for issue in gazette.issues:
        for one in issue.cards:
            known.history(one, issue)
    return time.process_time() - start


def main(count: int) -> None:
    """Print one line."""
    half, whole = (min(seconds(archive(size)) for _ in range(3)) for size in (count // 2, count))
    print(
        f"{count} notices, {RELATIONS * count} relations: {whole:.2f} s, "
        f"{whole / half:.2f} times half as many"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
