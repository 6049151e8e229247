"""The website as readers have it: in Chromium at 390 and 1280 px, in light and dark, and on paper.

In: the site of content/, and that of the real number where it is at hand.
Out: tests; Nu, axe and lychee judge every kind of page.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import judges
import pytest
from conftest import Quiet, Server
from lxml import html as lxml_html

from gazette.typeset.titles import senses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.write.styling import Senses

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
MOST = 60_000
PLACES = re.compile(r"(\d{4}-\d\d)/(p/\d+|[^/]+)/index\.html")


@pytest.fixture(scope="module", params=["specimen", "seeds"])
def site(request: pytest.FixtureRequest) -> Path:
    """Give the site of content/, then that of the real number."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="module")
def base(site: Path, site_url: Callable[[Path], str]) -> str:
    """Serve the site."""
    return site_url(site)


@pytest.fixture(params=[(w, s) for w in WIDTHS for s in SCHEMES], ids=lambda p: f"{p[0]}-{p[1]}")
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """Give a page of a window of each width, in light and in dark."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


def notices(site: Path) -> list[str]:
    """List the addresses of all notices."""
    found = (path.relative_to(site).as_posix() for path in site.glob("*/*/index.html"))
    return sorted(name.removesuffix("index.html") for name in found if re.match(r"\d{4}-", name))


def kinds(site: Path) -> list[str]:
    """Give one address of every kind of page, and of notices those that have most in them."""
    issue = max(path.name for path in site.glob("[0-9]*-[0-9]*"))
    texts = {
        name: (site / name / "index.html").read_text(encoding="utf-8") for name in notices(site)
    }
    marks = ("<table", "<figure", 'class="band"', "doc-pagebreak", 'class="more links"')
    chosen = {max(texts, key=lambda name: texts[name].count(mark)) for mark in marks}
    chosen.add(max(texts, key=lambda name: len(texts[name])))
    lists = [
        next(path.parent.relative_to(site).as_posix() + "/" for path in sorted(site.glob(pattern)))
        for pattern in (
            "sections/*/*/index.html",
            "numbers/*/index.html",
            "years/*/index.html",
            "years/*/contents/index.html",
        )
    ]
    last = max(int(path.name) for path in (site / issue / "p").iterdir())
    where = ("registers/appointments/names", "registers/supervision", "*/*/consolidated")
    some = [next(site.glob(f"{name}/index.html"), None) for name in where]
    there = [path.parent.relative_to(site).as_posix() + "/" for path in some if path]
    fixed = [
        "",
        f"{issue}/",
        f"{issue}/p/{last}/",
        "years/",
        "sections/",
        "issuers/",
        "numbers/",
        "registers/",
        "registers/validity/",
        "registers/completeness/delays/",
        "data/",
        "search/",
        "404.html",
    ]
    return [*fixed, *lists, *there, *sorted(chosen)]


def test_nu_finds_no_error(site: Path) -> None:
    """HTML, CSS and SVG are what their standards say."""
    assert judges.nu(site) == []


def test_no_link_is_broken(site: Path) -> None:
    """Every link and fragment leads somewhere, in pages, feed and sitemap."""
    assert judges.links(site, "https://gazette.example") == []


def test_no_page_is_heavy(site: Path) -> None:
    """A page stays under 60 kB without its pictures."""
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    assert sizes
    assert {path: size for path, size in sizes.items() if size >= MOST} == {}


def test_pages_need_no_script_and_no_font(site: Path) -> None:
    """Each script is a file, on the pages that need it; nothing is inline."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<style| style=| on\w+=", html), path
        scripts = re.findall(r"<script(.*?)</script>", html, re.DOTALL)
        data = [each for each in scripts if each.startswith(' type="application/ld+json">')]
        scripts = [each for each in scripts if each not in data]  # no browser runs such a block
        form = r' src="[./]*?(\w+)\.[0-9a-f]{10}\.js"(?: data-[\w-]+="[^"]*")*(?: defer)?>'
        files = [re.fullmatch(form, each) for each in scripts]
        names = [match and f"{match[1]}.js" for match in files]
        own = {"search": ["numbers.js", "search.js"], "numbers": ["numbers.js"]}
        whole = '<article class="notice">' in html and path.parent.name != "consolidated"
        assert len(data) == whole
        more = ["notice.js"] if whole else []
        more += ["register.js"] if "data-statuses" in html else []
        assert names == ["large.js", "status.js", *own.get(path.parent.name, more)], path
    (sheet,) = site.glob("style.*.css")
    style = sheet.read_text(encoding="utf-8")
    assert "@font-face" not in style
    assert "url(" not in style


POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a server may forbid: everything that does not come from it as a file of its own.

Pagefind's index is searched by WebAssembly, which has a word of its own.
"""


class Strict(Quiet):
    """Answers with a policy that forbids script and style in pages."""

    def end_headers(self) -> None:
        """Send the policy with all else."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def test_every_kind_of_page_works_under_a_strict_policy(browser: Any, site: Path) -> None:
    told: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    with Server(site, Strict) as server:
        for address in kinds(site):
            page.goto(server.address + quote(address))
        page.goto(f"{server.address}search/?q={quote('通知')}")
        page.wait_for_selector(".hits li")
        context.close()
    assert [text for text in told if "Content Security Policy" in text] == []


def test_a_script_is_kept_for_ever_and_a_changed_one_has_another_address(site: Path) -> None:
    for path in (*site.glob("*.js"), *site.glob("*.css")):
        stem, digest, suffix = path.name.split(".")
        assert sha256(path.read_bytes()).hexdigest().startswith(digest), stem + suffix


def test_axe_finds_no_violation(page: Any, site: Path, base: str) -> None:
    """WCAG 2.2 AA on every kind of page, at this width, in this scheme."""
    findings = []
    for address in kinds(site):
        page.goto(base + quote(address))
        findings += judges.axe(page)
    assert findings == []


def test_nothing_is_wider_than_the_window(page: Any, site: Path, base: str) -> None:
    """No page scrolls sideways; a wide table scrolls in itself. In large type neither."""
    for address in kinds(site):
        page.goto(base + quote(address))
        for _ in range(2):
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, address
            page.evaluate("document.querySelector('#large').checked = true")


def test_large_type_is_larger(page: Any, base: str) -> None:
    """大字 enlarges all type by more than a third, without a script."""
    page.goto(base)
    size = "parseFloat(getComputedStyle(document.querySelector('.contents a')).fontSize)"
    before = page.evaluate(size)
    page.check("#large")
    assert page.evaluate(size) > before * 4 / 3


def test_large_type_is_kept(browser: Any, base: str) -> None:
    """大字 holds on the next page, after a reload and in a new window, until it is switched off."""
    large = "document.documentElement.matches('.large') && document.querySelector('#large').checked"
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    context = browser.new_context()
    page = context.new_page()
    page.goto(base)
    normal = page.evaluate(size)
    page.check("#large")
    page.get_by_role("link", name="历年公报").click()
    assert page.evaluate(large)
    assert page.evaluate(size) == 1.375 * normal
    page.reload()
    assert page.evaluate(large)
    other = context.new_page()
    other.goto(f"{base}search/")
    assert other.evaluate(large)
    other.uncheck("#large")
    page.wait_for_function("!document.querySelector('#large').checked")
    assert [each.evaluate(size) for each in (page, other)] == [normal, normal]
    page.go_back()
    assert not page.evaluate(large)
    context.close()


@pytest.mark.parametrize("hindrance", ["script", "storage"])
def test_large_type_works_where_nothing_can_be_kept(
    browser: Any, base: str, hindrance: str
) -> None:
    """Without script, or where a browser forbids storage, 大字 enlarges the page it stands on."""
    context = browser.new_context(java_script_enabled=hindrance != "script")
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(base)
    box = page.locator(".gazette")
    before = box.bounding_box()["height"]
    page.check("#large")
    assert page.is_checked("#large")
    assert box.bounding_box()["height"] > before
    page.uncheck("#large")
    assert box.bounding_box()["height"] == before
    assert faults == []
    context.close()


def test_type_of_twice_the_size_fits_the_narrowest_window(
    browser: Any, site: Path, base: str
) -> None:
    """At 320 px and 200 % no page scrolls sideways (WCAG 1.4.4, 1.4.10)."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for address in kinds(site):
        page.goto(base + quote(address))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.close()


def test_every_page_is_described(site: Path) -> None:
    """Every page has one description, of no more than 120 characters; notices each their own."""
    found: dict[str, str] = {}
    for path in site.rglob("*.html"):
        tree = lxml_html.parse(path)
        (said,) = tree.xpath("//meta[@name='description']/@content")
        assert 5 < len(said) <= 120, path
        found[path.parent.relative_to(site).as_posix() + "/"] = said
    own = [found[address] for address in notices(site)]
    assert len(set(own)) > 0.9 * len(own)


def test_no_text_lies_over_another(browser: Any, site: Path, base: str) -> None:
    """In every list a title, its number and its page stand beside one another, at any width."""
    page = browser.new_page()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for address in kinds(site):
            page.goto(base + quote(address))
            assert page.evaluate(OVERLAID) == [], (width, address)
    page.close()


OVERLAID = """() => {
  const lines = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.height > 2) lines.push({ box, text: node.data.trim() });
    }
  }
  const over = [];
  lines.forEach(({ box, text }, at) => lines.slice(at + 1).forEach((other) => {
    const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
    const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
    if (across > 4 && down > 0.6 * Math.min(box.height, other.box.height)) {
      over.push(`${text.slice(0, 12)} / ${other.text.slice(0, 12)}`);
    }
  }));
  return over;
}"""


def test_cells_break_where_lines_may(browser: Any, site: Path, base: str) -> None:
    """No cell of a table breaks inside a number, a document number or a short name."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    for address in (each for each in notices(site) if "<table" in text_of(site, each)):
        page.goto(base + quote(address))
        assert page.evaluate(TORN) == [], address
    page.close()


TORN = """() => {
  const torn = [];
  for (const cell of document.querySelectorAll("td, th")) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const whole = /[\\w.,%‰+-]{2,}|[^\\s]?[）〕》」】、。，；：]+|〔\\d+〕\\d+号/gu;
      const short = cell.textContent.trim();
      const all = short.length <= 6 && !/\\s/u.test(short) ? [{ 0: node.data, index: 0 }]
        : [...node.data.matchAll(whole)];
      for (const { 0: text, index } of all) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) {
          torn.push(`${text} in ${short.slice(0, 30)}`);
        }
      }
    }
  }
  return torn;
}"""


def test_titles_break_at_words(browser: Any, site: Path, base: str) -> None:
    """No title breaks inside a word, and what fits a line in “…” or 《…》 stands on one."""
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for address in notices(site):
            page.goto(base + quote(address))
            for lines in page.evaluate(TITLE_LINES):
                title, at = "".join(lines), 0
                leaves = words(senses(title))
                assert len(lines) < 8, title
                for line in lines[:-1]:
                    at += len(line)
                    assert at in leaves, f"{width}: {line}|{title[at:]}"
        page.close()


def words(parts: Senses, start: int = 0) -> set[int]:
    """Give where the leaves of a title's senses end."""
    ends: set[int] = set()
    for part in parts:
        text = part if isinstance(part, str) else "".join(leaves(part))
        ends |= {start + len(text)} if isinstance(part, str) else words(part, start)
        start += len(text)
    return ends


def leaves(parts: Senses) -> Iterator[str]:
    """Give the texts of which a title's senses are made."""
    for part in parts:
        yield from [part] if isinstance(part, str) else leaves(part)


TITLE_LINES = """() => [...document.querySelectorAll("h1.title, .level-1")].map((title) => {
  const lines = [];
  let last = -100;
  const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    let at = 0;
    for (const character of node.data) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at += character.length);
      const { top } = range.getBoundingClientRect();
      if (top > last + 8) lines.push("");
      last = top;
      lines[lines.length - 1] += character;
    }
  }
  return lines;
})"""


def text_of(site: Path, address: str) -> str:
    """Read a notice's page."""
    return (site / address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_hits_and_targets_can_be_read(
    browser: Any, specimen: Path, site_url: Callable[[Path], str], scheme: str
) -> None:
    """Text, links and page marks on a marked ground have a contrast of 4.5 at least."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(site_url(specimen) + quote(marked_notice(specimen)))
    ratios = page.evaluate(
        """() => {
          const light = (name) => {
            const spot = document.body.appendChild(document.createElement("i"));
            spot.style.color = `var(${name})`;
            const linear = (p) => (p <= .03928 ? p / 12.92 : ((p + .055) / 1.055) ** 2.4);
            const [r, g, b] = getComputedStyle(spot).color.match(/\\d+/g)
              .map((part) => linear(part / 255));
            return .2126 * r + .7152 * g + .0722 * b + .05;
          };
          const ground = light("--mark");
          return ["--red", "--ink", "--soft", "--link"].map((name) => light(name) / ground)
            .map((ratio) => Math.max(ratio, 1 / ratio));
        }"""
    )
    assert min(ratios) >= 4.5
    mark = page.locator("p > [role=doc-pagebreak]").first
    page.evaluate("id => { location.hash = id; }", mark.evaluate("m => m.parentElement.id"))
    assert judges.axe(page) == []
    page.close()


def test_the_keyboard_reaches_the_text_first(page: Any, base: str) -> None:
    """The first stop leads past the masthead, and the one that has the focus is seen."""
    page.goto(base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_what_is_cited_is_told_to_the_keyboard_too(
    page: Any, specimen: Path, site_url: Callable[[Path], str]
) -> None:
    """The note that a pointer gets from the title attribute is seen below the page on focus."""
    page.goto(f"{site_url(specimen)}2026-02/zf-2026-11/")
    cited = page.locator("a.cited").first
    note = cited.get_attribute("title")
    assert "示政发〔2026〕1号" in note
    shown = "a => getComputedStyle(a, '::after').content"
    assert cited.evaluate(shown) == "none"
    page.keyboard.press("Tab")  # so that the focus that follows is the keyboard's
    cited.focus()
    assert cited.evaluate(shown) == f'"{note}"'
    assert cited.evaluate("a => getComputedStyle(a, '::after').position") == "fixed"
    assert cited.evaluate("a => getComputedStyle(a).textDecorationLine") == "underline"
    assert judges.axe(page) == []


def test_a_notice_can_be_read_without_scripts(browser: Any, site: Path, base: str) -> None:
    """Text, metadata and citation are there with scripts switched off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + notices(site)[0])
    for part in ("h1", ".facts", ".notice p", ".cite"):
        assert page.locator(part).first.is_visible()
    context.close()


def test_the_mark_of_a_page_is_seen_but_not_copied(
    browser: Any, specimen: Path, site_url: Callable[[Path], str]
) -> None:
    """Whoever copies a paragraph with a mark in it gets the paragraph."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url(specimen) + quote(marked_notice(specimen)))
    mark = page.locator("p > [role=doc-pagebreak]").first
    assert mark.bounding_box()["width"] > 0
    mark.evaluate("m => getSelection().selectAllChildren(m.parentElement)")
    copied = page.evaluate("getSelection().toString()")
    paragraph = mark.evaluate("m => m.parentElement.textContent")
    assert copied.split() == paragraph.split()
    assert mark.text_content() == ""
    context.close()


def marked_notice(site: Path) -> str:
    """Return the address of the first notice in a paragraph of which a printed page begins."""
    inner = "//article/p/*[@role='doc-pagebreak']"
    return next(n for n in notices(site) if lxml_html.parse(site / n / "index.html").xpath(inner))


def test_printed_pages_lead_to_their_place(browser: Any, site: Path, base: str) -> None:
    """/2026-01/p/N/ stays where it is and lists the notices of page N, each with its place."""
    pages = sorted(path.parent for path in site.glob("*/p/*/index.html"))
    assert pages
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for folder in (pages[0], pages[len(pages) // 2], pages[-1]):
        address = base + folder.relative_to(site).as_posix() + "/"
        page.goto(address)
        assert page.locator("meta[http-equiv]").count() == 0
        assert (
            page.locator("link[rel=canonical]").get_attribute("href").endswith(f"/p/{folder.name}/")
        )
        assert page.locator(".masthead").is_visible()
        for entry in page.locator(".list a").all():
            href = entry.get_attribute("href")
            notice = folder.joinpath(href.partition("#")[0]).resolve() / "index.html"
            place = href.partition("#")[2]
            tree = lxml_html.parse(notice)
            assert len(tree.xpath(f"//article//*[@id='{place}']")) == 1, (address, href)
        page.locator(".list a").first.click()
        page.locator("article.notice").wait_for()  # visible, however long the click takes
    context.close()


def test_every_printed_page_has_its_anchor_where_data_says(specimen: Path) -> None:
    """data/gazette.json, the contents and the anchors name the same pages."""
    data = json.loads((specimen / "data/gazette.json").read_text(encoding="utf-8"))
    for issue in data["issues"]:
        contents = lxml_html.parse(specimen / issue["id"] / "index.html")
        shown = {a.get("href"): a.text for a in contents.iterfind(".//p[@class='at']/a")}
        for notice in issue["notices"]:
            tree = lxml_html.parse(specimen / notice["url"][1:] / "index.html")
            ids = [i for i in tree.xpath("//article//@id") if re.fullmatch(r"p\d+", i)]
            pages = range(notice["first_page"], notice["last_page"] + 1)
            assert ids == [f"p{number}" for number in pages]
            address = f"../{notice['url'][1:]}#p{notice['first_page']}"
            assert shown[address] == str(notice["first_page"])


def test_on_paper_only_the_document_stands(browser: Any, site: Path, base: str) -> None:
    """The printed page has no navigation, no search and no buttons."""
    context = browser.new_context()
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(base + notices(site)[0])
    for part in (".search", ".bar nav", ".large", ".crumbs", ".neighbours", ".skip"):
        assert page.locator(part).count()
        assert not page.locator(part).first.is_visible()
    assert page.locator("article.notice").is_visible()
    context.close()


def test_a_table_of_many_columns_loses_none_on_the_paper_of_a_reader(
    browser: Any, tmp_path: Path
) -> None:
    """What is scrolled on a screen stands on a turned page, with its caption."""
    heads = [f"指标{number:02}" for number in range(20)]
    row = "".join(f"<td class='right'>{number * 1234:,}.5</td>" for number in range(20))
    table = "".join(f"<th>{head}</th>" for head in heads)
    style = (Path(__file__).parents[1] / "layouts/style.css").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(
        f"<style>{style}</style><main><article class='notice'><p>见表1。</p>"
        f"<p class='caption'>表1　指标</p><div class='wide'><table><tr>{table}</tr>"
        f"<tr>{row}</tr></table></div><p>终。</p></article></main>"
    )
    paper = tmp_path / "page.pdf"
    page.pdf(path=paper, format="A4")
    page.close()
    first, second, third = judges.pdf_text(paper)
    assert "见表1。" in first
    assert "表1　指标" in second
    assert [head for head in heads if head not in second] == []
    assert "23,446.5" in second
    assert "终。" in third


def test_from_disk_the_search_says_that_it_needs_a_server(page: Any, site: Path) -> None:
    """It does not blame the network, and the indexes are still offered."""
    page.goto((site / "search" / "index.html").as_uri() + "?q=%E9%80%9A%E7%9F%A5")
    page.wait_for_selector("#search-none:not([hidden])")
    said = page.inner_text("#search-status")
    assert "make preview" in said
    assert "网络" not in said
