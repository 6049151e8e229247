"""Chinese is set as CLREQ asks: measured on PDFs with PyMuPDF, not by eye.

In: texts made here, and the real number where it is.
Out: tests of `gazette.typeset`.
"""

from __future__ import annotations

import base64
import html
import random
import re
import subprocess
from contextlib import nullcontext
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from weasyprint import HTML
from weasyprint.document import Page
from weasyprint.layout import inline
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from gazette.typeset import (
    break_classes,
    chinese,
    line_breaking,
    line_metrics,
)
from gazette.typeset.collocation import Collocations
from gazette.typeset.options import Options
from gazette.typeset.titles import title_lines
from gazette.typeset.weasyprint import guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EM = 10.5
HALF = EM / 2
NEAR = 0.5
"""Points: nearer than this a line is flush."""

COLUMN = 22.5 * EM
GUTTER = 20.0
LEFT = 40.0
STYLE = f"""
@page {{ size: {2 * LEFT + 2 * COLUMN + GUTTER}pt 780pt; margin: 40pt {LEFT}pt }}
html {{ font: {EM}pt/17pt "Noto Serif CJK SC"; text-align: justify }}
body {{ margin: 0; columns: 2; column-gap: {GUTTER}pt }}
p {{ margin: 0; text-indent: 2em; orphans: 2; widows: 2; overflow-wrap: anywhere }}
b {{ font: 400 {EM}pt/0 "Noto Sans CJK SC" }}
a, i {{ line-height: 0; color: inherit }}
img {{ width: 1.5em; height: .8em; line-height: 0 }}
"""
PNG = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 4, 4), False).tobytes("png")
PICTURE = f'<img alt="图" src="data:image/png;base64,{base64.b64encode(PNG).decode()}">'
PHRASES = (
    "县人民政府办公室",
    "各乡镇人民政府，县直各有关单位",
    "认真贯彻执行",
    "根据《中华人民共和国政府信息公开条例》",
    "（示政办发〔2026〕13号）",
    "示政发〔2025〕7号文件",
    "“十四五”规划",
    "第12条第三款",
    "2026年3月15日",
    "前完成50%以上",
    "增长10.5万元",
    "——这是要点——",
    "等等……",
    "他说：“好。”",
    "任命张伟同志为局长",
    "GDP",
    "Microsoft Word",
    "5 km",
    "3—5年",
    "（一）",
    "其他事项",
)
RICH = (
    "<b>一、加粗的标题</b>",
    '<a href="#x">链接的文字</a>',
    "第<b>5</b>条",
    "“<b>粗</b>”。",
    "<i>12</i>月",
    PICTURE,
)
STOPS = "，，，、。；"
NOT_FIRST = set("）〕］｝》〉」』】〗”’，。、；：！？")
NOT_LAST = set("（〔［｛《〈「『【〖“‘")
TORN = {
    "numbers": r"〔\d{4}〕\d+号",
    "days": r"\d{1,2}月\d{1,2}日",
    "units": r"\d(?:万元|%|年|月|日|号|条)",
    "names": r"[\u4e00-\u9fff]{2}同志",
    "articles": r"第[\d一二三四五六七八九十]+[条款]",
    "dashes": r"——|……",
}


class Char(NamedTuple):
    """A character on paper: where its glyph starts and where its advance ends, its baseline."""

    char: str
    left: float
    right: float
    base: float


class Row(NamedTuple):
    """A line of text: its page, its characters, whether its paragraph goes on after it."""

    page: int
    chars: list[Char]
    goes_on: bool
    begins: bool

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(char.char for char in self.chars)

    @property
    def edge(self) -> float:
        """The right edge of the column that the line stands in."""
        second = self.chars[0].left > LEFT + COLUMN + GUTTER / 2
        return LEFT + COLUMN + second * (COLUMN + GUTTER)


def paragraphs(seed: int, count: int, phrases: tuple[str, ...] = PHRASES) -> list[str]:
    """Make paragraphs as HTML, always the same ones."""
    chance = random.Random(seed)
    return [
        "".join(
            chance.choice(phrases) + chance.choice(STOPS) * chance.choice((0, 0, 1))
            for _ in range(chance.randint(2, 30))
        )
        + "。"
        for _ in range(count)
    ]


def printed(body: str, *, ours: bool = True, style: str = STYLE, **options: Any) -> bytes:
    """Print a body of HTML, with the room or without."""
    settings = Options(**options.pop("typeset", {}))
    page = f"<html lang=zh-CN><title>题</title><style>{style}</style><body>{body}</body></html>"
    with chinese.chinese(settings) if ours else nullcontext():
        document = HTML(string=page, base_url="https://gazette.example/").render(**options)
    return document.write_pdf(pdf_identifier=b"same", **options)


def flow(texts: list[str]) -> str:
    """Put paragraphs into p elements."""
    return "".join(f"<p>{text}</p>" for text in texts)


def said(text: str) -> str:
    """Give what HTML says, without white space."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def rows(pdf: bytes, texts: list[str]) -> list[Row]:
    """Read the lines of a PDF that holds `texts` and nothing else, in order."""
    ends, length = set(), 0
    for text in texts:
        length += len(said(text))
        ends.add(length)
    found, done = [], 0
    for page, chars in lines(pdf):
        begins, done = done in ends or done == 0, done + len(chars)
        found.append(Row(page, chars, done not in ends, begins))
    assert "".join(row.text for row in found) == "".join(map(said, texts))
    return found


def lines(pdf: bytes) -> Iterator[tuple[int, list[Char]]]:
    """Read the lines of a PDF: what follows on one baseline, to the right."""
    for number, page in enumerate(pymupdf.open(stream=pdf)):
        line: list[Char] = []
        for char in characters(page):
            if line and (abs(char.base - line[-1].base) > 1 or char.left < line[-1].left - EM):
                yield number, line
                line = []
            line.append(char)
        if line:
            yield number, line


def characters(page: Any) -> Iterator[Char]:
    """Read the characters of a page that are no spaces, in the order in which they are drawn."""
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block["lines"]:
            for span in line["spans"]:
                for char in span["chars"]:
                    if not char["c"].isspace():
                        left, base = char["origin"]
                        yield Char(char["c"], left, char["bbox"][2], base)


def short(row: Row) -> float:
    """Give how far a line's end is from its edge; a last mark may count by half its width."""
    left = row.edge - row.chars[-1].right
    half = row.chars[-1].char in NOT_FIRST and abs(left + HALF) < abs(left)
    return left + HALF * half


def opened(row: Row) -> float:
    """Give the gap that lies between the Chinese characters of a line."""
    gaps = [
        two.left - one.right
        for one, two in pairwise(row.chars)
        if "\u4e00" <= one.char <= "\u9fff" and "\u4e00" <= two.char <= "\u9fff"
    ]
    return sorted(gaps)[len(gaps) // 2] if gaps else 0.0


def torn(found: list[Row], pattern: str) -> list[str]:
    """Give what matches `pattern` in a paragraph and stands on two lines."""
    text = "".join(row.text + "\v" * row.goes_on + "\n" * (not row.goes_on) for row in found)
    places = [at for at, char in enumerate(text) if char != "\v"]
    whole = "".join(text[at] for at in places)
    spans = [match.span() for match in re.finditer(pattern, whole)]
    pieces = [text[places[one] : places[two - 1] + 1] for one, two in spans]
    assert pieces, pattern
    return [piece for piece in pieces if "\v" in piece]


@pytest.fixture(scope="module")
def plain() -> list[Row]:
    """Print some ten pages of plain paragraphs."""
    texts = paragraphs(1, 130)
    return rows(printed(flow(texts)), texts)


@pytest.fixture(scope="module")
def rich() -> list[Row]:
    """Print paragraphs with bold text, links, slanted text and pictures in their lines."""
    texts = paragraphs(2, 60, PHRASES + RICH)
    return rows(printed(flow(texts)), texts)


def test_every_full_line_is_flush(plain: list[Row]) -> None:
    """The right edge of every line but a paragraph's last is that of its column."""
    full = [row for row in plain if row.goes_on]
    assert len(full) > 500
    assert [(row.text, short(row)) for row in full if abs(short(row)) > NEAR] == []


def test_mixed_lines_are_flush(rich: list[Row]) -> None:
    """Bold text, links and pictures do not hold a line back; a picture may end it."""
    full = [row for row in rich if row.goes_on]
    picture = [row for row in full if abs(short(row) - 1.5 * EM) < NEAR]
    assert [
        (row.text, short(row)) for row in full if abs(short(row)) > NEAR and row not in picture
    ] == []
    assert len(picture) < len(full) / 20


def test_a_last_line_is_natural(plain: list[Row]) -> None:
    """The characters of a paragraph's last line stand at their own widths."""
    last = [row for row in plain if not row.goes_on]
    gaps = [two.left - one.right for row in last for one, two in pairwise(row.chars)]
    assert last
    assert max(gap for gap in gaps if gap < 0.2 * EM) < 0.02 * EM


def test_nothing_opens_inside_numbers_and_words(plain: list[Row]) -> None:
    """Numbers, Latin words, —— and …… keep their own spacing in a justified line."""
    inside = re.compile(r"[A-Za-z0-9.%]{2}|——|……")
    gaps = {
        round(two.left - one.right, 1)
        for row in plain
        for one, two in pairwise(row.chars)
        if inside.fullmatch(one.char + two.char) and two.left - one.right < 0.2 * EM
    }
    assert max(gaps) <= 0.1


def test_slack_is_spread_evenly(plain: list[Row]) -> None:
    """Between the Chinese characters of one line the gaps are alike."""
    for row in plain:
        gaps = [
            two.left - one.right
            for one, two in pairwise(row.chars)
            if one.char > "\u4e00" and two.char > "\u4e00" and one.char < "\u9fff" > two.char
        ]
        assert not gaps or max(gaps) - min(gaps) < 0.05


def test_runs_of_marks_are_pressed(plain: list[Row]) -> None:
    """Of two marks that meet, one has half its width; so ）、 and ”。 and ：“ take 1.5 em."""
    met = 0
    for row in plain:
        widest = max((two.left - one.right for one, two in pairwise(row.chars)), default=0)
        for one, two in pairwise(row.chars[:-1]):
            closes = one.char in NOT_FIRST and two.char in NOT_FIRST | NOT_LAST
            if closes or (one.char in NOT_LAST and two.char in NOT_LAST):
                met += 1
                # An opening mark's glyph stands half an em to the left of its place.
                moved = HALF * (two.char in NOT_LAST and one.char in NOT_LAST)
                assert two.left + moved - one.left < HALF + widest + 0.1 + moved, row.text
    assert met > 50


def test_no_mark_stands_at_the_wrong_end(plain: list[Row]) -> None:
    """No closing mark begins a line, no opening mark ends one, no dash begins one."""
    assert [row.text for row in plain if row.chars[0].char in NOT_FIRST] == []
    assert [row.text for row in plain if row.chars[-1].char in NOT_LAST] == []
    assert [row.text for row in plain if row.chars[0].char in "—…" and not row.begins] == []


def test_an_opening_mark_at_a_lines_start_is_flush(plain: list[Row]) -> None:
    """Its empty half stands outside the column."""
    opened = [row for row in plain if row.chars[0].char in NOT_LAST and not row.begins]
    assert len(opened) > 5
    for row in opened:
        assert row.chars[0].left == pytest.approx(row.edge - COLUMN - HALF, abs=NEAR)


def test_a_closing_mark_at_a_lines_end_lets_a_character_in() -> None:
    """Where half a mark's width is all that is left, the mark stays on the line."""
    text = "字" * 22 + "，" + "字" * 10
    style = STYLE.replace("text-indent: 2em", "text-indent: 0")
    first = rows(printed(flow([text]), style=style), [text])[0]
    assert first.text == "字" * 22 + "，"
    assert first.chars[-1].left == pytest.approx(first.edge - HALF, abs=NEAR)


def test_a_mark_whose_face_fills_the_square_is_not_pressed() -> None:
    """Traditional marks stand in the middle: nothing of theirs can be cut off."""
    text = "字" * 5 + "），" + "字" * 5
    style = STYLE.replace("CJK SC", "CJK TC")
    body = f'<p lang="zh-TW">{text}</p>'
    row = rows(printed(body, style=style), [text])[0]
    comma = row.chars[7].left - row.chars[6].left
    assert comma == pytest.approx(EM, abs=0.1)


@pytest.mark.parametrize("name", TORN)
def test_what_belongs_together_stands_on_one_line(plain: list[Row], name: str) -> None:
    """Document numbers, days, a number and its unit, names, articles and dashes are never torn."""
    assert torn(plain, TORN[name]) == []


def test_what_belongs_together_gives_way_in_a_narrow_column() -> None:
    """A unit wider than its line is cut at its seams, and its lines are flush."""
    text = "依照示政办发〔2026〕13号和2026年3月15日的文件办理。"
    style = f"{STYLE} body {{ columns: 1 }} p {{ width: {5 * EM}pt; text-indent: 0 }}"
    found = rows(printed(flow([text]), style=style), [text])
    assert len(found) > 4
    for row in found:
        half = HALF * (row.chars[-1].char in NOT_FIRST)
        width = row.chars[-1].right - LEFT
        assert not row.goes_on or min(abs(width - 5 * EM), abs(width - half - 5 * EM)) < NEAR
        assert width - half < 5 * EM + NEAR
    assert torn(found, r"\d(?:号|年|月|日)") == []


def test_narrow_cells_are_flush() -> None:
    """In cells of five to nine characters every full line ends at the cell's edge."""
    chance = random.Random(3)
    cells = ["".join(chance.choices("县政府办公室工作人员，。、（）", k=60)) for _ in range(12)]
    cells = [re.sub(r"(?<=[，。、（）])[，。、（）]+|^[，。、）]", "", cell) for cell in cells]
    for width in (5, 6.3, 9):
        style = STYLE + f"p {{ width: {width * EM}pt; text-indent: 0 }}"
        for row in rows(printed(flow(cells), style=style), cells):
            second = row.chars[0].left > LEFT + COLUMN
            left = LEFT + second * (COLUMN + GUTTER) + width * EM - row.chars[-1].right
            if row.goes_on:
                half = HALF if row.chars[-1].char in NOT_FIRST else 0.0
                assert min(abs(left), abs(left + half)) < NEAR, row.text


def test_ragged_text_does_not_end_with_one_character() -> None:
    """A line of a cell is a little shorter rather than that, and nothing is torn to fill one."""
    text = "县住房和城乡建设局"
    style = f"{STYLE} p {{ width: {8.2 * EM}pt; text-indent: 0; text-align: left }}"
    assert [len(row.text) for row in rows(printed(flow([text]), style=style), [text])] == [7, 2]
    text = "示政办发〔2026〕13号"
    style = style.replace(f"{8.2 * EM}pt", f"{11 * EM}pt")
    text = f"根据{text}"
    first = rows(printed(flow([text]), style=style), [text])[0]
    assert first.text == "根据"


def test_table_cells_are_flush() -> None:
    """A cell of a table is a column of its own."""
    style = (
        STYLE + "table { table-layout: fixed; width: 100%; border-spacing: 0 } td { padding: 0 }"
    )
    cell = "县人民政府办公室的工作人员应当认真履行职责"
    pdf = printed(f"<table><tr><td>{cell}<td>{cell}<td>{cell}</table>", style=style)
    edges = [LEFT + COLUMN * part / 3 for part in (1, 2, 3)]
    words = [char for page in pymupdf.open(stream=pdf) for char in characters(page)]
    by_line: dict[tuple[int, float], list[Char]] = {}
    for char in words:
        by_line.setdefault((int((char.left - LEFT) // (COLUMN / 3)), char.base), []).append(char)
    full = [(at, chars) for (at, _), chars in by_line.items() if chars[-1].char != "责"]
    assert len(full) == 6
    for at, chars in full:
        assert chars[-1].right == pytest.approx(edges[at], abs=NEAR)


def test_lines_of_two_columns_stand_level(plain: list[Row]) -> None:
    """Latin words and marks of other faces move no baseline from the grid."""
    for page in {row.page for row in plain}:
        tops = [
            [row.chars[0].base for row in plain if row.page == page and (row.edge > 400) == second]
            for second in (False, True)
        ]
        for one, two in zip(*tops, strict=False):
            assert one == pytest.approx(two, abs=0.01)


def test_bold_and_slanted_text_keeps_the_grid(rich: list[Row]) -> None:
    """Baselines are whole lines apart where inline boxes have no height of their own."""
    for one, two in pairwise(rich):
        if one.page == two.page and one.edge == two.edge:
            step = (two.chars[0].base - one.chars[0].base) / 17
            assert step == pytest.approx(round(step), abs=0.01)


def test_what_takes_no_whole_lines_leaves_the_columns_level() -> None:
    """Titles of odd heights, tables, rules and their margins are filled up to whole lines."""
    odd = (
        "<h1 style='font-size:15pt;line-height:25.5pt;margin:0 0 17pt'>标题</h1>",
        "<table style='margin-bottom:8pt'><tr><td>甲<td>乙</table>",
        "<p style='border:.5pt solid;padding:1pt 0'>抄送：县委办公室</p>",
        "<div style='margin:5pt 0'><p style='margin-bottom:7pt'>落款</p></div>",
    )
    texts = paragraphs(8, 6)  # no page is full, where headings and tables may open
    inner = (f"{odd[at % 4]}{flow(texts[at : at + 3])}{odd[at % 3]}" for at in range(0, 6, 3))
    body = "".join(f"<article style='margin-bottom:34pt'>{one}</article>" for one in inner)
    found = {}
    for named in ("", "article"):
        pdf = printed(body, typeset={"level": named})
        bases = {
            round(line[0].base % 17, 1)
            for _, line in lines(pdf)
            if len(line) > 15 and any(char.char >= "\u4e00" for char in line)
        }
        found[named] = len(bases)
    assert found["article"] == 1 < found[""]


@pytest.mark.parametrize("phrases", [PHRASES, PHRASES + RICH], ids=["plain", "rich"])
def test_copied_text_is_unchanged(phrases: tuple[str, ...], tmp_path: Path) -> None:
    """Nothing is added to the text or lost from it, and its order stays, for two readers of PDF."""
    body = flow(paragraphs(4, 40, phrases))
    for read in (mupdf_text, poppler_text):
        ours, theirs = (read(printed(body, ours=mine), tmp_path) for mine in (True, False))
        assert ours == theirs == said(body)


def mupdf_text(pdf: bytes, _: Path) -> str:
    """Read a PDF's text with MuPDF, without white space."""
    return "".join("".join(page.get_text() for page in pymupdf.open(stream=pdf)).split())


def poppler_text(pdf: bytes, folder: Path) -> str:
    """Read a PDF's text with poppler, without white space."""
    file = folder / "x.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def test_the_same_text_gives_the_same_bytes() -> None:
    """Two runs in one process differ in nothing."""
    body = flow(paragraphs(5, 10, PHRASES + RICH))
    assert printed(body) == printed(body)


def test_tags_are_those_of_plain_weasyprint() -> None:
    """A tagged PDF has the same structure with the room and without.

    Of a link that goes over two lines there are two.
    """
    body = f"<h1>标题</h1>{flow(paragraphs(6, 3, PHRASES + RICH[:2]))}<ul><li>甲<li>乙</ul>"
    tags = []
    for ours in (True, False):
        pdf = pymupdf.open(stream=printed(body, ours=ours, pdf_variant="pdf/ua-1"))
        objects = [pdf.xref_object(at, compressed=True) for at in range(1, pdf.xref_length())]
        kinds = [re.search(r"/S/(\w+)", one) for one in objects if "/StructElem" in one]
        names = (kind[1] for kind in kinds if kind)
        tags.append(sorted(name for name in names if name not in {"Span", "Link", "NonStruct"}))
    assert tags[0] == tags[1]
    assert "P" in tags[0]


def test_other_languages_are_left_to_weasyprint() -> None:
    """A paragraph without Chinese, or in another language, has the bytes it had."""
    words = "The quick brown fox jumps over the lazy dog. " * 9
    body = f"<p>{words}</p><p lang=ja>{'日本の法律。' * 30}</p><pre>  甲\n  乙</pre>"
    assert printed(body) == printed(body, ours=False)


def test_a_paragraph_that_has_no_em_is_left_to_weasyprint() -> None:
    """What stands in it may have a size of its own."""
    body = f"<p style='font-size:0'><span style='font-size:9pt'>{'字号在内。' * 30}</span></p>"
    assert printed(body) == printed(body, ours=False)


def test_odd_boxes_are_set_without_loss() -> None:
    """Line breaks, preformatted and unwrapped text, floats, variants: all of it is there."""
    odd = (
        "甲<br>乙" * 5,
        "<span style='white-space:pre'>甲  乙</span>" + "丙" * 30,
        "甲" * 15 + "<span style='white-space:nowrap'>" + "乙" * 12 + "</span>丙",
        "<span style='float:left'>浮</span>" + "甲" * 60,
        "甲" * 20
        + "<span style='display:inline-block;width:3em'>块"
        + "块" * 9
        + "</span>"
        + "乙" * 9,
        "<span style='padding:0 5pt;border:1pt solid'>框</span>" * 20,
        "葛\U000e0100城，𠮷野，①②③，e\u0301。" * 6,
        "<span style='letter-spacing:2pt'>字距字距</span>" * 12,
        "  甲   乙  " * 20,
        "mixed 中文 text with <b>bold 粗体</b> words, " * 6,
        "https://gazette.example/" + "a1/" * 40 + "中",
    )
    body = flow(list(odd))
    assert sorted(mupdf_text(printed(body), None)) == sorted(
        mupdf_text(printed(body, ours=False), None)
    )


def test_letter_spacing_counts_in_a_flush_line() -> None:
    """Spacing that a style asks for is there, and the line is flush all the same."""
    text = "县人民政府办公室关于印发工作方案的通知" * 4
    found = rows(printed(flow([text]), style=STYLE + "p { letter-spacing: 1pt }"), [text])
    steps = [two.left - one.left for one, two in pairwise(found[-1].chars)]
    assert steps == pytest.approx([EM + 1] * len(steps), abs=0.02)
    assert all(abs(short(row)) < NEAR + 1 for row in found if row.goes_on)


def test_a_quarter_em_stands_between_chinese_and_latin_on_request() -> None:
    """The gap is not there by default, nor at the ends of a line, nor where a mark stands."""
    text = "共10个Word文件，5个（A）类"
    row = rows(printed(flow([text]), typeset={"autospace": True}), [text])[0]
    spaced = {
        one.char + two.char
        for one, two in pairwise(row.chars)
        if two.left - one.right == pytest.approx(EM / 4, abs=0.02)
    }
    assert spaced == {"共1", "0个", "个W", "d文", "5个"}
    row = rows(printed(flow([text])), [text])[0]
    assert max(two.left - one.right for one, two in pairwise(row.chars)) < 0.1


def test_a_stop_hangs_on_request_where_it_has_no_room() -> None:
    """It stands beyond the column's edge; the line before it is full, and nothing is lost."""
    text = "字" * 20 + "，" + "字" * 30
    style = STYLE.replace("text-indent: 2em", "text-indent: 0").replace(
        f"size: {2 * LEFT + 2 * COLUMN + GUTTER}pt", f"size: {2 * LEFT + 2 * 20 * EM + GUTTER}pt"
    )
    ends = {}
    for hanging in (False, True):
        pdf = printed(flow([text]), style=style, typeset={"hanging": hanging})
        assert said(text) == "".join(c.char for _, line in lines(pdf) for c in line)
        first = next(iter(lines(pdf)))[1]
        ends[hanging] = ("".join(c.char for c in first), first[-1].left - LEFT - 20 * EM)
    assert ends[True][0] == "字" * 20 + "，"
    assert ends[True][1] == pytest.approx(0, abs=NEAR)
    assert ends[False][0] != ends[True][0]


def test_spaced_lines_are_flush() -> None:
    """With a quarter of an em between Chinese and Latin every full line still ends at its edge."""
    texts = paragraphs(7, 30)
    found = rows(printed(flow(texts), typeset={"autospace": True}), texts)
    assert [row.text for row in found if row.goes_on and abs(short(row)) > NEAR] == []


def test_the_context_leaves_nothing_behind() -> None:
    """After the context, and after an error in it, WeasyPrint is as it was."""
    before = {name: getattr(inline, name) for name in vars(inline)}
    with chinese.chinese():
        assert inline.split_text_box is not before["split_text_box"]
    with pytest.raises(KeyError), chinese.chinese():
        raise KeyError
    assert {name: getattr(inline, name) for name in vars(inline)} == before


def test_a_changed_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a guarded function differs the room says which, and sets nothing."""
    guard.guard()
    monkeypatch.setattr(inline, "text_align", lambda *_: 0)
    with (
        pytest.raises(guard.UpstreamChangedError, match="inline:text_align"),
        chinese.chinese(),
    ):
        pass


@pytest.mark.parametrize("name", guard.GUARD)
def test_each_guarded_function_is_looked_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest that does not match is enough, for every function of the table."""
    monkeypatch.setitem(guard.GUARD, name, "0" * 16)
    with pytest.raises(guard.UpstreamChangedError, match=re.escape(name)):
        guard.guard()


@pytest.mark.parametrize(
    ("owner", "method"), [(Page, "paint"), (Font, "subset"), (Stream, "clone")]
)
def test_a_changed_way_to_write_a_pdf_is_refused(
    owner: type[object], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages are painted once and faces cut by us, upon these methods."""
    monkeypatch.setattr(owner, method, lambda *_: None)
    with pytest.raises(guard.UpstreamChangedError, match=f"{owner.__name__}.{method}"):
        guard.guard()


def test_the_context_is_not_entered_twice() -> None:
    """Wraps of wraps would set wrongly; the guard sees them."""
    with chinese.chinese(), pytest.raises(guard.UpstreamChangedError), chinese.chinese():
        pass


@given(
    st.text("县政府发〔〕（）《》“”，。——……2026年3月号 Aa第条同志", min_size=1), st.integers(0, 30)
)
def test_grades_never_allow_what_is_forbidden(text: str, longest: int) -> None:
    """Whatever the text, no grade lets a closing mark begin a line or splits a dash."""
    grades = break_classes.break_grades(text, [True] * (len(text) + 1), longest)
    assert len(grades) == len(text) + 1
    for at, (one, two) in enumerate(pairwise(text), 1):
        wrong = two in NOT_FIRST or one in NOT_LAST or one == two in "—…"
        if wrong and " " not in (one, two):
            assert grades[at] == break_classes.NEVER


@given(st.lists(st.integers(1, 3), min_size=1, max_size=200), st.integers(8, 30), st.integers(0, 3))
def test_a_plan_covers_the_paragraph_and_no_line_is_too_long(
    widths: list[int], room: int, indent: int
) -> None:
    """The lines follow one another from the first character to the last; each fits."""
    count = len(widths)
    metrics = line_metrics.LineMetrics(
        offsets=line_metrics.prefix(widths),
        ink_ends=list(range(count + 1)),
        start_trims=[0.0] * count,
        end_drops=[0.0] * count,
        end_trims=[0.5] * count,
        compressible=line_metrics.prefix([0.25] * count),
        gaps=list(range(count + 1)),
        spaces=[0] * (count + 1),
        narrow=[0] * (count + 1),
        grades=bytes(1 + at % 3 for at in range(count)) + b"\x03",
        em=1.0,
        last_character=count - 1,
        justified=True,
    )
    planned = line_breaking.break_lines(metrics, 0, room - indent, room)
    assert planned is not None
    start = 0
    for end in planned.ends:
        width = metrics.natural_width(start, end) - metrics.end_trim(start, end)
        assert (
            width - metrics.compressible_width(start, end) <= room - indent * (start == 0) + 0.001
        )
        assert end > start
        start = end
    assert start == count


WORDS = (
    *(
        "示例县人民政府",
        "办公室",
        "关于",
        "印发",
        "《政府信息公开",
        "实施办法》",
        "（试行）",
        "的",
        "通知",
    ),
    *("加强", "2026年", "3号", "安全生产", "和", "、", "“十四五”", "规划"),
)
TITLES = st.lists(st.sampled_from(WORDS), max_size=16).map("".join)


@given(TITLES, st.integers(1, 30))
def test_a_titles_lines_are_the_title(title: str, measure: int) -> None:
    """Joined they are the title; no line is empty."""
    lines = title_lines(title, measure)
    assert "".join(lines) == title
    assert all(lines)


@given(TITLES, st.integers(10, 30))
def test_a_titles_lines_fit_and_none_is_tiny(title: str, measure: int) -> None:
    """Every line fits its measure; none but a whole title has one or two characters."""
    lines = title_lines(title, measure)
    assert all(break_classes.ems(line) <= measure for line in lines)
    assert len(lines) == 1 or all(len(line) > 2 for line in lines)


@given(TITLES, TITLES, st.integers(8, 30))
def test_a_marked_break_is_kept(one: str, two: str, measure: int) -> None:
    """The mark itself is gone, and a line ends where it stood."""
    lines = title_lines(f"{one}\n{two}", measure)
    ends = {len("".join(lines[:at])) for at in range(len(lines) + 1)}
    assert "".join(lines) == one + two
    assert len(one) in ends


@pytest.mark.parametrize(
    ("title", "measure", "expected"),
    [
        ("示例县人民政府关于表彰先进的决定", 16, ["示例县人民政府关于表彰先进的决定"]),
        (
            "示县人民政府办公室关于印发《示县健康型乡村建设三年行动计划》的通知",
            21,
            ["示县人民政府办公室关于印发", "《示县健康型乡村建设三年行动计划》的通知"],
        ),
        (
            "示县人民政府关于王清河等同志职务任免的通知",
            15,
            ["示县人民政府", "关于王清河等同志职务任免的通知"],
        ),
        ("示例县人民政府\n关于表彰先进的决定", 30, ["示例县人民政府", "关于表彰先进的决定"]),
    ],
)
def test_titles_break_by_sense(title: str, measure: float, expected: list[str]) -> None:
    """Before 关于 or 《, after 》, never inside a name, a word or 《…》."""
    assert list(title_lines(title, measure)) == expected


def test_a_title_keeps_the_words_of_its_text_whole() -> None:
    """What the text says again and again as one is one word, though no list has it."""
    title = "示例县人民政府关于固体林长制利用的通知"
    assert any(line.endswith("林长") for line in title_lines(title, 9))
    text = title + "林长制。制定。长制。全县林长制。建林长制。" * 3
    lines = title_lines(title, 9, Collocations(text))
    assert not any(line.endswith("林长") for line in lines)


@given(st.text("甲乙丙", max_size=40))
def test_cohesion_is_a_share(text: str) -> None:
    """Between 0 and 1, and 0 for what has not been seen twice."""
    seen = Collocations(text)
    for one, two in product("甲乙丙丁", repeat=2):
        assert 0 <= seen.strength(one, two) < 1
        again = sum(pair == (one, two) for pair in pairwise(text)) > 1
        assert (seen.strength(one, two) > 0) == again


def test_titles_have_no_waist(seeds_content: Path) -> None:
    """No title of the real number has an inner line shorter than those around it, or a tiny one."""
    titles = [
        match[1]
        for file in sorted(seeds_content.glob("*/*.md"))
        if (match := re.search(r"^title: (.*)$", file.read_text("utf-8"), re.MULTILINE))
    ]
    assert len(titles) > 10
    for title in titles:
        widths = [break_classes.ems(line) for line in title_lines(title, 16)]
        for at in range(1, len(widths) - 1):
            assert widths[at] > min(max(widths[:at]), max(widths[at + 1 :])) - 1, title
        assert min(widths) > 2


@pytest.fixture(scope="module")
def real(seeds_content: Path) -> list[Row]:
    """Print the real number's paragraphs."""
    read = MarkdownIt("commonmark").enable("table").render
    texts = []
    for file in sorted(seeds_content.glob("*/*.md")):
        body = file.read_text("utf-8").split("---\n", 2)[2]
        texts += re.findall(r"<p>(.*?)</p>", read(body), re.DOTALL)
    texts = [re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", text) for text in texts]
    return rows(printed(flow(texts)), texts)


def test_the_real_number_is_flush(real: list[Row]) -> None:
    """All of its full lines end at their column's edge."""
    full = [row for row in real if row.goes_on]
    assert len(full) > 2000
    assert [row.text for row in full if abs(short(row)) > NEAR] == []


def test_the_real_number_has_no_fault(real: list[Row]) -> None:
    """No mark at the wrong end, nothing torn."""
    assert [row.text for row in real if row.chars[0].char in NOT_FIRST and not row.begins] == []
    assert [row.text for row in real if row.chars[-1].char in NOT_LAST and row.goes_on] == []
    for name in ("numbers", "days", "units", "names", "articles"):
        assert torn(real, TORN[name]) == [], name


def test_no_line_of_the_real_number_gapes(real: list[Row]) -> None:
    """No gap is wider than 0.2 em, one of a hundred lines opens by a tenth, units break at seams.

    A seam is the end of a year, or stands before the year of a document's number.
    """
    gaps = sorted(opened(row) / EM for row in real if row.goes_on)
    assert gaps[-1] < 0.2
    assert gaps[int(len(gaps) * 0.99)] < 0.1
    seams = torn(real, r"[\u4e00-\u9fff]{3}〔\d{4}〕\d+号|\d{4}年\d{1,2}月\d{1,2}日")
    assert len(seams) < len(real) / 200
    assert [piece for piece in seams if not re.search("\v〔|年\v", piece)] == []


def test_no_last_line_of_the_real_number_is_one_character(real: list[Row]) -> None:
    """Of two hundred paragraphs at most one ends with a line of one character and its stop."""
    last = [row for row in real if not row.goes_on and not row.begins]
    assert len(last) > 300
    lonely = [row.text for row in last if len(row.text.rstrip("。；：，”》）")) < 2]
    assert len(lonely) <= len(last) / 200


def test_a_line_breaks_at_a_seam_before_it_gapes() -> None:
    """A day goes on after its year, a number before its year, a range after its dash."""
    for unit, end in (
        ("2026年12月18日", "2026年"),
        ("示政办发〔2026〕14号", "示政办发"),
        ("2026—2028年", "2026—"),
    ):
        text = "字" * (22 - len(end)) + unit + "字" * 40
        style = STYLE.replace("text-indent: 2em", "text-indent: 0")
        first = rows(printed(flow([text]), style=style), [text])[0]
        assert first.text.endswith(end), first.text


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("https://www.gazette.example/shuiku/jiance/index.html?nian=2026&yue=03", "[/?&=#._-]"),
        ("gongbao-bianjibu.shuiku@office.gazette.example", "[._@-]"),
    ],
)
def test_an_address_parts_at_its_joints(address: str, mark: str) -> None:
    """Behind a mark of it, and no line around it gapes."""
    for before in range(4, 26):
        text = "监测数据在网上公布，可以查看" * 3 + "字" * before + address + "，每月一次" * 12
        found = rows(printed(flow([text])), [text])
        for row in found:
            if row.goes_on and row.chars[-1].char < "\u0100":
                assert re.search(f"{mark}$", row.text), row.text
        full = [
            row for row in found if row.goes_on and sum(c.char > "\u2e80" for c in row.chars) > 3
        ]
        assert max(opened(row) for row in full) < 0.3 * EM, before


def test_a_space_takes_more_of_the_slack_than_another_gap() -> None:
    """Words of one line stand further apart before its characters do."""
    text = "字 字" * 4 + "字" * 8 + "示政办发〔2026〕14号" + "字" * 40
    style = STYLE.replace("text-indent: 2em", "text-indent: 0")
    first = rows(printed(flow([text]), style=style), [text])[0]
    steps = [two.left - one.left for one, two in pairwise(first.chars)]
    assert max(steps[8:]) < 1.1 * EM < 1.4 * EM < steps[0]


def test_a_line_before_a_wide_picture_is_left_short() -> None:
    """Two characters are not driven to the ends of a line because nothing else fits in it."""
    picture = PICTURE.replace("<img", "<img style='width: 20em; height: 3em'")
    text = f"附图{picture}在此。"
    first, *_ = rows(printed(flow([text])), [text])
    assert first.text == "附图"
    assert first.chars[1].left - first.chars[0].left == pytest.approx(EM, abs=0.02)
