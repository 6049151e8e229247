"""The words of the page on which readers verify what they have.

In: nothing.
Out: VerifyingWords; a name in {braces} is filled in by the page's script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class VerifyingWords(NamedTuple):
    """The words of one language; `said` are those of the script."""

    heading: str
    described: str
    intro: str
    files: str
    text: str
    issue: str
    any_issue: str
    button: str
    verdict: str
    disk: str
    offline: str
    offline_why: str
    no_script: str
    limits_heading: str
    limits: tuple[str, ...]
    said: Mapping[str, str]
