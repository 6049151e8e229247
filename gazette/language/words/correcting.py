"""The words of a correction (更正): where it is made, and on the page of what is corrected.

In: nothing.
Out: CorrectingWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class CorrectingWords(NamedTuple):
    """The words of one language.

    A sentence says what is to be read for what (`sentence`), and where (`placed`); the parts of a
    place stand `apart`. `columns` go by their side, `line` and `nth` count.
    The page of what is corrected has a `band`, a `switch`, and beside what is corrected `should`;
    its plain text has `told`. `web` is what the web edition alone had wrong. The draft of a
    correction has a `title`, a `kind` and an `opening`.
    """

    sentence: str
    placed: str
    apart: str
    columns: Mapping[str, str]
    line: str
    nth: str
    band: str
    unplaced: str
    switch: str
    should: str
    told: str
    web: str
    title: str
    kind: str
    opening: str


ZH_HANS = CorrectingWords(
    sentence="“{was}”应为“{now}”。",
    placed="{place}“{was}”应为“{now}”。",
    apart="{before}{after}",
    columns={"left": "左栏", "right": "右栏"},
    line="第{line}行",
    nth="第{nth}处",
    band="更正的{count}处在文中标出：先是原刊的字，后是应为的字。",
    unplaced="（没有确定是哪一处）",
    switch="按更正后的文字读",
    should="应为：",
    told="更正：文中有{count}处印错，以下照原刊；见{acts}",
    web="网页勘误",
    title="{issuer}关于{document}的更正",
    kind="更正",
    opening="本刊{issue}刊登的{document}有误，更正如下：",
)
ZH_HANT = CorrectingWords(
    sentence="“{was}”應為“{now}”。",
    placed="{place}“{was}”應為“{now}”。",
    apart="{before}{after}",
    columns={"left": "左欄", "right": "右欄"},
    line="第{line}行",
    nth="第{nth}處",
    band="更正的{count}處在文中標出：先是原刊的字，後是應為的字。",
    unplaced="（沒有確定是哪一處）",
    switch="按更正後的文字讀",
    should="應為：",
    told="更正：文中有{count}處印錯，以下照原刊；見{acts}",
    web="網頁勘誤",
    title="{issuer}關於{document}的更正",
    kind="更正",
    opening="本刊{issue}刊登的{document}有誤，更正如下：",
)
EN = CorrectingWords(
    sentence="For “{was}” read “{now}”.",
    placed="{place}: for “{was}” read “{now}”.",
    apart="{before}, {after}",
    columns={"left": "left column", "right": "right column"},
    line="line {line}",
    nth="occurrence {nth}",
    band="Corrections marked in the text: {count}; first what is printed, then what it should say.",
    unplaced=" (which place is not certain)",
    switch="Read as corrected",
    should="read: ",
    told="Corrected in {count} places; printed text follows: {acts}",
    web="Web edition corrected",
    title="{issuer}: Correction to {document}",
    kind="Correction",
    opening="{document}, published in {issue} of this gazette, is corrected as follows:",
)
