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
    "`{name}` 里的 gazette.yaml 读不出来": "gazette.yaml of `{name}` cannot be read",
    "git 里没有 `{name}` 这次提交，或者那时还没有这个文件夹": "git has no commit `{name}`, or this folder was not there then",
    "{name} 的封面、目录有改动：": "Cover or contents of {name} change:",
    "{output} 里没有已发布的网站": "there is no published site in {output}",
    "{output} 里的数据读不出来": "the data in {output} cannot be read",
    "不用 --since，与已发布的网站比": "leave out --since, which compares with the published site",
    "与 git 里的一次提交比，例如 HEAD~1": "compare with a commit of git, such as HEAD~1",
    "先运行 build；或者用 --since 与 git 里的一次提交比": "run build first; or compare with a commit of git by --since",
    "内容的文件夹不在 git 版本库里": "the folder of the content is in no git repository",
    "列出读者会看到的改动：与已发布的网站（--output）比，发布之前看一遍。\n\n草稿不算；写上是哪一期，就当它已经出版。不排印，页码不比。会失效的网址单独列出，退出码为 1。": "List what readers would see otherwise, compared with the published site (--output): to be looked at before publishing.\n\nDrafts are left out; an issue that is named counts as published. Nothing is set, so that pages are not compared. Addresses that would die are listed, and the exit status is then 1.",
    "提交": "COMMIT",
    "改动 {count} 件：": "Changed: {count:document|documents}:",
    "新增 {count} 件：": "Added: {count:document|documents}:",
    "少了 {count} 件：": "Removed: {count:document|documents}:",
    "新增一期：{name}": "New issue: {name}",
    "少了一期：{name}": "Issue that goes: {name}",
    "新的网址 {count} 个：": "New: {count:address|addresses}:",
    "会失效的网址 {count} 个（改回来；整件的也可以写进 aliases）：": "Dying: {count:address|addresses} (change it back; that of a document can be written in aliases):",
    "文件不同：{file}": "another file: {file}",
    "次序变了": "stands in another place",
    "草稿 {drafts:、} 没有比；要看它出版以后的样子，写 diff {first}": "The drafts {drafts:, } were not compared; to see one as it will be, run diff {first}",
    "读者看到的没有改动。": "Readers see no change.",
    "这台机器上没有 git": "there is no git on this machine",
}
