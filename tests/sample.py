"""A little gazette made by hand: three issues, one of them printed long before, with page maps.

In: nothing.
Out: MASTHEAD, GAZETTE, NOTICES, MAPS, LINKS, RECORD; notice() and many() make more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gazette.model import (
    Annex,
    Break,
    Card,
    Event,
    EventKind,
    Gazette,
    Issue,
    Link,
    Masthead,
    Notice,
    Number,
    PageMap,
    Place,
    Series,
    State,
)
from gazette.model.blocks import Block, Day, Heading, Instrument, Item, ItemList, Paragraph, Title
from gazette.model.inlines import Text
from gazette.model.issue_number import NumberRange, named, single
from gazette.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTY = "示例县人民政府"
OFFICE = "示例县人民政府办公室"
MASTHEAD = Masthead(
    name="示例县人民政府公报",
    pinyin="SHILI XIAN RENMIN ZHENGFU GONGBAO",
    sponsor=OFFICE,
    address="https://gazette.example",
    series=(Series("示政发", "zf", COUNTY), Series("示政办发", "zbf", OFFICE)),
    sections=("县政府文件", "县政府办公室文件", "人事任免"),
    frequency="季刊",
    contact="电话：0000-0000000",
    site_code="0000000001",
)


def paragraph(text: str, **more: object) -> Paragraph:
    """Make a paragraph without marks; `more` are its id and line."""
    return Paragraph((Text(text),), **more)  # type: ignore[arg-type]


def level_of(block: Block) -> int:
    """Return the level of a heading as it is marked, 0 of any other block."""
    return block.level if isinstance(block, Heading) else int(isinstance(block, Instrument))


def notice(issue: str, id_: str, title: str, **more: object) -> Notice:
    """Make a notice of four blocks; `more` are fields of its card."""
    code, year, sequence = id_.split("-")
    prefix = {"zf": "示政发", "zbf": "示政办发"}.get(code, "")
    numbers = (Number(prefix, int(year), int(sequence)),) if prefix else ()
    values = {
        "id": id_,
        "issue": issue,
        "numbers": numbers,
        "title": title,
        "kind": "通知",
        "section": "县政府文件",
        "issuers": (COUNTY,),
        "dated": date(int(year), 3, 5),
        "place": Place(f"{issue}/{id_}.md"),
    }
    card = Card(**(values | more))  # type: ignore[arg-type]
    blocks = (
        Title((title,), id="n1"),
        paragraph("第一段，甲乙丙丁。", id="n2"),
        ItemList(tuple(Item((paragraph(text),)) for text in ("子丑", "寅卯")), id="n3"),
        Day("2026年3月5日", id="n4"),
    )
    return Notice(card, blocks=blocks)


def issue(id_: str, notices: Sequence[Notice], serial: int, published: date | None) -> Issue:
    """Make an issue of the cards of its notices."""
    year, number = named(id_) or (0, single(0))
    cards = tuple(one.card for one in notices)
    state = State.PUBLISHED if published else State.DRAFT
    place = Place(f"{id_}/issue.yaml")
    running = NumberRange(serial, serial)
    return Issue(year, number, running, published, state, "卷首语。", cards, place)


def many(count: int, *, of_issue: int = 25) -> tuple[Gazette, dict[str, tuple[Notice, ...]]]:
    """Make a gazette of `count` notices, ten issues a year, with long titles."""
    notices: dict[str, tuple[Notice, ...]] = {}
    issues = []
    for at in range(0, count, of_issue):
        year, number = 1980 + at // of_issue // 10, at // of_issue % 10 + 1
        id_ = f"{year}-{number:02}"
        title = f"{COUNTY}关于印发《示例县乡村建设和人居环境整治提升五年行动实施方案》的通知"
        made = tuple(
            notice(id_, f"zf-{year}-{number * of_issue + one}", title, printed_page=0)
            for one in range(of_issue)
        )
        notices[id_] = made
        issues.append(issue(id_, made, at + 1, date(year, number, 28)))
    return Gazette(MASTHEAD, tuple(issues)), notices


_OLD = "2023-04"
_FIRST = "2026-01"
_SECOND = "2026-02"

NOTICES: dict[str, tuple[Notice, ...]] = {
    _OLD: (
        notice(
            _OLD,
            "zf-2023-87",
            f"{COUNTY}关于甲乙同志任职的通知",
            section="人事任免",
            printed_page=3,
        ),
        notice(
            _OLD,
            "zbf-2023-80",
            f"{OFFICE}关于丙的通知",
            issuers=(OFFICE,),
            section="县政府办公室文件",
            printed_page=6,
        ),
    ),
    _FIRST: (
        notice(_FIRST, "zf-2026-1", f"{COUNTY}关于印发《办法》的通知"),
        replace(
            notice(
                _FIRST,
                "zf-2026-3",
                f"{COUNTY}关于废止的决定",
                kind="决定",
                effective=date(2026, 4, 1),
            ),
            annexes=(Annex("申请表", "表 1.pdf"), Annex("名单", omitted=True)),
            further={"topic": "综合政务"},
        ),
        notice(_FIRST, "gg-2026-1", f"{COUNTY}公告", kind="公告"),
    ),
    _SECOND: (
        notice(
            _SECOND,
            "zbf-2026-2",
            f"{OFFICE}关于丁的通知",
            issuers=(OFFICE,),
            section="县政府办公室文件",
        ),
    ),
}
GAZETTE = Gazette(
    MASTHEAD,
    (
        issue(_OLD, NOTICES[_OLD], 12, date(2024, 1, 6)),
        issue(_FIRST, NOTICES[_FIRST], 25, date(2026, 4, 10)),
        issue(_SECOND, NOTICES[_SECOND], 26, date(2026, 7, 10)),
    ),
)
MAPS = {
    # zf-2026-1 fills page 1 and ends on 2; zf-2026-3 begins in the middle of 2 and ends on 4.
    _FIRST: PageMap(
        count=5,
        front=2,
        spans={"zf-2026-1": (1, 2), "zf-2026-3": (2, 4), "gg-2026-1": (5, 5)},
        breaks=(
            Break(1, "zf-2026-1", "n1", 0),
            Break(2, "zf-2026-1", "n3", 1),
            Break(3, "zf-2026-3", "n2", 4),
            Break(4, "zf-2026-3", "n3", 2),
            Break(5, "gg-2026-1", "n1", 0),
        ),
    ),
    _OLD: PageMap(
        count=1,
        front=2,
        spans={"zf-2023-87": (1, 1), "zbf-2023-80": (1, 1)},
        breaks=(Break(1, "zf-2023-87", "n1", 0),),
    ),
}
LINKS = {
    "/2026-01/zf-2026-3/": (
        Link(
            "repeals", "示政发〔2026〕1号", f"{COUNTY}关于印发《办法》的通知", "/2026-01/zf-2026-1/"
        ),
        Link("repeals", "示政发〔2016〕14号", "旧办法"),
    ),
    "/2026-01/zf-2026-1/": (
        Link(
            "repeals",
            "示政发〔2026〕3号",
            f"{COUNTY}关于废止的决定",
            "/2026-01/zf-2026-3/",
            back=True,
        ),
    ),
}
RECORD = Record(
    {
        "/2026-01/zf-2026-1/": (
            Event(
                EventKind.REPEALED,
                date(2026, 4, 1),
                _FIRST,
                date(2026, 4, 10),
                LINKS["/2026-01/zf-2026-1/"][0],
            ),
        )
    }
)
