"""The fields of gazette.yaml.

In: nothing of ours.
Out: GAZETTE.
"""

from __future__ import annotations

from gazette.fields.field import INDEX, PAGES, PRINT, SEARCH, Field
from gazette.language.words import LANGUAGES

IN_ISSUE = (PAGES, PRINT, INDEX)
IN_INDEXES = (PAGES, PRINT, SEARCH, INDEX)

GAZETTE = (
    Field("name", "名称", "text", "公报名称", IN_ISSUE, required=True),
    Field("pinyin", "拼音", "text", "公报名称的拼音", IN_ISSUE),
    Field("sponsor", "主管主办", "text", "主管主办单位", IN_ISSUE, required=True),
    Field(
        "address",
        "网址",
        "text",
        "网站的网址，例如 https://gazette.example",
        IN_ISSUE,
        required=True,
    ),
    Field(
        "language",
        "语言",
        "choice",
        "公报的语言；不写就是 zh-Hans",
        choices=dict.fromkeys(LANGUAGES, ""),
        unshown="各版的固定用语随它",
    ),
    Field(
        "timezone",
        "时区",
        "text",
        "“今天”按哪里的日历算，例如 Asia/Shanghai、Asia/Urumqi；不写就是 Asia/Shanghai",
        (PAGES,),
    ),
    Field(
        "unlisted",
        "不列姓名",
        "names",
        "任免登记册和人名索引中不列的姓名；文件原文照旧",
        unshown="只让登记册不列，哪里也不显示",
    ),
    Field("series", "文号系列", "series", "代字、代号、发文机关", (PAGES, PRINT), required=True),
    Field("sections", "栏目", "texts", "栏目，按印刷顺序", IN_INDEXES, required=True),
    Field("frequency", "刊期", "text", "季刊、月刊等", IN_ISSUE),
    Field("contact", "联系方式", "text", "印在版权页上", IN_ISSUE),
    Field(
        "licence",
        "许可",
        "text",
        "他人怎样使用本公报的内容和数据：许可的名称（例如 CC-BY-4.0）或网址",
        (PAGES, INDEX),
    ),
    Field("site_name", "网站名称", "text", "网站 meta 标签 SiteName", (PAGES,)),
    Field("site_code", "网站标识码", "text", "网站 meta 标签 SiteIDCode", (PAGES,)),
    Field(
        "faces",
        "字体",
        "faces",
        "各处的字体：已安装的字体名，或 content/ 中的字体文件",
        (PRINT,),
    ),
    Field(
        "hanging_punctuation",
        "行末标点悬挂",
        "flag",
        "写 true，行末放不下的逗号、句号、顿号伸到栏外，不占版心",
        (PRINT,),
    ),
    Field(
        "running_head",
        "页眉",
        "choice",
        "每页上方印什么：刊名期号，或栏目文号（单页印栏目和首末文号）；不写就是刊名期号",
        (PRINT,),
        choices={"issue": "刊名期号", "numbers": "栏目文号"},
    ),
    Field("autospace", "中西文间距", "flag", "写 true，汉字与西文、数字之间空四分之一字", (PRINT,)),
    Field("qr_codes", "二维码", "flag", "写 true，每件的标题旁印出网址的二维码", (PRINT,)),
    Field("cover", "封面", "picture", "各期封面的图片（content/ 中的文件）和说明", (PRINT,)),
    Field("colophon", "版权页", "pairs", "版权页上的其他项目，例如 印刷单位、印数", (PRINT,)),
    Field(
        "press",
        "印刷厂版",
        "press",
        "对印刷厂版的要求：标准、印刷条件、彩色、专色等",
        unshown="只管印刷厂版怎样做，不是文字",
    ),
)
