"""Correction entries: a further one in the file of a notice, the rest of which stays as it is.

In: a Correction; the text of a file.
Out: its fields; the text with them at the end of `corrections`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.fields import NESTED, NOTICE
from gazette.read.frontmatter import FENCE, mapping

if TYPE_CHECKING:
    from gazette.model.correction import Correction

KEY = "corrections"
LABEL = next(field.label for field in NOTICE if field.key == KEY)
_FIELDS = {field.key: field for field in NESTED[KEY]}
_HEAD = re.compile(rf"({KEY}|{LABEL})[ \t]*:[ \t]*")
_ITEM = re.compile(r"([ \t]*)- ")


def entry(one: Correction) -> dict[str, object]:
    """Return the fields of a correction, by their keys."""
    return {
        "target": str(one.target),
        "title": "" if one.title == one.target else one.title,
        "unit": one.unit,
        **one.printed._asdict(),
        "was": one.was,
        "now": one.now,
        "nth": one.nth,
    }


def labelled(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields of a correction by their Chinese names, its column in Chinese, too."""
    own = {_FIELDS[key].label: value for key, value in fields.items()}
    column = _FIELDS["column"]
    return {**own, column.label: column.choices.get(str(fields["column"]), "")}


def with_entry(text: str, one: Correction) -> tuple[str, str] | None:
    """Return the text of a file with a further correction, and what was added.

    None where its list is not written as lines.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    heads = [at for at, line in enumerate(lines) if _HEAD.fullmatch(line)]
    fences = [at for at, line in enumerate(lines) if line.lstrip("\ufeff").rstrip() == FENCE]
    if not heads or len(fences) < 2 or heads[0] > fences[1]:  # noqa: PLR2004 - one on either side
        return None
    first = _ITEM.match(lines[heads[0] + 1])
    if not first:
        return None
    last = next(
        at for at in range(heads[0] + 1, len(lines)) if re.match(r"[^ \t\-#]|---", lines[at])
    )
    while not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#"):
        last -= 1
    fields = entry(one) if lines[heads[0]].startswith(KEY) else labelled(entry(one))
    own = [first[1] + line[2:] for line in mapping({KEY: [fields]})[1:]]
    return end.join((*lines[:last], *own, *lines[last:])), "\n".join(own)
