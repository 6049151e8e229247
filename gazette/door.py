"""The door, for build.py and for the command `gazette`: what is loaded first.

In: the process.
Out: main. An interrupt that comes while the commands are being loaded ends us without a word.
"""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from gazette.cli import main

__all__ = ["main"]
