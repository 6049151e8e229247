"""Running heads: gazette and issue on the left-hand page, sections and numbers on the right one.

In: cards and page maps by hand; issues that are printed, read by Poppler and PyMuPDF.
Out: facts about gazette.print.running_heads, and about what stands above the pages.
"""

from __future__ import annotations

import dataclasses
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from jobs import job, notice, paragraph
from test_page_codes import characters

from gazette.language.words.en import EN
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Number, PageMap
from gazette.print import BOOKLET, PRESS, PROOF, IssuePdf, Job
from gazette.print.editions import make_edition
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.running_heads import Line, RunningHead, running_heads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gazette.language.words import Words
    from gazette.model import Notice

ISSUE = "示例县人民政府公报", "2026年第1期"
HEAD = (0, 0, 595, 62)
"""Where running heads stand, in points."""
LEFT, RIGHT = 56.1, 539.2


def one(id_: str, section: str, *numbers: Number) -> Notice:
    """Make a notice of a section, with numbers."""
    made = notice(1)
    card = dataclasses.replace(made.card, id=id_, section=section, numbers=numbers)
    return dataclasses.replace(made, card=card)


def zf(sequence: int, prefix: str = "示政发", form: str = "") -> Number:
    """Make a number."""
    return Number(prefix, 2026, sequence, *([form] if form else []))


def heads(
    notices: list[Notice],
    spans: Mapping[str, tuple[int, int]],
    ems: float = 53,
    words: Words = ZH_HANS,
) -> list[RunningHead]:
    """Make the heads of two pages or more; each character is an em wide."""
    count = max(last for _, last in spans.values())
    line = Line(ems, len)
    return list(running_heads(ISSUE, notices, PageMap(count, 0, spans), words, line))


def first(*notices: Notice, ems: float = 53, words: Words = ZH_HANS) -> RunningHead:
    """Make the head of a first page that has all these notices."""
    return heads(list(notices), dict.fromkeys((n.card.id for n in notices), (1, 1)), ems, words)[0]


def test_left_pages_say_the_gazette_and_right_ones_what_is_on_them() -> None:
    """What goes on from the page before is on the page; what ended there is not."""
    notices = [one("a", "文件", zf(1)), one("b", "文件", zf(2)), one("c", "任免", zf(3))]
    assert heads(notices, {"a": (1, 2), "b": (2, 3), "c": (3, 5)}) == [
        ("文件", "示政发〔2026〕1号"),
        ISSUE,
        ("文件、任免", "示政发〔2026〕2—3号"),
        ISSUE,
        ("任免", "示政发〔2026〕3号"),
    ]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([zf(3), zf(5)], "示政发〔2026〕3—5号"),
        ([zf(5), zf(3)], "示政发〔2026〕5号—示政发〔2026〕3号"),
        ([zf(3), zf(9), zf(5)], "示政发〔2026〕3号—示政发〔2026〕5号"),
        ([zf(3), zf(4, "示政函"), zf(5)], "示政发〔2026〕3号—示政发〔2026〕5号"),
        ([zf(3), zf(4, "示政函")], "示政发〔2026〕3号—示政函〔2026〕4号"),
        ([zf(3, form="{prefix} {year}/{sequence}"), zf(7)], "示政发 2026/3—7"),
    ],
)
def test_numbers_of_one_series_in_order_are_a_row(numbers: list[Number], said: str) -> None:
    """Others are named in full, the first and the last that the page has."""
    notices = [one(str(at), "文件", number) for at, number in enumerate(numbers)]
    assert first(*notices).right == said


def test_of_a_joint_document_the_first_number_counts() -> None:
    """As for its address; and one without a number has none above it."""
    joint = one("a", "文件", zf(7), zf(2, "示办"))
    assert first(joint, one("b", "公告")) == ("文件、公告", "示政发〔2026〕7号")
    assert first(one("b", "公告")) == ("公告", "")


def test_numbers_in_english_are_ranged_by_an_en_dash() -> None:
    """Words come from the gazette's language."""
    form = "{prefix} {year}/{sequence}"
    numbers = [zf(3, "CG", form), zf(4, "CO", form)]
    notices = [one(str(at), "Orders", number) for at, number in enumerate(numbers)]
    assert first(*notices, words=EN).right == "CG 2026/3–CO 2026/4"
    assert first(*notices, ems=30, words=EN).right == "CG 2026/3 …"


@pytest.mark.parametrize(
    ("ems", "head"),
    [
        (60, ("县政府文件、人事任免", "示政发〔2026〕3号—示政函〔2026〕4号")),
        (46, ("县政府文件、人事任免", "示政发〔2026〕3号—示政函〔2026〕4号")),
        (45, ("县政府文件、人事任免", "示政发〔2026〕3号等")),
        (24, ("县政府文件、人事任免", "示政发〔2026〕3号等")),
        (23, ("县政府文件等", "示政发〔2026〕3号等")),
        (17, ("县政…", "示政发〔2026〕3号等")),
        (12, ("", "示政发〔2026〕3号等")),
        (8, ("", "示政发〔202…")),
    ],
)
def test_what_is_too_long_is_cut_by_rule(ems: int, head: tuple[str, str]) -> None:
    """Numbers beyond half the line, then sections, then names."""
    notices = [one("a", "县政府文件", zf(3)), one("b", "人事任免", zf(4, "示政函"))]
    made = first(*notices, ems=ems)
    assert made == head
    assert len(made.left) + len(made.right) + 2 * bool(made.left) <= ems


def test_a_long_name_of_a_gazette_is_cut_and_its_issue_is_not() -> None:
    """It ends in an ellipsis two characters before the issue."""
    pages = heads([one("a", "文件", zf(1))], {"a": (1, 2)}, ems=16)
    assert pages[1] == ("示例县人民…", "2026年第1期")


# --- on paper ---


def asked(made: Job, **more: Any) -> Job:
    """Let the masthead ask for sections and numbers."""
    masthead = dataclasses.replace(made.masthead, running_head="numbers", **more)
    return dataclasses.replace(made, masthead=masthead)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Make an issue of three pages of two sections."""
    long = [
        paragraph(f"n{at}", "各乡镇、各部门要认真贯彻执行，逐项落实。" * 12) for at in range(3, 16)
    ]
    notices = notice(1, *long), notice(2, *long[:3]), notice(3, *long[:2], section="人事任免")
    return job(tmp_path_factory.mktemp("heads"), *notices)


@pytest.fixture(scope="module")
def books(made: Job) -> dict[str, IssuePdf]:
    """Print it both ways."""
    return {"issue": make_issue_pdf(made), "numbers": make_issue_pdf(asked(made))}


def above(pdf: bytes) -> list[list[tuple[str, float, float]]]:
    """Read what stands above each printed page: each word with its left and right edge."""
    return [
        sorted(
            (
                (word[4], round(word[0], 1), round(word[2], 1))
                for word in page.get_text("words", clip=pymupdf.Rect(HEAD))
            ),
            key=itemgetter(1),
        )
        for page in list(pymupdf.open(stream=pdf))[2:]
    ]


def test_heads_stand_at_both_sides_of_the_page(books: dict[str, IssuePdf], tmp_path: Path) -> None:
    """Poppler reads them, and they are flush with the text."""
    book = books["numbers"]
    assert book.problems == ()
    assert [book.page_map.spans[f"zf-2026-{at}"] for at in (1, 2, 3)] == [(1, 2), (2, 3), (3, 3)]
    path = tmp_path / "issue.pdf"
    path.write_bytes(book.pdf)
    assert [set(page.split()) for page in judges.pdftotext(path, HEAD)[2:]] == [
        {"县政府文件", "示政发〔2026〕1号"},
        {sample_name(books), "2026年第1期"},
        {"县政府文件、人事任免", "示政发〔2026〕2—3号"},
    ]
    for left, right in above(book.pdf):
        assert left[1] == pytest.approx(LEFT, abs=0.6)
        assert right[2] == pytest.approx(RIGHT, abs=0.6)


def sample_name(books: dict[str, IssuePdf]) -> str:
    """Return the gazette's name as it stands above each page without the choice."""
    return above(books["issue"].pdf)[0][0][0]


def test_without_the_choice_every_page_says_gazette_and_issue(books: dict[str, IssuePdf]) -> None:
    """As before."""
    said = [[word for word, *_ in page] for page in above(books["issue"].pdf)]
    assert said == [[sample_name(books), "2026年第1期"]] * 3


def test_nothing_else_of_a_page_moves(books: dict[str, IssuePdf]) -> None:
    """Page map, foot, and each character of the text."""
    issue, numbers = books["issue"], books["numbers"]
    assert issue.page_map == numbers.page_map
    for foot in (True, False):
        pages = (characters(book.pdf, foot=foot) for book in (issue, numbers))
        text = [[[one for one in page if one[2] > HEAD[3]] for page in pdf] for pdf in pages]
        assert text[0] == text[1]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_judges_find_no_fault(flavour: str, books: dict[str, IssuePdf], tmp_path: Path) -> None:
    """In the whole, and in a notice's own PDF, whose pages have the heads of the issue's."""
    part = books["numbers"].parts["zf-2026-3"]
    for name, pdf in (("whole", books["numbers"].pdf), ("part", part)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        assert judges.verapdf(path, flavour) == []
    assert "示政发〔2026〕2—3号" in pymupdf.open(stream=part)[0].get_text()


@pytest.mark.parametrize("wanted", [PRESS, BOOKLET, PROOF])
def test_every_edition_has_them(wanted: str, made: Job) -> None:
    """Once on each right-hand page."""
    files = make_edition(dataclasses.replace(asked(made), wanted=frozenset({wanted}))).files
    text = "".join(
        page.get_text() for file in files.values() for page in pymupdf.open(stream=file.pdf)
    )
    assert text.count("县政府文件、人事任免") == 1
    assert text.count("示政发〔2026〕2—3号") == 1


def test_a_long_section_and_a_long_name_have_room_on_paper(made: Job, tmp_path: Path) -> None:
    """The sides never meet, and nothing stands in a second line."""
    name = "示例经济技术开发区管理委员会公报（" + "规范性文件专辑" * 6 + "）"
    section = "县政府及县政府办公室" * 7
    changed = (
        dataclasses.replace(n, card=dataclasses.replace(n.card, section=section))
        for n in made.notices
    )
    job_ = dataclasses.replace(asked(made, name=name), notices=tuple(changed))
    path = tmp_path / "long.pdf"
    path.write_bytes(make_issue_pdf(job_).pdf)
    for page in above(path.read_bytes()):
        (left, _, ends), (_, begins, right) = page
        assert left.endswith("…")
        assert begins - ends >= 17
        assert right == pytest.approx(RIGHT, abs=0.6)


def test_the_choice_tells_two_prints_apart(made: Job) -> None:
    """An issue is set again where it changes."""
    assert fingerprint(made) != fingerprint(asked(made))
