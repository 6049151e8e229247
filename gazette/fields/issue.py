"""The fields of issue.yaml.

In: nothing of ours.
Out: ISSUE; STATES, in which an issue may be; OF_MASTHEAD.
"""

from __future__ import annotations

from gazette.fields.field import INDEX, PAGES, PRINT, Field
from gazette.fields.masthead import IN_INDEXES, IN_ISSUE

STATES = {"draft": "草稿", "published": "已出版"}
ISSUE = (
    Field("year", "年份", "whole", "四位数字", IN_INDEXES, required=True, locked=True),
    Field(
        "number",
        "期号",
        "issue",
        "本年第几期；合刊写 3-4，增刊写 增刊1",
        IN_INDEXES,
        required=True,
        locked=True,
    ),
    Field(
        "serial",
        "总期号",
        "serial",
        "总第几期，合刊写 27-28；没有总期号的不写",
        IN_ISSUE,
        locked=True,
    ),
    Field("published", "出版日期", "day", "写成 YYYY-MM-DD", IN_ISSUE, required=True, locked=True),
    Field(
        "first_online",
        "首次上网",
        "moment",
        "本期首次在网上公布的时间，写成 YYYY-MM-DD HH:MM",
        (PAGES, INDEX),
    ),
    Field(
        "state",
        "状态",
        "choice",
        "draft（草稿）或 published（已出版）",
        required=True,
        choices=STATES,
        unshown="只说本期是否出版",
    ),
    Field("note", "卷首语", "text", "印在目录之前的说明", (PAGES, PRINT), locked=True),
    Field("cover", "封面", "picture", "本期文件夹中的封面图片和说明", (PRINT,), locked=True),
    Field("colophon", "版权页", "pairs", "本期版权页上的项目，例如 印数", (PRINT,), locked=True),
    Field(
        "year_index",
        "年度索引",
        "flag",
        "写 true，本期末尾印全年的文号、主题、人名索引",
        (PRINT,),
        locked=True,
    ),
    Field("name", "名称", "text", "本期的公报名称，与报头不同时写", (PAGES, PRINT), locked=True),
    Field("pinyin", "拼音", "text", "本期的公报名称的拼音，与名称同写", (PRINT,), locked=True),
    Field(
        "sponsor", "主管主办", "text", "本期的主管主办单位，与报头不同时写", (PRINT,), locked=True
    ),
)
OF_MASTHEAD = ("name", "pinyin", "sponsor")
"""The fields of an issue that stand for those of the masthead where it had others."""
