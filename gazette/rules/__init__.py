"""The rules: one a file, found by its name; its docstring is what `check --explain` prints.

In: a Gazette, or an issue with its Notices.
Out: RULES: id -> module. A module has `check(gazette)`, `check_issue(masthead, issue, notices)`, or
neither where its Problem is found while reading or printing.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

RULES = {
    info.name.replace("_", "-"): import_module(f"{__name__}.{info.name}")
    for info in sorted(iter_modules(__path__), key=lambda info: info.name)
}
