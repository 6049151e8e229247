"""A text with its amendments carried out: as they say, or not at all and with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.language.amending import instructions
from gazette.model import Link
from gazette.model.blocks import Block, Heading, Paragraph, Table, Title
from gazette.model.consolidation import Amendment, Consolidation
from gazette.model.inlines import Strong, Text
from gazette.read.unit_ids import identify
from gazette.record.consolidation import consolidated

ACT = Link("amends", "示政发〔2026〕11号", back=True)
TARGET = """\
第一条 为了甲，制定本办法。
第二条 甲遵循乙的原则。
本条所称丙，包括甲。
第三条 应当有下列材料：
（一）申请书；
（二）证明。
前款第（一）项由本人签名。
第四条 本办法自公布之日起施行。"""
CHAPTERS = """\
第一章 总则
第一条 甲。
第二章 附则
第二条 乙。"""


def block(line: str) -> Block:
    if "章 " in line[:5]:
        return Heading((Text(line),), 2, 2)
    if line.startswith("**"):
        number, _, rest = line[2:].partition("**")
        return Paragraph((Strong((Text(number),)), Text(rest)))
    return Paragraph((Text(line),))


def carried_out(target: str, *texts: str) -> Consolidation:
    """Carry out documents that amend, one after the other, in a text of a paragraph a line."""
    blocks = identify((Title(("示例县供水管理办法",)), *map(block, target.split("\n"))))
    amendments = [
        Amendment(ACT, date(2026, at, 1), tuple(one.instruction for one in instructions(text)))
        for at, text in enumerate(texts, 1)
    ]
    return consolidated(blocks, amendments)


def lines(found: Consolidation) -> list[str]:
    return [one.text for one in found.current[1:]]


def replaced(number: int, *now: str, of: str = TARGET) -> list[str]:
    """Return the lines of a text with others instead of its line of this number, from 1."""
    made = of.split("\n")
    made[number - 1 : number] = now
    return made


CASES = (
    ("第二条第一款修改为：“甲遵循丁。”", replaced(2, "第二条 甲遵循丁。")),
    ("第二条第二款修改为：“本条所称丙，是甲。”", replaced(3, "本条所称丙，是甲。")),
    (
        "第四条修改为：“本办法自2026年1月1日起施行。”",
        replaced(8, "第四条 本办法自2026年1月1日起施行。"),
    ),
    ("第四条修改为：“第四条　本办法废止。”", replaced(8, "第四条　本办法废止。")),
    ("第三条第一款第（二）项修改为：“（二）证书。”", replaced(6, "（二）证书。")),
    ("第三条第二项修改为：“证书。”", replaced(6, "（二）证书。")),
    (
        "第三条修改为：“应当有下列材料：\n“（一）照片。”",
        [*TARGET.split("\n")[:3], "第三条 应当有下列材料：", "（一）照片。", TARGET.split("\n")[7]],
    ),
    ("删去第二条第二款。", replaced(3)),
    ("删去第三条第一款第（二）项。", replaced(6)),
    ("删去第二条。", [line for at, line in enumerate(TARGET.split("\n")) if at not in {1, 2}]),
    (
        "删去第二条。对条文顺序作相应调整。",
        [
            "第一条 为了甲，制定本办法。",
            "第二条 应当有下列材料：",
            "（一）申请书；",
            "（二）证明。",
            "前款第（一）项由本人签名。",
            "第三条 本办法自公布之日起施行。",
        ],
    ),
    (
        "第二条中的“甲”修改为“戊”。",
        [
            "第一条 为了甲，制定本办法。",
            "第二条 戊遵循乙的原则。",
            "本条所称丙，包括戊。",
            *TARGET.split("\n")[3:],
        ],
    ),
    ("删去第二条中的“的原则”三字。", replaced(2, "第二条 甲遵循乙。")),
    ("在第三条第一款第一项“申请书”后增加“和照片”。", replaced(5, "（一）申请书和照片；")),
    ("将文中的“甲”修改为“己”。", [line.replace("甲", "己") for line in TARGET.split("\n")]),
    ("第二条增加一款，作为第二款：“庚。”", replaced(3, "庚。", "本条所称丙，包括甲。")),
    ("第二条增加一款，作为第三款：“庚。”", replaced(3, "本条所称丙，包括甲。", "庚。")),
    (
        "第二条增加两款，作为第三款、第四款：“庚。\n“辛。”",
        replaced(3, "本条所称丙，包括甲。", "庚。", "辛。"),
    ),
    (
        "第三条第一款增加一项，作为第（三）项：“（三）照片。”",
        replaced(6, "（二）证明。", "（三）照片。"),
    ),
    (
        "第三条增加两项，作为第（三）项、第（四）项：“（三）甲；\n“（四）乙。”",
        replaced(6, "（二）证明。", "（三）甲；", "（四）乙。"),
    ),
    ("增加一条，作为第五条：“壬。”", [*TARGET.split("\n"), "第五条 壬。"]),
    (
        "增加一条，作为第四条：“壬。”此外，对条文顺序作相应调整。",
        replaced(8, "第四条 壬。", "第五条 本办法自公布之日起施行。"),
    ),
    (
        "增加一条，作为第四条：“第四条 壬。”\n第四条改为第五条。",
        replaced(8, "第四条 壬。", "第五条 本办法自公布之日起施行。"),
    ),
    (
        "第四条改为第五条，修改为：“本办法施行。”\n增加一条，作为第四条：“壬。”",
        replaced(8, "第四条 壬。", "第五条 本办法施行。"),
    ),
    (
        "增加二条，分别作为第三条、第四条：“第三条 壬。\n“第四条 癸。”\n条文顺序作相应调整。",
        [
            *TARGET.split("\n")[:3],
            "第三条 壬。",
            "第四条 癸。",
            "第五条 应当有下列材料：",
            *TARGET.split("\n")[4:7],
            "第六条 本办法自公布之日起施行。",
        ],
    ),
    (
        "在第三条后增加一条，作为第三条之一：“壬。”",
        replaced(8, "第三条之一 壬。", "第四条 本办法自公布之日起施行。"),
    ),
    (
        "删去第二条。\n增加一条，作为第三条：“壬。”\n条文顺序作相应调整。",
        [
            "第一条 为了甲，制定本办法。",
            "第二条 应当有下列材料：",
            *TARGET.split("\n")[4:7],
            "第三条 壬。",
            "第四条 本办法自公布之日起施行。",
        ],
    ),
)


@pytest.mark.parametrize(("text", "now"), CASES, ids=[text[:18] for text, _ in CASES])
def test_an_amendment_is_carried_out(text: str, now: list[str]) -> None:
    found = carried_out(TARGET, text)
    assert lines(found) == now, found.obstacles
    assert len({one.id for one in found.current}) == len(found.current)
    assert [one.text for one in found.printed[1:]] == TARGET.split("\n")


OBSTACLES = (
    (TARGET, "第九条修改为：“甲。”", "unit_missing"),
    (TARGET, "删去第二条第三款。", "unit_missing"),
    (TARGET, "第二条中的“庚”修改为“辛”。", "words_missing"),
    (TARGET, "第二条第三项修改为：“甲。”", "unit_missing"),
    (TARGET, "增加一条，作为第三条：“壬。”", "number_taken"),
    (TARGET, "增加一条，作为第七条：“壬。”", "unit_missing"),
    (TARGET, "第三条增加一项，作为第（二）项：“（二）甲。”", "number_taken"),
    (TARGET, "第三条第二项修改为：“（三）甲。”", "number_other"),
    (TARGET, "第二条增加一款，作为第五款：“甲。”", "unit_missing"),
    (TARGET, "第三条改为第二条。", "number_taken"),
    (TARGET, "删去第二条。\n第三条改为第三条。\n条文顺序作相应调整。", "number_other"),
    (TARGET, "删去第二章。", "unread"),
    (TARGET, "将第五条有关保证金的规定修改为由县财政统筹。", "unread"),
    (TARGET + "\n" + TARGET, "增加一条，作为第五条：“壬。”", "unit_ambiguous"),
    (CHAPTERS, "增加一条，作为第二条：“壬。”\n条文顺序作相应调整。", "unit_ambiguous"),
    ("甲\n乙", "增加一条，作为第二条：“壬。”", "unit_missing"),
)


@pytest.mark.parametrize(
    ("target", "text", "why"), OBSTACLES, ids=[row[1][:18] for row in OBSTACLES]
)
def test_what_does_not_fit_changes_nothing_and_is_told(target: str, text: str, why: str) -> None:
    found = carried_out(
        target, "第一条中的“甲”修改为“子”。" if "条" in target else "删去第一条。", text
    )
    told = [(one.text, obstacle.value) for one, obstacle in found.obstacles]
    assert told
    assert told[0][1] == (why if "条" in target else "unit_missing")
    before = carried_out(target, "第一条中的“甲”修改为“子”。") if "条" in target else found
    assert found.failed
    assert lines(found) == lines(before)


def test_an_article_is_added_behind_the_one_that_is_named_where_a_chapter_ends() -> None:
    found = carried_out(CHAPTERS, "在第一条后增加一条，作为第二条：“壬。”\n条文顺序作相应调整。")
    assert lines(found) == [
        "第一章 总则",
        "第一条 甲。",
        "第二条 壬。",
        "第二章 附则",
        "第三条 乙。",
    ]


def test_a_later_amendment_meets_the_text_that_the_earlier_one_left() -> None:
    first = "增加一条，作为第四条：“壬。”\n条文顺序作相应调整。"
    found = carried_out(TARGET, first, "第四条中的“壬”修改为“癸”。第五条修改为：“终。”")
    assert lines(found) == replaced(8, "第四条 癸。", "第五条 终。")
    assert len(found.applied) == 2


def test_a_bold_number_stays_bold_when_it_changes() -> None:
    found = carried_out("**第一条** 甲。\n**第二条** 乙。", "删去第一条。条文顺序作相应调整。")
    assert found.current[1] == Paragraph(
        (Strong((Text("第一条"),)), Text(" 乙。")), id="art-1"
    ) or (
        found.current[1].content == (Strong((Text("第二条"),)), Text(" 乙。"))  # type: ignore[union-attr]
    )


def test_a_unit_that_a_table_may_belong_to_is_not_touched() -> None:
    table = Table(head=(), rows=())
    blocks = identify((*map(block, TARGET.split("\n")), table))
    amendment = Amendment(ACT, None, tuple(one.instruction for one in instructions("删去第四条。")))
    found = consolidated(blocks, [amendment])
    assert [why.value for _, why in found.obstacles] == ["not_plain"]
    assert found.printed == found.current == blocks


UNITS = (
    "第一条",
    "第二条",
    "第二条第二款",
    "第三条第一款第（二）项",
    "第三条第二款",
    "第四条",
    "第七条",
)
TEXTS = st.text("甲乙丙丁，。（）“”", min_size=1, max_size=8).map(
    lambda one: one.replace("“", "").replace("”", "")
)
ONE = st.one_of(
    st.builds("{}修改为：“{}”".format, st.sampled_from(UNITS), TEXTS),
    st.builds(
        "{}中的“{}”修改为“{}”。".format, st.sampled_from(UNITS), st.sampled_from("甲乙丙"), TEXTS
    ),
    st.builds("删去{}。".format, st.sampled_from(UNITS)),
    st.builds("第二条增加一款，作为第{}款：“{}”".format, st.sampled_from("二三四"), TEXTS),
    st.builds("增加一条，作为第{}条：“{}”".format, st.sampled_from("二三四五六"), TEXTS),
    st.just("条文顺序作相应调整。"),
)


@given(st.lists(st.lists(ONE, min_size=1, max_size=4).map("\n".join), min_size=1, max_size=3))
def test_undone_an_amended_text_is_what_was_printed(texts: list[str]) -> None:
    found = carried_out(TARGET, *texts)
    assert [one.text for one in found.printed[1:]] == TARGET.split("\n")
    assert bool(found.failed) == bool(found.obstacles)
    for one in found.blocks:
        before, after = (block.text if block else None for block in (one.before, one.after))
        assert bool(one.acts) or before == after
