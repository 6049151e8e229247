"""Own fields: which fields of a file the form shows first, by what the file is.

In: the schema of a file, what its fields say by now.
Out: OwnFields; all other fields are there too, behind them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.drafting.forms import forms_of
from gazette.fields import ISSUE, NOTICE
from gazette.language.words import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.fields import Field
    from gazette.model import Masthead


@dataclass(frozen=True, slots=True)
class OwnFields:
    """The keys of the fields; `verb` is what such a notice does: a new relation begins with it."""

    keys: tuple[str, ...]
    verb: str = ""


def own_fields(
    schema: Sequence[Field], values: Mapping[str, object], head: Masthead | None
) -> OwnFields:
    """Return the fields of a file of its sort; the names of `values` may be keys or labels."""
    if schema is not NOTICE:
        return OwnFields(tuple(one.key for one in schema if schema is ISSUE or one.required))
    said = {one.key: _text(values.get(one.key, values.get(one.label, ""))) for one in schema}
    words = LANGUAGES[head.language if head else DEFAULT]
    forms = forms_of(said["kind"], said["title"], said["section"], words)
    keys = frozenset[str]().union(*(form.fields for form in forms))
    verb = next((form.verb for form in forms if form.verb), "")
    return OwnFields(tuple(one.key for one in schema if one.key in keys or one.required), verb)


def _text(value: object) -> str:
    """Return a value as one text: a title may stand in several lines."""
    parts = value if isinstance(value, tuple | list) else (value,)
    return "".join(one for one in parts if isinstance(one, str)).replace("\n", "")
