"""Pictures of a Word file, no wider than its lines.

In: the bytes of a picture.
Out: the picture in a run; False for one that no Word file can show, such as a drawing in SVG.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.shared import Mm
from PIL import Image, UnidentifiedImageError

from gazette.write.docx.measures import AREA

_KNOWN = {"PNG", "JPEG", "GIF"}
"""The kinds of pictures that every program shows in a Word file."""
_POINTS_TO_MM = 25.4 / 96
"""A picture that does not say its resolution has 96 pixels to the inch, as on a screen."""
_HIGHEST = 0.8
"""How much of the height of a page a picture may take, so that its caption stands below it."""


def placed(run: Any, data: bytes) -> bool:
    """Put a picture into a run; return whether it could be read."""
    try:
        with Image.open(BytesIO(data)) as picture:
            width, height, kind = *picture.size, picture.format or ""
            if kind not in _KNOWN:
                made = BytesIO()
                picture.convert("RGB").save(made, "PNG")
                data = made.getvalue()
    except (UnidentifiedImageError, OSError, ValueError):
        return False
    wide = min(AREA[0], width * _POINTS_TO_MM, AREA[1] * _HIGHEST * width / height)
    run.add_picture(BytesIO(data), width=Mm(wide))
    return True
