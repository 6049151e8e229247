"""The registry of the rules: what the other rooms find, and one file a check, found by its name.

In: a Gazette, or an issue with its Notices.
Out: RULES: id -> Rule; CHECKS: the modules, each with `check(gazette)` or
`check_issue(masthead, issue, notices)`, and with its RULE unless `rulebook` has it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from gazette import rulebook

CHECKS = tuple(
    import_module(f"{__name__}.{name}")
    for name in sorted(info.name for info in iter_modules(__path__))
)
_ENTRIES = (*rulebook.RULES, *(check.RULE for check in CHECKS if hasattr(check, "RULE")))
RULES = {rule.id: rule for rule in sorted(_ENTRIES, key=lambda rule: rule.id)}
