"""Rules of a notice's body: what is markup, what is not, and what is lost.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

BOLD_UNCLOSED = Rule(
    "bold-unclosed",
    Grade.LOOK,
    "`**` 没有成对，会照原样印出。",
    "粗体前后各要两个星号；只有一边的，就是两个星号。",
    r"粗体写成 `**文字**`；确要印出星号时写成 `\*`。",
)
EMPHASIS_UNREAD = Rule(
    "emphasis-unread",
    Grade.LOOK,
    "单个星号不成格式，会照原样印出。",
    "在别的程序里一个星号是斜体，公报没有斜体。",
    r"粗体是两个星号：`**文字**`。确要印出星号时写成 `\*`。",
)
FORMULA_UNREAD = Rule(
    "formula-unread",
    Grade.LOOK,
    "公式的写法没有成为公式，会照原样印出。",
    "`$…$` 在别的程序里是公式，这里就是这几个字符。",
    "简单的直接写字符，如 x²、≤；复杂的做成图片。",
)
HEADING_FULLWIDTH = Rule(
    "heading-fullwidth",
    Grade.LOOK,
    "全角的井号不成标题，会照原样印出。",
    "标题的井号是半角的；全角的只是一个字。",
    "改成半角的，后面空一格：`# 标题`。",
)
HEADING_SPACE = Rule(
    "heading-space",
    Grade.LOOK,
    "井号后没有空格，不成标题。",
    "井号后面紧接着字的，可能是编号或话题，不能当作标题。",
    r"标题写成 `## 一、标题`；确要印出井号时写成 `\#`。",
)
HTML_ENTITY = Rule(
    "html-entity",
    Grade.LOOK,
    "正文里有 HTML 实体，会照原样印出。",
    "`&nbsp;`、`&lt;` 一类多半是从网页粘贴来的，印出来就是这几个字符。",
    "直接写它所代表的字符。",
)
HTML_TAG = Rule(
    "html-tag",
    Grade.MEND,
    "正文里有 HTML 标记，会照原样印出。",
    "标记不是文字，网页和纸上都会印出尖括号。",
    (
        "粗体写 `**文字**`，上下标直接写字符，表格用竖线，合并的格写 `<<`、`^^`，批注删去。"
        r"确要印出尖括号时，前面加反斜线：`\<br>`。"
    ),
)
LINK_TITLE = Rule(
    "link-title",
    Grade.MEND,
    "链接或图片带有印不出来的标题，或者图片的说明里有粗体、链接。",
    "引号里的标题只在鼠标停留时出现，在纸上看不到；图片的说明只印文字，其中的粗体、链接、换行都会丢失。",
    "删去，或写进正文；图片的说明只写文字。",
)
NOTE_UNREAD = Rule(
    "note-unread",
    Grade.MEND,
    "注的记号没有成为注，会照原样印出。",
    "`[^1]` 在别的程序里是脚注，这里就是这几个字符。",
    r"记号写成 `①`，注写成末尾的一段；确要印出时写成 `\[^1]`。",
)
PAGE_BREAK = Rule(
    "page-break",
    Grade.MEND,
    "原刊页码的标记写得不对，或者放错了地方。",
    "`{{p20}}` 标明原刊第20页从哪个字开始；它不是文字，哪一版都不印。",
    (
        "写在这个字之前，或者单独一行写在这一段之前；表格里写进这一页开始的那一格。确要印出这"
        r"几个字符时写成 `\{{p20}}`。"
    ),
)
PAGE_ORDER = Rule(
    "page-order",
    Grade.MEND,
    "原刊页码的次序不对。",
    (
        "同一期里，原刊页码（printed_page）和正文里的 `{{p20}}` 从前往后只能增大；正文里有 "
        "`{{p20}}` 的文件，文件头里要有 printed_page，即它开始的那一页。"
    ),
    "对照原刊改正。",
)
PARAGRAPH_BREAK = Rule(
    "paragraph-break",
    Grade.LOOK,
    "只换了行，没有空行，看不出是不是另起一段。",
    (
        "从 Word 粘贴的文字一段一行，中间没有空行：上一行写完一句、下一行以“一、”之类的序号"
        "或缩进开头的，当然另起一段；上一行与折行的各行一样长的，当然是折行；其余的要编辑来定。"
    ),
    "段与段之间空一行；不另起一段的，接在上一行的末尾。",
)
PICTURE_REMOTE = Rule(
    "picture-remote",
    Grade.MEND,
    "图片在别的网站上。",
    "读者打开公报时会被那个网站看见，那里改了图公报也跟着变，印刷版则取不到。",
    "把图片存进本期的文件夹，写成`![说明](文件名)`。",
)
PICTURE_UNREAD = Rule(
    "picture-unread",
    Grade.MEND,
    "图片的写法不对，没有读出来，会照原样印出。",
    "感叹号、括号都要半角，中间不空格；文件名里的空格会使图片读不出来。",
    "写成 `![说明](tu.png)`。文件名里有空格的，最好改名，也可以写成 `![说明](<a b.png>)`。",
)
TABLE_BROKEN = Rule(
    "table-broken",
    Grade.MEND,
    "以竖线开头的行没有成为表格。",
    "少了表头之下的一行，或者列数不同，竖线就照原样印出。",
    "表头之下要有 `| --- | --- |` 一行，列数与表头相同，表格前后各空一行。",
)
TABLE_CELLS = Rule(
    "table-cells",
    Grade.MEND,
    "表格一行的格数与表头不同。",
    "多出的格会丢失，所以停止发布；少的格补空。",
    r"改成与表头同样多的格；表格之后的正文前要空一行；格内的竖线写成 `\|`。",
)
TABLE_MERGED = Rule(
    "table-merged",
    Grade.MEND,
    "合并的格不成长方形，或者没有可以并入的格。",
    (
        "只写 `<<` 的格并入左边的格，只写 `^^` 的格并入上面的格，并在一起的要成长方形；"
        "表头与表头之下的格不能并在一起。"
    ),
    (
        "长方形里每一格都写 `<<` 或 `^^`；表头有几行，`| --- |` 就写在第几行之下。"
        r"确要印出这两个字符时写成 `\<<`、`\^^`。"
    ),
)
TABLE_TABS = Rule(
    "table-tabs",
    Grade.MEND,
    "从电子表格粘贴的几行没有成为表格，会连成一段。",
    "格与格之间是制表符，在正文里只是空白。",
    "表格要写成竖线：每行以 `|` 开头和结尾，第一行之下加一行 `| --- | --- |`。",
)
TEXT_LOST = Rule(
    "text-lost",
    Grade.MEND,
    "文字在排版中会丢失或改变。",
    "每份文件排好后都与原文逐字核对，只有标记可以消失。",
    "换一种写法，例如把嵌套过深的列表写成普通段落。",
)
