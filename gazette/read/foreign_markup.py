"""Foreign markup: what other programs take for markup, and the press prints as it stands.

In: a body, and what its reader has seen in it.
Out: one Problem a rule, with its count, its first places and a way to write it that works here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Message, message
from gazette.read import markdown_subset
from gazette.read.pasted_markup import PASTED, Foreign
from gazette.read.seen_markup import SEEN
from gazette.rulebook.body import (
    EMPHASIS_UNREAD,
    FORMULA_UNREAD,
    HEADING_FULLWIDTH,
    HTML_ENTITY,
    HTML_TAG,
    NOTE_UNREAD,
    PICTURE_UNREAD,
    RUBY_UNREAD,
    TABLE_BROKEN,
)
from gazette.rulebook.front_matter import FRONT_MATTER_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Problem, Rule
    from gazette.read.sources import Source

_TAGS = (
    "a|abbr|b|big|blockquote|br|caption|center|code|col|colgroup|dd|del|div|dl|dt|em|font|footer|h[1-6]"
    "|header|hr|html|i|iframe|img|ins|li|mark|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub"
    "|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
)
Hit = tuple[int, int, int]
"""Line and column of a file, from 1, and how many characters."""

_ATTRIBUTES = r"\s+[a-z:-]+\s*=[^<>]*"
_PICTURES = r"\.(?:png|jpe?g|gif|svg|webp)"
_NAMED = 3
"""Places that a Problem names; the rest are counted."""

_FOREIGN = (
    *PASTED,
    Foreign(
        HTML_TAG,
        "<",
        re.compile(rf"(?<!\\)<(?:/?(?:{_TAGS})(?:{_ATTRIBUTES})?\s*/?>|!--)", re.IGNORECASE),
        (
            message("HTML 标记会照原样印出"),
            message(
                r"删去标记：粗体写 `**文字**`，上下标写 H₂O、m²，合并的格写 `<<`、`^^`；"
                r"确要印出时写成 `\<`"
            ),
        ),
    ),
    Foreign(
        HTML_ENTITY,
        "&",
        re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,20}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});"),
        (
            message("HTML 实体会照原样印出"),
            message("直接写这个字符，例如 `&lt;` 写成 `<`，`&nbsp;` 写成空格或删去"),
        ),
    ),
    Foreign(
        NOTE_UNREAD,
        "[^",
        re.compile(r"(?<!\\)\[\^(?!\d{1,3}\])[^\]\s]{1,20}\]"),
        (
            message("注的记号没有成为注，会照原样印出"),
            message(
                r"记号写成 `[^1]`，注另起一行写成 `[^1]: 注的文字`，号码是1至999；"
                r"确要印出时写成 `\[^a]`"
            ),
        ),
    ),
    Foreign(
        RUBY_UNREAD,
        "",
        markdown_subset.RUBY_UNREAD,
        (
            message("注音没有读出来，会照原样印出"),
            message(
                r"写成 `{{㼆|mèng}}`：半角的花括号，汉字在前，读音在后，中间只有一条竖线，"
                r"没有空格；确要印出花括号时写成 `\{{`"
            ),
        ),
    ),
    Foreign(
        FORMULA_UNREAD,
        "$",
        re.compile(
            r"\$\$[^$]+\$\$|\$(?=[^\s$])(?:[A-Za-z]|[^$\u3400-\u9fff]*[\\^_{=+][^$\u3400-\u9fff]*)(?<=\S)\$(?!\d)"
        ),
        (
            message("公式会照原样印出"),
            message("直接写字符，例如 x²、≤、×；复杂的公式做成图片：`![公式](gongshi.png)`"),
        ),
    ),
    Foreign(
        EMPHASIS_UNREAD,
        "*",
        re.compile(
            r"(?:(?<=[\s，。、；：！？（“《])|^)\*(?=[^\s*])[^*，。、；：！？\s]{1,40}(?<!\\)\*(?![*\d])"
            r"|(?<=\w)\*[^\W\d和与及等]{2,20}\*(?=[，。；：！？）”》]|$)"
        ),
        (
            message("单个星号不成格式，会照原样印出"),
            message(r"粗体写成 `**文字**`；确要印出星号时写成 `\*`"),
        ),
    ),
    Foreign(
        HEADING_FULLWIDTH,
        "＃",
        re.compile(r"^[ \t\u3000]*＃{1,6}(?![\d\sA-Za-z０-９])|^[ \t\u3000]*＃{1,6}[ \t\u3000]+"),
        (
            message("全角的井号不成标题，会照原样印出"),
            message("改成半角的 `#`，井号后空一格，例如 `# 标题`"),
        ),
    ),
    Foreign(
        TABLE_BROKEN,
        "｜",
        re.compile(r"^[ \t\u3000]*｜.*｜[ \t\u3000]*$"),
        (
            message("全角的竖线不成表格，会照原样印出"),
            message("改成半角的 `|`，表头之下加一行 `| --- | --- |`"),
        ),
    ),
    Foreign(
        PICTURE_UNREAD,
        "[",
        re.compile(
            r"(?<!\\)!\[[^\[\]]*\]\s*(?:（|\((?!<)(?=[^()]*\s)(?![^()\s]+\s+[\"'(][^()]*[\"')]\s*\))[^()]*\))"
            rf"|！\[[^\[\]]*\]\s*[（(][^()（）]*{_PICTURES}\s*[）)]|(?<!\\)!\[[^\[\]]*\]\s+\("
        ),
        (
            message("图片没有读出来，会照原样印出"),
            message(
                "写成 `![说明](tu.png)`：用半角，中间不空格；"
                "文件名有空格的，写成 `![说明](<a b.png>)`"
            ),
        ),
    ),
    Foreign(
        FRONT_MATTER_TWICE,
        ":",
        re.compile(
            r"^(?:title|number|issuer|kind|section|addressees|signed_by|dated"
            r"|标题|文号|发文机关|文种|栏目|主送机关|落款|成文日期): "
        ),
        (
            message("正文里又写了一遍文件头"),
            message("删去正文里的这几行，只留文件开头两行 `---` 之间的"),
        ),
        least=2,
    ),
)


def found(source: Source, seen: Mapping[Rule, Sequence[Hit]]) -> Iterator[Problem]:
    """Report the foreign markup of a body, and what else was `seen` in it, once a rule."""
    wanted = [foreign for foreign in _FOREIGN if foreign.needle in source.text]
    lines = source.text.split("\n") if wanted else []
    for foreign in wanted:
        hits = [
            (source.first + at, match.start() + 1, len(match[0]))
            for at, line in enumerate(lines)
            if foreign.needle in line
            for match in foreign.pattern.finditer(line)
        ]
        if len(hits) >= foreign.least:
            yield _counted(source, foreign.rule, hits, foreign.told)
    for rule, places in seen.items():
        yield _counted(source, rule, places, SEEN[rule])


def _counted(
    source: Source,
    rule: Rule,
    hits: Sequence[Hit],
    told: tuple[Message, Message],
) -> Problem:
    """Make one Problem of all places of a rule: line, column, width of each."""
    (line, column, width), *_ = hits
    rows = list(dict.fromkeys(number for number, _, _ in hits))
    lines = tuple(str(number) for number in rows[:_NAMED])
    what, mend = told
    if len(rows) > _NAMED:
        template = "{what}（共{count}处，在第{lines:、}行等处）"
        what = message(template, what=what, count=len(hits), lines=lines)
    elif len(hits) > 1:
        what = message(
            "{what}（共{count}处，在第{lines:、}行）", what=what, count=len(hits), lines=lines
        )
    return source.problem((line, column), rule, (what, mend), width=width)
