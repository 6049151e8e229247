"""A press for government gazettes; README.md beside this file tells the walk.

In: nothing of ours.
Out: nothing; each room is imported by its own name.
"""
