"""The subset of Markdown: which marks of Markdown are markup here, and which are text.

In: Markdown.
Out: markdown-it's tokens; a paragraph escaped so that it reads back to the letter.

The subset is CommonMark's headings (#), bullet lists (-), pipe tables, **bold**, links, pictures,
a backslash before just these marks, and two spaces at a line's end for a break; and, as many
other programs have them, footnotes: [^1] in a text and [^1]: at a line's start, and readings of
Chinese characters: {㼆|mèng}. What else
CommonMark would take for markup is text in official documents and stays text: 1. at a line's start,
indented lines, *, _, >, ~~~, ---, HTML, [name]: definitions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block.list import list_block

from gazette.language.lines import PAGE_BREAK
from gazette.read.joined_lines import SOFT
from gazette.read.pipe_tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_NO_MARK = r"{}|｜\\*\[\]<"
_BASE = f"(?:{PAGE_BREAK}*[{_HAN}])+{PAGE_BREAK}*"
_READING = rf"(?!{PAGE_BREAK}*\}})[^\s{_NO_MARK}](?:[^\n{_NO_MARK}]*[^\s{_NO_MARK}])?"
_RUBY = re.compile(rf"\{{({_BASE})[|｜]({_READING})\}}")
"""Chinese characters and their reading; a page of an earlier print may begin in both."""
_BARS = r"(?:\\?\||｜)"
RUBY_UNREAD = re.compile(
    rf"(?<!\\)(?!\{{{_BASE}{_BARS}{_READING}\}})"
    rf"(?:[{{｛][ \t\u3000]*(?:[{_HAN}]+[ \t\u3000]*{_BARS}[^{{}}｛｝]*|{_BARS}[^{{}}｛｝|｜\s]+)"
    r"[}｝]"
    rf"|\{{[{_HAN}]+[|｜](?![^{{}}]*\}}))"
)
"""What looks like a reading in a line and is none; in a table the bar has a backslash before it."""
_BRACE = r"\{(?=p\d+\}|[^{}]*[|｜])"
_ACTIVE = re.compile(rf"[\\*\[\]<|#]|{_BRACE}|^-(?=\s)", re.MULTILINE)
_ESCAPED = re.compile(
    rf"\\([\\*\[\]<|#]|{_BRACE}|-(?=[\s{PAGE_BREAK}])|(?<=\d\\)\.|(?<=\]\\)[:：]|(?<=\[\\)\^"
    rf"|\^(?={PAGE_BREAK}*\^))"
)
_REFERENCE = re.compile(r"\[\^(\d{1,3})\]")
NOTE = re.compile(
    rf"({PAGE_BREAK}*)(\[\^(\d{{1,3}})\][:：])[ \t\u3000]*(?={PAGE_BREAK}*[^\s{PAGE_BREAK}])"
)
"""How a footnote begins: pages of an earlier print, its mark, in which there is its number."""
_OWN_LINE = re.compile(rf"[ \t]*(?:\d{{1,3}}[.．](?:[ \t]|$)|\u3000\u3000|{NOTE.pattern})")
_HEADING = re.compile(r"[ \t\u3000]*(#{1,6})[ \t\u3000]+(.*?)[ \t\u3000]*$")
_CLOSING = "，。、；：！？）》」』】〕”’…,.;:!?) \t\n\u3000" + SOFT
_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*-[ \t]", re.MULTILINE)
_DEEP = re.compile(r" {4}| {0,3}\t")
_OPENING = "（《「『【〔“‘( \t\n\u3000" + SOFT
_DEEPEST = 100


def blocks(text: str) -> list[Token]:
    """Return the tokens of the blocks; what stands inside them is left for `spans`."""
    return _PARSER.parse(_BLANK.sub("", text))


def plain(text: str) -> list[tuple[int, int, str]] | None:
    """Return line (from 0), level and content of headings and paragraphs; level 0 is a paragraph.

    None where the text has a list or a table: `blocks` reads those, and gives the same for all
    others. Nine notices of ten have neither, and are read three times as fast so.
    """
    if "|" in text or _BULLET.search(text):
        return None
    found: list[tuple[int, int, str]] = []
    open_lines: list[str] = []
    for number, line in enumerate((*text.split("\n"), "")):
        blank = not line or line.isspace()
        # A line with four spaces before it continues its paragraph, as CommonMark has it.
        goes_on = open_lines and _DEEP.match(line)
        heading = _HEADING.match(line) if "#" in line and not goes_on else None
        if open_lines and (blank or heading or (not goes_on and _OWN_LINE.match(line))):
            found.append((number - len(open_lines), 0, "\n".join(open_lines).strip()))
            open_lines = []
        if heading:
            found.append((number, len(heading[1]), heading[2]))
        elif not blank:
            open_lines.append(line)
    return found


def spans(text: str) -> list[Token]:
    """Return the tokens of one paragraph; a line's end in it is a hard break."""
    tokens: list[Token] = []
    _PARSER.inline.parse(text, _PARSER, {}, tokens)
    return tokens


def elements(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each element that stands at the top of some tokens."""
    start, depth = 0, 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : at + 1]
            start = at + 1


def first_line(token: Token) -> int:
    """Return the line (from 0) in which a token of a block begins."""
    return token.map[0] if token.map else 0


def escape(text: str, behind: str = "") -> str:
    """Escape a text that goes on `behind` it so that the dialect reads it back to the letter."""
    parts, done = [], 0
    for mark in _ACTIVE.finditer(text + behind):
        if mark.start() >= len(text):
            break
        parts += [text[done : mark.start()], "\\"]
        done = mark.start()
    return "".join((*parts, text[done:]))


def _heading(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read a heading; unlike CommonMark's, a # at its end is text, and so is one in a list."""
    if state.level:
        return False
    match = _HEADING.match(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    if not match:
        return False
    if not silent:
        state.line = line + 1
        level = len(match[1])
        for kind, nesting in (("heading_open", 1), ("inline", 0), ("heading_close", -1)):
            token = state.push(kind, f"h{level}", nesting)  # type: ignore[arg-type]
            token.map = [line, line + 1]
            if kind == "inline":
                token.content, token.children = match[2], []
    return True


def _bullets(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read a list of lines that begin with a dash; numbers are part of the text, not markup."""
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 2] in ("- ", "-\t") and list_block(state, line, end, silent)


def _own_line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """End a paragraph before a line that begins with 1. or with an indent of two characters."""
    return silent and bool(_OWN_LINE.match(state.src, state.bMarks[line], state.eMarks[line]))


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    r"""Read a mark of the dialect behind a backslash; before all else a backslash is text.

    CommonMark drops it before any of 32 marks and at a line's end. 1\. is what others write for 1.
    """
    match = _ESCAPED.match(state.src, state.pos, state.posMax)
    if match and not silent:
        state.push("text_special", "", 0).content = match[1]
    state.pos = match.end() if match else state.pos
    return bool(match)


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read where a text refers to a footnote, even if a bracket follows that would make a link."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match and not silent:
        state.push("footnote_reference", "", 0).content = match[1]
    state.pos = match.end() if match else state.pos
    return bool(match)


def _ruby(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read characters and their reading, {㼆|mèng}, as markdown-it-ruby has it for Japanese.

    The bar may be of full width, as in Denden Markdown.
    """
    match = _RUBY.match(state.src, state.pos, state.posMax)
    if match and not silent:
        token = state.push("ruby", "", 0)
        token.content, token.meta = match[0], {"base": match[1], "reading": match[2]}
    state.pos = match.end() if match else state.pos
    return bool(match)


def _strong(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read **bold**: exactly two asterisks, whatever Chinese punctuation stands beside them.

    CommonMark's rule of flanks needs spaces around words and prints `**《办法》**自` as it is.
    """
    start, top = state.pos + 2, state.posMax
    if not _mark(state.src, state.pos) or state.src[start : start + 1] in _CLOSING:
        return False
    state.pos = start
    while state.pos < top:
        if _mark(state.src, state.pos) and state.src[state.pos - 1] not in _OPENING:
            break
        state.md.inline.skipToken(state)
    close, state.pos = state.pos, start - 2
    if close >= top or not state.src[start:close].strip(PAGE_BREAK):
        return False
    if not silent:
        state.push("strong_open", "strong", 1).markup = "**"
        state.pos, state.posMax = start, close
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1).markup = "**"
        state.posMax = top
    state.pos = close + 2
    return True


def _mark(text: str, at: int) -> bool:
    return text.startswith("**", at) and text[at + 2 : at + 3] != "*" and text[at - 1 : at] != "*"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST, "html": False})
    parser.disable("inline")
    parser.enable(["table", "newline", "link", "image", "autolink"])
    paragraph: RuleOptionsType = {"alt": ["paragraph"]}
    parser.block.ruler.at("table", read_table, paragraph)
    parser.block.ruler.before("paragraph", "bullets", _bullets, paragraph)
    parser.block.ruler.before("paragraph", "sharps", _heading, paragraph)
    parser.block.ruler.before("paragraph", "own_line", _own_line, paragraph)
    parser.inline.ruler.before("link", "strong", _strong)
    parser.inline.ruler.before("strong", "escaped", _escape)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.before("link", "ruby", _ruby)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
