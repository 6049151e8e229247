"""The structure of a PDF has its text in its paragraphs, and one element a part of the page.

In: a page tagged here, with the room that shortens structure and without.
Out: facts about elements, and that each piece of text finds its own.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from weasyprint import HTML

from gazette.typeset.chinese import chinese
from gazette.typeset.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (
    "<html lang=zh-CN><title>题</title><style>@page { size: 200pt 300pt; margin: 20pt }</style>"
    f"<h1>标题</h1><p>{'根据工作需要，' * 40}<b>粗</b><span>一段</span>，见<a href='https://a.example/'>"
    f"{'链接' * 20}</a>。</p><ul><li>甲</li><li>乙</li></ul>"
    "<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>一<br>二</td></tr></tbody></table>"
)


def tagged(*, ours: bool) -> pikepdf.Pdf:
    """Print the page."""
    with chinese():
        document = HTML(string=PAGE).render()
    with structure() if ours else nullcontext():
        return pikepdf.open(BytesIO(document.write_pdf(pdf_variant="pdf/ua-1")))


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the elements of a PDF's structure."""
    found = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in found if one.get("/Type") == "/StructElem"]


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    """Count the elements of a PDF's structure by their kind."""
    return Counter(str(one["/S"]) for one in elements(pdf))


def texts(element: pikepdf.Object) -> Iterator[int]:
    """Yield the numbers of the marked content of an element and all below it, in order."""
    for kid in element["/K"]:
        if isinstance(kid, int):
            yield kid
        elif kid.get("/Type") == "/StructElem":
            yield from texts(kid)


def test_a_paragraph_holds_its_lines_itself() -> None:
    """What is no element of the text is none of the structure; all others are as they were."""
    short, long = (kinds(tagged(ours=ours)) for ours in (True, False))
    spans = short.pop("/Span"), long.pop("/Span")
    assert short == long
    assert spans[0] == 1 < spans[1] / 10


def test_each_piece_of_text_finds_its_element() -> None:
    """Both ways: the element holds the number, and the page's table of numbers the element."""
    pdf = tagged(ours=True)
    numbers = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    pages = [owners for owners in list(numbers)[1::2] if isinstance(owners, pikepdf.Array)]
    assert len(pages) == len(pdf.pages) > 1
    for page, owners in zip(pdf.pages, pages, strict=True):
        assert len(owners) == page.Contents.read_bytes().count(b"/MCID")
        for at, owner in enumerate(owners):
            assert at in [kid for kid in owner["/K"] if isinstance(kid, int)]
            assert owner["/Pg"].objgen == page.objgen


def test_the_text_is_in_the_order_that_it_was() -> None:
    """Read from the root, on each page."""
    orders = [
        [list(texts(one)) for one in pdf.Root["/StructTreeRoot"]["/K"]]
        for pdf in (tagged(ours=True), tagged(ours=False))
    ]
    assert orders[0] == orders[1]
    assert len(orders[0][0]) > 20
