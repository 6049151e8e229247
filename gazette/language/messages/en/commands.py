"""Messages in English: what is said where an editor asks what there is and what has changed.

In: nothing of ours.
Out: COMMANDS: the Chinese template -> the English one.
"""

from __future__ import annotations

COMMANDS = {
    "{texts:、}": "{texts:, }",
    "件数": "documents",
    "写成 JSON，三样都有": "as JSON, all three of them",
    "列出各期（issues）、各件（notices）或文号和缺号（numbers），草稿也列。\n\n印刷页数是上一次排印的；改过还没有再排的，写“—”。": "List issues, notices, or numbers with their gaps, drafts too.\n\nPrinted pages are those of the last print; where that is not of what stands there now they are not told (—).",
    "只列这一期，可以写几次": "list this issue alone; may be given more than once",
    "已出版": "locked",
    "已出版，未锁定": "published, not locked",
    "已刊登": "printed",
    "年份": "year",
    "文号或代号": "number or id",
    "有效性": "status",
    "未刊登": "not printed",
    "没有 {name} 这一期；现有 {known:、}": "there is no issue {name}; there are {known:, }",
    "状态": "state",
    "草稿": "draft",
    "页": "pages",
    "页数": "pages",
}
