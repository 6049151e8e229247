"""Tables: the tokens of a table -> a Table; rows that do not fit its head, cells wrongly merged.

In: markdown-it's tokens of one table, and what reads the inlines in its cells.
Out: a Table without an id, and what is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from gazette.language.lines import PAGE_BREAK
from gazette.model import Grade, Message, Rule, message
from gazette.model.blocks import Table
from gazette.model.cells import ABOVE, LEFT, Cell, spans
from gazette.model.inlines import Text
from gazette.read.pipe_tables import MERGED, cells
from gazette.rulebook.body import TABLE_CELLS, TABLE_MERGED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from gazette.model.cells import Row
    from gazette.read.inline import InlineReader

Wrong: TypeAlias = tuple[int, Rule, tuple[Message, Message], Grade]
"""A line of the file, a rule, what is wrong and its mend, and how bad it is."""

_SIGNS = {sign: side for side, sign in MERGED.items()}
_NO_RECTANGLE = message("合并的格不成长方形")
_LONE = {
    LEFT: message("`<<` 的左边没有格可以并入"),
    ABOVE: message("`^^` 的上面没有格可以并入"),
}
_HEADS = message(
    "表头有几行，`| --- |` 就写在第几行之下；并在一起的格，都在表头，或者都在表头之下；"
    r"确要印出这两个字符时写成 `\^^`"
)
_RECTANGLE = message(
    "合并的格要成长方形：并入左边的写 `<<`，并入上面的写 `^^`，长方形里一格也不能少；"
    r"确要印出这两个字符时写成 `\<<`、`\^^`"
)


@dataclass(slots=True)
class TableReading:
    """A table that is being read; `first` is the number of the body's first line.

    `wrong` is what an editor must be told of it.
    """

    reader: InlineReader
    first: int
    wrong: list[Wrong] = field(default_factory=list)

    def table(self, tokens: Sequence[Token], lines: Sequence[str]) -> Table:
        """Return the table of some tokens, which stands in `lines` of the body."""
        rows: list[list[Cell]] = []
        places: list[int] = []
        heads, align = 0, ""
        for token in tokens:
            match token.type:
                case "tr_open":
                    rows.append([])
                    places.append((token.map or [0])[0])
                case "thead_close":
                    heads = len(rows)
                case "th_open" | "td_open":
                    align = _side(token)
                case "inline":
                    rows[-1].append(self._cell(token.content, align, places[-1] + self.first))
                case _:
                    pass
        self._uneven(places, lines, heads)
        made = [tuple(row) for row in rows]
        head = self._rectangular(made[:heads], places)
        body = self._rectangular(made[heads:], places[heads:])
        return Table(head, body, line=places[0] + self.first)

    def _cell(self, content: str, align: str, line: int) -> Cell:
        """Return a cell; a page may begin in one that is merged, too."""
        sign = content.replace(PAGE_BREAK, "")
        if sign not in _SIGNS:
            return Cell(self.reader.inlines(content, line), align)
        self.reader.inlines(PAGE_BREAK * content.count(PAGE_BREAK), line)
        self.reader.read.append(sign)
        return Cell((), align, _SIGNS[sign])

    def _uneven(self, places: Sequence[int], lines: Sequence[str], heads: int) -> None:
        """Note each row that differs from the last of the head.

        markdown-it drops a cell too many without a word.
        """
        columns = len(cells(lines[places[heads - 1]]))
        for place in places:
            count = len(cells(lines[place]))
            if count != columns:
                grade = Grade.MEND if count > columns or count == 1 else Grade.LOOK
                what = message(
                    "表格这一行有{cells}格，表头有{columns}格", cells=count, columns=columns
                )
                mend = message(r"每行的格数与表头相同；表格之后的正文前空一行；格内的竖线写成 `\|`")
                self.wrong.append((place + self.first, TABLE_CELLS, (what, mend), grade))

    def _rectangular(self, rows: Sequence[Row], places: Sequence[int]) -> tuple[Row, ...]:
        """Return rows in which merged cells make rectangles; the signs of others are their text."""
        found = [list(row) for row in rows]
        for (at, column), span in spans(rows).items():
            lone = rows[at][column].merged
            if span.is_rectangle and not lone:
                continue
            told = (_LONE[lone] if lone else _NO_RECTANGLE), _HEADS if lone == ABOVE else _RECTANGLE
            self.wrong.append((places[at] + self.first, TABLE_MERGED, told, Grade.MEND))
            for row, place in span.slots[0 if lone else 1 :]:
                cell = found[row][place]
                found[row][place] = Cell((Text(MERGED[cell.merged]),), cell.align)
        return tuple(map(tuple, found))


def _side(token: Token) -> str:
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return side if side in ("right", "center") else ""
