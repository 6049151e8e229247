"""An issue that is printed again: what has not changed is not set again, and nothing shows it.

In: issues made by hand, edited, and printed with and without what was printed before.
Out: facts about the IssuePdfs.
"""

from __future__ import annotations

import pickle
import shutil
import zlib
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import jobs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from gazette.model import Picture
from gazette.print import IssuePdf, cached_layout, issue_pdf
from gazette.print.front_matter import front_matter
from gazette.print.issue_pdf import make_issue_pdf
from gazette.typeset.page_notes import Notes, PageNotes, reusable
from gazette.typeset.reused_pages import go_on
from gazette.typeset.weasyprint.page_making import PageStart, Parted
from gazette.typeset.weasyprint.page_pickles import unpickled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.model import Block, Notice
    from gazette.print import Job

SENTENCES = (
    "各乡镇人民政府、县政府各部门要加强组织领导，确保工作落到实处。",
    "根据《中华人民共和国突发事件应对法》（2024年修订）第17条、第18条，结合本县实际，制定本办法。",
    "补助标准为每亩1,250.50元，由县财政局（示财〔2026〕7号）在30日内拨付到位；逾期的，按日加收。",
    "See the English text (Annex 2, p. 14) for the definitions of terms.",
    "……",
)
Sort = str
NOTICES = 5

Draft = list[tuple[Sort, int]]
"""A notice: what each of its blocks is, and which text it has."""


def first_draft() -> list[Draft]:
    """Give notices that take some six pages, with all that stands on pages."""
    plain = [("text", 3 * at + 11) for at in range(9)]
    return [
        [*plain, ("table", 4), *plain],
        [("picture", 0), *plain[:2], ("long table", 30), *plain],
        [*plain, ("heading", 2), *plain, ("wide table", 5), *plain[:3]],
        [*plain[:1]],
        [("heading", 1), *plain, ("drawing", 0), *plain],
    ]


def text(number: int) -> str:
    """Give a text of its own for each number, of one to nine sentences."""
    count = number % 9 + 1
    said = "".join(SENTENCES[(number + at * at) % len(SENTENCES)] for at in range(count))
    return f"第{number}条　{said}"


def block(at: int, sort: Sort, number: int) -> Block:
    """Make a block of a notice."""
    name = f"n{at + 3}"
    if sort == "heading":
        return jobs.heading(name, f"{'一二三四五六七八九十'[number % 10]}、总的要求")
    if sort == "picture":
        return jobs.figure(name, "green.png")
    if sort == "drawing":
        return jobs.figure(name, "drawing.svg")
    if "table" in sort:
        wide = 8 if "wide" in sort else 3
        rows = [[f"{row}.{column}项" for column in range(wide)] for row in range(number + 2)]
        return jobs.table(name, rows)
    return jobs.paragraph(name, text(number))


def made(folder: Path, drafts: Sequence[Draft]) -> Job:
    """Make the Job of drafts."""
    notices: list[Notice] = [
        jobs.notice(number, *(block(at, *one) for at, one in enumerate(draft)))
        for number, draft in enumerate(drafts, start=1)
    ]
    return jobs.job(folder, *notices)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a picture and a drawing that paints in a group of its own."""
    folder = tmp_path_factory.mktemp("content") / jobs.ISSUE
    folder.mkdir()
    Image.new("RGB", (600, 300), "green").save(folder / "green.png")
    drawing = '<rect width="90" height="40" fill="blue" opacity="0.5"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{drawing}</svg>'
    (folder / "drawing.svg").write_text(svg, encoding="utf-8")
    return folder


def printed_alike(again: IssuePdf, anew: IssuePdf) -> list[str]:
    """Give the names of what differs."""
    names = [one.name for one in fields(IssuePdf) if one.name != "layout"]
    return [name for name in names if getattr(again, name) != getattr(anew, name)]


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the pages that are taken from before."""
    found: list[int] = []
    upstream = cached_layout.unpacked

    def counted(data: bytes, elements: object) -> object:
        found.append(len(data))
        return upstream(data, elements)  # type: ignore[arg-type]

    monkeypatch.setattr(cached_layout, "unpacked", counted)
    return found


def edited(drafts: list[Draft], edit: tuple[str, int, int, int]) -> list[Draft]:
    """Give drafts with one more edit."""
    what, notice, at, number = edit
    found = [list(draft) for draft in drafts]
    draft = found[notice % len(found)]
    if what == "another notice":
        return [*found, [("text", number)]]
    if what == "one notice less":
        return found[:-1] if len(found) > 1 else found
    if what == "another text" or not draft:
        place = at % max(len(draft), 1)
        draft[place : place + 1] = [("text", number)]
    elif what == "one block less":
        del draft[at % len(draft)]
    else:
        draft.insert(at % (len(draft) + 1), (what, number % 12))
    return found


EDITS = st.tuples(
    st.sampled_from(
        ["another text"] * 4
        + ["text", "heading", "table", "wide table", "picture", "one block less"]
        + ["another notice", "one notice less"]
    ),
    st.integers(0, NOTICES),
    st.integers(0, 30),
    st.integers(0, 60),
)


@settings(
    max_examples=max(1, settings.default.max_examples // 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_after_any_history_of_edits_an_issue_is_printed_as_if_for_the_first_time(
    pictures: Path, edits: list[tuple[str, int, int, int]]
) -> None:
    """Every byte is the same, whatever stands from before."""
    drafts = first_draft()
    former = make_issue_pdf(made(pictures, drafts))
    for edit in edits:
        drafts = edited(drafts, edit)
        job = made(pictures, drafts)
        again = make_issue_pdf(replace(job, former=former))
        assert printed_alike(again, make_issue_pdf(job)) == []
        former = again


def test_pages_before_an_edit_stand(pictures: Path, stood: list[int]) -> None:
    """Those that its layout came to are set again, and from where a page can begin."""
    drafts = first_draft()
    former = make_issue_pdf(made(pictures, drafts))
    assert not stood
    again = make_issue_pdf(replace(made(pictures, [*drafts, [("text", 1)]]), former=former))
    assert len(stood) > former.page_map.count / 2, (len(stood), former.page_map.count)
    taken = [
        name
        for name, part in former.parts.items()
        if any(part is other for other in again.parts.values())
    ]
    assert taken, "no notice's PDF was taken from before"


def plain(*paragraphs: str) -> list[str]:
    """Give a notice whose paragraphs take a page and a half, and these at its beginning."""
    return [*paragraphs, *(text(8) for _ in range(12))]


def printed(folder: Path, *drafts: Sequence[str], layouts: Path = jobs.LAYOUTS) -> Job:
    """Make the Job of notices of paragraphs."""
    notices = [
        jobs.notice(number, *(jobs.paragraph(f"n{at}", said) for at, said in enumerate(draft, 3)))
        for number, draft in enumerate(drafts, start=1)
    ]
    return jobs.job(folder, *notices, layouts=layouts)


@pytest.mark.parametrize(
    ("before", "after", "others"),
    [
        (["甲项。", "乙项。"], ["甲项。", "丙项。"], 1),  # another text, of as many lines
        (["甲" * 30], ["甲项。", "甲项。"], 1),  # a paragraph more, of as many lines
        (["甲项。", "甲项。"], ["甲" * 30], 1),
        (["甲项。"], ["甲" * 400], None),  # more lines: pages begin elsewhere
    ],
)
def test_pages_behind_an_edit_stand_where_they_begin_as_they_did(
    pictures: Path, stood: list[int], before: list[str], after: list[str], others: int | None
) -> None:
    """Whatever stands in other notices; and so again at the next edit, and at the one after."""
    rest = [plain() for _ in range(4)]
    former = make_issue_pdf(printed(pictures, plain(*before), *rest))
    count = former.page_map.count
    for draft in (plain(*after), plain(*before)):
        stood.clear()
        job = printed(pictures, draft, *rest)
        again = make_issue_pdf(replace(job, former=former))
        assert printed_alike(again, make_issue_pdf(job)) == []
        assert others is None or len(stood) >= count - 1 - others, (len(stood), count)
        former = again


def test_a_glyph_that_an_edit_brings_may_stand_behind_it(
    pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is painted before those pages now; where it no longer is, they are the first again."""
    tries: list[Job] = []
    upstream = issue_pdf._printed

    def counted(job: Job, *more: Any) -> IssuePdf:
        tries.append(job)
        return upstream(job, *more)

    monkeypatch.setattr(issue_pdf, "_printed", counted)
    rest = [plain(), plain("龘字。"), plain()]
    former = make_issue_pdf(printed(pictures, plain("甲项。"), *rest))
    for said, times in (("龘项。", 1), ("甲项。", 1), ("龘项。", 1)):
        job = printed(pictures, plain(said), *rest)
        anew = make_issue_pdf(job)
        tries.clear()
        again = make_issue_pdf(replace(job, former=former))
        assert len(tries) == times
        assert printed_alike(again, anew) == []
        former = again
    other = printed(pictures, plain("甲项。"), *rest)
    painted_first = make_issue_pdf(printed(pictures, plain("龘项。"), *rest))
    tries.clear()
    again = make_issue_pdf(replace(other, former=painted_first))
    assert len(tries) == 2  # how wide it is there, no page behind has ever said
    assert printed_alike(again, make_issue_pdf(other)) == []


def test_nothing_stands_where_a_style_asks_what_is_behind_an_element(
    pictures: Path, stood: list[int], tmp_path: Path
) -> None:
    """A page does not follow from what it comes to, where a designer's style looks further."""
    layouts = tmp_path / "layouts"
    shutil.copytree(jobs.LAYOUTS, layouts)
    sheet = layouts / "print/body.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\narticle:has(b) {{ color: red }}\n", "utf-8")
    job = printed(pictures, plain(), plain(), layouts=layouts)
    former = make_issue_pdf(job)
    again = make_issue_pdf(replace(job, former=former))
    assert not stood
    assert printed_alike(again, former) == []


def test_an_issue_whose_text_is_the_same_stands_whole(pictures: Path, stood: list[int]) -> None:
    """What is only on its cover has no page of the text set again."""
    job = made(pictures, first_draft()[3:4] * 4)
    former = make_issue_pdf(job)
    issue = replace(job.issue, note="另一段卷首语。")
    other = replace(job, issue=issue)
    again = make_issue_pdf(replace(other, former=former))
    assert len(stood) == former.page_map.count
    assert printed_alike(again, make_issue_pdf(other)) == []


def test_cover_and_contents_stand_while_they_say_the_same(
    pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through edits that leave them as they are, until one does not; every byte is the same."""
    laid_out: list[object] = []

    def counted(*given: Any) -> object:
        laid_out.append(given)
        return front_matter(*given)

    monkeypatch.setattr(issue_pdf, "front_matter", counted)
    drafts = [*first_draft()[3:4] * 3, [("text", 8)]]
    former = make_issue_pdf(made(pictures, drafts))
    for number, times in ((17, 1), (26, 1), (17, 2)):
        job = made(pictures, [*drafts[:-1], [("text", number)]])
        if times > 1:
            job = replace(job, issue=replace(job.issue, note="另一段卷首语。"))
        laid_out.clear()
        anew = make_issue_pdf(job)
        again = make_issue_pdf(replace(job, former=former))
        assert len(laid_out) == times
        assert printed_alike(again, anew) == []
        former = again


def test_a_cover_with_a_picture_of_dots_is_set_again(pictures: Path) -> None:
    """Pictures are numbered in the order of a PDF's pages."""
    plain = made(pictures, first_draft()[3:4])
    cover = Picture("green.png", "绿色", plain.issue.place)
    job = replace(plain, issue=replace(plain.issue, cover=cover))
    former = make_issue_pdf(job)
    again = make_issue_pdf(replace(job, former=former))
    assert printed_alike(again, former) == []


def test_running_heads_that_say_what_is_on_a_page_follow_the_pages(pictures: Path) -> None:
    """They are laid out apart: before an edit, after it, and where they come or go."""
    plain = made(pictures, first_draft()[:2])
    heads = replace(plain, masthead=replace(plain.masthead, running_head="numbers"))
    longer = replace(heads, notices=made(pictures, [*first_draft()[:2], [("text", 1)]]).notices)
    former = make_issue_pdf(plain)
    for job in (heads, longer, plain):
        again = make_issue_pdf(replace(job, former=former))
        assert printed_alike(again, make_issue_pdf(job)) == []
        former = again


def test_what_another_press_has_laid_out_is_not_taken(
    pictures: Path, stood: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Layouts, faces, engine and code are part of what pages are cached by."""
    job = made(pictures, first_draft()[3:4])
    former = make_issue_pdf(job)
    monkeypatch.setattr("gazette.print.fingerprint._engine", lambda: b"another")
    make_issue_pdf(replace(job, former=former))
    assert not stood


def named(module: str, name: str) -> bytes:
    """Return a pickle of what is found by a name in a module."""
    said = b"".join(b"\x8c" + bytes([len(one)]) + one.encode() for one in (module, name))
    return b"\x80\x04" + said + b"\x93."


@pytest.mark.parametrize(
    "layout",
    [
        b"\x80",
        zlib.compress(b"\x80"),
        zlib.compress(pickle.dumps(("key",) * 9)),
        zlib.compress(pickle.dumps(print)),
        zlib.compress(named("gazette.typeset.reused_pages", "go_on")),
        zlib.compress(named("gazette.typeset.reused_pages", "PARAGRAPH.of")),
    ],
)
def test_what_cannot_be_read_counts_as_absent(
    pictures: Path, stood: list[int], layout: bytes
) -> None:
    """Nothing but what this press writes is unpickled."""
    job = made(pictures, first_draft()[3:4])
    book = make_issue_pdf(replace(job, former=IssuePdf(layout=layout)))
    assert book.pdf
    assert not stood


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("pydyf", "re.compile"),
        ("weasyprint.layout.page", "make_page"),
        ("builtins", "eval"),
    ],
)
def test_nothing_but_what_stands_in_a_page_is_called(module: str, name: str) -> None:
    """Who can write into the cache runs nothing by it."""
    with pytest.raises(pickle.UnpicklingError):
        unpickled(named(module, name), ())


def test_a_page_that_would_be_painted_otherwise_has_all_set_again(pictures: Path) -> None:
    """A glyph whose width is first known on the cover may stand otherwise on the pages behind."""
    job = made(pictures, first_draft()[:1])
    former = make_issue_pdf(job)
    issue = replace(job.issue, note="Weights & measures: 1,250.50 (see p. 14) ABCDEFG")
    other = replace(job, issue=issue)
    again = make_issue_pdf(replace(other, former=former))
    assert printed_alike(again, make_issue_pdf(other)) == []


def test_a_paragraph_goes_on_as_it_was_begun() -> None:
    """Its lines are those that were chosen for all of it, not for what is left of it."""
    line = SimpleNamespace(children=())
    maker = SimpleNamespace(parted=lambda asked: Parted({5: 9}, 300.0) if asked is line else None)
    for known, lines in (({}, {5: 9}), ({0: 5}, {0: 5})):
        paragraph = SimpleNamespace(lines=known, rest=0.0)
        go_on(SimpleNamespace(maker=maker), line, paragraph)  # type: ignore[arg-type]
        assert paragraph.lines == lines


def page(reached: int, *, begins: bool = True) -> PageNotes:
    """Make the notes of a page."""
    return PageNotes(PageStart(None, {}, True, ()), begins, None, 0, reached, {})


@pytest.mark.parametrize(
    ("pages", "last", "painted", "standing"),
    [
        ([page(5), page(9), page(0)], 9, {0, 1}, {0, 1}),
        ([page(5), page(9), page(0)], 8, {0, 1}, {0}),
        ([page(5), page(9), page(12), page(0)], 4, {0, 1, 2}, set()),
        ([page(5), page(9, begins=False), page(12), page(0)], 9, {0, 1, 2}, {0, 1}),
        ([page(5), page(9, begins=False), page(12, begins=False), page(0)], 9, {0, 1, 2}, set()),
        ([page(5), page(9), page(12), page(0)], 12, {0, 2}, {0, 2}),
        ([page(5), page(9, begins=False), page(12), page(0)], 12, {0, 2}, {2}),
    ],
)
def test_pages_stand_that_came_to_nothing_new(
    pages: list[PageNotes], last: int, painted: set[int], standing: set[int]
) -> None:
    """Layout goes on where a page begins openly; what was not painted is laid out from there."""
    assert reusable(Notes(pages, {}), last, painted) == standing
