"""Interrupts: Ctrl-C is heard once and always, wherever Python happens to be.

In: the process, its signals.
Out: `heard`, in which an interrupt is a KeyboardInterrupt.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_AGAIN = 0.01
"""Seconds until a dropped interrupt is sent again: by then what dropped it is mostly over."""


@contextmanager
def heard() -> Iterator[None]:
    """Make every interrupt a KeyboardInterrupt, also one that comes where Python drops exceptions.

    What a finaliser or the callback of a weak reference raises is told and dropped, and the
    program goes on; an interrupt that falls there is sent again. Who ignores interrupts (nohup)
    goes on ignoring them.
    """
    before = signal.getsignal(signal.SIGINT)
    if sys.platform == "win32" or before not in (signal.SIG_DFL, signal.default_int_handler):
        yield
        return
    told = sys.unraisablehook

    def dropped(what: sys.UnraisableHookArgs) -> None:
        if issubclass(what.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, _AGAIN)
        else:
            told(what)

    sys.unraisablehook = dropped
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        waiting, _ = signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = told
    if waiting:
        raise KeyboardInterrupt
