"""What lies below content/: its files, of which kind each is, whether one may be published.

In: content/, a path below it.
Out: `files`, the only way to them; `file_types`; `annexes`, those that are printed.
"""
