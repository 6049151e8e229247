"""What WeasyPrint lacks for Chinese, and where a title's lines end.

In: WeasyPrint's layout; titles.
Out: `chinese.chinese`, a context for WeasyPrint; `titles`, `break_classes`, `ruler`.
"""
