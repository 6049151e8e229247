"""Rules of files: folders, names, kinds, encodings, characters, and the addresses made of names.

In: nothing of ours.
Out: one Rule an entry.
"""

from gazette.model.problem import Grade, Rule

ADDRESS_TWICE = Rule(
    "address-twice",
    Grade.MEND,
    "两个名称会有同一个网址。",
    (
        "栏目、发文机关的名称和系列的代号都是网址的一部分。`/` 在网址里写成 `／`，大小写不分，"
        "60 字以后的不算；`index.html` 和 `part-2` 一类是目录页自己的网址。两个名称因此成了一"
        "个时，后一个的目录页会盖住前一个的。"
    ),
    "改其中一个名称；本来就是同一个的，写成一样。",
)
CHARACTER_FORBIDDEN = Rule(
    "character-forbidden",
    Grade.MEND,
    "文字里有控制符、私用区字符、改变方向的字符、软连字符或替代符。",
    (
        "私用区的字换一台机器就是另一个字；改变方向的字符使看到的与写下的不同；替代符说明原字"
        "已经丢失。"
    ),
    "按位置查明是哪个字，换成 Unicode 编码的字；看不见的控制符删去。",
)
CHARACTER_INVISIBLE = Rule(
    "character-invisible",
    Grade.LOOK,
    "文字里有看不见的字符。",
    "多半是从网页粘贴来的零宽空格，会妨碍检索和换行。",
    "删去即可。",
)
ENCODING_UNREADABLE = Rule(
    "encoding-unreadable",
    Grade.MEND,
    "文件不是 UTF-8 编码。",
    "GBK、UTF-16 的文件里，一个字在另一台机器上会变成别的字，所以不猜。",
    "在编辑器里“另存为”，编码选 UTF-8。",
)
FILE_KIND = Rule(
    "file-kind",
    Grade.MEND,
    "文件的种类不能这样用，或者内容与文件名不符。",
    (
        "附件只能是 PDF 或图片（JPEG、PNG、GIF、WebP、SVG），正文里的图片、封面和字体也各有规"
        "定：网页、脚本、程序挂在政府网站上会被读者的浏览器运行，办公文件和手机拍的 HEIC 图片"
        "在别的机器上打不开。种类看内容，改文件名没有用。"
    ),
    "在原来的程序里另存为 PDF、JPEG 或 PNG。",
)
FILE_LARGE = Rule(
    "file-large",
    Grade.MEND,
    "文件太大。",
    (
        "通知和 YAML 文件最多 2 MB，SVG 最多 8 MB，附件、图片、字体最多 64 MB。更大的多半是放"
        "错了文件。"
    ),
    "扫描件降低分辨率（300 dpi 足够）另存，大图缩小，长文件分成几个附件。",
)
FILE_MISSING = Rule(
    "file-missing",
    Grade.MEND,
    "找不到文件。",
    "写了文件名而没有这个文件，读者点开就是空的。",
    "附件和图片放在本期文件夹里，文件名（包括大小写）要与写的一致。",
)
FILE_UNREADABLE = Rule(
    "file-unreadable",
    Grade.MEND,
    "content/ 里有一样东西不是文件，或者读不出来。",
    "链接会把 content/ 之外的东西带进公报，设备、管道、套接字读起来没有尽头，一概不读。",
    "把链接换成文件本身：复制进来；没有权限读的，改文件的权限；文件名里有看不见的字符的，改名。",
)
FILE_UNUSED = Rule(
    "file-unused",
    Grade.LOOK,
    "本期文件夹里有没有用到的文件。",
    "没有哪一份文件提到它，不会发布。",
    "附件写进 annexes，图片写进正文；通知的文件名以 .md 结尾；不用的移出去。",
)
FOLDER_UNREADABLE = Rule(
    "folder-unreadable",
    Grade.MEND,
    "content/ 里有不是一期公报的文件或文件夹。",
    "一期一个文件夹，别的名字读不出是哪一期，里面的文件不会刊登。",
    "一期的文件夹名为 2026-01，合刊 2026-03-04，增刊 2026-z1；不用的文件移出 content/。",
)
ISSUE_NAME = Rule(
    "issue-name",
    Grade.MEND,
    "文件夹的名字与年份、期号不符。",
    "文件夹名是网址的一部分，与 issue.yaml 不同就有两个期号。",
    (
        "文件夹名写成 年份-两位期号，例如 2026-01，合刊 2026-03-04，增刊 2026-z1；或者改正 issue.ya"
        "ml 的年份、期号。"
    ),
)
MERGE_UNFINISHED = Rule(
    "merge-unfinished",
    Grade.MEND,
    "两人改了同一处，git 的合并没有完成。",
    (
        "`<<<<<<<` 与 `=======` 之间是一种写法，`=======` 与 `>>>>>>>` 之间是另一种；不改，两"
        "种写法都会刊登。"
    ),
    "只留正确的一种，再删去这三行记号。",
)
NOTICE_NAME = Rule(
    "notice-name",
    Grade.MEND,
    "像是一份通知，但文件名不以 .md 结尾，整件不会刊登。",
    (
        "记事本会把 `01-zf-2026-1.md` 存成 `01-zf-2026-1.md.txt`，别的系统写成 `.MD` 或 `.mar"
        "kdown`。"
    ),
    "在文件夹里显示扩展名，把文件改名为以小写 .md 结尾；不是通知的，移出去。",
)
PICTURE_ACTIVE = Rule(
    "picture-active",
    Grade.MEND,
    "SVG 图里有会运行或会取来别的东西的内容。",
    (
        "SVG 在浏览器里可以单独打开，里面的脚本、事件（onload）、foreignObject 会在政府网站上"
        "运行；引用外面的图片、样式会使读者被别的网站看见，印刷时又取不到。"
    ),
    "在绘图软件里另存为“普通 SVG”，图片嵌进去；或导出为 PNG。",
)
