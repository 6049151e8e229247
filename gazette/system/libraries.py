"""Libraries: where Pango and fontconfig lie, for which Windows has no place of its own.

In: the environment.
Out: can_print, program.
"""

from __future__ import annotations

import os
from pathlib import Path

from gazette.system import POSIX

_VARIABLE = "WEASYPRINT_DLL_DIRECTORIES"
_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
"""Where WeasyPrint looks on Windows, unless the variable names others (its First Steps)."""
_PANGO = "libpango-1.0-0.dll"


def can_print() -> bool:
    """Return whether Pango can be looked for here; on Windows, whether it is there."""
    return POSIX or any((folder / _PANGO).is_file() for folder in _folders())


def program(name: str) -> str:
    """Return what starts a program of fontconfig: on Windows it lies beside Pango."""
    if POSIX:
        return name
    found = (folder / f"{name}.exe" for folder in _folders())
    return next((str(path) for path in found if path.is_file()), name)


def _folders() -> list[Path]:
    return [Path(one) for one in os.environ.get(_VARIABLE, _FOLDERS).split(";") if one]
