"""What the engine of the print edition says while it works, as Problems for the editor.

In: WeasyPrint's and fontTools' log records, addresses that were refused.
Out: Problems that name the notice and the line: a warning is the only trace of what is missing.
"""

from __future__ import annotations

import logging
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PIL import Image

from gazette.model import Grade, Place, Problem, message
from gazette.model.blocks import Table, images
from gazette.print import read_file, shown_files
from gazette.print.characters import (
    horizontal,
    missing_glyph,
    place_of_block,
    shared_glyph,
    substituted_face,
)
from gazette.print.face_coverage import missing_characters
from gazette.print.faces import LABELS, OPEN_FAMILIES
from gazette.print.shared_glyphs import substituted, uncopyable
from gazette.rulebook.printing import (
    PRINT_COARSE,
    PRINT_FACE,
    PRINT_FETCH,
    PRINT_TABLE,
    PRINT_TRANSPARENT,
    PRINT_WARNING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block
    from gazette.print import Job
    from gazette.print.faces import OwnFace
    from gazette.print.shared_glyphs import PrintedFace
    from gazette.print.tables import MeasuredTables
    from gazette.typeset.weasyprint.document import Page

_ENGINES = ("weasyprint", "fontTools")
_MISSING = ".notdef glyph"
_MANY_MISSING = "Too many glyphs missing"
_TRANSPARENCY = re.compile(rb"opacity|rgba|hsla|<mask|transparent")
_WITHOUT_ALT = re.compile(r'Image "([^"]*)" has no required alt')


@contextmanager
def collected(job: Job) -> Iterator[list[Problem]]:
    """Collect the Problems of all that the engine says in the meantime."""
    problems: list[Problem] = []
    handler = _ProblemHandler(job, problems)
    loggers = [logging.getLogger(name) for name in _ENGINES]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield problems
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate


def fetch_refused(job: Job, address: str) -> Problem:
    """Report an address that the fetcher does not serve."""
    return PRINT_FETCH.problem(
        place_of_block(job, lambda block: _shows(block, address)),
        message("排版时不读取本期文件夹以外的文件：{address}", address=address),
        message("把图片放进本期文件夹，写成 `![说明](图片.png)`；SVG 里不要引用别的文件"),
    )


def glyph_problems(job: Job, used: Sequence[PrintedFace], pages: Sequence[Page]) -> list[Problem]:
    """Report what is copied as another character, or printed in another face than was chosen.

    `pages` are laid out.
    """
    printed = [block.text for notice in job.notices for block in notice.blocks]
    known = {*OPEN_FAMILIES}
    known |= {name for face in job.faces.own for name in (face.family, *face.families)}
    return [
        *(shared_glyph(job, char) for char in uncopyable(printed, used)),
        *(substituted_face(job, char, family) for char, family in substituted(used, known)),
        *_incomplete_faces(job, pages, used),
        *horizontal(job),
    ]


def narrow_tables(job: Job, tables: MeasuredTables) -> Iterator[Problem]:
    """Report tables whose columns are too narrow for what may not be broken, whatever the page."""
    template = "表格太宽，印不下：“{column}”一栏的“{text}”会断成两行"
    for notice in job.notices:
        for block in notice.blocks:
            found = tables[block].torn() if isinstance(block, Table) else None
            if found:
                yield PRINT_TABLE.problem(
                    Place(notice.card.place.file, block.line or notice.card.place.line),
                    message(template, column=found[0], text=found[1]),
                    message("把表格分成两个，或者换大一级的单位（如万元），使各栏短一些"),
                )


def low_resolution(job: Job, source: str, dpi: int, width: int) -> Problem:
    """Report a picture of too few pixels for the press; `width` is how many it needs across."""
    name = unquote(source).rpartition("/")[2]
    return PRINT_COARSE.problem(
        _place_of_file(job, source),
        message("图片 {name} 印出来每英寸只有{dpi}点，印刷要300点", name=name, dpi=dpi),
        message("换一张至少{width}像素宽的图片，或者用 SVG", width=width),
    )


def transparency(job: Job) -> Problem:
    """Report that something is transparent: the press edition is not PDF/X-1a then."""
    return PRINT_TRANSPARENT.problem(
        place_of_block(job, lambda block: _is_transparent(job, block)),
        message("图中有半透明的部分，印刷厂版不合 PDF/X-1a，没有这样标明"),
        message("在 SVG 中把 opacity 和渐隐改成实色；不改也能印，请印刷厂先看样"),
    )


class _ProblemHandler(logging.Handler):
    """Turns each record into a Problem."""

    def __init__(self, job: Job, problems: list[Problem]) -> None:
        super().__init__(logging.WARNING)
        self.job, self.problems = job, problems

    def emit(self, record: logging.LogRecord) -> None:
        """Note what the engine says."""
        if str(record.msg).startswith(_MISSING) and isinstance(record.args, tuple):
            self.problems.append(missing_glyph(self.job, str(record.args[0])))
        elif str(record.msg).startswith(_MANY_MISSING):
            return  # each of them is told
        else:
            self.problems.append(_warning(self.job, record.getMessage()))


def _incomplete_faces(
    job: Job, pages: Sequence[Page], used: Sequence[PrintedFace]
) -> Iterator[Problem]:
    """Report the characters that a face of the office's own has not, each at its first place."""
    places = {
        f"{notice.card.id}.{block.id}": Place(
            notice.card.place.file, block.line or notice.card.place.line
        )
        for notice in job.notices
        for block in notice.blocks
    }
    names = {face.family: face.families for face in job.faces.own}
    first: dict[tuple[OwnFace, str], tuple[str, tuple[str, ...]]] = {}
    for face, char, name, families in missing_characters(pages, job.faces.own, frozenset(places)):
        # The text of a notice, rather than its title in the contents.
        if not first.get((face, char), ("",))[0]:
            first[face, char] = name, families
    for (face, char), (name, families) in first.items():
        others = {one.family for one in used if char in one.to_unicode.values()}
        instead = (other for family in families[1:] for other in names.get(family, {family}))
        setter = next((other for other in instead if other in others), message("别的字体"))
        yield PRINT_FACE.problem(
            places.get(name, job.issue.place),
            message(
                "字体“{name}”（{role}）没有“{char}”（U+{code}），由 {setter} 代印",
                name=face.name,
                role=LABELS[face.role],
                char=char,
                code=f"{ord(char):04X}",
                setter=setter,
            ),
            message("换一款有这个字的字体，或把字补进字体；两种字体并排不碍眼，就不必改"),
            Grade.LOOK,
        )


def _warning(job: Job, warning: str) -> Problem:
    if nameless := _WITHOUT_ALT.search(warning):
        return PRINT_WARNING.problem(
            _place_of_file(job, warning),
            message("图片 {name} 没有说明文字", name=unquote(nameless[1]).rpartition("/")[2]),
            message("写成 `![图上是什么](图片.png)`，看不见图的读者靠它"),
        )
    return PRINT_WARNING.problem(
        _place_of_file(job, warning),
        message("排版程序警告：{warning}", warning=warning),
        message("检查所指的图片或文字；图片要放在本期文件夹中，格式为 PNG、JPEG、WebP、GIF 或 SVG"),
    )


def _shows(block: Block, message: str) -> bool:
    """Return whether a message is about a picture of a block, or a page of its annex."""
    return any(file in unquote(message) for file in shown_files(block))


def _is_transparent(job: Job, block: Block) -> bool:
    """Return whether a block shows a drawing that lets something through."""
    names = (image.source for image in images(block))
    drawings = (f"{job.folder.name}/{name}" for name in names if name.lower().endswith(".svg"))
    return any(_TRANSPARENCY.search(read_file(job, path)) for path in drawings)


def _place_of_file(job: Job, message: str) -> Place:
    """Find what a message about a file means: the picture on the cover, or one of a block."""
    if job.cover and f"own/{job.cover[0].file}" in unquote(message):
        return job.cover[0].place
    return place_of_block(job, lambda block: _shows(block, message))
