"""Word files: headings, lists, tables, notes, boxes, and how runs say that they are raised.

In: .docx files made here.
Out: tests of gazette/importers/sources/word*.py.
"""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from test_importers_sources import LETTER, SIGNED, document, marked, saved

from gazette.importers.document import Category, Extraction, Gap, Hint
from gazette.importers.sources import word
from gazette.importers.sources.word_numbering import Numbering
from gazette.model import Problem

if TYPE_CHECKING:
    from gazette.importers.document import SourceLine

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RUBY = (
    "<w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby>"
)
"""A character with its reading above it."""


def read(made: docx.document.Document) -> Extraction:
    """Read a Word file that nothing is wrong with."""
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Extraction)
    return found


def lines(made: docx.document.Document) -> tuple[SourceLine, ...]:
    """Return the lines of a Word file."""
    return read(made).lines


def inner(xml: str) -> docx.document.Document:
    """Make a Word file of one paragraph that holds such runs."""
    made = document("正文")
    made.paragraphs[0]._p.extend(parse_xml(f"<w:p {SPACE} {MC}>{xml}</w:p>"))
    return made


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", ["正文甲", "乙"]),
        ("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>", ["正文甲", "乙"]),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", ["正文甲\t乙"]),
        ("<w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t>", ["正文3-4"]),
        ('<w:sym w:font="Wingdings" w:char="25A0"/>', ["正文■"]),
        ("<w:instrText>PAGE</w:instrText><w:t>甲</w:t>", ["正文甲"]),
        (RUBY, ["正文一"]),
    ],
)
def test_what_stands_in_a_run_is_its_text(run: str, said: list[str]) -> None:
    """Breaks, tabs, hyphens and signs; neither fields nor the reading beside a character."""
    assert [line.text for line in lines(inner(f"<w:r>{run}</w:r>"))] == said


def test_lines_and_pages_of_a_paragraph_have_their_gaps() -> None:
    """A paragraph stands apart, its second line does not; a page's break is one."""
    made = inner("<w:r><w:br/><w:t>乙</w:t></w:r>")
    made.add_paragraph("丙").runs[0].add_break(docx.enum.text.WD_BREAK.PAGE)
    made.add_paragraph(" ")
    made.add_paragraph("丁")
    found = lines(made)
    assert [(line.text, line.gap) for line in found] == [
        ("正文", Gap.BLANK),
        ("乙", Gap.NONE),
        ("丙", Gap.PAGE),
        ("丁", Gap.BLANK),
    ]
    assert [line.position.line for line in found] == [1, 1, 2, 4]


@pytest.mark.parametrize(
    ("text", "style", "hint", "level"),
    [
        ("总体要求", "Heading 1", Hint.HEADING, 2),
        ("总体要求", "Heading 3", Hint.HEADING, 4),
        ("一、总体要求", "Heading 1", Hint.WHOLE, 0),
        ("总体要求", "Normal", Hint.WHOLE, 0),
        ("总体要求", "List Bullet", Hint.ITEM, 0),
    ],
)
def test_the_style_of_a_paragraph_says_what_it_is(
    text: str, style: str, hint: Hint, level: int
) -> None:
    """A heading of the outline, unless its own mark says its level; an item with a bullet."""
    made = docx.Document()
    made.add_paragraph(text, style)
    assert [(line.hint, line.level) for line in lines(made)] == [(hint, level)]


def test_an_outline_of_the_body_is_no_heading() -> None:
    """Word counts body text as level 9."""
    made = docx.Document()
    style = made.styles.add_style("Own", WD_STYLE_TYPE.PARAGRAPH)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), "9")
    style.element.get_or_add_pPr().append(outline)
    made.add_paragraph("总体要求", style)
    assert [line.hint for line in lines(made)] == [Hint.WHOLE]


def numbering(levels: str, more: str = "") -> Numbering:
    """Return the lists of a document with one family, whose levels are given."""
    one = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    family = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    return Numbering(parse_xml(f"<w:numbering {SPACE}>{family}{one}{more}</w:numbering>"))


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    """Write a level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_a_deeper_level_counts_anew_below_each_higher_one() -> None:
    """1.1, 1.2, 2.1; another list is not touched."""
    other = '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>'
    more = f'<w:abstractNum w:abstractNumId="9">{level(1, "decimal", "%2)")}</w:abstractNum>{other}'
    made = numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"), more)
    said = [
        made.label(*one) for one in (("1", 0), ("1", 1), ("2", 1), ("1", 1), ("1", 0), ("1", 1))
    ]
    assert said == ["1.", "1.1", "1)", "1.2", "2.", "2.1"]
    assert made.label("2", 1) == "2)"


@pytest.mark.parametrize(
    ("form", "start", "said"),
    [
        ("decimalEnclosedCircle", 20, ["⑳", "21"]),
        ("decimalEnclosedCircle", 0, ["0", "①"]),
        ("lowerLetter", 26, ["z", "27"]),
        ("upperLetter", 25, ["Y", "Z"]),
        ("upperRoman", 9, ["IX", "X"]),
        ("lowerRoman", 14, ["xiv", "xv"]),
        ("decimalFullWidth", 9, ["９", "１０"]),
        ("chineseCounting", 10, ["十", "十一"]),
        ("decimal", 5, ["5", "6"]),
        ("bullet", 1, ["", ""]),
        ("none", 1, [None, None]),
    ],
)
def test_figures_end_where_their_alphabet_ends(
    form: str, start: int, said: list[str | None]
) -> None:
    """Behind ⑳ and z stand plain figures; a bullet is no figure, and no list has none."""
    made = numbering(level(0, form, "%1", start))
    assert [made.label("1", 0) for _ in range(2)] == said


def test_a_list_that_no_part_defines_has_no_label() -> None:
    """Neither a strange list nor a strange depth is counted."""
    made = numbering(level(0, "decimal", "%1."))
    assert (made.label("5", 0), made.label("1", 3)) == (None, None)
    assert Numbering(None).label("1", 0) is None


def test_a_level_above_that_was_not_counted_yet_stands_at_its_start() -> None:
    """Word shows 3.1 where the first level begins with 3 and has no paragraph."""
    made = numbering(level(0, "decimal", "%1.", 3) + level(1, "decimal", "%1.%2"))
    assert made.label("1", 1) == "3.1"


def test_items_stand_as_deep_as_their_list() -> None:
    """Three levels deep at most, as Markdown has them."""
    made = docx.Document()
    for depth in (0, 2, 3, 5):
        properties = made.add_paragraph("甲", "List Bullet")._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_ilvl().val = depth
        properties.get_or_add_numPr().get_or_add_numId().val = 1
    part = made.part.numbering_part.element
    base = part.find(f"{qn('w:num')}[@{qn('w:numId')}='1']/{qn('w:abstractNumId')}").get(
        qn("w:val")
    )
    family = part.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{base}']")
    for old in family.findall(qn("w:lvl")):
        family.remove(old)
    for depth in (0, 2, 3, 5):
        family.append(parse_xml(level(depth, "bullet", "•").replace("<w:lvl ", f"<w:lvl {SPACE} ")))
    assert [line.level for line in lines(made)] == [0, 2, 3, 3]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    """A list of number 0 is none."""
    made = docx.Document()
    properties = made.add_paragraph("甲", "List Bullet")._p.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 0
    made.add_paragraph("乙", "List Bullet")
    assert [line.hint for line in lines(made)] == [Hint.WHOLE, Hint.ITEM]


def test_a_cell_that_spans_columns_is_followed_by_empty_ones() -> None:
    """A row that is shorter is filled up; a row without a word is none."""
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    table.cell(0, 2).text = "8"
    table.cell(2, 0).text = "甲 \n 乙"
    found = lines(made)
    assert [line.text for line in found] == ["合计\t\t8", "甲 乙\t\t"]
    assert {line.hint for line in found} == {Hint.ROW}
    assert [line.merged for line in found] == [("", "left", ""), ("", "", "")]


def test_cells_that_are_merged_down_say_so() -> None:
    """Where no row between them is left out; what has a text of its own is no part of another."""
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    for at, text in enumerate("甲乙丙"):
        table.cell(at, 2).text = text
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合"
    table.cell(2, 0).text = table.cell(2, 1).text = "丁"
    assert [(line.text, line.merged) for line in lines(made)] == [
        ("合\t\t甲", ("", "left", "")),
        ("\t\t乙", ("above", "left", "")),
        ("丁\t丁\t丙", ("", "", "")),
    ]
    table.cell(1, 2).text = ""
    assert [line.merged for line in lines(made)] == [("", "left", ""), ("", "", "")]
    (below,) = table.rows[1]._tr.tc_lst[0].p_lst
    below.add_r().text = "文"
    assert [(line.text, line.merged[0]) for line in lines(made)][1] == ("文\t\t", "")


def test_a_table_in_a_cell_is_part_of_that_cell() -> None:
    """Its rows are none of the outer table; what stands in it is said once."""
    made = docx.Document()
    outer = made.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "外"
    cell = outer.cell(0, 1).add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "内"
    assert [line.text for line in lines(made)] == ["外\t内"]


def test_tables_have_levels_of_their_own() -> None:
    """So that two that follow each other are told apart."""
    made = docx.Document()
    for said in ("甲", "乙"):
        made.add_table(rows=1, cols=2).cell(0, 0).text = said
        made.add_paragraph("中间")
    assert [line.level for line in lines(made) if line.hint is Hint.ROW] == [1, 2]


def test_running_heads_are_counted_and_left_out() -> None:
    """Head and foot of a section; those of the section before are counted once."""
    made = document("正文")
    made.sections[0].header.paragraphs[0].text = "公报 2026"
    made.sections[0].footer.paragraphs[0].text = "第1页"
    made.add_section()
    made.add_section()
    found = read(made)
    assert [line.text for line in found.lines] == ["正文"]
    assert found.dropped == ((Category.RUNNING, len("公报2026第1页")),)
    assert read(document("正文")).dropped == ()


def test_pictures_are_told_and_a_box_is_read_behind_its_paragraph() -> None:
    """A drawing that holds a text box is no picture."""
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    found = read(inner(f"<w:r><w:drawing/></w:r><w:r><w:pict>{box}</w:pict></w:r>"))
    assert [line.text for line in found.lines] == ["正文", "框内"]
    assert [str(note) for note in found.notes] == [
        "1 幅图片没有带入，请另行加入",
        "1 处文本框，放在所在段之后",
    ]


def test_a_note_is_read_behind_its_paragraph_and_counted() -> None:
    """It is part of the text, though it stands in a file of its own."""
    made = document("甲", "乙")
    note = (
        f'<w:footnotes {SPACE}><w:footnote w:id="0" w:type="separator"/>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    name = docx.opc.packuri.PackURI("/word/footnotes.xml")
    part = docx.opc.part.Part(name, "application/xml", note.encode(), made.part.package)
    made.part.relate_to(part, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    made.paragraphs[0].runs[0]._r.append(parse_xml(f'<w:footnoteReference {SPACE} w:id="2"/>'))
    found = read(made)
    assert [line.text for line in found.lines] == ["甲", "注文", "乙"]
    assert [str(one) for one in found.notes] == ["1 处脚注，放在所在段之后"]


def test_of_two_forms_of_one_content_the_first_is_read() -> None:
    """What older programs fall back on says the same again."""
    choice = "<mc:Choice><w:r><w:t>新</w:t></w:r></mc:Choice>"
    fallback = "<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback>"
    made = inner(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")
    assert [line.text for line in lines(made)] == ["正文新"]


@pytest.mark.parametrize(
    ("size", "moved", "said"),
    [
        ("27", "6", "面积8m²"),
        ("28", "6", "面积8m2"),
        ("16", "-6", "面积8m₂"),
        ("16", "0", "面积8m2"),
        ("16", None, "面积8m2"),
        (None, "6", "面积8m2"),
    ],
)
def test_a_run_set_off_the_line_is_raised_where_it_is_small(
    size: str | None, moved: str | None, said: str
) -> None:
    """Smaller than 0.85 of the largest run of its paragraph."""
    made = docx.Document()
    paragraph = made.add_paragraph()
    marked(paragraph.add_run("面积8m"), "sz", "32")
    run = paragraph.add_run("2")
    for name, value in (("sz", size), ("position", moved)):
        if value is not None:
            marked(run, name, value)
    assert [line.text for line in lines(made)] == [said]


@pytest.mark.parametrize("linked", [False, True])
def test_a_style_may_raise_a_run(linked: bool) -> None:
    """The style of the run, also where a link stands around it, or that of its paragraph."""
    made = document("增产10")
    style = made.styles.add_style("Up", WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    run = made.paragraphs[0].add_run("4", style)
    if linked:
        link = OxmlElement("w:hyperlink")
        made.paragraphs[0]._p.append(link)
        link.append(run._r)
    assert [line.text for line in lines(made)] == ["增产10⁴"]


def test_the_style_of_a_paragraph_raises_its_runs() -> None:
    """A run that says otherwise itself is believed."""
    made = docx.Document()
    style = made.styles.add_style("Up", WD_STYLE_TYPE.PARAGRAPH)
    style.font.superscript = True
    paragraph = made.add_paragraph("4", style)
    marked(paragraph.add_run("5"), "vertAlign", "baseline")
    assert [line.text for line in lines(made)] == ["⁴5"]


def test_a_style_that_is_based_on_itself_ends() -> None:
    """Such a file is broken, but its text is readable."""
    made = document("正文")
    style = made.styles.add_style("Own", WD_STYLE_TYPE.CHARACTER)
    style.base_style = style
    made.paragraphs[0].add_run("甲", style)
    assert [line.text for line in lines(made)] == ["正文甲"]


def test_a_hidden_run_without_a_character_is_nothing() -> None:
    """Word leaves such runs behind; nobody could miss what they hold."""
    made = document(*LETTER, *SIGNED)
    marked(made.paragraphs[2].add_run(" "), "vanish")
    assert isinstance(word.read(saved(made), "a.docx"), Extraction)


def test_a_refusal_shows_the_place_and_counts_the_others() -> None:
    """The first forty characters of the paragraph, the kind of the first, how many there are."""
    made = document("短句", "要" * 50)
    for run in (made.paragraphs[1].runs[0], made.paragraphs[1].add_run("尾")):
        marked(run, "strike")
    marked(made.add_paragraph().add_run("密"), "vanish")
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Problem)
    assert (found.place.line, found.place.column) == (2, 1)
    assert found.excerpt == "要" * 40
    assert "第2段有删除线（全文共 3 处" in str(found.what)


@pytest.mark.parametrize(
    ("data", "rule", "said"),
    [
        (b"\xd0\xcf\x11\xe0 old", "import-format", "旧版"),
        (b"plain", "import-truncated", "残缺"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, rule: str, said: str) -> None:
    """An old one, or one with a password, can be saved again; one that is cut cannot."""
    found = word.read(data, "a.docx")
    assert isinstance(found, Problem)
    assert found.rule == rule
    assert said in str(found.what)


def packed(**files: str) -> bytes:
    """Return the bytes of a packed file."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def test_a_packed_file_of_another_kind_is_refused() -> None:
    """Also one that has the right names and nothing in them."""
    for data in (packed(a="1"), packed(word__document_xml="<a/>")):
        found = word.read(data, "a.docx")
        assert isinstance(found, Problem)
        assert found.rule == "import-format"


@pytest.mark.parametrize(
    ("size", "rule"), [(400_000_000, "import-format"), (400_000_001, "import-too-large")]
)
def test_a_word_file_that_unpacks_to_very_much_is_refused(size: int, rule: str) -> None:
    """By what it says of itself, before any of it is unpacked."""
    data = packed(a="1")
    at = data.index(b"PK\x01\x02") + 24
    found = word.read(data[:at] + struct.pack("<I", size) + data[at + 4 :], "a.docx")
    assert isinstance(found, Problem)
    assert found.rule == rule


def test_a_word_file_without_a_word_is_refused() -> None:
    """A scan in a Word file has to be read first."""
    found = word.read(saved(docx.Document()), "a.docx")
    assert isinstance(found, Problem)
    assert found.rule == "import-empty"
