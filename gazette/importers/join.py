"""Joins the lines that a column, a page or OCR broke; where the evidence is weak, by a stated rule.

In: the lines of a letter or an instrument, the Measure of the print.
Out: Paragraphs, and a Doubt for each weak decision.

The rules, in the order in which they are asked; the first that knows decides:

1. The source knows its paragraphs (Word, Markdown): a line is one.
2. A line cannot begin with a closing mark, nor a paragraph stop inside 《》 or “”: joined.
3. A mark of a level, a label (责任单位：), an annex or a dash begins a paragraph.
4. A heading ends with its line; a short piece without any mark after a full line belongs to it.
5. A line that ends in the middle of a sentence goes on; after a list's short line, in doubt, not.
6. After a sentence's end an indent, or a line before that is not full, begins a paragraph. Where
   neither can be seen, a blank line or a page does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.importers import signs
from gazette.importers.measure import SLACK, Measure, full
from gazette.importers.prints import Doubt, Gap, Hint, Line, Mark, Piece, breadth, weave

_CLOSING = tuple("，。、；：！？）》”’〕】,;!?)%％")
_COMMA = tuple("，、,（(《“〔—－-~～/")
_BROKEN_OFF = re.compile(r"第$|[（(]$|[《“]$")
_HEADING_LONGEST, _HEADING_REST = 45, 13
_ROW = 14
_FAR = 0.75
_LOOKBACK = 400
_REMARK = re.compile(r"[（(][^（）()]{0,6}(?:责任|牵头|配合|主管)[^：:]{0,4}[：:]")
_REMARK_END = re.compile(_REMARK.pattern + r"(?:[^（）()]|[（(][^（）()]*[)）])*[)）]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `heading` says that the mark and the form are a heading's."""

    pieces: tuple[Piece, ...]
    text: str
    mark: Mark
    heading: bool = False
    hint: Hint = Hint.NONE
    level: int = 0


class _Joiner:
    """The lines of one run on their way into paragraphs."""

    def __init__(self, measured: Measure) -> None:
        self.measured = measured
        self.done: list[list[Line]] = []
        self.cut: set[int] = set()
        self.mixed: set[int] = set()
        self.remarks = False
        self.doubts: list[Doubt] = []

    def run(self, lines: tuple[Line, ...]) -> None:
        self.cut, self.mixed = _cut_openings(lines, self.measured)
        self.remarks = _remarked(lines)
        for at, line in enumerate(lines):
            after = lines[at + 1] if at + 1 < len(lines) else None
            if self.done and self._joins(line, after):
                self.done[-1].append(line)
            else:
                self.done.append([line])

    def _joins(self, line: Line, after: Line | None) -> bool:
        before = self.done[-1]
        last = before[-1]
        said = "".join(each.text for each in before)[-_LOOKBACK:]
        if line.hint or last.hint:
            return self._known(line, last, said)
        if line.text.startswith(_CLOSING) or self._inside(said, line):
            return True
        if self.remarks and self._remark(said, line):
            return self._doubt(line, "同类各段都以（责任单位…）结尾，这一段没有", "已连接", join=True)
        if self._flush(said, last, line):
            return True
        begins = begins_paragraph(line.text)
        if begins and not (_BROKEN_OFF.search(said) or self._runs_on(said, last, line)):
            return False
        if heading(said) and before[0].start not in self.cut:
            joins = self._heading(said, last, line, after)
            if not joins and not self.measured.ruled and signs.marker(said) in self.mixed:
                rule = "同一种序号有的是标题，有的是段落"
                return self._doubt(line, rule, "作为标题，没有连接", join=False)
            return joins
        if signs.ends_sentence(said) or said[-1:] in "：:；;":
            return self._after_sentence(said, last, line)
        return self._within(said, before, line)

    def _flush(self, said: str, last: Line, line: Line) -> bool:
        """Tell a line that goes on for sure: no indent, below a full line that ends in no sentence."""
        measured = self.measured
        if not (measured.ruled and measured.indented) or heading(said):
            return False
        open_ = not signs.ends_sentence(said) and said[-1:] not in "：:；;"
        far = self._full(last) or breadth(last.text) > _FAR * measured.width
        return open_ and line.indent < 0.6 and last.indent < 3 and far

    def _known(self, line: Line, last: Line, said: str) -> bool:
        """Rule 1, but for a paragraph that stops at a comma: converted files break those too."""
        if Hint.WHOLE is line.hint is last.hint and said.endswith(("，", "、", ",")):
            if not begins_paragraph(line.text):
                return self._doubt(line, "上一段止于逗号或顿号", "已连接", join=True)
        return False

    def _inside(self, said: str, line: Line) -> bool:
        """Rule 2: a bracket or quote is open, and what closes it comes soon."""
        left = signs.open_bracket(said)
        if (
            not left
            or left in "（(“"
            and begins_paragraph(line.text)
            and not _closes(left, line.text[:60])
        ):
            return False
        return _closes(left, line.text[:120]) and (
            self.measured.ruled
            or line.gap is not Gap.BLANK
            or not signs.ends_sentence(said.rstrip("）)"))
            or left in "《〔"
        )

    def _runs_on(self, said: str, last: Line, line: Line) -> bool:
        """Tell that what looks like a mark is the rest of a sentence: the line before is full and open."""
        if signs.ends_sentence(said) or said[-1:] in "：:；;" or heading(said):
            return False
        if said.endswith(_COMMA):
            return not signs.LABEL.match(line.text) and not self._label_row(said)
        return (
            self.measured.ruled and self._full(last) and signs.marker(line.text) in (4, 6)
        )

    def _heading(self, said: str, last: Line, line: Line, after: Line | None) -> bool:
        """Rule 4: whether a line goes on with the heading before it."""
        short = breadth(line.text) <= _HEADING_REST and not re.search(r"[。；：，,;:]", line.text)
        rest = short and (
            after is None
            or after.gap is not Gap.NONE
            or begins_paragraph(after.text)
            or after.indent > 1
        )
        if self.measured.ruled:
            return self._ruled_heading(said, last, line, rest=rest)
        roomy = self.measured.width and breadth(last.text) < self.measured.width - 4.5
        if (
            line.gap is Gap.NONE
            and self.measured.blank
            and breadth(last.text) >= _ROW
            and not signs.ends_sentence(line.text)
        ):
            return self._doubt(line, "标题的下一行紧接着，没有句末标点", "已与标题连接", join=True)
        if rest and not roomy:
            return self._doubt(line, "满行的标题之后是没有标点的短行", "已与标题连接", join=True)
        return False

    def _ruled_heading(self, said: str, last: Line, line: Line, *, rest: bool) -> bool:
        if not self._full(last):
            return False
        if self.measured.indented:
            return line.indent < 1
        if rest:
            return self._doubt(line, "满行的标题之后是没有标点的短行", "已与标题连接", join=True)
        if breadth(said) > self.measured.width * 1.5 or said.endswith(_COMMA):
            return True
        return self._doubt(line, "标题恰好排满一行", "没有连接", join=False)

    def _after_sentence(self, said: str, last: Line, line: Line) -> bool:
        """Rule 6: whether a line goes on after a sentence's end."""
        measured = self.measured
        listing = said[-1:] in "：:；;"
        if measured.ruled:
            return self._ruled_sentence(said, last, line, listing=listing)
        if said[-1:] in "；;" and line.gap is not Gap.NONE and self._clauses(said):
            return self._doubt(
                line, "分号之后换栏或换页，同一段里分号前已有整句", "已连接", join=True
            )
        if listing:
            return False
        if line.gap is not Gap.NONE:
            if line.gap is Gap.PAGE:
                return self._doubt(line, "一页或一栏止于句末", "没有连接", join=False)
            numbered = signs.marker(self.done[-1][0].text) in (4, 6)
            if numbered and breadth(line.text) > _ROW and not _REMARK.match(line.text):
                return self._doubt(line, "有序号的段落之后是没有序号的段落", "没有连接", join=False)
            return False
        full = (
            bool(measured.width) and abs(breadth(last.text) + last.indent - measured.width) <= SLACK
        )
        if full and measured.blank and line.indent < 1:
            return self._doubt(line, "句末恰好排满一行，下一行紧接着", "已连接", join=True)
        return False

    def _ruled_sentence(self, said: str, last: Line, line: Line, *, listing: bool) -> bool:
        measured = self.measured
        if measured.indented:
            return line.indent < 1 and (self._full(last) or line.gap is Gap.NONE)
        if measured.blank and line.gap is Gap.BLANK:
            return False
        if not self._full(last):
            near = last.full is None and breadth(last.text) >= measured.width - 2 * SLACK
            short = near and not begins_paragraph(line.text)
            return short and self._doubt(line, "句末差一两个字排满一行", "没有连接", join=False)
        if listing and not self._clauses(said):
            return False
        return self._doubt(line, "句末恰好排满一行", "已连接", join=True)

    def _within(self, said: str, before: list[Line], line: Line) -> bool:
        """Rule 5: whether a line goes on in the middle of a sentence."""
        last = before[-1]
        if said.endswith(_COMMA) and not self._label_row(said):
            return True
        if self.measured.ruled:
            if self.measured.indented and line.indent >= 1.4 and not self._full(last):
                return False
            if self._full(last) or (
                self.measured.indented and line.indent < 1 and line.gap is Gap.NONE
            ):
                return True
            return self._doubt(line, "上一行没有排满，也没有句末标点", "没有连接", join=False)
        lone = len(before) == 1 and breadth(said) < _ROW
        if lone and line.gap is not Gap.NONE:
            return self._doubt(line, "短行没有句末标点", "没有连接", join=False)
        if _row(said) and _row(line.text):
            return self._doubt(line, "名单一类的行没有句末标点", "没有连接", join=False)
        if line.gap is not Gap.NONE and self._repeats(said, line):
            return self._doubt(line, "这一行与上一段的末尾相同，疑为重复", "没有连接", join=False)
        if line.gap is Gap.BLANK and len(said) < 2 * _ROW and signs.LABEL.match(said):
            return self._doubt(line, "责任单位一类的行没有句末标点", "已连接", join=True)
        return True

    def _repeats(self, said: str, line: Line) -> bool:
        """Tell a piece that was printed twice: the paragraph before already ends with it."""
        return len(line.text) > 4 and signs.fold(said).endswith(signs.fold(line.text))

    def _clauses(self, said: str) -> bool:
        """Tell a long sentence from an item of a list: it has had a full stop or a semicolon before."""
        return bool(re.search(r"[。；;].", said)) and not begins_list(said)

    def _label_row(self, said: str) -> bool:
        return bool(signs.LABEL.match(said)) and said[-1:] in "：:"

    def _full(self, last: Line) -> bool:
        return full(last, self.measured, first=len(self.done[-1]) == 1)

    def _remark(self, said: str, line: Line) -> bool:
        """Tell the rest of a numbered paragraph: it brings the remark that all its neighbours end with."""
        first = self.done[-1][0].text
        lacking = signs.marker(first) and signs.ends_sentence(said) and not said.endswith(("）", ")"))
        return bool(lacking) and not begins_paragraph(line.text) and bool(_REMARK_END.search(line.text))

    def _doubt(self, line: Line, rule: str, done: str, *, join: bool) -> bool:
        tail = self.done[-1][-1].text[-16:]
        self.doubts.append(Doubt(line.mark, rule, done, f"{tail}｜{line.text[:16]}"))
        return join


def join(
    lines: tuple[Line, ...], text: str, measured: Measure
) -> tuple[tuple[Paragraph, ...], tuple[Doubt, ...]]:
    """Join lines into paragraphs; `text` is the whole print that the pieces point into."""
    joiner = _Joiner(measured)
    joiner.run(lines)
    return tuple(_made(group, text) for group in joiner.done), tuple(joiner.doubts)


def _made(group: list[Line], text: str) -> Paragraph:
    pieces = tuple(line.piece for line in group)
    first = group[0]
    said = first.text if first.hint is Hint.ROW else weave(text, pieces)
    return Paragraph(pieces, said, first.mark, heading(said), first.hint, first.level)


def _cut_openings(lines: tuple[Line, ...], measured: Measure) -> tuple[set[int], set[int]]:
    """Find the lines that look like headings but whose neighbours of the same mark are paragraphs.

    59.各部门要结合实际，以绩效为 is the first line of a paragraph that a column cut, where 58. and 60.
    are sentences. With them are given the levels whose marks begin headings as well as paragraphs.
    """
    marks: dict[int, list[tuple[int, bool]]] = {}
    for line in lines:
        level = signs.marker(line.text)
        if level:
            shown = heading(line.text) and not (measured.ruled and full(line, measured, first=True))
            marks.setdefault(level, []).append((line.start, shown))
    cut: set[int] = set()
    mixed = {level for level, row in marks.items() if len({shown for _, shown in row}) > 1}
    for row in marks.values():
        for at, (start, _) in enumerate(row):
            near = [row[i][1] for i in (at - 1, at + 1) if 0 <= i < len(row)]
            if near and not any(near):
                cut.add(start)
    return cut, mixed


def _remarked(lines: tuple[Line, ...]) -> bool:
    """Tell whether numbered paragraphs end with （责任单位：…） in them, not in a paragraph below."""
    inside = sum(bool(_REMARK_END.search(line.text)) and not _REMARK.match(line.text) for line in lines)
    below = sum(bool(_REMARK.match(line.text)) for line in lines)
    return inside > 2 * below and inside > 1


def begins_paragraph(text: str) -> bool:
    """Tell whether a line begins with what only a paragraph begins with."""
    return bool(
        signs.marker(text)
        or signs.LABEL.match(text)
        or signs.ANNEX_LIST.match(text)
        or text.startswith(("——", "特此", "此复"))
    )


def begins_list(text: str) -> bool:
    """Tell whether a paragraph is an item of a list: （一）…； 1.…；."""
    return signs.marker(text) in (3, 4, 5) and "。" not in text


def heading(text: str) -> bool:
    """Tell whether a paragraph has a heading's form: a mark, few words, no sentence."""
    level = signs.marker(text)
    if level not in (2, 3, 4) or breadth(text) > _HEADING_LONGEST or text[-1:] in _CLOSING[:7]:
        return False
    if signs.CHAPTER.match(text):
        return True
    inner = re.sub(r"《[^》]*》|“[^”]*”", "", text)
    sentence = re.search(r"[。；：;:！？]", inner)
    return not sentence and not text.endswith(_COMMA) and len(re.findall(r"[，,]", inner)) <= 3


def _closes(left: str, text: str) -> bool:
    closing = {
        "（": "）)",
        "(": "）)",
        "《": "》",
        "“": "”",
        "〔": "〕",
        "【": "】",
        "〈": "〉",
        "「": "」",
    }
    return bool(left) and any(mark in text for mark in closing[left])


def _row(text: str) -> bool:
    """Tell a row of a list of names or of a lost table: short, with gaps and without sentences."""
    return breadth(text) < 2 * _ROW and not re.search(r"[。，；,;]", text) and len(text.split()) > 1
