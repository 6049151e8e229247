"""The words of the page on which readers verify what they have, in traditional Chinese.

In: nothing.
Out: ZH_HANT.
"""

from gazette.language.words.verifying.table import VerifyingWords

ZH_HANT = VerifyingWords(
    heading="核驗",
    described="核驗手裡的PDF、網頁、文字或頁腳的核驗碼，是不是公報出版時的樣子",
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
        "這一頁是從磁碟打開的：請把網站裡的 published.log、signers 和那一期的 manifest.txt、"
        "published.txt（還有同名的 .sig）也拖進來，可以一次拖幾個。"
    ),
    offline="單獨的一個文件",
    offline_why="存到電腦上，沒有網絡也能用。",
    no_script=(
        "這一頁要用腳本。沒有腳本，可以在命令行裡用 sha256sum 和 ssh-keygen 核驗；"
        "裝了出版程序的電腦上，用 gazette verify 加上網址。"
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
        "not_logged": "出版記錄裡沒有{issue}。",
        "logged": "{issue}的清單就是出版記錄第{number}條記下的那一份。",
        "other_manifest": "{issue}的清單不是出版記錄第{number}條記下的那一份。",
        "other_keys": "簽名的鑰匙不是出版記錄最後記下的：被換過。",
        "signed": "{file}的簽名有效，鑰匙 {key}",
        "not_signed": "{file}的簽名核驗不過，或者鑰匙不在名單裡、當時不在有效期。{key}",
        "unsigned": "{file}沒有簽名，或者簽名和鑰匙不在手邊。",
        "unchecked": (
            "這個瀏覽器不能核驗{file}的簽名（鑰匙 {key}）；請用 ssh-keygen，"
            "裝了出版程序的用 gazette verify。"
        ),
        "no_crypto": (
            "這個瀏覽器在這裡沒有加密功能（例如沒有用 "
            "https），摘要照樣比對，簽名核驗不了；請用 ssh-keygen，"
            "裝了出版程序的用 gazette verify。"
        ),
        "file": "{name}就是出版時的",
        "begins": "{name}的開頭就是出版時的文件，其後另加了{more}字節（例如電子簽章）：",
        "no_file": "{name}不是出版時的任何一個文件。",
        "as_published": "出版時就是這些字：",
        "differs": "與出版時不同。劃去的是出版時的字，加底色的是現在的：",
        "page": "印在這一頁：",
        "page_name": "{issue}第{page}頁",
        "nowhere": "沒有哪一件、哪一頁出版過這段文字。",
        "too_short": "太短了，看不出是哪裡的。",
        "code": "這個核驗碼印在這一頁，出版時它說：",
        "former_code": "這是這一頁從前一次出版的編碼：本期後來重新出版過，或者撤回過內容。",
        "no_code": "沒有哪一頁印着這個核驗碼。",
        "no_notice": "這不是一份文件的網頁，沒有可以核驗的文字。",
        "nothing_here": "取不到清單。",
        "drop_proofs": "還沒有可以比對的：請先把那一期的 manifest.txt 和 published.txt 拖進來。",
        "withdrawn": "本期有依法撤回的內容（{target}）：{reason}",
        "other_text": (
            "{issue}的出版文本不是清單鎖定的那一份：清單裡有 {lost} 行缺少或者被改過，"
            "文本裡有 {strange} 行是清單沒有的。"
        ),
        "taken": "收下了：{files}",
    },
)
