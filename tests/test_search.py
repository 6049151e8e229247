"""The search finds every string of the texts, nothing else, and leads to the place.

In: Records of notices made up here; the built specimen and the real number, in Chromium.
Out: tests.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from conftest import build
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from waiting import until

from gazette import search
from gazette.importers.import_ import import_issue
from gazette.language import numbers
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Break, Card, Issue, Notice, Number, PageMap, Place, State
from gazette.model.blocks import NumberLine, Paragraph, Title
from gazette.model.inlines import Text
from gazette.model.issue_number import NumberRange, single
from gazette.search import engine
from gazette.write import elements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
BASE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="../status.js" data-zone="Asia/Shanghai" data-as-of="../data/as-of.json" defer></script>
<title>{% block title %}{{ heading }}{% endblock %}</title>{% block head %}{% endblock %}</head>
<body><header>{% block search %}{% endblock %}</header><main>{% block main %}{% endblock %}</main>
</body></html>"""
DONE = "#search-results[data-complete]"
COMPLETED = """
while (!document.querySelector("#search-results[data-complete]")) {
  const more = document.getElementById("search-more");
  const status = document.getElementById("search-status");
  // Both are missing while the page is being read anew.
  if (more && status && !more.hidden && !status.textContent.includes("正在")) more.click();
  await new Promise((later) => { setTimeout(later, 2); });
}"""
"""Asks for more hits until all are in; the page may be on its way yet."""
STYLES = ("〔{}〕", "[{}]", "({})", "（{}）", "【{}】", "［{}］", "{}")
DECREE = "示例县人民政府"
OFFICE = "示例县人民政府办公室"


# What is searched: a few notices, each with something that a search may stumble over.


def _number(text: str) -> Number:
    found = numbers.read(text)
    assert found
    return found


def notice(number: str, title: str, *paragraphs: str, **given: Any) -> Notice:
    """Make a Notice with a title, a number and paragraphs; its id comes from the number."""
    year, sequence = re.findall(r"\d+", number)
    issuer = OFFICE if "办" in number else DECREE
    ident = f"{'zbf' if '办' in number else 'zf'}-{year}-{sequence}"
    card = Card(
        id=ident,
        issue=given.get("issue", "2026-01"),
        numbers=(_number(number),),
        title=title,
        kind="通知",
        section=given.get("section", "县政府文件"),
        issuers=(issuer,),
        dated=given.get("dated", date(2026, 3, 5)),
        place=Place("x.md"),
        printed_page=given.get("printed_page", 0),
    )
    body = (Paragraph((Text(text),), id=f"n{at}") for at, text in enumerate(paragraphs, 3))
    blocks = (Title((title,), id="n1"), NumberLine((number,), id="n2"), *body)
    return Notice(card, blocks=blocks)


def issue(year: int, number: int, notices: Sequence[Notice]) -> Issue:
    """Make an Issue of Notices."""
    cards = tuple(each.card for each in notices)
    published = date(year, 3 * number, 28)
    place = Place("issue.yaml")
    running = NumberRange(1, 1)
    return Issue(year, single(number), running, published, State.PUBLISHED, "", cards, place)


NEW = (
    notice(
        "示政发〔2026〕3号",
        "示例县人民政府关于印发防汛应急预案的通知",
        "各乡镇人民政府，县直各有关单位：",
        "现将《防汛应急预案》印发给你们，请认真贯彻执行。附件共３份，见ＰＭ₂.₅监测表。",
        "一、县水利局负责水库。二、河道管理所负责河道。",
    ),
    notice(
        "示政发〔2026〕13号",
        "示例县人民政府关于马𠮷明等同志职务任免的通知",
        "任命马𠮷明同志任县水利局局长（试用期一年）；阿不都·热合曼同志任副局长。",
        "免去王㛃\u3000同志的县应急管理局副局长职务。",
        section="人事任免",
    ),
    notice(
        "示政办发〔2026〕3号",
        "示例县人民政府办公室关于进一步做好防汛工作的通知",
        "根据示政发〔2026〕3号文件要求，做好防汛工作。防汛物资备足，防汛队伍到位。",
        "《示例县防汛预案》（示政办发（2025）33号）同时废止。",
        section="县政府办公室文件",
    ),
    notice(
        "示政办发〔2026〕33号",
        "示例县人民政府办公室关于开展秋季造林的通知",
        "县林业局要在10月底以前完成造林任务，确保成活率。",
        "防汛期间停止施工。联系电话0351-1234567。",
        "网上填报时不得输入<img src=x onerror=\"document.title='seized'\">这类字符。",
        section="县政府办公室文件",
        dated=date(2026, 3, 20),
    ),
)
OLD = (
    notice(
        "示政办发〔2025〕33号",
        "示例县人民政府办公室关于印发示例县防汛预案的通知",
        "本预案自印发之日起施行。",
        "示政发〔2025〕3号与本预案不一致的，以本预案为准。",
        issue="2025-04",
        section="县政府办公室文件",
        dated=date(2025, 11, 2),
        printed_page=12,
    ),
)
PAGES = PageMap(
    count=9,
    spans={"zf-2026-3": (1, 2), "zf-2026-13": (2, 3), "zbf-2026-3": (3, 3), "zbf-2026-33": (3, 4)},
    breaks=(
        Break(1, "zf-2026-3", "n1", 0),
        Break(2, "zf-2026-3", "n5", 12),
        Break(3, "zf-2026-13", "n4", 8),
        Break(4, "zbf-2026-33", "n4", 0),
    ),
)


def records() -> tuple[search.Record, ...]:
    """Give the Records of the newer issue."""
    return search.records(ZH_HANS, issue(2026, 1, NEW), NEW, PAGES)


def place(site: Path, years: dict[int, Sequence[search.Record]]) -> Path:
    """Make a site that has nothing but the search."""
    search.client(site / "pagefind")
    for year, found in years.items():
        search.bundle(found, site / "pagefind" / str(year))
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(ROOT / "layouts")])
    layouts = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    layouts.filters["fill"] = elements.filled
    every = [record for found in years.values() for record in found]
    shows = {
        "words": ZH_HANS,
        "heading": "全文检索",
        "sections": sorted({record.section for record in every}),
        "issuers": sorted({one for record in every for one in record.issuers}),
        "years": sorted(years, reverse=True),
        "link": lambda address: f"../{address[1:]}",
    }
    (site / "search").mkdir()
    page = site / "search" / "index.html"
    page.write_text(layouts.get_template("search.html").render(shows), encoding="utf-8")
    for script in ("status.js", "numbers.js", "search.js"):
        shutil.copy(ROOT / "static" / script, site)
    return site


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory, site_url: Callable[[Path], str]) -> str:
    """Serve the notices above as a site that does not lie at its host's root; its address."""
    folder = tmp_path_factory.mktemp("mini")
    old = search.records(ZH_HANS, issue(2025, 4, OLD), OLD, PageMap())
    place(folder / "公报", {2026: records(), 2025: old})
    (folder / "公报" / "data").mkdir()
    spans = [["现行有效", "2025-12-28", "2026-03-04"], ["已废止", "2026-03-05", None]]
    status = {"schema_version": 2, "status": {"/2025-04/zbf-2025-33/": spans}}
    (folder / "公报" / "data" / "status.json").write_text(json.dumps(status), encoding="utf-8")
    return f"{site_url(folder)}{quote('公报')}/"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open an empty tab that fails the test where a script of the page does."""
    tab = browser.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    tab.close()
    assert faults == []


def opened(page: Any, site: str, query: str, **filters: str) -> list[str]:
    """Open the search page with a query; the addresses of the hits below the site, in order."""
    asked = "&".join(f"{name}={quote(value)}" for name, value in {"q": query, **filters}.items())
    page.goto(f"{site}search/?{asked}")
    return hits(page, site)


def typed(page: Any, site: str, query: str) -> list[str]:
    """Type a query into the form; the addresses of the hits below the site, in order."""
    page.fill("#q", query)
    page.press("#q", "Enter")
    return hits(page, site)


def hits(page: Any, site: str) -> list[str]:
    """Ask for more until all hits are in; their addresses below the site, in order."""
    page.evaluate(f"async () => {{ {COMPLETED} }}")
    found = page.eval_on_selector_all(
        "#search-results > li",
        "all => all.map((li) => [...li.querySelectorAll('a')].map((a) => a.href))",
    )
    assert all(len(links) == 1 for links in found)
    assert page.get_attribute("#search-results", "data-complete") == str(len(found))
    return [links[0].removeprefix(site) for links in found]


def ids(addresses: Sequence[str]) -> list[str]:
    """Give the identities of the notices that addresses lead to."""
    return [address.split("/")[1] for address in addresses]


# Records: what the search is told.


def test_records_hold_the_whole_text() -> None:
    """The texts of a Record's passages are the notice's plain text, to the character."""
    for given, record in zip(NEW, records(), strict=True):
        assert "".join(f"{passage.text}\n" for passage in record.passages) == given.text


def test_passages_know_their_printed_pages() -> None:
    """A passage knows the page of its first character and where further pages begin in it."""
    first, second, _, fourth = records()
    assert [(p.page, p.breaks) for p in first.passages] == [
        (1, ()),
        (1, ()),
        (1, ()),
        (1, ()),
        (1, ((12, 2),)),
    ]
    assert [(p.page, p.breaks) for p in second.passages][2:] == [(2, ()), (2, ((8, 3),))]
    assert [p.page for p in fourth.passages] == [3, 3, 3, 4, 4]


def test_passages_of_an_earlier_print_know_its_pages() -> None:
    """Of an issue that was printed before, our own pages are none; what is not known is loose."""
    (given,) = OLD
    card = replace(given.card, page_breaks=(13, 15))
    marks = (Break(13, card.id, "n3", 2), Break(15, card.id, "n4", 0))
    made = search.records(
        ZH_HANS, issue(2025, 4, [given]), [replace(given, card=card, breaks=marks)], PageMap()
    )
    assert [(p.page, p.breaks) for p in made[0].passages][2:] == [(12, ((2, 13),)), (15, ())]
    assert (made[0].page, made[0].loose) == (12, (12,))


def test_title_and_number_have_no_anchor() -> None:
    """A hit in the title or the number leads to the notice itself, one in the text to its place."""
    assert [p.anchor for p in records()[0].passages] == ["", "", "n3", "n4", "n5"]


# Bundles: what Pagefind makes of them.


def files(folder: Path) -> dict[str, str]:
    """Give the digest of every file of a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the folder nor the hash seed nor the machine's settings show in a bundle."""
    search.bundle(records(), tmp_path / "one")
    other = tmp_path / "elsewhere" / "two"
    script = (
        f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'tests')]!r}\n"
        "import test_search as t; from gazette import search; from pathlib import Path\n"
        f"search.bundle(t.records(), Path({str(other)!r}))"
    )
    settings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "PAGEFIND_KEEP_INDEX_URL": "true"}
    subprocess.run([sys.executable, "-c", script], env={**os.environ, **settings}, check=True)
    assert files(tmp_path / "one") == files(other)


def test_a_changed_mark_changes_an_address(tmp_path: Path) -> None:
    """A file whose content differs has another name, so that no browser keeps the old one."""
    record = records()[0]
    passages = tuple(replace(p, text=p.text.replace("。", "！")) for p in record.passages)
    search.bundle([record], tmp_path / "one")
    search.bundle([replace(record, passages=passages)], tmp_path / "two")
    names = [
        {name for name in files(tmp_path / folder) if "fragment" in name}
        for folder in ("one", "two")
    ]
    assert names[0].isdisjoint(names[1])


def test_only_what_the_search_reads_is_published(tmp_path: Path) -> None:
    """Pagefind's client is there once, without its own search boxes, and a year has only data."""
    search.client(tmp_path / "pagefind")
    search.bundle(records(), tmp_path / "2026")
    suffixes = {Path(name).suffix for name in files(tmp_path / "2026")}
    assert suffixes == {".json", ".pf_meta", ".pf_index", ".pf_fragment"}
    scripts = {
        name for name in files(tmp_path / "pagefind") if name.endswith((".js", ".css", ".pagefind"))
    }
    assert scripts == {"pagefind.js", "wasm.unknown.pagefind"}


def test_a_fragment_says_a_text_once(tmp_path: Path) -> None:
    """What a hit moves holds the text as published, and not the words of the index again."""
    search.bundle(records()[:1], tmp_path / "2026")
    (file,) = (tmp_path / "2026" / "fragment").iterdir()
    # Pythons name one system or another in a gzip's head; ours names none.
    assert file.read_bytes()[:10].hex() == "1f8b08000000000002ff"
    fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
    assert fragment["content"] == ""
    assert fragment["url"] == "/2026-01/zf-2026-3/"
    assert [p["text"] for p in fragment["meta"]["passages"]] == NEW[0].text.splitlines()


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/nowhere/pagefind", None])
def test_a_failure_leaves_nothing(
    program: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Pagefind ends early, cannot start or is missing, an editor is told; no file stays."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: program and Path(program))
    with pytest.raises(engine.EngineError) as raised:
        search.bundle(records(), tmp_path / "2026")
    assert "Pagefind" in str(raised.value.what)
    assert "运行" in str(raised.value.mend)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted run ends Pagefind and removes what it wrote."""

    def interrupt(stdout: Any, due: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "_hear", interrupt)
    with pytest.raises(KeyboardInterrupt):
        search.bundle(records(), tmp_path / "2026")
    assert list(tmp_path.iterdir()) == []
    assert working_in(tmp_path) == []


def working_in(folder: Path) -> list[str]:
    """List the processes that work in a folder or below it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            where = str((process / "cwd").readlink())
        except OSError:
            continue
        if where.startswith(str(folder)):
            found.append(process.name)
    return found


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("step", ["_send", "_hear", "_write"])
def test_kill_leaves_no_process_and_no_bundle(step: str, tmp_path: Path) -> None:
    """Killed after any step, the press leaves no Pagefind, and the next run is not in its way."""
    script = (
        f"import signal, sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'tests')]!r}\n"
        "import test_search as t; from gazette import search; from pathlib import Path\n"
        f"step = t.engine.{step}\n"
        f"t.engine.{step} = lambda *given: (step(*given), print(flush=True), signal.pause())\n"
        f"search.bundle(t.many(300), Path({str(tmp_path / '2026')!r}))"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"\n"
        assert working_in(tmp_path)
    finally:
        process.kill()
        process.communicate()
    until(lambda: not working_in(tmp_path))
    assert not (tmp_path / "2026").exists()
    search.bundle(records(), tmp_path / "2026")
    assert [path.name for path in tmp_path.iterdir()] == ["2026"]


def many(count: int) -> tuple[search.Record, ...]:
    """Make as many Records as are asked for, each with a paragraph of its own."""
    record = records()[3]
    head, number, *_ = record.passages
    made = []
    for at in range(1, count + 1):
        text = f"第{at}件说明造林进度，已完成{at * 7}亩，其余按计划推进。"
        passages = (
            head,
            replace(number, text=f"示政办发〔2026〕{at}号"),
            search.Passage("n3", text, at),
        )
        address = f"/2026-01/zbf-2026-{at}/"
        numbers = (search.Numbered(passages[1].text, "示政办发", 2026, at),)
        made.append(replace(record, address=address, numbers=numbers, page=at, passages=passages))
    return tuple(made)


# The search page, in Chromium.


@pytest.mark.parametrize("style", STYLES)
def test_a_number_finds_its_document_first(style: str, page: Any, mini: str) -> None:
    """In any brackets a number finds its document, then those that cite it, and no other number."""
    page.goto(f"{mini}search/")
    for form in ("示政发{}3号", "示政发{}第3号", "示政发{}03号", " 示政发 {}\u30003 号"):
        found = typed(page, mini, form.format(style.format(2026)))
        assert found == ["2026-01/zf-2026-3/", "2026-01/zbf-2026-3/#n3"]


def test_a_number_may_be_written_in_full_width(page: Any, mini: str) -> None:
    """Full-width digits are digits."""
    assert ids(opened(page, mini, "示政办发〔２０２５〕３３号")) == ["zbf-2025-33", "zbf-2026-3"]


def test_a_number_is_not_the_beginning_of_another(page: Any, mini: str) -> None:
    """Number 3 is neither 13 nor 33, nor number 3 of another year or series."""
    assert ids(opened(page, mini, "示政办发〔2026〕3号")) == ["zbf-2026-3"]
    assert ids(opened(page, mini, "示政发〔2025〕3号")) == ["zbf-2025-33"]
    assert opened(page, mini, "示政发〔2026〕33号") == []


def test_a_part_of_a_number_is_a_string(page: Any, mini: str) -> None:
    """〔2026〕3号 finds what ends so, whatever the series; 示政发〔2026〕 what begins so."""
    assert sorted(ids(opened(page, mini, "〔2026〕3号"))) == ["zbf-2026-3", "zf-2026-3"]
    assert ids(opened(page, mini, "示政发〔2026〕3")) == ["zf-2026-3", "zbf-2026-3"]
    assert set(ids(opened(page, mini, "示政发〔2026〕"))) == {
        "zf-2026-3",
        "zf-2026-13",
        "zbf-2026-3",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("马𠮷明", ["zf-2026-13"]),
        ("王㛃同志", ["zf-2026-13"]),
        ("王㛃　同志", ["zf-2026-13"]),
        ("阿不都•热合曼", ["zf-2026-13"]),
        ("pm2.5", ["zf-2026-3"]),
        ("共3份", ["zf-2026-3"]),
        ("水库", ["zf-2026-3"]),
        ("𠮷", ["zf-2026-13"]),
        ("０３５１—１２３", ["zbf-2026-33"]),
        ("负责水库。二、河道", ["zf-2026-3"]),
        ("！", []),
        ("；", ["zf-2026-13"]),
        ("）；", ["zf-2026-13"]),
        ("Ａll", []),
    ],
)
def test_width_form_and_space_do_not_count(
    query: str, found: list[str], page: Any, mini: str
) -> None:
    """Rare characters, full and half width, spaces, and marks alone find what is written."""
    assert ids(opened(page, mini, query)) == found


@pytest.mark.parametrize(
    "query", ["水库二河道", "水库，二、河道", "文件要求做好", "执行附件", "通知示政发", "防洪"]
)
def test_a_string_does_not_cross_what_parts_it(query: str, page: Any, mini: str) -> None:
    """Without the mark that stands there, or over a paragraph's end, nothing is found."""
    assert opened(page, mini, query) == []


def test_titles_come_before_texts(page: Any, mini: str) -> None:
    """Hits in titles come first, then texts with more hits, then newer ones."""
    assert ids(opened(page, mini, "防汛")) == [
        "zbf-2026-3",
        "zf-2026-3",
        "zbf-2025-33",
        "zbf-2026-33",
    ]


def test_a_whole_title_finds_its_document_first(page: Any, mini: str) -> None:
    """Who pastes a title finds the document that bears it."""
    assert ids(opened(page, mini, NEW[2].card.title)) == ["zbf-2026-3"]


def test_words_apart_are_looked_for_apart(page: Any, mini: str) -> None:
    """Words with a space between them are sought apart, and the page says what joined ones gave."""
    assert ids(opened(page, mini, "造林 联系电话")) == ["zbf-2026-33"]
    assert page.inner_text("#search-status") == (
        "找到 1 条（各词分开查找，连起来的“造林联系电话”也查了，没有）"
    )
    assert ids(opened(page, mini, "防汛 物资")) == ["zbf-2026-3"]
    assert ids(opened(page, mini, "防汛 预案")) == ["zbf-2025-33", "zbf-2026-3", "zf-2026-3"]
    assert page.inner_text("#search-status") == (
        "找到 3 条（各词分开查找，连起来的“防汛预案”也查了，有 2 条，排在前面）"
    )
    assert opened(page, mini, "造林 水库") == []
    assert ids(opened(page, mini, "造 林任务")) == ["zbf-2026-33"]
    assert ids(opened(page, mini, "林 造")) == ["zbf-2026-33"]
    assert "没有连起来的“林 造”" in page.inner_text("#search-status")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("“成活率”", ["zbf-2026-33"]),
        ("「成活率」", ["zbf-2026-33"]),
        ('"成活率"', ["zbf-2026-33"]),
        ("《河道》 『水库』", ["zf-2026-3"]),
        ("“防汛 物资”", ["zbf-2026-3"]),
        ("“物资 防汛”", ["zbf-2026-3"]),
        ("《防汛应急预案》印发", ["zf-2026-3"]),
        ("将防汛应急预案印发", ["zf-2026-3"]),
        ("关于《印发》防汛", ["zf-2026-3"]),
        ("《防汛》和《造林》", []),
    ],
)
def test_quoting_marks_are_no_part_of_a_word(
    query: str, found: list[str], page: Any, mini: str
) -> None:
    """Marks round a word are dropped; those inside count, unless nothing is found so."""
    assert sorted(ids(opened(page, mini, query))) == sorted(found)


@pytest.mark.parametrize(
    "query",
    [
        "示政办发2025 33",
        "示政办发2025-33",
        "示政办发２０２５　３３",
        "示政办发 2025—33号",
        "示政办发2025第33",
        "示政办发〔2025〕33",
        "示政办发2025年33号",
        "2025-33",
        "２０２５－３３",
        "〔2025〕33",
        "[2025]033",
        "示政办发 2025 33",
        "政办发2025 33",
    ],
)
def test_a_number_in_any_writing_finds_its_document(query: str, page: Any, mini: str) -> None:
    """Spaces, hyphens, full width, any brackets or none: the number's document comes first."""
    assert ids(opened(page, mini, query))[:2] == ["zbf-2025-33", "zbf-2026-3"]


def test_a_hit_leads_to_its_place(page: Any, mini: str) -> None:
    """A hit shows title, number, issue and printed page, the hit marked, and leads to its place."""
    assert opened(page, mini, "河道管理所") == ["2026-01/zf-2026-3/#n5"]
    hit = page.locator("#search-results li")
    assert hit.locator("a").inner_text() == NEW[0].card.title
    assert str(NEW[0].card.numbers[0]) in hit.inner_text()
    assert "2026年第1期第2页" in hit.inner_text()
    assert hit.locator("mark").all_inner_texts() == ["河道管理所"]
    assert "二、河道管理所负责河道。" in hit.locator(".excerpt").inner_text()


def test_the_printed_page_is_that_of_the_hit(page: Any, mini: str) -> None:
    """A hit is on the page of its first character; where that ends is not known, 起 says so."""
    opened(page, mini, "负责水库")
    assert "2026年第1期第1页" in page.inner_text(".cited")
    opened(page, mini, "同志的县应急")
    assert "2026年第1期第2页" in page.inner_text(".cited")
    opened(page, mini, "应急管理")
    assert "2026年第1期第3页" in page.inner_text(".cited")
    opened(page, mini, "本预案自")
    assert page.inner_text(".cited") == "2025年第4期第12页起"


def test_a_hit_says_what_became_of_the_notice(page: Any, mini: str) -> None:
    """Its validity comes from the data, not from the index; of most notices there is none."""
    opened(page, mini, "本预案自")
    page.wait_for_selector("#search-results .status")
    assert page.locator("#search-results .status").all_inner_texts() == ["已废止"]
    opened(page, mini, "负责水库")
    assert page.locator("#search-results .status").count() == 0


def test_marks_stand_on_the_text_as_published(page: Any, mini: str) -> None:
    """What is folded to be found is shown as it is written."""
    opened(page, mini, "PM2.5监测")
    assert page.locator("mark").all_inner_texts() == ["ＰＭ₂.₅监测"]
    opened(page, mini, "王㛃同志")
    assert page.locator("mark").all_inner_texts() == ["王㛃\u3000同志"]


def test_filters_narrow(page: Any, mini: str) -> None:
    """Section, issuer and year each leave only what they name; together what all of them name."""
    assert ids(opened(page, mini, "防汛", section="县政府文件")) == ["zf-2026-3"]
    assert ids(opened(page, mini, "防汛", issuer=DECREE)) == ["zf-2026-3"]
    assert ids(opened(page, mini, "防汛", year="2025")) == ["zbf-2025-33"]
    assert opened(page, mini, "防汛", year="2025", issuer=DECREE) == []
    page.select_option("#issuer", OFFICE)
    assert ids(hits(page, mini)) == ["zbf-2025-33"]
    page.select_option("#year", "")
    assert ids(hits(page, mini)) == ["zbf-2026-3", "zbf-2025-33", "zbf-2026-33"]
    page.select_option("#year", "2026")
    assert ids(hits(page, mini)) == ["zbf-2026-3", "zbf-2026-33"]


def test_a_year_moves_no_other_year(page: Any, mini: str) -> None:
    """Of a year alone no other year's index is fetched, and without a query none at all."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{mini}search/")
    assert not any("/pagefind/" in url for url in asked)
    opened(page, mini, "防汛", year="2025")
    assert any("/pagefind/2025/" in url for url in asked)
    assert not any("/pagefind/2026/" in url for url in asked)


@pytest.mark.parametrize(
    ("query", "filters", "count"),
    [
        ("防汛", {}, 4),
        ("防汛", {"section": "县政府文件"}, 1),
        ("防汛", {"issuer": OFFICE}, 3),
        ("通知示政", {}, 0),
        ("示政发〔2026〕3号", {}, 2),
        ("石油", {}, 0),
    ],
)
def test_only_what_may_be_a_hit_is_moved(
    query: str, filters: dict[str, str], count: int, page: Any, mini: str
) -> None:
    """A notice is fetched where the index says that it may be a hit, and else not."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, mini, query, **filters)
    assert sum("/fragment/" in url for url in asked) == count


def test_a_filter_is_looked_at_in_the_notice_too(page: Any, mini: str) -> None:
    """Where the short names of two files are the same, the notice's own section decides."""
    page.goto(f"{mini}search/")
    script = """([section, issuer]) => Boolean(judge(
      { url: "/x/", meta: { title: "甲", numbers: [], section: "乙", issuers: ["丙"],
        passages: [] } },
      { terms: [term("甲")], section, issuer }))"""
    asked = [["", ""], ["乙", "丙"], ["丁", ""], ["", "丁"]]
    assert [page.evaluate(script, each) for each in asked] == [True, True, False, False]


def test_any_number_of_a_joint_document_is_its_own(page: Any, mini: str) -> None:
    """A notice with several numbers and issuers is found first by each of them."""
    page.goto(f"{mini}search/")
    script = """([q, issuer]) => judge(
      { url: "/x/", meta: { title: "甲", issuers: ["丙局", "丁局"], section: "乙", passages: [],
        numbers: [{ text: "示财发〔2026〕5号", prefix: "示财发", year: 2026, sequence: 5 },
                  { text: "示农发〔2026〕9号", prefix: "示农发", year: 2026, sequence: 9 }] } },
      { terms: [{ ...term(q), spans: () => [[0, 1]] }], issuer })?.order"""
    asked = [
        ["示财发2026 5", ""],
        ["示农发〔2026〕9号", "丁局"],
        ["示农发〔2026〕5号", ""],
        ["甲", "戊局"],
    ]
    assert [page.evaluate(script, each) for each in asked] == [0, 0, 1, None]


def test_form_and_address_agree(page: Any, mini: str) -> None:
    """What the form asks stands in the address; back, forward and reload bring it again."""
    opened(page, mini, "造林")
    assert ids(typed(page, mini, "河道")) == ["zf-2026-3"]
    assert page.url == f"{mini}search/?q={quote('河道')}"
    page.select_option("#section", "人事任免")
    assert hits(page, mini) == []
    assert page.url.endswith(f"section={quote('人事任免')}")
    page.go_back()
    page.go_back()
    assert ids(hits(page, mini)) == ["zbf-2026-33"]
    assert page.input_value("#q") == "造林"
    page.go_forward()
    assert ids(hits(page, mini)) == ["zf-2026-3"]
    page.reload()
    assert ids(hits(page, mini)) == ["zf-2026-3"]
    assert page.input_value("#section") == ""


def test_only_the_newest_query_is_answered(page: Any, mini: str) -> None:
    """A slow answer to an older query never appears over that to a newer one."""
    page.route("**/fragment/*", lambda route: (time.sleep(0.05), route.continue_()))
    page.goto(f"{mini}search/")
    page.evaluate(
        """() => { for (const query of ["防汛", "的", "水库", "造林"]) {
          document.getElementById("q").value = query;
          document.getElementById("search-form").requestSubmit(); } }"""
    )
    assert ids(hits(page, mini)) == ["zbf-2026-33"]
    page.wait_for_load_state("networkidle")
    assert ids(hits(page, mini)) == ["zbf-2026-33"]
    assert page.inner_text("#search-status") == "找到 1 条"


def test_a_query_is_text(page: Any, mini: str) -> None:
    """Markup in a text, a query or an address is shown, not run."""
    evil = "<img src=x onerror=\"document.title='seized'\">"
    assert ids(opened(page, mini, evil)) == ["zbf-2026-33"]
    assert page.inner_text("mark") == evil
    assert opened(page, mini, evil + evil) == []
    assert evil in page.inner_text("#search-status")
    assert page.locator("main img").count() == 0
    assert page.title().startswith(evil)


def test_nothing_found_is_said_and_helped(page: Any, mini: str) -> None:
    """No hit says so and offers the indexes."""
    assert opened(page, mini, "石油钻井") == []
    assert page.inner_text("#search-status") == "没有找到“石油钻井”"
    links = page.locator("#search-none a")
    assert links.first.is_visible()
    found = [link.get_attribute("href") for link in links.all()]
    assert found[:2] == ["../numbers/", "../sections/"]


def test_hits_are_announced(page: Any, mini: str) -> None:
    """A screen reader hears how many hits there are, and every field has a name."""
    opened(page, mini, "防汛")
    assert page.get_by_role("status").inner_text() == "找到 4 条"
    assert page.get_by_role("search").count() == 1
    assert page.get_by_label("检索词").input_value() == "防汛"
    assert [page.get_by_label(name).count() for name in ("栏目", "发文机关", "年份")] == [1, 1, 1]


def test_the_keyboard_is_enough(page: Any, mini: str) -> None:
    """From the field a reader comes to the first hit by the keyboard alone."""
    page.goto(f"{mini}search/")
    page.focus("#q")
    page.keyboard.type("河道管理所")
    page.keyboard.press("Enter")
    hits(page, mini)
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href") == f"{mini}2026-01/zf-2026-3/#n5"


def test_the_page_fits_a_phone(browser: Any, mini: str) -> None:
    """At 390 px nothing stands over the edge."""
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    opened(phone, mini, "防汛")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.close()


def test_without_script_the_page_says_so(browser: Any, mini: str) -> None:
    """Without JavaScript a reader is told, and sent to the indexes."""
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{mini}search/?q=x")
    assert "JavaScript" in bare.inner_text("noscript")
    assert bare.locator("noscript a").count() == 4
    context.close()


@pytest.mark.parametrize(
    "lost", ["pagefind.js", "wasm", "entry.json", "pf_meta", "pf_index", "pf_fragment"]
)
def test_a_lost_part_of_the_index_is_said(lost: str, browser: Any, mini: str) -> None:
    """Where any part does not come, the page says so and never that nothing was found."""
    page = browser.new_page()
    page.route(re.compile(rf"/pagefind/.*{lost}"), lambda route: route.fulfill(status=503))
    page.goto(f"{mini}search/?q={quote('防汛')}")
    page.wait_for_selector("#search-none:not([hidden])")
    assert "检索用的索引没有完整载入" in page.inner_text("#search-status")
    assert page.locator(DONE).count() == 0
    page.unroute_all()
    assert ids(typed(page, mini, "造林")) == ["zbf-2026-33"]
    page.close()


def test_from_a_disk_the_page_says_so(browser: Any, tmp_path: Path) -> None:
    """Opened from a disk, where a browser loads no index, the page says so."""
    site = place(tmp_path / "site", {2026: records()})
    page = browser.new_page()
    page.goto(f"{(site / 'search' / 'index.html').as_uri()}?q=x")
    page.wait_for_selector("#search-none:not([hidden])")
    assert "从磁盘打开的网页不能检索" in page.inner_text("#search-status")
    page.close()


def test_many_hits_come_twenty_at_a_time(
    browser: Any, site_url: Callable[[Path], str], tmp_path: Path
) -> None:
    """Of 400 notices a common word moves those that are listed; each click lists twenty more."""
    site = site_url(place(tmp_path / "site", {2026: many(400)}))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}search/?q={quote('造林进度')}")
    items = page.locator("#search-results > li")
    for listed in (20, 40, 60):
        page.wait_for_function(
            "n => document.querySelectorAll('#search-results > li').length === n", arg=listed
        )
        assert page.inner_text("#search-status") == f"约有 400 条，已列出 {listed} 条"
        assert sum("/fragment/" in url for url in asked) == listed
        assert page.locator(DONE).count() == 0
        page.click("#search-more")
    page.wait_for_function("document.querySelectorAll('#search-results > li').length === 80")
    assert items.nth(60).locator("a").evaluate("a => a === document.activeElement")
    everything = answers(page, site, ["造林进度"])[0]
    assert len(everything) == len(set(everything)) == 400
    assert page.inner_text("#search-status") == "找到 400 条"
    assert not page.locator("#search-more").is_visible()
    page.close()


def test_the_likeliest_are_read_first(
    browser: Any, site_url: Callable[[Path], str], tmp_path: Path
) -> None:
    """Among 200 that cite or name it, the document itself comes with the first twenty files."""
    cited = [
        replace(each, passages=(*each.passages, replace(each.passages[2], text=said)))
        for each in many(200)
        for said in ("依照示政办发〔2026〕177号，做好春季造林进度的统计工作，城关和河西两镇先行。",)
    ]
    title = "示例县人民政府办公室关于做好春季造林进度的统计工作的通知"
    head = replace(cited[122].passages[0], text=title)
    cited[122] = replace(cited[122], title=title, passages=(head, *cited[122].passages[1:]))
    text = replace(cited[150].passages[2], text="城关河西两镇先行。")
    cited[150] = replace(cited[150], passages=(*cited[150].passages, text))
    site = site_url(place(tmp_path / "site", {2026: cited}))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query, first in (
        ("2026 177", 177),
        ("春季造林进度", 123),
        ("城关 河西", 151),
        (title, 123),
    ):
        asked.clear()
        page.goto(f"{site}search/?q={quote(query)}")
        page.wait_for_selector("#search-results > li")
        link = page.locator("#search-results > li a").first
        page.wait_for_function(
            "!document.getElementById('search-status').textContent.includes('正在')"
        )
        assert f"/zbf-2026-{first}/" in link.get_attribute("href"), query
        assert sum("/fragment/" in url for url in asked) <= 20
    page.close()


def test_a_search_has_patience_only(
    browser: Any, site_url: Callable[[Path], str], tmp_path: Path
) -> None:
    """Marks alone may stand in any notice: after a hundred files the reader is asked to go on."""
    site = site_url(place(tmp_path / "site", {2026: many(150)}))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}search/?q={quote('！')}")
    page.wait_for_selector("#search-more:not([hidden])")
    assert sum("/fragment/" in url for url in asked) == 100
    assert page.inner_text("#search-status") == "已查 100 / 150 件，还没有找到"
    page.click("#search-more")
    page.wait_for_selector(DONE, state="attached")
    assert page.inner_text("#search-status") == "没有找到“！”"
    page.close()


# The built site: everything that is in it is found.


def folded(text: str) -> str:
    """Fold as a reader does who does not see width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class Archive:
    """The notices of a built site: what its own data says of them, and their plain texts."""

    def __init__(self, output: Path) -> None:
        """Read data/gazette.json and the texts that it names."""
        data = json.loads((output / "data" / "gazette.json").read_text(encoding="utf-8"))
        self.notices = [each for issue in data["issues"] for each in issue["notices"]]
        texts = [
            self._path(output, each["text"]).read_text(encoding="utf-8") for each in self.notices
        ]
        # The first five say what the text is.
        self.lines = [text.splitlines()[5:] for text in texts]
        self.keys = [[folded(line) for line in lines] for lines in self.lines]

    @staticmethod
    def _path(output: Path, address: str) -> Path:
        return output / re.sub(r"^https?://[^/]+", "", address).lstrip("/")

    def holding(self, query: str) -> set[str]:
        """Give the identities of the notices that hold each word of the query in a paragraph.

        A space parts words of two characters and more.
        """
        parts = [folded(part) for part in query.split()]
        words = parts if all(len(part) > 1 for part in parts) else [folded(query)]
        return {
            each["id"]
            for each, keys in zip(self.notices, self.keys, strict=True)
            if all(any(word in line for line in keys) for word in words)
        }

    def numbers(self) -> list[str]:
        """List the numbers of the notices."""
        return [each["number"] for each in self.notices if each["number"]]

    def names(self) -> list[str]:
        """List the names that stand before 同志 or behind 组长 and the like, in every text."""
        han = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
        found: set[str] = set()
        for lines in self.lines:
            for line in lines:
                found.update(re.findall(rf"(?:命|去|^|；|、)({han}{{2,3}})同志", line))
                found.update(re.findall(rf"(?:长|员|人)[：:]\s*({han}{{2,3}})(?!{han})", line))
        return sorted(found)

    def strings(self, count: int) -> list[str]:
        """Draw strings of 2 to 8 characters from the texts, each time the same ones."""
        draw = random.Random(2026)
        lines = [line for lines in self.lines for line in lines if len(line) > 1]
        found: list[str] = []
        while len(found) < count:
            line = draw.choice(lines)
            length = draw.randint(2, 8)
            at = draw.randrange(max(1, len(line) - length + 1))
            if folded(line[at : at + length]):
                found.append(line[at : at + length])
        return found


def answers(page: Any, site: str, queries: Sequence[str]) -> list[list[str]]:
    """Ask many queries of one search page; for each the identities of the hits, in order."""
    page.goto(f"{site}search/")
    script = """async (queries) => {
      const found = [];
      for (const query of queries) {
        document.getElementById("q").value = query;
        document.getElementById("search-form").requestSubmit();
        COMPLETED
        const list = document.getElementById("search-results");
        found.push([...list.querySelectorAll("a")].map((a) => a.pathname));
      }
      return found;
    }"""
    page.set_default_timeout(0)
    script = script.replace("COMPLETED", COMPLETED)
    return [
        [path.split("/")[-2] for path in paths] for paths in page.evaluate(script, list(queries))
    ]


def measured(archive: Archive, queries: Sequence[str], found: Sequence[Sequence[str]]) -> None:
    """Hold answers against the texts: recall 1, precision at least 0.99; name what is wrong."""
    right = due = given = 0
    for query, got in zip(queries, found, strict=True):
        truth = archive.holding(query)
        assert truth, f"{query!r} is in no text: no measure"
        assert truth <= set(got), f"{query!r} does not find {sorted(truth - set(got))}"
        assert len(got) == len(set(got)), f"{query!r} finds a notice twice"
        right += len(truth & set(got))
        due += len(truth)
        given += len(got)
    assert right == due
    assert right >= 0.99 * given, f"precision {right / given:.4f}"


def judged(output: Path, page: Any, site: str, floor: int) -> None:
    """Ask a built site for all its numbers in all styles, all its names and random strings."""
    archive = Archive(output)
    numbers = archive.numbers()
    assert numbers
    for style in STYLES:
        asked = [re.sub(r"〔(\d+)〕", lambda m, s=style: s.format(m[1]), each) for each in numbers]
        found = answers(page, site, asked)
        own = {each["number"]: each["id"] for each in archive.notices}
        assert [got[0] for got in found] == [own[each] for each in numbers]
        measured(archive, numbers, found)
    names = archive.names()
    assert len(names) > 5
    measured(archive, names, answers(page, site, names))
    strings = archive.strings(400)
    measured(archive, strings, answers(page, site, strings))
    assert len(STYLES) * len(numbers) + len(names) + len(strings) >= floor


def test_the_specimen_is_found(specimen: Path, page: Any, site_url: Callable[[Path], str]) -> None:
    """Numbers in seven styles, names and random strings find all that hold them and no other."""
    judged(specimen, page, site_url(specimen), 500)


def test_the_real_number_is_found(seeds: Path, page: Any, site_url: Callable[[Path], str]) -> None:
    """The same holds of a real number of a real gazette."""
    judged(seeds, page, site_url(seeds), 500)


def test_hits_of_the_specimen_lead_to_their_places(
    specimen: Path, page: Any, site_url: Callable[[Path], str]
) -> None:
    """A hit's address has its anchor on the notice's page, and the text there holds the query."""
    site = site_url(specimen)
    archive = Archive(specimen)
    asked = [query for query in archive.strings(60) if len(folded(query)) > 3][:25]
    for query in asked:
        first = opened(page, site, query)[0]
        page.goto(site + first)
        _, mark, anchor = first.partition("#")
        scope = f"[id='{anchor}']" if mark else "main"
        assert folded(query) in folded(page.locator(scope).text_content()), f"{query!r} at {first}"


def test_an_imported_number_is_found(
    seeds_content: Path, page: Any, site_url: Callable[[Path], str], tmp_path: Path
) -> None:
    """A real number that came in from its printed text is found as one that was typed in."""
    source = seeds_content.parent / "2023-04.txt"
    if not source.is_file():
        pytest.skip(f"the real number's text is absent: {source}")
    folder = import_issue([source], tmp_path / "content").folder
    assert folder
    issue = folder / "issue.yaml"
    draft = issue.read_text(encoding="utf-8")
    issue.write_text(draft.replace("state: draft", "state: published"), encoding="utf-8")
    status, said = build(tmp_path / "content", tmp_path / "output")
    assert status == 0, said
    judged(tmp_path / "output", page, site_url(tmp_path / "output"), 500)
