"""The words of the page on which readers verify what they have.

In: nothing.
Out: VerifyingWords, one of each language; a name in {braces} is filled in by the page's script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class VerifyingWords(NamedTuple):
    """The words of one language; `said` are those of the script."""

    heading: str
    described: str
    intro: str
    files: str
    text: str
    issue: str
    any_issue: str
    button: str
    verdict: str
    disk: str
    offline: str
    offline_why: str
    no_script: str
    limits_heading: str
    limits: tuple[str, ...]
    said: Mapping[str, str]


ZH_HANS = VerifyingWords(
    heading="核验",
    described="核验手里的PDF、网页、文字或页脚的核验码，是不是公报出版时的样子",
    intro=(
        "把PDF、存下的网页、文本拖到这一页，或者贴上一段文字、一页的核验码，就知道是哪一件、"
        "哪一页，是不是出版时的样子。核验全在您的电脑上进行，什么都不会传出去。"
    ),
    files="文件",
    text="一段文字，或者页脚的核验码",
    issue="哪一期",
    any_issue="不知道，逐期查",
    button="核验",
    verdict="结果",
    disk=(
        "这一页是从磁盘打开的：请把网站里的 published.log、signers 和那一期的 manifest.txt、"
        "published.txt（还有同名的 .sig）也拖进来，可以一次拖几个。"
    ),
    offline="单独的一个文件",
    offline_why="存到电脑上，没有网络也能用。",
    no_script=(
        "这一页要用脚本。没有脚本，可以在命令行里核验：python build.py verify，或者用 "
        "sha256sum 和 ssh-keygen。"
    ),
    limits_heading="证明不了的",
    limits=(
        "钥匙是谁的：请把指纹与印出的公报上的核对。",
        (
            "是不是最新的：整个网站换成从前的一份，单看它自己看不出来；有较新的公报或出版"
            "记录，一比就知道。"
        ),
        "现在还有没有效：出版时的字没有变，不等于现行有效；请看文件的网页。",
    ),
    said={
        "right": "相符",
        "wrong": "不符",
        "unproved": "未证明",
        "and": "、",
        "done": "核验完毕。",
        "looking": "正在查{issue}……",
        "chain": "出版记录共{count}条，首尾相接。",
        "broken": "出版记录接不上：有一条被改过，或者少了一条。",
        "no_log": "没有出版记录，看不出清单是不是最新的。",
        "not_logged": "出版记录里没有{issue}。",
        "logged": "{issue}的清单就是出版记录第{number}条记下的那一份。",
        "other_manifest": "{issue}的清单不是出版记录第{number}条记下的那一份。",
        "other_keys": "签名的钥匙不是出版记录最后记下的：被换过。",
        "signed": "{file}的签名有效，钥匙 {key}",
        "not_signed": "{file}的签名核验不过，或者钥匙不在名单里、当时不在有效期。{key}",
        "unsigned": "{file}没有签名，或者签名和钥匙不在手边。",
        "unchecked": (
            "这个浏览器不能核验{file}的签名（钥匙 {key}）；请用 python build.py verify "
            "或 ssh-keygen。"
        ),
        "no_crypto": (
            "这个浏览器在这里没有加密功能（例如没有用 "
            "https），摘要照样比对，签名核验不了；请用 python build.py verify 或 "
            "ssh-keygen。"
        ),
        "file": "{name}就是出版时的",
        "begins": "{name}的开头就是出版时的文件，其后另加了{more}字节（例如电子签章）：",
        "no_file": "{name}不是出版时的任何一个文件。",
        "as_published": "出版时就是这些字：",
        "differs": "与出版时不同。划去的是出版时的字，加底色的是现在的：",
        "page": "印在这一页：",
        "page_name": "{issue}第{page}页",
        "nowhere": "没有哪一件、哪一页出版过这段文字。",
        "too_short": "太短了，看不出是哪里的。",
        "code": "这个核验码印在这一页，出版时它说：",
        "no_code": "没有哪一页印着这个核验码。",
        "no_notice": "这不是一份文件的网页，没有可以核验的文字。",
        "nothing_here": "取不到清单。",
        "drop_proofs": "还没有可以比对的：请先把那一期的 manifest.txt 和 published.txt 拖进来。",
        "withdrawn": "本期有依法撤回的内容。",
        "taken": "收下了：{files}",
    },
)
ZH_HANT = VerifyingWords(
    heading="核驗",
    described="核驗手裏的PDF、網頁、文字或頁腳的核驗碼，是不是公報出版時的樣子",
    intro=(
        "把PDF、存下的網頁、文本拖到這一頁，或者貼上一段文字、一頁的核驗碼，就知道是哪一件、"
        "哪一頁，是不是出版時的樣子。核驗全在您的電腦上進行，什麼都不會傳出去。"
    ),
    files="文件",
    text="一段文字，或者頁腳的核驗碼",
    issue="哪一期",
    any_issue="不知道，逐期查",
    button="核驗",
    verdict="結果",
    disk=(
        "這一頁是從磁碟打開的：請把網站裏的 published.log、signers 和那一期的 manifest.txt、"
        "published.txt（還有同名的 .sig）也拖進來，可以一次拖幾個。"
    ),
    offline="單獨的一個文件",
    offline_why="存到電腦上，沒有網絡也能用。",
    no_script=(
        "這一頁要用腳本。沒有腳本，可以在命令行裏核驗：python build.py verify，或者用 "
        "sha256sum 和 ssh-keygen。"
    ),
    limits_heading="證明不了的",
    limits=(
        "鑰匙是誰的：請把指紋與印出的公報上的核對。",
        (
            "是不是最新的：整個網站換成從前的一份，單看它自己看不出來；有較新的公報或出版"
            "記錄，一比就知道。"
        ),
        "現在還有沒有效：出版時的字沒有變，不等於現行有效；請看文件的網頁。",
    ),
    said={
        "right": "相符",
        "wrong": "不符",
        "unproved": "未證明",
        "and": "、",
        "done": "核驗完畢。",
        "looking": "正在查{issue}……",
        "chain": "出版記錄共{count}條，首尾相接。",
        "broken": "出版記錄接不上：有一條被改過，或者少了一條。",
        "no_log": "沒有出版記錄，看不出清單是不是最新的。",
        "not_logged": "出版記錄裏沒有{issue}。",
        "logged": "{issue}的清單就是出版記錄第{number}條記下的那一份。",
        "other_manifest": "{issue}的清單不是出版記錄第{number}條記下的那一份。",
        "other_keys": "簽名的鑰匙不是出版記錄最後記下的：被換過。",
        "signed": "{file}的簽名有效，鑰匙 {key}",
        "not_signed": "{file}的簽名核驗不過，或者鑰匙不在名單裏、當時不在有效期。{key}",
        "unsigned": "{file}沒有簽名，或者簽名和鑰匙不在手邊。",
        "unchecked": (
            "這個瀏覽器不能核驗{file}的簽名（鑰匙 {key}）；請用 python build.py verify "
            "或 ssh-keygen。"
        ),
        "no_crypto": (
            "這個瀏覽器在這裏沒有加密功能（例如沒有用 "
            "https），摘要照樣比對，簽名核驗不了；請用 python build.py verify 或 "
            "ssh-keygen。"
        ),
        "file": "{name}就是出版時的",
        "begins": "{name}的開頭就是出版時的文件，其後另加了{more}字節（例如電子簽章）：",
        "no_file": "{name}不是出版時的任何一個文件。",
        "as_published": "出版時就是這些字：",
        "differs": "與出版時不同。劃去的是出版時的字，加底色的是現在的：",
        "page": "印在這一頁：",
        "page_name": "{issue}第{page}頁",
        "nowhere": "沒有哪一件、哪一頁出版過這段文字。",
        "too_short": "太短了，看不出是哪裏的。",
        "code": "這個核驗碼印在這一頁，出版時它說：",
        "no_code": "沒有哪一頁印着這個核驗碼。",
        "no_notice": "這不是一份文件的網頁，沒有可以核驗的文字。",
        "nothing_here": "取不到清單。",
        "drop_proofs": "還沒有可以比對的：請先把那一期的 manifest.txt 和 published.txt 拖進來。",
        "withdrawn": "本期有依法撤回的內容。",
        "taken": "收下了：{files}",
    },
)
EN = VerifyingWords(
    heading="Verify",
    described="Verify whether a PDF, a page, a text or a page’s code is as it was published",
    intro=(
        "Drop a PDF, a saved page or a text on this page, or paste a paragraph or the "
        "code of a printed page: "
        "you see which document and page it is, and whether it was published so. All of "
        "it happens on your "
        "machine; nothing is sent anywhere."
    ),
    files="Files",
    text="A paragraph, or the code in a page’s foot",
    issue="Issue",
    any_issue="Not known: look into each",
    button="Verify",
    verdict="Result",
    disk=(
        "This page was opened from a disk: drop published.log, signers, and manifest.txt "
        "and published.txt of the "
        "issue (with the .sig of each) on it too; several at a time will do."
    ),
    offline="One file by itself",
    offline_why="Save it, and it works without a network.",
    no_script=(
        "This page needs its script. Without it, verify on a command line: python "
        "build.py verify, or "
        "sha256sum and ssh-keygen."
    ),
    limits_heading="What this cannot prove",
    limits=(
        "Whose key it is: compare its fingerprint with that in a printed issue.",
        (
            "That this is the newest: a whole site that was put back to an earlier one proves "
            "itself; a later issue or log shows it."
        ),
        (
            "That it is in force: that a text is as it was published does not say so; "
            "see the document’s page."
        ),
    ),
    said={
        "right": "Proved",
        "wrong": "Differs",
        "unproved": "Not proved",
        "and": ", ",
        "done": "Done.",
        "looking": "Looking into {issue} …",
        "chain": "The log has {count} entries, each bound to the one before.",
        "broken": "The log is broken: an entry was changed, or one is missing.",
        "no_log": "There is no log: nobody sees whether this manifest is the newest.",
        "not_logged": "The log does not have {issue}.",
        "logged": "The manifest of {issue} is the one that entry {number} of the log names.",
        "other_manifest": (
            "The manifest of {issue} is not the one that entry {number} of the log names."
        ),
        "other_keys": "The keys are not those that the log names last: they were changed.",
        "signed": "Good signature of {file} by key {key}",
        "not_signed": (
            "The signature of {file} is not good, or its key is not in the list or was "
            "not valid then. {key}"
        ),
        "unsigned": "{file} is not signed, or the signature or the keys are not at hand.",
        "unchecked": (
            "This browser cannot check the signature of {file} (key {key}); use python "
            "build.py verify or ssh-keygen."
        ),
        "no_crypto": (
            "This browser has no cryptography here (without https, for example). Digests "
            "are compared all the same, signatures cannot be checked; use python "
            "build.py verify or ssh-keygen."
        ),
        "file": "{name} is just the published",
        "begins": (
            "{name} begins with the published file; {more} bytes were added behind it "
            "(an electronic seal, for example):"
        ),
        "no_file": "{name} is none of the published files.",
        "as_published": "Published in these words:",
        "differs": (
            "Not as it was published. Struck through is what was published, marked what "
            "is there now:"
        ),
        "page": "Printed on this page:",
        "page_name": "{issue}, page {page}",
        "nowhere": "No document and no page was published with this text.",
        "too_short": "This is too short to know where it comes from.",
        "code": "This code is that of this page, which said:",
        "no_code": "No page bears this code.",
        "no_notice": "This is not the page of a document, and has no text to verify.",
        "nothing_here": "The manifests cannot be fetched.",
        "drop_proofs": (
            "There is nothing to compare with yet: drop manifest.txt and published.txt "
            "of the issue first."
        ),
        "withdrawn": "Something of this issue was lawfully withdrawn.",
        "taken": "Taken: {files}",
    },
)
