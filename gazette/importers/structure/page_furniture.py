"""Page furniture that stands in the text: page numbers, running heads, list dashes.

In: lines, the gazette's name, the names of its sections.
Out: the lines that are text, and Assignments for what is layout.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.importers.document import Assignment, Category, Gap, Line, breadth
from gazette.importers.lexicon import furniture_labels, numbering, terms
from gazette.importers.structure import chronicles

_RUN = 3  # bare numbers that rise: two may be anything
_REPEATED = 3  # times that a line stands beside page numbers before it is a running head
_JUMP = 2  # pages: the number of one may be lost
_HIGH = 400  # pages: no number of a gazette has more, and a year is higher
_CELL = 9  # characters of a cell
_NEAR = 12  # lines between two rows of a table that came apart
_LETTERHEAD = 6  # characters: 江北市人民政府 is the shortest organ with a red head


@dataclass(frozen=True, slots=True)
class Cleared:
    """Lines without layout, what was dropped, and the page number that each dropped line gave."""

    lines: tuple[Line, ...]
    assignments: tuple[Assignment, ...]
    folios: tuple[tuple[int, int], ...]


def clear(
    lines: tuple[Line, ...], name: str = "", sections: tuple[str, ...] = (), *, bare: bool = False
) -> Cleared:
    """Take page numbers, running heads and list dashes out of the text.

    A page number is 5 or — 5 —, alone on its line; with `bare` a bare number counts too,
    where it is one of a rising run. A running head names the gazette or
    its issue, repeats a section, or is repeated beside page numbers. The line after layout begins
    after a page.
    """
    folios = _folios(lines, bare=bare)
    running = _running(lines, folios, name, sections)
    kept: list[Line] = []
    assignments: list[Assignment] = []
    turned = False
    for at, line in enumerate(lines):
        category = Category.FOLIO if at in folios else Category.RUNNING if at in running else None
        if category:
            assignments.append(Assignment(line.span, category))
            turned = True
            continue
        shown, dash = _undashed(line)
        assignments += dash
        kept.append(replace(shown, gap=max(shown.gap, Gap.PAGE)) if turned else shown)
        turned = False
    numbered = tuple((lines[at].start, page) for at, page in sorted(folios.items()) if page)
    return Cleared(tuple(kept), tuple(assignments), numbered)


def _folios(lines: tuple[Line, ...], *, bare: bool) -> dict[int, int]:
    """Find page numbers: those with dashes or 第…页, and bare ones that rise by one or two."""
    marked: dict[int, int] = {}
    alone: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        match = numbering.FOLIO.fullmatch(line.text)
        if not match:
            continue
        roman = not match["page"].isdecimal()
        page = 0 if roman else int(match["page"])
        if line.text.strip().isdecimal():
            alone.append((at, page))
        elif roman or furniture_labels.MARKED_FOLIO.search(line.text):
            marked[at] = page
    rows = _counted([each for each in alone if _among_cells(lines, each[0])])
    return marked | (_rising([each for each in alone if each[0] not in rows]) if bare else {})


def _among_cells(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether this is a figure of a table that came apart: bare words stand beside it."""
    beside = [lines[i].text for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    bare = all(
        breadth(text) <= _CELL
        and furniture_labels.CELL.fullmatch(text)
        and not (numbering.marker(text) or terms.day_line(text) or "人民政府" in text)
        for text in beside
    )
    return len(beside) > 1 and bare


def _counted(alone: list[tuple[int, int]]) -> set[int]:
    """Return the figures that count the rows of such a table: 1, 2, 3, each soon after the last."""
    rows: set[int] = set()
    for (first, one), (second, two) in pairwise(alone):
        if two == one + 1 and (one == 1 or first in rows) and second - first <= _NEAR:
            rows |= {first, second}
    return rows


def _rising(alone: list[tuple[int, int]]) -> dict[int, int]:
    """Keep the bare numbers that count up through the text, as those of a table do not."""
    best: list[tuple[int, int]] = []
    for first in range(len(alone)):
        run = [alone[first]]
        for item in alone[first + 1 :]:
            if run[-1][1] < item[1] <= run[-1][1] + _JUMP:
                run.append(item)
        best = max(best, run, key=len)
    apart = all(after[0] - before[0] > _RUN for before, after in pairwise(best))
    # Fewer than three may be anything, unless no other line of the print is a bare number.
    only = len(best) == len(alone) and all(page < _HIGH for _, page in best)
    sure = len(best) >= _RUN or only
    return dict(best) if apart and sure else {}


def _running(
    lines: tuple[Line, ...], folios: dict[int, int], name: str, sections: tuple[str, ...]
) -> set[int]:
    named = terms.fold(name)
    known = sorted({terms.fold(section) for section in sections}, key=len, reverse=True)
    short = {at: terms.fold(line.text) for at, line in enumerate(lines)}
    found = {
        at
        for at, text in short.items()
        if at not in folios
        and (
            _names_issue(text, (named, *known), lines[at].text)
            or (text in known and not chronicles.heading(lines, at))
            or _letterhead(lines, at)
        )
    }
    loose = {
        at: furniture_labels.DIGIT.sub("", text)
        for at, text in short.items()
        if at not in folios and _headlike(lines[at].text)
    }
    edges = folios.keys() | found
    beside = Counter(text for at, text in loose.items() if at - 1 in folios or at + 1 in folios)
    heads = {text for text, n in beside.items() if n >= _REPEATED and n * 2 >= len(folios)}
    return found | {
        at for at, text in loose.items() if text in heads and (at - 1 in edges or at + 1 in edges)
    }


def _letterhead(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether this is the red head of a document, above its number: 江北市人民政府文件."""
    organ, document, rest = terms.squeeze(lines[at].text).rpartition("文件")
    below = (terms.number_line(line.text) for line in lines[at + 1 : at + 3])
    whole = bool(document) and not rest and len(organ) >= _LETTERHEAD and terms.organ(organ)
    return whole and any(below)


def _headlike(text: str) -> bool:
    """Return whether a line could be a running head: no sentence, signature, day or number."""
    return not (
        furniture_labels.PROSE_MARK.search(text)
        or numbering.ends_sentence(text)
        or terms.organ(text)
        or terms.day_line(text)
        or terms.number_line(text)
        or numbering.marker(text)
        or not terms.fold(furniture_labels.DIGIT.sub("", text))
    )


def _names_issue(text: str, names: tuple[str, ...], raw: str) -> bool:
    """Return whether a line says no more than the gazette's name, its number, a section, a page."""
    named, *others = names
    if not named:
        return False
    rest = text.replace(named, "", 1)
    if rest == text:
        return bool(furniture_labels.ISSUE_NUMBER.search(text)) and bool(
            furniture_labels.ISSUE.fullmatch(terms.squeeze(raw))
        )
    rest = next((rest.replace(other, "", 1) for other in others if other in rest), rest)
    return not rest or bool(furniture_labels.ISSUE_WORDS.fullmatch(rest))


def _undashed(line: Line) -> tuple[Line, list[Assignment]]:
    match = numbering.DASH.match(line.text)
    if not match:
        return line, []
    rest = line.text[match.end() :].lstrip()
    moved = len(line.text) - len(rest)
    shown = replace(line, start=line.start + moved, text=rest)
    return shown, [Assignment(line.part(0, moved), Category.DASH)]
