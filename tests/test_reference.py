"""A notice and its units are cited: our own form, GB/T 7714—2015, files for programs, addresses.

In: the gazette of sample.py; the site tests/sites/instrument in Chromium.
Out: facts about citations, about what is downloaded, and about the mark of a unit's address.

GB/T 7714—2015 has no type for laws and documents. What decides is what is cited: a text printed
in a serial with year, issue and page. Clause 4.4.2 has that form: 责任者. 题名[J]. 刊名, 年,
卷(期): 页码. Read online the mark is J/OL, with the day of access and the address. EB is for what
is on the web alone, S for standards, Z for what fits nowhere. A document's number stands behind its
title as a report's or a standard's does (8.2.3). The issuer is a corporate author, never 佚名.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pytest
from conftest import build
from sample import GAZETTE, MASTHEAD

from gazette.model import Number
from gazette.model.issue_number import IssueNumber, single
from gazette.pages import reference
from gazette.pages.paging import Extent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.model import Card, Issue

ROOT = Path(__file__).parents[1]
_, FIRST, _ = GAZETTE.issues
CARD = FIRST.cards[0]
WHOLE = Extent((1, 2, 3), 3, ended=True)
ONE = Extent((5,), 5, ended=True)
OPEN = Extent((5, 6), 6, ended=False)
ISSUER, OFFICE, TITLE = (
    "示例县人民政府",
    "示例县人民政府办公室",
    "示例县人民政府关于印发《办法》的通知",
)
STANDARD = (
    "李幼平, 王莉. 循证医学研究方法: 附视频[J/OL]. 中华移植杂志(电子版), 2010, 4(3): 225-228"
    "[2014-06-09]. https://standard.example/36658332."
)
"""An example of the standard for 4.4.2, but for its address."""
URL = "https://gazette.example/2026-01/zf-2026-1/"


def gbt7714(card: Card = CARD, extent: Extent | None = WHOLE, issue: Issue = FIRST) -> str:
    """Write a citation with a day of access."""
    before, after = reference.gbt7714(MASTHEAD, issue, card, extent)
    return f"{before}[2026-11-26]{after}"


@pytest.mark.parametrize(
    ("extent", "place"),
    [(WHOLE, "第1—3页"), (ONE, "第5页"), (OPEN, "第5页起"), (None, "")],
)
def test_our_own_form_names_number_and_pages(extent: Extent | None, place: str) -> None:
    """《》 inside a title become 〈〉; an end that is not known is not said."""
    assert reference.citation(MASTHEAD, FIRST, CARD, extent) == (
        "《示例县人民政府关于印发〈办法〉的通知》（示政发〔2026〕1号），"
        f"示例县人民政府公报2026年第1期{place}"
    )
    bare = replace(CARD, numbers=())
    assert "》，示例县" in reference.citation(MASTHEAD, FIRST, bare, extent)


def test_gbt7714_cites_a_document_as_an_article_of_the_gazette() -> None:
    """As the standard's own example of a serial without volumes that is read online has it."""
    assert gbt7714() == (
        f"{ISSUER}. {TITLE}: 示政发〔2026〕1号[J/OL]. "
        f"示例县人民政府公报, 2026(1): 1-3[2026-11-26]. {URL}."
    )
    # 4.4.2: 主要责任者. 题名[J/OL]. 刊名, 年(期): 页码[引用日期]. 获取和访问路径.
    form = (
        r"[^.]+\. [^\[]+\[J/OL\]\. [^,]+, \d{4}(, \d+)?\([^)]+\)(: \d+(-\d+)?)?"
        r"\[[\d-]{10}\]\. https://\S+\."
    )
    assert re.fullmatch(form, STANDARD)
    for extent in (WHOLE, ONE, OPEN, None):
        assert re.fullmatch(form, gbt7714(extent=extent))
    assert "2026(1)[" in gbt7714(extent=None)
    assert "2026(1): 5[" in gbt7714(extent=OPEN)
    assert "佚名" not in gbt7714()


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (single(9), "2026(9)"),
        (IssueNumber(9, 10), "2026(9/10)"),
        (IssueNumber(2, 2, supplement=True), "2026(增刊2)"),
    ],
)
def test_gbt7714_writes_double_issues_and_supplements(number: IssueNumber, written: str) -> None:
    """8.8.2 has 22(增刊2), 8.8.3 has 2001(9/10)."""
    issue = replace(FIRST, number=number)
    assert f"公报, {written}: 1-3[" in gbt7714(issue=issue)
    assert f"({reference.csl(MASTHEAD, issue, CARD, WHOLE)['issue']})" in written


def test_gbt7714_names_three_issuers_at_most_and_every_number() -> None:
    """8.1.2: of four the first three and 等."""
    numbers = (*CARD.numbers, Number("示政办发", 2026, 9))
    three = replace(CARD, issuers=("甲局", "乙局", "丙局"), numbers=numbers)
    assert gbt7714(three).startswith(
        f"甲局, 乙局, 丙局. {TITLE}: 示政发〔2026〕1号、示政办发〔2026〕9号["
    )
    assert gbt7714(replace(three, issuers=(*three.issuers, "丁局"))).startswith(
        "甲局, 乙局, 丙局, 等. "
    )
    assert f"{TITLE}[J/OL]" in gbt7714(replace(CARD, numbers=()))


def test_csl_says_what_a_citation_says() -> None:
    """What is not known is left out."""
    item = reference.csl(MASTHEAD, FIRST, CARD, WHOLE)
    assert item == {
        "id": "2026-01-zf-2026-1",
        "type": "article-journal",
        "author": [{"literal": ISSUER}],
        "title": TITLE,
        "number": "示政发〔2026〕1号",
        "container-title": "示例县人民政府公报",
        "issue": "1",
        "page": "1-3",
        "issued": {"date-parts": [[2026, 4, 10]]},
        "language": "zh-CN",
        "URL": URL,
    }
    draft = replace(FIRST, published=None)
    bare = reference.csl(MASTHEAD, draft, replace(CARD, numbers=()), None)
    assert bare["issued"] == {"date-parts": [[2026]]}
    assert item.keys() - bare.keys() == {"page", "number"}


# The page, in Chromium.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, site_url: Callable[[Path], str]) -> str:
    """Build a site whose notice has chapters, articles and items, and serve it; its address."""
    output = tmp_path_factory.mktemp("cite") / "output"
    status, said = build(ROOT / "tests" / "sites" / "instrument" / "content", output)
    assert status == 0, said
    return f"{site_url(output)}2026-01/zf-2026-1/"


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """Open the notice at 390 px, by a finger, where a page may copy; a fault of a script fails."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(site)
    yield tab
    context.close()
    assert faults == []


def test_every_unit_has_a_mark_with_its_name(page: Any) -> None:
    """Of the document's own numbering; what is only counted has none."""
    names = page.eval_on_selector_all(
        "a.unit", "all => all.map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')])"
    )
    said = dict(names)
    assert said["#art-2"] == "第二条的网址"
    assert said["#art-2-3-2-1"] == "第二条第三款第（二）项第一目的网址"
    assert said["#art-4bis1"] == "第四条之一的网址"
    assert "#ch-2-sec-1" in said
    assert "#para-1" not in said
    ids = page.eval_on_selector_all("article [id]", "all => all.map(({ id }) => `#${id}`)")
    assert set(said) <= set(ids)
    assert judges.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_tap_shows_the_address_and_copies_it(page: Any, site: str) -> None:
    """The address is the one that the page has on the web."""
    page.locator('a.unit[href="#art-2-3"]').tap()
    assert page.url == f"{site}#art-2-3"
    address = "https://gazette.example/2026-01/zf-2026-1/#art-2-3"
    assert page.inner_text("#unit-address") == address
    page.click("#copy-address")
    page.wait_for_function("document.getElementById('unit-said').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert judges.axe(page) == []


def test_a_citation_of_a_unit_has_article_page_address_and_status(page: Any) -> None:
    """The page is the printed one on which the unit begins; the status is what the page shows."""
    page.evaluate(
        """document.getElementById('art-5').insertAdjacentHTML(
        'beforebegin', '<page-break id="p2" data-page="2"></page-break>')"""
    )
    page.locator('a.unit[href="#art-5"]').tap()
    page.click("#copy-citation")
    page.wait_for_function("document.getElementById('unit-said').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    status = page.eval_on_selector_all(
        ".facts .status:not([hidden]), .facts .as-of", "all => all.map((one) => one.innerText)"
    )
    assert "有效" in status[0]
    document, source = page.evaluate(
        "(({ document, source }) => [document, source])(document.getElementById('cite').dataset)"
    )
    assert copied == (
        f"{document}第五条，{source}第2页，"
        f"https://gazette.example/2026-01/zf-2026-1/#art-5（{'，'.join(status)}）"
    )
    assert document.startswith("《")


def test_a_mark_takes_no_room(page: Any) -> None:
    """No line ends elsewhere for it, and none begins with it."""
    height = "document.querySelector('article').getBoundingClientRect().height"
    with_marks = page.evaluate(height)
    assert page.locator("a.unit").first.is_visible()
    page.add_style_tag(content="a.unit { display: none }")
    assert page.evaluate(height) == with_marks


def test_what_is_copied_from_the_page_has_no_mark(page: Any) -> None:
    """The selection of the whole article is its text; on paper there is no mark either."""
    page.locator('a.unit[href="#art-2"]').tap()
    whole = "getSelection().selectAllChildren(document.querySelector('article')); "
    copied = page.evaluate(f"{whole} getSelection().toString()")
    assert "第二条" in copied
    assert "¶" not in copied
    assert "gazette.example" not in copied
    page.emulate_media(media="print")
    assert not page.locator("a.unit").first.is_visible()
    assert not page.locator("#unit").is_visible()


def test_a_reference_is_downloaded(page: Any, site: str) -> None:
    """BibTeX, RIS and CSL-JSON say the same; the day of access is the reader's."""
    page.wait_for_selector("#cite-files:not([hidden])")
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert f"[{today}]. https://" in page.inner_text("#cite")
    made = {}
    for kind in ("BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as download:
            page.click(f"#cite-files button:text-is('{kind}')")
        made[kind] = Path(download.value.path()).read_bytes().decode()
        assert download.value.suggested_filename.startswith("2026-01-zf-2026-1.")
    (item,) = json.loads(made["CSL-JSON"])
    year, month, day = item["issued"]["date-parts"][0]
    assert made["BibTeX"] == (
        f"@article{{{item['id']},\n"
        f"  author = {{{{{item['author'][0]['literal']}}}}},\n"
        f"  title = {{{{{item['title']}}}}},\n"
        f"  journal = {{{item['container-title']}}},\n"
        f"  year = {{{year}}},\n"
        f"  number = {{{item['issue']}}},\n"
        f"  pages = {{{item['page']}}},\n"
        f"  note = {{{item['number']}}},\n"
        f"  url = {{{item['URL']}}},\n"
        f"  urldate = {{{today}}}\n}}\n"
    )
    assert made["RIS"].split("\r\n") == [
        "TY  - JOUR",
        f"AU  - {item['author'][0]['literal']}",
        f"TI  - {item['title']}",
        f"T2  - {item['container-title']}",
        f"PY  - {year}",
        f"DA  - {year}/{month:02}/{day:02}",
        f"IS  - {item['issue']}",
        f"SP  - {item['page']}",
        f"N1  - {item['number']}",
        f"LA  - {item['language']}",
        f"UR  - {item['URL']}",
        f"Y2  - {today.replace('-', '/')}",
        "ER  - ",
        "",
    ]


def test_without_a_script_both_forms_are_text(browser: Any, site: str) -> None:
    """Our own and GB/T 7714 with its day of access to be filled in; no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(site)
    said = tab.inner_text("#cite")
    assert "https://gazette.example/2026-01/zf-2026-1/" in said
    assert "[引用日期]. https://" in said
    assert not tab.locator("#cite-files").is_visible()
    assert not tab.locator("#unit").is_visible()
    context.close()
