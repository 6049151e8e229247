"""The open data: files of an issue, of all notices, and what changed, hold together.

In: the specimen, the sample gazette, a site that is built again.
Out: facts about what is below data/ and about an issue's files.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from conftest import build
from jsonschema import Draft202012Validator
from sample import GAZETTE, MAPS, NOTICES

from gazette.language.lines import solid
from gazette.model import Break, Relation
from gazette.model.pagemap import page_at
from gazette.pages import issue_pages, surroundings
from gazette.pages.paging import with_pages
from gazette.publication.printed_text import page_texts
from gazette.render import packed

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SITES = ROOT / "tests" / "sites"


def read(path: Path) -> Any:
    """Read a file of JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[Any]:
    """Read a file of JSON lines, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line) for line in text.decode().splitlines()]


def test_all_notices_are_their_own_files_a_line_each(specimen: Path) -> None:
    """In the order of the issues and of print; nothing more, nothing less."""
    index = read(specimen / "data/gazette.json")
    own = [read(specimen / n["json"][1:]) for issue in index["issues"] for n in issue["notices"]]
    assert lines(specimen / "data/all.ndjson.gz") == own
    for issue in index["issues"]:
        held = [one for one in own if one["issue"]["id"] == issue["id"]]
        assert lines(specimen / f"{issue['id']}/{issue['id']}.ndjson.gz") == held


def test_an_issues_file_holds_its_notices_and_its_printed_pages(specimen: Path) -> None:
    """All that is printed is in the text of the pages, each with the notices on it."""
    for issue in read(specimen / "data/gazette.json")["issues"]:
        shown = read(specimen / issue["json"][1:])
        assert [one["url"] for one in shown["notices"]] == [n["url"] for n in issue["notices"]]
        for one in shown["notices"]:
            own = read(specimen / one["json"][1:])
            assert one == {key: own[key] for key in own if key in one}
            assert own.keys() - one.keys() == {"schema_version", "issue", "printed_pages"}
        assert [one["page"] for one in shown["printed_pages"]] == [*range(1, issue["pages"] + 1)]
        text = "".join(unit["text"] for one in shown["notices"] for unit in one["units"])
        # A picture that has no room at a column's foot stands behind text that follows it.
        printed = "".join(one["text"] for one in shown["printed_pages"])
        assert sorted(solid(printed)) == sorted(solid(text))
        for page in shown["printed_pages"]:
            assert (specimen / page["url"][1:] / "index.html").is_file()
            spans = {n["url"]: (n["first_page"], n["last_page"]) for n in shown["notices"]}
            assert all(spans[n][0] <= page["page"] <= spans[n][1] for n in page["notices"])


def test_units_are_the_elements_of_the_page_and_say_the_plain_text(specimen: Path) -> None:
    """Each id leads to its place on the web."""
    for one in lines(specimen / "data/all.ndjson.gz"):
        html = (specimen / one["url"][1:] / "index.html").read_text(encoding="utf-8")
        assert all(f' id="{unit["id"]}"' in html for unit in one["units"])
        text = (specimen / one["text"][1:]).read_text(encoding="utf-8")
        assert text.endswith("".join(f"{unit['text']}\n" for unit in one["units"]))
        pages = [page["page"] for page in one["printed_pages"]]
        assert pages == [*range(one["first_page"], one["last_page"] + 1)]


def test_every_file_has_its_size_and_its_digest(specimen: Path) -> None:
    """Texts, PDFs, covers, annexes, pictures."""
    index = read(specimen / "data/gazette.json")
    issues = [read(specimen / issue["json"][1:]) for issue in index["issues"]]
    files = [file for issue in issues for file in issue["files"]]
    files += [file for issue in issues for one in issue["notices"] for file in one["files"]]
    assert {Path(file["url"]).suffix for file in files} >= {".txt", ".pdf", ".png", ".svg"}
    for file in files:
        data = (specimen / file["url"][1:]).read_bytes()
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_quotation_names_the_printed_page_on_which_it_stands(specimen: Path) -> None:
    """At the act and at its target, in relations and events alike."""
    notices = {one["url"]: one for one in lines(specimen / "data/all.ndjson.gz")}
    seen = 0
    for one in notices.values():
        for relation in (r for r in one["relations"] if r["quotation"]):
            act = notices[relation["act"]["url"]]
            texts = {page["page"]: page["text"] for page in act["printed_pages"]}
            begins, page = solid(relation["quotation"])[:6], solid(texts[relation["page"]])
            # Its first characters may be the page's last.
            following = solid(texts.get(relation["page"] + 1, ""))
            assert -1 < (page + following).find(begins) < len(page)
            seen += 1
        for event in (e for e in one["events"] if e["act"] and e["act"]["quotation"]):
            pages = {
                r["page"]
                for r in one["relations"]
                if r["act"]["url"] == event["act"]["url"] and r["unit"] == event["act"]["unit"]
            }
            assert pages == {event["act"]["page"]}
    assert seen > 10


def test_the_page_of_a_quotation_is_that_of_its_first_character() -> None:
    """What stands behind a break within the same block is on the next page."""
    marks = [Break(1, "a", "n1", 0, 0), Break(2, "a", "n2", 5, 12)]
    assert [page_at(1, marks, at) for at in (0, 11, 12, 99)] == [1, 1, 2, 2]
    assert page_at(0, (), 7) == 0
    issue = GAZETTE.issues[1]
    card = issue.cards[1]
    told = Relation("repeals", "甲", quotation="乙", unit="n2", at=10_000)
    changed = replace(card, relations=(told, replace(told, quotation="")))
    whole = replace(
        GAZETTE, issues=(replace(issue, cards=(issue.cards[0], changed, issue.cards[2])),)
    )
    (paged,) = with_pages(whole, MAPS).issues
    last = MAPS[issue.id].spans[card.id][1]
    assert [one.page for one in paged.cards[1].relations] == [last, 0]
    assert with_pages(whole, {}) == whole


def test_a_page_ends_at_the_very_character() -> None:
    """Nothing is lost and nothing comes twice, wherever pages begin."""
    notice = NOTICES["2026-01"][0]
    whole = "".join(f"{block.text}\n" for block in notice.blocks)
    breaks = [Break(2, "", "n2", 3), Break(3, "", "n3", 2), Break(4, "", "n4", 0)]
    texts = page_texts(notice, 1, breaks, {})
    assert [page for page, _ in texts] == [1, 2, 3, 4]
    assert "".join(text for _, text in texts) == whole
    assert texts[0][1].endswith("第一段")
    assert texts[2][1] == "寅卯\n"
    assert page_texts(notice, 0, (), {}) == ()


def test_of_an_earlier_print_only_what_is_known_is_said() -> None:
    """A page of which nobody knows where it ends has no text."""
    issue = GAZETTE.issues[0]
    around = surroundings(GAZETTE, {})[issue.id]
    pages = {one.address: one for one in issue_pages(around, issue, NOTICES[issue.id])}
    shown = json.loads(pages[f"/{issue.id}/{issue.id}.json"].shows["text"])
    told = [(one["page"], one["text"]) for one in shown["printed_pages"]]
    assert told == [(3, None), (6, None)]
    assert [one["notices"] for one in shown["printed_pages"]] == [
        [card.address] for card in issue.cards
    ]


def test_changes_grow_at_their_end(tmp_path: Path) -> None:
    """What an issue adds and makes known stands behind all that was there before."""
    content = tmp_path / "content"
    shutil.copytree(SITES / "status/content", content)
    issues = sorted(path.name for path in content.iterdir() if path.is_dir())
    later = tmp_path / "later"
    later.mkdir()
    for name in issues[1:]:
        (content / name).rename(later / name)
    before = b""
    for name in issues:
        if (later / name).exists():
            (later / name).rename(content / name)
        status, said = build(content, tmp_path / "output", "--no-print", "--no-search")
        assert status == 0, said
        now = (tmp_path / "output/data/changes.ndjson").read_bytes()
        assert now.startswith(before)
        added = [json.loads(line) for line in now[len(before) :].splitlines()]
        assert {one["issue"] for one in added} == {name}
        assert added[0]["kind"] == "added"
        before = now
    assert [one["kind"] for one in added].count("knowledge") >= 1
    known = next(one for one in added if one["kind"] == "knowledge")
    target = read(tmp_path / "output" / f"{known['notice']['url'].strip('/')}.json")
    assert known["event"] in target["events"]
    assert known["event"]["known_since"] == known["issue"]


def test_the_file_of_all_is_the_same_from_a_kept_site_as_from_nothing(tmp_path: Path) -> None:
    """One issue is made anew, the other is copied from the site that is there."""
    content = tmp_path / "content"
    shutil.copytree(SITES / "status/content", content)
    asked = ("--no-print", "--no-search", "--as-of", "2026-07-15")
    assert build(content, tmp_path / "one", *asked)[0] == 0
    path = min(content.glob("2026-02/*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n后来加的一段。\n", encoding="utf-8")
    kept = (tmp_path / "one/2025-01/2025-01.ndjson.gz").read_bytes()
    assert build(content, tmp_path / "one", *asked)[0] == 0
    assert build(content, tmp_path / "two", *asked)[0] == 0
    one = (tmp_path / "one/data/all.ndjson.gz").read_bytes()
    assert one == (tmp_path / "two/data/all.ndjson.gz").read_bytes()
    assert one.startswith(kept)
    assert "后来加的一段。" in gzip.decompress(one).decode()
    (tmp_path / "one/2025-01/2025-01.ndjson.gz").write_bytes(b"torn")
    path.write_text(path.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    assert build(content, tmp_path / "one", *asked)[0] == 0
    assert (tmp_path / "one/data/all.ndjson.gz").read_bytes().startswith(kept)


@pytest.mark.parametrize("data", [b"", b"a", "公报\n".encode() * 999])
def test_what_is_compressed_is_a_member_of_gzip_without_a_time(data: bytes) -> None:
    """Members in a row are one file."""
    assert gzip.decompress(packed(data)) == data
    assert gzip.decompress(packed(data) + packed(b"b")) == data + b"b"
    assert packed(data)[:10] == bytes.fromhex("1f8b08000000000000ff")


# The schemas and the page that explains the files.


def schema(site: Path, name: str) -> Draft202012Validator:
    """Return what judges a kind of file."""
    made = read(site / f"data/schema/{name}.json")
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def test_every_file_is_as_its_schema_says(specimen: Path) -> None:
    """Of a notice's and an issue's keys none is without a word in it."""
    for name, file in (
        ("index", "gazette"),
        *((one, one) for one in ("status", "as-of", "numbers", "cited", "identifiers")),
    ):
        assert list(schema(specimen, name).iter_errors(read(specimen / f"data/{file}.json"))) == []
    judge = schema(specimen, "changes")
    for row in lines(specimen / "data/changes.ndjson"):
        assert list(judge.iter_errors(row)) == []
    judge = schema(specimen, "notice")
    known = judge.schema["properties"].keys()
    for row in lines(specimen / "data/all.ndjson.gz"):
        assert list(judge.iter_errors(row)) == []
        assert row.keys() <= known
    judge = schema(specimen, "issue")
    for issue in read(specimen / "data/gazette.json")["issues"]:
        shown = read(specimen / issue["json"][1:])
        assert list(judge.iter_errors(shown)) == []
        assert shown.keys() <= judge.schema["properties"].keys()


@pytest.mark.parametrize("case", ["old-print", "double-issue", "joint", "status", "english"])
def test_the_schemas_know_what_is_unusual(case: str, specimen: Path) -> None:
    """Earlier prints, double issues, supplements, joint documents, terms."""
    judges = {kind: schema(specimen, kind) for kind in ("issue", "notice")}
    for path in (SITES / case / "expected").glob("[12]*/*.json"):
        judge = judges["issue" if path.stem == path.parent.name else "notice"]
        assert list(judge.iter_errors(read(path))) == [], path


def test_a_schema_finds_what_is_wrong(specimen: Path) -> None:
    """A key that is missing, a word that is none of the list, another version."""
    row = lines(specimen / "data/all.ndjson.gz")[0]
    judge = schema(specimen, "notice")
    wrong: list[dict[str, Any]] = [
        {key: row[key] for key in row if key != "units"},
        {**row, "schema_version": 1},
        {**row, "title": 7},
        {**row, "events": [{**row["events"][0], "kind": "eaten"}]},
        {**row, "first_page": "1"},
    ]
    assert all(list(judge.iter_errors(one)) for one in wrong)


def examples(site: Path) -> list[str]:
    """Return the examples of the page, as a reader copies them."""
    page = lxml.html.fromstring((site / "data/index.html").read_text(encoding="utf-8"))
    return [one.text_content() for one in page.xpath("//pre")]


def test_the_examples_of_the_page_run(specimen: Path, site_url: Callable[[Path], str]) -> None:
    """Each with what it promises, against the site itself."""
    served = site_url(specimen)
    said = [
        subprocess.run(
            ["bash", "-c", one.replace("https://gazette.example/", served)],
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for one in (
            text.replace('"https://gazette.example"', f'"{served[:-1]}"')
            for text in examples(specimen)
        )
    ]
    listed, status, found, known, files = said
    notices = lines(specimen / "data/all.ndjson.gz")
    assert len(listed.splitlines()) == len(notices)
    assert "示政发〔2026〕1号" in listed
    assert status.split()[1] in {"in_force", "not_yet", "amended", "repealed", "expired"}
    assert "#title" in found
    assert " repealed " in known or " lapsed " in known
    assert files.count(" OK\n") == len(files.splitlines()) > 20


def test_every_file_of_the_data_is_explained(specimen: Path) -> None:
    """And each that the page names is there, as is its schema."""
    page = lxml.html.fromstring((specimen / "data/index.html").read_text(encoding="utf-8"))
    links = {href.removeprefix("../") for href in page.xpath("//main//@href")}
    assert all((specimen / href).is_file() for href in links)
    files = {path.relative_to(specimen).as_posix() for path in (specimen / "data").rglob("*.*")}
    assert files - links == {"data/index.html"}
