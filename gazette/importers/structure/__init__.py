"""The structure of a printed number: masthead, contents, pages, notices and their parts.

In: lines.
Out: what each of them is, and Labels for every character.
"""
