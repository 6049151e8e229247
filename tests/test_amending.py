"""What a document says that it changes in another one, phrase by phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazette.language.amending import instructions

if TYPE_CHECKING:
    from gazette.model.amendment import Instruction


def shown(one: Instruction) -> str:
    """Write an instruction in few characters: what it does, to which unit, with which words."""
    parts = [one.change.value]
    for sign, unit in (("", one.unit), (">", one.other)):
        if unit:
            levels = (unit.paragraph, unit.item, unit.subitem)
            number = f"{unit.article}" + (f"b{unit.insert}" if unit.insert else "")
            last = max((at for at, level in enumerate(levels, 1) if level), default=0)
            parts.append(sign + "-".join((number, *map(str, levels[:last]))))
    if one.words:
        parts.append(f"[{one.words}]")
    if one.new:
        parts.append("/".join(one.new))
    return " ".join(parts)


CASES = (
    ("第三条修改为：“各县应当备案。”", ["replace 3 各县应当备案。"]),
    ("将第三条修改为：“第三条 各县应当备案。”", ["replace 3 第三条 各县应当备案。"]),
    ("一、将第十二条第二款修改为：“甲。”。", ["replace 12-2 甲。"]),
    ("（二）第三条第二款第（三）项修改为：“（三）乙；”", ["replace 3-2-3 （三）乙；"]),
    ("第三条第一项修改为“（一）乙；”。", ["replace 3-0-1 （一）乙；"]),
    ("第十条之一修订为：“甲。”", ["replace 10b1 甲。"]),
    (
        "第七条修改为：“第七条　有下列情形之一的，不予受理：\n“（一）甲；\n“（二）乙。”",
        ["replace 7 第七条　有下列情形之一的，不予受理：/（一）甲；/（二）乙。"],
    ),
    (
        "第七条修改为：\n“第七条　有下列情形之一的，不予受理：\n（一）甲；\n（二）乙。”",
        ["replace 7 第七条　有下列情形之一的，不予受理：/（一）甲；/（二）乙。"],
    ),
    (
        "第七条修改为：“第七条　有下列情形之一的：”\n“（一）甲；”\n“（二）乙。”",
        ["replace 7 第七条　有下列情形之一的：/（一）甲；/（二）乙。"],
    ),
    ("第八条改为第九条。", ["renumber 8 >9"]),
    ("第八条改为第九条，并修改为：“甲。”", ["renumber 8 >9", "replace 8 甲。"]),
    ("将第四条中的“甲”修改为“乙”。", ["substitute 4 [甲] 乙"]),
    (
        "第四条第一款中“甲”改为“乙”，“丙”改为“丁”。",
        ["substitute 4-1 [甲] 乙", "substitute 4-1 [丙] 丁"],
    ),
    (
        "将第四条、第五条第二款和第九条中的“甲”统一修改为“乙”。",
        ["substitute 4 [甲] 乙", "substitute 5-2 [甲] 乙", "substitute 9 [甲] 乙"],
    ),
    ("将第四条中的“甲”“乙”修改为“丙”。", ["unread"]),
    ("将第四条中的“甲”、“乙”统一修改为“丙”。", ["substitute 4 [甲] 丙", "substitute 4 [乙] 丙"]),
    ("全文中的“甲”统一修改为“乙”。", ["substitute [甲] 乙"]),
    ("将“县国土资源局”修改为“县自然资源局”。", ["substitute [县国土资源局] 县自然资源局"]),
    ("第三条删去；文中的“甲”改为“乙”。", ["delete 3", "substitute [甲] 乙"]),
    ("删去第二条中的“暂行”二字。", ["substitute 2 [暂行]"]),
    ("将第二条中的“、丙”字样删去。", ["substitute 2 [、丙]"]),
    ("第二条第一款中的“甲”予以删除。", ["substitute 2-1 [甲]"]),
    ("在第六条第一款“甲”后增加“、乙”。", ["substitute 6-1 [甲] 甲、乙"]),
    ("第六条中的“甲”之前增加“乙”字。", ["substitute 6 [甲] 乙甲"]),
    ("删去第五条。", ["delete 5"]),
    ("将第五条删除。", ["delete 5"]),
    ("删去第五条、第六条第二款。", ["delete 5", "delete 6-2"]),
    ("第五条第（三）项予以删去。", ["delete 5-0-3"]),
    ("增加一条，作为第六条：“甲。”", ["insert 6 甲。"]),
    ("在第五条后增加一条，作为第六条：“第六条　甲。”", ["insert 6 >5 第六条　甲。"]),
    ("在第五条之后增加一条，作为第五条之一：“甲。”", ["insert 5b1 >5 甲。"]),
    ("第十三条增加一款，作为第二款：“甲‘乙’丙。”", ["insert 13-2 甲“乙”丙。"]),
    ("第十三条中增加一项，作为第（四）项：“（四）甲。”", ["insert 13-0-4 （四）甲。"]),
    ("第十三条第二款增加一项，作为第（四）项：“（四）甲。”", ["insert 13-2-4 （四）甲。"]),
    ("第十三条增加一款：“甲。”", ["insert 13--1 甲。"]),
    (
        "增加两条，分别作为第六条、第七条：“第六条 甲。\n“第七条 乙。”",
        ["insert 6 第六条 甲。", "insert 7 第七条 乙。"],
    ),
    ("第九条增加两款，作为第二款、第三款：“甲。\n“乙。”", ["insert 9-2 甲。", "insert 9-3 乙。"]),
    ("增加三条，分别作为第六条、第七条：“甲。”", ["unread"]),
    (
        "将第十九条中的“甲”修改为“乙”，并增加一款，作为第二款：“丙。”",
        ["substitute 19 [甲] 乙", "insert 19-2 丙。"],
    ),
    (
        "第三条第一款修改为：“甲。”；第二款中的“乙”修改为“丙”。",
        ["replace 3-1 甲。", "substitute 3-2 [乙] 丙"],
    ),
    ("将《甲办法》（示政发〔2025〕1号）第二条中的“甲”修改为“乙”。", ["substitute 2 [甲] 乙"]),
    ("此外，对条文顺序作相应调整。", ["reorder"]),
    ("条文序号作相应调整，重新公布。", ["reorder"]),
    ("对条文顺序和个别文字作相应调整。", ["unread"]),
    ("删去第三章。", ["unread"]),
    ("附件2修改为：", ["unread"]),
    ("将第五条有关保证金的规定修改为由县财政统筹。", ["unread"]),
    ("第六条修改为：“甲。", ["unread"]),
    ("决定对《示例县供水管理办法》作如下修改：", []),
    ("《示例县供水管理办法》根据本决定作相应修改，条文顺序不变，有效期不变。", []),
    ("本决定自公布之日起施行。", []),
    ("第三条不变。", []),
    ("各单位要结合实际，认真贯彻执行。第一批名单见附件。", []),
)


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text[:16] for text, _ in CASES])
def test_what_a_text_changes_is_read(text: str, found: list[str]) -> None:
    assert [shown(one.instruction) for one in instructions(text)] == found


@pytest.mark.parametrize("text", [text for text, _ in CASES], ids=[text[:16] for text, _ in CASES])
def test_an_instruction_has_its_own_words(text: str) -> None:
    before = "县政府决定：\n"
    for one in instructions(before + text):
        assert one.instruction.text == (before + text)[one.start : one.end]
        assert one.instruction.text
