"""Boxes: WeasyPrint's formatting structure, with types.

In: the boxes of a document that is laid out, or about to be.
Out: protocols of boxes; which kind a box is of; Note, a value of ours that a box carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeGuard, TypeVar

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage

from gazette.language.superscripts import DRAWN, raised_or_lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.typeset.weasyprint.glyphs import SpacedLayout
    from gazette.typeset.weasyprint.pdf import Dictionary
    from gazette.typeset.weasyprint.styles import Style

T = TypeVar("T")


class Element(Protocol):
    """An element of the HTML that a box was made of."""

    def get(self, name: str) -> str | None:
        """Return an attribute; None where there is none."""


class Box(Protocol):
    """A box; places and sizes in CSS pixels from the page's upper left corner."""

    element: Element | None
    element_tag: str | None
    style: Style
    position_x: float
    position_y: float
    width: float
    height: float
    margin_top: float
    margin_bottom: float
    border_bottom_width: float
    padding_bottom: float
    baseline: float
    is_column: bool
    index: int
    link_annotation: Dictionary | None
    bookmark_label: str | None
    children: Sequence[Box]

    def copy(self) -> Box:
        """Return a copy with the same children."""

    def copy_with_children(self, children: Sequence[Box]) -> Self:
        """Return a copy with other children."""

    def all_children(self) -> Iterable[Box]:
        """Return the children and, of a table, its captions and columns."""

    def descendants(self) -> Iterable[Box]:
        """Return all boxes in it, at any depth."""

    def translate(self, dx: float = 0, dy: float = 0) -> None:
        """Move the box and all that is in it."""

    def is_in_normal_flow(self) -> bool:
        """Return whether the box is no float and stands at no place of its own."""

    def margin_width(self) -> float:
        """Return the width with margins."""

    def margin_height(self) -> float:
        """Return the height with margins."""

    def border_height(self) -> float:
        """Return the height with borders."""

    def border_box_y(self) -> float:
        """Return where the upper border begins."""

    def content_box_x(self) -> float:
        """Return where the content begins from the left."""

    def content_box_y(self) -> float:
        """Return where the content begins from above."""


class LineBox(Box, Protocol):
    """A line; before it is laid out, all lines of a paragraph."""

    text_indent: float

    def remove_decoration(self, *, start: bool, end: bool) -> None:
        """Take the edges away where the paragraph goes on, above and below."""


class TextBox(Box, Protocol):
    """Text of one style on one line."""

    text: str
    pango_layout: SpacedLayout

    def copy_with_text(self, text: str) -> TextBox:
        """Return a copy of the box with another text."""


class RowGroupBox(Box, Protocol):
    """Rows of a table: its head, its foot or a body."""

    is_header: bool


class TableBox(Box, Protocol):
    """A table with collapsed borders: those that go down its rows, those across them."""

    collapsed_border_grid: tuple[Sequence[object], Sequence[object]]


class CellBox(Box, Protocol):
    """A cell of a table: its first column, how many it takes; its tag, once a PDF is written."""

    grid_x: int
    colspan: int
    mark: dict[str, Dictionary]


class MarginBox(Box, Protocol):
    """A box in the margin of a page, such as @top-center."""

    at_keyword: str


class Raster(Protocol):
    """A picture made of pixels, and how many."""

    width: int
    height: int


class RasterBox(Box, Protocol):
    """A box in which such a picture stands."""

    replacement: Raster


class Note(Generic[T]):
    """A value of ours that a box carries, and every copy that WeasyPrint makes of the box."""

    def __init__(self, name: str, kind: type[T]) -> None:
        """Take a name that no attribute of WeasyPrint's has."""
        self.name, self.kind = name, kind

    def of(self, box: Box) -> T | None:
        """Return what a box carries; None where it carries nothing."""
        value = vars(box).get(self.name)
        return value if isinstance(value, self.kind) else None

    def put(self, box: Box, value: T | None) -> None:
        """Let a box carry a value."""
        setattr(box, self.name, value)


HYPHENATED = Note("hyphenated", str)
"""The hyphen that is drawn behind a TextBox that ends within a word."""


def said(box: TextBox) -> str:
    """Return what a box says: raised and lowered characters are drawn by ordinary ones.

    A hyphen at a line's end, which WeasyPrint puts into the text, says nothing. A reading is said
    in brackets, for beside other text nothing else tells it from that.
    """
    if is_reading(box):
        return f"（{box.text}）"
    if is_drawn(box):
        return raised_or_lowered(box.text, (box.element_tag or "").partition(":")[0])
    return box.text.removesuffix(HYPHENATED.of(box) or "")


def is_drawn(box: Box) -> bool:
    """Return whether raised or lowered characters are drawn in a box."""
    return box.element is not None and box.element.get("class") == DRAWN


def is_reading(box: Box) -> bool:
    """Return whether a box, or what it stands in, is a reading above characters (ruby)."""
    return box.element_tag == "rt"


def has_class(box: Box, name: str) -> bool:
    """Return whether the element of a box is of a class."""
    return box.element is not None and name in (box.element.get("class") or "").split()


def is_text(box: Box) -> TypeGuard[TextBox]:
    """Return whether a box is text."""
    return isinstance(box, boxes.TextBox)


def is_line(box: Box) -> TypeGuard[LineBox]:
    """Return whether a box is a line."""
    return isinstance(box, boxes.LineBox)


def is_inline(box: Box) -> bool:
    """Return whether a box is an inline element with boxes in it, or none."""
    return isinstance(box, boxes.InlineBox)


def is_replaced(box: Box) -> bool:
    """Return whether a picture stands in a box."""
    return isinstance(box, boxes.ReplacedBox)


def is_raster(box: Box) -> TypeGuard[RasterBox]:
    """Return whether a picture of pixels stands in a box."""
    return isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage)


def is_table(box: Box) -> TypeGuard[TableBox]:
    """Return whether a box is a table with collapsed borders, without what stands around it."""
    return isinstance(box, boxes.TableBox) and box.style["border_collapse"] == "collapse"


def is_row_group(box: Box) -> TypeGuard[RowGroupBox]:
    """Return whether a box is a group of a table's rows."""
    return isinstance(box, boxes.TableRowGroupBox)


def is_cell(box: Box) -> TypeGuard[CellBox]:
    """Return whether a box is a cell of a table."""
    return isinstance(box, boxes.TableCellBox)


def is_margin(box: Box) -> TypeGuard[MarginBox]:
    """Return whether a box stands in a page's margin, such as its number."""
    return isinstance(box, boxes.MarginBox)


def leaves(box: Box) -> Iterator[Box]:
    """Yield what stands on a line, in order: TextBoxes, pictures, inline blocks."""
    for part in box.children:
        if is_inline(part):
            yield from leaves(part)
        elif part.is_in_normal_flow():
            yield part
