"""The printed issue: page numbers, page map, text, links and faces, on the specimen and by hand.

In: content/, the real number where it is, issues made by hand.
Out: facts about the PDFs that `bind` makes.
"""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jobs
import pymupdf
import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st
from jobs import figure, inside, job, notice, paragraph, poppler, same, table
from lxml import etree
from PIL import Image

from gazette import read
from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Grade, Number, Place, Relation, State
from gazette.model.blocks import Paragraph, Remark, images
from gazette.model.inlines import Text
from gazette.model.issue_number import NumberRange, single
from gazette.print import IssuePdf, Job
from gazette.print import fingerprint as fingerprint_of
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.sandbox import print_in_sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.model import Notice

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
ISSUES = [(CONTENT, "2026-01"), (CONTENT, "2026-02"), (SEEDS, "2023-04")]


@dataclass(frozen=True)
class Printed:
    """An issue, its IssuePdf, and the PDF as PyMuPDF opens it."""

    job: Job
    book: IssuePdf
    pdf: Any

    @property
    def front(self) -> int:
        """Count the pages before printed page 1."""
        return self.book.page_map.front

    @property
    def notices(self) -> list[Notice]:
        """Give the notices as they are printed, where pictures may come later."""
        moved = jobs.in_printed_order(self.book.page_map, self.job.notices)
        return jobs.in_columns(self.without(inside(self.book.pdf, self.front)), moved)

    def said(self, page: int) -> str:
        """Give the characters of a page of the PDF, from 0."""
        return solid(self.pdf[page].get_text(flags=0))

    def drawn(self) -> list[str]:
        """Give what stands inside the pictures of the issue, which no block says."""
        shown = (images(part) for one in self.job.notices for part in one.blocks)
        files = [one.source for some in shown for one in some if one.source.endswith(".svg")]
        trees = (etree.parse(self.job.folder / name) for name in files)
        return [solid("".join(tree.xpath("//*[local-name()='text']//text()"))) for tree in trees]

    def without(self, pages: list[str]) -> list[str]:
        """Take the text inside pictures out of pages' texts."""
        for text in self.drawn():
            (at,) = [at for at, page in enumerate(pages) if text in page]
            pages = [*pages[:at], pages[at].replace(text, ""), *pages[at + 1 :]]
        # Nor what is said of an annex that is not printed.
        return [page.replace("（见网络版）", "") for page in pages]


@cache
def all_printed() -> dict[str, Printed]:
    """Bind the issues once."""
    made = [read_job(content, name) for content, name in ISSUES if content.is_dir()]
    books = list(print_in_sandbox(made))
    assert all(isinstance(book, IssuePdf) for book in books), books
    return {
        made.issue.id: Printed(made, book, pymupdf.open(stream=book.pdf))
        for made, book in zip(made, books, strict=True)
        if isinstance(book, IssuePdf)
    }


def read_job(content: Path, name: str) -> Job:
    """Read an issue of a content folder as a Job."""
    masthead, _ = read.masthead(content)
    reading = read.issue(content / name, masthead)
    return Job(masthead, reading.issue, reading.notices, content / name, jobs.LAYOUTS)


@pytest.fixture(params=[name for _, name in ISSUES])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Give each issue in turn."""
    if request.param not in all_printed():
        pytest.skip("the real number is absent: ../shared/seeds")
    return all_printed()[request.param]


# --- the same page numbers everywhere ---


def test_an_issue_is_printed_without_a_problem(printed: Printed) -> None:
    """Nothing is lost, nothing off the paper, no warning, no missing glyph."""
    assert printed.book.problems == ()


def test_the_contents_tell_the_page_on_which_each_notice_begins(printed: Printed) -> None:
    """Its title and number stand where the contents say, as a reader of the PDF finds them."""
    contents = "".join(printed.said(page) for page in range(printed.front))
    contents = re.sub("[·…]+", "", contents)
    for one in printed.job.notices:
        was = f"原{one.card.printed_page}" if one.card.printed_page else ""
        entry = (
            re.escape(solid(one.card.title + "".join(map(str, one.card.numbers))) + was)
            + r"（(\d+)）"
        )
        (page,) = re.findall(entry, contents)
        head = solid(one.card.title + "".join(map(str, one.card.numbers)))
        assert head in printed.said(printed.front + int(page) - 1), one.card.id
        assert printed.book.page_map.spans[one.card.id][0] == int(page)


def test_every_character_is_inside_the_content_box_and_in_order(
    printed: Printed, tmp_path: Path
) -> None:
    """PyMuPDF and pdftotext both read the notices' text from the pages, whole and no more."""
    path = tmp_path / "issue.pdf"
    path.write_bytes(printed.book.pdf)
    for pages in (inside(printed.book.pdf, printed.front), poppler(path, printed.front)):
        assert same(printed.without(pages), printed.notices) == ""


def test_the_page_map_cuts_the_text_where_the_pages_do(printed: Printed) -> None:
    """For each page the text between two breaks is the page's, but for a table's repeated head."""
    pages = printed.without(inside(printed.book.pdf, printed.front))
    cut = jobs.pages_of(printed.book.page_map, printed.notices)
    assert len(pages) == len(cut) == printed.book.page_map.count
    assert [page.endswith(text) or text in page for page, text in zip(pages, cut, strict=True)]
    for page, text in zip(pages, cut, strict=True):
        assert page == text or (page.endswith(text[-50:]) and len(page) > len(text))


def test_the_spans_follow_from_the_breaks(printed: Printed) -> None:
    """A notice's first page is where its first block stands, its last where the next begins."""
    spans = printed.book.page_map.spans
    firsts = [spans[one.card.id] for one in printed.job.notices]
    assert firsts[0][0] == 1
    assert firsts[-1][1] == printed.book.page_map.count
    assert all(a[1] <= b[0] <= a[1] + 1 for a, b in itertools.pairwise(firsts))
    for mark in printed.book.page_map.breaks:
        first, last = spans[mark.notice]
        assert first <= mark.page <= last


def test_page_labels_are_the_printed_numbers(printed: Printed) -> None:
    """Roman before the first notice, then from 1; the number stands at the foot of the page."""
    assert printed.pdf[0].get_label() == "i"
    for number in range(1, printed.book.page_map.count + 1):
        page = printed.pdf[printed.front + number - 1]
        assert page.get_label() == str(number)
        (foot,) = [
            word for word in page.get_text("words") if word[1] > jobs.BOX[3] and word[4].isdigit()
        ]
        assert foot[4] == str(number)
        assert (foot[0] > page.rect.width / 2) == bool(number % 2)


def test_no_page_of_the_reading_edition_is_empty(printed: Printed) -> None:
    """That page 1 is a right-hand one matters on paper alone, where an empty page goes before."""
    assert all(printed.said(page) for page in range(printed.front))


def test_bookmarks_go_from_sections_to_notices_to_instruments(printed: Printed) -> None:
    """Each leads to the page on which its title stands."""
    toc = printed.pdf.get_toc()
    assert [title for level, title, _ in toc if level == 1][:2] == ["封面", "目录"]
    sections = dict.fromkeys(one.card.section for one in printed.job.notices)
    assert [title for level, title, _ in toc if level == 1][2:] == list(sections)
    titles = [(solid(title), page) for level, title, page in toc if level == 2]
    spans = printed.book.page_map.spans
    assert titles == [
        (solid(one.card.title), printed.front + spans[one.card.id][0])
        for one in printed.job.notices
    ]
    instruments = [
        solid(part.text)
        for one in printed.job.notices
        for part in one.blocks
        if part.kind == "instrument"
    ]
    # Where a notice has no instrument, its headings take that level.
    third = [solid(title) for level, title, _ in toc if level == 3]
    assert [title for title in third if title in instruments] == instruments
    for _, title, page in toc[2:]:
        assert title in sections or solid(title) in printed.said(page - 1)


def test_the_contents_lead_to_the_notices(printed: Printed) -> None:
    """A link of each entry goes to the sheet of its first page."""
    targets = {
        link["page"]
        for page in range(printed.front)
        for link in printed.pdf[page].get_links()
        if link["kind"] in (pymupdf.LINK_GOTO, pymupdf.LINK_NAMED)
    }
    spans = printed.book.page_map.spans.values()
    assert targets == {printed.front + first - 1 for first, _ in spans}


def test_the_pdf_says_what_it_is(printed: Printed) -> None:
    """Title, author, language, days; no path of this machine."""
    meta = printed.pdf.metadata
    issue = printed.job.issue
    again = "重排本" if issue.printed_before else ""
    name = f"{printed.job.masthead.name} {ZH_HANS.issue(issue)}（总第{issue.serial}期）{again}"
    assert meta["title"] == name
    assert meta["author"] == printed.job.masthead.sponsor
    assert issue.published
    assert meta["creationDate"] == f"D:{issue.published:%Y%m%d}"
    catalog = printed.pdf.xref_object(printed.pdf.pdf_catalog())
    assert "/Lang (zh-CN)" in catalog
    assert "/UseOutlines" in catalog
    objects = [printed.pdf.xref_object(xref) for xref in range(1, printed.pdf.xref_length())]
    for path in (str(ROOT), "file:", "/tmp/"):
        assert not [one for one in objects if path in one]


def test_the_cover_is_a_picture_600_pixels_wide(printed: Printed) -> None:
    """Its proportions are those of A4."""
    picture = Image.open(io.BytesIO(printed.book.cover))
    assert picture.format == "PNG"
    assert picture.size == (600, 849)


def test_no_page_is_empty_and_columns_are_full(printed: Printed) -> None:
    """But for the last page, both columns of a page hold text or a picture."""
    for page in list(printed.pdf)[printed.front : -1]:
        middle = page.rect.width / 2
        words = [word for word in page.get_text("words") if jobs.BOX[1] < word[1] < jobs.BOX[3]]
        assert [word for word in words if word[0] < middle]
        assert [word for word in words if word[2] > middle]


# --- what may go wrong on paper ---


def test_rare_characters_come_out_as_they_are(tmp_path: Path) -> None:
    """Extensions A to F, a subscript, and characters that share a glyph with another."""
    text = "㛃𠮷䶮𪚥𫝀𬺰₂²①➀～〜…⋯—―一⼀兀\ufa0c隆\uf9dc丽\U0002f800〈\u2329金⾦▲△●○"
    made = job(tmp_path, notice(1, paragraph("n3", text)))
    book = make_issue_pdf(made)
    assert book.problems == ()
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""


def test_a_missing_glyph_is_a_problem_with_its_code_point(tmp_path: Path) -> None:
    """It names the notice's file and the line of the block."""
    book = make_issue_pdf(job(tmp_path, notice(1, paragraph("n3", "圣书体\U00013000"))))
    (problem,) = book.problems
    assert (problem.rule, problem.grade) == ("print-glyph", Grade.MEND)
    assert "U+13000" in str(problem.what)
    assert problem.place == Place("2026-01/01-zf-2026-1.md", 13)


def test_a_character_of_a_face_that_nobody_chose_is_looked_at(tmp_path: Path) -> None:
    """Which face the machine takes for it depends on the machine."""
    book = make_issue_pdf(job(tmp_path, notice(1, paragraph("n3", "老挝文\u0e81"))))
    (problem,) = book.problems
    assert (problem.rule, problem.grade) == ("print-face", Grade.LOOK)
    assert "U+0E81" in str(problem.what)


WIDE = [
    ["序号", *(f"第{at}季度指标" for at in range(12))],
    ["1", *("一千二百三十四" for _ in range(12))],
]
ADDRESS = "https://gazette.example/" + "a1b2c3d4e5" * 17 + "?q=1&x=2"


@pytest.mark.parametrize(
    "part",
    [
        paragraph("n3", ADDRESS),
        table("n3", WIDE),
        table("n3", [["甲", "乙"], [ADDRESS.replace("&", "+"), "长" * 900]]),
        table("n3", [[f"{at}" for at in range(25)], ["数" * 3] * 25]),
        table("n3", [["名称", "数量", "单位", "备注"]] + [["甲" * 9, "1", "个", "乙" * 30]] * 60),
        table("n3", [["名称", "数量", "单位"]] + [["甲" * 9, "1", "个"]] * 160),
    ],
    ids=["address", "13 columns", "long cells", "25 columns", "60 rows", "160 rows"],
)
def test_what_is_wide_or_long_stays_on_the_paper(part: Any, tmp_path: Path) -> None:
    """Addresses of 191 characters, wide and long tables are printed whole."""
    made = job(tmp_path, notice(1, part, paragraph("n4", "完。" * 40)))
    book = make_issue_pdf(made)
    assert book.problems == ()
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""


def test_a_table_of_many_columns_spans_the_page(tmp_path: Path) -> None:
    """Six columns span it, three do not; what names the table stands with it."""
    caption = paragraph("n4", "表1　指标")
    narrow = table("n3", [["甲", "乙", "丙"], ["一", "二", "三"]])
    wide = table("n5", [list("甲乙丙丁戊己"), list("一二三四五六")])
    book = make_issue_pdf(
        job(tmp_path, notice(1, narrow, caption, wide, paragraph("n6", "后文。" * 60)))
    )
    page = pymupdf.open(stream=book.pdf)[book.page_map.front]
    tables = sorted(found.bbox for found in page.find_tables().tables)
    assert [round((right - left) / 483, 1) for left, _, right, _ in tables] == [0.5, 1.0]
    (named,) = page.search_for("表1　指标")
    assert abs((named.x0 + named.x1) / 2 - page.rect.width / 2) < 2


@pytest.mark.parametrize(
    ("css", "text", "rule"),
    [
        ("white-space: pre", "长" * 400, "print-outside"),
        ("position: absolute; left: 600pt", "外", "print-outside"),
        ("float: left; width: 60pt", "浮" * 900, "print"),
        ("display: none", "无", "print-lost"),
        ("float: footnote", "注" * 4000, "print"),
    ],
    ids=["pre", "absolute", "tall float", "hidden", "long note"],
)
def test_what_leaves_the_paper_is_a_problem(css: str, text: str, rule: str, tmp_path: Path) -> None:
    """The notice's file and the block's line are named; the engine itself says nothing."""
    style = f'[id="zf-2026-2.n5"] {{ {css} }}'
    book = make_issue_pdf(
        job(
            tmp_path,
            notice(1, paragraph("n3", "前文。")),
            notice(2, paragraph("n5", text)),
            layouts=jobs.layouts(tmp_path, css=style),
        )
    )
    assert book.problems
    assert all(problem.rule.startswith(rule) for problem in book.problems)
    assert book.problems[0].place == Place("2026-01/02-zf-2026-2.md", 15)
    assert book.problems[0].grade is Grade.MEND


class Longer(Paragraph):
    """A paragraph of which the last character is written nowhere."""

    @property
    def text(self) -> str:
        """Say one character more than the content."""
        return super().text + "戊"


def test_the_account_would_see_one_character(tmp_path: Path) -> None:
    """A block that says one character more than what is printed of it is a Problem."""
    part = Longer((Text("甲乙丙丁"),), id="n3")
    (problem,) = make_issue_pdf(job(tmp_path, notice(1, part))).problems
    assert problem.rule == "print-lost"
    assert "戊" in str(problem.what)


def test_signature_and_day_stand_two_characters_from_the_right(tmp_path: Path) -> None:
    """GB/T 9704: the day begins two characters right of the issuer; neither is nearer than two."""
    book = make_issue_pdf(job(tmp_path, notice(1, paragraph("n3", "正文。"))))
    page = pymupdf.open(stream=book.pdf)[book.page_map.front]
    (day,) = page.search_for("2026年3月5日")
    signature = page.search_for("示例县人民政府", clip=(56, day.y0 - 24, 288, day.y0))[0]
    column = jobs.BOX[0] + 231
    assert abs(signature.x0 + 21 - day.x0) < 1
    assert abs(column - 21 - max(signature.x1, day.x1)) < 2


PIECES = st.one_of(
    st.text("天地玄黄宇宙洪荒，。（）《》“”、；0123456789ABC %", min_size=1, max_size=400).map(
        lambda text: ("p", text)
    ),
    st.lists(st.text("日月盈昃0123", min_size=1, max_size=12), min_size=2, max_size=8).map(
        lambda cells: ("t", cells)
    ),
)


@given(st.lists(PIECES, min_size=1, max_size=30))
@settings(max_examples=max(3, settings.default.max_examples // 6))
def test_whatever_is_written_is_printed(pieces: list[tuple[str, Any]]) -> None:
    """Any mixture of paragraphs and tables comes out whole, in order, inside the box."""
    parts = []
    for at, (kind, what) in enumerate(pieces, 3):
        if kind == "t":
            parts.append(table(f"n{at}", [["头", *what[1:]], *[what] * 4]))
        elif solid(what):
            parts.append(paragraph(f"n{at}", what))
    made = job(Path(), notice(1, *parts), notice(2, paragraph("n3", "后一份。")))
    book = make_issue_pdf(made)
    assert book.problems == ()
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""


# --- what a book is made of ---


@pytest.fixture
def made(tmp_path: Path) -> Job:
    """Make an issue with a picture and layouts of its own."""
    folder, layouts = tmp_path / "issue", tmp_path / "layouts"
    folder.mkdir()
    shutil.copytree(jobs.LAYOUTS / "print", layouts / "print")
    Image.new("RGB", (40, 30), "white").save(folder / "tu.png")
    parts = (paragraph("n3", "正文。"), figure("n4", "tu.png"))
    return job(folder, notice(1, *parts), notice(2, section="人事任免"), layouts=layouts)


def _masthead(**change: Any) -> Callable[[Job], Job]:
    return lambda made: replace(made, masthead=replace(made.masthead, **change))


def _issue(**change: Any) -> Callable[[Job], Job]:
    return lambda made: replace(made, issue=replace(made.issue, **change))


def _notice(**change: Any) -> Callable[[Job], Job]:
    def changed(made: Job) -> Job:
        first, *rest = made.notices
        return replace(made, notices=(replace(first, **change), *rest))

    return changed


def _card(**change: Any) -> Callable[[Job], Job]:
    def changed(made: Job) -> Job:
        return _notice(card=replace(made.notices[0].card, **change))(made)

    return changed


def _block(**change: Any) -> Callable[[Job], Job]:
    def changed(made: Job) -> Job:
        *rest, last = made.notices[0].blocks
        return _notice(blocks=(*rest, replace(last, **change)))(made)

    return changed


def _file(where: str, name: str) -> Callable[[Job], Job]:
    def changed(made: Job) -> Job:
        path = getattr(made, where) / name
        path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
        return made

    return changed


SHOWN = {
    "name": _masthead(name="某县人民政府公报"),
    "pinyin": _masthead(pinyin="MOU XIAN"),
    "sponsor": _masthead(sponsor="某县人民政府办公室"),
    "frequency": _masthead(frequency="月刊"),
    "contact": _masthead(contact="电话：1"),
    "address": _masthead(address="https://other.example"),
    "year": _issue(year=2027),
    "number": _issue(number=single(2)),
    "serial": _issue(serial=NumberRange(26, 26)),
    "published": _issue(published=None),
    "note": _issue(note="另一句。"),
    "order": lambda made: replace(made, notices=made.notices[::-1]),
    "title": _card(title="另一个标题"),
    "document number": _card(numbers=(Number("示政发", 2026, 9),)),
    "section": _card(section="县政府办公室文件"),
    "id": _card(id="zf-2026-9"),
    "block's words": _block(text="2026年3月6日"),
    "block's kind": lambda made: _notice(
        blocks=(*made.notices[0].blocks[:-1], Remark("2026年3月5日", id="n91"))
    )(made),
    "block's id": _block(id="n99"),
    "picture": _file("folder", "tu.png"),
    "layout": _file("layouts", "print/body.html"),
    "style": _file("layouts", "print/body.css"),
}
UNSHOWN = {
    "series": _masthead(series=()),
    "site code": _masthead(site_code="1"),
    "state": _issue(state=State.DRAFT),
    "cards of the issue": _issue(cards=()),
    "place": _card(place=Place("2026-01/99-other.md", 7)),
    "line": _block(line=99),
    "relation": _card(relations=(Relation("repeals", "示政发〔2025〕1号"),)),
    "topic": _notice(further={"topic": "农业"}),
    "another file": _file("folder", "other.png"),
    "another layout": _file("layouts", "base.html"),
    "folder": lambda made: replace(
        made, folder=shutil.copytree(made.folder, made.folder.with_name("b"))
    ),
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN)
def test_the_fingerprint_changes_with_what_is_shown(
    change: Callable[[Job], Job], made: Job
) -> None:
    """Each thing on paper, each layout and each picture."""
    before = fingerprint(made)
    assert fingerprint(change(made)) != before


def test_the_fingerprint_knows_the_code_of_the_rooms_that_print() -> None:
    """A room that has another name now would be left out without a word."""
    rooms = fingerprint_of.CODE
    assert {"print", "typeset", "write"} <= {*rooms}
    assert [room for room in rooms if not (ROOT / "gazette" / room).is_dir()] == []


@pytest.mark.parametrize("change", UNSHOWN.values(), ids=UNSHOWN)
def test_the_fingerprint_changes_with_nothing_else(change: Callable[[Job], Job], made: Job) -> None:
    """What no layout is given cannot be on the paper."""
    before = fingerprint(made)
    assert fingerprint(change(made)) == before


def test_the_layouts_are_given_nothing_but_what_the_fingerprint_holds(made: Job) -> None:
    """A change that leaves the fingerprint leaves the bytes, too."""
    changed = made
    for change in UNSHOWN.values():
        changed = change(changed)
    assert fingerprint(changed) == fingerprint(made)
    assert make_issue_pdf(changed) == make_issue_pdf(made)


SCRIPT = """
import hashlib, sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
import jobs
from gazette.print.issue_pdf import make_issue_pdf
part = jobs.figure("n4", "tu.png")
more = jobs.paragraph("n3", "正文，𠮷〜。" * 50), jobs.table("n5", [list("甲乙丙丁戊己")] * 9)
book = make_issue_pdf(jobs.job(Path(sys.argv[3]), jobs.notice(1, part, *more), jobs.notice(2)))
digests = [hashlib.sha256(x).hexdigest() for x in (book.pdf, book.cover)]
print(digests, book.page_map, book.problems)
"""


def test_the_same_issue_gives_the_same_bytes_anywhere(made: Job, tmp_path: Path) -> None:
    """In another folder, process, hash seed, time zone and locale."""
    said = []
    for name, more in {
        "here": {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
        "there/again": {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "POSIX"},
    }.items():
        folder = shutil.copytree(made.folder, tmp_path / name / "2026-01")
        run = [sys.executable, "-c", SCRIPT, str(ROOT), str(ROOT / "tests"), str(folder)]
        environment = {**os.environ, **more, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        done = subprocess.run(
            run, check=True, capture_output=True, env=environment, cwd=folder, encoding="utf-8"
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].endswith("()\n")
