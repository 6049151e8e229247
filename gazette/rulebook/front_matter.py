"""Rules of the fields: gazette.yaml, issue.yaml and a notice's front matter as they are read.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

COLON_FULLWIDTH = Rule(
    "colon-fullwidth",
    Grade.MEND,
    "字段名后面用了全角冒号。",
    "文件头是一种固定的格式，全角冒号不把字段和值分开，这一行读不出来。",
    "改成半角冒号加一个空格。",
)
DATE_UNREADABLE = Rule(
    "date-unreadable",
    Grade.MEND,
    "不是有效日期。",
    "日期要能比较先后、按年检索；写法不一或者并无此日（没有 2 月 30 日）的，不猜。",
    "写成 YYYY-MM-DD，例如 2026-02-28。",
)
FIELD_MISSING = Rule(
    "field-missing",
    Grade.MEND,
    "缺少必填的字段。",
    "目录、网址、检索都由文件头生成，缺了必填的一项就排不出来。",
    "按消息里的例子补上。",
)
FRONT_MATTER_MISSING = Rule(
    "front-matter-missing",
    Grade.MEND,
    "通知没有文件头。",
    "文件头写明文号、标题、发文机关和日期，没有它就不知道这是什么文件。",
    "文件第一行写 ---，其下写各字段，再写一行 ---，之后是正文。",
)
FRONT_MATTER_TWICE = Rule(
    "front-matter-twice",
    Grade.MEND,
    "正文里又写了一遍文件头。",
    "标题、文号、主送机关、落款和日期由文件头生成；正文里再写，就会照原样印出，印两遍。",
    "删去正文里的。",
)
FRONT_MATTER_UNREADABLE = Rule(
    "front-matter-unreadable",
    Grade.MEND,
    "文件头的一行或一个值读不出来。",
    "读不出的一行会丢失，所以停止发布。",
    "写成“字段: 值”；列表每项以“- ”开头并缩进；引号、括号要成对。",
)
KEY_TWICE = Rule(
    "key-twice",
    Grade.MEND,
    "同一个字段写了两次。",
    "后写的会盖掉先写的，所以不猜。英文名和中文名是同一个字段。",
    "只留正确的一处。",
)
KEY_UNKNOWN = Rule(
    "key-unknown",
    Grade.MEND,
    "没有这个字段。",
    "没有这个字段，写的值哪里都不会刊登。可能写错了一个字。",
    "改成消息里列出的字段；不用的整行删去。",
)
LIST_JOINED = Rule(
    "list-joined",
    Grade.LOOK,
    "几个姓名或者几个机关写成了一个。",
    (
        "顿号、全角逗号不把它们分开：不列的姓名一个也认不出，登记册里照样列出；联合发文的机关成了"
        "一个名字，按其中一个查不到这份文件，落款也排成一个。名称里本来有顿号的机关不算。"
    ),
    "一个一项：`[张三, 李四]`、`[甲局, 乙局]`，用半角逗号；或者一行一项，以“- ”开头。",
)
NUMBER_UNREADABLE = Rule(
    "number-unreadable",
    Grade.MEND,
    "文号的写法不对。",
    "网址、引用和关联都由文号得出，写法只能有一种（GB/T 9704）。",
    "写成 机关代字〔年份〕序号号：六角括号〔〕，不写“第”，序号前不补零。",
)
SERIES_UNKNOWN = Rule(
    "series-unknown",
    Grade.MEND,
    "gazette.yaml 里没有这个机关代字。",
    "网址用的是代字的代号；没有登记过的代字，没有网址。",
    "改正代字，或在 gazette.yaml 的文号系列里加上它和它的网址代号。",
)
VALUE_UNREADABLE = Rule(
    "value-unreadable",
    Grade.MEND,
    "字段的值不是它应有的样子。",
    "数字、是否、列表各有各的写法；不合的值会丢失，所以停止发布。",
    "照消息里写明的样子写。",
)
