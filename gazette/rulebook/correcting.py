"""Rules of corrections (更正): held against the text and the print of what is corrected.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

PRINT_CORRECTION = Rule(
    "print-correction",
    Grade.LOOK,
    "更正没有写错字印在哪一页、哪一栏、哪一行，或者写的不是那里。",
    (
        "读者拿着印刷本按页、栏、行去找。行号与校样边上的相同，由排好的那一期得出；"
        "页、栏、行都没有写的，更正的句子就只能说第几条。"
    ),
    "照消息里写明的页、栏、行写。",
)
CORRECTION_TWICE = Rule(
    "correction-twice",
    Grade.MEND,
    "同一份文件的更正，更正和关联里都写了。",
    "更正的关联由更正自动得出；两处都写，改了一处就会互相矛盾。",
    "删去关联里的这一项。",
)
CORRECTION_UNHELD = Rule(
    "correction-unheld",
    Grade.LOOK,
    "更正的文件本库没有收录，原文不能核对。",
    "更正哪几个字，要与印出来的字一字不差；本库没有那份文件，只能由人核对。",
    "对照印刷本核对原文；文号、标题写错了的，改正它。",
)
CORRECTION_WORDS = Rule(
    "correction-words",
    Grade.MEND,
    "被更正的文件里没有这段原文，或者不止一处。",
    "更正要落到确定的几个字上：网页上标明的、数据里给出的，都是这几个字。",
    "原文照印错的样子写，写得长一些就只有一处；或者写上单元、第几处。",
)
