"""Signing: locks and log are signed by a key of content/signers, and a wrong signature is told.

In: tests/sites/quarter, published; keys that ssh-keygen makes for the test.
Out: facts about the signatures, the keys, the log; what is refused, and with which reason.
"""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from signed import new_key, sign
from test_publishing import build, found, publish

from gazette.build import signature_checks
from gazette.cli import main
from gazette.model import Act
from gazette.publication import ssh_keygen
from gazette.publication.ssh_keygen import Signed, good
from gazette.publication.sshsig import signature
from gazette.read.publication_log import entries_of
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.model import LogEntry

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not here")


@pytest.fixture
def copy(signed: Path, tmp_path: Path) -> Path:
    """Copy the signed record for this test alone."""
    folder = tmp_path / "copy"
    shutil.copytree(signed, folder, symlinks=True)
    return folder


def entries(folder: Path) -> tuple[LogEntry, ...]:
    """Read the log of a folder."""
    found = entries_of((folder / "content/published.log").read_bytes())
    assert found
    return found


def test_what_is_signed_has_no_problem(signed: Path) -> None:
    """The signatures are good, and the site shows them beside what they sign."""
    assert found(signed) == ()
    for name in ("2026-01/manifest.txt", "2026-02/manifest.txt", "published.log"):
        assert signature((signed / f"output/{name}.sig").read_bytes())


def test_a_signature_is_the_same_each_time(copy: Path) -> None:
    """Ed25519 is deterministic: whoever signs again has the same bytes."""
    file = copy / "content/2026-01/published.lock.sig"
    before = file.read_bytes()
    file.unlink()
    assert sign(copy).issues == ("2026-01",)
    assert file.read_bytes() == before


def test_the_keys_are_a_line_of_the_log(signed: Path) -> None:
    """The act names the digest of the file and the fingerprints of its keys."""
    last = entries(signed)[-1]
    assert last.act is Act.SIGNERS
    digest = sha256((signed / "content/signers").read_bytes()).hexdigest()
    assert last.lock == f"sha256:{digest}"
    made = signature((signed / "content/published.log.sig").read_bytes())
    assert made
    assert last.reason == made.fingerprint


def test_nothing_is_signed_twice(copy: Path) -> None:
    """Where all is signed nothing is written."""
    before = {path: path.stat().st_mtime_ns for path in (copy / "content").rglob("*")}
    assert sign(copy).files == ()
    assert {path: path.stat().st_mtime_ns for path in (copy / "content").rglob("*")} == before


def test_publishing_takes_the_signatures_away(copy: Path) -> None:
    """A new act leaves lock and log unsigned, which is told, and signing again mends it."""
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    assert not (copy / "content/published.log.sig").exists()
    assert not (copy / "content/2026-01/published.lock.sig").exists()
    assert found(copy) == ()
    assert [one.rule for one in build(copy).problems] == ["signature-missing"]
    done = sign(copy)
    assert set(done.files) == {
        *("2026-01/published.lock.sig", "published.log", "published.log.sig"),
    }
    assert build(copy).problems == ()


@pytest.mark.parametrize(
    "name", ["published.log.sig", "2026-01/published.lock.sig", "2026-02/published.lock.sig"]
)
def test_a_changed_signature_is_told(name: str, copy: Path) -> None:
    """Each at its file; the build stops."""
    file = copy / "content" / name
    rows = file.read_text().splitlines(keepends=True)
    rows[-2] = rows[-2].swapcase()
    file.write_text("".join(rows))
    (told,) = found(copy)
    assert (told.rule, told.place.file) == ("signature-wrong", name)
    assert build(copy).published is None


def test_a_log_that_was_cut_at_its_end_is_told(copy: Path) -> None:
    """Its signature is of the whole one."""
    file = copy / "content/published.log"
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))
    assert ("signature-wrong", "published.log.sig") in {
        (one.rule, one.place.file) for one in found(copy)
    }


def test_another_key_in_signers_is_told(copy: Path) -> None:
    """Whoever puts a key of his own there is found out by the log, until an act names it."""
    public = new_key(copy / "other")
    with (copy / "content/signers").open("a") as file:
        file.write(f'gazette namespaces="gazette" {public}\n')
    (told,) = found(copy)
    assert (told.rule, told.place.file) == ("signers-changed", "signers")
    done = sign(copy)
    assert done.files == ("published.log", "published.log.sig")
    assert [one.act for one in entries(copy)[-2:]] == [Act.SIGNERS, Act.SIGNERS]
    assert found(copy) == ()


def test_publishing_writes_a_change_of_the_keys_into_the_log(copy: Path) -> None:
    """The line of the keys stands before that of the act."""
    public = new_key(copy / "other")
    with (copy / "content/signers").open("a") as file:
        file.write(f'gazette namespaces="gazette" {public}\n')
    assert publish(copy, Act.AGAIN, "2026-01", reason="重排").entries
    assert [one.act for one in entries(copy)[-2:]] == [Act.SIGNERS, Act.AGAIN]
    assert found(copy) == ()


def test_the_old_key_stays_good_for_what_it_signed(copy: Path) -> None:
    """A key that is followed by another gets its last day, and a signature counts on its own."""
    public = new_key(copy / "other")
    file = copy / "content/signers"
    old = file.read_text().replace("namespaces=", 'valid-before="20260412",namespaces=')
    new = f'gazette valid-after="20260412",namespaces="gazette" {public}\n'
    file.write_text(old + new)
    assert sign(copy, key="other").files == ("published.log", "published.log.sig")
    assert found(copy) == ()
    with pytest.raises(Refused, match="2026-04-11"):
        sign(copy, "2026-01", key="other")


def test_a_key_that_is_not_among_the_signers_is_refused_with_its_line(copy: Path) -> None:
    """The mend, followed literally, mends."""
    public = new_key(copy / "other")
    with pytest.raises(Refused) as told:
        sign(copy, "2026-01", key="other")
    line = f'gazette namespaces="gazette" {public}'
    assert str(told.value.mend).endswith(f"：{line}")
    with (copy / "content/signers").open("a") as file:
        file.write(f"{line}\n")
    assert sign(copy, "2026-01", key="other").issues == ("2026-01",)
    assert found(copy) == ()


@pytest.mark.parametrize(
    ("public", "reason"),
    [
        ("ssh-rsa AAAAB3NzaC1yc2E=", "ssh-rsa"),
        ("sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaA==", "硬件钥匙"),
        ("", "不能用"),
    ],
)
def test_other_kinds_of_keys_are_refused(public: str, reason: str, copy: Path) -> None:
    """A hardware key signs otherwise each time; the word says so."""
    (copy / "other.pub").write_text(public)
    (copy / "other").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\n")
    with pytest.raises(Refused, match=reason):
        sign(copy, key="other")


def test_nothing_is_written_where_signing_fails(copy: Path) -> None:
    """A key with a passphrase that nobody can type, a public half of another key."""
    before = {path: path.read_bytes() for path in (copy / "content").rglob("*") if path.is_file()}
    new_key(copy / "other")
    shutil.copy(copy / "key.pub", copy / "other.pub")
    with pytest.raises(Refused, match="没有签成"):
        sign(copy, "2026-01", key="other")
    with pytest.raises(Refused, match="读不出钥匙"):
        sign(copy, key="none")
    after = {path: path.read_bytes() for path in (copy / "content").rglob("*") if path.is_file()}
    assert after == before


def test_a_machine_without_ssh_keygen_says_so(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It checks all but the signatures, and signs nothing."""
    monkeypatch.setattr(ssh_keygen, "PROGRAM", "ssh-keygen-is-not-here")
    assert found(copy) == ()
    with pytest.raises(Refused, match="ssh-keygen"):
        sign(copy)


def test_line_ends_of_another_system_change_no_signature(copy: Path) -> None:
    """Git may write CRLF; what is signed is what the site shows."""
    for name in ("published.log", "signers", "2026-01/published.lock"):
        file = copy / "content" / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert found(copy) == ()


def test_the_command_signs_what_is_not_signed(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says by which key, and what to do next."""
    (copy / "content/2026-02/published.lock.sig").unlink()
    asked = ["sign", "--content", os.fspath(copy / "content"), "--key", os.fspath(copy / "key")]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "2026-02" in said
    assert "SHA256:" in said
    assert main(asked) == 0
    assert "都已经签名" in capsys.readouterr().out
    assert main([*asked, "2031-01"]) == 1
    assert "2031-01" in capsys.readouterr().err


def test_publishing_says_which_keys_may_sign_from_now_on(copy: Path) -> None:
    """A key that somebody put into content/signers is not logged without a word."""
    other = new_key(copy / "other")
    with (copy / "content/signers").open("a", encoding="utf-8") as file:
        file.write(f'gazette namespaces="gazette" {other}\n')
    done = publish(copy, Act.AGAIN, "2026-01", reason="重排")
    assert [entry.act for entry in done.entries] == [Act.SIGNERS, Act.AGAIN]
    assert done.entries[0].reason.count("SHA256:") == 2


def test_what_ssh_keygen_said_is_not_asked_again(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build asks for what has changed alone; what was wrong once stays wrong."""
    assert build(copy).published
    asked = list[int]()

    def count(signers: bytes, several: Sequence[Signed]) -> tuple[bool, ...]:
        asked.append(len(several))
        return good(signers, several)

    monkeypatch.setattr(signature_checks, "good", count)
    assert build(copy).published
    assert asked == []
    path = copy / "content/2026-01/published.lock.sig"
    path.write_bytes((copy / "content/2026-02/published.lock.sig").read_bytes())
    for _ in range(2):
        result = build(copy)
        assert "signature-wrong" in {problem.rule for problem in result.problems}
    assert asked == [1]
