"""Numbering: how a line begins and ends: marks of levels, labels, dashes, page numbers; sentences.

In: a line's text.
Out: its level, whether its last sentence is closed.
"""

from __future__ import annotations

from gazette.importers.lexicon.labels import Label, labelled
from gazette.language import numbering
from gazette.language.numerals import CHINESE, whole

ONE = Label("一、", numbering.ONE, ("一、总则", "十二、附则", "二．目标"))
_COUNTED = Label("接着数的数", numbering.COUNTED, ("二级", "三类", "二产"))
TWO = Label(
    "（一）",
    numbering.TWO + "|[㈠-㈩]",
    ("（一）甲", "(十二)乙", "㈠丙"),
)
THREE = Label(
    "1.",
    r"(?P<n>\d{1,3})\s*(?:[.．](?:(?![\d．.])|(?=\d{1,2}月\d|[12]\d{3}年))|、(?!\d{1,3}、))",
    ("1.甲", "12．乙", "3、丙"),
)
FOUR = Label("（1）", numbering.FOUR + "|[①-⑳]", ("（1）甲", "(12)乙", "①丙"))
ARTICLE = Label(
    "第一条",
    rf"{numbering.ORDINAL}条(?:之[{CHINESE}]{{1,3}})?{numbering.AFTER}",
    ("第一条 为了", "第十二条之一 甲", "第 3 条 乙"),
)
CHAPTER = Label(
    "第一章",
    rf"{numbering.ORDINAL}(?P<of>[编章节]){numbering.AFTER}",
    ("第一章 总则", "第 二 节 甲", "第三编 乙"),
)
DECIMAL = Label(
    "1.1",
    r"\d{1,2}(?P<below>(?:[.．]\d{1,2}){0,3})[.．]?\s+(?=[一-鿿])(?P<name>[^\s。；：，]{2,30})$",
    ("1 总则", "1.1 编制目的", "2.3.1 甲乙"),
)
"""1 总则, 1.1 编制目的: how emergency plans count their headings."""

ANNEX_LIST = Label(
    "附件：",
    r"附\s*件?\s*(?:\d{0,2}|[一二三四五六七八九十]?)\s*[:：]",
    ("附件：1.甲", "附 件 2:", "附：名单"),
)
_ANNEX = r"附\s*件?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?|附\s*[表录图]\s*\d{0,2}"
ANNEX_HEAD = Label("附件1", rf"(?:{_ANNEX})\s*[:：]?", ("附件1", "附件", "附表 2"))
_ANNEX_TITLED = Label(
    "附件1 名称",
    rf"(?:{_ANNEX})\s*(?:[:：]\s*|\s+)(?!\d{{1,2}}[.．、])[^\s。；;][^。；;]{{1,40}}(?<![：:，,；])",
    ("附件1：申请表", "附：名单", "附表2 汇总表"),
)
CC = Label("抄送", r"抄\s*[送报]\s*[:：]", ("抄送：县委", "抄 送：", "抄报：市政府"))
LABEL = Label(
    "标签",
    r"(?:[一-鿿]{0,6}(?:责任|牵头|配合|参加|参与|主管|协助|落实)(?:单位|部门|领导|人)|完成时[限间]|时[限间]要求"
    r"|(?:副\s*|总\s*|常务副\s*|第一\s*)*(?:组\s*长|主\s*任|召\s*集\s*人|指\s*挥\s*长?|总指挥|队\s*长)"
    r"|(?:任命|免去|聘任|解聘)"
    r"|成\s*员(?:\s*单\s*位)?|顾\s*问|秘\s*书\s*长|联\s*系\s*人|联系电话|电\s*话|传\s*真|地\s*址|邮\s*箱|邮\s*编|网\s*址)"
    r"\s*[:：]",
    ("责任单位：", "组\u3000长：", "联系电话："),
)
DASH = Label(
    "列表短横",
    r"(?:[-*+–•▪]\s+(?!\d{2,}[^.．、])|•|[-–]\s*(?=[（(]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|附))(?=\S)",
    ("- 甲", "•甲", "-1.甲"),
)
FOLIO = Label(
    "页码",
    r"[-—－–―~·•.\s]*(?:第\s*)?(?P<page>\d{1,4}|[ivxIVX]{1,5})\s*(?:页)?(?:\s*[,，/]?\s*(?:共|of)?\s*\d{1,4}\s*页)?[-—－–―~·•.\s]*",
    ("— 5 —", "第5页 共40页", "iv"),
)
SQUARE = Label(
    "方头括号",
    r"[【〖［\[]\s*(?P<name>[^【】〖〗\[\]［］\d]{2,20}?)\s*[】〗］\]]",
    ("【县政府文件】", "〖人事任免〗", "[政策解读]"),
)
_CLAUSE = Label(
    "括号里是整句的说明", r"[:：。]|负责|牵头|配合|落实|略$", ("责任单位：甲局", "甲局牵头", "略")
)
_REMARK = 6  # characters: a remark that is a paragraph has more, 乡（镇） fewer
_SENTENCE = "。！？!?"


@labelled
def marker(text: str) -> int:
    """Return the level of a line's first mark: 一、 2, （一） 3, 1. 4, （1） 5, else 0.

    第X章 is 2, 第X节 is 3, 第X条 is 6: a paragraph that begins with its number.
    """
    chapter = CHAPTER.match(text)
    if chapter:
        return 3 if chapter["of"] == "节" else 2
    one = ONE.match(text)
    if one:
        # 一、二级医院 counts on inside a sentence, 一、一级保护区 is a mark and a heading.
        more, number = _COUNTED.match(text, one.end()), whole(one["n"])
        return 0 if more and number and whole(more["n"]) == number + 1 else 2
    for level, pattern in ((3, TWO), (4, THREE), (5, FOUR), (6, ARTICLE)):
        if pattern.match(text):
            return level
    return 0


@labelled
def annex_head(text: str) -> bool:
    """Return whether a line heads a printed annex: 附件1 alone, or 附：…表 with its title."""
    bare = text.strip()
    titled = _ANNEX_TITLED.fullmatch(bare) and not closed_remark(bare)
    return bool(ANNEX_HEAD.fullmatch(bare) or titled)


@labelled
def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a sentence: 。！？, also within quotes and brackets."""
    bare = text.rstrip()
    while bare and bare[-1] in '”’」』"':
        bare = bare[:-1]
    if bare[-1:] in ("）", ")"):
        return closed_remark(bare)
    return bare[-1:] in tuple(_SENTENCE) or bare.endswith("……")


@labelled
def closed_remark(text: str) -> bool:
    """Return whether the bracket that ends a text is a remark after a sentence, not a part of one.

    （责任单位：县财政局） after a full stop or alone ends a paragraph; 乡（镇） does not.
    """
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth == 0:
            inside = text[at + 1 : -1]
            before = text[:at].rstrip()
            remark = _CLAUSE.search(inside)
            return (
                bool(remark)
                or (not before and len(inside) > _REMARK)
                or before[-1:] in tuple(_SENTENCE)
            )
    return False


@labelled
def open_bracket(text: str) -> str:
    """Return the innermost bracket or quote that a text leaves open; empty where all are closed."""
    pairs = {
        "（": "）",
        "(": ")",
        "《": "》",
        "“": "”",
        "〔": "〕",
        "【": "】",
        "〈": "〉",
        "「": "」",
    }
    closing = {
        "）": "（(",
        ")": "（(",
        "》": "《",
        "”": "“",
        "〕": "〔",
        "】": "【",
        "〉": "〈",
        "」": "「",
    }
    stack: list[str] = []
    for character in text:
        if character in pairs:
            stack.append(character)
        elif character in closing and stack and stack[-1] in closing[character]:
            stack.pop()
    return stack[-1] if stack else ""
