"""The words of citations: what a document cites, what cites it, and what of it is not held.

In: nothing.
Out: CitingWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class CitingWords(NamedTuple):
    """The words of one language; `kinds` are what has no document number, by kind."""

    cites: str
    cited_by: str
    cited_by_more: str
    article: str
    outside: str
    coverage: str
    described: str
    kinds: Mapping[str, str]


ZH_HANS = CitingWords(
    cites="引用的文件",
    cited_by="被下列文件引用",
    cited_by_more="另有{n}件，见本件的开放数据。",
    article="第{n}条",
    outside="引用的库外文件",
    coverage=(
        "由{first}至{last}所刊{documents}文件的正文自动整理，只列本库未收录的文件；"
        "没有列出的，不等于没有引用。"
    ),
    described="公报文件引用的{name}文件",
    kinds={
        "decree": "令",
        "standard": "标准",
        "court": "司法文书",
        "document": "法律法规和其他文件",
    },
)
ZH_HANT = CitingWords(
    cites="引用的文件",
    cited_by="被下列文件引用",
    cited_by_more="另有{n}件，見本件的開放數據。",
    article="第{n}條",
    outside="引用的庫外文件",
    coverage=(
        "由{first}至{last}所刊{documents}文件的正文自動整理，只列本庫未收錄的文件；"
        "沒有列出的，不等於沒有引用。"
    ),
    described="公報文件引用的{name}文件",
    kinds={
        "decree": "令",
        "standard": "標準",
        "court": "司法文書",
        "document": "法律法規和其他文件",
    },
)
EN = CitingWords(
    cites="Documents cited",
    cited_by="Cited by",
    cited_by_more="{n} more are in this document's open data.",
    article="Article {n}",
    outside="Documents cited from elsewhere",
    coverage=(
        "Made from the texts of {documents} in {first} to {last}; only what this archive does not "
        "hold is listed, and what is not listed may be cited all the same."
    ),
    described="{name}: documents that this gazette cites",
    kinds={
        "decree": "Orders",
        "standard": "Standards",
        "court": "Court cases",
        "document": "Laws and other documents",
    },
)
