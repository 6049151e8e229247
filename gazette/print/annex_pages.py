"""Annex pages: the pages of an annex that is a PDF, as pictures that stand in the issue.

In: a Job, some of whose annexes are to be printed (付印); the measures of the page.
Out: the Job with their AnnexPages, the pictures by their sources, Problems.

A PDF of somebody else's cannot be put into ours as it is: faces that are not embedded, colours
without a profile, no tags. A picture of each page is archivable whatever it was made of, and what
the page says goes with it as its alternative text. A page that is wider than high is turned, its
head to the left (GB/T 9704: 表头在订口一边 on odd pages, 切口一边 on even ones).
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import pypdfium2

from gazette.language.words import words
from gazette.model import Grade, Place, message
from gazette.model.blocks import AnnexPages
from gazette.model.parts import AnnexPage
from gazette.print import read_file
from gazette.print.page_pictures import is_coloured
from gazette.print.printed_pictures import DPI
from gazette.rulebook.printing import PRINT_ANNEX

if TYPE_CHECKING:
    from PIL import Image

    from gazette.language.words import Words
    from gazette.model import Block, Message, Notice, Problem
    from gazette.print import Job
    from gazette.print.measures import Measures

MOST = 30
"""The pages of an annex that are still printed: a tenth of a thick issue."""
SAID = 4000
"""The characters of a page that are read out: more than two pages of a book have."""
_NAME = 42.5
"""Points kept above a picture: two lines for the name of the annex, and half a line above them."""
_FRAME = 0.5
_POINTS = 72
_TURNED = 270
"""Degrees clockwise: the head of a wide page comes to the left."""
_HEAVY = 1_000_000
"""Bytes from which a page is a scan or has photographs: as JPEG it is a fifth of that."""
_QUALITY = 85
_PASSWORD = "password"  # noqa: S105 - what PDFium says of a PDF that asks for one


class _Drawn(NamedTuple):
    """A page: its picture and the end of that one's name, its width in points, what it says."""

    picture: bytes
    end: str
    width: float
    text: str


def with_annex_pages(job: Job, measures: Measures) -> tuple[Job, dict[str, bytes], list[Problem]]:
    """Return a Job whose annexes have their pages, and the pictures of these by their sources."""
    if job.year:
        return job, {}, []
    press = _AnnexPress(job, measures)
    notices = tuple(map(press.notice, job.notices))
    return replace(job, notices=notices), press.pictures, press.problems


class _AnnexPress:
    """Draws the pages of all annexes of a Job."""

    def __init__(self, job: Job, measures: Measures) -> None:
        self.job, self.words = job, words(job.masthead)
        height = measures.page_height - measures.margin_top - measures.margin_bottom
        self.room = measures.across - 2 * _FRAME, height - _NAME - 2 * _FRAME
        self.pictures: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def notice(self, notice: Notice) -> Notice:
        """Return a notice whose annexes have their pages."""
        if not any(isinstance(block, AnnexPages) for block in notice.blocks):
            return notice
        blocks: list[Block] = []
        for block in notice.blocks:
            place = notice.places.get("annexes", Place(notice.card.place.file))
            blocks.append(self._annex(block, place) if isinstance(block, AnnexPages) else block)
        return replace(notice, blocks=tuple(blocks))

    def _annex(self, annex: AnnexPages, place: Place) -> AnnexPages:
        data = read_file(self.job, f"{self.job.folder.name}/{annex.file}")
        drawn = draw(data, self.room) if data else []  # what cannot be read was told by who read it
        if not isinstance(drawn, list):
            self.problems.append(PRINT_ANNEX.problem(place, *_told(annex, drawn)))
            return annex
        silent = [at for at, page in enumerate(drawn, 1) if not page.text]
        if silent:
            self.problems.append(_without_text(annex, place, silent))
        pages = []
        for at, page in enumerate(drawn, 1):
            source = f"annexes/{quote(annex.file)}/{at}.{page.end}"
            self.pictures[source] = page.picture
            said = page.text or _named(self.words, annex, at)
            pages.append(AnnexPage(source, page.width, said))
        return replace(annex, pages=tuple(pages))


def draw(data: bytes, room: tuple[float, float]) -> list[_Drawn] | Message:
    """Draw the pages of a PDF so that each fits a room, in points; or say why that cannot be."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            return message("要密码才能打开")
        return message("打不开")
    try:
        if not 0 < len(document) <= MOST:
            return message("有{count}页，付印的至多{most}页", count=len(document), most=MOST)
        return [_page(document[at], room) for at in range(len(document))]
    except pypdfium2.PdfiumError:
        return message("有一页画不出来")
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, room: tuple[float, float]) -> _Drawn:
    width, height = page.get_size()
    turned = width > height
    across, down = (height, width) if turned else (width, height)
    scale = min(1.0, room[0] / across, room[1] / down)
    pixels = page.render(scale=scale * DPI / _POINTS, rotation=_TURNED if turned else 0)
    text = page.get_textpage().get_text_range(errors="ignore")
    return _Drawn(*_encoded(pixels.to_pil().convert("RGB")), across * scale, _said(text))


def _said(text: str) -> str:
    """Return what a page says as one line that can be read out."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(shown.split())[:SAID]


def _encoded(picture: Image.Image) -> tuple[bytes, str]:
    """Return a picture, grey where it has no colours, as PNG or, where that is heavy, as JPEG."""
    shown = picture if is_coloured(picture) else picture.convert("L")
    png, jpeg = io.BytesIO(), io.BytesIO()
    shown.save(png, "PNG")
    if png.tell() < _HEAVY:
        return png.getvalue(), "png"
    shown.save(jpeg, "JPEG", quality=_QUALITY)
    return jpeg.getvalue(), "jpg"


def _named(said: Words, annex: AnnexPages, at: int) -> str:
    """Return what is read out of a page that says nothing: the annex's name and the page."""
    return said.titled.format(name=annex.caption, text=said.page.format(page=at))


def _told(annex: AnnexPages, why: Message) -> tuple[Message, Message]:
    return (
        message("附件 {file} 不能付印：{why}", file=annex.file, why=why),
        message(
            "换上不加密、打得开、至多{most}页的 PDF；或者删去这一项的 `print: true`，"
            "名称后就印（见网络版）",
            most=MOST,
        ),
    )


def _without_text(annex: AnnexPages, place: Place, pages: list[int]) -> Problem:
    """Report the pages of an annex that say nothing to who does not see them."""
    return PRINT_ANNEX.problem(
        place,
        message(
            "附件 {file} 有{count}页没有文字（第{pages:、}页），读屏软件只能读出附件的名称",
            file=annex.file,
            count=len(pages),
            pages=tuple(map(str, pages)),
        ),
        message("有原来的电子文件的，从它导出 PDF 换上；只有扫描件的，先做文字识别，或者就这样印"),
        Grade.LOOK,
    )
