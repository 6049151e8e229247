"""English within Chinese is marked as English; its long words are parted at a line's end.

In: texts; pages printed here; the English edition.
Out: facts about what is English, about hyphens on paper and what readers of the PDF make of them.
"""

from __future__ import annotations

import re
import subprocess
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pymupdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from gazette.language.foreign import foreign
from gazette.language.lines import solid
from gazette.model.blocks import Paragraph
from gazette.model.inlines import Strong, Text
from gazette.typeset.actual_text import actual_text
from gazette.typeset.break_classes import FREE, NEVER, SEAM
from gazette.typeset.chinese import chinese
from gazette.typeset.line_breaking import break_lines
from gazette.typeset.line_metrics import LineMetrics as Metrics
from gazette.typeset.line_metrics import prefix
from gazette.typeset.structure import structure
from gazette.typeset.total_fit import MOST_HYPHENS
from gazette.typeset.weasyprint.boxes import HYPHENATED, is_line, is_text, leaves, said
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.hyphens import hyphen_points
from gazette.write.html import write
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOFT = "\u00ad"
PHRASE = (
    "Memorandum of Understanding on Comprehensive Cooperation in Infrastructure Development and"
    " Environmental Conservation between the Governments"
)
STYLE = """
@page { size: 330pt 700pt; margin: 40pt }
html { font: 10.5pt/17pt "Noto Serif CJK SC"; font-variant-ligatures: none; text-align: justify }
p { margin: 0; overflow-wrap: anywhere; text-indent: 2em }
span { line-height: 0 }
:lang(en) { hyphenate-character: "-"; hyphenate-limit-chars: 7 3 3 }
[lang=en] { hyphens: auto }
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加入World Trade Organization（WTO）", ["World Trade Organization"]),
        ("《Digital Economy Partnership Agreement》", ["Digital Economy Partnership Agreement"]),
        ("按照ISO 9001 Quality management systems执行", ["ISO 9001 Quality management systems"]),
        ("他说：Yes, we can. It is the law", ["Yes, we can. It is the law"]),
        ("PM2.5、GDP、ISO 9001、PDF、URL、TCP/IP and HTTP", []),
        ("https://county.example/the-law-of-the-land of.the.people@county.example", []),
        ("Zhonghua Renmin Gongheguo", []),
        ("Organisation mondiale du commerce", []),
        ("Gesetz über den Schutz der Natur", []),
        ("the Council of the Bank de France", []),
        ("Microsoft Windows、John Smith", []),
        ("A组 and B组", []),
    ],
)
def test_what_is_english_for_certain_is_said(text: str, found: list[str]) -> None:
    """Abbreviations, names, addresses, pinyin and other languages are not."""
    assert [text[run.start : run.end] for run in foreign(text, "zh-CN")] == found


def test_english_is_foreign_to_chinese_alone() -> None:
    """In an English edition nothing says so again; Tibetan is foreign there, too."""
    paragraph = Paragraph((Strong((Text("甲 the law of the land 乙"),)),))
    assert write(paragraph) == (
        '<p><strong>甲 <span lang="en">the law of the land</span> 乙</strong></p>'
    )
    assert "lang" not in write(paragraph, Styling("en"))
    assert [run.tag for run in foreign("the law of བོད", "en")] == ["bo"]
    assert [run.tag for run in foreign("the law of བོད, the land", "zh")] == ["en", "bo", "en"]


def printed(*paragraphs: str) -> tuple[bytes, list[str]]:
    """Print paragraphs; return the PDF and its lines, each with what is drawn behind it."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    page = f"<html lang=zh-CN><title>题</title><style>{STYLE}</style><body>{body}</body></html>"
    with chinese():
        document = HTML(string=page).render()
    lines = []
    for one in document.pages:
        for line in filter(is_line, page_box(one).descendants()):
            texts = [box for box in leaves(line) if is_text(box)]
            lines.append("".join(said(box) + (HYPHENATED.of(box) or "") for box in texts))
    with actual_text(), structure():
        return document.write_pdf(pdf_variant="pdf/ua-1"), lines


def chinese_paragraph(more: int) -> str:
    """Return a paragraph with a long phrase of English, which begins somewhere on a line."""
    return f"根据{'甲' * more}签署的《<span lang=en>{PHRASE}</span>》，请认真贯彻落实，及时报告。"


def english_paragraph(more: int) -> str:
    """Return a paragraph of English alone, which WeasyPrint sets."""
    return f"<span lang=en>{'a ' * more}{PHRASE}. {PHRASE}.</span>"


@pytest.mark.parametrize("paragraph", [chinese_paragraph, english_paragraph])
def test_a_long_word_is_parted_and_nothing_is_lost(paragraph: type[str]) -> None:
    """Three letters at least stand on each side, and a line's text has no hyphen of its own."""
    texts = [paragraph(more) for more in range(20)]
    _, lines = printed(*texts)
    parted = [(one, two) for one, two in pairwise(lines) if one.endswith("-")]
    assert len(parted) > 10
    for one, two in parted:
        assert re.search(r"[A-Za-z]{3}-$", one), one
        assert re.match("[a-z]{3}", two), two
    whole = "".join(line.removesuffix("-") for line in lines)
    assert solid(whole) == solid(re.sub("<[^>]*>", "", "".join(texts)))


@pytest.mark.parametrize("paragraph", [chinese_paragraph, english_paragraph])
def test_at_most_three_lines_running_end_with_a_hyphen(paragraph: type[str]) -> None:
    """Of words that are all long, in lines that are all narrow."""
    _, lines = printed(*(paragraph(more) * 3 for more in range(20)))
    assert running(line.endswith("-") for line in lines) == MOST_HYPHENS


def test_what_is_not_english_has_no_hyphen() -> None:
    """Without lang, or all in capitals, a word goes to the next line as it is."""
    for phrase in (PHRASE, f"<span lang=en>{PHRASE.upper()}</span>"):
        _, lines = printed(*(f"根据{'甲' * more}{phrase}执行。" for more in range(20)))
        assert not any(line.endswith("-") for line in lines)


def test_an_address_is_never_hyphenated() -> None:
    """Whoever types it would type the hyphen, too."""
    address = "https://www.governmentinformation.example/announcements/infrastructure"
    _, lines = printed(*(f"<span lang=en>{'a ' * more}{address}</span>" for more in range(40)))
    assert not any(line.endswith("-") for line in lines)


def test_readers_of_the_pdf_have_the_word_whole(tmp_path: Path) -> None:
    """Poppler and MuPDF give a soft hyphen at the line's end, PDFium joins the lines."""
    pdf, lines = printed(*map(chinese_paragraph, range(8)), *map(english_paragraph, range(4)))
    (tmp_path / "x.pdf").write_bytes(pdf)
    run = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "x.pdf", "-"], capture_output=True, check=True
    )
    found = {
        "poppler": run.stdout.decode(),
        "mupdf": "".join(page.get_text() for page in pymupdf.open(stream=pdf)),
        "pdfium": "".join(
            page.get_textpage().get_text_range().replace("\ufffe", SOFT)
            for page in pypdfium2.PdfDocument(pdf)
        ),
    }
    expected = solid("".join(re.sub("-$", SOFT, line) for line in lines))
    assert SOFT in expected
    assert {name: solid(text) for name, text in found.items()} == dict.fromkeys(found, expected)


def test_the_structure_of_a_pdf_says_the_language() -> None:
    """On the element of each part that has one of its own; the whole has that of the document."""
    pdf = pymupdf.open(stream=printed("甲<span lang=en>the law</span>乙<i lang=bo>བོད</i>")[0])
    objects = [pdf.xref_object(at, compressed=True) for at in range(1, pdf.xref_length())]
    elements = [one for one in objects if "/StructElem" in one and "/Lang" in one]
    assert sorted(re.findall(r"/Lang\((.*?)\)", "".join(elements))) == ["bo", "en"]
    assert len(elements) == len(["en", "bo"])


def metrics_of(widths: list[int], grades: bytes, hyphens: dict[int, float]) -> Metrics:
    """Return the metrics of a paragraph in which nothing can be pressed."""
    count = len(widths)
    return Metrics(
        offsets=prefix(widths),
        ink_ends=list(range(count + 1)),
        start_trims=[0.0] * count,
        end_drops=[0.0] * count,
        end_trims=[0.0] * count,
        compressible=prefix([0.0] * count),
        gaps=list(range(count + 1)),
        spaces=[0] * (count + 1),
        narrow=[0] * (count + 1),
        grades=grades,
        em=1.0,
        last_character=count - 1,
        justified=True,
        hyphens=hyphens,
    )


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=20, max_size=120))
def test_a_line_has_room_for_its_hyphen(given: list[tuple[int, bool]]) -> None:
    """Wherever words may be parted, and a fourth hyphen in a row there is none."""
    widths = [width for width, _ in given]
    hyphens = {at: 1.0 for at, (_, parts) in enumerate(given) if parts and at % 7}
    grades = bytes(SEAM if at in hyphens else NEVER if at % 7 else FREE for at in range(len(given)))
    planned = break_lines(metrics_of(widths, grades + bytes([FREE]), hyphens), 0, 20.0, 20.0)
    if planned is None:
        return
    for start, end in pairwise((0, *planned.ends)):
        assert sum(widths[start:end]) + hyphens.get(end, 0) <= 20.001
    assert running(end in hyphens for end in planned.ends) <= MOST_HYPHENS


def test_a_line_gapes_before_a_fourth_hyphen_stands_in_a_row() -> None:
    """Nine characters and a hyphen fill a line; after five of them it may end without one."""
    hyphens = dict.fromkeys(range(9, 100, 9), 1.0)
    grades = bytes(
        SEAM if at in hyphens else FREE if at % 9 == 5 else NEVER for at in range(100)
    ) + bytes([FREE])
    planned = break_lines(metrics_of([1] * 100, grades, hyphens), 0, 10.0, 10.0)
    assert planned is not None
    assert running(end in hyphens for end in planned.ends) == MOST_HYPHENS


def running(hyphens: Iterable[bool]) -> int:
    """Return how many lines one after another have a hyphen at most."""
    return max((len(list(run)) for ends, run in groupby(hyphens) if ends), default=0)


def test_english_words_are_parted_as_american_does() -> None:
    """Not by where they come from: inform-ation, muni-cip-al-ity."""
    style: Any = {"lang": "en", "hyphens": "auto", "hyphenate_limit_chars": (5, 2, 2)}
    for word, parts in (("information", "in-for-ma-tion"), ("municipality", "mu-nic-i-pal-i-ty")):
        points = list(hyphen_points(word, style))
        assert "-".join(word[a:b] for a, b in pairwise([0, *points, len(word)])) == parts
