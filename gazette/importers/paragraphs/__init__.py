"""Paragraphs of an imported notice: broken lines joined, headings and lists found.

In: the lines of a letter or an instrument.
Out: Levelled paragraphs, and an Uncertainty for each weak decision.
"""
