"""Labels of what is to be reviewed: errors of OCR, relations, validity, places, pinyin.

In: a text.
Out: Labels.
"""

from __future__ import annotations

from gazette.importers.lexicon import numbering, terms
from gazette.importers.lexicon.labels import Label

HALF_WIDTH = Label(
    "汉字之间的半角标点",
    r"(?<=[一-鿿”》）])[,;:!?()](?=[一-鿿“《（])|(?<=[一-鿿])[()]|[()](?=[一-鿿])",
    ("甲,乙", "甲(乙", "》:《"),
)
FORMULA = Label("公式记号", r"[A-Za-z]+_\{?[\d.]+\}?|\$[^$]{1,20}\$", ("PM_{2.5}", "CO_2", "$x$"))
FOREIGN_WORD = Label(
    "夹在汉字中的外文词",
    r"(?<=[一-鿿])\s+[a-z]{2,12}\s+(?=[一-鿿])",
    ("甲 of 乙", "镇 the 村", "工作 in 县"),
)
COUNTED = (
    (numbering.ONE, False),
    (numbering.TWO, True),
    (numbering.ARTICLE, False),
    (numbering.THREE, True),
)
"""Numbers that follow each other, and whether they may begin anew at any time."""

SENTENCE = Label("句子", r"[^。！？\n]*[。！？\n]?", ("甲。", "甲", "甲！"))
VERBS = (
    ("voids", Label("作废", r"作废", ("予以作废", "作废", "同时作废"))),
    ("lapses", Label("失效", r"宣布失效|失效", ("宣布失效", "同时失效", "失效"))),
    ("repeals", Label("废止", r"废止", ("同时废止", "予以废止", "废止"))),
    (
        "amends",
        Label(
            "修改",
            r"(?:作如下修改|予以修改|修改为|修订为|调整如下)",
            ("作如下修改", "第三条修改为", "人员调整如下"),
        ),
    ),
    ("corrects", Label("更正", r"更正", ("更正如下", "予以更正", "更正"))),
)
EFFECT = Label(
    "施行",
    rf"自(?:(?P<on>{terms.DAY.pattern})|(?:公布|发布|印发|颁布|颁发|下发|签发)之日)(?P<after>起?\s*(?P<days>\d+|[一二三四五六七八九十]+)\s*日?[日天]后)?"
    r"起?(?:正式)?(?:施行|实施|执行|生效|起施行)",
    ("自公布之日起施行", "自2026年3月5日起实施", "自公布之日起30天后施行"),
)
VALID = Label(
    "有效期",
    r"有效期(?:限)?(?:暂定|为|至|到)?[^，。；）)]{1,16}",
    ("有效期五年", "有效期至2031年2月9日", "有效期暂定两年"),
)
CLOSED = Label("销案", r"销案摘牌|摘牌销案|销案", ("销案", "摘牌销案", "关于销案摘牌的通知"))
HAZARD = Label(
    "督办的对象",
    r"关于对?(.+?)(?:存在|重大|销案|摘牌|进行)",
    ("关于对甲公司重大隐患", "关于甲公司销案", "关于对乙厂进行"),
)
PLACE = Label(
    "地名",
    r"(?P<place>[一-鿿]{2,12}?)(?:人民政府|政府)",
    ("示例县人民政府", "江北市政府", "东山镇人民政府"),
)
SYLLABLE = Label(
    "拼音的音节",
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong"
    r"|u|ua|uo|uai|ui|uan|un|uang|v|ve|ue)",
    ("zhuang", "an", "lv"),
)
