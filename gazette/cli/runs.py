"""The run that a command asks for, and the language of its gazette.

In: the folders of the command line.
Out: asked_run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.build.context import Run

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


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
