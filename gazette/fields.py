"""The schema: every field of gazette.yaml, issue.yaml and a notice's front matter, once.

In: nothing of ours.
Out: GAZETTE, ISSUE, NOTICE and the tables of nested fields: key, Chinese label, form, meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

VERBS = {
    "repeals": ("废止", "被废止"),
    "lapses": ("宣布失效", "被宣布失效"),
    "voids": ("作废", "被作废"),
    "amends": ("修改", "被修改"),
    "corrects": ("更正", "被更正"),
    "closes": ("销案摘牌", "已销案摘牌"),
}
"""What one document does to another -> (what the first page says, what the second says)."""

EDITIONS = ("网页", "印刷", "文本", "检索", "数据")
"""Web pages, printed issue, plain text, search, open data."""

EVERYWHERE = " ".join(EDITIONS)
IN_NOTICE = "网页 印刷 文本 检索"
IN_INDEXES = "网页 印刷 检索 数据"
IN_ISSUE = "网页 印刷 数据"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `form` is text, lines, texts, names, day, whole, flag, state, pairs, or of NESTED.

    `shown` names the editions that say what is written in it, parted by spaces: of EDITIONS, 网址
    where it makes addresses, 不刊登 where it only says whether an issue is published.
    """

    key: str
    label: str
    form: str
    meaning: str
    shown: str
    required: bool = False


ANNEX = (
    Field("name", "名称", "text", "附件名称，不带标点", IN_NOTICE, required=True),
    Field("file", "文件", "text", "本期文件夹中的文件名", "网页"),
    Field("omitted", "略", "flag", "公报未刊载附件本身时写 true", IN_NOTICE),
)
RELATION = (
    *(
        Field(verb, here, "text", f"本文件{here}的文件：文号、网址代号或完整标题", "网页")
        for verb, (here, _) in VERBS.items()
    ),
    Field("title", "标题", "text", "对方文件的标题（本库未收录时显示）", "网页"),
)
SERIES = (
    Field("prefix", "代字", "text", "机关代字，例如 示政发", EVERYWHERE, required=True),
    Field("code", "代号", "text", "用于网址的拉丁字母，例如 zf", "网址", required=True),
    Field("issuer", "发文机关", "text", "使用这一代字的机关", "网页", required=True),
)
FACES = (
    Field("title", "标题", "text", "标题、刊名用的字体（小标宋）", "印刷"),
    Field("body", "正文", "text", "正文用的字体（宋体或仿宋）", "印刷"),
    Field("hei", "黑体", "text", "第一层“一、”和表头用的字体", "印刷"),
    Field("kai", "楷体", "text", "第二层“（一）”用的字体", "印刷"),
)
PICTURE = (
    Field("file", "文件", "text", "图片的文件名", "印刷", required=True),
    Field("text", "说明", "text", "图上是什么，读给看不见图的人听", "印刷", required=True),
)
NESTED = {
    "annexes": ANNEX,
    "relations": RELATION,
    "series": SERIES,
    "faces": FACES,
    "picture": PICTURE,
}

NOTICE = (
    Field("number", "文号", "names", "发文字号，例如 示政发〔2026〕3号", EVERYWHERE),
    Field("id", "网址代号", "text", "没有文号的文件在网址中的代号，例如 tg-2026-1", "网址"),
    Field("title", "标题", "lines", "以发文机关开头的完整标题", EVERYWHERE, required=True),
    Field("issuer", "发文机关", "names", "发文机关全称", EVERYWHERE, required=True),
    Field(
        "kind",
        "文种",
        "text",
        "通知、通告、公告、决定、意见、函、批复等",
        "网页 数据",
        required=True,
    ),
    Field("section", "栏目", "text", "gazette.yaml 中的一个栏目", IN_INDEXES, required=True),
    Field("addressees", "主送机关", "text", "不写末尾的冒号", IN_NOTICE),
    Field("signed_by", "落款", "names", "署名，通常与发文机关相同", IN_NOTICE),
    Field("dated", "成文日期", "day", "写成 YYYY-MM-DD", EVERYWHERE, required=True),
    Field("effective", "施行日期", "day", "写成 YYYY-MM-DD", "网页"),
    Field("expires", "失效日期", "day", "写成 YYYY-MM-DD", "网页"),
    Field("annexes", "附件", "annexes", "每个附件的名称，以及文件或略", IN_NOTICE),
    Field("topic", "主题分类", "text", "主题分类", "网页"),
    Field("relations", "关联", "relations", "本文件废止、作废、修改、更正、销案的文件", "网页"),
    Field(
        "remark",
        "附注",
        "text",
        "印在成文日期之下，括号一并写上，例如 （此件公开发布）",
        IN_NOTICE,
    ),
    Field("cc", "抄送", "text", "抄送机关", IN_NOTICE),
    Field("printed_page", "原刊页码", "whole", "历史印刷本中的起始页码", "网页 数据"),
)
ISSUE = (
    Field("year", "年份", "whole", "四位数字", IN_INDEXES, required=True),
    Field("number", "期号", "whole", "本年第几期", IN_INDEXES, required=True),
    Field("serial", "总期号", "whole", "总第几期；没有总期号的公报不写", IN_ISSUE),
    Field("published", "出版日期", "day", "写成 YYYY-MM-DD", IN_ISSUE, required=True),
    Field("state", "状态", "state", "draft（草稿）或 published（已出版）", "不刊登", required=True),
    Field("note", "卷首语", "text", "印在目录之前的说明", "网页 印刷"),
    Field("cover", "封面", "picture", "本期文件夹中的封面图片和说明", "印刷"),
    Field("colophon", "版权页", "pairs", "本期版权页上的项目，例如 印数", "印刷"),
)
GAZETTE = (
    Field("name", "名称", "text", "公报名称", IN_ISSUE, required=True),
    Field("pinyin", "拼音", "text", "公报名称的拼音", IN_ISSUE, required=True),
    Field("sponsor", "主管主办", "text", "主管主办单位", IN_ISSUE, required=True),
    Field(
        "address",
        "网址",
        "text",
        "网站的网址，例如 https://gazette.example",
        IN_ISSUE,
        required=True,
    ),
    Field("series", "文号系列", "series", "代字、代号、发文机关", "网页 印刷", required=True),
    Field("sections", "栏目", "texts", "栏目，按印刷顺序", IN_INDEXES, required=True),
    Field("frequency", "刊期", "text", "季刊、月刊等", IN_ISSUE),
    Field("contact", "联系方式", "text", "印在版权页上", IN_ISSUE),
    Field("site_name", "网站名称", "text", "网站 meta 标签 SiteName", "网页"),
    Field("site_code", "网站标识码", "text", "网站 meta 标签 SiteIDCode", "网页"),
    Field(
        "faces",
        "字体",
        "faces",
        "各处的字体：已安装的字体名，或 content/ 中的字体文件",
        "印刷",
    ),
    Field("autospace", "中西文间距", "flag", "写 true，汉字与西文、数字之间空四分之一字", "印刷"),
    Field("qr_codes", "二维码", "flag", "写 true，每件的标题旁印出网址的二维码", "印刷"),
    Field("cover", "封面", "picture", "各期封面的图片（content/ 中的文件）和说明", "印刷"),
    Field("colophon", "版权页", "pairs", "版权页上的其他项目，例如 印刷单位、印数", "印刷"),
)
