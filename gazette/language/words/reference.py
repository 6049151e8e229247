"""Words for citing a document, one of its units, for the addresses of both, and for its notes.

In: nothing.
Out: ReferenceWords, of which each language has one; static/notice.js fills in what it `said`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class ReferenceWords(NamedTuple):
    """The words of a citation and of the panel of a unit; of a reference the marks of GB/T 7714."""

    first_number_page: str
    several_numbers: str
    notice_page: str
    one_number: str
    former_address: str
    access_day: str
    files: str
    panel: str
    said: Mapping[str, str]
    copy_address: str
    copy_citation: str
    mark: str
    colon: str
    supplement: str
    and_others: str
    note: str
    note_back: str


ZH_HANS = ReferenceWords(
    first_number_page="第一个文号的网页",
    several_numbers="本文件有几个文号（{numbers}），全文见{page}。",
    notice_page="本文件的网页",
    one_number="文号是{numbers}，全文见{page}。",
    former_address="这是本文件从前的网址，全文见{page}。",
    access_day="引用日期",
    files="下载引文：",
    panel="这一处的网址",
    said={
        "address": "{unit}的网址",
        "art": "第{n}条",
        "bis": "之{n}",
        "paragraph": "第{n}款",
        "item": "第（{n}）项",
        "subitem": "第{n}目",
        "table": "表{n}",
        "annex": "附件{n}",
        "quoted": "“{text}”",
        "cited": "{document}{unit}，{place}，{address}",
        "page": "{source}第{page}页",
        "open": "{source}第{page}页起",
        "and": "，",
        "status": "{citation}（{status}）",
        "copied": "已复制",
        "refused": "浏览器不许复制，请选中后复制：",
    },
    copy_address="复制网址",
    copy_citation="复制引文",
    mark=", ",
    colon=": ",
    supplement="增刊{number}",
    and_others=", 等",
    note="注释 {mark}",
    note_back="回到正文 {mark}",
)
ZH_HANT = ReferenceWords(
    first_number_page="第一個文號的網頁",
    several_numbers="本文件有幾個文號（{numbers}），全文見{page}。",
    notice_page="本文件的網頁",
    one_number="文號是{numbers}，全文見{page}。",
    former_address="這是本文件從前的網址，全文見{page}。",
    access_day="引用日期",
    files="下載引文：",
    panel="這一處的網址",
    said={
        "address": "{unit}的網址",
        "art": "第{n}條",
        "bis": "之{n}",
        "paragraph": "第{n}款",
        "item": "第（{n}）項",
        "subitem": "第{n}目",
        "table": "表{n}",
        "annex": "附件{n}",
        "quoted": "「{text}」",
        "cited": "{document}{unit}，{place}，{address}",
        "page": "{source}第{page}頁",
        "open": "{source}第{page}頁起",
        "and": "，",
        "status": "{citation}（{status}）",
        "copied": "已複製",
        "refused": "瀏覽器不許複製，請選取後複製：",
    },
    copy_address="複製網址",
    copy_citation="複製引文",
    mark=", ",
    colon=": ",
    supplement="增刊{number}",
    and_others=", 等",
    note="註釋 {mark}",
    note_back="回到正文 {mark}",
)
EN = ReferenceWords(
    first_number_page="the page of its first number",
    several_numbers="This document has several numbers ({numbers}); for its text see {page}.",
    notice_page="its page",
    one_number="This document is {numbers}; for its text see {page}.",
    former_address="This is a former address of the document; for its text see {page}.",
    access_day="day of access",
    files="Download the reference: ",
    panel="Address of this place",
    said={
        "address": "Address of {unit}",
        "art": "Article {n}",
        "bis": "-{n}",
        "paragraph": ", paragraph {n}",
        "item": ", item ({n})",
        "subitem": ", point {n}",
        "table": "Table {n}",
        "annex": "Annex {n}",
        "quoted": "“{text}”",
        "cited": "{document}, {unit}, {place}, {address}",
        "page": "{source}, page {page}",
        "open": "{source}, from page {page}",
        "and": ", ",
        "status": "{citation} ({status})",
        "copied": "Copied",
        "refused": "The browser does not let a page copy; select and copy: ",
    },
    copy_address="Copy address",
    copy_citation="Copy citation",
    mark=", ",
    colon=": ",
    supplement="suppl. {number}",
    and_others=", et al",
    note="Note {mark}",
    note_back="Back to the text {mark}",
)
