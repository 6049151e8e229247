"""gazette.yaml 里没有这个机关代字。

改正代字，或在 gazette.yaml 的文号系列里加上它和它的网址代号。
"""
