"""WeasyPrint's inner side, and that of Pango, HarfBuzz and pydyf below it, with types.

In: what WeasyPrint makes: boxes, styles, glyphs, pages, the objects of a PDF; none of it has types.
Out: protocols that mypy checks, functions where more than an attribute is meant, and a guard.

No other room imports these libraries or reaches for a name of theirs that begins with _.
"""

from gazette.typeset.weasyprint.libraries import found_by_soname

with found_by_soname():
    import weasyprint.text.ffi  # noqa: F401 - loaded here, before any other module here asks for it
