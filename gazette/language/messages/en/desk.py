"""Messages in English: what is said at the desk.

In: nothing of ours.
Out: DESK: the Chinese template -> the English one.
"""

from __future__ import annotations

DESK = {
    "正文里有不能保存的字符": "the text has a character that cannot be saved",
    "删去刚输入的那个字，重新输入": "delete the character that you have just typed, and type it again",
    "文件头有读不懂的行，不能一项一项地改": "the front matter has lines that cannot be read, so that its fields cannot be changed one by one",
    "改用“全文”，按所列的问题改正": "choose “Whole file”, and mend what is listed",
    "“{label}”不能这样写": "`{key}` cannot be written so",
    "删去看不见的字符，或改用“全文”来写": "delete the invisible characters, or choose “Whole file” to write it",
}
