"""Rules of importing: why a source is not brought in.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

IMPORT_BINARY = Rule(
    "import-binary",
    Grade.MEND,
    "来源不是文本，或者种类与扩展名不符。",
    "按扩展名读不出文字，硬读只会得到乱码。",
    "按内容改正扩展名（.pdf、.docx）；图片先作文字识别；.doc 另存为 .docx。",
)
IMPORT_COMMENTS = Rule(
    "import-comments",
    Grade.MEND,
    "Word 文件里有批注。",
    "不知道批注里的话是不是正文。",
    "在 Word 的“审阅”里删去全部批注，保存后再导入。",
)
IMPORT_EMPTY = Rule(
    "import-empty",
    Grade.MEND,
    "来源里没有文字。",
    "空的文件，或者只有图像的扫描件，没有文字可以导入。",
    "换一个有文字的来源；扫描件先作文字识别（OCR）。",
)
IMPORT_EXISTS = Rule(
    "import-exists",
    Grade.MEND,
    "这一期的文件夹已经存在。",
    "已经校改过的文件不能被导入盖掉。",
    "要用新的导入代替它，加 --replace；原来的文件夹会保留在旁边。",
)
IMPORT_FORMAT = Rule(
    "import-format",
    Grade.MEND,
    "来源的格式读不了。",
    "能读的是 .txt、.md、.docx 和有文字层的 .pdf；加了密码的一概读不了。",
    "在原来的程序里去掉密码，另存为 .docx。",
)
IMPORT_HIDDEN_TEXT = Rule(
    "import-hidden-text",
    Grade.MEND,
    "Word 文件里有隐藏文字。",
    "不知道隐藏的字是不是正文。",
    "属于正文的，选中后按 Ctrl+D 去掉“隐藏”；不属于正文的删去，保存后再导入。",
)
IMPORT_MANY_ISSUES = Rule(
    "import-many-issues",
    Grade.MEND,
    "来源里不止一期。",
    "一期一个文件夹；几期混在一起，目录与页码就对不上。",
    "把来源分开，每次导入一期。",
)
IMPORT_MEND = Rule(
    "import-mend",
    Grade.MEND,
    "--mend 的规则读不出来。",
    "每条规则都要记录在案：改什么、改成什么、为什么。",
    "每条写 pattern（正则表达式）、replacement、reason 三项，都不可少。",
)
IMPORT_MISSING_PAGES = Rule(
    "import-missing-pages",
    Grade.MEND,
    "PDF 有几页没有文字层。",
    "缺页前后的文件会连成一件，缺的字也不会有人知道。",
    "先对这几页作文字识别（OCR）再导入；确知这几页不要时加 --allow-missing-pages。",
)
IMPORT_NOT_A_GAZETTE = Rule(
    "import-not-a-gazette",
    Grade.MEND,
    "来源里没有找到公报的文件。",
    "没有目录，也没有以文种结尾的标题和文号，分不出一件一件。",
    "来源应当是一期公报，或有标题、文号的文件。",
)
IMPORT_NOT_EXACT = Rule(
    "import-not-exact",
    Grade.MEND,
    "导入的字与来源的字不符，没有写入。",
    "来源的字数等于正文、字段与略去的排版字符之和；不等就是丢了字或改了字。",
    "这是导入程序的缺陷，请连同来源报告；来源和 content/ 都没有改动。",
)
IMPORT_STRUCK_TEXT = Rule(
    "import-struck-text",
    Grade.MEND,
    "Word 文件里有删除线。",
    "不知道划去的字还算不算正文。",
    "已作废的字删去，仍属正文的去掉删除线（Ctrl+D），保存后再导入。",
)
IMPORT_TOO_LARGE = Rule(
    "import-too-large",
    Grade.MEND,
    "来源太大。",
    "一期公报不会有这么大，多半是图片；读起来会用尽内存。",
    "删去图片再导入，或者分成几个来源。",
)
IMPORT_TRACKED_CHANGES = Rule(
    "import-tracked-changes",
    Grade.MEND,
    "Word 文件里有修订。",
    "不知道以修订前还是修订后的文字为准。",
    "在 Word 的“审阅”里接受或拒绝全部修订，保存后再导入。",
)
IMPORT_TRUNCATED = Rule(
    "import-truncated",
    Grade.MEND,
    "来源残缺，在中间断了。",
    "下载或复制没有完成，断处之后的文字不会有人知道。",
    "重新取得完整的文件。",
)
IMPORT_UNREADABLE = Rule(
    "import-unreadable",
    Grade.MEND,
    "来源读不出来。",
    "没有这个文件、没有权限，或者是一个文件夹。",
    "核对路径和权限，来源是文件而不是文件夹。",
)
IMPORT_UNWRITABLE = Rule(
    "import-unwritable",
    Grade.MEND,
    "文件夹不能写入。",
    "没有权限，或者磁盘已满；没有写完的一概不留下。",
    "核对文件夹和权限，腾出空间再导入。",
)
