"""Review of an import: the account of every character, comparisons, doubts, the report.

In: what was loaded and recognised.
Out: what an editor has to look at, or why a source is refused.
"""
