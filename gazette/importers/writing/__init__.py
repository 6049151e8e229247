"""Writing an imported issue: its files, made, read again and set up in one step.

In: what was recognised.
Out: the issue's folder in content/.
"""
