"""The READMEs show what they speak of, in pictures that a reader need not wait for.

In: the READMEs, tests/pictures, what draws them.
Out: facts.
"""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "tests/pictures"
READERS = ("README.md", "content/README.md", "STARTING.md")
LARGEST = 150_000
"""Bytes of a picture."""


def shown(readme: Path) -> dict[Path, str]:
    """Map the pictures of a README to what is said of them."""
    text = readme.read_text(encoding="utf-8")
    found = re.findall(r"!\[([^\]]*)\]\(([^)]*tests/pictures/[^)]+)\)", text)
    return {(readme.parent / name).resolve(): said for said, name in found}


def test_the_readmes_show_pictures_that_are_there_and_small() -> None:
    """Each is described, drawn by tests/pictures.py, and shown somewhere."""
    told = [shown(ROOT / name) for name in READERS]
    drawn = (ROOT / "tests/pictures.py").read_text(encoding="utf-8")
    assert {path for one in told for path in one} == set(PICTURES.glob("*"))
    for path, said in (pair for one in told for pair in one.items()):
        assert said
        assert f'"{path.name}"' in drawn
        assert path.stat().st_size < LARGEST
        with Image.open(path) as picture:
            assert picture.getpixel((0, picture.height // 2)) is not None


def test_editors_see_the_preview_and_the_desk_wherever_they_begin() -> None:
    """At the root, in the manual, on the way from nothing."""
    for name in READERS:
        assert {"preview.png", "desk.png"} <= {path.name for path in shown(ROOT / name)}
