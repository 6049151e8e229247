"""Words of the EPUB of an issue, and of the link that leads to it.

In: nothing.
Out: EpubWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import NamedTuple


class EpubWords(NamedTuple):
    """The words of one language; `summary` is for those who ask how accessible the book is."""

    download: str
    summary: str
    summary_paged: str
    on_web: str
    annexes_on_web: str
    front: str
    text: str
    landmarks: str
    page_list: str


ZH_HANS = EpubWords(
    download="下载本期EPUB",
    summary="全书是可以重排的文本，有目录，标题分级，表格有表头，图片有文字说明。",
    summary_paged="页码是印刷版的页码，每一页从哪个字开始都有标记。",
    on_web="本期网页：{address}",
    annexes_on_web="本件附件见网页",
    front="卷首",
    text="正文",
    landmarks="导航",
    page_list="印刷版页码",
)
ZH_HANT = EpubWords(
    download="下載本期EPUB",
    summary="全書是可以重排的文本，有目錄，標題分級，表格有表頭，圖片有文字說明。",
    summary_paged="頁碼是印刷版的頁碼，每一頁從哪個字開始都有標記。",
    on_web="本期網頁：{address}",
    annexes_on_web="本件附件見網頁",
    front="卷首",
    text="正文",
    landmarks="導航",
    page_list="印刷版頁碼",
)
EN = EpubWords(
    download="Download this issue (EPUB)",
    summary=(
        "All of the book is text that reflows, with a table of contents, headings in their order, "
        "tables with head rows, and pictures that are described."
    ),
    summary_paged=" Its page numbers are those of the printed edition, marked where a page begins.",
    on_web="This issue on the web: {address}",
    annexes_on_web="Annexes of this document on the web",
    front="Front matter",
    text="Text",
    landmarks="Landmarks",
    page_list="Pages of the printed edition",
)
