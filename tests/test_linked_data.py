"""What programs read in the head of a page: Legislation, OpenGraph, citation tags.

In: the sample gazette; the specimen.
Out: facts about notices' pages.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sample import GAZETTE, MAPS, MASTHEAD, NOTICES

from gazette.arrange import relations
from gazette.fields import VERBS
from gazette.model import Gazette, History, Number, Page, Relation, Status, StatusWord
from gazette.pages import issue_pages, surroundings
from gazette.pages.open_data import linked_data
from gazette.record import record
from gazette.render import Renderer

ROOT = Path(__file__).parents[1]
HOME = "https://gazette.example"
FIRST, SECOND, THIRD = NOTICES["2026-01"]
SCHEMA = "https://schema.org/"


def page(**changes: Any) -> Page:
    """Give the page of the second notice of 2026-01 when its card is changed so."""
    changed = replace(SECOND, card=replace(SECOND.card, **changes))
    issue = replace(GAZETTE.issues[1], cards=(FIRST.card, changed.card, THIRD.card))
    whole = Gazette(MASTHEAD, (GAZETTE.issues[0], issue, GAZETTE.issues[2]))
    around = surroundings(whole, relations(whole), record(whole))[issue.id]
    pages = issue_pages(around, issue, (FIRST, changed, THIRD), MAPS[issue.id])
    return next(page for page in pages if page.address == changed.card.address)


def told(**changes: Any) -> dict[str, Any]:
    """Give its Legislation."""
    found: dict[str, Any] = page(**changes).shows["legislation"]
    assert json.loads(json.dumps(found)) == found
    return found


def test_a_notice_is_legislation_in_an_issue_of_a_periodical() -> None:
    """It is named by the address of its number, which is for ever."""
    found = told()
    assert found["@type"] == "Legislation"
    assert found["@id"] == f"{HOME}/numbers/zf/2026/3/"
    assert found["url"] == f"{HOME}/2026-01/zf-2026-3/"
    assert found["legislationIdentifier"] == ["示政发〔2026〕3号"]
    assert found["legislationDate"] == "2026-03-05"
    assert found["legislationDateOfApplicability"] == "2026-04-01"
    assert found["legislationPassedBy"] == [
        {"@type": "GovernmentOrganization", "name": "示例县人民政府"}
    ]
    issue = found["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "1")
    assert issue["isPartOf"]["name"] == MASTHEAD.name
    assert {one["encodingFormat"] for one in found["encoding"]} == {
        "text/plain",
        "application/json",
        "application/pdf",
    }


@pytest.mark.parametrize(
    ("changes", "force", "covers"),
    [
        ({}, "InForce", "2026-04-01/.."),
        ({"effective": None}, "InForce", "2026-03-05/.."),
        ({"expires": date(2031, 1, 1)}, None, "2026-04-01/2031-01-01"),
        ({"effective": date(2031, 1, 1)}, None, "2031-01-01/.."),
        ({"expires": date(2026, 4, 5)}, "NotInForce", "2026-04-01/2026-04-05"),
    ],
)
def test_force_is_told_only_where_no_day_changes_it(
    changes: dict[str, Any], force: str | None, covers: str
) -> None:
    """What takes effect or ends on a day to come has its days instead."""
    found = told(**changes)
    assert found.get("legislationLegalForce") == (force and f"{SCHEMA}{force}")
    assert found["temporalCoverage"] == covers


def test_what_it_does_to_others_is_told_and_not_what_others_do() -> None:
    """Each verb has its property; what is not held has no address."""
    acts = (
        Relation("repeals", FIRST.card.numbers[0]),
        Relation("amends", Number("甲", 2016, 1), "乙"),
    )
    found = told(relations=acts)
    assert found["legislationRepeals"] == [
        {
            "@type": "Legislation",
            "name": FIRST.card.title,
            "legislationIdentifier": "示政发〔2026〕1号",
            "url": f"{HOME}/2026-01/zf-2026-1/",
        }
    ]
    assert found["legislationAmends"] == [
        {"@type": "Legislation", "name": "乙", "legislationIdentifier": "甲〔2016〕1号"}
    ]
    assert linked_data._PROPERTIES.keys() == VERBS.keys()


def test_the_head_of_a_page_is_read_by_other_programs(specimen: Path) -> None:
    """The block is JSON as it stands; cover, pages and PDF lead to what is there."""
    for path in specimen.glob("2026-0[12]/*-2026-*/index.html"):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        blocks = tree.xpath("//script[@type='application/ld+json']/text()")
        if not blocks:
            continue
        found = json.loads(blocks[0])
        meta = {
            one.get("name") or one.get("property"): one.get("content")
            for one in tree.xpath("//meta")
        }
        assert found["name"] == meta["citation_title"]
        assert meta["og:url"] == found["url"]
        assert meta["og:type"] == "article"
        for key in ("og:image", "citation_pdf_url"):
            assert (specimen / meta[key].removeprefix(f"{HOME}/")).is_file()
        data = json.loads((path.parent.with_suffix(".json")).read_text(encoding="utf-8"))
        assert (meta["citation_firstpage"], meta["citation_lastpage"]) == (
            str(data["first_page"]),
            str(data["last_page"]),
        )
        same = found["@id"].removeprefix(HOME).lstrip("/")
        assert (specimen / same / "index.html").is_file()


def test_a_title_ends_no_script() -> None:
    """What a title may hold stays within the block."""
    title = "甲</script><b>乙&"
    drawn = Renderer(ROOT / "layouts").render(page(title=title))
    (block,) = html.fromstring(drawn).xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(block)["name"] == title


def test_days_that_are_not_known_are_not_covered() -> None:
    """In force to the last issue that is held, unknown, then repealed: no end is told."""
    days = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    words = (StatusWord.IN_FORCE, StatusWord.UNKNOWN, StatusWord.REPEALED)
    spans = tuple(Status(word, day, None, None) for word, day in zip(words, days, strict=True))
    assert "temporalCoverage" not in linked_data._force(History((), spans, date(2026, 4, 1)))
    assert "temporalCoverage" in linked_data._force(History((), spans[::2], date(2026, 4, 1)))
