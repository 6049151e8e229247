"""Asking: what an option has left open is asked for on a terminal, and named elsewhere.

In: what is to be known, and what it may be.
Out: the answer; is_terminal; a usage error that names the option, where nobody can answer.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazette.cli.speech import Speech
    from gazette.model import Message


def ask(say: Speech, option: str, what: Message, choices: Sequence[str] = ()) -> str:
    """Return what an editor answers; of several choices by its number or in words.

    Raise a usage error that names the option where there is no terminal (a pipe, a closed input).
    """
    if not is_terminal():
        if choices:
            template = "缺少 {option}（{what}）：写其中一个：{choices:、}"
            raise say.wrong(template, option=option, what=what, choices=tuple(choices))
        raise say.wrong("缺少 {option}（{what}）", option=option, what=what)
    for at, choice in enumerate(choices, 1):
        click.echo(f"  {at}. {choice}", err=True)
    while True:
        given = _answer(say(what))
        if given.isdecimal() and 0 < int(given) <= len(choices):
            return choices[int(given) - 1]
        if given and (not choices or given in choices):
            return str(given)
        click.echo(say(message("写一个号码，或者照上面的写")), err=True)


def _answer(what: str) -> str:
    """Return what is typed; end the line of the question where nothing more can come."""
    try:
        return str(click.prompt(what, type=str, err=True, prompt_suffix=": ")).strip()
    except click.Abort:
        click.echo(err=True)
        raise


def asked_until(
    say: Speech, option: str, what: Message, fits: Callable[[str], bool], form: Message
) -> str:
    """Return an answer that fits, asking again as long as it does not; `form` says how to write it.

    Raise a usage error where there is no terminal.
    """
    while True:
        given = ask(say, option, what)
        if fits(given):
            return given
        click.echo(say(form), err=True)


def is_terminal() -> bool:
    """Return whether somebody can answer; the input of a daemon is closed (None)."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()
