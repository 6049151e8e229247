"""The command init: a gazette of one's own, its first issue begun.

In: the command line; on a terminal the answers to what it leaves open.
Out: a folder, the paths of its files on standard output, an exit status.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.build.as_of import today
from gazette.cli.asking import ask, asked_until
from gazette.cli.runs import refused
from gazette.cli.speech import lang_option
from gazette.drafting.folder import begin, unused
from gazette.drafting.gazette import InitRequest, gazette_drafts, series_of
from gazette.language.words import DEFAULT, LANGUAGES
from gazette.model import message
from gazette.model.masthead import TIMEZONE
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.cli.speech import Speech
    from gazette.model import Series

_ASKED = {
    "name": message("公报名称"),
    "pinyin": message("公报名称的拼音，例如 SHILI XIAN RENMIN ZHENGFU GONGBAO"),
    "sponsor": message("主管主办单位"),
}
_SERIES = message("文号系列：代字=代号=发文机关，例如 示政发=zf=示例县人民政府")


@click.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--name", default="", metavar="名称", help="公报名称")
@click.option("--pinyin", default="", metavar="拼音", help="公报名称的拼音（中文公报）")
@click.option("--sponsor", default="", metavar="单位", help="主管主办单位")
@click.option(
    "--series", "rows", multiple=True, metavar="代字=代号=机关", help="文号系列，可以写几次"
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="栏目",
    help="栏目，可以写几次；不写就随发文机关",
)
@click.option("--address", default="", metavar="网址", help="网站的网址，以 https:// 开头")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="公报用的语言")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="第一期的出版日期；不写就是今天",
)
@lang_option
@click.pass_obj
def init(say: Speech, /, folder: Path, **given: Any) -> int:
    """新建一份公报：报头、第一期、一份例子，和编辑用的说明。

    在终端里，没有写的就问；在管道里，说出缺哪一项。文件夹要是新的或者空的。
    """
    language = given["language"] or (say.language if say.language in LANGUAGES else DEFAULT)
    try:
        unused(folder)
    except Refused as error:
        return refused(say, error)
    words = {
        key: given[key].strip() or ask(say, f"--{key}", what)
        for key, what in _ASKED.items()
        if key != "pinyin" or not LANGUAGES[language].spaced
    }
    asked = InitRequest(
        **{"pinyin": "", **words},
        series=_series(say, given["rows"]),
        language=language,
        day=given["published"].date() if given["published"] else today(TIMEZONE),
        sections=_sections(say, given["sections"]),
        address=given["address"],
    )
    try:
        made = begin(folder, gazette_drafts(asked), language)
    except Refused as error:
        return refused(say, error)
    for name in made:
        click.echo(folder / name)
    template = "先看 {readme}；网址、联系方式写在 {masthead}"
    readme, masthead = folder / "README.md", folder / "content/gazette.yaml"
    click.echo(say(message(template, readme=readme, masthead=masthead)), err=True)
    return 0


def _series(say: Speech, rows: tuple[str, ...]) -> tuple[Series, ...]:
    """Return the series that are given, or the one that is asked for."""
    found = [series_of(row) for row in rows]
    if None in found:
        raise say.wrong("--series 写成 代字=代号=发文机关：{row}", row=rows[found.index(None)])
    if not found:
        form = message("三样都写，用 = 隔开，例如 示政发=zf=示例县人民政府")
        given = asked_until(say, "--series", _SERIES, lambda text: bool(series_of(text)), form)
        found = [series_of(given)]
    made = tuple(one for one in found if one)
    twice = Counter(text for one in made for text in (one.prefix, one.code))
    for text, count in twice.items():
        if count > 1:
            raise say.wrong("--series：`{text}` 写了两次；代字和代号各用一次", text=text)
    return made


def _sections(say: Speech, given: tuple[str, ...]) -> tuple[str, ...]:
    sections = tuple(one.strip() for one in given)
    if "" in sections:
        raise say.wrong("--section 后面写栏目的名称")
    return sections
