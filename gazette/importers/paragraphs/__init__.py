"""Paragraphs of an imported notice: broken lines joined, headings and lists found.

In: the lines of a letter or an instrument.
Out: the blocks of the document with the lines of each; an Uncertainty for each weak decision.
"""
