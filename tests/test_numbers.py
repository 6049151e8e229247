"""Numbers are understood however they are written, and what is not held is said.

In: a table of spellings; static/numbers.js in Chromium, on a page of three series.
Out: facts about what is read, in the browser and, in sentences, by gazette.language alike.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pytest
from conftest import build

from gazette.language import citations
from gazette.language.numerals import chinese
from gazette.pages.open_data.number_series import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SERIES = [
    {
        "prefix": "示政发",
        "code": "zf",
        "issuer": "示例县人民政府",
        "years": {"2023": [[1, 3], [89, 89]]},
    },
    {
        "prefix": "示政办发",
        "code": "zbf",
        "issuer": "示例县人民政府办公室",
        "years": {"2023": [[3, 3], [5, 9]]},
    },
    {
        "prefix": "GN",
        "code": "gn",
        "issuer": "County",
        "form": "{prefix} {year}/{sequence}",
        "years": {},
    },
]
for one in SERIES:
    one.setdefault("form", "{prefix}〔{year}〕{sequence}号")

WHOLE = {
    "示政办发〔2023〕89号": "zbf/2023/89",
    "示政办发2023 89": "zbf/2023/89",
    "示政办发2023　89": "zbf/2023/89",
    "示政办发202389号": "zbf/2023/89",
    "示政办发 2023 年 89 号": "zbf/2023/89",
    "示政办发2023年第89号": "zbf/2023/89",
    "示政办发[2023]89号": "zbf/2023/89",
    "示政办发(2023)89号": "zbf/2023/89",
    "示政办发（2023）89号": "zbf/2023/89",
    "示政办发【2023】89": "zbf/2023/89",
    "示政办发［２０２３］８９号": "zbf/2023/89",
    "示政办发{2023}89号": "zbf/2023/89",
    "示政办发<2023>89号": "zbf/2023/89",
    "示政办发《2023》89号": "zbf/2023/89",
    "示政办发「2023」89號": "zbf/2023/89",
    "示政办发〔2023）089号": "zbf/2023/89",
    "示政办发-2023-89": "",
    "示政办发2023-89": "zbf/2023/89",
    "示政办发2023/89": "zbf/2023/89",
    "示政办发二〇二三年八十九号": "zbf/2023/89",
    "示政办发二零二三年第八十九号": "zbf/2023/89",
    "示政办发〔二○二三〕八十九号": "zbf/2023/89",
    "示政办发二Ｏ二三八九号": "zbf/2023/89",
    "示政办发2023年八十九号": "zbf/2023/89",
    "示政办发二〇二三年一百零三号": "zbf/2023/103",
    "政办发〔2023〕89号": "zbf/2023/89",
    "示政发一九八六年十号": "zf/1986/10",
    "GN 2023/4": "gn/2023/4",
    "gn2023-4": "gn/2023/4",
    "2023-89": "zf|zbf|gn/2023/89",
    "2023 89": "zf|zbf|gn/2023/89",
    "２０２３－８９": "zf|zbf|gn/2023/89",
    "〔2023〕89号": "zf|zbf|gn/2023/89",
    "二〇二三年八十九号": "zf|zbf|gn/2023/89",
    "2023-03-05": "",
    "2023年3月5日": "",
    "2023年第4期": "",
    "202389": "",
    "防汛 2023": "",
    "0351-2023-89": "",
    "一百二": "",
}
"""What a reader may type -> the series, year and sequence that it means; nothing for no number."""

SENTENCES = {
    "根据示政办发〔2023〕89号文件要求，做好防汛工作。": "zbf/2023/89",
    "《示例县防汛预案》（示政办发（2023）33号）同时废止。": "zbf/2023/33",
    "见示政发〔2023〕8号、9号和示政办发〔2023〕1号。": "zf/2023/8 zf/2023/9 zbf/2023/1",
    "按照国办发〔2018〕22号和示政发[2023]3号办理": "国办发/2018/22 zf/2023/3",
    "2023年3月5日印发，2023年第4期第18页，电话0351-1234567。": "",
}


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """Open a page that has nothing but the script."""
    tab = browser.new_page()
    tab.set_content("<p>x</p>")
    tab.add_script_tag(path=ROOT / "static" / "numbers.js")
    yield tab
    tab.close()


def read(page: Any, text: str) -> str:
    """Give what the script finds in a text: series/year/sequence, parted by blanks."""
    found = page.evaluate("([text, series]) => numbersIn(text, series)", [text, SERIES])
    return " ".join(
        "/".join(
            (
                "|".join(series["code"] for series in one["series"]) or one["prefix"],
                str(one["year"]),
                str(one["sequence"]),
            )
        )
        for one in found
    )


@pytest.mark.parametrize("text", WHOLE)
def test_a_number_is_read_however_it_is_written(text: str, page: Any) -> None:
    """Every bracket or none, every width, both kinds of figures; a day is no number."""
    assert read(page, text) == WHOLE[text]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_number_is_found_in_a_sentence(text: str, page: Any) -> None:
    """As the press itself finds them in the texts of documents."""
    assert read(page, text) == SENTENCES[text]
    codes = {one["prefix"]: one["code"] for one in SERIES}
    ours = [number for one in citations.citations(text) for number in one.numbers]
    said = (f"{codes.get(n.prefix, n.prefix)}/{n.year}/{n.sequence}" for n in ours)
    assert " ".join(said) == SENTENCES[text]


def test_chinese_figures_are_counted_as_the_press_counts_them(page: Any) -> None:
    """From 1 to 9999, as documents write them; what no document writes is none."""
    figures = [chinese(value) for value in range(1, 10_000)]
    assert page.evaluate("all => all.map(figure)", figures) == list(range(1, 10_000))
    for text in ("一百二", "二百百", "十百", "一二十"):
        assert page.evaluate("figure", text) is None


@pytest.mark.parametrize(
    ("sequences", "held"), [((), []), ((3, 1, 2), [[1, 3]]), ((1, 3, 4), [[1, 1], [3, 4]])]
)
def test_runs_are_numbers_without_a_gap(sequences: tuple[int, ...], held: list[list[int]]) -> None:
    """Each with its first and its last."""
    assert runs(sequences) == held


# The page: what it says, at 390 px.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, site_url: Callable[[Path], str]) -> str:
    """Build the smallest site with two series, and serve it."""
    output = tmp_path_factory.mktemp("numbers") / "output"
    status, said = build(ROOT / "tests" / "sites" / "joint" / "content", output)
    assert status == 0, said
    table = output / "data" / "numbers.json"
    known = json.loads(table.read_text(encoding="utf-8"))
    assert {one["code"]: one["years"] for one in known["series"]} == {
        "cf": {"2026": [[5, 5]]},
        "nf": {"2026": [[9, 10]]},
    }
    known["series"][0]["years"]["2026"] = [[5, 5], [8, 9]]
    table.write_text(json.dumps(known), encoding="utf-8")
    return site_url(output)


@pytest.fixture
def narrow(browser: Any) -> Iterator[Any]:
    """Open a page of 390 px, as a telephone has it."""
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    yield tab
    tab.close()


@pytest.mark.parametrize("query", ["示财发2026 5", "示农发二〇二六年九号", "〔2026〕10号"])
def test_what_is_held_is_led_to(query: str, site: str, narrow: Any) -> None:
    """From the number's own address on to the notice, in whichever issue it was printed."""
    narrow.goto(f"{site}numbers/")
    narrow.fill("#number", query)
    narrow.press("#number", "Enter")
    narrow.wait_for_selector("article.notice")
    there = "nf-2026-10" if "10" in query else "cf-2026-5"
    assert narrow.url == f"{site}2026-02/{there}/"


@pytest.mark.parametrize(
    ("query", "said", "links"),
    [
        (
            "示财发〔2026〕7号",
            "示财发〔2026〕5号，后一号是示财发〔2026〕8号",
            ["5/", "8/", "2026/"],
        ),
        ("示财发〔2026〕12号", "最后一号是示财发〔2026〕9号", ["9/", "2026/"]),
        ("示财发〔2026〕2号", "最前一号是示财发〔2026〕5号", ["5/", "2026/"]),
        ("示农发2019-3", "2019年这一系列本库一件也没有收录", []),
        ("根据国办发〔2018〕22号", "国办发〔2018〕22号不是本公报的文号系列", []),
        ("防汛", "看不出“防汛”里的文号", []),
    ],
)
def test_what_is_not_held_is_told(
    query: str, said: str, links: list[str], site: str, narrow: Any
) -> None:
    """Who would have issued it, and what of the series stands around it."""
    narrow.goto(f"{site}numbers/?q={query}")
    narrow.wait_for_selector("#number-answer:not(:empty)")
    text = narrow.inner_text("#number-answer")
    assert said in text
    if "示" in query:
        assert "由示例县" in text
    hrefs = narrow.eval_on_selector_all("#number-answer a", "all => all.map((a) => a.href)")
    assert [href.rstrip("/").rsplit("/", 1)[-1] + "/" for href in hrefs] == links
    assert judges.axe(narrow) == []
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("query", ["示政发[2019]第8号", "示政发二〇一九年八号"])
def test_what_is_not_held_is_told_with_what_cites_it(
    query: str, specimen: Path, site_url: Callable[[Path], str], narrow: Any
) -> None:
    """The notice that repeals it is a link."""
    narrow.goto(f"{site_url(specimen)}numbers/?q={query}")
    narrow.wait_for_selector("#number-answer li")
    assert "本库有1件文件提到它" in narrow.inner_text("#number-answer")
    narrow.click("#number-answer li a")
    narrow.wait_for_selector("article.notice")
    assert narrow.url.endswith("/2026-01/zf-2026-1/")


def test_the_search_answers_a_number_too(site: str, narrow: Any) -> None:
    """In a sentence that no document holds, or spoken; without a number it says nothing."""
    narrow.goto(f"{site}search/?q=请问示财发二〇二六年七号在哪一期")
    narrow.wait_for_selector("#number-answer:not(:empty)")
    assert "本库没有收录示财发〔2026〕7号" in narrow.inner_text("#number-answer")
    narrow.goto(f"{site}search/?q=示农发二〇二六年九号")
    narrow.wait_for_selector("#search-results > li")
    assert (
        narrow.locator("#search-results > li a").first.get_attribute("href").endswith("/cf-2026-5/")
    )


def test_without_a_script_the_series_and_their_years_are_listed(site: str, browser: Any) -> None:
    """A page of links leads to every number."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}numbers/?q=示财发2026 5")
    assert "现在没有启用" in tab.inner_text("main")
    tab.click("main .list a >> nth=0")
    tab.click("main .list a >> nth=0")
    tab.click("main .contents a >> nth=0")
    assert tab.url == f"{site}2026-02/cf-2026-5/"
    context.close()
