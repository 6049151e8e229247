"""Face coverage: the characters that a face of the office's own was to set and lacks.

In: laid-out pages; the office's own faces, with fontconfig's lists of their characters.
Out: each such character, with the face and the block in which it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.boxes import is_text
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.print.faces import OwnFace
    from gazette.typeset.weasyprint.document import Page


def missing_characters(
    pages: Iterable[Page], own: Iterable[OwnFace], ids: frozenset[str]
) -> Iterator[tuple[OwnFace, str, str, tuple[str, ...]]]:
    """Yield the characters that were asked of a face that has them not.

    With each its element's id, empty outside the elements `ids`, and the families that were to set
    it, the first of which is the face's. `pages` are WeasyPrint's.
    """
    chosen = {face.family: (face, _characters(face.covers)) for face in own}
    for page in pages:
        waiting = [(page_box(page), "")]
        while waiting:
            box, inside = waiting.pop()
            name = box.element.get("id") if box.element is not None else None
            inside = name if name and name in ids else inside
            if is_text(box):
                families = box.style["font_family"]
                if families[0] in chosen:
                    face, has = chosen[families[0]]
                    missing = sorted(one for one in set(box.text) - has if one.isprintable())
                    yield from ((face, one, inside, families) for one in missing)
            else:
                waiting += [(child, inside) for child in reversed(list(box.all_children()))]


def _characters(covers: str) -> frozenset[str]:
    """Read fontconfig's list of ranges, such as 20-7e a0."""
    ranges = (part.partition("-") for part in covers.split())
    return frozenset(
        chr(code)
        for first, _, last in ranges
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )
