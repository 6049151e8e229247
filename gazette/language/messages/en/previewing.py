"""What the preview says: in the terminal, and in the bar of each page.

In: the Chinese template.
Out: the same in English.
"""

from __future__ import annotations

PREVIEWING = {
    "也排印刷版，在后台排": "lay the print out, too, in the background",
    "打开浏览器；在终端里就打开": "open the browser; the default on a terminal",
    "在本机预览，包括草稿；内容一改就重新生成，问题标在网页里。": (
        "Serve the site on this machine, drafts too; make it anew at every change, "
        "with what is wrong in the pages."
    ),
    "正在更新整个网站": "updating the whole site",
    "正在排印": "laying out the print",
    "预览": "Preview",
    "这一件的问题": "In this document",
    "别的文件里的问题": "In other files",
    "印刷页": "Printed pages",
    "第{page}页": "Page {page}",
    "问题": "Problems",
    "还没有排印：有须改正的问题时，这一期不排": (
        "Not laid out yet: an issue is not while something in it is to be mended"
    ),
    "预览已经停止；再运行 preview，这一页会自己接上": (
        "The preview has stopped; run it again, and this page will go on by itself"
    ),
    "没有问题": "No problems",
    "可以再看 {look} 处": "{look:thing|things} to look at",
    "须改正 {mend} 处": "{mend:thing|things} to mend",
    "须改正 {mend} 处，可以再看 {look} 处": (
        "{mend:thing|things} to mend, {look:thing|things} to look at"
    ),
    "这里没有网页：{address}": "There is no page here: {address}",
}
