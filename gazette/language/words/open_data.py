"""The words of the page that tells programs and people of the open data.

In: nothing.
Out: OpenDataWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class OpenDataWords(NamedTuple):
    """The words of one language; `files` go by what is after the last / of an address."""

    heading: str
    described: str
    intro: str
    files_heading: str
    files: Mapping[str, str]
    schema: str
    line_schema: str
    promises_heading: str
    promises: tuple[str, ...]
    examples_heading: str
    examples: tuple[str, str, str, str, str]


ZH_HANS = OpenDataWords(
    heading="开放数据",
    described="本公报的文件、期次和有效性的机读数据，以及用法",
    intro=(
        "本站所列的一切，机器都能从下列文件读到。编码是 UTF-8；地址从本站的根开始；"
        "没有记载的写 null；日期写成 YYYY-MM-DD。"
    ),
    files_heading="文件",
    files={
        "gazette.json": "总目录：各期，每期各件的文号、标题、日期、页码、有效性和关联",
        "2026-01.json": "一期的全部：各件的字段、条款、引用、附件，各印刷页的文字，各文件的摘要值",
        "2026-01.ndjson.gz": "一期各件，一件一行",
        "zf-2026-3.json": "一件的全部",
        "all.ndjson.gz": "全部各件，一件一行，按期次和印刷的次序",
        "changes.ndjson": "逐期的变化，一项一行，只在末尾增加",
        "as-of.json": "做成这些文件的那一天不是单纯现行有效的各件，其余现行有效",
        "status.json": "各件有效性的各段日期，供检索用",
        "numbers.json": "各文号系列，每年收录了哪些号",
        "cited.json": "被引用而本库没有收录的文号",
        "identifiers.json": "索引号、登记号，各是哪一件",
        "redirects.csv": "转到别处的网址",
        "moved.txt": "转到别处的和撤下的网址，供 Caddy、Apache 用",
        "moved.map": "同上，供 nginx 用",
    },
    schema="结构",
    line_schema="每行的结构",
    promises_heading="约定",
    promises=(
        "schema_version 变了，才有字段去掉或者改变含义；可以增加字段。",
        "除 as-of.json 外，没有文件随做成的日子变化：内容相同，字节相同。",
        (
            "changes.ndjson 里 added 是刊登了一件，knowledge 是从这一期知道了另一件被废止、修改等；"
            "text（依法重新公布而文字有变）和 remade（只是重新制作）留给将来的发布记录，现在没有。"
        ),
        "后来补入的旧期，按它的出版日期排在中间，不在末尾。",
        "quotation 是文件自己的话，page 是所在的印刷页，unit 是所在条款的代号，接在网址的 # 之后。",
    ),
    examples_heading="用法举例",
    examples=(
        "列出全部文件的日期、文号和标题",
        "查一件在做成数据的那一天的有效性",
        "在全部文字里查一个词，给出条款的网址",
        "列出某一天以后知道的废止、修改和更正",
        "下载一期的文件，核对摘要值",
    ),
)
ZH_HANT = OpenDataWords(
    heading="開放數據",
    described="本公報的文件、期次和有效性的機讀數據，以及用法",
    intro=(
        "本站所列的一切，機器都能從下列文件讀到。編碼是 UTF-8；地址從本站的根開始；"
        "沒有記載的寫 null；日期寫成 YYYY-MM-DD。"
    ),
    files_heading="文件",
    files={
        "gazette.json": "總目錄：各期，每期各件的文號、標題、日期、頁碼、有效性和關聯",
        "2026-01.json": "一期的全部：各件的欄位、條款、引用、附件，各印刷頁的文字，各文件的摘要值",
        "2026-01.ndjson.gz": "一期各件，一件一行",
        "zf-2026-3.json": "一件的全部",
        "all.ndjson.gz": "全部各件，一件一行，按期次和印刷的次序",
        "changes.ndjson": "逐期的變化，一項一行，只在末尾增加",
        "as-of.json": "做成這些文件的那一天不是單純現行有效的各件，其餘現行有效",
        "status.json": "各件有效性的各段日期，供檢索用",
        "numbers.json": "各文號系列，每年收錄了哪些號",
        "cited.json": "被引用而本庫沒有收錄的文號",
        "identifiers.json": "索引號、登記號，各是哪一件",
        "redirects.csv": "轉到別處的網址",
        "moved.txt": "轉到別處的和撤下的網址，供 Caddy、Apache 用",
        "moved.map": "同上，供 nginx 用",
    },
    schema="結構",
    line_schema="每行的結構",
    promises_heading="約定",
    promises=(
        "schema_version 變了，才有欄位去掉或者改變含義；可以增加欄位。",
        "除 as-of.json 外，沒有文件隨做成的日子變化：內容相同，位元組相同。",
        (
            "changes.ndjson 裏 added 是刊登了一件，knowledge 是從這一期知道了另一件被廢止、修改等；"
            "text（依法重新公布而文字有變）和 remade（只是重新製作）留給將來的發布記錄，現在沒有。"
        ),
        "後來補入的舊期，按它的出版日期排在中間，不在末尾。",
        "quotation 是文件自己的話，page 是所在的印刷頁，unit 是所在條款的代號，接在網址的 # 之後。",
    ),
    examples_heading="用法舉例",
    examples=(
        "列出全部文件的日期、文號和標題",
        "查一件在做成數據的那一天的有效性",
        "在全部文字裏查一個詞，給出條款的網址",
        "列出某一天以後知道的廢止、修改和更正",
        "下載一期的文件，核對摘要值",
    ),
)
EN = OpenDataWords(
    heading="Open data",
    described="The documents, issues and statuses of this gazette for programs, with examples",
    intro=(
        "All that this site says can be read by machines from the files below. They are UTF-8; "
        "addresses begin at the root of this site; what is not recorded is null; days are "
        "YYYY-MM-DD."
    ),
    files_heading="Files",
    files={
        "gazette.json": "the index: issues; number, title, days, pages, status of each document",
        "2026-01.json": "all of an issue: fields, units, citations, printed pages, digests",
        "2026-01.ndjson.gz": "the documents of an issue, one a line",
        "zf-2026-3.json": "all of a document",
        "all.ndjson.gz": "all documents, one a line, in the order of issues and of print",
        "changes.ndjson": "what changed with each issue, one a line; it grows at its end",
        "as-of.json": "what is not simply in force on the day on which these files were made",
        "status.json": "the spans of each document's status, which the search shows",
        "numbers.json": "the series of numbers, and which of each year are held",
        "cited.json": "numbers that are cited and not held",
        "identifiers.json": "index numbers and registrations, and whose they are",
        "redirects.csv": "addresses that lead elsewhere",
        "moved.txt": "addresses that lead elsewhere or are gone, for Caddy and Apache",
        "moved.map": "the same for nginx",
    },
    schema="schema",
    line_schema="schema of a line",
    promises_heading="What holds",
    promises=(
        "A key goes or changes its meaning only with another schema_version; keys may be added.",
        "No file but as-of.json depends on the day on which it was made.",
        (
            "In changes.ndjson, added is a document that came out, knowledge that another became "
            "known as repealed, amended and so on; text (changed by a lawful re-publication) and "
            "remade (only made anew) are kept for a log of publications, and do not occur yet."
        ),
        "An old issue that is put in later stands where its day is, not at the end.",
        "quotation is the document's own words; page and unit are where they stand.",
    ),
    examples_heading="Examples",
    examples=(
        "List the day, number and title of all documents",
        "Ask for the status of a document on the day of the data",
        "Look for a word in all texts, with the addresses of the units",
        "List the repeals, amendments and corrections that became known since a day",
        "Fetch the files of an issue and check their digests",
    ),
)
