"""Every address of the site, and what its page shows, is decided without touching a disk.

In: the sample gazette; the layouts.
Out: tests.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from sample import GAZETTE, LINKS, MAPS, MASTHEAD, NOTICES, RECORD, many, notice

from gazette.model import Break, Gazette, PageMap, State
from gazette.pages import gazette_pages, issue_pages, surroundings
from gazette.render import Renderer

if TYPE_CHECKING:
    from gazette.model import Page

LAYOUTS = Path(__file__).resolve().parent.parent / "layouts"
SIZES = {"2026-01": 1_234_567}
MOST = 60_000


def every(gazette: Gazette = GAZETTE, maps: dict[str, PageMap] = MAPS) -> dict[str, Page]:
    """Give all pages of the sample by their address; an address given twice is a mistake."""
    pages: list[Page] = list(gazette_pages(gazette, maps, SIZES))
    around = surroundings(gazette, LINKS, RECORD)
    for issue in gazette.issues:
        page_map = maps.get(issue.id, PageMap())
        made = issue_pages(
            around[issue.id], issue, NOTICES[issue.id], page_map, SIZES.get(issue.id, 0)
        )
        pages += made
    found = {page.address: page for page in pages}
    assert len(found) == len(pages)
    return found


ADDRESSES = """
/ /2023-04/ /2023-04/p/N/ /2023-04/zbf-2023-80.txt /2023-04/zbf-2023-80/
/2023-04/zf-2023-87.txt /2023-04/zf-2023-87/ /2026-01/ /2026-01/gg-2026-1.txt
/2026-01/gg-2026-1/ /2026-01/p/N/ /2026-01/zf-2026-1.txt /2026-01/zf-2026-1/
/2026-01/zf-2026-3.txt /2026-01/zf-2026-3/ /2026-02/ /2026-02/zbf-2026-2.txt
/2026-02/zbf-2026-2/ /404.html /data/ /data/changes.ndjson /data/cited.json /data/gazette.json
/data/identifiers.json /data/numbers.json /data/redirects.csv /data/status.json /calendar.ics
/feed.xml /feed/status.xml /issuers/
/issuers/示例县人民政府/ /issuers/示例县人民政府/2023/ /issuers/示例县人民政府/2026/
/issuers/示例县人民政府办公室/ /issuers/示例县人民政府办公室/2023/
/issuers/示例县人民政府办公室/2026/ /numbers/ /numbers/zbf/
/numbers/zbf/2023/ /numbers/zbf/2023/80/ /numbers/zbf/2026/ /numbers/zbf/2026/2/ /numbers/zf/
/numbers/zf/2023/ /numbers/zf/2023/87/ /numbers/zf/2026/ /numbers/zf/2026/1/ /numbers/zf/2026/3/
/kinds/ /kinds/决定/ /kinds/决定/2026/ /kinds/公告/ /kinds/公告/2026/ /kinds/通知/ /kinds/通知/2023/
/kinds/通知/2026/ /registers/ /registers/completeness/ /registers/completeness/annexes/
/registers/completeness/annexes/register.csv /registers/completeness/annexes/register.json
/registers/completeness/delays/ /registers/completeness/delays/register.csv
/registers/completeness/delays/register.json /registers/completeness/gaps/
/registers/completeness/gaps/register.csv /registers/completeness/gaps/register.json
/registers/appointments/ /registers/appointments/register.csv
/registers/appointments/register.json /registers/supervision/ /registers/supervision/register.csv
/registers/supervision/register.json
/registers/validity/ /registers/validity/register.csv /registers/validity/register.json
/robots.txt /search/ /sections/ /sections/人事任免/ /sections/人事任免/2023/
/sections/县政府办公室文件/ /sections/县政府办公室文件/2023/ /sections/县政府办公室文件/2026/
/sections/县政府文件/ /sections/县政府文件/2026/ /sitemap.xml /style.css /years/ /years/2023/
/years/2026/
/kinds/决定/2026/register.csv /kinds/决定/2026/register.json
/kinds/公告/2026/register.csv /kinds/公告/2026/register.json
/kinds/通知/2023/register.csv /kinds/通知/2023/register.json
/kinds/通知/2026/register.csv /kinds/通知/2026/register.json
/numbers/zbf/2023/register.csv /numbers/zbf/2023/register.json
/numbers/zbf/2026/register.csv /numbers/zbf/2026/register.json
/numbers/zf/2023/register.csv /numbers/zf/2023/register.json
/numbers/zf/2026/register.csv /numbers/zf/2026/register.json
/years/2023/contents/register.csv /years/2023/contents/register.json
/years/2026/contents/register.csv /years/2026/contents/register.json
/years/2023/contents/ /years/2026/contents/
/sections/人事任免/feed.xml /sections/县政府办公室文件/feed.xml /sections/县政府文件/feed.xml
"""
"""The addresses of the sample; N is the number of a printed page."""

PAGES = every()
DRAWN = Renderer(LAYOUTS)


def facts(address: str) -> dict[str, str]:
    """Give the metadata block of a notice."""
    return {
        fact["label"]: "、".join(value["text"] for value in fact["values"])
        for fact in PAGES[address].shows["facts"]
    }


def test_the_site_has_these_addresses() -> None:
    """Every address of gazette/README.md, and no other."""
    folders = {re.sub(r"\d+/$", "N/", a) if "/p/" in a else a for a in PAGES}
    notices = {a.removesuffix(".txt") for a in folders if re.match(r"/\d.*\.txt$", a)}
    issues = {f"/{issue.id}/{issue.id}" for issue in GAZETTE.issues}
    folders = {a for a in folders if not a.startswith("/data/schema/")}
    folders -= {f"{a}.{end}" for a in issues for end in ("json", "ndjson.gz", "akn.xml")}
    folders -= {f"{a}.{end}" for a in notices for end in ("json", "akn.xml")}
    assert folders == set(ADDRESSES.split())


@pytest.mark.parametrize("address", sorted(PAGES))
def test_every_page_can_be_drawn(address: str) -> None:
    """A layout asks for nothing that its page does not show; no page passes 60 kB."""
    assert 0 < len(DRAWN.render(PAGES[address]).encode()) < MOST


def test_a_page_shows_values_only() -> None:
    """What a page shows is text, numbers and collections of them, so that its digest is exact."""
    for page in PAGES.values():
        assert json.loads(json.dumps(page.shows)) is not None


def test_the_front_page_shows_the_latest_issue() -> None:
    """It has its cover and contents; the years follow, the newest first."""
    shows = PAGES["/"].shows
    assert shows["latest"]["name"] == "2026年第2期"
    assert [year["year"] for year in shows["years"]] == [2026, 2023]
    assert [issue["label"] for issue in shows["years"][0]["issues"]] == ["第1期", "第2期"]


def test_a_site_without_issues_still_stands() -> None:
    """On its first day the site says that there is nothing yet."""
    pages = {page.address: page for page in gazette_pages(Gazette(MASTHEAD, ()), {}, {})}
    assert "还没有出版的公报" in DRAWN.render(pages["/"])
    assert [DRAWN.render(page) for page in pages.values()]
    assert json.loads(pages["/data/gazette.json"].shows["text"])["issues"] == []


def test_an_issues_contents_go_by_section_with_printed_pages() -> None:
    """Sections and entries stand as they were printed, whatever the masthead's order."""
    shows = PAGES["/2023-04/"].shows
    assert [section["name"] for section in shows["sections"]] == ["人事任免", "县政府办公室文件"]
    entries = PAGES["/2026-01/"].shows["sections"][0]["entries"]
    assert [(entry["page"], entry["sheet"]) for entry in entries] == [(1, 3), (2, 4), (5, 7)]


def test_a_contents_entry_leads_to_the_page_on_the_web_and_in_the_pdf() -> None:
    """The printed page is an anchor of the notice and a sheet of the PDF."""
    html = DRAWN.render(PAGES["/2026-01/"])
    assert 'href="../2026-01/zf-2026-3/#p2"' in html
    assert 'href="../2026-01/2026-01.pdf#page=4"' in html
    assert "1.2 MB" in html


def test_an_issue_without_print_has_neither_pages_nor_pdf() -> None:
    """Nothing leads to what was not made."""
    for address in ("/2026-02/", "/2026-02/zbf-2026-2/"):
        html = DRAWN.render(PAGES[address])
        for word in (".pdf", "cover.png", "#p", "PDF", "第0页"):
            assert word not in html
    entry = PAGES["/2026-02/"].shows["sections"][0]["entries"][0]
    assert (entry["page"], entry["pdf"]) == (0, "")
    cited = PAGES["/2026-02/zbf-2026-2/"].shows["cite"]["own"]
    assert cited.endswith("公报2026年第2期，https://gazette.example/2026-02/zbf-2026-2/")


def test_each_paragraph_of_a_note_is_one() -> None:
    """On the issue's page and on the front page."""
    issues = tuple(replace(issue, note="甲段。\n\n乙段。") for issue in GAZETTE.issues)
    pages = every(replace(GAZETTE, issues=issues))
    for address in ("/", "/2026-01/"):
        tree = etree.HTML(DRAWN.render(pages[address]))
        assert [part.text for part in tree.iterfind(".//p[@class='note']")] == ["甲段。", "乙段。"]


def test_an_issue_knows_its_neighbours() -> None:
    """Previous and next issue, none before the first."""
    assert PAGES["/2023-04/"].shows["previous"] is None
    assert PAGES["/2026-01/"].shows["previous"]["address"] == "/2023-04/"
    assert PAGES["/2026-01/"].shows["next"]["name"] == "2026年第2期"


def test_a_notice_knows_its_neighbours_across_issues() -> None:
    """The last notice of an issue leads to the first of the next, and says where that is."""
    assert PAGES["/2026-01/zf-2026-1/"].shows["previous"]["issue"] == "2023年第4期"
    assert PAGES["/2026-01/gg-2026-1/"].shows["next"]["address"] == "/2026-02/zbf-2026-2/"
    assert PAGES["/2026-01/zf-2026-3/"].shows["next"]["issue"] == ""
    assert PAGES["/2026-02/zbf-2026-2/"].shows["next"] is None


def test_a_citation_names_issue_and_page() -> None:
    """《》 inside a title become 〈〉, as between quotation marks."""
    assert PAGES["/2026-01/zf-2026-1/"].shows["cite"]["own"] == (
        "《示例县人民政府关于印发〈办法〉的通知》（示政发〔2026〕1号），"
        "示例县人民政府公报2026年第1期第1—2页，https://gazette.example/2026-01/zf-2026-1/"
    )


def test_an_earlier_print_is_what_is_cited() -> None:
    """Its pages are the pages; our own are those of a re-setting, with ids of their own."""
    page = PAGES["/2023-04/zbf-2023-80/"]
    assert "公报2023年第4期第6页起，https://" in page.shows["cite"]["own"]
    html = DRAWN.render(page)
    assert '原刊于2023年第4期第<a href="#p6" aria-label="第6页">6</a>页起' in html
    assert '重排本第<a href="#r1" aria-label="重排本第1页">1</a>页' in html
    assert "重排本版面" in html
    assert "PDF版面" not in html
    contents = DRAWN.render(PAGES["/2023-04/"])
    assert 'href="../2023-04/zbf-2023-80/#p6" aria-label="第6页">6</a>' in contents
    assert 'aria-label="重排本PDF第1页">重排本</a>' in contents
    assert "下载重排本PDF" in contents
    listed = PAGES["/numbers/zbf/2023/"].shows["entries"][0]
    assert (listed["page"], listed["reset"]) == (6, 1)


def test_what_was_never_printed_before_is_no_re_setting() -> None:
    """Our own first print is the page that is cited."""
    for address in ("/2026-01/", "/2026-01/zf-2026-1/", "/2026-01/p/2/"):
        assert "重排" not in DRAWN.render(PAGES[address])


def test_a_printed_page_lists_its_notices_in_printed_order() -> None:
    """The tail of the notice before does not hide the one that begins; nothing forwards."""
    page = PAGES["/2026-01/p/2/"]
    assert [(e["address"] + e["place"], e["part"]) for e in page.shows["entries"]] == [
        ("/2026-01/zf-2026-1/#p2", "接上页，至本页完"),
        ("/2026-01/zf-2026-3/#p2", "本页起，转下页"),
    ]
    assert [e["part"] for e in PAGES["/2026-01/p/3/"].shows["entries"]] == ["接上页，转下页"]
    assert [e["part"] for e in PAGES["/2026-01/p/5/"].shows["entries"]] == ["全文在本页"]
    html = DRAWN.render(page)
    assert "http-equiv" not in html
    assert page.shows["canonical"] == "https://gazette.example/2026-01/p/2/"
    assert 'href="../../../2026-01/2026-01.pdf#page=4"' in html
    assert 'rel="prev" href="../../../2026-01/p/1/"' in html
    assert 'rel="next" href="../../../2026-01/p/3/"' in html


def test_printed_pages_of_an_earlier_print_are_its_own() -> None:
    """Pages between two beginnings belong to the notice that began before them."""
    found = sorted(a for a in PAGES if a.startswith("/2023-04/p/"))
    assert found == ["/2023-04/p/3/", "/2023-04/p/4/", "/2023-04/p/5/", "/2023-04/p/6/"]
    shows = PAGES["/2023-04/p/5/"].shows
    assert [(e["address"] + e["place"], e["part"]) for e in shows["entries"]] == [
        ("/2023-04/zf-2023-87/#p3", "接上页")
    ]
    assert "重排本第1页（PDF）" in DRAWN.render(PAGES["/2023-04/p/5/"])


def test_a_recorded_page_leads_to_its_character() -> None:
    """/2023-04/p/5/ goes to #p5 where that is recorded, and names our page of that character."""
    old = GAZETTE.issues[0]
    first, second = NOTICES[old.id]
    marks = (Break(4, first.card.id, "n2", 3), Break(5, first.card.id, "n3", 0))
    first = replace(first, card=replace(first.card, page_breaks=(4, 5)), breaks=marks)
    issue = replace(old, cards=(first.card, second.card))
    ours = replace(
        MAPS[old.id],
        count=2,
        spans={first.card.id: (1, 2), second.card.id: (2, 2)},
        breaks=(Break(1, first.card.id, "n1", 0), Break(2, first.card.id, "n2", 7)),
    )
    around = surroundings(Gazette(MASTHEAD, (issue,)), {})[old.id]
    pages = {p.address: p for p in issue_pages(around, issue, (first, second), ours)}
    found = [(pages[f"/2023-04/p/{n}/"].shows, n) for n in (4, 5, 6)]
    assert [(s["entries"][0]["place"], s["reset"]) for s, _ in found] == [
        ("#p4", 1),
        ("#p5", 2),
        ("#p6", 2),
    ]
    body = pages["/2023-04/zf-2023-87/"].shows["body"]
    assert re.search(r'第一段<page-break[^>]*id="p4"[^>]*></page-break>，', body)
    assert re.search(r'<page-break[^>]*id="p5"[^>]*></page-break><ul id="n3">', body)
    assert re.findall(r'id="r(\d)"', body) == ["1", "2"]
    assert pages["/2023-04/zf-2023-87/"].shows["open"] is False


def test_the_metadata_block_says_only_what_is_known() -> None:
    """A day that nobody gave is not there."""
    assert facts("/2026-01/zf-2026-3/") == {
        "发文机关": "示例县人民政府",
        "文号": "示政发〔2026〕3号",
        "文种": "决定",
        "栏目": "县政府文件",
        "主题分类": "综合政务",
        "成文日期": "2026年3月5日",
        "出版日期": "2026年4月10日",
        "施行日期": "2026年4月1日",
    }


def test_relations_show_both_directions_and_what_is_not_held() -> None:
    """A target outside the archive is named and not linked."""
    html = DRAWN.render(PAGES["/2026-01/zf-2026-3/"])
    assert '<a href="../../2026-01/zf-2026-1/">示例县人民政府关于印发《办法》的通知</a>' in html
    assert '示政发〔2016〕14号</span> <span class="number">（本库未收录）</span>' in html
    assert "2026年4月1日起，本文件已废止，见<a" in DRAWN.render(PAGES["/2026-01/zf-2026-1/"])


def test_annexes_with_a_file_can_be_fetched() -> None:
    """An omitted annex has no file; its name stands in the text."""
    shows = PAGES["/2026-01/zf-2026-3/"].shows
    assert shows["annexes"] == ({"name": "申请表", "address": "/2026-01/files/表 1.pdf"},)
    assert 'href="../../2026-01/files/表%201.pdf"' in DRAWN.render(PAGES["/2026-01/zf-2026-3/"])


def test_a_notice_carries_the_meta_tags_of_government_sites() -> None:
    """PubDate is when it went online: the issue's day, but not for what was printed before."""
    meta = dict(PAGES["/2026-01/zf-2026-1/"].shows["meta"])
    assert meta["ArticleTitle"] == "示例县人民政府关于印发《办法》的通知"
    assert meta["PubDate"] == "2026-04-10 00:00"
    assert meta["ContentSource"] == "示例县人民政府公报2026年第1期"
    assert "PubDate" not in dict(PAGES["/2023-04/zf-2023-87/"].shows["meta"])
    html = DRAWN.render(PAGES["/2026-01/zf-2026-1/"])
    for name in ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "Url"):
        assert f'<meta name="{name}" content="' in html


def test_plain_text_is_the_notices_text() -> None:
    """A byte order mark, four lines that say what it is, an empty one, and the text."""
    cited = PAGES["/2026-01/zf-2026-1/"].shows["cite"]["own"].partition("，https")[0]
    lines = DRAWN.render(PAGES["/2026-01/zf-2026-1.txt"]).split("\n", 5)
    assert lines[:5] == [
        f"\ufeff{cited}",
        "https://gazette.example/2026-01/zf-2026-1/",
        "2026年第1期第1—2页",
        "2026年4月10日出版",
        "",
    ]
    assert lines[5] == NOTICES["2026-01"][0].text
    old = DRAWN.render(PAGES["/2023-04/zbf-2023-80.txt"]).split("\n")
    assert old[2] == "2023年第4期第6页起"


def test_a_draft_says_so_and_stays_out_of_search_engines() -> None:
    """The preview shows drafts; nobody takes them for published."""
    latest = replace(GAZETTE.issues[-1], state=State.DRAFT, published=None)
    pages = every(replace(GAZETTE, issues=(*GAZETTE.issues[:-1], latest)))
    for address in ("/2026-02/", "/2026-02/zbf-2026-2/"):
        html = DRAWN.render(pages[address])
        assert "草稿" in html
        assert '<meta name="robots" content="noindex">' in html
    assert "草稿" not in DRAWN.render(pages["/2026-01/zf-2026-1/"])


def test_data_is_what_the_readme_says() -> None:
    """Addresses start at the site's root; what no print tells is null."""
    data = json.loads(PAGES["/data/gazette.json"].shows["text"])
    first = data["issues"][1]
    assert {key: value for key, value in first.items() if key != "notices"} == {
        "id": "2026-01",
        "year": 2026,
        "number": 1,
        "serial": 25,
        "published": "2026-04-10",
        "first_online": None,
        "url": "/2026-01/",
        "json": "/2026-01/2026-01.json",
        "epub": None,
        "akn": "/2026-01/2026-01.akn.xml",
        "pdf": "/2026-01/2026-01.pdf",
        "pages": 5,
    }
    assert first["notices"][1] == {
        "id": "zf-2026-3",
        "number": "示政发〔2026〕3号",
        "numbers": ["示政发〔2026〕3号"],
        "title": "示例县人民政府关于废止的决定",
        "kind": "决定",
        "section": "县政府文件",
        "index_number": None,
        "registration": None,
        "issuer": "示例县人民政府",
        "issuers": ["示例县人民政府"],
        "dated": "2026-03-05",
        "effective": "2026-04-01",
        "expires": None,
        "url": "/2026-01/zf-2026-3/",
        "text": "/2026-01/zf-2026-3.txt",
        "json": "/2026-01/zf-2026-3.json",
        "akn": "/2026-01/zf-2026-3.akn.xml",
        "first_page": 2,
        "last_page": 4,
        "status": [
            {
                "status": "not_yet",
                "word": "尚未施行",
                "from": "2026-03-05",
                "until": "2026-03-31",
                "reason": {
                    "kind": "takes_effect",
                    "on": "2026-04-01",
                    "act": None,
                    "known_since": "2026-01",
                },
            },
            {
                "status": "in_force",
                "word": "现行有效",
                "from": "2026-04-01",
                "until": None,
                "reason": None,
            },
        ],
        "relations": [],
    }
    assert data["schema_version"] == 2
    assert data["gazette"]["name"] == "示例县人民政府公报"
    assert (data["issues"][2]["pdf"], data["issues"][2]["pages"]) == (None, None)
    assert data["issues"][2]["notices"][0]["first_page"] is None
    old = data["issues"][0]["notices"][0]
    assert (old["first_page"], old["last_page"]) == (3, None)
    assert (old["reset_first_page"], old["reset_last_page"]) == (1, 1)
    assert (data["issues"][0]["reset_pages"], data["issues"][0].get("pages")) == (1, None)


def test_the_feed_names_the_newest_notices_first() -> None:
    """Its ids are the addresses, its days those of the issues, in China's time."""
    feed = etree.fromstring(DRAWN.render(PAGES["/feed.xml"]).encode())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    ids = feed.xpath("a:entry/a:id/text()", namespaces=atom)
    assert ids[:2] == [
        "https://gazette.example/2026-02/zbf-2026-2/",
        "https://gazette.example/2026-01/zf-2026-1/",
    ]
    assert len(ids) == 6
    assert feed.xpath("a:updated/text()", namespaces=atom) == ["2026-07-10T00:00:00+08:00"]


def test_the_feed_stops_at_fifty() -> None:
    """A feed is for what is new."""
    gazette, _ = many(210, of_issue=30)
    feed = next(p for p in gazette_pages(gazette, {}, {}) if p.address == "/feed.xml")
    assert len(feed.shows["entries"]) == 50


def test_a_number_is_an_address_that_leads_to_its_notice() -> None:
    """Whoever knows the number need not know the issue; a crawler is told where the text is."""
    page = PAGES["/numbers/zf/2026/3/"]
    assert page.shows["address"] == "/2026-01/zf-2026-3/"
    assert page.shows["canonical"] == "https://gazette.example/2026-01/zf-2026-3/"
    drawn = DRAWN.render(page)
    assert 'content="0; url=../../../../2026-01/zf-2026-3/"' in drawn
    assert "文号是示政发〔2026〕3号，全文见" in drawn


def test_the_sitemap_names_every_page_but_the_printed_ones() -> None:
    """Whoever crawls the site finds each notice once."""
    listed = PAGES["/sitemap.xml"].shows["addresses"]
    assert "https://gazette.example/2026-01/zf-2026-3/" in listed
    assert not [address for address in listed if "/p/" in address or address.endswith(".txt")]
    assert len(listed) == len(set(listed))
    leads_on = {a for a, page in PAGES.items() if page.layout == "forward.html"}
    pages = {a for a in PAGES if a.endswith("/") and "/p/" not in a} - leads_on
    pages -= {a for a in pages if PAGES[a].shows["noindex"]}
    assert len(listed) == len(pages)
    assert all(address.isascii() for address in listed)


@pytest.mark.parametrize(("count", "lengths"), [(80, [80]), (81, [80, 1])])
def test_an_index_goes_on_behind_its_eightieth_entry(count: int, lengths: list[int]) -> None:
    """Its pages are numbered from one, and each knows which of them it is."""
    gazette, _ = many(count, of_issue=count)
    pages = {page.address: page for page in gazette_pages(gazette, {}, {})}
    start = "/numbers/zf/1980/"
    parts = [address for address in (start, f"{start}part-2/") if address in pages]
    assert [len(pages[part].shows["entries"]) for part in parts] == lengths
    for part in parts:
        links = pages[part].shows["parts"]
        assert [link["number"] for link in links] == [1, 2][: len(links)]
        assert [link["address"] for link in links if link["here"]] == [part][: len(links)]


def test_a_long_sitemap_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sitemap holds 50,000 addresses at most."""
    monkeypatch.setattr("gazette.pages.feeds._MOST", 100)
    gazette, _ = many(250)
    pages = {page.address: page for page in gazette_pages(gazette, {}, {})}
    parts = [pages[f"/sitemap-{n}.xml"].shows["addresses"] for n in (1, 2, 3)]
    assert [len(part) for part in parts[:2]] == [100, 100]
    assert "<sitemapindex" in DRAWN.render(pages["/sitemap.xml"])
    assert "https://gazette.example/sitemap-3.xml" in DRAWN.render(pages["/sitemap.xml"])


@pytest.mark.slow
def test_ten_thousand_notices_keep_every_page_small() -> None:
    """No index, contents or front page passes 60 kB, whatever the archive holds."""
    gazette, notices = many(10_000)
    maps = {
        issue.id: PageMap(count=40, front=2, spans={c.id: (1, 2) for c in issue.cards})
        for issue in gazette.issues
    }
    sizes = {
        page.address: len(DRAWN.render(page).encode())
        for page in gazette_pages(gazette, maps, SIZES)
        if page.layout.endswith(".html")
    }
    around = surroundings(gazette, {})
    last = gazette.issues[-1]
    page = next(iter(issue_pages(around[last.id], last, notices[last.id], maps[last.id], 1)))
    sizes[page.address] = len(DRAWN.render(page).encode())
    assert {address: size for address, size in sizes.items() if size >= MOST} == {}


def test_a_long_list_goes_on_and_its_first_page_stays() -> None:
    """Every notice of a year stands once in its lists, and a new one changes only the last part."""
    gazette, _ = many(250)
    pages = {page.address: page for page in gazette_pages(gazette, {}, {})}
    start = "/numbers/zf/1980/"
    parts = [start, *(f"{start}part-{n}/" for n in (2, 3, 4))]
    listed = [entry["address"] for part in parts for entry in pages[part].shows["entries"]]
    assert len(listed) == len(set(listed)) == 250
    more, _ = many(275)
    again = {page.address: page for page in gazette_pages(more, {}, {})}
    assert again[start].shows["entries"] == pages[start].shows["entries"]


def test_numbers_stand_in_their_sequence() -> None:
    """3号 comes before 10号, wherever an issue printed them."""
    cards = tuple(notice("2026-01", f"zf-2026-{n}", "题").card for n in (10, 3, 7))
    issue = replace(GAZETTE.issues[1], cards=cards)
    pages = {p.address: p for p in gazette_pages(Gazette(MASTHEAD, (issue,)), {}, {})}
    entries = [one for one in pages["/numbers/zf/2026/"].shows["entries"] if "gap" not in one]
    assert [entry["address"][-3:-1] for entry in entries] == ["-3", "-7", "10"]
    entries = pages["/sections/县政府文件/2026/"].shows["entries"]
    assert [entry["address"][-3:-1] for entry in entries] == ["10", "-3", "-7"]


def test_names_cannot_leave_their_folder() -> None:
    """A slash or a dot in a section's name makes no other folder."""
    card = replace(GAZETTE.issues[0].cards[0], section="../甲/乙", issuers=("..",))
    issue = replace(GAZETTE.issues[0], cards=(card,))
    pages = [page.address for page in gazette_pages(Gazette(MASTHEAD, (issue,)), {}, {})]
    assert not [a for a in pages if ".." in a]
    assert "/sections/．.／甲／乙/" in pages


def test_a_site_in_a_folder_knows_its_place() -> None:
    """The 404 page, robots and canonical addresses carry the masthead's path."""
    masthead = replace(MASTHEAD, address="https://gazette.example/gb")
    pages = {
        page.address: page for page in gazette_pages(replace(GAZETTE, masthead=masthead), {}, {})
    }
    assert 'href="/gb/style.css"' in DRAWN.render(pages["/404.html"])
    assert "Sitemap: https://gazette.example/gb/sitemap.xml" in pages["/robots.txt"].shows["text"]
    assert pages["/years/"].shows["canonical"] == "https://gazette.example/gb/years/"


def test_every_page_is_chinese_and_has_one_heading() -> None:
    """The language, one h1 and a skip link stand on every page."""
    for page in PAGES.values():
        if page.layout.endswith(".html"):
            html = DRAWN.render(page)
            assert '<html lang="zh-CN">' in html
            assert len(re.findall(r"<h1\b", html)) == 1


def test_the_same_gazette_gives_the_same_pages() -> None:
    """Nothing of a page comes from anywhere but its gazette."""
    assert every() == PAGES


def links(html: str) -> list[Any]:
    """List where a page's links lead."""
    return re.findall(r'(?:href|src|action)="([^"]*)"', html)


def test_no_link_is_absolute_but_the_canonical_one() -> None:
    """The site can be moved into any folder."""
    for page in PAGES.values():
        if page.layout.endswith(".html") and page.address != "/404.html":
            for link in links(DRAWN.render(page)):
                assert link.startswith(("./", "../", "#", MASTHEAD.address)), (page.address, link)
