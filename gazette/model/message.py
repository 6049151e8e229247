"""A message to an editor: what is meant, written out in a language only where somebody reads it.

In: nothing of ours.
Out: Message; message, which makes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Row(tuple[str, ...]):
    """Things in a row: what stands between them, the template says behind a colon."""

    __slots__ = ()

    def __format__(self, between: str) -> str:
        return between.join(self)


class _Count(int):
    """A number that agrees with a word behind it: `{count:place|places}`."""

    def __format__(self, words: str) -> str:
        one, more, several = words.partition("|")
        if not more:
            return super().__format__(words)
        return f"{int(self)} {one if self == 1 else several}"


@dataclass(frozen=True, slots=True)
class Message:
    """A template in Chinese, by which other languages find theirs, and its values by their names.

    The template is written as `str.format` has it. A value that is a tuple is a row: `{names:、}`
    says what stands between its items. A number is followed by the form of a word that agrees with
    it, where the language has two: `{count:place|places}`.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        """Write the message in Chinese."""
        return self.filled({})

    def filled(self, templates: Mapping[str, str]) -> str:
        """Write the message in the language of these templates; in Chinese where one lacks."""

        def written(value: Value) -> object:
            if isinstance(value, Message):
                return value.filled(templates)
            if isinstance(value, tuple):
                return _Row(str(written(one)) for one in value)
            return _Count(value) if isinstance(value, int) else value

        values = {name: written(value) for name, value in self.values}
        return templates.get(self.template, self.template).format(**values)


Value = str | int | Message | tuple[str | Message, ...]


def message(template: str, **values: object) -> Message:
    """Make a message; a value that is neither a number nor a message nor a row stands as text."""
    return Message(template, tuple((name, _value(value)) for name, value in values.items()))


def _value(value: object) -> Value:
    if isinstance(value, Message) or type(value) is int:
        return value
    if isinstance(value, tuple):
        return tuple(one if isinstance(one, Message) else str(one) for one in value)
    return str(value)
