"""Around: what of the styles around a text on the clipboard is kept, and what is only told.

In: a Node, what was around it.
Out: Around; Messages of what is not kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.superscripts import raised_or_lowered
from gazette.model import Message, message

if TYPE_CHECKING:
    from gazette.desk.pasting.tree import Node

BOLD = re.compile(r"bold(er)?|[6-9]00")
_ADDRESS = re.compile(r"https?://\S+")
_PICTURES = frozenset({"img", "v:imagedata", "v:shape", "svg", "object", "video", "canvas"})
_HIDDEN = {("display", "none"), ("mso-hide", "all"), ("visibility", "hidden")}
_COMMENTS = {"comment", "comment-list", "field-begin"}
_PICTURE = message("图片没有粘贴进来：另存为文件，再拖进来")
_STRUCK = message("有删除线的字当作普通字粘贴了，请核对要不要")
_REVISED = message("有修订标记：删去的字没有粘贴，增加的字粘贴了，请核对")
_STYLED = message("斜体、下划线没有保留")
_HID = message("隐藏的文字没有粘贴")
_POINTS = ".,"
"""Stand between raised or lowered figures as they are: PM₂.₅."""
_SCRIPTS = {"sup": "sup", "sub": "sub", "super": "sup"}


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a text: bold, a link, raised or lowered, kept as its lines are."""

    bold: bool = False
    link: str = ""
    script: str = ""
    kept: bool = False


def within(node: Node, around: Around) -> Around:
    """Return what is around the text of an element."""
    weight = node.style.get("font-weight", "")
    bold = bool(BOLD.fullmatch(weight)) if weight else around.bold
    script = _SCRIPTS.get(node.name) or _SCRIPTS.get(node.style.get("vertical-align", ""))
    href = node.attributes.get("href", "").strip() if node.name == "a" else ""
    return Around(
        bold or node.name in {"b", "strong"},
        href if _ADDRESS.fullmatch(href) else around.link,
        script or around.script,
        around.kept or node.name == "pre" or node.style.get("white-space", "").startswith("pre"),
    )


def left_out(node: Node) -> tuple[bool, Message | None]:
    """Return whether nothing of an element is kept, and what is said where it is missed."""
    if node.name in _PICTURES:
        return True, _PICTURE
    if node.name == "del":
        return True, _REVISED
    if any(node.style.get(name) == value for name, value in _HIDDEN):
        return True, _HID if node.text().strip() else None
    return node.style.get("mso-element") in _COMMENTS, None


def unkept(node: Node) -> list[Message]:
    """Return what is said of the styles of an element that are not kept."""
    told = [_REVISED] if node.name == "ins" else []
    if node.name in {"s", "strike"} or "line-through" in node.style.get("text-decoration", ""):
        told.append(_STRUCK)
    if node.name in {"i", "em", "u"} or node.style.get("font-style") == "italic":
        told.append(_STYLED)
    return told


def drawn(text: str, script: str) -> tuple[str, Message | None]:
    """Return a raised or lowered text in characters that are so; say where there are none."""
    if not script or not text.strip():
        return text, None
    made = raised_or_lowered(text.replace("-", "\u2212"), script)
    pairs = zip(text, made, strict=True)
    if all(one != other or not one.strip() or one in _POINTS for one, other in pairs):
        return made, None
    if script == "sup":
        told = message("上标“{text}”没有这样的字符，照普通字粘贴了", text=text.strip())
    else:
        told = message("下标“{text}”没有这样的字符，照普通字粘贴了", text=text.strip())
    return text, told
