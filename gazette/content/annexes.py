"""Annexes: those that stand in the printed issue itself.

In: an annex, or its entry in the list of them.
Out: is_picture, has_pages, printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import file_types

if TYPE_CHECKING:
    from gazette.model import Annex
    from gazette.model.blocks import AnnexEntry


def is_picture(file: str) -> bool:
    """Return whether an annex is a picture, which stands in the text of every edition."""
    return file.lower().endswith(file_types.suffixes(file_types.PICTURE))


def has_pages(annex: Annex | AnnexEntry) -> bool:
    """Return whether an annex is a PDF whose pages are to be printed."""
    return annex.printed and file_types.media(annex.file) == file_types.PDF


def printed(annex: Annex | AnnexEntry) -> bool:
    """Return whether an annex stands in the printed issue itself."""
    return is_picture(annex.file) or has_pages(annex)
