"""The commands: build, check, preview, schema, import. All printing is here.

In: the command line.
Out: an exit status: 0 done, 1 something is to be mended, 2 the command was not understood, 130
interrupted.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette import __version__
from gazette.cli import usage_errors
from gazette.cli.folders import content_of
from gazette.cli.help_texts import speaking
from gazette.cli.interrupt import heard
from gazette.cli.runs import refused
from gazette.cli.speech import CHECKOUT, Speech, asked, lang_option, value_of
from gazette.cli.terminal import told
from gazette.model import message
from gazette.site.disk import MACHINE, Refused, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["commands", "main", "told"]

COMMANDS = {
    "build": "build",
    "check": "check",
    "publish": "publish",
    "withdraw": "withdraw",
    "sign": "sign",
    "correct": "correct",
    "verify": "verify",
    "new": "new",
    "list": "list_",
    "diff": "diff",
    "rename": "rename",
    "export": "export",
    "preview": "preview",
    "schema": "schema",
    "init": "init",
    "import": "import_",
}
"""Each command, and what it is called in its module, which has that name too."""
_UNDONE = {
    "build": message("没有发布"),
    "publish": message("没有出版"),
    "withdraw": message("没有撤回"),
}
"""What has not come about where a command was refused before it has said so itself."""
_OF_ALL = ("--help", "-h", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; without one, build."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language, rest = asked(given)
    if not rest or (rest[0].startswith("-") and rest[0] not in _OF_ALL):
        given.insert(0, "build")
        rest.insert(0, "build")
    say = Speech(language, _program())
    say.follow(content_of(given))
    if begun := value_of(given, "--language"):  # that of a gazette which init is about to make
        say.prefer(begun)
    try:
        # An interrupt while we load ends us without a word.
        said = speaking(commands("" if _completing() else rest[0]), say)
        with heard(), spoken(Path(), MACHINE, message("没有做完")):
            return int(said.main(given, standalone_mode=False, obj=say) or 0)
    except click.ClickException as error:
        usage_errors.tell(error, say)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as stopped:
        # All is asked before anything is written; an interrupt at work becomes an Abort by click.
        asked_still = isinstance(stopped, click.Abort) and not stopped.__cause__
        template = "已中止，什么都没有写。" if asked_still else "已中止，已发布的网站没有改动。"
        click.echo(say(message(template)), err=True)
        return 130
    except Refused as error:
        head = _UNDONE.get(rest[0])
        told = message("{head}：{what}", head=head, what=error.what) if head else error.what
        return refused(say, Refused(told, error.mend))


def _program() -> str:
    """Return by what an editor calls us."""
    return "gazette" if Path(sys.argv[0]).stem == "gazette" else CHECKOUT


def _completing() -> bool:
    """Return whether a shell asks, by a variable named for the program, what may follow."""
    return any(name.startswith("_") and name.endswith("_COMPLETE") for name in os.environ)


def commands(name: str = "") -> click.Group:
    """Return all commands, or the one that is asked for, if there is one of that name.

    The others are then not loaded: an import of old prints takes as long to load as a small site
    takes to build.
    """

    @click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
    @click.version_option(__version__, message="gazette %(version)s", help="说明版本")
    @lang_option
    def group() -> None:
        """把 content/ 里的 Markdown 变成政府公报：网站、印刷版（PDF）和全文检索。"""

    for one in [name] if name in COMMANDS else COMMANDS:
        module = COMMANDS[one]
        group.add_command(getattr(import_module(f"gazette.cli.{module}"), module))
    return group
