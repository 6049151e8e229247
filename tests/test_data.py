"""The open data say all that is known of a notice, under names that the schema gives.

In: the sample gazette with relations; the specimen.
Out: facts about data/gazette.json, data/status.json and a notice's JSON.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sample import GAZETTE, MAPS, NOTICES

from gazette.arrange import relations
from gazette.fields import NOTICE
from gazette.language.words.en import EN
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Break, Event, EventKind, Gazette, History, Link, Number, Relation
from gazette.pages import gazette_pages, issue_pages, surroundings
from gazette.pages.statuses import bands, expires, last_day, told
from gazette.record import record
from gazette.record.status import timeline

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = NOTICES["2026-01"]
ACTS = (
    Relation("repeals", FIRST.card.numbers[0]),
    Relation("voids", Number("示政发", 2016, 14), "旧办法"),
)
DECIDES = replace(SECOND, card=replace(SECOND.card, relations=ACTS), addressees="各乡镇人民政府")
CORRECTS = replace(
    THIRD,
    card=replace(
        THIRD.card,
        relations=(Relation("corrects", SECOND.card.numbers[0]),),
        expires=date(2027, 12, 31),
    ),
)
UNSAID = dict.fromkeys(("part", "from", "until", "quotation", "unit", "page"))
ISSUE = replace(GAZETTE.issues[1], cards=(FIRST.card, DECIDES.card, CORRECTS.card))
WHOLE = Gazette(GAZETTE.masthead, (GAZETTE.issues[0], ISSUE))


def pages() -> dict[str, Any]:
    """Give the pages of the whole and of 2026-01, by address."""
    around = surroundings(WHOLE, relations(WHOLE), record(WHOLE))
    around = {**around, ISSUE.id: replace(around[ISSUE.id], files={"表 1.pdf": (5, "00ff")})}
    made = issue_pages(around[ISSUE.id], ISSUE, (FIRST, DECIDES, CORRECTS), MAPS[ISSUE.id])
    return {page.address: page for page in (*gazette_pages(WHOLE, MAPS, {}), *made)}


PAGES = pages()


def read(address: str) -> Any:
    """Read a page of JSON."""
    return json.loads(PAGES[address].shows["text"])


def test_every_field_of_the_schema_is_in_a_notices_json() -> None:
    """A field that is added to the schema is in the data without another list."""
    shown = read("/2026-01/zf-2026-3.json")
    assert {field.key for field in NOTICE} <= shown.keys()
    assert (shown["effective"], shown["expires"]) == ("2026-04-01", None)
    assert (shown["addressees"], shown["topic"]) == ("各乡镇人民政府", "综合政务")
    assert shown["schema_version"] == 2


def test_relations_name_the_act_and_its_target_in_both_directions() -> None:
    """What is not held has no address."""
    repealed = {
        "number": "示政发〔2026〕1号",
        "title": FIRST.card.title,
        "url": "/2026-01/zf-2026-1/",
    }
    act = {"number": "示政发〔2026〕3号", "title": SECOND.card.title, "url": "/2026-01/zf-2026-3/"}
    old = {"number": "示政发〔2016〕14号", "title": "旧办法", "url": None}
    one = {"kind": "repeals", "act": act, "target": repealed, **UNSAID}
    shown = read("/2026-01/zf-2026-3.json")["relations"]
    assert shown[:2] == [one, {"kind": "voids", "act": act, "target": old, **UNSAID}]
    assert [(each["kind"], each["target"]) for each in shown[2:]] == [("corrects", act)]
    assert read("/2026-01/zf-2026-1.json")["relations"] == [one]
    listed = {n["id"]: n for n in read("/data/gazette.json")["issues"][1]["notices"]}
    assert listed["zf-2026-1"]["relations"] == [one]


def test_annexes_have_their_files_with_size_and_digest() -> None:
    """One that was omitted has neither."""
    assert read("/2026-01/zf-2026-3.json")["annexes"] == [
        {
            "name": "申请表",
            "omitted": False,
            "url": "/2026-01/files/表 1.pdf",
            "size": 5,
            "sha256": "00ff",
        },
        {"name": "名单", "omitted": True, "url": None, "size": None, "sha256": None},
    ]


def test_page_breaks_name_the_character() -> None:
    """The anchor is an id of the notice's page, the offset counts its characters."""
    shown = read("/2026-01/zf-2026-3.json")["page_breaks"]
    breaks = [Break(mark["page"], "zf-2026-3", mark["anchor"], mark["offset"]) for mark in shown]
    assert breaks == [mark for mark in MAPS["2026-01"].breaks if mark.notice == "zf-2026-3"]


def seen(shows: Any) -> list[str]:
    """Return what a reader without a script sees of a status."""
    return [one["text"] for one in shows["status"] if not one["hidden"]]


def test_validity_stands_wherever_a_notice_is_listed() -> None:
    """Page, contents, indexes, feed, index of the data and status say the same."""
    ends = [["已废止", "2026-04-01", None]]
    expires = [
        ["有效期至2027年12月31日", "2026-03-05", "2027-12-31"],
        ["有效期满", "2028-01-01", None],
    ]
    told = {"/2026-01/zf-2026-1/": ends, "/2026-01/gg-2026-1/": expires}
    assert {k: v for k, v in read("/data/status.json")["status"].items() if "2026" in k} == told
    listed = read("/data/gazette.json")["issues"][1]["notices"]
    words = {n["url"]: [one["word"] for one in n["status"]] for n in listed}
    assert words == {
        "/2026-01/zf-2026-1/": ["现行有效", "已废止"],
        "/2026-01/zf-2026-3/": ["尚未施行", "现行有效"],
        "/2026-01/gg-2026-1/": ["现行有效", "有效期满"],
    }
    words = {
        "/2026-01/zf-2026-1/": ["已废止"],
        "/2026-01/zf-2026-3/": [],
        "/2026-01/gg-2026-1/": ["有效期至2027年12月31日"],
    }
    for address in ("/", "/2026-01/"):
        (section,) = PAGES[address].shows["sections"]
        assert {e["address"]: seen(e) for e in section["entries"]} == words
    for address in ("/sections/县政府文件/2026/", "/issuers/示例县人民政府/2026/"):
        found = {e["address"]: seen(e) for e in PAGES[address].shows["entries"]}
        assert found == words
    found = {e["address"]: seen(e) for e in PAGES["/2026-01/p/2/"].shows["entries"]}
    assert found.items() <= words.items()
    assert "/2026-01/zf-2026-3/" in found
    feed = [e for e in PAGES["/feed.xml"].shows["entries"] if "/2026-01/" in e["address"]]
    brackets = [f"（{said[0]}）" if said else "" for said in words.values()]
    assert [e["summary"].endswith(one) for e, one in zip(feed, brackets, strict=True)] == [True] * 3
    for address, said in words.items():
        assert seen(PAGES[address].shows) == (said or ["现行有效"])


def test_a_corrected_notice_has_a_band_and_one_with_a_last_day_names_it() -> None:
    """No page says that a day is over: that is for the reader's calendar."""
    (band,) = PAGES["/2026-01/zf-2026-3/"].shows["bands"]
    assert band == {
        "day": "2026年3月5日",
        "said": "已更正",
        "number": f"《{THIRD.card.title}》",
        "address": "/2026-01/gg-2026-1/",
    }
    assert ZH_HANS.record.acts["closes"].said == "所挂牌督办的事项已销案摘牌"
    assert PAGES["/2026-01/gg-2026-1/"].shows["expires"] == "2027年12月31日"


def test_of_a_document_of_which_a_part_has_ended_no_page_says_that_it_has() -> None:
    """第一条已作废, not 本文件已作废; so in the feed of changes."""
    act = Link("voids", "示政发〔2026〕9号", address="/2026-01/zf-2026-9/", part="第一条")
    event = Event(EventKind.VOIDED, date(2026, 3, 5), "2026-01", None, act, "第一条")
    (band,) = bands(ZH_HANS, History((event,), (), None))
    assert band["said"] == "第一条已作废"
    assert told(EN, event) == "has been annulled in part (第一条)"
    assert told(ZH_HANS, replace(event, part="")) == "已作废"


def test_the_last_day_is_that_of_the_term_as_it_was_extended() -> None:
    """A band that names the day before says what is not so; what is revived ends later, too."""
    made = Event(EventKind.MADE, date(2024, 2, 29), "2024-01", None)
    ends = Event(EventKind.EXPIRES, date(2026, 2, 28), "2024-01", None)
    for day in (date(2025, 2, 20), date(2026, 5, 1)):
        more = Event(EventKind.EXTENDED, day, "2025-01", None, until=date(2028, 2, 29))
        events = (made, ends, more)
        assert expires(History(events, timeline(events), None)) == date(2028, 2, 29)
        events = (made, ends, replace(more, part="第三条"))
        assert expires(History(events, timeline(events), None)) == date(2026, 2, 28)
    ended = Event(EventKind.REPEALED, date(2026, 5, 1), "2026-01", None)
    events = (made, ends, ended)
    assert expires(History(events, timeline(events), None)) is None
    assert last_day(History(events, timeline(events), None)) == date(2026, 2, 28)


def test_the_data_of_the_specimen_name_its_files(specimen: Path) -> None:
    """Each notice's JSON is there, and each annex's digest is its file's."""
    data = json.loads((specimen / "data/gazette.json").read_text(encoding="utf-8"))
    seen = 0
    for issue in data["issues"]:
        for notice in issue["notices"]:
            shown = json.loads((specimen / notice["json"][1:]).read_text(encoding="utf-8"))
            assert shown["relations"] == notice["relations"]
            for annex in shown["annexes"]:
                if annex["url"]:
                    file = (specimen / annex["url"][1:]).read_bytes()
                    assert annex["size"] == len(file)
                    assert annex["sha256"] == hashlib.sha256(file).hexdigest()
                    seen += 1
    assert seen
