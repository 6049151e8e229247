"""Front matter: text <-> entries, every scalar as it is written, with its line and column.

In: the text of a notice, of issue.yaml or of gazette.yaml.
Out: entries (key -> Scalar, list or mapping), the body, Problems; and the text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from gazette.lines import join
from gazette.read.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Problem

FENCE = "---"
HASH = "\ue000"
"""Stands for a # inside a value while YAML reads it; `read` has refused it in any source."""

_ENTRY = re.compile(
    r"(?P<key>[^\s:#：-][^:：]*?)\s*(?P<colon>[:：])(?=\s|$|(?<=：))\s*(?P<value>.*)$"
)
_NESTED = re.compile(r"^(\s+(?:- +)?[^\s:#\"'\[{-][^:]*:\s+|\s*- +)(?![\"'\[{|>&*!])(.*)$")
_YAML = ('"', "'", "[", "{", "|", ">")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written, with its line and column, both from 1."""

    text: str
    line: int
    column: int


Value = Scalar | tuple["Value", ...] | dict[Scalar, "Value"]
Entries = dict[Scalar, Value]


def split(source: Source) -> tuple[Source | None, Source]:
    """Part a notice into front matter and body; the first is None where the fences are missing."""
    lines = source.text.split("\n")
    if lines[0].rstrip() == FENCE:
        for index in range(1, len(lines)):
            if lines[index].rstrip() == FENCE:
                head = Source(source.file, "\n".join(lines[1:index]), 2)
                body = Source(source.file, "\n".join(lines[index + 1 :]), index + 2)
                return head, body
    return None, source


def entries(source: Source) -> tuple[Entries, tuple[Problem, ...]]:
    """Read `key: value` lines; a plain value is the rest of its line, whatever YAML makes of it.

    Only a value that begins with a quote or a bracket, or that continues on indented lines, is
    given to YAML, and of YAML only the structure is taken, never its types.
    """
    found: Entries = {}
    problems: list[Problem] = []
    for number, chunk in _chunks(source):
        match = _ENTRY.match(chunk[0])
        if not match:
            told = (
                f"`{chunk[0].strip()}` 不是“字段: 值”",
                "写成“字段: 值”，冒号后空一格；续行要缩进",
            )
            problems.append(
                source.problem((number, 1), "front-matter-unreadable", told, width=len(chunk[0]))
            )
            continue
        key = Scalar(match["key"].strip(), number, 1)
        if match["colon"] == "：":
            mend = f"改用半角冒号加一个空格：`{key.text}: {match['value'].strip()}`"
            at = (number, match.start("colon") + 1)
            told = f"`{key.text}` 后面是全角冒号", mend
            problems.append(source.problem(at, "colon-fullwidth", told))
        first = next((other for other in found if other.text == key.text), None)
        if first:
            problems.append(_twice(source, key, f"，第一次在第{first.line}行"))
            continue
        value, more = _value(source, number, chunk, match.start("value"))
        problems.extend(more)
        found[key] = value
    return found, tuple(problems)


def _twice(source: Source, key: Scalar, first: str = "") -> Problem:
    told = f"字段 `{key.text}` 写了两次{first}", "删去一处，只留正确的一处"
    return source.problem((key.line, key.column), "key-twice", told, width=len(key.text))


def _chunks(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Part the text into top-level entries: a line and the indented or dashed lines below it."""
    start, chunk = 0, list[str]()
    for index, line in enumerate(source.text.split("\n")):
        inside = line[:1] in (" ", "\t") or line.startswith("- ") or line == "-"
        closing = bool(chunk) and line[:1] in ("]", "}")
        if not line.strip() or line.startswith("#"):
            if chunk:
                chunk.append("")
        elif (inside or closing) and chunk:
            chunk.append(line)
        else:
            if chunk:
                yield start + source.first, chunk
            start, chunk = index, [line]
    if chunk:
        yield start + source.first, chunk


def _value(
    source: Source, number: int, chunk: list[str], column: int
) -> tuple[Value, tuple[Problem, ...]]:
    first = chunk[0][column:].strip()
    rest = any(line.strip() for line in chunk[1:])
    if not rest and not first.startswith(_YAML):
        return Scalar(first, number, column + 1), ()
    if first and not first.startswith(_YAML):
        return Scalar(join("\n".join([first, *chunk[1:]]).strip()), number, column + 1), ()
    head = " " * column + _shielded(chunk[0][column:])
    text = "\n".join([head, *(_shielded(line) for line in chunk[1:])])
    try:
        node = yaml.compose(text, Loader=_LOADER)
        return _plain(source, node, number), ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = number + (min(mark.line, len(chunk) - 1) if mark else 0)
        why = str(getattr(error, "problem", None) or error).replace("\n", " ")
        told = (
            f"这个值不能读成 YAML：{why}",
            "检查引号、括号是否成对，缩进是否一致；列表每项以“- ”开头",
        )
        at = (line, (mark.column if mark else column) + 1)
        found = source.problem(at, "front-matter-unreadable", told)
        return Scalar(first, number, column + 1), (found,)
    except _TwiceError as error:
        return Scalar(first, number, column + 1), (error.problem,)


class _TwiceError(Exception):
    """A key stands twice in a nested mapping."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def _shielded(line: str) -> str:
    """Keep ` #` inside a plain value: what an editor writes after it is text, not a comment."""
    match = _NESTED.match(line)
    plain = match.group(2) if match else ""
    if " #" in plain and not plain.startswith(("{", "[", '"', "'")):
        return line[: match.start(2)] + plain.replace("#", HASH) if match else line
    return line


def _plain(source: Source, node: yaml.Node | None, number: int) -> Value:
    """Turn a YAML node into scalars as written; types, anchors and tags of YAML are ignored."""
    if node is None:
        return Scalar("", number, 1)
    line, column = node.start_mark.line + number, node.start_mark.column + 1
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(source, item, number) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        result: dict[Scalar, Value] = {}
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = _plain(source, key_node, number)
            if not isinstance(key, Scalar):
                key = Scalar("?", line, column)
            if key.text in seen:
                raise _TwiceError(_twice(source, key))
            seen.add(key.text)
            result[key] = _plain(source, value_node, number)
        return result
    return Scalar(str(node.value).replace(HASH, "#"), line, column)


def write(fields: Mapping[str, object], body: str, comments: Sequence[str] = ()) -> str:
    """Write a notice: fields in their order, comment lines, the body. `entries` reads it back.

    A value is text, a day, a whole number, True, or a list of mappings of such values.
    """
    lines = [FENCE, *mapping(fields), *(f"# {line}" for line in comments), FENCE, ""]
    return "\n".join(lines) + "\n" + body.strip("\n") + "\n"


def mapping(fields: Mapping[str, object], indent: str = "") -> list[str]:
    """Write fields as lines; empty ones are left out. issue.yaml and gazette.yaml are just this."""
    lines: list[str] = []
    for key, value in fields.items():
        if isinstance(value, (list, tuple)):
            lines += [f"{indent}{key}:"] if value else []
            for item in value:
                if isinstance(item, str):
                    lines.append(f"{indent}  - {_written(item)}")
                else:
                    nested = mapping(item, indent + "    ")
                    lines += [f"{indent}  - {nested[0].strip()}", *nested[1:]]
        elif value not in (None, "", 0, False):
            lines.append(f"{indent}{key}: {_written(value)}")
    return lines


def _written(value: object) -> str:
    """Write a scalar so that it reads back the same: quoted wherever YAML might see a mark."""
    text = "true" if value is True else str(value)
    safe = text[:1] not in "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~ " and text == text.strip()
    if safe and not re.search(r"[\n\t]|:(\s|$)|\s#", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
