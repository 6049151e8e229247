"""The lexicon of an import: what words, numerals, organs, kinds and marks of levels are.

In: the text of a line.
Out: what it says; nothing here knows where the line stands.
"""
