"""Sources of an import: encodings, Word, PDF and Markdown; what is refused; mending; replacing.

In: gazette.importers, files made here.
Out: facts about each form of source, and about what is left behind.
"""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import docx
import docx.enum.style
import pymupdf
import pytest
import weasyprint
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from old_numbers import specimen
from old_press import Press, Style

from gazette import read
from gazette.importers.document import Extraction
from gazette.importers.import_ import Choices, import_issue
from gazette.importers.sources import markup, pdf, text, word
from gazette.language.lines import solid
from gazette.model import Grade, Problem, State

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.import_ import Imported

NUMBER = Press(specimen(random.Random(3)), Style(regime="ocr"), random.Random(3)).run()


def imported(folder: Path, name: str, data: bytes) -> Imported:
    """Import the bytes of one file into an empty content folder."""
    (folder / name).write_bytes(data)
    return import_issue([folder / name], folder / "content")


def rule(done: Imported) -> str:
    """Give the rule that refused a source."""
    assert done.folder is None
    return done.problems[0].rule


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_every_encoding_of_a_text_comes_to_the_same(codec: str, name: str, tmp_path: Path) -> None:
    """UTF-8, UTF-16 and GB18030 are told apart, and the report says which it was."""
    done = imported(tmp_path, "a.txt", NUMBER.encode(codec))
    assert done.report is not None
    assert name in str(done.report.facts[0])
    assert done.report.account.counted == len(solid(NUMBER))


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("a.txt", b"", "import-empty"),
        ("a.txt", b" \n\n", "import-empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "import-binary"),
        ("a.txt", bytes(range(256)) * 20, "import-binary"),
        ("a.txt", "这是一首诗，不是公报。\n".encode(), "import-not-a-gazette"),
        ("a.txt", ("江北市" * 40).encode()[:-1], "import-truncated"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "import-format"),
        ("a.docx", b"PK\x03\x04 broken", "import-truncated"),
        ("a.docx", b"plain text", "import-truncated"),
        ("a.pdf", b"no pdf", "import-binary"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "import-truncated"),
    ],
)
def test_what_is_no_number_is_refused_and_leaves_nothing(
    name: str, data: bytes, wanted: str, tmp_path: Path
) -> None:
    """A source that cannot be a number gets one message, and no folder appears."""
    assert rule(imported(tmp_path, name, data)) == wanted
    assert not (tmp_path / "content").exists()


def test_a_number_cut_in_a_document_is_refused(tmp_path: Path) -> None:
    """Contents whose last entries have no body say that the source was cut."""
    cut = NUMBER[: len(NUMBER) // 2].encode()
    assert rule(imported(tmp_path, "a.txt", cut)) == "import-truncated"
    assert not (tmp_path / "content").exists()


def test_an_enormous_source_is_refused_unread(tmp_path: Path) -> None:
    """A file of 200 MB is refused by its size."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert rule(import_issue([tmp_path / "a.txt"], tmp_path / "content")) == "import-too-large"


def test_a_folder_that_exists_is_kept(tmp_path: Path) -> None:
    """Without --replace nothing changes; with it the old folder stays beside, unread."""
    first = imported(tmp_path, "a.txt", NUMBER.encode())
    assert first.folder is not None
    (first.folder / "mine.txt").write_text("editor", encoding="utf-8")
    assert rule(imported(tmp_path, "a.txt", NUMBER.encode())) == "import-exists"
    again = import_issue([tmp_path / "a.txt"], tmp_path / "content", Choices(replace_issue=True))
    assert again.folder == first.folder
    assert not (first.folder / "mine.txt").exists()
    old = first.folder.with_name(f".{first.folder.name}.old-1")
    assert (old / "mine.txt").read_text(encoding="utf-8") == "editor"
    assert read.folders(tmp_path / "content") == (first.folder.name,)


def test_stated_replacements_are_counted_and_kept(tmp_path: Path) -> None:
    """Each rule says how often it changed the text, and the account stays exact."""
    (tmp_path / "a.txt").write_text(NUMBER, encoding="utf-8")
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "- pattern: (主体)责任\n  replacement: \\1职责\n  reason: 误识\n", encoding="utf-8"
    )
    done = import_issue([tmp_path / "a.txt"], tmp_path / "content", Choices(rules))
    assert done.report is not None
    assert done.folder is not None
    assert done.report.account.exact
    assert done.report.edits[0].count == NUMBER.count("主体责任") > 0
    assert "误识" in (done.folder / "import-mend.yaml").read_text(encoding="utf-8")
    assert "主体责任" not in "".join(
        path.read_text(encoding="utf-8") for path in done.folder.glob("*.md")
    )


@pytest.mark.parametrize(
    "rules",
    ["", "甲", "- pattern: (\n  replacement: a\n  reason: b\n", "- pattern: a\n  replacement: b\n",
     "- pattern: a*\n  replacement: b\n  reason: c\n", "a: [", "- 1"],
)  # fmt: skip
def test_rules_that_say_too_little_are_refused(rules: str, tmp_path: Path) -> None:
    """A rule without a reason, or that would match nothing at all, is a Problem."""
    (tmp_path / "a.txt").write_text(NUMBER, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(rules, encoding="utf-8")
    done = import_issue(
        [tmp_path / "a.txt"], tmp_path / "content", Choices(tmp_path / "rules.yaml")
    )
    assert rule(done) == "import-mend"


def document(*paragraphs: str) -> docx.document.Document:
    """Make a Word file of paragraphs."""
    made = docx.Document()
    for each in paragraphs:
        made.add_paragraph(each)
    return made


def saved(made: docx.document.Document) -> bytes:
    """Give the bytes of a Word file."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


LETTER = (
    "江北市人民政府",
    "关于甲事的通知",
    "江政发〔2024〕3号",
    "各县（区）人民政府：",
    "为做好甲事，现通知如下。",
)
SIGNED = ("江北市人民政府", "2024年3月1日")


def test_an_imported_issue_is_a_draft_until_the_editor_says_otherwise(tmp_path: Path) -> None:
    """A masthead makes nothing published: what the report doubts is to be looked at first."""
    done = imported(tmp_path, "a.txt", NUMBER.encode())
    assert done.folder is not None
    assert done.report is not None
    written = (done.folder / "issue.yaml").read_text(encoding="utf-8")
    assert "state: draft" in written
    assert "改为 published" in written
    assert any("published" in line for line in done.report.lines)
    head, _ = read.masthead(done.folder.parent)
    assert head is not None
    issue = read.issue(done.folder, head).issue
    assert issue is not None
    assert issue.state is State.DRAFT


def test_a_lone_notice_in_word_becomes_a_draft(tmp_path: Path) -> None:
    """Without a masthead the issue's number is the next free one, and the issue a draft."""
    done = imported(tmp_path, "a.docx", saved(document(*LETTER, *SIGNED)))
    assert done.folder is not None
    assert done.folder.name == "2024-01"
    assert "state: draft" in (done.folder / "issue.yaml").read_text(encoding="utf-8")
    written = (done.folder / "01-zf-2024-3.md").read_text(encoding="utf-8")
    assert "title: 江北市人民政府关于甲事的通知" in written
    assert "dated: 2024-03-01" in written


def test_a_lone_notice_takes_no_number_of_a_double_issue(tmp_path: Path) -> None:
    """2024-01-02 holds numbers 1 and 2; a supplement holds none."""
    for name in ("2024-01-02", "2024-z3"):
        (tmp_path / "content" / name).mkdir(parents=True)
    done = imported(tmp_path, "a.docx", saved(document(*LETTER, *SIGNED)))
    assert done.folder is not None
    assert done.folder.name == "2024-03"


def test_the_last_number_of_a_year_has_two_figures(tmp_path: Path) -> None:
    """A lone notice takes the next free one, up to 99."""
    for number in range(1, 99):
        (tmp_path / "content" / f"2024-{number:02}").mkdir(parents=True)
    done = imported(tmp_path, "a.docx", saved(document(*LETTER, *SIGNED)))
    assert done.folder is not None
    assert done.folder.name == "2024-99"
    assert rule(imported(tmp_path, "a.docx", saved(document(*LETTER, *SIGNED)))) == "import-exists"


def test_others_may_read_what_was_imported(tmp_path: Path) -> None:
    """The folder has the mode that mkdir gives, not that of a hidden one."""
    done = imported(tmp_path, "a.txt", NUMBER.encode())
    assert done.folder is not None
    assert done.folder.stat().st_mode & 0o777 == 0o755
    assert sorted(path.name for path in (tmp_path / "content").iterdir()) == [
        done.folder.name,
        "gazette.yaml",
    ]


def test_a_table_of_word_stays_a_table(tmp_path: Path) -> None:
    """Cells keep their order, an empty one its place."""
    made = document(*LETTER)
    table = made.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("", "单位", "指标"), ("1", "甲镇", "3|4")), strict=True):
        for cell, said in zip(row.cells, texts, strict=True):
            cell.text = said
    for each in SIGNED:
        made.add_paragraph(each)
    done = imported(tmp_path, "a.docx", saved(made))
    assert done.folder is not None
    written = (done.folder / "01-zf-2024-3.md").read_text(encoding="utf-8")
    assert "|  | 单位 | 指标 |\n| --- | --- | --- |\n| 1 | 甲镇 | 3\\|4 |" in written


@pytest.mark.parametrize(
    ("tag", "wanted"), [("ins", "import-tracked-changes"), ("commentReference", "import-comments")]
)
def test_tracked_changes_and_comments_are_refused_with_their_place(
    tag: str, wanted: str, tmp_path: Path
) -> None:
    """The message names the first paragraph that says two things at once."""
    made = document(*LETTER, *SIGNED)
    made.paragraphs[4]._p.append(OxmlElement(f"w:{tag}"))
    done = imported(tmp_path, "a.docx", saved(made))
    assert rule(done) == wanted
    assert done.problems[0].place.line == 5
    assert not (tmp_path / "content").exists()


def marked(run: docx.text.run.Run, name: str, value: str | None = None) -> None:
    """Give a run of a Word file a property."""
    node = OxmlElement(f"w:{name}")
    if value is not None:
        node.set(qn("w:val"), value)
    run._r.get_or_add_rPr().append(node)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("vanish", None, "import-hidden-text"),
        ("strike", None, "import-struck-text"),
        ("dstrike", "1", "import-struck-text"),
        ("vanish", "0", None),
        ("strike", "false", None),
    ],
)
def test_hidden_and_struck_out_text_of_word_is_refused_with_its_place(
    name: str, value: str | None, wanted: str | None
) -> None:
    """A reader of the original does not see it, or sees that it is void: nobody guesses."""
    made = document(*LETTER, *SIGNED)
    marked(made.paragraphs[4].add_run("此句已删。"), name, value)
    found = word.read(saved(made), "a.docx")
    if wanted is None:
        assert isinstance(found, Extraction)
    else:
        assert isinstance(found, Problem)
        assert (found.rule, found.place.line) == (wanted, 5)
        assert "1 处" in str(found.what)


def test_hidden_text_of_a_footnote_is_refused_where_it_is_referred_to() -> None:
    """A note is part of the text: it is put behind the paragraph that refers to it."""
    made = document(*LETTER, *SIGNED)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = (
        f'<w:footnotes {space}><w:footnote w:id="2"><w:p>'
        "<w:r><w:t>见前文。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>"
        "</w:p></w:footnote></w:footnotes>"
    )
    kind = docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES
    name = docx.opc.packuri.PackURI("/word/footnotes.xml")
    part = docx.opc.part.Part(name, "application/xml", note.encode(), made.part.package)
    made.part.relate_to(part, kind)
    reference = docx.oxml.parse_xml(f'<w:footnoteReference {space} w:id="2"/>')
    made.paragraphs[3].runs[0]._r.append(reference)
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Problem)
    assert (found.rule, found.place.line) == ("import-hidden-text", 4)


def test_text_that_a_style_hides_is_refused() -> None:
    """The style of a run, or the one that it is based on, hides as well as the run itself."""
    made = document(*LETTER, *SIGNED)
    base = made.styles.add_style("Base", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    base.font.hidden = True
    style = made.styles.add_style("Own", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.base_style = base
    made.paragraphs[3].add_run("批示", style)
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Problem)
    assert (found.rule, found.place.line) == ("import-hidden-text", 4)


def test_raised_and_lowered_characters_of_word_are_kept_or_doubted() -> None:
    """Word raises by alignment or by position; a line moved in its height alone is none."""
    made = docx.Document()
    paragraph = made.add_paragraph("增产10")
    marked(paragraph.add_run("4"), "vertAlign", "superscript")
    paragraph.add_run("千克，减排CO")
    marked(paragraph.add_run("2"), "vertAlign", "subscript")
    marked(paragraph.add_run("，甲"), "vertAlign", "baseline")
    marked(paragraph.add_run("乙"), "vertAlign", "superscript")
    paragraph = made.add_paragraph()
    for said, size, moved in (("面积8m", "32", None), ("2", "16", "10"), ("。", "32", "-6")):
        run = paragraph.add_run(said)
        marked(run, "sz", size)
        if moved:
            marked(run, "position", moved)
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Extraction)
    assert [line.text for line in found.lines] == ["增产10⁴千克，减排CO₂，甲乙", "面积8m²。"]
    assert [len(line.doubts) for line in found.lines] == [1, 0]
    assert "“乙”在来源中是上标" in str(found.lines[0].doubts[0])


def test_what_is_doubted_of_a_character_stands_in_the_report(tmp_path: Path) -> None:
    """With its place, for the editor to look at."""
    made = document(*LETTER, *SIGNED)
    marked(made.paragraphs[4].add_run("乙"), "vertAlign", "superscript")
    done = imported(tmp_path, "a.docx", saved(made))
    assert done.report is not None
    (doubt,) = [each for each in done.report.doubts if str(each.rule) == "上标和下标"]
    assert doubt.position.line == 5


def numbered(made: docx.document.Document, *rows: tuple[str, int]) -> list[str]:
    """Add paragraphs, each with the list that counts it; give the lines that are read."""
    for said, name in rows:
        properties = made.add_paragraph(said)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = name
    found = word.read(saved(made), "a.docx")
    assert isinstance(found, Extraction)
    return [line.text for line in found.lines]


def counting(made: docx.document.Document) -> docx.oxml.numbering.CT_Numbering:
    """Add to a document the family of lists that count 一、二、; give the part they stand in."""
    part = made.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("start", "1"), ("numFmt", "chineseCounting"), ("lvlText", "%1、")):
        node = OxmlElement(f"w:{tag}")
        node.set(qn("w:val"), value)
        level.append(node)
    abstract.append(level)
    part.insert(0, abstract)
    return part


def test_numbers_that_word_makes_are_part_of_the_text() -> None:
    """An automatic 一、 stands in no run; it is counted as Word counts it."""
    made = document()
    name = counting(made).add_num(77).numId
    rows = numbered(made, ("总体要求", name), ("重点任务", name))
    assert rows == ["一、总体要求", "二、重点任务"]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("decimal", ["1、", "2、", "3、", "4、"]),
        ("decimalFullWidth", ["１、", "２、", "３、", "４、"]),
        ("decimalEnclosedCircle", ["①、", "②、", "③、", "④、"]),
        ("lowerLetter", ["a、", "b、", "c、", "d、"]),
        ("upperLetter", ["A、", "B、", "C、", "D、"]),
        ("lowerRoman", ["i、", "ii、", "iii、", "iv、"]),
        ("upperRoman", ["I、", "II、", "III、", "IV、"]),
    ],
)
def test_a_list_of_word_counts_in_its_own_figures(form: str, wanted: list[str]) -> None:
    """What Word would show is written."""
    made = document()
    part = counting(made)
    part.find(f".//{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='77']//{qn('w:numFmt')}").set(
        qn("w:val"), form
    )
    name = part.add_num(77).numId
    rows = numbered(made, *((f"第{at}段", name) for at in range(4)))
    assert [row[: row.index("、") + 1] for row in rows] == wanted


def test_a_list_of_word_counts_on_where_it_is_not_restarted() -> None:
    """Lists of one family count together; one that begins anew does so where it says."""
    made = document()
    part = counting(made)
    first, second, third, fifth = (part.add_num(77) for _ in range(4))
    third.add_lvlOverride(ilvl=0).add_startOverride(1)
    fifth.add_lvlOverride(ilvl=0).add_startOverride(5)
    names = (first, second, third, fifth, third, first)
    rows = numbered(made, *((f"第{at}段", each.numId) for at, each in enumerate(names)))
    assert [row[:2] for row in rows] == ["一、", "二、", "一、", "五、", "二、", "三、"]


def two_columns(head: int = 60, foot: int = 280) -> bytes:
    """Make a page of two columns; its head and its number begin so many points from the left."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        for x, side in ((60, "左"), (320, "右")):
            for row in range(20):
                lead = 20 if row % 5 == 0 else 0
                said = f"{side}栏第{row}行" + "文" * (14 if row % 5 < 4 else 6)
                page.insert_text((x + lead, 120 + 18 * row), said, fontname="china-s", fontsize=10)
        page.insert_text((head, 45), "江北市人民政府公报", fontname="china-s", fontsize=9)
        page.insert_text((foot, 820), "— 7 —", fontname="china-s", fontsize=9)
        return bytes(made.tobytes())


@pytest.mark.parametrize(("head", "foot"), [(60, 280), (420, 70)])
def test_the_columns_of_a_page_are_read_one_after_the_other(head: int, foot: int) -> None:
    """The left column comes before the right, what stands in the margins before and behind both.

    A head above the right column, and a number below the left one, belong to neither.
    """
    found = pdf.read(two_columns(head, foot), "a.pdf")
    assert isinstance(found, Extraction)
    said = [line.text for line in found.lines]
    assert said[0] == "江北市人民政府公报"
    assert said[-1] == "— 7 —"
    assert [line[0] for line in said[1:-1]] == ["左"] * 20 + ["右"] * 20
    assert [line.indent > 1 for line in found.lines[1:6]] == [True, False, False, False, False]


def one_page(*drawn: tuple[float, float, str, float], turned: int = 0, rules: str = "") -> bytes:
    """Make a page of texts, each at its place in its size; `rules` are drawn as they stand."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        for x, y, said, size in drawn:
            page.insert_text((x, y), said, fontname="china-s", fontsize=size)
        for x0, y0, x1, y1 in (map(int, rule.split()) for rule in rules.splitlines()):
            page.draw_line((x0, y0), (x1, y1))
        page.set_rotation(turned)
        return bytes(made.tobytes())


def said_by(data: bytes) -> list[str]:
    """Give the lines that are read of a PDF."""
    found = pdf.read(data, "a.pdf")
    assert isinstance(found, Extraction)
    return [line.text for line in found.lines]


GRID = "\n".join(
    [f"60 {y} 260 {y}" for y in (100, 130, 160, 190)]
    + ["60 100 60 190", "260 100 260 190", "160 100 160 160"]
    + [f"{x} {y} {x} {y + 30}" for x in (60, 260) for y in (100, 130, 160)]
)


def test_a_ruled_table_of_a_pdf_stays_a_table() -> None:
    """A cell that spans two has an empty one beside it; a line broken in a cell is joined."""
    cells = [(70, 115, "单位", 10), (170, 115, "指标", 10), (70, 142, "甲镇人民", 10)]
    cells += [(70, 155, "政府", 10), (170, 150, "8", 10), (70, 180, "合计八项", 10)]
    found = said_by(one_page((60, 80, "表一", 10), *cells, (60, 220, "表外的字", 10), rules=GRID))
    assert found == ["表一", "单位\t指标", "甲镇人民政府\t8", "合计八项\t", "表外的字"]


@pytest.mark.parametrize(
    ("head", "between", "rows"),
    [
        ("单位", "— 1 —", 3),
        ("名称", "— 1 —", 4),
        ("单位", "这一段很长，把上下两张表隔开，所以它们是两张，各有各的表头，不能接成一张。", 4),
    ],
)
def test_a_table_of_a_pdf_goes_on_over_a_page(head: str, between: str, rows: int) -> None:
    """Its repeated head is dropped and counted where only a page's number stands between."""
    grid = "\n".join(f"{x} {y} {x + 100} {y}" for x in (60, 160) for y in (100, 130, 160))
    grid += "\n" + "\n".join(f"{x} {y} {x} {y + 30}" for x in (60, 160, 260) for y in (100, 130))
    with pymupdf.open() as made:
        for named, said in (("单位", "甲镇"), (head, "乙镇")):
            cells = [(70, 115, named, 10.0), (170, 115, "指标", 10.0), (70, 145, said, 10.0)]
            cells.append((170, 145, "8", 10.0))
            with pymupdf.open(stream=one_page(*cells, (60, 700, between, 10), rules=grid)) as page:
                made.insert_pdf(page)
        found = pdf.read(bytes(made.tobytes()), "a.pdf")
    assert isinstance(found, Extraction)
    tables = [line for line in found.lines if "\t" in line.text]
    assert len(tables) == rows
    assert len({line.level for line in tables}) == rows - 2
    assert sum(count for _, count in found.dropped) == (len("单位指标") if rows == 3 else 0)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen(turned: int) -> None:
    """A page's turn belongs to what the reader sees: only what stands upright then is text."""
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        page.set_rotation(turned)
        middle = pymupdf.Point(200, 300) * page.derotation_matrix
        page.insert_text(middle, "江北市人民政府", fontname="china-s", rotate=turned)
        data = bytes(made.tobytes())
    assert said_by(data) == ["江北市人民政府"]


def test_nothing_of_a_text_layer_is_lost() -> None:
    """A hyphen at a line's end, what lies unseen behind a scan, a rare character: all are read."""
    lines = ["防治COVID-", "19的通知", "江北市"]
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        for at, said in enumerate(lines):
            where = (60, 100 + 20 * at)
            page.insert_text(where, said, fontname="china-s", render_mode=3)
        data = bytes(made.tobytes())
    assert said_by(data) == lines
    html = '<p style="font-family: HanaMinB, Noto Serif CJK SC">王𠮷、𠀀</p>'
    assert said_by(weasyprint.HTML(string=html).write_pdf()) == ["王𠮷、𠀀"]


def test_a_pdf_with_a_password_is_refused() -> None:
    """It cannot be read, and the message says why."""
    with pymupdf.open(stream=one_page((60, 100, "江北市", 10))) as made:
        data = made.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="a", owner_pw="b")
    found = pdf.read(data, "a.pdf")
    assert isinstance(found, Problem)
    assert "密码" in str(found.what)


def test_a_pdf_without_text_is_refused() -> None:
    """A scan has no text layer, and the message says what to do."""
    with pymupdf.open() as made:
        made.new_page()
        found = pdf.read(bytes(made.tobytes()), "a.pdf")
    assert isinstance(found, Problem)
    assert found.rule == "import-empty"
    assert "OCR" in str(found.mend)


def letters(page: pymupdf.Page, number: int) -> None:
    """Write one whole notice on a page."""
    said = ["江北市人民政府", f"关于{'甲乙丙'[number - 1]}事的通知", f"江政发〔2024〕{number}号"]
    said += ["各县（区）人民政府：", f"为做好第{number}件事，现通知如下。特此通知。"]
    said += ["江北市人民政府", f"2024年3月{number}日"]
    for row, line in enumerate(said):
        at = (60 + (20 if row == 4 else 200 if row > 4 else 0), 100 + 20 * row)
        page.insert_text(at, line, fontname="china-s", fontsize=10)


def scanned(drawn: tuple[int, ...]) -> bytes:
    """Make a PDF of four pages with a notice each on 1, 2 and 4; something is drawn on `drawn`."""
    with pymupdf.open() as made:
        for _ in range(4):
            made.new_page(width=595, height=842)
        for number, at in enumerate((0, 1, 3), 1):
            letters(made[at], number)
        for at in drawn:
            made[at - 1].draw_rect((60, 60, 500, 700))
        return bytes(made.tobytes())


def test_a_page_without_a_text_layer_refuses_the_source(tmp_path: Path) -> None:
    """What stands before and after it would become one notice: the page is named."""
    done = imported(tmp_path, "a.pdf", scanned((3,)))
    assert rule(done) == "import-missing-pages"
    assert "第 3 页" in str(done.problems[0].what)
    assert "--allow-missing-pages" in str(done.problems[0].mend)
    assert not (tmp_path / "content").exists()


def test_a_white_page_is_no_missing_page(tmp_path: Path) -> None:
    """The back of a title page holds nothing that could be lost."""
    assert imported(tmp_path, "a.pdf", scanned(())).folder is not None


def test_notices_beside_a_missing_page_say_so(tmp_path: Path) -> None:
    """The one before and the one after, each in its file and in the report; others are silent."""
    (tmp_path / "a.pdf").write_bytes(scanned((3,)))
    done = import_issue([tmp_path / "a.pdf"], tmp_path / "content", Choices(allow_missing=True))
    assert done.folder is not None
    assert done.report is not None
    files = [path.read_text(encoding="utf-8") for path in sorted(done.folder.glob("*.md"))]
    assert ["第3页没有文字层" in text for text in files] == [False, True, True]
    assert [doubt.excerpt for doubt in done.report.doubts if str(doubt.rule) == "缺页"] == [
        "江北市人民政府关于乙事的通知",
        "江北市人民政府关于丙事的通知",
    ]
    assert {str(one.position.told) for one in done.report.doubts if str(one.rule) == "缺页"} == {
        "a.pdf 第3页第0行"
    }
    head, _ = read.masthead(done.folder.parent)
    assert head is not None
    found = read.issue(done.folder, head).problems
    assert [p for p in found if p.grade is Grade.MEND and p.place.file.endswith(".md")] == []


@pytest.mark.parametrize(
    ("main", "small", "shift", "wanted"),
    [
        ("增产10", "4", -4, "增产10⁴"),
        ("减排CO", "2", 3, "减排CO₂"),
        ("面积为8m", "2", -4, "面积为8m²"),
        ("一级", "a", -4, "一级a"),
        ("见注释", "12", 0, "见注释12"),
    ],
)
def test_raised_and_lowered_characters_of_a_pdf_are_kept_or_doubted(
    main: str, small: str, shift: float, wanted: str
) -> None:
    """Where Unicode has them they stay what they are; where it has none the report says so."""
    right = 60 + pymupdf.get_text_length(main, "china-s", 12)
    found = pdf.read(one_page((60, 100, main, 12), (right, 100 + shift, small, 7)), "a.pdf")
    assert isinstance(found, Extraction)
    assert [line.text for line in found.lines] == [wanted]
    doubted = [str(said) for line in found.lines for said in line.doubts]
    assert ["上标" in said and "a" in said for said in doubted] == [True] * (small == "a")


def test_marks_of_markdown_are_taken_off_and_counted() -> None:
    """Headings, bold, tables and escapes lose their marks, and no other character."""
    table = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
    source = f"# 关于甲事的通知\n\n**各单位**：1\\.好\n\n{table}\n\n- 一项\n\n**甲 **乙**\n"
    found = markup.read(source.encode(), "a.md")
    assert isinstance(found, Extraction)
    assert [line.text for line in found.lines] == [
        "关于甲事的通知",
        "各单位：1.好",
        "甲\t乙",
        "1\t2",
        "一项",
        "甲 **乙",
    ]
    kept = sum(len(solid(line.text)) for line in found.lines)
    assert kept + sum(count for _, count in found.dropped) == len(solid(source))


def test_invisible_characters_are_dropped_and_counted() -> None:
    """A zero-width space and a byte order mark are counted as what they are."""
    found = text.read("江\u200b北\ufeff市\n".encode(), "a.txt")
    assert isinstance(found, Extraction)
    assert found.lines[0].text == "江北市"
    assert sum(count for _, count in found.dropped) == 2
