"""Words for asking by a document number, which readers write in many ways.

In: nothing.
Out: Asking, of which each language has one; static/numbers.js fills in what it `said`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Asking(NamedTuple):
    """The words of the page of the numbers and of what is answered there."""

    label: str
    hint: str
    help: str
    no_script: str
    said: Mapping[str, str]


ZH_HANS = Asking(
    label="查文号",
    hint="示政发〔2026〕3号、2026-3",
    help="怎样写都行：带不带括号，阿拉伯数字或汉字数字，也可以贴一句话。",
    no_script=("查文号需要浏览器的 JavaScript，现在没有启用。仍可从下面的系列和年份查找。"),
    said={
        "held": "本库收录了{number}。",
        "absent": "本库没有收录{number}。",
        "issuer": "这一系列由{issuer}发文。",
        "between": (
            "本库收录的前一号是{below}，后一号是{above}：这一号在两者之间，"
            "没有在本公报刊登，或者没有这一号。"
        ),
        "behind": "{year}年本库收录的最后一号是{below}。",
        "before": "{year}年本库收录的最前一号是{above}。",
        "no_year": "{year}年这一系列本库一件也没有收录。",
        "of_year": "{year}年的全部文号",
        "list": "见{list}。",
        "foreign": "{number}不是本公报的文号系列，本库没有收录。",
        "identified": "{identifier}是{title}。",
        "cited": "本库有{count}件文件提到它：",
        "unread": "看不出“{query}”里的文号。写法如 示政发〔2026〕3号、2026-3。",
        "broken": ("文号的清单没有载入。请检查网络后重新载入本页，或从下面的系列和年份查找。"),
        "from_disk": "从磁盘打开的网页不能查文号。请从下面的系列和年份查找。",
    },
)
ZH_HANT = Asking(
    label="查文號",
    hint="示政發〔2026〕3號、2026-3",
    help="怎樣寫都行：帶不帶括號，阿拉伯數字或漢字數字，也可以貼一句話。",
    no_script=("查文號需要瀏覽器的 JavaScript，現在沒有啟用。仍可從下面的系列和年份查找。"),
    said={
        "held": "本庫收錄了{number}。",
        "absent": "本庫沒有收錄{number}。",
        "issuer": "這一系列由{issuer}發文。",
        "between": (
            "本庫收錄的前一號是{below}，後一號是{above}：這一號在兩者之間，"
            "沒有在本公報刊登，或者沒有這一號。"
        ),
        "behind": "{year}年本庫收錄的最後一號是{below}。",
        "before": "{year}年本庫收錄的最前一號是{above}。",
        "no_year": "{year}年這一系列本庫一件也沒有收錄。",
        "of_year": "{year}年的全部文號",
        "list": "見{list}。",
        "foreign": "{number}不是本公報的文號系列，本庫沒有收錄。",
        "identified": "{identifier}是{title}。",
        "cited": "本庫有{count}件文件提到它：",
        "unread": "看不出「{query}」裏的文號。寫法如 示政發〔2026〕3號、2026-3。",
        "broken": ("文號的清單沒有載入。請檢查網絡後重新載入本頁，或從下面的系列和年份查找。"),
        "from_disk": "從磁碟開啟的網頁不能查文號。請從下面的系列和年份查找。",
    },
)
EN = Asking(
    label="Find a number",
    hint="GN 2026/3, 2026-3",
    help=(
        "Write it as you like: with brackets or without, or paste a sentence in which it stands."
    ),
    no_script=(
        "Finding a number needs JavaScript, which is off. The series and years below "
        "lead to it, too."
    ),
    said={
        "held": "The archive has {number}.",
        "absent": "The archive does not have {number}. ",
        "issuer": "{issuer} issues this series. ",
        "between": (
            "Of this series it has {below} and then {above}: the number between them was "
            "not printed in this gazette, or there is none. "
        ),
        "behind": "The last number of {year} that it has is {below}. ",
        "before": "The first number of {year} that it has is {above}. ",
        "no_year": "Of {year} it has nothing of this series. ",
        "of_year": "all numbers of {year}",
        "list": "See {list}.",
        "foreign": "{number} is of no series of this gazette, and not in the archive.",
        "identified": "{identifier} is {title}.",
        "cited": "Documents of the archive that name it ({count}): ",
        "unread": ("No number could be found in “{query}”. Write it like GN 2026/3 or 2026-3."),
        "broken": (
            "The list of numbers could not be loaded. Check the network and load this "
            "page again, or use the series and years below."
        ),
        "from_disk": (
            "A page that is opened from a disk cannot look up numbers. Use the series "
            "and years below."
        ),
    },
)
