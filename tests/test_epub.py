"""The EPUB of an issue says what the issue says, and every reader can read it.

In: the specimen, the sites of tests/sites, small contents that are built here.
Out: facts about /2026-01/2026-01.epub.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import judges
import pytest
from conftest import ROOT, build
from lxml import etree

from gazette.site.container import container

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NS: Final = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TYPE: Final = "{http://www.idpf.org/2007/ops}type"
SITES = ROOT / "tests/sites"
LANGUAGES = ("quarter", "english", "traditional", "old-print", "annexes", "tables", "name-lists")


def parts(book: Path) -> dict[str, bytes]:
    """Read all files of a book."""
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def books(site: Path) -> list[Path]:
    """List the books of a site."""
    return sorted(site.glob("*/*.epub"))


def printless(content: Path, output: Path, *more: str) -> Path:
    """Build a content without print and search."""
    status, said = build(content, output, "--no-print", "--no-search", *more)
    assert status == 0, said
    return output


def texts(held: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    """Yield the documents of a book in the order of its spine, without the marks around a text."""
    package = etree.fromstring(held["EPUB/package.opf"])
    items = {one.get("id"): one.get("href") for one in package.iterfind(".//opf:item", NS)}
    for one in package.iterfind(".//opf:itemref", NS):
        yield items[one.get("idref")], etree.fromstring(held[f"EPUB/{items[one.get('idref')]}"])


def metas(held: dict[str, bytes]) -> dict[str, list[str]]:
    """Read what the package says of the book: property -> values."""
    package = etree.fromstring(held["EPUB/package.opf"])
    found: dict[str, list[str]] = {}
    for one in package.iterfind(".//opf:meta", NS):
        found.setdefault(one.get("property"), []).append(one.text)
    return found


def test_judges_find_nothing_in_the_specimen(specimen: Path, tmp_path: Path) -> None:
    """EPUBCheck and Ace have nothing to say of any issue."""
    assert len(books(specimen)) == len(list(specimen.glob("2026-*/index.html"))) > 0
    for book in books(specimen):
        assert judges.epubcheck(book) == []
        assert judges.ace(book, tmp_path / book.stem) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", LANGUAGES)
def test_judges_find_nothing_in_any_language(case: str, tmp_path: Path) -> None:
    """Nor without print, of an earlier print, or with annexes and tables."""
    site = printless(SITES / case / "content", tmp_path / "output")
    for at, book in enumerate(books(site)):
        assert judges.epubcheck(book) == []
        if not at:
            assert judges.ace(book, tmp_path / "ace") == []


def test_the_judges_find_what_is_wrong(specimen: Path, tmp_path: Path) -> None:
    """A link that leads nowhere, and a picture without a text."""
    held = parts(books(specimen)[0])
    name = next(name for name in held if b"<img" in held[name] and "front" not in name)
    broken = held[name].replace(b"</section>", b'<p><a href="none.xhtml">x</a></p></section>')
    held[name] = re.sub(rb' alt="[^"]*"', b"", broken)
    book = tmp_path / "broken.epub"
    mimetype = held.pop("mimetype").decode()
    book.write_bytes(container(mimetype, held.items()))
    assert any("RSC-007" in one for one in judges.epubcheck(book))
    assert any("image-alt" in one for one in judges.ace(book, tmp_path / "ace"))


def test_the_type_of_media_comes_first_and_is_not_packed(specimen: Path) -> None:
    """A reader knows an EPUB by its bytes 30 to 58; the rest has the first day that a ZIP knows."""
    book = books(specimen)[0]
    assert book.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(book) as archive:
        entries = archive.infolist()
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.filename for one in entries if not one.filename.isascii()} == set()


def test_every_document_of_the_issue_is_there_in_order_to_the_character(specimen: Path) -> None:
    """The book says of each notice what its plain text says, and has no other."""
    for book in books(specimen):
        issue = book.stem
        data = json.loads((book.parent / f"{issue}.json").read_text(encoding="utf-8"))
        shown = {name: tree for name, tree in texts(parts(book)) if name[0] not in "fn"}
        assert list(shown) == [f"{one['id']}.xhtml" for one in data["notices"]]
        for one in data["notices"]:
            (section,) = shown[f"{one['id']}.xhtml"].iterfind(".//h:section", NS)
            for extra in section.iterfind("h:p[@class='web']", NS):
                section.remove(extra)
            page = (specimen / f"{issue}/{one['id']}.txt").read_text(encoding="utf-8")
            written = page.split("\n\n", 1)[1]
            assert "".join("".join(section.itertext()).split()) == "".join(written.split())


def test_the_page_list_leads_to_each_printed_page(specimen: Path) -> None:
    """Its pages are those of the PDF, each with its mark at the same character as on the web."""
    book = books(specimen)[0]
    held = parts(book)
    navigation = etree.fromstring(held["EPUB/nav.xhtml"])
    (listed,) = [one for one in navigation.iterfind(".//h:nav", NS) if one.get(TYPE) == "page-list"]
    pages = [(one.text, one.get("href")) for one in listed.iterfind(".//h:a", NS)]
    data = json.loads((book.parent / f"{book.stem}.json").read_text(encoding="utf-8"))
    assert [int(number) for number, _ in pages] == list(range(1, data["pages"] + 1))
    for number, href in pages:
        name, _, place = href.partition("#")
        assert place == f"p{number}"
        (mark,) = etree.fromstring(held[f"EPUB/{name}"]).iterfind(f".//*[@id='{place}']")
        assert mark.get("role") in {"doc-pagebreak", None}
    said = metas(held)
    assert said["pageBreakSource"] == [f"https://gazette.example/{book.stem}/{book.stem}.pdf"]
    assert "printPageNumbers" in said["schema:accessibilityFeature"]


def test_a_book_without_print_has_no_page_list(tmp_path: Path) -> None:
    """No pages are known then, and none is claimed; an earlier print has those that are known."""
    site = printless(SITES / "quarter/content", tmp_path / "new")
    for book in books(site):
        held = parts(book)
        assert b"page-list" not in held["EPUB/nav.xhtml"]
        assert not {"pageBreakSource", "source-of"} & metas(held).keys()
        assert "cover-image" not in held["EPUB/package.opf"].decode()
    old = printless(SITES / "old-print/content", tmp_path / "old")
    held = parts(books(old)[0])
    assert b"page-list" in held["EPUB/nav.xhtml"]
    (source,) = metas(held)["pageBreakSource"]
    assert "期" in source


def test_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    """Neither the folder, the day nor the processes show in a book."""
    content = shutil.copytree(SITES / "annexes/content", tmp_path / "别处/content")
    first = printless(SITES / "annexes/content", tmp_path / "a", "--as-of", "2026-01-01")
    second = printless(content, tmp_path / "别处/b", "--as-of", "2031-12-31", "--jobs", "1")
    for book in books(first):
        assert book.read_bytes() == (second / book.relative_to(first)).read_bytes()


def test_what_a_later_issue_does_leaves_a_book_as_it_is(tmp_path: Path) -> None:
    """A repeal rewrites the page of what it repeals, not the book that holds it."""
    content = shutil.copytree(SITES / "status/content", tmp_path / "content")
    issues = sorted(path.parent for path in content.glob("*/issue.yaml"))
    last = issues[-1]
    apart = shutil.move(last, tmp_path / last.name)
    site = printless(content, tmp_path / "output")
    before = {book.name: (book.read_bytes(), book.stat().st_mtime_ns) for book in books(site)}
    pages = {path: path.read_bytes() for path in site.glob("20*/*/index.html")}
    shutil.move(apart, last)
    printless(content, tmp_path / "output")
    after = {book.name: (book.read_bytes(), book.stat().st_mtime_ns) for book in books(site)}
    assert {name: after[name] for name in before} == before
    assert any(path.read_bytes() != text for path, text in pages.items())


def test_an_edit_makes_the_book_of_its_issue_again_and_no_other(tmp_path: Path) -> None:
    """The size on the issue's page is that of the new one."""
    content = shutil.copytree(SITES / "status/content", tmp_path / "content")
    site = printless(content, tmp_path / "output")
    before = {book.name: book.read_bytes() for book in books(site)}
    path = next(path for path in sorted(content.glob("*/*.md")) if "README" not in path.name)
    path.write_text(path.read_text(encoding="utf-8") + "\n再加一段。\n", encoding="utf-8")
    printless(content, tmp_path / "output")
    after = {book.name: book.read_bytes() for book in books(site)}
    assert {name for name in after if after[name] != before[name]} == {f"{path.parent.name}.epub"}
    assert "再加一段。" in b"".join(
        parts(site / path.parent.name / f"{path.parent.name}.epub").values()
    ).decode(errors="ignore")


def test_a_book_that_the_site_lacks_is_made_again(tmp_path: Path) -> None:
    """What somebody removed from the site comes back, the same to the byte."""
    site = printless(SITES / "annexes/content", tmp_path / "output")
    book = books(site)[0]
    data = book.read_bytes()
    book.unlink()
    printless(SITES / "annexes/content", tmp_path / "output")
    assert book.read_bytes() == data


def test_pictures_of_the_text_are_inside_and_annexes_on_the_web(specimen: Path) -> None:
    """No file of the issue but its pictures is in the book; the rest is linked to."""
    held = parts(specimen / "2026-02/2026-02.epub")
    names = {name.rpartition(".")[2] for name in held if name.startswith("EPUB/pictures/")}
    assert names
    assert names <= {"svg", "png", "jpg", "jpeg"}
    links = {
        one.get("href")
        for name, tree in texts(held)
        for one in tree.iterfind(".//h:a", NS)
        if name[0] not in "fn"
    }
    assert "https://gazette.example/2026-02/files/jiangbu-shenqingbiao.pdf" in links
    assert all(one.startswith("https://") for one in links)


def test_the_issues_page_and_the_data_lead_to_the_book(specimen: Path) -> None:
    """Beside the PDF, with its size; in the data with size and digest."""
    book = specimen / "2026-01/2026-01.epub"
    page = (specimen / "2026-01/index.html").read_text(encoding="utf-8")
    size = f"{-(-len(book.read_bytes()) // 1000)} kB"
    assert re.search(rf'href="[^"]*2026-01\.epub">[^<]+<small>{size}</small>', page)
    index = json.loads((specimen / "data/gazette.json").read_text(encoding="utf-8"))
    assert [one["epub"] for one in index["issues"]] == [
        f"/{one['id']}/{one['id']}.epub" for one in index["issues"]
    ]
    own = json.loads((specimen / "2026-01/2026-01.json").read_text(encoding="utf-8"))
    (row,) = [one for one in own["files"] if one["url"].endswith(".epub")]
    assert row["size"] == len(book.read_bytes())


def test_the_day_of_the_book_is_that_of_its_issue(specimen: Path) -> None:
    """No clock says when it was changed."""
    said = metas(parts(specimen / "2026-01/2026-01.epub"))
    assert said["dcterms:modified"] == ["2026-04-10T00:00:00Z"]


def test_a_container_is_the_same_twice() -> None:
    """The same files, the same bytes."""
    files = [("a/b.xhtml", b"<p/>" * 100), ("a/c.png", b"\x89PNG")]
    data = container("text/plain", files)
    assert data == container("text/plain", iter(files))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
