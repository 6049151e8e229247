"""Listing: the issues and the notices of content/, as an editor looks for them.

In: content/.
Out: rows: issues; the notices of one; what of both cannot be edited here, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette import read
from gazette.content import files
from gazette.fields import ISSUE, NOTICE
from gazette.language.messages import issue_named
from gazette.model import Message, Problem, issue_number, message
from gazette.read import frontmatter, sources
from gazette.read.values import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from gazette.fields import Field
    from gazette.read.values import Value

LOCKED = message("这一期已经出版，文字不再改")
LOCKED_MEND = message(
    "印错了字，在下一期登更正（correct）；依法要撤下的，用 withdraw；只是网页错了，写进“网页勘误”"
)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue: the name of its folder, how it is called, whether it is published for good."""

    name: str
    called: Message
    state: str
    locked: bool


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice: its file below content/, and what of its front matter tells it from others."""

    file: str
    title: str
    number: str
    kind: str
    section: str


def issues(content: Path) -> tuple[IssueRow, ...]:
    """Return the issues, the newest first."""
    rows = []
    for name in reversed(read.folders(content)):
        named = issue_number.named(name)
        if named:
            state = texts(content, f"{name}/{files.ISSUE}", ISSUE).get("state", ("",))[0]
            called = issue_named(*named)
            rows.append(IssueRow(name, called, state, is_locked(content, name)))
    return tuple(rows)


def notices(content: Path, issue: str) -> tuple[NoticeRow, ...]:
    """Return the notices of an issue in printed order."""
    names = files.listed(content, issue).files - files.RESERVED
    rows = []
    for name in sorted((one for one in names if one.endswith(".md")), key=read.order):
        said = texts(content, f"{issue}/{name}", NOTICE)
        first = {key: values[0] for key, values in said.items() if values}
        values = (first.get(key, "") for key in ("title", "number", "kind", "section"))
        rows.append(NoticeRow(f"{issue}/{name}", *values))
    return tuple(rows)


def is_locked(content: Path, issue: str) -> bool:
    """Return whether an issue is published and bound."""
    return files.LOCK in files.listed(content, issue).files


def texts(content: Path, file: str, schema: Sequence[Field]) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of a file's fields by their keys; none of what cannot be read."""
    data = files.load(content, file, files.LONGEST)
    if isinstance(data, Problem):
        return {}
    source, _ = sources.read(data, file)
    head, _ = (source, None) if schema is ISSUE else frontmatter.split(source)
    found, _ = frontmatter.entries(head) if head else ({}, ())
    keys = {name: one.key for one in schema for name in (one.key, one.label)}
    return {keys.get(key.text, key.text): tuple(_texts(value)) for key, value in found.items()}


def used_before(content: Path, issues_back: int) -> dict[str, tuple[str, ...]]:
    """Return for each plain field what the newest issues said in it, the most frequent first."""
    counts: dict[str, dict[str, int]] = {}
    for name in read.folders(content)[-issues_back:]:
        for row in notices(content, name):
            for key, values in texts(content, row.file, NOTICE).items():
                for value in values:
                    counts.setdefault(key, {}).setdefault(value, 0)
                    counts[key][value] += 1
    return {
        key: tuple(sorted(said, key=lambda text: (-said[text], text)))
        for key, said in counts.items()
    }


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, Scalar):
        if value.text:
            yield value.text
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one) if isinstance(one, Scalar) else ()
