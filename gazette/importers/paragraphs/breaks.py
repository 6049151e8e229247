"""Paragraph breaks: the place between two lines, and the rules that know it in any print.

In: a Seam.
Out: a Verdict, or None where these rules do not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Hint, breadth
from gazette.importers.lexicon import numbering, terms
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.measure import full
from gazette.importers.structure import chronicles

if TYPE_CHECKING:
    from gazette.importers.document import Line
    from gazette.importers.paragraphs.features import Siblings
    from gazette.importers.paragraphs.measure import Measure

_BROKEN_OFF = re.compile(r"(?:第|[（(]|[《“])$")
_SOON = 120
_FAR = 0.75


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two lines belong together; `rule` and `done` are stated where it is in doubt."""

    join: bool
    rule: str = ""
    done: str = ""


def joined(rule: str = "", done: str = "已连接") -> Verdict:
    """Say that two lines belong together, in doubt where a rule is named."""
    return Verdict(join=True, rule=rule, done=done)


def apart(rule: str = "", done: str = "没有连接") -> Verdict:
    """Say that a line begins a paragraph, in doubt where a rule is named."""
    return Verdict(join=False, rule=rule, done=done)


@dataclass(frozen=True, slots=True)
class Seam:
    """The place between two lines: what the paragraph has said (its end), its first and last line.

    `count` is the number of its lines, `after` the line behind the one that is asked about.
    """

    said: str
    first: Line
    last: Line
    count: int
    line: Line
    after: Line | None
    measured: Measure
    siblings: Siblings

    @property
    def closed(self) -> bool:
        """Whether the paragraph so far ends with a sentence."""
        return numbering.ends_sentence(self.said)

    @property
    def listing(self) -> bool:
        """Whether it ends with a colon or a semicolon."""
        return self.said.endswith(features.LISTING)

    @property
    def begins(self) -> bool:
        """Whether the line begins with what only a paragraph begins with."""
        return features.begins_paragraph(self.line.text)

    @property
    def heading(self) -> bool:
        """Whether the paragraph so far is a heading, for all that its neighbours say."""
        return features.heading(self.said) and self.first.start not in self.siblings.cut

    @property
    def full(self) -> bool:
        """Whether the last line reaches the edge of its column."""
        return full(self.last, self.measured, first=self.count == 1)

    @property
    def label_row(self) -> bool:
        """Whether the paragraph so far is a bare label, such as 牵头单位：."""
        return bool(numbering.LABEL.match(self.said)) and self.said[-1:] in "：:"


def known(seam: Seam) -> Verdict | None:
    """Ask the rules 1 to 3: what the source knows, what no line can begin or stop with, marks."""
    line = seam.line
    if line.hint or seam.last.hint:
        return _hinted(seam)
    if line.text.startswith(features.CLOSING) or _inside(seam):
        return joined()
    if seam.siblings.remarked and _remark(seam):
        return joined("同类各段都以（责任单位…）结尾，这一段没有")
    if _flush(seam):
        return joined()
    begins = seam.begins and not _BROKEN_OFF.search(seam.said) and not _runs_on(seam)
    return apart() if begins or _dated(seam) or _alone(seam) else None


def _hinted(seam: Seam) -> Verdict:
    """Rule 1, but for a paragraph that stops at a comma: converted files break those too."""
    whole = seam.line.hint is Hint.WHOLE and seam.last.hint is Hint.WHOLE
    if whole and seam.said.endswith(("，", "、", ",")) and not seam.begins:
        return joined("上一段止于逗号或顿号")
    return apart()


def _inside(seam: Seam) -> bool:
    """Rule 2: a bracket or quote is open, and what closes it comes soon."""
    left = numbering.open_bracket(seam.said)
    if not features.closes(left, seam.line.text[:_SOON]):
        return False
    if left in "《〔":
        return True
    if seam.begins and not features.closes(left, seam.line.text[: _SOON // 2]):
        return False
    apart = seam.line.gap is Gap.BLANK and not seam.measured.ruled
    return not (apart and numbering.ends_sentence(seam.said.rstrip("）)")))


def _dated(seam: Seam) -> bool:
    """Tell a month, or the first day below one or behind a sentence, in a chronicle."""
    text = seam.line.text
    after = seam.siblings.daily and (seam.closed or chronicles.month(seam.said))
    return after and (chronicles.stamp(text) or chronicles.month(text))


def _alone(seam: Seam) -> bool:
    """Tell a line that stands alone: a day in brackets, the next of those whom a list names."""
    line, said = seam.line.text, seam.said
    listed = features.member(numbering.LABEL.sub("", said, count=1))
    near = breadth(seam.last.text) > _FAR * seam.measured.width and said[-1] not in "）)"
    named = listed and (features.member(line) or not near)
    named = named or (features.spread(seam.last.text) and features.spread(line))
    return named or bool(terms.bracketed_day(line) or terms.bracketed_day(said))


def _remark(seam: Seam) -> bool:
    """Tell the rest of a numbered paragraph: it brings the remark that its neighbours end with."""
    lacking = (
        numbering.marker(seam.first.text) and seam.closed and not seam.said.endswith(("）", ")"))
    )
    return bool(lacking) and not seam.begins and bool(features.REMARK_END.search(seam.line.text))


def _flush(seam: Seam) -> bool:
    """Tell a line that goes on for sure: no indent, below a full line that ends in no sentence."""
    measured = seam.measured
    if not (measured.ruled and measured.indented) or features.heading(seam.said):
        return False
    if numbering.LABEL.match(seam.line.text):
        return False
    far = seam.full or breadth(seam.last.text) > _FAR * measured.width
    flush = seam.line.indent < 0.6 and seam.last.indent < 3  # noqa: PLR2004 - an indent is two
    return flush and far and not seam.closed and not seam.listing


def _runs_on(seam: Seam) -> bool:
    """Tell that what looks like a mark is the rest of a sentence: the line before is open."""
    if seam.closed or seam.listing or features.heading(seam.said):
        return False
    if seam.said.endswith(features.COMMA):
        return not numbering.LABEL.match(seam.line.text)
    return seam.measured.ruled and seam.full and numbering.marker(seam.line.text) in (4, 6)
