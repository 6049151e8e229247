"""Structure language: a PDF's structure says in which language a part of it is written.

In: WeasyPrint's tagging of boxes, some of whose elements have a lang of their own.
Out: `structure_language`, a context in which what is tagged for such a box has its /Lang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.hooks import box_tree_replaced
from gazette.typeset.weasyprint.pdf import String

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.hooks import BuildBoxTree
    from gazette.typeset.weasyprint.pdf import Dictionary

_WHOLE = {"html", "body", None}
"""What is tagged as nothing of its own; the language of the whole is said in the catalog."""


def structure_language() -> AbstractContextManager[None]:
    """Return a context in which elements of structure have a /Lang (ISO 32000-1, 14.9.2)."""
    return box_tree_replaced(_wrapped)


def _wrapped(upstream: BuildBoxTree) -> BuildBoxTree:
    def build_box_tree(box: Box, *rest: object) -> Iterator[Dictionary]:
        own = box.element is not None and box.element_tag not in _WHOLE
        language = box.element.get("lang") if own and box.element is not None else None
        for element in upstream(box, *rest):
            if language:
                element["Lang"] = String(language)
            yield element

    return build_box_tree
