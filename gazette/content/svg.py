"""SVG: drawings that do nothing and ask for nothing but what they hold themselves.

In: the bytes of a file.
Out: nothing where it is such a drawing; otherwise what is wrong with it and how to mend it.

A drawing of a government's site is opened by itself, too, and then its scripts would run there.
Nothing is guessed: what could act or lead outside is refused, also where no browser of today would
follow it. References within the drawing (`#name`) and pictures inside it (`data:`) are fine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 8 * 1024 * 1024
"""Bytes. A map of a county as vectors has one or two million; more is a picture in disguise."""

_DEEPEST = 100
"""Elements in elements: what draws them calls itself once a level."""
_MOST = 200_000
"""Elements that are drawn once every `use` is carried out: nested uses grow as powers."""

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed"}
_ACTIVE |= {"audio", "video", "canvas", "meta", "base", "link"}
_ANIMATED = {"set", "animate", "animatetransform", "animatemotion", "animatecolor"}
_INSIDE = re.compile(
    r"\s*(#|data:(image/(png|jpeg|gif|webp)|font/|application/(x-)?font)|$)", re.IGNORECASE
)
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"@import|image-set|\b(src|image|expression)\s*\(|javascript:|behavior\s*:", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)|/\*.*?\*/", re.DOTALL)
_MEND = message("在绘图软件里另存为“普通 SVG”，不带脚本、动画和外部文件；或导出为 PNG")


class _RefusedError(Exception):
    """Ends the parsing: what was found."""

    def __init__(self, what: Message) -> None:
        """Keep it for the editor."""
        super().__init__(what)
        self.what = what


def refused(data: bytes) -> tuple[Message, Message] | None:
    """Return what is wrong with a drawing and how to mend it; None where nothing is."""
    try:
        _Reading().read(data)
    except _RefusedError as error:
        return error.what, _MEND
    except (expat.ExpatError, ValueError, LookupError) as error:
        return message("不是完好的 SVG：{error}", error=error), message(
            "在绘图软件里打开，重新导出"
        )
    return None


class _Reading:
    """One drawing as it is parsed; nothing of it is kept but names and how much each holds."""

    def __init__(self) -> None:
        self.inside: list[tuple[str, list[str]]] = []
        self.holds: dict[str, list[str]] = {}
        self.styles: list[str] = []

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity
        parser.UnparsedEntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
        _outside("".join(self.styles))
        self._expand("", set(), {})

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        local = local.lower()
        if not self.inside and (space, local) != (_SVG, "svg"):
            raise _RefusedError(message("不是 SVG：最外面不是 svg 元素"))
        if local in _ACTIVE or "xhtml" in space:
            raise _RefusedError(
                message("里面有 <{local}>，会在读者的浏览器里运行或取来别的东西", local=local)
            )
        if len(self.inside) >= _DEEPEST:
            raise _RefusedError(message("的元素嵌套超过 {most} 层", most=_DEEPEST))
        held = self.inside[-1][1] if self.inside else self.holds.setdefault("", [])
        held.append("")
        own = self.holds.setdefault(given["id"], []) if given.get("id") else held
        if own is not held:
            held.append(given["id"])
        self.inside.append((local, own))
        for key, value in given.items():
            self._attribute(local, key.rpartition(" ")[2].lower(), value)

    def _attribute(self, element: str, key: str, value: str) -> None:
        if key.startswith("on") or key == "base":
            raise _RefusedError(
                message("里面有 {key}，会在读者的浏览器里运行或取来别的东西", key=key)
            )
        if element in _ANIMATED and key == "attributename" and not _still(value):
            raise _RefusedError(message("里面的动画会改变 {value}", value=value))
        if key in ("href", "src"):
            if not _INSIDE.match(value):
                raise _RefusedError(message("里面引用了 {value}，不在图中", value=value[:60]))
            if element == "use" and value.strip().startswith("#"):
                self.inside[-1][1].append(value.strip()[1:])
        elif key == "style":
            _outside(value)
        else:
            _inside(value)

    def _end(self, _name: str) -> None:
        self.inside.pop()

    def _text(self, text: str) -> None:
        if self.inside and self.inside[-1][0] == "style":
            self.styles.append(text)

    def _instruction(self, target: str, _data: str) -> None:
        raise _RefusedError(message("里面有 <?{target}?>，会取来别的文件", target=target))

    def _entity(self, *_given: object) -> int:
        raise _RefusedError(message("里面定义了实体（<!ENTITY>）"))

    def _expand(self, name: str, above: set[str], known: dict[str, int]) -> int:
        """Count the elements below a name once every use is carried out."""
        if name in known:
            return known[name]
        if name in above:
            raise _RefusedError(message("里面的 #{name} 引用它自己", name=name))
        if len(above) > _DEEPEST:
            raise _RefusedError(message("里面的引用超过 {most} 层", most=_DEEPEST))
        total = 0
        for held in self.holds.get(name, ()):
            total += self._expand(held, above | {name}, known) if held else 1
        if total > _MOST:
            raise _RefusedError(message("展开后有 {most} 个以上的元素", most=_MOST))
        known[name] = total
        return total


def _still(name: str) -> bool:
    """Return whether an animation of this attribute leads nowhere and runs nothing."""
    local = name.strip().lower().rpartition(":")[2]
    return local not in {"href", "src"} and not local.startswith("on")


def _outside(style: str) -> None:
    """Refuse a style that asks for anything outside, in whatever disguise."""
    plain = _ESCAPED.sub(_unescaped, style)
    if named := _OUTSIDE.search(plain):
        raise _RefusedError(message("的样式里有 {named}，会取来图外的东西", named=named[0]))
    _inside(plain)


def _inside(value: str) -> None:
    for address in _URL.findall(value):
        if not _INSIDE.match(address):
            raise _RefusedError(message("里面引用了 {address}，不在图中", address=address[:60]))


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code <= 0x10FFFF else ""  # noqa: PLR2004 - Unicode's last
    return match[2] or ""
