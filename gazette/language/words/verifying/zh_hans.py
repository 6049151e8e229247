"""The words of the page on which readers verify what they have, in simplified Chinese.

In: nothing.
Out: ZH_HANS.
"""

from gazette.language.words.verifying.table import VerifyingWords

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
        "这一页要用脚本。没有脚本，可以在命令行里用 sha256sum 和 ssh-keygen 核验；"
        "装了出版程序的电脑上，用 gazette verify 加上网址。"
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
            "这个浏览器不能核验{file}的签名（钥匙 {key}）；请用 ssh-keygen，"
            "装了出版程序的用 gazette verify。"
        ),
        "no_crypto": (
            "这个浏览器在这里没有加密功能（例如没有用 "
            "https），摘要照样比对，签名核验不了；请用 ssh-keygen，"
            "装了出版程序的用 gazette verify。"
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
        "former_code": "这是这一页从前一次出版的编码：本期后来重新出版过，或者撤回过内容。",
        "no_code": "没有哪一页印着这个核验码。",
        "no_notice": "这不是一份文件的网页，没有可以核验的文字。",
        "nothing_here": "取不到清单。",
        "drop_proofs": "还没有可以比对的：请先把那一期的 manifest.txt 和 published.txt 拖进来。",
        "withdrawn": "本期有依法撤回的内容（{target}）：{reason}",
        "other_text": (
            "{issue}的出版文本不是清单锁定的那一份：清单里有 {lost} 行缺少或者被改过，"
            "文本里有 {strange} 行是清单没有的。"
        ),
        "taken": "收下了：{files}",
    },
)
