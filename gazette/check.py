"""Checks what was read: every rule over the Gazette, and over each issue's Notices.

In: a Gazette; a masthead, an issue and its Notices.
Out: Problems, sorted by place; what is to look at folded, once a rule and file.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from gazette.model import Grade
from gazette.rules import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Gazette, Issue, Masthead, Notice, Problem


def check(gazette: Gazette) -> tuple[Problem, ...]:
    """Run the rules that look across issues."""
    found = (rule.check(gazette) for rule in CHECKS if hasattr(rule, "check"))
    return tuple(chain.from_iterable(found))


def check_issue(
    masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]
) -> tuple[Problem, ...]:
    """Run the rules that look at one issue."""
    checks = (rule.check_issue for rule in CHECKS if hasattr(rule, "check_issue"))
    return tuple(problem for each in checks for problem in each(masthead, issue, notices))


def folded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each rule's Problems to look at once a file, the others' places with the first.

    What is to mend is told each by each, and so is what printing finds: a character a Problem.
    """
    found: dict[object, Problem] = {}
    for problem in problems:
        single = problem.grade is Grade.MEND or problem.rule.startswith("print-")
        key = problem if single else (problem.place.file, problem.rule, problem.mend)
        first = found.setdefault(key, problem)
        if first is not problem:
            found[key] = replace(first, also=(*first.also, problem.place))
    return tuple(found.values())


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort Problems by place; the same Problem found twice is one."""
    return tuple(
        sorted(set(problems), key=lambda found: (found.place, found.rule, str(found.what)))
    )
