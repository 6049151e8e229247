"""Rules of what is published: the lock, the text as it was published, the log.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

LOCK_UNREADABLE = Rule(
    "lock-unreadable",
    Grade.MEND,
    "锁定文件、出版文本、签名或出版记录读不出来，或者被改过。",
    (
        "published.lock、published.txt 和 published.log 由出版的命令写下，是已出版内容的凭据；手工"
        "改动、合并出错或者缺了一份，凭据就不成立。"
    ),
    "用版本库里出版时的那一份盖回来，例如 git checkout -- content/2026-01/published.lock。",
)
PUBLISHED_CHANGED = Rule(
    "published-changed",
    Grade.MEND,
    "已出版的一期与出版时不同。",
    (
        "公报出版以后就是记录：读者按它引用，印出的纸收不回来。文字、文号、标题、日期、次序、附件"
        "的改动，不论有意还是手误，都不能悄悄进行。"
    ),
    ("改回出版时的样子；印错了的，登更正；确有必要重新出版的，用 publish 的 --again 并写明理由。"),
)
PUBLISHED_LOG = Rule(
    "published-log",
    Grade.MEND,
    "出版记录与各期不符。",
    (
        "published.log 一行记一次出版，每一行带着上一行的摘要。少了一期、换了一期的锁定文件，或者"
        "改了从前的一行，都会在这里显出来。"
    ),
    "把缺的一期、被换的文件从版本库里取回来；出版没有做完的，再运行一次 publish。",
)
PUBLISHED_LOST = Rule(
    "published-lost",
    Grade.MEND,
    "已出版的 PDF 不在手边。",
    (
        "出版时的 PDF 存在本期的 published/ 文件夹里；那里没有，上一次发布的网站里也没有，而排印"
        "程序或字体已经换了版本，重排就会是另一份。"
    ),
    "从已发布的网站或备份把这些 PDF 取回来，放进本期的 published/ 文件夹。",
)
PUBLISHED_MOVED = Rule(
    "published-moved",
    Grade.MEND,
    "已出版的一期重新排印，页的起止与出版时不同。",
    (
        "印刷厂版、小册子、校样和存档版都是重新排的；排印程序或字体换了版本，页的起止就可能变，"
        "纸上的第18页不再是网上的第18页。"
    ),
    "用出版时存下的 PDF；确要重排，用 publish 的 --again 并写明理由。",
)
PUBLISHED_UNLOCKED = Rule(
    "published-unlocked",
    Grade.LOOK,
    "有已出版的期没有锁定。",
    "没有锁定的期，改了一个字也没有人知道。",
    "核对无误后运行 python build.py publish --adopt，一次锁定全部已出版的期。",
)
SIGNATURE_MISSING = Rule(
    "signature-missing",
    Grade.LOOK,
    "已出版的期或出版记录还没有签名。",
    (
        "没有签名，谁拿到了网站的服务器，就能把锁定文件连同网页一起换掉；出版记录被截去末尾也"
        "看不出来。"
    ),
    "运行 python build.py sign --key 文件，一次签好。",
)
SIGNATURE_WRONG = Rule(
    "signature-wrong",
    Grade.MEND,
    "签名核验不过。",
    (
        "签名证明锁定文件是办公室自己的那一份。文件或签名被改过、签名的钥匙不在 content/signers"
        " 里、出版那一天不在钥匙的有效期，读者核验就不会通过。"
    ),
    "把签名和它所签的文件从版本库里取回来；确要重新签，运行 python build.py sign。",
)
SIGNERS_CHANGED = Rule(
    "signers-changed",
    Grade.MEND,
    "签名的钥匙换了，出版记录里没有记。",
    (
        "content/signers 说哪些钥匙可以签名。它每改一次，出版记录里就记一行，带着它的摘要；没有记的"
        "改动，可能是别人换进了自己的钥匙。"
    ),
    "确是换了钥匙的，运行 python build.py sign，它会记一行；否则把 content/signers 取回来。",
)
STATIC_EVIDENCE = Rule(
    "static-evidence",
    Grade.MEND,
    "static/ 里的文件会冒充已出版的内容或它的凭据。",
    (
        "已出版的一期的网址之下、核验编码之下，以及出版记录、清单、签名的位置上，只能有出版的命令"
        "写下的文件；别的文件放在那里，读者会当作出版过的。"
    ),
    "把这个文件移到 static/ 的别的文件夹，或者删去；要随公报发表的，作为附件发表。",
)
