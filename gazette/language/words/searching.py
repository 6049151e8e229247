"""What the search says to a reader: static/search.js fills in names in {braces}.

In: nothing.
Out: what it says, by name; one mapping a language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ZH_HANS: Mapping[str, str] = {
    "as_corrected": "更正后的文字",
    "as_printed": "原刊的文字，后来有更正",
    "from_disk": (
        "从磁盘打开的网页不能检索。请运行 make preview，再打开它给出的网址，或从下面的索引查找。"
    ),
    "searching": "正在检索……",
    "none": "没有找到“{query}”",
    "broken": (
        "检索用的索引没有完整载入，无法检索。请检查网络后重新载入本页，或从下面的索引查找。"
    ),
    "read": "已查 {read} / {all} 件，还没有找到",
    "hits": "找到 {hits} 条",
    "hits_so_far": "约有 {about} 条，已列出 {hits} 条",
    "joined_too": "{count}（各词分开查找，连起来的“{query}”也查了，有 {joined} 条，排在前面）",
    "joined_none": "{count}（各词分开查找，连起来的“{query}”也查了，没有）",
    "apart": "没有连起来的“{query}”；各词分开查找，{count}",
    "loose": "没有原样的“{query}”；不计引号和书名号，{count}",
    "page": "{issue}第{page}页",
    "page_open": "{issue}第{page}页起",
}
ZH_HANT: Mapping[str, str] = {
    "as_corrected": "更正後的文字",
    "as_printed": "原刊的文字，後來有更正",
    "from_disk": (
        "從磁盤打開的網頁不能檢索。請運行 make preview，再打開它給出的網址，或從下面的索引查找。"
    ),
    "searching": "正在檢索……",
    "none": "沒有找到「{query}」",
    "broken": (
        "檢索用的索引沒有完整載入，無法檢索。請檢查網絡後重新載入本頁，或從下面的索引查找。"
    ),
    "read": "已查 {read} / {all} 件，還沒有找到",
    "hits": "找到 {hits} 條",
    "hits_so_far": "約有 {about} 條，已列出 {hits} 條",
    "joined_too": ("{count}（各詞分開查找，連起來的「{query}」也查了，有 {joined} 條，排在前面）"),
    "joined_none": "{count}（各詞分開查找，連起來的「{query}」也查了，沒有）",
    "apart": "沒有連起來的「{query}」；各詞分開查找，{count}",
    "loose": "沒有原樣的「{query}」；不計引號和書名號，{count}",
    "page": "{issue}第{page}頁",
    "page_open": "{issue}第{page}頁起",
}
EN: Mapping[str, str] = {
    "as_corrected": "as corrected",
    "as_printed": "as printed, corrected since",
    "from_disk": (
        "A page opened from the disk cannot search. Run make preview and open the address that "
        "it gives, or use the indexes below."
    ),
    "searching": "Searching …",
    "none": "Nothing found for “{query}”",
    "broken": (
        "The index of the search did not load. Check the network and load this page again, or "
        "use the indexes below."
    ),
    "read": "{read} of {all} documents searched, nothing found yet",
    "hits": "Documents found: {hits}",
    "hits_so_far": "About {about} documents found, {hits} listed",
    "joined_too": "{count} (each word apart; “{query}” stands in {joined}, listed first)",
    "joined_none": "{count} (each word apart; “{query}” stands in none)",
    "apart": "“{query}” stands nowhere; each word apart: {count}",
    "loose": "“{query}” stands nowhere as written; quotation marks aside: {count}",
    "page": "{issue}, p. {page}",
    "page_open": "{issue}, from p. {page}",
}
