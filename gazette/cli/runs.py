"""The run that a command asks for, and the language of its gazette; what kept it from its work.

In: the folders of the command line; Refused.
Out: asked_run; refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazette.build.context import Run
from gazette.model import message

if TYPE_CHECKING:
    from gazette.cli.speech import Speech
    from gazette.site.disk import Refused


def asked_run(say: Speech, /, given: dict[str, Any], **more: Any) -> Run:
    """Return the run that is asked for; from here on speak as its gazette does."""
    content = given["content"]
    if not content.is_dir():
        raise say.wrong(
            "没有 {content} 这个文件夹；用 --content 指明公报的内容在哪里", content=content
        )
    say.follow(content)
    for name in ("layouts", "static"):
        if not given[name].is_dir():
            template = "没有 {folder} 这个文件夹；用 --{name} 指明"
            raise say.wrong(template, folder=given[name], name=name)
    return Run(**given, **more)


def refused(say: Speech, error: Refused) -> int:
    """Say what stood in the way of an act and how to mend it; return the exit status."""
    click.echo(say(message("{what}\n  mend: {mend}", what=error.what, mend=error.mend)), err=True)
    return 1
