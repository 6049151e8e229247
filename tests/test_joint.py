"""Joint documents (联合发文): several issuers, numbers and signatures, each known where it counts.

In: front matter made up here; tests/sites/joint.
Out: facts about what is read, of which value each rule speaks, and how the names are set.
"""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import judges
import pymupdf
import pypdfium2
import pytest
from conftest import built, shared
from sample import MASTHEAD
from test_rules import told

from gazette.arrange import arrange, held
from gazette.language.lines import solid
from gazette.language.organs import joint
from gazette.model import Notice, Number, Place, Problem
from gazette.model.blocks import Signature
from gazette.read import issue, notice_file
from gazette.read.sources import Source
from gazette.write.html import write

SITE = Path(__file__).parent / "sites" / "joint" / "content"
NAME = "2026-02/01-cf-2026-5.md"


def read(*lines: str) -> tuple[Notice, tuple[Problem, ...]]:
    """Read a notice of some lines of front matter."""
    text = "\n".join(("---", *lines, "---", "", "正文。", ""))
    source = Source("2026-01/01-zf-2026-5.md", text)
    notice, problems, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    return notice, problems


@pytest.mark.parametrize(
    "lines",
    [
        ("发文机关: [甲, 乙]",),
        ("发文机关: ['甲', \"乙\"]",),
        ("issuer:", "  - 甲", "  - 乙"),
    ],
)
def test_a_field_takes_one_name_or_a_list_of_names(lines: tuple[str, ...]) -> None:
    """In brackets or below one another; a value alone stays one, spaces and all."""
    notice, _ = read(*lines, "落款: 县长 张三")
    assert notice.card.issuers == ("甲", "乙")
    assert notice.signed_by == ("县长 张三",)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("甲县财政局、甲县审计局", ("甲县财政局", "甲县审计局")),
        ("甲县财政局（代章）；甲县审计局等2部门", ("甲县财政局（代章）", "甲县审计局")),
        ("中共甲县委，甲县人民政府", ("中共甲县委", "甲县人民政府")),
        ("甲縣教育局、甲縣政府辦公室", ("甲縣教育局", "甲縣政府辦公室")),
        ("甲县文化、广播电视局", ()),
        ("甲县委、县政府信访局", ()),
        ("甲县公安局、司法局联合调解中心", ()),
        ("甲县国防动员办公室（甲县人民防空办公室、甲县边海防办公室）", ()),
        ("甲县老干部、关心下一代工作委员会", ()),
        ("县长 张三、副县长 李四", ()),
    ],
)
def test_a_mark_joins_bodies_only_where_each_part_is_one(text: str, bodies: tuple[str]) -> None:
    """A body whose own name has the mark is one body, and so is an office of two of them."""
    assert joint(text) == bodies
    _, problems = read(f"发文机关: {text}", f"落款: [{text}, 乙]")
    rows = "".join(f"{one}, " for one in bodies)
    told = [str(one.mend) for one in problems if one.rule == "list-joined"]
    mend = f"写成 `发文机关: [{rows[:-2]}]`，写成 `落款: [{rows}乙]`"
    assert told == ([mend] if bodies else [])


def test_a_signature_that_an_earlier_print_has_on_one_line_stays_so() -> None:
    """It is copied as it was printed; who issued is known from the issuer."""
    signed = "落款: 甲县财政局、甲县审计局"
    given = [read(signed)[1], read(signed, "原刊页码: 3")[1]]
    assert [[one.rule for one in found].count("list-joined") for found in given] == [1, 0]


def test_the_first_number_gives_the_address_and_the_others_lead_to_it() -> None:
    """All of them stand below the title, and any of them names the notice."""
    notice, _ = read("title: 甲", "number: [示政发〔2026〕5号, 示政办发〔2026〕9号]")
    card = notice.card
    assert card.numbers == (Number("示政发", 2026, 5), Number("示政办发", 2026, 9))
    assert (card.address, card.other_addresses) == (
        "/2026-01/zf-2026-5/",
        ("/2026-01/zbf-2026-9/",),
    )
    assert card.number_addresses == ("/numbers/zf/2026/5/", "/numbers/zbf/2026/9/")
    assert "示政发〔2026〕5号\n示政办发〔2026〕9号\n" in notice.text
    joint = arrange(MASTHEAD, [issue(SITE / "2026-02", MASTHEAD).issue])
    first, *_ = joint.issues[0].cards
    assert held(joint)[Number("示农发", 2026, 9)] == (first,)


def test_each_value_has_its_place() -> None:
    """A Problem of the second number stands at the second."""
    notice, problems = read("number:", "  - 示政发〔2026〕5号", "  - 示政办发[2026]9号")
    assert ("number-unreadable", 4) in [(one.rule, one.place.line) for one in problems]
    assert notice.card.numbers == (Number("示政发", 2026, 5),)
    assert "示政办发[2026]9号" in notice.text
    assert notice.place("number", 2) == Place("2026-01/01-zf-2026-5.md", 4, 5)


def test_a_name_that_is_written_twice_is_told() -> None:
    """Two lines of one name are a slip of the hand."""
    notice, problems = read("issuer: [甲, 乙, 甲]")
    assert notice.card.issuers == ("甲", "乙")
    assert ("value-unreadable", 2, 16) in [
        (one.rule, one.place.line, one.place.column) for one in problems
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("示农发〔2026〕9号]", "示农发〔2024〕9号]", "number-year", "2024"),
        ("示农发〔2026〕9号]", "示农发〔2026〕10号]", "number-twice", "`示农发〔2026〕10号`"),
        ("示农发〔2026〕9号]", "示农发〔2026〕11号]", "number-order", "示农发〔2026〕11号"),
        (
            "落款: [示例县财政局, 示例县农业农村局]",
            "落款: 示例县财政局",
            "issuer-signature",
            "农业农村局",
        ),
        ("标题: 示例县财政局 示例县农业农村局", "标题: 示例县水利局", "issuer-title", "财政局、"),
        ("[示财发〔2026〕5号, 示农发〔2026〕9号]", "示农发〔2026〕9号", "file-name", "cf-2026-5"),
    ],
)
def test_rules_look_at_every_value(
    old: str, new: str, rule: str, said: str, tmp_path: Path
) -> None:
    """Of several numbers, issuers and signatures none is left out."""
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    assert told(content) == ""
    file = content / NAME
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    lines = [line for line in told(content).splitlines() if f"[{rule}]" in line]
    assert len(lines) == 1
    assert said in lines[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the joint notices once a run."""
    return built(SITE, shared(tmp_path_factory) / "joint")


BODIES = ("示例县财政局", "示例县农业农村局")


def test_bodies_sign_in_rows_of_one_width_on_paper(site: Path) -> None:
    """The day stands once, below the last, two characters to the right of where they begin."""
    letters = [
        one
        for page in pymupdf.open(site / "2026-02/2026-02.pdf").pages()
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if 10 < span["size"] < 11
        for one in span["chars"]
    ]
    text = "".join(one["c"] for one in letters)
    at = text.index("".join(BODIES) + "2026年3月2日")
    first, second = letters[at : at + 6], letters[at + 6 : at + 14]
    day = letters[at + 14]
    assert abs(first[0]["origin"][0] - second[0]["origin"][0]) < 0.1
    assert abs(first[-1]["bbox"][2] - second[-1]["bbox"][2]) < 0.5
    assert abs(second[0]["origin"][1] - first[0]["origin"][1] - 16.8) < 0.1
    assert abs(day["origin"][1] - second[0]["origin"][1] - 16.8) < 0.1
    assert abs(day["origin"][0] - first[0]["origin"][0] - 21) < 0.5
    gaps = [two["origin"][0] - one["origin"][0] for one, two in pairwise(first)]
    assert max(gaps) - min(gaps) < 0.1 < min(gaps) - 10.5


def test_what_is_copied_of_spread_names_has_no_blanks(site: Path) -> None:
    """By Poppler and PDFium, which would see blanks in the gaps."""
    pdf = site / "2026-02/2026-02.pdf"
    said = "".join(judges.pdftotext(pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        seen = "".join(page.get_textpage().get_text_range() for page in document)
    for body in BODIES:
        assert said.count(body) == len(said.split(body)) - 1 >= 2
        assert seen.count(body) >= 2
    assert "示财发〔2026〕5号" in solid(said)


@pytest.mark.parametrize("width", [390, 1280])
def test_bodies_sign_in_rows_of_one_width_on_screens(site: Path, browser: Any, width: int) -> None:
    """As on paper; the text that is copied is theirs."""
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto((site / "2026-02/cf-2026-5/index.html").as_uri())
    rows = tab.evaluate(
        """() => [...document.querySelector(".joint").childNodes]
            .filter((one) => one.nodeType === Node.TEXT_NODE)
            .map((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                const { left, right } = range.getBoundingClientRect();
                return [one.data, Math.round(left), Math.round(right)];
            })"""
    )
    assert tab.inner_text(".joint") == "\n".join(BODIES)
    tab.close()
    assert [text for text, *_ in rows] == list(BODIES)
    assert len({(left, right) for _, left, right in rows}) == 1


@pytest.mark.parametrize(
    ("names", "joint"),
    [
        (BODIES, True),
        (BODIES[:1], False),
        (("县长 张三", "副县长 李四"), False),
        (("示例县财政局", "县长 张三"), False),
    ],
)
def test_persons_and_one_body_sign_as_they_are_written(
    names: tuple[str, ...], *, joint: bool
) -> None:
    """Only bodies are spread to one width."""
    assert ('class="signature joint"' in write(Signature(names))) is joint
