"""The words of a consolidated text: a document with the changes of others carried out.

In: nothing.
Out: ConsolidatingWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class ConsolidatingWords(NamedTuple):
    """The words of one language.

    `changes` go by what was done to a block (changed, added, deleted), `obstacles` by Obstacle.
    `uncorrected` stands behind a correction that the text does not show.
    """

    heading: str
    leads: str
    unofficial: str
    described: str
    applied: str
    on_day: str
    compared: str
    before: str
    after: str
    whole: str
    changes: Mapping[str, str]
    by: str
    failed: str
    unspecified: str
    instruction: str
    uncorrected: str
    obstacles: Mapping[str, str]


ZH_HANS = ConsolidatingWords(
    heading="整理本",
    leads="修改后的文本（非正式整理本）",
    unofficial=(
        "非正式整理本：把下列修改逐字并入公报所刊的文字而成，仅供参考；"
        "文中对条款的引用没有随之调整。以公报所刊的各件文件为准。"
    ),
    described="并入修改的非正式整理本，附修改对照",
    applied="已并入的修改",
    on_day="{act}，{day}起",
    compared="修改对照",
    before="公报所刊",
    after="修改后",
    whole="整理本全文",
    changes={"changed": "修改", "added": "增加", "deleted": "删去"},
    by="{change}：{acts}",
    failed="{act}的下列修改不能逐字并入，整理本不含这次及以后的修改：",
    unspecified="{act}没有写出可以逐字并入的修改，没有这次及以后修改的整理本。",
    instruction="{text}（{why}）",
    uncorrected="（这项更正没有在整理本中标出）",
    obstacles={
        "unread": "没有认出改什么",
        "unit_missing": "没有这一条款",
        "unit_ambiguous": "不能确定是哪一条款，或放在哪里",
        "words_missing": "该处没有这些字",
        "not_plain": "该处有表格、图片或其他格式",
        "number_taken": "这个序号已经有了",
        "number_other": "序号与前后不符",
    },
)
ZH_HANT = ConsolidatingWords(
    heading="整理本",
    leads="修改後的文本（非正式整理本）",
    unofficial=(
        "非正式整理本：把下列修改逐字併入公報所刊的文字而成，僅供參考；"
        "文中對條款的引用沒有隨之調整。以公報所刊的各件文件為準。"
    ),
    described="併入修改的非正式整理本，附修改對照",
    applied="已併入的修改",
    on_day="{act}，{day}起",
    compared="修改對照",
    before="公報所刊",
    after="修改後",
    whole="整理本全文",
    changes={"changed": "修改", "added": "增加", "deleted": "刪去"},
    by="{change}：{acts}",
    failed="{act}的下列修改不能逐字併入，整理本不含這次及以後的修改：",
    unspecified="{act}沒有寫出可以逐字併入的修改，沒有這次及以後修改的整理本。",
    instruction="{text}（{why}）",
    uncorrected="（這項更正沒有在整理本中標出）",
    obstacles={
        "unread": "沒有認出改什麼",
        "unit_missing": "沒有這一條款",
        "unit_ambiguous": "不能確定是哪一條款，或放在哪裡",
        "words_missing": "該處沒有這些字",
        "not_plain": "該處有表格、圖片或其他格式",
        "number_taken": "這個序號已經有了",
        "number_other": "序號與前後不符",
    },
)
EN = ConsolidatingWords(
    heading="Consolidated text",
    leads="The text as amended (unofficial consolidation)",
    unofficial=(
        "Unofficial consolidation: the amendments below carried out word for word in the text as "
        "published; references to articles have not been adjusted. Only the documents published in "
        "the gazette are authentic."
    ),
    described="Unofficial consolidation with all changes side by side",
    applied="Amendments carried out",
    on_day="{act}, from {day}",
    compared="Changes",
    before="As published",
    after="As amended",
    whole="Whole text as amended",
    changes={"changed": "Changed", "added": "Added", "deleted": "Deleted"},
    by="{change}: {acts}",
    failed="These changes of {act} do not fit the text word for word; they are left out:",
    unspecified="{act} gives no change that could be carried out word for word.",
    instruction="{text} ({why})",
    uncorrected=" (this correction is not marked in the consolidated text)",
    obstacles={
        "unread": "what is changed was not understood",
        "unit_missing": "there is no such unit",
        "unit_ambiguous": "it is not certain which unit is meant, or where it goes",
        "words_missing": "these words do not stand there",
        "not_plain": "there is a table, a picture or another form",
        "number_taken": "this number is taken",
        "number_other": "the number does not follow",
    },
)
