"""Title forms: what a notice does by its title: appoints, promulgates, repeals and so on.

In: a notice's title and section.
Out: the names of forms, as the words of drafts have them.
"""

from __future__ import annotations

import re

from gazette.language.appointments import appointing
from gazette.language.supervision import supervised
from gazette.model.supervised import CLOSES

_TITLES = {
    "appointment": re.compile(
        r"\bappoint(?:ing|ment|ments)\b|\bdismiss(?:ing|al|als)\b", re.IGNORECASE
    ),
    "promulgation": re.compile("印[发發]|颁布|頒布"),
    "repeal": re.compile(r"[废廢]止|[宣公]布失效|宣告失效|\brepeal(?:ing|s)?\b", re.IGNORECASE),
    "correction": re.compile(r"更正|勘[误誤]|\bcorrections?\b", re.IGNORECASE),
}
"""What a title says, by the name of the form; the other forms are known by the kind alone."""
_QUOTED = re.compile("《[^》]*》")
"""What another document is called, says nothing of this one."""


def title_forms(title: str, section: str = "") -> tuple[str, ...]:
    """Return the names of the forms that a title tells of, none for one that only names a kind."""
    own = _QUOTED.sub("", title)
    found = [name for name, pattern in _TITLES.items() if pattern.search(own)]
    if appointing(title, section) and "appointment" not in found:
        found.append("appointment")
    if case := supervised(title, ""):
        found.append("release" if case.act == CLOSES else "supervision")
    return tuple(found)
