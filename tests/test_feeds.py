"""What machines follow: feeds of all, of a section, of what changed; the calendar; the sitemap.

In: the specimen; a line of text; the sample gazette.
Out: facts about feeds, calendar and sitemap.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from gazette.pages.calendar import folded

if TYPE_CHECKING:
    from pathlib import Path

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOME = "https://gazette.example"
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)")


def feed(path: Path) -> Any:
    """Read a feed and hold it against RFC 4287: what each must have, and that ids differ."""
    root = etree.fromstring(path.read_bytes())
    for one in (root, *root.xpath("a:entry", namespaces=ATOM)):
        for name in ("id", "title", "updated"):
            assert len(one.xpath(f"a:{name}", namespaces=ATOM)) == 1
        assert datetime.fromisoformat(one.xpath("string(a:updated)", namespaces=ATOM)).tzinfo
        assert one.xpath("a:author/a:name/text()", namespaces=ATOM)
    ids = root.xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert len(set(ids)) == len(ids)
    itself = root.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM)
    assert str(path).endswith(unquote(itself.removeprefix(HOME)))
    return root


def entries(root: Any) -> list[tuple[str, str, str]]:
    """Return id, title and day of each entry."""
    return [
        tuple(
            one.xpath(f"string(a:{name})", namespaces=ATOM) for name in ("id", "title", "updated")
        )
        for one in root.xpath("a:entry", namespaces=ATOM)
    ]


def test_each_section_has_a_feed_of_its_own(specimen: Path) -> None:
    """Its notices and no others; the page of the section names it in its head and shows it."""
    feeds = sorted(specimen.glob("sections/*/feed.xml"))
    assert len(feeds) == 3
    whole = {one[0] for one in entries(feed(specimen / "feed.xml"))}
    found: set[str] = set()
    for path in feeds:
        root = feed(path)
        terms = set(root.xpath("a:entry/a:category/@term", namespaces=ATOM))
        assert terms == {path.parent.name}
        found |= {one[0] for one in entries(root)}
        for page in (path.parent / "index.html", *path.parent.glob("*/index.html")):
            tree = html.fromstring(page.read_text(encoding="utf-8"))
            own = [
                href for href in tree.xpath("//link[@rel='alternate']/@href") if "sections" in href
            ]
            assert [unquote(href).rsplit("sections/")[-1] for href in own] == [
                f"{path.parent.name}/feed.xml"
            ]
            assert tree.xpath("//main//a[contains(@href, 'feed.xml')]")
    assert found == whole


def test_a_notice_that_is_repealed_comes_again(specimen: Path) -> None:
    """With the day of the issue that tells of it, by which act, in the feed of changes."""
    told = entries(feed(specimen / "feed/status.xml"))
    assert told
    days = [day for _, _, day in told]
    assert days == sorted(days, reverse=True)
    assert {day[:10] for day in days} == {"2026-07-10"}
    assert any(id_.startswith(f"{HOME}/2026-01/zbf-2026-7/#lapsed-") for id_, _, _ in told)
    root = feed(specimen / "feed/status.xml")
    summaries = root.xpath("a:entry/a:summary/text()", namespaces=ATOM)
    assert any("示政发〔2026〕10号" in one for one in summaries)
    titles = [title for _, title, _ in told]
    assert any(title.endswith("（已更正）") for title in titles)


def test_the_head_of_every_page_names_feeds_and_calendar(specimen: Path) -> None:
    """And so does the foot, for people."""
    tree = html.fromstring((specimen / "2026-01/index.html").read_text(encoding="utf-8"))
    for where in ("//link[@rel='alternate']/@href", "//footer//@href"):
        named = {href.removeprefix("../") for href in tree.xpath(where)}
        assert {"feed.xml", "feed/status.xml", "calendar.ics"} <= named


def events(path: Path) -> list[dict[str, str]]:
    """Read a calendar by RFC 5545: its lines, unfolded; the properties of each entry."""
    data = path.read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    rows = [LINE.fullmatch(line) for line in lines]
    assert all(rows), lines
    found: list[dict[str, str]] = []
    for row in filter(None, rows):
        if row[0] == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][row[1] + row[2]] = row[3]
    return found


def test_the_calendar_has_what_takes_effect_and_what_ends(specimen: Path) -> None:
    """A term with its last day, a repeal with its first; stable names, no clock."""
    found = {one["UID"]: one for one in events(specimen / "calendar.ics")}
    effect = found["2026-01-zf-2026-1-takes-effect@gazette.example"]
    assert effect["DTSTART;VALUE=DATE"] == "20260210"
    assert effect["SUMMARY"].startswith("施行：示例县人民政府关于印发《示例县小型水库")
    assert effect["URL"] == f"{HOME}/2026-01/zf-2026-1/"
    ends = found["2026-01-zf-2026-1-ends@gazette.example"]
    assert ends["DTSTART;VALUE=DATE"] == "20310209"
    assert ends["SUMMARY"].startswith("有效期满：")
    assert ends["DTSTAMP"] == "20260710T000000Z"
    lapsed = found["2026-01-zbf-2026-7-ends@gazette.example"]
    assert lapsed["DTSTART;VALUE=DATE"] == "20260515"
    assert lapsed["SUMMARY"].startswith("已失效：")
    assert {one["DTSTAMP"] for one in found.values()} <= {"20260410T000000Z", "20260710T000000Z"}


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_a_folded_line_is_the_line_again(text: str) -> None:
    """No character is torn, no line is longer than 75 octets."""
    line = folded(text)
    assert line.replace("\r\n ", "") == text
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))


def test_the_sitemap_says_when_a_page_changed(specimen: Path) -> None:
    """A repealed notice with the day of the issue that repeals it; others with their own."""
    tree = etree.fromstring((specimen / "sitemap.xml").read_bytes())
    days = {
        one.xpath("string(s:loc)", namespaces=MAP): one.xpath("string(s:lastmod)", namespaces=MAP)
        for one in tree.xpath("s:url", namespaces=MAP)
    }
    assert days[f"{HOME}/2026-01/zbf-2026-7/"] == "2026-07-10"
    assert days[f"{HOME}/2026-01/gg-2026-1/"] == "2026-04-10"
    assert days[f"{HOME}/2026-01/"] == "2026-07-10"
    assert days[f"{HOME}/"] == "2026-07-10"
    assert all(day == "" or date.fromisoformat(day) for day in days.values())


@pytest.mark.parametrize("name", ["feed.xml", "feed/status.xml"])
def test_every_entry_leads_to_a_page(name: str, specimen: Path) -> None:
    """The link of an entry is the notice's own address."""
    root = feed(specimen / name)
    for href in root.xpath("a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM):
        assert (specimen / href.removeprefix(f"{HOME}/") / "index.html").is_file()
