"""A press for government gazettes; README.md beside this file tells the walk.

In: nothing of ours.
Out: the version; each room is imported by its own name.
"""

__version__ = "0.2.0"
