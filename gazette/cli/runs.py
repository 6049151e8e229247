"""The run that a command asks for, and the language of its gazette; what kept it from its work.

In: the folders of the command line; Refused.
Out: asked_run; has_content; unknown_issue; refused.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from gazette.build.context import Run
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from gazette.cli.speech import Speech
    from gazette.site.disk import Refused


_NEAR = 0.75
"""How much of a name that is mistyped must be right: of 2026-1 and 2026-01 nine tenths are."""
_LAST = 6
"""Issues that are named where none comes near: an archive has hundreds."""


def asked_run(say: Speech, /, given: dict[str, Any], **more: Any) -> Run:
    """Return the run that is asked for; from here on speak as its gazette does."""
    has_content(say, given["content"])
    for name in ("layouts", "static"):
        if not given[name].is_dir():
            template = "没有 {folder} 这个文件夹；用 --{name} 指明"
            raise say.wrong(template, folder=given[name], name=name)
    return Run(**given, **more)


def has_content(say: Speech, content: Path) -> None:
    """Speak as a gazette does. Raise a usage error where there is none."""
    if not content.is_dir():
        template = (
            "没有 {content} 这个文件夹：到公报的文件夹里运行，或者用 --content 指明公报的内容"
            "在哪里；还没有公报的，用 init 新建"
        )
        raise say.wrong(template, content=content)
    say.follow(content)


def unknown_issue(say: Speech, name: str, known: Collection[str]) -> click.UsageError:
    """Return the error of a name that no issue has: with those that it comes near, or the last."""
    near = tuple(get_close_matches(name, known, cutoff=_NEAR))
    if near:
        return say.wrong("没有 {name} 这一期；是不是 {near:、}", name=name, near=near)
    last = tuple(sorted(known)[-_LAST:])
    return say.wrong("没有 {name} 这一期；最近的是 {last:、}", name=name, last=last)


def refused(say: Speech, error: Refused) -> int:
    """Say what stood in the way of an act and how to mend it; return the exit status."""
    click.echo(say(message("{what}\n  mend: {mend}", what=error.what, mend=error.mend)), err=True)
    return 1
