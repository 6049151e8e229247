"""Importers: other sources -> content/; each gives lines with their place, one recogniser the rest.

In: files.
Out: nothing; `import_issue` is the door.
"""
