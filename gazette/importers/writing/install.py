"""Installs an issue: its folder is written beside, read again, and appears by one renaming.

In: content/, the issue's name, the texts of its files.
Out: the folder, or a Problem and nothing left behind.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.importers.sources.decode import refuse
from gazette.importers.writing.verify import differs
from gazette.model import Message, message
from gazette.model.os_errors import reason
from gazette.rulebook.importing import IMPORT_NOT_EXACT, IMPORT_UNWRITABLE
from gazette.site import disk

if TYPE_CHECKING:
    from gazette.importers.writing.files import File
    from gazette.model import Problem

_OPEN = 0o755  # as mkdir makes a folder: mkdtemp makes one for its owner alone


def install(
    content: Path, name: str, texts: dict[str, str], made: tuple[File, ...], register: str
) -> tuple[Path, tuple[Message, ...]] | Problem:
    """Write an issue's folder; an older one of its name is kept beside it under a hidden name.

    `register` is a new gazette.yaml, empty where there is one. Gives with the folder what to tell.
    """
    try:
        content.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{name}.importing-", dir=content))
    except OSError as error:
        what = message("`{name}` 不能写入：{reason}", name=content.name, reason=reason(error))
        return refuse(content.name, IMPORT_UNWRITABLE, what, message("核对文件夹和权限"))
    try:
        for file, text in texts.items():
            (fresh / file).write_text(text, encoding="utf-8", newline="\n")
        wrong = differs(fresh, made)
        if wrong:
            what = message("写出的文件读回来与来源不符，没有写入：{wrong}", wrong=wrong[1])
            mend = message("这是导入程序的缺陷，请连同来源报告；来源和 content/ 都没有改动")
            return refuse(wrong[0], IMPORT_NOT_EXACT, what, mend)
        if register:
            (fresh / ".gazette.yaml").write_text(register, encoding="utf-8", newline="\n")
            (fresh / ".gazette.yaml").rename(content / "gazette.yaml")
        return _settled(fresh, content / name)
    except OSError as error:
        what = message("写入时出错：{reason}，没有留下文件夹", reason=reason(error))
        return refuse(name, IMPORT_UNWRITABLE, what, message("腾出空间再导入"))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _settled(fresh: Path, target: Path) -> tuple[Path, tuple[Message, ...]]:
    fresh.chmod(_OPEN)
    told: tuple[Message, ...] = ()
    if target.exists():
        number = 1
        while (old := target.with_name(f".{target.name}.old-{number}")).exists():
            number += 1
        disk.exchange(fresh, target, old)
        fresh.rename(old)
        told = (message("原来的 {name} 保留为 {old}", name=target.name, old=old.name),)
    else:
        fresh.rename(target)
    return target, told
