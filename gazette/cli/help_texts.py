"""Help in the editor's language: what we say of a command, and what click says around it.

In: a command of click, a Speech.
Out: speaking: a copy of the command that speaks so, its own commands too.
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import copy
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.cli.speech import Speech
    from gazette.model import Message

Made = TypeVar("Made")
_SECTIONS = {"Options": message("选项"), "Commands": message("命令")}
"""What click heads its lists with."""
_VALUES: dict[type[object], Message] = {
    click.Path: message("路径"),
    click.IntRange: message("整数"),
}
"""What click calls the values of options that say nothing better."""


def speaking(command: click.Command, speech: Speech) -> click.Command:
    """Return a copy of a command whose help, and that of its own commands, is written out."""
    one: _Group | _Command = (
        _copied(command, _Group) if isinstance(command, click.Group) else _copied(command, _Command)
    )
    one.speech = speech
    one.context_class = _context(speech)
    one.help = _said(command.help, speech)
    one.params = [_parameter(param, speech) for param in command.params]
    one.options_metavar = speech(message("[选项]"))
    one.add_help_option = False
    click.help_option("-h", "--help", help=speech(message("说明用法")))(one)
    if isinstance(one, _Group):
        one.subcommand_metavar = speech(message("命令 [参数]..."))
        one.commands = {name: speaking(two, speech) for name, two in one.commands.items()}
    return one


class _Command(click.Command):
    """A command that says in the editor's language what is too much."""

    speech: Speech

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments in; what is left over is refused in our words."""
        allowed, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        ctx.allow_extra_args = allowed
        if rest and not allowed:
            said = self.speech(message("多写了 {words:、}", words=tuple(rest)))
            raise click.UsageError(said, ctx)
        return rest


class _Group(click.Group):
    """A group that knows how its commands speak."""

    speech: Speech


class _Option(click.Option):
    """An option that says in the editor's language what it is without, and whether it must be."""

    speech: Speech

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Return what stands in brackets behind the help, written out, as click has a range."""
        found = super().get_help_extra(ctx)
        texts = []
        if "default" in found:
            texts.append(self.speech(message("不写就是 {value}", value=found["default"])))
        if "range" in found:
            texts.append(found["range"])
        if "required" in found:
            texts.append(self.speech(message("必写")))
        return {"range": "; ".join(texts)} if texts else {}


def _context(speech: Speech) -> type[click.Context]:
    """Return the context of commands whose help is laid out by a formatter that speaks so."""

    class Formatter(click.HelpFormatter):
        """Heads its lists in the editor's language."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            head = f"{speech(message('用法：'))} ".replace("： ", "：")
            super().write_usage(prog, args, head if prefix is None else prefix)

        @contextmanager
        def section(self, name: str) -> Iterator[None]:
            said = _SECTIONS.get(name)
            with super().section(speech(said) if said else name):
                yield

    class Context(click.Context):
        formatter_class = Formatter

    return Context


def _parameter(parameter: click.Parameter, speech: Speech) -> click.Parameter:
    if isinstance(parameter, click.Option):
        one = _copied(parameter, _Option)
        one.speech = speech
        value = None if one.is_flag else _VALUES.get(type(one.type))
        one.metavar = _said(one.metavar, speech) or (speech(value) if value else None)
        one.help = _said(one.help, speech)
        return one
    other = copy(parameter)
    other.metavar = _said(other.metavar, speech)
    return other


def _copied(one: object, as_type: type[Made]) -> Made:
    """Return a copy of what click has made as one of a class of ours, which adds words alone."""
    made = object.__new__(as_type)
    made.__dict__.update(one.__dict__)
    return made


def _said(text: str | None, speech: Speech) -> str | None:
    return speech(message(cleandoc(text))) if text else text
