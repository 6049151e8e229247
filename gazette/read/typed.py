"""The typed values of one front matter, each with its place, and what is wrong with them.

In: a Source.
Out: Typed, which forms fill.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gazette.model import Place, message
from gazette.read.values import Scalar, Value
from gazette.rulebook.body import RUBY_UNREAD
from gazette.rulebook.front_matter import FIELD_MISSING, VALUE_UNREADABLE

if TYPE_CHECKING:
    from gazette.fields import Field
    from gazette.model import Message, Problem, Rule
    from gazette.read.sources import Source

_READING = re.compile(r"\{[\u3400-\u9fff\U00020000-\U0003ffff〇]+[|｜][^{}]+\}")


class Typed:
    """The typed values of one front matter, and where each stands. Not passed between rooms."""

    def __init__(self, source: Source) -> None:
        """Begin with nothing typed."""
        self.source = source
        self.values: dict[str, Any] = {}
        self.places: dict[str, Scalar] = {}
        self.items: dict[str, tuple[Scalar, ...]] = {}
        self.problems: list[Problem] = []

    def report(self, at: Scalar, rule: Rule, what: Message, mend: Message) -> None:
        """Add a Problem at a value."""
        self.problems.append(
            self.source.problem((at.line, at.column), rule, (what, mend), width=len(at.text))
        )

    def where(self, *keys: str) -> dict[str, Place]:
        """Return the places of fields, of all where none is named."""
        wanted = keys or tuple(self.places)
        found = ((key, self.places[key]) for key in wanted if key in self.places)
        return {key: Place(self.source.file, at.line, at.column) for key, at in found}

    def get(self, key: str, default: Any = "") -> Any:
        """Return a field's typed value."""
        return self.values.get(key, default)


def one(result: Typed, field: Field, value: Value, key: Scalar) -> Scalar | None:
    """Return a value that is one; report a list."""
    if isinstance(value, Scalar):
        return value
    what = field.about("`{key}`（{label}）应当是一个值，不是列表")
    mend = field.about("写成 `{label}: …`：{meaning}", meaning=field.meant)
    result.report(key, VALUE_UNREADABLE, what, mend)
    return None


def require(result: Typed, field: Field, within: Scalar | None = None) -> None:
    """Report a field that is missing, unless what stands there is reported already."""
    if not result.values.get(field.key) and not _reported(result, field.key):
        at = result.places.get(field.key, within or Scalar("", 1, 1))
        what = field.about("缺少 `{key}`（{label}）")
        mend = field.about("加上 `{label}: …`：{meaning}", meaning=field.meant)
        result.report(at, FIELD_MISSING, what, mend)


def refuse_readings(result: Typed, value: Value) -> None:
    """Report readings (注音) in a value: front matter is text without marks."""
    for at in value if isinstance(value, tuple) else (value,):
        if isinstance(at, Scalar) and _READING.search(at.text):
            what = message("文件头里不能注音，花括号会照原样印出")
            mend = message("这里只写汉字，删去花括号、竖线和读音；要注音，写在正文里")
            result.report(at, RUBY_UNREAD, what, mend)


def _reported(result: Typed, key: str) -> bool:
    at = result.places.get(key)
    return at is not None and any(
        (problem.place.line, problem.place.column) == (at.line, at.column)
        for problem in result.problems
    )
