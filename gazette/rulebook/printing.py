"""Rules of what is drawn and printed: layouts, fonts, pictures, the text on paper.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

LAYOUT_BROKEN = Rule(
    "layout-broken",
    Grade.MEND,
    "版式文件有错。",
    "layouts/ 里的版式写错了，网页画不出来。",
    "见 layouts/README.md：每个版式能用的值。",
)
PRINT_ANNEX = Rule(
    "print-annex",
    Grade.MEND,
    "付印的 PDF 附件印不出来，或者读屏软件读不出。",
    (
        "付印的附件，每页印成公报的一页。打不开的、加密的、页数过多的，印不出来，要改正。"
        "页面上没有文字的（多半是扫描件），照样印，只是读屏软件只能读出附件的名称。"
    ),
    (
        "换上不加密、打得开的 PDF；页数过多的删去 `print`，名称后就印（见网络版）和二维码。"
        "没有文字的，能换成由原文件直接导出的 PDF 就换。"
    ),
)
PRINT_COARSE = Rule(
    "print-coarse",
    Grade.LOOK,
    "图片的像素不够印刷用（只在印刷厂版中查）。",
    "只在做印刷厂版（--press、--booklet）时查：印出来每英寸不到300点，纸上看得出锯齿。",
    "换一张像素更多的原图（放大旧图没有用），或者用 SVG。",
)
PRINT_FACE = Rule(
    "print-face",
    Grade.MEND,
    "选定的字体缺失，或有一个字由别的字体印出。",
    (
        "gazette.yaml 的“字体”里写的字体没有安装，或字体文件读不出来，要改正。选定的字体里"
        "没有某个字，就由后面的字体代印，不会成为方框；各款开源字体里都没有的字，由系统临时找"
        "来的字体印出，换一台机器可能不同。"
    ),
    (
        "安装这款字体，把字体文件放进 content/，或删去这一行。由别的字体印出的：换一款有这个"
        "字的字体，安装 fonts-hanazono，或查明这个字是否写错；不碍眼就不必改。"
    ),
)
PRINT_FAILED = Rule(
    "print-failed",
    Grade.MEND,
    "这一期排不出来，或用的时间、内存超过限度。",
    "多半是图片（SVG）有问题，或一段文字过长；消息里写明排到哪一份文件。",
    "换一张图片，把过长的段落分开。",
)
PRINT_FETCH = Rule(
    "print-fetch",
    Grade.MEND,
    "排版要用的文件不在这一期里。",
    "印刷版只用本期文件夹里的图片和 layouts/print/ 里的文件；网上的、文件夹之外的一概不取。",
    "把图片放进本期文件夹。",
)
PRINT_GLYPH = Rule(
    "print-glyph",
    Grade.MEND,
    "有一个字没有字体能印。",
    "没有字形的字会印成方框，复制出来是另一个字，所以停止发布。",
    "安装含有这个字的字体（fonts-hanazono），或查明这个字是否写错。",
)
PRINT_LOST = Rule(
    "print-lost",
    Grade.MEND,
    "文字没有印出来。",
    "印好的每一页都与原文逐字核对。",
    "拆分过大的表格，缩短过长的注释。",
)
PRINT_OUTSIDE = Rule(
    "print-outside",
    Grade.MEND,
    "文字落在版心之外。",
    "表格太宽、网址太长、图片太高时会这样。",
    "拆分表格，或缩短内容。",
)
PRINT_SCRIPT = Rule(
    "print-script",
    Grade.MEND,
    "有一种文字没有字体能印，或者不能照它的方向排。",
    "藏文、蒙古文、维吾尔文、彝文和壮文的字母，汉字字体里没有；一种文字只说一次。蒙古文竖写，这里只能横排。",
    "安装 Debian 的软件包 fonts-noto-core；蒙古文成段的，做成图片。",
)
PRINT_TABLE = Rule(
    "print-table",
    Grade.LOOK,
    "表格太宽，有一栏印不下。",
    "用小一号的字、放在横页上也放不下时，数字、文号、电话会断成两行，看起来像两个数。",
    "把表格分成两个，或者换大一级的单位（如万元），使各栏短一些。",
)
PRINT_TRANSPARENT = Rule(
    "print-transparent",
    Grade.LOOK,
    "图中有半透明的部分（只在印刷厂版中查）。",
    "只在做印刷厂版时查。文件照样做出来，只是不标明 PDF/X-1a：有的制版机会把半透明的地方印错。",
    "把 SVG 里的 opacity、渐隐改成实色；PNG 的透明底不算，会自动垫白。",
)
PRINT_WARNING = Rule(
    "print-warning",
    Grade.MEND,
    "排版程序对这一期提出警告。",
    "常见的是图片读不出、样式写错。",
    "按消息里的原文查找。",
)
