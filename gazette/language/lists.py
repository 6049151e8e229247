"""Lists: how several names or numbers are written in one line.

In: values.
Out: text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(values: Iterable[object]) -> str:
    """Return the values in one line: 示例县财政局、示例县农业农村局."""
    return "、".join(map(str, values))
