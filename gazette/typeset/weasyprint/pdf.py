"""The objects of a PDF, as pydyf has them.

In: a document that WeasyPrint has painted, before it is written.
Out: pydyf's classes; FinalObject, in whose place one of them is written more quickly.
"""

from __future__ import annotations

from pydyf import PDF, Array, Dictionary, Object, Stream, String

__all__ = ["PDF", "Array", "Dictionary", "FinalObject", "Object", "Stream", "String"]


class FinalObject(Object):
    """An object that is final: pydyf writes each twice, once for the file and once to name it."""

    data = b""
    compressible = False

    def __init__(self, plain: Object) -> None:
        """Take the object whose place it takes."""
        super().__init__()
        self.number, self.generation = plain.number, plain.generation
        self.data, self.compressible = plain.data, plain.compressible
