"""Field names: how an editor is told of the fields that there are, and of the one that was meant.

In: the schema of fields, what stands where a field's name should.
Out: Messages.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.fields import Field


def listed(schema: Sequence[Field]) -> tuple[Message, ...]:
    """Return each field in both ways that it may be written."""
    return tuple(one.about("{key}（{label}）") for one in schema)


def guess(text: str, names: Mapping[str, Field], schema: Sequence[Field]) -> Message:
    """Return which field was probably meant, and which there are."""
    allowed = message("可用的字段：{fields:、}", fields=listed(schema))
    near = get_close_matches(text, names, 1, 0.5)
    if not near:
        return allowed
    template = "是不是 `{label}`？{allowed}"
    return message(template, key=names[near[0]].key, label=near[0], allowed=allowed)
