"""Characters that no face sets as they are: which they are, where, and how to mend it.

In: a Job; a character, and the face that has set it.
Out: Problems; those of a script that Chinese faces lack (藏文, 蒙古文 …) are one for all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.scripts import SCRIPTS, script_of
from gazette.model import Grade, Place, Problem, message
from gazette.rulebook.printing import PRINT_FACE, PRINT_GLYPH, PRINT_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.language.scripts import Script
    from gazette.model import Block
    from gazette.print import Job


def horizontal(job: Job) -> Iterator[Problem]:
    """Report, once, a script that is written from above to below and printed in lines."""
    for script in SCRIPTS:
        if script.vertical and any(
            script.stands_in(block.text) for notice in job.notices for block in notice.blocks
        ):
            yield PRINT_SCRIPT.problem(
                place_of_block(job, lambda block: script.stands_in(block.text)),  # noqa: B023 - called at once
                message("{script}应当竖写，网页和印刷版都按横行排", script=script.name),
                message("一两个词不必改；成段的做成图片，说明里写清原文"),
                Grade.LOOK,
            )


def missing_glyph(job: Job, character: str) -> Problem:
    """Report a character that is drawn as a box."""
    if script := script_of(character):
        return _lacking(job, script)
    template = "字体中没有“{character}”（U+{code}），印出来会成为方框"
    what = message(template, character=character, code=f"{ord(character):04X}")
    return PRINT_GLYPH.problem(
        place_of_block(job, lambda block: character in block.text),
        what,
        message("换成通行的字，或者安装有这个字的字体"),
    )


def shared_glyph(job: Job, character: str) -> Problem:
    """Report a character that is copied as another."""
    if script := script_of(character):
        return _lacking(job, script)
    template = "从印刷版复制“{character}”（U+{code}）会得到另一个字：字体中二字同形"
    what = message(template, character=character, code=f"{ord(character):04X}")
    return PRINT_GLYPH.problem(
        place_of_block(job, lambda block: character in block.text),
        what,
        message("换成通行的字形，例如部首 ⼀ 换成 一"),
    )


def substituted_face(job: Job, character: str, family: str) -> Problem:
    """Report a character that a face has set for which nobody asked."""
    if script := script_of(character):
        return _lacking(job, script, family)
    template = "“{character}”（U+{code}）不在本刊的字体中，用了 {family}，换一台机器会不同"
    what = message(template, character=character, code=f"{ord(character):04X}", family=family)
    return PRINT_FACE.problem(
        place_of_block(job, lambda block: character in block.text),
        what,
        message("换成通行的字；图片里的文字转成曲线"),
        Grade.LOOK,
    )


def place_of_block(job: Job, matches: Callable[[Block], bool]) -> Place:
    """Find the first block that is matches; the issue itself where none is."""
    for notice in job.notices:
        for block in notice.blocks:
            if matches(block):
                return Place(notice.card.place.file, block.line or notice.card.place.line)
    return job.issue.place


def _lacking(job: Job, script: Script, family: str = "") -> Problem:
    """Report a script that no face of ours has; `family` has set it if any did."""
    place = place_of_block(job, lambda block: script.stands_in(block.text))
    mend = message("安装 Debian 的软件包 fonts-noto-core（{family}）", family=script.family)
    if family:
        what = message(
            "{script}不在本刊的字体中，用了 {family}，换一台机器会不同",
            script=script.name,
            family=family,
        )
        return PRINT_SCRIPT.problem(place, what, mend, Grade.LOOK)
    what = message("没有{script}的字体，印出来会成为方框", script=script.name)
    return PRINT_SCRIPT.problem(place, what, mend)
