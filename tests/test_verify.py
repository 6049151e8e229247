"""Verifying: whatever is altered in a published archive is named at its place.

In: a quarter, published, signed and built; each alteration that somebody may make to a copy of it.
Out: facts about what `verify` proves, what it tells of each alteration, and what it cannot know.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import brotli
import pytest
import signed as signing
from conftest import Server

from gazette.build import build_site
from gazette.build.locking import Order
from gazette.build.publishing import publish_issues
from gazette.cli import main
from gazette.language.messages import SPOKEN, written
from gazette.model.publication import Act, LogEntry, code, digest_of
from gazette.read.publication import lines_of, lock_of
from gazette.read.publication_log import entries_of
from gazette.verify import Kind, Report, read_archive, verify_archive, verify_one
from gazette.verify.sources import Folder, Web
from gazette.verify.targets import target

Alteration: TypeAlias = Callable[[Path], object]
NOTICE = "2026-01/zf-2026-1"


@pytest.fixture
def site(signed: Path, tmp_path: Path) -> Path:
    """Copy the site for this test alone."""
    return Path(shutil.copytree(signed / "output", tmp_path / "site"))


def verified(site: Path, *names: str, known: bytes | str = b"") -> Report:
    """Verify a folder."""
    return verify_archive(Folder(site), names, known)


def told(report: Report, kind: Kind = Kind.DIFFERS) -> set[tuple[str, str]]:
    """Return the places of the Findings of a kind, each with its unit or line."""
    return {(one.place, one.unit) for one in report.of(kind)}


def edit(path: str, old: str, new: str, count: int = 1) -> Alteration:
    """Return an alteration of the first places of a text in a file."""

    def alter(site: Path) -> None:
        text = (site / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (site / path).write_text(text.replace(old, new, count), encoding="utf-8")

    return alter


def flipped(path: str, at: int = -100) -> Alteration:
    """Return an alteration of one bit of a file."""

    def alter(site: Path) -> None:
        data = bytearray((site / path).read_bytes())
        data[at] ^= 1
        (site / path).write_bytes(data)

    return alter


def cut(path: str, rows: int = 1) -> Alteration:
    """Return an alteration that takes the last lines of a file away."""

    def alter(site: Path) -> None:
        lines = (site / path).read_text(encoding="utf-8").splitlines(keepends=True)
        (site / path).write_text("".join(lines[:-rows]), encoding="utf-8")

    return alter


def swapped_signers(site: Path) -> None:
    """Put a key of one's own in the place of the office's."""
    public = signing.new_key(site / "stolen")
    (site / "signers").write_text(f'gazette namespaces="gazette" {public}\n')
    for name in ("stolen", "stolen.pub"):
        (site / name).unlink()


def resigned(site: Path) -> None:
    """Sign the log and all manifests with a key of one's own, which signers does not name."""
    signing.new_key(site / "stolen")
    paths = [site / "published.log", *site.glob("*/manifest.txt")]
    for path in paths:
        path.with_name(f"{path.name}.sig").unlink()
    asked = ["ssh-keygen", "-Y", "sign", "-n", "gazette", "-f", site / "stolen", *paths]
    subprocess.run(asked, check=True, capture_output=True)
    for name in ("stolen", "stolen.pub"):
        (site / name).unlink()


def rewritten(site: Path) -> None:
    """Change a text, and after it line, manifest and log, as who has the server but not the key."""
    text, manifest = site / "2026-01/published.txt", site / "2026-01/manifest.txt"
    edit("2026-01/published.txt", "县", "省")(site)
    rows = text.read_text(encoding="utf-8").splitlines()[1:]
    new = iter(digest_of(row) for row in rows)
    said = manifest.read_text(encoding="utf-8")
    said = re.sub(r"(?m)^# sha256:[0-9a-f]{64} (?=/)", lambda _: f"# {next(new)} ", said)
    manifest.write_text(said, encoding="utf-8")
    lock = lock_of(manifest.read_bytes())
    entries = entries_of((site / "published.log").read_bytes())
    assert lock
    assert entries
    lines = [(site / "published.log").read_text(encoding="utf-8").splitlines()[0]]
    for one in entries:
        digest = lock.digest if one.target == "2026-01" else one.lock
        values = (one.number, one.day, one.act, one.target, digest, one.approved_by, one.reason)
        lines.append(str(LogEntry(*values, digest_of(lines[-1]))))
    (site / "published.log").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")


def exchanged(site: Path) -> None:
    """Exchange two lines of the text."""
    path = site / "2026-01/published.txt"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rows[6], rows[7] = rows[7], rows[6]
    path.write_text("".join(rows), encoding="utf-8")


def without_line(site: Path) -> None:
    """Take a line out of the text, with nothing in the log that would allow it."""
    path = site / "2026-01/published.txt"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in rows if "/#title\t" not in one), encoding="utf-8")


def two_units_exchanged(site: Path) -> None:
    """Exchange two paragraphs of a page, with their ids."""
    path = site / NOTICE / "index.html"
    text = path.read_text(encoding="utf-8")
    one, other = re.findall(r'<p [^>]*id="(?:number|addressees|para-1)">.*?</p>', text)[:2]
    path.write_text(text.replace(one, "\0").replace(other, one).replace("\0", other), "utf-8")


def made(path: str, text: str) -> Alteration:
    """Return an alteration that puts a file where there was none."""

    def alter(site: Path) -> None:
        assert not (site / path).exists()
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")

    return alter


def packed(path: str, text: str) -> Alteration:
    """Return an alteration that packs a text beside a file."""
    return lambda site: (site / f"{path}.br").write_bytes(brotli.compress(text.encode()))


def forged_notice(site: Path) -> None:
    """Put the page of a notice that was never published beside those that were."""
    shutil.copytree(site / NOTICE, site / "2026-01/zf-2026-99")
    (site / "2026-01/zf-2026-99/zf-2026-1.pdf").unlink()


def code_leads_elsewhere(site: Path) -> None:
    """Let the code of a printed page lead to another issue."""
    page = next(one for one in site.glob("C/*/index.html") if "2026-01/p/1/" in one.read_text())
    text = page.read_text(encoding="utf-8").replace("2026-01/p/1/", "2026-02/p/1/")
    page.write_text(text, encoding="utf-8")


ALTERATIONS: dict[str, tuple[Alteration, str]] = {
    "a word on a page": (
        edit(f"{NOTICE}/index.html", "县人民政府</p>", "省人民政府</p>"),
        f"{NOTICE}/index.html",
    ),
    "a paragraph more on a page": (
        edit(f"{NOTICE}/index.html", "</article>", "<p>另行通知。</p></article>"),
        f"{NOTICE}/index.html",
    ),
    "the order of a page": (two_units_exchanged, f"{NOTICE}/index.html"),
    "a page that is gone": (
        lambda site: (site / NOTICE / "index.html").unlink(),
        f"{NOTICE}/index.html",
    ),
    "a plain text": (edit(f"{NOTICE}.txt", "\n2026年", "\n2025年"), f"{NOTICE}.txt"),
    "the day above a plain text": (
        edit(f"{NOTICE}.txt", "2026年4月10日出版", "2026年4月9日出版"),
        f"{NOTICE}.txt",
    ),
    "the title above a plain text": (edit(f"{NOTICE}.txt", "办法", "条例"), f"{NOTICE}.txt"),
    "a day in the data": (
        edit("2026-01/2026-01.json", '"dated":"2026', '"dated":"2025'),
        "2026-01/2026-01.json",
    ),
    "a plain text that is longer": (
        edit(f"{NOTICE}.txt", "同时废止。\n", "同时废止。\n附注。\n"),
        f"{NOTICE}.txt",
    ),
    "the data": (
        edit(
            "2026-01/2026-01.json",
            '"kind":"dated","text":"2026',
            '"kind":"dated","text":"2025',
        ),
        "2026-01/2026-01.json",
    ),
    "the data of a notice": (
        edit(f"{NOTICE}.json", '"dated": "2026', '"dated": "2025'),
        f"{NOTICE}.json",
    ),
    "one byte of the PDF": (flipped("2026-01/2026-01.pdf"), "2026-01/2026-01.pdf"),
    "one byte of a notice's PDF": (
        flipped(f"{NOTICE}/zf-2026-1.pdf", 200),
        f"{NOTICE}/zf-2026-1.pdf",
    ),
    "a PDF that is gone": (
        lambda site: (site / "2026-01/2026-01.pdf").unlink(),
        "2026-01/2026-01.pdf",
    ),
    "a PDF that was slipped in": (
        lambda site: shutil.copy(site / "2026-01/2026-01.pdf", site / "2026-01/new.pdf"),
        "2026-01/new.pdf",
    ),
    "the PDF of another issue": (
        lambda site: shutil.copy(site / "2026-02/2026-02.pdf", site / "2026-01/2026-01.pdf"),
        "2026-01/2026-01.pdf",
    ),
    "a character of the published text": (
        edit("2026-01/published.txt", "县", "省"),
        "2026-01/published.txt",
    ),
    "a salt": (edit("2026-01/published.txt", "/?year\t", "/?year\t0"), "2026-01/published.txt"),
    "the order of the published text": (exchanged, "2026-01/published.txt"),
    "a line of the published text": (without_line, "2026-01/published.txt"),
    "what one page said": (
        edit("2026-01/published.txt", "/2026-01/p/1/\t", "/2026-01/p/1/\t0"),
        "2026-01/published.txt",
    ),
    "a day in the manifest": (
        edit("2026-01/manifest.txt", "# version 1", "# version 2"),
        "2026-01/manifest.txt",
    ),
    "a digest of the manifest": (
        edit("2026-01/manifest.txt", "# sha256:", "# sha256:0"),
        "2026-01/manifest.txt",
    ),
    "a manifest that is gone": (
        lambda site: (site / "2026-01/manifest.txt").unlink(),
        "2026-01/manifest.txt",
    ),
    "the manifest of another issue": (
        lambda site: shutil.copy(site / "2026-02/manifest.txt", site / "2026-01/manifest.txt"),
        "2026-01/manifest.txt",
    ),
    "an issue's folder": (lambda site: shutil.rmtree(site / "2026-01"), "2026-01/manifest.txt"),
    "a signature": (flipped("2026-01/manifest.txt.sig"), "2026-01/manifest.txt.sig"),
    "the signature of another issue": (
        lambda site: shutil.copy(
            site / "2026-02/manifest.txt.sig", site / "2026-01/manifest.txt.sig"
        ),
        "2026-01/manifest.txt.sig",
    ),
    "other keys": (swapped_signers, "signers"),
    "signatures by another key": (resigned, "published.log.sig"),
    "keys that are gone": (lambda site: (site / "signers").unlink(), "signers"),
    "a log cut at its end": (cut("published.log"), "published.log.sig"),
    "an earlier line of the log": (
        edit("published.log", "2026-04-11", "2026-04-10"),
        "published.log",
    ),
    "a log without an issue": (cut("published.log", 2), "published.log.sig"),
    "a manifest that the log does not know": (
        made("2026-01/manifest-9.txt", "# gazette-lock 1\n"),
        "2026-01/manifest-9.txt",
    ),
    "a text of a publication that never was": (
        made("2026-01/published-7.txt", "# gazette-text 1\n"),
        "2026-01/published-7.txt",
    ),
    "an issue that the log does not know": (
        made("2027-01/manifest.txt", "# gazette-lock 1\n"),
        "2027-01/manifest.txt",
    ),
    "a notice that was never published": (forged_notice, "2026-01/zf-2026-99/index.html"),
    "a page's packed file says something else": (
        packed(f"{NOTICE}/index.html", "别的"),
        f"{NOTICE}/index.html.br",
    ),
    "a packed file that nothing unpacks": (
        made(f"{NOTICE}/index.html.gz", "别的"),
        f"{NOTICE}/index.html.gz",
    ),
    "a printed page too many": (
        made("2026-01/p/99/index.html", "<!DOCTYPE html>"),
        "2026-01/p/99/index.html",
    ),
    "a code of no page": (
        made("C/ABCDEFGHIJKLMNOP/index.html", "<!DOCTYPE html>"),
        "C/ABCDEFGHIJKLMNOP/index.html",
    ),
    "text, manifest and log, without the key": (rewritten, "2026-01/manifest.txt.sig"),
}


def test_what_was_published_is_proved(signed: Path) -> None:
    """Chain, signatures, manifests, lines, files and texts; and whose key it is, nobody knows."""
    report = verified(signed / "output")
    assert report.status == 0
    assert report.of(Kind.DIFFERS) == report.of(Kind.WITHDRAWN) == ()
    proved = told(report, Kind.PROVED)
    assert {("published.log", ""), ("2026-01/published.txt", ""), ("2026-02", "")} <= proved
    unproved = {("signers", "1"), ("*.html", ""), ("*.epub *.xml *.gz data/", "")}
    assert told(report, Kind.UNPROVED) == unproved


def test_packed_files_of_what_was_published_are_proved(site: Path) -> None:
    """`build --compress` puts them beside the files, annexes too: they are these files."""
    for path in [*site.rglob("*.html"), *site.rglob("files/*")]:
        data = path.read_bytes()
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data))
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, mtime=0))
    (site / "own.gz").write_bytes(b"of the office")
    assert verified(site).status == 0


def test_no_more_is_unpacked_than_the_file_is_long(site: Path) -> None:
    """A packed file that grows without end costs who verifies nothing."""
    (site / "index.html.br").write_bytes(brotli.compress(b"0" * 400_000_000, quality=5))
    tracemalloc.start()
    assert ("index.html.br", "") in told(verified(site))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100_000_000


@pytest.mark.parametrize("name", ALTERATIONS)
def test_an_alteration_is_named_at_its_place(name: str, site: Path) -> None:
    """Each at the file in which it is; nothing is changed by verifying."""
    alter, place = ALTERATIONS[name]
    alter(site)
    report = verified(site)
    assert report.status == 1
    assert place in {where for where, _ in told(report)}


def test_a_code_that_leads_elsewhere_is_told(site: Path) -> None:
    """Who has one sheet is not to be shown another page."""
    code_leads_elsewhere(site)
    ((place, _),) = told(verified(site))
    assert place.startswith("C/")


@pytest.fixture(scope="session")
def again(signed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish an issue again and build: its first publication stays on the site."""
    folder = tmp_path_factory.mktemp("again")
    for name in ("content", "output", "key"):
        copy = shutil.copytree if (signed / name).is_dir() else shutil.copy
        copy(signed / name, folder / name)
    with min((folder / "content/2026-01").glob("*.md")).open("a", encoding="utf-8") as file:
        file.write("\n补登的一段。\n")
    order = Order(("2026-01",), Act.AGAIN, signing.SIGNED, reason="漏登一段")
    assert publish_issues(signing.run(folder), order, lambda *_: None).entries
    signing.sign(folder)
    assert build_site(signing.run(folder), lambda *_: None).published
    return folder / "output"


@pytest.mark.parametrize(
    ("alter", "place"),
    [
        (edit("2026-01/published-1.txt", "县", "省"), "2026-01/published-1.txt"),
        (cut("2026-01/published-1.txt"), "2026-01/published-1.txt"),
        (flipped("2026-01/manifest-1.txt"), "2026-01/manifest-1.txt"),
    ],
    ids=["a word", "a line", "its manifest"],
)
def test_an_earlier_publication_is_held_against_its_manifest(
    alter: Alteration, place: str, again: Path, tmp_path: Path
) -> None:
    """What was in force before stays what it was, line by line."""
    site = Path(shutil.copytree(again, tmp_path / "site"))
    assert verified(site).status == 0
    assert (place.replace("manifest", "published"), "") in told(verified(site), Kind.PROVED)
    alter(site)
    assert place in {where for where, _ in told(verified(site))}


def test_paper_of_a_former_publication_leads_to_its_page(again: Path) -> None:
    """Its code is no longer printed; it is still known, and says that it was changed since."""
    lock = lock_of((again / "2026-01/manifest-1.txt").read_bytes())
    now = lock_of((again / "2026-01/manifest.txt").read_bytes())
    assert lock
    assert now
    (address, digest), *_ = lock.pages
    assert (address, digest) not in now.pages
    report = one(again, "-", code(digest).replace(" ", ""))
    assert report.status == 0
    assert "从前一次出版" in str(report.findings[0].what)
    page = again / f"C/{code(digest).replace(' ', '')}/index.html"
    text = page.read_text(encoding="utf-8")
    assert "从前一次出版" in text
    assert f'href="../..{address}"' in text
    assert "refresh" not in text


def test_an_earlier_publication_that_is_not_here_is_said_so(again: Path, tmp_path: Path) -> None:
    """It is not proved, and the rest is."""
    site = Path(shutil.copytree(again, tmp_path / "site"))
    (site / "2026-01/published-1.txt").unlink()
    report = verified(site)
    assert report.status == 0
    assert ("2026-01/published-1.txt", "") in told(report, Kind.UNPROVED)


@pytest.mark.parametrize("language", SPOKEN)
def test_both_readings_are_told_at_the_unit(site: Path, language: str) -> None:
    """A page that was altered is told unit by unit."""
    page = site / NOTICE / "index.html"
    text = page.read_text(encoding="utf-8")
    unit, said = re.findall(r'<p id="(para-\d+)">([^<]{20,})</p>', text)[0]
    page.write_text(text.replace(said, f"{said[:5]}甲乙{said[7:]}"), encoding="utf-8")
    (found,) = verified(site).of(Kind.DIFFERS)
    assert (found.place, found.unit) == (f"{NOTICE}/index.html", unit)
    assert said[:5] + "甲乙" in written(found.what, language)
    assert said[:7] in written(found.what, language)


def test_what_a_correction_says_in_its_place_is_no_alteration(site: Path) -> None:
    """A later issue marks the printed characters, and says what they should have been."""
    page = site / NOTICE / "index.html"
    text = page.read_text(encoding="utf-8")
    was = '<del>县</del><ins data-said="应为" title="更正">省</ins>人民政府</p>'
    page.write_text(text.replace("县人民政府</p>", was), encoding="utf-8")
    assert verified(site).status == 0
    page.write_text(text.replace("县人民政府</p>", was.replace(" data-said", " x")), "utf-8")
    assert verified(site).status == 1


def test_an_older_archive_is_seen_by_who_knows_a_newer_one(site: Path) -> None:
    """A rollback of everything proves itself; a log, or a digest from a colophon, shows it."""
    newer = (site / "published.log").read_bytes()
    rows = newer.decode().splitlines()
    for name in ("published.log.sig", "signers"):
        (site / name).unlink()
    (site / "published.log").write_text(f"{rows[0]}\n{rows[1]}\n", encoding="utf-8")
    shutil.rmtree(site / "2026-02")
    for page in [one for one in site.glob("C/*/index.html") if "2026-02" in one.read_text()]:
        shutil.rmtree(page.parent)
    before = verified(site)
    assert before.status == 0
    assert ("published.log", "") in told(before, Kind.UNPROVED)
    assert told(verified(site, known=newer)) == {("published.log", "2")}
    assert told(verified(site, known=digest_of(rows[2]))) == {("published.log", "2")}
    assert verified(site, known=digest_of(rows[1])).status == 0


def test_a_mix_of_two_builds_is_seen(site: Path, signed: Path, tmp_path: Path) -> None:
    """An issue of another publication is not the one that the log names."""
    other = tmp_path / "other"
    other.mkdir()
    signing.make(other)
    shutil.rmtree(site / "2026-01")
    shutil.copytree(other / "output/2026-01", site / "2026-01")
    assert ("2026-01/manifest.txt", "") in told(verified(site))
    del signed


def test_a_pdf_that_was_signed_later_is_still_the_published_one(site: Path) -> None:
    """A seal is put behind its end: what is published is how it begins, byte for byte."""
    path = site / "2026-01/2026-01.pdf"
    data = path.read_bytes()
    path.write_bytes(data + b"\n7 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n")
    report = verified(site)
    assert report.status == 0
    assert ("2026-01/2026-01.pdf", "") in told(report, Kind.PROVED)


def test_an_issue_alone_is_verified_without_a_log(site: Path, tmp_path: Path) -> None:
    """Its manifest proves it; what only the log knows is said not to be proved."""
    shutil.copytree(site / "2026-01", tmp_path / "stick/2026-01")
    found = target(str(tmp_path / "stick/2026-01"))
    assert found
    assert found.source
    report = verify_archive(found.source, found.issues)
    assert report.status == 0
    assert ("published.log", "") in told(report, Kind.UNPROVED)
    flipped("2026-01/2026-01.pdf")(tmp_path / "stick")
    assert told(verify_archive(found.source, found.issues)) == {("2026-01/2026-01.pdf", "")}


def one(site: Path, name: str, data: bytes | str) -> Report:
    """Verify one thing against a site."""
    archive = read_archive(Folder(site))
    assert archive
    return verify_one(archive, name, data)


def units(site: Path, address: str = f"/{NOTICE}/") -> list[tuple[str, str]]:
    """Return the units of a notice."""
    lines = lines_of((site / address.split("/")[1] / "published.txt").read_bytes())
    found = (line for line in lines if line.address.startswith(f"{address}#"))
    return [(line.address.partition("#")[2], line.text) for line in found]


def test_a_saved_page_is_recognised_by_its_address(site: Path) -> None:
    """Wherever it was saved and whatever it is called."""
    data = (site / NOTICE / "index.html").read_bytes()
    assert one(site, "saved.html", data).status == 0
    _, said = next(row for row in units(site) if len(row[1]) > 30)
    report = one(site, "saved.html", data.decode().replace(said[9], "甲").encode())
    assert report.status == 1
    assert all(where == "saved.html" for where, _ in told(report))


@pytest.mark.parametrize("name", ["2026-01/2026-01.pdf", f"{NOTICE}.txt", f"{NOTICE}.json"])
def test_a_file_by_itself_is_recognised(name: str, site: Path) -> None:
    """A PDF by its digest, texts and data by what they say."""
    data = (site / name).read_bytes()
    assert one(site, "some.file", data).status == 0
    wrong = data.replace("县".encode(), "省".encode(), 3) if b"%PDF" not in data else data + b"x"
    if wrong.startswith(b"%PDF"):
        wrong = wrong[:500] + b"?" + wrong[501:]
    assert one(site, "some.file", wrong).status == 1


def test_a_pasted_paragraph_is_found_and_a_flipped_character_shown(site: Path) -> None:
    """It says of which unit of which notice it is, and what was published there."""
    unit, said = next(row for row in units(site) if len(row[1]) > 40)
    report = one(site, "-", said.encode())
    assert report.status == 0
    assert NOTICE in str(report.of(Kind.PROVED)[0].what)
    (found,) = one(site, "-", f"{said[:20]}甲{said[21:]}".encode()).of(Kind.DIFFERS)
    assert found.unit == unit
    assert said[18:21] in found.published
    assert f"{said[18:20]}甲" in found.found


def test_what_machines_read_otherwise_is_no_difference(site: Path) -> None:
    """Full and half width, quotes, dashes, blanks and lines' ends differ from way to way."""
    _, said = next(row for row in units(site) if len(row[1]) > 40)
    read = said.replace("，", ", ").replace("（", "(").replace("“", '"')
    read = "\n".join(read[at : at + 12] for at in range(0, len(read), 12))
    assert one(site, "-", read.encode()).status == 0


def test_a_printed_page_is_recognised_by_its_text(site: Path) -> None:
    """As it comes out of the PDF: with its running head, its number and its code."""
    lock = lock_of((site / "2026-01/manifest.txt").read_bytes())
    assert lock
    at = str(lock.page_map.front + 1)
    asked = ["pdftotext", "-f", at, "-l", at, site / "2026-01/2026-01.pdf", "-"]
    said = subprocess.run(asked, capture_output=True, check=True).stdout
    report = one(site, "page.txt", said)
    assert report.status == 0, report.of(Kind.DIFFERS)
    assert "/2026-01/p/1/" in str(report.of(Kind.PROVED)[0].what)
    wrong = said.replace("通知".encode(), "通告".encode())
    assert one(site, "page.txt", wrong).status == 1


def test_the_code_of_a_page_leads_to_its_text(site: Path) -> None:
    """Whoever has one sheet sees what it must say."""
    lock = lock_of((site / "2026-01/manifest.txt").read_bytes())
    assert lock
    address, digest = lock.pages[0]
    wanted = target(code(digest).lower(), str(site))
    assert wanted
    (found,) = one(site, wanted.name, wanted.data or "").of(Kind.PROVED)[:1]
    assert found.place == address
    lines = lines_of((site / "2026-01/published.txt").read_bytes())
    assert found.found == next(line.text for line in lines if line.address == address)
    assert one(site, "-", "ABCDEFGHIJKLMNOP").status == 1


def test_a_text_that_was_never_published_is_said_to_be_none(site: Path) -> None:
    """It is no error of the reader's, and no proof either."""
    report = one(site, "-", "春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。".encode())
    assert report.status == 1


def test_a_withdrawal_excuses_no_line_that_is_gone(site: Path) -> None:
    """The text that is in force has all lines of its manifest, whatever was withdrawn before."""
    unit, _ = next(row for row in units(site) if len(row[1]) > 40)
    address = f"/{NOTICE}/#{unit}"
    path, log = site / "2026-01/published.txt", site / "published.log"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith(f"{address}\t")), "utf-8")
    last = log.read_text(encoding="utf-8").splitlines()[-1]
    number = int(last.split("\t")[0]) + 1
    lock = f"sha256:{'0' * 64}"
    entry = LogEntry(number, "2026-04-13", Act.WITHDRAW, address, lock, before=digest_of(last))
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{entry}\n")
    assert ("2026-01/published.txt", address) in told(verified(site))


def test_a_machine_without_ssh_keygen_proves_the_rest(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how many signatures it did not check."""
    monkeypatch.setattr("gazette.publication.ssh_keygen.PROGRAM", "ssh-keygen-is-not-here")
    report = verified(site)
    assert report.status == 0
    assert ("signers", "") in told(report, Kind.UNPROVED)
    assert not any("签名有效" in str(found.what) for found in report.of(Kind.PROVED))


def test_a_site_on_the_web_is_verified_like_a_folder(site: Path) -> None:
    """It is read below its address alone."""
    with Server(site) as server:
        assert verify_archive(Web(server.address)).status == 0
        found = target(f"{server.address}{NOTICE}/")
        assert found
        assert found.data == (site / NOTICE / "index.html").read_bytes()
        found = target(f"{server.address}2026-01/")
        assert found
        assert found.issues == ("2026-01",)
        flipped("2026-02/2026-02.pdf")(site)
        assert told(verify_archive(Web(server.address))) == {("2026-02/2026-02.pdf", "")}


def test_nothing_outside_an_archive_is_read(site: Path, tmp_path: Path) -> None:
    """A manifest may name any path, a folder may have any link: neither leads out."""
    (tmp_path / "secret").write_text("x")
    (site / "link").symlink_to(tmp_path)
    source = Folder(site)
    assert source.read("../secret") is None
    assert source.read(str(tmp_path / "secret")) is None
    assert source.read("link/secret") is None
    assert Web("https://gazette.example/").read("../secret") is None


def test_the_command_has_a_status_for_scripts(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 proved, 1 something differs, 2 nothing to verify; in JSON the same."""
    assert main(["verify", str(site)]) == 0
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["verify", str(site / NOTICE / "index.html")]) == 0
    flipped("2026-01/2026-01.pdf")(site)
    assert main(["verify", str(site)]) == 1
    capsys.readouterr()
    assert main(["verify", "--json", "--lang", "en", str(site)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["schema_version"], told["command"]) == (1, "verify")
    (found,) = told["targets"]
    assert found["status"] == "differs"
    assert [row["place"] for row in found["differs"]] == ["2026-01/2026-01.pdf"]


def shell(number: int) -> list[str]:
    """Return the lines of a block of VERIFYING.md."""
    blocks = (signing.ROOT / "VERIFYING.md").read_text(encoding="utf-8").split("```")
    return blocks[2 * number + 1].strip().splitlines()


def run_lines(lines: list[str], site: Path) -> list[int]:
    """Run each line in the folder of a site; return what each came to."""
    asked = (["bash", "-o", "pipefail", "-c", line] for line in lines)
    return [
        subprocess.run(one, cwd=site, capture_output=True, check=False).returncode for one in asked
    ]


def test_three_lines_of_shell_prove_an_issue(site: Path) -> None:
    """Files, lines and signature, with tools that every system has; then the log."""
    assert run_lines(shell(0), site) == [0, 0, 0]
    assert run_lines(shell(1), site) == [0, 0]


@pytest.mark.parametrize(
    ("path", "block", "line"),
    [
        ("2026-01/2026-01.pdf", 0, 0),
        ("2026-01/published.txt", 0, 1),
        ("2026-01/manifest.txt.sig", 0, 2),
        ("published.log", 1, 0),
        ("2026-01/manifest.txt", 1, 1),
    ],
)
def test_each_line_of_shell_finds_its_alteration(
    path: str, block: int, line: int, site: Path
) -> None:
    """One bit is enough."""
    flipped(path, 200 if path == "published.log" else -20)(site)
    assert run_lines(shell(block), site)[line] != 0
