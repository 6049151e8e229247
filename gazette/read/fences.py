"""The fences of front matter: where they are not, what is meant for one and is none.

In: the Source of a notice that has no front matter between two fences.
Out: the line to look at, what is wrong there, and how to mend it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Message, message
from gazette.read.frontmatter import FENCE

if TYPE_CHECKING:
    from gazette.read.sources import Source

_NEARLY = re.compile(r"\s*[-－—–―]{2,}\s*")
"""What is meant for a fence."""


def unfenced(source: Source) -> tuple[int, tuple[Message, Message]]:
    """Return at which line to look where a fence is missing, and what is told there."""
    lines = source.text.split("\n")
    opened = lines[0].rstrip() == FENCE
    fences = [at for at, line in enumerate(lines, 1) if _NEARLY.fullmatch(line)]
    first = next((at for at, line in enumerate(lines, 1) if line.strip()), 1)
    if opened and fences[1:]:
        what = message("文件头应当以一行 --- 结束，这一行不是")
        return fences[1], (what, message("这一行写成 ---：三个半角短横"))
    if opened and (end := next((at for at, line in enumerate(lines, 1) if not line.strip()), 0)):
        what = message("文件头没有结束：最后一个字段之后没有一行 ---")
        return end, (what, message("在最后一个字段之后另起一行，写 ---"))
    if not opened and fences and fences[0] == first:
        what = message("文件头不是从第一行的 --- 开始的")
        return first, (what, message("第一行写 ---：三个半角短横，前面没有空行、空格"))
    what = message("没有文件头（两行 --- 之间的部分）")
    return 1, (what, message("文件第一行写 ---，文件头之后再写一行 ---"))
