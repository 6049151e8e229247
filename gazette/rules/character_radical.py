"""Finds radicals and compatibility forms where a character of the text is meant.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `character-radical`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Issue, Masthead, Notice

RULE = Rule(
    "character-radical",
    Grade.LOOK,
    "文字里有部首或兼容字符，样子像汉字而不是那个汉字。",
    "从 PDF 复制来的文字常有这样的字（⼯不是工）：看不出来，却检索不到，朗读也读错。",
    "改成给出的字。",
)

_RADICALS = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]")
_NAMED = 5


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find characters that stand for another one, once a paragraph."""
    for notice in notices:
        for block in notice.blocks:
            if pairs := _pairs(block):
                wrong = tuple(f"{one} U+{ord(one):04X}" for one, _ in pairs[:_NAMED])
                right = tuple(other for _, other in pairs[:_NAMED])
                what = message("`{wrong:、}` 是部首或兼容字符，不是汉字", wrong=wrong)
                yield RULE.problem(
                    notice.place_of(block), what, message("改成 {right:、}", right=right)
                )


def _pairs(block: Block) -> list[tuple[str, str]]:
    """Return the characters of a block that stand for others, with these, each once."""
    found = dict.fromkeys(_RADICALS.findall(block.text))
    return [(one, other) for one in found if (other := normalize("NFKC", one)) != one]
