"""A new gazette: its masthead, its first issue, a first notice, as the files of a folder.

In: an InitRequest.
Out: Drafts below the folder: content/, and what stands beside it; Refused for what cannot be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a request is read by its types
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gazette import __version__, read
from gazette.content import files
from gazette.drafting.draft import Draft, commented, named
from gazette.drafting.issue import issue_text
from gazette.fields import GAZETTE, NOTICE
from gazette.language.messages import written
from gazette.language.words import LANGUAGES
from gazette.model import Grade, Masthead, Series, message
from gazette.model.issue_number import single
from gazette.read import frontmatter
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Problem

CONTENT = "content"
_ADDRESS = "https://gazette.example"
_TAKE_OUT = message("下面各项，用得着的删去行首的“# ”，不用的整行删去。")
_EXAMPLE = message("这一份是例子：改成你们的第一份文件，或者用 new notice 另写，再删去它。")
_README = """\
# {name}

这个文件夹是《{name}》：`content/` 里一期一个文件夹，一份文件一个 `.md`，
用纯文本编辑器写，编码选 UTF-8。

## 第一次

1. 把得到的排印程序（`.whl`）放进 `press/`，一起提交；只有源码的，先做一个：
   `pip wheel --no-deps --wheel-dir press 源码的文件夹`。
   再装：`pip install -r requirements.txt`，装在 `.venv` 里更好。
2. 改好 `content/gazette.yaml`：网址、联系方式、文号系列、栏目。
3. `git init -b main`，`git add .`，`git commit -m "创刊"`。

## 出一期

1. `gazette new issue` 新建一期，`gazette new notice` 新建一份文件，
   在第二个 `---` 之下写正文。
2. `gazette preview` 在本机看样子，`gazette check` 查错。
3. `gazette diff {issue}` 看读者会看到什么改动。
4. `gazette publish {issue} --approved-by 签发人`，再 `git add content`、`git commit`。
5. `gazette build`：网站在 `output/`，整个文件夹放到网站服务器上。

每个命令加 `--help` 有说明；字段和正文的写法见程序的编辑手册。
"""
_REQUIREMENTS = message(
    "排印程序不从网上的软件库装；升级时把新的 .whl 放进 press/，改这一行，看一遍 diff"
)
_WHEEL = f"press/gazette_press-{__version__}-py3-none-any.whl"
"""Never by its name alone: who registers that in an index would run in every office."""
_KEPT_OUT = (".venv/", "output/", ".output.press/", "print/", "*.docx", "__pycache__/")
"""What git does not keep: all of it is made anew."""


@dataclass(frozen=True, slots=True)
class InitRequest:
    """What a new gazette is: `sections` may be empty, they are then those of the issuers.

    `day` is that of its first issue.
    """

    name: str
    pinyin: str
    sponsor: str
    series: tuple[Series, ...]
    language: str
    day: date
    sections: tuple[str, ...] = ()
    address: str = ""


def series_of(text: str) -> Series | None:
    """Return the series that a text says: prefix=code=issuer; None for none."""
    parts = [part.strip() for part in text.split("=")]
    prefix, code, issuer = parts if len(parts) == 3 else ("", "", "")  # noqa: PLR2004 - as it says
    return Series(prefix, code, issuer) if prefix and code and issuer else None


def gazette_drafts(asked: InitRequest) -> tuple[Draft, ...]:
    """Return the files of a new gazette. Raise Refused where a check would find one wrong."""
    head = _masthead(asked)
    year, number = asked.day.year, single(1)
    issue = number.issue_id(year)
    own = (
        Draft(f"{CONTENT}/{files.MASTHEAD}", _masthead_text(head)),
        Draft(
            f"{CONTENT}/{issue}/{files.ISSUE}", issue_text(head, (year, number), None, asked.day)
        ),
        Draft(f"{CONTENT}/{issue}/01-tg-{year}-1.md", _notice(head, asked.day)),
    )
    if wrong := _problems(own):
        raise Refused(wrong[0].what, wrong[0].mend)
    readme = written(message(_README, name=head.name, issue=issue), head.language)
    comment = written(_REQUIREMENTS, head.language)
    return (
        *own,
        Draft("README.md", readme),
        Draft("requirements.txt", f"# {comment}\n./{_WHEEL}\n"),
        Draft(".gitignore", "".join(f"{line}\n" for line in _KEPT_OUT)),
    )


def _masthead(asked: InitRequest) -> Masthead:
    words = LANGUAGES[asked.language]
    issuers = dict.fromkeys(one.issuer for one in asked.series)
    usual = (words.drafting.section.format(issuer=issuer) for issuer in issuers)
    return Masthead(
        name=asked.name,
        pinyin=asked.pinyin,
        sponsor=asked.sponsor,
        address=asked.address or _ADDRESS,
        series=asked.series,
        sections=asked.sections or (*usual, words.drafting.appointments),
        language=asked.language,
    )


def _masthead_text(head: Masthead) -> str:
    """Return gazette.yaml, with what else may stand in it as comments."""
    said = LANGUAGES[head.language].drafting
    series = [{"prefix": s.prefix, "code": s.code, "issuer": s.issuer} for s in head.series]
    fields = {
        "name": head.name,
        "pinyin": head.pinyin,
        "sponsor": head.sponsor,
        "address": head.address,
        "language": head.language,
        "series": series,
        "sections": head.sections,
    }
    more = {"frequency": said.frequency, "contact": said.contact, "licence": "CC-BY-4.0"}
    rows = [written(_TAKE_OUT, head.language), *commented(head, more, GAZETTE)]
    lines = frontmatter.mapping(named(head, fields, GAZETTE))
    return "".join(f"{line}\n" for line in (*lines, *(f"# {row}" for row in rows)))


def _notice(head: Masthead, day: date) -> str:
    """Return a first notice, which says what the gazette is."""
    said, issuer = LANGUAGES[head.language].drafting, head.series[0].issuer
    fields = {
        "id": f"tg-{day.year}-1",
        "title": said.first_title.format(issuer=issuer, name=head.name),
        "issuer": issuer,
        "kind": said.forms["announcement"][1],
        "section": head.sections[0],
        "signed_by": issuer,
        "dated": day,
    }
    more = {"topic": said.topic, "effective": day}
    comments = (
        written(_EXAMPLE, head.language),
        written(_TAKE_OUT, head.language),
        *commented(head, more, NOTICE),
    )
    text = said.first_text.format(name=head.name, sponsor=head.sponsor)
    return frontmatter.write(named(head, fields), text, comments)


def _problems(drafts: Iterable[Draft]) -> list[Problem]:
    """Return what is to be mended in content/, as reading finds it."""
    with TemporaryDirectory() as folder:
        for one in drafts:
            path = Path(folder) / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, encoding="utf-8")
        content = Path(folder) / CONTENT
        head, problems = read.masthead(content)
        found = [*problems]
        for name in read.folders(content) if head else ():
            found += read.issue(content / name, head).problems if head else ()
    return [one for one in found if one.grade is Grade.MEND]
