"""Messages in English: what is said of footnotes and the places that refer to them.

In: nothing of ours.
Out: FOOTNOTES: the Chinese template -> the English one.
"""

from __future__ import annotations

FOOTNOTES = {
    "注音没有读出来，会照原样印出。": "A reading was not understood and will be printed as it stands.",
    "注音是一对半角的花括号，里面先写汉字，再写读音，中间一条竖线；少一样，就只是这几个字符。": "A reading is a pair of halfwidth braces, in it the Chinese characters, a bar and the reading; where one of these is missing, it is just these characters.",
    r"写成 `{{㼆|mèng}}`，表格里写成 `{{㼆\|mèng}}`；确要印出花括号时写成 `\{{`。": r"Write `{{characters|reading}}`, in a table `{{characters\|reading}}`; to print a brace as it is, write `\{{`.",
    "文件头里不能注音，花括号会照原样印出": "front matter has no readings: the braces would be printed as they stand",
    "这里只写汉字，删去花括号、竖线和读音；要注音，写在正文里": "write the characters alone here, without braces, bar and reading; a reading stands in the text",
    "注音没有读出来，会照原样印出": "a reading was not understood and would be printed as it stands",
    r"写成 `{{㼆|mèng}}`：半角的花括号，汉字在前，读音在后，中间只有一条竖线，没有空格；确要印出花括号时写成 `\{{`": r"write `{{characters|reading}}`: halfwidth braces, the Chinese characters first, then the reading, between them one bar and no space; to print a brace as it is, write `\{{`",
    "注的记号没有成为注，会照原样印出": "the mark of a note did not become a note and would be printed as it stands",
    r"记号写成 `[^1]`，注另起一行写成 `[^1]: 注的文字`，号码是1至999；确要印出时写成 `\[^a]`": r"write the mark as `[^1]` and the note on a line of its own, `[^1]: text`, with a number from 1 to 999; where the mark is to be printed, write `\[^a]`",
    "正文里有 `[^{n}]`，却没有这一条注": "the text has `[^{n}]`, but there is no such note",
    "在末尾另起一行写 `[^{n}]: 注的文字`，或删去这个记号": "write `[^{n}]: text` on a line of its own at the end, or delete the mark",
    "正文里没有地方用到注 `[^{n}]`": "nothing in the text refers to the note `[^{n}]`",
    "在要注的字后面写 `[^{n}]`，或删去这一条注": "write `[^{n}]` behind the words that it is about, or delete the note",
    "注 `[^{n}]` 写了两条": "there are two notes `[^{n}]`",
    "合成一条，或给后一条另编一个号，记号也跟着改": "make them one, or give the second another number, and its mark too",
    "`[^{n}]` 用了两次：从注只能回到第一处": "`[^{n}]` is referred to twice: the note leads back to the first place only",
    "后一处另编一个号，另写一条注；同一张表里可以重复": "give the second place a number and a note of its own; within one table a mark may come again",
    "注的号码应当从前往后是1、2、3……，这里应是{n}": "notes are to be numbered 1, 2, 3 … from the beginning: this one should be {n}",
    "按正文里出现的先后重新编号：这里的记号和它的注改成 `[^{n}]`": "number them in the order of the text: make this mark and its note `[^{n}]`",
}
