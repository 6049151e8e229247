"""Aliases (曾用网址): a former address is kept where it can be, and told where it cannot.

In: front matter made up here; tests/sites/aliases.
Out: facts about what is read, what is told, and where readers come.
"""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from conftest import build
from sample import GAZETTE
from test_joint import read
from test_rules import told

from gazette.build import build_site
from gazette.build.context import Run
from gazette.pages import gazette_pages
from gazette.read.addresses import TOPS

ROOT = Path(__file__).parents[1]
SITES = ROOT / "tests" / "sites"
SITE = SITES / "aliases" / "content"


@pytest.mark.parametrize(
    "alias",
    ["/art/2026/3/5/art_1_2.html", "/info/1024/", "/政务公开/1.htm", "/v1.0/a-b.shtml"],
)
def test_an_absolute_path_is_kept(alias: str) -> None:
    """Of a page or of a folder, with whatever names; it is known where it stands."""
    notice, problems = read("id: tg-2026-1", f"曾用网址: [/甲/, {alias}]")
    assert not [one for one in problems if one.rule == "value-unreadable"]
    assert notice.card.aliases == ("/甲/", alias)
    assert notice.card.forwards[-1] == alias
    assert notice.card.places[alias].line == 3


@pytest.mark.parametrize(
    ("alias", "said", "mended"),
    [
        ("https://old.example/art/1.html", "网站的名字", "/art/1.html"),
        ("//old.example/art/1.html", "网站的名字", "/art/1.html"),
        ("art/1.html", "不是从 / 开始", "/art/2026/3/5/art_1_2.html"),
        ("/art/1.html?id=3", "带着 ? 或 #", "/art/1.html"),
        ("/art/1.html#p3", "带着 ? 或 #", "/art/1.html"),
        ("/%E7%94%B2/1.html", "% 和数字", "/甲/1.html"),
        ("/art/../1.html", "本站之外", "/art/2026/3/5/art_1_2.html"),
        ("/.well-known/1.html", "本站之外", "/art/2026/3/5/art_1_2.html"),
        ("/art/1 2.html", "有 ` `", ""),
        ("/art/100%.html", "有 `%`", ""),
        ("/art//1.html", "空的或者太长", ""),
        (f"/{'长' * 61}/", "空的或者太长", ""),
        ("/art/1.jsp", "不以 .html", ""),
        ("/art/1", "不以 .html", ""),
        ("/", "空的或者太长", ""),
        ("/art/1.html/", "当作文件夹", ""),
        ("/style.css/1.html", "当作文件夹", ""),
    ],
)
def test_an_alias_that_no_page_can_stand_at_is_told(alias: str, said: str, mended: str) -> None:
    """What is wrong, and what to write instead; that is then kept."""
    notice, problems = read("id: tg-2026-1", f"曾用网址: '{alias}'")
    assert notice.card.aliases == ()
    (problem,) = [one for one in problems if one.rule == "value-unreadable"]
    assert problem.place.line == 3
    assert said in str(problem.what)
    if mended:
        assert mended in re.split("[` ]", str(problem.mend))
        assert read("id: tg-2026-1", f"曾用网址: {mended}")[0].card.aliases == (mended,)


def test_every_alias_forwards_and_the_servers_are_told(tmp_path: Path) -> None:
    """At each is a page that leads to the notice's own address, which is the canonical one."""
    status, said = build(SITE, tmp_path)
    assert status == 0, said
    text = (tmp_path / "data" / "redirects.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["from"], row["to"]) for row in rows] == [
        ("/art/2026/3/5/art_1_2.html", "/2026-01/tg-2026-1/"),
        ("/政务公开/人事/", "/2026-01/tg-2026-1/"),
        ("/2026-01/tz-2026-1/", "/2026-01/tg-2026-1/"),
        ("/numbers/zf/2026/4/", "/2026-01/zf-2026-4/"),
        ("/numbers/zf/2026/3/", "/2026-01/zf-2026-4/"),
    ]
    for row in rows:
        file = tmp_path / row["from"][1:]
        page = (file / "index.html" if row["from"].endswith("/") else file).read_text("utf-8")
        assert f'rel="canonical" href="https://gazette.example{row["to"]}"' in page
        up = "../" * (row["from"].count("/") - 1)
        assert f'http-equiv="refresh" content="0; url={up}{row["to"][1:]}"' in page


def test_an_alias_in_the_way_of_a_static_file_is_told(tmp_path: Path) -> None:
    """At its address, below it or above it; nothing is published."""
    static = tmp_path / "static"
    (static / "art").mkdir(parents=True)
    for name in ("art/1.html", "CNAME", "old/index.html/x"):
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text("x", encoding="utf-8")
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    file = content / "2026-01" / "02-zf-2026-4.md"
    text = file.read_text(encoding="utf-8")
    aliases = "[/Art/1.html, /cname/1.html, /old/, /art/2.html]"
    file.write_text(re.sub("(?<=曾用网址: ).*", aliases, text), encoding="utf-8")
    run = Run(content, tmp_path / "output", ROOT / "layouts", static, printed=False)
    found = build_site(run, lambda *_: None)
    assert found.published is None
    assert [(one.place.line, one.place.column, one.rule) for one in found.problems] == [
        (9, 8, "alias-taken"),
        (9, 21, "alias-taken"),
        (9, 36, "alias-taken"),
    ]
    assert "static/art/1.html" in str(found.problems[0].what)


def test_a_draft_keeps_its_aliases_to_itself(tmp_path: Path) -> None:
    """They are no addresses of the site before the issue is published."""
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    issue = content / "2026-01" / "issue.yaml"
    issue.write_text(issue.read_text("utf-8").replace("published", "draft"), encoding="utf-8")
    assert told(content) == ""
    assert build(content, tmp_path / "output")[0] == 0
    text = (tmp_path / "output" / "data" / "redirects.csv").read_text(encoding="utf-8")
    assert text == "from,to\n"
    assert not (tmp_path / "output" / "art").exists()


def test_the_names_at_the_root_are_known() -> None:
    """What the pages of the whole have at the root, no alias may have."""
    pages = {page.address for page in gazette_pages(GAZETTE, {}, {})}
    tops = {address.split("/")[1] or "index.html" for address in pages}
    known = {name for name in tops if not re.search(r"\.(css|js|xml|txt)$", name)}
    proved = {"C", "SHA256SUMS", "published.log", "published.log.sig", "signers", "verify"}
    assert known | {"citations", "pagefind", "subjects"} | proved == TOPS
