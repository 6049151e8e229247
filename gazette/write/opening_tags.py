"""Opening tags: the element of each kind of block, and what its tag says besides.

In: a Block, its Styling.
Out: `opened`: the element's name and its attributes; `styled`, one of them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gazette.language.organs import is_person
from gazette.language.superscripts import RAISED_LOWERED
from gazette.model import blocks
from gazette.write.elements import css_string

if TYPE_CHECKING:
    from gazette.write.styling import Hanging, Piece, Styling

_ELEMENTS = {
    blocks.Title: ("h1", "title"),
    blocks.Instrument: ("h2", "level-1"),
    blocks.Paragraph: ("p", ""),
    blocks.Annexes: ("div", "annexes"),
    blocks.AnnexPages: ("div", "annex-pages"),
    blocks.ItemList: ("ul", ""),
    blocks.Table: ("table", ""),
    blocks.Figure: ("figure", ""),
}
"""The element and the class of each kind of block; of all others p, and the kind's name."""
_BOOKMARKED = (blocks.Title, blocks.Heading, blocks.Instrument)
_ROLE = ' role="doc-footnote"'


def opened(block: blocks.Block, styling: Styling) -> tuple[str, str]:
    """Return a block's element and its attributes: class, hanging indent, id, role."""
    name, own = _ELEMENTS.get(type(block), ("p", block.kind))
    if isinstance(block, blocks.Heading):
        name, own = f"h{block.depth}", f"level-{block.level}"
    elif isinstance(block, blocks.Signature) and _is_joint(block):
        own += " joint"
    classes = " ".join(filter(None, (*styling.classes, own)))
    hung = styling.hanging[0] if styling.hanging and not isinstance(block, blocks.Annexes) else None
    identity = f' id="{styling.prefix}{block.id}"' if block.id else ""
    if styling.variants and isinstance(block, _BOOKMARKED) and RAISED_LOWERED.search(block.text):
        # The style takes the text of a bookmark from what is drawn.
        identity += f' style="bookmark-label:{escape(str(css_string(block.text)))}"'
    role = _ROLE if isinstance(block, blocks.Footnote) else ""
    if role and styling.notes and styling.notes.book:
        role += ' epub:type="footnote"'
    label = " ".join(styling.prefix + one for one in styling.labelled)
    identity += f' aria-labelledby="{label}"' if label else ""
    size = f' style="font-size:{styling.size:.4g}pt"' if styling.size else ""
    return name, (f' class="{classes}"' if classes else "") + styled(hung) + size + identity + role


def _is_joint(signature: blocks.Signature) -> bool:
    """Return whether several bodies sign, whose names are spread to one width (联合发文)."""
    return len(signature.names) > 1 and not any(map(is_person, signature.names))


def styled(asked: Hanging | Piece | None) -> str:
    """Return what an edition asks of an element as its attribute."""
    return f' style="{asked.css}"' if asked else ""
