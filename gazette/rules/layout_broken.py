"""版式文件有错。

layouts/ 里的版式写错了，网页画不出来。见 layouts/README.md：每个版式能用的值。
"""
