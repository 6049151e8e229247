"""The fields within a field: annex, correction, explanation, relation, series, faces and others.

In: nothing of ours.
Out: NESTED: the type of the field -> the fields within; VERBS, what documents do to each other.
"""

from __future__ import annotations

from gazette.fields.field import ADDRESS, BODY, INDEX, PAGES, PRINT, RECORD, Field

VERBS = {
    "repeals": ("废止", "被废止"),
    "lapses": ("宣布失效", "被宣布失效"),
    "voids": ("作废", "被作废"),
    "amends": ("修改", "被修改"),
    "corrects": ("更正", "被更正"),
    "replaces": ("代替", "被代替"),
    "implements": ("依据", "为其依据"),
    "extends": ("延期", "被延期"),
    "suspends": ("中止", "被中止"),
    "transmits": ("转发", "被转发"),
    "closes": ("销案摘牌", "已销案摘牌"),
    "explains": ("解读", "见解读"),
}
"""What one document does to another -> (what the first page says, what the second says)."""

IN_BODY = (BODY, RECORD)
ON_DEMAND = "只管印刷厂版怎样做，不是文字"
"""Why what is asked of the press edition is shown in no edition."""

ANNEX = (
    Field("name", "名称", "text", "附件名称，不带标点", IN_BODY, required=True),
    Field("file", "文件", "text", "本期文件夹中的文件名", (PAGES, RECORD)),
    Field("omitted", "略", "flag", "公报未刊载附件本身时写 true", IN_BODY),
    Field("print", "付印", "flag", "把 PDF 附件的各页印进公报时写 true", (PRINT,)),
)
EXPLANATION = (
    Field("title", "标题", "text", "解读材料的标题", (PAGES, RECORD), required=True),
    Field("address", "网址", "text", "解读材料的网址，以 https:// 开头", (PAGES, RECORD)),
    Field("file", "文件", "text", "本期文件夹中的文件名", (PAGES, RECORD)),
)
RELATION = (
    *(
        Field(
            verb,
            here,
            "text",
            f"本文件{here}的文件：文号、网址代号、完整标题，或列出文号的表（表1）",
            (PAGES, INDEX),
        )
        for verb, (here, _) in VERBS.items()
    ),
    Field("title", "标题", "text", "对方文件的标题（本库未收录时显示）", (PAGES, INDEX)),
    Field("part", "条款", "text", "只涉及对方的哪一部分，例如 第三条第二款、附件2", (PAGES, INDEX)),
    Field("from", "自", "day", "从哪一天起，不写就是本文件施行或成文的那一天", (PAGES, INDEX)),
    Field("until", "至", "day", "到哪一天为止：延期、中止的最后一天", (PAGES, INDEX)),
)
CORRECTION = (
    Field(
        "target",
        "文件",
        "text",
        "印错了字的文件：文号、网址代号或完整标题",
        IN_BODY,
        required=True,
    ),
    Field("title", "标题", "text", "对方文件的标题（本库未收录时显示）", (PAGES, RECORD)),
    Field("unit", "单元", "text", "错字所在的单元，例如 art-12-2、para-7", (RECORD,)),
    Field("page", "页", "whole", "错字印在第几页", IN_BODY),
    Field(
        "column",
        "栏",
        "choice",
        "left（左栏）或 right（右栏）；通栏的不写",
        IN_BODY,
        choices={"left": "左栏", "right": "右栏"},
    ),
    Field("line", "行", "whole", "错字印在这一栏的第几行", IN_BODY),
    Field("was", "原文", "text", "印成了什么", IN_BODY, required=True),
    Field("now", "改为", "text", "应当是什么", IN_BODY, required=True),
    Field("nth", "第几处", "whole", "同样的字有几处时，是第几处", (RECORD,)),
)
WEB_ERRATUM = (
    Field("day", "日期", "day", "哪一天改正的", (PAGES, RECORD), required=True),
    Field("text", "内容", "text", "网页上原来是什么，改成了什么", (PAGES, RECORD), required=True),
)
SERIES = (
    Field("prefix", "代字", "text", "机关代字，例如 示政发", (PAGES, PRINT), required=True),
    Field("code", "代号", "text", "用于网址的拉丁字母，例如 zf", (ADDRESS,), required=True),
    Field("issuer", "发文机关", "text", "使用这一代字的机关", (PAGES,), required=True),
    Field(
        "form",
        "写法",
        "text",
        "文号的写法，例如 {{prefix}} {{year}}/{{sequence}}",
        (BODY,),
    ),
)
FACES = (
    Field("title", "标题", "text", "标题、刊名用的字体（小标宋）", (PRINT,)),
    Field("body", "正文", "text", "正文用的字体（宋体或仿宋）", (PRINT,)),
    Field("hei", "黑体", "text", "第一层“一、”和表头用的字体", (PRINT,)),
    Field("kai", "楷体", "text", "第二层“（一）”用的字体", (PRINT,)),
)
PICTURE = (
    Field("file", "文件", "text", "图片的文件名", (PRINT,), required=True),
    Field("text", "说明", "text", "图上是什么，读给看不见图的人听", (PRINT,), required=True),
)
PRESS = (
    Field(
        "standard",
        "标准",
        "choice",
        "文件依照的标准：X-1a:2001、X-1a:2003 或 X-4；不写就是 X-1a:2003",
        choices=dict.fromkeys(("X-1a:2001", "X-1a:2003", "X-4"), ""),
        unshown=ON_DEMAND,
    ),
    Field(
        "condition",
        "印刷条件",
        "choice",
        "涂布纸、胶版纸、日本涂布纸、日本胶版纸，或自定（随色彩特性文件）；不写就是涂布纸",
        choices={
            "coated": "涂布纸",
            "uncoated": "胶版纸",
            "japan-coated": "日本涂布纸",
            "japan-uncoated": "日本胶版纸",
            "custom": "自定",
        },
        unshown=ON_DEMAND,
    ),
    Field(
        "profile",
        "色彩特性文件",
        "text",
        "content/ 中的 ICC 文件，印刷厂有；标准是 X-4 或印刷条件是自定的必须写",
        unshown=ON_DEMAND,
    ),
    Field(
        "colour",
        "彩色",
        "choice",
        "内页的哪些页用彩色：无、目录、图片（有图片的页）或全部；不写就是无",
        choices={"none": "无", "contents": "目录", "pictures": "图片", "all": "全部"},
        unshown=ON_DEMAND,
    ),
    Field(
        "red",
        "专色",
        "text",
        "红色用的专色油墨的名称，例如 PANTONE 485 C；不写就由品红和黄两色印成",
        unshown=ON_DEMAND,
    ),
    Field(
        "binding",
        "装订",
        "choice",
        "胶订（有书脊）或骑马订；不写就是胶订",
        choices={"perfect": "胶订", "saddle": "骑马订"},
        unshown=ON_DEMAND,
    ),
    Field("grammage", "克重", "whole", "内页纸每平方米几克；不写就是 80", unshown=ON_DEMAND),
    Field(
        "caliper",
        "纸厚",
        "whole",
        "内页纸一张厚几微米，例如 100（0.1毫米）；不写就由克重推算",
        unshown=ON_DEMAND,
    ),
)
NESTED = {
    "annexes": ANNEX,
    "corrections": CORRECTION,
    "explanations": EXPLANATION,
    "web_errata": WEB_ERRATUM,
    "relations": RELATION,
    "series": SERIES,
    "faces": FACES,
    "picture": PICTURE,
    "press": PRESS,
}
