"""Words of what is published: the lock of an issue, the codes of its pages, the acts of the log.

In: nothing.
Out: PublicationWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import NamedTuple


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
    gone: str


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
    gone="{day}重新出版时，本件已从本期撤下。理由：{reason}",
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
    gone="{day}重新出版時，本件已從本期撤下。理由：{reason}",
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
    gone="Published again on {day}, this issue no longer has this document. Reason: {reason}",
)
