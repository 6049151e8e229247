"""Pasted markup: marks of Word and of other dialects of Markdown, which make no format here.

In: nothing of ours.
Out: PASTED, one Foreign a mark: how it is found, and what is told of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import Message, message
from gazette.rulebook.body import MARKUP_UNREAD, NOTE_UNREAD, PICTURE_TEXT, PICTURE_UNREAD

if TYPE_CHECKING:
    from gazette.model import Rule


@dataclass(frozen=True, slots=True)
class Foreign:
    """Some markup: `needle` is in every text that has it, `least` is how often it must be there."""

    rule: Rule
    needle: str
    pattern: re.Pattern[str]
    told: tuple[Message, Message]
    least: int = 1


_MARKUP = (
    message("这里的记号不成格式，会照原样印出"),
    message("列表每项写成 `- 文字`，粗体写成 `**文字**`，别的记号删去；原件如此时不必改"),
)
_MARKS = (
    ("```", r"^\s*`{3,}", 1),
    ("~~", r"~~(?=\S)[^~]+~~", 1),
    ("＊＊", r"＊＊(?=\S)[^＊]+＊＊", 1),
    ("---", r"^\s*-{3,}\s*$", 1),
    ("> ", r"^>\s+(?=\S)", 1),
    ("-", r"^-(?=[一-鿿])", 1),
    ("•", r"^\s*•\s*(?=\S)", 1),
    ("·", r"^\s*·\s+(?=\S)", 1),
    ("* ", r"^\*\s+(?=\S)", 2),
    ("+ ", r"^\+\s+(?=\S)", 2),
    *((one, rf"^\s*{one}\s*(?=[^\s{one}])", 2) for one in "●■◆◇➢➤►▶▪❖✓✔√◎"),
)
"""A mark, how it is found, how often it must be there: one line after * may be a note.

What official documents have at a line's beginning, too, is none of them: ▲ and ★ before a heading,
□ to be ticked, ○ for a figure, ※ before a note.
"""

_NOTE = (
    message("注的记号没有成为注，会照原样印出"),
    message("改成半角的方括号和 `^`：`[^1]`；原件如此时不必改"),
)
PASTED = (
    *(Foreign(MARKUP_UNREAD, one, re.compile(found), _MARKUP, n) for one, found, n in _MARKS),
    Foreign(NOTE_UNREAD, "［", re.compile(r"［[\^＾]\d{1,3}[］\]]"), _NOTE),
    Foreign(NOTE_UNREAD, "＾", re.compile(r"\[＾\d{1,3}[］\]]"), _NOTE),
    Foreign(
        PICTURE_TEXT,
        "![](",
        re.compile(r"(?<!\\)!\[\]\((?=[^)\s])"),
        (
            message("图片没有说明：没有图题，看不见图的人也不知道图上是什么"),
            message("写成 `![图上是什么](tu.png)`"),
        ),
    ),
    Foreign(
        PICTURE_TEXT,
        "![",
        re.compile(
            r"(?<!\\)!\[(?:图片|无标题|未命名|image|(?:图片?|照片|截图|微信图片|image|img|dsc|screenshot)?"
            r"[_\s-]*\d[\d_\s-]*)(?:\.\w{3,4})?\]\((?=[^)\s])(?<!!\[\]\()|(?<!\\)!\[[\w-]+\.(?:png|jpe?g|gif|svg|webp)\]\(",
            re.IGNORECASE,
        ),
        (
            message("图片的说明没有说图上是什么"),
            message("写成 `![图上是什么](tu.png)`"),
        ),
    ),
    Foreign(
        MARKUP_UNREAD,
        "]",
        re.compile(
            r"(?<![!！\\\]])\[[^\[\]^]+\]\s?(?:（\s*https?://[^（）\s]*\s*）| \(https?://[^()\s]*\))"
        ),
        (
            message("链接没有读出来，会照原样印出"),
            message("写成 `[文字](网址)`：用半角的括号，中间不空格"),
        ),
    ),
    Foreign(
        PICTURE_UNREAD,
        "](file:",
        re.compile(r"(?<!\\)!\[[^\[\]]*\]\(file:[^)]*\)"),
        (
            message("图片在自己的电脑里，读者看不到，会照原样印出"),
            message("把图片放进本期的文件夹，写成 `![说明](文件名)`"),
        ),
    ),
)
