"""The operating system: all that Linux, macOS and Windows do differently, in one room.

In: paths, files, processes.
Out: what this system can do; its streets say what each does where a system lacks something.
"""

from __future__ import annotations

import sys

POSIX = sys.platform != "win32"
FORKS = POSIX
"""Whether processes fork here, and have limits."""
SHARES_PORTS = not POSIX
"""Whether two servers could be given the same port."""
