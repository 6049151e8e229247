"""Structure: what a PDF's structure says of a text, in which language, and how briefly.

In: WeasyPrint's tagging of boxes.
Out: `structure`, a context in which an element has its text itself, and its language.

WeasyPrint makes an element of structure, a Span that says nothing, of every box of text: two or
three a line. Such boxes become what their own parent is made of (ISO 32000-1, 14.7.4.2): half as
many objects to write, and to walk through for whoever reads the page aloud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.hooks import box_tree_replaced
from gazette.typeset.weasyprint.pdf import Array, Dictionary, String

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.hooks import BuildBoxTree
    from gazette.typeset.weasyprint.pdf import PDF

_WHOLE = {"html", "body", None}
"""What is tagged as nothing of its own; the language of the whole is said in the catalog."""
_SPAN = "/Span"


def structure() -> AbstractContextManager[None]:
    """Return a context in which structure is so, with a /Lang (ISO 32000-1, 14.9.2)."""
    return box_tree_replaced(_wrapped)


class _WithoutSpans:
    """A PDF to which no element is added that is nothing but the Span of one box of text.

    Such a one goes by its parent's reference; `texts` are by that what the parents hold instead.
    """

    def __init__(self, pdf: PDF) -> None:
        self._pdf = pdf
        self.page_references = pdf.page_references
        self.texts: dict[bytes, list[int]] = {}

    def add_object(self, made: Dictionary) -> None:
        """Add an object, or let a Span go by the reference of its parent."""
        if made.get("S") == _SPAN and len(made["K"]) == 1:
            parent: bytes = made["P"]
            self.texts.setdefault(parent, []).append(made["K"][0])
            made.number = int(parent.split()[0])
        else:
            self._pdf.add_object(made)


def _wrapped(upstream: BuildBoxTree) -> BuildBoxTree:
    def build_box_tree(
        box: Box, parent: Dictionary, pdf: PDF | _WithoutSpans, *rest: object
    ) -> Iterator[Dictionary]:
        own = box.element is not None and box.element_tag not in _WHOLE
        language = box.element.get("lang") if own and box.element is not None else None
        shorter = pdf if isinstance(pdf, _WithoutSpans) else _WithoutSpans(pdf)
        for element in upstream(box, parent, shorter, *rest):
            if language:
                element["Lang"] = String(language)
            _take_texts(element, shorter)
            yield element

    return build_box_tree


def _take_texts(element: Dictionary, pdf: _WithoutSpans) -> None:
    """Put what an element is made of in the place of its references to itself."""
    texts = iter(pdf.texts.pop(element.reference, ()))
    kids = (next(texts) if kid == element.reference else kid for kid in element["K"])
    element["K"] = Array(kids)
