"""Field edits: what changes in a file so that one of its fields says something else.

In: the text of a file, the span of a field, the value that it is to have.
Out: Splices within its lines, of one way to write it; the number of ways is small.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

from gazette.desk import scalars
from gazette.desk.raw_text import RawText, Splice
from gazette.desk.spans import Bare, Entry, Form, Span
from gazette.fields import NESTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.fields import Field


class ElsewiseError(Exception):
    """A value that cannot be written in the form in which it stands."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields that a mapping may have, and which of their two names its file uses."""

    fields: Sequence[Field]
    labelled: bool

    def name(self, key: str) -> str:
        """Return how a field is called in the file."""
        return next((f.label for f in self.fields if f.key == key and self.labelled), key)

    def type(self, name: str) -> str:
        """Return the type of a field by its key or its label; text for one that is unknown."""
        return next((f.type for f in self.fields if name in {f.key, f.label}), "text")

    def place(self, name: str) -> int:
        """Return where a field stands in the schema; one that is unknown stands behind all."""
        names = (at for at, f in enumerate(self.fields) if name in {f.key, f.label})
        return next(names, len(self.fields))

    def nested(self, name: str) -> Schema:
        """Return the fields within a field."""
        return Schema(NESTED.get(self.type(name), ()), self.labelled)


@dataclass(frozen=True, slots=True)
class Editing:
    """One way to write: the text, and which of the ways of a scalar is tried."""

    raw: RawText
    way: int = 0

    def at(self, line: int, column: int) -> int:
        """Return a place as the number of characters before it."""
        return self.raw.starts[line] + column

    def scalar(self, text: str, quote: str, kind: str, *, flow: bool = False) -> str:
        """Write a text, if there are so many ways."""
        return scalar(text, quote, kind, self.way, flow=flow)

    def changed(self, span: Span, new: Bare, kind: str, inner: Schema) -> Iterator[Splice]:
        """Yield what makes a value say something else, in the form in which it stands.

        Raise ElsewiseError where that form cannot say it.
        """
        if span.value == new:
            return
        if isinstance(new, str) and isinstance(span.value, str):
            yield self._scalar(span, new, kind)
        elif isinstance(new, tuple) and span.form is Form.LIST:
            yield from self._items(span, new, kind, inner)
        elif isinstance(new, dict) and span.form is Form.MAPPING:
            yield from self.entries(span.entries, new, inner, span.column)
        elif span.form is Form.FLOW and not isinstance(new, str):
            yield self._over(span, self._flow(new, kind, inner))
        else:
            raise ElsewiseError

    def _over(self, span: Span, text: str) -> Splice:
        start = self.at(span.first, span.column)
        before = self.raw.lines[span.first][: span.column]
        gap = "" if not before or before[-1] in " \t" else " "
        return Splice(start, self.at(span.last, span.end), gap + text)

    def _scalar(self, span: Span, new: str, kind: str) -> Splice:
        line = self.raw.lines[span.first]
        if span.form is Form.BLOCK and line[span.column] == "|" and self.way == 0 and "\n" in new:
            below = self.raw.lines[span.first + 1]
            indent = below[: len(below) - len(below.lstrip(" \t"))]
            rows = [f"{indent}{row}" if row else "" for row in new.split("\n")]
            mark = line[span.column :].rstrip()
            return self._over(span, "\n".join((mark, *rows)))
        quote = line[span.column] if span.form is Form.QUOTED else ""
        return self._over(span, self.scalar(new, quote, kind))

    def _flow(self, new: Bare, kind: str, inner: Schema) -> str:
        if isinstance(new, str):
            return self.scalar(new, "", kind, flow=True)
        if isinstance(new, tuple):
            return "[" + ", ".join(self._flow(one, kind, inner) for one in new) + "]"
        rows = (f"{key}: {self._flow(one, inner.type(key), inner)}" for key, one in new.items())
        return "{" + ", ".join(rows) + "}"

    def _items(self, span: Span, new: Sequence[Bare], kind: str, inner: Schema) -> Iterator[Splice]:
        old = [repr(one.span.value) for one in span.items]
        matcher = SequenceMatcher(None, old, [repr(one) for one in new], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                continue
            pairs = min(b - a, d - c)
            for at in range(pairs):
                yield from self._item(span.items[a + at], new[c + at], kind, inner)
            yield from map(self.without, span.items[a + pairs : b])
            behind = span.items[a + pairs - 1].last if a + pairs else span.first - 1
            for one in new[c + pairs : d]:
                rows = self.item(one, span.column, kind, inner)
                yield self.inserted(behind, rows)

    def _item(self, item: Entry, new: Bare, kind: str, inner: Schema) -> Iterator[Splice]:
        try:
            yield from list(self.changed(item.span, new, kind, inner))
        except ElsewiseError:
            rows = self.item(new, item.indent, kind, inner)
            yield self.instead(item, rows)

    def entries(
        self, old: Mapping[str, Entry], new: Mapping[str, Bare], schema: Schema, indent: int
    ) -> Iterator[Splice]:
        """Yield what makes a mapping have these entries; new ones go where the schema has them."""
        gone = [one for name, one in old.items() if name not in new]
        if any(_shares(one, old) for one in gone) or not set(old) & set(new):
            raise ElsewiseError  # the dash of an item stands on the line of its first key
        yield from map(self.without, gone)
        for name, value in new.items():
            if name in old:
                yield from self.entry(old[name], name, value, schema)
            else:
                rows = self.rows({name: value}, " " * indent, schema)
                yield self.inserted(_behind(name, old, schema), rows)

    def field(
        self, old: Mapping[str, Entry], first: int, name: str, new: Bare | None, schema: Schema
    ) -> list[Splice]:
        """Return what makes a field of a front matter, which begins in line `first`, have a value.

        None takes it away. A new one stands behind those that the schema has before it.
        """
        if name in old:
            if new is None:
                return [self.without(old[name])]
            return list(self.entry(old[name], name, new, schema))
        if new is None:
            return []
        place = schema.place(name)
        before = [one.last for other, one in old.items() if schema.place(other) <= place]
        rows = self.rows({name: new}, "", schema)
        return [self.inserted(max(before, default=first - 1), rows)]

    def entry(self, old: Entry, name: str, value: Bare, schema: Schema) -> Iterator[Splice]:
        """Yield what makes an entry have a value; all of it is written anew where it must be."""
        try:
            made = self.changed(old.span, value, schema.type(name), schema.nested(name))
            yield from list(made)
        except ElsewiseError:
            line = self.raw.lines[old.first]
            rows = self.rows({name: value}, " " * old.indent, schema)
            rows[0] = line[: old.indent] + rows[0][old.indent :]
            yield self.instead(old, rows)

    def without(self, one: Entry) -> Splice:
        """Return what takes an entry or an item away with its lines."""
        starts = self.raw.starts
        return Splice(starts[one.first], starts[one.last + 1], "")

    def instead(self, one: Entry, rows: Sequence[str]) -> Splice:
        """Return what writes an entry anew; comments within it stand behind it."""
        lines = self.raw.lines[one.first + 1 : one.last + 1]
        structured = one.span.form in {Form.LIST, Form.MAPPING}
        notes = [line.strip() for line in lines if structured and line.lstrip().startswith("#")]
        end = self.at(one.last, len(self.raw.lines[one.last]))
        return Splice(self.at(one.first, 0), end, "\n".join((*rows, *notes)))

    def inserted(self, behind: int, rows: Sequence[str]) -> Splice:
        """Return what puts lines behind line `behind`."""
        if self.raw.ends[behind : behind + 1] == ("",):
            at = self.raw.starts[-1]
            lone = "" if self.raw.lines[behind] or behind else "\n"
            return Splice(at, at, "".join(f"\n{row}" for row in rows).removeprefix(lone))
        at = self.raw.starts[behind + 1]
        return Splice(at, at, "".join(f"{row}\n" for row in rows))

    def rows(self, new: Mapping[str, Bare], indent: str, schema: Schema) -> list[str]:
        """Write entries as lines."""
        rows: list[str] = []
        for name, value in new.items():
            kind, inner = schema.type(name), schema.nested(name)
            if isinstance(value, str):
                rows.append(f"{indent}{name}: {self.scalar(value, '', kind)}")
            elif isinstance(value, tuple):
                items = (self.item(one, len(indent) + 2, kind, inner) for one in value)
                rows += [f"{indent}{name}:", *chain.from_iterable(items)]
            else:
                rows += [f"{indent}{name}:", *self.rows(value, f"{indent}  ", inner)]
        return rows

    def item(self, new: Bare, indent: int, kind: str, inner: Schema) -> list[str]:
        """Write an item of a list as lines."""
        if isinstance(new, str):
            return [f"{' ' * indent}- {self.scalar(new, '', kind)}"]
        if not isinstance(new, dict):
            raise ElsewiseError
        first, *more = self.rows(new, " " * (indent + 2), inner)
        return [f"{' ' * indent}- {first.strip()}", *more]


def scalar(text: str, quote: str, kind: str, way: int, *, flow: bool = False) -> str:
    """Return one of the ways to write a value; the last for every number beyond."""
    found = list(scalars.ways(text, quote, kind, flow=flow))
    return found[min(way, len(found) - 1)]


def _shares(one: Entry, old: Mapping[str, Entry]) -> bool:
    """Return whether an entry is the first of a mapping that begins behind a dash."""
    return one is next(iter(old.values())) and one.indent > 0


def _behind(name: str, old: Mapping[str, Entry], schema: Schema) -> int:
    """Return the line behind which a new entry stands: that of the last one before it."""
    place = schema.place(name)
    before = [one.last for other, one in old.items() if schema.place(other) <= place]
    return max(before, default=next(iter(old.values())).last)
