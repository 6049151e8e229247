"""The door: `python build.py [build|check|preview|import]`.

In: the command line.
Out: an exit status; gazette/cli/ has the commands.
"""

import sys

from gazette.door import main

if __name__ == "__main__":
    sys.exit(main())
