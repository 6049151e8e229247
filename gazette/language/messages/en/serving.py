"""Messages in English: what is said of a site on its way to its server.

In: nothing of ours.
Out: SERVING: the Chinese template -> the English one.
"""

from __future__ import annotations

SERVING = {
    "{path} 应当是文件，却是文件夹，没有发布": "{path} ought to be a file but is a folder; nothing was published",
    "压缩": "compressing",
    "文字文件旁边各放压缩好的 .br 和 .gz，服务器照原样发送": "put beside each text file its .br and .gz, which a server sends as they are",
    "移走这个文件夹，再运行一次": "move this folder away and run it again",
}
