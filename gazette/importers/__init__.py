"""Importers: other sources -> content/; each gives lines with their place, one recogniser the rest.

In: files.
Out: nothing; `bring` is the door.
"""
