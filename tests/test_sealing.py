"""Sealing: published PDFs get an electronic signature, and stay what was published.

In: the signed quarter; an authority of certificates and time stamps on this machine.
Out: facts about the signed PDFs, what build and verify say of them, what is refused.
"""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from pathlib import Path

import judges
import pytest
import signed as signing
from authority import NAMES, PASSWORD, Authority
from test_publishing import build, found, publish

from gazette.build.sealing import Sealing, SealWish, seal_issues
from gazette.cli import main
from gazette.model import Act
from gazette.publication.signed_pdf import published_bytes, seals
from gazette.read.publication import lock_of
from gazette.site.disk import Refused
from gazette.verify import Kind, read_archive, verify_archive, verify_one
from gazette.verify.sources import Folder

BOOK = "2026-01/2026-01"
SIGNED = f"{BOOK}.signed.pdf"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make the keys once a run."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def sealed(signed: Path, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sign the PDFs of the first issue, with a time stamp, and build."""
    folder = tmp_path_factory.mktemp("sealed") / "copy"
    shutil.copytree(signed, folder)
    with authority.stamping() as address:
        done = seal(folder, authority, address)
    assert done.issues == ("2026-01",)
    assert build(folder).published
    return folder


@pytest.fixture
def copy(sealed: Path, tmp_path: Path) -> Path:
    """Copy it for this test alone."""
    return Path(shutil.copytree(sealed, tmp_path / "copy", symlinks=True))


def seal(folder: Path, authority: Authority, timestamp: str = "") -> Sealing:
    """Sign the PDFs of the first issue."""
    wish = SealWish(("2026-01",), authority.pkcs12, PASSWORD, timestamp)
    return seal_issues(folder / "content", wish)


def test_a_signed_pdf_begins_with_the_published_one(sealed: Path) -> None:
    """It lies beside it; the published file and its digest stay what they are."""
    lock = lock_of((sealed / "content/2026-01/published.lock").read_bytes())
    assert lock
    assert found(sealed) == ()
    for path, digest in lock.files.items():
        plain = (sealed / "output" / path).read_bytes()
        made = (sealed / "output" / path.replace(".pdf", ".signed.pdf")).read_bytes()
        assert sha256(plain).hexdigest() == digest
        assert made.startswith(plain)
        assert published_bytes(made, digest) == len(plain)


def test_its_signature_says_who_and_when(sealed: Path, authority: Authority) -> None:
    """Of just these bytes, with the time of another; trusted where the root is known."""
    data = (sealed / "output" / SIGNED).read_bytes()
    (one,) = seals(data) or ()
    assert NAMES["office"] in one.subject
    assert (one.good, one.whole, one.trusted) == (True, True, False)
    assert one.stamped
    (one,) = seals(data, authority.roots.read_bytes()) or ()
    assert one.trusted


def test_it_is_still_an_archive_for_everybody(sealed: Path, tmp_path: Path) -> None:
    """An invisible signature leaves PDF/A-2a and PDF/UA-1 what they are."""
    file = tmp_path / "signed.pdf"
    shutil.copy(sealed / "output" / SIGNED, file)
    for flavour in ("2a", "ua1"):
        assert judges.verapdf(file, flavour) == []


def test_verify_names_the_certificate(sealed: Path, authority: Authority) -> None:
    """What is proved, and that nobody here knows the authority unless its root is given."""
    site = Folder(sealed / "output")
    report = verify_archive(site)
    assert report.status == 0
    told = {(one.place, str(one.what)) for one in report.of(Kind.PROVED)}
    assert any(place == SIGNED and NAMES["office"] in what for place, what in told)
    doubts = {one.place for one in report.of(Kind.UNPROVED)}
    assert SIGNED in doubts
    report = verify_archive(site, roots=authority.roots.read_bytes())
    assert SIGNED not in {one.place for one in report.of(Kind.UNPROVED)}


def test_a_signed_pdf_by_itself_is_the_published_one(sealed: Path) -> None:
    """Whoever has only this file sees both."""
    archive = read_archive(Folder(sealed / "output"))
    assert archive
    data = (sealed / "output" / SIGNED).read_bytes()
    report = verify_one(archive, "mine.pdf", data)
    assert report.status == 0
    assert any(NAMES["office"] in str(one.what) for one in report.of(Kind.PROVED))
    flipped = bytearray(data)
    flipped[data.rindex(b"/Type /Sig") - 60] ^= 1
    report = verify_one(archive, "mine.pdf", bytes(flipped))
    assert report.status == 1


@pytest.mark.parametrize("where", ["output", "content"])
def test_a_signed_pdf_of_another_file_is_told(where: str, copy: Path) -> None:
    """It must begin with what was published under its name."""
    paths = {"output": SIGNED, "content": "2026-01/published/2026-01.signed.pdf"}
    other = {"output": "2026-01/zf-2026-1/zf-2026-1.signed.pdf"}
    other["content"] = "2026-01/published/zf-2026-1.signed.pdf"
    shutil.copy(copy / where / other[where], copy / where / paths[where])
    if where == "content":
        assert "signature-wrong" in {one.rule for one in found(copy)}
    else:
        report = verify_archive(Folder(copy / "output"))
        assert SIGNED in {one.place for one in report.of(Kind.DIFFERS)}


def test_readers_find_it(sealed: Path) -> None:
    """The issue's page leads to it."""
    page = (sealed / "output/2026-01/index.html").read_text(encoding="utf-8")
    assert 'href="../2026-01/2026-01.signed.pdf"' in page


def test_publishing_again_takes_the_signed_pdfs_away(copy: Path) -> None:
    """They say what was published before; who withdraws words must not leave them there."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    assert not list((copy / "content/2026-01/published").glob("*.signed.pdf"))
    assert "signature-wrong" not in {one.rule for one in found(copy)}


def test_without_pyhanko_one_message_says_how_to_install_it(
    sealed: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press works without it; verify proves the rest."""
    monkeypatch.setitem(sys.modules, "gazette.publication.pades", None)
    with pytest.raises(Refused) as refused:
        seal(sealed, authority)
    assert "gazette-press[sign]" in str(refused.value.mend)
    report = verify_archive(Folder(sealed / "output"))
    assert report.status == 0
    assert SIGNED in {one.place for one in report.of(Kind.UNPROVED)}


def test_what_cannot_be_signed_is_refused(
    sealed: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong password, no such file, no service: a word each, and nothing is written."""
    content = sealed / "content"
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    good = SealWish(("2026-02",), authority.pkcs12, PASSWORD)
    for wish in (
        SealWish(good.issues, good.pkcs12, "wrong"),
        SealWish(good.issues, tmp_path / "none.p12", PASSWORD),
        SealWish(good.issues, good.pkcs12, PASSWORD, "http://127.0.0.1:1/"),
        SealWish(("2031-01",), good.pkcs12, PASSWORD),
    ):
        with pytest.raises(Refused):
            seal_issues(content, wish)
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_the_command_takes_its_password_from_the_environment(
    signed: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never an argument, which everybody on the machine could read."""
    shutil.copytree(signed, tmp_path / "copy")
    content = str(tmp_path / "copy/content")
    monkeypatch.setenv("GAZETTE_PKCS12_PASSWORD", PASSWORD)
    asked = ["sign", "2026-02", "--content", content, "--pkcs12", str(authority.pkcs12)]
    assert main(asked) == 0
    assert (tmp_path / "copy/content/2026-02/published/2026-02.signed.pdf").is_file()
    assert main(["sign", "--content", content]) == 2
    assert main([*asked, "--key", "x"]) == 2
    assert signing.run(tmp_path / "copy").content.is_dir()
