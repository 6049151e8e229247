"""Words of what is published: the lock of an issue, the codes of its pages, the acts of the log.

In: nothing.
Out: PublicationWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class PublicationWords(NamedTuple):
    """The words of one language; `log_end` and `key` stand in the colophon."""

    log_end: str
    key: str
    locked: str
    manifest: str
    text: str
    log: str
    again: str
    withdrawn: str
    code: str
    code_of: str
    leads_to_page: str
    led_to_page: str
    gone: str
    signed: str
    changes: str
    changed: str
    changed_from: str
    changed_to: str
    known: Mapping[str, str]
    """What readers call each field that says what is known about a document."""


ZH_HANS = PublicationWords(
    log_end="出版记录",
    key="签名公钥",
    locked="核验本期是否原样",
    manifest="清单",
    text="出版文本",
    log="出版记录",
    again="{day}重新出版：{reason}",
    withdrawn="{day}撤回{what}：{reason}",
    code="本页核验码",
    code_of="核验码{code}",
    leads_to_page="这是{page}的核验码。",
    led_to_page="这是{page}从前一次出版的核验码：本期后来重新出版过，或者撤回过内容。",
    gone="{day}重新出版时，本件已从本期撤下。理由：{reason}",
    signed="有电子签名的 PDF",
    changes="出版以后，关于文件的说明有更改",
    changed="《{title}》{field}：出版时是“{was}”，现在是“{now}”",
    changed_from="《{title}》{field}：出版时是“{was}”，现在没有",
    changed_to="《{title}》{field}：出版时没有，现在是“{now}”",
    known={
        "topic": "主题分类",
        "index_number": "索引号",
        "registration": "规范性文件登记号",
        "first_online": "首次上网",
        "relations": "关联",
        "summary": "摘要",
        "explanations": "政策解读",
        "web_errata": "网页勘误",
        "aliases": "曾用网址",
    },
)
ZH_HANT = PublicationWords(
    log_end="出版記錄",
    key="簽名公鑰",
    locked="核驗本期是否原樣",
    manifest="清單",
    text="出版文本",
    log="出版記錄",
    again="{day}重新出版：{reason}",
    withdrawn="{day}撤回{what}：{reason}",
    code="本頁核驗碼",
    code_of="核驗碼{code}",
    leads_to_page="這是{page}的核驗碼。",
    led_to_page="這是{page}從前一次出版的核驗碼：本期後來重新出版過，或者撤回過內容。",
    gone="{day}重新出版時，本件已從本期撤下。理由：{reason}",
    signed="有電子簽名的 PDF",
    changes="出版以後，關於文件的說明有更改",
    changed="《{title}》{field}：出版時是“{was}”，現在是“{now}”",
    changed_from="《{title}》{field}：出版時是“{was}”，現在沒有",
    changed_to="《{title}》{field}：出版時沒有，現在是“{now}”",
    known={
        "topic": "主題分類",
        "index_number": "索引號",
        "registration": "規範性文件登記號",
        "first_online": "首次上網",
        "relations": "關聯",
        "summary": "摘要",
        "explanations": "政策解讀",
        "web_errata": "網頁勘誤",
        "aliases": "曾用網址",
    },
)
EN = PublicationWords(
    log_end="Log of publications",
    key="Signing key",
    locked="Anyone can check that this issue is as it was published",
    manifest="manifest",
    text="text as published",
    log="log of publications",
    again="Published again on {day}: {reason}",
    withdrawn="Withdrawn on {day}: {what}. {reason}",
    code="Code of this page",
    code_of="Code {code}",
    leads_to_page="This is the code of {page}.",
    led_to_page=(
        "This is the code of {page} as it was published before: the issue was published again "
        "later, or words of it were withdrawn."
    ),
    gone="Published again on {day}, this issue no longer has this document. Reason: {reason}",
    signed="PDF with an electronic signature",
    changes="What is known about its documents has changed since it was published",
    changed="{title}, {field}: “{was}” when it was published, now “{now}”",
    changed_from="{title}, {field}: “{was}” when it was published, now nothing",
    changed_to="{title}, {field}: nothing when it was published, now “{now}”",
    known={
        "topic": "subject",
        "index_number": "index number",
        "registration": "registration number",
        "first_online": "first online",
        "relations": "relations",
        "summary": "summary",
        "explanations": "explanations",
        "web_errata": "errata of the web edition",
        "aliases": "former addresses",
    },
)
