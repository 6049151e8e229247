"""Suspected errors of OCR and of the print: they are listed, never corrected silently.

In: the notices as found.
Out: SuspectedErrors, each with its place and an excerpt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.importers.lexicon import numbering, review_labels, terms
from gazette.language.numerals import whole
from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.document import Position
    from gazette.importers.paragraphs.join import LineGroup
    from gazette.importers.recognise.notice import RecognisedNotice

TRADITIONAL = frozenset(
    "學號國體關係會與為這個們來時說對過還種將問題現開長無見產業經濟發點當從實機質優環節樣變應觀規劃設計"
    "議論證據責務財貨費資贊貧賬賣買購賞賴賽贏軍車輛轉輸較載輕農運達進選遺遲邊郵鄉鄰醫釋裡鐘鐵錢鋼錯鎮門閉間閱隊階"
    "際陽陰陸險隨隱雜難雲電靈靜頁項順須預領頭顧顯風飛飯飲館養餘馬駐驗驚體髮鬥鬧魚鳥鳴麥黃點齊齡龍龜龐廳廠廣廢廟"
    "廬張強彈彙後徑復徵恆悅惡惱愛態慣慶憂憑憲懷戀戰戲戶執掃掛採揀換揚損搖搶撫擁擇擊擋擔據擬擴擺擾攝攜攔敗敵數斷"
    "於昇時晉晝暫曆曉書東條極構槍樂標樞樓樹橋機橫檔檢檯櫃權歐歡歲歷歸殘殺殼毀氣決況淚淨淺減測湊湯溝溫滅滾滿漁漢"
    "漲漸潔潛澤濁濃濕濟濤濫灣災為烏煉煙煩熱燈燒營爭爺牆獎獨獲獻瑪環瓊畝畢畫異療癥皺盜盡監盤盧眾睜礎礙礦禍禮禿稅"
    "稱穀積穩窮竄競筆築簡籃籌籤糧糾紀約紅紋納純紙級細終組結絕給統絲經維綱網綠緊緒線緣編緩練縣縮總績織繞繪續繳纖罰"
    "罷羅義習聖聞聯聰聲職聽肅脅脈腦臟臨舉舊艙艱藝藥蘇蘭處虛號蟲補裝複襲覺覽觸訂訊討訓託記許訴診評詞試詩話該詳認語"
    "誠誤誰課調談請諸講謝謹譯議護譽讀讓"
) - frozenset("於彙穀禿")
"""Characters that simplified print does not use; common in OCR, and rightly in a few names."""

_TWICE = 12  # characters: shorter paragraphs are rightly said again
_END = 4  # characters of a piece that repeats the end of the paragraph above


@dataclass(frozen=True, slots=True)
class SuspectedError:
    """A place that looks wrong: what, and the words around it; `count` times in the notice."""

    position: Position
    what: Message
    excerpt: str
    count: int = 1


def suspected(found: tuple[RecognisedNotice, ...]) -> tuple[SuspectedError, ...]:
    """Return the suspected errors of all notices, in their order."""
    made: list[SuspectedError] = []
    for each in found:
        made += _letters(each)
        made += _twice(each.groups)
        for text in each.texts:
            made += _numbers(text)
        made += _signature(each)
    made += _series(found)
    return tuple(made)


def _letters(each: RecognisedNotice) -> Iterator[SuspectedError]:
    """Find characters and marks that do not belong: the first place of each kind, and how often."""
    texts = [(each.position, each.card.title), *((g.position, g.text) for g in each.groups)]
    texts += [(each.position, annex.name) for annex in each.notice.annexes]
    for position, text in texts:
        for at, character in enumerate(text):
            if character in TRADITIONAL:
                yield SuspectedError(
                    position, message("繁体字“{character}”", character=character), _around(text, at)
                )
    kinds = (review_labels.HALF_WIDTH, review_labels.FORMULA, review_labels.FOREIGN_WORD)
    for label in kinds:
        places = [
            (position, text, match) for position, text in texts for match in label.found_in(text)
        ]
        if places:
            position, text, match = places[0]
            yield SuspectedError(
                position,
                message("{kind}“{text}”", kind=message(label.name), text=match[0].strip()),
                _around(text, match.start()),
                len(places),
            )
    for position, text in texts:
        left = numbering.open_bracket(text)
        if left:
            yield SuspectedError(
                position, message("“{left}”没有另一半", left=left), _around(text, text.rfind(left))
            )


def _twice(groups: tuple[LineGroup, ...]) -> Iterator[SuspectedError]:
    seen: set[str] = set()
    for before, each in zip((None, *groups), groups, strict=False):
        folded = terms.fold(each.text)
        if len(folded) > _TWICE and folded in seen and not _row(each.text):
            yield SuspectedError(each.position, message("这一段印了两次"), each.text[:30])
        elif before and len(folded) > _END and terms.fold(before.text).endswith(folded):
            yield SuspectedError(each.position, message("这一段与上一段的末尾相同"), each.text[:30])
        seen.add(folded)


def _row(text: str) -> bool:
    """Return whether this is a row of a table or 责任单位：…, rightly said again."""
    return "\t" in text or bool(numbering.LABEL.match(text))


def _numbers(groups: tuple[LineGroup, ...]) -> Iterator[SuspectedError]:
    """Find numbers that do not follow each other; （一） and 1. may begin anew at any time."""
    for label, anew in review_labels.COUNTED:
        last = 0
        for group in groups:
            match = label.match(group.text)
            value = whole(match["n"] or "") if match else None
            if value is None:
                continue
            if value != last + 1 and not (anew and value == 1) and last:
                what = message("序号不连续：{last} 之后是 {value}", last=last, value=value)
                yield SuspectedError(group.position, what, group.text[:30])
            last = value


def _signature(each: RecognisedNotice) -> Iterator[SuspectedError]:
    card, signed = each.card, "".join(each.notice.signed_by)
    if terms.kind(card.title) not in terms.OFFICIAL:
        return
    if signed and each.issuer and terms.fold(signed) != terms.fold(each.issuer) and not each.order:
        yield SuspectedError(
            each.position, message("发文机关与落款不同"), f"{each.issuer}／{signed}"
        )
    if not signed:
        yield SuspectedError(each.position, message("没有落款"), card.title[:40])
    if not card.dated:
        yield SuspectedError(each.position, message("没有成文日期"), card.title[:40])


def _series(found: tuple[RecognisedNotice, ...]) -> Iterator[SuspectedError]:
    """Find numbers of one series whose days run the other way, and a number that stands twice."""
    series: dict[tuple[str, int], list[RecognisedNotice]] = {}
    for each in found:
        if each.number:
            series.setdefault((each.number.prefix, each.number.year), []).append(each)
    for row in series.values():
        ordered = sorted(row, key=lambda each: each.number.sequence if each.number else 0)
        for before, after in pairwise(ordered):
            if before.number == after.number:
                yield SuspectedError(after.position, message("文号重复"), f"{after.number}")
            elif before.card.dated and after.card.dated and after.card.dated < before.card.dated:
                said = f"{before.number} {before.card.dated}；{after.number} {after.card.dated}"
                yield SuspectedError(after.position, message("文号与成文日期的先后不合"), said)


def _around(text: str, at: int) -> str:
    return text[max(0, at - 10) : at + 12]
