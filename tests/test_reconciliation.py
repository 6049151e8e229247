"""What a notice declares is held against what its own text says, and both ways.

In: notices of a few lines; the specimen, the lawful gazettes, the real number.
Out: tests of record.said and record.reconciliation.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample import MASTHEAD

from gazette import read
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.record.reconciliation import days_said, unrecorded, unsaid
from gazette.record.said import acts_of, in_force_of

if TYPE_CHECKING:
    from gazette.model import Notice

ROOT = Path(__file__).parents[1]
TITLE = "示例县人民政府关于一件事的通知"


def made(body: str, *lines: str, title: str = TITLE) -> Notice:
    """Read a notice with this body, and further lines of front matter."""
    front = "\n".join((f"title: {title}", "number: 示政发〔2026〕1号", "dated: 2026-01-12", *lines))
    source = Source("2026-01/a.md", f"---\n{front}\n---\n\n{body}\n")
    notice, _, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    return notice


def notices(content: Path) -> list[Notice]:
    """Read all notices of a content folder."""
    head, _ = read.masthead(content)
    assert head
    issues = (read.issue(content / name, head) for name in read.folders(content))
    return [one for issue in issues for one in issue.notices]


def said(notice: Notice) -> list[tuple[str, str]]:
    return [(one.what.verb, str(one.what.target)) for one in acts_of(notice)]


ROWS = """\
| 序号 | 文件名称 | 文号 | 清理意见 |
| --- | --- | --- | --- |
| 1 | 示例县人民政府关于修改旧办法的决定 | 示政发〔2011〕1号 | 废止 |
| 2 | 《示例县节水办法》 | 示政发〔2012〕2号 | 宣布失效 |
| 3 | 示例县供水办法 | 示政发〔2013〕3号 | 拟修改 |
| 4 | 示例县排水办法 |  | 废止 |
"""


def test_a_table_that_says_row_by_row_what_is_done_is_read_so() -> None:
    """In a notice on such a review alone; what is only planned is none."""
    review = made(f"现公布清理结果。\n\n{ROWS}", title="示例县人民政府关于公布文件清理结果的通知")
    assert said(review) == [
        ("repeals", "示政发〔2011〕1号"),
        ("lapses", "示政发〔2012〕2号"),
        ("repeals", "示例县排水办法"),
    ]
    assert said(made(f"现将文件发给你们。\n\n{ROWS}")) == []


def test_a_table_or_list_below_an_announcement_belongs_to_it() -> None:
    """With the announcement as the quotation; a table of other things does not."""
    table = "\n".join(
        line.rpartition(" | ")[0].rpartition(" | ")[0] + " |" for line in ROWS.split("\n")
    )
    listed = "- 示政发〔2011〕1号\n- 《示例县节水办法》（示政发〔2012〕2号）"
    for body in (ROWS.replace(" 清理意见 |", " 备注 |"), listed):
        notice = made(f"决定宣布下列文件失效：\n\n{body}\n\n另行通知。")
        assert said(notice)[:2] == [
            ("lapses", "示政发〔2011〕1号"),
            ("lapses", "示政发〔2012〕2号"),
        ]
        saying = acts_of(notice)[0]
        assert (saying.quotation, saying.block.line) == ("决定宣布下列文件失效：", 7)
    assert said(made(f"决定宣布下列文件失效：\n\n{table}")) == []


def test_a_quotation_has_its_place_in_its_block() -> None:
    """So that the printed page on which it stands can be told."""
    notice = made("第一段。\n\n第二段。示政发〔2012〕3号同时废止。\n\n第三段。")
    (saying,) = acts_of(notice)
    found = saying.block.text[saying.what.start : saying.what.end]
    assert found == saying.quotation == "示政发〔2012〕3号同时废止"


def test_what_a_notice_says_of_its_force_is_said_of_its_instrument_too() -> None:
    """《…》 that its title or its instrument names is its own; that of others is not."""
    title = "示例县人民政府关于印发《示例县节水办法》的通知"
    body = "《示例县节水办法》自2026年2月1日起施行。\n\n《示例县供水办法》自2026年3月1日起施行。"
    (saying,) = in_force_of(made(body, title=title))
    assert (saying.quotation, saying.what.when.day) == ("自2026年2月1日起施行", date(2026, 2, 1))


@pytest.mark.parametrize(
    ("body", "declared", "missing"),
    [
        ("示政发〔2012〕3号同时废止。", [], ["示政发〔2012〕3号"]),
        ("示政发〔2012〕3号同时废止。", ["repeals: 示政发〔2012〕3号"], []),
        ("示政发〔2012〕3号同时废止。", ["voids: 示政发〔2012〕3号"], []),
        ("示政发〔2012〕3号同时废止。", ["amends: 示政发〔2012〕3号"], ["示政发〔2012〕3号"]),
        ("示政发〔2012〕3号同时废止。", ["repeals: tg-2012-1"], []),
        ("示政发〔2012〕3号、4号同时废止。", ["repeals: tg-2012-1"], ["3", "4"]),
        ("示政发〔2026〕1号同时废止。", [], []),
        ("《示例县节水办法》同时废止。", [], []),
        ("根据示政发〔2012〕3号，制定本办法。", [], []),
        ("现将示政发〔2012〕3号转发给你们。", [], []),
    ],
)
def test_what_is_said_of_a_numbered_document_is_to_be_declared(
    body: str, declared: list[str], missing: list[str]
) -> None:
    """In any word of its kind; not what it rests on, nor what only a title or itself names."""
    relations = ["relations:", *(f"  - {one}" for one in declared)] if declared else []
    found = [str(one.what.target) for one in unrecorded(made(body, *relations))]
    assert len(found) == len(missing)
    assert all(part in number for part, number in zip(missing, found, strict=True))


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("示政发〔2012〕3号附件2同时废止。", "附件2"),
        (
            "对示政发〔2012〕3号作如下修改：\n\n一、第三条修改为：“略”\n\n二、删去第五条。",
            "第三条、第五条",
        ),
        ("示政发〔2012〕3号附件2停止执行。\n\n示政发〔2012〕3号予以作废。", ""),
    ],
)
def test_what_is_said_of_one_document_is_one_entry(body: str, part: str) -> None:
    """Of all its parts that are named; of the whole where that is said anywhere."""
    (saying,) = unrecorded(made(body))
    assert saying.what.part == part


@pytest.mark.parametrize(
    ("body", "declared", "told"),
    [
        ("示政发〔2012〕3号同时废止。", "repeals: 示政发〔2012〕3号", False),
        ("示政发〔2012〕3号同时废止。", "repeals: 示政发〔2012〕8号", True),
        ("示政发〔2012〕3号同时废止。", "amends: 示政发〔2012〕3号", True),
        ("现将有关事项通知如下。", "repeals: 示政发〔2012〕3号", True),
        ("示政发〔2012〕3号是现行文件。", "repeals: 示政发〔2012〕3号", True),
        ("示政发〔2012〕3号的效力至此终止。", "repeals: 示政发〔2012〕3号", False),
        ("示政发〔2012〕3号等2件同时废止。", "repeals: 示政发〔2012〕8号", False),
        ("示政发〔2012〕3号和附件所列文件同时废止。", "repeals: 示政发〔2012〕8号", False),
        ("《示例县节水办法》同时废止。", "repeals: 示政发〔2012〕8号", False),
        ("上述文件同时废止。", "repeals: 示政发〔2012〕8号", False),
        ("现将有关事项通知如下。", "repeals: tg-2012-1", False),
        ("现将有关事项通知如下。", "repeals: 示例县节水办法", False),
        ("县政府决定予以摘牌销案。", "closes: 示政发〔2012〕8号", False),
    ],
)
def test_what_is_declared_of_a_numbered_document_is_to_be_said(
    body: str, declared: str, told: bool
) -> None:
    """Unless the text has a word of such an act and does not name all that it means."""
    assert bool(unsaid(made(body, "relations:", f"  - {declared}"))) == told


def test_a_title_that_the_text_names_stands_for_the_number_declared_with_it() -> None:
    """The text gives no number, and another act beside it does."""
    body = "《示例县节水办法》废止，同时作废示政发〔2012〕3号。"
    relation = ("relations:", "  - repeals: 示政发〔2011〕8号", "    title: 示例县节水办法")
    assert unsaid(made(body, *relation)) == ()


@pytest.mark.parametrize(
    ("body", "lines", "last"),
    [
        ("本通知自2026年2月1日起施行，有效期两年。", [], date(2028, 1, 31)),
        ("本通知自成文之日起施行，有效期一年。", [], date(2027, 1, 11)),
        ("本通知自印发之日起施行，有效期一年。", [], None),
        ("本通知自印发之日起施行，有效期一年。", ["effective: 2026-01-20"], date(2027, 1, 19)),
        ("本通知有效期至2026年12月31日。", [], date(2026, 12, 31)),
        ("本通知自印发之日起施行，长期有效。", [], None),
        ("本通知有效期至2026年底。\n\n本办法有效期至2027年底。", [], None),
        ("本通知有效期至2026年底。\n\n本办法有效期至2026年12月31日。", [], date(2026, 12, 31)),
        ("本通知自2026年2月1日起施行，有效期两年。", ["effective: 2026-03-01"], date(2028, 1, 31)),
        (
            "本通知自公布之日起施行，有效期一年。",
            ["first_online: 2026-01-20 09:30"],
            date(2027, 1, 19),
        ),
        ("许可证有效期两年。", [], None),
    ],
)
def test_a_last_day_is_counted_where_all_is_known(
    body: str, lines: list[str], last: date | None
) -> None:
    """Not from a day of printing that the notice does not have, and not where it says two."""
    found = days_said(made(body, *lines)).get("expires")
    assert (found and found[0]) == last


@pytest.mark.parametrize(
    ("body", "lines", "first"),
    [
        ("本办法自2026年2月1日起施行。", [], date(2026, 2, 1)),
        ("本办法自2026年2月1日起施行。", ["effective: 2026-03-01"], date(2026, 2, 1)),
        ("本办法自签发之日起30日后施行。", [], date(2026, 2, 11)),
        ("本办法自公布之日起30日后施行。", [], None),
        ("本办法自公布之日起30日后施行。", ["first_online: 2026-01-20 09:30"], date(2026, 2, 19)),
        ("本办法自公布之日起施行。", ["first_online: 2026-01-20 09:30"], None),
        ("本通知自2026年1月12日起施行。", [], None),
        ("本通知自印发之日起施行。\n\n本办法自2026年2月1日起施行。", [], None),
        ("本通知自2026年3月1日起施行。\n\n本办法自2026年2月1日起施行。", [], None),
        ("许可证自2026年2月1日起生效。", [], None),
    ],
)
def test_a_first_day_is_that_which_the_field_must_say(
    body: str, lines: list[str], first: date | None
) -> None:
    """Not the day of its date, on which it is in force without the field, nor one of two."""
    found = days_said(made(body, *lines)).get("effective")
    assert (found and found[0]) == first


def test_what_its_issue_says_of_the_day_online_is_counted_from() -> None:
    """A notice that does not say so itself went online with its issue."""
    found = days_said(made("本办法自公布之日起30日后施行。"), date(2026, 1, 20))
    assert found["effective"][0] == date(2026, 2, 19)


def test_the_specimen_declares_just_what_its_texts_say() -> None:
    """Each act on a numbered document; and no text has an act that is none."""
    for notice in notices(ROOT / "content"):
        rests = {"implements", "transmits"}
        texts = {one.what for one in acts_of(notice) if one.what.verb not in rests}
        declared = {
            (one.verb, one.target) for one in notice.card.relations if one.verb not in rests
        }
        assert {(act.verb, act.target) for act in texts} == declared, notice.card.place.file


def test_of_the_real_number_all_acts_are_found_and_no_other(seeds_content: Path) -> None:
    """One document is voided in passing, six hazards of five notices are closed."""
    found = {
        notice.card.numbers[0].sequence: [one for one in said(notice) if one[0] != "implements"]
        for notice in notices(seeds_content)
    }
    acted = {sequence: [verb for verb, _ in acts] for sequence, acts in found.items() if acts}
    assert acted == {
        80: ["closes"],
        87: ["closes"],
        88: ["voids"],
        96: ["closes"],
        97: ["closes"],
        98: ["closes", "closes"],
    }
    assert found[88][0][1].endswith("〔2023〕19号")
