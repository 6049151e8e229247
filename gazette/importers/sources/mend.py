"""Mends a text by stated replacements: rules.yaml of --mend, each rule with its reason and count.

In: rules.yaml; the text of a source.
Out: the text as mended, and Edits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from gazette.importers.document import Edit, solid_count
from gazette.importers.sources.decode import refuse
from gazette.model import Message, message
from gazette.model.os_errors import reason
from gazette.rulebook.importing import IMPORT_MEND

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Problem

_KEYS = {
    "pattern": "pattern", "replacement": "replacement", "reason": "reason",
    "原文": "pattern", "改为": "replacement", "理由": "reason",
}  # fmt: skip
_HOW = message("每条写 pattern（正则表达式）、replacement、reason 三项，都不可少")


def rules(path: Path) -> tuple[Edit, ...] | Problem:
    """Read rules.yaml: a list of pattern (a regular expression), replacement and reason."""
    try:
        given: Any = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text
    except OSError as error:
        return refuse(
            path.name,
            IMPORT_MEND,
            message("`{name}` 读不出：{reason}", name=path.name, reason=reason(error)),
            message("核对路径"),
        )
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        what = message(
            "`{name}` 不能读成 YAML：{error}", name=path.name, error=str(error).splitlines()[0]
        )
        return refuse(path.name, IMPORT_MEND, what, _HOW)
    if isinstance(given, dict) and len(given) == 1:
        given = next(iter(given.values()))
    if not isinstance(given, list) or not given:
        return refuse(
            path.name, IMPORT_MEND, message("`{name}` 不是一列规则", name=path.name), _HOW
        )
    found: list[Edit] = []
    for at, row in enumerate(given, 1):
        edit = _rule(row)
        if isinstance(edit, Message):
            return refuse(
                path.name,
                IMPORT_MEND,
                message("`{name}` 第{at}条{what}", name=path.name, at=at, what=edit),
                _HOW,
            )
        found.append(edit)
    return tuple(found)


def _rule(row: object) -> Edit | Message:
    named = (
        {_KEYS.get(str(key), ""): value for key, value in row.items()}
        if isinstance(row, dict)
        else {}
    )
    values = [named.get(key) for key in ("pattern", "replacement", "reason")]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values) or not texts[0] or not texts[2]:
        return message("缺少 pattern、replacement 或 reason")
    try:
        expression = re.compile(texts[0])
        expression.sub(texts[1], "")
    except (re.error, IndexError) as error:
        return message("的 pattern 或 replacement 写法不对：{error}", error=error)
    if expression.search("") or "\n" in texts[1]:
        return message("会匹配空文字，或在改后的文字里换行")
    return Edit(texts[0], texts[1], texts[2])


def mend(text: str, edits: tuple[Edit, ...]) -> tuple[str, tuple[Edit, ...]]:
    """Apply each rule to each line, in order; count what was replaced, before and after."""
    done: list[Edit] = []
    for edit in edits:
        counts = [0, 0, 0]
        expression = re.compile(edit.pattern)

        def change(match: re.Match[str], counts: list[int] = counts, edit: Edit = edit) -> str:
            new = match.expand(edit.replacement)
            counts[0] += 1
            counts[1] += solid_count(match[0])
            counts[2] += solid_count(new)
            return new

        text = "\n".join(expression.sub(change, line) for line in text.split("\n"))
        done.append(
            Edit(
                edit.pattern, edit.replacement, edit.reason,
                edit.count + counts[0], edit.before + counts[1], edit.after + counts[2],
            )
        )  # fmt: skip
    return text, tuple(done)
