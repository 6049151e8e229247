"""The log and its keys, held against themselves: chain, signatures, what somebody else knows of it.

In: an Archive; a log, or the digest of a line of it, that somebody has from elsewhere.
Out: Findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import message
from gazette.model.publication import LOG_FORM, digest_of
from gazette.publication import chain
from gazette.publication.published_files import MANIFEST
from gazette.publication.signers import signers, signers_digest
from gazette.publication.ssh_keygen import Signed, available, good
from gazette.publication.sshsig import signature
from gazette.read.publication_log import entries_of
from gazette.verify.archive import SIGNATURE, Archive, plain
from gazette.verify.findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIRST_LINE = 2


def check_log(archive: Archive, known: bytes | str = b"") -> Iterator[Finding]:
    """Hold the log against itself, and against what is known of it from elsewhere."""
    if archive.log_bytes is None:
        what = message("这里没有出版记录：看不出有没有更新的一版，也看不出少了哪一期")
        yield Finding(Kind.UNPROVED, files.LOG, what)
        return
    if not archive.readable:
        what = message("不是出版记录写下的样子")
        yield Finding(Kind.DIFFERS, files.LOG, what)
        return
    broken = chain.broken(archive.log)
    for number in broken:
        what = message("第{number}条记录与上一条接不上：上一条被改过，或者少了一条", number=number)
        yield Finding(Kind.DIFFERS, files.LOG, what, unit=str(number + _FIRST_LINE - 1))
    if not broken:
        what = message("出版记录 {count} 条，首尾相接", count=len(archive.log))
        yield Finding(Kind.PROVED, files.LOG, what)
    if known:
        yield _continues(archive, known)


def _continues(archive: Archive, known: bytes | str) -> Finding:
    """Hold the log against an earlier one, or the digest of a line: it must go on from there."""
    heads = [digest_of(LOG_FORM), *(digest_of(str(entry)) for entry in archive.log)]
    if isinstance(known, bytes):
        before = entries_of(known.replace(b"\r\n", b"\n"))
        digest = digest_of(str(before[-1])) if before else ""
        number = len(before or ())
    else:
        digest, number = known, 0
    if digest in heads:
        what = message("出版记录从你已有的那一条（第{number}条）接下去", number=heads.index(digest))
        return Finding(Kind.PROVED, files.LOG, what)
    if number > len(archive.log):
        template = "你已有的出版记录到第{number}条，这里只到第{last}条：这是更早的一份"
        what = message(template, number=number, last=len(archive.log))
    else:
        what = message("出版记录里没有你已有的那一条：这是更早的一份，或者是另一份")
    return Finding(Kind.DIFFERS, files.LOG, what, unit=str(len(archive.log) + _FIRST_LINE - 1))


def check_signers(archive: Archive) -> Iterator[Finding]:
    """Hold the keys against the last line of the log that names them."""
    last = chain.signers_entry(archive.log)
    if last and not archive.signers:
        yield Finding(Kind.DIFFERS, files.SIGNERS, message("没有 {file}", file=files.SIGNERS))
    elif last and last.lock != signers_digest(archive.signers):
        what = message("不是出版记录第{number}条记下的那一份：钥匙被换过", number=last.number)
        yield Finding(Kind.DIFFERS, files.SIGNERS, what)
    elif archive.signers and not last:
        what = message("出版记录里没有记下这些钥匙")
        yield Finding(Kind.UNPROVED, files.SIGNERS, what)
    for key in signers(archive.signers.decode("utf-8", "replace")):
        template = "钥匙 {key} 是谁的，要与印出的公报上的指纹核对，或者问办公室"
        what = message(template, key=key.fingerprint)
        yield Finding(Kind.UNPROVED, files.SIGNERS, what, unit=str(key.line))


def check_signatures(archive: Archive) -> Iterator[Finding]:
    """Hold each signature against the keys that might sign on the day of the act."""
    signed: dict[str, Signed] = {}
    for path, (text, day) in _to_be_signed(archive).items():
        made = plain(archive.source, f"{path}{SIGNATURE}")
        if made is not None:
            signed[path] = Signed(text, made, day)
        elif path == files.LOG:
            what = message("出版记录没有签名：末尾少了几条，看不出来")
            yield Finding(Kind.UNPROVED, path, what)
        else:
            yield Finding(Kind.UNPROVED, path, message("没有签名"))
    if signed and not archive.signers:
        what = message("没有 {file}，{count} 个签名没有核验", file=files.SIGNERS, count=len(signed))
        yield Finding(Kind.UNPROVED, files.SIGNERS, what)
        return
    if not available():
        what = message("这台电脑上没有 ssh-keygen，{count} 个签名没有核验", count=len(signed))
        if signed:
            yield Finding(Kind.UNPROVED, files.SIGNERS, what)
        return
    for path, right in zip(signed, good(archive.signers, list(signed.values())), strict=True):
        yield _signature(path, signed[path], right=right)


def _signature(path: str, signed: Signed, *, right: bool) -> Finding:
    said = signature(signed.signature)
    if not said:
        return Finding(Kind.DIFFERS, f"{path}{SIGNATURE}", message("不是签名"))
    if right:
        what = message("签名有效，钥匙 {key}", key=said.fingerprint)
        return Finding(Kind.PROVED, path, what)
    template = "签名核验不过：文件被改过，或者钥匙 {key} 不在 signers 里、当时不在有效期"
    return Finding(Kind.DIFFERS, f"{path}{SIGNATURE}", message(template, key=said.fingerprint))


def _to_be_signed(archive: Archive) -> Mapping[str, tuple[bytes, str]]:
    """Return each file that is signed, with the day of its act."""
    found = {
        f"{name}/{MANIFEST}": (one.manifest, one.day)
        for name, one in archive.issues.items()
        if one.manifest and one.day
    }
    if archive.log_bytes and archive.log:
        found[files.LOG] = archive.log_bytes, archive.log[-1].day
    return found
