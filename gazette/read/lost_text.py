"""Lost text: what a body's source has and its blocks have not.

In: the source of a body; all that was read of it, in order.
Out: the line where the first difference begins, what is wrong there and how to mend it.
"""

from __future__ import annotations

from itertools import accumulate

from gazette.language.lines import solid
from gazette.model import Message, message
from gazette.read import pagebreaks

_CONSUMED = f"#*\\|-[]()!<>:{pagebreaks.MARK}"
_SHOWN = 12
"""So many characters tell an editor which text is meant."""


def find(lines: list[str], read: str) -> tuple[int, tuple[Message, Message]] | None:
    """Return the line (from 0) where `read` becomes another text, and what to say; else None.

    Only marks of the subset of Markdown, and white space, may be missing.
    """
    had, has = _unmarked("\n".join(lines)), _unmarked(read)
    if had == has:
        return None
    pairs = enumerate(zip(had, has, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(had), len(has)))
    ends = accumulate(len(_unmarked(text)) for text in lines)
    line = next((at for at, end in enumerate(ends) if end > same), len(lines) - 1)
    text = had[same : same + _SHOWN]
    what = message("从“{text}”起，文字在排版中会丢失或改变", text=text)
    mend = message("换一种写法，例如把嵌套过深的列表写成普通段落；记号前加反斜线")
    return line, (what, mend)


def _unmarked(text: str) -> str:
    """Return a text without what a mark of the subset may consume."""
    for mark in _CONSUMED:
        text = text.replace(mark, "")
    return solid(text)
