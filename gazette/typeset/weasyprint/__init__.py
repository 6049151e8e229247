"""WeasyPrint's inner side, and that of Pango, HarfBuzz and pydyf below it, with types.

In: what WeasyPrint makes: boxes, styles, glyphs, pages, the objects of a PDF; none of it has types.
Out: protocols that mypy checks, functions where more than an attribute is meant, and a guard.

No other room imports these libraries or reaches for a name of theirs that begins with _.
"""
