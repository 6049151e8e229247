"""Errors of a command line in the editor's language: what click found, and how to write it.

In: an exception of click, a Speech.
Out: lines on standard error: the usage, where help is, what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.cli.speech import Speech
    from gazette.model import Message


def tell(error: click.ClickException, say: Speech) -> None:
    """Say what is wrong with a command line; of one that is empty how it may go on."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    if isinstance(error, click.UsageError) and error.ctx:
        click.echo(error.ctx.get_usage(), err=True)
        hint = message("说明：{command} --help", command=error.ctx.command_path)
        click.echo(f"{say(hint)}\n", err=True)
    meant = _meant(error)
    what = say(meant) if meant else error.format_message()
    click.echo(say(message("错误：{what}", what=what)), err=True)


def _meant(error: click.ClickException) -> Message | None:
    """Return what is wrong in our words; None for what is in them already."""
    match error:
        case click.NoSuchOption(option_name=name):
            return _unknown(message("没有 {name} 这个选项", name=name), error.possibilities)
        case click.exceptions.NoSuchCommand(command_name=name):
            return _unknown(message("没有 {name} 这个命令", name=name), error.possibilities)
        case click.MissingParameter():
            return message("缺少 {name}", name=_hint(error))
        case click.BadParameter():
            return _unfit(error)
        case click.BadOptionUsage(option_name=name):
            return message("{name} 后面缺一个值，或者不该有值", name=name)
    return None


def _unknown(what: Message, possible: Sequence[str] | None) -> Message:
    """Return that something is unknown, and what may be meant."""
    if not possible:
        return what
    return message("{what}；是不是 {possible:、}", what=what, possible=tuple(possible))


def _hint(error: click.BadParameter) -> str:
    """Return how the parameter is written on a command line."""
    if isinstance(error.param_hint, str):
        return error.param_hint
    param = error.param
    if isinstance(param, click.Option):
        return "/".join(param.opts)
    if param is not None and error.ctx is not None:
        return param.make_metavar(error.ctx)
    return "".join(error.param_hint or ())


def _unfit(error: click.BadParameter) -> Message | None:
    """Return what a value has to be."""
    name, kind = _hint(error), error.param.type if error.param else None
    match kind:
        case click.Choice():
            known = tuple(map(str, kind.choices))
            return message("{name} 写成其中一个：{known:、}", name=name, known=known)
        case click.Path():
            return message("{name}：没有这个文件，或者不能读", name=name)
        case click.DateTime():
            return message("{name} 写成 YYYY-MM-DD，例如 2026-02-28", name=name)
        case click.IntRange(min=int(first), max=int(last)):
            template = "{name} 是 {first} 到 {last} 的整数"
            return message(template, name=name, first=first, last=last)
        case click.IntRange(min=int(first)):
            return message("{name} 是不小于 {first} 的整数", name=name, first=first)
        case _:
            return None
