"""Lost text: what a body's source has and its blocks have not.

In: the source of a body; all that was read of it, in order.
Out: the line where the first difference begins, and the text that stands there.
"""

from __future__ import annotations

from itertools import accumulate

from gazette.language.lines import solid
from gazette.read import pagebreaks

_CONSUMED = f"#*\\|-[]()!<>:{pagebreaks.MARK}"
_SHOWN = 12
"""So many characters tell an editor which text is meant."""


def find(lines: list[str], read: str) -> tuple[int, str] | None:
    """Return the line (from 0) and the text from which on `read` is another; None where it is not.

    Only marks of the subset of Markdown, and white space, may be missing.
    """
    had, has = _unmarked("\n".join(lines)), _unmarked(read)
    if had == has:
        return None
    pairs = enumerate(zip(had, has, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(had), len(has)))
    ends = accumulate(len(_unmarked(text)) for text in lines)
    line = next((at for at, end in enumerate(ends) if end > same), len(lines) - 1)
    return line, had[same : same + _SHOWN]


def _unmarked(text: str) -> str:
    """Return a text without what a mark of the subset may consume."""
    for mark in _CONSUMED:
        text = text.replace(mark, "")
    return solid(text)
