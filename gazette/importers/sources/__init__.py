"""Sources of an import: files become lines, each with its place and what its form says of it.

In: paths.
Out: a Print, or Problems.
"""
