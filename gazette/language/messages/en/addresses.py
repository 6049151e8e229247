"""Messages in English: what is said of a notice's former addresses and of its explanations.

In: nothing of ours.
Out: ADDRESSES: the Chinese template -> the English one.
"""

from __future__ import annotations

ADDRESSES = {
    "一项政策解读同时写了网址和文件": "an explanation has both an address and a file",
    "只留一个；两处都要列出的，写成两项": "keep one; where both are to be listed, write two entries",
    "政策解读《{title}》没有写网址或文件": "the explanation “{title}” has neither an address nor a file",
    "加上 `网址: https://…`，或者 `文件: …`（本期文件夹中的文件名）": "add `address: https://…`, or `file: …` (a file in the folder of this issue)",
    "政策解读的网址 `{address}` 不是完整的网址": "the address `{address}` of an explanation is not a whole one",
    "从 https:// 开始写全，不带空格；本期文件夹中的文件写在 `文件` 里": "write it whole from https:// on, without spaces; a file of this issue's folder belongs in `file`",
    "从前网址的路径，例如 /art/art_1_2.html": "the paths of addresses that it once had, for example /art/art_1_2.html",
    "曾用网址 `{alias}` 上说明出版过的《{title}》为什么没有了": "at the former address `{alias}` it stands why “{title}”, which was published, is no longer there",
    "删去这一条；换了文号的同一份文件，标题要与出版时相同": "delete this entry; the same document under another number has the title that was published",
    "曾用网址 `{alias}` 带着网站的名字，会指到本站之外": "the former address `{alias}` names a website and would lead out of this one",
    "只写网站名之后的部分，写成 `{path}`": "write only what follows the name of the website: `{path}`",
    "曾用网址 `{alias}` 不是从 / 开始的路径": "the former address `{alias}` is no path that begins with /",
    "写成 /art/2026/3/5/art_1_2.html 的样子": "write it like /art/2026/3/5/art_1_2.html",
    "曾用网址 `{alias}` 带着 ? 或 #，服务器上的文件没有这一部分": "the former address `{alias}` has a ? or #, and no file of a server has what follows it",
    "写成 `{bare}`；几份文件只在这一部分不同的，删去这一条": "write `{bare}`; where several documents differ in nothing else, delete this one",
    "曾用网址 `{alias}` 里的字写成了 % 和数字": "the former address `{alias}` has its characters written as % and figures",
    "写成 `{plain}`": "write `{plain}`",
    "曾用网址 `{alias}` 有以点开头的一段，会走到本站之外": "a part of the former address `{alias}` begins with a dot and would lead out of the site",
    "写全路径，例如 /art/2026/3/5/art_1_2.html": "write the whole path, for example /art/2026/3/5/art_1_2.html",
    "曾用网址 `{alias}` 里有 `{unfit}`，不能用在网址里": "the former address `{alias}` has `{unfit}`, which cannot stand in an address",
    "核对这个网址；确实如此的转不了，删去这一条": "check the address; if it is really so, nothing can forward from it: delete it",
    "曾用网址 `{alias}` 有一段是空的或者太长": "a part of the former address `{alias}` is empty or too long",
    "每一段 1 至 {most} 个字": "each part has 1 to {most} characters",
    "曾用网址 `{alias}` 不以 .html、.htm、.shtml 或 / 结尾": "the former address `{alias}` ends neither in .html, .htm or .shtml nor in /",
    "是文件夹的在后面加 /；别的种类（.jsp、.pdf）转不了，删去这一条": "add a / where it is a folder; nothing can forward from other kinds (.jsp, .pdf): delete it",
    "曾用网址 `{alias}` 把文件 `{like}` 当作文件夹": "the former address `{alias}` takes the file `{like}` for a folder",
    "删去末尾的 /，或者 `{like}` 之后的部分": "delete the / at the end, or what follows `{like}`",
    "曾用网址是本站已有的网址，或者两份文件写了同一个曾用网址。": "a former address is one that the site has already, or two notices name the same one.",
    "曾用网址上的网页只把读者转到文件现在的网址；那里已有文件、目录页或 static/ 里的文件，两者只能留一个，读者就会到错的地方。大小写不分。": "the page at a former address only leads on to where the document is now; where there is a document, an index or a file of static/ already, only one of the two can stay, and readers come to the wrong place. Capital and small letters count as the same.",
    "核对旧网址是哪一份文件的；已有的网址不必写成曾用网址，删去这一条。": "check whose the old address was; an address that is in use need not be written as a former one: delete it.",
    "曾用网址 `{alias}` 就是本文件现在的网址": "the former address `{alias}` is the one that this document has now",
    "删去这一条": "delete it",
    "曾用网址 `{alias}` 已经是 {where}（{title}）的": "the former address `{alias}` is already that of {where} ({title})",
    "核对旧网址是哪一份文件的，只留一处": "check whose the old address was, and leave it in one place",
    "曾用网址 `{alias}` 是本站目录页、数据或附件的网址": "the former address `{alias}` is that of an index, of data or of an annex of the site",
    "核对旧网址；本站现有的，删去这一条": "check the old address; if the site has it, delete it here",
    "曾用网址 `{alias}` 与 static/{name} 冲突": "the former address `{alias}` is in the way of static/{name}",
    "把 static/{name} 移走，或者删去这一条": "move static/{name} away, or delete the address",
}
