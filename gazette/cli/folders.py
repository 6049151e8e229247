"""The options for folders that the commands share, and where these usually are.

In: whether the press is installed, the working folder.
Out: folder_option, folder_options, content_of.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.cli.speech import lang_option, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazette.cli.speech import Command

_CARRIED = Path(__file__).parents[1]
"""Where a press that is installed has its layouts and static files: a checkout has none there."""


def folder_option(name: str, meaning: str) -> Callable[[Command], Command]:
    """Make an option for a folder."""
    kind = click.Path(path_type=Path)
    return click.option(
        f"--{name}", default=_usual(name), type=kind, show_default=True, help=meaning
    )


def _usual(name: str) -> Path:
    """Return the usual folder: beside build.py, wherever we are called, in a checkout.

    A press that is installed takes those of the working folder; layouts and static files of its own
    where that has none.
    """
    if not (_CARRIED / "layouts").is_dir():
        beside = _CARRIED.parent / name
        try:
            return Path(os.path.relpath(beside))
        except FileNotFoundError:  # the working folder is gone: nothing stands beside it
            return beside
    own, carried = Path(name), _CARRIED / name
    return carried if carried.is_dir() and not own.is_dir() else own


def content_of(arguments: Sequence[str]) -> Path:
    """Return the content folder that a command line means, before it is taken apart."""
    return Path(value_of(arguments, "--content") or _usual("content"))


def folder_options(command: Command) -> Command:
    """Add to a command the folders that all of them know."""
    jobs = "同时用几个进程；0 表示有几个处理器用几个"
    for option in (
        lang_option,
        click.option("--jobs", default=0, type=click.IntRange(0), show_default=True, help=jobs),
        folder_option("static", "照原样复制的文件"),
        folder_option("layouts", "版式"),
        folder_option("output", "网站写到哪里"),
        folder_option("content", "公报的内容"),
    ):
        command = option(command)
    return command
