"""Speech: in which language a command speaks.

In: the command line, a content folder, Messages.
Out: Speech, which writes a Message out; lang_option.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from gazette import read
from gazette.language.messages import SPOKEN, written
from gazette.language.words import DEFAULT
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gazette.model import Message

_NAME = "--lang"
CHECKOUT = "python build.py"
"""How our messages call the press: so an editor types it in a checkout."""

Command: TypeAlias = "Callable[..., int | None]"
"""A command, or the function that becomes one: it returns the exit status, or none."""


class Speech:
    """Writes Messages out: in the language that is asked for, or the gazette's, or Chinese."""

    def __init__(self, asked: str = "", program: str = CHECKOUT) -> None:
        """Speak the language that is asked for; without one, Chinese until `follow`.

        `program` is what the press is called by where it is installed.
        """
        self._asked, self._program = asked, program
        self.language = asked or DEFAULT

    def follow(self, content: Path) -> None:
        """Speak as gazette.yaml says, where it can be read and no language was asked for."""
        if not self._asked and content.is_dir():
            head, _ = read.masthead(content)
            self.prefer(head.language if head else DEFAULT)

    def prefer(self, language: str) -> None:
        """Speak a language unless another one was asked for."""
        self.language = self._asked or language

    def __call__(self, said: Message) -> str:
        """Write a message out: what it says to run is what runs here."""
        return written(said, self.language).replace(CHECKOUT, self._program)

    def wrong(self, template: str, **values: object) -> click.UsageError:
        """Return the error of a command line that cannot be followed."""
        return click.UsageError(self(message(template, **values)))


def lang_option(command: Command) -> Command:
    """Add to a command the option for its language, which `asked` has read before."""
    meaning = "消息用哪种语言；不写就随 gazette.yaml 的 language"
    kind = click.Choice(SPOKEN)
    return click.option(_NAME, type=kind, expose_value=False, help=meaning)(command)


def value_of(arguments: Sequence[str], name: str) -> str:
    """Return the value of an option before a command takes its line apart; empty without one."""
    found = ""
    for one, after in zip(arguments, (*arguments[1:], ""), strict=True):
        if one == name:
            found = after
        elif one.startswith(f"{name}="):
            found = one.partition("=")[2]
    return found


def asked(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the language that --lang asks for, and the other arguments.

    Help is written before a command is found, so that this is read first. What is none of our
    languages asks for none; the command itself refuses it.
    """
    language, rest = "", []
    given = iter(arguments)
    for one in given:
        if one == _NAME:
            language = next(given, "")
        elif one.startswith(f"{_NAME}="):
            language = one.partition("=")[2]
        else:
            rest.append(one)
    return (language if language in SPOKEN else ""), rest
