"""Libraries: how cffi finds Pango and HarfBuzz while WeasyPrint is loaded.

In: nothing.
Out: found_by_soname, a context for the first import of WeasyPrint.
"""

from __future__ import annotations

import ctypes.util
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def found_by_soname() -> Iterator[None]:
    """Let `find_library` find nothing on Linux while WeasyPrint is loaded there.

    WeasyPrint tries the names of each library on all systems, in turn. For one that is no file's
    name cffi asks `find_library`, which runs ldconfig, gcc and ld: half a second, and all that
    comes of it is the soname, `libpango-1.0.so.0`, which is the next name in turn.
    """
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


def _nothing(name: str) -> str | None:  # noqa: ARG001 - it stands for `find_library`
    return None
