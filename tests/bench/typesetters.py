"""Gives an issue to the other typesetters, and does in one process what ours does in several.

In: a content folder, the name of an issue, a folder to write to.
Out: the very HTML of our layouts, body and front matter in one file; the same text for Typst.

`typesetters.py bind CONTENT ISSUE` prints an issue in this process, `bind-whole` without a PDF of
each notice; `lay-out` and `lay-out-upstream` print the seconds of the processor that the layout of
its body takes with our room for Chinese and with WeasyPrint alone.
"""

from __future__ import annotations

import gc
import json
import re
import shutil
import sys
import time
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from gazette import read  # noqa: E402 - found by the line above
from gazette.language.words.zh_hans import ZH_HANS  # noqa: E402 - the same
from gazette.model.blocks import Heading, Instrument, images  # noqa: E402 - the same
from gazette.print import Job, issue_pdf, notice_pdfs, print_layout  # noqa: E402 - the same
from gazette.print.flows import flows  # noqa: E402 - the same
from gazette.print.front_matter import front_matter  # noqa: E402 - the same
from gazette.print.pagemap import page_map  # noqa: E402 - the same
from gazette.print.print_layout import PrintLayout  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Notice

TYPST = """\
#set document(title: {name})
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn",
  top-edge: 0.8em, bottom-edge: -0.2em)
#set page(paper: "a4", margin: (x: 56.1pt, top: 66pt, bottom: 53.4pt), columns: 2,
  numbering: "— 1 —")
#set columns(gutter: 21pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#set par(leading: 0.6em, spacing: 0.6em)
#show heading.where(level: 1): set align(center)
#show heading.where(level: 2): set align(center)
#show heading.where(level: 2): set text(size: 15pt)
#show heading.where(level: 2): set block(above: 33.6pt, below: 16.8pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 4): set text(size: 10.5pt)
#show heading.where(level: 3): set block(above: 0.6em, below: 0.6em)
#show heading.where(level: 4): set block(above: 0.6em, below: 0.6em)
#show table: set text(size: 9pt)
#outline(title: [目录])
#pagebreak()
"""
"""Pages, columns, face, sizes and the distance of lines are those of layouts/print/body.css."""


def job(content: Path, name: str) -> Job:
    """Read an issue."""
    masthead, _ = read.masthead(content)
    if masthead is None:
        sys.exit(f"{content} has no masthead")
    found = read.issue(content / name, masthead)
    return Job(masthead, found.issue, found.notices, content / name, ROOT / "layouts")


class Keeper(PrintLayout):
    """A PrintLayout that keeps the HTML of what it lays out."""

    def __init__(self, given: Job) -> None:
        super().__init__(given)
        self.filled: dict[str, str] = {}

    def html(self, layout: str, edition: str = "", **more: object) -> str:
        """Fill a layout, and keep it."""
        self.filled[layout] = super().html(layout, edition, **more)
        return self.filled[layout]


def html(given: Job, folder: Path) -> Path:
    """Write an issue's HTML as one file, with its styles and pictures; gives that file."""
    setter = Keeper(given)
    body = setter.body()
    front_matter(setter, page_map(body.pages, given.notices)[0])
    front, rest = setter.filled["front.html"], setter.filled["body.html"]
    inner = re.search(r"<body>(.*)</body>", rest, re.DOTALL)
    if inner is None:
        sys.exit("layouts/print/body.html has no body")
    style = '<link rel="stylesheet" href="front.css">'
    joined = front.replace(style, style + style.replace("front", "body"))
    shutil.copytree(ROOT / "layouts" / "print", folder / "print")
    shutil.copytree(given.folder, folder / "files")
    file = folder / "print" / "issue.html"
    file.write_text(joined.replace("</body>", inner[1] + "</body>"), encoding="utf-8")
    return file


def typst(given: Job, folder: Path) -> Path:
    """Write an issue for Typst, beside its pictures; gives that file."""
    shutil.copytree(given.folder, folder)
    file = folder / "issue.typ"
    lines = [TYPST.format(name=quoted(ZH_HANS.issue(given.issue))), *_notices(given)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _notices(given: Job) -> Iterator[str]:
    for section, notices in groupby(given.notices, lambda notice: notice.card.section):
        yield f"#heading(level: 1, {quoted(section)})"
        for notice in notices:
            yield from _notice(notice)


def _notice(notice: Notice) -> Iterator[str]:
    for block in notice.blocks:
        if block.kind == "title":
            yield f"#heading(level: 2, {quoted(block.text)})"
        elif block.kind == "table":
            yield _table(block)
        elif pictures := images(block):
            for picture in pictures:
                name = quoted(picture.source)
                yield f"#figure(image({name}, width: 100%), caption: {quoted(block.text)})"
        elif isinstance(block, Heading):
            yield f"#heading(level: {block.level + 2}, {quoted(block.text)})"
        elif isinstance(block, Instrument):
            yield f"#heading(level: 3, {quoted(block.text)})"
        else:
            yield f"#par({quoted(block.text)})"


def _table(block: Block) -> str:
    rows = [row.split("\t") for row in block.text.split("\n")]
    wide = max(map(len, rows))
    cells = [quoted(cell) for row in rows for cell in (row + [""] * wide)[:wide]]
    return f"#table(columns: {wide}, {', '.join(cells)})"


def quoted(text: str) -> str:
    """Give a string as Typst writes it, which for our text is as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def main(what: str, content: str, name: str) -> None:
    """Do one thing in this process, as `sandbox` has it done in a child."""
    given = job(Path(content), name)
    gc.disable()
    if what.startswith("bind"):
        if what == "bind-whole":
            notice_pdfs.NoticePdfs.written = lambda *_: {}  # type: ignore[method-assign]
        if not issue_pdf.make_issue_pdf(given).pdf:
            sys.exit("no PDF")
        return
    if what == "lay-out-upstream":
        print_layout.chinese = lambda *_: nullcontext()
    setter = PrintLayout(given)
    shown = flows(setter.words, given.notices, {}, setter.tables)
    start = time.process_time()
    head = setter.context["running_head"]
    setter.lay_out("body.html", flows=shown, codes=(), running_head=head)
    print(time.process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
