"""Head problems: what is wrong with gazette.yaml or with an issue.yaml, as its text is to be.

In: the name of the file below content/, its bytes, saved or not.
Out: Problems, as reading finds them; what it has to do with other files, only `check` tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette import check, read
from gazette.content import files

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Problem


def head_problems(content: Path, file: str, data: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a file if it held `data`, by place."""
    if file == files.MASTHEAD:
        _, found = read.masthead(content, data)
    else:
        found = tuple(read.issue_fields(content / file.partition("/")[0], data).problems)
    return check.ordered(one for one in found if one.place.file == file)
