"""Picture marks: what the title of a picture says of how it is printed.

In: the title, as it stands in quotes: ![说明](tu.png "通栏 原位").
Out: its marks.
"""

from __future__ import annotations

IN_PLACE = "原位"
"""No text from behind the picture goes before it."""
ACROSS = "通栏"
"""The picture stands across the page, not in a column."""


def picture_marks(title: str) -> frozenset[str]:
    """Return the marks that a title holds; none where it says anything else."""
    marks = frozenset(title.split())
    return marks if marks <= {IN_PLACE, ACROSS} else frozenset()
