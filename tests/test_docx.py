"""A notice as a Word file: nothing of it is lost, and it is set as GB/T 9704 has it.

In: every notice of the specimen and of tests/sites; the importer, which reads Word files back.
Out: facts about gazette.write.docx and cli.export.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gazette import cli, read
from gazette.importers.document import Extraction
from gazette.importers.sources import word
from gazette.language.lines import solid
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.write.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.model import Notice

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "content", *sorted(path for path in (ROOT / "tests/sites").glob("*/content"))]
ISSUES = [
    folder / name for folder in FOLDERS for name in read.folders(folder) if (folder / name).is_dir()
]
HEAD = """\
---
number: 示政发〔2026〕3号
title: 示例县人民政府关于测试的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
addressees: 各乡镇人民政府
signed_by: 示例县人民政府
dated: 2026-03-05
remark: （此件公开发布）
---

"""


def nothing(_: str) -> bytes | None:
    """Give no picture."""
    return None


def notice(body: str) -> Notice:
    """Read a notice with such a text."""
    masthead, _ = read.masthead(ROOT / "content")
    assert masthead
    found, _, _ = notice_file.notice(
        Source("2026-01/01-zf-2026-3.md", HEAD + body), masthead, Path("2026-01"), frozenset()
    )
    return found


def document(body: str) -> Any:
    """Write a notice and open the file."""
    data, _ = write(notice(body), nothing)
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(
    "folder", ISSUES, ids=lambda path: f"{path.parent.parent.name}-{path.name}"
)
def test_a_word_file_read_back_says_what_the_blocks_say(folder: Path) -> None:
    """Character by character, in their order: titles, tables, lists, notes, captions."""
    masthead, _ = read.masthead(folder.parent)
    assert masthead
    for one in read.issue(folder, masthead).notices:
        data, _ = write(one, nothing)
        again = word.read(data, "a.docx")
        assert isinstance(again, Extraction)
        assert solid("".join(line.text for line in again.lines)) == solid(one.text)


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock shows: the days inside are the document's own."""
    made = [write(notice("一段。\n"), nothing)[0] for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    known = docx.Document(io.BytesIO(made[0])).core_properties
    assert (known.title, known.author) == ("示例县人民政府关于测试的通知", "示例县人民政府")
    assert known.created is not None
    assert known.created.date() == date(2026, 3, 5)


def test_the_page_is_that_of_the_standard() -> None:
    """A4, 天头 37, 订口 28, 22 lines of 28 characters, the number outside below."""
    made = document("一段。\n")
    (section,) = made.sections
    page = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one / Mm(1)) for one in (*page, *margins)] == [210, 297, 37, 35, 28, 26]
    (grid,) = section._sectPr.findall(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert (297 - 37 - 35) / 25.4 * 72 * 20 // int(grid.get(qn("w:linePitch"))) == 22
    wide = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert round(156 / 25.4 * 72 / wide, 2) == 28
    normal = made.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert 28 <= normal.paragraph_format.line_spacing.pt <= 29
    assert made.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "—  —"
        assert "PAGE" in [one.text for one in paragraph._p.iter(qn("w:instrText"))]
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def faces(made: Any) -> dict[str, tuple[str, float]]:
    """Map the texts of a document to the face and the size of their paragraphs."""
    found = {}
    for paragraph in made.paragraphs:
        style = paragraph.style
        fonts = style.element.rPr.rFonts.get(qn("w:eastAsia"))
        found[paragraph.text] = (fonts, style.font.size.pt)
    return found


def test_each_part_has_its_face_and_size() -> None:
    """小标宋 2号, 仿宋 3号, 黑体 for the first level, 楷体 for the second."""
    made = document(
        "现将办法印发给你们。\n\n## 一、总体要求\n\n### （一）目标\n\n#### 1. 到期\n\n"
        "# 示例办法\n\n## 第一章 总则\n\n第一条 甲。\n"
    )
    found = faces(made)
    assert found["示例县人民政府关于测试的通知"] == ("方正小标宋简体", 22)
    assert found["示例办法"] == ("方正小标宋简体", 22)
    assert found["现将办法印发给你们。"] == ("仿宋_GB2312", 16)
    assert found["一、总体要求"] == ("黑体", 16)
    assert found["（一）目标"] == ("楷体_GB2312", 16)
    assert found["1. 到期"] == ("仿宋_GB2312", 16)
    assert found["第一章 总则"] == ("黑体", 16)
    by_text = {paragraph.text: paragraph.style.element.pPr for paragraph in made.paragraphs}
    aligned = {
        text: properties.find(qn("w:jc")).get(qn("w:val")) for text, properties in by_text.items()
    }
    assert aligned["示例县人民政府"] == aligned["2026年3月5日"] == "right"
    assert aligned["第一章 总则"] == aligned["示政发〔2026〕3号"] == "center"
    first = by_text["第一条 甲。"].find(qn("w:ind"))
    assert first.get(qn("w:firstLineChars")) == "200"


def test_the_parts_of_a_style_stand_in_the_order_of_the_schema() -> None:
    """Word refuses a file in which they do not (ECMA-376, CT_PPrBase)."""
    order = ["pageBreakBefore", "widowControl", "spacing", "ind", "jc", "outlineLvl"]
    for style in document("一段。\n").styles:
        if style.name.startswith("gazette "):
            names = [child.tag.rpartition("}")[2] for child in style.element.pPr]
            assert names == sorted(names, key=order.index)


def test_a_table_keeps_its_merged_cells_and_its_head() -> None:
    made = document(
        "| 科目 | 2026年 | << | 备注 |\n| ^^ | 预算 | 决算 | ^^ |\n| --- | ---: | ---: | --- |\n"
        "| 教育 | 1,200 | **1,187** | 含上年 |\n| 卫生 | 860 | 902 | ^^ |\n"
    )
    (table,) = made.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["科目", "2026年", "2026年", "备注"]
    assert rows[1] == ["科目", "预算", "决算", "备注"]
    assert rows[3][3] == "含上年"
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, True, False, False]
    assert table.cell(2, 2).paragraphs[0].runs[0].bold
    right = table.cell(2, 1).paragraphs[0].paragraph_format.alignment
    assert right is not None
    assert right.name == "RIGHT"


def test_inlines_say_what_every_edition_says() -> None:
    """The address of a link, how a character is read, the number of a note, a line that ends."""
    made = document(
        "**粗**的[字](https://gazette.example/a)，{㼆|mèng}，注[^1]。  \n下一行\n\n[^1]: 注文\n"
    )
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "粗的字 https://gazette.example/a，㼆（mèng），注[1]。\n下一行" in texts
    assert "[1] 注文" in texts
    bold = [run.text for paragraph in made.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["粗"]


def test_pictures_are_shown_or_named() -> None:
    """One in SVG no Word file shows; its caption stands all the same."""
    folder = ROOT / "content/2026-01"
    masthead, _ = read.masthead(folder.parent)
    assert masthead
    shown: list[str] = []
    left: list[str] = []
    for one in read.issue(folder, masthead).notices:
        data, unshown = write(one, lambda name: (folder / name).read_bytes())
        left += unshown
        shown += [
            part.filename for part in docx.Document(io.BytesIO(data)).part.package.image_parts
        ]
    assert left == ["gongkai-liucheng.svg"]
    assert len(shown) == 2


@pytest.fixture
def export(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return what runs the command: its exit status, what it said, what it complained of."""
    content = shutil.copytree(ROOT / "content", tmp_path / "content")

    def run(*given: str) -> tuple[int, str, str]:
        capfd.readouterr()
        folders = ["--content", str(content), "--output", str(tmp_path / "output")]
        folders += ["--layouts", str(ROOT / "layouts"), "--static", str(ROOT / "static")]
        status = cli.main(["export", *given, *folders])
        return status, *capfd.readouterr()

    return run


def test_the_command_writes_no_file_over_another(
    tmp_path: Path, export: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may have written into it; and none into content/, where it would be an annex."""
    path = tmp_path / "a.docx"
    status, said, wrong = export("示政发〔2026〕1号", "--docx", str(path))
    assert (status, said, wrong) == (0, f"{path}\n", "")
    first = path.read_bytes()
    path.write_bytes(b"signed")
    status, _, wrong = export("示政发〔2026〕1号", "--docx", str(path))
    assert (status, "加 --replace" in wrong, path.read_bytes()) == (1, True, b"signed")
    assert export("示政发〔2026〕1号", "--docx", str(path), "--replace")[0] == 0
    assert path.read_bytes() == first
    inside = tmp_path / "content/2026-01/a.docx"
    status, _, wrong = export("示政发〔2026〕1号", "--docx", str(inside))
    assert (status, "会当成附件" in wrong, inside.exists()) == (2, True, False)
    assert export("示政发〔2026〕1号", "--docx", str(tmp_path / "a.doc"))[0] == 2
    assert export("示政发〔2026〕1号")[0] == 2
    assert export("示政发〔2026〕99号", "--docx")[0] == 1
    monkeypatch.chdir(tmp_path)
    status, said, wrong = export("01-zf-2026-1.md", "--docx", "--lang", "en")
    assert (status, said, wrong) == (0, "zf-2026-1.docx\n", "")
    status, _, wrong = export("tg-2026-1", "--docx", str(tmp_path / "none/a.docx"))
    assert (status, "没有写" in wrong) == (1, True)
