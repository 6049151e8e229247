"""Writers: a notice's blocks in one format each; none knows another.

In: Blocks.
Out: `html`, the only maker of tags.
"""
