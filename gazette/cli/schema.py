"""The command schema: the fields as JSON Schema, for editors of text.

In: the command line.
Out: files, an exit status.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette import read
from gazette.cli.folders import folder_option
from gazette.cli.runs import has_content, refused
from gazette.cli.speech import lang_option
from gazette.fields.json_schema import json_schemas
from gazette.model import message
from gazette.site.disk import Refused, spoken, write_whole

if TYPE_CHECKING:
    from gazette.cli.speech import Speech


@click.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@folder_option("content", "公报的内容，栏目取自这里")
@lang_option
@click.pass_obj
def schema(say: Speech, /, folder: Path, content: Path) -> int:
    """写出字段的 JSON Schema，文字编辑器用它提示和检查各字段。"""
    has_content(say, content)
    head, _ = read.masthead(content)
    try:
        with spoken(folder, failed=message("没有写到 {folder}", folder=folder), option="DIR"):
            folder.mkdir(parents=True, exist_ok=True)
            for name, found in json_schemas(head.sections if head else (), say).items():
                text = json.dumps(found, ensure_ascii=False, indent=1)
                write_whole(folder / name, f"{text}\n".encode())
                click.echo(folder / name)
    except Refused as error:
        return refused(say, error)
    return 0
