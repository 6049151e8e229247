"""Formats of Problems for other programs: annotations, reports of code quality, SARIF, JSON.

In: Problems, where content/ is.
Out: text, whole, for standard output.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from gazette import __version__
from gazette.cli.json_output import json_of
from gazette.model import Grade, message
from gazette.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gazette.cli.speech import Command, Speech
    from gazette.model import Problem

TEXT = "text"
_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Grade.MEND: "error", Grade.LOOK: "warning"}
"""The levels of GitHub's annotations and of SARIF."""
_SEVERITIES = {Grade.MEND: "major", Grade.LOOK: "minor"}
"""The severities of GitLab's code quality report."""


def path_of(content: Path, problem: Problem) -> str:
    """Return the file that a Problem is in, from where the command was called."""
    file = problem.place.file
    return file if file.startswith("layouts/") else (content / file).as_posix()


def formatted(
    form: str, command: str, content: Path, problems: Sequence[Problem], say: Speech
) -> str:
    """Return Problems in one of the FORMS but text; `command` is the one that found them."""
    if form == "json":
        return _json(command, content, problems, say)
    return _WRITERS[form](content, problems, say)


def _github(content: Path, problems: Sequence[Problem], say: Speech) -> str:
    """Return a workflow command a line, which GitHub shows as an annotation at its line."""
    return "\n".join(_annotation(content, one, say) for one in problems)


def _annotation(content: Path, one: Problem, say: Speech) -> str:
    at = {
        "file": path_of(content, one),
        "line": str(one.place.line),
        "col": str(one.place.column),
        "endColumn": str(one.place.column + one.width),
        "title": one.rule,
    }
    properties = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in at.items())
    return f"::{_LEVELS[one.grade]} {properties}::{_escaped(_said(one, say))}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing ends a workflow command or a property of it."""
    return "".join(f"%{ord(one):02X}" if one in f"%\r\n{more}" else one for one in text)


def _said(one: Problem, say: Speech) -> str:
    return f"{say(one.what)}\nmend: {say(one.mend)}"


def _gitlab(content: Path, problems: Sequence[Problem], say: Speech) -> str:
    """Return a report of code quality, as GitLab shows it in a merge request."""
    rows = [
        {
            "description": _said(one, say),
            "check_name": one.rule,
            "fingerprint": mark,
            "severity": _SEVERITIES[one.grade],
            "location": {
                "path": path_of(content, one).removeprefix("./"),
                "lines": {"begin": one.place.line},
            },
        }
        for one, mark in zip(problems, _fingerprints(problems), strict=True)
    ]
    return _written(rows)


def _fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return for each Problem what stays the same where its line moves, and no other has."""
    seen: Counter[str] = Counter()
    marks = []
    for one in problems:
        said = "\0".join((one.rule, one.place.file, str(one.what), one.excerpt))
        seen[said] += 1
        marks.append(sha256(f"{said}\0{seen[said]}".encode()).hexdigest())
    return marks


def _sarif(content: Path, problems: Sequence[Problem], say: Speech) -> str:
    """Return a log of SARIF 2.1.0 (OASIS) with one run."""
    rules = list(dict.fromkeys(one.rule for one in problems))
    driver = {
        "name": "gazette",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, say) for name in rules],
    }
    marks = _fingerprints(problems)
    results = [
        {
            "ruleId": one.rule,
            "ruleIndex": rules.index(one.rule),
            "level": _LEVELS[one.grade],
            "message": {"text": _said(one, say)},
            "locations": [_location(content, one)],
            "partialFingerprints": {"gazette/v1": mark},
        }
        for one, mark in zip(problems, marks, strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _written({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rule(name: str, say: Speech) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": say(message(rule.summary))},
        "fullDescription": {"text": say(message(rule.why))},
        "help": {"text": say(message(rule.mend))},
        "defaultConfiguration": {"level": _LEVELS[rule.grade]},
    }


def _location(content: Path, one: Problem) -> dict[str, Any]:
    region = {
        "startLine": one.place.line,
        "startColumn": one.place.column,
        "endColumn": one.place.column + one.width,
    }
    uri = quote(path_of(content, one).removeprefix("./"))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _json(command: str, content: Path, problems: Sequence[Problem], say: Speech) -> str:
    rows = [{**one.described(say), "file": path_of(content, one)} for one in problems]
    counted = Counter(row["grade"] for row in rows)
    return json_of(command, problems=rows, mend=counted["mend"], look=counted["look"])


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


_WRITERS: dict[str, Callable[[Path, Sequence[Problem], Speech], str]] = {
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
}
FORMS = (TEXT, *_WRITERS, "json")


def format_option(command: Command) -> Command:
    """Add to a command the option for the form in which it tells of Problems."""
    meaning = (
        "问题写成什么样子：给人看的文字，或给别的程序的 GitHub 批注、GitLab 代码质量、SARIF、JSON"
    )
    kind = click.Choice(FORMS)
    return click.option(
        "--format", "form", type=kind, default=TEXT, show_default=True, help=meaning
    )(command)
