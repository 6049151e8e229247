"""The schema: every field of gazette.yaml, issue.yaml and a notice's front matter, once.

In: nothing of ours.
Out: GAZETTE, ISSUE, NOTICE and the tables of nested fields: all that is said of each.

Reading, the files that an import writes, the facts and the meta tags of a notice's page, the open
data, the search and the schemas for editors are made from these tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields.field import (
    ADDRESS,
    BODY,
    FACTS,
    INDEX,
    META,
    PAGES,
    PRINT,
    RECORD,
    SEARCH,
    Field,
    Shown,
)
from gazette.fields.issue import ISSUE, STATES
from gazette.fields.masthead import GAZETTE
from gazette.fields.nested import NESTED, VERBS

__all__ = [
    "GAZETTE",
    "ISSUE",
    "NESTED",
    "NOTICE",
    "STATES",
    "VERBS",
    "Field",
    "Shown",
    "indexed",
    "ordered",
]

if TYPE_CHECKING:
    from collections.abc import Mapping

IN_BODY = (BODY, RECORD)
IN_FACTS = (FACTS, META, SEARCH, RECORD)
IN_SOUGHT = (FACTS, META, SEARCH, INDEX)

OPENNESS = {"主动公开": "", "依申请公开": "", "不予公开": ""}

NOTICE = (
    Field(
        "number",
        "文号",
        "names",
        "发文字号，例如 示政发〔2026〕3号",
        (BODY, FACTS, META, INDEX),
        locked=True,
    ),
    Field(
        "id",
        "网址代号",
        "text",
        "没有文号的文件在网址中的代号，例如 tg-2026-1",
        (ADDRESS, INDEX),
        locked=True,
    ),
    Field(
        "title",
        "标题",
        "lines",
        "以发文机关开头的完整标题",
        (BODY, INDEX),
        required=True,
        locked=True,
    ),
    Field(
        "issuer",
        "发文机关",
        "names",
        "发文机关全称",
        (FACTS, SEARCH, INDEX),
        required=True,
        index="issuers",
        locked=True,
    ),
    Field(
        "kind",
        "文种",
        "text",
        "通知、通告、公告、决定、意见、函、批复等",
        (FACTS, META, INDEX),
        required=True,
        locked=True,
    ),
    Field(
        "section",
        "栏目",
        "text",
        "gazette.yaml 中的一个栏目",
        (FACTS, PRINT, SEARCH, INDEX),
        required=True,
        index="sections",
        locked=True,
    ),
    Field("topic", "主题分类", "text", "主题分类，例如 农业、林业、水利", IN_FACTS),
    Field(
        "index_number",
        "索引号",
        "text",
        "政府信息公开的索引号，例如 11330000MB1A23456X/2026-00012",
        IN_SOUGHT,
    ),
    Field(
        "registration",
        "规范性文件登记号",
        "text",
        "规范性文件统一登记的编号，例如 SLXD00-2026-0003",
        IN_SOUGHT,
    ),
    Field(
        "openness",
        "公开属性",
        "choice",
        "主动公开、依申请公开或不予公开",
        IN_FACTS,
        choices=OPENNESS,
        locked=True,
    ),
    Field("addressees", "主送机关", "text", "不写末尾的冒号", IN_BODY, locked=True),
    Field("signed_by", "落款", "names", "署名，通常与发文机关相同", IN_BODY, locked=True),
    Field(
        "dated",
        "成文日期",
        "day",
        "写成 YYYY-MM-DD",
        (BODY, FACTS, INDEX),
        required=True,
        locked=True,
    ),
    Field(
        "first_online",
        "首次上网",
        "moment",
        "首次在网上公布的时间，写成 YYYY-MM-DD HH:MM；不写就随本期",
        (PAGES, RECORD),
    ),
    Field(
        "effective",
        "施行日期",
        "commencement",
        "写成 YYYY-MM-DD，或照文中写 自公布之日起30日后",
        (FACTS, INDEX),
        locked=True,
    ),
    Field(
        "expires",
        "失效日期",
        "expiry",
        "写成 YYYY-MM-DD，或照文中写 两年、至2026年年底",
        (FACTS, INDEX),
        locked=True,
    ),
    Field("annexes", "附件", "annexes", "每个附件的名称，以及文件或略", IN_BODY, locked=True),
    Field(
        "relations",
        "关联",
        "relations",
        "本文件废止、修改、代替、转发……的文件",
        (PAGES, INDEX),
    ),
    Field(
        "corrections", "更正", "corrections", "别的文件里印错的字：原文、改为", IN_BODY, locked=True
    ),
    Field(
        "remark",
        "附注",
        "text",
        "印在成文日期之下，括号一并写上，例如 （此件公开发布）",
        IN_BODY,
        locked=True,
    ),
    Field("cc", "抄送", "text", "抄送机关", IN_BODY, locked=True),
    Field(
        "summary",
        "摘要",
        "text",
        "给读者的简要说明，不是文件的组成部分，不印",
        (PAGES, RECORD),
    ),
    Field(
        "explanations",
        "政策解读",
        "explanations",
        "解读材料的标题，以及网址或文件；不是文件的组成部分，不印",
        (PAGES, RECORD),
    ),
    Field(
        "web_errata", "网页勘误", "web_errata", "网页与印刷本不一致、后来改正的", (PAGES, RECORD)
    ),
    Field("aliases", "曾用网址", "names", "从前网址的路径，例如 /art/art_1_2.html", (RECORD,)),
    Field(
        "printed_page", "原刊页码", "whole", "历史印刷本中的起始页码", (PAGES, INDEX), locked=True
    ),
)
NAMES = {field.key: field.named for field in NOTICE}
"""What editors call each field of a notice."""


def indexed(schema: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the keys of the plain values that data/gazette.json has of such an entry."""
    return tuple(one.key for one in schema if Shown.INDEX in one.shown and one.type not in NESTED)


def ordered(written: Mapping[str, object], schema: tuple[Field, ...]) -> dict[str, object]:
    """Return values in the order of the schema; KeyError for a key that it has not."""
    order = {one.key: at for at, one in enumerate(schema)}
    return {key: written[key] for key in sorted(written, key=order.__getitem__)}
