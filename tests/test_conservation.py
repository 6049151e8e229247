"""Conservation: what the office wrote is what every edition says, in order, and nothing else.

In: the specimen and the real number, each built by the command line.
Out: a notice's source, its page, its plain text and the search's text hold the same characters.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import judges
import pytest
from lxml import html

from gazette.language.lines import solid

ROOT = Path(__file__).parents[1]
_FRAGMENT = b"pagefind_dcd"


def notices(site: Path) -> list[dict[str, Any]]:
    """Give the notices of a site's open data, each with its issue's id."""
    data = json.loads((site / "data" / "gazette.json").read_text(encoding="utf-8"))
    return [
        {**notice, "issue": issue["id"]} for issue in data["issues"] for notice in issue["notices"]
    ]


@cache
def sources(content: Path) -> dict[tuple[str, str], str]:
    """Give the sources of a content folder by issue and title."""
    found = {}
    for path in content.glob("*/*.md"):
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        title = re.search(r"^(?:title|标题): *(.*)$", text, re.MULTILINE)
        assert title, path
        found[path.parent.name, title[1]] = text
    return found


def written(text: str) -> tuple[str, str]:
    """Give the characters of a body without its marks: the letter, and the instrument.

    This reads Markdown by a few patterns of its own, not by the press.
    """
    body = text.split("\n---\n", 1)[1]
    body = re.sub(r"^\|?(?: *:?-+:? *\|)+ *:?-*:? *$", "", body, flags=re.MULTILINE)
    body = re.sub(r"^ *#{2,6} +|^ *- +", "", body, flags=re.MULTILINE)
    body = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", body)
    body = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1\2", body)
    body = re.sub(r"<(https?://[^>]*)>", r"\1", body)
    body = re.sub(r"(?<!\\)\{p\d+\}", "", body)
    body = re.sub(r"\*\*(?!\*)", "", body)
    body = re.sub(r"(?<!\\)\|", "", body)
    body = re.sub(r"\\\n", "\n", body)
    letter, mark, instrument = body.partition("\n# ")
    instrument = re.sub(r"^# +", "", instrument, flags=re.MULTILINE) if mark else ""
    plain = (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part) for part in (letter, instrument))
    one, two = plain
    return solid(one), solid(two)


def told(file: Path) -> str:
    """Give a plain text without its head: a byte order mark, four lines, an empty one."""
    found = re.fullmatch(r"\ufeff(?:[^\n]+\n){4}\n(.*)", file.read_text("utf-8"), re.DOTALL)
    assert found, file
    return found[1]


def shown(page: Path) -> str:
    """Give what a notice's page says of the notice, without marks of printed pages."""
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    (article,) = tree.xpath("//article[@class='notice']")
    return solid("".join(article.itertext()))


def searched(site: Path) -> dict[str, str]:
    """Give what the search knows, by address, without what it knows a second time."""
    found = {}
    for path in (site / "pagefind").glob("*/fragment/*"):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT))
        texts = [passage["text"] for passage in data["meta"]["passages"]]
        parts = [part for text in texts for part in re.split(r"[\n\t]", text)]
        bare = {part: re.sub(r" [!-~]*[./][!-~]+|\[\d+\]", "", part).strip() for part in parts}
        run_on = {one for part, one in bare.items() if one != part}
        text = "".join(text for text in texts if not run_on.issuperset(text.split("\n")))
        found[data["url"]] = solid(text)
    return found


def held(site: Path, content: Path) -> int:
    """Hold every notice of a site against its source; gives the count of characters."""
    known, total = searched(site), 0
    for notice in notices(site):
        said = solid(told(site / notice["text"].lstrip("/")))
        letter, instrument = written(sources(content)[notice["issue"], notice["title"]])
        assert letter in said, notice["url"]
        assert instrument in said, notice["url"]
        head = solid(notice["title"] + (notice["number"] or ""))
        assert said.startswith(head), notice["url"]
        assert shown(site / notice["url"].lstrip("/") / "index.html") == said, notice["url"]
        path = site / f"{notice['url'].strip('/')}.json"
        facts = json.loads(path.read_text(encoding="utf-8"))
        more = "".join(facts[key] or "" for key in ("index_number", "registration", "topic"))
        assert known[notice["url"]] == said + solid(more), notice["url"]
        total += len(said)
    return total


def test_every_edition_of_the_specimen_says_what_was_written(specimen: Path) -> None:
    """33 notices, some 40,000 characters."""
    assert held(specimen, ROOT / "content") > 35_000


def test_every_edition_of_the_real_number_says_what_was_written(
    seeds: Path, seeds_content: Path
) -> None:
    """20 documents, some 65,000 characters."""
    assert held(seeds, seeds_content) > 60_000


def test_a_lost_character_would_be_seen(specimen: Path, tmp_path: Path) -> None:
    """The measure itself fails where a page lacks one character."""
    notice = notices(specimen)[0]
    page = specimen / notice["url"].lstrip("/") / "index.html"
    broken = tmp_path / "index.html"
    text = page.read_text(encoding="utf-8")
    cut = text.index("现", text.index("<article"))
    broken.write_text(text[:cut] + text[cut + 1 :], encoding="utf-8")
    assert shown(broken) != shown(page)


@pytest.mark.parametrize("site", ["specimen", "seeds"])
def test_the_contents_tell_the_pages_of_the_data(site: str, request: pytest.FixtureRequest) -> None:
    """Issue page, data and the anchors of the notices agree on every page, cited or re-set."""
    folder: Path = request.getfixturevalue(site)
    for notice in notices(folder):
        first, last = notice["first_page"], notice["last_page"]
        page = (folder / notice["url"].lstrip("/") / "index.html").read_text(encoding="utf-8")
        ids = [int(number) for number in re.findall(r'id="p(\d+)"', page)]
        if "reset_first_page" in notice:
            reset = [int(number) for number in re.findall(r'id="r(\d+)"', page)]
            assert reset == list(range(notice["reset_first_page"], notice["reset_last_page"] + 1))
            assert ids[0] == first, notice["url"]
        else:
            assert ids == list(range(first, last + 1)), notice["url"]
        issue = (folder / notice["issue"] / "index.html").read_text(encoding="utf-8")
        assert f"{notice['url'].split('/')[2]}/#p{first}" in issue


@pytest.mark.parametrize("site", ["specimen", "seeds"])
def test_the_web_has_the_contents_of_the_print(site: str, request: pytest.FixtureRequest) -> None:
    """Sections, titles and pages of home and issue page stand in the order of the printed issue."""
    folder: Path = request.getfixturevalue(site)
    issues = json.loads((folder / "data" / "gazette.json").read_text(encoding="utf-8"))["issues"]
    for issue in issues:
        paper = solid("".join(judges.pdftotext(folder / issue["id"] / f"{issue['id']}.pdf")))
        paper = paper.replace("·", "")
        shown = contents(folder / issue["id"] / "index.html")
        at = paper.index("目录")
        for said in shown:
            at = paper.index(said, at) + len(said)
        assert [said for said in shown if said[0] != "【"] == [
            solid(notice["title"] + (notice["number"] or "")) for notice in issue["notices"]
        ]
    assert contents(folder / "index.html") == shown


def contents(page: Path) -> list[str]:
    """Give the sections, and the titles each with its number, of a page's contents."""
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    rows = tree.xpath("//section[@class='contents']//*[self::h3 or self::p[not(@class)]]")
    return [
        solid("".join(row.xpath(".//text()[not(parent::*[starts-with(@class, 'status ')])]")))
        for row in rows
    ]
